"""Checks of layout: capitals, links, and what the messages of layout rules tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, Mark, MarkKind
from clarity.readers import read
from clarity.report import Finding, Severity

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
        "Wij schrijven u over VERHEULEN Johanna Maria, geboren in Dorp.",
        "Neem contact op met mevrouw WOUTERS.",
        "Ons adres is PARKLAAN 12 in Dorp, of POSTBUS 3043.",
        "Vul de CAPTCHA in.",
    ],
)
def test_abbreviations_addresses_and_fields_are_fine(find: Find, text: str) -> None:
    """Some words are written in capitals."""
    assert find("L5", text) == []


def test_capitals_that_open_a_sentence_keep_the_first(find: Find) -> None:
    """Inside a sentence the whole word goes to small letters."""
    (opening,) = find("L5", "ECHTER: er is meer.")
    assert "met alleen een hoofdletter aan het begin" in opening.message
    assert "in kleine letters" in find("L5", "U mag hier NIET parkeren.")[0].message


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


def messages(code: str, *blocks: Block) -> list[str]:
    found = Checker().only([code]).check(Document(blocks, format="docx")).findings
    return [finding.message for finding in found]


SENTENCE = "Wij behandelen uw aanvraag binnen zes weken. Daarna krijgt u een brief met ons besluit."


def test_the_last_of_many_findings_tells_how_many_follow() -> None:
    """A document full of one problem shows it a few times."""
    found = messages("L3", *(Block(BlockKind.IMAGE, "") for _ in range(8)))
    assert len(found) == 5
    assert [message.endswith("volgen nog 3 afbeeldingen zonder goede beschrijving.")
            for message in found] == [False, False, False, False, True]  # fmt: skip


@pytest.mark.parametrize(
    ("sizes", "severity", "shown"),
    [
        (("9.5",), Severity.HINT, "Deze letters zijn 9,5 punten groot."),
        (("8",), Severity.WARNING, "Deze letters zijn 8 punten groot."),
        (("9.5", "8", "7"), Severity.WARNING, "Deze letters zijn 8 punten groot."),
    ],
)
def test_smaller_letters_are_worse(sizes: tuple[str, ...], severity: Severity, shown: str) -> None:
    """The finding stands where the letters are first too small to read."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, SENTENCE, marks=(Mark(MarkKind.SIZE, 0, len(SENTENCE), size),))
        for size in sizes
    )
    (found,) = Checker().only(["L8"]).check(Document(blocks)).findings
    assert found.severity is severity
    assert found.message.startswith(shown)
    assert ("In totaal" in found.message) is (len(sizes) > 1)


def test_justified_paragraphs_are_counted() -> None:
    """One finding for the document says for how many paragraphs it holds."""
    block = Block(BlockKind.PARAGRAPH, f"{SENTENCE} {SENTENCE}", justified=True)
    (message,) = messages("L11", block, block, block)
    assert message.endswith("Dat geldt voor 3 alinea’s.")


def test_a_skipped_level_names_the_right_one() -> None:
    """The remedy follows from the heading above."""
    levels = (1, 2, 5)
    (message,) = messages("L2", *(Block(BlockKind.HEADING, "Kop", level=n) for n in levels))
    assert "niveau 5" in message
    assert message.endswith("Geef deze kop niveau 3.")


def test_a_locked_passage_is_left_alone() -> None:
    """Nobody can change what the house style locks."""
    assert messages("L3", Block(BlockKind.IMAGE, "", locked=True)) == []


REWRITTEN = sorted((Path(__file__).parents[2] / "corpora").rglob("*-herschreven.docx"))


@pytest.mark.parametrize("path", REWRITTEN, ids=lambda path: path.stem)
def test_the_rewritten_documents_have_a_clean_layout(path: Path) -> None:
    """Letters and forms as they should be give no finding at all."""
    codes = [code for code in Checker().rulebook.rules if code.startswith("L")]
    assert len(codes) == 12
    findings = Checker().only(codes).check(read(path)).findings
    assert [(finding.rule, finding.text) for finding in findings] == []


@pytest.mark.parametrize(("page", "count"), [("<p>{}</p>", 0), ("<html><p>{}</p></html>", 1)])
def test_only_a_whole_page_must_say_its_language(page: str, count: int) -> None:
    """L12: the language of a piece of a page stands in the page around it."""
    document = read(page.format("Wij sturen u morgen de brief over uw aanvraag.").encode())
    found = [item for item in Checker().check(document).findings if item.rule == "L12"]
    assert len(found) == count
