"""Let a source checkout find its own rules and web app without an install.

In a wheel `clarity_rules` and `clarity_web` are packages beside `clarity`; in a checkout they
live one folder deeper, in `rules/` and `web/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_HOMES = {"rules": "clarity_rules", "web": "clarity_web"}


def use_own_folders(root: Path = _ROOT) -> None:
    """Put `rules` and `web` of the checkout at `root` on the import path; elsewhere do nothing.

    They go in front: a checkout must not run with the rules of another, installed version.
    """
    for folder, package in _HOMES.items():
        home = str(root / folder)
        if (root / folder / package / "__init__.py").is_file() and home not in sys.path:
            sys.path.insert(0, home)
