"""Facts that a letter states: dates, terms, and ways to reach the sender.

Patterns, not parses: a fact is found wherever it stands. Spans are characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_FIELD = (
    r"\{\{[^{}]*%s[^{}]*\}\}|«[^«»]*%s[^«»]*»|<<[^<>]*%s[^<>]*>>"
    r"|\$\{[^{}]*%s[^{}]*\}|\[[^\[\]]*%s[^\[\]]*\]"
)


def _field(names: str) -> str:
    return _FIELD.replace("%s", f"(?:{names})")


_DATE = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b\.?(?:\s+\d{{4}})?"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|{_field('datum|date')}",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien"
    r"|veertien|vijftien|twintig|dertig|zestig|negentig)"
)
_PERIOD = r"(?:(?:werk|kalender)?dag(?:en)?|etmaal|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren))"
_TERM = re.compile(
    rf"\b(?:binnen|uiterlijk)\s+{_NUMBER}\s+(?:\(\w+\)\s+)?{_PERIOD}\b", re.IGNORECASE
)
_SOON = re.compile(
    r"\bzo (?:spoedig|snel) mogelijk\b|\bper omgaande\b|\bmet spoed\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"\s*,?\s*(?:na|nadat|vanaf|voor|vóór|gerekend vanaf)\s+((?:\S+\s*){1,8})", re.I
)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:\(?0\d{1,3}\)?[\s-]?\d(?:[\s-]?\d){5,8}|14\s?0\d{2,3}|\+31[\s(]?(?:\d[\s()-]?){9,10}"
    r"|0[89]00[\s-]?\d(?:[\s-]?\d){3,6})(?![\w/-])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b(?:e-?mail(?:adres)?|mailadres)\s*:", re.IGNORECASE)
_CONTACT_FIELD = re.compile(_field("tel|mail|contact"), re.IGNORECASE)
_CONTACT_PAGE = re.compile(r"\S+\.\w{2,}/\S*contact|\bcontactformulier\b", re.IGNORECASE)


class TermKind(StrEnum):
    """How a term is given."""

    PERIOD = "period"  # binnen zes weken
    SOON = "soon"  # zo spoedig mogelijk


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of dates, and of merge fields that stand for one.

    >>> list(dates("Reageer voor 3 mei 2026."))
    [(13, 23)]
    """
    return (match.span() for match in _DATE.finditer(text))


def terms(text: str) -> Iterator[tuple[TermKind, int, int]]:
    """Yield the terms that are no date: ``binnen zes weken``, ``zo spoedig mogelijk``."""
    for match in _TERM.finditer(text):
        yield TermKind.PERIOD, match.start(), match.end()
    for match in _SOON.finditer(text):
        yield TermKind.SOON, match.start(), match.end()


def start_of_term(text: str, end: int) -> str:
    """Return what a term that stops at ``end`` is counted from: ``na ontvangst van deze brief``."""
    match = _AFTER.match(text, end)
    return match.group(1).lower() if match else ""


def has_contact(text: str) -> bool:
    """Tell whether a text says how to reach someone: telephone, e-mail, a contact page."""
    patterns = (_PHONE, _MAIL, _CONTACT_FIELD, _CONTACT_PAGE)
    return any(pattern.search(text) for pattern in patterns)
