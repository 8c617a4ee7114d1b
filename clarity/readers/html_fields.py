"""The fields of a form on a web page: each control with what the page tells of it.

A label is, in this order: what ``aria-labelledby`` names, a ``label`` for it, a ``label`` around
it, its ``aria-label``, the legend or name of a group that holds nothing else, and the text right
before it. Help is what ``aria-describedby`` names, or a text near it with a class such as
``hint``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from clarity.document import Anchor, BlockKind, Field, FieldKind
from clarity.readers.draft import Draft
from clarity.readers.form_fields import clean_label, is_label, is_required, kind_by_label
from clarity.readers.html_tree import unmask
from clarity.readers.html_walk import Control, Walk
from clarity.readers.node_paths import is_element

Element: TypeAlias = Any  # lxml ships no types

_DATES = {"date", "datetime-local", "month"}
_NO_LABEL = {
    BlockKind.HELP_TEXT,
    BlockKind.ERROR_TEXT,
    BlockKind.PLACEHOLDER,
    BlockKind.OPTION,
    BlockKind.BUTTON,
    BlockKind.IMAGE,
}
_PLAIN = {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM, BlockKind.FIELD_LABEL}
_NEAR = 3  # steps up from a control to what still stands beside it
_HELP_REACH = 4  # drafts between a field and its help


@dataclass(slots=True)
class PageField:
    """A field whose blocks are still counted as drafts; ``position`` is the draft after it."""

    kind: FieldKind
    controls: list[Control]
    label: str = ""
    label_draft: int | None = None
    helps: list[int] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    option_drafts: list[int] = field(default_factory=list)
    placeholder: str = ""
    required: bool | None = None

    @property
    def position(self) -> int:
        """The draft that follows the first control."""
        return self.controls[0].position


def find_page_fields(root: Element, walk: Walk) -> list[PageField]:
    """Return the fields of a page in order; gives labels, help and options their kind."""
    return _Search(root, walk).run()


def settled(found: PageField, drafts: list[Draft], index: dict[int, int], part: str) -> Field:
    """Return a field with its blocks; ``index`` gives the block of each draft that has one."""
    first = found.controls[0]
    label = found.label_draft
    before = [index[position] for position in range(first.position) if position in index]
    return Field(
        found.kind,
        label=clean_label(found.label),
        label_block=None if label is None else index.get(label),
        help="\n".join(drafts[position].text for position in found.helps),
        help_blocks=tuple(index[position] for position in found.helps),
        options=tuple(found.options),
        option_blocks=tuple(index[position] for position in found.option_drafts),
        required=found.required,
        placeholder=found.placeholder,
        tooltip=_tooltip(found),
        name=first.element.get("name") or "",
        after=before[-1] if before else -1,
        shows_format=_type(first) in _DATES,  # a browser shows how, or a calendar
        anchor=Anchor(0, 0, part, first.path, 0, first.element.sourceline),
    )


class _Search:
    def __init__(self, root: Element, walk: Walk) -> None:
        self.walk = walk
        self.drafts = walk.drafts
        self.ids: dict[str, Element] = {}
        self.labels: dict[str, list[Element]] = {}
        for element in root.iter():
            if is_element(element):
                self.ids.setdefault(element.get("id") or "", element)
                if element.tag == "label" and element.get("for"):
                    self.labels.setdefault(element.get("for"), []).append(element)
        self.inside = _controls_inside(walk.controls)
        self.used: set[int] = set()

    def run(self) -> list[PageField]:
        groups = _groups(self.walk.controls, self.inside)
        for group in groups:  # labels first: then what is left over may be a label by its place
            for control in group:
                self.used.update(self.told_by(control))
        fields = [self.field(group) for group in groups]
        self.near_help(fields)
        self.legends(fields)
        self.left_labels()
        return fields

    def field(self, group: list[Control]) -> PageField:
        found = PageField(_kind(group), group)
        if found.kind is FieldKind.CHOICE and group[0].element.tag == "select":
            self.choices(found)
        elif found.kind is FieldKind.CHOICE:
            self.options(found)
        self.name(found)
        self.described(found)
        element = group[0].element
        if found.kind is FieldKind.TEXT:
            found.kind = kind_by_label(found.label)
        found.placeholder = found.placeholder or unmask(element.get("placeholder") or "").strip()
        found.required = _required(group, found.label)
        return found

    # Labels.

    def name(self, found: PageField) -> None:
        single = len(found.controls) == 1 and found.kind is not FieldKind.CHOICE
        single = single or found.controls[0].element.tag == "select"
        if single:
            found.label, found.label_draft = self.own_label(found.controls[0])
        if not found.label:
            found.label, found.label_draft = self.group_label(found)
        if not found.label:
            found.label, found.label_draft = self.label_before(found)
        if found.label_draft is not None:
            self.used.add(found.label_draft)
            self.rename(found.label_draft, BlockKind.FIELD_LABEL)

    def own_label(self, control: Control) -> tuple[str, int | None]:
        told = self.told_by(control)
        if told:
            return " ".join(self.drafts[position].text for position in told), told[0]
        return unmask(control.element.get("aria-label") or "").strip(), None

    def told_by(self, control: Control) -> list[int]:
        """Return the drafts that are a control's label by ``aria-labelledby`` or ``label``."""
        element = control.element
        for position in (
            self.of_ids(element.get("aria-labelledby")),
            self.of(self.labels.get(element.get("id") or "", ())),
            self.of(item for item in element.iterancestors("label")),
        ):
            if position:
                return position
        return []

    def of_ids(self, ids: str | None) -> list[int]:
        return self.of(self.ids[name] for name in (ids or "").split() if name in self.ids)

    def of(self, elements: Any) -> list[int]:
        return [
            position
            for element in elements
            for position in range(*self.walk.spans.get(element, (0, 0)))
            if self.drafts[position].text and self.drafts[position].kind not in _NO_LABEL
        ]

    def group_label(self, found: PageField) -> tuple[str, int | None]:
        for element in self.groups_around(found):
            told = self.of_ids(element.get("aria-labelledby"))
            told = told or self.of(item for item in element if item.tag == "legend")
            if told:
                return " ".join(self.drafts[position].text for position in told), told[0]
            if (element.get("aria-label") or "").strip():
                return unmask(element.get("aria-label")).strip(), None
        return "", None

    def groups_around(self, found: PageField) -> Iterator[Element]:
        """Yield the groups around a field that hold nothing but this field."""
        mine = {id(control.element) for control in found.controls}
        for element in found.controls[0].element.iterancestors():
            if not self.inside.get(element, set()) <= mine:
                return
            if element.tag == "fieldset" or element.get("role") in {"group", "radiogroup"}:
                yield element

    def label_before(self, found: PageField) -> tuple[str, int | None]:
        control = found.controls[0]
        for position in range(control.position - 1, max(control.position - 4, -1), -1):
            draft = self.drafts[position]
            if draft.kind in {BlockKind.HELP_TEXT, BlockKind.ERROR_TEXT} or not draft.text:
                continue
            is_plain = draft.kind in _PLAIN and position not in self.used
            if is_plain and self.is_near(position, control) and is_label(draft):
                return draft.text, position
            return "", None
        return "", None

    def is_near(self, position: int, control: Control) -> bool:
        shared = _shared(self.walk.owners[position], control.path)
        return shared >= control.path.count("/") + 1 - _NEAR

    # Options.

    def options(self, found: PageField) -> None:
        for control in found.controls:
            text, position = self.own_label(control)
            if not text and position is None:
                text, position = self.text_after(control)
            if position is not None:
                self.used.add(position)
                self.rename(position, BlockKind.OPTION)
                found.option_drafts.append(position)
            if text:
                found.options.append(clean_label(text) or text)

    def text_after(self, control: Control) -> tuple[str, int | None]:
        position = control.position
        if position >= len(self.drafts) or position in self.used:
            return "", None
        draft = self.drafts[position]
        is_beside = _parent(self.walk.owners[position]) == _parent(control.path)
        if draft.kind in _PLAIN and draft.text and is_beside:
            return draft.text, position
        return "", None

    def choices(self, found: PageField) -> None:
        """Take the options of a list; an empty first one is what the list shows at first."""
        element = found.controls[0].element
        items = [item for item in element.iter("option") if "".join(item.itertext()).strip()]
        span = range(*self.walk.spans.get(element, (0, 0)))
        texts = [position for position in span if self.drafts[position].kind is BlockKind.OPTION]
        for order, position in enumerate(texts):
            draft = self.drafts[position]
            item = items[order] if order < len(items) else None
            if order == 0 and item is not None and _is_prompt(item):
                draft.kind = BlockKind.PLACEHOLDER
                found.placeholder = draft.text
            else:
                found.options.append(draft.text)
                found.option_drafts.append(position)

    # Help.

    def described(self, found: PageField) -> None:
        elements = [control.element for control in found.controls]
        for element in (*elements, *self.groups_around(found)):
            for name in (element.get("aria-describedby") or "").split():
                self.help(found, name)

    def help(self, found: PageField, name: str) -> None:
        for position in range(*self.walk.spans.get(self.ids.get(name), (0, 0))):
            draft = self.drafts[position]
            is_help = draft.text and draft.kind in {*_PLAIN, BlockKind.HELP_TEXT}
            if is_help and position not in found.helps and position != found.label_draft:
                draft.kind = BlockKind.HELP_TEXT
                found.helps.append(position)
                self.used.add(position)

    def near_help(self, fields: list[PageField]) -> None:
        """Give help that no field refers to to the field it stands with."""
        starts = [found.position for found in fields]
        for position, draft in enumerate(self.drafts):
            if draft.kind is BlockKind.HELP_TEXT and position not in self.used:
                first = bisect_left(starts, position - _HELP_REACH)
                near = fields[first : bisect_right(starts, position + _HELP_REACH)]
                if near:
                    best = max(near, key=lambda found: self.nearness(position, found))
                    best.helps.append(position)
                    best.helps.sort()

    def nearness(self, position: int, found: PageField) -> tuple[int, int, int]:
        shared = _shared(self.walk.owners[position], found.controls[0].path)
        label = -1 if found.label_draft is None else found.label_draft
        return shared, label if label <= position else -1, -abs(found.position - position)

    # What is left.

    def legends(self, fields: list[PageField]) -> None:
        """Make a heading of a legend above several fields."""
        of_field = {id(c.element): order for order, f in enumerate(fields) for c in f.controls}
        legends = {
            position: element
            for element, span in self.walk.spans.items()
            if element.tag == "legend"
            for position in range(*span)
        }
        level = 0
        for position, draft in enumerate(self.drafts):
            if draft.kind is BlockKind.HEADING:
                level = draft.level
            is_free = draft.kind is BlockKind.FIELD_LABEL and position not in self.used
            if is_free and position in legends:
                inside = self.inside.get(legends[position].getparent(), set())
                if len({of_field[item] for item in inside if item in of_field}) > 1:
                    draft.kind, draft.level = BlockKind.HEADING, min(level + 1, 6)

    def left_labels(self) -> None:
        """Make plain text of a label that belongs to no field."""
        for position, draft in enumerate(self.drafts):
            if draft.kind is BlockKind.FIELD_LABEL and position not in self.used:
                draft.kind = BlockKind.TABLE_CELL if draft.place else BlockKind.PARAGRAPH

    def rename(self, position: int, kind: BlockKind) -> None:
        if self.drafts[position].kind in _PLAIN:
            self.drafts[position].kind = kind


