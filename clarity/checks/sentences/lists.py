"""S11: an enumeration inside a sentence that reads better as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clarity.checks.options import options
from clarity.checks.registry import Hit, Passage, Sentence, Text, check, severity_for
from clarity.dutch.clauses import TagKind, columns, finite_indices, ids, words_between
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GROUP, _PREPOSITION, _NOUN, _CLAUSE, _QUESTION = range(5)
_KINDS = (
    TagKind("LID", "VNW|bez", "VNW|aanw|det", "VNW|onbep|det"),
    TagKind("VZ|init"),
    TagKind("N|soort", "ADJ|prenom"),
    TagKind("VG|onder"),
)
"""What the parts of an enumeration can begin with; all parts begin with the same kind."""

_QUESTION_WORDS = ids("hoe hoeveel of waar waarom wanneer wat welk welke wie".split())
_NAMES = TagKind("N|eigen")
_ADVERBS = TagKind("BW", "ADJ|vrij")
_COMMAS = ids([",", ";"])
_AND = ids(["en", "of", "alsmede", "evenals", "en/of"])
_SUCH_AS = ids(["dan", "zoals"])
_STOPS = ids([".", "?", "!", ":", "(", ")", "–"])
_BEFORE_A_NOUN = frozenset({"det", "amod", "nummod", "nmod:poss"})
_PARALLEL = frozenset({"conj", "parataxis", "appos"})
_NUMERALS = ("drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_MARKS = (
    (r"\(?a[.)]", r"\(?b[.)]", r"\(?c[.)]"),
    (r"\(?1[.)]", r"\(?2[.)]", r"\(?3[.)]"),
    (r"ten eerste\b", r"ten tweede\b", r"ten derde\b"),
)
_NUMBERED = re.compile(
    "|".join(
        rf"(?<=[\w:,] ){a} [a-z][^.?!\n]+? {b} [a-z][^.?!\n]+? {c} [a-z]+" for a, b, c in _MARKS
    )
)
_SECOND = ("b)", "b.", "2)", "2.", "ten tweede")
"""Parts that are numbered inside one sentence: ``a) een baan, b) een huis en c) een auto``."""


@dataclass(frozen=True, slots=True)
class _Series:
    """The first token of each part, and the token after the last part."""

    starts: tuple[int, ...]
    end: int
    kind: int


@check("enumeration")
def enumeration(text: Text, rule: Rule) -> Iterator[Hit]:
    """S11: three or more long parts in one sentence, or parts that are numbered in it."""
    references = ids(options(rule, "references"))
    for passage in text.passages:
        whole = passage.block.text
        numbered = _NUMBERED.search(whole) if any(s in whole for s in _SECOND) else None
        if numbered:
            yield Hit(passage.index, *numbered.span(), values={"value": _NUMERALS[0]})
        elif _COMMAS & columns(passage.doc).forms and _AND & columns(passage.doc).forms:
            for sentence in passage.sentences:
                yield from _in_sentence(passage, sentence, rule, references)


def _in_sentence(
    passage: Passage, sentence: Sentence, rule: Rule, references: frozenset[int]
) -> Iterator[Hit]:
    doc = passage.doc
    if sentence.words <= rule.limits["hint"]:
        return
    series = _series(doc, sentence)
    if series is None or _are_names(doc, series) or not _is_parallel(doc, series):
        return
    start = series.starts[0]
    if not references.isdisjoint(columns(doc).lower[start : series.end]):
        return
    parts = len(series.starts)
    severity = severity_for(words_between(doc, start - 1, series.end), rule.limits)
    if severity is None or not _are_long(doc, series, rule.limits["part"]):
        return
    values = {"value": _NUMERALS[parts - 3] if parts - 3 < len(_NUMERALS) else str(parts)}
    yield passage.hit(start, series.end, severity=severity, values=values)


def _are_long(doc: Doc, series: _Series, mean: float) -> bool:
    """Tell whether the parts before the last have ``mean`` words on average, and none just one.

    What comes after the last part cannot always be told from it, so the last does not count; the
    first may have one word.
    """
    lengths = [words_between(doc, a - 1, b) for a, b in pairwise(series.starts)]
    lengths[-1] -= 1  # the word ``en``
    return min(lengths[1:]) > 1 and sum(lengths) >= mean * len(lengths)


def _are_names(doc: Doc, series: _Series) -> bool:
    """Tell whether the parts are names of people and places: those make no list of their own."""
    names = sum(_NAMES.holds(token) for token in doc[series.starts[0] : series.end])
    return names >= len(series.starts)


def _is_parallel(doc: Doc, series: _Series) -> bool:
    """Tell whether the parts have the same place in the sentence, as far as can be seen.

    Groups hold no finite verb between them, and the parse says that the second belongs beside the
    first; prepositions and conjunctions come back.
    """
    first, last = series.starts[0], series.starts[-1]
    if series.kind == _QUESTION:
        return True
    if series.kind != _CLAUSE and any(first <= i < last for i in finite_indices(doc)):
        return False
    if series.kind in (_PREPOSITION, _CLAUSE):
        lower = columns(doc).lower
        words = [lower[i + _ADVERBS.holds(doc[i])] for i in series.starts]
        return len(set(words)) < len(words) and _SUCH_AS.isdisjoint(words)
    heads = [_head(doc, a, b) for a, b in pairwise(series.starts)]
    return all(head.dep_ in _PARALLEL or _is_beside(heads[0], head) for head in heads[1:])


def _is_beside(first: Token, other: Token) -> bool:
    """Tell whether the parse gives two groups the same place under the same word."""
    has_case = any(child.dep_ == "case" for child in other.children)
    return (first.head.i, first.dep_) == (other.head.i, other.dep_) and not has_case


def _head(doc: Doc, start: int, end: int) -> Token:
    """Return the word on which the others of a part depend."""
    inside = (t for t in doc[start:end] if not start <= t.head.i < end and not t.is_punct)
    return next(inside, doc[start])


def _series(doc: Doc, sentence: Sentence) -> _Series | None:
    """Return the first series of a sentence: parts with commas, and ``en`` before the last."""
    lower = columns(doc).lower
    commas = [i for i in range(sentence.start, sentence.end - 1) if lower[i] in _COMMAS]
    for place, comma in enumerate(commas):
        kind = _kind(doc, comma + 1)
        if kind is None:
            continue
        starts = [comma + 1]
        for later in commas[place + 1 :]:
            if _kind(doc, later + 1) != kind:
                break
            starts.append(later + 1)
        last = _last_part(doc, starts[-1], sentence.end, kind)
        first = _first_part(doc, sentence.start, comma, kind) if last is not None else None
        if first is not None and last is not None:
            return _Series((first, *starts, last), _end(doc, last, sentence.end, kind), kind)
    return None


def _kind(doc: Doc, i: int) -> int | None:
    """Return the kind of word that stands at ``i``, or None for one that begins no part."""
    if i >= len(doc):
        return None
    if columns(doc).lower[i] in _QUESTION_WORDS:
        return _QUESTION
    token = doc[i]
    if _ADVERBS.holds(token) and i + 1 < len(doc) and _KINDS[_PREPOSITION].holds(doc[i + 1]):
        return _PREPOSITION
    return next((n for n, kind in enumerate(_KINDS) if kind.holds(token)), None)


def _first_part(doc: Doc, start: int, comma: int, kind: int) -> int | None:
    """Return where the part before the first comma begins.

    That is the group to which the parse joins the next part, else the nearest place with the
    same word, else with the same kind of word.
    """
    following = _head(doc, comma + 1, min(comma + 8, len(doc)))
    if kind in (_GROUP, _NOUN) and following.dep_ == "conj" and start <= following.head.i < comma:
        noun = following.head
        before = (c.i for c in noun.children if c.dep_ in _BEFORE_A_NOUN and start <= c.i < noun.i)
        return min(before, default=noun.i)
    lower = columns(doc).lower
    places = range(comma - 1, start - 1, -1)
    same = next((i for i in places if lower[i] == lower[comma + 1]), None)
    return same if same is not None else next((i for i in places if _kind(doc, i) == kind), None)


def _last_part(doc: Doc, start: int, end: int, kind: int) -> int | None:
    """Return where the part after ``en`` or ``of`` begins, within the part that starts here."""
    lower = columns(doc).lower
    for i in range(start, end - 1):
        if lower[i] in _STOPS:
            return None
        if lower[i] in _AND and i > start and _kind(doc, i + 1) == kind:
            return i + 1
        if lower[i] in _COMMAS and lower[i + 1] not in _AND:
            return None
    return None


def _end(doc: Doc, last: int, end: int, kind: int) -> int:
    """Return the token after the last part: a stop, a comma, or the verb that follows groups."""
    lower = columns(doc).lower
    finite = set(finite_indices(doc)) if kind < _CLAUSE else set()
    stops = (i for i in range(last, end) if lower[i] in _STOPS | _COMMAS or i in finite)
    return next(stops, end)
