"""Word documents: every feature of the format that carries text or looks, one test each."""

from __future__ import annotations

import io
import re
import zipfile

import docx as python_docx
import pytest
from docx_files import NUMBERING, STYLES, WORD_FILES, cell, docx, listed, para, run, styled, table
from hypothesis import given
from hypothesis import strategies as st

from clarity.document import Block, BlockKind, Document, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read
from clarity.readers.docx_package import Package
from clarity.readers.docx_walk import resolve


def read_body(body: str, **parts: str) -> Document:
    return read(docx(body, parts={"styles": STYLES, "numbering": NUMBERING, **parts}))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def only(body: str, **parts: str) -> Block:
    document = read_body(body, **parts)
    assert len(document.blocks) == 1, texts(document)
    return document.blocks[0]


def marked(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    return [(block.text[mark.start : mark.end], mark.value) for mark in block.marked(kind)]


def assert_traced(document: Document, data: bytes) -> None:
    """Every character with a path stands in the file where its anchor says."""
    package = Package(data)
    for block in document.blocks:
        assert [a.start for a in block.anchors] == [0, *(a.end for a in block.anchors)][:-1]
        assert not block.text or block.anchors[-1].end == len(block.text)
        for anchor in block.anchors:
            if anchor.path is not None:
                element = resolve(package.root(anchor.part), anchor.path)
                size = anchor.end - anchor.start
                found = element.text[anchor.offset : anchor.offset + size]
                # A line end or tab inside a text element is shown as a space.
                assert re.sub(r"[\t\n\r]", " ", found) == block.text[anchor.start : anchor.end]


# Blocks.


@pytest.mark.parametrize(
    ("style", "level"), [("Kop1", 1), ("Kop2", 2), ("Vraag", 2), ("Niveau", 3), ("Titel", 1)]
)
def test_heading_by_style(style: str, level: int) -> None:
    """A heading is known by its style's name, Dutch ones included, its base or outline level."""
    block = only(para("Uw aanvraag", properties=styled(style)))
    assert (block.kind, block.level) == (BlockKind.HEADING, level)


def test_heading_by_own_outline_level() -> None:
    """A paragraph with an outline level of its own is a heading."""
    assert only(para("Kop", properties='<w:outlineLvl w:val="1"/>')).level == 2


def test_outline_level_nine_is_body_text() -> None:
    """The heading of a table of contents is based on a heading but is none."""
    assert only(para("Inhoud", properties=styled("Inhoud"))).kind is BlockKind.PARAGRAPH


def test_empty_heading_is_kept() -> None:
    """An empty heading is a block: somebody who listens to the page hears it."""
    document = read_body(para(properties=styled("Kop1")) + para() + para("Tekst."))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, ""),
        (BlockKind.PARAGRAPH, "Tekst."),
    ]


def test_style_names_reach_the_block() -> None:
    """A block knows the name of its style, also when it is the default style."""
    document = read_body(para("Kop", properties=styled("Kop1")) + para("Tekst"))
    assert [block.style for block in document.blocks] == ["Kop 1", "Normal"]


def test_list_numbers_and_levels() -> None:
    """List items carry their visible number and depth; a deeper list starts again."""
    body = "".join(para("item", properties=listed(1, level)) for level in (0, 1, 1, 0, 1))
    found = [(block.number, block.level) for block in read_body(body).blocks]
    assert found == [("1.", 1), ("1.a)", 2), ("1.b)", 2), ("2.", 1), ("2.a)", 2)]


def test_list_restarts_at_override() -> None:
    """A second list on the same definition starts again when it says so."""
    body = para("a", properties=listed(1)) + para("b", properties=listed(3))
    assert [block.number for block in read_body(body).blocks] == ["1.", "1."]


def test_bullet_from_style() -> None:
    """A bullet that the style gives is shown as a bullet, whatever its font."""
    block = only(para("item", properties=styled("Lijst")))
    assert (block.kind, block.number, block.level) == (BlockKind.LIST_ITEM, "•", 1)


