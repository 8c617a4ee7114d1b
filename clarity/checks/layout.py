"""Checks of layout and accessibility: headings, images, tables, looks of the text, links.

What a document repeats is one matter for its author. So a check reports the first few places,
or one for the whole document, and tells how many more there are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from clarity.checks.letter_parts import CLOSING, letter_parts
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import Block, BlockKind, Document, Mark, MarkKind
from clarity.dutch.clauses import columns, ids
from clarity.dutch.lexicon import is_ordinary, split_compound, zipf_frequency
from clarity.dutch.merge_fields import MergeFields
from clarity.report import Severity
from clarity.rulebook.model import Rule

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_CAPITAL}][{_CAPITAL}'’-]*[{_CAPITAL}]"
_SHOUTED = re.compile(
    rf"(?<![\w@./&-])(?:U (?={_WORD} {_WORD}))?{_WORD}"
    rf"(?:[ ,:;]+(?:\d+[.:]? |U )?{_WORD})*(?![\w@&]|[./-]\w)"
)
_PARTS = re.compile(r"['’-]")
_TWO = re.compile(rf"[{_CAPITAL}]{{2}}")
_ONE = re.compile(_WORD)
_ROMAN = re.compile(r"[IVXLCDM]+")
_POSTCODE = re.compile(r"\d{4}\s?$")
_HOUSE_NUMBER = re.compile(r" \d")
_STREET = re.compile(r"(?:STRAAT|LAAN|WEG|PLEIN|KADE|SINGEL|DIJK|GRACHT|POSTBUS)$")
_GIVEN_NAME = re.compile(rf",? [{_CAPITAL}][a-zà-öø-þ]")
_NAME_BEFORE = re.compile(
    rf"(?:\b(?:heer|mevrouw|meneer|familie)|[a-zà-öø-þ,] [{_CAPITAL}][a-zà-öø-þ]+) $"
)
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
_FIELDS = MergeFields()
_LONG = 7  # letters from which a word in capitals is no abbreviation
_LISTED = 2.0  # Zipf value from which a long form is a word of the language
_SPOKEN = 4  # letters from which one word in capitals is loud
_MARKED = 5  # letters shown as capitals by the layout from which it is loud

_LETTERS = re.compile(r"[^\W\d_]")
_Members = list[tuple[int, Block]]
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ADDRESS = re.compile(r"@|https?://|www\.", re.IGNORECASE)


def _blocks(text: Text, rule: Rule) -> Iterator[tuple[int, Block]]:
    """Yield the blocks that a rule covers, those without text included."""
    for index, block in enumerate(text.document.blocks):
        if block.kind in rule.scope and not block.locked:
            yield index, block


def _first(hits: Iterable[Hit], rule: Rule) -> Iterator[Hit]:
    """Yield hits up to the limit ``most``; the last tells how many are left out."""
    found = list(hits)
    most = int(rule.limits["most"])
    for number, hit in enumerate(found[:most], 1):
        rest = len(found) - most if number == most else 0
        more = table(rule, "tips")["more"].format(count=rest) if rest > 0 else ""
        yield replace(hit, values={**hit.values, "more": more})


def _whole(index: int, block: Block) -> Hit:
    return Hit(index, 0, len(block.text))


def _advised(hit: Hit, tip: str, **values: object) -> Hit:
    """Return a hit with the tip that fits it, filled in."""
    return replace(hit, values={**hit.values, "advice": tip.format(**values)})


def _count_words(text: str) -> int:
    return len(_WORDS.findall(text))


def _stretches(
    block: Block, kind: MarkKind, without: Container[MarkKind] = ()
) -> list[tuple[int, int]]:
    """Return where a block has a mark, and none of ``without``; spaces do not part words."""
    shown = [False] * len(block.text)
    for is_on, kinds in ((True, (kind,)), (False, without)):
        for mark in block.marks:
            if mark.kind in kinds:
                shown[mark.start : mark.end] = [is_on] * (mark.end - mark.start)
    shows = ((i, shown[i]) for i, sign in enumerate(block.text) if not sign.isspace())
    runs = (list(run) for is_on, run in groupby(shows, key=lambda item: item[1]) if is_on)
    return [(run[0][0], run[-1][0] + 1) for run in runs]


@check("capitals")
def capitals(text: Text, rule: Rule) -> Iterator[Hit]:
    """L5: words in capitals, typed or made so by the layout."""
    yield from _first(_capitals(text, rule), rule)


def _capitals(text: Text, rule: Rule) -> Iterator[Hit]:
    tips = table(rule, "tips")
    known = frozenset(word.upper() for word in options(rule, "known"))
    short = frozenset(word.upper() for word in options(rule, "short"))
    for passage in text.passages:
        block = passage.block
        marked = [(m.start, m.end) for m in block.marked(MarkKind.CAPITALS)]
        for start, end in marked:
            if len(_LETTERS.findall(block.text[start:end])) >= _MARKED:
                hit = Hit(passage.index, start, end)
                yield _advised(hit, tips["made"], text=block.text[start:end])
        if not _TWO.search(block.text):
            continue
        marked += [(field.start, field.end) for field in text.merge_fields.find(block.text)]
        for match in _SHOUTED.finditer(block.text):
            inside = any(start <= match.start() < end for start, end in marked)
            if not inside and _is_shouting(passage, match, known, short):
                hit = Hit(passage.index, match.start(), match.end())
                tip = tips["opening" if _opens_sentence(block.text, match.start()) else "typed"]
                yield _advised(hit, tip, text=match.group())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".?!"


def _is_shouting(
    passage: Passage, match: re.Match[str], known: frozenset[str], short: frozenset[str]
) -> bool:
    text = passage.block.text
    if _POSTCODE.search(text, max(match.start() - 6, 0), match.start()):
        return False  # a place name in capitals belongs in an address
    if _is_proper_name(text, match):
        return False
    words = [w for w in _ONE.findall(match.group()) if not _is_name(w, known)]
    dutch = [w for w in words if _is_dutch(passage, w, short)]
    is_loud = any(len(word) >= _SPOKEN for word in dutch) or len(dutch) > 1
    if len(words) > 2 and dutch:
        is_loud = is_loud or any(len(word) >= _SPOKEN for word in words)
    return is_loud


def _is_dutch(passage: Passage, word: str, short: frozenset[str]) -> bool:
    """Tell whether capitals are a word, no abbreviation: long, common, or known to the author."""
    if word in short or any(map(_is_long_word, _PARTS.split(word.lower()))):
        return True
    return bool(passage.doc.vocab[word.lower()].is_stop)


def _is_long_word(part: str) -> bool:
    """Tell whether letters are a long word of the language; a long name or acronym is not."""
    if len(part) < _LONG:
        return False
    return zipf_frequency(part) >= _LISTED or len(split_compound(part)) > 1


def _is_proper_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether one word in capitals is a name: beside a given name, or in an address."""
    word = match.group()
    if not _ONE.fullmatch(word):
        return False
    if _HOUSE_NUMBER.match(text, match.end()) and (_STREET.search(word) or not _is_plain(word)):
        return True
    beside = _GIVEN_NAME.match(text, match.end()) or _NAME_BEFORE.search(text, 0, match.start())
    return bool(beside) and not _is_plain(word)


