"""What can only be judged when all paragraphs are there: quiet, loud, header row, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from clarity.document import BlockKind, Mark, MarkKind
from clarity.readers.draft import Draft, Place


def judge_looks(drafts: list[Draft]) -> None:
    """Tell quiet paragraphs (small or italic) and loud ones (bold) from the rest."""
    usual = _usual_size(drafts)
    for draft in drafts:
        if draft.kind is BlockKind.HEADING or not draft.text:
            continue
        sizes = [float(mark.value) for mark in draft.marks if mark.kind is MarkKind.SIZE]
        is_small = bool(sizes) and usual > 0 and max(sizes) <= usual - 1
        draft.is_quiet = is_small or _share(draft, MarkKind.ITALIC) > 0.9
        draft.is_loud = is_bold(draft)


def is_bold(draft: Draft) -> bool:
    """Say whether (nearly) the whole text of a draft is bold."""
    return _share(draft, MarkKind.BOLD) > 0.95


def mark_header_rows(drafts: list[Draft], has_header_look: Callable[[Place], bool]) -> None:
    """Mark the first row of a table as header when it looks like one and none is marked.

    ``has_header_look`` says whether the style of a table makes a header of its first row.
    """
    tables: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.place is not None and draft.kind is not BlockKind.IMAGE:
            tables.setdefault(draft.place.table, []).append(draft)
    for members in tables.values():
        if not any(draft.place and draft.place.is_header for draft in members):
            first = [draft for draft in members if draft.place and draft.place.row == 0]
            if len(first) < len(members) and _looks_like_header(first, members, has_header_look):
                for draft in first:
                    if draft.place is not None:
                        draft.place.is_header = True


def main_language(drafts: list[Draft]) -> str:
    """Return the language that most characters are marked with; empty when none is."""
    counts: Counter[str] = Counter()
    for draft in drafts:
        for mark in draft.marks:
            if mark.kind is MarkKind.LANGUAGE:
                counts[mark.value] += mark.end - mark.start
    return counts.most_common(1)[0][0] if counts else ""


def without_own_language(marks: Iterable[Mark], language: str) -> tuple[Mark, ...]:
    """Return the marks in order, without those that only repeat the document's language."""
    own = _primary(language)
    kept = (
        mark for mark in marks if mark.kind is not MarkKind.LANGUAGE or _primary(mark.value) != own
    )
    return tuple(sorted(set(kept), key=lambda mark: (mark.start, mark.end, mark.kind)))


def _share(draft: Draft, kind: MarkKind) -> float:
    marked = sum(mark.end - mark.start for mark in draft.marks if mark.kind is kind)
    return marked / len(draft.text) if draft.text else 0.0


def _usual_size(drafts: list[Draft]) -> float:
    counts: Counter[float] = Counter()
    for draft in drafts:
        for mark in draft.marks:
            if mark.kind is MarkKind.SIZE and draft.is_body:
                counts[float(mark.value)] += mark.end - mark.start
    return counts.most_common(1)[0][0] if counts else 0.0


def _primary(language: str) -> str:
    return re.split("[-_]", language)[0].lower()


def _looks_like_header(
    first: list[Draft], members: list[Draft], has_header_look: Callable[[Place], bool]
) -> bool:
    columns = {draft.place.column for draft in first if draft.place}
    filled = {draft.place.column for draft in first if draft.place and draft.text}
    if len(columns) < 2 or columns != filled:
        return False
    place = first[0].place
    if place is not None and has_header_look(place):
        return True
    below = [draft for draft in members if draft not in first and draft.text]
    return all(is_bold(draft) for draft in first if draft.text) and not all(
        is_bold(draft) for draft in below
    )
