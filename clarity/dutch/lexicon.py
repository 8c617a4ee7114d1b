"""How common Dutch words are, and the parts of which compounds are made.

Frequencies are on the Zipf scale (Van Heuven et al. 2014): the base-10 logarithm of how often a
word occurs in a billion words, so 3 is once in a million and 6 once in a thousand. They come from
wordfreq 3.1.1 (Robyn Speer; CC BY-SA 4.0), whose Dutch list rests among others on Wikipedia, film
subtitles (SUBTLEX-NL and OpenSubtitles), news, books and the web. ``training/build_frequencies.py``
makes ``data/frequencies.bin`` of it. The file holds hashes of words, not words: it is read in a
millisecond and needs no other package.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

from clarity.dutch.inflection._data import rows

STEPS_PER_ZIPF = 25
"""A Zipf value is stored in one byte, in steps of 0.04."""

UNKNOWN = 1.5
"""The Zipf value of a word that is not in the list; the words of the list are more common."""

ONE_WORD = 4.0
"""Zipf value from which readers take a compound for one word: ``ziekenhuis``, ``rijbewijs``."""

_BYTES_PER_ROW = 6
_ORDINARY = 3.5  # Zipf value from which a word with a role is ordinary
_SHORTEST_COMPOUND = 6
_SHORTEST_PART = 3
_LEAST_PART = 2.0  # Zipf value below which letters are no part of a compound
_LEAST_SHORT_PART = 3.9  # the same for parts of three letters, of which many are names and noise
_LEAST_ADJECTIVE = 3.2
_LEAST_NEW_WORD = 3.0  # a word that no tag knows, such as corona
_SHORTEST_NEW_WORD = 5
_DERIVED = 0.25
_PRODUCTIVE = 3.2  # the Zipf value of a listed part
_SHORTEST_BASE = 5
_ENDINGS = ("heid", "heden")
_PREFIXES = (
    "on", "her", "mede", "zelf", "aan", "achter", "af", "bij", "binnen", "door", "in", "mee", "na",
    "op", "over", "rond", "samen", "tegen", "terug", "toe", "uit", "vast", "voor", "vooraf", "weg",
)  # fmt: skip
_PRESENT_PARTICIPLE = re.compile(r"(.+en)de?")
_ABLE = re.compile(r"(.{3,})ba(?:ar|re)")  # leesbaar, haalbare
_LONG_STEM = re.compile(r"(.+)(aa|ee|oo|uu)([bcdfghklmnprst])")  # verleen, of verlenen
_STRESS = str.maketrans({**dict(zip("áéíóú", "aeiou", strict=True)), "ĳ": "ij"})
_LINKS = ("", "s", "en", "n", "e")
_MAX_PARTS = 5


class Role(IntFlag):
    """What a word can be in a compound; a noun can stand anywhere, a stem only before another."""

    NOUN = 1
    STEM = 2  # of a verb: parkeer, woon
    ADJECTIVE = 4
    OTHER = 8  # a word of which the tags say that it is none of these


# As plain numbers, because a splitter looks at many roles.
_NOUN, _ADJECTIVE = Role.NOUN.value, Role.ADJECTIVE.value
_NOUN_OR_STEM = (Role.NOUN | Role.STEM).value


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of the list by their hashes, in order, each with its frequency and its role."""

    keys: array[int]
    steps: bytes
    roles: bytes

    def row(self, word: str) -> int | None:
        """Return the row of a word in small letters, or None."""
        key = key_of(word)
        row = bisect_left(self.keys, key)
        return row if row < len(self.keys) and self.keys[row] == key else None


def key_of(word: str) -> int:
    """Return the hash of a word in the table.

    It has 32 bits, so that one unknown word in 24,000 is taken for a word of the list.
    """
    return crc32(word.encode())


@cache
def _table() -> _Table:
    data = files("clarity.dutch").joinpath("data", "frequencies.bin").read_bytes()
    size = len(data) // _BYTES_PER_ROW
    keys = array("I")
    keys.frombytes(data[: 4 * size])
    if sys.byteorder == "big":
        keys.byteswap()
    return _Table(keys, data[4 * size : 5 * size], data[5 * size :])