def _is_plain(word: str) -> bool:
    return is_ordinary(word.lower())


def _is_name(word: str, known: frozenset[str]) -> bool:
    """Tell whether capitals are how a word is written: an abbreviation, a number, a code."""
    return _PARTS.split(word)[0] in known or bool(_ROMAN.fullmatch(word)) or not _VOWEL.search(word)


# Headings.

_NO_TITLE = re.compile(
    r".*(?:[.,;:!…]$|\t|@|www\.|https?:|\b[1-9]\d{3}\s?[A-Z]{2}\b)"
    r"|\d{1,2} \w+ \d{4}$|(?:tabel|figuur|afbeelding|grafiek|foto|bron)\b.*",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?!(?:stap|deel|vraag|hoofdstuk|bijlage|optie|fase)\b)[^:]+:\s", re.IGNORECASE
)
_NUMBERS = re.compile(  # that a title may hold: its own, and a year
    r"^(?:(?:stap|deel|vraag|hoofdstuk|bijlage|optie|fase|artikel)\s+)?\d[\d.]*[.):]*(?=\s|$)"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_TITLE_START = re.compile(r"[\dA-ZÀ-ÖØ-Þ‘\"“'’]")
_SENTENCE = re.compile(r"(?:\S+\s+){3,}.*[.?!:](?:\s|$)|.*:$", re.DOTALL)
_LOUD = (MarkKind.BOLD, MarkKind.UNDERLINE, MarkKind.CAPITALS)
_BELOW_HEADING = frozenset({BlockKind.LIST_ITEM, BlockKind.HELP_TEXT, BlockKind.FIELD_LABEL})
_LONGEST_TITLE = 80  # characters
_TITLE_WORDS = 10
_LARGER = 1.5  # points by which a heading is larger than its text
_SIGNED = 4  # blocks after the closing of a letter that belong to it


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters ``[start, end)`` of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end].strip()

    def share(self, kind: MarkKind) -> float:
        """Return the part of the letters and digits that has a mark."""
        text = self.block.text
        spans = (
            text[max(m.start, self.start) : min(m.end, self.end)] for m in self.block.marked(kind)
        )
        marked = sum(sign.isalnum() for span in spans for sign in span)
        return marked / max(1, sum(sign.isalnum() for sign in text[self.start : self.end]))

    def sizes(self) -> list[float]:
        """Return the sizes of the letters, in points, as far as the file gives them."""
        marks = self.block.marked(MarkKind.SIZE)
        return [float(m.value) for m in marks if m.start < self.end and self.start < m.end]


