"""The measurement of quality: what it counts, and that it runs where the data are."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from clarity.dutch.pipeline import load_pipeline

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "bench" / "quality.py"


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def simpler(quality: ModuleType, old: str, new: str) -> list[tuple[str, str]]:
    nlp = load_pipeline()
    pair = quality.align(nlp(old), nlp(new))
    assert pair is not None
    return [(a.text, b.text) for a, b in pair.blocks if quality.made_simpler(a, b)]


@pytest.mark.parametrize(
    ("old", "new", "replaced"),
    [
        ("Wij hanteren deze regels.", "Wij gebruiken deze regels.", [("hanteren", "gebruiken")]),
        (
            "U krijgt bericht omtrent dit plan.",
            "U krijgt bericht over dit plan.",
            [("omtrent", "over")],
        ),
    ],
)
def test_a_simpler_word_counts(quality, old, new, replaced):
    assert simpler(quality, old, new) == replaced


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Wij gebruiken deze regels.", "Wij hanteren deze regels."),  # harder
        ("Kom naar het traphuis op tijd.", "Kom naar het trappenhuis op tijd."),  # a correction
        ("Er zijn vijf plannen voor de buurt.", "Er zijn 5 plannen voor de buurt."),  # a number
        ("Het plan van de raad is klaar.", "Ons plan van de raad is klaar."),  # only a pronoun
    ],
)
def test_other_changes_do_not_count(quality, old, new):
    assert simpler(quality, old, new) == []


def test_candidates_lose_their_article(quality):
    nlp = load_pipeline()
    assert quality.agrees(["doel"], nlp("het doel")[:])
    assert not quality.agrees(["plan"], nlp("het doel")[:])


def test_verdicts_are_counted_once(quality, tmp_path):
    """Two samples may hold the same finding; a share goes by severity."""
    header = "id\tseverity\tverdict\n"
    (tmp_path / "a.tsv").write_text(header + "1\thint\ttrue\n2\thint\tfalse\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text(header + "1\thint\ttrue\n", encoding="utf-8")
    assert [row[:2] for row in quality.precision(tmp_path)] == [
        ("judged hints", 2),
        ("  hints that are true", 0.5),
    ]


def test_without_data_it_says_what_is_missing(tmp_path):
    run = subprocess.run(
        [sys.executable, SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "DATA" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.skipif("CLARITY_DATA" not in os.environ, reason="the data are not here")
def test_it_writes_its_figures(tmp_path):
    target = tmp_path / "figures.json"
    environment = {**os.environ, "JSON": str(target)}
    subprocess.run([sys.executable, SCRIPT], env=environment, check=True, capture_output=True)
    figures = json.loads(target.read_text(encoding="utf-8"))
    assert figures["replaced, found"] > figures["replaced, found, without seen entries"] > 0.3
    assert figures["lexical, accuracy"] > 0.45