def _controls_inside(controls: list[Control]) -> dict[Element, set[int]]:
    """Return for each element around a control the controls in it, by identity."""
    inside: dict[Element, set[int]] = {}
    for control in controls:
        for element in control.element.iterancestors():
            inside.setdefault(element, set()).add(id(control.element))
    return inside


def _groups(controls: list[Control], inside: dict[Element, set[int]]) -> list[list[Control]]:
    """Put radios of one name, and boxes under one question, together."""
    groups: dict[object, list[Control]] = {}
    boxes = {id(c.element): c for c in controls if _type(c) == "checkbox"}
    names: dict[str, int] = {}
    for control in boxes.values():
        name = control.element.get("name") or ""
        names[name] = names.get(name, 0) + 1
    for control in controls:
        key: object = control.path
        name = control.element.get("name") or ""
        if _type(control) == "radio":
            key = ("radio", name or _parent(_parent(control.path)))
        elif id(control.element) in boxes:
            fieldset = _box_group(control, inside, set(boxes))
            if fieldset is not None:
                key = ("box", id(fieldset))
            elif name and names[name] > 1:
                key = ("box", name)
        groups.setdefault(key, []).append(control)
    return list(groups.values())


def _box_group(
    control: Control, inside: dict[Element, set[int]], boxes: set[int]
) -> Element | None:
    """Return the group around a box that holds more boxes, and no other controls."""
    for element in control.element.iterancestors():
        if not inside[element] <= boxes:
            return None
        is_group = element.tag == "fieldset" or element.get("role") == "group"
        if is_group and len(inside[element]) > 1:
            return element
    return None


