"""Form fields in Word files: kinds, labels, help, options, and whether they are required."""

from __future__ import annotations

import pytest
from docx_files import NUMBERING, STYLES, cell, docx, listed, para, run, styled, table

from clarity.document import BlockKind, Document, Field, FieldKind, MarkKind
from clarity.readers import read


def read_body(body: str) -> Document:
    return read(docx(body, parts={"styles": STYLES, "numbering": NUMBERING}))


def only(body: str) -> Field:
    found = read_body(body).fields
    assert len(found) == 1, found
    return found[0]


def control(kind: str, text: str, *, shows: bool = True, more: str = "") -> str:
    prompt = "<w:showingPlcHdr/>" if shows else ""
    return (
        f"<w:sdt><w:sdtPr>{more}{prompt}{kind}</w:sdtPr>"
        f"<w:sdtContent>{run(text) if text else ''}</w:sdtContent></w:sdt>"
    )


def legacy(code: str, data: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BLANK = "\u2002" * 5
SMALL = '<w:sz w:val="16"/>'

# Content controls.


def test_text_control_with_placeholder() -> None:
    """A text control has the text before it as label, its prompt apart, its alias as name."""
    document = read_body(
        para("Naam: ", control("<w:text/>", "Klik hier", more='<w:alias w:val="naam"/>'))
    )
    (field,) = document.fields
    assert (field.kind, field.label, field.placeholder, field.name) == (
        FieldKind.TEXT,
        "Naam",
        "Klik hier",
        "naam",
    )
    block = document.blocks[0]
    assert block.kind is BlockKind.FIELD_LABEL
    assert [block.text[m.start : m.end] for m in block.marked(MarkKind.FILL_IN)] == ["Klik hier"]


def test_prefilled_control_is_no_placeholder() -> None:
    """What the author filled in is text, not a prompt."""
    document = read_body(para("Plaats: ", control("<w:text/>", "Waterveen", shows=False)))
    assert document.fields[0].placeholder == ""
    assert list(document.blocks[0].marked(MarkKind.FILL_IN)) == []


def test_date_control() -> None:
    """A date control gives a date field."""
    assert only(para("Vanaf: ", control("<w:date/>", "Kies een datum"))).kind is FieldKind.DATE


@pytest.mark.parametrize("kind", ["dropDownList", "comboBox"])
def test_list_controls(kind: str) -> None:
    """A list gives a choice; the entry without a value is the prompt and no option."""
    items = (
        '<w:listItem w:displayText="Kies" w:value=""/><w:listItem w:value="Ja"/>'
        '<w:listItem w:displayText="Nee" w:value="2"/>'
    )
    field = only(para("Akkoord?", control(f"<w:{kind}>{items}</w:{kind}>", "Kies")))
    assert (field.kind, field.options) == (FieldKind.CHOICE, ("Ja", "Nee"))


def test_checkbox_controls_are_one_choice() -> None:
    """Checkbox controls under one question are one field with options."""
    box = control("<w14:checkbox/>", "☐", shows=False)
    field = only(para("Hebt u een partner?") + para(box, " Ja") + para(box, " Nee"))
    assert (field.kind, field.label, field.options) == (
        FieldKind.CHOICE,
        "Hebt u een partner?",
        ("Ja", "Nee"),
    )


def test_document_properties_are_no_fields() -> None:
    """A control that shows the title of the file asks nothing."""
    binding = "<w:dataBinding w:prefixMappings=\"xmlns:a='x/core-properties'\"/>"
    assert read_body(para(control("<w:text/>", "Titel", more=binding))).fields == ()


def test_block_control() -> None:
    """A control around paragraphs is one field, labelled by the paragraph above it."""
    inner = para("Typ hier") + para("en hier")
    body = para("Uw toelichting:") + (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )
    field = only(body)
    assert (field.label, field.placeholder) == ("Uw toelichting", "Typ hier")


# Legacy fields.


def test_legacy_text() -> None:
    """FORMTEXT gives name and tooltip; its blank is marked as a place to fill in."""
    data = '<w:name w:val="straat"/><w:helpText w:type="text" w:val="Zonder nummer"/>'
    document = read_body(para("Straat: ", legacy("FORMTEXT", data, BLANK), " (waar u woont)"))
    (field,) = document.fields
    assert (field.kind, field.label, field.name, field.tooltip) == (
        FieldKind.TEXT,
        "Straat",
        "straat",
        "Zonder nummer",
    )
    assert [(m.start, m.end) for m in document.blocks[0].marked(MarkKind.FILL_IN)] == [(8, 13)]


def test_legacy_date() -> None:
    """A FORMTEXT of type date is a date field."""
    data = '<w:textInput><w:type w:val="date"/></w:textInput>'
    assert only(para("Vanaf: ", legacy("FORMTEXT", data, BLANK))).kind is FieldKind.DATE


def test_legacy_checkboxes() -> None:
    """FORMCHECKBOX is shown as a box, and boxes in one line are one choice."""
    data = '<w:checkBox><w:default w:val="0"/></w:checkBox>'
    box = legacy("FORMCHECKBOX", data)
    document = read_body(para("Bent u getrouwd? ", box, " Ja ", box, " Nee"))
    assert document.blocks[0].text == "Bent u getrouwd? ☐ Ja ☐ Nee"
    (field,) = document.fields
    assert (field.label, field.options) == ("Bent u getrouwd?", ("Ja", "Nee"))
    assert document.blocks[0].kind is BlockKind.FIELD_LABEL


def test_legacy_dropdown() -> None:
    """FORMDROPDOWN gives its entries as options."""
    entries = '<w:ddList><w:listEntry w:val="Ja"/><w:listEntry w:val="Nee"/></w:ddList>'
    field = only(para("Akkoord: ", legacy("FORMDROPDOWN", entries)))
    assert (field.kind, field.options) == (FieldKind.CHOICE, ("Ja", "Nee"))


# Drawn fields.


@pytest.mark.parametrize(
    "line",
    [
        "Naam: ........",
        "Naam: ………",
        "Naam ______",
        "Naam:________",
        "Naam: . . . . . .",
        "Naam: ...",
    ],
)
def test_dotted_lines(line: str) -> None:
    """Dots and underscores are a field with the text before them as label."""
    document = read_body(para(line))
    assert [field.label for field in document.fields] == ["Naam"]
    assert document.blocks[0].kind is BlockKind.FIELD_LABEL


@pytest.mark.parametrize("line", ["Wacht even...", "Dit en dat... en zo.", "Zie www.a.nl", "a_b_c"])
def test_ellipsis_is_no_field(line: str) -> None:
    """Three dots in a sentence are no field."""
    assert read_body(para(line)).fields == ()


def test_two_fields_in_one_line() -> None:
    """Each field in a line has the text since the one before it as label."""
    document = read_body(para("Postcode: ______ Woonplaats: ________"))
    assert [field.label for field in document.fields] == ["Postcode", "Woonplaats"]


def test_lines_of_dots_are_one_field() -> None:
    """More lines to write on are one field, labelled by the question above."""
    field = only(para("Waarom vraagt u dit aan?") + para("........") + para("........"))
    assert field.label == "Waarom vraagt u dit aan?"


def test_gap_in_a_sentence() -> None:
    """A sentence that goes on after the gap stays a paragraph."""
    document = read_body(para("Ik, ________, verklaar dat ik alles eerlijk heb ingevuld."))
    assert len(document.fields) == 1
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


def test_tab_with_leader() -> None:
    """A tab that is drawn as dots is a field; before a page number it is not."""
    tabs = '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="9000"/></w:tabs>'
    body = para("Naam:", "<w:r><w:tab/></w:r>", properties=tabs)
    body += para("Inleiding", "<w:r><w:tab/></w:r>", "3", properties=tabs)
    assert only(body).label == "Naam"


def test_underlined_blank() -> None:
    """An underlined tab is a line to write on."""
    assert only(para("Naam: ", run("      ", '<w:u w:val="single"/>'), " (voluit)")).label == "Naam"


def test_empty_cell_beside_a_label() -> None:
    """An empty cell has the cell to its left as label; its second paragraph is help."""
    label = cell("Postcode", para(run("Bijvoorbeeld 1234 AB", SMALL)))
    document = read_body(para("Vul in wat u weet over uw adres.") + table([label, ""]))
    (field,) = document.fields
    assert (field.label, field.help) == ("Postcode", "Bijvoorbeeld 1234 AB")
    assert [block.kind for block in document.blocks[1:]] == [
        BlockKind.FIELD_LABEL,
        BlockKind.HELP_TEXT,
    ]
    assert (field.label_block, field.help_blocks, field.after) == (1, (2,), 2)
    assert field.anchor is not None


def test_help_in_brackets() -> None:
    """A second paragraph in brackets in the cell of the label is help."""
    assert only(table([cell("Bsn", "(9 cijfers)"), ""])).help == "(9 cijfers)"


def test_empty_cells_under_a_header() -> None:
    """Empty rows under a header row give one field a column."""
    document = read_body(table(["Naam kind", "Geboortedatum"], ["", ""], ["", ""], header=True))
    assert [(f.label, f.kind) for f in document.fields] == [
        ("Naam kind", FieldKind.TEXT),
        ("Geboortedatum", FieldKind.DATE),
    ]


def test_hole_in_a_table_is_no_field() -> None:
    """An empty cell in a column of data is a hole, no question."""
    rows = [["Gas", "€ 5"], ["Water", "€ 6"], ["Stroom", ""]]
    assert read_body(table(*rows)).fields == ()


def test_line_across_the_page_is_no_field() -> None:
    """A line of underscores that nothing introduces divides the page."""
    assert read_body(para("Tot zover.") + para("_" * 40) + para("Meer tekst.")).fields == ()


def test_merged_cell_is_no_field() -> None:
    """A cell that is hidden under the one above it cannot be filled in."""
    start = cell("Ja", properties='<w:vMerge w:val="restart"/>')
    document = read_body(table(["Vraag", start], ["Nog een", cell(properties="<w:vMerge/>")]))
    assert document.fields == ()


def test_cell_around_a_table_is_no_field() -> None:
    """A cell that holds only a table of its own is not empty."""
    document = read_body(table(["Kosten", cell(table(["Huur", "€ 5"]), para())]))
    assert document.fields == ()


def test_box_in_a_cell_of_its_own() -> None:
    """Boxes in the first column have the cell beside them as option."""
    field = only(para("Wat stuurt u mee?") + table(["☐", "Paspoort"], ["☐", "Loonstrook"]))
    assert (field.label, field.options) == ("Wat stuurt u mee?", ("Paspoort", "Loonstrook"))


def test_matrix_of_boxes() -> None:
    """In a matrix each row is a question, and the header row holds the options."""
    rows = [["Vraag", "Ja", "Nee"], ["Woont u alleen?", "☐", "☐"], ["Werkt u?", "☐", "☐"]]
    document = read_body(table(*rows, header=True))
    assert [(f.label, f.options) for f in document.fields] == [
        ("Woont u alleen?", ("Ja", "Nee")),
        ("Werkt u?", ("Ja", "Nee")),
    ]


@pytest.mark.parametrize("glyph", list("☐□○❑"))
def test_options_under_a_question(glyph: str) -> None:
    """Paragraphs that start with a box are the options of the question above them."""
    document = read_body(
        para("Hoe wilt u betalen?") + para(f"{glyph} Ineens") + para(f"{glyph} Later")
    )
    (field,) = document.fields
    assert (field.kind, field.options, field.option_blocks) == (
        FieldKind.CHOICE,
        ("Ineens", "Later"),
        (1, 2),
    )
    assert [block.kind for block in document.blocks] == [
        BlockKind.FIELD_LABEL,
        BlockKind.OPTION,
        BlockKind.OPTION,
    ]


def test_boxes_after_their_texts() -> None:
    """In 'Ja ☐ Nee ☐' the options stand before the boxes."""
    assert only(table(["Akkoord?", "Ja ☐ Nee ☐"])).options == ("Ja", "Nee")


def test_boxes_as_bullets() -> None:
    """List items with a box as bullet are options."""
    body = para("Wat voegt u toe?") + "".join(
        para(text, properties=listed(4)) for text in ("Kopie", "Foto")
    )
    assert only(body).options == ("Kopie", "Foto")


def test_two_questions_are_two_fields() -> None:
    """A new question ends the options of the one before."""
    body = para("Woont u alleen?") + para("☐ Ja") + para("☐ Nee")
    body += para("Werkt u?") + para("☐ Ja") + para("☐ Nee")
    assert [f.label for f in read_body(body).fields] == ["Woont u alleen?", "Werkt u?"]


def test_single_box() -> None:
    """One box without a question is a checkbox with its text as label."""
    field = only(para("☐ Ik ga akkoord met de voorwaarden."))
    assert (field.kind, field.label) == (FieldKind.CHECKBOX, "Ik ga akkoord met de voorwaarden.")


def test_box_without_text() -> None:
    """A box that nothing belongs to is a field without a label, not a silent loss."""
    document = read_body(table(["☐", "Ik stuur alles mee."], [cell("☐")]))
    assert [(f.kind, f.label) for f in document.fields] == [
        (FieldKind.CHECKBOX, "Ik stuur alles mee."),
        (FieldKind.CHECKBOX, ""),
    ]


def test_text_field_in_an_option() -> None:
    """An option with a line to write on has a text field of its own."""
    body = para("Hoe woont u?") + para("☐ Huur") + para("☐ Anders, namelijk: ________")
    document = read_body(body)
    assert [(f.kind, f.label) for f in document.fields] == [
        (FieldKind.CHOICE, "Hoe woont u?"),
        (FieldKind.TEXT, "Anders, namelijk"),
    ]
    assert document.blocks[2].kind is BlockKind.OPTION


def test_heading_as_label_stays_a_heading() -> None:
    """A heading that asks for options stays a heading."""
    body = para("Stuur dit mee", properties=styled("Kop1")) + para("☐ Kopie") + para("☐ Foto")
    document = read_body(body)
    assert document.fields[0].label_block == 0
    assert document.blocks[0].kind is BlockKind.HEADING


def test_help_below_in_small_or_italic() -> None:
    """A small or italic paragraph after a field is its help."""
    text = "Deze alinea is gewone tekst en lang genoeg om de maat te geven."
    for look in (SMALL, "<w:i/>"):
        field = only(para(text) + para("Naam: ______") + para(run("Zoals in uw paspoort", look)))
        assert field.help == "Zoals in uw paspoort"


@pytest.mark.parametrize(
    ("label", "required"),
    [
        ("Naam *", True),
        ("Naam (verplicht)", True),
        ("Naam (niet verplicht)", False),
        ("Naam (optioneel)", False),
        ("Naam (indien van toepassing)", False),
        ("Naam", None),
    ],
)
def test_required(label: str, required: bool | None) -> None:
    """A label can say that its field is required, or that it is not."""
    field = only(para(f"{label}: ________"))
    assert field.required is required
    assert not field.label.endswith(("*", ":"))


@pytest.mark.parametrize("body", [para("Handtekening: ______"), table(["Uw handtekening", ""])])
def test_signature(body: str) -> None:
    """A place for a signature is known by its label."""
    assert only(body).kind is FieldKind.SIGNATURE


def test_signature_without_a_line() -> None:
    """The word alone, at the end of a form, is a place to sign."""
    assert only(para("Ik heb alles ingevuld.") + para("Handtekening:")).kind is FieldKind.SIGNATURE


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Geboortedatum", FieldKind.DATE),
        ("Datum van overlijden", FieldKind.DATE),
        ("Wat is uw geboortedatum?", FieldKind.DATE),
        ("Geboortedatum en geboorteplaats", FieldKind.TEXT),
        ("Saldo op de peildatum", FieldKind.TEXT),
    ],
)
def test_dates_by_label(label: str, kind: FieldKind) -> None:
    """A field is a date when its label asks for a date and nothing else."""
    assert only(table([label, ""])).kind is kind


def test_no_fields_in_headers() -> None:
    """Empty cells and dots in a header or footer are no fields."""
    parts = {"header1": table(["Kenmerk", ""]), "footer1": para("Paraaf: ______")}
    assert read(docx(para("Tekst"), parts=parts)).fields == ()


def test_order_of_fields() -> None:
    """Fields follow the order of the page, also within a line."""
    body = para("Naam: ______") + para("Toeslag? ☐ ja, € ______ ☐ nee") + para("Plaats: ______")
    assert [field.kind for field in read_body(body).fields] == [
        FieldKind.TEXT,
        FieldKind.CHOICE,
        FieldKind.TEXT,
        FieldKind.TEXT,
    ]
