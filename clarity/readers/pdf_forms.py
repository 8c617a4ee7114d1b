"""The fields of a PDF form (AcroForm): what is filled in, and what the page says beside it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clarity.document import Anchor, BlockKind, Field, FieldKind
from clarity.readers.draft import Draft, DraftField
from clarity.readers.form_fields import clean_label, is_required, kind_by_label
from clarity.readers.pdf_page import Box

Object: TypeAlias = Any  # pypdf's objects are of as many types as there are in a PDF

_PUSH, _RADIO = 1 << 16, 1 << 15
_REQUIRED = 1 << 1
_HIDDEN = 1 << 1
_DEEPEST = 20  # parents of a field
_MOST = 5_000  # fields
_BESIDE = 260.0  # points between a label and its field
_ROW = 600.0
_ABOVE = 22.0
_NEAR_BOX = 120.0  # points between a box and its option
_HELP_STEP = 0.75


@dataclass(slots=True)
class Widget:
    """A field as it stands on a page; a question with boxes has more of them."""

    name: str
    kind: str  # Tx, Btn, Ch or Sig
    page: int
    box: Box
    flags: int = 0
    tooltip: str = ""
    options: tuple[str, ...] = ()
    state: str = ""  # of a box: the value that it stands for

    @property
    def is_button(self) -> bool:
        return self.kind == "Btn" and bool(self.flags & _PUSH)

    @property
    def is_box(self) -> bool:
        return self.kind == "Btn" and not self.is_button


@dataclass(slots=True)
class _Line:
    """A line of text on the page: the characters of a draft that one anchor covers."""

    draft: int
    anchor: Anchor
    box: Box
    text: str = ""


@dataclass(slots=True)
class _Found:
    line: _Line | None = None
    helps: list[int] = field(default_factory=list)


def read_widgets(data: bytes) -> list[Widget]:
    """Return the fields of a PDF page by page, in the order of the file; none when it has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return list(_widgets(reader))
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError):
        return []  # the text of the page is there all the same
    except (RecursionError, NotImplementedError, AssertionError):
        return []


def _widgets(reader: Object) -> Iterator[Widget]:
    count = 0
    for number, page in enumerate(reader.pages, 1):
        for reference in _resolved(page.get("/Annots")) or ():
            annotation = _resolved(reference)
            if not isinstance(annotation, dict) or annotation.get("/Subtype") != "/Widget":
                continue
            widget = _widget(annotation, number, page)
            count += 1
            if widget is not None and count <= _MOST:
                yield widget


def _widget(annotation: Object, number: int, page: Object) -> Widget | None:
    if int(annotation.get("/F", 0)) & _HIDDEN:
        return None
    rectangle = [float(value) for value in _resolved(annotation["/Rect"])]
    kind = str(_inherited(annotation, "/FT") or "")
    if kind not in {"/Tx", "/Btn", "/Ch", "/Sig"}:
        return None
    return Widget(
        _full_name(annotation),
        kind[1:],
        number,
        _box(rectangle, page),
        int(_inherited(annotation, "/Ff") or 0),
        " ".join(str(_inherited(annotation, "/TU") or "").split()),
        tuple(_options(_inherited(annotation, "/Opt"))) if kind == "/Ch" else (),
        _state(annotation) if kind == "/Btn" else _caption(annotation),
    )


def _resolved(item: Object) -> Object:
    return item.get_object() if hasattr(item, "get_object") else item


def _lineage(annotation: Object) -> Iterator[Object]:
    item = annotation
    for _ in range(_DEEPEST):
        if not isinstance(item, dict):
            return
        yield item
        item = _resolved(item.get("/Parent"))


def _inherited(annotation: Object, key: str) -> Object:
    return next((_resolved(item[key]) for item in _lineage(annotation) if key in item), None)


def _full_name(annotation: Object) -> str:
    names = [str(item["/T"]) for item in _lineage(annotation) if "/T" in item]
    return ".".join(reversed(names))


def _options(items: Object) -> Iterator[str]:
    for item in items or ():
        item = _resolved(item)
        shown = item[-1] if isinstance(item, list) and item else item
        text = str(_resolved(shown)).strip()
        if text:
            yield text


def _state(annotation: Object) -> str:
    looks = _resolved(annotation.get("/AP")) or {}
    states = _resolved(looks.get("/N")) or {}
    names = (str(name)[1:] for name in states if name != "/Off") if isinstance(states, dict) else ()
    return next(iter(names), "")


def _caption(annotation: Object) -> str:
    return str((_resolved(annotation.get("/MK")) or {}).get("/CA", ""))


