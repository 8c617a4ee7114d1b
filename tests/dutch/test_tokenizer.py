"""Tokens of official Dutch: what stays whole, what comes apart, and what survives saving."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from clarity.dutch.abbreviations import MEANINGS, meaning, tokenizer_forms
from clarity.dutch.pipeline import load_pipeline
from clarity.dutch.tokenizer import customise


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("nl")
    customise(blank)
    return blank


def tokens(nlp: Language, text: str) -> list[str]:
    return [token.text for token in nlp(text)]


WHOLE = [
    "o.a.",
    "i.v.m.",
    "I.v.m.",
    "I.V.M.",
    "art.",
    "Art.",
    "nr.",
    "d.d.",
    "mr.",
    "dhr.",
    "Dhr.",
    "mw.",
    "mevr.",
    "tel.",
    "Tel.",
    "incl.",
    "excl.",
    "m.b.t.",
    "t.a.v.",
    "T.a.v.",
    "t.n.v.",
    "a.u.b.",
    "z.s.m.",
    "n.v.t.",
    "jl.",
    "ca.",
    "bijv.",
    "enz.",
    "blz.",
    "p/m",
    "t/m",
    "B.V.",
    "1.250,-",
    "1.234.567,89",
    "01-02-2026",
    "1/2/2026",
    "1-1-2026",
    "9.00",
    "13:30",
    "09.00-12.30",
    "020-1234567",
    "NL91ABNA0417164300",
    "www.voorbeeldstad.nl/parkeren",
    "https://www.voorbeeldstad.nl/",
    "info@voorbeeldstad.nl",
    "(partner)gegevens",
    "kind(eren)",
    "en/of",
    "u/uw",
    "hij/zij",
    "Z-2026-001234",
    "4:5",
    "3e",
    "12B",
    "4G",
    "50%",
    "foto's",
    "foto’s",
    "'s-Gravenhage",
    "A4'tje",
    "J.",
    "1.",
    "a.",
]


@pytest.mark.parametrize("form", WHOLE)
def test_form_is_one_token(nlp: Language, form: str) -> None:
    assert tokens(nlp, form) == [form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 1.250,-", ["€", "1.250,-"]),
        ("€1.250,00.", ["€", "1.250,00", "."]),
        ("(€ 15,-)", ["(", "€", "15,-", ")"]),
        ("14 010.", ["14", "010", "."]),
        ("06 12345678", ["06", "12345678"]),
        ("1234 AB Voorbeeldstad", ["1234", "AB", "Voorbeeldstad"]),
        ("art. 4:5 Awb", ["art.", "4:5", "Awb"]),
        ("om 9.00 uur.", ["om", "9.00", "uur", "."]),
        ("op 01-02-2026.", ["op", "01-02-2026", "."]),
        ("1. Vul in.", ["1.", "Vul", "in", "."]),
        ("a. Uw naam", ["a.", "Uw", "naam"]),
        ("• uw naam", ["•", "uw", "naam"]),
        ("•uw naam", ["•", "uw", "naam"]),
        ("'s avonds", ["'s", "avonds"]),
        ("‘gewone’ taal", ["‘", "gewone", "’", "taal"]),
        ("de WMO.", ["de", "WMO", "."]),
        ("in 2026.", ["in", "2026", "."]),
        ("25 km.", ["25", "km", "."]),
    ],
)
def test_text_comes_apart(nlp: Language, text: str, expected: list[str]) -> None:
    assert tokens(nlp, text) == expected


@pytest.mark.parametrize(
    "word", ["u", "me", "dat", "hand", "best", "lid", "wet", "vol", "al", "mij", "pas", "nodig"]
)
def test_word_at_the_end_is_no_abbreviation(nlp: Language, word: str) -> None:
    """spaCy's own list takes several of these for abbreviations and so loses the sentence end."""
    assert tokens(nlp, f"Dat is {word}.") == ["Dat", "is", word, "."]


def test_bracket_and_colon_are_no_smiley(nlp: Language) -> None:
    assert tokens(nlp, "(zie bijlage):") == ["(", "zie", "bijlage", ")", ":"]


def test_every_abbreviation_is_one_token(nlp: Language) -> None:
    forms = tokenizer_forms()
    apart = [form for form in forms if tokens(nlp, f"Let op: {form} morgen")[-2] != form]
    assert len(forms) > 400
    assert apart == []


def test_text_is_kept_to_the_letter(nlp: Language) -> None:
    text = "Bel  14 010 (ma-vr),\n\nof mail: info@voorbeeldstad.nl; i.v.m. € 12,50/maand…"
    assert nlp(text).text == text


def test_saved_tokenizer_needs_no_code_of_ours(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    text = "1. Uw (partner)gegevens d.d. 01-02-2026 (zie art. 4:5): € 1.250,- voor u."
    assert tokens(spacy.load(tmp_path), text) == tokens(nlp, text)


def test_abbreviations_have_meanings() -> None:
    assert len(MEANINGS) >= 200
    assert all(full and not full.endswith(".") for full in MEANINGS.values())
    assert meaning("I.v.m.") == "in verband met"
    assert meaning("Dhr.") == "de heer"
    assert meaning("zsm") == "zo snel mogelijk"
    assert meaning("tafel") is None


def test_customise_wants_a_spacy_tokenizer() -> None:
    blank = spacy.blank("nl")
    blank.tokenizer = lambda text: spacy.blank("nl")(text)
    with pytest.raises(TypeError):
        customise(blank)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Parkeer in zone 3. Betaal met uw telefoon.", 2),
        ("Uw kind zit in groep 8.", 1),
        ("1. Vul uw naam in.", 1),
        ("Kies uit:\n2. Bel ons.", 2),
        ("Dat staat in artikel 4. lid 2 van de wet.", 1),
    ],
)
def test_a_number_that_ends_a_sentence_gives_its_stop_back(text: str, words: int) -> None:
    """``3.`` is one token at the start of a line, two at the end of a sentence."""
    doc = load_pipeline()(text)
    assert len(list(doc.sents)) == words
    assert doc.text == text
    ends = [t.text for t in doc if t.text in ("3.", "8.")]
    assert ends == []