def _type(control: Control) -> str:
    return (control.element.get("type") or "").lower() if control.element.tag == "input" else ""


def _kind(group: list[Control]) -> FieldKind:
    control = group[0]
    kind = _type(control)
    if kind == "radio" or control.element.tag == "select":
        return FieldKind.CHOICE
    if kind == "checkbox":
        return FieldKind.CHOICE if len(group) > 1 else FieldKind.CHECKBOX
    if kind == "file":
        return FieldKind.FILE
    return FieldKind.DATE if kind in _DATES else FieldKind.TEXT


def _is_prompt(option: Element) -> bool:
    return option.get("value") == "" or option.get("disabled") is not None


def _required(group: list[Control], label: str) -> bool | None:
    elements = [control.element for control in group]
    told = {(element.get("aria-required") or "").lower() for element in elements}
    if any(element.get("required") is not None for element in elements) or "true" in told:
        return True
    by_label = is_required(label)
    return False if by_label is None and "false" in told else by_label


def _tooltip(found: PageField) -> str:
    for control in found.controls[:1]:
        for element in (control.element, *control.element.iterancestors("label")):
            title = unmask(element.get("title") or "").strip()
            if title and title != found.label:
                return title
    return ""


def _shared(first: str, second: str) -> int:
    """Return how many steps two paths share."""
    count = 0
    for one, other in zip(first.split("/"), second.split("/"), strict=False):
        if one != other:
            break
        count += 1
    return count


def _parent(path: str) -> str:
    return path.removesuffix("/tail").rpartition("/")[0]
