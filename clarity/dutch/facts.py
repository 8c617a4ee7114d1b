"""Facts that a letter states: dates, terms, amounts, articles of law, and ways to reach us.

Patterns, not parses: a fact is found wherever it stands. Spans are characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
_FIELD = (
    r"\{\{[^{}]*%s[^{}]*\}\}|«[^«»]*%s[^«»]*»|<<[^<>]*%s[^<>]*>>"
    r"|\$\{[^{}]*%s[^{}]*\}|\[[^\[\]]*%s[^\[\]]*\]"
    r"|\{\$[^{}]*%s[^{}]*\}|\{!![^{}]*%s[^{}]*!!\}|<[?%]=[^<>]*%s[^<>]*>"
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
_CONTACT_FIELD = re.compile(_field("tel|phone|mail|contact"), re.IGNORECASE)
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


# References to law.

_ARTICLE_NUMBER = r"\d+(?:[.:]\d+)*(?:[a-z]{1,2}\b)?"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)"
_PARAGRAPH = (
    rf"(?:lid\s+(?:\d+|[a-z]\b)|leden\s+\d+(?:\s+en\s+\d+)?|{_ORDINAL}(?:(?:,|\s+en|\s+of)\s+{_ORDINAL})*\s+lid"
    r"|(?:aanhef\s+en\s+)?(?:onder|onderdeel|sub)\s+(?:[a-z]{1,2}|\d+)\b|paragraaf\s+\d+)"
)
_LAW = (
    r"(?:\s+van)?\s+(?:de|het|deze|die|dit|dat|onze)\s+(?:[\w-]+\s+){0,3}?"
    r"[\w-]*"
    r"(?:wet|wetboek|regeling|verordening|besluit|beleidsregels?|verdrag|statuut)\b"
    r"(?:\s+(?:bestuursrecht|maatschappelijke\s+ondersteuning|milieubeheer|leges))?(?:\s+\d{4})?"
)
_LAW_NAME = r"\s+(?:[A-Z][\w-]*(?:wet|regeling|verordening|besluit)|[A-Z][A-Za-z&]{1,5})\b"
_LAW_REFERENCE = re.compile(
    rf"\b(?:[Aa]rtikel(?:en)?|[Aa]rt\.?)\s+(?P<number>{_ARTICLE_NUMBER}"
    rf"(?:(?:\s*,|\s+en|\s+of|\s+tot\s+en\s+met|\s+t/m)\s+{_ARTICLE_NUMBER})*)"
    rf"(?P<paragraph>(?:\s*,?\s*{_PARAGRAPH})*)(?P<law>,?(?:(?i:{_LAW})|{_LAW_NAME}))?"
)


def law_references(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of references to articles of law, with paragraph and law where given.

    An article of a newspaper is none: a reference names a law or a paragraph, or has a number
    with a colon, as the articles of the Algemene wet bestuursrecht have.

    >>> list(law_references("Dat staat in artikel 4:5, eerste lid, van de Algemene wet."))
    [(13, 57)]
    """
    for match in _LAW_REFERENCE.finditer(text):
        if match["law"] or match["paragraph"] or ":" in match["number"]:
            yield match.start(), match.end()


# Dates and amounts as they are written.

_FIGURE_DATE = re.compile(
    r"(?<![\w.,/-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)"
    r"|(?<![\w.,/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-]|\.\d)"
)
_WORDED_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b", re.IGNORECASE)
MONTHS = _MONTHS.split("|")[:12]
_AMOUNT = re.compile(
    r"(?P<before>€|\bEUR\b|\beuro\b)[\s ]?(?P<figures>\d[\d.]*(?:,(?:\d\d?|-+|–|—))?)"
    r"(?![\d%]|\s(?:mil|mld))"
    r"|(?<![\w.,])(?P<bare>\d[\d.]*(?:,(?:\d\d?|-+))?)[\s ](?P<after>euro|EUR)\b",
    re.IGNORECASE,
)


def figure_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield dates in figures, with the same day in words: ``09-06-2026``, ``9 juni 2026``.

    >>> list(figure_dates("Reageer voor 09-06-2026."))
    [(13, 23, '9 juni 2026')]
    """
    for match in _FIGURE_DATE.finditer(text):
        day, _, month, year, iso_year, iso_month, iso_day = match.groups()
        day, month, year = int(day or iso_day), int(month or iso_month), year or iso_year
        if 1 <= day <= 31 and 1 <= month <= 12:
            yield match.start(), match.end(), f"{day} {MONTHS[month - 1]} {year}"


def has_worded_date(text: str) -> bool:
    """Tell whether a text has a date with the month as a word."""
    return bool(_WORDED_DATE.search(text))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at the characters ``[start, end)``.

    ``unit`` is how the currency is written (``€``, ``euro``, ``EUR``), ``figures`` the number.
    """

    start: int
    end: int
    unit: str
    figures: str


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of euros that are written in figures.

    >>> [(amount.unit, amount.figures) for amount in amounts("€ 1.250 of 300 euro")]
    [('€', '1.250'), ('euro', '300')]
    """
    for match in _AMOUNT.finditer(text):
        unit = match["before"] or match["after"]
        figures = (match["figures"] or match["bare"]).rstrip(".")
        end = match.end() if match["after"] else match.start("figures") + len(figures)
        yield Amount(match.start(), end, unit if unit.isupper() else unit.lower(), figures)
