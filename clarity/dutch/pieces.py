"""Pieces: the small edits of which a replacement in a text is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Replace the characters ``[start, end)`` of the text by ``text``."""

    start: int
    end: int
    text: str


Pieces = tuple[Piece, ...]


def place_after(token: Token, text: str) -> Piece:
    """Insert text right after a token."""
    end = token.idx + len(token)
    return Piece(end, end, text)


def deleted(doc: Doc, tokens: Iterable[int], around: int) -> Iterator[Piece]:
    """Delete tokens, each with the white space on the side of token ``around``."""
    for i in tokens:
        token = doc[i]
        if i < around:
            yield Piece(token.idx, token.idx + len(token.text_with_ws), "")
        else:
            space = len(doc[i - 1].whitespace_)
            yield Piece(token.idx - space, token.idx + len(token), "")


def merged(pieces: Iterable[Piece]) -> Pieces | None:
    """Sort pieces and join those that touch; None when they overlap."""
    joined: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        last = joined[-1] if joined else None
        if last is not None and piece.start < last.end:
            return None
        if last is not None and piece.start == last.end:
            joined[-1] = Piece(last.start, piece.end, last.text + piece.text)
        else:
            joined.append(piece)
    return tuple(joined)
