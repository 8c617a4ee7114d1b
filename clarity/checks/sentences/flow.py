"""How sentences hang together: chopped text, participle clauses, unclear reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Sentence, Text, check, severity_for
from clarity.dutch.clauses import TagKind, columns, finite_indices, ids, is_finite, lexical_verb
from clarity.dutch.substitute import replace_tokens
from clarity.report import Suggestion
from clarity.rulebook.model import Rule
from clarity.rulebook.suggest import make_suggestion

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Chopped text.

_FULL_STOP = ids(["."])
_SUBJECT_LIKE = TagKind("LID", "VNW|pers", "VNW|bez")


@check("chopped")
def chopped(text: Text, rule: Rule) -> Iterator[Hit]:
    """S13: a run of short sentences in one paragraph without a word that links them."""
    links = ids(options(rule, "links"))
    most = rule.limits["words"]
    for passage in text.passages:
        if len(passage.sentences) <= rule.limits["hint"]:
            continue
        for run in _runs(passage, links, most):
            severity = severity_for(len(run), rule.limits)
            if severity is not None:
                values = {"value": str(len(run))}
                start, end = run[0].start, run[-1].end
                yield passage.hit(start, end, severity=severity, values=values)


def _runs(passage: Passage, links: frozenset[int], most: float) -> Iterator[list[Sentence]]:
    """Yield the longest runs of short loose sentences; the first may hold a link to before."""
    run: list[Sentence] = []
    for sentence in passage.sentences:
        short = sentence.words <= most and _is_statement(passage.doc, sentence)
        linked = not links.isdisjoint(columns(passage.doc).lower[sentence.start : sentence.end])
        if short and not linked:
            run.append(sentence)
            continue
        yield run
        run = [sentence] if short else []
    yield run


def _is_statement(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence has a subject in front, a finite verb and a full stop."""
    marks = columns(doc)
    end = sentence.end - 1
    while end > sentence.start and doc[end].is_space:
        end -= 1
    if marks.lower[end] not in _FULL_STOP or not _SUBJECT_LIKE.holds(doc[sentence.start]):
        return False
    return any(sentence.start < i < end for i in finite_indices(doc))


# Participle clauses.


@dataclass(frozen=True, slots=True)
class _Opener:
    """The words of an opener, what to advise, and the word that can take its place."""

    words: tuple[int, ...]
    text: str
    tip: str
    use: str = ""


_ATTRIBUTE = TagKind("N|", "ADJ|prenom", "WW|od|prenom", "WW|vd|prenom")
_ADVERBS = ids(["en", "mede", "dus", "ook", "zeker"])
_BEFORE = _ADVERBS | ids([",", "(", "–", "-"])
_GROUP = TagKind("LID", "VNW|bez", "VNW|aanw", "VNW|onbep|det", "N|", "ADJ|prenom", "TW", "VZ")


@check("participle-clause")
def participle_clause(text: Text, rule: Rule) -> Iterator[Hit]:
    """S15: ``gelet op``, ``overwegende dat`` and participles such as ``zijnde``."""
    openers = _openers(table(rule, "openers"), table(rule, "use"))
    starts = frozenset(opener.words[0] for opener in openers)
    participles = ids(options(rule, "participles"))
    tip = table(rule, "tips")["participle"]
    for passage in text.passages:
        marks = columns(passage.doc)
        if starts & marks.forms:
            yield from _opened(passage, openers, starts)
        if participles & marks.forms:
            for i, form in enumerate(marks.lower):
                if form in participles and _is_clause_verb(passage.doc, i):
                    yield passage.hit(i, i + 1, values={"tip": tip})


def _openers(tips: Mapping[str, str], use: Mapping[str, str]) -> list[_Opener]:
    """The openers of the rule, the longest first."""
    made = [
        _Opener(
            tuple(next(iter(ids([word]))) for word in text.split()), text, tip, use.get(text, "")
        )
        for text, tip in tips.items()
    ]
    return sorted(made, key=lambda opener: -len(opener.words))


def _opened(passage: Passage, openers: Sequence[_Opener], starts: frozenset[int]) -> Iterator[Hit]:
    lower = columns(passage.doc).lower
    for i, form in enumerate(lower):
        if form not in starts:
            continue
        for opener in openers:
            end = i + len(opener.words)
            if tuple(lower[i:end]) != opener.words or not _opens(passage.doc, i, end):
                continue
            if _is_followed_well(passage.doc, end, opener):
                yield _opener_hit(passage, i, end, opener)
                break


