"""What users read from Clarity is itself plain Dutch: its own checks find nothing serious in it."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest

import clarity
from clarity.checker import Checker
from clarity.checks.options import table
from clarity.cli import cli
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.report import LevelEstimate, PlaceScore, Report, Severity
from clarity.settings import Settings
from clarity.writers import level_text
from clarity.writers.wording import FEATURES

PACKAGE = Path(clarity.__file__).parent
TOPICS = ("W", "S", "T")
ERRORS = ("ClarityError", "UnreadableDocumentError", "SettingsError", "RuleError", "PipelineError",
          "UnsupportedLanguageError", "_Mistake", "_error")  # fmt: skip


class _AnyValue(dict[str, str]):
    """Fills every placeholder of a message with a plain word."""

    def __missing__(self, key: str) -> str:
        return "5" if key in ("value", "limit") else "‘woord’"


def rule_texts(checker: Checker) -> Iterator[str]:
    """Messages, advice, tips and reasons of all rules, criteria and word-list entries."""
    for rule in checker.rulebook.rules.values():
        for text in (rule.message, rule.advice, rule.why, *table(rule, "tips").values()):
            yield string.Formatter().vformat(text, (), _AnyValue())
    for criterion in checker.rulebook.criteria:
        yield f"{criterion.name}."
        yield criterion.why
    for entry in checker.rulebook.entries:
        yield entry.advice
        yield entry.why


def help_texts(command: click.Command = cli) -> Iterator[str]:
    """The help of all commands and options."""
    yield (command.help or "").split("\n\n")[0]
    yield from (param.help for param in command.params if getattr(param, "help", None))
    if isinstance(command, click.Group):
        for sub in command.commands.values():
            yield from help_texts(sub)


def error_texts() -> Iterator[str]:
    """The texts of the errors that the code raises for users, placeholders filled in."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ERRORS and node.args:
                yield _literal(node.args[-1])


def level_texts() -> Iterator[str]:
    """What is said of the score and the level, and of two versions of a text."""
    yield from (f"{name[0].upper()}{name[1:]}." for name in FEATURES.values())
    places = (PlaceScore(0, 20, 20.0), PlaceScore(1, 20, 30.0), PlaceScore(2, 20, 90.0))
    whole = LevelEstimate(50.0, "B2", (40.0, 60.0), 80, (), places)
    short = replace(whole, level=None)
    empty = LevelEstimate(None, None, None, 0)
    yield from (level_text.level_line(estimate) for estimate in (whole, short, empty))
    yield from level_text.strip(whole, 40)[::2]
    yield from level_text.table([("brief.docx", short)]).splitlines()[-2:]
    hard = Report("oud.docx", DocumentKind.LETTER, 80, 8, score=30.0, level="C1")
    easy = replace(hard, score=70.0, level="B1")
    for old, new in ((hard, easy), (easy, hard), (hard, hard), (hard, replace(hard, score=None))):
        yield level_text.comparison(old, new).splitlines()[3]


def _name(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(part) for part in node.values)
    return "‘woord’" if isinstance(node, ast.FormattedValue) else ""


@pytest.fixture(scope="module")
def checker() -> Checker:
    every = Checker(Settings(known_terms=("JSON", "TOML", "YAML", "UTF", "MB", "REGEL")))
    return every.only([code for code in every.rulebook.rules if code.startswith(TOPICS)])


@pytest.mark.parametrize("source", ["rules", "help", "errors", "level"])
def test_own_texts_have_no_serious_findings(checker: Checker, source: str):
    texts = {
        "rules": rule_texts(checker),
        "help": help_texts(),
        "errors": error_texts(),
        "level": level_texts(),
    }[source]
    unique = [text for text in dict.fromkeys(texts) if len(text.split()) > 2]
    assert len(unique) > 10
    document = Document(tuple(Block(BlockKind.PARAGRAPH, text) for text in unique))
    found = [f for f in checker.check(document).findings if f.severity > Severity.HINT]
    assert [f"{f.rule} {f.text!r} in {f.context!r}" for f in found] == []