@check("fake-heading")
def fake_heading(text: Text, rule: Rule) -> Iterator[Hit]:
    """L1: a short line that is made to look like a heading, and has no heading style."""
    if text.document.format in options(rule, "formats"):
        yield from _first(_fake_headings(text, rule), rule)


def _fake_headings(text: Text, rule: Rule) -> Iterator[Hit]:
    labels = frozenset(options(rule, "labels"))
    usual = _usual_size(text)
    for passage in _candidates(text, rule):
        title = _title(passage.block)
        if not _is_title(title) or title.text.casefold() in labels:
            continue
        below = _below(text.document, passage.index, title)
        if below is None or not _stands_out(title, below, usual):
            continue
        if _is_below(below) or (below.block.cell is not None and _has_begun(text, passage)):
            yield Hit(passage.index, title.start, title.end)


def _candidates(text: Text, rule: Rule) -> Iterator[Passage]:
    """Yield the paragraphs outside tables that do not close a letter or have a style of title."""
    styles = tuple(options(rule, "styles"))
    signed = -1
    for passage in text.passages:
        block = passage.block
        if CLOSING.match(block.text):
            signed = passage.index + _SIGNED
        is_plain = block.kind is BlockKind.PARAGRAPH and block.cell is None
        if is_plain and passage.index > signed and not block.style.casefold().startswith(styles):
            yield passage


def _usual_size(text: Text) -> float:
    """Return the size of most of the text, in points; 0 when the file gives none."""
    letters: Counter[str] = Counter()
    for passage in text.passages:
        for mark in passage.block.marked(MarkKind.SIZE):
            letters[mark.value] += mark.end - mark.start
    return float(letters.most_common(1)[0][0]) if letters else 0.0


def _title(block: Block) -> _Piece:
    """Return the first line of a block."""
    return _Piece(block, 0, len(block.text.split("\n", 1)[0].rstrip()))


