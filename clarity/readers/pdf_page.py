"""One page of a PDF: its characters become words, segments of lines, and ruled tables.

A PDF knows no words, lines or paragraphs, only characters at places. A segment is what stands on
one line without a wide gap; `pdf_layout` puts the segments in the order of reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

Char: TypeAlias = dict[str, Any]  # a character: its text, place and font
Box: TypeAlias = tuple[float, float, float, float]

_BOLD = re.compile(r"bold|black|heavy|demi|semib|[-_]bd\b|,b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-_]it\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|dingbat|wingding|webding", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:(?!127\))\d+\)")
_BULLET = "(cid:127)"  # codes that WinAnsiEncoding leaves free stand for a bullet (PDF 32000, D.2)
_CHECKBOXES = {
    "\uf06f": "☐",
    "\uf071": "☐",
    "\uf0a8": "☐",
    "\uf072": "☐",
    "\uf0fe": "☒",
    "\uf0a1": "○",
}
_WINGDINGS = {"o": "☐", "q": "☐", "r": "☐", "¨": "☐", "n": "▪", "l": "•", "§": "▪", "Ø": "•"}
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆĳĲ"}
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u200b\ufeff"), " ")

_MARKER = re.compile(
    r"(?:[•▪●◦■➢►▶‣⁃∙·✓✔*–—o-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]?)$"
)

_MARKER_GAP = 5.0  # letter sizes between a list sign or number and its text
_SAME_LINE = 0.2  # of the letter size: how far baselines of one line lie apart
_WORD_GAP = 0.3  # of the letter size: a gap between words where the file has spaces
_TIGHT_WORD_GAP = 0.16  # the same where it has none
_SEGMENT_GAP = 0.8  # a wider gap may be a gutter
_MOST_RULES = 4_000  # lines and boxes on a page; more is a drawing, no table
_MOST_CURVES = 1_000  # more is a drawing, or text of which the letters are drawn
_LEAST_ROOM = 3.0  # points: a narrower cell is a double rule


@dataclass(slots=True)
class Word:
    """A word, or what is left of one when the file writes it in pieces."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    link: str = ""
    spaced: bool = True  # the file writes a space before it


@dataclass(slots=True)
class Run:
    """Characters ``[start, end)`` of a segment that look the same."""

    start: int
    end: int
    size: float
    bold: bool
    italic: bool
    link: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """How text that runs up or down a page is turned upright, to be read as other text."""

    is_up: bool
    width: float
    height: float

    def upright(self, char: Char) -> Char:
        """Return a character at the place where it stands after turning."""
        x0, top, x1, bottom = char["x0"], char["top"], char["x1"], char["bottom"]
        place = (self.height - bottom, x0, self.height - top, x1) if self.is_up else (
            top, self.width - x1, bottom, self.width - x0)  # fmt: skip
        names = ("x0", "top", "x1", "bottom")
        line = place[3] - 0.2 * (place[3] - place[1])
        turned = dict(zip(names, place, strict=True), upright=True, line=line)
        return {**char, **turned, "size": place[3] - place[1]}

    def back(self, box: Box) -> Box:
        """Return a turned box to its place on the page."""
        x0, top, x1, bottom = box
        if self.is_up:
            return (top, self.height - x1, bottom, self.height - x0)
        return (self.width - bottom, x0, self.width - top, x1)


@dataclass(slots=True, eq=False)
class Segment:
    """Text on one line without a wide gap, and its box in points from the top left corner.

    ``first`` is the width of its first word: what a line before it must have room for, if it is
    not the next line of the same paragraph. ``table`` stands in for text when a ruled table
    stands here.
    """

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float = 0.0
    runs: list[Run] = field(default_factory=list)
    first: float = 0.0
    table: Table | None = None
    turn: Turn | None = None

    @property
    def box(self) -> Box:
        """The box on the page, in points, rounded; text that runs up or down is turned back."""
        box = (self.x0, self.top, self.x1, self.bottom)
        if self.turn is not None:
            box = self.turn.back(box)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))

    @property
    def is_bold(self) -> bool:
        """Say whether all that can be seen is bold."""
        return bool(self.runs) and all(run.bold for run in self.runs)


