"""The reader of PDF files: order, running lines, hyphens, headings, lists, tables, forms."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import time
import tracemalloc
from pathlib import Path

import pdf_word_coverage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import LEFT, Sheet, pdf

from clarity.document import Block, BlockKind, Document, FieldKind, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read
from clarity.readers.pdf_scan import is_available

DATA = Path(os.environ.get("CLARITY_DATA", "none")) / "documents" / "pdf"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the real documents are not here")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext")


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [b.text for b in document.blocks if kind is None or b.kind is kind]


def block(document: Document, start: str) -> Block:
    return next(item for item in document.blocks if item.text.startswith(start))


PROSE = [
    "U hebt een uitkering aangevraagd bij de gemeente. Wij hebben",
    "uw aanvraag bekeken. U krijgt de uitkering vanaf 1 maart.",
    "Hieronder leest u waarom wij dit hebben besloten.",
]


def test_lines_become_a_paragraph() -> None:
    """Lines that follow each other are one paragraph; a wider gap begins another."""

    def page(sheet: Sheet) -> None:
        top = sheet.lines(LEFT, 100, PROSE)
        sheet.lines(LEFT, top + 14, ["Hebt u vragen? Bel ons dan."])

    document = read(pdf(page))
    assert texts(document) == [" ".join(PROSE), "Hebt u vragen? Bel ons dan."]
    assert document.format == "pdf"


def test_anchors_give_page_and_box() -> None:
    """Each line of a block has an anchor with its page and its box in points."""
    document = read(pdf(lambda s: s.text(LEFT, 50, "Eerst"), lambda s: s.lines(LEFT, 100, PROSE)))
    found = block(document, "U hebt")
    assert found.page == 2
    assert [found.text[a.start : a.end] for a in found.anchors] == PROSE
    for number, anchor in enumerate(found.anchors):
        assert anchor.page == 2
        assert anchor.box is not None
        left, top, right, bottom = anchor.box
        assert left == pytest.approx(LEFT, abs=1)
        assert top < 100 + 14 * number < bottom
        assert right > 300


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns on the same lines are read downwards, under a title over both."""
    left = ["De gemeente haalt het afval op", "in de eerste week van de maand", "en zet die",
            "daarna terug op de stoep voor", "uw huis of in de tuin achter u."]  # fmt: skip
    right = ["Wilt u een grotere bak? Dan is", "dat mogelijk als u dat aanvraagt", "bij ons thuis",
             "met het formulier op de site en", "een kopie van uw paspoort erbij."]  # fmt: skip

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "Afval in onze gemeente: wat u moet weten over de bakken", 16)
        sheet.lines(LEFT, 100, left)
        sheet.lines(320, 100, right)

    document = read(pdf(page))
    assert [b.text.split()[0] for b in document.blocks] == ["Afval", "De", "Wilt"]
    assert document.blocks[1].text == " ".join(left)
    assert document.blocks[2].text == " ".join(right)


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    """A sentence that is cut by the foot of a column is one sentence."""
    left = ["De gemeente haalt het afval op", "in de eerste week van de maand", "en brengt bakken",
            "daarna weer terug naar de plek"]  # fmt: skip
    right = ["waar u de bakken hebt gezet en", "waar u ze dus weer kunt vinden.", "Daar hoeft u",
             "helemaal niets voor te betalen."]  # fmt: skip

    def page(sheet: Sheet) -> None:
        sheet.lines(LEFT, 100, left)
        sheet.lines(320, 100, right)

    assert texts(read(pdf(page)))[0].startswith(" ".join(left + right[:2]))


def test_labels_are_read_with_their_values() -> None:
    """What stands beside each other line by line is read from left to right."""

    def page(sheet: Sheet) -> None:
        for number, (label, value) in enumerate(
            [("Datum", "12 mei 2025"), ("Ons kenmerk", "Z-123"), ("Onderwerp", "Uw aanvraag")]
        ):
            sheet.text(LEFT, 100 + 14 * number, label)
            sheet.text(250, 100 + 14 * number, value)

    assert texts(read(pdf(page))) == [
        "Datum\t12 mei 2025",
        "Ons kenmerk\tZ-123",
        "Onderwerp\tUw aanvraag",
    ]


