"""The verdicts keep their form and hold no text of the sources; a sample is fair and repeatable."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import sample
from sample import Item, Verdict

from clarity.checker import Checker
from clarity.readers import read_text
from clarity.report import Severity

FILES = sorted(sample.HERE.glob("*.tsv"))
README = (sample.HERE / "README.md").read_text(encoding="utf-8")
LONGEST_REASON = 90

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each_file
def test_the_columns_are_the_agreed_ones(path: Path):
    header = path.read_text(encoding="utf-8").partition("\n")[0]
    assert tuple(header.split("\t")) == sample.COLUMNS


@each_file
def test_each_finding_has_one_verdict(path: Path):
    ids = Counter(verdict.id for verdict in sample.load(path))
    assert [key for key, count in ids.items() if count > 1] == []


def malformed(verdict: Verdict) -> bool:
    return not (
        re.fullmatch(r"[0-9a-f]{16}", verdict.id)
        and re.fullmatch(r"[0-9a-f]{16}", verdict.span_hash)
        and re.fullmatch(r"[A-Z]\d+", verdict.rule)
        and verdict.severity in {severity.label for severity in Severity}
        and verdict.verdict in {"true", "false"}
        and verdict.replacement_verdict in {"ok", "wrong", ""}
    )


@each_file
def test_each_value_is_of_its_kind(path: Path):
    assert [verdict for verdict in sample.load(path) if malformed(verdict)] == []


@each_file
def test_what_is_false_or_wrong_has_a_reason(path: Path):
    bad = [v for v in sample.load(path) if "false" in v.verdict or "wrong" in v.replacement_verdict]
    assert bad
    assert [verdict for verdict in bad if not verdict.reason] == []


@each_file
def test_a_reason_is_short_and_quotes_nothing(path: Path):
    reasons = {verdict.reason for verdict in sample.load(path)}
    assert [r for r in reasons if len(r) > LONGEST_REASON or re.search("[‘’“”\"']", r)] == []


@each_file
def test_the_readme_tells_the_figures_of_the_file(path: Path):
    for severity, t in sample.tally(sample.load(path), by="severity").items():
        row = (
            f"| `{path.name}` | {severity} | {t.true} of {t.judged} | {t.ok} of {t.replacements} |"
        )
        assert row in README


def item(number: int, **values: object) -> Item:
    blank = Item(
        id=f"{number:016x}",
        document=f"document {number}",
        rule="S1",
        entry="",
        severity="warning",
        block_kind="paragraph",
        text="span",
        context="context",
        message="message",
        suggestions=(),
        replaced=(),
        safe=(),
    )
    return replace(blank, **values)  # type: ignore[arg-type]


RULES = ("S1", "S2", "W2", "W4", "W5", "W7")
MANY = [
    item(
        n,
        document=f"document {n % 40}",
        rule=RULES[n % 6],
        entry="indien" if RULES[n % 6] == "W2" and n % 5 else "",
        severity="hint" if n % 7 < 3 else "warning",
    )
    for n in range(2000)
]
QUOTA = {"serious": 60, "hint": 30}


def test_a_sample_depends_on_the_items_and_the_seed_only():
    drawn = sample.draw(MANY, QUOTA, seed=1)
    assert drawn == sample.draw(reversed(MANY), QUOTA, seed=1)
    assert drawn != sample.draw(MANY, QUOTA, seed=2)


def test_a_sample_fills_its_strata():
    drawn = Counter(i.severity == "hint" for i in sample.draw(MANY, QUOTA, seed=1))
    assert drawn == {False: 60, True: 30}


@pytest.mark.parametrize(
    ("key", "most"),
    [
        (lambda i: i.document, sample.PER_DOCUMENT),
        (lambda i: (i.severity, i.rule), 12),
        (lambda i: (i.severity, i.entry) if i.entry else i.id, 2),
    ],
)
def test_no_document_rule_or_entry_fills_a_sample(key, most):
    counts = Counter(key(i) for i in sample.draw(MANY, QUOTA, seed=1))
    assert max(counts.values()) <= most


def test_a_sample_by_rule_has_as_many_of_each():
    drawn = Counter(i.rule for i in sample.draw(MANY, QUOTA, seed=1, per_rule=4))
    assert drawn == dict.fromkeys(RULES, 4)


def row(number: int, **values: str) -> dict[str, str]:
    return {
        "id": f"{number:016x}",
        "verdict": "true",
        "replacement_verdict": "",
        "reason": "",
    } | values


def test_join_puts_the_verdict_beside_the_finding_without_its_text():
    (joined,) = sample.join([item(1, text="een geheim")], [row(1, verdict="false", reason="why")])
    assert joined == Verdict(
        f"{1:016x}", "S1", "warning", sample.span_hash("een geheim"), "false", "", "why"
    )


@pytest.mark.parametrize(
    ("judged", "verdict"),
    [
        (item(1), row(2)),
        (item(1), row(1, replacement_verdict="ok")),
        (item(1, replaced=("x",), safe=(True,)), row(1)),
    ],
)
def test_join_refuses_a_finding_or_a_replacement_without_a_verdict(judged, verdict):
    with pytest.raises(ValueError, match="no full verdict"):
        sample.join([judged], [verdict])


def test_standing_tells_what_became_of_a_finding():
    verdicts = sample.join([item(1), item(2), item(3)], [row(1), row(2), row(3)])
    now = [item(1), item(2, text="other span")]
    assert [state for _, state in sample.standing(verdicts, now)] == ["stands", "moved", "gone"]


def test_the_judge_sees_the_sentence_with_the_replacement():
    document = read_text(
        "Dit is de eerste zin. U dient het formulier in te vullen. Dit is de rest."
    )
    (finding,) = Checker().only(["S14"]).check(document).findings
    seen = sample._item("name", document, finding)
    assert seen.replaced == ("U moet het formulier invullen.",)


def test_a_work_file_inside_the_repository_is_refused():
    inside = argparse.Namespace(out=sample.HERE / "work.jsonl")
    with pytest.raises(SystemExit, match="outside the repository"):
        sample._draw(inside)
