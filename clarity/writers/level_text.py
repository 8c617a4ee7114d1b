"""The estimate of the level for people: a line, a strip of the text, its parts, and tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from clarity.report import CriterionResult, CriterionState, LevelEstimate, PlaceScore, Report
from clarity.writers.wording import FEATURES, STATES, number

_BARS = "▁▂▃▄▅▆▇█"
_HARDEST = 3  # blocks that are named
_HARD = 60  # score under which a block is worth naming: the border of B1
_STEP = 0.5  # points of score that count as a change
_ORDER = (CriterionState.NOT_MET, CriterionState.NEARLY, CriterionState.MET)

Scored = tuple[str, LevelEstimate]
"""A path and the estimate of its text."""


def level_line(estimate: LevelEstimate) -> str:
    """Return the score and the level in one line, with what they are worth."""
    if estimate.score is None:
        return "Deze tekst heeft te weinig woorden voor een score."
    score = f"Score: {_whole(estimate.score)} van 100 (hoger is makkelijker)"
    if estimate.level is None:
        return f"{score}. De tekst is te kort om een niveau te schatten."
    return f"{score}. Niveau: {estimate.level}. Dit is een schatting."


def strip(estimate: LevelEstimate, width: int) -> list[str]:
    """Return where in the text it is hard: a bar a block, and the blocks that are hardest.

    A text with more blocks than ``width`` shows the hardest of each few. One block has no strip.
    """
    places = estimate.places
    if len(places) < 2:
        return []
    size = -(-len(places) // max(width, 1))
    groups = [places[i : i + size] for i in range(0, len(places), size)]
    bars = "".join(_bar(min(group, key=_score)) for group in groups)
    lines = ["Waar is het moeilijk? Een hoog blokje is een moeilijke alinea.", bars]
    hardest = sorted((p for p in places if p.score < _HARD), key=_score)[:_HARDEST]
    if hardest:
        named = _joined([str(place.block + 1) for place in sorted(hardest, key=_block)])
        lines.append(f"Begin met alinea {named}.")
    return lines


def _bar(place: PlaceScore) -> str:
    return _BARS[min(int((100 - place.score) / 100 * len(_BARS)), len(_BARS) - 1)]


def _score(place: PlaceScore) -> float:
    return place.score


def _block(place: PlaceScore) -> int:
    return place.block


def _joined(texts: Sequence[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} en {texts[-1]}"


def table(scored: Sequence[Scored], *, verbose: bool = False) -> str:
    """Return the scores of texts as a table for a terminal; ``verbose`` adds what they rest on."""
    width = max([len(path) for path, _ in scored] + [len("bestand")])
    lines = [f"{'bestand':<{width}}  woorden  score  niveau  marge"]
    for path, estimate in scored:
        lines.append(f"{path:<{width}}  {_cells(estimate)}")
        if verbose:
            lines += _parts(estimate)
    lines += ["", "De score loopt van 0 tot 100: hoger is makkelijker. Het is een schatting."]
    if any(estimate.level is None for _, estimate in scored):
        lines.append("Een tekst van minder dan 60 woorden krijgt geen niveau.")
    return "\n".join(lines)


def _cells(estimate: LevelEstimate) -> str:
    score = "-" if estimate.score is None else _whole(estimate.score)
    margin = "-"
    if estimate.interval:
        margin = " tot ".join(map(_whole, estimate.interval))
    return f"{number(estimate.words):>7}  {score:>5}  {estimate.level or '-':<6}  {margin}"


def _parts(estimate: LevelEstimate) -> Iterator[str]:
    for part in estimate.parts:
        name = FEATURES.get(part.name, part.name)
        points = f"{part.points:+.1f}".replace(".", ",")
        yield f"  {points:>6}  {name}: {number(round(part.value, 1))}"
    for feature, value in estimate.features.items():
        yield f"          {feature} = {value}"


def as_csv(scored: Sequence[Scored]) -> str:
    """Return the scores of texts as CSV, a text a line."""
    names = list(dict.fromkeys(name for _, estimate in scored for name in estimate.features))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["path", "words", "score", "level", "low", "high", *names])
    for path, e in scored:
        low, high = e.interval or (None, None)
        features = [e.features.get(name) for name in names]
        writer.writerow([path, e.words, e.score, e.level, low, high, *features])
    return target.getvalue().rstrip("\n")


def as_json(scored: Sequence[Scored]) -> str:
    """Return the scores of texts as JSON, with the parts of each."""
    documents = [{"path": path, **estimate.to_dict()} for path, estimate in scored]
    return json.dumps({"documents": documents}, ensure_ascii=False, indent=2)


def comparison(old: Report, new: Report) -> str:
    """Return what got better and worse between two versions, criterion by criterion."""
    lines = [f"Oud:   {old.path}", f"Nieuw: {new.path}", "", _score_change(old, new), ""]
    before = {result.id: result for result in old.criteria}
    changes = [(before[r.id], r) for r in new.criteria if r.id in before]
    for title, sign in (("Beter", 1), ("Slechter", -1), ("Gelijk", 0)):
        chosen = [_change(a, b) for a, b in changes if better(a, b) == sign]
        if chosen:
            lines += [f"{title}:", *(f"  {line}" for line in chosen), ""]
    lines.append(f"Bevindingen: eerst {len(old.findings)}, nu {len(new.findings)}.")
    return "\n".join(lines)


def _score_change(old: Report, new: Report) -> str:
    if old.score is None or new.score is None:
        return "Een van de teksten heeft te weinig woorden voor een score."
    change = new.score - old.score
    verdict = "even moeilijk"
    if abs(change) >= _STEP:
        verdict = "makkelijker" if change > 0 else "moeilijker"
    levels = f" Niveau: van {old.level} naar {new.level}." if old.level and new.level else ""
    return (
        f"Score: van {_whole(old.score)} naar {_whole(new.score)} (hoger is makkelijker). "
        f"De nieuwe tekst is {verdict}.{levels} Dit is een schatting."
    )


def better(old: CriterionResult, new: CriterionResult) -> int:
    """Tell whether a criterion got better (1), worse (-1) or stayed the same (0).

    The state decides; within one state the value does, because a value under the limit is met.
    """
    states = _ORDER.index(new.state) - _ORDER.index(old.state)
    change = states or (old.value > new.value) - (old.value < new.value)
    return (change > 0) - (change < 0)


def _change(old: CriterionResult, new: CriterionResult) -> str:
    values = f"{number(old.value)} → {number(new.value)} {new.unit}"
    states = f"{STATES[old.state]} → {STATES[new.state]}"
    return f"{new.name}: {values} ({states if old.state != new.state else STATES[new.state]})"


def _whole(value: float) -> str:
    return str(round(value))
