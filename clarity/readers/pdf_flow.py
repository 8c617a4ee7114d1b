"""From the pages of a PDF to paragraphs: running lines out, lines joined, roles given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from clarity.document import BlockKind
from clarity.readers.draft import Draft, Place
from clarity.readers.form_fields import find_gaps
from clarity.readers.pdf_layout import Region, order
from clarity.readers.pdf_page import Box, PageText, Segment, Table, TableCell
from clarity.readers.pdf_text import Composed, count_words

Stops = dict[int, list[tuple[float, float]]]  # page to the heights at which a field stands

_MARKER = re.compile(
    r"(?P<sign>[•▪●◦■➢►▶‣⁃∙·✓✔*–—-]|o(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s+|(?<=[•▪●])(?=\w))"
)
_LOOSE = frozenset("-–—*o·")  # signs that a wrapped line can begin with as well
_HEADING_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|[IVX]{1,4}\.)\s+(?=[^\W\d_]|‘|\")")
_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(?:pagina|blad|bladzijde|pag\.?|blz\.?|p\.|page)?\s*#(?:\s*(?:van|/|of|-)\s*#)?[-–|\s]*$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"\s*(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxl]+)$|\s*\t\s*\d{1,3}$")
_FOOTNOTE = re.compile(r"(\d{1,3}|\*)\s?(?=[^\W\d_]|[‘“\"(])")
_LETTERS = re.compile(r"[^\W\d_]")
_ENDS = (".", "!", "?", ":", ";")

_EDGE = 0.15  # of the height of a page: where running lines stand
_EVERYWHERE = 3  # pages: a line that returns at its place so often runs along
_SHORT = 4  # pages: in such a document two are enough
_PARAGRAPH_GAP = 1.35  # of the usual distance between lines
_SIZE_STEP = 0.75  # points: letters that differ more are another kind of text
_HEADING_STEP = 1.1  # points over the usual size
_HEADING_LENGTH = 150
_BOLD_HEADING_LENGTH = 100
_HEADING_LINES = 3
_LEVELS = 6
_LEAST_TEXT = 200  # characters outside tables
_PROSE_WORDS = 5
_PROSE = 0.6  # of the width: a line that is this long was not ended on purpose
_WIDEST_FORM = 3  # columns: empty cells of wider tables are no places to fill in


@dataclass(slots=True, eq=False)
class _Paragraph:
    """Lines that are one paragraph, and what is known of its role."""

    lines: list[Segment]
    breaks: set[int] = field(default_factory=set)  # lines that begin after a wanted line end
    marker: str = ""
    skip: int = 0  # characters of the first line that are marker
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    place: Place | None = None
    right: float = 0.0

    @property
    def size(self) -> float:
        """The letter size of most of the text."""
        counts: Counter[float] = Counter()
        for line in self.lines:
            counts[line.size] += len(line.text)
        return counts.most_common(1)[0][0]

    @property
    def text(self) -> str:
        """The text for looking at, never for offsets."""
        return " ".join(line.text for line in self.lines)[self.skip :]

    @property
    def is_bold(self) -> bool:
        """Say whether all lines are bold."""
        return all(line.is_bold for line in self.lines)


def flow(pages: list[PageText], stops: Stops) -> list[Draft]:
    """Return the drafts of a document in the order of reading; takes the pages apart."""
    words = count_words(segment for page in pages for segment in _all_segments(page))
    headers, footers = _take_running(pages, _usual_size(pages))
    usual = _usual_size(pages)
    body = list(_body(pages, stops))
    _join_over_edges(body)
    notes = _footnotes(body, pages, usual)
    noted = {id(item) for item in notes}
    body = [item for item in body if id(item) not in noted]
    _set_headings(body, usual)
    _set_list_levels(body)
    drafts = [_draft(item, words) for item in body]
    above = [_draft(item, words, BlockKind.HEADER) for item in headers]
    below = [_draft(item, words, BlockKind.FOOTNOTE) for item in notes]
    below += [_draft(item, words, BlockKind.FOOTER) for item in footers]
    for draft in (*above, *below):
        draft.is_body = False
    return [*above, *drafts, *below]


def _all_segments(page: PageText) -> Iterator[Segment]:
    for segment in (*page.segments, *page.turned):
        if segment.table is None:
            yield segment
        else:
            for cell in segment.table.cells:
                yield from cell.segments


def _usual_size(pages: list[PageText]) -> float:
    """Return the letter size of most of the running text; of the tables when there is none."""
    running: Counter[float] = Counter()
    for page in pages:
        for segment in page.segments:
            running[segment.size] += len(segment.text)
    counts = running
    if running.total() < _LEAST_TEXT:
        counts = Counter()
        for page in pages:
            for segment in _all_segments(page):
                counts[segment.size] += len(segment.text)
    return counts.most_common(1)[0][0] if counts else 0.0


# Running headers and footers.


def _take_running(pages: list[PageText], usual: float) -> tuple[list[_Paragraph], list[_Paragraph]]:
    """Take what runs along out of the pages; each line of it is kept once."""
    seen: dict[tuple[str, int, bool], set[int]] = defaultdict(set)
    for page in pages:
        for segment, is_top in _at_edges(page):
            seen[_running_key(segment, is_top)].add(page.number)
    needed = 2 if len(pages) <= _SHORT else _EVERYWHERE
    kept: dict[tuple[str, bool], Segment] = {}
    for page in pages:
        gone: set[int] = set()
        for segment, is_top in _at_edges(page):
            key = _running_key(segment, is_top)
            is_number = bool(_PAGE_NUMBER.match(key[0]))
            if _in_a_row(seen[key]) < needed and not (is_number and _is_outermost(segment, page)):
                continue
            is_title = page.number == min(seen[key]) and segment.size > usual + 3
            if not is_title:
                gone.add(id(segment))
            if not is_number and not is_title and segment.size <= usual + 3:
                kept.setdefault((key[0], is_top), segment)
        page.segments = [item for item in page.segments if id(item) not in gone]
    sides: tuple[list[_Paragraph], list[_Paragraph]] = ([], [])
    for (_, is_top), segment in kept.items():
        sides[0 if is_top else 1].append(_Paragraph([segment]))
    return sides


def _in_a_row(pages: set[int]) -> int:
    """Return how many pages follow each other; left and right pages may take turns."""
    best = run = 0
    last = -2
    for page in sorted(pages):
        run = run + 1 if page - last <= 2 else 1
        best, last = max(best, run), page
    return best


def _at_edges(page: PageText) -> Iterator[tuple[Segment, bool]]:
    top, bottom = _EDGE * page.height, (1 - _EDGE) * page.height
    for segment in page.segments:
        middle = (segment.top + segment.bottom) / 2
        if segment.table is not None or segment.turn is not None or _is_item(segment):
            continue
        if not top <= middle <= bottom:
            yield segment, middle < top


def _is_item(segment: Segment) -> bool:
    """Say whether a line begins as a list item does, and is no page number between dashes."""
    text = re.sub(r"\d+", "#", segment.text)
    return bool(_MARKER.match(segment.text)) and not _PAGE_NUMBER.match(text)


def _running_key(segment: Segment, is_top: bool) -> tuple[str, int, bool]:
    return re.sub(r"\d+", "#", " ".join(segment.text.split())), round(segment.top / 6), is_top


def _is_outermost(segment: Segment, page: PageText) -> bool:
    """Say whether nothing stands further to the edge of the page than this line."""
    others = [item for item in page.segments if item is not segment]
    above = all(item.top >= segment.top - 3 for item in others)
    return above or all(item.bottom <= segment.bottom + 3 for item in others)


# Paragraphs.


def _body(pages: list[PageText], stops: Stops) -> Iterator[_Paragraph]:
    tables = _Tables()
    for page in pages:
        halts = stops.get(page.number, [])
        turned = order(page.turned)
        for region in [*order(page.segments, apart=bool(halts)), *turned]:
            for paragraph in _paragraphs(region, halts):
                table = paragraph.lines[0].table
                if table is None:
                    tables.interrupt()
                    yield paragraph
                else:
                    yield from tables.cells(table)


def _paragraphs(
    region: Region, halts: list[tuple[float, float]], place: Place | None = None
) -> Iterator[_Paragraph]:
    leading = _leading(region.lines)
    is_listed = place is not None and _is_list_like(region.lines)
    current: _Paragraph | None = None
    rights = _rights(region, leading)
    for line, right in zip(region.lines, rights, strict=True):
        how = None
        if current is not None and not (halts and _halts(current.lines[-1], line, halts)):
            how = _how_joined(current, line, leading)
            if is_listed and line.text[:1].isupper():
                how = None
            if place is not None and _opens_alike(current.lines[0], line):
                how = None
        if current is not None and how is not None and not (how == "\n" and (halts or place)):
            if how == "\n":
                current.breaks.add(len(current.lines))
            current.lines.append(line)
            continue
        if current is not None:
            yield current
        current = _begin(line, right, place)
    if current is not None:
        yield current


def _opens_alike(first: Segment, line: Segment) -> bool:
    """Tell whether two lines of a cell begin with the same two words: ``Ik wil … / Ik wil …``."""
    opening = line.text.split()[:2]
    return len(opening) == 2 and line.text[:1].isupper() and opening == first.text.split()[:2]


def _begin(line: Segment, right: float, place: Place | None) -> _Paragraph:
    kind = BlockKind.PARAGRAPH if place is None else BlockKind.TABLE_CELL
    paragraph = _Paragraph([line], kind=kind, place=place, right=right)
    match = _MARKER.match(line.text)
    if match and match.end() < len(line.text):
        paragraph.marker, paragraph.skip = match.group("sign"), match.end()
        paragraph.kind = BlockKind.LIST_ITEM
    return paragraph


def _rights(region: Region, leading: float) -> list[float]:
    """Return for each line the right edge of the text it stands in: its own block when wide."""
    left = min(line.x0 for line in region.lines)
    rights: list[float] = []
    block: list[Segment] = []
    for line in (*region.lines, None):
        if block and (line is None or _is_other_block(block[-1], line, leading)):
            right = max(item.x1 for item in block)
            is_wide = len(block) > 2 and right - block[0].x0 > 0.5 * (region.right - left)
            rights += [right if is_wide else region.right] * len(block)
            block = []
        if line is not None:
            block.append(line)
    return rights


def _is_other_block(one: Segment, other: Segment, leading: float) -> bool:
    is_far = other.baseline - one.baseline > _PARAGRAPH_GAP * max(leading, other.size)
    return is_far or abs(one.size - other.size) > _SIZE_STEP or one.is_bold != other.is_bold


def _leading(lines: list[Segment]) -> float:
    """Return the usual distance between the lines of one paragraph."""
    steps = [
        after.baseline - before.baseline
        for before, after in pairwise(lines)
        if abs(after.size - before.size) < _SIZE_STEP and after.baseline > before.baseline
    ]
    size = median(line.size for line in lines)
    if not steps:
        return 1.25 * size
    usual = median(steps)
    return usual if len(steps) > 5 else min(usual, 1.6 * size)


def _how_joined(paragraph: _Paragraph, line: Segment, leading: float) -> str | None:
    """Return how a line goes on a paragraph: with a space, a line end, or (None) not at all."""
    last = paragraph.lines[-1]
    if line.table is not None or last.table is not None or last.page != line.page:
        return None
    if _CONTENTS.search(last.text):
        return None
    if abs(last.size - line.size) > _SIZE_STEP or _has_another_weight(paragraph, line):
        return None
    step = line.baseline - last.baseline
    if not 0 < step <= _PARAGRAPH_GAP * max(leading, 1.0 * line.size):
        return None
    goes_on = _starts_small(line.text)
    is_full = _is_full(last, line, paragraph.right)
    if _begins_item(paragraph, line, is_full) or "\t" in last.text[paragraph.skip :]:
        return None
    if "\t" in line.text or (_is_indented(paragraph, line) and not goes_on):
        return None
    if is_full or (goes_on and not last.text.endswith(_ENDS)):
        return " "
    if last.text.endswith(_ENDS):
        return None
    if paragraph.marker:
        return " " if line.x0 > paragraph.lines[0].x0 + 2 else None
    left = min(item.x0 for item in paragraph.lines)
    is_long = last.x1 - left > _PROSE * (paragraph.right - left)
    return " " if is_long and len(last.text.split()) >= _PROSE_WORDS else "\n"


def _starts_small(text: str) -> bool:
    """Say whether a line begins with a small letter, maybe after a quotation mark or bracket."""
    return text.lstrip("‘’“”'\"(«")[:1].islower()


def _has_another_weight(paragraph: _Paragraph, line: Segment) -> bool:
    """Say whether the text goes from bold to plain, or back, at the start of this line."""
    before, after = paragraph.lines[-1], line
    if not before.runs or not after.runs or before.is_bold == after.is_bold:
        return False
    if before.runs[-1].bold == after.runs[0].bold:
        return False
    return paragraph.is_bold or after.is_bold


def _is_full(last: Segment, line: Segment, right: float) -> bool:
    """Say whether the first word of a line had no room on the line before it."""
    return right - last.x1 < line.first + 0.3 * line.size


def _begins_item(paragraph: _Paragraph, line: Segment, is_full: bool) -> bool:
    match = _MARKER.match(line.text)
    if match is None or match.end() == len(line.text):
        return False
    sign, last = match.group("sign"), paragraph.lines[-1].text
    is_loose = sign in _LOOSE or sign[-1] in ".)"
    if not is_loose or paragraph.marker or not is_full:
        return True
    return last.endswith((*_ENDS, ","))


def _is_indented(paragraph: _Paragraph, line: Segment) -> bool:
    """Say whether a line begins so far to the right or left that it is a new paragraph."""
    last = paragraph.lines[-1]
    if paragraph.marker:
        return line.x0 <= paragraph.lines[0].x0 + 1
    if len(paragraph.lines) == 1 and line.x0 < last.x0:
        return last.x0 - line.x0 > 4 * line.size
    if abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 6:
        return False  # centred
    return abs(line.x0 - last.x0) > 0.9 * line.size


def _halts(last: Segment, line: Segment, halts: list[tuple[float, float]]) -> bool:
    """Say whether a field stands beside one of two lines or between them."""
    for top, bottom in halts:
        if any(top < (item.top + item.bottom) / 2 < bottom for item in (last, line)):
            return True
        if last.top <= top and bottom <= line.bottom:
            return True
    return False


def _is_list_like(lines: list[Segment]) -> bool:
    """Say whether a cell holds a choice of short answers, one below the other."""
    if any(line.text.endswith((".", "?", "!")) for line in lines):
        return False
    capitals = sum(line.text[:1].isupper() for line in lines)
    return capitals == len(lines) or (capitals >= 3 and capitals >= 0.4 * len(lines))


def _join_over_edges(body: list[_Paragraph]) -> None:
    """Join what goes on in the next column or on the next page."""
    index = 1
    while index < len(body):
        if _goes_on(body[index - 1], body[index]):
            body[index - 1].lines += body[index].lines
            del body[index]
        else:
            index += 1


def _goes_on(one: _Paragraph, other: _Paragraph) -> bool:
    if one.place is not None or other.place is not None or other.marker:
        return False
    last, line = one.lines[-1], other.lines[0]
    is_turned = last.page != line.page or line.top < last.top
    if not is_turned or abs(one.size - other.size) > _SIZE_STEP or one.is_bold != other.is_bold:
        return False
    if len(last.text) < 20:
        return False
    if last.text.endswith("-"):
        return True
    return _starts_small(line.text) and not last.text.endswith(_ENDS)


# Tables.


class _Tables:
    """Numbers the tables, and joins a table that goes on at the top of the next page."""

    def __init__(self) -> None:
        self.count = 0
        self.last: Table | None = None
        self.rows = 0
        self.header: list[str] = []

    def interrupt(self) -> None:
        self.last = None

    def cells(self, table: Table) -> Iterator[_Paragraph]:
        goes_on = self.last is not None and _same_edges(self.last, table)
        rows = _by_row(table)
        headers = _header_rows(rows)
        if not goes_on:
            self.count += 1
            self.rows = 0
            self.header = _row_texts(rows[0]) if rows else []
        elif rows and any(self.header) and _row_texts(rows[0]) == self.header:
            rows, headers = rows[1:], headers - 1  # the header row that each page repeats
        self.last = table
        for number, row in enumerate(rows):
            for cell in row:
                place = Place(
                    self.count - 1,
                    self.rows + number,
                    cell.column,
                    cell.span,
                    is_header=not goes_on and number < headers,
                )
                yield from _cell_paragraphs(cell, place, len(table.edges))
        self.rows += len(rows)


def _same_edges(one: Table, other: Table) -> bool:
    if len(one.edges) != len(other.edges):
        return False
    return all(abs(a - b) < 3 for a, b in zip(one.edges, other.edges, strict=True))


def _by_row(table: Table) -> list[list[TableCell]]:
    rows: dict[int, list[TableCell]] = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    filled = max((r for r, cells in rows.items() if any(c.segments for c in cells)), default=-1)
    return [rows[number] for number in sorted(rows) if number <= filled or len(rows[number]) > 1]


def _row_texts(row: list[TableCell]) -> list[str]:
    return [" ".join(segment.text for segment in cell.segments) for cell in row]


def _header_rows(rows: list[list[TableCell]]) -> int:
    """Return how many rows at the top are header: a title over the table may come first."""
    looks = [_look(row) for row in rows[:3]]
    for number in range(min(2, len(rows) - 1)):
        filled = sum(bool(cell.segments) for cell in rows[number])
        if filled == 1 and number == 0 and len(rows[0]) < len(rows[1]):
            continue
        look, below = looks[number], _look([cell for row in rows[number + 1 :] for cell in row])
        if filled < 2 or look == (False, False):
            return 0
        return number + 1 if look != below else 0
    return 0


def _look(cells: list[TableCell]) -> tuple[bool, bool]:
    """Return whether all text of cells is bold, and whether it is italic."""
    runs = [run for cell in cells for segment in cell.segments for run in segment.runs]
    if not runs:
        return (False, False)
    return all(run.bold for run in runs), all(run.italic for run in runs)


def _cell_paragraphs(cell: TableCell, place: Place, columns: int) -> Iterator[_Paragraph]:
    if not cell.segments:
        if 1 < columns <= _WIDEST_FORM:
            yield _Paragraph([_blank(cell.box)], kind=BlockKind.TABLE_CELL, place=place)
        return
    padding = max(0.0, min(segment.x0 for segment in cell.segments) - cell.box[0])
    for region in order(cell.segments):
        region.right = max(cell.box[2] - padding, region.right)
        yield from _paragraphs(region, [], place)


def _blank(box: Box) -> Segment:
    return Segment("", 0, *box, baseline=box[3], size=0.0)


# Roles.


def _footnotes(body: list[_Paragraph], pages: list[PageText], usual: float) -> list[_Paragraph]:
    """Return the notes at the foot of the pages: small text that begins with its number."""
    heights = {page.number: page.height for page in pages}
    lowest: dict[int, float] = defaultdict(float)
    for item in body:
        if item.place is None and item.size > usual - _SIZE_STEP:
            for line in item.lines:
                lowest[line.page] = max(lowest[line.page], line.top)
    notes = []
    for item in body:
        line = item.lines[0]
        is_low = line.top > max(lowest[line.page], 0.4 * heights.get(line.page, 0.0))
        match = _FOOTNOTE.match(line.text)
        if is_low and match and item.place is None and item.size < usual - _SIZE_STEP:
            item.marker, item.skip = match.group(1), match.end()
            notes.append(item)
    return notes


def _set_headings(body: list[_Paragraph], usual: float) -> None:
    """Give headings their kind and level: the larger the letters, the higher the heading."""
    is_plain = not _is_mostly_bold(body)
    found = [item for item in body if _is_heading(item, usual, is_plain)]
    looks = sorted({_heading_look(item) for item in found}, reverse=True)
    for item in found:
        item.kind = BlockKind.HEADING
        item.level = min(looks.index(_heading_look(item)) + 1, _LEVELS)
        item.breaks.clear()
        item.marker, item.skip = "", 0
        match = _HEADING_NUMBER.match(item.lines[0].text)
        if match:
            item.marker, item.skip = match.group(1), match.end()


def _heading_look(item: _Paragraph) -> tuple[float, bool]:
    return round(item.size), item.is_bold


def _is_mostly_bold(body: list[_Paragraph]) -> bool:
    sizes = [(len(item.text), item.is_bold) for item in body if item.place is None]
    return 2 * sum(size for size, bold in sizes if bold) > sum(size for size, _ in sizes)


def _is_heading(item: _Paragraph, usual: float, is_plain: bool) -> bool:
    text = item.text
    if item.place is not None or len(item.lines) > _HEADING_LINES or "\t" in text[item.skip :]:
        return False
    if len(_LETTERS.findall(text)) < 3 or len(text) > _HEADING_LENGTH or find_gaps(text):
        return False
    if item.marker and not (item.marker[0].isalnum() and item.is_bold):
        return False
    if _CONTENTS.search(text):
        return False
    if item.size >= usual + _HEADING_STEP:
        return not text.endswith((".", ",", ";", ":")) or item.size > 1.5 * usual
    is_bold = is_plain and item.is_bold and item.size > usual - _SIZE_STEP and not item.breaks
    return is_bold and len(text) <= _BOLD_HEADING_LENGTH and not text.endswith((".", ",", ";", ":"))


def _set_list_levels(body: list[_Paragraph]) -> None:
    """Give list items their depth, by how far they stand from the left."""
    edges: list[float] = []
    page = 0
    for item in body:
        if item.kind is not BlockKind.LIST_ITEM:
            edges.clear()
            continue
        x0 = item.lines[0].x0
        if item.lines[0].page != page:
            page = item.lines[0].page
            edges.clear()
        while edges and x0 < edges[-1] - 3:
            edges.pop()
        if not edges or x0 > edges[-1] + 3:
            edges.append(x0)
        item.level = len(edges)


def _draft(item: _Paragraph, words: Counter[str], kind: BlockKind | None = None) -> Draft:
    composed = Composed(words)
    for index, line in enumerate(item.lines):
        composed.add(line, 0 if index else item.skip, "\n" if index in item.breaks else "")
    first = item.lines[0]
    return Draft(
        kind or item.kind,
        composed.text,
        level=item.level,
        number=item.marker,
        place=item.place,
        page=first.page or None,
        anchors=tuple(composed.anchors),
        marks=composed.final_marks(),
        container=None if item.place is None else (id(item.place), 0),
        justified=_is_justified(item),
    )


def is_contents(text: str) -> bool:
    """Say whether a line stands in a table of contents: it ends with dots and a page number."""
    return bool(_CONTENTS.search(text))


def _is_justified(item: _Paragraph) -> bool:
    """Say whether the right edge of a paragraph is straight."""
    rights = [line.x1 for line in item.lines[:-1]]
    return len(rights) >= 3 and max(rights) - min(rights) < 1.0
