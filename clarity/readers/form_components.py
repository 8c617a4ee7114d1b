"""Walks the tree of components of a form.io form: questions, groups, texts and buttons.

Open Formulieren builds on form.io and adds types of its own; municipalities that use form.io
itself give its types a suffix (``textfield_gemeente``). So a type is known by how it begins.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from clarity.document import Anchor, BlockKind, Field, FieldKind
from clarity.readers.form_screen import Node, Place, Screen, Text
from clarity.readers.json_pointer import join

Conditions = frozenset[tuple[str, str]]

_GROUPS = frozenset({"fieldset", "panel", "well", "editgrid", "datagrid", "tabs"})
_GRIDS = frozenset({"editgrid", "datagrid"})
_WITHOUT_LABEL = frozenset({"columns", "container", "table", "content", "htmlelement", "well"})
_TEXTS = frozenset({"content", "htmlelement", "softrequirederrors"})
_NOT_SHOWN = frozenset({"hidden", "form", "resource", "datasource", "recaptcha", "summary"})
_KINDS = {
    "datetime": FieldKind.DATE,
    "date": FieldKind.DATE,
    "day": FieldKind.DATE,
    "radio": FieldKind.CHOICE,
    "select": FieldKind.CHOICE,
    "selectboxes": FieldKind.CHOICE,
    "npfamilymembers": FieldKind.CHOICE,
    "checkbox": FieldKind.CHECKBOX,
    "file": FieldKind.FILE,
    "signature": FieldKind.SIGNATURE,
    "textfield": FieldKind.TEXT,
    "textarea": FieldKind.TEXT,
    "time": FieldKind.TEXT,
    "currency": FieldKind.TEXT,
}
_SELF_EXPLAINING = frozenset({"datetime", "date", "day", "time", "currency"})
_TYPES = sorted(
    _KINDS.keys() | _GROUPS | _WITHOUT_LABEL | _TEXTS | _NOT_SHOWN | {"button"},
    key=len,
    reverse=True,
)
_HIDING_CLASSES = frozenset({"hidden", "hiddenfield", "hide", "d-none"})
_ROW_BUTTONS = ("addAnother", "saveRow", "removeRow")
_TRANSLATIONS = ("openForms", "translations")
# What form.io fills in when the author writes nothing.
_PLATFORM_TEXTS = frozenset({"Save", "Cancel", "Remove", "Add Another", "Add another", "Item"})
_HEADING = re.compile("h[1-6]")


@dataclass(frozen=True, slots=True)
class Logic:
    """What the logic rules of a form show and hide, by the key of a component.

    ``is_known`` is False for a single definition, that comes without the rules around it.
    """

    shown: Mapping[str, Conditions] = field(default_factory=dict)
    hidden: Mapping[str, Conditions] = field(default_factory=dict)
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for a component from those around it."""

    level: int = 3
    conditions: Conditions = frozenset()


def read_components(
    screen: Screen,
    components: list[Place],
    logic: Logic,
    *,
    level: int,
    conditions: Conditions = frozenset(),
) -> None:
    """Add components and all that is inside them, in order.

    ``level`` is that of a heading among them; ``conditions`` hold for all of them.
    """
    walk = _Walk(screen, logic)
    for component in components:
        walk.visit(component, _Around(level, conditions))


def kind_of(node: Node) -> str:
    """Return the type of a component, without the suffix that an organisation may give it."""
    name = str(node.get("type", "")).lower()
    return next((known for known in _TYPES if name.startswith(known)), name)


