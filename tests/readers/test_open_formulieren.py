"""Forms of Open Formulieren and form.io: which texts, in which order, and where they stand."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.document import BlockKind, Document, DocumentKind, FieldKind, MarkKind
from clarity.errors import UnreadableDocumentError
from clarity.readers import read
from clarity.readers.html_fragment import read_fragment
from clarity.readers.json_pointer import value_at
from clarity.readers.open_formulieren import BROKEN, NO_TEXT, OTHER_JSON, read_open_formulieren
from tests.readers.traced import assert_traced

GOLD = Path(__file__).with_name("open_formulieren_gold.yaml")
DATA = Path(os.environ.get("CLARITY_DATA", "/no data")) / "documents" / "json"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real documents are not on this machine"
)


def component(kind: str, label: str = "", **more: Any) -> dict[str, Any]:
    """Return a component as Open Formulieren writes it, with empty texts and all."""
    key = more.pop("key", label.lower().replace(" ", "-") or kind)
    empty = {"description": "", "tooltip": "", "placeholder": "", "hidden": False}
    validate = {"required": more.pop("required", False)}
    return {"type": kind, "key": key, "label": label, "input": True, "validate": validate, **empty,
            "conditional": {"show": None, "when": "", "eq": ""}, **more}  # fmt: skip


def export(
    steps: list[tuple[str, list[dict[str, Any]]]],
    form: dict[str, Any] | None = None,
    rules: list[Any] | None = None,
    folder: str = "",
) -> bytes:
    """Return the zip of a form; its definitions stand in another order than its steps."""
    url = "https://gemeente.example/api/v2/form-definitions/"
    definitions = [
        {"url": f"{url}d{i}", "uuid": f"d{i}", "name": name, "configuration": {"components": parts}}
        for i, (name, parts) in enumerate(steps)
    ]
    files: dict[str, Any] = {
        "forms.json": [{"name": "Parkeervergunning aanvragen", **(form or {})}],
        "formSteps.json": [
            {"uuid": f"s{i}", "index": i, "form_definition": f"{url}d{i}", "literals": {}}
            for i in range(len(steps))
        ][::-1],
        "formDefinitions.json": definitions[::-1],
        "formLogic.json": rules or [],
        "formVariables.json": [],
        "_meta.json": {"of_release": "3.0"},
    }
    return zipped({folder + name: json.dumps(value) for name, value in files.items()})


def zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return buffer.getvalue()


def definition(*components: dict[str, Any]) -> Document:
    """Read the definition of one step."""
    return read(json.dumps({"name": "", "configuration": {"components": components}}).encode())


def shown(document: Document) -> list[str]:
    """Return the kind and text of each block."""
    return [f"{block.kind.value}: {block.text}" for block in document.blocks]


def shows(key: str, state: bool = False) -> dict[str, Any]:
    """Return a logic rule that shows a component, or hides it."""
    what = {"type": "property", "property": {"value": "hidden", "type": "bool"}, "state": state}
    return {"json_logic_trigger": True, "actions": [{"component": key, "action": what}]}


# The whole form.


def test_a_form_comes_in_the_order_of_the_screen():
    """Not in the order of the files."""
    data = export(
        [
            ("Uw auto", [component("licenseplate", "Wat is uw kenteken?", required=True)]),
            ("Uw gegevens", [component("textfield", "Naam", description="Zoals in uw paspoort")]),
        ],
        {
            "introduction_page_content": "<h2>Kosten</h2><p>U betaalt <b>niets</b>.</p>",
            "explanation_template": "<p>U hebt DigiD nodig.</p>",
            "literals": {
                "begin_text": {"value": "Aanvraag starten", "resolved": "Formulier starten"},
                "confirm_text": {"value": "", "resolved": "Bevestigen"},
            },
            "submission_confirmation_template": "<p>Wij bellen u binnen 5 dagen.</p>",
            "confirmation_email_template": {
                "subject": "Uw aanvraag: {{ form_name }}",
                "content": "<p>Beste lezer,</p>{% summary %}<ul><li>Wij lezen alles.</li></ul>",
            },
        },
    )
    document = read(data, name="export.zip")
    assert shown(document) == [
        "heading: Parkeervergunning aanvragen",
        "heading: Kosten",
        "paragraph: U betaalt niets.",
        "paragraph: U hebt DigiD nodig.",
        "button: Aanvraag starten",
        "heading: Uw auto",
        "field-label: Wat is uw kenteken?",
        "heading: Uw gegevens",
        "field-label: Naam",
        "help-text: Zoals in uw paspoort",
        "paragraph: Wij bellen u binnen 5 dagen.",
        "heading: Uw aanvraag: {{ form_name }}",
        "paragraph: Beste lezer,",
        "paragraph: {% summary %}",
        "list-item: Wij lezen alles.",
    ]
    assert document.kind is DocumentKind.FORM
    assert (document.format, document.language) == ("open-formulieren", "nl")
    assert document.title == "Parkeervergunning aanvragen"
    assert [field.required for field in document.fields] == [True, False]
    assert_traced(document, data)


def test_a_step_is_anchored_in_its_definition():
    """The definitions are what an import reads."""
    data = export([("Een", [component("date", "Datum")]), ("Twee", [component("date", "Dag")])])
    block = next(b for b in read(data).blocks if b.text == "Dag")
    assert block.anchors[0].part == "formDefinitions.json"
    assert block.anchors[0].path == "/0/configuration/components/0/label"


def test_without_its_definition_a_step_itself_is_read():
    files = {"forms.json": '[{"name": "Vraag"}]', "formSteps.json": json.dumps(
        [{"index": 0, "name": "Stap", "configuration": {"components": [component("bsn", "Bsn")]}}]
    )}  # fmt: skip
    data = zipped(files)
    assert shown(read(data)) == ["heading: Vraag", "heading: Stap", "field-label: Bsn"]
    assert_traced(read(data), data)


def test_an_export_in_a_folder_is_found():
    """Somebody unpacked it and packed it again."""
    data = export([("Een", [component("email", "E-mail")])], folder="mijn formulier/")
    assert "field-label: E-mail" in shown(read(data))
    assert_traced(read(data), data)


def test_an_email_that_is_not_sent_is_left_out():
    email = {"subject": "Ontvangen", "content": "<p>Bedankt.</p>"}
    form = {"confirmation_email_template": email, "send_confirmation_email": False}
    assert "heading: Ontvangen" not in shown(read(export([], form)))
    assert "heading: Ontvangen" in shown(read(export([], form | {"send_confirmation_email": True})))


def test_a_step_that_never_applies_is_left_out():
    files = export([("Een", [component("email", "E-mail")])])
    with zipfile.ZipFile(io.BytesIO(files)) as package:
        texts = {name: package.read(name).decode() for name in package.namelist()}
    steps = json.loads(texts["formSteps.json"])
    steps[0]["is_applicable"] = False
    texts["formSteps.json"] = json.dumps(steps)
    assert "field-label: E-mail" not in shown(read(zipped(texts)))
    rule = {"actions": [{"form_step_uuid": "s0", "action": {"type": "step-applicable"}}]}
    texts["formLogic.json"] = json.dumps([rule])
    assert "field-label: E-mail" in shown(read(zipped(texts)))


# Components.


@pytest.mark.parametrize(
    ("kind", "expected", "shows_format"),
    [
        ("textfield", FieldKind.TEXT, False),
        ("textarea", FieldKind.TEXT, False),
        ("bsn", FieldKind.TEXT, False),
        ("iban", FieldKind.TEXT, False),
        ("postcode", FieldKind.TEXT, False),
        ("phoneNumber", FieldKind.TEXT, False),
        ("email", FieldKind.TEXT, False),
        ("number", FieldKind.TEXT, False),
        ("currency", FieldKind.TEXT, True),
        ("time", FieldKind.TEXT, True),
        ("date", FieldKind.DATE, True),
        ("datetime", FieldKind.DATE, True),
        ("datetime_gemeente", FieldKind.DATE, True),
        ("radio", FieldKind.CHOICE, False),
        ("select_gemeente", FieldKind.CHOICE, False),
        ("selectboxes", FieldKind.CHOICE, False),
        ("checkboxgemeente", FieldKind.CHECKBOX, False),
        ("file", FieldKind.FILE, False),
        ("signature", FieldKind.SIGNATURE, False),
        ("addressNL", FieldKind.TEXT, False),
        ("een-nieuw-soort", FieldKind.TEXT, False),
    ],
)
def test_the_type_of_a_component_gives_the_kind_of_its_field(
    kind: str, expected: FieldKind, shows_format: bool
):
    (field,) = definition(component(kind, "Vraag")).fields
    assert (field.kind, field.shows_format) == (expected, shows_format)


def test_all_that_a_question_says():
    document = definition(
        component(
            "radio", " Woont u hier? ", key="woont", required=True,
            description="Kies <em>één</em> antwoord.", tooltip="Ook als u een kamer huurt.",
            values=[{"label": "Ja", "value": "j"}, {"label": "Nee, nog niet", "value": "n",
                     "description": "U verhuist binnenkort."}],
            errors={"required": "Kies ja of nee.", "pattern": ""},
            translatedErrors={"nl": {"required": "Kies ja of nee."}, "en": {"required": "Choose."}},
        )
    )  # fmt: skip
    assert shown(document) == [
        "field-label: Woont u hier?",
        "help-text: Kies één antwoord.",
        "option: Ja",
        "option: Nee, nog niet",
        "help-text: U verhuist binnenkort.",
        "error-text: Kies ja of nee.",
    ]
    (field,) = document.fields
    assert (field.label, field.label_block, field.name) == ("Woont u hier?", 0, "woont")
    assert (field.help, field.help_blocks, field.after) == ("Kies één antwoord.", (1,), 1)
    assert (field.options, field.option_blocks) == (("Ja", "Nee, nog niet"), (2, 3))
    assert field.tooltip == "Ook als u een kamer huurt."
    assert document.blocks[0].anchors[0].offset == 1


def test_the_placeholder_is_a_block_and_told_of_the_field():
    document = definition(component("textfield", "Naam", placeholder="Bijvoorbeeld: Jansen"))
    assert shown(document) == ["field-label: Naam", "placeholder: Bijvoorbeeld: Jansen"]
    assert document.fields[0].placeholder == "Bijvoorbeeld: Jansen"


def test_options_that_come_from_elsewhere_are_not_in_the_form():
    values = {"values": [{"label": "Oude keus", "value": "x"}]}
    own = component("select", "Straat", data=values)
    assert "option: Oude keus" in shown(definition(own))
    for more in ({"openForms": {"dataSrc": "variable"}}, {"dataSrc": "url"}):
        assert definition(own | more).fields[0].options == ()


def test_groups_give_headings_and_their_parts_stay_in_order():
    document = definition(
        component("fieldset", "Uw adres", components=[
            component("columns", "Columns", columns=[
                {"size": 6, "components": [component("postcode", "Postcode")]},
                {"size": 6, "components": [component("textfield", "Huisnummer")]},
            ]),
        ]),
        component("editgrid", "Uw kinderen", groupLabel="Kind", addAnother="Kind toevoegen",
                  removeRow="Cancel", components=[component("textfield", "Voornaam")]),
        component("fieldset", "Techniek", hideHeader=True, components=[component("email", "Mail")]),
        component("container", "Intern", components=[component("time", "Hoe laat?")]),
        component("table", "Tabel", rows=[[{"components": [component("bsn", "Bsn")]}]]),
        component("button", "Aanvraag versturen"),
    )  # fmt: skip
    assert shown(document) == [
        "heading: Uw adres",
        "field-label: Postcode",
        "field-label: Huisnummer",
        "heading: Uw kinderen",
        "heading: Kind",
        "field-label: Voornaam",
        "button: Kind toevoegen",
        "field-label: Mail",
        "field-label: Hoe laat?",
        "field-label: Bsn",
        "button: Aanvraag versturen",
    ]


def test_the_cell_of_a_table_has_its_own_pointer():
    value = {"components": [component("table", "T", rows=[[{}, {"components": [
        component("bsn", "Wat is uw bsn?")]}]])]}  # fmt: skip
    data = json.dumps(value).encode()
    (block,) = read(data).blocks
    assert block.anchors[0].path == "/components/0/rows/0/1/components/0/label"
    assert_traced(read(data), data)


def test_a_label_that_is_not_shown_is_no_label():
    (field,) = definition(component("textfield", "Naam", hideLabel=True, placeholder="Naam")).fields
    assert (field.label, field.label_block) == ("", None)


# What is shown when.


def test_what_is_never_shown_is_left_out():
    parts = [
        component("textfield", "Zaaknummer", hidden=True),
        component("textfield", "Partner", hidden=True, key="partner"),
        component("textfield", "Stempel", customClass="veld hiddenfield"),
        component("content", html="<p>U krijgt geen geld.</p>", hidden=True, key="geen"),
        component("fieldset", "Weg", hidden=True, components=[component("email", "Ook weg")]),
    ]
    document = read(export([("Stap", parts)], rules=[shows("partner")]))
    assert shown(document)[2:] == ["field-label: Partner"]
    assert "4 onderdelen" in document.notes[0]


def test_without_the_rules_a_hidden_text_may_be_shown_but_a_hidden_field_not():
    """Nobody writes a text to hide it; fields are hidden to carry a value."""
    document = definition(
        component("content", html="<p>U bent te jong.</p>", hidden=True),
        component("textfield", "Zaaknummer", hidden=True),
        component("textfield", "Reden", hidden=True,
                  conditional={"show": "true", "when": "ja", "eq": "1"}),
    )  # fmt: skip
    assert shown(document) == ["paragraph: U bent te jong.", "field-label: Reden"]


def test_the_conditions_of_a_field():
    when = {"show": True, "when": "partner", "eq": "ja"}
    parts = [
        component("fieldset", "Partner", conditional=when, components=[
            component("textfield", "Naam", conditional={"show": False, "when": "kind", "eq": "2"}),
        ]),
        component("textfield", "Werk", customConditional="show = data.a > 1"),
        component("textfield", "Auto", key="auto", hidden=True),
        component("textfield", "Fiets", key="fiets"),
        component("editgrid", "Kinderen", key="kinderen", components=[component("bsn", "Bsn")]),
        component("textfield", "Altijd"),
    ]  # fmt: skip
    rules = [shows("auto"), shows("fiets", state=True)]
    found = {f.label: f.shown_if for f in read(export([("Stap", parts)], rules=rules)).fields}
    assert found == {
        "Naam": {("partner", "ja"), ("kind", "niet 2")},
        "Werk": {("show = data.a > 1", "")},
        "Auto": {("regels 0", "ja")},
        "Fiets": {("regels 1", "nee")},
        "Bsn": {("kinderen", "rij")},
        "Altijd": frozenset(),
    }


# Translations.


def test_translations_are_read_only_when_asked_for():
    extra = {"translations": {"en": {"label": "Name", "description": ""}}}
    name = component("textfield", "Naam", description="Uw naam", openForms=extra)
    name["translatedErrors"] = {"nl": {"required": "Vul in."}, "en": {"required": "Enter a name."}}
    form = {"translations": {"en": {"name": "Parking permit", "begin_text": "Start"}}}
    data = export([("Stap", [name])], form)
    dutch, english = read(data), read_open_formulieren(data, language="en")
    assert "field-label: Naam" in shown(dutch)
    assert "field-label: Name" not in shown(dutch)
    assert shown(english) == [
        "heading: Parking permit",
        "button: Start",
        "heading: Stap",
        "field-label: Name",
        "help-text: Uw naam",
        "error-text: Enter a name.",
    ]
    assert english.language == "en"
    assert_traced(english, data)


def test_a_dutch_text_that_only_stands_among_the_translations_is_found():
    extra = {"translations": {"nl": {"label": "Naam"}}}
    assert shown(definition(component("textfield", "", openForms=extra))) == ["field-label: Naam"]


# Single files.


def test_a_form_of_formio_with_pages():
    parts = [component("textfield", "Naam"), component("button", "Verder")]
    page = {"type": "panel", "title": "Uw gegevens", "label": "Page 1", "components": parts}
    form = {"title": "Aanmelden", "display": "wizard", "type": "form", "components": [page]}
    data = json.dumps(form).encode()
    document = read(data)
    expected = ["heading: Uw gegevens", "field-label: Naam", "button: Verder"]
    assert shown(document) == ["heading: Aanmelden", *expected]
    assert [block.level for block in document.blocks[:2]] == [1, 2]
    parts.insert(0, {"type": "htmlelement", "content": "<h1>Aanmelden</h1>"})
    assert shown(read(json.dumps(form).encode())).count("heading: Aanmelden") == 1


@pytest.mark.parametrize("kind", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_component_or_a_list_of_them_in_any_encoding(kind: str):
    one = component("textfield", "Reden van verhuizing €")
    for value in (one, [one], {"components": [one]}):
        data = json.dumps(value, ensure_ascii=False).encode(kind)
        assert shown(read(data)) == ["field-label: Reden van verhuizing €"]
        assert_traced(read(data), data)


def test_a_configuration_that_is_json_in_a_string():
    """The pointer goes on inside the string."""
    inside = json.dumps({"components": [component("textfield", "Naam")]})
    value = [{"name": "Stap", "configuration": inside}]
    document = read(json.dumps(value).encode())
    (anchor,) = document.blocks[1].anchors
    assert anchor.path == "/0/configuration/components/0/label"
    assert value_at(value, "/0/configuration/components/0/label") == "Naam"


def test_a_text_with_html_that_would_make_a_page_is_still_json():
    html = "<p>a</p>" * 200
    document = definition({"type": "content", "key": "c", "html": html})
    assert document.format == "open-formulieren"
    assert len(document.blocks) == 200


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"name": "Stap", "configuration": {"components": [', BROKEN),
        (b'[{"name": "Stap"', BROKEN),
        (b'{"naam": "Formulier"}', OTHER_JSON),
        (b'[{"model": "x", "fields": {"name": "y"}}]', OTHER_JSON),
        (b'{"type": "object", "properties": {"bsn": {"type": "string"}}}', OTHER_JSON),
        (b'{"components": [{"type": "textfield", "key": "a", "label": ""}]}', NO_TEXT),
        (zipped({"forms.json": "{", "formSteps.json": "[]"}), BROKEN),
        (zipped({"formDefinitions.json": "[]", "forms.json": "[]"}), NO_TEXT),
        (zipped({"formDefinitions.json": "7"}), NO_TEXT),
        (b'{"components": [{"type": "panel", "key": "a", "components": ' + b"[" * 500, BROKEN),
    ],
)
def test_what_is_no_form_or_a_broken_one_says_so(data: bytes, message: str):
    with pytest.raises(UnreadableDocumentError) as caught:
        read(data)
    assert str(caught.value) == message
    assert "\n" not in message


def test_components_in_components_without_end_are_refused():
    deep: dict[str, Any] = component("fieldset", "Diep")
    for _ in range(150):
        deep = component("fieldset", "Diep", components=[deep])
    assert len(read(json.dumps(deep).encode()).blocks) == 151
    text = '{"type": "fieldset", "key": "a", "label": "b", "components": [' * 5000
    with pytest.raises(UnreadableDocumentError):
        read(text.encode() + b"]}" * 5000)


def test_a_zip_that_grows_too_large_is_not_opened():
    with pytest.raises(UnreadableDocumentError, match="te groot"):
        read(zipped({"forms.json": "[]", "formSteps.json": " " * 30_000_000}))


WRONG = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["type", "label", "key", "values", "data", "components", "columns", "rows",
                         "conditional", "validate", "errors", "openForms", "html", "hidden"]),
        inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(WRONG)
@settings(max_examples=150)
def test_values_of_a_wrong_type_do_no_harm(value: Any):
    """What is no text is passed by."""
    part = {"type": "textfield", "key": "k", "label": "Vraag"}
    wrong = value if isinstance(value, dict) else {"label": value}
    data = json.dumps({"components": [part, {**part, **wrong}, wrong]}).encode()
    document = read_open_formulieren(data)
    assert document.blocks[0].text == "Vraag"
    assert_traced(document, data)


@given(st.text(min_size=1, max_size=30))
def test_any_text_is_found_again(text: str):
    part = component("textfield", "Vraag", description=text)
    data = json.dumps([part, {**part, "type": "content", "html": text}]).encode()
    assert_traced(read(data), data)


# HTML in a form.


HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<h2>", "</h2>",
         "<br>", "&nbsp;", "&euml;", "&#8364;", "&amp;", "& ", "&x;", "<", "a < b", " ", "\n",
         "woord", "{{ a }}", "{% if a < b %}", "<a href='x'>", "</a>", "<td>", "</table>",
         "<table>", "<tr>", "<img alt='kaart'>", "<img>", "<script>x</script>", "é", "🙂",
         "\xa0", "<!-- y -->"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(HTML)
@settings(max_examples=300)
def test_each_character_of_html_is_found_again(text: str):
    data = json.dumps([{"type": "content", "key": "c", "html": f"<p>begin</p>{text}"}]).encode()
    document = read(data)
    assert_traced(document, data)
    assert not any("script" in block.text or "y -->" in block.text for block in document.blocks)
    for block in document.blocks:
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)


def test_what_html_looks_like():
    text = (
        "<h3>Kosten &amp; betaling</h3>U betaalt <strong>€&nbsp;10</strong>.<ol><li>Bel ons."
        "<li><p>Betaal</p><ul><li>per pin</li></ul></ol>"
        "<p>Lees <a href='https://a.example'>de regels</a><br>of kom langs.</p>"
    )
    found = read_fragment(text)
    assert [(f.kind, f.level, f.number, f.text) for f in found] == [
        (BlockKind.HEADING, 3, "", "Kosten & betaling"),
        (BlockKind.PARAGRAPH, 0, "", "U betaalt € 10."),
        (BlockKind.LIST_ITEM, 1, "1.", "Bel ons."),
        (BlockKind.LIST_ITEM, 1, "2.", "Betaal"),
        (BlockKind.LIST_ITEM, 2, "", "per pin"),
        (BlockKind.PARAGRAPH, 0, "", "Lees de regels\nof kom langs."),
    ]
    (bold,) = found[1].marked.marks
    assert (bold.kind, found[1].text[bold.start : bold.end]) == (MarkKind.BOLD, "€ 10")
    (link,) = found[-1].marked.marks
    assert (link.kind, link.value) == (MarkKind.LINK, "https://a.example")


def test_pictures_and_tables_in_html():
    document = definition(
        {"type": "content", "key": "a", "html": "<img src='a.png'><img alt=''><img alt='Kaart'>"
         "<table><tr><th>Soort</th></tr><tr><td>Hond</td></tr></table>"},
        {"type": "content", "key": "b", "html": "<table><tr><td>Kat</td></tr></table>"},
    )  # fmt: skip
    assert shown(document) == [
        "image: ", "image: Kaart", "table-cell: Soort", "table-cell: Hond", "table-cell: Kat",
    ]  # fmt: skip
    cells = [block.cell for block in document.blocks if block.cell]
    assert [(c.table, c.row, c.is_header) for c in cells] == [
        (0, 0, True), (0, 1, False), (1, 0, False),
    ]  # fmt: skip


# Real forms.


def _real() -> list[Path]:
    names = ("*.zip", "*formSteps.json", "*formDefinitions.json", "GemeenteNijmegen__web*")
    return sorted(path for name in names for path in DATA.glob(name)) if DATA.is_dir() else []


@needs_data
@pytest.mark.parametrize("path", _real(), ids=lambda path: path.name[-30:])
def test_every_text_of_a_real_form_is_found_again(path: Path):
    data = path.read_bytes()
    document = read(path)
    assert document.kind is DocumentKind.FORM
    assert document.fields
    assert_traced(document, data)
    assert all(block.text for block in document.blocks if block.kind is not BlockKind.IMAGE)


@needs_data
@pytest.mark.parametrize("name", sorted(yaml.safe_load(GOLD.read_text("utf-8"))))
def test_questions_help_and_options_are_those_that_somebody_wrote_down(name: str):
    expected = yaml.safe_load(GOLD.read_text("utf-8"))[name]
    assert list(_as_written(read(DATA / name))) == expected


def _as_written(document: Document) -> Iterator[str]:
    required = {f.label_block: f.required for f in document.fields}
    signs = {BlockKind.FIELD_LABEL: "Q", BlockKind.HELP_TEXT: "H", BlockKind.OPTION: "O"}
    for index, block in enumerate(document.blocks):
        if block.kind in signs:
            text = " ".join(block.text.split()).casefold()
            star = "!" if block.kind is BlockKind.FIELD_LABEL and required[index] else ""
            digest = hashlib.sha256(text.encode()).hexdigest()[:12]
            yield f"{signs[block.kind]}{star} {digest}"


@needs_data
def test_other_json_of_the_data_is_refused():
    for path in DATA.glob("*.json"):
        if path not in _real():
            with pytest.raises(UnreadableDocumentError):
                read(path)


def test_reading_twice_gives_the_same():
    data = export([("Stap", [component("textfield", "Naam")])])
    assert read(data) == replace(read(data))
