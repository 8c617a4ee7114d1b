"""Fit the model of the level and write its coefficients.

    python training/fit_level.py DATA_DIR [OUTPUT]

DATA_DIR/levels/dev.jsonl holds easy and hard texts, DATA_DIR/amsterdam/dev.jsonl sentences beside
the simpler ones that editors made of them. OUTPUT is ``clarity/scoring/data/level.json``; with
``--check`` nothing is written and the run fails when the file holds other numbers.

The model is a ridge-regularised logistic regression on standardised features, with two losses: that
of easy against hard for texts and for passages of them (each text weighs twice, whatever its
length), and that of simple against complex for the pairs of sentences. No coefficient may have the
wrong sign; connectives and fragmentation keep a least weight, so that a text does not get easier
by dropping the one or chopping it up. Afterwards the scale is set: 50 halfway between the means of
easy and hard texts, which lie 50 points apart.

It prints the areas under the curve, cross-validated by source, beside mean sentence length and
Flesch-Douma, and the share of pairs that are scored well, cross-validated by document. The same
data and the same pipeline give the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from clarity.checks.registry import Passage
from clarity.document import Block, BlockKind
from clarity.dutch.pipeline import load_pipeline
from clarity.readers import read
from clarity.scoring.counts import Counts, add_up, count, read_by_all
from clarity.scoring.features import OF_COUNTS, sentence_length
from clarity.scoring.indices import readability_indices

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "clarity" / "scoring" / "data" / "level.json"

# Each feature with the direction in which it makes a text easier, and the least weight.
FEATURES = {
    "main-clause-length": (-1, 0.0),
    "overrun": (-1, 0.0),
    "density": (-1, 0.0),
    "frequency": (1, 0.0),
    "plainness": (1, 0.1),
    "abstractness": (-1, 0.0),
    "nominalisation": (-1, 0.0),
    "passives": (-1, 0.0),
    "connectives": (1, 0.12),
    "fragmentation": (-1, 0.45),
}
RIDGE = 5.0
PAIRS = 0.2  # the weight of a pair of sentences beside a text
CLIP = 6.0
STEPS = 3000
LEAST_WORDS = 60  # of a passage
LEAST_PAIR = 8  # words on either side
DRAWS = 100
SEED = 2026
APART = 50.0  # points between the means of easy and hard texts
BORDERS = {"A2": 80, "B1": 60, "B2": 40}
"""A convention: see ``about`` in the file."""

Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Data:
    """The features of texts, passages and pairs, with labels, sources and documents."""

    texts: Matrix
    hard: Matrix
    sources: list[str]
    passages: Matrix
    parents: list[int]
    complex: Matrix
    simple: Matrix
    documents: list[str]


@dataclass(frozen=True, slots=True)
class Fit:
    """Means and deviations of the features, weights (towards easy) and constant."""

    means: Matrix
    deviations: Matrix
    weights: Matrix
    constant: float

    def score(self, features: Matrix) -> Matrix:
        scaled = np.clip((features - self.means) / self.deviations, -CLIP, CLIP)
        return np.asarray(scaled @ self.weights + self.constant)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path, nargs="?", default=OUTPUT)
    parser.add_argument("--check", action="store_true", help="compare with the file, write nothing")
    options = parser.parse_args()
    data, rows, counted = load(options.data)
    for name, value, goal in figures(data, rows, counted):
        print(f"{name:<36} {value:8.4f}  {goal}".rstrip())
    made = json.dumps(file_of(data), ensure_ascii=False, indent=1) + "\n"
    if not options.check:
        options.output.write_text(made, encoding="utf-8")
    elif options.output.read_text(encoding="utf-8") != made:
        sys.exit(f"{options.output} holds other numbers than these data and this pipeline give")


def load(folder: Path) -> tuple[Data, list[dict[str, Any]], list[list[Counts]]]:
    """Return the features of the data in a folder, the texts themselves, and their counts."""
    texts = [*lines(folder / "levels" / "dev.jsonl")]
    pairs = [*lines(folder / "amsterdam" / "dev.jsonl")]
    counted = [blocks_of(row["text"]) for row in texts]
    return data_of(texts, counted, *sides(pairs), [row["doc"] for row in pairs]), texts, counted


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def blocks_of(text: str) -> list[Counts]:
    """The counts of each block of a text, read as ``score_text`` reads it."""
    blocks = [b for b in read(text.encode(), name="tekst.md").blocks if b.text.strip()]
    docs = load_pipeline().pipe(block.text for block in blocks)
    passages = [Passage(i, b, d) for i, (b, d) in enumerate(zip(blocks, docs, strict=True))]
    return [count(passage) for passage in read_by_all(passages)]


def sides(pairs: Sequence[dict[str, Any]]) -> tuple[list[Counts], list[Counts]]:
    """The counts of the complex and the simple sides, each read as one paragraph."""
    nlp = load_pipeline()
    return tuple(  # type: ignore[return-value]
        [
            count(Passage(0, Block(BlockKind.PARAGRAPH, doc.text), doc))
            for doc in nlp.pipe(row[side] for row in pairs)
        ]
        for side in ("complex", "simple")
    )


def data_of(
    rows: Sequence[dict[str, Any]],
    counted: Sequence[Sequence[Counts]],
    complex_sides: Sequence[Counts],
    simple_sides: Sequence[Counts],
    documents: Sequence[str],
) -> Data:
    parts = [(i, part) for i, blocks in enumerate(counted) for part in passages_of(blocks)]
    long = [
        i
        for i, (a, b) in enumerate(zip(complex_sides, simple_sides, strict=True))
        if a.words >= LEAST_PAIR and b.words >= LEAST_PAIR
    ]
    return Data(
        texts=features_of([add_up(blocks) for blocks in counted]),
        hard=np.array([row["label"] == "hard" for row in rows], dtype=float),
        sources=[source_of(row) for row in rows],
        passages=features_of([part for _, part in parts]),
        parents=[i for i, _ in parts],
        complex=features_of([complex_sides[i] for i in long]),
        simple=features_of([simple_sides[i] for i in long]),
        documents=[documents[i] for i in long],
    )


def source_of(row: dict[str, Any]) -> str:
    """The repository from which a text comes."""
    return str(row["source"]).partition(":")[0].partition("@")[0].partition("#")[0]


def passages_of(blocks: Sequence[Counts]) -> Iterator[Counts]:
    """Cut a text between blocks in passages of sixty words or more; a short rest is left out."""
    part: list[Counts] = []
    for block in blocks:
        part.append(block)
        if add_up(part).words >= LEAST_WORDS:
            yield add_up(part)
            part = []


def features_of(counts: Sequence[Counts]) -> Matrix:
    return np.array([[OF_COUNTS[name](one) for name in FEATURES] for one in counts], dtype=float)


def fit(data: Data, texts: Matrix, pairs: Matrix) -> Fit:
    """Fit on the texts and pairs with these indices; an index may come more than once."""
    times = np.bincount(texts, minlength=len(data.hard))
    means, deviations = data.texts[texts].mean(0), data.texts[texts].std(0)
    deviations = np.where(deviations > 0, deviations, 1.0)

    def scaled(features: Matrix) -> Matrix:
        return np.clip((features - means) / deviations, -CLIP, CLIP) * signs()

    parts = np.bincount(data.parents, minlength=len(data.hard))
    parents = np.array(data.parents)
    weight = np.concatenate([times, times[parents] / np.maximum(parts[parents], 1)]).astype(float)
    features = np.concatenate([scaled(data.texts), scaled(data.passages)])
    easy = 1 - np.concatenate([data.hard, data.hard[parents]])
    better = scaled(data.simple)[pairs] - scaled(data.complex)[pairs]
    weights, constant = solve(features, easy, weight, better)
    return Fit(means, deviations, weights * signs(), constant)


def signs() -> Matrix:
    return np.array([sign for sign, _ in FEATURES.values()], dtype=float)


def solve(features: Matrix, easy: Matrix, weight: Matrix, better: Matrix) -> tuple[Matrix, float]:
    """Minimise both logistic losses and the ridge; no weight may fall below its least.

    Accelerated projected gradient (Beck and Teboulle 2009) with a step that is small enough.
    """
    least = np.array([low for _, low in FEATURES.values()])
    with_one = np.column_stack([features, np.ones(len(features))]) * np.sqrt(weight)[:, None]
    bound = (np.linalg.norm(with_one, 2) ** 2 + PAIRS * np.linalg.norm(better, 2) ** 2) / 4 + RIDGE
    now = ahead = np.zeros(features.shape[1] + 1)
    pace = 1.0
    for _ in range(STEPS):
        wrong = weight * (1 / (1 + np.exp(-(features @ ahead[:-1] + ahead[-1]))) - easy)
        missed = PAIRS / (1 + np.exp(better @ ahead[:-1]))
        slope = features.T @ wrong - better.T @ missed + RIDGE * ahead[:-1]
        step = ahead - np.append(slope, wrong.sum()) / bound
        step[:-1] = np.maximum(step[:-1], least)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead, now, pace = step + (pace - 1) / faster * (step - now), step, faster
    return now[:-1], float(now[-1])


def to_points(fitted: Fit, data: Data, texts: Matrix) -> tuple[float, Matrix]:
    """Return the constant and the points of each feature on the scale of the score."""
    scores = fitted.score(data.texts)
    hard = data.hard[texts] == 1
    high, low = scores[texts][~hard].mean(), scores[texts][hard].mean()
    factor = APART / (high - low)
    return float((fitted.constant - (high + low) / 2) * factor), fitted.weights * factor


def file_of(data: Data) -> dict[str, Any]:
    every = np.arange(len(data.hard))
    whole = fit(data, every, np.arange(len(data.documents)))
    constant, points = to_points(whole, data, every)
    return {
        "about": (
            "Coefficients of the estimate of the level, made by training/fit_level.py. Score = 50 +"
            " constant + sum of points * (value - mean) / deviation; higher is easier. The scale is"
            " a convention: easy texts lie at 75 on average and hard ones at 25. So are the"
            " borders, twenty points apart: nine of ten texts that are plain by policy"
            " reach B1, and most of law and policy is C1. Nothing about levels was measured."
        ),
        "licence": "EUPL-1.2",
        "sources": [
            "79 Dutch public texts, easy by the policy of their publisher or hard (law, policy,"
            " decisions), each with a free licence or in the public domain",
            f"{len(data.documents)} pairs of sentences of the City of Amsterdam, simplified by its"
            " editors (EUPL-1.2)",
        ],
        "features": [
            {
                "name": name,
                "mean": round(float(whole.means[i]), 4),
                "deviation": round(float(whole.deviations[i]), 4),
                "points": round(float(points[i]), 2),
            }
            for i, name in enumerate(FEATURES)
        ],
        "constant": round(constant, 2),
        "spread": round(spread(data, whole, points), 1),
        "borders": BORDERS,
        "draws": [*draws(data, whole)],
    }


def draws(data: Data, whole: Fit) -> Iterator[list[float]]:
    """Yield constant and points of models on other draws of sources and documents.

    They are brought to the means and deviations of the whole, so that a score needs those once.
    """
    random = np.random.default_rng(SEED)
    sources, documents = sorted(set(data.sources)), sorted(set(data.documents))
    homes, found = np.array(data.sources), 0
    while found < DRAWS:
        chosen = random.choice(len(sources), len(sources))
        texts = np.concatenate([np.flatnonzero(homes == sources[i]) for i in chosen])
        chosen = random.choice(len(documents), len(documents))
        pairs = np.concatenate(
            [np.flatnonzero(np.array(data.documents) == documents[i]) for i in chosen]
        )
        if len(set(data.hard[texts])) < 2:
            continue
        found += 1
        drawn = fit(data, texts, pairs)
        constant, points = to_points(drawn, data, texts)
        slope = points / drawn.deviations
        constant += float(slope @ (whole.means - drawn.means))
        yield [round(constant, 1), *(round(float(p), 1) for p in slope * whole.deviations)]


def spread(data: Data, whole: Fit, points: Matrix) -> float:
    """The deviation of a passage around its text, in points, times the root of its words.

    Passages hold about seventy words.
    """
    parents = np.array(data.parents)
    scale = points[0] / whole.weights[0]
    differences = (whole.score(data.passages) - whole.score(data.texts)[parents]) * scale
    return float(np.sqrt((differences**2).mean()) * np.sqrt(70))


# Figures


def figures(
    data: Data, rows: Sequence[dict[str, Any]], counted: Sequence[Sequence[Counts]]
) -> Iterator[tuple[str, float, str]]:
    """Yield name, value and goal of each figure; nothing is scored by a model that saw it."""
    every, pairs = np.arange(len(data.hard)), np.arange(len(data.documents))

    def without(kept: Matrix) -> Fit:
        return fit(data, kept, pairs)

    scores = left_out(data.sources, without, data.texts)
    yield "level, AUC by source", area(scores, data.hard), "goal >= 0.98"
    parents = np.array(data.parents)
    homes = np.array(data.sources)[parents].tolist()
    parts = left_out_of(data.sources, homes, without, data.passages)
    yield "level, AUC of passages by source", area(parts, data.hard[parents]), ""
    lengths = np.array([-sentence_length(add_up(blocks)) for blocks in counted])
    yield "  AUC of mean sentence length", area(lengths, data.hard), "to beat"
    flesch = np.array([readability_indices(row["text"])["flesch-douma"] for row in rows])
    yield "  AUC of Flesch-Douma", area(flesch, data.hard), "to beat"
    simple, hard = (
        left_out(data.documents, lambda kept: fit(data, every, kept), side)
        for side in (data.simple, data.complex)
    )
    yield "level, pairs of sentences", len(simple), ""
    yield "  simple scores easier, by document", float((simple > hard).mean()), "goal >= 0.75"


def figures_of(folder: Path) -> Iterator[tuple[str, float, str]]:
    """Yield the figures for the data in a folder."""
    yield from figures(*load(folder))


def left_out(groups: Sequence[str], model: Callable[[Matrix], Fit], features: Matrix) -> Matrix:
    """Score each row with a model that saw no row of its group."""
    return left_out_of(groups, groups, model, features)


def left_out_of(
    groups: Sequence[str],
    homes: Sequence[str],
    model: Callable[[Matrix], Fit],
    features: Matrix,
) -> Matrix:
    """Score each row of ``features`` with a model that saw no row of the group in ``homes``."""
    names, own = np.array(groups), np.array(homes)
    scores = np.zeros(len(own))
    for name in sorted(set(groups)):
        scores[own == name] = model(np.flatnonzero(names != name)).score(features[own == name])
    return scores


def area(scores: Matrix, hard: Matrix) -> float:
    """The area under the curve: the chance that an easy text scores above a hard one."""
    easy, other = scores[hard == 0][:, None], scores[hard == 1][None]
    return float((easy > other).mean() + 0.5 * (easy == other).mean())


if __name__ == "__main__":
    main()
