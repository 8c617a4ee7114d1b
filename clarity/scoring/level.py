"""An estimate of how hard a text is: one number, a level, and what they rest on.

The number runs from 0 to 100 and **higher is easier**. It is the sum of 50 and the part of each
feature, in points: ``points * (value - mean) / deviation``, with the standardised value kept
between -6 and 6. The coefficients stand in ``data/level.json``; ``training/fit_level.py`` makes
that file. Only ten features of words and sentences are in it: no words as such and no subjects.

The levels A2 to C1 are a convention about that number and nothing that was measured: CEFR levels
grade people, not texts. The borders and their reason stand in the same file.

The interval holds nine of ten numbers: those that come out when the model is made again from
other draws of the sources (bootstrap), and those that other passages of the same text would give.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, hypot, sqrt
from typing import Any

from clarity.checks.registry import Passage
from clarity.report import LevelEstimate, LevelPart, PlaceScore
from clarity.scoring.counts import Counts, add_up, count, read_by_all
from clarity.scoring.features import OF_COUNTS

LEAST_WORDS = 60
"""Words under which a text has a number but no level."""

MIDDLE = 50.0
CLIP = 6.0
HARDEST = "C1"
_LOW, _HIGH, _END = 10.0, 90.0, 10.0
_LEAST_PLACE = 5  # words of a block that is shown as a place of its own
_TAIL = 0.05  # of the draws that lie outside the interval, on each side
_NORMAL = 1.645  # the same tail of a normal distribution, in deviations


@dataclass(frozen=True, slots=True)
class Model:
    """The coefficients: for each feature its mean, deviation, and points for one deviation.

    ``constant`` is added to the sum. ``draws`` are the constants and points of the bootstrap.
    ``spread`` is the deviation in points of a passage of one word around its text; it shrinks with
    the root of the number of words. ``borders`` are the lowest numbers of A2, B1 and B2.
    """

    names: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    points: tuple[float, ...]
    constant: float
    draws: tuple[tuple[float, ...], ...]
    spread: float
    borders: tuple[tuple[str, float], ...]


def model_from(data: dict[str, Any]) -> Model:
    """Return the model in the data of ``level.json``. Raises KeyError for data of another form."""
    rows = data["features"]
    return Model(
        names=tuple(row["name"] for row in rows),
        means=tuple(row["mean"] for row in rows),
        deviations=tuple(row["deviation"] for row in rows),
        points=tuple(row["points"] for row in rows),
        constant=data["constant"],
        draws=tuple(tuple(draw) for draw in data["draws"]),
        spread=data["spread"],
        borders=tuple(data["borders"].items()),
    )


@cache
def shipped_model() -> Model:
    """Return the model of ``data/level.json``."""
    text = files("clarity.scoring").joinpath("data", "level.json").read_text(encoding="utf-8")
    return model_from(json.loads(text))


def estimate(passages: Iterable[Passage], model: Model | None = None) -> LevelEstimate:
    """Return the estimate for a text, with its parts and its score block by block.

    ``score`` is None for a text without a noun, adjective or lexical verb.
    """
    model = model or shipped_model()
    counted = [(passage.index, count(passage)) for passage in read_by_all(passages)]
    whole = add_up(counts for _, counts in counted)
    if not whole.content:
        return LevelEstimate(None, None, None, int(whole.words))
    scores = standard(whole, model)
    raw = _sum(model.constant, model.points, scores)
    return LevelEstimate(
        score=bend(raw),
        level=level_of(bend(raw), model) if whole.words >= LEAST_WORDS else None,
        interval=_interval(raw, scores, whole.words, model),
        words=int(whole.words),
        parts=tuple(_parts(whole, scores, model)),
        places=tuple(_places(counted, model)),
    )


def standard(counts: Counts, model: Model) -> tuple[float, ...]:
    """Return the standardised value of each feature of the model, between -6 and 6."""
    rows = zip(model.names, model.means, model.deviations, strict=True)
    values = ((OF_COUNTS[name](counts) - mean) / deviation for name, mean, deviation in rows)
    return tuple(min(max(value, -CLIP), CLIP) for value in values)


def score_of(counts: Counts, model: Model) -> float:
    """Return the score of counts, 0 to 100; higher is easier."""
    return bend(_sum(model.constant, model.points, standard(counts, model)))


def bend(raw: float) -> float:
    """Return a sum of points as a score: the same from 10 to 90, bent towards 0 and 100 outside.

    >>> bend(64.0), bend(120.0) < 100, bend(-500.0)
    (64.0, True, 0.0)
    """
    if raw > _HIGH:
        return round(100 - _END * exp((_HIGH - raw) / _END), 2)
    if raw < _LOW:
        return round(_END * exp((raw - _LOW) / _END), 2)
    return round(raw, 2)


def level_of(score: float, model: Model) -> str:
    """Return the level of a score: the easiest whose border it reaches, C1 below them all."""
    return next((level for level, least in model.borders if score >= least), HARDEST)


def _sum(constant: float, points: Sequence[float], scores: Sequence[float]) -> float:
    return MIDDLE + constant + sum(p * s for p, s in zip(points, scores, strict=True))


def _parts(counts: Counts, scores: Sequence[float], model: Model) -> Iterator[LevelPart]:
    """Yield what each feature adds to the score, the largest part first."""
    parts = [
        LevelPart(name, round(OF_COUNTS[name](counts), 2), round(points * value, 2))
        for name, points, value in zip(model.names, model.points, scores, strict=True)
    ]
    yield from sorted(parts, key=lambda part: -abs(part.points))


def _interval(
    raw: float, scores: Sequence[float], words: float, model: Model
) -> tuple[float, float]:
    """Return the interval in which nine of ten scores lie, after both kinds of chance."""
    drawn = sorted(_sum(draw[0], draw[1:], scores) for draw in model.draws)
    cut = int(_TAIL * len(drawn))
    chance = _NORMAL * model.spread / sqrt(words)
    low = raw - hypot(max(raw - drawn[cut], 0), chance)
    high = raw + hypot(max(drawn[-cut - 1] - raw, 0), chance)
    return bend(low), bend(high)


def _places(counted: Iterable[tuple[int, Counts]], model: Model) -> Iterator[PlaceScore]:
    for index, counts in counted:
        if counts.words >= _LEAST_PLACE and counts.content and counts.finite:
            yield PlaceScore(index, int(counts.words), score_of(counts, model))
