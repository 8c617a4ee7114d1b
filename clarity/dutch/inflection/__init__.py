"""Dutch inflection: the grammatical form of a word that replaces another.

Every function takes the dictionary form, in lower case unless it is a name. Where a form cannot
be made with certainty the answer is None: a missing suggestion is better than a wrong one. The
polite form of hebben is "u hebt" (not "heeft"), of willen "u wilt". Words come from tables in
`clarity/dutch/data`, written for this project, and from the rules of Dutch spelling. Features are
plain literals; one that does not exist raises ValueError.
"""

from __future__ import annotations

from clarity.dutch.inflection._case import match_case
from clarity.dutch.inflection.adjectives import adjective, comparative, superlative
from clarity.dutch.inflection.nouns import (
    article,
    demonstrative,
    gender,
    plural,
    relative_pronoun,
    singular,
)
from clarity.dutch.inflection.verbs import (
    VerbForm,
    auxiliary,
    conjugate,
    imperative,
    infinitive,
    inflected_participle,
    joined_finite,
    participle,
    present_participle,
)

__all__ = [
    "VerbForm",
    "adjective",
    "article",
    "auxiliary",
    "comparative",
    "conjugate",
    "demonstrative",
    "gender",
    "imperative",
    "infinitive",
    "inflected_participle",
    "joined_finite",
    "match_case",
    "participle",
    "plural",
    "present_participle",
    "relative_pronoun",
    "singular",
    "superlative",
]
