"""Reads the word tables, each once and only when asked for.

The tables are tab-separated (fast to read), with comment lines that start with "#".
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of a table in `clarity/dutch/data`, comments and empty lines left out."""
    text = files("clarity.dutch").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


@cache
def strong_verbs() -> dict[str, list[str]]:
    """Infinitive to past singular, past plural, participle, auxiliary, ik, jij, hij."""
    return {row[0]: row[1:] for row in rows("verbs_strong.tsv")}


@cache
def regular_verbs() -> dict[str, tuple[str, str]]:
    """Infinitive to stem and participle, each empty when the rules give it."""
    padded = (([*row, "", ""])[:3] for row in rows("verbs_regular.tsv"))
    return {verb: (stem, participle) for verb, stem, participle in padded}


@cache
def particles() -> dict[str, tuple[str, ...]]:
    """Kind ("particle", "prefix", "ambiguous") to its words, longest first."""
    kinds: dict[str, set[str]] = {}
    for kind, word in rows("verbs_particles.tsv"):
        kinds.setdefault(kind, set()).add(word)
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in kinds.items()}


@cache
def prefixed_verbs() -> dict[str, str]:
    """Infinitive to "separable", "inseparable" or "both"."""
    return dict(rows("verbs_prefixed.tsv"))


@cache
def auxiliaries() -> dict[str, str]:
    """Verb, or "-" and the last part of separable verbs, to "hebben" or "zijn"."""
    return dict(rows("auxiliaries.tsv"))


@cache
def nouns() -> dict[str, tuple[str, str | None, bool]]:
    """Noun to article, plural (None when there is none) and whether compounds follow it."""
    return {
        row[0]: (row[1], None if row[2] == "-" else row[2], len(row) == 3)
        for row in rows("nouns.tsv")
    }


@cache
def singulars() -> dict[str, str]:
    """Plural to singular, for the nouns of the table."""
    return {plural: noun for noun, (_, plural, _) in nouns().items() if plural}


@cache
def adjectives() -> dict[str, tuple[str, str, str]]:
    """Adjective to inflected form, comparative, superlative ("" by rule, "-" none)."""
    padded = (([*row, "", "", ""])[:4] for row in rows("adjectives.tsv"))
    return {word: (inflected, more, most) for word, inflected, more, most in padded}