def _opens(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words open a clause or stand apart in one, and are no part of the verb."""
    lower = columns(doc).lower
    first = doc[start]
    at_edge = first.is_sent_start or start == 0 or lower[start - 1] in _BEFORE
    if not at_edge or end >= len(doc) or doc[end].is_punct:
        return False
    if start and lower[start - 1] in _ADVERBS:
        return not any(c.dep_ in ("aux", "aux:pass") and c.i < start for c in first.children)
    return True


def _is_followed_well(doc: Doc, end: int, opener: _Opener) -> bool:
    """``gezien`` needs a group of words after it, ``het bovenstaande`` must not be one's start."""
    if opener.text == "gezien":
        return _GROUP.holds(doc[end])
    return not (opener.text.endswith("staande") and _ATTRIBUTE.holds(doc[end]))


def _opener_hit(passage: Passage, start: int, end: int, opener: _Opener) -> Hit:
    suggestions: tuple[Suggestion, ...] = ()
    if opener.use and _fits(passage.doc, start, end, opener):
        tokens = range(start, end)
        pieces = replace_tokens(passage.doc, tokens, opener.use)
        if pieces:
            made = make_suggestion(passage.doc, tokens, pieces, passage.index, False)
            suggestions = (made,)
    elif opener.use:
        suggestions = (Suggestion(opener.use),)
    return passage.hit(start, end, values={"tip": opener.tip}, suggestions=suggestions)


def _fits(doc: Doc, start: int, end: int, opener: _Opener) -> bool:
    """A conjunction always fits after ``dat``; an adverb must stand right before the verb."""
    if opener.text.endswith(" dat"):
        return True
    return (start == 0 or bool(doc[start].is_sent_start)) and is_finite(doc[end])


def _is_clause_verb(doc: Doc, i: int) -> bool:
    """Tell whether a present participle is the verb of a clause, and no adjective or noun."""
    token = doc[i]
    before = doc[i - 1] if i else None
    if before is not None and (before.tag_.startswith("LID") or before.tag_.startswith("VNW|bez")):
        return False
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is None or (following.pos_ in ("NOUN", "ADJ") and following.head.i >= i):
        return False
    return token.dep_ != "amod"


# Reference.

_BARE = ids(["deze", "dit"])
_PLURAL = "|mv"
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "conj"})


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Nouns that can be meant: people and bodies, and papers; and what is done with papers."""

    people: frozenset[str]
    papers: frozenset[str]
    handling: frozenset[str]


@check("unclear-reference")
def unclear_reference(text: Text, rule: Rule) -> Iterator[Hit]:
    """S17: ``Deze`` or ``Dit`` at the start, with two nouns before it that fit equally well."""
    nouns = _Nouns(
        frozenset(options(rule, "people")),
        frozenset(options(rule, "papers")),
        frozenset(options(rule, "handling")),
    )
    for passage in text.passages:
        if not _BARE & columns(passage.doc).forms:
            continue
        lower = columns(passage.doc).lower
        for before, sentence in pairwise(passage.sentences):
            if lower[sentence.start] in _BARE:
                word = passage.doc[sentence.start]
                names = _candidates(word, passage.doc[before.start : before.end], nouns)
                if len(names) > 1:
                    values = {"one": names[0], "other": names[1]}
                    yield passage.hit(word.i, word.i + 1, values=values)


def _candidates(word: Token, before: Span, nouns: _Nouns) -> list[str]:
    """Return the nouns that ``Deze`` or ``Dit`` can stand for, when they are of one class."""
    if word.dep_ not in ("nsubj", "nsubj:pass", "obj"):
        return []
    verb = lexical_verb(word.head)
    plural = _is_plural(word)
    gender = "Gender=Neut" if word.lower_ == "dit" else "Gender=Com"
    fitting = [
        token for token in before if token.dep_ in _ROLES and _fits_pronoun(token, gender, plural)
    ]
    people = _distinct(token for token in fitting if token.lemma_ in nouns.people)
    papers = _distinct(token for token in fitting if token.lemma_ in nouns.papers)
    if word.lower_ == "dit":
        return papers if verb.lemma_ in nouns.handling else []
    return people if len(people) > 1 and verb.pos_ == "VERB" else papers if not people else []


def _is_plural(word: Token) -> bool:
    """Tell whether the finite verb of which a word is the subject is plural."""
    verb = lexical_verb(word.head)
    finite = [t for t in (verb, *verb.children) if is_finite(t)]
    return word.dep_ != "obj" and any(t.tag_.endswith(_PLURAL) for t in finite)


def _fits_pronoun(noun: Token, gender: str, plural: bool) -> bool:
    morph = str(noun.morph)
    if not any(child.dep_ in ("det", "nmod:poss") for child in noun.children):
        return False
    return "Number=Plur" in morph if plural else "Number=Sing" in morph and gender in morph


def _distinct(nouns: Iterator[Token]) -> list[str]:
    return list(dict.fromkeys(str(noun.text) for noun in nouns))
