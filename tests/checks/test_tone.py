"""Checks of tone: how the reader is addressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind, DocumentKind
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]


def test_the_rarer_form_of_address_is_the_wrong_one(find: Find) -> None:
    """Every word of the minority is reported."""
    found = find("T1", "U krijgt uw pas.", "Neem je oude pas mee naar uw afspraak.")
    assert [finding.text for finding in found] == ["je"]
    assert "‘u’" in found[0].message


def test_a_quotation_has_its_own_form_of_address(find: Find) -> None:
    """What someone else said is not changed."""
    assert find("T1", "U ziet het bord ‘Houd je hond aan de lijn’ in uw straat.") == []


def test_the_reader_as_applicant_is_a_warning_in_a_sentence(find: Find) -> None:
    """In a label it is a hint, because forms often do so."""
    (sentence,) = find("T5", "De aanvrager betaalt de kosten.")
    (label,) = find("T5", "Gegevens aanvrager", block=BlockKind.HEADING)
    assert sentence.severity is Severity.WARNING
    assert sentence.text == "De aanvrager"
    assert label.severity is Severity.HINT


def test_ondergetekende_becomes_ik(find: Find) -> None:
    """A statement is in the first person."""
    (found,) = find("T5", "Ondergetekende verklaart dat dit klopt.")
    assert "‘ik’" in found.message


def test_a_form_may_tell_applicant_and_partner_apart(find: Find) -> None:
    """Then ``aanvrager`` is needed in the labels."""
    form = ["# Aanvraag", "Inkomen aanvrager: ______", "Inkomen partner: ______"]
    assert find("T5", *form, kind=DocumentKind.FORM, markdown=True) == []
    assert find("T5", *form[:2], kind=DocumentKind.FORM, markdown=True)


def test_a_third_party_is_not_the_reader(find: Find) -> None:
    """A sentence that says ``u`` as well speaks of someone else."""
    assert find("T5", "U kunt bezwaar maken als de aanvrager een vergunning krijgt.") == []


# T2: the sender before the reader.


SENDER = (
    "Wij hebben uw brief gelezen.",
    "Wij gaan in juni de straat opknappen.",
    "De gemeente legt nieuwe stenen neer.",
    "Het college heeft daar geld voor.",
    "Onze aannemer begint op 3 juni.",
    "U kunt dan niet parkeren.",
)


@pytest.mark.parametrize(
    "body",
    [
        SENDER,
        ("Ik heb uw brief gelezen. " * 4, "Bel mij. Ik help u graag."),
        ("De gemeente Waterveen wil een schone stad.", *("U kunt daarbij helpen. " * 5,)),
        ("Wij vinden een groene wijk belangrijk.", "Bomen geven schaduw.", "U leest hier meer."),
        ("Burgemeester en wethouders werken aan een nieuw plan voor het centrum.", "Het is klaar."),
    ],
)
def test_a_letter_about_the_sender_gets_one_hint(find: Find, body: tuple[str, ...]) -> None:
    """Most sentences start with the sender, or the first one has nothing for the reader."""
    (found,) = find("T2", "Beste bewoner,", *body, "Met vriendelijke groet,")
    assert found.severity is Severity.HINT


@pytest.mark.parametrize(
    "body",
    [
        (
            "U krijgt een nieuwe straat.",
            *SENDER[:2],
            "U kunt dan niet parkeren.",
            "Het duurt kort.",
        ),
        ("Wij hebben uw brief gelezen.", "U krijgt een parkeerplaats.", "U kunt er meteen staan."),
        ("Op 3 mei kregen wij uw brief.", "Daarin vraagt u om hulp.", "Die hulp krijgt u van ons."),
        ("In juni gaat de brug drie weken dicht.", "Fietsers kunnen omrijden.", "Auto’s ook."),
        ("Bedankt voor uw melding.", "Wij gaven die door.", "De lamp doet het morgen weer."),
        ("Wij feliciteren u met uw huwelijk.", "Uw cadeau ligt klaar.", "Kom langs in mei."),
    ],
)
def test_a_letter_about_the_reader_is_fine(find: Find, body: tuple[str, ...]) -> None:
    """Some sentences may start with the sender."""
    assert find("T2", "Beste bewoner,", *body, "Met vriendelijke groet,") == []


# T3: threats and blame.


@pytest.mark.parametrize(
    "text",
    [
        "U heeft nagelaten het formulier te ondertekenen.",
        "U bent in gebreke gebleven.",
        "U bent in gebreke.",
        "Bij gebreke waarvan wij een boete opleggen.",
        "Wij zijn genoodzaakt de uitkering te stoppen.",
        "Daarna zien wij ons genoodzaakt een deurwaarder te sturen.",
        "De gemeente haalt de fiets zonder nadere aankondiging weg.",
        "Ondanks herhaalde verzoeken hebt u niet betaald.",
        "Het is uw eigen schuld dat de aanvraag te laat is.",
        "U had kunnen weten dat dit niet mag.",
        "U hebt verzuimd uw inkomen op te geven.",
        "Wij zullen rechtsmaatregelen nemen.",
    ],
)
def test_a_threat_or_blame_is_found(find: Find, text: str) -> None:
    """A friendly alternative comes with it."""
    (found,) = find("T3", text)
    assert "Schrijf" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben uw betaling nog niet ontvangen.",
        "Betaalt u niet? Dan moeten wij de uitkering stoppen.",
        "Uw vader heeft u een huis nagelaten.",
        "U hebt geen schuld bij ons.",
        "De commissie stelt vast dat het college in gebreke is gesteld.",
        "Wij maken een aankondiging in de krant.",
        "Ondanks de regen was het feest druk.",
    ],
)
def test_a_plain_consequence_is_no_threat(find: Find, text: str) -> None:
    """What happens next may be said."""
    assert find("T3", text) == []


# T4: salutation and closing.


@pytest.mark.parametrize(
    ("salutation", "closing"),
    [
        ("Beste heer Jansen,", "Hoogachtend,"),
        ("Beste bewoner,", "Hoogachtend,"),
        ("Hoi Kim,", "Hoogachtend,"),
        ("Geachte mevrouw De Boer,", "Groetjes,"),
        ("Geachte heer Jansen,", "Groeten,"),
        ("Geachte {{ naam }},", "Liefs,"),
        ("Geachte heer of mevrouw,", "Tot ziens!"),
    ],
)
def test_a_closing_of_another_register_is_found(find: Find, salutation: str, closing: str) -> None:
    """The closing is what to change."""
    (found,) = find("T4", salutation, "U krijgt een pas.", closing, "Anna de Wit")
    assert found.text == closing.rstrip(",!")
    assert found.suggestions[0].text == "Met vriendelijke groet"


@pytest.mark.parametrize(
    ("salutation", "closing"),
    [
        ("Geachte heer Jansen,", "Hoogachtend,"),
        ("Geachte heer Jansen,", "Met vriendelijke groet,"),
        ("Beste heer Jansen,", "Met vriendelijke groeten,"),
        ("Beste Kim,", "Groetjes,"),
        ("Hallo Kim,", "Hartelijke groet,"),
        ("Goedemorgen,", "Hoogachtend,"),
        ("U krijgt een pas.", "Hoogachtend,"),
    ],
)
def test_salutation_and_closing_that_go_together(find: Find, salutation: str, closing: str) -> None:
    """``Met vriendelijke groet`` goes with all."""
    assert find("T4", salutation, "U krijgt een pas.", closing, "Anna de Wit") == []


def test_the_closing_word_in_a_sentence_is_no_closing(find: Find) -> None:
    """Only a line of its own ends a letter."""
    assert find("T4", "Geachte heer Jansen,", "Groetjes van uw kind zijn leuk.") == []


# T6: forms of address that leave people out.


@pytest.mark.parametrize(
    "text",
    [
        "Geachte heer/mevrouw,",
        "Geachte heer/mevrouw Jansen,",
        "Geachte heren,",
        "Geachte dames en heren,",
        "De inwoner moet zijn/haar paspoort meenemen.",
        "Een ouder kan hij/zij aanmelden.",
        "Uw kind kan met zijn of haar pas naar binnen.",
        "Vraag het aan uw vader en moeder.",
        "M/V",
        "Bent u een man/vrouw?",
        "De heer/mevrouw",
    ],
)
def test_an_address_that_leaves_people_out_is_a_hint(find: Find, text: str) -> None:
    """With a way to write it for everyone."""
    found = find("T6", text)
    assert [f.severity for f in found] == [Severity.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "Geachte heer Jansen,",
        "Geachte heer of mevrouw,",
        "Geachte mevrouw De Boer,",
        "Beste inwoner,",
        "Uw man hoeft niet mee te komen.",
        "De wethouder en zijn partner waren er ook.",
        "Uw moeder krijgt hulp in huis.",
        "Mannen en vrouwen van 75 jaar krijgen een brief over het onderzoek.",
    ],
)
def test_a_person_who_is_known_may_be_addressed(find: Find, text: str) -> None:
    """Who knows the reader writes to the reader."""
    assert find("T6", text) == []