def _is_title(title: _Piece) -> bool:
    """Tell whether a line can be a heading by what it says."""
    text = title.text
    if not (title.block.marks or text.isupper()) or not _TITLE_START.match(text):
        return False
    if len(text) > _LONGEST_TITLE or len(text.split()) > _TITLE_WORDS:
        return False
    if len(_LETTERS.findall(text)) < 3:
        return False
    if _NO_TITLE.match(text) or _DETAIL.match(text) or any(_FIELDS.find(text)):
        return False
    if not text.endswith("?") and re.search(r"\d", _NUMBERS.sub("", text)):
        return False  # a date, an amount or an account: a detail
    return not any(title.share(kind) for kind in (MarkKind.FILL_IN, MarkKind.LINK))


def _below(document: Document, index: int, title: _Piece) -> _Piece | None:
    """Return what stands below a line: the rest of its block, or the next one."""
    block = title.block
    if block.text[title.end :].strip():
        return _Piece(block, title.end, len(block.text))
    if index + 1 == len(document.blocks):
        return None
    following = document.blocks[index + 1]
    return _Piece(following, 0, len(following.text))


def _is_below(piece: _Piece) -> bool:
    """Tell whether a text is of the kind that stands below a heading."""
    if piece.block.kind is BlockKind.PARAGRAPH:
        return bool(_SENTENCE.match(piece.text))
    return piece.block.kind in _BELOW_HEADING


def _has_begun(text: Text, passage: Passage) -> bool:
    """Tell whether running text stands before a passage: above it is the head of a letter."""
    before = (p.block for p in text.passages if p.index < passage.index)
    return any(b.kind is BlockKind.PARAGRAPH and _SENTENCE.match(b.text) for b in before)


def _stands_out(title: _Piece, below: _Piece, usual: float) -> bool:
    """Tell whether a line looks louder than the text below it, or larger than all text."""
    if any(title.share(kind) > 0.95 and below.share(kind) < 0.5 for kind in _LOUD):
        return True
    if _is_shouted(title.text) and not below.text.isupper():
        return True
    sizes, others = title.sizes(), below.sizes()
    return bool(sizes and others) and min(sizes) >= max(*others, usual) + _LARGER


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(len(word) >= _SPOKEN for word in _WORDS.findall(text)) > 1


@check("heading-level")
def heading_level(text: Text, rule: Rule) -> Iterator[Hit]:
    """L2: headings without a text, and headings that skip a level."""
    tips = table(rule, "tips")
    headings = list(_blocks(text, rule))
    empty = [(index, block) for index, block in headings if not block.text.strip()]
    if empty:
        tip = tips["empty" if len(empty) == 1 else "empties"]
        yield _advised(_whole(*empty[0]), tip, count=len(empty))
    levels = [(index, block) for index, block in headings if block.text.strip()]
    is_whole = text.document.format in options(rule, "formats")
    if is_whole and levels and levels[0][1].level > rule.limits["start"]:
        yield _advised(_whole(*levels[0]), tips["start"], level=levels[0][1].level)
    for (above, level), hit in _jumps(levels).items():
        yield _advised(hit, tips["skipped"], level=level, above=above, right=above + 1)


def _jumps(levels: _Members) -> dict[tuple[int, int], Hit]:
    """Return the jumps over a level, from which to which, each where it is first made."""
    jumps: dict[tuple[int, int], Hit] = {}
    for (_, above), (index, block) in pairwise(levels):
        if block.level > above.level + 1:
            jumps.setdefault((above.level, block.level), _whole(index, block))
    return jumps


# Images.

_FILE_NAME = re.compile(r".+\.(?:jpe?g|png|gif|bmp|tiff?|svg|webp|emf|wmf|eps|heic)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:img|dsc[fn]?|image|scan|pict|screenshot)[-_ ]?\d*", re.IGNORECASE)


@check("image-without-text")
def image_without_text(text: Text, rule: Rule) -> Iterator[Hit]:
    """L3: images without a text that says what they show."""
    yield from _first(_undescribed(text, rule), rule)


