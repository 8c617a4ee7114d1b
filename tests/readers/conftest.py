"""Lets the tests of this folder import their helper modules, whatever pytest's import mode."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# A busy machine is no reason to fail.
settings.register_profile("readers", deadline=None)
settings.load_profile("readers")
