"""Checks of forms: labels, double questions, required fields, numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind, Field, FieldKind
from clarity.readers import read_text
from clarity.report import Finding
from clarity.rulebook.example_form import read_example_form
from clarity.settings import Settings

Find = Callable[..., list[Finding]]


def form(find: Find, code: str, *lines: str) -> list[Finding]:
    lines = ("# Formulier", *lines, "Uw naam: __________")
    return find(code, *lines, kind=DocumentKind.FORM, markdown=True)


def test_a_line_without_a_label_is_found(find: Find) -> None:
    """The hit is the line itself."""
    (found,) = form(find, "F1", "Vul dit formulier in met een blauwe pen.", "..............")
    assert found.text == ".............."


def test_a_second_line_of_one_answer_is_fine(find: Find) -> None:
    """A long answer has several lines."""
    assert form(find, "F1", "Wat is er gebeurd?", "..............", "..............") == []


def test_a_line_across_the_page_is_a_divider(find: Find) -> None:
    """Nothing is asked there."""
    assert form(find, "F1", "Dit was deel 1 van het formulier.", "_" * 80) == []


@pytest.mark.parametrize(
    "label",
    ["Naam en adres", "Geboortedatum/geboorteplaats", "Naam, adres en woonplaats",
     "Plaats en datum", "Waarom en wanneer vraagt u dit aan en hoeveel kost het?"],
)  # fmt: skip
def test_a_label_that_asks_two_things(find: Find, label: str) -> None:
    """The hit is the label without the line."""
    (found,) = form(find, "F2", f"{label}: __________")
    assert found.text == label


@pytest.mark.parametrize(
    "label",
    ["Naam en voorletters", "Straat en huisnummer", "Voor- en achternaam", "Gas en licht",
     "Bent u getrouwd of woont u samen?", "Naam van vader en moeder"],
)  # fmt: skip
def test_a_label_that_asks_one_thing(find: Find, label: str) -> None:
    """Some pairs are one answer."""
    assert form(find, "F2", f"{label}: __________") == []


def test_optioneel_gets_a_suggestion_with_its_capital(find: Find) -> None:
    """The swap keeps the sentence whole."""
    (found,) = form(find, "F6", "Optioneel: uw telefoonnummer: __________")
    assert found.suggestions[0].text == "Niet verplicht"


def test_a_star_is_reported_once(find: Find) -> None:
    """One explanation is enough for all fields."""
    found = form(find, "F6", "Straat *: __________", "Plaats *: __________")
    assert [finding.text for finding in found] == ["*"]


def test_one_explanation_serves_all_fields_with_that_number(find: Find) -> None:
    """The reader knows by then where to look."""
    asked = ["Uw bsn: __________", "Bsn van uw partner: __________"]
    assert len(form(find, "F8", *asked)) == 2
    assert form(find, "F8", "Een bsn staat op een paspoort.", *asked) == []


def test_the_advice_fits_the_number(find: Find) -> None:
    """An IBAN is found on a bank card, a reference in a letter."""
    (iban,) = form(find, "F8", "IBAN: __________")
    (reference,) = form(find, "F8", "Zaaknummer: __________")
    assert "bankpas" in iban.message
    assert "brief" in reference.message


def test_a_letter_is_not_checked_as_a_form(find: Find) -> None:
    """The rules of forms hold for forms only."""
    assert find("F8", "IBAN: __________", kind=DocumentKind.LETTER, markdown=True) == []


@pytest.fixture(scope="module")
def form_checker() -> Checker:
    every = Checker(Settings(kind=DocumentKind.FORM))
    return every.only([code for code in every.rulebook.rules if code.startswith("F")])


def fields_without_texts() -> tuple[Field, ...]:
    """Fields as a reader may give them when the page around them is empty or odd."""
    bare = [Field(kind, placeholder="Uw naam", tooltip="Uw naam en adres") for kind in FieldKind]
    dropdown = Field(FieldKind.CHOICE, label="Leeftijd", options=("0-10", "10-20", "20-30"))
    return (*bare, dropdown, Field(FieldKind.DATE, label="Geboortedatum"))


@pytest.mark.parametrize("kind", [None, BlockKind.OPTION, BlockKind.PLACEHOLDER, BlockKind.IMAGE])
def test_a_form_of_fields_alone_is_checked(form_checker: Checker, kind: BlockKind | None) -> None:
    """What a finding points at is a block that is there."""
    blocks = () if kind is None else (Block(kind, "☐ de keuze"),)
    document = Document(blocks, fields_without_texts(), kind=DocumentKind.FORM)
    found = form_checker.check(document).findings
    assert all(finding.block < len(blocks) for finding in found)
    assert bool(found) is bool(blocks)


def test_a_dropdown_that_the_page_does_not_show_is_reported_at_its_label() -> None:
    """A list of a Word form has options, and no blocks that hold them."""
    blocks = (Block(BlockKind.FIELD_LABEL, "Hoe oud bent u?"),)
    field = Field(FieldKind.CHOICE, blocks[0].text, 0, options=("0-10", "10-20"), after=0)
    document = Document(blocks, (field,), kind=DocumentKind.FORM)
    (found,) = Checker(Settings(kind=DocumentKind.FORM)).only(["F11"]).check(document).findings
    assert found.text == "Hoe oud bent u?"
    assert "10-20" in found.message


def test_a_long_step_gets_heavier_with_its_length(form_checker: Checker) -> None:
    """The limits of the rule are those of the pack."""
    text = [Block(BlockKind.FIELD_LABEL, f"Vraag {number}") for number in range(30)]
    fields = [Field(FieldKind.TEXT, b.text, i, after=i) for i, b in enumerate(text)]
    levels = []
    for count in (16, 17, 25, 26):
        document = Document(tuple(text[:count]), tuple(fields[:count]), kind=DocumentKind.FORM)
        found = form_checker.only(["F18"]).check(document).findings
        levels += [finding.severity.label for finding in found] or [""]
    assert levels == ["", "hint", "hint", "warning"]


def test_the_button_gets_a_text_that_is_to_be_looked_at(find: Find) -> None:
    """What is sent is not always a form, so the swap is never made unseen."""
    (found,) = find("F12", "Verzenden »", kind=DocumentKind.FORM, block=BlockKind.BUTTON)
    (suggestion,) = found.suggestions
    assert (suggestion.text, suggestion.safe) == ("Formulier versturen", False)
    assert [(edit.start, edit.end) for edit in suggestion.edits] == [(0, 9)]


def test_a_form_of_options_only_has_an_end(form_checker: Checker) -> None:
    """With nothing else on the page the last field is the end."""
    blocks = tuple(Block(BlockKind.OPTION, f"☐ keuze {i}") for i in range(4))
    fields = tuple(Field(FieldKind.TEXT, "Kies", after=i) for i in range(4))
    document = Document(blocks, fields, kind=DocumentKind.FORM)
    (found,) = form_checker.only(["F14"]).check(document).findings
    assert found.block == 3


@pytest.mark.parametrize(("source", "expected"), [("html", ["Vraag 0"]), ("docx", [])])
def test_only_a_form_on_a_screen_can_be_saved(
    form_checker: Checker, source: str, expected: list[str]
) -> None:
    """An export of a web form may have no buttons; paper waits on the table."""
    blocks = tuple(Block(BlockKind.FIELD_LABEL, f"Vraag {number}") for number in range(16))
    fields = tuple(Field(FieldKind.TEXT, b.text, i, after=i) for i, b in enumerate(blocks))
    document = Document(blocks, fields, format=source, kind=DocumentKind.FORM)
    found = form_checker.only(["F15"]).check(document).findings
    assert [finding.text for finding in found] == expected


def test_an_overlap_is_a_fault_and_a_missing_option_a_hint(form_checker: Checker) -> None:
    """Who is ten has two right answers; who has another reason can still ask."""
    overlap = read_example_form("vraag: Leeftijd\nkeuzes: 0-10 | 10-20 | 20-30")
    missing = read_example_form("vraag: Waarom belt u?\nkeuzes: ziek | moe | boos")
    checker = form_checker.only(["F11"])
    found = [checker.check(document).findings[0] for document in (overlap, missing)]
    assert [finding.severity.label for finding in found] == ["warning", "hint"]


def question(label: str, number: int = 0, **more: object) -> Field:
    return Field(FieldKind.TEXT, label=label, label_block=number, after=number, **more)  # type: ignore[arg-type]


def screen(*fields: Field, **more: object) -> Document:
    """Return a form on a screen of which each field has its label and nothing else."""
    blocks = tuple(Block(BlockKind.FIELD_LABEL, field.label) for field in fields)
    return Document(blocks, fields, kind=DocumentKind.FORM, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("F3", question("Begindatum", placeholder="dd-mm-jjjj")),
        ("F17", question("Wat is uw geboortedatum?")),
        ("F17", question("Huurbedrag per maand")),
    ],
)
def test_a_field_that_shows_itself_how_to_fill_it_in(code: str, field: Field) -> None:
    """A calendar or a euro sign needs no example."""
    checker = Checker(Settings()).only([code])
    assert len(checker.check(screen(field)).findings) == 1
    assert not checker.check(screen(replace(field, shows_format=True))).findings


def test_a_part_of_a_form_need_not_tell_what_comes_around_it() -> None:
    """The introduction and the end stand in another file."""
    fields = [question(f"Vraag {number}", number) for number in range(20)]
    paper = question("Stuur een kopie van uw paspoort mee", 20)
    form = screen(*fields, replace(paper, kind=FieldKind.FILE), format="open-formulieren")
    checker = Checker(Settings()).only(["F14", "F15", "F16"])
    assert {f.rule for f in checker.check(form).findings} == {"F14", "F15", "F16"}
    assert not checker.check(replace(form, is_fragment=True)).findings


def test_a_long_list_of_options_is_a_list_of_names() -> None:
    """Schools or streets are not written by the author of the form."""

    def choice(count: int) -> Document:
        blocks = (
            Block(BlockKind.FIELD_LABEL, "Welke school?"),
            *(Block(BlockKind.OPTION, f"Dienen te reiken {i}") for i in range(count)),
        )
        options = tuple(block.text for block in blocks[1:])
        field = Field(FieldKind.CHOICE, "Welke school?", 0, options=options, after=0,
                      option_blocks=tuple(range(1, count + 1)))  # fmt: skip
        return Document(blocks, (field,), kind=DocumentKind.FORM)

    checker = Checker(Settings()).only(["S14"])
    assert checker.check(choice(4)).findings
    assert not checker.check(choice(40)).findings


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (
            "Je gegevens gaan naar … en naar ….\n\nJe kunt niet inloggen bij …. Probeer het later."
            "\n\nGa verder op de website van … of in de app van ….",
            0,
        ),
        ("Naam: ........\n\nAdres: ........\n\nTelefoon: ........\n\nE-mail: ........", 1),
    ],
)
def test_loose_sentences_with_open_places_are_no_form(
    form_checker: Checker, lines: str, count: int
) -> None:
    """Names that a screen fills in are no questions."""
    document = replace(read_text(lines, markdown=False), kind=DocumentKind.FORM)
    assert document.fields
    assert len(form_checker.only(["F14"]).check(document).findings) == count
