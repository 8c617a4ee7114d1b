"""Places to fill in that are drawn in the text of a document with styles, and their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from clarity.document import Anchor, Mark, MarkKind
from clarity.readers.draft import Draft, GapKind


def underlined_blanks(draft: Draft) -> Iterator[tuple[int, int, GapKind]]:
    """Yield the blanks that are drawn as a line by underlining them."""
    for mark in draft.marks:
        text = draft.text[mark.start : mark.end]
        is_wide = "\t" in text or len(text) >= 4
        if mark.kind is MarkKind.UNDERLINE and is_wide and not text.strip():
            yield (mark.start, mark.end, GapKind.TEXT)


def leader_tabs(text: str, lead: int, size: int) -> Iterator[tuple[int, int, GapKind]]:
    """Yield the tabs that are drawn as a line of dots, unless a page number follows."""
    if re.search(r"\t\s*[\divxlc]+\s*$", text):
        return
    for match in re.finditer(r"\t+", text):
        if text[: match.start()].strip():
            start = min(max(match.start() - lead, 0), size)
            yield (start, min(max(match.end() - lead, 0), size), GapKind.TEXT)


def gap_anchor(draft: Draft, start: int, end: int) -> Anchor | None:
    """Return where the characters of a gap stand in the file."""
    for anchor in draft.anchors:
        if anchor.start <= start < anchor.end:
            skipped = 0 if anchor.path is None else start - anchor.start
            return replace(anchor, start=start, end=end, offset=anchor.offset + skipped)
    return draft.origin and replace(draft.origin, start=start, end=end)


def fill_in(draft: Draft, start: int, end: int) -> None:
    """Mark characters as a place to fill in."""
    if start < end:
        draft.marks = (*draft.marks, Mark(MarkKind.FILL_IN, start, end))
