"""Text in the making that remembers where in the source each of its characters stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from clarity.document import Anchor, Mark, MarkKind

NOWHERE = -1  # a character that the source does not hold as such


class Traced:
    """A text with for each character its offset in the source, or NOWHERE."""

    __slots__ = ("_parts", "where")

    def __init__(self, text: str = "", where: list[int] | None = None) -> None:
        self._parts = [text]
        self.where = where or []

    @property
    def text(self) -> str:
        """The text as far as it has grown."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def __len__(self) -> int:
        return len(self.where)

    def add(self, text: str, offset: int) -> None:
        """Append text that stands in the source from ``offset`` on."""
        self._parts.append(text)
        if offset == NOWHERE:
            self.where += [NOWHERE] * len(text)
        else:
            self.where += range(offset, offset + len(text))

    def extend(self, other: Traced) -> None:
        """Append another traced text."""
        self._parts.append(other.text)
        self.where += other.where

    def part(self, start: int, end: int) -> Traced:
        """Return the characters ``[start, end)``."""
        return Traced(self.text[start:end], self.where[start:end])

    def stripped(self) -> Traced:
        """Return the text without white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    def anchors(self, line_starts: list[int]) -> tuple[Anchor, ...]:
        """Return the anchors of the text; each stays within one line of the source."""
        return tuple(self._anchors(line_starts))

    def _anchors(self, line_starts: list[int]) -> Iterator[Anchor]:
        start = 0
        for end in range(1, len(self.where) + 1):
            if end < len(self.where) and self._runs_on(end, line_starts):
                continue
            offset = self.where[start]
            if offset == NOWHERE:
                yield Anchor(start, end, path=None)
            else:
                line = bisect_right(line_starts, offset)
                yield Anchor(start, end, offset=offset, line=line)
            start = end

    def _runs_on(self, index: int, line_starts: list[int]) -> bool:
        before, here = self.where[index - 1], self.where[index]
        if before == NOWHERE or here == NOWHERE:
            return before == here
        if here != before + 1:
            return False
        return bisect_right(line_starts, here) == bisect_right(line_starts, before)


@dataclass(slots=True)
class Marked:
    """A traced text with its marks, both growing."""

    traced: Traced = field(default_factory=Traced)
    marks: list[Mark] = field(default_factory=list)

    def mark(self, kind: MarkKind, start: int, value: str = "") -> None:
        """Mark what was added since ``start``."""
        end = len(self.traced)
        if start < end:
            self.marks.append(Mark(kind, start, end, value))

    def stripped(self) -> Marked:
        """Return text and marks without the white space around the text."""
        lead = len(self.traced.text) - len(self.traced.text.lstrip())
        result = Marked(self.traced.stripped())
        size = len(result.traced.text)
        for mark in sorted(self.marks, key=lambda item: (item.start, item.end)):
            start, end = max(mark.start - lead, 0), min(mark.end - lead, size)
            if start < end:
                result.marks.append(Mark(mark.kind, start, end, mark.value))
        return result


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without its line end; ``start`` is its offset in the text."""

    text: str
    start: int

    @property
    def is_blank(self) -> bool:
        """Say whether the line holds nothing that shows."""
        return not self.text.strip()

    def body(self) -> tuple[str, int]:
        """Return the text without the space around it, and its offset."""
        lead = len(self.text) - len(self.text.lstrip())
        return self.text.strip(), self.start + lead


def split_lines(text: str) -> list[Line]:
    """Split a text at its line ends (LF, CR LF, CR), keeping offsets."""
    lines: list[Line] = []
    start = 0
    for part in text.replace("\r\n", "\n\0").replace("\r", "\n").split("\n"):
        # The NUL keeps the length right: CR LF is two characters in the source.
        shift = 1 if part.startswith("\0") else 0
        lines.append(Line(part[shift:], start + shift))
        start += len(part) + 1
    return lines
