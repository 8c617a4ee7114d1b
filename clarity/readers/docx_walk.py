"""The one walk over a Word document, for its reader and its writer alike.

:func:`walk` yields the paragraphs of a part in reading order. A paragraph consists of segments,
and every character of a segment either stands in a ``w:t`` element, with the element's path and
the offset in its text, or is shown by an element that holds no text (a tab, a break, a symbol).

A path is the positions of elements among the element children of their parents, from the root
down, joined by ``/``. Comments and processing instructions do not count, so a path holds
whichever parser read the part. :func:`resolve` finds the element of a path.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeAlias

from clarity.readers.draft import Place

Element: TypeAlias = Any  # lxml ships no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_PREFIXES = {
    W[1:-1]: "w",
    W14[1:-1]: "w14",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "urn:schemas-microsoft-com:vml": "v",
}
_DROPPED = {"\u00ad", "\u200b", "\ufeff"}  # invisible on the page: they only split words
_NEEDS_CARE = re.compile("[\u00ad\u200b\ufeff\t\n\r]")
_DELETED = {"w:del", "w:moveFrom"}
_DRAWINGS = {"w:drawing", "w:pict", "w:object"}
_SHOWN = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:br": "\n", "w:noBreakHyphen": "-"}
_PICTURES = {"pic:pic", "c:chart", "dgm:relIds"}
_IN_RUN_SKIPPED = {"w:rPr", "w:delText", "w:softHyphen", "w:annotationRef", "w:footnoteRef"}


class SlotKind(StrEnum):
    """What a content control or legacy form field asks for."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    BOX = "box"
    NONE = "none"  # a container or a document property: nothing to fill in


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A content control (``w:sdt``) or legacy form field (``w:ffData``)."""

    kind: SlotKind
    path: str
    name: str = ""
    tooltip: str = ""
    options: tuple[str, ...] = ()
    shows_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its text alternative."""

    alt: str
    path: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that follow each other in one element.

    ``path`` is None when ``node`` shows characters that no text node holds. ``offset`` counts
    from the start of the text of ``node``.
    """

    text: str
    node: Element
    run: Element | None
    path: str | None
    offset: int = 0
    link: str = ""
    merge_field: str = ""
    slot: Slot | None = None
    symbol_font: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a part, in reading order."""

    element: Element
    part: str
    path: str
    segments: list[Segment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)
    cell: Place | None = None
    slot: Slot | None = None
    box: int = 0
    note: str = ""
    page: int | None = None
    _boxes: list[tuple[Element, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Context:
    link: str = ""
    merge_field: str = ""
    slot: Slot | None = None
    cell: Place | None = None
    box: int = 0
    note: str = ""
    deleted: bool = False


@dataclass(slots=True)
class _Field:
    """A complex field (``w:fldChar``) that is open at this point of the walk."""

    path: str
    data: Element | None
    deleted: bool
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    has_shown: bool = False
    merge_field: str = ""
    link: str = ""
    slot: Slot | None = None


def resolve(root: Element, path: str) -> Element:
    """Return the element at ``path`` under ``root``; raise LookupError when there is none."""
    element = root
    for step in path.split("/") if path else ():
        element = next(itertools.islice(_children(element), int(step), None), None)
        if element is None:
            raise LookupError(path)
    return element


def walk(
    root: Element,
    part: str,
    *,
    links: Mapping[str, str] | None = None,
    tables: Iterator[int] | None = None,
) -> Iterator[Paragraph]:
    """Yield the paragraphs of a part, those of tables and text boxes included.

    ``links`` maps relationship ids to addresses; ``tables`` numbers the tables, so that the
    parts of one document can share a count.
    """
    walker = _Walker(part, links or {}, tables or itertools.count())
    yield from walker.blocks(root, "", _Context())


@lru_cache(maxsize=4096)
def qualified(tag: Any) -> str:
    """Return a tag with its usual prefix (``w:p``), or an empty string for a foreign one."""
    if not isinstance(tag, str) or tag[0] != "{":
        return ""
    space, _, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else ""


def child(element: Element | None, *names: str) -> Element | None:
    """Return the descendant reached by the first ``w:`` child of each name in turn, or None."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *names: str) -> str | None:
    """Return ``w:val`` of the descendant reached as in :func:`child`, or None."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def is_on(element: Element | None) -> bool:
    """Say whether a toggle element is there and not switched off."""
    return element is not None and element.get(W + "val", "1") not in {"0", "false", "off"}


class _Walker:
    """The state that lasts from paragraph to paragraph: open fields, comments and the page."""

    def __init__(self, part: str, links: Mapping[str, str], tables: Iterator[int]) -> None:
        self.part = part
        self.links = links
        self.tables = tables
        self.boxes = itertools.count(1)
        self.fields: list[_Field] = []
        self.comments: set[str] = set()
        self.ranged: set[str] = set()
        self.page = 1

    # Blocks: paragraphs and tables, and what may stand around them.

    def blocks(self, parent: Element, path: str, context: _Context) -> Iterator[Paragraph]:
        carried: Paragraph | None = None
        for step, element in _numbered(parent, path):
            name = qualified(element.tag)
            if name == "w:p":
                paragraph = self.paragraph(element, step, context)
                if carried is not None:
                    _prepend(carried, paragraph)
                    carried = None
                if _mark_is_deleted(element):
                    carried = paragraph
                else:
                    yield from self.finished(paragraph, context)
            elif name == "w:tbl":
                if carried is not None:
                    yield from self.finished(carried, context)
                    carried = None
                yield from self.table(element, step, context)
            elif name in _DELETED:
                self.skip_deleted(element, step, context)
            else:
                yield from self.wrapper(element, name, step, context)
        if carried is not None:
            yield from self.finished(carried, context)

    def wrapper(
        self, element: Element, name: str, path: str, context: _Context
    ) -> Iterator[Paragraph]:
        if name == "w:sdt":
            inner = self.control(element, path, context)
            for step, content in _numbered(element, path):
                if qualified(content.tag) == "w:sdtContent":
                    yield from self.blocks(content, step, inner)
        elif name == "mc:AlternateContent":
            branch = _branch(element, path)
            if branch is not None:
                yield from self.blocks(*branch, context)
        elif name in {"w:footnote", "w:endnote"}:
            if element.get(W + "type", "normal") == "normal":
                note = replace(context, note=element.get(W + "id", ""))
                yield from self.blocks(element, path, note)
        elif not self.comment_event(element, name) and not name.endswith("Pr"):
            yield from self.blocks(element, path, context)

    def finished(self, paragraph: Paragraph, context: _Context) -> Iterator[Paragraph]:
        yield paragraph
        for element, path in paragraph._boxes:
            fields, self.fields = self.fields, []
            inner = _Context(cell=context.cell, box=next(self.boxes), note=context.note)
            yield from self.blocks(element, path, inner)
            self.fields = fields

    def table(self, element: Element, path: str, context: _Context) -> Iterator[Paragraph]:
        if context.cell is not None:
            context.cell.has_table = True
        look = child(element, "tblPr", "tblLook")
        template = Place(
            next(self.tables),
            0,
            0,
            table_style=value(element, "tblPr", "tblStyle") or "",
            first_row_look=look is not None and _has_first_row(look),
        )
        rows = itertools.count()
        yield from self.rows(element, path, context, template, rows)

    def rows(
        self, parent: Element, path: str, context: _Context, table: Place, rows: Iterator[int]
    ) -> Iterator[Paragraph]:
        for step, element, inner in self.unwrapped(parent, path, context, "w:tr"):
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                self.skip_deleted(element, step, inner)
                continue
            row = replace(table, row=next(rows), is_header=is_on(child(properties, "tblHeader")))
            row.column = _number(value(properties, "gridBefore"), 0)
            yield from self.cells(element, step, inner, row)

    def cells(
        self, parent: Element, path: str, context: _Context, row: Place
    ) -> Iterator[Paragraph]:
        column = row.column
        for step, element, inner in self.unwrapped(parent, path, context, "w:tc"):
            properties = child(element, "tcPr")
            if child(properties, "cellDel") is not None:
                self.skip_deleted(element, step, inner)
                continue
            merge = child(properties, "vMerge")
            place = replace(
                row,
                column=column,
                span=_number(value(properties, "gridSpan"), 1),
                is_merged=merge is not None and merge.get(W + "val") != "restart",
            )
            column += place.span
            yield from self.blocks(element, step, replace(inner, cell=place))

    def unwrapped(
        self, parent: Element, path: str, context: _Context, wanted: str
    ) -> Iterator[tuple[str, Element, _Context]]:
        """Yield the rows or cells under ``parent``, looking through what may wrap them."""
        for step, element in _numbered(parent, path):
            name = qualified(element.tag)
            if name == wanted:
                yield step, element, context
            elif name == "w:sdt":
                inner = self.control(element, step, context)
                yield from self.unwrapped(element, step, inner, wanted)
            elif name in _DELETED:
                self.skip_deleted(element, step, context)
            elif name in {"w:sdtContent", "w:customXml", "w:ins", "w:moveTo"}:
                yield from self.unwrapped(element, step, context, wanted)
            else:
                self.comment_event(element, name)

    # Inside a paragraph.

    def paragraph(self, element: Element, path: str, context: _Context) -> Paragraph:
        out = Paragraph(
            element,
            self.part,
            path,
            cell=context.cell,
            slot=context.slot,
            box=context.box,
            note=context.note,
        )
        self.inline(element, path, context, out)
        out.page = out.page or self.page
        return out

    def inline(self, parent: Element, path: str, context: _Context, out: Paragraph) -> None:
        for step, element in _numbered(parent, path):
            name = qualified(element.tag)
            if name == "w:r":
                self.run(element, element, step, context, out)
            elif name == "w:sdt":
                self.inline_control(element, step, context, out)
            elif name == "w:fldSimple":
                self.simple_field(element, step, context, out)
            elif name == "mc:AlternateContent":
                branch = _branch(element, step)
                if branch is not None:
                    self.inline(*branch, context, out)
            elif name in _DELETED:
                self.inline(element, step, replace(context, deleted=True), out)
            elif name == "w:hyperlink":
                link = self.target(element)
                self.inline(element, step, replace(context, link=link), out)
            elif not self.comment_event(element, name) and not name.endswith("Pr"):
                self.inline(element, step, context, out)

    def run(
        self, run: Element, parent: Element, path: str, context: _Context, out: Paragraph
    ) -> None:
        for step, element in _numbered(parent, path):
            name = qualified(element.tag)
            if name == "w:t":
                self.text(element, run, step, context, out)
            elif name == "w:fldChar":
                self.field_char(element, run, step, context, out)
                self.run(run, element, step, context, out)  # some writers put text inside
            elif name in {"w:instrText", "w:delInstrText"}:
                if self.fields and not self.fields[-1].in_result:
                    self.fields[-1].code.append(element.text or "")
            elif name in _SHOWN:
                self.show(_SHOWN[name], element, run, context, out)
            elif name == "w:sym":
                self.symbol(element, run, context, out)
            elif name == "w:lastRenderedPageBreak":
                self.page += 1
            elif name == "w:commentReference":
                self.comment_reference(element, out)
            elif name in _DRAWINGS:
                self.drawing(element, step, context, out)
            elif name == "mc:AlternateContent":
                branch = _branch(element, step)
                if branch is not None:
                    self.run(run, *branch, context, out)
            elif name == "w:ruby":
                self.ruby(element, step, context, out)
            elif name and name not in _IN_RUN_SKIPPED:
                self.run(run, element, step, context, out)

    def ruby(self, element: Element, path: str, context: _Context, out: Paragraph) -> None:
        for step, part in _numbered(element, path):
            if qualified(part.tag) == "w:rubyBase":
                self.inline(part, step, context, out)

    def text(
        self, element: Element, run: Element, path: str, context: _Context, out: Paragraph
    ) -> None:
        content = element.text or ""
        start, end = 0, len(content)
        if content != content.strip(" \t\r\n") and not _keeps_space(element):
            end = len(content.rstrip(" \t\r\n"))
            start = end - len(content[:end].lstrip(" \t\r\n"))
        if not _NEEDS_CARE.search(content):
            self.emit(content[start:end], element, run, path, start, context, out)
            return
        for piece in re.finditer("[^\u00ad\u200b\ufeff]+", content[start:end]):
            shown = re.sub("[\t\n\r]", " ", piece.group())
            self.emit(shown, element, run, path, start + piece.start(), context, out)

    def show(
        self,
        text: str,
        element: Element,
        run: Element | None,
        context: _Context,
        out: Paragraph,
        font: str = "",
    ) -> None:
        self.emit(text, element, run, None, 0, context, out, font)

    def symbol(self, element: Element, run: Element, context: _Context, out: Paragraph) -> None:
        try:
            character = chr(int(element.get(W + "char", ""), 16))
        except (ValueError, OverflowError):
            return
        self.show(character, element, run, context, out, element.get(W + "font", ""))

    def emit(
        self,
        text: str,
        element: Element,
        run: Element | None,
        path: str | None,
        offset: int,
        context: _Context,
        out: Paragraph,
        font: str = "",
    ) -> None:
        if context.deleted or not all(item.in_result for item in self.fields):
            return
        link, merge_field, slot = context.link, context.merge_field, context.slot
        for item in self.fields:
            item.has_shown = item.has_shown or bool(text)
            link = item.link or link
            merge_field = item.merge_field or merge_field
            slot = item.slot or slot
        if not out.segments:
            out.page = self.page
        out.comments |= self.comments
        out.segments.append(
            Segment(text, element, run, path, offset, link, merge_field, slot, font)
        )

    # Fields and content controls.

    def field_char(
        self, element: Element, run: Element, path: str, context: _Context, out: Paragraph
    ) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            data = child(element, "ffData")
            self.fields.append(_Field(path, data, context.deleted))
        elif kind == "separate" and self.fields:
            _start_result(self.fields[-1])
        elif kind == "end" and self.fields:
            self.end_field(element, run, context, out)

    def end_field(self, element: Element, run: Element, context: _Context, out: Paragraph) -> None:
        open_field = self.fields[-1]
        if not open_field.in_result:
            _start_result(open_field)
        if not open_field.has_shown and not (open_field.deleted or context.deleted):
            stand_in = _stand_in(open_field)
            if stand_in is not None:
                self.show(stand_in, element, run, context, out)
        self.fields.pop()

    def simple_field(self, element: Element, path: str, context: _Context, out: Paragraph) -> None:
        code = element.get(W + "instr", "")
        name = _merge_name(code)
        link = _link_target(code) or context.link
        before = len(out.segments)
        inner = replace(context, merge_field=name or context.merge_field, link=link)
        self.inline(element, path, inner, out)
        if name and not any(segment.text for segment in out.segments[before:]):
            self.show(f"«{name}»", element, None, inner, out)

    def control(self, element: Element, path: str, context: _Context) -> _Context:
        slot = _control_slot(element, path)
        return context if slot is None else replace(context, slot=slot)

    def inline_control(
        self, element: Element, path: str, context: _Context, out: Paragraph
    ) -> None:
        inner = self.control(element, path, context)
        before = len(out.segments)
        for step, content in _numbered(element, path):
            if qualified(content.tag) == "w:sdtContent":
                self.inline(content, step, inner, out)
        if inner.slot is not context.slot and len(out.segments) == before:
            self.show("", element, None, inner, out)  # an empty control is still a field

    # Comments, links, drawings.

    def comment_event(self, element: Element, name: str) -> bool:
        if name == "w:commentRangeStart":
            self.comments.add(element.get(W + "id", ""))
            self.ranged.add(element.get(W + "id", ""))
        elif name == "w:commentRangeEnd":
            self.comments.discard(element.get(W + "id", ""))
        else:
            return False
        return True

    def comment_reference(self, element: Element, out: Paragraph) -> None:
        if element.get(W + "id", "") not in self.ranged:
            out.comments.add(element.get(W + "id", ""))

    def target(self, element: Element) -> str:
        anchor = element.get(W + "anchor", "")
        address = self.links.get(element.get(R + "id", ""), "")
        return f"{address}#{anchor}" if anchor else address

    def drawing(self, element: Element, path: str, context: _Context, out: Paragraph) -> None:
        if context.deleted or not all(item.in_result for item in self.fields):
            return
        if qualified(element.tag) in {"wp:inline", "wp:anchor"} and _holds_picture(element):
            alt = _alternative(element)
            if alt is not None:
                out.pictures.append(Picture(alt, path))
        for step, part in _numbered(element, path):
            name = qualified(part.tag)
            if name == "w:txbxContent":
                out._boxes.append((part, step))
            elif name == "mc:AlternateContent":
                branch = _branch(part, step)
                if branch is not None:
                    self.drawing(*branch, context, out)
            elif name == "v:imagedata" and qualified(element.tag).startswith("v:"):
                out.pictures.append(Picture((element.get("alt") or "").strip(), step))
            else:
                self.drawing(part, step, context, out)

    def skip_deleted(self, element: Element, path: str, context: _Context) -> None:
        """Walk deleted content for the sake of its field characters only."""
        silent = replace(context, deleted=True)
        comments = set(self.comments)
        for _ in self.blocks(element, path, silent):
            pass
        self.comments = comments


def _children(parent: Element) -> Iterator[Element]:
    return (element for element in parent if isinstance(element.tag, str))


def _numbered(parent: Element, path: str) -> Iterator[tuple[str, Element]]:
    prefix = f"{path}/" if path else ""
    for index, element in enumerate(_children(parent)):
        yield f"{prefix}{index}", element


def _branch(element: Element, path: str) -> tuple[Element, str] | None:
    """Return the branch of alternate content that a modern Word shows, with its path."""
    branches = [(item, step) for step, item in _numbered(element, path)]
    for wanted in ("mc:Choice", "mc:Fallback"):
        for item, step in branches:
            if qualified(item.tag) == wanted:
                return item, step
    return None


def _prepend(first: Paragraph, second: Paragraph) -> None:
    """Join two paragraphs between which the paragraph mark is deleted."""
    second.segments[:0] = first.segments
    second.pictures[:0] = first.pictures
    second._boxes[:0] = first._boxes
    second.comments |= first.comments
    second.page = first.page if first.segments else second.page


def _mark_is_deleted(element: Element) -> bool:
    properties = child(element, "pPr", "rPr")
    if properties is None:
        return False
    return any(child(properties, name) is not None for name in ("del", "moveFrom"))


def _keeps_space(element: Element) -> bool:
    setting: str | None = element.get(XML_SPACE)
    while setting is None and element.getparent() is not None:
        element = element.getparent()
        setting = element.get(XML_SPACE)
    return setting == "preserve"


def _has_first_row(look: Element) -> bool:
    flag = look.get(W + "firstRow")
    if flag is not None:
        return flag not in {"0", "false", "off"}
    try:
        return bool(int(look.get(W + "val", "0"), 16) & 0x20)
    except ValueError:
        return False


def _number(text: str | None, default: int) -> int:
    try:
        return min(max(int(text or ""), 0), 1000)
    except ValueError:
        return default


def _start_result(open_field: _Field) -> None:
    code = "".join(open_field.code)
    open_field.in_result = True
    open_field.merge_field = _merge_name(code)
    open_field.link = _link_target(code)
    word = code.split(None, 1)[0].upper() if code.strip() else ""
    kinds = {
        "FORMTEXT": SlotKind.TEXT,
        "FORMCHECKBOX": SlotKind.BOX,
        "FORMDROPDOWN": SlotKind.CHOICE,
    }
    if word in kinds:
        open_field.slot = _legacy_slot(open_field, kinds[word])


def _stand_in(open_field: _Field) -> str | None:
    """Return what the page shows for a field whose result holds no text."""
    if open_field.merge_field:
        return f"«{open_field.merge_field}»"
    if open_field.slot is None:
        return None
    if open_field.slot.kind is not SlotKind.BOX:
        return ""
    box = child(open_field.data, "checkBox")
    state = child(box, "checked") if child(box, "checked") is not None else child(box, "default")
    return "☒" if is_on(state) else "☐"


def _merge_name(code: str) -> str:
    match = re.match(r'\s*MERGEFIELD\s+(?:"([^"]*)"|(\S+))', code, re.IGNORECASE)
    return (match.group(1) or match.group(2) or "").strip() if match else ""


def _link_target(code: str) -> str:
    match = re.match(r'\s*HYPERLINK(?:\s+"([^"]*)")?(?:\s+\\l\s+"([^"]*)")?', code, re.IGNORECASE)
    if match is None:
        return ""
    address, anchor = match.group(1) or "", match.group(2) or ""
    return f"{address}#{anchor}" if anchor else address


def _legacy_slot(open_field: _Field, kind: SlotKind) -> Slot:
    data = open_field.data
    texts = [value(data, "statusText"), value(data, "helpText")]
    entries = () if data is None else data.iterfind(f"{W}ddList/{W}listEntry")
    if kind is SlotKind.TEXT and value(data, "textInput", "type") in {"date", "currentDate"}:
        kind = SlotKind.DATE
    return Slot(
        kind,
        open_field.path,
        name=value(data, "name") or "",
        tooltip=next((text for text in texts if text), ""),
        options=tuple(entry.get(W + "val", "") for entry in entries),
        shows_placeholder=True,
    )


def _control_slot(element: Element, path: str) -> Slot | None:
    properties = child(element, "sdtPr")
    if properties is None or child(properties, "docPartObj") is not None:
        return None
    kind = _control_kind(properties)
    shows = is_on(child(properties, "showingPlcHdr"))
    if kind is SlotKind.NONE and not shows:
        return None
    return Slot(
        kind,
        path,
        name=value(properties, "alias") or value(properties, "tag") or "",
        options=_control_options(properties),
        shows_placeholder=shows,
    )


def _control_kind(properties: Element) -> SlotKind:
    binding = child(properties, "dataBinding")
    mapping = "" if binding is None else binding.get(W + "prefixMappings", "")
    if "core-properties" in mapping or "extended-properties" in mapping:
        return SlotKind.NONE
    if properties.find(W14 + "checkbox") is not None:
        return SlotKind.BOX
    if child(properties, "date") is not None:
        return SlotKind.DATE
    if child(properties, "dropDownList") is not None or child(properties, "comboBox") is not None:
        return SlotKind.CHOICE
    if child(properties, "text") is not None:
        return SlotKind.TEXT
    if any(child(properties, name) is not None for name in ("group", "picture", "docPartList")):
        return SlotKind.NONE
    return SlotKind.TEXT if is_on(child(properties, "showingPlcHdr")) else SlotKind.NONE


def _control_options(properties: Element) -> tuple[str, ...]:
    lists = (child(properties, "dropDownList"), child(properties, "comboBox"))
    entries = [item for found in lists if found is not None for item in found]
    texts = (
        (item.get(W + "displayText") or item.get(W + "value", ""), item.get(W + "value"))
        for item in entries
        if qualified(item.tag) == "w:listItem"
    )
    # The entry without a value is the prompt ("Kies een item."), no answer.
    return tuple(text for text, stored in texts if text and stored != "")


def _holds_picture(element: Element) -> bool:
    if any(qualified(item.tag) == "w:txbxContent" for item in element.iter()):
        return False
    return any(qualified(item.tag) in _PICTURES for item in element.iter())


def _alternative(element: Element) -> str | None:
    """Return the text alternative, or None for a picture that is marked as decoration."""
    if any(item.get("val") in {"1", "true"} for item in element.iter(DECORATIVE)):
        return None
    wanted = {"wp:docPr", "pic:cNvPr"}
    texts = (item.get("descr", "") for item in element.iter() if qualified(item.tag) in wanted)
    return next((text.strip() for text in texts if text.strip()), "")
