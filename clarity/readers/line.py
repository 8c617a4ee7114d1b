"""A line of text in the making, from nodes of XML or HTML: its characters, anchors and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clarity.document import Anchor, Mark, MarkKind

SPACES = " \t\n\r\f"
"""The white space that XML and HTML show as one space; a no-break space is not among it."""

_PIECE = re.compile("[ \t\n\r\f]+|[\u00ad\u200b\ufeff]+|[^ \t\n\r\f\u00ad\u200b\ufeff]+")


def pieces(text: str) -> Iterator[tuple[str, int]]:
    r"""Yield the words and the stretches of white space of a text, with their offsets.

    Characters that are invisible on the page, such as the soft hyphen, are left out.

    >>> list(pieces("be\u00adlang  rijk"))
    [('be', 0), ('lang', 3), ('  ', 7), ('rijk', 9)]
    """
    for match in _PIECE.finditer(text):
        if match.group()[0] not in "\u00ad\u200b\ufeff":
            yield match.group(), match.start()


@dataclass(slots=True)
class _Run:
    """An anchor that still grows."""

    start: int
    end: int
    part: str
    path: str | None
    offset: int
    line: int | None


@dataclass(slots=True)
class Line:
    """A paragraph's text with what holds for its characters, while it grows."""

    size: int = 0  # characters
    last: str = ""  # character
    marks: dict[tuple[MarkKind, str], list[list[int]]] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _runs: list[_Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as far as it has grown."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def add(
        self, text: str, path: str | None, offset: int, part: str = "", line: int | None = None
    ) -> None:
        """Append characters that stand at ``offset`` of the node at ``path``.

        ``path`` is None for characters that the page shows but no text node holds.
        """
        if not text:
            return
        start = self.size
        self._parts.append(text)
        self.size += len(text)
        self.last = text[-1]
        offset = 0 if path is None else offset
        if self._runs and self._goes_on(path, offset, part, line):
            self._runs[-1].end = self.size
        else:
            self._runs.append(_Run(start, self.size, part, path, offset, line))

    def mark(self, kind: MarkKind, value: str, start: int, end: int) -> None:
        """Say what holds for the characters ``[start, end)``; joins what touches."""
        if start == end:
            return
        spans = self.marks.setdefault((kind, value), [])
        if spans and spans[-1][1] == start:
            spans[-1][1] = end
        else:
            spans.append([start, end])

    def lead(self) -> int:
        """Return the length of the white space before the text."""
        return len(self.text) - len(self.text.lstrip())

    def clipped_anchors(self) -> tuple[Anchor, ...]:
        """Return the anchors of the text without the white space around it."""
        lead, length = self.lead(), len(self.text.strip())
        result = []
        for run in self._runs:
            start, end = max(run.start - lead, 0), min(run.end - lead, length)
            if start < end:
                skipped = 0 if run.path is None else start + lead - run.start
                offset = run.offset + skipped
                result.append(Anchor(start, end, run.part, run.path, offset, run.line))
        return tuple(result)

    def clipped_marks(self) -> tuple[Mark, ...]:
        """Return the marks of the text without the white space around it, in order."""
        lead, length = self.lead(), len(self.text.strip())
        result = []
        for (kind, value), spans in self.marks.items():
            for first, last in spans:
                start, end = max(first - lead, 0), min(last - lead, length)
                if start < end:
                    result.append(Mark(kind, start, end, value))
        return tuple(sorted(result, key=lambda mark: (mark.start, mark.end)))

    def _goes_on(self, path: str | None, offset: int, part: str, line: int | None) -> bool:
        last = self._runs[-1]
        if (last.path, last.part, last.line) != (path, part, line):
            return False
        return path is None or last.offset + last.end - last.start == offset