@dataclass(frozen=True, slots=True)
class _Walk:
    screen: Screen
    logic: Logic

    def visit(self, place: Place, around: _Around) -> None:
        kind = kind_of(place.node)
        if kind in _NOT_SHOWN or not self.is_shown(place, kind):
            self.screen.hidden += kind not in _NOT_SHOWN
            return
        around = replace(around, conditions=around.conditions | self.conditions(place.node))
        readers: Mapping[str, Callable[[Place, _Around], None]] = {
            **dict.fromkeys(_TEXTS, self.content),
            **dict.fromkeys(_GROUPS, self.group),
            **dict.fromkeys(_WITHOUT_LABEL - _TEXTS, self.children),
            "button": self.button,
        }
        inside = kind not in _KINDS and place.items("components")
        readers.get(kind, self.group if inside else self.question)(place, around)

    def text(self, place: Place, key: str) -> Text | None:
        return self.screen.find(place, key, _TRANSLATIONS)

    # Shown or not.

    def is_shown(self, place: Place, kind: str) -> bool:
        """Tell whether the reader can ever see a component."""
        node = place.node
        if set(str(node.get("customClass", "")).lower().split()) & _HIDING_CLASSES:
            return False
        if not place.flag("hidden") or str(node.get("key", "")) in self.logic.shown:
            return True
        if _conditional(node):
            return True  # then the condition decides, and not the mark
        return not self.logic.is_known and kind in _TEXTS

    def conditions(self, node: Node) -> Conditions:
        key = str(node.get("key", ""))
        own = _conditional(node) | self.logic.hidden.get(key, frozenset())
        return own | self.logic.shown.get(key, frozenset()) if node.get("hidden") is True else own

    # Texts and groups.

    def content(self, place: Place, around: _Around) -> None:
        text = self.text(place, "html") or self.text(place, "content")
        tag = str(place.node.get("tag", "")).lower()
        if kind_of(place.node) == "htmlelement" and _HEADING.fullmatch(tag):
            self.screen.add(BlockKind.HEADING, text, level=int(tag[1]))
        else:
            self.screen.add_html(text)

    def button(self, place: Place, around: _Around) -> None:
        self.screen.add(BlockKind.BUTTON, self.text(place, "label"))

    def group(self, place: Place, around: _Around) -> None:
        is_silent = place.flag("hideHeader") or place.flag("hideLabel")
        title = self.text(place, "title") or self.text(place, "label")
        if title is not None and not is_silent:
            self.screen.add(BlockKind.HEADING, title, level=min(around.level, 6))
        self.screen.add(BlockKind.HELP_TEXT, self.text(place, "description"))
        kind = kind_of(place.node)
        if kind in _GRIDS:
            row = (str(place.node.get("key", "")), "rij")
            around = replace(around, conditions=around.conditions | {row})
            self.row_title(place, around.level + 1)
        self.children(place, replace(around, level=around.level + 1))
        if kind in _GRIDS:
            self.row_buttons(place)

    def row_title(self, place: Place, level: int) -> None:
        text = self.text(place, "groupLabel")
        if text is not None and text.value.strip() not in _PLATFORM_TEXTS:
            self.screen.add(BlockKind.HEADING, text, level=min(level, 6))

    def row_buttons(self, place: Place) -> None:
        for key in _ROW_BUTTONS:
            text = self.text(place, key)
            if text is not None and text.value.strip() not in _PLATFORM_TEXTS:
                self.screen.add(BlockKind.BUTTON, text)

    def children(self, place: Place, around: _Around) -> None:
        rows = place.node.get("rows")
        if isinstance(rows, list):
            for index, cells in enumerate(rows):
                row = Place({"cells": cells}, place.part, join(place.pointer, "rows", index))
                for cell in row.items("cells"):
                    pointer = cell.pointer.replace("/cells/", "/", 1)
                    self.children(replace(cell, pointer=pointer), around)
        for column in place.items("columns"):
            self.children(column, around)
        for component in place.items("components"):
            self.visit(component, around)

    # Questions.

    def question(self, place: Place, around: _Around) -> None:
        node, kind = place.node, kind_of(place.node)
        if node.get("input") is False and not self.text(place, "label"):
            self.children(place, around)
            return
        label: tuple[int, ...] = ()
        if not place.flag("hideLabel"):
            label = self.screen.add(BlockKind.FIELD_LABEL, self.text(place, "label"))
        helps = self.screen.add(BlockKind.HELP_TEXT, self.text(place, "description"))
        placeholder = self.text(place, "placeholder")
        self.screen.add(BlockKind.PLACEHOLDER, placeholder)
        after = len(self.screen.blocks) - 1
        options = self.options(place)
        self.errors(place)
        tooltip = self.text(place, "tooltip")
        self.screen.fields.append(
            Field(
                _KINDS.get(kind, FieldKind.TEXT),
                label=self.screen.shown(label),
                label_block=label[0] if label else None,
                help=self.screen.shown(helps),
                help_blocks=helps,
                options=tuple(self.screen.blocks[index].text for index in options),
                option_blocks=options,
                required=_is_required(node),
                placeholder=placeholder.value.strip() if placeholder else "",
                tooltip=tooltip.value.strip() if tooltip else "",
                name=str(node.get("key", "")),
                after=after,
                anchor=Anchor(0, 0, place.part, place.pointer),
                shows_format=kind in _SELF_EXPLAINING or _is_marked(node),
                shown_if=around.conditions,
            )
        )

    def options(self, place: Place) -> tuple[int, ...]:
        """Add the options that stand in the form itself; return their blocks."""
        options: tuple[int, ...] = ()
        if not _has_own_options(place.node):
            return options
        for item in (*place.items("values"), *place.items("data", "values")):
            options += self.screen.add(BlockKind.OPTION, self.text(item, "label"))
            self.screen.add(BlockKind.HELP_TEXT, self.text(item, "description"))
        return options

    def errors(self, place: Place) -> None:
        """Add the error texts that the author wrote, each once."""
        language = self.screen.language or "nl"
        validate = place.inner("validate")
        own, ours = place.inner("errors"), place.inner("translatedErrors", language)
        texts = [
            *(ours.text(key) for key in ours.node),
            *(own.text(key) for key in own.node),
            validate.text("customMessage"),
            place.text("minSelectedCountMessage"),
            place.text("maxSelectedCountMessage"),
        ]
        seen: set[str] = set()
        for text in texts:
            if text is not None and text.value not in seen:
                seen.add(text.value)
                self.screen.add(BlockKind.ERROR_TEXT, text)


def _conditional(node: Node) -> Conditions:
    """Return the conditions that a component itself tells."""
    found: set[tuple[str, str]] = set()
    simple = node.get("conditional")
    if isinstance(simple, Mapping):
        when, shows = simple.get("when"), str(simple.get("show")).lower()
        if when and shows in {"true", "false"}:
            sign = "" if shows == "true" else "niet "
            found.add((str(when), f"{sign}{simple.get('eq')}"))
        for key in ("json", "conditions"):
            if simple.get(key):
                found.add((json.dumps(simple[key], sort_keys=True), ""))
    code = node.get("customConditional")
    if isinstance(code, str) and code.strip():
        found.add((code.strip(), ""))
    return frozenset(found)


def _is_required(node: Node) -> bool:
    validate = node.get("validate")
    return isinstance(validate, Mapping) and validate.get("required") is True


def _is_marked(node: Node) -> bool:
    """Tell whether a field shows a sign before or after it, or takes only what fits a mask."""
    return any(isinstance(node.get(key), str) and node[key].strip() for key in ("prefix", "suffix"))


def _has_own_options(node: Node) -> bool:
    """Tell whether the options stand in the form, and do not come from elsewhere."""
    extra = node.get("openForms")
    source = extra.get("dataSrc") if isinstance(extra, Mapping) else None
    return (source or "manual") == "manual" and node.get("dataSrc", "values") in {"values", ""}