def _undescribed(text: Text, rule: Rule) -> Iterator[Hit]:
    tips = table(rule, "tips")
    names = re.compile(rf"(?:{'|'.join(options(rule, 'names'))})[\s\d]*", re.IGNORECASE)
    made = re.compile("|".join(options(rule, "made")), re.IGNORECASE)
    for index, block in _blocks(text, rule):
        described = block.text.strip()
        if not described:
            yield _advised(_whole(index, block), tips["none"])
        elif any(name.fullmatch(described) for name in (_FILE_NAME, _CAMERA, names)):
            yield _advised(_whole(index, block), tips["name"], text=described)
        elif made.search(described):
            yield _advised(replace(_whole(index, block), severity=Severity.HINT), tips["made"])


# Tables.

_FORM = frozenset(
    {BlockKind.FIELD_LABEL, BlockKind.OPTION, BlockKind.PLACEHOLDER, BlockKind.HELP_TEXT}
)
_SHAPES = (
    re.compile(r"(?:€|eur)\s?[\d.,-]+|[\d.,]+ euro", re.IGNORECASE),
    re.compile(r"\d{1,2}[-/ .](?:\d{1,2}|[a-z]{3,9})[-/ .](?:\d{4}|\d\d)", re.IGNORECASE),
    re.compile(r"[\d.,]+\s?%"),
    re.compile(r"\d{1,2}[.:]\d\d(?: uur)?(?:\s?(?:-|–|tot)\s?\d{1,2}[.:]\d\d(?: uur)?)?"),
    re.compile(r"[\d.,]+"),
)
_LEAST = 3  # rows and columns from which a table without headers is hard to follow
_FILLED = 0.8
_RECORD_WORDS = 12  # words in a cell beyond which a table holds texts, not data


@check("table-without-header")
def table_without_header(text: Text, rule: Rule) -> Iterator[Hit]:
    """L4: tables of data without headers, and tables that only place text on the page."""
    yield from _first(_faulty_tables(text, rule), rule)


def _faulty_tables(text: Text, rule: Rule) -> Iterator[Hit]:
    tips = table(rule, "tips")
    formats = options(rule, "formats")
    salutation = letter_parts(text).salutation  # tables above it are the head of a letter
    start = 0 if salutation is None else salutation.index
    for members in _tables(text, rule).values():
        if _is_form(members) or any(block.cell and block.cell.is_header for _, block in members):
            continue
        if text.document.format in formats and _is_layout(members, rule.limits["words"]):
            yield _advised(replace(_whole(*members[0]), severity=Severity.HINT), tips["layout"])
        elif members[-1][0] >= start and _holds_records(members):
            yield _advised(_whole(*members[0]), tips["header"])


def _tables(text: Text, rule: Rule) -> dict[int, _Members]:
    tables: dict[int, _Members] = defaultdict(list)
    for index, block in _blocks(text, rule):
        if block.cell is not None and block.cell.rows and block.text.strip():
            tables[block.cell.table].append((index, block))
    return tables


def _is_form(members: _Members) -> bool:
    """Tell whether a table holds places to fill in, or what is filled in by a mail merge."""
    kinds = (MarkKind.FILL_IN, MarkKind.MERGE_FIELD)
    return any(
        block.kind in _FORM or any(mark.kind in kinds for mark in block.marks)
        for _, block in members
    )


def _is_layout(members: _Members, least: float) -> bool:
    """Tell whether a table of one row or column holds running text."""
    cell = members[0][1].cell
    if cell is None or min(cell.rows, cell.columns) > 1:
        return False
    texts = (block.text for _, block in members if _SENTENCE.match(block.text))
    return sum(_count_words(text) for text in texts) >= least


