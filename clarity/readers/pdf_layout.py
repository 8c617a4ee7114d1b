"""Puts the segments of a page in the order of reading: columns, side notes, labels with values.

The page is cut along its highest gutter, a white strip with text on both sides; then each part is
cut again. Two sides that read on downwards are columns. Two sides of which the lines belong
together (a name and its value) are rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from clarity.readers.pdf_page import Run, Segment

_GUTTER = 6.0  # points
_DEEPEST = 12  # cuts within cuts
_ALIGNED = 2.0  # points between the left sides of the lines of one column
_LINES_OF_COLUMN = 4
_FILLED = 0.6  # of the column: how wide its lines usually are
_WORDS_OF_COLUMN = 3.5  # a line
_TAB = 2.0  # letter sizes: a wider gap within a line is a tab
_APART = 1.0  # the same between labels on a page with fields


@dataclass(slots=True)
class Region:
    """Lines that belong below each other, in order, and the right edge that they share."""

    lines: list[Segment]
    right: float


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    top: float
    bottom: float
    left: list[Segment]
    right: list[Segment]

    @property
    def worth(self) -> float:
        """How much the cut explains: the height that has text on both sides."""
        top = max(self.left[0].top, self.right[0].top)
        bottom = min(self.left[-1].bottom, self.right[-1].bottom)
        return bottom - top


def order(segments: list[Segment], *, apart: bool = False) -> list[Region]:
    """Return the segments in the order of reading; ``apart`` is for a page with fields.

    There, what stands on one line stays apart, and labels are read from left to right.
    """
    return list(_order(sorted(segments, key=lambda item: (item.top, item.x0)), apart, 0))


def _order(segments: list[Segment], apart: bool, depth: int) -> Iterator[Region]:
    if not segments:
        return
    gutter = _best_gutter(segments) if depth < _DEEPEST else None
    if gutter is None:
        yield _region(segments, apart)
        return
    middle = {id(segment) for segment in (*gutter.left, *gutter.right)}
    rest = [segment for segment in segments if id(segment) not in middle]
    yield from _order([item for item in rest if item.top < gutter.top], apart, depth + 1)
    if _are_columns(gutter, apart):
        yield from _order(gutter.left, apart, depth + 1)
        yield from _order(gutter.right, apart, depth + 1)
    elif apart:
        yield _region([*gutter.left, *gutter.right], apart)
    else:
        for left, right in _bands(gutter):
            yield from _band(left, right, apart, depth)
    yield from _order([item for item in rest if item.top >= gutter.top], apart, depth + 1)


# Gutters.


def _best_gutter(segments: list[Segment]) -> _Gutter | None:
    found = [gutter for x in _edges(segments) for gutter in _gutters(segments, x)]
    return max(found, key=lambda gutter: gutter.worth, default=None)


def _edges(segments: list[Segment]) -> list[float]:
    """Return the left sides that two or more segments share, the leftmost left out."""
    sides = sorted(segment.x0 for segment in segments)
    edges: list[float] = []
    start = 0
    for index in range(1, len(sides) + 1):
        if index == len(sides) or sides[index] - sides[start] > _ALIGNED:
            if index - start >= 2 and sides[start] > sides[0] + 2 * _GUTTER:
                edges.append(sides[start])
            start = index
    return edges


def _gutters(segments: list[Segment], x: float) -> Iterator[_Gutter]:
    """Yield the stretches of the strip left of ``x`` that no text crosses."""
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in segments:  # from top to bottom
        if segment.x0 >= x - 0.5:
            right.append(segment)
        elif segment.x1 <= x - _GUTTER:
            left.append(segment)
        else:
            yield from _stretch(x, left, right)
            left, right = [], []
    yield from _stretch(x, left, right)


def _stretch(x: float, left: list[Segment], right: list[Segment]) -> Iterator[_Gutter]:
    if not any(abs(segment.x0 - x) <= _ALIGNED for segment in right):
        return
    rows = _rows(left), _rows(right)
    if min(rows) < 2 and not (rows[0] == 1 and rows[1] > 1 and _hangs(left, right)):
        return
    top = min(left[0].top, right[0].top)
    yield _Gutter(x, top, max(left[-1].bottom, right[-1].bottom), left, right)


def _hangs(left: list[Segment], right: list[Segment]) -> bool:
    """Say whether one line at the left names what stands at the right, from its first line on."""
    first = min(segment.baseline for segment in right)
    return all(abs(segment.baseline - first) <= _ALIGNED for segment in left)


def _rows(segments: list[Segment]) -> int:
    """Count the lines that segments stand on."""
    if not segments:
        return 0
    baselines = sorted(segment.baseline for segment in segments)
    steps = pairwise(baselines)
    return 1 + sum(after - before > _ALIGNED for before, after in steps)


def _are_columns(gutter: _Gutter, apart: bool) -> bool:
    """Say whether both sides read on downwards, rather than from left to right."""
    if _is_prose(gutter.left) and _is_prose(gutter.right):
        return True
    if apart:
        return _is_prose(gutter.right)
    smaller, larger = sorted((gutter.left, gutter.right), key=len)
    if abs(_size(gutter.left) - _size(gutter.right)) > 0.9 and len(smaller) >= 3:
        return True
    baselines = sorted(segment.baseline for segment in larger)
    shared = sum(_is_near(segment.baseline, baselines) for segment in smaller)
    return shared < 0.5 * len(smaller)


def _is_near(value: float, values: list[float]) -> bool:
    index = bisect_left(values, value)
    return any(abs(value - other) <= _ALIGNED for other in values[max(index - 1, 0) : index + 1])


def _is_prose(segments: list[Segment]) -> bool:
    texts = [segment for segment in segments if segment.table is None]
    if len(texts) < _LINES_OF_COLUMN:
        return False
    width = max(item.x1 for item in texts) - min(item.x0 for item in texts)
    usual = median(item.x1 - item.x0 for item in texts)
    words = sum(len(item.text.split()) for item in texts) / len(texts)
    return usual >= _FILLED * width and words >= _WORDS_OF_COLUMN


def _size(segments: list[Segment]) -> float:
    return median(segment.size for segment in segments)


# Rows.


def _bands(gutter: _Gutter) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """Yield the rows of two sides that belong together: each begins where both have a line.

    A line that begins with a small letter or a bracket goes on what stands above it.
    """
    rights = sorted(item.baseline for item in gutter.right if _begins(item))
    starts = [item.top for item in gutter.left
              if _begins(item) and _is_near(item.baseline, rights)]  # fmt: skip
    left: list[Segment] = []
    right: list[Segment] = []
    lines = [(item, left) for item in gutter.left] + [(item, right) for item in gutter.right]
    lines.sort(key=lambda pair: pair[0].top)
    coming = 0
    for segment, side in lines:
        while coming < len(starts) and segment.top >= starts[coming] - _ALIGNED:
            coming += 1
            if left or right:
                yield list(left), list(right)
                left.clear()
                right.clear()
        side.append(segment)
    yield left, right


def _begins(segment: Segment) -> bool:
    return not (segment.text[:1].islower() or segment.text.startswith("("))


def _band(left: list[Segment], right: list[Segment], apart: bool, depth: int) -> Iterator[Region]:
    if left and right and _rows(left) == 1 == _rows(right):
        yield _region([*left, *right], apart)
    else:
        yield from _order(left, apart, depth + 1)
        yield from _order(right, apart, depth + 1)


def _region(segments: list[Segment], apart: bool) -> Region:
    right = max(segment.x1 for segment in segments)
    return Region(list(_lines(segments, apart)), right)


def _lines(segments: list[Segment], apart: bool) -> Iterator[Segment]:
    """Yield the lines of a region; what stands on one line is joined."""
    row: list[Segment] = []
    for segment in sorted(segments, key=lambda item: (item.baseline, item.x0)):
        if row and not _is_beside(row[0], segment):
            yield from _line(row, apart)
            row = []
        row.append(segment)
    yield from _line(row, apart)


def _is_beside(one: Segment, other: Segment) -> bool:
    if one.table is not None or other.table is not None:
        return False
    return abs(one.baseline - other.baseline) <= 0.3 * max(one.size, other.size)


def _line(row: list[Segment], apart: bool) -> Iterator[Segment]:
    row.sort(key=lambda segment: segment.x0)
    line = row[0] if row else None
    for segment in row[1:]:
        assert line is not None
        gap = segment.x0 - line.x1
        if apart and gap > _APART * segment.size:
            yield line
            line = segment
        else:
            line = _joined(line, segment, "\t" if gap > _TAB * segment.size else " ")
    if line is not None:
        yield line


def _joined(one: Segment, other: Segment, joint: str) -> Segment:
    shift = len(one.text) + len(joint)
    runs = [Run(r.start + shift, r.end + shift, r.size, r.bold, r.italic, r.link)
            for r in other.runs]  # fmt: skip
    return Segment(
        one.text + joint + other.text,
        one.page,
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
        one.baseline,
        one.size,
        one.runs + runs,
        one.first,
        turn=one.turn,
    )
