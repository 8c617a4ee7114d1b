"""W5: what is no abbreviation to write out, and how the written-out words fit the sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind
from clarity.report import Finding

Find = Callable[..., list[Finding]]


def _after(find: Find, text: str) -> str:
    """The text after the edits of the first finding, or the text itself without edits."""
    (finding,) = find("W5", text)
    edits = [edit for suggestion in finding.suggestions[:1] for edit in suggestion.edits]
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Download het formulier (159 KB pdf).",
        "De norm ISO 9241-210 gaat over gemak.",
        "Wij werken volgens ISO-27002.",
        "Controleer of uw kenteken klopt: AB-123-C.",
        "Dat staat in de Wet toezicht UVLS instellingen.",
        "Uw auto heeft kenteken 12-XYZ-3.",
        "Uw brief van 24 juli, nummer WJZ 6051546, is binnen.",
        "U bent ziek door COVID-19.",
        "Wij bewaren uw IP-adres niet.",
        "Bel dan gratis de Wmo Helpdesk.",
        "Open het formulier in Mijn DUS-I.",
        "De gemeente doet een 'data protection impact assessment' (DPIA). De DPIA is openbaar.",
        "U staat bekend als ‘Vertrokken Onbekend Waarheen (VOW)’.",
        "De website voldoet aan WCAG 2.2 (Web Content Accessibility Guidelines).",
        "U bent klant van Budgetbeheer (FIBU).",
        "URSE: Uitvoeringsregeling schenk- en erfbelasting",
        "De site voldoet aan niveau AA.",
        "In de kolom ‘Nr.’ staat het volgnummer.",
        "ECHTER: het moeten vier foto’s zijn.",
        "U hebt MEER dan drie foto’s nodig.",
    ],
)
def test_no_abbreviation_to_write_out(find: Find, text: str) -> None:
    """Sizes, numbers, names, and what the text itself explains are left alone."""
    assert find("W5", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vraag hulp aan bij het XYZ.",
        "De norm van het XYZ is streng.",
        "Het verslag heeft 3 XYZ.",
        "Team Zorg belt het XYZ.",
    ],
)
def test_an_unknown_abbreviation_is_found(find: Find, text: str) -> None:
    """The guards do not hide what nobody knows."""
    assert [finding.text for finding in find("W5", text)] == ["XYZ"]


def test_the_full_stop_is_not_part_of_the_abbreviation(find: Find) -> None:
    """A token that ends the sentence is reported without its full stop."""
    (finding,) = find("W5", "Vraag de subsidie aan bij DUS-I.")
    assert finding.text == "DUS-I"


def test_a_glossary_explains_its_own_abbreviations(find: Find) -> None:
    """A cell with only an abbreviation is explained by the cell behind it."""
    cells = ("API", "application programming interface", "De API is klaar.")
    assert find("W5", *cells, block=BlockKind.TABLE_CELL) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U belt met DUO.", "U belt met de Dienst Uitvoering Onderwijs (DUO)."),
        ("DUO belt u.", "De Dienst Uitvoering Onderwijs (DUO) belt u."),
        ("Vindt DUO dat goed?", "Vindt de Dienst Uitvoering Onderwijs (DUO) dat goed?"),
        ("U belt met het CJG.", "U belt met het Centrum voor Jeugd en Gezin (CJG)."),
        (
            "U hebt recht op zorg op basis van de Wlz of Wmo.",
            "U hebt recht op zorg op basis van de Wet langdurige zorg (Wlz) of Wmo.",
        ),
        ("U hebt een pgb.", "U hebt een persoonsgebonden budget (pgb)."),
        ("Vraag pgb aan.", "Vraag pgb aan."),
        ("U betaalt ozb.", "U betaalt onroerendezaakbelasting (ozb)."),
        ("Ook als u een IOAZ uitkering hebt.", "Ook als u een IOAZ uitkering hebt."),
        ("U krijgt een Wmo-taxi.", "U krijgt een Wmo-taxi."),
        ("Het team Wmo belt u.", "Het team Wmo belt u."),
    ],
)
def test_a_written_out_name_gets_its_article(find: Find, text: str, expected: str) -> None:
    """The article comes along where the sentence has none; in a compound nothing is changed."""
    found = find("W5", text)[:1]
    edits = [e for f in found for s in f.suggestions[:1] for e in s.edits]
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    assert found
    assert text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I.v.m. ziekte is de balie dicht.", "Vanwege ziekte is de balie dicht."),
        ("Leg het uit d.m.v. van een foto.", "Leg het uit d.m.v. van een foto."),
        ("Betaal d.m.v. het invullen van de bon.", "Betaal d.m.v. het invullen van de bon."),
        ("De minister van Justitie, a.i.", "De minister van Justitie, a.i."),
        ("Geachte dhr. Jansen,", "Geachte heer Jansen,"),
        ("Wij bellen dhr. Jansen.", "Wij bellen de heer Jansen."),
        ("U krijgt evt. schade vergoed.", "U krijgt evt. schade vergoed."),
        ("U kunt ons evt. bellen.", "U kunt ons eventueel bellen."),
        ("Uw mail d.d. 3 mei is binnen.", "Uw mail van 3 mei is binnen."),
        ("De aspecten m.b.t. de bouw staan hier.", "De aspecten m.b.t. de bouw staan hier."),
        ("U hebt een vraag m.b.t. uw pas.", "U hebt een vraag over uw pas."),
    ],
)
def test_words_in_the_place_of_an_abbreviation(find: Find, text: str, expected: str) -> None:
    """Edits are offered only where the words are sure to fit."""
    assert _after(find, text) == expected


def test_only_the_first_alternative_has_edits(find: Find) -> None:
    """The others are there to choose from by hand."""
    (finding,) = find("W5", "I.v.m. ziekte is de balie dicht.")
    assert [bool(s.edits) for s in finding.suggestions] == [True, False]


def test_a_compound_is_explained_and_not_replaced(find: Find) -> None:
    """The message tells what the first part means."""
    (finding,) = find("W5", "U krijgt een Wmo-taxi.")
    assert "Wet maatschappelijke ondersteuning" in finding.message
    assert finding.suggestions == ()
