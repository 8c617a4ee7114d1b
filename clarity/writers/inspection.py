"""A document as Clarity sees it: its blocks, fields, merge fields and remarks, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clarity.document import Anchor, Block, BlockKind, Document, Field, FieldKind, MarkKind
from clarity.dutch.merge_fields import MergeFields
from clarity.writers.wording import KINDS, counted, safe

SCHEMA = "clarity-inspection/1"

BLOCK_KINDS = {
    BlockKind.HEADING: "kop",
    BlockKind.PARAGRAPH: "alinea",
    BlockKind.LIST_ITEM: "opsomming",
    BlockKind.TABLE_CELL: "cel",
    BlockKind.FIELD_LABEL: "vraag",
    BlockKind.HELP_TEXT: "uitleg",
    BlockKind.OPTION: "keuze",
    BlockKind.PLACEHOLDER: "invulplek",
    BlockKind.ERROR_TEXT: "foutmelding",
    BlockKind.BUTTON: "knop",
    BlockKind.FOOTNOTE: "voetnoot",
    BlockKind.HEADER: "koptekst",
    BlockKind.FOOTER: "voettekst",
    BlockKind.IMAGE: "afbeelding",
}
FIELD_KINDS = {
    FieldKind.TEXT: "tekst",
    FieldKind.DATE: "datum",
    FieldKind.CHOICE: "keuze",
    FieldKind.CHECKBOX: "vinkje",
    FieldKind.FILE: "bestand",
    FieldKind.SIGNATURE: "handtekening",
}
_REQUIRED = {True: "verplicht", False: "niet verplicht", None: ""}
_WIDTH = 14  # of the column with kinds
_UNKNOWN = "onbekend"

Style = Callable[[str, str], str]
Found = list[tuple[int, int, int]]  # the block, start and end of each merge field


def find_merge_fields(document: Document, own: Iterable[str] = ()) -> Found:
    """Return the merge fields of the file format, and those that are written in the text.

    ``own`` are the patterns of the settings. Where the two overlap the one of the file counts.
    """
    finder = MergeFields(own)
    found: Found = []
    for index, block in enumerate(document.blocks):
        marks = [(mark.start, mark.end) for mark in block.marked(MarkKind.MERGE_FIELD)]
        written = ((field.start, field.end) for field in finder.find(block.text))
        free = [(start, end) for start, end in written
                if not any(start < b and a < end for a, b in marks)]  # fmt: skip
        found += [(index, start, end) for start, end in sorted([*marks, *free])]
    return found


def render(document: Document, merge_fields: Found, *, style: Style, width: int = 88) -> str:
    """Return the document as text for a terminal; ``style`` colours a text by its role."""
    parts = [
        "\n".join(_summary(document, style)),
        "\n".join(_blocks(document, style, width)),
        "\n".join(_fields(document, style)),
        "\n".join(_merge_fields(document, merge_fields, style)),
        "\n".join(_notes(document, style)),
    ]
    return "\n\n".join(part for part in parts if part)


def _summary(document: Document, style: Style) -> Iterator[str]:
    yield style(safe(document.path or "tekst"), "title")
    kind = document.kind
    rows = {
        "Titel": document.title or "geen",
        "Soort": KINDS[kind] if kind is not None else _UNKNOWN,
        "Bestandstype": document.format,
        "Taal": document.language or _UNKNOWN,
        "Bladzijden": str(_pages(document) or _UNKNOWN),
        "Tekst": f"{counted(_words(document), 'woord', 'woorden')}, "
        f"{counted(len(document.blocks), 'blok', 'blokken')}, "
        f"{counted(len(document.fields), 'invulveld', 'invulvelden')}",
    }
    for name, value in rows.items():
        yield f"  {name + ':':<{_WIDTH}} {safe(value)}"


def _words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)


def _pages(document: Document) -> int:
    """Return the last page that a block stands on; 0 when the file does not tell."""
    pages = [anchor.page for block in document.blocks for anchor in block.anchors if anchor.page]
    return max([*pages, *(block.page for block in document.blocks if block.page)], default=0)


def _blocks(document: Document, style: Style, width: int) -> Iterator[str]:
    if document.blocks:
        yield style("Blokken", "title")
    page = None
    for index, block in enumerate(document.blocks):
        if block.page is not None and block.page != page:
            page = block.page
            yield style(f"  bladzijde {page}", "why")
        kind = f"{_kind(block):<{_WIDTH}}"
        text = safe(f"{block.number} {block.text}".strip()) or "(leeg)"
        room = max(20, width - _WIDTH - 8)
        shown = text if len(text) <= room else text[: room - 1] + "…"
        yield f"{index + 1:>5} {style(kind, 'place')} {shown}"


def _kind(block: Block) -> str:
    name = BLOCK_KINDS[block.kind]
    if block.cell is not None:
        name = f"{name} {block.cell.row + 1}.{block.cell.column + 1}"
    return f"{name} {block.level}" if block.level else name


def _fields(document: Document, style: Style) -> Iterator[str]:
    if document.fields:
        yield style("Invulvelden", "title")
    for number, field in enumerate(document.fields, 1):
        title = safe(field.label) or "(zonder vraag)"
        remarks = [FIELD_KINDS[field.kind], _REQUIRED[field.required]]
        yield f"{number:>5} {title}  ({', '.join(filter(None, remarks))})"
        for name, value in _details(field):
            yield f"        {name}: {safe(value)}"


def _details(field: Field) -> Iterator[tuple[str, str]]:
    yield from (
        (name, value)
        for name, value in (
            ("uitleg", field.help),
            ("keuzes", "; ".join(field.options)),
            ("tekst in het veld", field.placeholder),
            ("tekst bij aanwijzen", field.tooltip),
            ("naam", field.name),
        )
        if value
    )


def _merge_fields(document: Document, found: Found, style: Style) -> Iterator[str]:
    if found:
        yield style("Samenvoegvelden, met het nummer van hun blok", "title")
    for index, start, end in found:
        yield f"{index + 1:>5} {safe(document.blocks[index].text[start:end])}"


def _notes(document: Document, style: Style) -> Iterator[str]:
    if document.notes:
        yield style("Opmerkingen", "title")
    for note in document.notes:
        yield f"  - {safe(note)}"


# JSON.


def render_json(document: Document, merge_fields: Found) -> str:
    """Return the document as JSON, with the offsets and places of all that was found."""
    return json.dumps(_plain(document, merge_fields), ensure_ascii=False, indent=2)


def _plain(document: Document, merge_fields: Found) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "path": document.path,
        "format": document.format,
        "kind": document.kind,
        "title": document.title,
        "language": document.language,
        "pages": _pages(document) or None,
        "words": _words(document),
        "blocks": [_plain_block(block) for block in document.blocks],
        "fields": [_plain_field(field) for field in document.fields],
        "merge_fields": [
            {"block": i, "start": start, "end": end, "text": document.blocks[i].text[start:end]}
            for i, start, end in merge_fields
        ],
        "notes": list(document.notes),
    }


def _plain_block(block: Block) -> dict[str, Any]:
    cell = block.cell
    return {
        "kind": block.kind,
        "text": block.text,
        "level": block.level,
        "number": block.number,
        "style": block.style,
        "page": block.page,
        "cell": None
        if cell is None
        else {
            "table": cell.table,
            "row": cell.row,
            "column": cell.column,
            "is_header": cell.is_header,
            "rows": cell.rows,
            "columns": cell.columns,
        },
        "anchors": [_plain_anchor(anchor) for anchor in block.anchors],
        "marks": [
            {"kind": mark.kind, "start": mark.start, "end": mark.end, "value": mark.value}
            for mark in block.marks
        ],
    }


def _plain_anchor(anchor: Anchor) -> dict[str, Any]:
    names = ("start", "end", "part", "path", "offset", "line", "page", "box")
    return {name: getattr(anchor, name) for name in names}


def _plain_field(field: Field) -> dict[str, Any]:
    return {
        "kind": field.kind,
        "label": field.label,
        "label_block": field.label_block,
        "help": field.help,
        "help_blocks": list(field.help_blocks),
        "options": list(field.options),
        "option_blocks": list(field.option_blocks),
        "required": field.required,
        "placeholder": field.placeholder,
        "tooltip": field.tooltip,
        "name": field.name,
        "anchor": None if field.anchor is None else _plain_anchor(field.anchor),
    }
