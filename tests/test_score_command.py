"""`clarity score` and `clarity compare`, and what the report says of the level."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clarity.cli import cli
from clarity.report import CriterionResult, CriterionState, LevelEstimate, PlaceScore
from clarity.writers.level_text import better, level_line, strip

ROOT = Path(__file__).resolve().parents[1]
LETTERS = ROOT / "corpora" / "brieven"
OLD, NEW = LETTERS / "besluit-origineel.docx", LETTERS / "besluit-herschreven.docx"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)])


def test_a_check_shows_score_level_and_where_it_is_hard():
    shown = run("check", "--fail-on", "never", OLD).output
    assert "hoger is makkelijker" in shown
    assert "Niveau: C1. Dit is een schatting." in shown
    assert "Waar is het moeilijk?" in shown


def test_the_scores_of_files_stand_in_a_table():
    done = run("score", OLD, NEW)
    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert [line.split()[3] for line in lines[1:3]] == ["C1", "A2"]
    assert "hoger is makkelijker" in done.output


def test_verbose_tells_what_a_score_rests_on():
    assert "lijdende zinnen" in run("score", "-v", OLD).output


def test_csv_has_a_line_a_file_and_features_on_request():
    [row] = csv.DictReader(io.StringIO(run("score", "--format", "csv", OLD).output))
    assert (row["level"], row["words"]) == ("C1", "483")
    [more] = csv.DictReader(io.StringIO(run("score", "--format", "csv", "--features", OLD).output))
    assert float(more["sentence-length"]) > 9


def test_json_holds_the_parts():
    [document] = json.loads(run("score", "--format", "json", NEW).output)["documents"]
    assert document["path"] == str(NEW)
    assert {"name", "value", "points"} == set(document["parts"][0])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path):
    empty = tmp_path / "leeg.txt"
    empty.write_text("")
    done = run("score", empty, NEW)
    assert done.exit_code == 3
    assert "besluit-herschreven" in done.output


def test_compare_tells_what_got_better_and_what_worse():
    forward, back = run("compare", OLD, NEW).output, run("compare", NEW, OLD).output
    assert "De nieuwe tekst is makkelijker." in forward
    assert "Beter:\n  Korte zinnen" in forward
    assert "Slechter:" not in forward
    assert "De nieuwe tekst is moeilijker." in back
    assert "Slechter:\n  Korte zinnen" in back


def test_a_text_compared_with_itself_stays_the_same():
    shown = run("compare", NEW, NEW).output
    assert "even moeilijk" in shown
    assert "Beter:" not in shown
    assert "Slechter:" not in shown


def result(state: CriterionState, value: float) -> CriterionResult:
    return CriterionResult("actief", "Actieve zinnen", state, value, 10, "%", 1)


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ((CriterionState.NOT_MET, 30), (CriterionState.MET, 5), 1),
        ((CriterionState.MET, 5), (CriterionState.NEARLY, 12), -1),
        ((CriterionState.NOT_MET, 30), (CriterionState.NOT_MET, 20), 1),
        ((CriterionState.MET, 5), (CriterionState.MET, 5), 0),
    ],
)
def test_a_criterion_is_better_by_its_state_and_then_by_its_value(old, new, sign: int):
    assert better(result(*old), result(*new)) == sign


def test_a_short_text_is_told_why_it_has_no_level():
    assert level_line(LevelEstimate(63.2, None, (50.0, 76.0), 12)).endswith(
        "De tekst is te kort om een niveau te schatten."
    )
    assert "te weinig woorden" in level_line(LevelEstimate(None, None, None, 0))


def test_the_strip_names_the_hardest_blocks_and_fits_its_width():
    places = tuple(PlaceScore(i, 20, score) for i, score in enumerate((90.0, 10.0, 80.0, 30.0)))
    estimate = LevelEstimate(50.0, "B2", (40.0, 60.0), 80, (), places)
    _, bars, hardest = strip(estimate, 40)
    assert bars == "▁█▂▆"
    assert hardest == "Begin met alinea 2 en 4."
    assert strip(estimate, 2)[1] == "█▆"


def test_one_block_has_no_strip():
    assert strip(LevelEstimate(50.0, "B2", None, 80, (), (PlaceScore(0, 80, 50.0),)), 40) == []
