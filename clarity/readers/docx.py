"""Word documents (.docx, .docm, .dotx, .dotm): bytes in, a Document out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from clarity.document import (
    Anchor,
    BlockKind,
    Directive,
    Document,
    MarkKind,
    source_hash,
)
from clarity.errors import UnreadableDocumentError
from clarity.readers.directives import parse_directives
from clarity.readers.docx_package import BROKEN, Package
from clarity.readers.docx_styles import (
    Look,
    Numbering,
    Styles,
    glyph,
    has_leaders,
    is_symbol_font,
    outline_level,
    read_numbering,
    read_styles,
)
from clarity.readers.docx_walk import (
    Paragraph,
    Segment,
    Slot,
    SlotKind,
    W,
    child,
    value,
    walk,
)
from clarity.readers.draft import Draft, DraftField, Gap, GapKind, Place, settle
from clarity.readers.form_fields import BOX_GLYPHS, find_fields, find_gaps
from clarity.readers.gaps import fill_in, gap_anchor, leader_tabs, underlined_blanks
from clarity.readers.line import Line
from clarity.readers.looks import judge_looks, main_language, mark_header_rows, without_own_language

Element: TypeAlias = Any  # lxml ships no types

_DC = "{http://purl.org/dc/elements/1.1/}"
_TOGGLE_MARKS = {
    MarkKind.BOLD: "bold",
    MarkKind.ITALIC: "italic",
    MarkKind.UNDERLINE: "underline",
    MarkKind.CAPITALS: "capitals",
}
_TOC = re.compile(r"(toc|inhopg|table of)", re.IGNORECASE)
_EMBEDDED = "Dit document haalt tekst uit een ander bestand. Die tekst is niet gelezen."


@dataclass(slots=True)
class _Reading:
    """What the parts of one document share while it is read."""

    package: Package
    styles: Styles
    numbering: Numbering
    tables: Iterator[int] = field(default_factory=itertools.count)
    slots: set[Slot] = field(default_factory=set)
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Line(Line):
    slots: list[tuple[Slot, int, int]] = field(default_factory=list)


def read_docx(data: bytes, *, path: str = "") -> Document:
    """Read a Word document; raise UnreadableDocumentError with one clear line when it fails."""
    try:
        return _read(data, path)
    except RecursionError as error:
        raise UnreadableDocumentError(BROKEN) from error


def _read(data: bytes, path: str) -> Document:
    package = Package(data)
    main = package.main_part
    styles = read_styles(_side_part(package, "styles"))
    numbering = read_numbering(_side_part(package, "numbering"), styles)
    reading = _Reading(package, styles, numbering)
    body = _part(main, reading, is_body=True)
    language = _language(body, styles, package)
    headers = _running(BlockKind.HEADER, "header", reading)
    footers = _running(BlockKind.FOOTER, "footer", reading)
    drafts = [*headers, *body, *_notes(reading), *footers]
    mark_header_rows(drafts, lambda place: _has_header_look(place, styles))
    judge_looks(drafts)
    fields = find_fields(drafts)
    return _document(drafts, fields, reading, language, path=path, data=data)


def _document(
    drafts: list[Draft],
    fields: list[DraftField],
    reading: _Reading,
    language: str,
    *,
    path: str,
    data: bytes,
) -> Document:
    for draft in drafts:
        draft.marks = without_own_language(draft.marks, language)
    blocks, settled, index = settle(drafts, fields)
    return Document(
        blocks,
        settled,
        path=path,
        format="docx",
        title=_title(reading.package),
        language=language,
        source_hash=source_hash(data),
        directives=tuple(_directives(drafts, index, reading.package)),
        notes=tuple(_remarks(reading.package)),
    )


# Parts of the package.


def _side_part(package: Package, kind: str) -> Element | None:
    names = [*package.related(package.main_part, kind), f"word/{kind}.xml"]
    return package.optional_root(next((name for name in names if package.has(name)), None))


def _part(
    part: str, reading: _Reading, kind: BlockKind | None = None, *, is_body: bool = False
) -> list[Draft]:
    root = reading.package.root(part)
    found = reading.package.relationships(part).items()
    links = {key: item.target for key, item in found if item.external}
    drafts: list[Draft] = []
    for paragraph in walk(root, part, links=links, tables=reading.tables):
        drafts += _drafts(paragraph, reading, kind, is_body=is_body)
    if is_body and not any(True for _ in root.iter(W + "lastRenderedPageBreak")):
        for draft in drafts:
            draft.page = None
    return drafts


def _running(kind: BlockKind, name: str, reading: _Reading) -> list[Draft]:
    """Read the headers or footers; those that say the same count once."""
    package = reading.package
    seen: set[tuple[str, ...]] = set()
    result: list[Draft] = []
    for part in dict.fromkeys(package.related(package.main_part, name)):
        if package.optional_root(part) is None:
            continue
        drafts = _part(part, reading, kind)
        texts = tuple(draft.text for draft in drafts if draft.text or draft.keep)
        if texts not in seen:
            seen.add(texts)
            result += drafts
    return result


def _notes(reading: _Reading) -> list[Draft]:
    package = reading.package
    drafts: list[Draft] = []
    for name in ("footnotes", "endnotes"):
        for part in package.related(package.main_part, name)[:1]:
            if package.optional_root(part) is not None:
                reading.notes.clear()
                drafts += _part(part, reading, BlockKind.FOOTNOTE)
    return drafts


def _title(package: Package) -> str:
    names = [*package.related("", "core-properties"), "docProps/core.xml"]
    for name in names:
        root = package.optional_root(name)
        title = None if root is None else root.find(_DC + "title")
        if title is not None and title.text:
            return str(title.text).strip()
    return ""


def _remarks(package: Package) -> Iterator[str]:
    if any(True for _ in package.root(package.main_part).iter(W + "altChunk", W + "subDoc")):
        yield _EMBEDDED


def _language(drafts: list[Draft], styles: Styles, package: Package) -> str:
    """Return the language in which most of the text is set, as far as the file says."""
    found = main_language(drafts)
    if found:
        return found
    settings = _side_part(package, "settings")
    theme = child(settings, "themeFontLang")
    return styles.default.language or ("" if theme is None else theme.get(W + "val", ""))


def _directives(
    drafts: list[Draft], index: dict[int, int], package: Package
) -> Iterator[Directive]:
    root = _side_part(package, "comments")
    if root is None:
        return
    texts = {
        comment.get(W + "id", ""): "".join(item.text or "" for item in comment.iter(W + "t"))
        for comment in root.iterfind(W + "comment")
    }
    for position, draft in enumerate(drafts):
        for comment in sorted(draft.comments):
            for rule, reason in parse_directives(texts.get(comment, "")):
                if position in index:
                    yield Directive(rule, reason, index[position])


# Paragraphs.


def _drafts(
    paragraph: Paragraph, reading: _Reading, kind: BlockKind | None, *, is_body: bool
) -> Iterator[Draft]:
    line = _line(paragraph, reading.styles)
    draft = _draft(paragraph, line, reading)
    draft.is_body = is_body
    if kind is not None:
        draft.kind = kind
        draft.page = None
        draft.keep = False
    if paragraph.note:
        draft.number = str(reading.notes.setdefault(paragraph.note, len(reading.notes) + 1))
    if is_body:
        _add_gaps(draft, paragraph, line, reading)
    yield draft
    for picture in paragraph.pictures if kind is None or kind is BlockKind.FOOTNOTE else ():
        yield Draft(
            BlockKind.IMAGE,
            picture.alt,
            place=paragraph.cell,
            page=draft.page,
            anchors=_image_anchors(picture.alt, paragraph.part),
            container=draft.container,
            is_body=is_body,
            keep=True,
        )


def _image_anchors(alt: str, part: str) -> tuple[Anchor, ...]:
    return (Anchor(0, len(alt), part, None),) if alt else ()


def _draft(paragraph: Paragraph, line: _Line, reading: _Reading) -> Draft:
    properties = child(paragraph.element, "pPr")
    style = value(properties, "pStyle") or ""
    text = line.text.strip()
    kind, level, number = _role(paragraph, properties, style, reading)
    is_heading = kind is BlockKind.HEADING
    return Draft(
        kind,
        text,
        level=level,
        number=number,
        style=reading.styles.name(style),
        place=paragraph.cell,
        page=paragraph.page,
        anchors=line.clipped_anchors(),
        marks=line.clipped_marks(),
        container=_container(paragraph),
        origin=Anchor(0, 0, paragraph.part, paragraph.path),
        comments=frozenset(paragraph.comments),
        justified=reading.styles.is_justified(style, properties),
        keep=is_heading and not _shows_something(paragraph),
    )


def _shows_something(paragraph: Paragraph) -> bool:
    shown = any(segment.text or segment.slot for segment in paragraph.segments)
    return shown or bool(paragraph.pictures or paragraph._boxes)


def _container(paragraph: Paragraph) -> tuple[int, int] | None:
    if paragraph.cell is not None:
        return (id(paragraph.cell), paragraph.box)
    return (0, paragraph.box) if paragraph.box else None


def _role(
    paragraph: Paragraph, properties: Element | None, style: str, reading: _Reading
) -> tuple[BlockKind, int, str]:
    """Return kind, level and visible number of a paragraph; counts its list on."""
    heading = reading.styles.heading_level(style)
    direct = value(properties, "outlineLvl")
    if direct is not None:
        heading = outline_level(direct)
    depth, number = _number(properties, style, reading)
    if heading:
        return BlockKind.HEADING, heading, number
    if number:
        return BlockKind.LIST_ITEM, depth + 1, number
    in_cell = paragraph.cell is not None and not paragraph.box
    return (BlockKind.TABLE_CELL if in_cell else BlockKind.PARAGRAPH), 0, ""


def _number(properties: Element | None, style: str, reading: _Reading) -> tuple[int, str]:
    identifier, depth = reading.styles.numbering(style)
    own = child(properties, "numPr")
    if own is not None:
        identifier = value(own, "numId") or identifier
        level = value(own, "ilvl") or ""
        depth = int(level) if level.isdecimal() else depth
    if identifier in {"", "0"}:
        return 0, ""
    if depth is None:
        style = style or reading.styles.default_paragraph
        depth = reading.numbering.level_of_style(identifier, style)
    return depth, reading.numbering.next(identifier, depth)


def _line(paragraph: Paragraph, styles: Styles) -> _Line:
    line = _Line()
    style = value(child(paragraph.element, "pPr"), "pStyle") or ""
    looks: dict[int, Look] = {}
    for segment in paragraph.segments:
        look = _look(segment, style, styles, looks)
        if look.hidden:
            continue
        start = line.size
        _append(line, segment, paragraph.part, segment.symbol_font or look.font)
        _note_marks(line, segment, look, start, line.size)
        if segment.slot is not None:
            _note_slot(line, segment.slot, start)
    return line


def _look(segment: Segment, style: str, styles: Styles, looks: dict[int, Look]) -> Look:
    if segment.run is None:
        return styles.look(style, "", None)
    key = id(segment.run)
    if key not in looks:
        properties = child(segment.run, "rPr")
        looks[key] = styles.look(style, value(properties, "rStyle") or "", properties)
    return looks[key]


def _append(line: _Line, segment: Segment, part: str, font: str) -> None:
    if not (is_symbol_font(font) or _has_private(segment.text)):
        line.add(segment.text, segment.path, segment.offset, part)
        return
    for index, character in enumerate(segment.text):
        shown = glyph(character, font)
        # A replaced character is not the one in the file: nobody may edit it by its path.
        path = segment.path if shown == character else None
        line.add(shown, path, segment.offset + index, part)


def _has_private(text: str) -> bool:
    return not text.isascii() and any("\uf000" <= item <= "\uf0ff" for item in text)


def _note_marks(line: _Line, segment: Segment, look: Look, start: int, end: int) -> None:
    if start == end:
        return
    for kind, name in _TOGGLE_MARKS.items():
        if getattr(look, name):
            line.mark(kind, "", start, end)
    if look.size:
        line.mark(MarkKind.SIZE, f"{look.size / 2:g}", start, end)
    if look.language:
        line.mark(MarkKind.LANGUAGE, look.language, start, end)
    if segment.link:
        line.mark(MarkKind.LINK, segment.link, start, end)
    if segment.merge_field:
        line.mark(MarkKind.MERGE_FIELD, segment.merge_field, start, end)


def _note_slot(line: _Line, slot: Slot, start: int) -> None:
    if line.slots and line.slots[-1][0] is slot:
        line.slots[-1] = (slot, line.slots[-1][1], line.size)
    else:
        line.slots.append((slot, start, line.size))


# Places to fill in.


def _add_gaps(draft: Draft, paragraph: Paragraph, line: _Line, reading: _Reading) -> None:
    lead = line.lead()
    size = len(draft.text)
    covered: list[tuple[int, int]] = []
    for slot, first, last in _slots(paragraph, line):
        start, end = (min(max(place - lead, 0), size) for place in (first, last))
        if _is_blank(slot, draft.text[start:end]):
            covered.append((start, end))
            fill_in(draft, start, end)
        if slot.kind is not SlotKind.NONE and slot not in reading.slots:
            reading.slots.add(slot)
            draft.gaps.append(_slot_gap(slot, start, end, draft, paragraph.part))
    for start, end, kind in _drawn_gaps(draft, paragraph, line, lead, reading.styles):
        if not any(start < last and first < end for first, last in covered):
            draft.gaps.append(Gap(start, end, kind, anchor=gap_anchor(draft, start, end)))
            fill_in(draft, start, end)
    draft.gaps.sort(key=lambda gap: (gap.start, gap.end))


def _slots(paragraph: Paragraph, line: _Line) -> list[tuple[Slot, int, int]]:
    if paragraph.slot is not None and not line.slots:
        return [(paragraph.slot, 0, len(line.text))]
    return line.slots


def _is_blank(slot: Slot, text: str) -> bool:
    """Say whether what a control shows is a prompt or blank, and not the author's text."""
    if slot.kind is SlotKind.BOX or not text.strip(" \u2002\u00a0_.…"):
        return True
    return slot.shows_placeholder


