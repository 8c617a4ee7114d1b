"""Score a spaCy model on hand-written letter and form sentences (letters.yaml)."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.tokens import Doc, Token

CASES = Path(__file__).with_name("letters.yaml")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one token must look like; empty fields are not checked."""

    token: str
    n: int = 1
    pos: tuple[str, ...] = ()
    finite: bool | None = None
    verbform: str | None = None
    dep: tuple[str, ...] = ()
    head: str | None = None
    lemma: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    family: str
    expect: tuple[Expectation, ...]
    no_finite: bool = False
    sentences: int | None = None


def _options(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _expectation(raw: dict[str, Any]) -> Expectation:
    options = {key: _options(raw.get(key)) for key in ("pos", "dep")}
    return Expectation(**{**raw, **options})


def load_cases(path: Path) -> list[Case]:
    """Read the cases; an unknown key is an error, not a check that never runs."""
    items = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Case(**{**i, "expect": tuple(_expectation(e) for e in i["expect"])}) for i in items]


def _is_finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _find(doc: Doc, want: Expectation) -> Token | None:
    found = [token for token in doc if token.text == want.token]
    return found[want.n - 1] if len(found) >= want.n else None


def _check(token: Token, want: Expectation) -> Iterable[str]:
    if want.pos and token.pos_ not in want.pos:
        yield f"pos {token.pos_}, not {'/'.join(want.pos)}"
    if want.finite is not None and _is_finite(token) != want.finite:
        yield f"finite {_is_finite(token)}, not {want.finite}"
    if want.verbform and want.verbform not in token.morph.get("VerbForm", []):
        yield f"no VerbForm={want.verbform} in '{token.morph}'"
    if want.dep and token.dep_ not in want.dep:
        yield f"dep {token.dep_}, not {'/'.join(want.dep)}"
    if want.head and token.head.text != want.head:
        yield f"head {token.head.text}, not {want.head}"
    if want.lemma and token.lemma_ != want.lemma:
        yield f"lemma {token.lemma_}, not {want.lemma}"


def judge(doc: Doc, case: Case) -> list[str]:
    """The expectations that do not hold, readable; an empty list means right."""
    failed: list[str] = []
    for want in case.expect:
        token = _find(doc, want)
        checks = ["not a token"] if token is None else _check(token, want)
        failed += [f"{want.token}: {check}" for check in checks]
    if case.no_finite:
        failed += [f"{token.text}: finite" for token in doc if _is_finite(token)]
    if case.sentences is not None and (count := len(list(doc.sents))) != case.sentences:
        failed.append(f"{count} sentences, not {case.sentences}")
    return failed


def _report(results: list[tuple[Case, list[str]]]) -> None:
    total = Counter(case.family for case, _ in results)
    right = Counter(case.family for case, failed in results if not failed)
    rows = [(family, right[family], total[family]) for family in total]
    for name, good, size in [*rows, ("all", right.total(), total.total())]:
        print(f"{name:<12}{good:>4}/{size:<4}{good / size:.1%}")


def main(model_path: str, failures: bool = False) -> None:
    nlp = spacy.load(model_path)
    results = [(case, judge(nlp(case.text), case)) for case in load_cases(CASES)]
    for case, failed in results if failures else []:
        if failed:
            print(f"[{case.family}] {case.text}", *failed, sep="\n    ")
    _report(results)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Score a spaCy model on letter sentences.")
    parser.add_argument("model_path")
    parser.add_argument("--failures", action="store_true", help="print each failed sentence")
    main(**vars(parser.parse_args()))
