"""How much a sentence asks the reader to hold: run-up, density, parentheses, lists, stacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clarity.checks.options import options
from clarity.checks.registry import (
    Hit,
    Passage,
    Sentence,
    Text,
    check,
    severity_for,
)
from clarity.dutch.clauses import (
    CLUSTER,
    Columns,
    TagKind,
    clause_signs,
    columns,
    finite_indices,
    ids,
    is_present_participle,
    subordinate_heads,
    words_between,
)
from clarity.report import Severity
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = ids([".", "?", "!"])
_BREAKS = ids([":", ";"])


def _is_full(passage: Passage, sentence: Sentence) -> bool:
    """Tell whether a sentence ends as one does; a line of an address or a heading does not."""
    lower = columns(passage.doc).lower
    return any(
        form in _STOPS for form in lower[max(sentence.start, sentence.end - 3) : sentence.end]
    )


def _values(value: int, rule: Rule, severity: Severity) -> dict[str, str]:
    return {"value": str(value), "limit": f"{rule.limits[severity.label]:g}"}


# Run-up.


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Tokens of a text: its finite verbs, and the words that open a finite clause."""

    finite: list[int]
    openers: list[int]

    def within(self, start: int, end: int) -> _Verbs:
        """Return those in the tokens ``[start, end)``."""
        return _Verbs(*([i for i in p if start <= i < end] for p in (self.finite, self.openers)))


@check("run-up")
def run_up(text: Text, rule: Rule) -> Iterator[Hit]:
    """S8: many words before the finite verb of the main clause; a clause may take a few more."""
    least = rule.limits["hint"]
    for passage in text.passages:
        long = [s for s in passage.sentences if s.words > least and _is_full(passage, s)]
        if not long:
            continue
        finite = [
            i for i in finite_indices(passage.doc) if not is_present_participle(passage.doc[i])
        ]
        verbs = _Verbs(finite, _clause_openers(passage.doc))
        parts = [(s, verbs.within(s.start, s.end)) for s in long]
        late = [(s, v) for s, v in parts if v.finite and not _is_early(s, v, least)]
        inside = _subordinate_verbs(passage.doc) if late and clause_signs(passage.doc) else set()
        for sentence, own in late:
            verb = _main_verb(passage.doc, own, inside)
            if verb is not None:
                yield from _late_verb(passage, sentence.start, verb, rule)


def _is_early(sentence: Sentence, verbs: _Verbs, least: float) -> bool:
    """Tell whether the first finite verb comes soon, with no clause before it."""
    first = verbs.finite[0]
    return first - sentence.start <= least and not any(i < first for i in verbs.openers)


def _late_verb(passage: Passage, start: int, verb: int, rule: Rule) -> Iterator[Hit]:
    value = words_between(passage.doc, start - 1, verb)
    mild = _starts_with_clause(passage.doc, start)
    severity = severity_for(value - mild * rule.limits["clause-extra"], rule.limits)
    if severity is not None and not _is_interrupted(passage.doc, start, verb):
        values = _values(value, rule, severity)
        yield passage.hit(start, verb + 1, severity=severity, values=values)


def _main_verb(doc: Doc, verbs: _Verbs, inside: set[int]) -> int | None:
    """Return the first finite verb of a sentence that is not ``inside`` a subordinate clause.

    Each conjunction or relative before it has had a verb of its own by then, whatever the parse
    says; and a sentence does not end in its main verb, as a loose clause does.
    """
    for earlier, verb in enumerate(verbs.finite):
        alone = len(verbs.finite) == 1 or verb not in inside
        if alone and sum(i < verb for i in verbs.openers) <= earlier:
            is_last = verb + 1 < len(doc) and columns(doc).lower[verb + 1] in _STOPS
            return None if is_last else verb
    return None


def _subordinate_verbs(doc: Doc) -> set[int]:
    """The verbs of the subordinate clauses, and those that ``en`` joins to them."""
    heads = subordinate_heads(doc)
    joined = [c for head in heads for c in head.children if c.dep_ == "conj"]
    verbs = [*heads, *joined]
    helpers = {c.i for verb in verbs for c in verb.children if c.dep_ in CLUSTER}
    return {verb.i for verb in verbs} | helpers


_CLAUSE_OPENERS = TagKind("VG|onder", "VNW|betr")
_QUESTION_WORDS = ids(
    "hoe hoeveel wat welke wie waar waaraan waarbij waardoor waarin waarmee waarna waarnaar waarom "
    "waaronder waarop waarover waartegen waartoe waaruit waarvan waarvoor".split()
)
_NO_CLAUSE = ids(["dan", "om", "zoals"])
_ALS = ids(["als"])
_NO_CLAUSE_AFTER_ALS = TagKind("WW|vd", "VZ")


