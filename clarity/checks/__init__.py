"""The checks that need code, one module a topic. Their texts and limits are in the rule packs."""

from __future__ import annotations

from importlib import import_module

TOPICS = ("words", "sentences", "structure", "letters", "details", "tone", "forms", "layout")


def load_checks() -> None:
    """Import all topics, so that their checks are registered."""
    for topic in TOPICS:
        import_module(f"clarity.checks.{topic}")
