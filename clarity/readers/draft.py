"""Blocks in the making: what a reader gathers before it knows what is a field and what a label."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from clarity.document import Anchor, Block, BlockKind, Cell, Field, Mark


class GapKind(StrEnum):
    """What kind of place to fill in a gap in the text is."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    BOX = "box"


@dataclass(slots=True, eq=False)
class Place:
    """Where a paragraph stands in a table; columns count grid columns."""

    table: int
    row: int
    column: int
    span: int = 1
    is_header: bool = False
    is_merged: bool = False  # hidden under the cell above it
    has_table: bool = False  # holds a table of its own
    table_style: str = ""
    first_row_look: bool = False


@dataclass(slots=True)
class Gap:
    """A place to fill in: the characters ``[start, end)`` of a draft, maybe none."""

    start: int
    end: int
    kind: GapKind = GapKind.TEXT
    name: str = ""
    tooltip: str = ""
    placeholder: str = ""
    options: tuple[str, ...] = ()
    anchor: Anchor | None = None
    is_drawn: bool = True  # a line or box in the text, no control of the file format


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph on its way to become a block.

    ``container`` tells which cell, text box or running text it stands in. ``is_quiet`` marks
    small or italic text, ``is_loud`` bold text. Empty drafts matter (an empty cell is a place to
    fill in) but give no block, unless ``keep``.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: str = ""
    style: str = ""
    place: Place | None = None
    page: int | None = None
    anchors: tuple[Anchor, ...] = ()
    marks: tuple[Mark, ...] = ()
    gaps: list[Gap] = field(default_factory=list)
    container: Hashable = None
    origin: Anchor | None = None
    comments: frozenset[str] = frozenset()
    is_quiet: bool = False
    is_loud: bool = False
    is_body: bool = True
    keep: bool = False
    justified: bool = False


@dataclass(slots=True)
class DraftField:
    """A field whose blocks are still counted as drafts."""

    field: Field
    draft: int
    start: int = 0
    label: int | None = None
    helps: tuple[int, ...] = ()
    options: tuple[int, ...] = ()


def settle(
    drafts: list[Draft], fields: list[DraftField]
) -> tuple[tuple[Block, ...], tuple[Field, ...], dict[int, int]]:
    """Turn drafts into blocks and fields; the dict gives the block of each draft that has one."""
    blocks: list[Block] = []
    sizes = _table_sizes(drafts)
    index: dict[int, int] = {}
    before: list[int] = []
    for position, draft in enumerate(drafts):
        if draft.text or draft.keep:
            index[position] = len(blocks)
            blocks.append(_block(draft, sizes))
        before.append(len(blocks) - 1)
    settled = (_field(item, index, before) for item in fields)
    return tuple(blocks), tuple(settled), index


def _table_sizes(drafts: list[Draft]) -> dict[int, tuple[int, int]]:
    """Return the rows and columns of each table."""
    sizes: dict[int, tuple[int, int]] = {}
    for draft in drafts:
        if draft.place is not None:
            rows, columns = sizes.get(draft.place.table, (0, 0))
            last = draft.place.column + max(draft.place.span, 1)
            sizes[draft.place.table] = (max(rows, draft.place.row + 1), max(columns, last))
    return sizes


def _cell(place: Place, sizes: dict[int, tuple[int, int]]) -> Cell:
    return Cell(place.table, place.row, place.column, place.is_header, *sizes[place.table])


def _block(draft: Draft, sizes: dict[int, tuple[int, int]]) -> Block:
    cell = _cell(draft.place, sizes) if draft.place else None
    return Block(
        draft.kind,
        draft.text,
        level=draft.level,
        number=draft.number,
        style=draft.style,
        cell=cell,
        page=draft.page,
        anchors=draft.anchors,
        marks=draft.marks,
        justified=draft.justified,
    )


def _field(item: DraftField, index: dict[int, int], before: list[int]) -> Field:
    return replace(
        item.field,
        label_block=None if item.label is None else index.get(item.label),
        help_blocks=_known(item.helps, index),
        option_blocks=_known(item.options, index),
        after=before[item.draft],
    )


def _known(positions: tuple[int, ...], index: dict[int, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index[item] for item in positions if item in index))