def test_number_zero_takes_the_list_away() -> None:
    """A paragraph with list number 0 is no list item, whatever its style."""
    block = only(para("item", properties=styled("Lijst") + listed(0)))
    assert block.kind is BlockKind.PARAGRAPH


def test_table_cells_and_header_row() -> None:
    """Cells know their table, row and column; a header row says so."""
    document = read_body(table(["Naam", "Bedrag"], ["Jan", "€ 5"], header=True))
    assert [(b.text, b.cell.row, b.cell.column, b.cell.is_header) for b in document.blocks
            if b.cell] == [("Naam", 0, 0, True), ("Bedrag", 0, 1, True),
                           ("Jan", 1, 0, False), ("€ 5", 1, 1, False)]  # fmt: skip
    assert {block.kind for block in document.blocks} == {BlockKind.TABLE_CELL}


def test_bold_first_row_is_a_header() -> None:
    """A first row in bold above rows that are not is a header row."""
    bold = [cell(para(run(text, "<w:b/>"))) for text in ("Naam", "Bedrag")]
    document = read_body(table(bold, ["Jan", "€ 5"]))
    assert [b.cell.is_header for b in document.blocks if b.cell] == [True, True, False, False]


def test_grid_columns_count_spans() -> None:
    """A cell after a merged cell keeps the column of the grid."""
    wide = cell("Samen", properties='<w:gridSpan w:val="2"/>')
    document = read_body(table([wide, "Rechts"], ["a", "b", "c"]))
    assert [b.cell.column for b in document.blocks if b.cell] == [0, 2, 0, 1, 2]


def test_nested_table() -> None:
    """A table in a cell has a number of its own and stands in reading order."""
    document = read_body(table([cell("voor", table(["binnen"]), "na")]))
    found = [(block.text, block.cell.table) for block in document.blocks if block.cell]
    assert found == [("voor", 0), ("binnen", 1), ("na", 0)]


def test_deleted_row_is_left_out() -> None:
    """A table row that is deleted with tracked changes is gone."""
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('weg')}</w:tr>"
    document = read_body(f"<w:tbl><w:tblPr/>{row}<w:tr>{cell('hier')}</w:tr></w:tbl>")
    assert texts(document) == ["hier"]


def test_headers_and_footers_once() -> None:
    """Headers and footers are read, and those that say the same only once."""
    document = read_body(
        para("Tekst"),
        header1=para("Gemeente"),
        header2=para("Gemeente"),
        header3=para("Vervolg"),
        footer1=para("Pagina 1"),
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADER, "Gemeente"),
        (BlockKind.HEADER, "Vervolg"),
        (BlockKind.PARAGRAPH, "Tekst"),
        (BlockKind.FOOTER, "Pagina 1"),
    ]


def test_notes_without_separators() -> None:
    """Footnotes and endnotes are read, their separators not."""
    note = f'<w:footnote w:type="separator" w:id="-1">{para("streep")}</w:footnote>'
    note += f'<w:footnote w:id="2">{para("Een noot.")}</w:footnote>'
    end = f'<w:endnote w:id="1">{para("Een eindnoot.")}</w:endnote>'
    document = read_body(para("Tekst"), footnotes=note, endnotes=end)
    found = [(b.text, b.number) for b in document.blocks if b.kind is BlockKind.FOOTNOTE]
    assert found == [("Een noot.", "1"), ("Een eindnoot.", "1")]


def test_text_box_in_one_branch() -> None:
    """Of alternate content one branch is read, after the paragraph it hangs on."""
    box = f"<w:txbxContent>{para('Kader')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(read_body(para("Voor", both) + para("Na"))) == ["Voor", "Kader", "Na"]


