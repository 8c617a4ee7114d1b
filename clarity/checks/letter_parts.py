"""The parts of a letter: head, salutation, body and closing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clarity.checks.registry import Passage, Sentence, Text
from clarity.document import BlockKind

SALUTATION = re.compile(
    r"(?:(?:(?:zeer\s+)?geachte|hooggeachte|beste|lieve|hallo|hoi|hey|goede(?:morgen|middag|navond"
    r"|ndag))\b|dag(?=\s(?-i:[A-Z{«\[])))[^?;:\n]{0,70}?(?:[,!]|\n|$)",
    re.IGNORECASE,
)
_ADDRESSEES = re.compile(r"aan (?:de|alle) (?:bewoner|inwoner|ouder)s?\b", re.IGNORECASE)
CLOSING = re.compile(
    r"(?:met (?:\w+ )?(?:hoogachting|groet(?:en)?)|hoogachtend"
    r"|(?:(?:vriendelijke|hartelijke|warme) )?groet(?:en|jes)?|liefs|tot (?:ziens|snel))"
    r"\b(?=\W*$|\W*\n|,)",
    re.IGNORECASE,
)
_MARGINS = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_LETTER = "letter"
_SHORT = 100  # characters: a longer block only starts with a salutation


@dataclass(frozen=True, slots=True)
class Letter:
    """The passages of a letter by their place; without a salutation ``head`` is empty."""

    head: tuple[Passage, ...]
    salutation: Passage | None
    body: tuple[Passage, ...]
    closing: Passage | None


def letter_parts(text: Text) -> Letter:
    """Return the parts of a letter, headers, footers and notes left out.

    A text without a salutation is all body; one block may hold the salutation and more. The
    parts are worked out once and kept with the text.
    """
    known: Letter | None = text.kept.get(_LETTER)
    if known is None:
        known = text.kept[_LETTER] = _letter_parts(text)
    return known


def _letter_parts(text: Text) -> Letter:
    passages = [p for p in text.everything if p.block.kind not in _MARGINS]
    start = _salutation(passages)
    end = _closing(passages, 0 if start is None else start + 1)
    stop = len(passages) if end is None else end
    closing = None if end is None else passages[end]
    if start is None:
        return Letter((), None, tuple(passages[:stop]), closing)
    is_alone = len(passages[start].block.text) < _SHORT
    body = tuple(passages[start + is_alone : stop])
    return Letter(tuple(passages[:start]), passages[start], body, closing)


def _salutation(passages: Sequence[Passage]) -> int | None:
    """Return the index of the salutation, or else of ``Aan de bewoners van …``."""
    for pattern in (SALUTATION, _ADDRESSEES):
        for i, passage in enumerate(passages):
            if passage.block.kind is not BlockKind.HEADING and pattern.match(passage.block.text):
                return i
    return None


def _closing(passages: Sequence[Passage], first: int) -> int | None:
    """Return the index of the first closing at ``first`` or later."""
    for i in range(first, len(passages)):
        if CLOSING.match(passages[i].block.text) and len(passages[i].block.text) < _SHORT:
            return i
    return None


def body_sentences(body: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the sentences with a finite verb in the running text of a letter."""
    for passage in body:
        if passage.block.kind in _RUNNING:
            yield from ((passage, sentence) for sentence in passage.full_sentences)
