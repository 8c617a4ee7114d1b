"""Running another program: its end, its failure, and that nothing of it is left."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from clarity.readers.programs import run_program


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_tells_whether_a_program_ended_well() -> None:
    """Success, failure and a program that is not there."""
    assert run_program(python("pass"), 30)
    assert not run_program(python("raise SystemExit(3)"), 30)
    assert not run_program(["clarity-bestaat-niet"], 30)


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are of POSIX")
def test_a_program_that_takes_too_long_ends_with_all_it_started(tmp_path: Path) -> None:
    """After the time is over neither the program nor its children live on."""
    child = "import time; time.sleep(4); open('klaar', 'w')"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    start = time.monotonic()
    assert not run_program(python(code), 1.5, folder=tmp_path)
    assert time.monotonic() - start < 4
    time.sleep(4)
    assert not (tmp_path / "klaar").exists()
