"""S8, S9, S10, S11 and S16: how much a sentence asks the reader to hold at once."""

# ruff: noqa: E501 - a case is a sentence on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]

LONG_RUN_UPS = [
    "De aanvraag om een bijdrage in de kosten van de verbouwing van uw woning in de binnenstad is afgewezen.",
    "Op grond van de verordening van de gemeente over het parkeren in de straten rond het station krijgt u geen vergunning.",
    "Voor bewoners van de wijken in het noorden van de stad met een auto die ouder is dan tien jaar geldt een andere regel.",
    "In verband met de vervanging van het riool en de aanleg van een nieuw fietspad langs het kanaal kunt u niet parkeren.",
    "Als u na de datum van deze brief nog vragen hebt over de hoogte van het bedrag dat u moet terugbetalen aan de gemeente, kunt u bellen.",
    "Het college van burgemeester en wethouders van de gemeente waar u volgens de basisregistratie woont, neemt een besluit over uw aanvraag.",
]
SHORT_RUN_UPS = [
    "U krijgt geen bijdrage voor de verbouwing van uw woning in de binnenstad van onze gemeente dit jaar.",
    "Als u het niet eens bent met dit besluit, kunt u bezwaar maken.",
    "Heeft u nog vragen over de hoogte van het bedrag dat u moet terugbetalen aan de gemeente?",
    "Stuur het formulier samen met een kopie van uw paspoort en de laatste drie afschriften van uw bank op.",
    "Op maandag en dinsdag is het stadhuis open van 9 tot 17 uur.",
    "Let op: als u na 1 mei betaalt, krijgt u geen korting.",
    "En hoe dit een goede woonwijk aan de rand van het nieuwe park in het noorden kan worden.",
    "De gemeente betaalt de kosten van de reis en u betaalt zelf het eten en de entree van het museum.",
]


@pytest.mark.parametrize("text", LONG_RUN_UPS)
def test_a_long_run_up_is_found(find: Find, text: str) -> None:
    """The reader waits for the finite verb of the main clause."""
    (found,) = find("S8", text)
    assert found.start == 0
    assert "woorden" in found.message


@pytest.mark.parametrize("text", SHORT_RUN_UPS)
def test_a_short_run_up_is_fine(find: Find, text: str) -> None:
    """A question, an order, a short clause or a verb that comes soon."""
    assert find("S8", text) == []


def test_a_run_up_ends_at_the_finite_verb(find: Find) -> None:
    """The hit holds the run-up and the verb itself, not the rest of the sentence."""
    (found,) = find("S8", LONG_RUN_UPS[0])
    assert found.text.endswith("in de binnenstad is")


def test_a_run_up_that_is_a_clause_is_judged_more_mildly(find: Find) -> None:
    """``Als`` tells the reader what is coming; a long subject does not."""
    clause = "Als u in deze straat woont en u een eigen garage bij uw huis hebt, krijgt u geen pas."
    group = "Een bewoner van deze straat met een eigen garage of oprit achter zijn huis krijgt geen pas."
    assert find("S8", clause) == []
    assert len(find("S8", group)) == 1


DENSE = [
    "De gemeenteraad stelt jaarlijks verordeningen, beleidsregels, uitvoeringsprogramma's, begrotingen, jaarrekeningen, rapporten en uitgebreide evaluaties vast.",
    "De invoering van de gewijzigde verordening betekent een structurele verlaging van het gemiddelde tarief voor kleine zelfstandige ondernemers met lage omzet.",
    "De tijdelijke afsluiting van de belangrijkste toegangsweg veroorzaakt aanzienlijke vertraging voor bewoners, bezoekers, leveranciers, hulpdiensten en openbaar vervoer.",
    "Het besluit bevat nadere regels over de gefaseerde vervanging van verouderde openbare verlichting in woonwijken, winkelgebieden en kleine kernen.",
    "Een zorgvuldige afweging van financiële belangen en maatschappelijke gevolgen vormt de grondslag van het voorliggende voorstel tot wijziging van de begroting.",
]
LIGHT = [
    "U krijgt een brief van ons als wij uw aanvraag hebben gezien.",
    "Wij kijken naar uw inkomen en naar de hoogte van uw huur.",
    "Neem uw paspoort mee als u naar het stadhuis komt.",
    "De gemeente Utrecht, Postbus 16200, 3500 CE Utrecht, telefoon 14 030, website utrecht.nl",
    "Burgemeester Jan de Vries, wethouder Anna van den Berg en secretaris Piet Jansen komen.",
]


@pytest.mark.parametrize("text", DENSE)
def test_a_dense_clause_is_found(find: Find, text: str) -> None:
    """Many words with content lean on one finite verb."""
    (found,) = find("S9", text)
    assert found.text == text


@pytest.mark.parametrize("text", LIGHT)
def test_a_light_sentence_is_fine(find: Find, text: str) -> None:
    """Few words a verb, names, or no sentence at all."""
    assert find("S9", text) == []


def test_a_dense_heading_or_list_item_without_verb_is_fine(find: Find) -> None:
    """Only real sentences count."""
    text = (
        "Tijdelijke afsluiting belangrijke toegangsweg bewoners bezoekers leveranciers hulpdiensten"
    )
    assert find("S9", text, block=BlockKind.HEADING) == []
    assert find("S9", text, block=BlockKind.LIST_ITEM) == []


