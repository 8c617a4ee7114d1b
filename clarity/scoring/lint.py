"""LiNT-II's score on Clarity's own parse: an approximation, and only with its data installed.

LiNT-II (Jenia Kim; EUPL; PyPI ``lint-ii``) is fitted on cloze tests of 120 texts by 2,700 pupils.
Only its published word lists and coefficients are read, from where the package lies; its code is
never run and its large pipeline is not needed. On another parse the score is an approximation.

Score = 100 - (constant + a * frequency + b * longest dependency + c * content words a clause +
d * share of concrete nouns), 0 to 100; **higher is harder**. Levels are cut at 34, 46 and 58.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from clarity.checks.registry import Passage
from clarity.document import BlockKind
from clarity.dutch.clauses import columns, finite_indices
from clarity.report import Lint
from clarity.scoring.features import distance

ZERO = 1.359228547196266
"""Log frequency a billion of a word that SUBTLEX-NL does not hold, as LiNT-II sets it."""

CUTS = (34, 46, 58)
ADULTS = (14, 29, 53, 78)
"""The share of adults that finds a text of each level hard, in per cent (LiNT)."""

_TERMS = ("mean_log_word_freq", "mean_max_sdl", "mean_content_words", "proportion_concrete")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT_OUT = frozenset({BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.IMAGE})


@dataclass(frozen=True, slots=True)
class LintData:
    """LiNT-II's word lists and coefficients."""

    frequencies: Mapping[str, float]
    skipped: frozenset[str]
    nouns: Mapping[str, tuple[str, str]]
    adverbs: frozenset[str]
    coefficients: Mapping[str, float]


@cache
def lint_data() -> LintData | None:
    """Return the data of an installed ``lint-ii``, or None; they are read once."""
    folder = _folder()
    if folder is None or find_spec("pyarrow") is None:
        return None
    nouns = sorted(folder.glob("nouns_sem_types_*.parquet"))[-1]
    adverbs = sorted(folder.glob("manner_adverbs_*.parquet"))[-1]
    frequencies = _columns(folder / "subtlex_wordfreq.parquet", "word", "word_count")
    semantic = _columns(nouns, "word", "super_sem_type", "head")
    return LintData(
        dict(zip(*frequencies, strict=True)),
        frozenset(_columns(folder / "subtlex_wordfreq_skiplist.parquet", "word")[0]),
        {word: (kind or "", head or word) for word, kind, head in zip(*semantic, strict=True)},
        frozenset(_columns(adverbs, "adverb")[0]),
        _coefficients(folder / "coefficients.json", nouns.stem),
    )


def _folder() -> Path | None:
    spec = find_spec("lint_ii")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "linguistic_data" / "data"
    return folder if folder.is_dir() else None


def _columns(path: Path, *names: str) -> list[list[Any]]:
    from pyarrow import parquet

    table = parquet.read_table(path, columns=list(names))
    return [table.column(name).to_pylist() for name in names]


def _coefficients(path: Path, nouns: str) -> dict[str, float]:
    """Return the coefficients of the newest pipeline that were made with this list of nouns."""
    models = [m for m in json.loads(path.read_text(encoding="utf-8")) if m["noun_list"] == nouns]
    newest = max(models, key=lambda model: str(model["model_version"]))
    return {name: row["coef"] for name, row in newest["coefficients"].items()}


def lint_of(passages: Iterable[Passage]) -> Lint | None:
    """Return LiNT-II's score for a text; None without its data or without what it needs."""
    data = lint_data()
    if data is None:
        return None
    kept = [passage for passage in passages if passage.block.kind not in _LEFT_OUT]
    words = [word for passage in kept for word in _words(passage, data)]
    values = (
        _mean(word.frequency for word in words),
        _mean(value for passage in kept for value in _longest(passage)),
        _mean(value for passage in kept for value in _densities(passage, data)),
        _mean(word.concrete for word in words),
    )
    if any(value is None for value in values):
        return None
    found = sum(data.coefficients[n] * (v or 0) for n, v in zip(_TERMS, values, strict=True))
    score = min(max(100 - data.coefficients["const"] - found, 0.0), 100.0)
    level = sum(score >= cut for cut in CUTS)
    return Lint(round(score, 1), level + 1, ADULTS[level])


@dataclass(frozen=True, slots=True)
class _Word:
    """How common a content word is, and whether a noun is concrete; None where it says nothing."""

    frequency: float | None
    concrete: float | None


def _words(passage: Passage, data: LintData) -> Iterator[_Word]:
    for token in passage.doc:
        text, lemma, pos = token.lower_, token.lemma_.lower(), token.pos_
        known = (data.nouns.get(text) or data.nouns.get(lemma)) if pos in _NOUNS else None
        concrete = float(known[0] == "concrete") if known and known[0] != "unknown" else None
        frequency = None
        if _is_content(token, data) and pos != "PROPN" and not {text, lemma} & data.skipped:
            looked_up = data.nouns.get(text, ("", text))[1] if pos == "NOUN" else text
            frequency = data.frequencies.get(looked_up, ZERO)
        yield _Word(frequency, concrete)


def _is_content(token: Any, data: LintData) -> bool:
    if "TW" in token.tag_ or token.dep_ == "cop":
        return False
    return token.pos_ in _CONTENT or token.lower_ in data.adverbs


def _longest(passage: Passage) -> Iterator[int]:
    """Yield the longest distance between a word and its head in each sentence of two or more."""
    marks = columns(passage.doc)
    for sentence in passage.sentences:
        span = [i for i in range(sentence.start, sentence.end) if not marks.gap[i]]
        if len(span) > 1:
            yield max(distance(marks, i) for i in span)


def _densities(passage: Passage, data: LintData) -> Iterator[float]:
    """Yield the content words a finite verb of each sentence that has one."""
    finite = finite_indices(passage.doc)
    for sentence in passage.sentences:
        verbs = sum(sentence.start <= i < sentence.end for i in finite)
        if verbs:
            span = passage.doc[sentence.start : sentence.end]
            yield sum(_is_content(token, data) for token in span) / verbs


def _mean(values: Iterable[float | None]) -> float | None:
    known: Sequence[float] = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
