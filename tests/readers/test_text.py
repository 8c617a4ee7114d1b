"""Plain text and Markdown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarity.document import BlockKind, Document, DocumentKind, FieldKind, MarkKind
from clarity.readers import read, read_text
from clarity.readers.text import decode

LETTER = """Gemeente Waterveen
Postbus 100
1230 AA Waterveen

12 mei 2026

Betreft: uw aanvraag

Geachte heer De Vries,
U hebt op 3 mei een vergunning aangevraagd. Wij geven u die vergunning. Dat
betekent dat u mag beginnen met bouwen.

Wat moet u doen?

Stuur ons deze stukken:
- een kopie van uw paspoort
- een tekening van de schuur
  met de maten

Met vriendelijke groet,

Jo Jansen
team Vergunningen
"""


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def plain(text: str) -> list[tuple[str, str]]:
    return blocks(read_text(text, markdown=False))


def markdown(text: str) -> list[tuple[str, str]]:
    return blocks(read_text(text, markdown=True))


def assert_traced(document: Document, text: str) -> None:
    for block in document.blocks:
        assert [a.start for a in block.anchors] == [0, *(a.end for a in block.anchors)][:-1]
        assert not block.anchors or block.anchors[-1].end == len(block.text)
        for anchor in block.anchors:
            if anchor.path is not None:
                size = anchor.end - anchor.start
                found = text[anchor.offset : anchor.offset + size]
                assert found == block.text[anchor.start : anchor.end]
                before = text[: anchor.offset].replace("\r\n", "\n").replace("\r", "\n")
                assert anchor.line == before.count("\n") + 1


# Plain text.


def test_letter() -> None:
    """A letter falls apart in address, salutation, paragraphs, heading, list and closing."""
    document = read_text(LETTER)
    assert blocks(document) == [
        ("paragraph", "Gemeente Waterveen\nPostbus 100\n1230 AA Waterveen"),
        ("paragraph", "12 mei 2026"),
        ("paragraph", "Betreft: uw aanvraag"),
        ("paragraph", "Geachte heer De Vries,"),
        (
            "paragraph",
            "U hebt op 3 mei een vergunning aangevraagd. Wij geven u die vergunning. Dat "
            "betekent dat u mag beginnen met bouwen.",
        ),
        ("heading", "Wat moet u doen?"),
        ("paragraph", "Stuur ons deze stukken:"),
        ("list-item", "een kopie van uw paspoort"),
        ("list-item", "een tekening van de schuur met de maten"),
        ("paragraph", "Met vriendelijke groet,"),
        ("paragraph", "Jo Jansen\nteam Vergunningen"),
    ]
    assert document.kind is DocumentKind.LETTER
    assert_traced(document, LETTER)


def test_one_sentence_is_a_paragraph() -> None:
    """A text of one line is never a heading."""
    assert plain("Wij helpen u graag") == [("paragraph", "Wij helpen u graag")]


@pytest.mark.parametrize("line", ["Jo Jansen", "Postbus 100", "Let op: dit is nieuw.", "- punt"])
def test_short_lines_that_are_no_headings(line: str) -> None:
    """A short line is a heading only when prose follows and nothing speaks against it."""
    following = "team Vergunningen" if line == "Jo Jansen" else "1230 AA Waterveen"
    assert plain(f"{line}\n\n{following}")[0][0] != "heading"


def test_underlined_heading() -> None:
    """A line of signs under a line makes it a heading."""
    assert plain("Uw aanvraag\n===========\nWij helpen u.")[0] == ("heading", "Uw aanvraag")


def test_numbered_list_keeps_its_numbers() -> None:
    """Items know the number in the file, and their text does not hold it."""
    document = read_text("Doe dit:\n1. Bel ons.\n2. Kom langs.", markdown=False)
    assert [(b.number, b.text) for b in document.blocks[1:]] == [
        ("1.", "Bel ons."),
        ("2.", "Kom langs."),
    ]


def test_number_in_wrapped_text_is_no_item() -> None:
    """A line of running text that starts with a number is no list item."""
    text = (
        "Wij kijken naar de regels. Dat zijn de regels van het eerste lid van artikel\n3. De rest"
    )
    assert len(plain(text)) == 1


def test_unwrapped_lines_are_paragraphs() -> None:
    """In a text with whole paragraphs on a line, each line is a paragraph."""
    line = "Dit is een zin die deel is van een lange alinea. " * 4
    assert len(plain(f"{line}\n{line}\n{line}")) == 3


def test_form_lines_are_fields() -> None:
    """Lines with dots or boxes are fields, each a block of its own."""
    document = read_text("Naam: ........\nGeboortedatum: ........\n\nWilt u dit?\n☐ Ja\n☐ Nee\n")
    assert [(f.kind, f.label, f.options) for f in document.fields] == [
        (FieldKind.TEXT, "Naam", ()),
        (FieldKind.DATE, "Geboortedatum", ()),
        (FieldKind.CHOICE, "Wilt u dit?", ("Ja", "Nee")),
    ]
    assert document.blocks[0].kind is BlockKind.FIELD_LABEL
    assert [(m.start, m.end) for m in document.blocks[0].marked(MarkKind.FILL_IN)] == [(6, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}Beste{% endif %}",
        "[naam] krijgt {bedrag}",
        "<naam> krijgt <b>€ 5</b>.",
        "{{ a }}",
    ],
)
def test_templates_are_text(text: str) -> None:
    """A template for a letter is a text, whatever its signs."""
    assert read(text.encode()).format == "text"


# Encodings.


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    """The usual encodings are read, with and without byte order mark."""
    text = "Beste mevrouw Özdemir, dit kost € 5 per café."
    assert read(text.encode(encoding)).blocks[0].text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Line ends of all systems count; offsets are those of the decoded text."""
    text = LETTER.replace("\n", end)
    document = read(text.encode())
    assert blocks(document) == plain(LETTER)
    assert_traced(document, text)