def test_vml_text_box() -> None:
    """Text boxes of older Word versions are read as well."""
    box = f"<v:textbox><w:txbxContent>{para('Kader')}</w:txbxContent></v:textbox>"
    body = para("Voor", f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>")
    assert texts(read_body(body)) == ["Voor", "Kader"]


def test_picture_with_and_without_alternative() -> None:
    """A picture is a block with its text alternative, empty when there is none."""

    def picture(described: str, extra: str = "") -> str:
        return (
            f"<w:r><w:drawing><wp:inline><wp:docPr id='1' {described}>{extra}</wp:docPr><a:graphic>"
            "<pic:pic/></a:graphic></wp:inline></w:drawing></w:r>"
        )

    decoration = picture("", "<a:extLst><adec:decorative val='1'/></a:extLst>")
    document = read_body(para(picture("descr='Een kaart'"), picture(""), decoration))
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.IMAGE, "Een kaart"),
        (BlockKind.IMAGE, ""),
    ]


def test_pictures_that_run_along_give_no_block() -> None:
    """A logo in the header stands on every page; a screen reader passes it by."""
    logo = "<w:r><w:drawing><wp:inline><wp:docPr id='1'/><pic:pic/></wp:inline></w:drawing></w:r>"
    document = read_body(para("Tekst."), header1=para(logo))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_cells_know_the_size_of_their_table() -> None:
    """Empty cells and columns that a cell spans count, though they give no block."""
    wide = cell("Kop", properties='<w:gridSpan w:val="3"/>')
    document = read_body(table([wide], ["a", "", ""], ["", "", ""]))
    assert {(b.cell.rows, b.cell.columns) for b in document.blocks if b.cell} == {(3, 3)}


def test_heading_with_an_empty_run_is_kept() -> None:
    """A run without text shows nothing, so the heading is as empty as without it."""
    assert only(para(run(""), properties=styled("Kop1"))).kind is BlockKind.HEADING


JUSTIFIED = '<w:jc w:val="both"/>'
BASED_ON_JUSTIFIED = f"""
<w:docDefaults><w:pPrDefault><w:pPr>{{default}}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Basis"><w:pPr>{JUSTIFIED}</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:basedOn w:val="Basis"/></w:style>
"""


@pytest.mark.parametrize(
    ("default", "properties", "justified"),
    [
        ("", "", False),
        ("", JUSTIFIED, True),
        ("", '<w:jc w:val="distribute"/>', True),
        ("", '<w:jc w:val="center"/>', False),
        ("", styled("Eigen"), True),
        ("", styled("Eigen") + '<w:jc w:val="left"/>', False),
        (JUSTIFIED, "", True),
        (JUSTIFIED, '<w:jc w:val="start"/>', False),
    ],
)
def test_justified(default: str, properties: str, justified: bool) -> None:
    """The format of the paragraph goes before its style, and that before the default."""
    styles = BASED_ON_JUSTIFIED.format(default=default)
    block = only(para("Tekst.", properties=properties), styles=styles)
    assert block.justified is justified


# Text.


WRAPPERS = {
    "content control": "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "smart tag": "<w:smartTag>{}</w:smartTag>",
    "custom XML": "<w:customXml>{}</w:customXml>",
    "inserted": "<w:ins>{}</w:ins>",
    "moved to": "<w:moveTo>{}</w:moveTo>",
    "right to left": "<w:dir>{}</w:dir>",
    "simple field": '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
    "link": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
}


@pytest.mark.parametrize("wrapper", WRAPPERS.values(), ids=WRAPPERS)
def test_wrapped_text_is_kept(wrapper: str) -> None:
    """Text inside what may wrap a run is part of its paragraph."""
    body = para("voor ", wrapper.format(run("in")), " na")
    data = docx(body)
    assert texts(read(data)) == ["voor in na"]
    assert_traced(read(data), data)


@pytest.mark.parametrize("wrapper", ["w:del", "w:moveFrom"])
def test_deleted_text_is_left_out(wrapper: str) -> None:
    """Text that tracked changes removed is not on the page."""
    assert only(para("voor ", f"<{wrapper}>{run('weg ')}</{wrapper}>", "na")).text == "voor na"


def test_deleted_paragraph_mark_joins() -> None:
    """Two paragraphs between which the mark is deleted are one."""
    first = para("Wij ", properties="<w:rPr><w:del/></w:rPr>")
    assert only(first + para("gaan.")).text == "Wij gaan."


