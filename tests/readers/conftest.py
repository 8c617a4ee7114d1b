"""Settings of the tests of this folder."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no reason to fail.
settings.register_profile("readers", deadline=None)
settings.load_profile("readers")
