"""The document model: what every reader produces and every later step consumes.

A :class:`Document` is a flat sequence of :class:`Block` in reading order. Whatever the file
format was, a finding points into a block by character offsets, and the block's anchors bring
those offsets back to the place in the file. All classes are frozen, slotted and hold plain data,
so that a document can be pickled and sent between processes.

This module knows nothing of file formats and nothing of spaCy.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is for; some criteria and checks hold for one kind only."""

    LETTER = "letter"
    FORM = "form"
    WEB_PAGE = "web-page"
    EMAIL = "e-mail"
    POLICY = "policy"


class BlockKind(StrEnum):
    """The role a block of text plays on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    FIELD_LABEL = "field-label"
    HELP_TEXT = "help-text"
    OPTION = "option"
    PLACEHOLDER = "placeholder"
    ERROR_TEXT = "error-text"
    BUTTON = "button"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    IMAGE = "image"


class MarkKind(StrEnum):
    """What holds for a span of characters inside a block."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    CAPITALS = "capitals"
    SIZE = "size"
    LINK = "link"
    LANGUAGE = "language"
    MERGE_FIELD = "merge-field"
    FILL_IN = "fill-in"


class FieldKind(StrEnum):
    """How a form field is filled in."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    CHECKBOX = "checkbox"
    FILE = "file"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the characters ``[start, end)`` of a block live in the source file.

    ``part`` is the part of a package (``word/document.xml``) or empty for a one-part file.
    ``path`` is the element inside the part: child indices joined by ``/`` for XML
    (``0/4/2/1``, or ``0/4/tail`` and ``0/4/@alt`` for the text after an element and in an
    attribute), a JSON pointer for JSON, empty for plain text. ``offset`` counts characters
    from the start of that element's text (or of the file) to the character at ``start``.
    ``line`` counts from 1. ``box`` is (left, top, right, bottom) in points on ``page``.

    An anchor whose ``path`` is None covers characters that the page shows but no text node
    holds, such as the tab or line break of a ``w:tab`` or ``w:br``.
    """

    start: int
    end: int
    part: str = ""
    path: str | None = ""
    offset: int = 0
    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of the characters ``[start, end)`` of a block.

    ``value`` holds the link target, the size in points, the language code or the field name.
    """

    kind: MarkKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a block in a table; rows and columns count from 0.

    ``table`` numbers the tables of the document in reading order, nested ones included.
    ``rows`` and ``columns`` are the size of the table, empty cells included; 0 when not known.
    """

    table: int
    row: int
    column: int
    is_header: bool = False
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like unit of text, analysed as a text of its own.

    ``level`` is the heading level (1 is highest) or the list depth (from 1), else 0.
    ``number`` is the visible list or heading number that the file generates (``"2."``).
    ``style`` is the name of the paragraph style in the file. ``locked`` blocks are standard
    passages that are reported once and never rewritten. ``justified`` text has straight edges on
    both sides.

    The text of an image is its text alternative, empty when it has none. An image that is marked
    as decoration, or that runs along on every page, gives no block. A heading without text does:
    somebody who listens to the page hears it.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: str = ""
    style: str = ""
    cell: Cell | None = None
    page: int | None = None
    anchors: tuple[Anchor, ...] = ()
    marks: tuple[Mark, ...] = ()
    locked: bool = False
    justified: bool = False

    def anchor_at(self, offset: int) -> Anchor | None:
        """Return the anchor that covers the character at ``offset``, or None."""
        index = bisect_right(self.anchors, offset, key=lambda anchor: anchor.start) - 1
        if index < 0 or offset >= self.anchors[index].end:
            return None
        return self.anchors[index]

    def marked(self, kind: MarkKind) -> Iterator[Mark]:
        """Yield the marks of one kind, in order."""
        return (mark for mark in self.marks if mark.kind is kind)


@dataclass(frozen=True, slots=True)
class Field:
    """A place to fill in, with what the reader is told about it.

    ``label``, ``help`` and ``options`` are texts; ``*_blocks`` are the indices of the blocks
    that hold them. ``required`` is None when the form does not say. ``after`` is the index of
    the last block that stands before the field (-1 at the very start). ``tooltip`` is text that
    only shows on hovering, ``placeholder`` the grey text inside the field. ``shows_format`` says
    that the field itself shows how to fill it in: a calendar, a euro sign, a mask.

    ``shown_if`` are the conditions under which the form shows the field, as pairs: what decides
    (the name of a field, or a rule of the form) and the answer. All must hold; none: always shown.
    """

    kind: FieldKind
    label: str = ""
    label_block: int | None = None
    help: str = ""
    help_blocks: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    option_blocks: tuple[int, ...] = ()
    required: bool | None = None
    placeholder: str = ""
    tooltip: str = ""
    name: str = ""
    after: int = -1
    anchor: Anchor | None = None
    shows_format: bool = False
    shown_if: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Directive:
    """A remark in the file that switches a rule off: for one block, or for all when None."""

    rule: str
    reason: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A read document.

    ``path`` is what the user called the file (``-`` for standard input); ``format`` the format
    found in its content (``docx``, ``markdown``, ``text``). ``source_hash`` is the SHA-256 of
    the bytes read: a writer refuses a source whose hash differs. ``language`` is what the file
    says its language is, an empty string when it does not. ``kind`` is None until it is set or
    recognised. ``notes`` are remarks of the reader, in Dutch, about what it left out. A
    ``is_fragment`` is a piece of a page: what it lacks may stand in the file around it.
    """

    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    path: str = ""
    format: str = "text"
    kind: DocumentKind | None = None
    title: str = ""
    language: str = ""
    source_hash: str = ""
    directives: tuple[Directive, ...] = ()
    notes: tuple[str, ...] = ()
    is_fragment: bool = False
    _headings: tuple[int | None, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        headings: list[int | None] = []
        current: int | None = None
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING:
                current = index
            headings.append(current)
        object.__setattr__(self, "_headings", tuple(headings))

    @property
    def text(self) -> str:
        """The text of all blocks, one a line; for showing, never for offsets."""
        return "\n".join(block.text for block in self.blocks)

    def heading_of(self, index: int) -> Block | None:
        """Return the heading under which block ``index`` stands (itself when it is one)."""
        heading = self._headings[index]
        return None if heading is None else self.blocks[heading]


def source_hash(data: bytes) -> str:
    """Return the hash by which a document knows the file it was read from (SHA-256, hex)."""
    return hashlib.sha256(data).hexdigest()
