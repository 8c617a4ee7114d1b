"""Whether a Dutch noun names something that can be pointed at, or an idea.

Concrete are people, animals, plants, things, materials, places and times; abstract are actions,
properties, relations, rules and plans. Our own rule of thumb: nouns on ``-ing``, ``-heid``,
``-atie`` and the like are abstract unless ``data/abstract_nouns.tsv`` says that they name a thing,
and the other nouns are concrete unless it lists them. The last part of a compound decides.
"""

from __future__ import annotations

from functools import cache, lru_cache

from clarity.dutch.inflection._data import rows
from clarity.dutch.lexicon import split_compound


@cache
def _words(kind: str) -> frozenset[str]:
    """Return the words or endings of one kind in ``data/abstract_nouns.tsv``."""
    return frozenset(dict(rows("abstract_nouns.tsv"))[kind].split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("ending")))


@lru_cache(maxsize=1 << 14)
def is_abstract(noun: str) -> bool:
    """Tell whether a noun, given by its lemma, names no thing, person, place or time.

    >>> [is_abstract(noun) for noun in ("beoordeling", "zorgplicht", "woning", "fietspad")]
    [True, True, False, False]
    """
    low = noun.lower()
    forms = {low, split_compound(low)[-1]}
    if forms & _words("abstract"):
        return True
    return low.endswith(_endings()) and not forms & _words("thing")