def test_running_lines_are_kept_once() -> None:
    """A header, a footer and page numbers do not cut the text of three pages."""

    def page(number: int) -> object:
        def write(sheet: Sheet) -> None:
            sheet.text(LEFT, 40, "Gemeente Voorbeeld", 9)
            sheet.lines(LEFT, 200, [f"Dit is de tekst van bladzijde {number}. De tekst loopt"])
            sheet.text(LEFT, 800, f"Beleidsplan 2025 - versie {number}", 9)
            sheet.text(500, 800, f"Pagina {number} van 3", 9)

        return write

    document = read(pdf(*(page(number) for number in (1, 2, 3))))  # type: ignore[arg-type]
    assert texts(document, BlockKind.HEADER) == ["Gemeente Voorbeeld"]
    assert texts(document, BlockKind.FOOTER) == ["Beleidsplan 2025 - versie 1"]
    assert "Pagina" not in document.text
    assert len(texts(document, BlockKind.PARAGRAPH)) == 3


def test_a_line_that_happens_to_return_is_text() -> None:
    """A sentence at the top of some pages far apart is no running header."""

    def page(number: int) -> object:
        def write(sheet: Sheet) -> None:
            first = "Er zijn geen problemen." if number in {1, 4, 7} else f"Dit is deel {number}."
            sheet.lines(LEFT, 100, [first])
            sheet.lines(LEFT, 300, [f"De tekst van deel {'i' * number} staat hier beneden."])

        return write

    document = read(pdf(*(page(number) for number in range(1, 9))))  # type: ignore[arg-type]
    assert texts(document).count("Er zijn geen problemen.") == 3


def test_a_note_with_a_raised_number() -> None:
    """A note at the foot of the page is a footnote with its number, also over two lines."""

    def page(sheet: Sheet) -> None:
        sheet.lines(LEFT, 100, PROSE)
        sheet.text(LEFT, 696, "1", 6)
        sheet.text(LEFT + 4, 700, "Zie de Participatiewet, artikel 11, voor wie recht heeft op", 8)
        sheet.text(LEFT, 710, "bijstand van de gemeente.", 8)

    [note] = [b for b in read(pdf(page)).blocks if b.kind is BlockKind.FOOTNOTE]
    assert note.number == "1"
    assert note.text.startswith("Zie de")
    assert note.text.endswith("op bijstand van de gemeente.")


def test_a_centred_title_is_one_heading() -> None:
    """Lines of a title that stand in the middle of the page are one heading."""

    def page(sheet: Sheet) -> None:
        for number, line in enumerate(["Beleid voor de hulp aan inwoners", "in onze gemeente"]):
            sheet.canvas.setFont("Helvetica-Bold", 18)
            sheet.canvas.drawCentredString(297, 742 - 22 * number, line)
        sheet.lines(LEFT, 200, PROSE)

    assert texts(read(pdf(page)))[0] == "Beleid voor de hulp aan inwoners in onze gemeente"


