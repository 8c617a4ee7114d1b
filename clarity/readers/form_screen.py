"""The screen of a form in the making: its blocks and fields, each text with its JSON pointer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clarity.document import Anchor, Block, BlockKind, Cell, Field
from clarity.readers.html_fragment import Fragment, has_html, read_fragment
from clarity.readers.json_pointer import join

Node: TypeAlias = Mapping[str, Any]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the file: ``part`` and ``pointer`` tell where it stands."""

    value: str
    part: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Place:
    """An object of the file, with where it stands."""

    node: Node
    part: str
    pointer: str

    def text(self, *keys: str) -> Text | None:
        """Return the text under ``keys`` when there is one that shows something."""
        value: Any = self.node
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        if not isinstance(value, str) or not value.strip():
            return None
        return Text(_LONE_SURROGATE.sub("\ufffd", value), self.part, join(self.pointer, *keys))

    def flag(self, key: str) -> bool:
        """Tell whether a property is switched on."""
        return self.node.get(key) is True

    def inner(self, *keys: str) -> Place:
        """Return the object under ``keys``, an empty one when there is none."""
        value: Any = self.node
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        found = value if isinstance(value, Mapping) else {}
        return Place(found, self.part, join(self.pointer, *keys))

    def items(self, *keys: str) -> list[Place]:
        """Return the objects in the list under ``keys``, in order."""
        value: Any = self.node
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        pairs = enumerate(value) if isinstance(value, list) else ()
        base = join(self.pointer, *keys)
        return [
            Place(item, self.part, join(base, index))
            for index, item in pairs
            if isinstance(item, Mapping)
        ]


@dataclass(slots=True)
class Screen:
    """What has been read so far, in the order of the screen.

    ``language`` is the language in which to read the form: its translations take the place of
    the texts that they translate. ``hidden`` counts the components that the form never shows.
    ``is_fragment`` says that it is a part of a form.
    """

    language: str = ""
    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    hidden: int = 0
    tables: int = 0
    is_fragment: bool = False

    def find(self, place: Place, key: str, translations: tuple[str, ...]) -> Text | None:
        """Return a text of a form in the language asked for; ``translations`` is where they are."""
        own = place.text(key)
        if self.language:
            return place.text(*translations, self.language, key) or own
        return own or place.text(*translations, "nl", key)

    def add(self, kind: BlockKind, text: Text | None, *, level: int = 0) -> tuple[int, ...]:
        """Append a text as blocks of one kind, and return their indices; more when it is HTML.

        A heading gets at most the level under that of the heading before it: what a step or group
        is on the screen is up to the platform.
        """
        if text is None:
            return ()
        if kind is BlockKind.HEADING:
            level = min(level, self._level() + 1)
        if has_html(text.value):
            found = [f for f in read_fragment(text.value) if f.kind is not BlockKind.IMAGE]
            return tuple(self._append(_block(item, text, kind, level)) for item in found)
        shown = text.value.strip()
        lead = len(text.value) - len(text.value.lstrip())
        anchor = Anchor(0, len(shown), text.part, text.pointer, lead)
        return (self._append(Block(kind, shown, level=level, anchors=(anchor,))),)

    def add_html(self, text: Text | None) -> tuple[int, ...]:
        """Append a text with a layout of its own: headings, lists, tables, pictures."""
        if text is None:
            return ()
        found = read_fragment(text.value)
        blocks = tuple(self._append(_block(item, text, item.kind, item.level)) for item in found)
        self._renumber(blocks)
        return blocks

    def shown(self, blocks: tuple[int, ...]) -> str:
        """Return the text of some blocks, one a line."""
        return "\n".join(self.blocks[index].text for index in blocks)

    def _level(self) -> int:
        headings = (b.level for b in reversed(self.blocks) if b.kind is BlockKind.HEADING)
        return next(headings, 0)

    def _append(self, block: Block) -> int:
        self.blocks.append(block)
        return len(self.blocks) - 1

    def _renumber(self, blocks: tuple[int, ...]) -> None:
        """Number the tables of a piece of HTML on from those before it."""
        most = 0
        for index in blocks:
            cell = self.blocks[index].cell
            if cell is not None:
                most = max(most, cell.table + 1)
                moved = replace(cell, table=cell.table + self.tables)
                self.blocks[index] = replace(self.blocks[index], cell=moved)
        self.tables += most


def _block(item: Fragment, text: Text, kind: BlockKind, level: int) -> Block:
    cell: Cell | None = item.cell if kind is BlockKind.TABLE_CELL else None
    return Block(
        kind,
        item.text,
        level=level,
        number=item.number if kind is BlockKind.LIST_ITEM else "",
        cell=cell,
        anchors=item.anchors(text.part, text.pointer),
        marks=tuple(item.marked.marks),
    )
