"""Nouns: article, plural and singular, and the words that agree with them."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from clarity.dutch.inflection import _data
from clarity.dutch.inflection.spelling import has_vowel
from clarity.dutch.inflection.verbs import imperative, is_listed

Gender = Literal["de", "het"]
Number = Literal["sing", "plur"]

# A head this long is trusted behind any first part; a shorter one only behind a known word.
_TRUSTED_HEAD = 6
# English words have a plural in -s or none, and other words only end like a suffix.
_NO_SUFFIX_TAILS = tuple(
    "marketing coaching timing banking shopping leasing briefing meeting building holding camping "
    "parking happening dressing peeling styling mailing mapping rating outing ranking "
    "cement consument management assessment statement investment entertainment commitment "
    "scheid genie concilie evangelie".split()
)
_NO_SUFFIX = frozenset({"haring", "paling", "pudding", "sympatie"})
_NOT_AGENTS = frozenset({"later", "voeder", "zeker", "beter", "verder"})
# Ending, article, what comes off for the plural, what comes on (None: not certain).
_SUFFIXES: tuple[tuple[str, Gender, int, str | None], ...] = (
    ("heid", "de", 4, "heden"),
    ("teit", "de", 0, "en"),
    ("cratie", "de", 2, "ieën"),
    ("logie", "de", 0, "ën"),
    ("grafie", "de", 0, "ën"),
    ("atie", "de", 0, "s"),
    ("itie", "de", 0, "s"),
    ("utie", "de", 0, "s"),
    ("otie", "de", 0, "s"),
    ("ctie", "de", 0, "s"),
    ("ptie", "de", 0, "s"),
    ("ntie", "de", 0, "s"),
    ("ssie", "de", 0, "s"),
    ("usie", "de", 0, "s"),
    ("nsie", "de", 0, "s"),
    ("ersie", "de", 0, "s"),
    ("isme", "het", 0, None),
    ("ment", "het", 0, "en"),
    ("tje", "het", 0, "s"),
    ("pje", "het", 0, "s"),
    ("kje", "het", 0, "s"),
    ("dje", "het", 0, "s"),
    ("fje", "het", 0, "s"),
    ("sje", "het", 0, "s"),
    ("gje", "het", 0, "s"),
    ("chje", "het", 0, "s"),
    ("ing", "de", 0, "en"),
)
_LINKS = ("s", "en", "n", "e", "-", "s-", "er")
_DEFINITE_DEMONSTRATIVES = {
    ("de", True): "deze",
    ("de", False): "die",
    ("het", True): "dit",
    ("het", False): "dat",
}


def gender(noun: str) -> Gender | None:
    """The definite article of a singular noun: "de", "het", None when not certain."""
    found = _lookup(noun)
    return found and found[0]


def plural(noun: str) -> str | None:
    """The plural of a noun; None when it has none, or none that is certain."""
    found = _lookup(noun)
    return found and found[1]


def singular(noun: str) -> str | None:
    """The singular of a plural; None when that is not certain."""
    known = _data.singulars().get(noun)
    if known:
        return known
    return next((one for one in _singulars(noun) if plural(one) == noun), None)


def article(noun: str, *, definite: bool = True, number: Number = "sing") -> str | None:
    """The article: de, het, een; "" for an indefinite plural, None when the gender is unknown."""
    if not definite:
        return "een" if number == "sing" else ""
    return "de" if number == "plur" else gender(noun)


def demonstrative(noun: str, *, near: bool = True, number: Number = "sing") -> str | None:
    """The demonstrative: deze or dit (near), die or dat; None when the gender is unknown."""
    found = "de" if number == "plur" else gender(noun)
    return found and _DEFINITE_DEMONSTRATIVES[found, near]


def relative_pronoun(noun: str, *, number: Number = "sing") -> Literal["die", "dat"] | None:
    """The pronoun die or dat, as in "het formulier dat"; None when the gender is unknown."""
    found = "de" if number == "plur" else gender(noun)
    if found is None:
        return None
    return "dat" if found == "het" else "die"


@lru_cache(maxsize=8192)
def _lookup(noun: str) -> tuple[Gender | None, str | None] | None:
    """Article and plural: from the table, from the last part, from the suffix."""
    known = _data.nouns().get(noun)
    if known:
        return _gender(known[0]), known[1]
    return _compound(noun) or _suffix(noun) or _agent(noun)


def _gender(word: str) -> Gender | None:
    """The article in the table; "-" where it depends on the meaning (de leer, het leer)."""
    return "het" if word == "het" else "de" if word == "de" else None


def _compound(noun: str) -> tuple[Gender | None, str | None] | None:
    table = _data.nouns()
    for start in range(2, len(noun) - 1):
        first, head = noun[:start], noun[start:]
        known = table.get(head)
        if known and known[2] and _is_first_part(first, len(head)):
            return _gender(known[0]), known[1] and first + known[1]
    return None


def _is_first_part(first: str, head_length: int) -> bool:
    if first.endswith("-") and len(first) > 1:
        return True
    if head_length >= _TRUSTED_HEAD and len(first) > 2 and has_vowel(first):
        return True
    return _is_word(first) or any(
        first.endswith(link) and _is_word(first[: -len(link)]) for link in _LINKS
    )


def _is_word(first: str) -> bool:
    """A noun, itself perhaps a compound (gemeenteraad-s-lid), or the stem of a listed verb."""
    return len(first) > 2 and (first in _verb_stems() or _lookup(first) is not None)


@lru_cache(maxsize=1)
def _verb_stems() -> frozenset[str]:
    verbs = (*_data.strong_verbs(), *_data.regular_verbs())
    forms = (imperative(verb) for verb in verbs)
    return frozenset(form.finite for form in forms if form and not form.particle)


def _suffix(noun: str) -> tuple[Gender | None, str | None] | None:
    if noun in _NO_SUFFIX or noun.endswith(_NO_SUFFIX_TAILS):
        return None
    for ending, article_, cut, added in _SUFFIXES:
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) > 1 and has_vowel(stem):
            form = None if added is None else noun[: len(noun) - cut] + added
            return article_, form
    return None


def _agent(noun: str) -> tuple[Gender | None, str | None] | None:
    """aanvrager, gebruiker: who or what does the verb aanvragen, gebruiken."""
    if not noun.endswith("er") or noun in _NOT_AGENTS or not is_listed(noun[:-1] + "n"):
        return None
    return "de", noun + "s"


def _singulars(noun: str) -> list[str]:
    """What the singular may be, to be checked against its plural."""
    found = [noun[: -len("heden")] + "heid"] if noun.endswith("heden") else []
    found += [noun[: -len(ending)] for ending in ("en", "s", "ën", "'s") if noun.endswith(ending)]
    table = _data.singulars()
    found += [noun[:i] + table[noun[i:]] for i in range(2, len(noun) - 2) if noun[i:] in table]
    return found
