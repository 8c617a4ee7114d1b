"""OpenDocument texts (.odt, .ott): bytes in, a Document out.

The reader walks over the XML itself: it has to know of every character in which text node it
stands, what hides it and what it inherits, and it may open no zip that has not been measured.
The anchors name the part and the element, as :mod:`clarity.readers.node_paths` does.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clarity.document import Anchor, BlockKind, Directive, Document, MarkKind, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.archive import LOCKED, Archive
from clarity.readers.directives import parse_directives
from clarity.readers.draft import Draft, Gap, GapKind, Place, settle
from clarity.readers.form_fields import find_fields, find_gaps
from clarity.readers.gaps import fill_in, gap_anchor, leader_tabs, underlined_blanks
from clarity.readers.line import SPACES, Line, pieces
from clarity.readers.looks import (
    judge_looks,
    main_language,
    mark_header_rows,
    without_own_language,
)
from clarity.readers.node_paths import TAIL, children, is_element, join
from clarity.readers.odt_styles import Counter, OdtStyles, get, name, whole

Element: TypeAlias = Any  # lxml ships no types

CONTENT, STYLES, META, MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
BROKEN = (
    "Dit LibreOffice-bestand is beschadigd. Open het in LibreOffice, sla het opnieuw op als .odt "
    "en probeer het nog een keer."
)

_SKIPPED = frozenset(
    "text:tracked-changes text:note-citation text:table-of-content-source text:ruby-text"
    " text:illustration-index-source text:table-index-source text:object-index-source"
    " text:user-index-source text:alphabetical-index-source text:bibliography-source"
    " office:forms office:event-listeners text:sequence-decls text:variable-decls"
    " text:user-field-decls text:dde-connection-decls office:scripts office:settings"
    " text:alphabetical-index-auto-mark-file office:binary-data text:script svg:title svg:desc"
    " text:hidden-paragraph office:change-info".split()
)
_SHOWN = {"text:tab": "\t", "text:line-break": "\n"}
_MERGE_FIELDS = frozenset(
    "text:placeholder text:database-display text:user-field-get text:variable-get"
    " text:user-field-input text:variable-set".split()
)
_HEADERS = frozenset("style:header style:header-left style:header-first".split())
_FOOTERS = frozenset("style:footer style:footer-left style:footer-first".split())
_CONTROLS = {
    "form:text": GapKind.TEXT,
    "form:textarea": GapKind.TEXT,
    "form:formatted-text": GapKind.TEXT,
    "form:number": GapKind.TEXT,
    "form:password": GapKind.TEXT,
    "form:time": GapKind.TEXT,
    "form:file": GapKind.TEXT,
    "form:date": GapKind.DATE,
    "form:checkbox": GapKind.BOX,
    "form:radio": GapKind.BOX,
    "form:listbox": GapKind.CHOICE,
    "form:combobox": GapKind.CHOICE,
}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read, with what hangs on it."""

    path: str
    style: str
    line: Line = field(default_factory=Line)
    gaps: list[Gap] = field(default_factory=list)
    covered: list[tuple[int, int]] = field(default_factory=list)  # prompts of controls
    pictures: list[Draft] = field(default_factory=list)
    boxes: list[tuple[Element, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for a paragraph, from the elements around it."""

    kind: BlockKind | None = None
    place: Place | None = None
    box: int = 0
    depth: int = 0  # of lists
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class _Inside:
    """What holds for characters, from the elements around them."""

    spans: tuple[str, ...] = ()
    link: str = ""
    merge_field: str = ""


def read_odt(data: bytes, *, path: str = "") -> Document:
    """Read an OpenDocument text; raise UnreadableDocumentError with one clear line."""
    archive = Archive(data, BROKEN)
    _refuse_locked(archive)
    try:
        return replace(_Reading(archive).document(), path=path, source_hash=source_hash(data))
    except RecursionError as error:
        raise UnreadableDocumentError(BROKEN) from error


def _refuse_locked(archive: Archive) -> None:
    manifest = archive.optional_root(MANIFEST)
    locked = manifest is not None and any(
        is_element(item) and item.tag.endswith("}encryption-data") for item in manifest.iter()
    )
    if locked or archive.has("encrypted-package"):
        raise UnreadableDocumentError(LOCKED)


class _Reading:
    """The reading of one file."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.tables = itertools.count()
        self.boxes = itertools.count(1)
        content, shared = archive.root(CONTENT), archive.optional_root(STYLES)
        self.content = content
        self.shared = shared
        self.page: int | None = 1 if _has_pages(content) else None

    def document(self) -> Document:
        body = self.body()
        notes = body.notes
        headers = self.running(_HEADERS, BlockKind.HEADER)
        footers = self.running(_FOOTERS, BlockKind.FOOTER)
        drafts = [*headers, *body.drafts, *notes, *footers]
        mark_header_rows(drafts, lambda place: False)
        judge_looks(drafts)
        language = main_language(body.drafts)
        for draft in drafts:
            draft.marks = without_own_language(draft.marks, language)
        blocks, fields, index = settle(drafts, find_fields(drafts))
        remarks = [(draft, text) for draft, texts in body.remarks for text in texts]
        return Document(
            blocks,
            fields,
            format="odt",
            title=self.title(),
            language=language,
            directives=tuple(_directives(drafts, remarks, index)),
        )

    def body(self) -> _Part:
        for path, element in _find(self.content, "office:text"):
            part = _Part(CONTENT, self.styles(self.content), self)
            part.controls = _controls(element)
            part.blocks(element, path, _Around())
            return part
        raise UnreadableDocumentError(BROKEN)

    def running(self, names: frozenset[str], kind: BlockKind) -> list[Draft]:
        """Read the headers or footers of the pages in use; those that say the same count once."""
        seen: set[tuple[str, ...]] = set()
        drafts: list[Draft] = []
        self.page = None
        for path, element in _find(self.shared, *names):
            if get(element, "style:display") == "false" or not self.is_used(element.getparent()):
                continue
            part = _Part(STYLES, self.styles(self.shared), self)
            part.blocks(element, path, _Around(kind))
            texts = tuple(draft.text for draft in part.drafts)
            if texts not in seen:
                seen.add(texts)
                drafts += part.drafts
        return drafts

    def is_used(self, master: Element) -> bool:
        masters = [item for _, item in _find(self.shared, "style:master-page")]
        used = {get(item, "style:master-page-name") for item in self.content.iter()
                if is_element(item)}  # fmt: skip
        used |= {"Standard"} if len(masters) > 1 else {get(item, "style:name") for item in masters}
        for item in masters:
            if get(item, "style:name") in used:
                used.add(get(item, "style:next-style-name"))
        return get(master, "style:name") in used

    def styles(self, root: Element) -> OdtStyles:
        """Return the styles of a part: its own automatic ones over the shared ones."""
        styles = OdtStyles()
        for _, element in _find(self.shared, "office:styles"):
            styles.read(element)
        for _, element in _find(root, "office:automatic-styles"):
            styles.read(element)
        return styles

    def title(self) -> str:
        for _, element in _find(self.archive.optional_root(META), "dc:title"):
            return " ".join((element.text or "").split())
        return ""


class _Part:
    """The walk over the body, or over one header or footer."""

    def __init__(self, part: str, styles: OdtStyles, reading: _Reading) -> None:
        self.part = part
        self.styles = styles
        self.reading = reading
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self.remarks: list[tuple[Draft, list[str]]] = []
        self.controls: dict[str, tuple[str, Element]] = {}
        self.counters: dict[str, Counter] = {}
        self.outline = Counter()
        self.number: str | None = None  # of the list item that has not had its paragraph yet
        self.looks: dict[tuple[str, tuple[str, ...]], Any] = {}

    # Blocks.

    def blocks(self, element: Element, path: str, around: _Around) -> None:
        for position, child in enumerate(children(element)):
            self.block(child, join(path, position), around)

    def block(self, element: Element, path: str, around: _Around) -> None:
        kind = name(element)
        if kind in _SKIPPED or _is_hidden_section(element, kind):
            return
        if kind in {"text:p", "text:h"}:
            self.paragraph(element, path, around)
        elif kind == "text:list":
            self.list_items(element, path, around)
        elif kind == "table:table":
            self.table(element, path, around)
        elif kind == "text:soft-page-break":
            self.turn_page()
        elif kind in {"draw:frame", "draw:control"} or kind.startswith("draw:"):
            self.loose_drawing(element, path, around)
        else:
            self.blocks(element, path, around)

    def turn_page(self) -> None:
        if self.reading.page is not None:
            self.reading.page += 1

    def loose_drawing(self, element: Element, path: str, around: _Around) -> None:
        """Read a drawing that is anchored to the page and stands in no paragraph."""
        paragraph = _Paragraph(path, "")
        self.drawing(element, path, paragraph, _Inside())
        self.finish(paragraph, element, around)

    # Lists.

    def list_items(self, element: Element, path: str, around: _Around) -> None:
        style = get(element, "text:style-name") or around.list_style
        depth = around.depth + 1
        goes_on = get(element, "text:continue-numbering") == "true" or get(
            element, "text:continue-list"
        )
        if depth == 1 and not goes_on:
            self.counters[style] = Counter()
        inner = replace(around, depth=depth, list_style=style)
        for position, item in enumerate(children(element)):
            if name(item) == "text:list-item":
                self.number = self.next_number(item, style, depth)
            elif name(item) != "text:list-header":
                continue
            self.blocks(item, join(path, position), inner)
            self.number = None

    def next_number(self, item: Element, style: str, depth: int) -> str | None:
        counter = self.counters.setdefault(style, Counter())
        first = next(children(item), None)
        if first is not None and name(first) == "text:list":
            return None  # an item that only holds a deeper list shows no number
        start = whole(get(item, "text:start-value"), -1)
        level = self.styles.lists.get(style)
        number = counter.next(level, depth - 1, None if start < 0 else start)
        return number or "•"

    # Tables.

    def table(self, element: Element, path: str, around: _Around) -> None:
        number = next(self.reading.tables)
        for row, (line, where, is_header) in enumerate(_rows(element, path, False)):
            column = 0
            for position, cell in enumerate(children(line)):
                if name(cell) not in {"table:table-cell", "table:covered-table-cell"}:
                    continue
                repeated = min(_count(cell, "table:number-columns-repeated"), 100)
                span = _count(cell, "table:number-columns-spanned")
                for _ in range(repeated):
                    place = Place(number, row, column, min(span, 100), is_header)
                    place.is_merged = name(cell) == "table:covered-table-cell"
                    if not place.is_merged:
                        self.cell(cell, join(where, position), replace(around, place=place))
                    column += 1

    def cell(self, cell: Element, path: str, around: _Around) -> None:
        start = len(self.drafts)
        if around.place is not None:
            around.place.has_table = any(name(item) == "table:table" for item in cell.iter())
        self.blocks(cell, path, replace(around, depth=0, list_style=""))
        if len(self.drafts) == start:
            empty = Draft(BlockKind.TABLE_CELL, "", place=around.place, page=self.reading.page)
            empty.origin = Anchor(0, 0, self.part, path)
            empty.container = (id(around.place), around.box)
            empty.is_body = around.kind is None
            self.drafts.append(empty)

    # Paragraphs.

    def paragraph(self, element: Element, path: str, around: _Around) -> None:
        style = get(element, "text:style-name")
        paragraph = _Paragraph(path, style)
        page = self.reading.page
        self.inline(element, path, paragraph, _Inside())
        if not paragraph.is_hidden:
            self.finish(paragraph, element, around, page)

    def finish(
        self, paragraph: _Paragraph, element: Element, around: _Around, page: int | None = None
    ) -> None:
        draft = self.draft(paragraph, element, around)
        draft.page = page if around.kind is None else None
        if name(element) in {"text:p", "text:h"}:
            self.add_gaps(draft, paragraph)
            self.drafts.append(draft)
        if paragraph.remarks:
            self.remarks.append((draft, paragraph.remarks))
        for picture in paragraph.pictures if around.kind in {None, BlockKind.FOOTNOTE} else ():
            picture.place, picture.page = around.place, draft.page
            picture.container = draft.container
            self.drafts.append(picture)
        for box, path in paragraph.boxes:
            inner = replace(around, box=next(self.reading.boxes), depth=0, list_style="")
            number, self.number = self.number, None
            self.blocks(box, path, inner)
            self.number = number

    def draft(self, paragraph: _Paragraph, element: Element, around: _Around) -> Draft:
        line = paragraph.line
        kind, level, number = self.role(paragraph, element, around, bool(line.text.strip()))
        has_place = around.place is not None or around.box
        is_shown = bool(line.text or paragraph.pictures or paragraph.boxes)
        return Draft(
            kind,
            line.text.strip(),
            level=level,
            number=number,
            style=self.styles.label(paragraph.style),
            place=around.place,
            anchors=line.clipped_anchors(),
            marks=line.clipped_marks(),
            container=(id(around.place), around.box) if has_place else None,
            origin=Anchor(0, 0, self.part, paragraph.path),
            justified=self.styles.is_justified(paragraph.style),
            is_body=around.kind is None,
            keep=kind is BlockKind.HEADING and not is_shown,
        )

    def role(
        self, paragraph: _Paragraph, element: Element, around: _Around, has_text: bool
    ) -> tuple[BlockKind, int, str]:
        """Return kind, level and visible number of a paragraph."""
        if around.kind is not None:
            return around.kind, 0, ""
        level = self.styles.heading_level(paragraph.style)
        if name(element) == "text:h":
            level = min(max(whole(get(element, "text:outline-level"), 1), 1), 10)
            if get(element, "text:is-list-header") != "true" and has_text:
                shown = self.outline.next(self.styles.outline, level - 1)
                number = self.number or (shown if shown != "•" else "")
                self.number = None
                return BlockKind.HEADING, level, number
        if level:
            return BlockKind.HEADING, level, ""
        if self.number is not None and has_text:
            number, self.number = self.number, None
            return BlockKind.LIST_ITEM, around.depth, number
        in_cell = around.place is not None and not around.box
        return (BlockKind.TABLE_CELL if in_cell else BlockKind.PARAGRAPH), 0, ""

    # Text.

    def inline(self, element: Element, path: str, paragraph: _Paragraph, inside: _Inside) -> None:
        self.text(element.text, path, paragraph, inside)
        for position, child in enumerate(children(element)):
            where = join(path, position)
            self.inline_element(child, where, paragraph, inside)
            self.text(child.tail, join(where, TAIL), paragraph, inside)

    def inline_element(
        self, element: Element, path: str, paragraph: _Paragraph, inside: _Inside
    ) -> None:
        kind = name(element)
        if kind == "text:hidden-paragraph":
            paragraph.is_hidden |= get(element, "text:is-hidden") == "true"
        elif kind in _SKIPPED or _is_hidden_text(element, kind):
            return
        elif kind in _SHOWN:
            self.add(_SHOWN[kind], None, 0, paragraph, inside)
        elif kind == "text:s":
            self.add(" " * min(_count(element, "text:c"), 200), None, 0, paragraph, inside)
        elif kind == "text:soft-page-break":
            self.turn_page()
        elif kind == "text:note":
            self.note(element, path)
        elif kind == "office:annotation":
            paragraph.remarks.append(_text_of(element))
        elif kind.startswith("draw:") and kind != "draw:a":
            self.drawing(element, path, paragraph, inside)
        elif _is_slot(element, kind):
            self.slot(element, kind, path, paragraph, inside)
        else:
            self.inline(element, path, paragraph, _deeper(element, kind, inside))

    def text(self, text: str | None, path: str, paragraph: _Paragraph, inside: _Inside) -> None:
        line = paragraph.line
        for piece, offset in pieces(text or ""):
            if piece[0] in SPACES:
                if line.last in {"", " ", "\t", "\n"}:
                    continue
                piece = " "
            self.add(piece, path, offset, paragraph, inside)

    def add(
        self, text: str, path: str | None, offset: int, paragraph: _Paragraph, inside: _Inside
    ) -> None:
        look = self.look(paragraph.style, inside.spans)
        if look.hidden:
            return
        line = paragraph.line
        start = line.size
        line.add(text, path, offset, self.part)
        end = line.size
        for kind in (MarkKind.BOLD, MarkKind.ITALIC, MarkKind.UNDERLINE, MarkKind.CAPITALS):
            if getattr(look, kind.value):
                line.mark(kind, "", start, end)
        for kind, value in (
            (MarkKind.SIZE, f"{look.size:g}" if look.size else ""),
            (MarkKind.LANGUAGE, look.language),
            (MarkKind.LINK, inside.link),
            (MarkKind.MERGE_FIELD, inside.merge_field),
        ):
            if value:
                line.mark(kind, value, start, end)

    def look(self, style: str, spans: tuple[str, ...]) -> Any:
        key = (style, spans)
        if key not in self.looks:
            self.looks[key] = self.styles.look(style, spans)
        return self.looks[key]

    def note(self, element: Element, path: str) -> None:
        """Read a footnote or endnote; its text comes after that of the body."""
        number = ""
        for position, child in enumerate(children(element)):
            if name(child) == "text:note-citation":
                number = (child.text or "").strip()
            elif name(child) == "text:note-body":
                drafts, self.drafts = self.drafts, []
                self.blocks(child, join(path, position), _Around(BlockKind.FOOTNOTE))
                for draft in self.drafts:
                    draft.number = number
                self.notes += self.drafts
                self.drafts = drafts

    # Drawings.

    def drawing(self, element: Element, path: str, paragraph: _Paragraph, inside: _Inside) -> None:
        kind = name(element)
        if kind == "draw:control":
            self.control(element, path, paragraph, inside)
            return
        if kind == "draw:frame":
            self.frame(element, path, paragraph)
            return
        if any(name(child) in {"text:p", "text:list"} for child in element):
            paragraph.boxes.append((element, path))
            return
        for position, child in enumerate(children(element)):
            if name(child).startswith("draw:"):
                self.drawing(child, join(path, position), paragraph, inside)

    def frame(self, element: Element, path: str, paragraph: _Paragraph) -> None:
        inner = [(name(child), child, join(path, i)) for i, child in enumerate(children(element))]
        boxes = [(child, where) for kind, child, where in inner if kind == "draw:text-box"]
        paragraph.boxes += boxes
        is_picture = any(kind in {"draw:image", "draw:object", "draw:plugin", "draw:object-ole"}
                         for kind, _, _ in inner)  # fmt: skip
        is_decoration = any(get(element, f"{prefix}:decorative") == "true"
                            for prefix in ("loext", "draw"))  # fmt: skip
        if is_picture and not boxes and not is_decoration:
            paragraph.pictures.append(self.picture(inner))

    def picture(self, inner: list[tuple[str, Element, str]]) -> Draft:
        line = Line()
        for wanted in ("svg:title", "svg:desc"):
            for kind, child, where in inner:
                if kind == wanted and not line.text.strip():
                    line = Line()
                    line.add(child.text or "", where, 0, self.part)
        text = line.text.strip()
        return Draft(BlockKind.IMAGE, text, anchors=line.clipped_anchors(), keep=True)

    # Places to fill in.

    def control(self, element: Element, path: str, paragraph: _Paragraph, inside: _Inside) -> None:
        where, control = self.controls.get(get(element, "draw:control"), ("", None))
        if control is None or name(control) not in _CONTROLS:
            return
        start = paragraph.line.size
        kind = _CONTROLS[name(control)]
        options = tuple(
            get(item, "form:label")
            for item in control.iter()
            if is_element(item) and name(item) in {"form:option", "form:item"}
        )
        gap = Gap(
            start,
            start,
            kind,
            name=get(control, "form:name"),
            tooltip=get(control, "form:title"),
            options=tuple(option for option in options if option),
            anchor=Anchor(start, start, self.part, path),
            is_drawn=False,
        )
        paragraph.gaps.append(gap)
        label = get(control, "form:label")
        if kind is GapKind.BOX and label:
            self.add(label, join(where, "@label"), 0, paragraph, inside)
            self.add(" ", None, 0, paragraph, inside)  # what follows is another text

    def slot(
        self, element: Element, kind: str, path: str, paragraph: _Paragraph, inside: _Inside
    ) -> None:
        """Read a field in the text that is filled in: an input field, a list, a content control."""
        start = paragraph.line.size
        self.inline(element, path, paragraph, inside)
        end = paragraph.line.size
        shown = paragraph.line.text[start:end].strip()
        options = _choices(element)
        is_prompt = kind == "text:text-input" or (
            get(element, "loext:showing-place-holder") == "true" and shown not in options
        )
        gap = Gap(
            start,
            end,
            _slot_kind(element, kind),
            name=get(element, "text:name") or get(element, "loext:alias"),
            tooltip=get(element, "text:description") or get(element, "text:help"),
            placeholder=shown if is_prompt and any(sign.isalpha() for sign in shown) else "",
            options=options,
            anchor=Anchor(start, end, self.part, path),
            is_drawn=False,
        )
        paragraph.gaps.append(gap)
        if is_prompt or gap.kind is GapKind.BOX or not shown:
            paragraph.covered.append((start, end))

    def add_gaps(self, draft: Draft, paragraph: _Paragraph) -> None:
        lead, size = paragraph.line.lead(), len(draft.text)
        for gap in paragraph.gaps if draft.is_body else ():
            gap.start, gap.end = (min(max(at - lead, 0), size) for at in (gap.start, gap.end))
            draft.gaps.append(gap)
        covered = [
            (min(max(start - lead, 0), size), min(max(end - lead, 0), size))
            for start, end in paragraph.covered
        ]
        for start, end in covered:
            fill_in(draft, start, end)
        for start, end, kind in self.drawn(draft, paragraph) if draft.is_body else ():
            if not any(start < last and first < end for first, last in covered):
                draft.gaps.append(Gap(start, end, kind, anchor=gap_anchor(draft, start, end)))
                fill_in(draft, start, end)
        draft.gaps.sort(key=lambda gap: (gap.start, gap.end))

    def drawn(self, draft: Draft, paragraph: _Paragraph) -> Iterator[tuple[int, int, GapKind]]:
        if draft.style.startswith("Contents"):
            return
        yield from ((gap.start, gap.end, gap.kind) for gap in find_gaps(draft.text))
        yield from underlined_blanks(draft)
        text = paragraph.line.text
        if "\t" in text and self.styles.has_leaders(paragraph.style):
            yield from leader_tabs(text, paragraph.line.lead(), len(draft.text))


def _find(element: Element | None, *names: str, path: str = "") -> Iterator[tuple[str, Element]]:
    """Yield the elements with one of these names, with their paths, in order; not nested ones."""
    if element is None:
        return
    for position, child in enumerate(children(element)):
        where = join(path, position)
        if name(child) in names:
            yield where, child
        elif name(child) not in {"office:text", "office:styles", "office:automatic-styles"}:
            yield from _find(child, *names, path=where)


def _rows(element: Element, path: str, is_header: bool) -> Iterator[tuple[Element, str, bool]]:
    for position, child in enumerate(children(element)):
        kind, where = name(child), join(path, position)
        if kind == "table:table-row":
            yield child, where, is_header
        elif kind in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows(child, where, is_header or kind == "table:table-header-rows")


def _controls(text: Element) -> dict[str, tuple[str, Element]]:
    """Return the form controls of a text by their id; the path is that from the root down."""
    found: dict[str, tuple[str, Element]] = {}
    root = text.getroottree().getroot()
    for forms in (child for child in children(text) if name(child) == "office:forms"):
        for control in (item for item in forms.iter() if is_element(item)):
            for key in ("form:id", "xml:id"):
                identifier = get(control, key) or control.get(_XML_ID) or ""
                if identifier:
                    found[identifier] = (_path_of(control, root), control)
    return found


_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _path_of(element: Element, root: Element) -> str:
    steps: list[str] = []
    while element is not root:
        before = (item for item in element.itersiblings(preceding=True) if is_element(item))
        steps.append(str(sum(1 for _ in before)))
        element = element.getparent()
    return "/".join(reversed(steps))


def _has_pages(root: Element) -> bool:
    return any(is_element(item) and name(item) == "text:soft-page-break" for item in root.iter())


def _is_hidden_section(element: Element, kind: str) -> bool:
    if kind != "text:section":
        return False
    return get(element, "text:display") == "none" or get(element, "text:is-hidden") == "true"


def _is_hidden_text(element: Element, kind: str) -> bool:
    return kind == "text:hidden-text" and get(element, "text:is-hidden") != "false"


def _deeper(element: Element, kind: str, inside: _Inside) -> _Inside:
    if kind == "text:span":
        return replace(inside, spans=(*inside.spans, get(element, "text:style-name")))
    if kind == "text:a":
        return replace(inside, link=get(element, "xlink:href"))
    if kind in _MERGE_FIELDS:
        return replace(inside, merge_field=_field_name(element))
    return inside


def _field_name(element: Element) -> str:
    named = get(element, "text:column-name") or get(element, "text:name")
    return named or _text_of(element).strip("<> ") or "veld"


def _is_slot(element: Element, kind: str) -> bool:
    return kind in {"text:text-input", "text:drop-down", "loext:content-control"}


def _slot_kind(element: Element, kind: str) -> GapKind:
    if kind == "text:drop-down" or _choices(element):
        return GapKind.CHOICE
    if get(element, "loext:checkbox") == "true":
        return GapKind.BOX
    return GapKind.DATE if get(element, "loext:date") == "true" else GapKind.TEXT


def _choices(element: Element) -> tuple[str, ...]:
    texts = []
    for child in children(element):
        if name(child) == "text:label":
            texts.append(get(child, "text:value"))
        elif name(child) == "loext:list-item":
            texts.append(get(child, "loext:display-text") or get(child, "loext:value"))
    return tuple(text for text in texts if text)


def _count(element: Element, key: str) -> int:
    return max(whole(get(element, key), 1), 1)


def _text_of(element: Element) -> str:
    """Return the text of the paragraphs in an element, or its own text."""
    paragraphs = [item for item in element.iter() if is_element(item) and name(item) == "text:p"]
    texts = ["".join(item.itertext()) for item in paragraphs] or ["".join(element.itertext())]
    return "\n".join(texts)


def _directives(
    drafts: list[Draft], remarks: list[tuple[Draft, str]], index: dict[int, int]
) -> Iterator[Directive]:
    positions = {id(draft): position for position, draft in enumerate(drafts)}
    for draft, text in remarks:
        position = positions.get(id(draft))
        for rule, reason in parse_directives(text):
            if position in index:
                yield Directive(rule, reason, index[position])