def _clause_openers(doc: Doc) -> list[int]:
    """Return the words that open a finite clause: ``als u werkt``, but not ``als bedoeld``."""
    lower = columns(doc).lower
    found = set(_CLAUSE_OPENERS.find(doc))
    if _QUESTION_WORDS & columns(doc).forms:
        found.update(i for i, form in enumerate(lower) if form in _QUESTION_WORDS)
    return sorted(i for i in found if lower[i] not in _NO_CLAUSE and not _is_as_stated(doc, i))


def _is_as_stated(doc: Doc, i: int) -> bool:
    """Tell whether ``als`` opens no clause: ``als bedoeld in``, ``als in``."""
    if columns(doc).lower[i] not in _ALS or i + 1 == len(doc):
        return False
    return _NO_CLAUSE_AFTER_ALS.holds(doc[i + 1])


def _is_interrupted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a colon, a new line or the start of another sentence stands between."""
    if not _BREAKS.isdisjoint(columns(doc).lower[start:end]):
        return True
    return any(token.is_space or _starts_anew(token) for token in doc[start + 1 : end])


_OPENING_WORDS = TagKind("LID", "VZ|init", "VG|onder", "VNW|pers")


def _starts_anew(token: Token) -> bool:
    """Tell whether a word has the capital of a new sentence: a heading was stuck to this one."""
    if not token.is_title or not _OPENING_WORDS.holds(token) or token.i + 1 >= len(token.doc):
        return False
    return bool(token.nbor(1).is_lower) and token.nbor(-1).text not in "“‘\"'("


_SUBORDINATORS = TagKind("VG|onder")


def _starts_with_clause(doc: Doc, start: int) -> bool:
    return _SUBORDINATORS.holds(doc[start]) or doc[start].lower_ == "om"


# Density.

_CONTENT = TagKind("N|soort", "ADJ", "WW|inf", "WW|vd", "WW|od")
_TE = ids(["te"])


@check("dense-clause")
def dense_clause(text: Text, rule: Rule) -> Iterator[Hit]:
    """S9: many content words for one finite verb or ``te`` infinitive, in a full sentence.

    Content words are common nouns, adjectives, infinitives and participles; names are not.
    """
    least = rule.limits["hint"]
    for passage in text.passages:
        verbs, content = finite_indices(passage.doc), _CONTENT.find(passage.doc)
        if not verbs or len(content) <= least:
            continue
        for sentence in passage.sentences:
            finite = _count(verbs, sentence)
            words = _count(content, sentence)
            if not finite or words <= least * finite or not _is_whole(passage, sentence):
                continue
            value = round(words / _clauses(passage.doc, sentence, finite))
            severity = severity_for(value, rule.limits)
            if severity is not None:
                values = _values(value, rule, severity)
                yield passage.hit(sentence.start, sentence.end, severity=severity, values=values)


def _count(places: list[int], sentence: Sentence) -> int:
    return sum(sentence.start <= i < sentence.end for i in places)


def _clauses(doc: Doc, sentence: Sentence, finite: int) -> int:
    """The clauses of a sentence; a conjunction stands for a verb that the tagger did not see."""
    openers = _count(_clause_openers(doc), sentence)
    infinitives = sum(form in _TE for form in columns(doc).lower[sentence.start : sentence.end])
    return max(finite, openers + 1) + infinitives


def _is_whole(passage: Passage, sentence: Sentence) -> bool:
    """Tell whether a sentence stands alone: no colon, and no heading stuck to it."""
    doc = passage.doc
    if not _BREAKS.isdisjoint(columns(doc).lower[sentence.start : sentence.end]):
        return False
    later = doc[sentence.start + 1 : sentence.end]
    return _is_full(passage, sentence) and not any(_starts_anew(token) for token in later)


# Parentheses.

_OPENING, _CLOSING = ids(["("]), ids([")"])
_DASHES = ids(["-", "–", "—"])
_LONGEST_ASIDE = 60  # tokens; what is longer is no aside but a mistake in the brackets


@check("parenthesis")
def parenthesis(text: Text, rule: Rule) -> Iterator[Hit]:
    """S10: many words between brackets or two dashes inside a sentence."""
    for passage in text.passages:
        for start, end in (*_bracketed(passage.doc), *_dashed(passage.doc)):
            value = words_between(passage.doc, start, end)
            severity = severity_for(value, rule.limits)
            if severity is not None:
                values = _values(value, rule, severity)
                yield passage.hit(start, end + 1, severity=severity, values=values)


def _bracketed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the outermost pairs of brackets that stand inside a sentence."""
    lower = columns(doc).lower
    if not (_OPENING & columns(doc).forms and _CLOSING & columns(doc).forms):
        return
    depth, start = 0, 0
    for i, form in enumerate(lower):
        if form in _OPENING:
            start, depth = (i, 1) if depth == 0 else (start, depth + 1)
        elif form in _CLOSING and depth:
            depth -= 1
            if depth == 0 and _is_aside(doc, start, i):
                yield start, i


