"""What a check sees and yields, and the register in which checks are known by their id."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from clarity.document import Block, Document, MarkKind
from clarity.dutch.branches import SHORTER
from clarity.dutch.clauses import columns, finite_indices, ids, places
from clarity.dutch.merge_fields import MergeFields
from clarity.report import Severity, Suggestion
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_JE = ids(["je", "jij", "jou", "jouw"])
_U = ids(["u", "uw"])
_READER = re.compile(r"\bu\b")
_SIGNS = ids("€$%&+=/|<>*#@^~°§•·_-–—…☐☑☒□■○●❑✓")

_NOTE_MARKS = {
    "i": "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(),
    "1": [str(number) for number in range(1, 40)],
}
_LEAST_NOTES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: token offsets ``[start, end)`` and the number of words in it."""

    start: int
    end: int
    words: int


def _note_starts(doc: Doc) -> list[int]:
    """Return the tokens at which notes begin in a block that is a row of them: ``i Zie … ii …``."""
    if len(doc) < _LEAST_NOTES or doc[0].text not in ("i", "1"):
        return []
    marks = iter(_NOTE_MARKS[doc[0].text])
    expected, found = next(marks), []
    for token in doc[:-1]:
        if token.text == expected and token.nbor(1).is_title:
            found.append(token.i)
            expected = next(marks, "")
    return found if len(found) >= _LEAST_NOTES else []


class Passage:
    """A block of a document with its parse."""

    def __init__(self, index: int, block: Block, doc: Doc) -> None:
        self.index = index
        self.block = block
        self.doc = doc

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the block; punctuation, white space and single signs are no words.

        Of a condition inside a sentence the words of the longest branch count. Marks of a
        template that stand alone are no sentence.
        """
        marks = columns(self.doc)
        skipped = marks.gap
        if not _SIGNS.isdisjoint(marks.forms):
            both = zip(marks.gap, marks.lower, strict=True)
            skipped = [gap or form in _SIGNS for gap, form in both]
        starts = sorted({*marks.starts, *_note_starts(self.doc)})
        bounds = list(zip(starts, [*starts[1:], len(skipped)], strict=True))
        shorter = self.doc.user_data.get(SHORTER)
        if shorter is not None:
            skipped = [is_gap or i in shorter for i, is_gap in enumerate(skipped)]
            bounds = [(a, b) for a, b in bounds if not all(t.is_space for t in self.doc[a:b])]
        return tuple(Sentence(start, end, skipped[start:end].count(False)) for start, end in bounds)

    @cached_property
    def full_sentences(self) -> tuple[Sentence, ...]:
        """The sentences with a finite verb: no headings, labels or lines of an address."""
        verbs = finite_indices(self.doc)
        return tuple(s for s in self.sentences if any(s.start <= i < s.end for i in verbs))

    @cached_property
    def words(self) -> int:
        """The number of words in the block."""
        return sum(sentence.words for sentence in self.sentences)

    def text(self, start: int, end: int) -> str:
        """Return the text of the tokens ``[start, end)``, at least one."""
        last = self.doc[end - 1]
        return self.block.text[self.doc[start].idx : last.idx + len(last)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [self.doc[start].idx for start in columns(self.doc).starts]

    def context(self, start: int, end: int) -> str:
        """Return the sentence or sentences in which the characters ``[start, end)`` stand."""
        text, starts = self.block.text, self._sentence_starts
        if text[start:end] != text[start:end].strip() or start >= end:
            return self._context_of_space(start, end)
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1)
        return text[starts[first] : starts[last] if last < len(starts) else None].strip()

    def _context_of_space(self, start: int, end: int) -> str:
        span = self.doc.char_span(start, max(end, start + 1), alignment_mode="expand")
        if span is None:
            return self.block.text
        first, last = span[0].sent, span[-1].sent
        return self.block.text[first.start_char : last.end_char].strip()

    def hit(self, start: int, end: int, **more: object) -> Hit:
        """Return a hit on the tokens ``[start, end)``, without white space at its ends."""
        doc = self.doc
        while end - start > 1 and doc[end - 1].is_space:
            end -= 1
        while end - start > 1 and doc[start].is_space:
            start += 1
        last = doc[end - 1]
        return Hit(self.index, doc[start].idx, last.idx + len(last), **more)  # type: ignore[arg-type]

    def hit_span(self, span: Span, **more: object) -> Hit:
        """Return a hit on a spaCy span."""
        return self.hit(span.start, span.end, **more)

    def is_fill_in(self, start: int, end: int) -> bool:
        """Tell whether the characters ``[start, end)`` lie in a place to fill in."""
        return any(m.start <= start and end <= m.end for m in self.block.marked(MarkKind.FILL_IN))


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule found something; ``start`` and ``end`` are characters in the block.

    ``values`` fill the message of the rule. ``severity`` overrides the rule's own.
    """

    block: int
    start: int
    end: int
    severity: Severity | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    entry: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A document with the parses of its blocks: what a check looks at.

    ``passages`` are the blocks that the rule at hand covers; ``everything`` all blocks with text.
    ``listed`` are the single words of the word lists, in small letters, those that are advised
    included; ``covered`` gives for each block the tokens in which an entry was found. ``index``
    gives the blocks in which a word form stands (see :meth:`holding`). ``kept`` holds what one
    check worked out of ``document`` and ``everything`` for those that come after it.
    ``merge_fields`` finds the marks of templates, those of the house style too.
    """

    document: Document
    passages: tuple[Passage, ...]
    everything: tuple[Passage, ...]
    known_terms: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    covered: Mapping[int, frozenset[int]] = field(default_factory=dict)
    index: Mapping[int, list[int]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    merge_fields: MergeFields = field(default_factory=MergeFields)

    def holding(self, forms: frozenset[int], *, everywhere: bool = False) -> tuple[Passage, ...]:
        """Return the passages in which one of the word forms stands (see :func:`ids`).

        They are those that the rule covers, or those of all blocks.

        This costs next to nothing, so that a rule need not look at what is not its business.
        """
        found = self.index.keys() & forms
        if not found:
            return ()
        blocks = {block for form in found for block in self.index[form]}
        passages = self.everything if everywhere else self.passages
        return tuple(passage for passage in passages if passage.index in blocks)

    @property
    def says_je(self) -> bool:
        """Tell whether the document says je to its reader more often than u."""
        if "je" not in self.kept:
            marks = [columns(passage.doc) for passage in self.everything]
            counts = [sum(len(places(m.lower, forms)) for m in marks) for forms in (_JE, _U)]
            self.kept["je"] = counts[0] > counts[1]
        return bool(self.kept["je"])

    def to_reader(self, advice: Mapping[str, str]) -> Mapping[str, str]:
        """Return advice that names the reader as ``u``, in the document's form of address."""
        if not self.says_je:
            return advice
        return {key: _READER.sub("je", value) for key, value in advice.items()}


