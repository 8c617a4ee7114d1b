"""Spelling of stems and endings: open and closed syllables, v and f, z and s."""

from __future__ import annotations

import re

VOWELS = "aeiouyáéíóúàèäëïöü"
_VOWEL_GROUP = re.compile(r"ij|[aeiouyáéíóúàèäëïöü]+")
_SHORT_END = re.compile(r"(?:^|[^aeiouyëïöü])([aeou])([bcdfghjklmnpqrstvz])$")
_SHORT_ANY = re.compile(r"(?:^|[^aeiouyëïöü])([aeiou])([bcdfgklmnprst])$")
_LONG_END = re.compile(r"(aa|ee|oo|uu)([bcdfgklmnprst])$")
_VOICED = {"f": "v", "s": "z"}


def syllables(word: str) -> int:
    """Number of vowel groups: a count of syllables that is right for stems."""
    return len(_VOWEL_GROUP.findall(word))


def has_vowel(word: str) -> bool:
    """Whether there is a vowel in the word."""
    return any(letter in VOWELS for letter in word)


def close_stem(root: str) -> str:
    """What stays of an infinitive without -en, spelled as a closed syllable (hal to haal).

    The last vowel must be stressed; "betal" gives "betaal", "zet(t)" gives "zet".
    """
    if len(root) > 1 and root[-1] == root[-2] and root[-1] not in VOWELS:
        return root[:-1]
    match = _SHORT_END.search(root)
    if match:
        root = root[:-1] + match.group(1) + root[-1]
    return devoice(root)


def devoice(root: str) -> str:
    """The stem with a last v or z written as f or s."""
    if root.endswith("v"):
        return root[:-1] + "f"
    return root[:-1] + "s" if root.endswith("z") else root


def open_before_e(word: str, *, voice: bool, double: bool) -> str:
    """The word as it is spelled before an ending that starts with e: groot to grot-, wit to witt-.

    `voice` turns f and s after a long vowel into v and z; `double` says that a short last
    vowel is stressed.
    """
    long = _LONG_END.search(word)
    if long:
        word = word[: long.start()] + long.group(1)[0] + long.group(2)
    elif double and _SHORT_ANY.search(word):
        word += word[-1]
    return word[:-1] + _VOICED.get(word[-1], word[-1]) if voice else word
