"""OpenDocument texts: every feature of the format that carries text or looks, one test each."""

from __future__ import annotations

import pytest
from odt_files import list_style, odt, para, table, text_style
from traced import assert_traced

from clarity.document import Block, BlockKind, Document, FieldKind, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read


def read_body(body: str, **parts: str) -> Document:
    data = odt(body, **parts)  # type: ignore[arg-type]
    document = read(data)
    assert document.format == "odt"
    assert_traced(document, data)
    return document


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def only(body: str, **parts: str) -> Block:
    document = read_body(body, **parts)
    assert len(document.blocks) == 1, shown(document)
    return document.blocks[0]


def marked(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    return [(block.text[mark.start : mark.end], mark.value) for mark in block.marked(kind)]


PICTURE = "<draw:frame>{}<draw:image xlink:href='a.png'/></draw:frame>"
DELETED = (
    "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>weg</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
BLOCKS = {
    "heading": ('<text:h text:outline-level="2">De zaak</text:h>', [("heading", "De zaak")]),
    "title": (para("Brief", "Title"), [("heading", "Brief")]),
    "paragraphs": (para("Een.") + para("") + para("Twee."),
                   [("paragraph", "Een."), ("paragraph", "Twee.")]),
    "white space": (para("  Een\n  twee<text:s text:c='2'/>drie<text:tab/>vier<text:line-break/>v"),
                    [("paragraph", "Een twee  drie\tvier\nv")]),
    "spans": (para("be<text:span text:style-name='Strong'>lang</text:span>rijk"),
              [("paragraph", "belangrijk")]),
    "soft hyphen": (para("be\u00adlangrijk"), [("paragraph", "belangrijk")]),
    "table": (table(["Naam", "Bedrag"], ["Jan", "€ 5"], header=True),
              [("table-cell", "Naam"), ("table-cell", "Bedrag"), ("table-cell", "Jan"),
               ("table-cell", "€ 5")]),
    "section": ("<text:section text:name='s'>" + para("In") + "</text:section>",
                [("paragraph", "In")]),
    "hidden section": ("<text:section text:display='none'>" + para("Weg") + "</text:section>"
                       + para("Hier"), [("paragraph", "Hier")]),
    "deleted text": (DELETED + para("Hier<text:change text:change-id='c'/>."),
                     [("paragraph", "Hier.")]),
    "hidden text": (para("Een<text:span text:style-name='Geheim'> geheim</text:span>."),
                    [("paragraph", "Een.")]),
    "hidden paragraph": (para("Weg<text:hidden-paragraph text:is-hidden='true'/>") + para("Hier"),
                         [("paragraph", "Hier")]),
    "note": (para("Tekst<text:note text:id='f'><text:note-citation>1</text:note-citation>"
                  "<text:note-body>" + para("Een noot.") + "</text:note-body></text:note>."),
             [("paragraph", "Tekst."), ("footnote", "Een noot.")]),
    "text box": (para("Voor<draw:frame><draw:text-box>" + para("Kader")
                      + "</draw:text-box></draw:frame>na"),
                 [("paragraph", "Voorna"), ("paragraph", "Kader")]),
    "shape": (para("<draw:custom-shape>" + para("Vorm") + "</draw:custom-shape>"),
              [("paragraph", "Vorm")]),
    "picture": (para("Kijk " + PICTURE.format("<svg:title>Een kaart</svg:title>")),
                [("paragraph", "Kijk"), ("image", "Een kaart")]),
    "picture with a description": (para(PICTURE.format("<svg:desc>Een plein</svg:desc>")),
                                   [("image", "Een plein")]),
    "picture without anything": (para(PICTURE.format("")), [("image", "")]),
    "decoration": ("<text:p>Tekst<draw:frame loext:decorative='true'><draw:image/></draw:frame>"
                   "</text:p>", [("paragraph", "Tekst")]),
    "comment": (para("Tekst<office:annotation><dc:creator>Jo</dc:creator><text:p>Let op</text:p>"
                     "</office:annotation>."), [("paragraph", "Tekst.")]),
    "contents": ("<text:table-of-content><text:table-of-content-source><text:index-title-template>"
                 "Sjabloon</text:index-title-template></text:table-of-content-source>"
                 "<text:index-body>" + para("Inleiding 1") + "</text:index-body>"
                 "</text:table-of-content>", [("paragraph", "Inleiding 1")]),
    "empty heading": ('<text:h text:outline-level="1"></text:h>' + para("Tekst"),
                      [("heading", ""), ("paragraph", "Tekst")]),
    "ruby": (para("<text:ruby><text:ruby-base>woord</text:ruby-base><text:ruby-text>w"
                  "</text:ruby-text></text:ruby>"), [("paragraph", "woord")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    """Each piece of a document gives these blocks, and every character is found again."""
    assert shown(read_body(body)) == expected


def test_heading_levels_and_styles() -> None:
    """A heading has its level, a block the name of its style."""
    body = '<text:h text:style-name="Heading_20_1" text:outline-level="1">A</text:h>' + para("b")
    found = [(b.level, b.style) for b in read_body(body).blocks]
    assert found == [(1, "Heading 1"), (0, "Standard")]


@pytest.mark.parametrize(("outline", "level"), [("0", 1), ("x", 1), ("9" * 5000, 1), ("99", 10)])
def test_strange_outline_levels(outline: str, level: int) -> None:
    """A level that cannot be is read as one that can."""
    assert only(f'<text:h text:outline-level="{outline}">Kop</text:h>').level == level


def test_lists() -> None:
    """List items carry their visible number and depth; a deeper list starts again."""
    item = "<text:list-item>{}</text:list-item>"
    inner = f"<text:list>{item}{item}</text:list>"
    body = (
        "<text:list text:style-name='L'><text:list-item>" + para("a") + para("nog")
        + inner.format(para("b"), para("c")) + "</text:list-item><text:list-item>" + para("d")
        + inner.format(para("e"), para("f")) + "</text:list-item></text:list>"
        "<text:list text:style-name='L' text:continue-numbering='true'><text:list-item>"
        + para("g") + "</text:list-item></text:list>"
        "<text:list text:style-name='B'><text:list-item>" + para("h")
        + "</text:list-item></text:list>"
    )  # fmt: skip
    styles = list_style("L", "1", "a") + list_style("B", "•")
    document = read_body(body, automatic=styles)
    assert [(b.text, b.kind.value, b.number, b.level) for b in document.blocks] == [
        ("a", "list-item", "1.", 1), ("nog", "paragraph", "", 0), ("b", "list-item", "1.a.", 2),
        ("c", "list-item", "1.b.", 2), ("d", "list-item", "2.", 1), ("e", "list-item", "2.a.", 2),
        ("f", "list-item", "2.b.", 2), ("g", "list-item", "3.", 1), ("h", "list-item", "•", 1),
    ]  # fmt: skip


def test_table_grid() -> None:
    """Cells know their place, also next to merged ones, and the size of the table."""
    body = (
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'>"
        + para("Samen") + "</table:table-cell><table:covered-table-cell/><table:table-cell>"
        + para("Rechts") + "</table:table-cell></table:table-row><table:table-row>"
        "<table:table-cell table:number-columns-repeated='2'/><table:table-cell>" + para("c")
        + "</table:table-cell></table:table-row></table:table>"
    )  # fmt: skip
    cells = [block.cell for block in read_body(body).blocks if block.cell]
    assert [(c.row, c.column, c.rows, c.columns) for c in cells] == [
        (0, 0, 2, 3), (0, 2, 2, 3), (1, 2, 2, 3),
    ]  # fmt: skip


def test_header_rows() -> None:
    """A header row says so; a first row in bold counts as one."""
    bold = [f"<text:span text:style-name='Strong'>{text}</text:span>" for text in ("A", "B")]
    for body in (table(["A", "B"], ["c", "d"], header=True), table(bold, ["c", "d"])):
        cells = [block.cell for block in read_body(body).blocks if block.cell]
        assert [cell.is_header for cell in cells] == [True, True, False, False]


@pytest.mark.parametrize(
    ("properties", "kind", "expected"),
    [
        ('fo:font-weight="bold"', MarkKind.BOLD, [("woord", "")]),
        ('fo:font-style="italic"', MarkKind.ITALIC, [("woord", "")]),
        ('style:text-underline-style="solid"', MarkKind.UNDERLINE, [("woord", "")]),
        ('style:text-underline-style="none"', MarkKind.UNDERLINE, []),
        ('fo:text-transform="uppercase"', MarkKind.CAPITALS, [("woord", "")]),
        ('fo:font-size="8pt"', MarkKind.SIZE, [("Een lang", "12"), ("woord", "8")]),
        ('fo:font-size="50%"', MarkKind.SIZE, [("Een lang", "12"), ("woord", "6")]),
        ('fo:language="en" fo:country="GB"', MarkKind.LANGUAGE, [("woord", "en-GB")]),
    ],
)
def test_marks(properties: str, kind: MarkKind, expected: list[tuple[str, str]]) -> None:
    """Looks and languages are marks over the characters they hold for."""
    body = para("Een lang <text:span text:style-name='T'>woord</text:span>")
    found = marked(only(body, automatic=text_style("T", properties)), kind)
    assert [(text.strip(), value) for text, value in found] == expected


def test_links() -> None:
    """A link is a mark with its address."""
    block = only(para("Zie <text:a xlink:href='https://a.example'>de lijst</text:a>."))
    assert marked(block, MarkKind.LINK) == [("de lijst", "https://a.example")]


def test_justified() -> None:
    """Straight edges on both sides are noted, from the style or its parent."""
    style = (
        "<style:style style:name='P1' style:family='paragraph'><style:paragraph-properties "
        "fo:text-align='justify'/></style:style><style:style style:name='P2' "
        "style:family='paragraph' style:parent-style-name='P1'/>"
    )
    assert only(para("Tekst", "P2"), automatic=style).justified


def test_merge_fields() -> None:
    """Placeholders, database fields and user fields are merge fields."""
    body = para(
        "Beste <text:placeholder text:placeholder-type='text'>&lt;Naam&gt;</text:placeholder>, op "
        "<text:database-display text:column-name='datum'>&lt;datum&gt;</text:database-display> en "
        "<text:user-field-get text:name='Straat'>Dorpsweg</text:user-field-get>."
    )
    found = marked(only(body), MarkKind.MERGE_FIELD)
    assert found == [("<Naam>", "Naam"), ("<datum>", "datum"), ("Dorpsweg", "Straat")]


def test_language_and_title() -> None:
    """The file says its language in its styles and its title in its properties."""
    document = read_body(para("Hallo"), title="Mijn brief")
    assert (document.language, document.title) == ("nl-NL", "Mijn brief")


def test_headers_and_footers() -> None:
    """Headers and footers are read once; those of pages that are not used are not."""
    master = (
        "<style:master-page style:name='Standard'><style:header>" + para("Gemeente")
        + "</style:header><style:header-first>" + para("Gemeente") + "</style:header-first>"
        "<style:footer>" + para("Pagina <text:page-number>1</text:page-number>")
        + "</style:footer></style:master-page><style:master-page style:name='Envelop'>"
        "<style:header>" + para("Ongebruikt") + "</style:header></style:master-page>"
    )  # fmt: skip
    assert shown(read_body(para("Tekst"), master=master)) == [
        ("header", "Gemeente"), ("paragraph", "Tekst"), ("footer", "Pagina 1"),
    ]  # fmt: skip


FORMS = (
    "<office:forms><form:form><form:text form:id='c1' form:name='naam' form:title='Uw naam'/>"
    "<form:checkbox form:id='c2' form:name='ja' form:label='Ik ga akkoord'/>"
    "<form:listbox form:id='c3' form:name='land'><form:option form:label='Nederland'/>"
    "<form:option form:label='België'/></form:listbox>"
    "<form:date form:id='c4' form:name='dag'/></form:form></office:forms>"
)


def test_form_controls() -> None:
    """Controls are fields where they stand, with the text before them as label."""
    document = read_body(
        FORMS
        + para("Naam: <draw:control draw:control='c1'/>")
        + para("<draw:control draw:control='c2'/>")
        + para("Land: <draw:control draw:control='c3'/>")
        + para("Wanneer: <draw:control draw:control='c4'/>")
    )
    found = [(f.kind, f.label, f.name, f.options, f.tooltip) for f in document.fields]
    assert found == [
        (FieldKind.TEXT, "Naam", "naam", (), "Uw naam"),
        (FieldKind.CHECKBOX, "Ik ga akkoord", "ja", (), ""),
        (FieldKind.CHOICE, "Land", "land", ("Nederland", "België"), ""),
        (FieldKind.DATE, "Wanneer", "dag", (), ""),
    ]


def test_input_fields() -> None:
    """Input fields, lists and content controls in the text are fields."""
    document = read_body(
        para("Naam: <text:text-input text:description='Vul in'>uw naam</text:text-input>")
        + para("Kleur: <text:drop-down text:name='k'><text:label text:value='Rood'/>"
               "<text:label text:value='Blauw'/>Rood</text:drop-down>")
        + para("Dag: <loext:content-control loext:date='true' loext:showing-place-holder='true'>"
               "Kies een datum</loext:content-control>")
        + para("Straat: ..........")
    )  # fmt: skip
    found = [(f.kind, f.label, f.placeholder, f.options) for f in document.fields]
    assert found == [
        (FieldKind.TEXT, "Naam", "uw naam", ()),
        (FieldKind.CHOICE, "Kleur", "", ("Rood", "Blauw")),
        (FieldKind.DATE, "Dag", "Kies een datum", ()),
        (FieldKind.TEXT, "Straat", "", ()),
    ]


def test_empty_cells_are_fields() -> None:
    """An empty cell beside a label is a place to fill in, as in a Word file."""
    document = read_body(table(["Naam", ""], ["Straat", ""], ["Plaats", ""]))
    assert [field.label for field in document.fields] == ["Naam", "Straat", "Plaats"]


def test_directives() -> None:
    """A comment switches a rule off for its paragraph."""
    remark = "<office:annotation><text:p>clarity uit: S1 moet zo</text:p></office:annotation>"
    document = read_body(para("Een.") + para("Twee." + remark))
    assert [(d.rule, d.reason, d.block) for d in document.directives] == [("S1", "moet zo", 1)]


def test_pages() -> None:
    """Blocks know their page when the file holds the page breaks of the last layout."""
    body = para("Een.") + "<text:soft-page-break/>" + para("Twee.")
    assert [block.page for block in read_body(body).blocks] == [1, 2]
    assert only(para("Een.")).page is None


MANIFEST = (
    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
    "<manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/>"
    "</manifest:file-entry></manifest:manifest>"
)
EVIL = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (odt("", others={"META-INF/manifest.xml": MANIFEST}), "wachtwoord"),
        (odt("", others={"content.xml": "<x"}), "beschadigd"),
        (odt("", others={"content.xml": EVIL}), "beschadigd"),
        (odt("", others={"content.xml": "<x/>"}), "beschadigd"),
        (odt("", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "rekenblad"),
        (odt("<text:section>" * 3000 + "</text:section>" * 3000), "beschadigd"),
    ],
)
def test_refusals(data: bytes, expected: str) -> None:
    """What cannot be read is refused in one line that says why."""
    with pytest.raises(UnreadableDocumentError, match=expected) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_without_styles() -> None:
    """A file without its part with styles is read all the same."""
    assert [b.kind for b in read(odt(para("Tekst"), others={"styles.xml": "<x"})).blocks] == [
        BlockKind.PARAGRAPH
    ]
