"""Every rule shows what it means: its bad examples fire, its good and ok examples do not."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from clarity.checker import Checker
from clarity.checks.registry import CHECKS, MEASURES
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.readers.kind import recognise_kind
from clarity.readers.markdown import read_markdown
from clarity.report import Finding
from clarity.rulebook.example_form import read_example_form
from clarity.rulebook.model import Example, Rule, RuleKind

CHECKER = Checker()
RULES = list(CHECKER.rulebook.rules.values())


@cache
def checker_of(code: str, kind: DocumentKind) -> Checker:
    checker = CHECKER.only([code])
    checker.settings = type(checker.settings)(kind=kind)
    return checker


def document_of(text: str, example: Example) -> Document:
    if example.form:
        return read_example_form(text)
    if example.document:
        return read_markdown(text)
    level = 1 if example.block is BlockKind.HEADING else 0
    return Document((Block(example.block, text, level=level),))


def findings(rule: Rule, text: str, example: Example) -> list[Finding]:
    document = document_of(text, example)
    kind = document.kind or recognise_kind(document)
    if rule.documents and kind not in rule.documents:
        kind = min(rule.documents)
    return list(checker_of(rule.code, kind).check(document).findings)


def cases(fires: bool) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.examples, 1)
        if example.fires is fires
    ]


@pytest.mark.parametrize(("rule", "example"), cases(fires=True))
def test_a_bad_example_fires_and_its_remedy_does_not(rule: Rule, example: Example) -> None:
    """A rule finds its bad example, and is content with the remedy."""
    found = findings(rule, example.full_text, example)
    assert found, f"{rule.code} zwijgt bij: {example.text}"
    assert all("{" not in re.sub(r"\{\{.*?\}\}", "", finding.message) for finding in found)
    again = findings(rule, example.good, example)
    assert not again, f"{rule.code} meldt in de verbetering: {[f.text for f in again]}"


@pytest.mark.parametrize(("rule", "example"), cases(fires=False))
def test_a_rule_is_silent_on_an_ok_example(rule: Rule, example: Example) -> None:
    """A rule finds nothing in a text that is fine."""
    found = findings(rule, example.full_text, example)
    assert not found, f"{rule.code} meldt: {[f.text for f in found]}"


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_has_enough_examples(rule: Rule) -> None:
    """At least three bad examples with their remedy, and three fine ones."""
    bad = [example for example in rule.examples if example.fires]
    assert len(bad) >= 3
    assert len(rule.examples) - len(bad) >= 3
    assert all(example.good for example in bad)


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_says_what_and_why(rule: Rule) -> None:
    """A rule has a title, a reason, a source and a name in kebab-case."""
    assert all((rule.title, rule.why, rule.source))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert "{suggestion" not in rule.message or rule.advice


def test_codes_and_names_are_unique() -> None:
    """No two rules have the same name; a code cannot be in the book twice."""
    names = Counter(rule.name for rule in RULES)
    assert [name for name, count in names.items() if count > 1] == []


def test_rules_name_checks_that_exist_and_no_check_is_without_a_rule() -> None:
    """Every ``check:`` and ``measure:`` is registered, and every registered one is used."""
    checks = {rule.check for rule in RULES if rule.kind is RuleKind.CHECK}
    measures = {rule.measure for rule in RULES if rule.kind is RuleKind.METRIC}
    assert checks == set(CHECKS)
    assert measures == set(MEASURES)
