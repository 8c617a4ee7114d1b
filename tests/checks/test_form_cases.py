"""Forms written by hand before the checks: what each rule finds in them, and where it is silent."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from clarity.checker import Checker
from clarity.rulebook.example_form import read_example_form

CASES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "form_cases.yaml").read_text(encoding="utf-8")
)
CHECKER = Checker()


@cache
def checker_of(code: str) -> Checker:
    return CHECKER.only([code])


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{number}")
        for code, cases in CASES.items()
        for number, case in enumerate(cases, 1)
    ],
)
def test_a_rule_finds_what_a_careful_reader_finds(code: str, case: dict[str, str]) -> None:
    """One finding, at the place that the case names; or none."""
    found = [f.text for f in checker_of(code).check(read_example_form(case["form"])).findings]
    if "silent" in case:
        assert found == [], case["silent"]
    else:
        assert len(found) == 1
        assert found[0].startswith(case["hit"])


@pytest.mark.parametrize("code", CASES)
def test_there_are_cases_of_both_kinds(code: str) -> None:
    """At least five of each."""
    silent = sum("silent" in case for case in CASES[code])
    assert min(silent, len(CASES[code]) - silent) >= 5
