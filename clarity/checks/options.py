"""Reads the options of a rule: the word lists and tables that its author wrote in the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clarity.rulebook.model import Rule


def options(rule: Rule, key: str) -> Sequence[str]:
    """Return an option of a rule that is a list of words."""
    value = rule.options.get(key, ())
    return value if isinstance(value, (list, tuple)) else ()


def table(rule: Rule, key: str) -> Mapping[str, str]:
    """Return an option of a rule that is a table of words."""
    value = rule.options.get(key, {})
    return value if isinstance(value, dict) else {}