def _holds_records(members: _Members) -> bool:
    """Tell whether all rows of a table are records, with one kind of figure in a column."""
    cell = members[0][1].cell
    if cell is None or cell.rows < _LEAST or cell.columns < _LEAST:
        return False
    grid = {(b.cell.row, b.cell.column): b.text.strip() for _, b in members if b.cell}
    rows = sorted({row for row, _ in grid})
    if len(rows) < _LEAST or len(grid) < _FILLED * len(rows) * cell.columns:
        return False
    if sum(map(_count_words, grid.values())) > _RECORD_WORDS * len(grid):
        return False
    columns = ([grid.get((row, i), "") for row in rows] for i in range(1, cell.columns))
    return any(map(_are_figures, columns))


def _are_figures(texts: Sequence[str]) -> bool:
    """Tell whether texts are figures of one shape: amounts, dates, percentages, times, numbers."""
    return any(all(shape.fullmatch(text) for text in texts) for shape in _SHAPES)


# Looks of the text.

_HAS_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")


@check("underline")
def underline(text: Text, rule: Rule) -> Iterator[Hit]:
    """L6: underlined words that are no link."""
    yield from _first(_underlined(text, int(rule.limits["words"])), rule)


def _underlined(text: Text, least: int) -> Iterator[Hit]:
    other = frozenset({MarkKind.LINK, MarkKind.FILL_IN, MarkKind.MERGE_FIELD})
    for passage in text.passages:
        block = passage.block
        if not any(mark.kind is MarkKind.UNDERLINE for mark in block.marks):
            continue
        title = _title(block)
        for start, end in _stretches(block, MarkKind.UNDERLINE, other):
            words = block.text[start:end]
            is_title = (start, end) == (title.start, title.end) and _is_title(title)
            if _count_words(words) >= least and not is_title and not _ADDRESS.search(words):
                yield Hit(passage.index, start, end)


@check("long-emphasis")
def long_emphasis(text: Text, rule: Rule) -> Iterator[Hit]:
    """L7: many words on end in italics or in bold."""
    tips = table(rule, "tips")
    for kind in (MarkKind.ITALIC, MarkKind.BOLD):
        found = _emphasised(text, kind, rule.limits[kind.value])
        yield from _first((_advised(h, tips[kind.value], words=w) for h, w in found), rule)


def _emphasised(text: Text, kind: MarkKind, most: float) -> Iterator[tuple[Hit, int]]:
    """Yield stretches of more than ``most`` words, those of whole blocks on end as one."""
    last = -1  # the block up to which a stretch was reported
    for passage in text.passages:
        block = passage.block
        if not any(mark.kind is kind for mark in block.marks) or (
            block.cell is not None and block.cell.is_header
        ):
            continue
        for start, end in _stretches(block, kind):
            words = _count_words(block.text[start:end])
            if words > most:
                if start > 0 or passage.index != last + 1 or last < 0:
                    yield Hit(passage.index, start, end), words
                last = passage.index if end == len(block.text) else -1


@check("small-font")
def small_font(text: Text, rule: Rule) -> Iterator[Hit]:
    """L8: text in small letters; one hit a document, on the first that are worst."""
    found = [hit for passage in text.passages for hit in _small(passage, rule)]
    if not found:
        return
    low = rule.limits["warning"]
    tiny = [item for item in found if item[1] < low]
    hit, size = (tiny or found)[0]
    words = sum(_count_words(text.document.blocks[h.block].text[h.start : h.end]) for h, _ in found)
    more = table(rule, "tips")["more"].format(words=words) if len(found) > 1 else ""
    figures = {"size": size, "least": rule.limits["hint"]}
    values = {name: f"{points:g}".replace(".", ",") for name, points in figures.items()}
    severity = Severity.WARNING if tiny else Severity.HINT
    yield replace(hit, values={**values, "more": more}, severity=severity)