@dataclass(slots=True, eq=False)
class TableCell:
    """A cell of a ruled table with its text."""

    row: int
    column: int
    span: int
    box: Box
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A ruled table."""

    box: Box
    edges: tuple[float, ...]  # the left sides of its columns
    cells: list[TableCell] = field(default_factory=list)


@dataclass(slots=True)
class PageText:
    """What one page holds, before it has an order."""

    number: int
    width: float
    height: float
    segments: list[Segment] = field(default_factory=list)
    turned: list[Segment] = field(default_factory=list)  # text that runs up or down
    unknown: int = 0  # characters that the file cannot name
    pictured: float = 0.0  # the share of the page that an image covers; 1 for a drawing


def read_page(page: Any) -> PageText:
    """Return the text of a page of pdfplumber; the caller closes the page."""
    number = page.page_number
    result = PageText(number, float(page.width), float(page.height))
    drawn = _Drawn()
    _sort_out(page.layout, drawn)
    result.pictured = _pictured(drawn, result)
    chars = [_char(item, page) for item in drawn.chars]
    known = [char for char in chars if not _UNKNOWN.fullmatch(char["text"])]
    result.unknown = len(chars) - len(known)
    words = _words(known, _links(page))
    tables = list(_tables(page, words)) if 3 < drawn.rules <= _MOST_RULES else []
    inside: set[int] = set()
    for table in tables:
        inside |= _fill(table, words, number)
    rest = [word for word in words if id(word) not in inside]
    result.segments = segments_of(rest, number)
    result.segments += [_stand_in(table, number) for table in tables]
    result.turned = list(_turned(known, result))
    if not result.segments:
        result.segments, result.turned = result.turned, []
    return result


# What is drawn.


@dataclass(slots=True)
class _Drawn:
    """The objects of a page, by what they are to us."""

    chars: list[Any] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    curves: int = 0
    rules: int = 0  # lines and boxes


def _sort_out(container: Any, drawn: _Drawn) -> None:
    """Take the characters out of a page, and count the rest.

    pdfplumber would make a dictionary with all properties of each character, which takes longer
    than all other work; so it only gets to see the lines and boxes, to find tables.
    """
    from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect

    others = []
    for item in container._objs:
        if isinstance(item, LTChar):
            drawn.chars.append(item)
            continue
        others.append(item)
        if isinstance(item, LTContainer):
            _sort_out(item, drawn)
        elif isinstance(item, LTImage):
            drawn.pictures.append(item.bbox)
        elif isinstance(item, LTLine | LTRect):
            drawn.rules += 1
        elif isinstance(item, LTCurve):
            drawn.curves += 1
    container._objs = others


def _char(item: Any, page: Any) -> Char:
    left, top = page.mediabox[0], page.height + page.mediabox[1]
    font = item.fontname
    return {
        "text": item.get_text(),
        "x0": item.x0 + left,
        "x1": item.x1 + left,
        "top": top - item.y1,
        "bottom": top - item.y0,
        "line": top - item.matrix[5],
        "size": item.size,
        "upright": item.upright,
        "matrix": item.matrix,
        "fontname": font if isinstance(font, str) else str(font),
    }


def _turned(chars: list[Char], page: PageText) -> Iterator[Segment]:
    """Yield the text that runs up or down the page."""
    for is_up in (True, False):
        turn = Turn(is_up, page.width, page.height)
        own = [turn.upright(char) for char in chars if _runs(char, is_up)]
        for segment in segments_of(_words(own, []), page.number) if own else ():
            segment.turn = turn
            yield segment


def _runs(char: Char, is_up: bool) -> bool:
    across, along = char["matrix"][0], char["matrix"][1]
    return not char["upright"] and abs(along) > abs(across) and (along > 0) is is_up


# Words.


def _words(chars: list[Char], links: list[tuple[Box, str]]) -> list[Word]:
    """Gather characters into words, in the order in which the file writes them."""
    has_spaces = sum(char["text"].isspace() for char in chars) > 0.05 * len(chars)
    limit = _WORD_GAP if has_spaces else _TIGHT_WORD_GAP
    words: list[Word] = []
    spaced = True
    seen: set[tuple[str, int, int]] = set()
    for char in chars:
        text = _text_of(char)
        if not text.strip():
            spaced = True
            continue
        if not char["upright"] or _is_double(char, text, seen):
            continue
        piece = _piece(char, text)
        last = words[-1] if words else None
        if last is not None and not spaced and _goes_on(last, piece, limit):
            _append(last, piece)
        else:
            words.append(piece)
            piece.spaced = spaced
        spaced = text[-1:].isspace()
    for word in words:
        word.link = _link_at(word, links) if links else ""
    return words


def _text_of(char: Char) -> str:
    text = str(char["text"])
    if text.isalnum() and text.isascii() and not _is_symbols(char["fontname"]):
        return text
    text = text.translate(_LIGATURES).translate(_SPACES)
    if text == _BULLET:
        return "•"
    if len(text) == 1:
        if _is_symbols(char["fontname"]):
            text = _WINGDINGS.get(text, text) if "ding" in char["fontname"].lower() else text
        if "\ue000" <= text <= "\uf8ff":
            return _CHECKBOXES.get(text, "•")
    return "".join(sign for sign in text if sign >= " " and sign not in "\u007f\ufffd")


def _is_double(char: Char, text: str, seen: set[tuple[str, int, int]]) -> bool:
    """Say whether a character is written twice in one place, to look bold or cast a shadow."""
    x, y = round(char["x0"]), round(char["top"])
    if any((text, x + step, y) in seen for step in (0, -1, 1)):
        return bool(char["x1"] - char["x0"] > 2)
    seen.add((text, x, y))
    return False


def _piece(char: Char, text: str) -> Word:
    font = char["fontname"]
    return Word(
        text,
        char["x0"],
        char["top"],
        char["x1"],
        char["bottom"],
        char["line"],
        char["size"] or 1.0,
        *_weight(font),
    )


@lru_cache(maxsize=256)
def _weight(font: str) -> tuple[bool, bool]:
    """Return whether the name of a font says that it is bold, and that it is italic."""
    return bool(_BOLD.search(font)), bool(_ITALIC.search(font))


@lru_cache(maxsize=256)
def _is_symbols(font: str) -> bool:
    return bool(_SYMBOLS.search(font))


def _goes_on(word: Word, piece: Word, limit: float) -> bool:
    size = max(word.size, piece.size)
    if abs(word.baseline - piece.baseline) > _SAME_LINE * size:
        return False
    return -0.5 * size < piece.x0 - word.x1 < limit * size


def _append(word: Word, piece: Word) -> None:
    word.text += piece.text
    word.x0, word.x1 = min(word.x0, piece.x0), max(word.x1, piece.x1)
    word.top, word.bottom = min(word.top, piece.top), max(word.bottom, piece.bottom)
    word.size = max(word.size, piece.size)
    word.bold = word.bold and piece.bold
    word.italic = word.italic and piece.italic


def _links(page: Any) -> list[tuple[Box, str]]:
    links = []
    for item in page.hyperlinks:
        address = item.get("uri")
        if isinstance(address, str) and address:
            links.append(((item["x0"], item["top"], item["x1"], item["bottom"]), address))
    return links


def _link_at(word: Word, links: list[tuple[Box, str]]) -> str:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return next((link for box, link in links if _is_in(x, y, box)), "")


def _is_in(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


# Segments.


def segments_of(words: list[Word], page: int) -> list[Segment]:
    """Gather words into segments, from top to bottom and from left to right."""
    segments = []
    for row in _rows(words):
        row.sort(key=lambda word: word.x0)
        start = 0
        for index in range(1, len(row) + 1):
            if index == len(row) or _is_apart(row[index - 1], row[index], index - start):
                segments.append(_segment(row[start:index], page))
                start = index
    return segments


def _rows(words: list[Word]) -> list[list[Word]]:
    """Group words by baseline; raised and lowered signs stand with the word that they touch."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda item: item.baseline):
        row = rows[-1] if rows else None
        if row and word.baseline - row[-1].baseline <= _SAME_LINE * min(word.size, row[-1].size):
            row.append(word)
        else:
            rows.append([word])
    for row, following in pairwise(rows):
        _lower(row, following)
        _lower(following, row)
    return [row for row in rows if row]


