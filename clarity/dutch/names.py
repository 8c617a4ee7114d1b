"""Official titles: the names of laws, decrees and regulations in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clarity.dutch.clauses import columns, ids, is_finite
from clarity.dutch.facts import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADS = frozenset(
    "beleidsregel beleidsregels besluit decreet gedragscode handreiking instructie leidraad "
    "reglement regeling richtlijn uitvoeringsbesluit uitvoeringsregeling verdrag verordening "
    "voorschrift wet".split()
)
_BEFORE = frozenset({"Algemene", "Europese", "Tijdelijke"})
_HEAD_IDS = ids(sorted(_HEADS))
_NO_TITLE = frozenset({"ADP", "CCONJ", "SCONJ", "PRON", "DET", "ADV", "AUX", "PUNCT", "SPACE"})
_STOPS = frozenset(",;:.()[]\"'“”‘’?!")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"\d+(?:\.\d+)*\.?|[A-Z]+\d[\w.-]*")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 25
_TITLES = "clarity.titles"


def official_titles(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the tokens ``[start, end)`` of the titles of laws and other official texts.

    A title starts at a word such as ``Wet`` with a capital and goes on to the next verb or
    punctuation: ``de Wet gelijke behandeling op grond van handicap``. They are looked up once and
    kept with the text.
    """
    known: tuple[tuple[int, int], ...] | None = doc.user_data.get(_TITLES)
    if known is None:
        known = doc.user_data[_TITLES] = tuple(_find_titles(doc))
    return known


def _find_titles(doc: Doc) -> Iterator[tuple[int, int]]:
    if _HEAD_IDS.isdisjoint(columns(doc).forms):
        return
    end = 0
    for token in doc:
        if token.i >= end and _opens_title(token):
            start = token.i - _has_adjective(token)
            end = _end_of_title(token)
            if end - start > 1:
                yield start, end


def is_named(first: Token, last: Token) -> bool:
    """Tell whether words are part of a name: a noun with a number, or a capital in a sentence.

    ``criterium 4.1.2``, ``Principe 2``, ``handreiking BIO2.0``; ``het Kader voor scholen``.
    """
    if last.pos_ in _NOMINAL and last.i + 1 < len(last.doc):
        following = last.nbor(1)
        if _CODE.fullmatch(following.text) and not _counts(following):
            return True
    if not first.is_title or first.is_sent_start or first.pos_ not in _NOMINAL or first.i == 0:
        return False
    return bool(first.nbor(-1).is_alpha)


def _counts(number: Token) -> bool:
    """Tell whether a number counts the noun behind it: ``per persoon 3 kaarten``."""
    after = number.doc[number.i + 1 : number.i + 2]
    return number.text.isdigit() and any(token.is_alpha for token in after)


def _opens_title(token: Token) -> bool:
    if token.lower_ not in _HEADS or token.i + 1 == len(token.doc):
        return False
    if _has_adjective(token):
        return True
    following = token.nbor(1)
    if not token.text[0].isupper():
        return False
    if following.pos_ in _NO_TITLE:
        return following.lower_ == "van" and not token.is_sent_start and _is_date(token)
    return not is_finite(following)


def _has_adjective(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text in _BEFORE


def _is_date(token: Token) -> bool:
    """Tell whether ``van`` and a number follow: ``Decreet van 2 april 2004``."""
    return token.i + 2 < len(token.doc) and token.nbor(2).like_num


def _end_of_title(head: Token) -> int:
    for token in head.doc[head.i + 1 : head.i + _LONGEST]:
        if token.text in _STOPS or token.is_space or _is_verb_after(token):
            return int(token.i)
        if _YEAR.fullmatch(token.text) and token.nbor(-1).lower_ not in MONTHS:
            return int(token.i) + 1  # ``Wet inkomstenbelasting 2001``
    return min(head.i + _LONGEST, len(head.doc))


def _is_verb_after(token: Token) -> bool:
    """Tell whether a verb follows a title; behind an adjective it is a participle."""
    is_participle = token.lower_.endswith("e") and token.nbor(-1).tag_.startswith("ADJ|vrij")
    return is_finite(token) and not is_participle