# Markdown.


def test_headings() -> None:
    """Headings with number signs and with underlines have their level."""
    document = read_text("# Een #\n\nTwee\n----\n\nDrie\n====\n\n### Vier\n", markdown=True)
    assert [(b.kind.value, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "Een"),
        ("heading", 2, "Twee"),
        ("heading", 1, "Drie"),
        ("heading", 3, "Vier"),
    ]


def test_emphasis_and_links_are_marks() -> None:
    """Signs are not in the text; what they mean are marks."""
    text = "Dit is **vet**, *schuin* en ***allebei***. Zie [onze *site*](https://a.nl/b_c 'x')."
    block = read_text(text, markdown=True).blocks[0]
    assert block.text == "Dit is vet, schuin en allebei. Zie onze site."
    found = {(m.kind, block.text[m.start : m.end], m.value) for m in block.marks}
    assert found == {
        (MarkKind.BOLD, "vet", ""),
        (MarkKind.ITALIC, "schuin", ""),
        (MarkKind.BOLD, "allebei", ""),
        (MarkKind.ITALIC, "allebei", ""),
        (MarkKind.LINK, "onze site", "https://a.nl/b_c"),
        (MarkKind.ITALIC, "site", ""),
    }
    assert_traced(read_text(text, markdown=True), text)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"5 \* 3", "5 * 3"),
        ("jan_de_vries", "jan_de_vries"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("{{ naam_van_klant }}", "{{ naam_van_klant }}"),
        ("{% if a_b %}x{% endif %}", "{% if a_b %}x{% endif %}"),
        ("<<naam>> en «naam» en ${een_naam}", "<<naam>> en «naam» en ${een_naam}"),
        ("[naam]", "[naam]"),
        ("a &amp; b", "a & b"),
        ("`code` hier", "code hier"),
        ("een<br>twee", "een\ntwee"),
        ("een <b>vet</b> woord", "een vet woord"),
        ("<https://a.nl>", "https://a.nl"),
        ("noot[^1]", "noot"),
        ("https://a.nl/x_y_z", "https://a.nl/x_y_z"),
    ],
)
def test_signs(source: str, shown: str) -> None:
    """Signs go, what only looks like a sign stays, and merge fields stay untouched."""
    assert markdown(source)[0][1] == shown
    assert_traced(read_text(source, markdown=True), source)


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("een <u>streep</u> eronder", [("underline", "streep", "")]),
        ("een <b>vet</b> <em>schuin</em> woord", [("bold", "vet", ""), ("italic", "schuin", "")]),
        ('zie <a href="https://a.nl/b">de kaart</a>', [("link", "de kaart", "https://a.nl/b")]),
        ('<span style="font-size: 8.5pt">klein</span> groot', [("size", "klein", "8.5")]),
        ("<p style='font-size:12px'>klein</p>", [("size", "klein", "9")]),
        ("<u>een <b>twee</u> drie", [("underline", "een twee", ""), ("bold", "twee", "")]),
        ("</u>een <u>twee", []),
    ],
)
def test_html_in_markdown_gives_marks(source: str, marked: list[tuple[str, str, str]]) -> None:
    """Tags become marks; a tag that closes also closes what is open inside it."""
    block = read_text(source, markdown=True).blocks[0]
    found = [(m.kind.value, block.text[m.start : m.end], m.value) for m in block.marks]
    assert found == marked
    assert_traced(read_text(source, markdown=True), source)