def test_a_page_number_alone_is_left_out() -> None:
    """The number at the foot of a page is no text, but a number in the text is."""

    def page(sheet: Sheet) -> None:
        sheet.lines(LEFT, 100, PROSE)
        sheet.text(290, 810, "- 1 -")

    assert texts(read(pdf(page))) == [" ".join(PROSE)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Wij vragen dit aan elke inwoner van de gemeen-", "te en daarbuiten.", "gemeente en"),
        ("Stuur ons dit formulier het liefst per mail of e-", "mail naar ons.", "e-mail naar"),
        ("Dit geldt ook voor inwoners die nog niet-", "ingezetene zijn.", "niet-ingezetene zijn"),
        ("U krijgt een brief over het bron- en contact-", "onderzoek thuis.", "contactonderzoek"),
        ("Dit is een taak van de provincie Noord-", "Holland in het westen.", "Noord-Holland in"),
        ("Het gaat om alle vragen over de bijstands-", "en AOW-regels die er zijn.",
         "bijstands- en AOW-regels"),
        ("Hebt u recht op geld van UWV, een AOW-", "uitkering of iets anders?", "AOW-uitkering"),
        ("De kosten zijn voor de auto-", "ongelukken die zijn gebeurd.", "auto-ongelukken"),
        ("Kijk op https://www.voorbeeld.nl/aanvragen/bij", "stand-en-uitkering of bel.",
         "/aanvragen/bijstand-en-uitkering of"),
        ("U kunt dit vinden op www.voorbeeld.nl/aan-", "vragen en daarna lezen.",
         "www.voorbeeld.nl/aan-vragen"),
    ],
)  # fmt: skip
def test_hyphens_at_the_end_of_a_line(first: str, second: str, expected: str) -> None:
    """A hyphen that only breaks the line goes; one that belongs to the word stays."""
    document = read(pdf(lambda sheet: sheet.lines(LEFT, 100, [first, second])))
    assert len(document.blocks) == 1
    assert expected in document.blocks[0].text


def test_the_document_itself_tells_how_a_word_is_written() -> None:
    """A word that stands elsewhere in the document decides whether the hyphen stays."""

    def page(sheet: Sheet) -> None:
        sheet.lines(LEFT, 100, ["Gebruik de CoronaMelder. De zee-egel is een her-gebruikt dier."])
        sheet.lines(LEFT, 150, ["Lees hier alles over de app met de naam Corona-",
                                "Melder en over wat je her-", "gebruikt in het huis."])  # fmt: skip

    text = block(read(pdf(page)), "Lees").text
    assert "CoronaMelder en" in text
    assert "her-gebruikt in" in text


def test_anchors_fit_after_a_join() -> None:
    """Where a hyphen went, the anchors still cover the letters of each line."""
    lines = ["Wij vragen dit aan elke inwoner van deze gemeen-", "te en ook aan anderen."]
    found = read(pdf(lambda sheet: sheet.lines(LEFT, 100, lines))).blocks[0]
    assert [found.text[a.start : a.end] for a in found.anchors] == [lines[0][:-1], lines[1]]


def test_headings_get_levels_by_size() -> None:
    """Larger and bold lines are headings; numbers before them stand apart."""

    def page(sheet: Sheet) -> None:
        sheet.text(LEFT, 60, "Uw uitkering", 20, "Helvetica-Bold")
        sheet.text(LEFT, 100, "1. Wat krijgt u?", 14, "Helvetica-Bold")
        top = sheet.lines(LEFT, 120, PROSE)
        sheet.text(LEFT, top + 14, "Bezwaar maken", 11, "Helvetica-Bold")
        sheet.lines(LEFT, top + 28, PROSE)

    document = read(pdf(page))
    headings = [b for b in document.blocks if b.kind is BlockKind.HEADING]
    assert [(b.level, b.number, b.text) for b in headings] == [
        (1, "", "Uw uitkering"),
        (2, "1.", "Wat krijgt u?"),
        (3, "", "Bezwaar maken"),
    ]


def test_bold_sentences_are_no_headings() -> None:
    """A bold sentence with a full stop is text."""
    lines = ["Let goed op: u moet dit formulier voor 1 mei naar ons terugsturen."]
    document = read(
        pdf(lambda s: (s.lines(LEFT, 80, lines, 11, "Helvetica-Bold"), s.lines(LEFT, 120, PROSE)))
    )
    assert [b.kind for b in document.blocks] == [BlockKind.PARAGRAPH] * 2
    assert any(mark.kind is MarkKind.BOLD for mark in document.blocks[0].marks)


