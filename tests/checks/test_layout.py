"""Checks of layout: capitals and links."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, Mark, MarkKind
from clarity.report import Finding

Find = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("U mag hier NIET parkeren.", "NIET"),
        ("LET OP! Neem uw pas mee.", "LET OP"),
        ("DEEL 2: BELANGRIJKE REGELS", "DEEL 2: BELANGRIJKE REGELS"),
        ("Dit is VERPLICHT.", "VERPLICHT"),
    ],
)
def test_words_in_capitals_are_one_finding(find: Find, text: str, shouted: str) -> None:
    """Words that follow each other are taken together."""
    assert [finding.text for finding in find("L5", text)] == [shouted]


@pytest.mark.parametrize(
    "text",
    [
        "Vraag het aan het UWV of de SVB.",
        "7411 KT DEVENTER",
        "Beste ${NAAM_AANVRAGER}, welkom.",
        "Artikel XXIII van de OWASP-lijst.",
        "Mail naar INFO@EXAMPLE.NL.",
        "Uw zaaknummer is ZK-2024-AANVRAAG1.",
    ],
)
def test_abbreviations_addresses_and_fields_are_fine(find: Find, text: str) -> None:
    """Some words are written in capitals."""
    assert find("L5", text) == []


def test_capitals_made_by_the_layout_count_too() -> None:
    """A reader sees capitals, whatever the file holds."""
    text = "Belangrijke informatie"
    mark = Mark(MarkKind.CAPITALS, 0, len(text))
    document = Document((Block(BlockKind.HEADING, text, level=1, marks=(mark,)),))
    findings = Checker().only(["L5"]).check(document).findings
    assert [finding.text for finding in findings] == [text]


@pytest.mark.parametrize("words", ["hier", "Lees meer", "klik hier", "deze link", "Meer info »"])
def test_a_link_must_say_where_it_leads(find: Find, words: str) -> None:
    """The hit is the text of the link."""
    (found,) = find("L10", f"Een park. [{words}](https://www.example.nl)", markdown=True)
    assert found.text == words


def test_a_link_with_a_purpose_is_fine(find: Find) -> None:
    """The same words in a longer link do no harm."""
    assert find("L10", "[Lees meer over het park](https://www.example.nl)", markdown=True) == []


def test_klik_hier_without_a_link_is_found_too(find: Find) -> None:
    """On paper there is nothing to click on."""
    assert [finding.text for finding in find("L10", "Klik hier voor hulp.")] == ["Klik hier"]
