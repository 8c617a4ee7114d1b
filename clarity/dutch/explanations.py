"""Explanations of terms in running text: where one stands, and where one may be put."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from clarity.dutch.clauses import is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDS = frozenset(".,;?!")
_LINKS = frozenset({"CCONJ", "SCONJ", "PRON"})
_LOOSE = frozenset(
    {"voor", "bij", "na", "binnen", "uit", "tijdens"}
)  # often no part of a noun group
_OF_ONE = ("een ", "iemand ", "de ", "het ")
_NAMED = r"\b(?:heet|heten|genoemd|noemen|noemt|genaamd)\b"
_EXPLAINS = (
    _NAMED + r"(?:\s+(?:dan|dat|dit|we|wij|een|de|het|ook|wel|officieel)\b)*\s+[‘'\"“]?{term}\b",
    r"\b{term}[’'\"”]?\s+(?:betekent|betekenen|houdt in|wil zeggen|noemen we|noemen wij)\b",
    r"\b{term}[’'\"”]?\s+(?:is|zijn)\s+(?:een|de|het|als|wanneer)\b",
    r"\b{term}[’'\"”]?\s*[(:=]",
    r"\({term}\)",
    r"\bwat is (?:een |de |het )?{term}\b",
)


def is_explained(term: str, texts: Iterable[str]) -> bool:
    """Tell whether texts explain a term themselves: ``dat heet een mandaat``, ``mandaat (…)``."""
    low = term.lower()
    pattern = _pattern(low)
    return any(low in text and pattern.search(text) for text in map(str.lower, texts))


@lru_cache(maxsize=512)
def _pattern(term: str) -> re.Pattern[str]:
    return re.compile("|".join(part.replace("{term}", re.escape(term)) for part in _EXPLAINS))


def can_be_explained(noun: Token, explanation: str) -> bool:
    """Tell whether an explanation in brackets may stand right behind a noun.

    Not in a heading or label, not behind a predicate, and not where the next words belong to the
    noun: a date, a name, the verb of ``ontheffing krijgen``, ``heffing van schenkbelasting``.
    """
    if noun.pos_ != "NOUN" or not any(is_finite(token) for token in noun.sent):
        return False
    if any(child.dep_ == "cop" for child in noun.children):
        return False
    if "Number=Plur" in str(noun.morph) and explanation.startswith(_OF_ONE):
        return False
    return noun.i + 1 < len(noun.doc) and _leaves_room(noun, noun.nbor(1))


def _leaves_room(noun: Token, after: Token) -> bool:
    if after.text in _ENDS or after.is_space or after.dep_ == "compound:prt":
        return True
    if is_finite(after):
        return "Number=Plur" in str(noun.morph) or not after.lower_.endswith("en")
    if after.pos_ == "ADP":
        return after.lower_ in _LOOSE and noun not in (after.head, after.head.head)
    return after.pos_ in _LINKS