def test_lists() -> None:
    """Bullets, numbers and dashes are list items; their second lines belong to them."""

    def page(sheet: Sheet) -> None:
        top = sheet.lines(LEFT, 80, ["Stuur deze stukken mee:"])
        for sign, first, second in (
            ("•", "een kopie van uw paspoort of van uw identiteitskaart,", "aan twee kanten"),
            ("•", "een bankafschrift van de laatste drie maanden, dus niet", "van vorig jaar"),
        ):
            sheet.text(LEFT, top, sign)
            top = sheet.lines(LEFT + 18, top, [first, second])
        top = sheet.lines(LEFT, top + 14, ["1. Vul het formulier in.", "2. Stuur het naar ons."])
        sheet.lines(LEFT + 18, top, ["- per post", "- per mail"])

    document = read(pdf(page))
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.number, b.level) for b in items] == [
        ("•", 1), ("•", 1), ("1.", 1), ("2.", 1), ("-", 2), ("-", 2),
    ]  # fmt: skip
    assert items[0].text.endswith("identiteitskaart, aan twee kanten")
    assert items[2].text == "Vul het formulier in."


def test_tables() -> None:
    """The cells of a ruled table know their row and column, and the bold row is the header."""
    rows = [("Soort", "Bedrag"), ("Paspoort", "€ 78"), ("Identiteitskaart", "€ 70")]

    def page(sheet: Sheet) -> None:
        sheet.lines(LEFT, 80, PROSE)
        for number, row in enumerate(rows):
            top = 150 + 20 * number
            for column, text in enumerate(row):
                x = LEFT + 150 * column
                sheet.box(x, top, x + 150, top + 20)
                sheet.text(x + 4, top + 14, text, 11, "Helvetica" if number else "Helvetica-Bold")

    cells = [b for b in read(pdf(page)).blocks if b.cell is not None]
    assert [(b.text, b.cell.row, b.cell.column, b.cell.is_header) for b in cells if b.cell] == [
        (text, r, c, r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    assert {(b.cell.rows, b.cell.columns) for b in cells if b.cell} == {(3, 2)}


def test_lines_of_a_cell_that_open_alike_are_apart() -> None:
    """Options under each other begin with the same words, though the first fills its line."""

    def page(sheet: Sheet) -> None:
        for top in (150, 220):
            sheet.box(LEFT, top, LEFT + 190, top + 70)
            sheet.box(LEFT + 190, top, LEFT + 360, top + 70)
        options = [
            "Ik wil een nieuwe vakantie melden of",
            "een verblijf in het buitenland stoppen",
            "Ik wil een eerdere vakantie wijzigen",
            "of een melding van verblijf intrekken",
        ]
        for number, line in enumerate(options):
            sheet.text(LEFT + 4, 164 + 13 * number, line, 11)
        sheet.text(LEFT + 194, 164, "Uw keuze", 11)
        sheet.text(LEFT + 4, 234, "Klaar", 11)
        sheet.text(LEFT + 194, 234, "Ja", 11)

    cells = [b.text for b in read(pdf(page)).blocks if b.cell is not None]
    assert cells[:2] == [
        "Ik wil een nieuwe vakantie melden of een verblijf in het buitenland stoppen",
        "Ik wil een eerdere vakantie wijzigen of een melding van verblijf intrekken",
    ]


def test_spread_letters_and_pieces_are_words() -> None:
    """Letters that are set apart, ligatures and soft hyphens make ordinary words."""

    def page(sheet: Sheet) -> None:
        x = LEFT
        for letter in "Inschrijving":
            sheet.text(x, 60, letter, 20)
            x += 18
        sheet.lines(LEFT, 100, PROSE)

    assert texts(read(pdf(page)))[0] == "Inschrijving"


def test_text_that_runs_up_the_page_is_read() -> None:
    """A page of which the text is turned a quarter is read, with boxes on the page as it is."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(200, 100)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 11)
        for number, line in enumerate(PROSE):
            sheet.canvas.drawString(0, -14 * number, line)

    found = read(pdf(page)).blocks
    assert [b.text for b in found] == [" ".join(PROSE)]
    box = found[0].anchors[0].box
    assert box is not None
    assert box[2] - box[0] < 20 < box[3] - box[1]


def form(sheet: Sheet) -> None:
    fields = sheet.canvas.acroForm
    sheet.text(LEFT, 60, "Aanvraagformulier", 18)
    sheet.text(LEFT, 112, "Uw achternaam *")
    fields.textfield(name="naam", x=250, y=842 - 118, width=200, height=18, fieldFlags="required",
                     tooltip="Vul uw naam in zoals in uw paspoort")  # fmt: skip
    sheet.text(LEFT, 150, "Wat is uw geboortedatum?")
    fields.textfield(name="geboren", x=LEFT, y=842 - 175, width=200, height=18)
    sheet.text(LEFT, 186, "Schrijf het jaar met vier cijfers.", 8)
    sheet.text(LEFT, 230, "Bent u getrouwd?")
    for number, text in enumerate(("Ja", "Nee")):
        fields.radio(name="getrouwd", value=text, x=250 + 80 * number, y=842 - 234, size=14)
        sheet.text(270 + 80 * number, 230, text)
    fields.checkbox(name="akkoord", x=LEFT, y=842 - 274, size=14)
    sheet.text(LEFT + 20, 270, "Ik heb alles naar waarheid ingevuld.")
    sheet.text(LEFT, 310, "Land")
    fields.choice(name="land", value="Nederland", options=["Nederland", "België"],
                  x=250, y=842 - 316, width=100, height=18)  # fmt: skip


def test_form_fields() -> None:
    """Fields have name, tooltip, label beside or above them, help, options and required."""
    document = read(pdf(form))
    fields = {item.name: item for item in document.fields}
    assert [item.name for item in document.fields] == [
        "naam", "geboren", "getrouwd", "akkoord", "land",
    ]  # fmt: skip
    name = fields["naam"]
    assert (name.kind, name.label, name.required) == (FieldKind.TEXT, "Uw achternaam", True)
    assert name.tooltip == "Vul uw naam in zoals in uw paspoort"
    assert name.anchor is not None
    assert name.anchor.page == 1
    born = fields["geboren"]
    assert (born.kind, born.label) == (FieldKind.DATE, "Wat is uw geboortedatum?")
    assert born.help == "Schrijf het jaar met vier cijfers."
    married = fields["getrouwd"]
    assert (married.kind, married.label) == (FieldKind.CHOICE, "Bent u getrouwd?")
    assert married.options == ("Ja", "Nee")
    agreed = fields["akkoord"]
    assert agreed.kind is FieldKind.CHECKBOX
    assert agreed.label == "Ik heb alles naar waarheid ingevuld."
    assert fields["land"].options == ("Nederland", "België")
    kinds = {b.text: b.kind for b in document.blocks}
    assert kinds["Wat is uw geboortedatum?"] is BlockKind.FIELD_LABEL
    assert kinds["Schrijf het jaar met vier cijfers."] is BlockKind.HELP_TEXT
    assert kinds["Ja"] is BlockKind.OPTION


def test_drawn_fields() -> None:
    """A dotted line after a label is a field, also without a form in the file."""
    document = read(pdf(lambda s: s.lines(LEFT, 80, ["Naam: ..................",
                                                     "Postcode: .............."])))  # fmt: skip
    assert [item.label for item in document.fields] == ["Naam", "Postcode"]


def test_title() -> None:
    """The title comes from the file, unless it is the name of another file."""
    assert read(pdf(form, title="Bijstand aanvragen")).title == "Bijstand aanvragen"
    assert read(pdf(form, title="Microsoft Word - brief.docx")).title == ""


# What cannot be read.


def message_of(source: bytes | Path) -> str:
    try:
        read(source)
    except UnreadableDocumentError as error:
        return str(error)
    return ""


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def picture_of(text: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    image = Image.new("L", (1240, 1754), 255)
    font = ImageFont.load_default(40)
    ImageDraw.Draw(image).text((120, 200), text, fill=0, font=font, spacing=20)

    def page(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(image), 0, 0, 595, 842)

    return pdf(page)


def test_a_scan_without_recognition_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of pictures says that it is a scan, and what to do."""
    monkeypatch.setattr("clarity.readers.pdf_scan.is_available", lambda: False)
    message = refusal(picture_of("De gemeente helpt u."))
    assert "scan" in message
    assert "OCR" in message


@pytest.mark.skipif(not is_available(), reason="ocrmypdf or Dutch tesseract is not installed")
def test_a_scan_is_recognised() -> None:
    """Where ocrmypdf is installed a scan is read, and its notes say so."""
    document = read(picture_of("De gemeente betaalt de uitkering\nop de eerste dag van de maand."))
    assert "gemeente betaalt de uitkering" in document.text
    assert "OCR" in document.notes[0]


def test_refusals() -> None:
    """Password, XFA, emptiness and damage each have a line of their own."""
    assert "wachtwoord" in refusal(pdf(form, password="geheim"))
    assert "geen tekst" in refusal(pdf(lambda sheet: None))
    assert "beschadigd" in refusal(b"%PDF-1.7\n")
    waiting = pdf(lambda s: s.text(LEFT, 100, "Please wait... If this message is not eventually"))
    assert "Please wait" in read(waiting).text  # only with a form does it mean XFA
    assert "XFA" in refusal(with_xfa(waiting))


def with_xfa(data: bytes) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=io.BytesIO(data))
    form = DictionaryObject({NameObject("/Fields"): ArrayObject(),
                             NameObject("/XFA"): TextStringObject("<xdp/>")})  # fmt: skip
    writer.root_object[NameObject("/AcroForm")] = form
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


SOUND = pdf(form, lambda sheet: sheet.lines(LEFT, 100, PROSE))


@settings(max_examples=25)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_bytes(position: int, patch: bytes) -> None:
    """A PDF with damaged bytes is read or refused; nothing else happens."""
    damaged = SOUND[:position] + patch + SOUND[position + len(patch) :]
    assert "\n" not in message_of(damaged)


@settings(max_examples=25)
@given(st.data())
def test_every_character_of_a_word_has_its_anchor(data: st.DataObject) -> None:
    """Whatever stands where on a page, each anchor covers text of its block, in order."""
    words = st.text("abcdeWXYZ-.,•1()", min_size=1, max_size=12)
    places = data.draw(
        st.lists(st.tuples(st.integers(20, 500), st.integers(20, 820), words), max_size=12)
    )
    try:
        document = read(pdf(lambda s: [s.text(x, top, text) for x, top, text in places] or None))
    except UnreadableDocumentError:
        return
    for item in document.blocks:
        end = 0
        for anchor in item.anchors:
            assert end <= anchor.start < anchor.end <= len(item.text)
            end = anchor.end
        for mark in item.marks:
            assert 0 <= mark.start < mark.end <= len(item.text)


def test_memory_does_not_grow_with_the_pages() -> None:
    """Reading many pages keeps the text, not what the file is made of."""

    def page(sheet: Sheet) -> None:
        for top in range(60, 760, 50):
            sheet.lines(LEFT, top, PROSE[:2])

    data = pdf(*[page] * 12)
    tracemalloc.start()
    read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 1024 * 1024


# Real files.


@needs_data
def test_real_files_are_read_or_refused() -> None:
    """Each real PDF is read or refused with one line, and none takes long."""
    for path in sorted(DATA.iterdir()):
        start = time.perf_counter()
        assert "\n" not in message_of(path), path.name
        assert time.perf_counter() - start < 60, path.name


@needs_data
@needs_poppler
def test_words_of_real_files(tmp_path: Path) -> None:
    """Of the words that poppler finds in the Dutch files, at least 95 in 100 are there."""
    for path in DATA.iterdir():
        if path.name.startswith(("VNG", "minvws", "MinBZK")) and "tabel" not in path.name:
            (tmp_path / path.name[-100:]).symlink_to(path)
    rows = list(pdf_word_coverage.measure(tmp_path))
    assert len(rows) > 20
    total, kept = sum(row[2] for row in rows), sum(row[3] for row in rows)
    assert kept / total > 0.95


# Written down by hand from the pages as they look: questions, options and help of two model forms.
COMPLAINT = {
    "Namens wie wilt u een klacht indienen?": [
        "Namens mezelf",
        "Namens een ander persoon",
        "Namens een groep",
        "Namens mezelf en namens een ander persoon",
        "Namens een organisatie",
    ],
    "Wat zijn de gegevens van de persoon (mede) namens wie u een klacht indient?": [],
    "Vul het KvK-nummer in.": ["27370927"],
    "Op wie of wat heeft de klacht betrekking?": [
        "Een afdeling",
        "Een medewerker",
        "De gemeentelijke organisatie in het algemeen",
        "Wethouder",
        "Burgemeester",
    ],
    "Tegen welke afdeling wilt u een klacht indienen (als u die weet)?": [
        "Burgerzaken",
        "Stadsbeheer",
    ],
    "Wat is uw klacht?": [
        "Geef hier een duidelijke omschrijving van uw klacht, bijv.: Ik ben niet netjes behandeld "
        "aan de balie door een van de medewerkers."
    ],
    "Wanneer vond de gebeurtenis plaats?": ["01-07-2012"],
    "Heeft u bestanden (documenten, afbeeldingen, etc) die uw klacht nog duidelijker maken? Voeg "
    "deze dan, bij het onderdeel ‘Bijlagen’, toe.": [],
}
DOG = {
    "Wilt u een hond aanmelden of afmelden voor de hondenbelasting?": ["Aanmelden", "Afmelden"],
    "Sinds wanneer heeft u de hond?": ["30-03-2015"],
    "Wilt u nog een hond aanmelden?": ["Ja/Nee"],
    "Per wanneer wilt u de hond afmelden?": ["30-03-2015"],
    "Waarom wilt u de hond afmelden?": [
        "De hond is overleden",
        "De hond heeft een nieuwe eigenaar",
    ],
    "Wilt u nog een hond afmelden?": ["Ja/Nee", "bij de keuze voor ‘ja’ blok 4 herhalen"],
}


@needs_data
@pytest.mark.parametrize(
    ("name", "questions"), [("Klacht_indienen,", COMPLAINT), ("hondenbelasting", DOG)]
)
def test_model_forms(name: str, questions: dict[str, list[str]]) -> None:
    """Every question of a model form is a block, with its options and help in the same row."""
    path = next(path for path in DATA.iterdir() if name in path.name and "2016" in path.name)
    document = read(path)
    for question, answers in questions.items():
        found = block(document, question)
        assert found.text == question
        assert found.cell is not None
        row = [b.text for b in document.blocks if b.cell is not None
               and (b.cell.table, b.cell.row) == (found.cell.table, found.cell.row)]  # fmt: skip
        assert [answer for answer in answers if not any(answer in text for text in row)] == []


def test_the_counter_of_words_sees_a_loss() -> None:
    """The measurement beside poppler counts what is missing, and joins what the line broke."""
    assert pdf_word_coverage.kept_words(["een twee drie"], "een drie") == (3, 2)
    assert pdf_word_coverage.kept_words(["de gemeen-\nte"], "de gemeente") == (2, 2)
    assert pdf_word_coverage.without_running(["kop 1\na b", "kop 2\nc"]) == ["kop 1\na b", "c"]


@needs_poppler
def test_poppler_finds_the_same_words(tmp_path: Path) -> None:
    """A page of prose gives the words that pdftotext finds."""
    path = tmp_path / "proza.pdf"
    path.write_bytes(pdf(lambda sheet: sheet.lines(LEFT, 100, PROSE)))
    found = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    assert found.decode().split() == read(path).text.split()
