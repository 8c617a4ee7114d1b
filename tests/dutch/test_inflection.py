"""Inflection: hand-written cases, properties, and agreement with forms in a treebank."""

from __future__ import annotations

from pathlib import Path

import pytest

from clarity.dutch import inflection

CASES = Path(__file__).with_name("inflection_cases.tsv")
VALUES = {"True": True, "False": False, "1": 1, "2": 2, "3": 3}


def _cases() -> list[tuple[str, str, str, bool]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2], row[3:] == ["known-failure"]) for row in rows]


def _answer(function: str, arguments: str) -> str:
    parts = arguments.split("|")
    named = dict(part.split("=") for part in parts if "=" in part)
    values = {name: VALUES.get(value, value) for name, value in named.items()}
    result = getattr(inflection, function)(*(p for p in parts if "=" not in p), **values)
    return "-" if result is None else str(result)


@pytest.mark.parametrize(
    ("function", "arguments", "expected"), [case[:3] for case in _cases() if not case[3]]
)
def test_hand_written_case(function: str, arguments: str, expected: str) -> None:
    """The form is what the hand-written table says."""
    assert _answer(function, arguments) == expected
