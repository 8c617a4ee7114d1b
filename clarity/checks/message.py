"""Finds the message of a letter: a decision about the reader, or what the reader is asked to do.

Two measures. Strict: certainly a decision or a request, for what a rule reports. Generous: it may
well be the message, for what makes a rule keep silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from clarity.checks.options import options
from clarity.checks.registry import Passage, Sentence
from clarity.dutch.clauses import is_finite, is_imperative, lexical_verb, verb_lemma
from clarity.dutch.facts import dates, terms
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_READER = frozenset({"u", "uw", "je", "jij", "jou", "jouw", "jullie", "uzelf"})
_SUBJECT = frozenset({"u", "je", "jij", "jullie"})
_RECEIVE = frozenset({"krijgen", "ontvangen"})
_MODAL = frozenset({"kunnen", "zullen", "moeten", "mogen", "willen", "gaan", "hoeven"})
_LEAVE = frozenset({"laten", "stellen", "nemen", "behandelen"})
_KNOWN = frozenset({"de", "het", "deze", "dit", "die", "dat", "bovengenoemde"})
_DUTY = frozenset({"moeten", "dienen"})
_TOLD_TO_READER = frozenset({"moeten", "dienen", "hoeven", "mogen"})
_AUXILIARIES = frozenset({"hebben", "zijn"})
_CONDITIONS = frozenset(
    {"als", "indien", "wanneer", "zodra", "tenzij", "mits", "anders", "dan", "zonder"}
)
_MAIN = frozenset({"conj", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_AROUND = frozenset({"nsubj", "obj"})
_OBJECTS = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})


@dataclass(frozen=True, slots=True)
class MessageWords:
    """The word lists of a rule about messages; lemmas, unless said otherwise."""

    decide: frozenset[str]  # afwijzen, toekennen
    granted: frozenset[str]  # the ends of nouns: vergunning, subsidie
    sender: frozenset[str]  # the subjects that decide: wij, college
    past: frozenset[str]  # words that make a decision an old one: toen, vorig
    outcome: frozenset[str]  # of an objection: ongegrond
    only_post: frozenset[str]  # ‘u krijgt een brief’ is no message
    contact: frozenset[str]  # ‘bel ons’ is no message
    aside: frozenset[str]  # word forms of sentences about remedies and questions
    ask: frozenset[str]  # verzoeken, vragen
    news: frozenset[str]  # veranderen, beginnen


def message_words(rule: Rule) -> MessageWords:
    """Return the word lists in the options of a rule."""
    return _message_words(tuple(tuple(options(rule, _key(f.name))) for f in fields(MessageWords)))


def _key(name: str) -> str:
    return name.replace("_", "-")


@lru_cache(maxsize=8)
def _message_words(lists: tuple[tuple[str, ...], ...]) -> MessageWords:
    return MessageWords(*(frozenset(words) for words in lists))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A main clause: its finite verb, the verb with the meaning, and its subject."""

    finite: Token
    verb: Token
    subject: Token | None

    @property
    def lemma(self) -> str:
        return verb_lemma(self.verb)

    @property
    def is_present(self) -> bool:
        return "WW|pv|verl" not in self.finite.tag_

    @property
    def is_about_reader(self) -> bool:
        return self.subject is not None and self.subject.lower_ in _SUBJECT


def _clauses(span: Span) -> Iterator[_Clause]:
    """Yield the main clauses of a sentence."""
    for token in span:
        if not is_finite(token):
            continue
        verb = lexical_verb(token)
        top = verb
        while top.dep_ in _MAIN and top.head is not top:
            top = top.head
        if top.dep_ == "ROOT" and not any(c.dep_ == "mark" for c in verb.children if c.i < token.i):
            yield _Clause(token, verb, _subject(verb) or _subject(token))


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


# Decisions.


def is_decision(passage: Passage, sentence: Sentence, words: MessageWords) -> bool:
    """Tell whether a sentence certainly decides about the reader: ``Wij wijzen uw aanvraag af``."""
    span = passage.doc[sentence.start : sentence.end]
    forms = {token.lower_ for token in span}
    if forms & words.outcome and any(form.startswith("bezwa") for form in forms):
        return not (forms & _CONDITIONS or _is_question(span))
    if _is_hedged(span, forms, words):
        return False
    return any(_decides(clause, forms, words) for clause in _clauses(span))


def is_on_objection(passage: Passage, sentence: Sentence, words: MessageWords) -> bool:
    """Tell whether a decision is one on an objection: ``Uw bezwaar is ongegrond``."""
    forms = [token.lower_ for token in passage.doc[sentence.start : sentence.end]]
    return any(
        form.startswith("bezwa") and previous in ("uw", "het", "je")
        for previous, form in pairwise(forms)
    )


def _is_hedged(span: Span, forms: set[str], words: MessageWords) -> bool:
    """Tell whether a sentence is a question, a condition, or about the past or the future."""
    if _is_question(span) or forms & _CONDITIONS or forms & words.past or "nog" in forms:
        return True
    if span[0].lower_ == "in" and any(token.lower_ == "besluit" for token in span[:4]):
        return True  # in dat besluit hebben wij …
    return span[0].lower_ in ("op", "bij") and any(start < 20 for start, _ in dates(span.text))


def _is_question(span: Span) -> bool:
    return any(token.text == "?" for token in span[-2:])


