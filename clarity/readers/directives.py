"""Remarks in a document that switch a rule off: ``clarity uit: S1 reden``."""

from __future__ import annotations

import re

_DIRECTIVE = re.compile(
    r"\s*clarity\s+uit\s*:\s*(?P<rules>[\w-]+(?:\s*,\s*[A-Za-z]{1,3}\d+)*)[\s:,]*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)


def parse_directives(text: str) -> list[tuple[str, str]]:
    """Return the (rule, reason) pairs of a remark; none when it is an ordinary remark."""
    match = _DIRECTIVE.match(text)
    if match is None:
        return []
    reason = " ".join(match.group("reason").split())
    rules = re.split(r"\s*,\s*", match.group("rules"))
    return [(rule, reason) for rule in rules]
