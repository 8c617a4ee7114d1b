"""Merge fields: which are found, and that the parser sees a neutral word in their place."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarity.checks.registry import Passage
from clarity.document import Block, BlockKind
from clarity.dutch.merge_fields import MergeFields
from clarity.dutch.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beste {{ naam }},", ["{{ naam }}"]),
        ("{% if partner %}Uw partner{% endif %}", ["{% if partner %}", "{% endif %}"]),
        ("Geachte «Aanhef» «Achternaam»,", ["«Aanhef»", "«Achternaam»"]),
        ("Op <<datum>> belt <<Naam medewerker>>.", ["<<datum>>", "<<Naam medewerker>>"]),
        ("U krijgt € ${bedrag}.", ["${bedrag}"]),
        ("Aan [naam aanvrager]", ["[naam aanvrager]"]),
        ("Kruis aan: [ ] ja [x] nee [1]", []),
        ("5 < 6 en 7 > 6", []),
        ("{{ a }}{{ b }}", ["{{ a }}", "{{ b }}"]),
        ("{{#zaak}}Uw {{{naam}}}{{/zaak}}", ["{{#zaak}}", "{{{naam}}}", "{{/zaak}}"]),
        ("{if $x}Op {$datum|date:'d-m'}{/if}", ["{if $x}", "{$datum|date:'d-m'}", "{/if}"]),
        ("@if (a() > 1) Beste {!! $naam !!} @endif", ["@if (a() > 1)", "{!! $naam !!}", "@endif"]),
        ("Beste <?= $naam ?> van <%= post %>", ["<?= $naam ?>", "<%= post %>"]),
        ("Mail naar info@include.example of {zie de bijlage bij deze brief}.", []),
    ],
)
def test_the_usual_marks_are_found(text: str, expected: list[str]):
    assert [text[f.start : f.end] for f in MergeFields().find(text)] == expected


def test_patterns_of_ones_own_are_found_too():
    fields = MergeFields([r"##\w+##"])
    assert [(f.start, f.end) for f in fields.find("Beste ##naam##,")] == [(6, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "Beste {{ voor naam }}, wij bellen u.",
        "{{naam}}",
        "Op {{ datum }} beslist «Naam» over uw aanvraag.",
        "{% if a %} Wij bellen u. {% endif %}",
        "een  dubbele spatie {{ x }}  en nog een",
    ],
)
def test_the_text_and_its_offsets_stay_the_same(text: str):
    doc = load_pipeline()(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_field_is_one_token_with_the_features_of_a_neutral_word():
    doc = load_pipeline()("Op {{ datum besluit }} beslist {{ naam }} over uw aanvraag.")
    date, name = (token for token in doc if token.text.startswith("{{"))
    assert (date.norm_, name.norm_) == ("1-1-2026", "jansen")
    assert name.shape_ == "Xxxxx"


def test_a_sentence_with_a_field_is_parsed_as_with_a_name():
    nlp = load_pipeline()
    with_field = nlp("Op maandag beslist {{ naam }} over uw aanvraag.")
    with_name = nlp("Op maandag beslist Jansen over uw aanvraag.")
    assert [t.dep_ for t in with_field] == [t.dep_ for t in with_name]


def test_control_marks_are_like_white_space():
    doc = load_pipeline()("{% if partner %}Uw partner tekent ook.{% endif %}")
    assert [token.is_space for token in doc] == [True, *[False] * 5, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beste {naam}, u krijgt {bedrag_totaal} euro.", ["{naam}", "{bedrag_totaal}"]),
        ("Kies {} of {kies hieronder wat u wilt}.", []),
        (
            "Voor {de aanvrager} {zijn/worden} {X} dagen nodig.",
            ["{de aanvrager}", "{zijn/worden}", "{X}"],
        ),
        ("{%p if partner %}Ja{%p endif %}", ["{%p if partner %}", "{%p endif %}"]),
        ("{{r naam }} en {%- if a -%}", ["{{r naam }}", "{%- if a -%}"]),
        ("{# een opmerking #}Tekst", ["{# een opmerking #}"]),
        ("<#if partner?has_content>Uw partner</#if>", ["<#if partner?has_content>", "</#if>"]),
        ("{{ naam }, u krijgt {{ bedrag }}.", ["{{ bedrag }}"]),
        ("{% if a, dan {% if b %}", ["{% if b %}"]),
        ("{{ a.b|date('d-m-Y') }}", ["{{ a.b|date('d-m-Y') }}"]),
        ("{{ {'a': 1}['a'] }}", ["{{ {'a': 1}['a'] }}"]),
        ("[naam aanvrager/partner] en [één veld]", ["[naam aanvrager/partner]", "[één veld]"]),
        ("Lees [de regels](https://a.example).", []),
        ("« Een citaat »", []),
        ("Beste ${aanvrager.naam}, <<Datum besluit>>", ["${aanvrager.naam}", "<<Datum besluit>>"]),
    ],
)
def test_marks_of_more_systems(text: str, expected: list[str]):
    assert [text[f.start : f.end] for f in MergeFields().find(text)] == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"<#[\w. ]+#>", "Beste <#Aanvrager.Naam#>, tot ziens.", ["<#Aanvrager.Naam#>"]),
        (r"~[A-Z_]+~", "Beste ~NAAM~, tot ziens.", ["~NAAM~"]),
        (r"(?P<a>@@)(\w+)(?P=a)", "Beste @@naam@@, tot ziens.", ["@@naam@@"]),
        (r"\[\[(\w+)\]\]", "Beste [[naam]], tot [dan].", ["[[naam]]", "[dan]"]),
        (r"#?", "Beste lezer #", ["#"]),
    ],
)
def test_patterns_of_ones_own_may_have_groups_and_go_first(
    pattern: str, text: str, expected: list[str]
):
    """Systems such as Xential and SmartDocuments are set up differently everywhere."""
    assert [text[f.start : f.end] for f in MergeFields([pattern]).find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{% if a %}U krijgt een pas.{% else %}Wij sturen u niets.{% endif %} Bel ons.",
            ["U krijgt een pas.", "Wij sturen u niets.", "Bel ons."],
        ),
        (
            "{% if a %} U krijgt een pas. {% elif b %} U betaalt niets. {% endif %}",
            ["U krijgt een pas.", "U betaalt niets."],
        ),
        (
            "{% if a %}Uw aanvraag is goedgekeurd{% else %}Uw aanvraag is afgewezen{% endif %}",
            ["Uw aanvraag is goedgekeurd", "Uw aanvraag is afgewezen"],
        ),
        (
            "U krijgt {% if a %}een gratis pas{% else %}een boek{% endif %} van de gemeente.",
            ["U krijgt een gratis pas een boek van de gemeente."],
        ),
        ("Wij betalen u {% if b %}ook {% endif %}de reis.", ["Wij betalen u ook de reis."]),
        ("{if $x}Wij bellen u.{else}U belt ons.{/if}", ["Wij bellen u.", "U belt ons."]),
        ("{{#x}}Wij bellen u.{{/x}}{{^x}}U belt ons.{{/x}}", ["Wij bellen u.", "U belt ons."]),
        ("@if ($x) Wij bellen u. @else U belt ons. @endif", ["Wij bellen u.", "U belt ons."]),
    ],
)
def test_each_branch_of_a_condition_is_parsed_as_its_own_sentence(text: str, expected: list[str]):
    """And a condition in the middle of a sentence does not break it."""
    doc = load_pipeline()(text)
    sentences = [" ".join(token.text for token in sent if not token.is_space) for sent in doc.sents]
    assert [_tight(text) for text in sentences if text] == expected


def _tight(text: str) -> str:
    return text.replace(" .", ".")


@pytest.mark.parametrize("text", ["{% if partner %}", "{% endif %}", "{{#zaak}}", "@endif"])
def test_a_control_mark_that_stands_alone_is_no_sentence(text: str):
    passage = Passage(0, Block(BlockKind.PARAGRAPH, text), load_pipeline()(text))
    assert passage.sentences == ()
    assert passage.words == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% if a %}U krijgt een pas.{% endif %}", [4]),
        ("U krijgt {% if a %}een gratis pas{% else %}een boek{% endif %} van ons.", [7]),
        ("U krijgt {% if a %}een{% elif b %}twee nieuwe{% else %}drie{% endif %} passen.", [5]),
        ("U krijgt een pas {% if a %}en een boek {% endif %}van ons.", [9]),
        ("{% if a %}U krijgt een pas.{% else %}U krijgt niets.{% endif %}", [4, 3]),
    ],
)
def test_of_the_branches_in_a_sentence_the_longest_counts(text: str, words: list[int]):
    """The reader gets one of them."""
    passage = Passage(0, Block(BlockKind.PARAGRAPH, text), load_pipeline()(text))
    assert [sentence.words for sentence in passage.sentences] == words


MARKS = st.lists(
    st.sampled_from(
        ["{% if a %}", "{% else %}", "{% endif %}", "{{ naam }}", "{{", "}}", "{%", "%}", "{naam}",
         "«Naam»", "«", "<<a b>>", "${x}", "[naam]", "[", "]", "{#", "#}", "{{{", "U", "krijgt",
         "een pas", ".", "?", " ", "  ", "\n", ",", "@if (x)", "@endif", "{if $x}", "{/if}", "🙂"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKS)
@settings(max_examples=150, deadline=None)
def test_offsets_hold_whatever_stands_in_the_text(text: str):
    """Every character stays, in its place; every sentence is made of whole tokens."""
    doc = load_pipeline()(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    found = list(MergeFields().find(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    words = {(token.idx, token.idx + len(token)) for token in doc}
    assert {(field.start, field.end) for field in found} <= words
    assert sum(len(sent) for sent in doc.sents) == len(doc)


@pytest.mark.parametrize(
    "sign",
    ["<?=", "{%", "{{", "@if (", "{!!", "{#", "<#if ", "«a", "[a b", "{a", "{{{", "<<a", "${a",
     "{if a"],
)  # fmt: skip
def test_marks_that_are_never_closed_take_no_time(sign: str):
    """A text of signs is read once, not once for each sign."""
    text = sign * 20_000
    start = process_time()
    assert all(field.end <= len(text) for field in MergeFields().find(text))
    assert process_time() - start < 2