@cache
def _listed(kind: str) -> frozenset[str]:
    """Return the words of one kind in ``data/compounds.tsv``."""
    return frozenset(dict(rows("compounds.tsv"))[kind].split())


def zipf_frequency(word: str) -> float:
    """Return the frequency of a word form on the Zipf scale; ``UNKNOWN`` for a word not listed.

    The case of the letters does not matter. A compound that is not listed is as unknown as any
    other word: see :func:`hardest_part`.

    >>> zipf_frequency("ziekenhuis") > 5 > 2.5 > zipf_frequency("nopens")
    True
    """
    return _look_up(word.lower())[0]


def is_ordinary(word: str) -> bool:
    """Tell whether a form in small letters is a frequent word of the language, no abbreviation.

    Frequencies do not tell capitals from small letters, so ``uwv`` is frequent; but it has no role.

    >>> is_ordinary("echter"), is_ordinary("uwv")
    (True, False)
    """
    return zipf_frequency(word) >= _ORDINARY and bool(roles(word))


def roles(word: str) -> Role:
    """Return what a word in small letters can be in a compound, as far as is known."""
    return Role(_look_up(word)[1])


@lru_cache(maxsize=1 << 17)
def _look_up(word: str) -> tuple[float, int]:
    """Return the Zipf value and the roles of a word in small letters."""
    table = _table()
    row = table.row(word)
    return (UNKNOWN, 0) if row is None else (table.steps[row] / STEPS_PER_ZIPF, table.roles[row])


@lru_cache(maxsize=1 << 16)
def split_compound(word: str) -> tuple[str, ...]:
    """Return the parts of a compound in small letters, without the letters that link them.

    A word that is no compound is its own and only part, and so is one that is as common as
    ``ONE_WORD``. Of the ways to split a word the one with the lowest sum of ``9 - Zipf`` over its
    parts wins (the product of their frequencies, as in Koehn and Knight 2003); parts are nouns,
    before them also stems of verbs and adjectives.

    >>> split_compound("bijstandsuitkering")
    ('bijstand', 'uitkering')
    >>> split_compound("parkeervergunninghouders")
    ('parkeer', 'vergunning', 'houders')
    >>> split_compound("gemeente")
    ('gemeente',)
    """
    low = word.lower()
    pieces = low.split("-")
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return tuple(part for piece in pieces for part in split_compound(piece))
    if len(low) < _SHORTEST_COMPOUND or not low.isalpha() or zipf_frequency(low) >= ONE_WORD:
        return (low,)
    best = None if _is_derived(low) else _split(low, _MAX_PARTS)
    if best is None:
        return (low,)
    *firsts, last = best[1]
    return (*(part for first in firsts for part in split_compound(first)), last)


def hardest_part(word: str) -> tuple[str, float]:
    """Return the rarest part of a word and its Zipf value.

    A word that is itself more common than that part stands whole. The stem of a verb counts as
    its most common form: ``aanmeld`` as ``aanmelden``; a part that stands only in compounds, such
    as ``verlener``, counts as known.

    >>> hardest_part("ziekenhuisopname")[0]
    'opname'
    """
    whole = zipf_frequency(word)
    parts = split_compound(word)
    rarest, part = min((_as_part(part), part) for part in parts) if parts[1:] else (whole, word)
    return (part, rarest) if rarest > whole else (word.lower(), whole)


def _as_part(part: str) -> float:
    if part in _listed("first") or part in _listed("last"):
        return max(zipf_frequency(part), _PRODUCTIVE)
    forms = (part, part + "t", part + "en") if roles(part) & Role.STEM else (part,)
    return max(max(map(zipf_frequency, forms)), _as_derived(part))


def _as_derived(word: str) -> float:
    """Return the Zipf value of the plain word that a word is derived from, a quarter lower."""
    return max(map(zipf_frequency, _plain_words(word)), default=0.0) - _DERIVED