def _decides(clause: _Clause, forms: set[str], words: MessageWords) -> bool:
    helpers = {clause.finite.lemma_, *(c.lemma_ for c in clause.verb.children if "aux" in c.dep_)}
    if not clause.is_present or clause.subject is None or _is_only_possible(helpers, forms):
        return False
    if clause.lemma in words.decide or _is_left_aside(clause, forms):
        if helpers & {"worden", "zijn"} and clause.verb is not clause.finite:
            return _is_about_matter(clause, words)
        return _is_by_sender(clause, words) and bool(forms & _READER)
    return clause.is_about_reader and clause.lemma in _RECEIVE and _has_granted(clause, words)


def _is_only_possible(helpers: set[str], forms: set[str]) -> bool:
    """Tell whether a verb is only a plan or a chance; ``wij kunnen niet`` and ``moeten`` decide."""
    is_refusal = "kunnen" in helpers and "niet" in forms
    return bool(helpers & _MODAL) and not is_refusal and "moeten" not in helpers


def _is_left_aside(clause: _Clause, forms: set[str]) -> bool:
    """Tell whether a request is not dealt with, as in ``wij laten die buiten behandeling``."""
    no = {"buiten", "niet"} & forms
    return clause.lemma in _LEAVE and "behandeling" in forms and bool(no)


def _is_by_sender(clause: _Clause, words: MessageWords) -> bool:
    """Tell whether the sender decides; the parser may take ``u`` for who does it."""
    around = (*clause.verb.children, *clause.finite.children)
    return any(c.dep_ in _AROUND and c.lower_ in words.sender for c in around)


def _is_about_matter(clause: _Clause, words: MessageWords) -> bool:
    """Tell whether a passive is about what the reader asked: ``uw aanvraag``, ``de subsidie``."""
    around = (*clause.verb.children, *clause.finite.children)
    return any(c.dep_ in _SUBJECTS and _is_matter(c, words) for c in around)


def _is_matter(subject: Token, words: MessageWords) -> bool:
    if subject.lower_ in _SUBJECT:
        return True
    before = {child.lower_ for child in subject.children}
    is_known = bool(before & _KNOWN) and subject.lower_.endswith(tuple(words.granted))
    return is_known or bool(before & _READER)


def _has_granted(clause: _Clause, words: MessageWords) -> bool:
    ends = tuple(words.granted)
    around = (c for c in (*clause.verb.children, *clause.finite.children) if c.dep_ in _OBJECTS)
    return any(child.lower_.endswith(ends) for child in around)


# Requests.


def is_request(passage: Passage, sentence: Sentence, words: MessageWords) -> bool:
    """Tell whether a sentence certainly asks the reader to act before some day."""
    span = passage.doc[sentence.start : sentence.end]
    has_day = next(dates(span.text), None) or next(terms(span.text), None)
    if has_day is None:
        return False
    forms = {token.lower_ for token in span}
    if forms & _CONDITIONS or forms & words.aside or _answers_question(passage, sentence):
        return False
    return _asks(span, words)


def _answers_question(passage: Passage, sentence: Sentence) -> bool:
    """Tell whether a sentence follows a question, as in ``Hebt u vragen? Bel ons``."""
    before = passage.doc[: sentence.start].text.rstrip()
    return before.endswith("?")


def _asks(span: Span, words: MessageWords) -> bool:
    for clause in _clauses(span):
        verb, finite = clause.verb, clause.finite
        if clause.subject is None and finite.i == span.start and is_imperative(verb):
            return clause.lemma not in words.contact
        if clause.is_about_reader:
            if finite.lemma_ in _DUTY or (_is_question(span) and finite.i == span.start):
                return finite.lemma_ not in _AUXILIARIES | _RECEIVE
            return clause.lemma in words.ask and clause.verb is not finite  # u wordt verzocht
        if clause.lemma in words.ask and clause.subject is not None:
            return clause.is_present and any(t.lower_ in _SUBJECT for t in verb.children)
    return False


# What may well be the message.


def may_be_message(passage: Passage, sentence: Sentence, words: MessageWords) -> bool:
    """Tell whether a sentence may tell the reader what the letter is for."""
    span = passage.doc[sentence.start : sentence.end]
    if _asks(span, words):
        return True
    forms = {token.lower_ for token in span}
    if forms & words.outcome:
        return True
    return any(_tells(clause, span, words) for clause in _clauses(span))


def _tells(clause: _Clause, span: Span, words: MessageWords) -> bool:
    if clause.lemma in words.news:
        return clause.is_present
    if clause.lemma in words.decide:
        return clause.is_present and (
            _is_by_sender(clause, words) or _is_about_matter(clause, words)
        )
    is_perfect = clause.finite.lemma_ in _AUXILIARIES and clause.verb is not clause.finite
    if not (clause.is_about_reader and clause.is_present) or is_perfect:
        return False
    if clause.lemma in _RECEIVE:
        return not _gets_only_post(clause, words)
    if clause.finite.lemma_ in _TOLD_TO_READER:
        return True
    return span[0].lower_ in _SUBJECT


def _gets_only_post(clause: _Clause, words: MessageWords) -> bool:
    things = [c for c in clause.verb.children if c.dep_ in _OBJECTS and c is not clause.subject]
    return not things or any(thing.lemma_ in words.only_post for thing in things)
