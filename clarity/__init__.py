"""Clarity: checks and simplifies Dutch letters and forms against the criteria for level B1.

>>> from clarity import check_text
>>> report = check_text("U dient het formulier in te vullen.")
>>> [(finding.rule, finding.text) for finding in report.findings]
[('S14', 'dient het formulier in te vullen')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clarity._checkout import use_own_folders

use_own_folders()

__version__ = "0.1.0"

__all__ = [
    "Checker",
    "Document",
    "Finding",
    "LevelEstimate",
    "Report",
    "Settings",
    "Severity",
    "Suggestion",
    "check_file",
    "check_text",
    "load_settings",
    "read",
    "score_text",
]

if TYPE_CHECKING:
    from clarity.api import check_file, check_text, score_text
    from clarity.checker import Checker
    from clarity.document import Document
    from clarity.readers import read
    from clarity.report import Finding, LevelEstimate, Report, Severity, Suggestion
    from clarity.settings import Settings, load_settings

_HOMES = {
    "Checker": "clarity.checker",
    "Document": "clarity.document",
    "Finding": "clarity.report",
    "LevelEstimate": "clarity.report",
    "Report": "clarity.report",
    "Settings": "clarity.settings",
    "Severity": "clarity.report",
    "Suggestion": "clarity.report",
    "check_file": "clarity.api",
    "check_text": "clarity.api",
    "load_settings": "clarity.settings",
    "read": "clarity.readers",
    "score_text": "clarity.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: spaCy only loads when it is needed."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'clarity' has no attribute '{name}'")
