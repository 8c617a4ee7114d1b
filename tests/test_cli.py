"""The command line as its users meet it: output, exit codes, and one line for each mistake."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import jsonschema
import pytest

import clarity

HARD = "Indien u het formulier niet tijdig retourneert, dient u een nieuw verzoek in te dienen.\n"
EASY = "Stuur het formulier voor 1 mei 2026 terug. Bel ons als u vragen hebt.\n"
SCHEMA = json.loads((Path(clarity.__file__).parent / "report.schema.json").read_text("utf-8"))


def _protected() -> bytes:
    """The start of a Word file with a password: an OLE container with an encrypted package."""
    name = "EncryptedPackage".encode("utf-16-le")
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1024) + name + bytes(1024)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brieven")
    (folder / "moeilijk.txt").write_text(HARD, encoding="utf-8")
    (folder / "makkelijk.md").write_text(EASY, encoding="utf-8")
    (folder / "leeg.txt").write_text("", encoding="utf-8")
    (folder / "leeg.docx").write_bytes(b"")
    (folder / "beveiligd.docx").write_bytes(_protected())
    with zipfile.ZipFile(folder / "archief.docx", "w") as archive:
        archive.writestr("foto.txt", "geen Word")
    (folder / "engels.txt").write_text(
        "Please fill in this form before the end of the month and send it to the office of the "
        "city council. You will receive an answer when we have read all of your papers.\n"
    )
    (folder / "duits.txt").write_text(
        "Bitte füllen Sie dieses Formular aus und schicken Sie es vor dem Ende des Monats an das "
        "Büro der Gemeinde. Wir schreiben Ihnen, wenn wir alle Ihre Unterlagen gelesen haben.\n"
    )
    (folder / "fout.toml").write_text('knd = "form"\n')
    return folder


def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "clarity", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_hard_letter_is_reported_with_what_where_and_what_instead(letters: Path):
    done = run("check", "--fail-on", "warning", letters / "moeilijk.txt")
    assert done.returncode == 1
    assert "S14" in done.stdout
    assert "moet u een nieuw verzoek indienen" in done.stdout
    assert "regel 1" in done.stdout
    assert "\x1b[" not in done.stdout


def test_an_easy_letter_passes(letters: Path):
    done = run("check", "--fail-on", "hint", letters / "makkelijk.md")
    assert (done.returncode, done.stderr) == (0, "")


def test_verbose_tells_why_and_quiet_gives_one_line(letters: Path):
    path = letters / "moeilijk.txt"
    verbose, normal, quiet = (run("check", *f, path).stdout for f in (["-v"], [], ["-q"]))
    assert len(verbose) > len(normal) > len(quiet)
    assert len(quiet.splitlines()) == 1


def test_standard_input_is_read_with_a_dash():
    done = run("check", "-", "--format", "json", stdin=HARD)
    assert json.loads(done.stdout)["documents"][0]["path"] == "-"


def test_json_follows_the_schema_and_is_the_same_every_time(letters: Path):
    paths = [letters / "moeilijk.txt", letters / "makkelijk.md", letters / "leeg.txt"]
    first, second = (run("check", "--format", "json", *paths).stdout for _ in range(2))
    assert first == second
    data = json.loads(first)
    jsonschema.validate(data, SCHEMA)
    assert [len(data["documents"]), len(data["errors"])] == [2, 1]


def test_offsets_in_json_point_at_the_text(letters: Path):
    [document] = json.loads(run("check", "-", "--format", "json", stdin=HARD).stdout)["documents"]
    assert document["findings"]
    for finding in document["findings"]:
        assert HARD[finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize(
    ("arguments", "code", "expected"),
    [
        (["check", "leeg.txt"], 3, "leeg"),
        (["check", "leeg.docx"], 3, "leeg"),
        (["check", "weg.docx"], 3, "weg.docx"),
        (["check", "beveiligd.docx"], 3, "wachtwoord"),
        (["check", "archief.docx"], 3, "Word"),
        (["check", "engels.txt"], 3, "Engels"),
        (["check", "duits.txt"], 3, "Duits"),
        (["check", "--settings", "fout.toml", "makkelijk.md"], 2, "bedoelt u 'kind'?"),
        (["check", "--settings", "weg.toml", "makkelijk.md"], 2, "weg.toml"),
        (["check", "--off", "S99", "makkelijk.md"], 2, "de regel 'S99' bestaat niet"),
        (["check", "--only", "dienentee", "makkelijk.md"], 2, "bedoelt u 'dienen-te'?"),
        (["check", "--fail-on", "fout", "makkelijk.md"], 2, "error, warning, hint, never"),
        (["check", "--forma", "json", "makkelijk.md"], 2, "De optie --forma bestaat niet."),
        (["check"], 2, "Hier ontbreekt iets"),
        (["chek"], 2, "Deze opdracht bestaat niet"),
        (["explain", "S99"], 2, "de regel 'S99' bestaat niet"),
    ],
)
def test_a_mistake_gives_one_clear_line_and_the_right_exit_code(
    letters: Path, arguments: list[str], code: int, expected: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(letters)
    done = run(*arguments)
    assert done.returncode == code
    assert expected in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert len((done.stderr + done.stdout).strip().splitlines()) == 1


def test_a_document_of_two_hundred_pages_is_checked(tmp_path: Path):
    long = docx.Document()
    for i in range(200):
        long.add_heading(f"Hoofdstuk {i}", level=1)
        for _ in range(24):
            long.add_paragraph(f"{HARD.strip()} {EASY.strip()}")
    long.save(str(tmp_path / "lang.docx"))
    done = run("check", "--format", "json", tmp_path / "lang.docx")
    [document] = json.loads(done.stdout)["documents"]
    assert done.returncode == 0
    assert document["words"] > 100_000
    assert sum(finding["rule"] == "S14" for finding in document["findings"]) == 200 * 24


def test_the_highest_exit_code_wins(letters: Path):
    done = run("check", letters / "moeilijk.txt", letters / "leeg.txt")
    assert done.returncode == 3


def test_rules_lists_every_rule_and_explain_explains_one():
    assert "dienen-te" in run("rules").stdout
    page = run("explain", "dienen-te").stdout
    assert page.startswith("S14")
    assert "Waarom" in page
    assert "Niet:" in page


def test_settings_tell_what_is_in_force_and_where_it_comes_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "clarity.toml").write_text('kind = "form"\n')
    monkeypatch.chdir(tmp_path)
    lines = run("settings").stdout.splitlines()
    assert any(line.startswith("kind = form") and "clarity.toml" in line for line in lines)
    assert any(line.startswith("fail-on = error") and "standaard" in line for line in lines)


def test_escape_codes_in_a_document_stay_inert():
    done = run("check", "-", "--fail-on", "never", stdin="Indien u \x1b[31mreeds\x1b[0m betaalt.\n")
    assert "\x1b" not in done.stdout


def test_a_rulebook_is_kept_for_the_next_command(letters: Path, tmp_path: Path, monkeypatch):
    """The second command gives the same report; ``--no-cache`` keeps and reads nothing."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    letter = letters / "moeilijk.txt"
    without = run("check", "--no-cache", letter)
    assert list(tmp_path.rglob("*.pickle")) == []
    outputs = [run("check", letter).stdout for _ in range(2)]
    assert outputs == [without.stdout] * 2
    assert len(list(tmp_path.rglob("*.pickle"))) == 1
