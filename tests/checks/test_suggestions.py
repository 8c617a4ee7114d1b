"""What the word lists offer in a sentence: the word in the form that the sentence asks for."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.report import Finding
from clarity.settings import Settings

LISTS = Checker(Settings(kind=DocumentKind.LETTER)).only(["W2", "W3", "W4", "W7", "W8"])


def find(text: str, entry: str) -> Finding | None:
    findings = LISTS.check(Document((Block(BlockKind.PARAGRAPH, text),))).findings
    return next((finding for finding in findings if finding.entry == entry), None)


def applied(text: str, entry: str) -> str:
    """The sentence after the first suggestion of an entry."""
    finding = find(text, entry)
    assert finding is not None
    assert finding.suggestions
    for edit in sorted(finding.suggestions[0].edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        ("hanteren", "Wij hanteren vaste prijzen.", "Wij gebruiken vaste prijzen."),
        ("hanteren", "De prijs wordt gehanteerd.", "De prijs wordt gebruikt."),
        ("bieden", "De gemeente biedt ondersteuning.", "De gemeente geeft ondersteuning."),
        ("actualiseren", "Wij hebben de lijst geactualiseerd.", "Wij hebben de lijst bijgewerkt."),
        ("evalueren", "Wij evalueren het plan in mei.", "Wij beoordelen het plan in mei."),
        ("resulteren in", "Dit resulteert in minder afval.", "Dit zorgt voor minder afval."),
        ("beschikken over", "U beschikt over een auto.", "U hebt een auto."),
        ("beschouwen", "Wij beschouwen dit als loon.", "Wij zien dit als loon."),
        (
            "voortvloeien uit",
            "Maatregelen die voortvloeien uit het plan staan in deel 3.",
            "Maatregelen die komen door het plan staan in deel 3.",
        ),
        ("ambitie", "De ambitie is hoog.", "Het doel is hoog."),
        ("rapportage", "De rapportage is klaar.", "Het rapport is klaar."),
        ("noordzijde", "De deur zit aan de noordzijde.", "De deur zit aan de noordkant."),
        ("individu", "Elk individu krijgt geld.", "Elke persoon krijgt geld."),
        ("innovatief", "Dit is een innovatief plan.", "Dit is een vernieuwend plan."),
        ("exact", "Het exacte bedrag volgt.", "Het precieze bedrag volgt."),
        ("gereed", "De brug is gereed.", "De brug is klaar."),
        ("momenteel", "De balie is momenteel dicht.", "De balie is nu dicht."),
        ("een drietal", "Wij hebben een drietal plannen.", "Wij hebben drie plannen."),
        ("op welke wijze", "Op welke wijze betaalt u?", "Hoe betaalt u?"),
        ("de betreffende", "U krijgt de betreffende brief.", "U krijgt die brief."),
        ("het desbetreffende", "U krijgt het desbetreffende formulier.", "U krijgt dat formulier."),
        ("een dergelijke", "U vraagt een dergelijke brief aan.", "U vraagt zo’n brief aan."),
        ("voornoemde", "U leest voornoemde regels.", "U leest deze regels."),
        ("eenieder", "Eenieder mag komen.", "Iedereen mag komen."),
        ("te", "De rechtbank te Utrecht beslist.", "De rechtbank in Utrecht beslist."),
        ("in kennis stellen van", "Wij stellen u hiervan in kennis.", "Wij laten u dit weten."),
    ],
)
def test_the_first_suggestion_fits_the_sentence(entry: str, before: str, after: str) -> None:
    assert applied(before, entry) == after


@pytest.mark.parametrize(
    ("entry", "found", "silent"),
    [
        ("aanmerken", "Wij merken dit aan als loon.", "Wij hebben iets op het plan aan te merken."),
        ("middel", "De financiële middelen zijn op.", "Dit is een middel tegen muizen."),
        ("bieden", "Wij bieden u begeleiding.", "U kunt op het huis bieden."),
        ("bekleden", "Zij bekleedt een functie.", "Hij bekleedt de stoel met leer."),
        ("oppakken", "Wij pakken uw melding op.", "De politie pakt de dief op."),
        ("opereren", "Het bedrijf opereert hier.", "De arts gaat uw been opereren."),
        ("afronden", "Wij ronden het werk af.", "Wij ronden het bedrag af."),
        ("analyseren", "Wij analyseren de cijfers.", "Wij bekijken de cijfers."),
        ("inrichten", "Wij richten het proces in.", "U mag uw kamer zelf inrichten."),
        ("verkennen", "Wij verkennen de opties.", "Wij verkennen de stad."),
        ("orgaan", "Het orgaan beslist in mei.", "U bent donor van een orgaan."),
        ("kwestie", "Deze kwestie is lastig.", "Het is een kwestie van tijd."),
        ("complex", "Dit is een complexe zaak.", "Het complex heeft tien huizen."),
        ("uniek", "Dit is een unieke plek.", "Vul uw unieke code in."),
        ("te", "De zitting is te Arnhem.", "De brief kwam te laat."),
        ("locatie", "De locatie is dicht.", "De app vraagt naar uw locatie."),
        ("achten", "Wij achten dit nodig.", "Geachte heer Jansen,"),
        ("variëren", "De prijs varieert.", "Wij hebben een gevarieerd aanbod."),
        ("toelichting", "Lees de toelichting.", "Toelichting"),
        ("in hoeverre", "Wij bekijken in hoeverre dit kan.", "In hoeverre kan dit?"),
        ("constant", "De straat is constant vol.", "De druk blijft constant."),
    ],
)
def test_an_entry_knows_its_sense(entry: str, found: str, silent: str) -> None:
    assert find(found, entry) is not None
    assert find(silent, entry) is None


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("evalueren", "In het gesprek kunnen jullie samen de afspraken evalueren en bespreken."),
        ("vigerend", "Dit past in het vigerende plan."),
        ("substantieel", "De korting is substantieel."),
    ],
)
def test_what_the_parser_does_not_know_is_found(entry: str, text: str) -> None:
    """The parser may take such a verb or adjective for a noun, or for a form of another verb."""
    assert find(text, entry) is not None


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("werkzaamheden verrichten", "Het verrichten van werkzaamheden is verboden."),
        ("onderzoek verrichten", "Er wordt wetenschappelijk onderzoek verricht."),
        ("kansrijk", "Dit zijn de meest kansrijke plannen."),
    ],
)
def test_no_edit_where_words_would_be_left_behind(entry: str, text: str) -> None:
    finding = find(text, entry)
    assert finding is None or not any(s.edits for s in finding.suggestions)