def _box(rectangle: list[float], page: Object) -> Box:
    """Return a rectangle of the file as (left, top, right, bottom) on the page that is shown."""
    x0, x1 = sorted((rectangle[0], rectangle[2]))
    y0, y1 = sorted((rectangle[1], rectangle[3]))
    frame = [float(value) for value in page.mediabox]
    left, top = x0 - frame[0], frame[3] - y1
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    right, bottom = left + x1 - x0, top + y1 - y0
    turn = int(page.get("/Rotate", 0) or 0) % 360
    if turn == 90:
        return (height - bottom, left, height - top, right)
    if turn == 180:
        return (width - right, height - bottom, width - left, height - top)
    if turn == 270:
        return (top, width - right, bottom, width - left)
    return (left, top, right, bottom)


# Labels.


def place_widgets(widgets: list[Widget], drafts: list[Draft]) -> list[DraftField]:
    """Return the fields with their labels, in the order of the page; names the kinds of blocks."""
    search = _Search(widgets, drafts)
    fields = [search.field(group) for group in _groups(widgets)]
    fields.sort(key=lambda item: item.draft)
    for item in fields:
        _name_blocks(item, drafts)
    return fields


def _groups(widgets: list[Widget]) -> list[list[Widget]]:
    """Group the boxes of one question; a text field that returns under one name counts once."""
    groups: dict[tuple[str, str, int], list[Widget]] = {}
    for index, widget in enumerate(widgets):
        if widget.is_button:
            continue
        key = (widget.name or str(index), widget.kind, widget.page)
        groups.setdefault(key, []).append(widget)
    return list(groups.values())


def _name_blocks(item: DraftField, drafts: list[Draft]) -> None:
    plain = {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}
    for positions, kind in (
        (item.options, BlockKind.OPTION),
        (item.helps, BlockKind.HELP_TEXT),
        ((item.label,) if item.label is not None else (), BlockKind.FIELD_LABEL),
    ):
        for position in positions:
            if drafts[position].kind in plain:
                drafts[position].kind = kind


