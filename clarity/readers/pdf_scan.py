"""Recognises the text of a scanned PDF with ocrmypdf and tesseract, when they are installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

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
        return target.read_bytes() if _run(command, seconds) and target.exists() else None


def _run(command: list[str], seconds: float) -> bool:
    """Run a command with all that it starts; when it takes too long, all of it is stopped."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=not _leads_session(),
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg") and not _leads_session():
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        return False


def _leads_session() -> bool:
    """Say whether this process is the child of a sandbox: it ends with all that it started."""
    return hasattr(os, "getsid") and os.getsid(0) == os.getpid()
