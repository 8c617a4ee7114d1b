"""Web pages: every feature of HTML that carries text, looks or a question, one test each."""

from __future__ import annotations

import pytest
from traced import assert_traced

from clarity.document import Block, BlockKind, Document, DocumentKind, FieldKind, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read


def page(body: str, head: str = "<title>Proef</title>") -> bytes:
    return f'<!DOCTYPE html><html lang="nl"><head>{head}</head><body>{body}</body></html>'.encode()


def read_page(body: str, head: str = "<title>Proef</title>") -> Document:
    data = page(body, head)
    document = read(data)
    assert document.format == "html"
    assert_traced(document, data)
    return document


def shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def only(body: str, head: str = "") -> Block:
    document = read_page(body, head)
    assert len(document.blocks) == 1, shown(document)
    return document.blocks[0]


def marked(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    return [(block.text[mark.start : mark.end], mark.value) for mark in block.marked(kind)]


BLOCKS = {
    "headings": ("<h1>Afval</h1><h3>Geld</h3>", [("heading", "Afval"), ("heading", "Geld")]),
    "paragraphs": ("<p>Een.</p>\n<div>Twee.</div>Drie.",
                   [("paragraph", "Een."), ("paragraph", "Twee."), ("paragraph", "Drie.")]),
    "white space": ("<p>  Een\n   twee\t drie </p>", [("paragraph", "Een twee drie")]),
    "inline elements": ("<p>Dit is <b>heel</b><i>erg</i> be<wbr>lang&shy;rijk.</p>",
                        [("paragraph", "Dit is heelerg belangrijk.")]),
    "line break": ("<p>Straat 1 <br> 1234 AB Stad</p>", [("paragraph", "Straat 1\n1234 AB Stad")]),
    "preformatted": ("<pre>Een\n  twee</pre>", [("paragraph", "Een\n  twee")]),
    "text around a block": ("<div>Voor<p>In</p>na</div>",
                            [("paragraph", "Voor"), ("paragraph", "In"), ("paragraph", "na")]),
    "list": ("<ul><li>Een</li><li><p>Twee</p><p>Nog</p></li></ul>",
             [("list-item", "Een"), ("list-item", "Twee"), ("paragraph", "Nog")]),
    "definitions": ("<dl><dt>Leges</dt><dd>Geld voor een dienst.</dd></dl>",
                    [("paragraph", "Leges"), ("paragraph", "Geld voor een dienst.")]),
    "table": ("<table><tr><th>Wat</th><th>Prijs</th></tr><tr><td>Pas</td><td>€ 5</td></tr></table>",
              [("table-cell", "Wat"), ("table-cell", "Prijs"), ("table-cell", "Pas"),
               ("table-cell", "€ 5")]),
    "table for the layout": ("<table role='presentation'><tr><td>Beste lezer,</td></tr></table>",
                             [("paragraph", "Beste lezer,")]),
    "a table in a table is layout": (
        "<table><tr><td><p>Hallo</p><table><tr><th>A</th></tr><tr><td>b</td></tr></table></td>"
        "</tr></table>",
        [("paragraph", "Hallo"), ("table-cell", "A"), ("table-cell", "b")]),
    "left out": ("<nav>Menu</nav><p>Tekst</p><script>var x = 'weg';</script><style>p {}</style>"
                 "<aside>Ook</aside><noscript>Zet aan</noscript><template>t</template>"
                 "<div role='navigation'>Pad</div><div id='cookie-banner'>Wij en cookies</div>",
                 [("paragraph", "Tekst")]),
    "hidden": ("<p hidden>a</p><p aria-hidden='true'>b</p><p style='display: none'>c</p>"
               "<p style='visibility:hidden'>d</p><input type='hidden' value='e'><p>Zichtbaar</p>",
               [("paragraph", "Zichtbaar")]),
    "image": ("<p>Kijk<img src='a.png' alt='Een kaart'>hier</p><img src='b.png'>"
              "<img src='c.png' alt=''><img src='d.png' role='presentation'>",
              [("paragraph", "Kijkhier"), ("image", "Een kaart"), ("image", "")]),
    "drawing": ("<svg role='img' aria-label='Logo'><path/></svg><svg><title>Kaart</title></svg>"
                "<svg><path/></svg>", [("image", "Logo"), ("image", "Kaart")]),
    "empty heading": ("<h2></h2><p>Tekst</p>", [("heading", ""), ("paragraph", "Tekst")]),
    "heading with a picture": ("<h1><img src='logo.png' alt='Gemeente'></h1>",
                               [("image", "Gemeente")]),
    "heading by role": ("<div role='heading' aria-level='3'>Kop</div>", [("heading", "Kop")]),
    "footer": ("<main><p>Tekst</p></main><footer><p>Telefoon 14 020</p></footer>",
               [("paragraph", "Tekst"), ("footer", "Telefoon 14 020")]),
    "header": ("<header><p>Gemeente</p></header><main><p>Tekst</p></main>",
               [("header", "Gemeente"), ("paragraph", "Tekst")]),
    "buttons": ("<button>Versturen</button><input type='submit' value='Opslaan'>"
                "<a class='btn' href='/x'>Verder</a><button aria-label='Sluiten'></button>",
                [("button", "Versturen"), ("button", "Opslaan"), ("button", "Verder"),
                 ("button", "Sluiten")]),
    "error texts": ("<p role='alert'>Vul uw naam in.</p><span class='error'>Kies iets.</span>",
                    [("error-text", "Vul uw naam in."), ("error-text", "Kies iets.")]),
    "an error class around a page": ("<div class='error'><h1>Fout</h1><p>Ga terug.</p></div>",
                                     [("heading", "Fout"), ("paragraph", "Ga terug.")]),
    "quote": ("<p>Hij zei <q>nee</q>.</p>", [("paragraph", "Hij zei ‘nee’.")]),
    "deleted text": ("<p>Het kost <del>5</del> <ins>6</ins> euro.</p>",
                     [("paragraph", "Het kost 6 euro.")]),
    "entities": ("<p>Caf&eacute; &amp; bar &#8364; 5 &lt;b&gt;</p>",
                 [("paragraph", "Café & bar € 5 <b>")]),
    "comments": ("<p>Een<!-- weg --> twee</p>", [("paragraph", "Een twee")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    """Each piece of HTML gives these blocks, and every character is found again."""
    assert shown(read_page(body)) == expected


def test_headings_have_levels() -> None:
    """h1 to h6 and a role give the level."""
    body = "<h1>A</h1><h4>B</h4><div role='heading' aria-level='3'>C</div>"
    assert [block.level for block in read_page(body).blocks] == [1, 4, 3]


def test_list_numbers_and_depth() -> None:
    """Items carry the number that a browser shows, and their depth."""
    body = (
        "<ol start='3'><li>a</li><li>b<ol type='a'><li>c</li></ol></li><li value='9'>d</li></ol>"
        "<ul><li>e</li></ul><ol type='I'><li>f</li></ol>"
    )
    found = [(block.text, block.number, block.level) for block in read_page(body).blocks]
    assert found == [
        ("a", "3.", 1), ("b", "4.", 1), ("c", "a.", 2), ("d", "9.", 1), ("e", "•", 1),
        ("f", "I.", 1),
    ]  # fmt: skip


def test_table_grid() -> None:
    """Cells know their place in the grid, spans included, and the size of the table."""
    body = (
        "<table><thead><tr><th colspan='2'>A</th><th>B</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>c</td><td>d</td><td></td></tr><tr><td>e</td><td>f</td></tr></tbody>"
        "</table>"
    )
    cells = [block.cell for block in read_page(body).blocks if block.cell]
    places = [(cell.row, cell.column, cell.is_header) for cell in cells]
    assert places == [
        (0, 0, True), (0, 2, True), (1, 0, False), (1, 1, False), (2, 1, False), (2, 2, False),
    ]  # fmt: skip
    assert {(cell.rows, cell.columns) for cell in cells} == {(3, 3)}


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("<p>Dit is <strong>vet</strong>.</p>", MarkKind.BOLD, [("vet", "")]),
        ("<p>Dit is <em>schuin</em>.</p>", MarkKind.ITALIC, [("schuin", "")]),
        ("<p>Dit is <u>onder</u>.</p>", MarkKind.UNDERLINE, [("onder", "")]),
        ("<p>Ga <a href='/a.pdf'>naar de lijst</a>.</p>", MarkKind.LINK,
         [("naar de lijst", "/a.pdf")]),
        ("<p><a name='x'>Geen</a> link.</p>", MarkKind.LINK, []),
        ("<p style='font-size:8pt'>Klein</p>", MarkKind.SIZE, [("Klein", "8")]),
        ("<p style='font-size:12px'>Klein</p>", MarkKind.SIZE, [("Klein", "9")]),
        ("<p>Zeg <span lang='en'>hello</span>.</p>", MarkKind.LANGUAGE, [("hello", "en")]),
        ("<p>Zeg <span lang='nl-NL'>hallo</span>.</p>", MarkKind.LANGUAGE, []),
        ("<p style='text-transform: uppercase'>roep</p>", MarkKind.CAPITALS, [("roep", "")]),
        ("<p><b style='font-weight: normal'>niet</b></p>", MarkKind.BOLD, []),
    ],
)  # fmt: skip
def test_marks(body: str, kind: MarkKind, expected: list[tuple[str, str]]) -> None:
    """Looks, links and languages are marks over the characters they hold for."""
    assert marked(only(body), kind) == expected


def test_style_sheet() -> None:
    """Simple rules of a style sheet in the page count: size, justified, bold, not shown."""
    sheet = (
        "<style>/* p.weg {display: block} */ p { text-align: justify; font-size: 10px } "
        ".weg { display: none } #vet, b.x { font-weight: 700 } "
        "@media print { p { display: none } }</style>"
    )
    document = read_page("<p>Een</p><p class='weg'>Weg</p><p id='vet'>Vet</p>", sheet)
    assert [(b.text, b.justified) for b in document.blocks] == [("Een", True), ("Vet", True)]
    assert marked(document.blocks[0], MarkKind.SIZE) == [("Een", "7.5")]
    assert marked(document.blocks[1], MarkKind.BOLD) == [("Vet", "")]


@pytest.mark.parametrize(
    "body", ["<p align='justify'>a</p>", "<p style='text-align:justify'>a</p>"]
)
def test_justified(body: str) -> None:
    """Straight edges on both sides are noted on the block."""
    assert only(body).justified


def test_title_and_language() -> None:
    """The page says its title and its language."""
    document = read_page("<p>Hallo</p>", "<title> Afval \n halen </title>")
    assert (document.title, document.language) == ("Afval halen", "nl")


def test_fragments() -> None:
    """A page without an html element is a piece of one: its language may stand elsewhere."""
    assert read(b"<div><p>Hallo</p></div>").is_fragment
    assert not read_page("<p>Hallo</p>").is_fragment


LABELS = {
    "for": "<label for='n'>Naam</label><input id='n'>",
    "around": "<label>Naam <input></label>",
    "around, label after": "<label><input> Naam</label>",
    "aria-label": "<input aria-label='Naam'>",
    "aria-labelledby": "<span id='x'>Naam</span><input aria-labelledby='x'>",
    "cell to the left": "<table><tr><td>Naam</td><td><input></td></tr></table>",
    "text before": "<p>Naam: <input></p>",
    "required star": "<label for='n'>Naam <span aria-hidden='true'>*</span></label><input id='n'>",
}


@pytest.mark.parametrize("body", LABELS.values(), ids=LABELS.keys())
def test_labels(body: str) -> None:
    """A field knows its label, whichever way the page tells it."""
    document = read_page(f"<form>{body}</form>")
    (field,) = document.fields
    assert (field.kind, field.label) == (FieldKind.TEXT, "Naam")
    if field.label_block is not None:
        assert document.blocks[field.label_block].kind is BlockKind.FIELD_LABEL
    else:
        assert "aria-label=" in body


def test_field_without_label() -> None:
    """A paragraph that is no label is not taken for one."""
    document = read_page("<form><p>Vul alles zo goed mogelijk in.</p><input name='q'></form>")
    assert [(field.label, field.name) for field in document.fields] == [("", "q")]


@pytest.mark.parametrize(
    ("control", "kind"),
    [
        ("<input type='email'>", FieldKind.TEXT),
        ("<input type='date'>", FieldKind.DATE),
        ("<input type='checkbox'>", FieldKind.CHECKBOX),
        ("<input type='file'>", FieldKind.FILE),
        ("<textarea></textarea>", FieldKind.TEXT),
        ("<select><option>a</option></select>", FieldKind.CHOICE),
    ],
)
def test_kinds_of_field(control: str, kind: FieldKind) -> None:
    """The type of a control is the kind of the field."""
    (field,) = read_page(f"<form><label>Iets {control}</label></form>").fields
    assert (field.kind, field.label) == (kind, "Iets")


def test_date_of_the_browser() -> None:
    """A browser shows in its own date field how to write a date."""
    body = "<form><label>Vanaf <input type='date'></label><label>Datum <input></label></form>"
    fields = read_page(body).fields
    assert [(f.kind, f.shows_format) for f in fields] == [
        (FieldKind.DATE, True), (FieldKind.DATE, False),
    ]  # fmt: skip


def test_what_a_field_tells() -> None:
    """Help, placeholder, tooltip, name and required are read; the blocks are named after them."""
    document = read_page(
        "<form><div><label for='b'>Burgerservicenummer</label>"
        "<p id='h'>Dit staat op uw paspoort.</p>"
        "<input id='b' name='bsn' aria-describedby='h f' placeholder='123456789' required "
        "title='Negen cijfers'><p id='f' class='error'>Vul negen cijfers in.</p></div></form>"
    )
    assert shown(document) == [
        ("field-label", "Burgerservicenummer"),
        ("help-text", "Dit staat op uw paspoort."),
        ("placeholder", "123456789"),
        ("error-text", "Vul negen cijfers in."),
    ]
    (field,) = document.fields
    assert (field.help, field.help_blocks) == ("Dit staat op uw paspoort.", (1,))
    assert (field.placeholder, field.tooltip, field.name) == ("123456789", "Negen cijfers", "bsn")
    assert (field.required, field.label_block, field.after) == (True, 0, 1)


def test_help_by_class() -> None:
    """A help class near a field is its help, without aria-describedby."""
    document = read_page(
        "<form><div><label for='a'>A</label><input id='a'><small class='form-text'>Hulp bij A."
        "</small></div><div><label for='b'>B</label><span class='help-text'>Hulp bij B.</span>"
        "<input id='b'></div></form>"
    )
    assert [field.help for field in document.fields] == ["Hulp bij A.", "Hulp bij B."]


def test_radios() -> None:
    """Radios of one name are one field, with the legend as label and their labels as options."""
    document = read_page(
        "<form><fieldset><legend>Hebt u een partner?</legend>"
        "<label><input type='radio' name='p' required> Ja</label>"
        "<input type='radio' name='p' id='n'><label for='n'>Nee</label></fieldset></form>"
    )
    assert shown(document) == [
        ("field-label", "Hebt u een partner?"), ("option", "Ja"), ("option", "Nee"),
    ]  # fmt: skip
    (field,) = document.fields
    assert (field.kind, field.label) == (FieldKind.CHOICE, "Hebt u een partner?")
    assert (field.options, field.option_blocks) == (("Ja", "Nee"), (1, 2))
    assert (field.required, field.label_block) == (True, 0)


def test_radios_without_labels() -> None:
    """The text after a radio is its option, and the question above is the label."""
    document = read_page(
        "<form><p>Hebt u een auto?</p><input type='radio' name='a'> Ja<br>"
        "<input type='radio' name='a'> Nee<br></form>"
    )
    (field,) = document.fields
    assert (field.label, field.options) == ("Hebt u een auto?", ("Ja", "Nee"))


def test_boxes() -> None:
    """Boxes under one legend are one field; a box alone is a field of its own."""
    document = read_page(
        "<form><fieldset><legend>Wat hebt u?</legend><label><input type='checkbox' name='a'> Auto"
        "</label><label><input type='checkbox' name='b'> Fiets</label></fieldset>"
        "<label><input type='checkbox' name='c'> Ik ga akkoord.</label></form>"
    )
    found = [(field.kind, field.label, field.options) for field in document.fields]
    assert found == [
        (FieldKind.CHOICE, "Wat hebt u?", ("Auto", "Fiets")),
        (FieldKind.CHECKBOX, "Ik ga akkoord.", ()),
    ]


def test_select() -> None:
    """The options of a list are blocks; the empty first one is what a placeholder is."""
    document = read_page(
        "<form><label for='l'>Land</label><select id='l'><option value=''>Kies een land</option>"
        "<optgroup label='Europa'><option>Nederland</option><option>België</option></optgroup>"
        "</select></form>"
    )
    (field,) = document.fields
    assert (field.label, field.placeholder) == ("Land", "Kies een land")
    assert field.options == ("Nederland", "België")
    assert [document.blocks[index].text for index in field.option_blocks] == list(field.options)


def test_legend_of_a_section() -> None:
    """A legend above several questions is a heading, and no label."""
    document = read_page(
        "<form><fieldset><legend>Uw gegevens</legend><label>Naam <input></label>"
        "<label>Straat <input></label></fieldset></form>"
    )
    assert shown(document)[0] == ("heading", "Uw gegevens")
    assert [field.label for field in document.fields] == ["Naam", "Straat"]


def test_drawn_form() -> None:
    """A letter to print has lines to fill in: they are fields as in a Word file."""
    document = read_page("<p>Naam: ............</p><p>Handtekening: ............</p>")
    assert [field.label for field in document.fields] == ["Naam", "Handtekening"]


TEMPLATES = {
    "jinja": ("{% if a > b %}<p class=\"{% if x == \"y\" %}z{% endif %}\">Beste {{ naam }},</p>"
              "{% endif %}",
              ["{% if a > b %}", "Beste {{ naam }},", "{% endif %}"]),
    "jinja in a table": ("<table><tr><th>Wat</th></tr>{% for r in rows %}<tr><td>{{ r.x|e }}</td>"
                         "</tr>{% endfor %}</table>",
                         ["Wat", "{% for r in rows %}", "{{ r.x|e }}", "{% endfor %}"]),
    "mustache": ("<ul>{{#items}}<li>{{{naam}}}</li>{{/items}}</ul>",
                 ["{{#items}}", "{{{naam}}}", "{{/items}}"]),
    "latte": ("<p>Op {$x->datum|date:\"d-m-Y\"} kreeg u post.</p>",
              ["Op {$x->datum|date:\"d-m-Y\"} kreeg u post."]),
    "a list of a template": ("<ul><li>{% if x %}<p>Een</p>{% endif %}</li></ul>",
                             ["{% if x %}", "Een", "{% endif %}"]),
    "blade": ("<p>@if ($a->b() && $c) Beste {!! $naam !!} @endif</p>",
              ["@if ($a->b() && $c) Beste {!! $naam !!} @endif"]),
    "php": ("<?php if ($a > 1) { ?><p title=\"<?= $t ?>\">Beste <?= $naam ?>,</p><?php } ?>",
            ["Beste <?= $naam ?>,"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_templates(body: str, expected: list[str]) -> None:
    """The marks of a template are text, and break neither tags nor attributes."""
    assert [block.text for block in read_page(body).blocks] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<meta charset='utf-8'><p>Café €</p>".encode(), "Café €"),
        ("<meta charset='iso-8859-1'><p>Café €</p>".encode("cp1252"), "Café €"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"
         + "<p>Café €</p>".encode("cp1252"), "Café €"),
        ("<p>Café € zonder iets</p>".encode(), "Café € zonder iets"),
        ("<p>Café € zonder iets</p>".encode("cp1252"), "Café € zonder iets"),
        ("<meta charset='cp1252'><p>Café €</p>".encode("utf-8-sig"), "Café €"),
        ("<html><p>Café €</p></html>".encode("utf-16"), "Café €"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>Café €</p></html>".encode(), "Café €"),
        ("<meta charset='bestaat-niet'><p>Café €</p>".encode(), "Café €"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, expected: str) -> None:
    """A byte order mark, the page itself, or else the bytes tell the encoding."""
    document = read(b"<!DOCTYPE html>" + data if data[:1] == b"<" and data[1:2] != b"?" else data)
    assert [block.text for block in document.blocks] == [expected]


def test_entities_are_harmless() -> None:
    """Entities that a page declares itself are not filled in."""
    bomb = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 9))
    doctype = f"<!DOCTYPE html [<!ENTITY a0 'ha'>{bomb}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    document = read(f"{doctype}<html><p>&a8; en &f;</p></html>".encode())
    assert document.text == "&a8; en &f;"


def test_deep_nesting() -> None:
    """Elements nested without end are refused in one line; the reader does not crash."""
    deep = b"<!DOCTYPE html><html><body><p>Boven</p>" + b"<div>" * 50_000 + b"diep"
    with pytest.raises(UnreadableDocumentError, match="te ingewikkeld"):
        read(deep)


def test_directives() -> None:
    """A comment switches a rule off for the block after it."""
    document = read_page("<p>Een.</p><!-- clarity uit: S1 moet zo --><p>Twee.</p>")
    assert [(d.rule, d.reason, d.block) for d in document.directives] == [("S1", "moet zo", 1)]


def test_lines() -> None:
    """An anchor names the line of the file."""
    document = read(b"<!DOCTYPE html>\n<html><body>\n<p>Een</p>\n<p>Twee\ndrie</p></body></html>")
    lines = [[anchor.line for anchor in block.anchors] for block in document.blocks]
    assert [line[0] for line in lines] == [3, 4]
    assert lines[1][-1] == 5


FORM = (
    "<form><label>Naam <input></label><label>Straat <input></label><label>Plaats <input></label>"
    "<button>Aanvraag versturen</button></form>"
)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h1>Afval</h1><p>U kunt afval brengen.</p><h2>Tarieven</h2>", DocumentKind.WEB_PAGE),
        ("<p>U kunt afval brengen.</p>", DocumentKind.WEB_PAGE),
        ("<h1>Aanvragen</h1>" + FORM, DocumentKind.FORM),
        ("<p>Geachte mevrouw,</p><p>Kenmerk: 12</p><p>U krijgt geld.</p><p>Met vriendelijke groet,"
         "</p>", DocumentKind.LETTER),
        ("<table role='presentation'><tr><td>Beste Jo,</td></tr><tr><td>Er is nieuws.</td></tr>"
         "<tr><td>Met vriendelijke groet,</td></tr><tr><td>Dit bericht is automatisch verzonden."
         "</td></tr></table>", DocumentKind.EMAIL),
    ],
)  # fmt: skip
def test_kinds(body: str, kind: DocumentKind) -> None:
    """The kind of a page is told by what is in it; without signs it is a web page."""
    assert read_page(body).kind is kind
