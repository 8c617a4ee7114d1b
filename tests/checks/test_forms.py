"""Checks of forms: labels, double questions, required fields, numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import DocumentKind
from clarity.report import Finding

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