def _slot_gap(slot: Slot, start: int, end: int, draft: Draft, part: str) -> Gap:
    text = draft.text[start:end].strip()
    has_prompt = slot.shows_placeholder and any(item.isalpha() for item in text)
    is_prompt = has_prompt and text not in slot.options
    return Gap(
        start,
        end,
        GapKind(slot.kind.value),
        name=slot.name,
        tooltip=slot.tooltip,
        placeholder=text if is_prompt else "",
        options=slot.options,
        anchor=Anchor(start, end, part, slot.path),
        is_drawn=False,
    )


def _drawn_gaps(
    draft: Draft, paragraph: Paragraph, line: _Line, lead: int, styles: Styles
) -> Iterator[tuple[int, int, GapKind]]:
    if _TOC.match(draft.style):
        return
    yield from ((gap.start, gap.end, gap.kind) for gap in find_gaps(draft.text))
    yield from underlined_blanks(draft)
    properties = child(paragraph.element, "pPr")
    style = value(properties, "pStyle") or ""
    if "\t" in line.text and (has_leaders(properties) or styles.has_leaders(style)):
        yield from leader_tabs(line.text, lead, len(draft.text))
    if draft.number in BOX_GLYPHS and draft.text:
        yield (0, 0, GapKind.BOX)


# Tables.


def _has_header_look(place: Place, styles: Styles) -> bool:
    """Say whether the style of a table makes its first row bold."""
    chain = styles.chain(place.table_style)
    return place.first_row_look and any(style.bold_first_row for style in chain)
