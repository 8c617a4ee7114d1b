"""Capitals: a replacement is written the way the replaced words were."""

from __future__ import annotations

import re

# 's Avonds: after a clitic the capital stands on the next word.
_CLITIC = re.compile(r"['’][a-z]\s+", re.IGNORECASE)


def match_case(template: str, word: str) -> str:
    """`word` with the capitals of `template`: (Indien, als) to Als, (INDIEN, als) to ALS.

    Capitals that `word` has of itself (DigiD) stay.
    """
    letters = [letter for letter in template if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return word.upper()
    first = _first_letter(template)
    if first is None or not template[first].isupper():
        return word
    return _capitalise(word)


def _first_letter(text: str) -> int | None:
    clitic = _CLITIC.match(text)
    start = clitic.end() if clitic else 0
    return next((i for i in range(start, len(text)) if text[i].isalpha()), None)


def _capitalise(word: str) -> str:
    first = _first_letter(word)
    if first is None:
        return word
    length = 2 if word[first : first + 2] == "ij" else 1
    return word[:first] + word[first : first + length].upper() + word[first + length :]
