"""The notation for forms in examples: what each line becomes, and what a mistake says."""

from __future__ import annotations

import pytest

from clarity.document import BlockKind, FieldKind
from clarity.rulebook.example_form import ExampleFormError, read_example_form

FORM = """
# Aanvraag
Vul dit formulier in.
- een punt
vraag: Wat is uw geboortedatum? *
uitleg: Zo staat het op uw paspoort.
veld: dd-mm-jjjj
uitleg: Bijvoorbeeld 21-03-1985.
zweeftekst: Zie uw paspoort
soort: datum
vraag: Hebt u een partner?
keuzes: ja | nee
vraag:
fout: Vul uw geboortedatum in.
knop: Aanvraag versturen
"""


def test_the_lines_become_blocks_in_order():
    """Placeholder, tooltip and kind are no text on the page."""
    blocks = read_example_form(FORM).blocks
    assert [block.kind.value for block in blocks] == [
        "heading", "paragraph", "list-item", "field-label", "help-text", "help-text",
        "field-label", "option", "option", "error-text", "button",
    ]  # fmt: skip
    assert (blocks[0].text, blocks[0].level) == ("Aanvraag", 1)


def test_a_field_knows_all_that_is_said_of_it():
    """``veld:`` sets the place: one line of help stands before the field, one after it."""
    date, partner, bare = read_example_form(FORM).fields
    assert (date.kind, date.label, date.label_block) == (
        FieldKind.DATE,
        "Wat is uw geboortedatum?",
        3,
    )
    assert date.help == "Zo staat het op uw paspoort.\nBijvoorbeeld 21-03-1985."
    assert (date.help_blocks, date.after) == ((4, 5), 4)
    assert (date.placeholder, date.tooltip) == ("dd-mm-jjjj", "Zie uw paspoort")
    assert (partner.kind, partner.options) == (FieldKind.CHOICE, ("ja", "nee"))
    assert (partner.option_blocks, partner.after) == ((7, 8), 6)
    assert (bare.label, bare.label_block, bare.after) == ("", None, 8)


def test_a_sentence_with_a_colon_is_a_paragraph():
    """Only a small letter makes a key."""
    (block,) = read_example_form("Let op: stuur een kopie mee.").blocks
    assert block.kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vraagg: Wat is uw naam?", "onbekend woord 'vraagg:'; kies uit: vraag, uitleg"),
        ("uitleg: Bijvoorbeeld Jan.", "zet vóór 'uitleg:' eerst een regel met 'vraag:'"),
        ("vraag: Naam\nknop: OK\nveld: naam", "zet vóór 'veld:'"),
        ("vraag: Naam\nsoort: getal", "onbekende soort 'getal'; kies uit: tekst, datum"),
    ],
)
def test_a_mistake_says_what_is_allowed(text: str, expected: str):
    """An author who cannot program knows what to do."""
    with pytest.raises(ExampleFormError) as caught:
        read_example_form(text)
    assert str(caught.value).startswith(expected)


def test_a_condition_says_when_a_field_is_shown():
    (always, child) = read_example_form("vraag: Naam\nvraag: Leeftijd\nals: kind = ja").fields
    assert always.shown_if == frozenset()
    assert child.shown_if == {("kind", "ja")}
    with pytest.raises(ExampleFormError, match="als"):
        read_example_form("vraag: Naam\nals: kind")
