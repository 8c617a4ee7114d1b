"""The package around a Word document: a zip that is measured before it is opened.

Works alike for .docx, .docm, .dotx and .dotm: the content type of the main part plays no role.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from clarity.errors import UnreadableDocumentError

Element: TypeAlias = Any  # lxml ships no types

MAX_ENTRIES = 20_000
MAX_UNPACKED = 400 * 1024 * 1024
MAX_PART = 100 * 1024 * 1024
MAX_RATIO = 150
RATIO_COUNTS_FROM = 10 * 1024 * 1024

BROKEN = (
    "Dit Word-bestand is beschadigd. Open het in Word, sla het opnieuw op als .docx "
    "en probeer het nog een keer."
)
BOMB = (
    "Dit bestand wordt na het uitpakken te groot en is daarom niet geopend. "
    "Haal grote afbeeldingen eruit of splits het document."
)
LOCKED = (
    "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."
)
NOT_WORD = (
    "Dit is een zipbestand, maar er zit geen Word-document in. Kies een bestand dat eindigt "
    "op .docx."
)

# Word's strict variant differs in the addresses of its namespaces only.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another part, or to an address outside the file."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an open package, parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        self._zip = _open_zip(data)
        _measure(self._zip.infolist())
        self._names = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in self._zip.infolist()
        }
        self._roots: dict[str, Element] = {}
        self.main_part = self._find_main_part()

    def has(self, part: str) -> bool:
        """Say whether the package holds this part."""
        return part.lower() in self._names

    def root(self, part: str) -> Element:
        """Return the root element of an XML part; raise when it is missing or broken."""
        if part not in self._roots:
            self._roots[part] = parse_xml(self._read(part))
        return self._roots[part]

    def optional_root(self, part: str | None) -> Element | None:
        """Return the root of a part that the text can do without, or None."""
        if part is None or not self.has(part):
            return None
        try:
            return self.root(part)
        except UnreadableDocumentError:
            return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part (of the package for an empty name) by their id."""
        folder, name = posixpath.split(part)
        root = self.optional_root(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            item.get("Id", ""): _relationship(item, folder) for item in root.iter(_RELATIONSHIP)
        }

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts of one kind (``footnotes``) that a part refers to."""
        found = (item for item in self.relationships(part).values() if item.kind == kind)
        return [item.target for item in found if not item.external and self.has(item.target)]

    def _find_main_part(self) -> str:
        for name in self.related("", "officeDocument"):
            if name.lower().endswith(".xml"):
                return self._names[name.lower()].filename.replace("\\", "/").lstrip("/")
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise UnreadableDocumentError(NOT_WORD)

    def _read(self, part: str) -> bytes:
        info = self._names.get(part.lower())
        if info is None:
            raise UnreadableDocumentError(BROKEN)
        if info.flag_bits & 1:
            raise UnreadableDocumentError(LOCKED)
        if info.file_size > MAX_PART:
            raise UnreadableDocumentError(BOMB)
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise UnreadableDocumentError(BROKEN) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableDocumentError(BROKEN) from error


def parse_xml(data: bytes) -> Element:
    """Parse XML without entities, network or huge trees; raise when it is broken."""
    if _STRICT_MARK in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
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
        raise UnreadableDocumentError(BROKEN) from error
    if root is None or root.getroottree().docinfo.doctype:
        raise UnreadableDocumentError(BROKEN)  # a package part never has a DTD
    return root


def _open_zip(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableDocumentError(BROKEN) from error


def _measure(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        raise UnreadableDocumentError(BOMB)
    if unpacked > RATIO_COUNTS_FROM and unpacked / packed > MAX_RATIO:
        raise UnreadableDocumentError(BOMB)


def _relationship(item: Element, folder: str) -> Relationship:
    target = item.get("Target", "")
    external = item.get("TargetMode", "") == "External"
    if not external:
        target = _part_name(target, folder)
    return Relationship(item.get("Type", "").rsplit("/", 1)[-1], target, external)


def _part_name(target: str, folder: str) -> str:
    target = unquote(target).replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