@lru_cache(maxsize=1 << 14)
def familiarity(word: str, lemma: str = "") -> tuple[str, float]:
    """Return how well readers know a word: a Zipf value, and the part of the word that decides it.

    The most favourable of these counts: the form, its ``lemma`` (lemmatizers err), each by its
    rarest part where it is a compound, and the plain word it is derived from (``volledigheid``,
    ``onzeker``, ``herplaatsen``, ``meetellen``, ``ontbrekende``, ``verleen``,
    ``leesbare``), a
    quarter lower. Accents that mark stress (``hóe``) do not count.

    >>> familiarity("meetellen")[1] > familiarity("cumulatie")[1]
    True
    """
    low, base = word.lower(), (lemma or word).lower()
    forms = dict.fromkeys((low, base, low.translate(_STRESS)))
    found = [hardest_part(form) for form in forms]
    derived = (low, max(map(_as_derived, forms)))
    return max([*found, derived], key=lambda pair: pair[1])


def _plain_words(word: str) -> Iterator[str]:
    """Yield the words from which a word is derived in a way that every reader sees."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
            yield word.removesuffix(ending)
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_BASE:
            yield word.removeprefix(prefix)
    if (able := _ABLE.fullmatch(word)) and _look_up(able[1])[1] & Role.STEM:
        yield able[1]
    if present := _PRESENT_PARTICIPLE.fullmatch(word):
        yield present[1]
    if stem := _LONG_STEM.fullmatch(word):
        yield f"{stem[1]}{stem[2][0]}{stem[3]}en"


_Split = tuple[float, tuple[str, ...]]


def _is_derived(word: str) -> bool:
    """Tell whether a word only looks like a compound, such as ``noodzakelijkheid``."""
    base = word.removesuffix("heid").removesuffix("heden")
    is_derived = base != word and zipf_frequency(base) > max(UNKNOWN, zipf_frequency(word))
    return is_derived or word in _listed("whole") or word in _listed("first")


@lru_cache(maxsize=1 << 14)
def _split(word: str, most: int) -> _Split | None:
    """Return the cheapest way to split a word in two or more parts, with its cost."""
    found: list[_Split] = []
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        first = _first_part(word[:cut])
        rest = _rest(word[cut:], most - 1) if first else None
        if first and rest:
            found.append((_cost(first) + rest[0], (first, *rest[1])))
    return min(found, default=None)


def _rest(word: str, most: int) -> _Split | None:
    """Return what follows a first part: one part, or a compound that is split on."""
    whole = (_cost(word), (word,)) if _is_last_part(word) else None
    if most < 2 or _is_derived(word) or (whole and zipf_frequency(word) >= ONE_WORD):
        return whole
    return _split(word, most) or whole


def _cost(part: str) -> float:
    return 9 - zipf_frequency(part)


@lru_cache(maxsize=1 << 16)
def _first_part(letters: str) -> str | None:
    """Return the word that stands before another, without linking letters; None if there is none.

    ``bijstands`` is ``bijstand``; ``bewoners`` is a word itself.
    """
    for link in _LINKS:
        word = letters.removesuffix(link) if link else letters
        if link and word == letters:
            continue
        if _can_be_first(word) and not (link == "s" and not _look_up(word)[1] & _NOUN):
            return word
    return None


def _can_be_first(word: str) -> bool:
    zipf, role = _look_up(word)
    if word in _listed("first"):
        return True
    if zipf == UNKNOWN or word in _listed("never") or word in _listed("not-first"):
        return False
    if role & _NOUN_OR_STEM:
        return zipf >= _least(word)
    if not role:
        is_long = len(word) >= _SHORTEST_NEW_WORD and not word.endswith("s")
        return is_long and zipf >= _LEAST_NEW_WORD
    return bool(role & _ADJECTIVE) and zipf >= _LEAST_ADJECTIVE


def _is_last_part(word: str) -> bool:
    zipf, role = _look_up(word)
    if word in _listed("last"):
        return True
    if zipf == UNKNOWN or word in _listed("never") or word in _listed("not-last"):
        return False
    if role & _NOUN:
        return zipf >= _least(word)
    return bool(role & _ADJECTIVE) and zipf >= _LEAST_ADJECTIVE


def _least(word: str) -> float:
    """Return the Zipf value from which a word can be a part."""
    if len(word) < _SHORTEST_PART:
        return math.inf
    return _LEAST_SHORT_PART if len(word) == _SHORTEST_PART else _LEAST_PART
