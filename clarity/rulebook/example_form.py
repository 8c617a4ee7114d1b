"""Forms in the examples of rules: a few lines of text become a document with fields.

    # Subsidie aanvragen
    Dit is een gewone alinea.
    - een punt van een lijst
    vraag: Wat is uw geboortedatum?
    uitleg: Bijvoorbeeld 21-03-1985.
    veld: dd-mm-jjjj
    keuzes: ja | nee
    fout: Vul uw geboortedatum in.
    knop: Aanvraag versturen

``veld:`` says where the field stands and what grey text is in it; without that line it stands
at its options, or after all that belongs to the question. ``zweeftekst:`` is the text that shows
on hovering, ``soort:`` one of the kinds of field in :data:`KINDS`, ``als: kind = ja`` the answer
after which the form on the screen shows the question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clarity.document import Block, BlockKind, Document, DocumentKind, Field, FieldKind

KINDS: Mapping[str, FieldKind] = {
    "tekst": FieldKind.TEXT,
    "datum": FieldKind.DATE,
    "keuze": FieldKind.CHOICE,
    "vinkje": FieldKind.CHECKBOX,
    "bestand": FieldKind.FILE,
    "handtekening": FieldKind.SIGNATURE,
}
"""The kinds of field as an example names them."""

KEYS = ("vraag", "uitleg", "veld", "keuzes", "zweeftekst", "soort", "als", "fout", "knop")
"""The words that a line of an example form can start with."""

_LINE = re.compile(r"([a-z]+):(?:\s+|$)(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BLOCKS = {"fout": BlockKind.ERROR_TEXT, "knop": BlockKind.BUTTON}


class ExampleFormError(ValueError):
    """A line of an example form that cannot be read; ``str()`` says why, in Dutch."""


@dataclass(slots=True)
class _Building:
    """What has been read so far; ``current`` is the field that later lines belong to."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    current: Field | None = None
    is_placed: bool = False

    def add(self, kind: BlockKind, text: str, level: int = 0) -> int:
        self.blocks.append(Block(kind, text, level=level))
        return len(self.blocks) - 1

    def close(self) -> None:
        if self.current is not None:
            after = self.current.after if self.is_placed else len(self.blocks) - 1
            self.fields.append(replace(self.current, after=after))
        self.current, self.is_placed = None, False


def read_example_form(text: str) -> Document:
    """Return the form that the lines of ``text`` describe; raises ExampleFormError."""
    building = _Building()
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.match(line)
        if match is None:
            building.close()
            _add_text(building, line)
        else:
            _add_keyed(building, match.group(1), match.group(2))
    building.close()
    return Document(
        tuple(building.blocks), tuple(building.fields), format="example", kind=DocumentKind.FORM
    )


def _add_text(building: _Building, line: str) -> None:
    heading = _HEADING.match(line)
    if heading:
        building.add(BlockKind.HEADING, heading.group(2), len(heading.group(1)))
    elif line.startswith("- "):
        building.add(BlockKind.LIST_ITEM, line[2:], 1)
    else:
        building.add(BlockKind.PARAGRAPH, line)


def _add_keyed(building: _Building, key: str, text: str) -> None:
    if key not in KEYS:
        raise ExampleFormError(f"onbekend woord '{key}:'; kies uit: {', '.join(KEYS)}")
    if key in _BLOCKS:
        building.close()
        building.add(_BLOCKS[key], text)
    elif key == "vraag":
        building.close()
        label = building.add(BlockKind.FIELD_LABEL, text) if text else None
        building.current = Field(FieldKind.TEXT, label=text.strip(" *:"), label_block=label)
    else:
        building.current = _with(building, key, text)


def _with(building: _Building, key: str, text: str) -> Field:
    """Return the current field with what one more line says of it."""
    current = building.current
    if current is None:
        raise ExampleFormError(f"zet vóór '{key}:' eerst een regel met 'vraag:'")
    if key == "veld":
        building.is_placed = True
        return replace(current, placeholder=text, after=len(building.blocks) - 1)
    if key == "zweeftekst":
        return replace(current, tooltip=text)
    if key == "soort":
        return replace(current, kind=_kind(text))
    if key == "als":
        return replace(current, shown_if=current.shown_if | {_condition(text)})
    if key == "uitleg":
        blocks = (*current.help_blocks, building.add(BlockKind.HELP_TEXT, text))
        return replace(current, help=f"{current.help}\n{text}".strip(), help_blocks=blocks)
    options = tuple(option.strip() for option in text.split("|"))
    current = replace(current, after=len(building.blocks) - 1)
    building.is_placed = True
    blocks = tuple(building.add(BlockKind.OPTION, option) for option in options)
    return replace(current, kind=FieldKind.CHOICE, options=options, option_blocks=blocks)


def _condition(text: str) -> tuple[str, str]:
    name, equals, answer = text.partition("=")
    if not equals:
        raise ExampleFormError("schrijf na 'als:' een naam en een antwoord, zoals 'kind = ja'")
    return name.strip(), answer.strip()


def _kind(text: str) -> FieldKind:
    if text not in KINDS:
        raise ExampleFormError(f"onbekende soort '{text}'; kies uit: {', '.join(KINDS)}")
    return KINDS[text]
