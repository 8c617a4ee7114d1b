"""S6: ``zullen`` where the present tense says the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clarity.checks.options import options
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.dutch.clauses import columns, ids, lexical_verb
from clarity.dutch.present import governed_infinitive, is_perfect, present_instead_of
from clarity.dutch.substitute import subject_of
from clarity.report import Suggestion
from clarity.rulebook.model import Rule
from clarity.rulebook.suggest import make_suggestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS = ("zal", "zul", "zult", "zullen")
_SPEAKERS = frozenset({"ik", "we", "wij"})
_PARTNERS = _SPEAKERS | {"u", "je", "jij", "jullie"}
_LONGEST = 10  # tokens of a verb group that is shown as a whole


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of the rule."""

    states: frozenset[str]
    guesses: frozenset[str]
    contrasts: frozenset[str]
    times: frozenset[str]
    actors: tuple[str, ...]


@check("future")
def future(text: Text, rule: Rule) -> Iterator[Hit]:
    """S6: ``zullen`` with an infinitive, unless it is a guess, a proposal or a real future."""
    forms = ids(_FORMS)
    words = _Words(
        frozenset(options(rule, "states")),
        frozenset(options(rule, "guesses")),
        frozenset(options(rule, "contrasts")),
        frozenset(options(rule, "times")),
        tuple(options(rule, "actors")),
    )
    for passage in text.passages:
        marks = columns(passage.doc)
        if not forms & marks.forms:
            continue
        for i, form in enumerate(marks.lower):
            if form in forms:
                yield from _judged(passage, passage.doc[i], words)


def _judged(passage: Passage, modal: Token, words: _Words) -> Iterator[Hit]:
    verb = governed_infinitive(modal)
    if verb is None or verb.lower_ in words.states or is_perfect(modal):
        return
    if _is_guess_or_contrast(modal, words) or _is_proposal(modal):
        return
    if _is_announcement(modal, words):
        start, end = min(modal.i, verb.i), _last(modal, verb) + 1
        if end - start > _LONGEST:
            start, end = modal.i, modal.i + 1
        yield passage.hit(start, end, suggestions=_suggestions(passage, modal, verb))


def _last(modal: Token, verb: Token) -> int:
    """The last word of the group: the participle or infinitive right after ``verb`` included."""
    head = lexical_verb(modal).i
    return head if head == verb.i + 1 else max(modal.i, verb.i)


def _is_guess_or_contrast(modal: Token, words: _Words) -> bool:
    """Tell whether a word says so, or the past stands beside it: ``genomen of zal nemen``."""
    if modal.i and modal.nbor(-1).lower_ == "of":
        return True
    present = {token.lower_ for token in modal.sent}
    return not (present.isdisjoint(words.guesses) and present.isdisjoint(words.contrasts))


def _is_proposal(modal: Token) -> bool:
    """Tell whether the writer asks what to do: ``Zullen wij …?``, ``Hoe zal ik …?``."""
    subject = subject_of(modal)
    if subject is None or subject.lower_ not in _SPEAKERS:
        return False
    return subject.i > modal.i and any(token.text == "?" for token in modal.sent[-2:])


def _is_announcement(modal: Token, words: _Words) -> bool:
    """Tell whether someone is said to do something, or a time is given: no mere prediction."""
    subject = subject_of(modal)
    if subject is not None and subject.lower_ in _PARTNERS:
        return True
    if _is_passive(modal) or (subject is not None and _can_act(subject, words)):
        return True
    return not {token.lower_ for token in modal.sent}.isdisjoint(words.times)


def _is_passive(modal: Token) -> bool:
    verb = lexical_verb(modal)
    return verb.tag_.startswith("WW|vd") and any(c.lemma_ == "worden" for c in verb.children)


def _can_act(subject: Token, words: _Words) -> bool:
    return subject.lower_ in ("hij", "zij", "ze") or subject.lemma_.endswith(words.actors)


def _suggestions(passage: Passage, modal: Token, verb: Token) -> tuple[Suggestion, ...]:
    pieces = present_instead_of(modal)
    if not pieces:
        return ()
    tokens = sorted((modal.i, verb.i, _last(modal, verb)))
    made = make_suggestion(passage.doc, tokens, pieces, passage.index, False)
    return (replace(made, text=made.text.rstrip(" .,;:?!)")),)
