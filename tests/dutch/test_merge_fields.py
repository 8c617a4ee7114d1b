"""Merge fields: which are found, and that the parser sees a neutral word in their place."""

from __future__ import annotations

import pytest

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
        ("Mail naar info@include.example of {zie bijlage}.", []),
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
