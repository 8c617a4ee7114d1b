"""Run the commands of README.md; ``python tests/packaging/readme.py`` refreshes their outputs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checkout import ROOT, copy_to

README = ROOT / "README.md"
INSTALLS = ("make ", "pip ", "python -m pytest")
"""Commands that build an environment or run these tests themselves; .ci/run has them."""

_BLOCK = re.compile(
    r"^```sh\n(?P<commands>.*?)^```\n(?:\n```text\n(?P<output>.*?)^```\n)?", re.M | re.S
)
_CODE = re.compile(r"  # exit code (\d)$")


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a shell block, the exit code it promises and the output shown below it."""

    line: str
    code: int
    output: str | None


def commands(text: str) -> Iterator[Command]:
    """The commands of the shell blocks in `text` that can run without installing anything."""
    for block in _BLOCK.finditer(text):
        for line in block["commands"].splitlines():
            code = _CODE.search(line)
            if not line.startswith(INSTALLS):
                yield Command(_CODE.sub("", line), int(code[1]) if code else 0, block["output"])


def prepare(folder: Path) -> Path:
    """Copy the checkout to `folder` and make `clarity` and `python` commands that use the copy."""
    copy = copy_to(folder / "copy")
    programs = {"clarity": f'"{sys.executable}" -m clarity', "python": f'"{sys.executable}"'}
    (folder / "bin").mkdir()
    for name, program in programs.items():
        (folder / "bin" / name).write_text(f'#!/bin/sh\nexec {program} "$@"\n')
        (folder / "bin" / name).chmod(0o755)
    return copy


def run(command: Command, copy: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy, in a terminal of 88 columns without colour."""
    path = f"{copy.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(copy), "COLUMNS": "88"}
    return subprocess.run(
        ["bash", "-c", command.line], cwd=copy, env=environment, capture_output=True, text=True
    )


def refreshed(text: str, copy: Path) -> str:
    """The text with the real output of each command in the block below it."""
    for command in commands(text):
        if command.output is not None:
            old = f"```text\n{command.output}```"
            text = text.replace(old, f"```text\n{run(command, copy).stdout.strip()}\n```")
    return text


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        README.write_text(refreshed(README.read_text("utf-8"), prepare(Path(name))), "utf-8")
