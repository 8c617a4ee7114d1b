"""Checks of structure: paragraphs, headings, deadlines, contact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind, DocumentKind
from clarity.dutch.facts import dates, has_contact, terms
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]


def test_a_paragraph_of_six_sentences_is_fine(find: Find) -> None:
    """The limit is exclusive."""
    sentence = "Wij helpen u graag met al uw vragen over geld en schulden. "
    assert find("D3", sentence * 6) == []
    assert len(find("D3", sentence * 7)) == 1


def test_a_paragraph_of_short_sentences_is_fine(find: Find) -> None:
    """Seven sentences are only many when they hold many words too."""
    assert find("D3", "Wij helpen u. " * 9) == []


@pytest.mark.parametrize("text", ["Inleiding", "2.1 Toelichting", "III. Algemeen", "Overig:"])
def test_an_empty_heading_is_known_with_its_number(find: Find, text: str) -> None:
    """Numbers and colons do not make a heading say more."""
    assert len(find("D5", text, block=BlockKind.HEADING)) == 1


def test_a_deadline_for_the_reader_weighs_more_than_a_promise(find: Find) -> None:
    """What the reader has to do needs a date most."""
    (duty,) = find("D6", "Stuur het formulier binnen twee weken terug.")
    (promise,) = find("D6", "Wij sturen u binnen twee weken een brief.")
    (receipt,) = find("D6", "Beste mevrouw De Wit,", "U krijgt binnen twee weken een brief.")
    assert duty.severity is Severity.WARNING
    assert promise.severity is Severity.HINT
    assert receipt.severity is Severity.HINT


@pytest.mark.parametrize(
    "date", ["3 mei 2026", "3 mei", "03-05-2026", "{{ einddatum }}", "«Datum_uiterlijk»"]
)
def test_a_date_nearby_makes_a_term_fine(find: Find, date: str) -> None:
    """A merge field may stand for the date."""
    assert find("D6", f"Reageer binnen twee weken, dus voor {date}.") == []


def test_a_term_that_starts_with_what_the_reader_does_has_no_date(find: Find) -> None:
    """Nobody knows yet when the reader will move."""
    assert find("D6", "Meld uw verhuizing binnen vijf dagen na de verhuizing.") == []


def test_a_web_page_needs_no_date(find: Find) -> None:
    """A page speaks to readers on all days."""
    text = "U moet binnen zes weken bezwaar maken."
    assert find("D6", text, kind=DocumentKind.WEB_PAGE) == []
    assert len(find("D6", text)) == 1


@pytest.mark.parametrize(
    "contact",
    [
        "Bel 14 0570.",
        "Mail info@example.nl.",
        "Bel {{ telefoon }}.",
        "Bel {{ $phoneNumber }}.",
        "Bel {$telefoon|trim}.",
        "Mail {!! $email !!} of <?= $mail ?>.",
        "(020) 555 1234",
    ],
)
def test_a_letter_with_contact_is_fine(find: Find, contact: str) -> None:
    """A number, an address or a merge field for one will do."""
    letter = ["Beste Ali,", "U krijgt een pas. " * 8, "Met vriendelijke groet,"]
    assert len(find("D7", *letter)) == 1
    assert find("D7", *letter, contact) == []


def test_contact_points_at_the_closing(find: Find) -> None:
    """That is where the number belongs."""
    (found,) = find("D7", "Beste Ali,", "U krijgt een pas. " * 8, "Met vriendelijke groet,")
    assert found.text == "Met vriendelijke groet,"


def test_a_loose_text_is_no_letter(find: Find) -> None:
    """Without salutation and closing there is nobody to reach."""
    assert find("D7", "U krijgt een pas. " * 8) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("voor 3 mei", ["3 mei"]),
        ("op 12-03-2025 of 2025-03-12", ["12-03-2025", "2025-03-12"]),
        ("op [datum besluit]", ["[datum besluit]"]),
        ("artikel 3 lid 2", []),
        ("u kunt 3 meisjes", []),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    """Dates are found in words, in figures, and as merge fields."""
    assert [text[start:end] for start, end in dates(text)] == found


def test_terms() -> None:
    """Periods and haste are both terms without a date."""
    text = "Binnen 14 dagen, of zo spoedig mogelijk."
    assert [text[start:end] for _, start, end in terms(text)] == [
        "Binnen 14 dagen",
        "zo spoedig mogelijk",
    ]


@pytest.mark.parametrize("text", ["Bedrag: 1.234,56", "artikel 14 lid 2", "Zaak 2024-0012345"])
def test_other_numbers_are_no_telephone_numbers(text: str) -> None:
    """An amount or a reference does not help a reader with a question."""
    assert not has_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "U krijgt de uitslag van uw examens binnen 8 weken.",
        "Geef uw adres zo snel mogelijk door aan de gemeente.",
        "Ik krijg de brief graag binnen 2 weken, dus uiterlijk DocumentDatum+14dagen.",
    ],
)
def test_a_term_that_can_have_no_date_is_fine(find: Find, text: str) -> None:
    """General information, what W8 already reports, and a date that a field will give."""
    assert find("D6", text) == []


def test_a_sentence_about_an_article_may_open_with_it(find: Find) -> None:
    """The article is what the sentence is about; it does not lead away from it."""
    text = "Artikel 10 van de Wet open overheid geldt ook voor het besluit van de gemeente Dorp."
    assert find("D9", text) == []


def test_a_citation_takes_the_name_of_the_law_along(find: Find) -> None:
    """A name of more words belongs to the citation."""
    text = "U hebt volgens artikel 7.1 van de Wet inkomstenbelasting 2001 recht op een bijdrage."
    (found,) = find("D9", text)
    assert found.text == "artikel 7.1 van de Wet inkomstenbelasting 2001"


def test_a_question_may_return_in_each_branch_of_a_form(find: Find) -> None:
    """The few words after a question that returns are no text that stands twice."""
    again = "Hebt u nog meer informatie voor ons? Dan kunt u dat hier invullen."
    assert find("D13", again, "U woont in Dorp.", again) == []
    told = "Hebt u vragen? Bel dan op maandag tot en met vrijdag met het team Zorg."
    assert len(find("D13", told, "U woont in Dorp.", told)) == 1
