"""S6: ``zullen`` where the present tense does, and the present tense that takes its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.report import Finding, Suggestion

Find = Callable[..., list[Finding]]

REWRITTEN = [
    # Main clauses, the subject first.
    ("Wij zullen u bellen.", "Wij bellen u."),
    ("Wij zullen u morgen opbellen.", "Wij bellen u morgen op."),
    ("U zult binnen zes weken een brief ontvangen.", "U ontvangt binnen zes weken een brief."),
    (
        "Wij zullen uw verzoek zo snel mogelijk behandelen.",
        "Wij behandelen uw verzoek zo snel mogelijk.",
    ),
    ("Wij zullen contact met u opnemen.", "Wij nemen contact met u op."),
    ("Wij zullen u informeren over de uitkomst.", "Wij informeren u over de uitkomst."),
    ("Wij zullen uw adres niet aan anderen geven.", "Wij geven uw adres niet aan anderen."),
    ("Ik zal uw vraag doorsturen.", "Ik stuur uw vraag door."),
    ("Je zult een mail krijgen.", "Je krijgt een mail."),
    ("Wij zullen u laten weten wat de uitkomst is.", "Wij laten u weten wat de uitkomst is."),
    (
        "Wij zullen ervoor zorgen dat u op tijd een antwoord krijgt.",
        "Wij zorgen ervoor dat u op tijd een antwoord krijgt.",
    ),
    (
        "De gemeente zal uw aanvraag beoordelen.",
        "De gemeente beoordeelt uw aanvraag.",
    ),
    ("Een medewerker zal de gegevens invoeren.", "Een medewerker voert de gegevens in."),
    ("De aannemer zal zich bij u melden.", "De aannemer meldt zich bij u."),
    ("U zult moeten aantonen dat u hier woont.", "U moet aantonen dat u hier woont."),
    ("U zult hier vanaf 1 mei kunnen parkeren.", "U kunt hier vanaf 1 mei parkeren."),
    ("De weg zal op 3 mei weer opengaan.", "De weg gaat op 3 mei weer open."),
    # Inversion.
    ("Daarna zullen wij u bellen.", "Daarna bellen wij u."),
    ("Hierover zult u een brief krijgen.", "Hierover krijgt u een brief."),
    ("Morgen zal ik u bellen.", "Morgen bel ik u."),
    ("Daarna zul je een brief ontvangen.", "Daarna ontvang je een brief."),
    ("Binnen twee weken zult u bericht ontvangen.", "Binnen twee weken ontvangt u bericht."),
    ("In mei zullen wij het bedrag overmaken.", "In mei maken wij het bedrag over."),
    (
        "Als u niet betaalt, zullen wij een herinnering sturen.",
        "Als u niet betaalt, sturen wij een herinnering.",
    ),
    (
        "Zodra wij uw formulier hebben, zult u van ons horen.",
        "Zodra wij uw formulier hebben, hoort u van ons.",
    ),
    # Passives.
    ("De rekening zal worden betaald.", "De rekening wordt betaald."),
    ("De brief zal u worden toegezonden.", "De brief wordt u toegezonden."),
    ("De kosten zullen worden vergoed.", "De kosten worden vergoed."),
    ("De bomen zullen gekapt worden.", "De bomen worden gekapt."),
    (
        "Uw aanvraag zal door ons in behandeling worden genomen.",
        "Uw aanvraag wordt door ons in behandeling genomen.",
    ),
    (
        "Uw gegevens zullen worden gecontroleerd en bewaard.",
        "Uw gegevens worden gecontroleerd en bewaard.",
    ),
    ("Het bedrag zal moeten worden terugbetaald.", "Het bedrag moet worden terugbetaald."),
    # Subordinate clauses.
    ("Wij laten weten dat wij u zullen bellen.", "Wij laten weten dat wij u bellen."),
    (
        "Wij hebben besloten dat de weg zal worden afgesloten.",
        "Wij hebben besloten dat de weg wordt afgesloten.",
    ),
    (
        "Wij hebben besloten dat de weg afgesloten zal worden.",
        "Wij hebben besloten dat de weg afgesloten wordt.",
    ),
    (
        "De brief die u zult ontvangen, moet u bewaren.",
        "De brief die u ontvangt, moet u bewaren.",
    ),
    (
        "Wij schrijven u omdat wij uw uitkering zullen stopzetten.",
        "Wij schrijven u omdat wij uw uitkering stopzetten.",
    ),
    (
        "Wij vertellen u wanneer wij u zullen opbellen.",
        "Wij vertellen u wanneer wij u opbellen.",
    ),
    ("U leest hier hoe wij uw geld zullen uitbetalen.", "U leest hier hoe wij uw geld uitbetalen."),
    (
        "In de brief staat dat u het bedrag zult moeten terugbetalen.",
        "In de brief staat dat u het bedrag moet terugbetalen.",
    ),
    (
        "Wij weten nog niet of de gemeente de vergunning zal verlenen.",
        "Wij weten nog niet of de gemeente de vergunning verleent.",
    ),
    (
        "U krijgt bericht als de monteur bij u zal langskomen.",
        "U krijgt bericht als de monteur bij u langskomt.",
    ),
]

NOT_REPLACED = [
    # Two infinitives share one zullen: the second needs a subject or an object of its own.
    "Wij zullen het formulier invullen en opsturen.",
    "Wij zullen uw brief lezen en daarna beantwoorden.",
    # A clause stands between.
    "Wij zullen u, als u dat wilt, morgen bellen.",
    "De gemeente zal, na overleg met u, een besluit nemen.",
    # Particle and verb would have to become one word.
    "U zult hier een bijlage toe moeten voegen.",
    # Two verbs would stand in a row.
    "De brieven die gestuurd worden zullen worden vertaald.",
    # The particle would stand next to the same preposition: ``in in``.
    "Een medewerker zal de gegevens invoeren in ons systeem.",
]

SILENT = [
    "Wij bellen u morgen.",
    "Wij zouden u graag willen spreken.",
    "U zou een brief ontvangen.",
    "Zullen we een afspraak maken?",
    "Zal ik u even helpen?",
    "Het zal wel druk zijn.",
    "U zult intussen een brief hebben ontvangen.",
    "U zult wel begrijpen dat dit niet kan.",
    "Nu betaalt u 3 euro, maar straks zult u 5 euro betalen.",
    "In de toekomst zullen meer mensen alleen wonen.",
    "De temperatuur zal stijgen.",
    "De kosten voor gezinnen zullen stijgen.",
    "Dat zal ongetwijfeld lukken.",
    "De zaal zal vol zijn.",
    "Dit zal niemand verbazen.",
    "U wilt dat ook.",
]


def _applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


@pytest.mark.parametrize(("text", "expected"), REWRITTEN)
def test_zullen_becomes_the_present_tense(find: Find, text: str, expected: str) -> None:
    """The edits give a sentence with the right form, particle and word order."""
    (found,) = find("S6", text)
    assert found.suggestions
    assert _applied(text, found.suggestions[0]) == expected


@pytest.mark.parametrize("text", NOT_REPLACED)
def test_an_uncertain_present_tense_is_advice(find: Find, text: str) -> None:
    """The finding stands, but a person has to write the sentence."""
    (found,) = find("S6", text)
    assert not any(suggestion.edits for suggestion in found.suggestions)
    assert "tegenwoordige tijd" in found.message


@pytest.mark.parametrize("text", SILENT)
def test_a_real_future_guess_or_proposal_is_fine(find: Find, text: str) -> None:
    """``zullen`` that says more than the present tense does is left alone."""
    assert find("S6", text) == []
