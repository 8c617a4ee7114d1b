"""The Dutch words for what reports hold, shared by all outputs that people read."""

from __future__ import annotations

from clarity.document import DocumentKind
from clarity.report import CriterionState, Severity

SEVERITIES = {Severity.ERROR: "fout", Severity.WARNING: "let op", Severity.HINT: "tip"}
KINDS = {
    DocumentKind.LETTER: "brief",
    DocumentKind.FORM: "formulier",
    DocumentKind.WEB_PAGE: "webpagina",
    DocumentKind.EMAIL: "e-mail",
    DocumentKind.POLICY: "beleidstekst",
}
STATES = {
    CriterionState.MET: "gehaald",
    CriterionState.NEARLY: "bijna",
    CriterionState.NOT_MET: "niet gehaald",
}

FEATURES = {
    "main-clause-length": "woorden per hoofdzin",
    "overrun": "woorden te veel in lange zinnen, per 100 woorden",
    "density": "woorden met inhoud per werkwoord",
    "frequency": "hoe bekend de woorden met inhoud zijn",
    "plainness": "hoe bekend alle woorden zijn",
    "abstractness": "abstracte woorden per 100 woorden",
    "nominalisation": "werkwoorden als naamwoord (‘de beoordeling’), per 100 woorden",
    "passives": "lijdende zinnen, per 100 werkwoorden",
    "connectives": "verbindingswoorden per 10 werkwoorden",
    "fragmentation": "losse stukken zin, per 100 zinnen",
}
"""What the features of the level measure."""


def number(value: float) -> str:
    """Return a number in Dutch notation.

    >>> number(1512), number(12.53)
    ('1.512', '12,5')
    """
    text = f"{value:,.1f}" if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,"))


def counted(count: int, one: str, more: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "zin", "zinnen"), counted(2, "zin", "zinnen")
    ('1 zin', '2 zinnen')
    """
    return f"{number(count)} {one if count == 1 else more}"


def safe(text: str) -> str:
    r"""Return document text as one line without control characters, so that it stays text.

    >>> safe("een\x1b[31m brief")
    'een [31m brief'
    """
    return "".join(character if character.isprintable() else " " for character in text)