@pytest.mark.parametrize(
    ("source", "justified"),
    [
        ("<p align=justify>Tekst.</p>", True),
        ('<div style="text-align:justify">Tekst.</div>', True),
        ('<p align="left">Tekst.</p>', False),
        ("Een justify in de tekst.", False),
    ],
)
def test_justified_in_html(source: str, justified: bool) -> None:
    """HTML in Markdown can give text straight edges on both sides."""
    assert read_text(source, markdown=True).blocks[0].justified is justified


def test_images_in_html() -> None:
    """An image tag gives its alternative; an alternative that is empty means decoration."""
    source = 'a <img src="1.png" alt="Een kaart"> b <img src="2.png"> c <img alt="" src="3.png">'
    assert markdown(source) == [("paragraph", "a  b  c"), ("image", "Een kaart"), ("image", "")]
    assert_traced(read_text(source, markdown=True), source)


def test_lines_and_hard_breaks() -> None:
    """Wrapped lines join with a space; two spaces or a backslash break a line."""
    assert markdown("een\ntwee  \ndrie\\\nvier") == [("paragraph", "een twee\ndrie\nvier")]


def test_lists() -> None:
    """Items know their number and depth; continuation lines belong to them."""
    document = read_text("- een\n  verder\n  - diep\n- twee\n\n3. drie\n3. vier\n", markdown=True)
    assert [(b.text, b.number, b.level) for b in document.blocks] == [
        ("een verder", "•", 1),
        ("diep", "•", 2),
        ("twee", "•", 1),
        ("drie", "3.", 1),
        ("vier", "4.", 1),
    ]


def test_table() -> None:
    """A table gives cells, its first row headers."""
    document = read_text("| a | b |\n|---|---|\n| c | **d** |\n", markdown=True)
    assert [(b.text, b.cell.row, b.cell.column, b.cell.is_header) for b in document.blocks
            if b.cell] == [("a", 0, 0, True), ("b", 0, 1, True),
                           ("c", 1, 0, False), ("d", 1, 1, False)]  # fmt: skip


def test_code_is_left_out() -> None:
    """Blocks of code are no text."""
    assert markdown("Voor\n\n```\ncode\n```\n\n    ook code\n\nNa") == [
        ("paragraph", "Voor"),
        ("paragraph", "Na"),
    ]


def test_image_and_quote() -> None:
    """An image is a block with its alternative; a quotation is a paragraph."""
    assert markdown("> Een citaat\n> gaat door.\n\n![Een kaart](kaart.png)") == [
        ("paragraph", "Een citaat gaat door."),
        ("image", "Een kaart"),
    ]


def test_front_matter() -> None:
    """Of the front matter title and language are kept."""
    document = read_text("---\ntitle: 'Over afval'\nlang: nl\ndate: 2026\n---\nTekst.")
    assert (document.title, document.language, document.text) == ("Over afval", "nl", "Tekst.")


FRONT_MATTER = {
    "quotes": ("title: 'Uw: aanvraag'\nlang: nl-NL", "Uw: aanvraag", "nl-NL"),
    "Dutch names": ("titel: Afval\ntaal: nl", "Afval", "nl"),
    "a long title": ("title: >-\n  Uw aanvraag\n  voor hulp", "Uw aanvraag voor hulp", ""),
    "lists and nesting": ("tags:\n  - een\nmeta:\n  title: Nee\nTitle: Ja", "Ja", ""),
    "a template": ("title: {{ titel }}\nlang: nl", "{{ titel }}", "nl"),
    "a remark": ("# remark\ntitle: Afval # kort", "Afval", ""),
    "another kind of value": ("title: [a, b]\nlang: 12", "", ""),
}


