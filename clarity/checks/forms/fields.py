"""What the checks of forms share: the place of a field, its section, what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from clarity.checks.options import options
from clarity.checks.registry import Hit
from clarity.document import Block, BlockKind, Document, Field
from clarity.rulebook.model import Rule

PROSE = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HELP_TEXT, BlockKind.HEADING}
)
"""Blocks in which a form explains itself."""

_PROMPT = re.compile(
    r"\W*(?:(?:klik|tik|typ)\b.*\b(?:tekst|invoeren|antwoord|datum)\b"
    r"|(?:kies|selecteer|maak)\b(?:\s+(?:een|uw|de|het|optie|item|datum|keuze|waarde|bestand))*\W*$)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\s*(?:dit (?:deel|gedeelte|vak) )?(?:(?:is )?in te vullen door|(?:wordt )?ingevuld door"
    r"|(?:alleen |uitsluitend )?(?:bestemd )?voor(?: gebruik door)?) (?:de |het )?(?:gemeente"
    r"|behandelaar|behandelend|medewerker|ambtenaar|kantoor|administratie|team|afdeling)\b.{0,40}$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120  # characters
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FUNCTION_WORDS = frozenset(
    "a aan al alle als ben bent bij bijv bijvoorbeeld bv d daar dan dat de deze die dit"
    " doen door een en er geef hebben hebt heeft heb het hier hun i ik in is je jij kan kunt kun"
    " maar me mee met mijn moet n na naar nog o of om ons onze ook op over per s t te tot u uit uw"
    " van veld verplicht verplichte via voer vol voor vul was wat we wij wil wilt word worden wordt"
    " zich zijn zij zo zoals invoeren invullen ingevuld typ kies klik antwoord tekst gegevens"
    " gevraagde svp".split()
)


def words(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


def new_words(text: str, told: str) -> list[str]:
    """Return the content words of ``text`` that are not in ``told``, not even in a compound."""
    told = told.casefold()
    return [word for word in words(text) if word not in _FUNCTION_WORDS and word not in told]


@lru_cache(maxsize=64)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of whole words or phrases, whatever the capitals."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def listed(rule: Rule, key: str) -> re.Pattern[str]:
    """Return the pattern of the words and phrases in an option of a rule."""
    return any_of(tuple(options(rule, key)))


def is_prompt(placeholder: str) -> bool:
    """Tell whether grey text only asks to fill in: ``Kies een datum``."""
    return not words(placeholder) or bool(_PROMPT.match(placeholder))


def is_only_label(field: Field) -> bool:
    """Tell whether grey text in a field is all that says what to fill in."""
    return not field.label.strip() and not is_prompt(field.placeholder)


def asked(document: Document) -> tuple[Field, ...]:
    """Return the fields that the reader fills in: none of those for the office."""
    if not document.fields or not document.blocks:
        return ()
    office = _for_office(document.blocks)
    return tuple(field for field in document.fields if not office[position(field)])


def _for_office(blocks: Sequence[Block]) -> list[bool]:
    """Tell of each block whether its section is for the office, from there on."""
    flags: list[bool] = []
    for block in blocks:
        starts = len(block.text) < _LONGEST_TITLE and _opens_office(block.text)
        goes_on = bool(flags) and flags[-1] and block.kind is not BlockKind.HEADING
        flags.append(starts or goes_on)
    return flags


@lru_cache(maxsize=1 << 12)
def _opens_office(title: str) -> bool:
    return _OFFICE.match(title) is not None


def position(field: Field) -> int:
    """Return the block at which a field starts: its label, or the last block before it."""
    return max(field.after, 0) if field.label_block is None else field.label_block


def last_block(field: Field) -> int:
    """Return the last block that belongs to a field."""
    return max((position(field), field.after, *field.option_blocks, *field.help_blocks))


def section(document: Document, index: int) -> range:
    """Return the blocks under the same heading as block ``index``, the heading itself included."""
    blocks = document.blocks
    start = end = index
    while start > 0 and not _is_heading(blocks, start):
        start -= 1
    end += 1
    while end < len(blocks) and not _is_heading(blocks, end):
        end += 1
    return range(start, min(end, len(blocks)))


def _is_heading(blocks: Sequence[Block], index: int) -> bool:
    return index < len(blocks) and blocks[index].kind is BlockKind.HEADING


def told(document: Document, field: Field) -> str:
    """Return what the page says of a field: label, help, options, and the text of its section."""
    around = section(document, position(field))
    near = document.blocks[around.start : last_block(field) + 2]
    return "\n".join((field.label, field.help, *field.options, *(block.text for block in near)))


def prose(document: Document) -> Iterator[tuple[int, Block]]:
    """Yield the blocks in which a form explains itself, with their index."""
    return ((i, block) for i, block in enumerate(document.blocks) if block.kind in PROSE)


def place(document: Document, field: Field) -> Hit | None:
    """Return a hit on the label of a field; without a label on the field or the nearest text."""
    if field.label_block is not None:
        return part_hit(document, field.label_block, field.label)
    last = min(field.after, len(document.blocks) - 1)
    for index in (*range(last, -1, -1), *range(last + 1, len(document.blocks))):
        block = document.blocks[index]
        if block.text.strip():
            anchor = field.anchor
            if index == field.after and anchor and anchor.start < anchor.end <= len(block.text):
                return Hit(index, anchor.start, anchor.end)
            return Hit(index, 0, len(block.text))
    return None


def part_hit(document: Document, index: int, text: str) -> Hit:
    """Return a hit on ``text`` in a block, or on the whole block when it is not found there."""
    block = document.blocks[index]
    start = block.text.find(text) if text else -1
    return Hit(index, max(start, 0), start + len(text) if start >= 0 else len(block.text))


def option_hit(document: Document, field: Field, option: str) -> Hit | None:
    """Return a hit on an option of a field, or on its label when the page does not show it."""
    for index in field.option_blocks:
        if option in document.blocks[index].text:
            return part_hit(document, index, option)
    return place(document, field)


def field_hits(document: Document, found: Iterable[tuple[Field, Hit]]) -> Iterator[Hit]:
    """Yield a hit at each field, once where fields share a label; severity and values as given."""
    done: set[tuple[int, int]] = set()
    for field, hit in found:
        where = place(document, field)
        if where is not None and (where.block, where.start) not in done:
            done.add((where.block, where.start))
            yield replace(hit, block=where.block, start=where.start, end=where.end)