def index_of(passages: Iterable[Passage]) -> dict[int, list[int]]:
    """Return the blocks in which each word form stands, for ``Text.index``."""
    found: dict[int, list[int]] = {}
    for passage in passages:
        for form in columns(passage.doc).forms:
            found.setdefault(form, []).append(passage.index)
    return found


Check = Callable[[Text, Rule], Iterable[Hit]]
Measure = Callable[[Passage, float], Iterator[tuple[float, int, int]]]

CHECKS: dict[str, Check] = {}
"""The checks by id. A check takes a text and its rule, and yields hits."""

MEASURES: dict[str, Measure] = {}
"""The measures by id. A measure yields a figure for each span ``[start, end)`` of tokens.

Figures that are not above its second argument may be left out: no rule asks for them.
"""


def check(name: str) -> Callable[[Check], Check]:
    """Register a function as the check that rules name with ``check: name``."""

    def register(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return register


def measure(name: str) -> Callable[[Measure], Measure]:
    """Register a function as the measure that rules name with ``measure: name``."""

    def register(function: Measure) -> Measure:
        MEASURES[name] = function
        return function

    return register


_WORST_FIRST = tuple((severity, severity.label) for severity in reversed(Severity))


def severity_below(value: float, limits: Mapping[str, float]) -> Severity | None:
    """Return the highest severity whose limit ``value`` stays under, or None."""
    return next((s for s, label in _WORST_FIRST if value < limits.get(label, value)), None)


def severity_for(value: float, limits: Mapping[str, float]) -> Severity | None:
    """Return the highest severity whose limit ``value`` exceeds, or None."""
    return next((s for s, label in _WORST_FIRST if value > limits.get(label, value)), None)
