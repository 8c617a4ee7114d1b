"""The library face: check a text or a file in one call."""

from __future__ import annotations

from pathlib import Path

import pytest

import clarity
from clarity import Checker, Settings, Severity, check_file, check_text, read
from clarity.document import DocumentKind
from clarity.errors import UnreadableDocumentError, UnsupportedLanguageError

HARD = "U dient het formulier in te vullen."


def test_a_text_is_checked():
    report = check_text(HARD)
    assert (report.words, report.sentences) == (7, 1)
    assert [finding.rule for finding in report.findings] == ["S14"]
    assert report.worst is Severity.WARNING


def test_the_kind_can_be_given():
    assert check_text(HARD, kind="form").kind is DocumentKind.FORM
    with pytest.raises(ValueError, match="brief"):
        check_text(HARD, kind="brief")


def test_settings_are_followed():
    assert not check_text(HARD, settings=Settings(off=("S14",))).findings


def test_a_file_is_checked(tmp_path: Path):
    path = tmp_path / "brief.md"
    path.write_text(f"# Aanvraag\n\n{HARD}\n", encoding="utf-8")
    [finding] = check_file(path).findings
    assert (finding.location.line, finding.location.heading) == (3, "Aanvraag")


def test_check_many_keeps_the_order():
    documents = [read(HARD.encode()), read(b"Wij bellen u morgen.")]
    assert [len(report.findings) for report in Checker().check_many(documents)] == [1, 0]


def test_an_empty_text_is_refused():
    with pytest.raises(UnreadableDocumentError):
        check_text("  \n ")


def test_a_text_in_another_language_is_named_and_not_scored():
    text = (
        "We have received your application for a parking permit and we will send you our decision "
        "within two weeks of the date of this letter."
    )
    with pytest.raises(UnsupportedLanguageError, match="Engels"):
        check_text(text)


def test_the_same_text_gives_the_same_report():
    assert check_text(HARD) == check_text(HARD)


def test_a_finding_keeps_its_fingerprint_when_text_moves():
    [before] = check_text(HARD).findings
    [after] = check_text(f"Wij bellen u morgen.\n\n{HARD}").findings
    assert (before.fingerprint, before.block) == (after.fingerprint, after.block - 1)


def test_two_equal_findings_have_two_fingerprints():
    marks = [finding.fingerprint for finding in check_text(f"{HARD}\n\n{HARD}").findings]
    assert len(set(marks)) == len(marks) == 2


def test_a_locked_block_is_not_judged():
    from dataclasses import replace

    document = read(HARD.encode())
    locked = replace(document, blocks=tuple(replace(b, locked=True) for b in document.blocks))
    assert not Checker().check(locked).findings


def test_the_public_names_are_there():
    for name in clarity.__all__:
        assert getattr(clarity, name).__doc__
    with pytest.raises(AttributeError, match="nietbestaand"):
        _ = clarity.nietbestaand


def test_a_rule_says_one_thing_once_at_one_place():
    """Two passive auxiliaries that the parser gives one participle are one finding."""
    text = "Is er een andere prijs per lot als er meer loten tegelijk worden gekocht?"
    found = [(f.rule, f.start, f.end) for f in check_text(text).findings]
    assert len(found) == len(set(found))
    assert "S2" in {rule for rule, _, _ in found}
