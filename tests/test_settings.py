"""Settings: where they are found, and what a mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from clarity.document import DocumentKind
from clarity.errors import SettingsError
from clarity.report import Severity
from clarity.settings import FailOn, Settings, load_settings

GOOD = """
pipeline = "nl_core_news_sm"
kind = "form"
fail-on = "warning"
packs = ["huisstijl.yaml"]
off = ["W8"]
known-terms = ["Wmo"]
merge-fields = ["##\\\\w+##"]

[rules.S1]
severity = "hint"
limits = { hint = 12 }
"""


def write(folder: Path, text: str, name: str = "clarity.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_keys_are_read(tmp_path: Path):
    settings = load_settings(write(tmp_path, GOOD))
    assert settings.pipeline == "nl_core_news_sm"
    assert settings.kind is DocumentKind.FORM
    assert settings.fail_on is FailOn.WARNING
    assert settings.packs == (tmp_path / "huisstijl.yaml",)
    assert settings.off == ("W8",)
    assert settings.known_terms == ("Wmo",)
    assert settings.merge_fields == (r"##\w+##",)
    assert settings.rules["S1"].severity is Severity.HINT
    assert settings.rules["S1"].limits == {"hint": 12}


def test_each_value_tells_where_it_comes_from(tmp_path: Path):
    path = write(tmp_path, 'kind = "form"')
    assert load_settings(path).origins == {"kind": str(path)}


def test_the_nearest_file_above_is_used(tmp_path: Path):
    write(tmp_path, 'kind = "form"')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_settings(start=below).kind is DocumentKind.FORM


def test_pyproject_counts_when_it_has_a_table_for_clarity(tmp_path: Path):
    write(tmp_path, '[tool.clarity]\nkind = "letter"', "pyproject.toml")
    assert load_settings(start=tmp_path).kind is DocumentKind.LETTER


def test_without_a_file_the_defaults_hold(tmp_path: Path):
    assert load_settings(start=tmp_path) == Settings()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind = ", "dit is geen geldige TOML"),
        ('knd = "form"', "'knd': deze sleutel bestaat niet; bedoelt u 'kind'?"),
        ('kind = "brief"', "'brief' kan hier niet; kies uit: letter, form"),
        ("kind = 3", "'kind': hier hoort een tekst"),
        ('fail-on = "fout"', "kies uit: error, warning, hint, never"),
        ('fail_on = "error"', "bedoelt u 'fail-on'?"),
        ('packs = "a.yaml"', "'packs': hier hoort een lijst van teksten"),
        ("off = [1]", "'off': hier hoort een lijst van teksten"),
        ('merge-fields = ["("]', "'(' is geen geldig patroon"),
        ("pipeline = true", "'pipeline': hier hoort een tekst"),
        ("rules = 1", "'rules': schrijf een kopje per regel"),
        ("[rules]\nS1 = 1", "'rules.S1': schrijf een kopje per regel"),
        (
            "[rules.S1]\nlimit = 1",
            "'rules.S1.limit': deze sleutel bestaat niet; bedoelt u 'limits'?",
        ),
        ('[rules.S1]\nseverity = "zwaar"', "kies uit: hint, warning, error"),
        ('[rules.S1]\nenabled = "ja"', "'rules.S1.enabled': kies true of false"),
        ("[rules.S1]\nlimits = 3", "'rules.S1.limits': schrijf grenzen zoals"),
        ('[rules.S1.limits]\nhint = "12"', "'rules.S1.limits.hint': hier hoort een getal"),
    ],
)
def test_a_mistake_gives_one_line_with_file_key_and_remedy(tmp_path, text, expected):
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert str(path) in str(caught.value)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(SettingsError, match=r"weg\.toml: dit bestand is niet te lezen"):
        load_settings(tmp_path / "weg.toml")


@pytest.mark.parametrize(
    ("fail_on", "severity", "fails"),
    [
        (FailOn.ERROR, Severity.WARNING, False),
        (FailOn.ERROR, Severity.ERROR, True),
        (FailOn.HINT, Severity.HINT, True),
        (FailOn.WARNING, None, False),
        (FailOn.NEVER, Severity.ERROR, False),
    ],
)
def test_fail_on_is_a_threshold(fail_on: FailOn, severity: Severity | None, fails: bool):
    assert fail_on.fails(severity) is fails
