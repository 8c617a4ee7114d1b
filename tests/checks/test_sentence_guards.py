"""Sentences that a check of sentences must leave alone, beside the ones that it must find."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]

LEAD = "Om de balie te ontlasten en u sneller te helpen op drukke dagen, "


@pytest.mark.parametrize(
    "text",
    [
        "Daarom kun je nu met deze app alleen een bewijs van herstel maken.",
        "Om je gegevens te beschermen, kun je de app niet op dit oude apparaat gebruiken.",
        f"{LEAD}wordt het examen van het Centrum voor Jeugd en Gezin uitgelegd.",
        "Met uw wensen is in de planning van dit jaar rekening gehouden door de hele dienst.",
        "De vrijheid waar het hier over gaat, is dat gebruikers van open software altijd het recht "
        "hebben op inzage.",
        "Dit geldt niet waar het gaat om namen van mensen en om woorden uit andere talen die deel "
        "van onze eigen taal zijn gaan uitmaken.",
        "De teams beogen deze nieuwe techniek op de juiste manier in het werk van alle dagen te "
        "gebruiken en (door) te ontwikkelen.",
        "Krijg je een foutcode bij het invoeren van je vaccinatie beoordelingscode of ontvang je "
        "geen verificatiecode?",
    ],
)
def test_no_brace(find: Find, text: str) -> None:
    """Short sentences, the subject behind the verb, fixed nouns and other clauses."""
    assert find("S3", text) == []


def test_a_brace_in_a_long_sentence_is_a_warning(find: Find) -> None:
    """More than nine words between, in a sentence of more than twenty words."""
    text = (
        "Wij hebben uw aanvraag van 3 mei voor een bijdrage in de kosten van de sportclub en de "
        "muziekles van uw dochter afgewezen."
    )
    (found,) = find("S3", text)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "Als je wifi gebruikt, doet de app dit alleen als je dat aanzet.",
        "De medewerker vertelt wat je kunt doen om te voorkomen dat je anderen besmet.",
    ],
)
def test_two_short_clauses_are_fine(find: Find, text: str) -> None:
    """Two clauses in a sentence of at most fifteen words ask for no repair."""
    assert find("S5", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "1. Voor de nieuwe gemeente Waterveen wordt op 3 mei en op 4 mei een verkiezing met "
            "twee stembureaus en vijf lijsten gehouden in het stadhuis van Dorp.",
            "27",
        ),
        (
            "De manager stuurt {wekelijks/als deel van het verslag/bij elke vergadering van de "
            "stuurgroep} een overzicht met alle open punten van het project en alle nieuwe "
            "risico’s aan u.",
            "19",
        ),
    ],
)
def test_numbers_of_a_list_and_fill_in_places_are_hardly_words(
    find: Find, text: str, count: str
) -> None:
    """The number of a list item is no word, and a place to fill in is one."""
    (found,) = find("S1", text)
    assert f"{count} woorden" in found.message


def test_a_preamble_is_no_sentence(find: Find) -> None:
    """Without a finite verb there is nothing to split."""
    text = (
        "Op de voordracht van Onze Minister van Economische Zaken van 24 juli 2006, gedaan in "
        "overeenstemming met de Minister van Financiën;"
    )
    assert find("S1", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Het land wordt verder omringd door de Middellandse Zee, de woestijn en de bergen.",
        "De status wordt bereikt na de laatste stap.",
        "Het team is gecommitteerd aan het doel.",
    ],
)
def test_a_state_is_no_passive(find: Find, text: str) -> None:
    """Nobody acts."""
    assert find("S2", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De gegevens worden opgevraagd door ….",
        "Het beheer wordt uitgevoerd door {organisatie}.",
        "De vergunning wordt verleend door de burgemeester, de wethouder en de secretaris.",
    ],
)
def test_an_agent_that_is_not_known_whole_is_not_quoted(find: Find, text: str) -> None:
    """The advice is general, and the finding a hint."""
    (found,) = find("S2", text)
    assert "Begin met" not in found.message
    assert found.severity is Severity.HINT


@pytest.mark.parametrize(
    "text",
    [
        "Voor de toepassing van deze regels wordt onder inkomen verstaan: het loon.",
        "U krijgt € 15 000 voor het geven van een les.",
        "De wet heeft regels over de meldplicht, de oprichting van teams en het toezicht.",
        "De voorziening is voor opslag, vervoer en communicatie.",
    ],
)
def test_no_verb_fits(find: Find, text: str) -> None:
    """Definitions, amounts with a purpose, and one of several nouns."""
    assert find("S4", text) == []


def test_coordinated_nominalisations_are_found(find: Find) -> None:
    """When every noun hides a verb, the sentence can have verbs."""
    text = "Bij de beoordeling van uw aanvraag en de berekening van uw geld letten wij op uw loon."
    assert len(find("S4", text)) == 2


def test_an_imperative_is_not_impersonal(find: Find) -> None:
    """``Zorg er voor dat`` tells the reader what to do."""
    text = "Zorg er daarom voor dat begrijpelijke taal in een vroeg stadium gewaarborgd is."
    assert find("S12", text) == []


def test_the_remedy_follows_the_form_of_address(find: Find) -> None:
    """A text that says je gets advice with je."""
    text = "Het is niet mogelijk om je pas te verlengen. Je kunt je pas wel inleveren."
    (found,) = find("S12", text)
    assert "‘je kunt niet" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "Mocht het niet mogelijk zijn hieraan te voldoen, bel ons dan.",
        "Het is niet mogelijk om hieraan te voldoen.",
    ],
)
def test_mogelijk_zijn_is_no_zijn_te(find: Find, text: str) -> None:
    """``Te`` belongs to the adjective."""
    assert find("S14", text) == []


def test_a_message_shows_the_particle(find: Find) -> None:
    """What is shown is what will be written."""
    text = "U dient ten minste uw telefoonnummer of uw e-mailadres in te vullen."
    (found,) = find("S14", text)
    assert found.suggestions[0].text == "moet … invullen"


def test_te_before_an_adjective_stays(find: Find) -> None:
    """``Te`` of ``te complex`` is an adverb."""
    text = "Om de software te bevorderen dienen methoden en klassen niet te complex te zijn."
    (found,) = find("S14", text)
    (suggestion,) = found.suggestions
    assert all("te complex" not in text[e.start : e.end + 8] for e in suggestion.edits)


def test_an_agent_inside_a_noun_group_is_not_quoted(find: Find) -> None:
    """``door ons`` belongs to ``verstrekte``, not to the passive."""
    (finding,) = find("S2", "De door ons verstrekte gelden zijn besteed.")
    assert finding.severity is Severity.HINT
    assert "gelden" not in finding.message


def test_a_brace_counts_every_word_between(find: Find) -> None:
    """The subject counts too in what the message says."""
    text = (
        "In dat geval kan de verkoper bij een gelijktijdige verkoop van meer dan twee woningen aan "
        "dezelfde koper een korting op de vaste prijs toepassen."
    )
    (found,) = find("S3", text)
    assert "20 woorden" in found.message


@pytest.mark.parametrize("text", ["Blok 3: Geïnformeerd worden", "Op tijd geholpen worden"])
def test_a_title_is_no_passive(find: Find, text: str) -> None:
    """Without a finite verb there is no sentence."""
    assert find("S2", text) == []


def test_a_passive_ends_at_its_own_participle(find: Find) -> None:
    """What stands between ``als bedoeld in`` and the participle belongs to it."""
    text = "In mei wordt een tussentijdse verkiezing als bedoeld in de wet gehouden."
    assert [found.text for found in find("S2", text)] == [text[7:-1]]


def test_a_present_participle_is_no_finite_verb(find: Find) -> None:
    """The run-up goes on to the verb of the sentence."""
    text = (
        "De inkomsten van u en uw partner over de maand voorafgaande aan de aanvraag dienen bekend "
        "te zijn bij de gemeente."
    )
    assert [found.text.split()[-1] for found in find("S8", text)] == ["dienen"]


def test_a_row_of_notes_is_no_sentence(find: Find) -> None:
    """Each mark with a capital behind it begins a note."""
    notes = (
        "i Zie ook artikel 95 lid 2 en overweging 165 van de wet ii Zie hoofdstuk 4 van de "
        "regeling iii Zie bijlage 3 en overweging 30 van de wet iv Zie ook overweging 58"
    )
    assert find("S1", notes) == []
    assert len(find("S1", notes.replace("Zie", "zie"))) == 1
