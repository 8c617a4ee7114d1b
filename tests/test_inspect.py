"""``clarity inspect``: a document as Clarity sees it, as text and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clarity.document import BlockKind, FieldKind
from clarity.readers import read
from clarity.writers import inspection

TEXT = """# Aanvraag

Beste {{ naam }},

- Neem uw paspoort mee.

Uw naam: ............
"""


def plain(text: str, _: str) -> str:
    return text


def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clarity", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_text_shows_blocks_fields_and_merge_fields(letter: Path):
    """Each block has its number, kind, level and text; fields and merge fields come after."""
    shown = run("inspect", letter)
    assert shown.returncode == 0
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert "1 kop 1 Aanvraag" in lines
    assert "3 opsomming 1 • Neem uw paspoort mee." in lines
    assert "1 Uw naam (tekst)" in lines
    assert "2 {{ naam }}" in lines
    assert "Bestandstype: markdown" in lines


def test_json_gives_the_offsets(letter: Path):
    """The JSON form holds what the reader found, with places."""
    found = json.loads(run("inspect", "--format", "json", letter).stdout)
    document = read(letter)
    assert found["schema"] == inspection.SCHEMA
    assert [block["text"] for block in found["blocks"]] == [b.text for b in document.blocks]
    [merge] = found["merge_fields"]
    text = found["blocks"][merge["block"]]["text"]
    assert text[merge["start"] : merge["end"]] == merge["text"] == "{{ naam }}"
    assert found["fields"][0]["label"] == "Uw naam"
    assert found["blocks"][0]["anchors"][0]["line"] == 1


def test_the_sandbox_shows_the_same(letter: Path):
    """Reading in the sandbox changes nothing in what is shown."""
    assert run("inspect", "--sandbox", letter).stdout == run("inspect", letter).stdout


def test_check_in_the_sandbox(letter: Path, tmp_path: Path):
    """A check in the sandbox finds the same; a file that cannot be read has its usual line."""
    assert run("check", "--sandbox", letter).stdout == run("check", letter).stdout
    (tmp_path / "leeg.docx").write_bytes(b"")
    shown = run("check", "--sandbox", tmp_path / "leeg.docx")
    assert shown.returncode == 3
    assert "leeg" in shown.stdout + shown.stderr


def test_standard_input_and_missing_files(tmp_path: Path):
    """A dash reads standard input; a missing file is one line with exit code 3."""
    assert "Hallo daar." in run("inspect", "-", stdin="Hallo daar.").stdout
    missing = run("inspect", tmp_path / "weg.docx")
    assert missing.returncode == 3
    assert "bestaat niet" in missing.stderr


def test_escape_codes_stay_inert():
    """Control characters of a document do not reach the terminal."""
    document = read(b"Een brief \x1b[31m met codes.", name="a.txt")
    assert "\x1b" not in inspection.render(document, [], style=plain)


def test_a_long_text_is_cut_to_the_width():
    """A line of the overview is never wider than the terminal."""
    document = read(("woord " * 60).encode(), name="a.txt")
    assert max(map(len, inspection.render(document, [], style=plain, width=60).splitlines())) <= 60


def test_patterns_of_the_settings_are_merge_fields():
    """Merge fields of the house style are found, once."""
    document = read(b"Beste %naam%, en {{ naam }}.", name="a.txt")
    found = inspection.find_merge_fields(document, ["%[a-z]+%"])
    assert [document.blocks[i].text[a:b] for i, a, b in found] == ["%naam%", "{{ naam }}"]


def test_every_kind_has_a_dutch_name():
    """No kind of block or field is shown by its English name."""
    assert set(inspection.BLOCK_KINDS) == set(BlockKind)
    assert set(inspection.FIELD_KINDS) == set(FieldKind)
