"""The functions that most users of the library need."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from clarity.checker import Checker
from clarity.document import DocumentKind
from clarity.readers import read
from clarity.report import LevelEstimate, Report
from clarity.settings import Settings


def check_text(
    text: str, *, kind: DocumentKind | str | None = None, settings: Settings | None = None
) -> Report:
    """Check a text (plain or Markdown) and return the report.

    ``kind`` is the kind of document (``letter``, ``form`` …); without it the kind is recognised.
    ``settings`` are the house style; without them the defaults hold. Raises UnreadableDocumentError
    for an empty text and UnsupportedLanguageError for a text that is not Dutch.

    >>> report = check_text("Wij sturen u de brief.")
    >>> report.words, report.findings
    (5, ())
    """
    return _checker(settings, kind).check(read(text.encode(), name="tekst.md"))


def check_file(
    path: Path | str, *, kind: DocumentKind | str | None = None, settings: Settings | None = None
) -> Report:
    """Check a file and return the report. The format is recognised by its content.

    Raises UnreadableDocumentError for a file that cannot be read, with one line that says why,
    and UnsupportedLanguageError for a text that is not Dutch.
    """
    return _checker(settings, kind).check(read(path))


def score_text(text: str, *, settings: Settings | None = None) -> LevelEstimate:
    """Return how hard a text (plain or Markdown) is, without checking it against the rules.

    ``score`` runs from 0 to 100 and higher is easier. ``level`` is None under sixty words. Raises
    UnreadableDocumentError for an empty text and UnsupportedLanguageError for a text that is not
    Dutch.

    >>> easy = score_text("Wij sturen u een brief. Daarin staat wat u moet doen.")
    >>> hard = score_text("Ter effectuering hiervan wordt de beschikking aan u geretourneerd.")
    >>> easy.score > hard.score, easy.level
    (True, None)
    """
    return _checker(settings, None).score(read(text.encode(), name="tekst.md"))


def _checker(settings: Settings | None, kind: DocumentKind | str | None) -> Checker:
    settings = settings or Settings()
    if kind is not None:
        settings = replace(settings, kind=DocumentKind(kind))
    return _cached(_Key(settings))


class _Key:
    """Settings as a key: they hold mappings, so equality stands in for a hash."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.settings == other.settings

    def __hash__(self) -> int:
        return hash((self.settings.pipeline, self.settings.kind))


@lru_cache(maxsize=8)
def _cached(key: _Key) -> Checker:
    return Checker(key.settings)