def _lower(small: list[Word], row: list[Word]) -> None:
    """Move raised or lowered signs to the row of the word that they touch."""
    for word in list(small):
        if len(word.text) <= 3 and any(_touches(word, other) for other in row):
            small.remove(word)
            row.append(word)


def _touches(word: Word, other: Word) -> bool:
    """Say whether a small sign stands against a larger word, a little higher or lower."""
    if word.size > 0.85 * other.size or word.top > other.bottom or word.bottom < other.top:
        return False
    if abs(word.baseline - other.baseline) > 0.6 * other.size:
        return False
    is_before = word.text.isdigit() and -1 < other.x0 - word.x1 < 0.5 * other.size
    return is_before or abs(word.x0 - other.x1) < 0.25 * other.size


def _is_apart(word: Word, other: Word, count: int) -> bool:
    """Say whether a wide gap divides two words, of which the first ends ``count`` words."""
    is_marker = count == 1 and _MARKER.match(word.text) is not None
    limit = _MARKER_GAP if is_marker else _SEGMENT_GAP
    return other.x0 - word.x1 > limit * max(word.size, other.size)


def _segment(words: list[Word], page: int) -> Segment:
    joints = _joints(words)
    text, runs = "", [] if not words else [_run(words[0], 0)]
    for word, joint in zip(words, joints, strict=True):
        text += joint
        if not _looks_like(runs[-1], word):
            runs.append(_run(word, len(text)))
        text += word.text
        runs[-1].end = len(text)
    size = _main_size(text, runs)
    if not text.isascii():
        composed = unicodedata.normalize("NFC", text)
        if len(composed) != len(text):  # the runs would no longer fit
            text, runs = composed, [replace(runs[0], start=0, end=len(composed))]
    first = next((w for w, joint in zip(words[1:], joints[1:], strict=True) if joint), None)
    return Segment(
        text,
        page,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        Counter(word.baseline for word in words).most_common(1)[0][0],
        size,
        runs,
        (words[words.index(first) - 1].x1 if first else words[-1].x1) - words[0].x0,
    )


