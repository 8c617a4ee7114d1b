"""Markdown: its text without its signs, each character traced to the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from clarity.document import BlockKind, Directive, Document, Mark
from clarity.readers.directives import parse_directives
from clarity.readers.draft import Draft, Place, settle
from clarity.readers.form_fields import find_fields
from clarity.readers.markdown_inline import Inline
from clarity.readers.spans import NOWHERE, Line, Traced, split_lines
from clarity.readers.text import add_gaps

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|_{3})$")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+(?=\S)|[ \t]*$)")
_QUOTE = re.compile(r" {0,3}> ?")
_DELIMITER = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*$")
_REFERENCE = re.compile(r" {0,3}\[([^\]^][^\]]*)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_HARD_BREAK = re.compile(r"(?<! )(?: {2,}|\\)$")
_FRONT = re.compile(r"---[ \t]*$")
_FRONT_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_PROPERTY = re.compile(r"(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$")
_TITLES, _LANGUAGES = ("title", "titel"), ("lang", "language", "taal")
_LONGEST_FRONT = 50_000  # characters


def read_markdown(text: str) -> Document:
    """Read Markdown; code is left out, comments can switch rules off."""
    reading = _Markdown(text)
    reading.read()
    fields = find_fields(reading.drafts)
    blocks, settled, index = settle(reading.drafts, fields)
    return Document(
        blocks,
        settled,
        format="markdown",
        title=reading.properties.get("title", ""),
        language=reading.properties.get("lang", ""),
        directives=tuple(reading.directives(index)),
    )


@dataclass(slots=True)
class _Open:
    """The block that lines are being added to."""

    kind: BlockKind
    level: int = 0
    number: str = ""
    traced: Traced = field(default_factory=Traced)
    breaks: bool = False


class _Markdown:
    """The reading of one Markdown text, line by line."""

    def __init__(self, text: str) -> None:
        self.remarks = [(m.start(), m.group(1)) for m in _COMMENT.finditer(text)]
        for pattern in (_COMMENT, _HIDDEN):
            text = pattern.sub(_blanked, text)
        self.lines = split_lines(text)
        self.starts = [line.start for line in self.lines]
        self.drafts: list[Draft] = []
        self.positions: list[int] = []  # of each draft in the source
        self.properties: dict[str, str] = {}
        self.references: dict[str, str] = {}
        self.open: _Open | None = None
        self.indents: list[tuple[int, int, str]] = []  # of open lists: indent, count, sign
        self.tables = 0
        self.after_blank = True

    def read(self) -> None:
        position = self.front_matter()
        for line in self.lines[position:]:
            match = _REFERENCE.match(line.text)
            if match:
                self.references[match.group(1).lower()] = match.group(2)
        while position < len(self.lines):
            position = self.step(position)
        self.close()

    def front_matter(self) -> int:
        if not self.lines or not _FRONT.match(self.lines[0].text):
            return 0
        for position, line in enumerate(self.lines[1:], 1):
            if _FRONT_END.match(line.text):
                header = "\n".join(item.text for item in self.lines[1:position])
                found = _header(header)
                self.properties = _properties(found)
                # Two rules with prose between them are no header.
                return position + 1 if found or not header.strip() else 0
        return 0

    def step(self, position: int) -> int:
        """Read what starts at a line; return the position of the next line to read."""
        line = _unquoted(self.lines[position])
        if line.is_blank:
            self.close()
            self.after_blank = True
            return position + 1
        for read in (self.fenced, self.table, self.indented_code):
            after = read(position, line)
            if after:
                return after
        self.text_line(line)
        self.after_blank = False
        return position + 1

    def fenced(self, position: int, line: Line) -> int:
        match = _FENCE.match(line.text.lstrip() if self.indents else line.text)
        if match is None:
            return 0
        self.close()
        for after in range(position + 1, len(self.lines)):
            if self.lines[after].text.strip().startswith(match.group(1)):
                return after + 1
        return len(self.lines)

    def indented_code(self, position: int, line: Line) -> int:
        is_code = re.match(r" {4}|\t", line.text) and not self.indents and self.after_blank
        return position + 1 if is_code and not _ITEM.match(line.text) else 0

    def text_line(self, line: Line) -> None:
        heading = _ATX.match(line.text)
        if heading:
            self.start(_Open(BlockKind.HEADING, len(heading.group(1))))
            self.indents.clear()
            text = line.text[heading.end() :].rstrip()
            bare = text.rstrip("#")
            closed = text if bare and not bare.endswith((" ", "\t")) else bare.rstrip()
            self.append(closed, line.start + heading.end())
            self.close()
        elif self.is_underline(line):
            self.underline(line)
        elif _RULE.match(line.text) or _REFERENCE.match(line.text):
            self.close()
        else:
            self.content_line(line)

    def content_line(self, line: Line) -> None:
        note, item = _FOOTNOTE.match(line.text), _ITEM.match(line.text)
        if note:
            self.start(_Open(BlockKind.FOOTNOTE, number=note.group(1)))
            self.append(line.text[note.end() :], line.start + note.end())
        elif item and self.starts_item(item):
            self.start(self.item(item))
            self.append(line.text[item.end() :], line.start + item.end())
        else:
            if self.open is None:
                if not line.text[:1].isspace():
                    self.indents.clear()
                self.start(_Open(BlockKind.PARAGRAPH))
            lead = len(line.text) - len(line.text.lstrip())
            self.append(line.text[lead:], line.start + lead)

    def is_underline(self, line: Line) -> bool:
        is_text = self.open is not None and self.open.kind is BlockKind.PARAGRAPH
        return is_text and _SETEXT.match(line.text) is not None

    def underline(self, line: Line) -> None:
        if self.open is not None:
            self.open.kind = BlockKind.HEADING
            self.open.level = 1 if "=" in line.text else 2
        self.close()

    def starts_item(self, item: re.Match[str]) -> bool:
        """Say whether a marker starts an item: within a paragraph only ``1.`` or a bullet does."""
        if self.open is None or self.open.kind is BlockKind.LIST_ITEM:
            return True
        return item.group(2) in {"-", "*", "+", "1.", "1)"} and item.end() > item.end(2)

    def item(self, item: re.Match[str]) -> _Open:
        indent = len(item.group(1).expandtabs(4))
        sign = item.group(2)
        while self.indents and self.indents[-1][0] > indent:
            self.indents.pop()
        first = int(sign[:-1]) if sign[:-1].isdigit() else 1
        count = first
        if self.indents and indent - self.indents[-1][0] < 2:
            _, last, known = self.indents.pop()
            count = last + 1 if known == sign[-1] else first
        self.indents.append((indent, count, sign[-1]))
        number = f"{count}{sign[-1]}" if sign[:-1].isdigit() else "•"
        return _Open(BlockKind.LIST_ITEM, len(self.indents), number)

    # Tables.

    def table(self, position: int, line: Line) -> int:
        if "|" not in line.text or position + 1 >= len(self.lines):
            return 0
        below = self.lines[position + 1].text
        if "-" not in below or "|" not in below or not _DELIMITER.match(below):
            return 0
        self.close()
        self.row(line, 0)
        row = 1
        for after in range(position + 2, len(self.lines)):
            content = self.lines[after]
            if content.is_blank or "|" not in content.text:
                break
            self.row(content, row)
            row += 1
        self.tables += 1
        return position + 1 + row

    def row(self, line: Line, row: int) -> None:
        for column, (start, end) in enumerate(_cells(line.text)):
            traced = Traced()
            traced.add(line.text[start:end], line.start + start)
            place = Place(self.tables, row, column, is_header=row == 0)
            self.emit(_Open(BlockKind.TABLE_CELL, traced=traced), place)

    # Blocks.

    def start(self, block: _Open) -> None:
        self.close()
        self.open = block

    def append(self, text: str, offset: int) -> None:
        if self.open is None:
            return
        if len(self.open.traced):
            self.open.traced.add("\n" if self.open.breaks else " ", NOWHERE)
        hard = _HARD_BREAK.search(text)
        self.open.breaks = hard is not None
        text = text[: hard.start()] if hard else text.rstrip()
        self.open.traced.add(text, offset)

    def close(self) -> None:
        if self.open is not None:
            block, self.open = self.open, None
            self.emit(block, None)

    def emit(self, block: _Open, place: Place | None) -> None:
        inline = Inline(block.traced.stripped(), self.references)
        marked = inline.read().stripped()
        draft = Draft(
            block.kind,
            marked.traced.text,
            level=block.level,
            number=block.number,
            place=place,
            container=id(place) if place else None,
            anchors=marked.traced.anchors(self.starts),
            marks=tuple(marked.marks),
            keep=block.kind is BlockKind.HEADING and not inline.images,
            justified=inline.justified,
        )
        add_gaps(draft)
        _judge_look(draft)
        offset = next((item for item in block.traced.where if item != NOWHERE), 0)
        self.add(draft, offset)
        for image in inline.images:
            self.add(
                Draft(
                    BlockKind.IMAGE,
                    image.text,
                    place=place,
                    anchors=image.anchors(self.starts),
                    keep=True,
                ),
                offset,
            )

    def add(self, draft: Draft, offset: int) -> None:
        self.drafts.append(draft)
        self.positions.append(offset)

    # Directives.

    def directives(self, index: dict[int, int]) -> Iterator[Directive]:
        """Yield the directives: each is for the block it stands in, or the next one."""
        ends = [self.end_of(position) for position in range(len(self.drafts))]
        for offset, remark in self.remarks:
            after = (i for i in index if ends[i] > offset)
            target = next(after, max(index, default=None))
            for rule, reason in parse_directives(remark):
                yield Directive(rule, reason, None if target is None else index[target])

    def end_of(self, position: int) -> int:
        anchors = self.drafts[position].anchors
        ends = (a.offset + a.end - a.start for a in anchors if a.path is not None)
        return max(ends, default=self.positions[position])


def _properties(header: dict[str, object]) -> dict[str, str]:
    """Return the title and language that the header of a page gives."""
    found = {key.lower(): value for key, value in header.items() if isinstance(value, str)}
    result: dict[str, str] = {}
    for key, names in (("title", _TITLES), ("lang", _LANGUAGES)):
        values = (found[name] for name in names if name in found)
        result[key] = " ".join(next(values, "").split())
    return result


def _header(header: str) -> dict[str, object]:
    """Return what stands in the header of a page: YAML, or lines with a key in a template."""
    try:
        found = yaml.safe_load(header[:_LONGEST_FRONT])
    except (yaml.YAMLError, ValueError, RecursionError):
        matches = (_PROPERTY.match(line) for line in header.splitlines())
        return {match.group(1): match.group(2).strip("\"'") for match in matches if match}
    if not isinstance(found, dict) or any(" " in str(key) for key in found):
        return {}
    return {str(key): value for key, value in found.items()}


def _blanked(match: re.Match[str]) -> str:
    """Replace what does not show by nothing that shows, keeping offsets and lines."""
    return re.sub(r"[^\r\n]", "\u200b", match.group())


def _unquoted(line: Line) -> Line:
    text, start = line.text.replace("\u200b", " "), line.start
    if text.strip() == "":
        return Line("", start)
    text = line.text
    while match := _QUOTE.match(text):
        text, start = text[match.end() :], start + match.end()
    lead = len(text) - len(text.lstrip("\u200b"))
    return Line(text[lead:], start + lead)


def _cells(text: str) -> list[tuple[int, int]]:
    """Return where the cells of a table row start and end."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", text)]
    edges = [-1, *bars, len(text)]
    cells = [(first + 1, last) for first, last in pairwise(edges)]
    if cells and not text[slice(*cells[0])].strip():
        cells = cells[1:]
    if cells and not text[slice(*cells[-1])].strip() and cells[-1][1] == len(text):
        cells = cells[:-1]
    return cells


def _judge_look(draft: Draft) -> None:
    size = len(draft.text)
    draft.is_quiet = size > 0 and _covered(draft.marks, "italic") > 0.9 * size
    draft.is_loud = size > 0 and _covered(draft.marks, "bold") > 0.95 * size


def _covered(marks: tuple[Mark, ...], kind: str) -> int:
    return sum(mark.end - mark.start for mark in marks if mark.kind.value == kind)
