"""The figures of other formulas, and LiNT-II's score where its data are installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from clarity import Checker, read
from clarity.scoring import lint
from clarity.scoring.indices import readability_indices

TEXT = "Wij sturen u een brief. Daarin staat wanneer u langs kunt komen bij de gemeente."


def test_the_formulas_are_those_of_textstat():
    found = readability_indices(TEXT)
    assert found["words-per-sentence"] == 7.5
    assert found["lix"] == pytest.approx(7.5 + 100 * 2 / 15, abs=0.1)
    assert found["rix"] == 1.0
    assert found["flesch-douma"] == pytest.approx(206.84 - 0.93 * 7.5 - 77 * 21 / 15, abs=0.2)


def test_an_empty_text_has_no_figures():
    assert readability_indices(" … ") == {}


def test_they_are_made_only_when_asked_for():
    document = read(TEXT.encode())
    assert Checker().check(document).indices == {}
    assert set(Checker().check(document, indices=True).indices) >= {"flesch-douma", "lix", "rix"}


def test_textstat_and_lint_stay_out_of_a_plain_check():
    code = (
        "import sys, clarity; clarity.check_text('Wij sturen u een brief over uw huis.');"
        "print([n for n in ('textstat', 'pyarrow', 'lint_ii') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


needs_lint = pytest.mark.skipif(lint.lint_data() is None, reason="lint-ii is not installed")


@needs_lint
def test_lint_finds_a_hard_text_harder():
    easy = Checker().check(read(TEXT.encode()), indices=True).lint
    hard_text = "De effectuering van de beschikking geschiedt conform de vigerende regelgeving."
    hard = Checker().check(read(hard_text.encode()), indices=True).lint
    assert easy.score < hard.score
    assert (easy.level, easy.adults) < (hard.level, hard.adults)
    assert hard.adults == lint.ADULTS[hard.level - 1]


@needs_lint
def test_the_code_of_lint_is_never_imported():
    code = (
        "import sys; from clarity import Checker, read;"
        f"r = Checker().check(read({TEXT.encode()!r}), indices=True);"
        "print(r.lint is not None, any(n.startswith('lint_ii') for n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_without_its_data_there_is_no_lint(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lint, "lint_data", lambda: None)
    report = Checker().check(read(TEXT.encode()), indices=True)
    assert report.lint is None
    assert "lint" not in report.to_dict()


def test_the_data_of_a_package_that_is_not_there_are_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lint, "find_spec", lambda name: None)
    assert lint.lint_data.__wrapped__() is None
