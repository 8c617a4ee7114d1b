"""Tell Dutch from other languages, by the function words that no text can do without."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_MIN_WORDS = 20
_MIN_SHARE = 0.12

LANGUAGES = {"en": "Engels", "de": "Duits", "fr": "Frans", "nl": "Nederlands"}
"""The languages that are told apart, with their Dutch names."""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """The stop words that spaCy ships (MIT licence), without words of more than one language."""
    from spacy.lang.de.stop_words import STOP_WORDS as DE
    from spacy.lang.en.stop_words import STOP_WORDS as EN
    from spacy.lang.fr.stop_words import STOP_WORDS as FR
    from spacy.lang.nl.stop_words import STOP_WORDS as NL

    lists = {"nl": NL, "en": EN, "de": DE, "fr": FR}
    return {code: frozenset(words) for code, words in lists.items()}


def foreign_language(words: Iterable[str]) -> str | None:
    """Return the Dutch name of the language when the words are not Dutch, else None.

    ``words`` are word forms. With fewer than 20 of them there is too little to go by, and the
    answer is None. A text with hardly any function word of a language known here is called
    ``onbekend``.

    >>> foreign_language("the form must be sent to the office before the end of the month or "
    ...                  "you will not receive the money that you asked for".split())
    'Engels'
    """
    forms = [word.lower() for word in words if word.isalpha()]
    if len(forms) < _MIN_WORDS:
        return None
    shares = {
        code: sum(form in known for form in forms) / len(forms)
        for code, known in _function_words().items()
    }
    best = max(shares, key=lambda code: (shares[code], code == "nl"))
    if best == "nl" or shares["nl"] >= 0.25:
        return None if shares["nl"] >= _MIN_SHARE else "onbekend"
    return LANGUAGES[best] if shares[best] >= 2 * _MIN_SHARE else None