@pytest.mark.parametrize("container", ["block", "cell", "row"])
def test_content_control_around_blocks(container: str) -> None:
    """Content controls around paragraphs, cells and rows hide nothing."""

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = {
        "block": control(para("Tekst")),
        "cell": f"<w:tbl><w:tr>{control(cell('Tekst'))}</w:tr></w:tbl>",
        "row": f"<w:tbl>{control('<w:tr>' + cell('Tekst') + '</w:tr>')}</w:tbl>",
    }[container]
    assert only(body).text == "Tekst"


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="Geheim"/>'])
def test_hidden_text_is_left_out(properties: str) -> None:
    """Text that its format or its style hides is not on the page."""
    assert only(para("voor ", run("weg ", properties), "na")).text == "voor na"


def test_hidden_can_be_switched_off() -> None:
    """A run that undoes the hiding of its style is on the page."""
    shown = run("wel ", '<w:rStyle w:val="Geheim"/><w:vanish w:val="0"/>')
    assert only(para("voor ", shown, "na")).text == "voor wel na"


def test_shown_without_text() -> None:
    """Tabs, breaks and no-break hyphens are characters that no text node holds."""
    block = only(para("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c",
                      "<w:r><w:noBreakHyphen/></w:r>", "d"))  # fmt: skip
    assert block.text == "a\tb\nc-d"
    assert [block.anchor_at(i).path is None for i in range(7)] == [False, True] * 3 + [False]  # type: ignore[union-attr]


def test_soft_hyphens_are_dropped_with_right_offsets() -> None:
    """A soft hyphen, as element or character, is no part of the word."""
    data = docx(para("ver\u00adgun", "<w:r><w:softHyphen/></w:r>", "ning"))
    document = read(data)
    assert texts(document) == ["vergunning"]
    anchor = document.blocks[0].anchor_at(3)
    assert anchor is not None
    assert anchor.offset == 4
    assert_traced(document, data)


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="MS Gothic" w:char="2610"/>', "☐"),
    ],
)
def test_symbols(symbol: str, shown: str) -> None:
    """A symbol is the character that the page shows."""
    assert only(para(f"<w:r>{symbol}</w:r>", " Ja")).text == f"{shown} Ja"


def test_letters_in_a_symbol_font() -> None:
    """A letter in a symbol font is a picture, and nobody may edit it by its path."""
    block = only(para(run("o", '<w:rFonts w:ascii="Wingdings"/>'), " Ja"))
    assert block.text == "□ Ja"
    assert block.anchors[0].path is None


def test_space_around_text_counts_only_when_preserved() -> None:
    """Word drops the space around a text without xml:space; so does the reader."""
    data = docx(
        "<w:p><w:r><w:t> een </w:t></w:r><w:r><w:t xml:space='preserve'> twee</w:t></w:r></w:p>"
    )
    document = read(data)
    assert texts(document) == ["een twee"]
    assert_traced(document, data)