def _is_aside(doc: Doc, start: int, end: int) -> bool:
    """Tell whether something of the same sentence comes before, and no line ends between."""
    if start == 0 or end - start > _LONGEST_ASIDE:
        return False
    before = doc[start - 1]
    if before.is_space or before.text in (".", "?", "!", ":"):
        return False
    return not any(token.is_space for token in doc[start:end])


def _dashed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield pairs of dashes inside one sentence that has a finite verb and no other dash."""
    marks = columns(doc)
    if not _DASHES & marks.forms:
        return
    dashes = [i for i, form in enumerate(marks.lower) if form in _DASHES and _is_loose(doc, i)]
    for start, end in pairwise(dashes):
        first, last = _bounds(marks, start, end)
        between = marks.lower[start:end]
        if not (_STOPS | _BREAKS).isdisjoint(between) or not _is_aside(doc, start, end):
            continue
        if any(marks.gap[i - 1] or doc[i + 1].is_title for i in (start, end)):
            continue  # the sign of a list
        pair = sum(first <= dash < last for dash in dashes) == 2
        if pair and any(first <= i < last for i in finite_indices(doc)):
            yield start, end


def _is_loose(doc: Doc, i: int) -> bool:
    return 0 < i < len(doc) - 1 and bool(doc[i - 1].whitespace_) and bool(doc[i].whitespace_)


def _bounds(marks: Columns, start: int, end: int) -> tuple[int, int]:
    """Return the tokens between which the sentence around ``[start, end]`` lies, by its stops."""
    first = next((i + 1 for i in range(start, -1, -1) if marks.lower[i] in _STOPS), 0)
    ends = (i for i in range(end, len(marks.lower)) if marks.lower[i] in _STOPS)
    return first, next(ends, len(marks.lower))


# Stacks of prepositions.


class _Letters(dict[int, str]):
    """One letter for each tag id: N noun, E name, P preposition, D what stands before a noun."""

    _KINDS = (
        ("N|eigen", "E"),
        ("N|", "N"),
        ("WW|inf|nom", "N"),
        ("VZ|init", "P"),
        ("LID", "D"),
        ("VNW|bez", "D"),
        ("VNW|aanw|det", "D"),
        ("ADJ|prenom", "D"),
        ("WW|vd|prenom", "D"),
        ("WW|od|prenom", "D"),
    )

    def of(self, doc: Doc) -> str:
        """Return the letters of a text; a word of another kind is ``-``."""
        tags = columns(doc).tag
        for tag in set(tags).difference(self):
            name = doc.vocab.strings[tag]
            self[tag] = next((letter for p, letter in self._KINDS if name.startswith(p)), "-")
        return "".join([self[tag] for tag in tags])


_LETTERS = _Letters()
_PREPOSITIONS = TagKind("VZ|init")
_LEAST_LINKS = 3
_STACK = re.compile(rf"NE*(?:PD*NE*){{{_LEAST_LINKS},}}")


@check("stacked-prepositions")
def stacked_prepositions(text: Text, rule: Rule) -> Iterator[Hit]:
    """S16: noun after noun, each hanging on the one before it with a preposition."""
    skipped = frozenset(options(rule, "not-counted"))
    for passage in text.passages:
        if len(_PREPOSITIONS.find(passage.doc)) < _LEAST_LINKS:
            continue
        for match in _STACK.finditer(_LETTERS.of(passage.doc)):
            links = list(_links(passage.doc, match.start(), match.end(), skipped))
            severity = severity_for(len(links), rule.limits)
            span = passage.doc[match.start() + 1 : match.end()]
            if severity is not None and not any(map(_starts_anew, span)):
                values = _values(len(links), rule, severity)
                start, end = match.start(), links[-1] + 1
                yield passage.hit(start, end, severity=severity, values=values)


def _links(doc: Doc, start: int, end: int, skipped: frozenset[str]) -> Iterator[int]:
    """Yield the nouns of a chain that say more about a noun before them in the same chain."""
    chain = {start}
    for token in doc[start + 1 : end]:
        if token.i > token.head.i and token.head.i not in chain:
            continue
        chain.add(token.i)
        is_noun = token.dep_ == "nmod" and token.tag_.startswith(("N|soort", "WW|inf|nom"))
        if is_noun and token.lemma_ not in skipped:
            yield token.i
