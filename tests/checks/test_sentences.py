"""Checks of sentences: what they point at, how much it weighs, and what they advise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.document import BlockKind
from clarity.report import Finding, Severity

Find = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("words", "severity"),
    [(15, None), (16, Severity.HINT), (21, Severity.WARNING), (26, Severity.ERROR)],
)
def test_a_sentence_weighs_more_the_longer_it_is(
    find: Find, words: int, severity: Severity | None
) -> None:
    """The limits are exclusive: fifteen words are fine, sixteen are not."""
    text = "U krijgt " + "heel " * (words - 4) + "veel hulp."
    found = find("S1", text)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_a_long_heading_is_no_long_sentence(find: Find) -> None:
    """Headings and options are not counted."""
    text = "Aanvraag " + "heel " * 20 + "lang"
    assert find("S1", text, block=BlockKind.HEADING) == []
    assert find("S1", text, block=BlockKind.OPTION) == []


def test_a_finding_covers_its_own_sentence_only(find: Find) -> None:
    """The other sentences of a paragraph stay out of it."""
    long = "U krijgt " + "heel " * 20 + "veel hulp."
    (found,) = find("S1", f"Wij helpen u. {long} Dat is alles.")
    assert found.text == long


def test_a_passive_with_an_agent_names_who_does_it(find: Find) -> None:
    """With the agent known the finding weighs more, and says how to begin."""
    (found,) = find("S2", "Uw aanvraag wordt door de gemeente beoordeeld.")
    assert found.severity is Severity.WARNING
    assert "‘de gemeente’" in found.message
    assert found.text == "wordt door de gemeente beoordeeld"


def test_an_agent_that_is_a_pronoun_becomes_a_subject(find: Find) -> None:
    """``door ons`` is ``wij`` in an active sentence."""
    (found,) = find("S2", "Uw brief is door ons ontvangen.")
    assert "‘wij’" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "De weg is door ziekte van de werknemers niet gerepareerd.",
        "De kosten worden door middel van een machtiging betaald.",
    ],
)
def test_a_cause_is_no_agent(find: Find, text: str) -> None:
    """``door ziekte`` does not say who acts."""
    (found,) = find("S2", text)
    assert found.severity is Severity.HINT


@pytest.mark.parametrize(
    "text", ["De balie is gesloten.", "Bent u getrouwd?", "Mijn zus is verhuisd naar Assen."]
)
def test_a_state_is_no_passive(find: Find, text: str) -> None:
    """A participle can be an adjective."""
    assert find("S2", text) == []


def test_a_passive_without_subject_is_reported_once(find: Find) -> None:
    """``Er wordt gecontroleerd`` is impersonal; the passive check leaves it alone."""
    text = "Er wordt gecontroleerd op parkeren."
    assert find("S2", text) == []
    assert [finding.text for finding in find("S12", text)] == ["Er wordt gecontroleerd"]


def test_a_brace_names_its_two_ends(find: Find) -> None:
    """The hit runs from the finite verb to the participle."""
    text = "Wij hebben de aanvraag van uw dochter voor een nieuwe fiets gisteren afgewezen."
    (found,) = find("S3", text)
    assert found.text.startswith("hebben")
    assert found.text.endswith("afgewezen")
    assert found.severity is Severity.HINT
    assert "10 woorden" in found.message


def test_words_between_article_and_noun_are_a_brace(find: Find) -> None:
    """``de door u op 3 mei … ingediende aanvraag``."""
    text = "Wij behandelen de door u op 3 mei bij het loket ingediende aanvraag."
    assert [finding.text.split()[-1] for finding in find("S3", text)] == ["aanvraag"]


def test_a_clause_after_the_verb_is_no_brace(find: Find) -> None:
    """``om`` opens a clause of its own."""
    text = "Wij vragen u om het formulier met alle bijlagen voor 1 juni op te sturen."
    assert find("S3", text) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Voor het indienen van een bezwaar hebt u zes weken.", "indienen"),
        ("Na ontvangst van de betaling sturen wij de pas.", "ontvangen"),
        ("De uitreiking van de prijs vindt plaats in mei.", "uitreiken"),
        ("U kunt betalen door middel van overmaking.", "overmaken"),
    ],
)
def test_a_nominalisation_names_its_verb(find: Find, text: str, verb: str) -> None:
    """The advice is the verb itself."""
    (found,) = find("S4", text)
    assert f"‘{verb}’" in found.message
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "Het leven van uw kind verandert.",
        "Wij sturen u een bevestiging van uw afspraak.",
        "Wij kijken naar het inkomen van uw partner.",
    ],
)
def test_a_name_of_a_thing_is_no_nominalisation(find: Find, text: str) -> None:
    """Not every noun with ``van`` hides a verb."""
    assert find("S4", text) == []


def test_two_clauses_are_a_hint_and_three_a_warning(find: Find) -> None:
    """Each clause is counted once."""
    two = "Als u dit jaar met uw gezin verhuist, moet u ons binnen een week melden dat u verhuist."
    three = f"{two[:-1]}, omdat wij dat moeten weten."
    assert [finding.severity for finding in find("S5", two)] == [Severity.HINT]
    assert [finding.severity for finding in find("S5", three)] == [Severity.WARNING]


def test_dienen_te_becomes_moeten(find: Find) -> None:
    """The suggestion can be put in the text as it is."""
    (found,) = find("S14", "U dient het formulier in te vullen.")
    assert found.suggestions[0].text == "moet het formulier invullen"
    assert found.suggestions[0].edits


def test_behoren_te_and_hebben_te_get_advice(find: Find) -> None:
    """Where the swap is not certain, the rule says what to write."""
    (weaker,) = find("S14", "Honden behoren aan de lijn te lopen.")
    (duty,) = find("S14", "U hebt nog 30 euro te betalen.")
    assert "horen te" in weaker.message
    assert "moeten" in duty.message
    assert not weaker.suggestions
    assert not duty.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "Deze brief dient als bewijs.",
        "Dit nummer dient om u te herkennen.",
        "U hebt niets te verliezen.",
        "De weg is makkelijk te vinden.",
    ],
)
def test_other_uses_of_dienen_hebben_and_zijn_are_fine(find: Find, text: str) -> None:
    """The verbs have meanings that are no duty."""
    assert find("S14", text) == []