def fields(code: str, result: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = char.format("separate") + run(result) if result else ""
    return (
        char.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + shown
        + char.format("end")
    )  # fmt: skip


def test_field_code_out_result_in() -> None:
    """Of a field the result is text, its code is not."""
    assert only(para("Blz. ", fields("PAGE", "3"), ".")).text == "Blz. 3."


@pytest.mark.parametrize(
    "field",
    [
        fields('MERGEFIELD "Voor naam" \\* MERGEFORMAT', "«Voor naam»"),
        fields('MERGEFIELD "Voor naam"', ""),
        f"<w:fldSimple w:instr=' MERGEFIELD \"Voor naam\" '>{run('«Voor naam»')}</w:fldSimple>",
        "<w:fldSimple w:instr=' MERGEFIELD \"Voor naam\" '/>",
    ],
    ids=["complex", "complex without result", "simple", "simple without result"],
)
def test_merge_fields(field: str) -> None:
    """Merge fields in both forms are marked with their name, also without a result."""
    block = only(para("Beste ", field, ","))
    assert block.text == "Beste «Voor naam»,"
    assert marked(block, MarkKind.MERGE_FIELD) == [("«Voor naam»", "Voor naam")]


def test_field_inside_the_code_of_a_field() -> None:
    """What a field nested in the code of another shows is not on the page."""
    inner = fields("MERGEFIELD x", "geheim")
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = (
        char.format("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + inner
        + char.format("separate") + run("zichtbaar") + char.format("end")
    )  # fmt: skip
    assert only(para("Dit is ", outer, ".")).text == "Dit is zichtbaar."


def test_links() -> None:
    """Links in both forms carry their address."""
    linked = f'<w:hyperlink r:id="web">{run("onze site")}</w:hyperlink>'
    coded = fields('HYPERLINK "https://b.example"', "hier")
    data = docx(para("Zie ", linked, " of ", coded), links={"web": "https://a.example"})
    assert marked(read(data).blocks[0], MarkKind.LINK) == [
        ("onze site", "https://a.example"),
        ("hier", "https://b.example"),
    ]


def test_embedded_text_is_noted() -> None:
    """Text that the file only refers to is left out, and the document says so."""
    assert read_body(para("Tekst") + '<w:altChunk r:id="x"/>').notes


# Looks.


@pytest.mark.parametrize(
    ("properties", "kind", "value"),
    [
        ("<w:b/>", MarkKind.BOLD, ""),
        ("<w:i/>", MarkKind.ITALIC, ""),
        ('<w:u w:val="single"/>', MarkKind.UNDERLINE, ""),
        ("<w:caps/>", MarkKind.CAPITALS, ""),
        ('<w:rStyle w:val="Nadruk"/>', MarkKind.ITALIC, ""),
        ('<w:lang w:val="en-GB"/>', MarkKind.LANGUAGE, "en-GB"),
    ],
)
def test_marks(properties: str, kind: MarkKind, value: str) -> None:
    """A run's own format and that of its style are marks on its characters."""
    block = only(para("Dit is een hele ", run("tekst", properties), " met meer woorden."))
    assert marked(block, kind) == [("tekst", value)]


def test_size_in_points() -> None:
    """Sizes are marks in points; the default of the document counts too."""
    block = only(para("gewoon ", run("klein", '<w:sz w:val="17"/>')))
    assert marked(block, MarkKind.SIZE) == [("gewoon ", "11"), ("klein", "8.5")]


def test_paragraph_style_gives_marks() -> None:
    """Bold from the paragraph style, and from the style that it is based on, is bold."""
    assert marked(only(para("Kop", properties=styled("Vraag"))), MarkKind.BOLD) == [("Kop", "")]


def test_toggles_of_two_styles_cancel() -> None:
    """Bold in both paragraph and character style is not bold; bold by hand is."""
    body = para(run("niet", '<w:rStyle w:val="Vet"/>'), run("wel", "<w:b/>"),
                properties=styled("Kop2"))  # fmt: skip
    assert marked(only(body), MarkKind.BOLD) == [("wel", "")]


def test_switched_off_is_off() -> None:
    """A format with value 0 is no format."""
    block = only(para(run("Kop", '<w:b w:val="0"/>'), properties=styled("Kop2")))
    assert marked(block, MarkKind.BOLD) == []


# The document.


def test_title_language_hash_format() -> None:
    """Title, language and format come from the file; the hash is that of its bytes."""
    data = docx(para("Tekst"), parts={"styles": STYLES, "core": "<dc:title>Besluit</dc:title>"})
    document = read(data, name="brief.docx")
    assert (document.title, document.language, document.format, document.path) == (
        "Besluit",
        "nl-NL",
        "docx",
        "brief.docx",
    )
    assert len(document.source_hash) == 64


def test_directive_in_a_comment() -> None:
    """A comment 'clarity uit' is a directive for its block; other comments are nothing."""
    comments = (
        f'<w:comment w:id="1">{para("clarity uit: S1 staat zo in de wet")}</w:comment>'
        f'<w:comment w:id="2">{para("Klopt dit?")}</w:comment>'
    )
    held = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
    body = (
        para("Eerst.") + para(held.format(1, run("Tweede."))) + para(held.format(2, run("Derde.")))
    )
    (directive,) = read_body(body, comments=comments).directives
    assert (directive.rule, directive.reason, directive.block) == ("S1", "staat zo in de wet", 1)


def test_pages() -> None:
    """Blocks know their page when the file remembers where pages broke."""
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>Twee</w:t></w:r>"
    document = read_body(para("Een") + para(broken) + para("Ook twee"))
    assert [block.page for block in document.blocks] == [1, 2, 2]
    assert read_body(para("Een")).blocks[0].page is None


@pytest.mark.parametrize("kind", ["template", "macroEnabledTemplate", "document.macroEnabled"])
def test_templates_and_macro_files(kind: str) -> None:
    """Templates and files with macros are read like any other."""
    assert texts(read(docx(para("Sjabloon"), content_type=f"application/x.{kind}.main+xml")))


def test_main_part_by_relationship() -> None:
    """The main part is found by its relationship, whatever its name."""
    assert texts(read(docx(para("Tekst"), main="word/document2.xml"))) == ["Tekst"]


def test_strict_files() -> None:
    """Files in Word's strict variant, with other namespaces, are read alike."""
    source = io.BytesIO(docx(para("Tekst", run("vet", "<w:b/>"))))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for usual, strict in (
                (b"schemas.openxmlformats.org/wordprocessingml/2006/main",
                 b"purl.oclc.org/ooxml/wordprocessingml/main"),
                (b"schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"purl.oclc.org/ooxml/officeDocument/relationships"),
            ):  # fmt: skip
                content = content.replace(usual, strict)
            new.writestr(name, content)
    assert texts(read(target.getvalue())) == ["Tekstvet"]


def test_file_of_python_docx() -> None:
    """A file that python-docx wrote is read with its headings, lists and table."""
    made = python_docx.Document()
    made.add_heading("Kop", 1)
    made.add_paragraph("item", style="List Bullet")
    made.add_table(1, 1).cell(0, 0).text = "cel"
    buffer = io.BytesIO()
    made.save(buffer)
    document = read(buffer.getvalue())
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Kop"),
        (BlockKind.LIST_ITEM, "item"),
        (BlockKind.TABLE_CELL, "cel"),
    ]
    assert_traced(document, buffer.getvalue())


# Every character comes back.

LETTERS = st.text(
    st.sampled_from("abc éë€ \u00ad\u200b\u00a0.:…_☐ -«»12") | st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="<>&\ufffe\uffff"
    ),
    max_size=12,
)  # fmt: skip
PIECES = st.one_of(
    LETTERS.map(run),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:bookmarkStart w:id='1'/>",
                     "<w:r><w:noBreakHyphen/></w:r>", "<w:proofErr/>", "<!-- opmerking -->"]),
    LETTERS.map(lambda text: f"<w:ins>{run(text)}</w:ins>"),
    LETTERS.map(lambda text: f"<w:del>{run(text)}</w:del>"),
    LETTERS.map(lambda text: WRAPPERS["content control"].format(run(text))),
    LETTERS.map(lambda text: fields("MERGEFIELD x", text)),
)  # fmt: skip
PARAGRAPHS = st.lists(PIECES, max_size=6).map(lambda pieces: f"<w:p>{''.join(pieces)}</w:p>")
BODIES = st.lists(
    PARAGRAPHS | PARAGRAPHS.map(lambda inner: table([cell(inner), cell(inner)])), max_size=5
).map("".join)


@given(BODIES)
def test_every_anchored_character_resolves(body: str) -> None:
    """Each character with an anchor path is the same character in the file."""
    data = docx(body)
    assert_traced(read(data), data)


@pytest.mark.skipif(not WORD_FILES.is_dir(), reason="the real documents are not on this machine")
def test_characters_of_real_files_resolve() -> None:
    """Each character of the real Word files with a path is that character in the file."""
    for path in sorted(WORD_FILES.iterdir()):
        data = path.read_bytes()
        try:
            document = read(data)
        except UnreadableDocumentError:
            continue
        assert_traced(document, data)