@pytest.mark.parametrize(
    ("header", "title", "language"), FRONT_MATTER.values(), ids=FRONT_MATTER.keys()
)
@pytest.mark.parametrize("end", ["---", "..."])
def test_header_of_a_page(header: str, title: str, language: str, end: str) -> None:
    """The header of a page in YAML gives its title and language, and is no text."""
    document = read_text(f"---\n{header}\n{end}\n\nWij helpen u.\n", name="pagina.md")
    assert [block.text for block in document.blocks] == ["Wij helpen u."]
    assert (document.title, document.language) == (title, language)


@pytest.mark.parametrize("prose", ["Wij helpen u.", "Let op: wij helpen u."])
def test_prose_between_rules(prose: str) -> None:
    """Prose between two lines across the page is no header."""
    assert prose in read_text(f"---\n{prose}\n\n---\n\nTot ziens.\n", name="pagina.md").text


def test_directives() -> None:
    """A comment 'clarity uit' is for the next block, and no text."""
    text = "Een.\n\n<!-- clarity uit: S1, W2 staat zo in de wet -->\nTwee.\n\n<!-- iets -->\nDrie."
    document = read_text(text)
    assert [b.text for b in document.blocks] == ["Een.", "Twee.", "Drie."]
    assert [(d.rule, d.reason, d.block) for d in document.directives] == [
        ("S1", "staat zo in de wet", 1),
        ("W2", "staat zo in de wet", 1),
    ]


def test_task_list_is_a_choice() -> None:
    """A list with boxes under a question is a field with options."""
    document = read_text("Wilt u dit?\n\n- [ ] Ja\n- [ ] Nee\n", markdown=True)
    assert [(f.label, f.options) for f in document.fields] == [("Wilt u dit?", ("Ja", "Nee"))]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "Gewone tekst", "markdown"),
        ("a.txt", "# geen kop", "text"),
        ("", "# Kop\n\nTekst", "markdown"),
        ("", "Gewone tekst met 2 * 3.", "text"),
    ],
)
def test_markdown_or_plain(name: str, text: str, expected: str) -> None:
    """The name decides when it says so, else the signs in the text."""
    assert read(text.encode(), name=name).format == expected


# Everything comes back.

SIGNS = st.text(st.sampled_from("ab *_`[](){}<>!#|-.\\&~\n\r1☐:é€…«»"), max_size=80)


@given(SIGNS)
def test_plain_text_is_traced(text: str) -> None:
    """Each character of plain text with an anchor is that character in the source."""
    assert_traced(read_text(text, markdown=False), text)


TAGS = ("<u>", "</u>", "<b>", "</b>", "<p align=justify>", "</p>", "<img alt='x'>", "<br>",
        "een ", "**", "*", "[a](b)", "\n", "\n\n", "- ")  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=20).map("".join))
def test_html_in_markdown_is_traced(text: str) -> None:
    """Whatever the tags, each character knows where it stands."""
    assert_traced(read_text(text, markdown=True), text)


@given(SIGNS)
def test_markdown_is_traced(text: str) -> None:
    """Each character of Markdown with an anchor is that character in the source."""
    assert_traced(read_text(text, markdown=True), text)


@given(st.binary(max_size=200))
def test_decode_reads_anything(data: bytes) -> None:
    """Any bytes decode to a text, with the name of a known encoding."""
    text, encoding = decode(data)
    assert text is not None
    assert "".encode(encoding) is not None


def test_reading_text_imports_no_xml() -> None:
    """Reading a text file does not wait for lxml, python-docx or spaCy."""
    code = (
        "import sys; from clarity.readers import read; read(b'Hallo daar.');"
        "print([m for m in ('lxml', 'docx', 'spacy', 'clarity.readers.docx') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("markdown", [None, False])
def test_line_breaks_in_letters_are_line_breaks(markdown: bool | None) -> None:
    """A text that was escaped once too often has no other line breaks."""
    text = r"U krijgt een brief.\n\n## Wat moet u doen?\n\nBel ons.\n- op maandag\n- op dinsdag"
    document = read_text(text, markdown=markdown)
    assert "Bel ons." in [block.text.strip() for block in document.blocks]
    assert not any("\\n" in block.text for block in document.blocks)


@pytest.mark.parametrize(
    "text",
    [r"Open C:\nieuw\naam en kies een map.", r"Typ \n voor een nieuwe regel.", "Typ \\n\nof \\n."],
)
def test_other_backslashes_stay(text: str) -> None:
    """A path, one mention, and a text with real line breaks."""
    assert any("\\n" in block.text for block in read_text(text, markdown=False).blocks)
