"""Adjectives: the ending -e, comparative and superlative."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from clarity.dutch.inflection import _data
from clarity.dutch.inflection.spelling import VOWELS, open_before_e, syllables

# houten, eigen, tevreden, verzonden: -en after a consonant takes no ending, but "groen" does.
_INVARIABLE = re.compile(r"[^aeiouyëïü]en$")
# Letters, digits and hyphens (18-jarig), but no adverb such as "redelijkerwijs".
_ADJECTIVE = re.compile(r"(?!.*erwijs$)[\w-]*[^\W\d_]{2}")
_UNSTRESSED = re.compile(r"(?:el|er|en|em|ig|erd|end)$")
_TREMA_EEL = re.compile(r"(?<=[^aeou])ieel$")
# f and s become voiced in these endings, stay in others (Chinees, vals); elsewhere unknown.
_VOICED = re.compile(r"(?:ie|ïe|ee|aa|oo|ij|oe|eu|[lr])f$|(?:ij|oo|eu)s$|(?:^|re)[vc]ies$")
_VOICELESS = re.compile(r"(?:ee|[^aeiou])s$|(?:^|[^aeiouëï])[aeiou][fs]$|[^lraeiou]f$|kuis$")


def adjective(
    word: str,
    *,
    noun_gender: Literal["de", "het"],
    number: Literal["sing", "plur"] = "sing",
    definite: bool = True,
) -> str | None:
    """The adjective before a noun: een mooi huis, het mooie huis, mooie huizen.

    A phrase ("meest praktisch") is inflected on its last word. Returns None when the form with
    -e is not certain or does not exist; raises ValueError for an unknown gender or number.
    """
    if noun_gender not in ("de", "het") or number not in ("sing", "plur"):
        raise ValueError(f"no such gender or number: {noun_gender!r}, {number!r}")
    if noun_gender == "het" and number == "sing" and not definite:
        return word
    head, space, last = word.rpartition(" ")
    inflected = _inflected(last)
    return None if inflected is None else head + space + inflected


def comparative(word: str) -> str | None:
    """The comparative without ending: groot to groter, duur to duurder. None when there is none."""
    listed = _data.adjectives().get(word)
    if listed and listed[1]:
        return None if listed[1] == "-" else listed[1]
    if word.endswith("r"):
        return word + "der"
    if _INVARIABLE.search(word):
        return word + "er"
    inflected = _inflected(word)
    return None if inflected is None or inflected == word else inflected + "r"


def superlative(word: str) -> str | None:
    """The superlative without ending: groot to grootst, praktisch to "meest praktisch".

    None when there is none.
    """
    listed = _data.adjectives().get(word)
    if listed and listed[2]:
        return None if listed[2] == "-" else listed[2]
    if word.endswith("e") or word.startswith("aller") or _inflected(word) is None:
        return None
    if word.endswith(("isch", "st")):
        return "meest " + word
    return word + "t" if word.endswith("s") else word + "st"


@lru_cache(maxsize=8192)
def _inflected(word: str) -> str | None:
    """The form with -e, the word itself when it takes none, None when not certain."""
    listed = _data.adjectives().get(word)
    if listed and listed[0]:
        return None if listed[0] == "-" else listed[0]
    if not _ADJECTIVE.fullmatch(word):
        return None
    if word.endswith("e") or _INVARIABLE.search(word):
        return word
    if word[-1] in VOWELS:
        return word + "e" if word.endswith(("ai", "oi", "ei", "ui")) else None
    return _with_e(word)


def _with_e(word: str) -> str | None:
    if _TREMA_EEL.search(word):
        return word[:-3] + "ële"
    voice = _voice(word)
    if voice is None:
        return None
    stressed = syllables(word) == 1 or not _UNSTRESSED.search(word)
    return open_before_e(word, voice=voice, double=stressed) + "e"


def _voice(word: str) -> bool | None:
    """Whether a last f or s becomes v or z; None when that is not certain."""
    # Nederlands, Parijs, Bredaas: from names, s stays.
    if word[-1] not in "fs" or word[0].isupper():
        return False
    if _VOICED.search(word):
        return True
    return False if _VOICELESS.search(word) else None