def _main_size(text: str, runs: list[Run]) -> float:
    """Return the size of most letters; of the capitals when the others are small capitals."""
    if len(runs) > 1 and text.isupper():
        return max(run.size for run in runs)
    counts: Counter[float] = Counter()
    for run in runs:
        counts[run.size] += run.end - run.start
    return counts.most_common(1)[0][0]


def _joints(words: list[Word]) -> list[str]:
    """Return what stands before each word: a space, or nothing where a word goes on."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    if _is_spread(words):  # l i k e  t h i s
        usual = sorted(gaps)[len(gaps) // 2]
        return ["", *(" " if gap > 1.8 * usual else "" for gap in gaps)]
    joints = [""]
    for word, gap in zip(words[1:], gaps, strict=True):
        limit = 0.05 if word.spaced else _TIGHT_WORD_GAP
        joints.append(" " if gap > limit * word.size else "")
    return joints


def _is_spread(words: list[Word]) -> bool:
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    return len(words) >= 5 and single >= 0.8 * len(words)


def _run(word: Word, start: int) -> Run:
    return Run(start, start, round(word.size * 2) / 2, word.bold, word.italic, word.link)


def _looks_like(run: Run, word: Word) -> bool:
    size = round(word.size * 2) / 2
    look = (run.size, run.bold, run.italic, run.link)
    return look == (size, word.bold, word.italic, word.link)


# Tables.


def _tables(page: Any, words: list[Word]) -> Iterator[Table]:
    """Yield the ruled tables of a page that hold text in more than one cell."""
    if not words:
        return
    for found in page.find_tables():
        cells = [cell for cell in found.cells if cell[2] - cell[0] > _LEAST_ROOM]
        table = _table(found.bbox, cells)
        filled = sum(any(_is_in(*_middle(word), cell) for word in words) for cell in cells)
        if len(table.edges) > 1 and len(table.cells) > 2 and filled > 1:
            yield table


def _table(box: Box, cells: list[Box]) -> Table:
    edges = _edges(cell[0] for cell in cells)
    tops = _edges(cell[1] for cell in cells)
    table = Table(box, edges)
    for cell in sorted(cells, key=lambda item: (item[1], item[0])):
        column, row = _index(edges, cell[0]), _index(tops, cell[1])
        span = sum(cell[0] - 1 <= edge < cell[2] - _LEAST_ROOM for edge in edges)
        table.cells.append(TableCell(row, column, max(span, 1), cell))
    return table


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    """Return the different values in order; what lies closer than a double rule counts as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _LEAST_ROOM:
            edges.append(value)
    return tuple(edges)


def _index(edges: tuple[float, ...], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _fill(table: Table, words: list[Word], page: int) -> set[int]:
    """Give the cells of a table their text; return the words that stand in it, by identity."""
    inside: set[int] = set()
    for cell in table.cells:
        own = [w for w in words if id(w) not in inside and _is_in(*_middle(w), cell.box)]
        inside |= {id(word) for word in own}
        cell.segments = segments_of(own, page)
    return inside


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2


def _stand_in(table: Table, page: int) -> Segment:
    x0, top, x1, bottom = table.box
    return Segment("", page, x0, top, x1, bottom, bottom, table=table)


def _pictured(drawn: _Drawn, page: PageText) -> float:
    area = page.width * page.height or 1.0
    sizes = (abs((x1 - x0) * (y1 - y0)) for x0, y0, x1, y1 in drawn.pictures)
    share = min(1.0, max(sizes, default=0.0) / area)
    return 1.0 if drawn.curves > _MOST_CURVES else share
