"""Recognises the text of a scanned PDF with ocrmypdf and tesseract, when they are installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from clarity.readers.programs import run_program

LANGUAGE = "nld"
SECONDS = 180


def is_available() -> bool:
    """Say whether scans can be read: both programs are there, and tesseract knows Dutch."""
    if shutil.which("ocrmypdf") is None:
        return False
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return False
    try:
        done = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return LANGUAGE in done.stdout.split()


def recognise_text(data: bytes, *, seconds: float = SECONDS) -> bytes | None:
    """Return the PDF with a layer of text; None when that is not possible in time."""
    if not is_available():
        return None
    with tempfile.TemporaryDirectory(prefix="clarity-") as folder:
        source, target = Path(folder) / "scan.pdf", Path(folder) / "tekst.pdf"
        source.write_bytes(data)
        command = ["ocrmypdf", "--language", LANGUAGE, "--jobs", "1", "--output-type", "pdf"]
        command += ["--optimize", "0", "--skip-text", "--quiet", str(source), str(target)]
        done = run_program(command, seconds)
        return target.read_bytes() if done and target.exists() else None