class _Search:
    """Looks on the page for what stands beside and above a field."""

    def __init__(self, widgets: list[Widget], drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.widgets: dict[int, list[Widget]] = {}
        self.lines: dict[int, list[_Line]] = {}
        self.options: set[int] = set()  # drafts that are the text of a box
        for widget in widgets:
            self.widgets.setdefault(widget.page, []).append(widget)
        for index, draft in enumerate(drafts):
            for anchor in draft.anchors if draft.is_body else ():
                if anchor.page and anchor.box and any(map(str.isalpha, draft.text)):
                    text = draft.text[anchor.start : anchor.end]
                    line = _Line(index, anchor, anchor.box, text)
                    self.lines.setdefault(anchor.page, []).append(line)
        for widget in widgets:
            if widget.is_box:
                self.options.update(i for i in [self.option(widget)[1]] if i is not None)

    def field(self, group: list[Widget]) -> DraftField:
        first = group[0]
        options: list[tuple[str, int | None]] = []
        if first.is_box:
            options = [self.option(widget) for widget in group]
        label = self.label(group)
        if first.is_box and len(group) == 1 and not first.flags & _RADIO:
            return self.checkbox(first, options[0], label)
        return self.made(group, label, options)

    def checkbox(self, widget: Widget, option: tuple[str, int | None], label: _Found) -> DraftField:
        text, index = option
        if index is None:
            return self.made([widget], label, [])
        made = Field(
            FieldKind.CHECKBOX,
            label=clean_label(text),
            required=_required(widget, text),
            tooltip=widget.tooltip,
            name=widget.name,
            anchor=_anchor(widget),
        )
        return DraftField(made, index, label=index)

    def made(
        self, group: list[Widget], found: _Found, options: list[tuple[str, int | None]]
    ) -> DraftField:
        first = group[0]
        draft = None if found.line is None else found.line.draft
        text = "" if draft is None else self.drafts[draft].text
        beside = tuple(dict.fromkeys(text for text, _ in options if text))
        texts = first.options if first.kind == "Ch" else beside
        indices = tuple(dict.fromkeys(index for _, index in options if index is not None))
        label = clean_label(text)
        made = Field(
            _kind(first, label),
            label=label,
            help="\n".join(self.drafts[index].text for index in found.helps),
            options=texts,
            required=_required(first, text),
            tooltip=first.tooltip,
            name=first.name,
            anchor=_anchor(first),
        )
        position = self.position(first) if draft is None else draft
        return DraftField(made, position, label=draft, helps=tuple(found.helps), options=indices)

    def position(self, widget: Widget) -> int:
        """Return the last draft above a field that has no label."""
        before = [line.draft for line in self.lines.get(widget.page, ())
                  if line.box[1] <= widget.box[1]]  # fmt: skip
        earlier = [line.draft for page, lines in self.lines.items() if page < widget.page
                   for line in lines]  # fmt: skip
        return max(before or earlier, default=0)

    def option(self, widget: Widget) -> tuple[str, int | None]:
        """Return the text beside a box, at its right or else at its left."""
        for line in (self.right_of(widget), self.left_of(widget, _NEAR_BOX, frozenset())):
            if line is not None:
                return self.whole(line), line.draft
        return widget.state if widget.state not in {"Yes", "On", "1", "0"} else "", None

    def whole(self, line: _Line) -> str:
        """Return the paragraph of a line when nothing else stands in it, else the line."""
        draft = self.drafts[line.draft]
        return " ".join((draft.text if len(draft.anchors) < 4 else line.text).split())

    def label(self, group: list[Widget]) -> _Found:
        """Return the text beside a field, above it, or at the head of its row."""
        first = min(group, key=lambda widget: (round(widget.box[1] / 4), widget.box[0]))
        line = (
            self.left_of(first, _BESIDE, self.options)
            or self.above(first)
            or self.left_of(first, _ROW, self.options, over_fields=True)
        )
        if line is None:
            return _Found()
        return _Found(line, list(self.helps(line, first)))

    def right_of(self, widget: Widget) -> _Line | None:
        x1 = widget.box[2]
        others = [w.box[0] for w in self.widgets[widget.page]
                  if w.box[0] > x1 - 1 and _share_height(w.box, widget.box)]  # fmt: skip
        limit = min([*others, x1 + _NEAR_BOX])
        lines = [
            line
            for line in self.lines.get(widget.page, ())
            if _share_height(line.box, widget.box) and x1 - 4 <= line.box[0] < limit
        ]
        return min(lines, key=lambda line: line.box[0], default=None)

    def left_of(
        self, widget: Widget, far: float, skip: Set[int], *, over_fields: bool = False
    ) -> _Line | None:
        x0 = widget.box[0]
        others = [w.box[2] for w in self.widgets[widget.page]
                  if w.box[2] < x0 + 1 and _share_height(w.box, widget.box)]  # fmt: skip
        limit = max([*(() if over_fields else others), x0 - far]) - 1
        lines = [
            line
            for line in self.lines.get(widget.page, ())
            if _share_height(line.box, widget.box)
            and limit <= line.box[2] <= x0 + 6
            and line.draft not in skip
        ]
        return max(lines, key=lambda line: line.box[2], default=None)

    def above(self, widget: Widget) -> _Line | None:
        x0, top, x1, _ = widget.box
        between = [w.box[3] for w in self.widgets[widget.page]
                   if w.box[3] <= top + 1 and w.box[0] < x1 and x0 < w.box[2]]  # fmt: skip
        limit = max([*between, top - _ABOVE]) - 2
        lines = [
            line
            for line in self.lines.get(widget.page, ())
            if limit <= line.box[3] <= top + 4
            and line.box[0] < x1
            and x0 < line.box[2] + 2
            and line.draft not in self.options
        ]
        return max(lines, key=lambda line: line.box[3], default=None)

    def helps(self, line: _Line, widget: Widget) -> Iterator[int]:
        """Yield the small text under a field."""
        x0, _, x1, bottom = widget.box
        size = line.box[3] - line.box[1]
        for other in self.lines.get(widget.page, ()):
            is_under = bottom - 2 <= other.box[1] <= bottom + 10
            is_small = other.box[3] - other.box[1] < size - _HELP_STEP
            is_beneath = is_under and other.box[0] < x1 and x0 < other.box[2]
            if is_beneath and is_small and other.draft != line.draft:
                yield other.draft


def _share_height(one: Box, other: Box) -> bool:
    """Say whether two boxes stand on one line."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _kind(widget: Widget, label: str) -> FieldKind:
    if widget.kind == "Sig":
        return FieldKind.SIGNATURE
    if widget.kind == "Ch" or widget.flags & _RADIO:
        return FieldKind.CHOICE
    if widget.kind == "Btn":
        return FieldKind.CHECKBOX
    return kind_by_label(label or widget.tooltip)


def _required(widget: Widget, label: str) -> bool | None:
    return True if widget.flags & _REQUIRED else is_required(label)


def _anchor(widget: Widget) -> Anchor:
    x0, top, x1, bottom = widget.box
    box = (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
    return Anchor(0, 0, page=widget.page, box=box)


def button_drafts(widgets: list[Widget]) -> list[Draft]:
    """Return the texts of the buttons, as blocks of their own."""
    return [
        Draft(
            BlockKind.BUTTON,
            widget.state or widget.tooltip,
            page=widget.page,
            anchors=(replace(_anchor(widget), end=len(widget.state or widget.tooltip)),),
        )
        for widget in widgets
        if widget.is_button and (widget.state or widget.tooltip)
    ]
