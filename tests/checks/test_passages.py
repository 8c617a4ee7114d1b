"""Checks of passages: law citations, placeholders, mixed formats, repetitions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.dutch.facts import law_references
from clarity.report import Finding, Severity
from clarity.settings import Settings

Find = Callable[..., list[Finding]]


# D9: law citations.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("artikel 35 van de Participatiewet", ["artikel 35 van de Participatiewet"]),
        (
            "op artikel 3:2, eerste lid, van de Algemene wet bestuursrecht.",
            ["artikel 3:2, eerste lid, van de Algemene wet bestuursrecht"],
        ),
        ("volgens art. 4:5 Awb mag dat", ["art. 4:5 Awb"]),
        ("artikel 7.1, lid 7 PGA bij verzuim", ["artikel 7.1, lid 7 PGA"]),
        ("de artikelen 2 en 3 van de Verordening leges", ["artikelen 2 en 3 van de Verordening"]),
        ("artikel 12a, tweede en derde lid, van die wet", ["artikel 12a, tweede en derde lid"]),
        ("Dit is een artikel over 3 wetten", []),
        ("het artikel in de krant van 3 mei", []),
        ("lid 2 van de vereniging", []),
    ],
)
def test_law_references(text: str, found: list[str]) -> None:
    """Articles of law are found with their paragraphs and the name of the law."""
    spans = [text[start:end] for start, end in law_references(text)]
    assert [span.startswith(want) for span, want in zip(spans, found, strict=True)] == (
        [True] * len(found)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Op grond van artikel 3:2, eerste lid, van de Algemene wet bestuursrecht doen wij dit.",
        "U hebt volgens artikel 35 van de Participatiewet recht op geld voor een wasmachine.",
        "Wij hebben uw aanvraag krachtens art. 2.1 Wabo op 3 mei in behandeling genomen.",
        "Ingevolge artikel 17, eerste lid, van de wet moet u veranderingen meteen doorgeven.",
        "De kosten, bedoeld in de artikelen 4 en 5 van de Verordening leges, betaalt u vooraf.",
        "Gelet op artikel 160 van de Gemeentewet besluiten wij het park te sluiten.",
    ],
)
def test_a_law_citation_in_a_sentence_is_found(find: Find, text: str) -> None:
    """The reader has to read around it."""
    assert len(find("D9", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dat staat in artikel 35 van de Participatiewet.",
        "Dit mag volgens artikel 4:5 van de Algemene wet bestuursrecht.",
        "U moet veranderingen meteen doorgeven (artikel 17 van de Participatiewet).",
        "Zie artikel 3 van de Verordening leges.",
        "U leest dit artikel op onze website.",
        "Kijk in artikel 5 van de krant.",
        "De regels staan in de Participatiewet.",
    ],
)
def test_a_law_citation_on_its_own_is_fine(find: Find, text: str) -> None:
    """At the end, in brackets or in a sentence of its own it is not in the way."""
    assert find("D9", text) == []


def test_a_section_about_the_law_may_cite_it(find: Find) -> None:
    """Who reads on there wants to know; and a policy text is for experts."""
    text = (
        "Ons besluit rust op artikel 35 van de Participatiewet en op artikel 4 van de verordening."
    )
    assert find("D9", "## Wettelijke regels", text, markdown=True) == []
    assert find("D9", text, kind=DocumentKind.POLICY) == []


# D11: placeholders.


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U krijgt op 3 mei 2026 bezoek van [naam].", "[naam]"),
        ("Uw zaaknummer is XXXX.", "XXXX"),
        ("U krijgt een bedrag van € XX.", "XX"),
        ("Geachte heer …, u krijgt een pas.", "…"),
        ("Wij betalen u € … per maand.", "…"),
        ("Op dd-mm-jjjj hebt u ons gebeld.", "dd-mm-jjjj"),
        ("U kunt reageren tot <datum invullen>.", "<datum invullen>"),
        ("Klik of tik om tekst in te voeren.", "Klik of tik om tekst in te voeren."),
    ],
)
def test_a_placeholder_in_a_letter_is_found(find: Find, text: str, found: str) -> None:
    """Somebody forgot to fill it in."""
    assert [f.text for f in find("D11", text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Beste {{ naam }}, u krijgt een pas voor {{ bedrag }} euro.",
        "Beste «Naam», u krijgt {% if pas %}een pas{% endif %}.",
        "Beste {{ naam }}, u betaalt {% if jaar % 2 %}niets{% else %}€ 10{% endif %} op XXXX.",
        "{%p if pas %}U krijgt een pas.{%p endif %}",
        "Beste {voornaam}, uw kenmerk is XXXX.",
        "Beste lezer, <#if pas>u krijgt een pas</#if>. Uw kenmerk is XXXX.",
        "Schrijf de datum zo: dd-mm-jjjj.",
        "Wij dachten lang na … en toen wisten wij het.",
        "Het rekeningnummer is NL12XXXX0123456789.",
        "U krijgt het shirt in maat XXL.",
        "De rechter zei: ‘Hij [de bewoner] heeft gelijk.’",
        "De woning heeft nummer 10 [nieuw: 12].",
    ],
)
def test_merge_fields_and_other_marks_are_fine(find: Find, text: str) -> None:
    """A template is filled in later; three dots and brackets have other uses."""
    assert find("D11", text) == []


def test_a_template_with_brackets_is_a_template(find: Find) -> None:
    """Many different fields and nothing filled in: nobody forgot anything."""
    text = "Beste [naam], u krijgt op [datum] een brief over [onderwerp] van [afdeling]."
    assert find("D11", text) == []
    assert find("D11", "3 mei 2026", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beste {{ naam }, u krijgt een pas.", "{{ naam }"),
        ("Beste { naam }}, u krijgt een pas.", "{ naam }}"),
        ("Beste «Naam, u krijgt een pas.", "«Naam"),
        ("U krijgt {% if pas %}een pas.", "{% if pas %}"),
        ("U krijgt een pas.{% endif %}", "{% endif %}"),
        ("U krijgt {% if pas een pas.", "{% if pas"),
        ("Beste ${naam, u krijgt een pas.", "${naam"),
        ("Beste {{ naam }, u krijgt {{ pas }}.", "{{ naam }"),
        ("U krijgt {%p if jaar % 2 %}een pas.", "{%p if jaar % 2 %}"),
    ],
)
def test_a_broken_merge_field_is_an_error(find: Find, text: str, found: str) -> None:
    """The letter would go out with the code in it."""
    (hit,) = find("D11", text)
    assert hit.text.startswith(found)
    assert hit.severity is Severity.ERROR


def test_control_marks_may_stand_in_several_blocks(find: Find) -> None:
    """An ``if`` in one paragraph ends in another."""
    text = ["{% if pas %}", "U krijgt een pas.", "{% else %}", "U krijgt geen pas.", "{% endif %}"]
    assert find("D11", *text) == []
    assert find("D11", "{{#if pas}}", "U krijgt een pas.", "{{/if}}") == []
    assert [f.text for f in find("D11", *text[:-1])] == ["{% if pas %}"]


# D12: formats.


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["U krijgt op 3 mei 2026 bezoek.", "Bel voor 10-05-2026."], ["10-05-2026"]),
        (["Op 3 mei 2026 en op 1/6/2026."], ["1/6/2026"]),
        (["U betaalt € 1.250 of 300 euro."], ["300 euro"]),
        (["U krijgt 50 euro, 60 euro en € 70."], ["€ 70"]),
        (["U betaalt € 50,- en daarna € 60,00."], ["€ 60,00"]),
        (["U betaalt EUR 50 en daarna € 60 en € 70."], ["EUR 50"]),
    ],
)
def test_mixed_formats_are_found(find: Find, texts: list[str], found: list[str]) -> None:
    """The rarer form is reported; dates in words are the better ones."""
    assert [f.text for f in find("D12", *texts)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Van 3 mei 2026 tot en met 5 juni 2026.",
        "Van 03-05-2026 tot en met 05-06-2026.",
        "Van 3 mei tot 5 juni 2026.",
        "U betaalt € 1.250 en daarna € 12,50.",
        "U betaalt € 10,00 en daarna € 12,50.",
        "Het kost de gemeente 2 miljoen euro. U betaalt € 50.",
        "Schrijf de datum zo: 31-12-2026. Wij bellen u op 3 mei 2026.",
        "Versie 1.2.2026 van 3 mei 2026",
    ],
)
def test_one_format_is_fine(find: Find, text: str) -> None:
    """Cents need their figures, millions a word, and an example of a format is no date."""
    assert find("D12", text) == []


def test_a_date_in_figures_gets_its_words(find: Find) -> None:
    """The suggestion is the same day, written as the others."""
    (found,) = find("D12", "Op 3 mei 2026 bellen wij. Reageer voor 09-06-2026.")
    assert [s.text for s in found.suggestions] == ["9 juni 2026"]


# D13: repetition.


SENTENCE = "U kunt uw oude meubels gratis laten ophalen bij u thuis."


def test_a_repeated_sentence_is_found_where_it_comes_back(find: Find) -> None:
    """The first time is fine."""
    (found,) = find("D13", f"{SENTENCE} Bel ons.", f"Goed om te weten. {SENTENCE}")
    assert found.text == SENTENCE
    assert found.block == 1


def test_a_repeated_paragraph_is_one_finding(find: Find) -> None:
    """Not one for each sentence."""
    paragraph = f"{SENTENCE} Zet ze de avond ervoor buiten, niet voor de deur van uw buren."
    (found,) = find("D13", paragraph, "Iets anders.", paragraph)
    assert found.text == paragraph


@pytest.mark.parametrize(
    "again",
    [
        "U kunt uw oude meubels gratis laten ophalen bij u thuis!",
        "u kunt uw oude  meubels gratis laten ophalen bij u thuis.",
    ],
)
def test_small_differences_do_not_hide_a_repetition(find: Find, again: str) -> None:
    """Capitals, spaces and the full stop do not count."""
    assert len(find("D13", SENTENCE, again)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("Hebt u vragen? Bel ons dan.", "Hebt u vragen? Bel ons dan."),
        (SENTENCE, "U kunt uw oude kleren gratis laten ophalen bij u thuis."),
        (f"{{% if a %}}{SENTENCE}", f"{{% else %}}{SENTENCE} Bel ons.{{% endif %}}"),
        ("Beste Ali,", SENTENCE, "Beste Kim,", SENTENCE),
        (SENTENCE,),
    ],
)
def test_what_is_no_repetition(find: Find, texts: tuple[str, ...]) -> None:
    """Short sentences, other words, the other branch of a template, another letter."""
    assert find("D13", *texts) == []


def test_headers_and_forms_repeat_themselves(find: Find) -> None:
    """A form gives the same help at several questions."""
    assert find("D13", SENTENCE, SENTENCE, kind=DocumentKind.FORM) == []


def test_marks_of_ones_own_make_a_template_and_are_no_capitals() -> None:
    """What the house style calls a merge field is one for every rule."""
    text = "Beste ~NAAM AANVRAGER~, uw kenmerk is XXXX."
    document = Document((Block(BlockKind.PARAGRAPH, text),), kind=DocumentKind.LETTER)
    plain, own = Settings(), Settings(merge_fields=("~[A-Z ]+~",))
    assert {f.rule for f in Checker(plain).only(["D11", "L5"]).check(document).findings} == {
        "D11",
        "L5",
    }
    assert not Checker(own).only(["D11", "L5"]).check(document).findings