def _small(passage: Passage, rule: Rule) -> Iterator[tuple[Hit, float]]:
    block = passage.block
    limit = rule.limits["warning" if block.kind is BlockKind.TABLE_CELL else "hint"]
    small = [mark for mark in block.marked(MarkKind.SIZE) if float(mark.value) < limit]
    if not small or block.style.casefold().startswith(tuple(options(rule, "styles"))):
        return
    for mark in small:
        words = block.text[mark.start : mark.end]
        if _count_words(words) >= rule.limits["words"] and not _HAS_POSTCODE.search(words):
            yield Hit(passage.index, mark.start, mark.end), float(mark.value)


@check("justified-text")
def justified_text(text: Text, rule: Rule) -> Iterator[Hit]:
    """L11: text with straight edges on both sides; one hit a document."""
    least = rule.limits["words"]
    found = [p for p in text.passages if p.block.justified and p.words >= least]
    if found:
        tips = table(rule, "tips")
        more = tips["more"].format(count=len(found)) if len(found) > 1 else ""
        yield replace(_whole(found[0].index, found[0].block), values={"more": more})


# Lists.

_ITEM = re.compile(r"(?P<sign>[-–*•·▪●◦►➢✓]|(?P<count>\d{1,2}|[a-z])[.)])\s+(?=[^\W\d_]|[‘\"“'(])")
_BULLETS = re.compile(r"(?:^|\s)[•▪●◦]\s")
_CONTENTS = re.compile(r"toc|inhopg", re.IGNORECASE)
_IN_LIST = frozenset({BlockKind.PARAGRAPH, BlockKind.TABLE_CELL})


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that starts with the sign of a list item."""

    block: int
    start: int
    end: int
    sign: str
    count: str
    cell: object


@check("typed-list")
def typed_list(text: Text, rule: Rule) -> Iterator[Hit]:
    """L9: list items whose bullets or numbers were typed by hand; one hit a list."""
    if text.document.format in options(rule, "formats"):
        yield from _first(_typed_lists(text), rule)


def _typed_lists(text: Text) -> Iterator[Hit]:
    for run in _runs(text):
        first = run[0]
        end = max(item.end for item in run if item.block == first.block)
        bullets = _BULLETS.findall(text.document.blocks[first.block].text[first.start : end])
        count = max(len(run), len(bullets))
        if count > 1:
            yield Hit(first.block, first.start, end)


def _runs(text: Text) -> Iterator[list[_Item]]:
    """Yield the items that follow each other in one list."""
    run: list[_Item] = []
    for item in _lines(text):
        if item is None or (run and not _goes_on(run[-1], item)):
            if run:
                yield run
            run = []
        if item is not None:
            run.append(item)
    if run:
        yield run


def _lines(text: Text) -> Iterator[_Item | None]:
    """Yield each line that is a list item, and None for what ends a list."""
    last = -1
    for passage in text.passages:
        block = passage.block
        if passage.index != last + 1 or block.kind not in _IN_LIST or _CONTENTS.match(block.style):
            yield None
        if block.kind in _IN_LIST and not _CONTENTS.match(block.style):
            yield from _items(passage.index, block)
        last = passage.index


def _items(index: int, block: Block) -> Iterator[_Item | None]:
    start = 0
    for line in block.text.split("\n"):
        match = _ITEM.match(line)
        if match is None:
            yield None
        else:
            end = start + len(line.rstrip())
            yield _Item(index, start, end, match["sign"], match["count"] or "", block.cell)
        start += len(line) + 1


def _goes_on(above: _Item, item: _Item) -> bool:
    """Tell whether an item is the next one of the same list."""
    if above.cell != item.cell or bool(above.count) != bool(item.count):
        return False
    if not item.count:
        return above.sign == item.sign
    if above.count.isdigit() and item.count.isdigit():
        return int(item.count) == int(above.count) + 1
    return len(above.count + item.count) == 2 and ord(item.count) == ord(above.count) + 1


# Language.


@check("language-not-set")
def language_not_set(text: Text, rule: Rule) -> Iterator[Hit]:
    """L12: a file that does not say that it is in Dutch, where its format can say it."""
    document = text.document
    language = re.split("[-_]", document.language)[0].casefold()
    is_silent = language in ("", "x", "und", "zxx")
    can_say = document.format in options(rule, "formats") and not document.is_fragment
    if language == "nl" or (is_silent and not can_say):
        return
    tips = table(rule, "tips")
    tip = tips["none" if is_silent else "other"]
    for passage in text.passages[:1]:
        hit = _whole(passage.index, passage.block)
        yield _advised(hit, tip, language=document.language)


# Links.

_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FILE_ENDING = re.compile(r"\.(\w{2,4})(?:[?#].*)?$")
_AROUND = 25  # characters before and after a link that tell what it leads to


@check("vague-link")
def vague_link(text: Text, rule: Rule) -> Iterator[Hit]:
    """L10: links whose text does not say where they lead or to what, and a bare ``klik hier``."""
    yield from _vague(text, rule)
    if any(p.block.marks for p in text.passages):
        yield from _first(_long_addresses(text, rule), rule)
        yield from _first(_unnamed_files(text, rule), rule)


def _vague(text: Text, rule: Rule) -> Iterator[Hit]:
    vague = frozenset(options(rule, "vague"))
    bare = re.compile(rf"\b(?:{'|'.join(options(rule, 'bare'))})\b", re.IGNORECASE)
    first_words = ids(phrase.split()[0] for phrase in options(rule, "bare"))
    for passage in text.passages:
        block = passage.block
        links = [(m.start, m.end) for m in block.marked(MarkKind.LINK)]
        flagged = [(s, e) for s, e in links if _plain(block.text[s:e]) in vague]
        yield from (_vague_hit(passage, start, end, rule) for start, end in flagged)
        if first_words.isdisjoint(columns(passage.doc).forms):
            continue
        for match in bare.finditer(block.text):
            if not any(match.start() < end and start < match.end() for start, end in links):
                yield _vague_hit(passage, match.start(), match.end(), rule)


def _vague_hit(passage: Passage, start: int, end: int, rule: Rule) -> Hit:
    hit = Hit(passage.index, start, end, values={"more": ""})
    return _advised(hit, table(rule, "tips")["vague"], text=passage.block.text[start:end])


def _long_addresses(text: Text, rule: Rule) -> Iterator[Hit]:
    """Yield links whose text is an address that nobody reads: long, or with a query."""
    tip, most = table(rule, "tips")["address"], rule.limits["address"]
    for passage in text.passages:
        if passage.block.kind is BlockKind.FOOTNOTE:
            continue  # the place for the address of a source
        for mark in passage.block.marked(MarkKind.LINK):
            shown = passage.block.text[mark.start : mark.end]
            if _BARE_ADDRESS.fullmatch(shown) and (len(shown) > most or "?" in shown):
                hit = Hit(passage.index, mark.start, mark.end, severity=Severity.HINT)
                yield _advised(hit, tip)


def _unnamed_files(text: Text, rule: Rule) -> Iterator[Hit]:
    """Yield links to a file around which nothing says what type of file it is."""
    tip, files = table(rule, "tips")["file"], table(rule, "files")
    vague = frozenset(options(rule, "vague"))
    for passage in text.passages:
        for mark in passage.block.marked(MarkKind.LINK):
            shown = passage.block.text[mark.start : mark.end]
            ending = _FILE_ENDING.search(mark.value)
            names = files.get(ending.group(1).lower(), "").split() if ending else []
            if names and _plain(shown) not in vague and not _names(passage.block, mark, names):
                hit = Hit(passage.index, mark.start, mark.end, severity=Severity.HINT)
                yield _advised(hit, tip, type=names[0])


def _names(block: Block, mark: Mark, names: Sequence[str]) -> bool:
    """Tell whether a file type is named in or around a link."""
    around = block.text[max(mark.start - _AROUND, 0) : mark.end + _AROUND].casefold()
    return any(name in around for name in names)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!>»…:")
