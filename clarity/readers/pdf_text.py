"""Joins the lines of a PDF to one text: hyphens at line ends, anchors and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from clarity.document import Anchor, Mark, MarkKind
from clarity.readers.pdf_page import Run, Segment

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_START = re.compile(r"[^\W\d_]+")
_HYPHENS = ("-", "\u2010", "\u00ad")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
_REST_OF_ADDRESS = re.compile(r"\S*[-/_=?&#]\S*(?:\s|$)")
_SUSPENDED = frozenset(["en", "of", "en/of", "dan", "tot", "als", "noch"])
# Never a syllable of its own in Dutch: the hyphen belongs to the word.
_PREFIXES = frozenset(["niet", "oud", "privé"])
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())


def count_words(segments: Iterable[Segment]) -> Counter[str]:
    """Count the words of a document, those cut off at the end of a line left out."""
    counts: Counter[str] = Counter()
    for segment in segments:
        text = segment.text
        words = _WORD.findall(text.lower())
        counts.update(words[:-1] if text.endswith(_HYPHENS) else words)
    return counts


def joint(before: str, after: str, words: Counter[str]) -> tuple[int, str]:
    """Return how two lines of a paragraph join: characters to drop at the end, and what to add.

    A hyphen at the end of a line goes, unless it belongs to the word. The document itself tells
    when it holds the word elsewhere, whole or with its hyphen.
    """
    if before.endswith("\u00ad"):
        return 1, ""
    if _ADDRESS.search(before) and (
        before.endswith(tuple("-/.=?&_")) or _REST_OF_ADDRESS.match(after)
    ):
        return 0, ""
    cut, start = _CUT.search(before), _START.match(after)
    if cut is None:
        return 0, " " if before and not before[-1].isspace() else ""
    if start is None:
        return 0, "" if after[:1].isdigit() else " "
    first, second = cut.group(1), start.group()
    whole = _whole(before, first)
    if words[(whole + second).lower()]:
        return 1, ""
    if after.split(None, 1)[0].rstrip(",.;:") in _SUSPENDED:
        return 0, " "
    if words[f"{whole}-{second}".lower()] or _keeps_hyphen(first, second):
        return 0, ""
    return 1, ""


def _whole(before: str, first: str) -> str:
    """Return the word up to the hyphen, with the parts joined by hyphens before it."""
    match = re.search(r"(?:[^\W\d_]+-)*$", before[: -len(first) - 1])
    return (match.group() if match else "") + first


def _keeps_hyphen(first: str, second: str) -> bool:
    if not second[0].islower() or len(first) == 1 or first.lower() in _PREFIXES:
        return True
    if first.isupper():
        return True
    return (first[-1] + second[0]).lower() in _CLASHES


class Composed:
    """The text of a paragraph with its anchors and marks, while lines are added."""

    def __init__(self, words: Counter[str]) -> None:
        self.words = words
        self.text = ""
        self.anchors: list[Anchor] = []
        self.marks: dict[tuple[MarkKind, str], list[list[int]]] = {}

    def add(self, line: Segment, skip: int = 0, break_with: str = "") -> None:
        """Add a line without its first ``skip`` characters; a break keeps lines apart."""
        text = line.text[skip:]
        if self.text and break_with:
            self.text += break_with
        elif self.text:
            drop, glue = joint(self.text, text, self.words)
            self._drop(drop)
            self.text += glue
        start = len(self.text)
        self.text += text
        if text:
            self.anchors.append(Anchor(start, len(self.text), page=line.page, box=line.box))
        for run in line.runs:
            self._note(run, start - skip, start)

    def _drop(self, count: int) -> None:
        if not count:
            return
        self.text = self.text[:-count]
        size = len(self.text)
        last = self.anchors.pop()
        self.anchors.append(Anchor(last.start, size, page=last.page, box=last.box))
        for spans in self.marks.values():
            spans[-1][1] = min(spans[-1][1], size)

    def _note(self, run: Run, shift: int, least: int) -> None:
        start, end = max(run.start + shift, least), run.end + shift
        if start >= end:
            return
        for kind, value in _looks(run):
            spans = self.marks.setdefault((kind, value), [])
            if spans and not self.text[spans[-1][1] : start].strip():
                spans[-1][1] = end
            else:
                spans.append([start, end])

    def final_marks(self) -> tuple[Mark, ...]:
        """Return the marks in order."""
        marks = (
            Mark(kind, start, end, value)
            for (kind, value), spans in self.marks.items()
            for start, end in spans
            if start < end
        )
        return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind)))


def _looks(run: Run) -> Iterable[tuple[MarkKind, str]]:
    yield MarkKind.SIZE, f"{run.size:g}"
    if run.bold:
        yield MarkKind.BOLD, ""
    if run.italic:
        yield MarkKind.ITALIC, ""
    if run.link:
        yield MarkKind.LINK, run.link
