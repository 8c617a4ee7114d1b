"""Replacements take the form of what they replace; without certainty none is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from clarity.checker import Checker
from clarity.readers import read
from clarity.report import Edit
from clarity.rulebook.load import build_rulebook

CASES = yaml.safe_load((Path(__file__).parent / "substitution_cases.yaml").read_text("utf-8"))
PACK = """
criteria:
  - {id: test, name: Test, measure: count, unit: keer, limit: 0, nearly: 1, why: Test.}
rules:
  - {code: X1, name: toets, kind: substitution, severity: warning, criterion: test,
     message: "{suggestion}", advice: "{text}", why: Toets., source: Toets.}
"""


KNOWN_MISSES = {
    "Wij verstrekten u vorig jaar een lening.": "the parser takes the past tense for a preposition",
}


def checker_for(case: dict[str, Any]) -> Checker:
    """A checker with the one rule or entry of the case."""
    if "rule" in case:
        return Checker().only([case["rule"]])
    entry = {key: case[key] for key in ("verb", "noun", "adjective", "words") if key in case}
    entries = yaml.safe_dump({"rule": "X1", "entries": [{**entry, "use": case["use"]}]})
    return Checker(rulebook=build_rulebook([("rule", PACK), ("entries", entries)]))


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["in"])
def test_a_replacement_gives_a_correct_sentence(case: dict[str, Any]):
    findings = checker_for(case).check(read(case["in"].encode())).findings
    if case["in"] in KNOWN_MISSES:
        assert not findings, "no longer missed: take it off the list"
        return
    if case["out"] is None and not findings:
        return  # not found at all: no wrong replacement either
    assert len(findings) == 1
    edits = findings[0].suggestions[0].edits
    assert (apply(case["in"], edits) if edits else None) == case["out"]
