"""Reads the options of a rule: the word lists and tables that its author wrote in the pack."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from clarity.rulebook.model import Rule

_P = ParamSpec("_P")
_T = TypeVar("_T")
_RULES = 16  # of which a function remembers its result


class _Same:
    """A rule as a key: two rules are the same only when they are one object."""

    __slots__ = ("rule",)

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    def __hash__(self) -> int:
        return id(self.rule)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.rule is self.rule


def per_rule(
    function: Callable[Concatenate[Rule, _P], _T],
) -> Callable[Concatenate[Rule, _P], _T]:
    """Make a function of a rule, and of hashable values, that works once for each rule."""

    @lru_cache(maxsize=_RULES)
    def known(same: _Same, *rest: Hashable) -> _T:
        return function(same.rule, *rest)  # type: ignore[arg-type, call-arg]

    @wraps(function)
    def look_up(rule: Rule, *rest: Hashable) -> _T:
        return known(_Same(rule), *rest)

    return look_up  # type: ignore[return-value]


def options(rule: Rule, key: str) -> Sequence[str]:
    """Return an option of a rule that is a list of words."""
    value = rule.options.get(key, ())
    return value if isinstance(value, (list, tuple)) else ()


def table(rule: Rule, key: str) -> Mapping[str, str]:
    """Return an option of a rule that is a table of words."""
    value = rule.options.get(key, {})
    return value if isinstance(value, dict) else {}
