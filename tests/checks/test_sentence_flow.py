"""S13, S15 and S17: how sentences hang together."""

# ruff: noqa: E501 - a case is a sentence on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind
from clarity.report import Finding, Severity, Suggestion

Find = Callable[..., list[Finding]]

CHOPPED = [
    "De straat gaat dicht. Het riool is oud. De gemeente vervangt de buizen. Het werk duurt zes weken. De bussen rijden om.",
    "U krijgt een pas. De pas is gratis. U haalt de pas op. De balie is open. Het stadhuis staat aan het plein.",
    "De subsidie stopt. De raad wil besparen. De club krijgt geen geld. Het bestuur zoekt sponsors.",
    "Uw aanvraag is binnen. Wij lezen alles. U krijgt een brief. Uw partner tekent mee. De termijn is acht weken.",
    "Het zwembad sluit. Het dak lekt. De school komt niet. De leden zijn boos. De gemeente zoekt een oplossing.",
]
FLOWING = [
    "De straat gaat dicht. Want het riool is oud. Daarom vervangt de gemeente de buizen. Het werk duurt zes weken.",
    "U krijgt een pas. Die is gratis. U haalt hem op bij de balie. Neem dan uw paspoort mee.",
    "Ga naar het loket. Pak een nummer. Wacht op uw beurt. Geef uw paspoort. Betaal met uw pas.",
    "Hebt u vragen? Bel ons. Wij helpen u graag. Het nummer is 14 030.",
    "De straat gaat dicht. Het riool is oud.",
    "De gemeente vervangt in uw straat de oude buizen van het riool. Het werk duurt ongeveer zes weken. "
    "Er is in de straat geen plaats voor auto's van bewoners. De bussen rijden over de Kerkstraat en de Dorpsstraat.",
    "Dorpsstraat 1. 1234 AB Waterveen. Telefoon 14 030. Open op maandag. Gesloten op zondag.",
]


@pytest.mark.parametrize("text", CHOPPED)
def test_chopped_text_is_found(find: Find, text: str) -> None:
    """A run of short sentences without a word that links them."""
    (found,) = find("S13", text)
    assert "verbind" in found.message.lower()


@pytest.mark.parametrize("text", FLOWING)
def test_linked_or_ordinary_text_is_fine(find: Find, text: str) -> None:
    """Connectives, pronouns that point back, orders, questions, and lines of an address."""
    assert find("S13", text) == []


def test_list_items_are_not_chopped(find: Find) -> None:
    """A list is meant to be short."""
    assert find("S13", CHOPPED[0], block=BlockKind.LIST_ITEM) == []


OPENERS = [
    ("Gelet op artikel 4 van de verordening wijzen wij uw aanvraag af.", "Gelet op"),
    ("Gezien uw inkomen krijgt u geen toeslag.", "Gezien"),
    ("Gezien de hoogte van uw inkomen krijgt u geen toeslag.", "Gezien"),
    (
        "Overwegende dat de gemeente de grond verkoopt, besluiten wij het volgende.",
        "Overwegende dat",
    ),
    ("Rekening houdend met uw situatie krijgt u uitstel.", "Rekening houdend met"),
    ("Verwijzend naar ons gesprek sturen wij u het formulier.", "Verwijzend naar"),
    ("Wij hebben dit, gelet op uw leeftijd, niet gedaan.", "gelet op"),
    ("Hiermee voldaan hebbende aan de voorwaarden, krijgt u de pas.", "hebbende"),
    ("De heer De Vries, wonende in Assen, heeft bezwaar gemaakt.", "wonende"),
    ("De kosten, zijnde 300 euro, betaalt u zelf.", "zijnde"),
    ("Dit is, mede gelet op de kosten, niet redelijk.", "gelet op"),
]
NO_OPENERS = [
    "Wij hebben uw brief gezien.",
    "Hebt u dit formulier gezien?",
    "Wij hebben gezien de foto’s die u stuurde.",
    "Bij de keuze is gelet op de kosten.",
    "Wij hebben gelet op uw leeftijd en uw inkomen.",
    "Er wordt streng gelet op de regels.",
    "Wij houden rekening met uw situatie.",
    "Wij verwijzen u naar het wijkteam.",
    "De volgende vergadering is in mei.",
    "De bestaande regels gelden nog.",
    "Overwegend zonnig weer.",
    "Wij overwegen dat plan.",
    "De belanghebbende krijgt een brief.",
    "De inwonende kinderen tellen mee.",
    "De winkel werd gezien als een hinder.",
]


@pytest.mark.parametrize(("text", "words"), OPENERS)
def test_a_participle_clause_is_found(find: Find, text: str, words: str) -> None:
    """The hit is the opener itself."""
    (found,) = find("S15", text)
    assert found.text == words


@pytest.mark.parametrize("text", NO_OPENERS)
def test_a_verb_or_adjective_is_no_opener(find: Find, text: str) -> None:
    """The same words as a verb, an adjective or a noun."""
    assert find("S15", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gelet op het feit dat u werkt, krijgt u niets.", "Omdat u werkt, krijgt u niets."),
        ("U krijgt niets, gezien het feit dat u werkt.", "U krijgt niets, omdat u werkt."),
        ("Gelet op het bovenstaande krijgt u niets.", "Daarom krijgt u niets."),
        ("Gezien het vorenstaande krijgt u niets.", "Daarom krijgt u niets."),
    ],
)
def test_fixed_openers_have_a_replacement(find: Find, text: str, expected: str) -> None:
    """Where one word says the same, it can be put in place."""
    (found,) = find("S15", text)
    assert _applied(text, found.suggestions[0]) == expected


def _applied(text: str, suggestion: Suggestion) -> str:
    for edit in sorted(suggestion.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


AMBIGUOUS = [
    "De beheerder belt de wethouder. Deze komt morgen.",
    "De gemeente heeft met de aannemer gesproken. Deze betaalt de schade.",
    "De eigenaar verkoopt de woning aan de huurder. Deze moet de kosten betalen.",
    "Het formulier hoort bij het besluit. Dit moet u ondertekenen.",
    "Wij hebben het besluit en het formulier gestuurd. Dit moet u ondertekend terugsturen.",
    "De buren hebben de eigenaren een brief gestuurd. Deze willen geen schutting.",
]
CLEAR = [
    "De beheerder belt u. Deze komt morgen.",
    "Wij hebben uw aanvraag ontvangen. Deze is niet volledig.",
    "De gemeente stuurt u een brief. Deze brief moet u bewaren.",
    "Het college heeft het bezwaar bekeken. Dit duurde zes weken.",
    "U krijgt een nieuwe pas. Dit is gratis.",
    "Het formulier hoort bij het besluit. Dit formulier moet u ondertekenen.",
    "De monteur meet het gas. Deze komt in mei.",
    "De wethouder sprak met de bewoners. Deze waren boos.",
    "De bewoners krijgen een brief. Deze komt in mei.",
    "Deze komt morgen.",
]


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_reference_with_two_candidates_is_a_hint(find: Find, text: str) -> None:
    """Two nouns before it fit the pronoun equally well."""
    (found,) = find("S17", text)
    assert found.text in ("Deze", "Dit")
    assert found.severity is Severity.HINT


@pytest.mark.parametrize("text", CLEAR)
def test_a_reference_with_one_candidate_is_fine(find: Find, text: str) -> None:
    """One noun fits, a noun follows, or the word points at the whole sentence."""
    assert find("S17", text) == []
