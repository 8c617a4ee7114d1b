"""Old Word files and RTF: through LibreOffice when it is there, else one clear line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from docx_files import DATA, docx, para

from clarity.errors import UnreadableDocumentError
from clarity.readers import office, read

RTF = rb"{\rtf1\ansi{\pard\b Kop\par}\pard Wij sturen u de brief.\par}"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "WordDocument".encode("utf-16-le")
FILES = [*sorted(DATA.glob("documents/doc/*.doc")), *sorted(DATA.glob("documents/rtf/*.rtf"))]


def fake(folder: Path, script: str) -> str:
    """Write a program that stands in for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@pytest.fixture
def converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for LibreOffice with a program that notes its options and copies a Word file."""
    ready = tmp_path / "ready.docx"
    ready.write_bytes(docx(para("Wij sturen u de brief.")))
    script = f"""
echo "$@" > {tmp_path}/options; env > {tmp_path}/environment
while [ "$1" != --outdir ]; do shift; done
cp {ready} "$2/in.docx"
ls -ld "$2" > {tmp_path}/folder
"""
    monkeypatch.setattr(office, "find_office", lambda: fake(tmp_path, script))
    return tmp_path


@pytest.mark.parametrize(("data", "form"), [(RTF, "rtf"), (OLD_WORD, "doc")])
def test_converted(converted: Path, data: bytes, form: str) -> None:
    """The text is read; no anchor points into a file that the user does not have."""
    document = read(data)
    assert (document.format, document.text) == (form, "Wij sturen u de brief.")
    assert all(anchor.path is None for block in document.blocks for anchor in block.anchors)
    assert document.source_hash != ""


def test_safe_options(converted: Path) -> None:
    """LibreOffice gets a profile of its own without macros, in a folder that nobody else reads."""
    read(RTF)
    options = (converted / "options").read_text(encoding="utf-8")
    assert "--headless" in options
    assert "-env:UserInstallation=file://" in options
    assert (converted / "folder").read_text(encoding="utf-8").startswith("drwx------")
    folder = options.split("--outdir ")[1].split()[0]
    assert not os.path.exists(folder)
    assert "CLARITY" not in (converted / "environment").read_text(encoding="utf-8")


@pytest.mark.parametrize(("data", "name"), [(RTF, "rtf"), (OLD_WORD, ".doc")])
def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, data: bytes, name: str) -> None:
    """Without LibreOffice one line says what to do."""
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(UnreadableDocumentError, match=r"op als \.docx") as caught:
        read(data)
    assert name in str(caught.value)


@pytest.mark.parametrize("script", ["sleep 30", "exit 1", "kill -9 $$"])
def test_failing_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A LibreOffice that hangs, stops or crashes gives one line, and nothing stays behind."""
    monkeypatch.setattr(office, "find_office", lambda: fake(tmp_path, script))
    monkeypatch.setattr(office, "SECONDS", 1)
    with pytest.raises(UnreadableDocumentError, match=r"op als \.docx") as caught:
        read(RTF)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(office.find_office() is None or not FILES, reason="no LibreOffice or no files")
def test_real_files() -> None:
    """Real old files are read with LibreOffice."""
    names = ("huwelijksplanner", "testRTF.")
    chosen = [path for path in FILES if any(name in path.name for name in names)]
    assert all(read(path).text for path in chosen)
