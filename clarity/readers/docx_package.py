"""The package around a Word document: a zip that is measured before it is opened.

Works alike for .docx, .docm, .dotx and .dotm: the content type of the main part plays no role.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from clarity.errors import UnreadableDocumentError
from clarity.readers.archive import Archive, Element

BROKEN = (
    "Dit Word-bestand is beschadigd. Open het in Word, sla het opnieuw op als .docx "
    "en probeer het nog een keer."
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


class Package(Archive):
    """The parts of an open Word document."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, BROKEN)
        self.main_part = self._find_main_part()

    def parse(self, data: bytes) -> Element:
        """Parse a part; Word's strict variant is read as the usual one."""
        if _STRICT_MARK in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return super().parse(data)

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