PARENTHESES = [
    "De pas (die u krijgt als u langer dan een jaar in de gemeente woont) is gratis.",
    "U betaalt de kosten (het bedrag dat op de rekening van de aannemer staat, zonder btw) zelf.",
    "De bewoners – ook de mensen die pas in maart in de straat zijn komen wonen – krijgen een brief.",
    "Het college - dat zijn de burgemeester en de wethouders van onze gemeente samen - beslist hierover.",
    "Wij sturen u een formulier (dit formulier kunt u ook ophalen bij de balie in het stadhuis) toe.",
]
SHORT_PARENTHESES = [
    "De Belastingdienst (een dienst van het Rijk) stuurt u een brief.",
    "U kunt bellen (op werkdagen van 9 tot 12 uur).",
    "U krijgt een brief. (Dit geldt niet voor mensen die al eerder een brief van ons hebben gekregen.)",
    "Open van maandag tot en met vrijdag - ook als het regent, sneeuwt of heel hard waait buiten.",
    "Wij gaan van 1-3-2026 - 1-4-2026 aan de weg werken.",
    "U krijgt de pas – als u wilt – thuis.",
]


@pytest.mark.parametrize("text", PARENTHESES)
def test_a_long_parenthesis_is_found(find: Find, text: str) -> None:
    """Brackets or two dashes inside a sentence with many words between."""
    (found,) = find("S10", text)
    assert found.text[0] in "(–-"
    assert found.text[-1] in ")–-"


@pytest.mark.parametrize("text", SHORT_PARENTHESES)
def test_a_short_or_separate_parenthesis_is_fine(find: Find, text: str) -> None:
    """A few words, a sentence of its own, or one dash."""
    assert find("S10", text) == []


ENUMERATIONS = [
    "Stuur een kopie van uw paspoort, een verklaring van uw werkgever en een overzicht van uw bankrekening mee.",
    "Wij kijken naar uw inkomen, uw vermogen, de hoogte van uw huur en de samenstelling van uw gezin.",
    "U krijgt de toeslag als u ouder bent dan 18 jaar, als u in de gemeente woont en als u weinig geld hebt.",
    "De regeling geldt voor ouders met jonge kinderen, voor mensen met een lage uitkering en voor studenten zonder bijbaan.",
    "In de brief staat hoeveel u moet betalen, wanneer u moet betalen en hoe u kunt betalen.",
    "U kunt de aanvraag doen via de website, met het papieren formulier bij de balie of samen met een medewerker van het wijkteam.",
]
NO_ENUMERATIONS = [
    "Wij nemen brood, melk en kaas mee.",
    "Bel, mail of schrijf ons.",
    "Jan de Vries, Anna van den Berg en Piet Jansen wonen in Utrecht.",
    "De balie is open op maandag, dinsdag, donderdag en vrijdag.",
    "U vindt ons in de gemeenten Assen, Emmen, Hoogeveen en Meppel.",
    "Het stadhuis, Kerkstraat 12, 1234 AB Waterveen, is open.",
    "Als u verhuist, moet u dat melden, want wij willen weten waar u woont.",
    "U woont hier en u betaalt huur, maar u krijgt geen toeslag.",
]


@pytest.mark.parametrize("text", ENUMERATIONS)
def test_an_enumeration_in_a_sentence_is_found(find: Find, text: str) -> None:
    """Three long parts or more deserve a list."""
    (found,) = find("S11", text)
    assert "lijst" in found.message or "opsomming" in found.message


@pytest.mark.parametrize("text", NO_ENUMERATIONS)
def test_names_short_words_and_plain_clauses_are_no_list(find: Find, text: str) -> None:
    """Short parts, names, days, addresses, or clauses that are no series."""
    assert find("S11", text) == []


STACKS = [
    "De wijziging van het besluit tot intrekking van de vergunning voor het plaatsen van een terras is klaar.",
    "De beslissing op het bezwaar tegen de afwijzing van de aanvraag om bijstand komt later.",
    "U krijgt een brief over de gevolgen van de wijziging van de regels voor de betaling van belasting.",
    "Wij wachten op het advies van de commissie over de uitvoering van het plan voor de inrichting van het plein.",
    "Dit is de lijst met de namen van de leden van het bestuur van de vereniging van eigenaren.",
    "Het gaat om de kosten van het onderzoek naar de oorzaak van de schade aan de gevel van uw woning.",
]
NO_STACKS = [
    "Wij wachten op het advies van de commissie over het plan.",
    "U krijgt een brief over de gevolgen van de wijziging van de regels.",
    "Op 3 mei om 10 uur in het stadhuis van Utrecht aan het plein krijgt u de sleutel.",
    "Wij werken van maandag tot en met vrijdag van 9 tot 5 uur aan de weg.",
    "U kunt met de bus naar het station en met de trein naar de stad.",
    "Bel met het Klantcontactcentrum op werkdagen tussen 9 en 17 uur.",
]


@pytest.mark.parametrize("text", STACKS)
def test_a_stack_of_prepositions_is_found(find: Find, text: str) -> None:
    """Group after group hangs on the one before it."""
    assert len(find("S16", text)) == 1


@pytest.mark.parametrize("text", NO_STACKS)
def test_a_short_chain_or_a_time_and_place_is_fine(find: Find, text: str) -> None:
    """Time and place come in a row without hanging on each other."""
    assert find("S16", text) == []


def test_a_longer_stack_weighs_more(find: Find) -> None:
    """Five or more are a warning."""
    (found,) = find("S16", STACKS[5])
    assert found.severity is Severity.WARNING
