"""The titles of laws and decrees are names: their words are nobody's choice."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.dutch.names import official_titles
from clarity.dutch.pipeline import load_pipeline
from clarity.readers import read

NLP = load_pipeline()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Lees de Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte werklozen.",
            ["Wet inkomensvoorziening oudere en gedeeltelijk arbeidsongeschikte werklozen"],
        ),
        ("In de Wet inkomstenbelasting 2001 staat dat niet.", ["Wet inkomstenbelasting 2001"]),
        (
            "Wij doen dit volgens de Wet gelijke behandeling op grond van handicap of ziekte.",
            ["Wet gelijke behandeling op grond van handicap of ziekte"],
        ),
        ("Volgens de Wet geluidhinder moet u dit melden.", ["Wet geluidhinder"]),
        ("In het Besluit ruimtelijke ordening staat dit niet.", ["Besluit ruimtelijke ordening"]),
        (
            "De Algemene wet bestuursrecht geldt, ook voor u.",
            ["Algemene wet bestuursrecht"],
        ),
        ("Het Decreet van 2 april 2004 betreffende de participatie.", None),
        (
            "Dat staat in de Regeling vergoeding reiskosten (RVR).",
            ["Regeling vergoeding reiskosten"],
        ),
        ("Wij hebben een besluit genomen over uw aanvraag.", []),
        ("Besluit", []),
        ("Besluit over uw aanvraag", []),
        ("De wet verplicht u om dit te melden.", []),
        ("Wet en regelgeving veranderen.", []),
        ("Dit besluit is gebaseerd op de wet.", []),
    ],
)
def test_the_title_of_a_law_is_found(text: str, titles: list[str] | None) -> None:
    doc = NLP(text)
    found = [doc[start:end].text for start, end in official_titles(doc)]
    if titles is None:
        assert found, text
        assert found[0].startswith("Decreet van 2 april 2004 betreffende")
    else:
        assert found == titles


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Volgens de Wet gelijke behandeling op grond van handicap mag dat niet.", []),
        ("Dat is verboden op grond van de regels.", ["W4"]),
        ("In {omschrijving met betrekking tot het doel} staat de uitleg.", []),
        ("In de uitleg staat meer met betrekking tot het doel.", ["W4"]),
    ],
)
def test_words_in_names_and_instructions_are_left_alone(text: str, rules: list[str]) -> None:
    found = Checker().only(["W2", "W3", "W4", "W10"]).check(read(text.encode())).findings
    assert [finding.rule for finding in found] == rules
