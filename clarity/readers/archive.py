"""A zip with XML parts, as Word and OpenDocument files are: measured before it is opened.

No name from the zip is ever used as a path, nothing is written, and a zip inside it stays shut.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from clarity.errors import UnreadableDocumentError
from clarity.readers.sniff import DAMAGE

Element: TypeAlias = Any  # lxml ships no types

MAX_ENTRIES = 20_000
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PART = 100 * 1024 * 1024
MAX_RATIO = 150
RATIO_COUNTS_FROM = 10 * 1024 * 1024

BOMB = (
    "Dit bestand wordt na het uitpakken te groot en is daarom niet geopend. "
    "Haal grote afbeeldingen eruit of splits het document."
)
LOCKED = (
    "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."
)


class Archive:
    """The parts of an open package, parsed when asked for.

    ``broken`` is the message of the UnreadableDocumentError for a zip or part that is damaged.
    """

    def __init__(self, data: bytes, broken: str) -> None:
        self.broken = broken
        self._zip = self._open(data)
        _measure(self._zip.infolist())
        self._names = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in self._zip.infolist()
        }
        self._roots: dict[str, Element] = {}

    def has(self, part: str) -> bool:
        """Say whether the package holds this part."""
        return part.lower() in self._names

    def names(self) -> list[str]:
        """Return the names of the parts, as the package writes them."""
        return [info.filename.replace("\\", "/").lstrip("/") for info in self._names.values()]

    def root(self, part: str) -> Element:
        """Return the root element of an XML part; raise when it is missing or broken."""
        if part not in self._roots:
            self._roots[part] = self.parse(self.read(part))
        return self._roots[part]

    def optional_root(self, part: str | None) -> Element | None:
        """Return the root of a part that the text can do without, or None."""
        if part is None or not self.has(part):
            return None
        try:
            return self.root(part)
        except UnreadableDocumentError:
            return None

    def read(self, part: str) -> bytes:
        """Return the bytes of a part; raise when it is missing, broken, locked or too large."""
        info = self._names.get(part.lower())
        if info is None:
            raise UnreadableDocumentError(self.broken)
        if info.flag_bits & 1:
            raise UnreadableDocumentError(LOCKED)
        if info.file_size > MAX_PART:
            raise UnreadableDocumentError(BOMB)
        try:
            return self._zip.read(info)
        except DAMAGE as error:
            raise UnreadableDocumentError(self.broken) from error

    def parse(self, data: bytes) -> Element:
        """Parse XML without entities, network or huge trees; raise when it is broken."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableDocumentError(self.broken) from error
        if root is None or root.getroottree().docinfo.doctype:
            raise UnreadableDocumentError(self.broken)  # a package part never has a DTD
        return root

    def _open(self, data: bytes) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise UnreadableDocumentError(self.broken) from error


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise UnreadableDocumentError(BOMB)
    if unpacked > RATIO_COUNTS_FROM and unpacked / packed > MAX_RATIO:
        raise UnreadableDocumentError(BOMB)
