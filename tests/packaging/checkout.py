"""The files of this checkout, for the tests of packaging."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "clarity": "clarity",
    "web/clarity_web": "clarity_web",
    "rules/clarity_rules": "clarity_rules",
}
_MADE = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}


@cache
def files() -> tuple[str, ...]:
    """The files that belong to the project: what git tracks, or all when there is no git."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        )
        names = listed.stdout.decode().split("\0")
    else:
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if _source(path)]
    return tuple(name for name in names if name and (ROOT / name).is_file())


def _source(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return not any(part in _MADE or part.endswith(("_cache", ".egg-info")) for part in parts)


def copy_to(folder: Path) -> Path:
    """Copy the project's files to ``folder`` and return it: a checkout that nobody installed."""
    for name in files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder
