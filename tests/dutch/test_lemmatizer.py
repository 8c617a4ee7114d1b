"""Lemmas by rule: verbs that come apart, spelling, plurals, and forms that stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clarity.dutch.lemmatizer import ClarityLemmatizer, Lemmas, Tables, apply_rule, rule_class

MODEL = Path(__file__).resolve().parents[2] / "clarity" / "dutch" / "nl_clarity_sm"

VD, VD_E = "WW|vd|vrij|zonder", "WW|vd|prenom|met-e"
VD_PLURAL = "WW|vd|nom|met-e|mv-n"
EV, MET_T, PAST, PAST_MV = "WW|pv|tgw|ev", "WW|pv|tgw|met-t", "WW|pv|verl|ev", "WW|pv|verl|mv"
INF, OD_E = "WW|inf|vrij|zonder", "WW|od|prenom|met-e"
PLURAL, SMALL = "N|soort|mv|basis", "N|soort|ev|dim|onz|stan"
ADJ_E, COMP, SUP = (f"ADJ|prenom|{degree}|met-e|stan" for degree in ("basis", "comp", "sup"))
NUMBER, NAME = "TW|hoofd|vrij", "N|eigen|ev|basis|zijd|stan"


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas(Tables(**json.loads((MODEL / "lemmatizer" / "tables.json").read_bytes())))


CASES = {
    VD: {
        "ingevuld": "invullen",
        "opgebeld": "opbellen",
        "ingediend": "indienen",
        "verstrekt": "verstrekken",
        "geretourneerd": "retourneren",
        "doorgezonden": "doorzenden",
        "kwijtgescholden": "kwijtschelden",
        "aanbevolen": "aanbevelen",
        "toegestuurd": "toesturen",
        "teruggevorderd": "terugvorderen",
        "meegedeeld": "meedelen",
        "bekendgemaakt": "bekendmaken",
        "geïnd": "innen",
        "geüpload": "uploaden",
        "gescand": "scannen",
        "beëindigd": "beëindigen",
        "vastgesteld": "vaststellen",
        "afgewezen": "afwijzen",
        "verzonden": "verzenden",
        "herzien": "herzien",
        "ontvangen": "ontvangen",
        "opgelost": "oplossen",
        "ondertekend": "ondertekenen",
        "verrekend": "verrekenen",
        "samengewoond": "samenwonen",
        "geïnformeerd": "informeren",
        "betaald": "betalen",
        "geweest": "zijn",
        "medegedeeld": "mededelen",
        "geverifieerd": "verifiëren",
        "gecalculeerd": "calculeren",
        "nageheven": "naheffen",
        "ingezameld": "inzamelen",
    },
    VD_E: {
        "ingevulde": "invullen",
        "toegekende": "toekennen",
        "opgelegde": "opleggen",
        "gestorte": "storten",
        "bijgevoegde": "bijvoegen",
        "ondertekende": "ondertekenen",
        "bestede": "besteden",
        "geschatte": "schatten",
    },
    VD_PLURAL: {"betrokkenen": "betrekken", "gedupeerden": "duperen"},
    OD_E: {"openstaande": "openstaan", "lopende": "lopen"},
    EV: {
        "Vul": "vullen",
        "Stuur": "sturen",
        "Lees": "lezen",
        "geef": "geven",
        "zit": "zitten",
        "reken": "rekenen",
        "schrijf": "schrijven",
        "is": "zijn",
        "mag": "mogen",
        "kunt": "kunnen",
    },
    MET_T: {
        "vult": "vullen",
        "betaalt": "betalen",
        "leest": "lezen",
        "geeft": "geven",
        "ontvangt": "ontvangen",
        "wordt": "worden",
        "heeft": "hebben",
        "gaat": "gaan",
        "wijzigt": "wijzigen",
        "reserveert": "reserveren",
        "indient": "indienen",
        "parkeert": "parkeren",
        "verifieert": "verifiëren",
        "calculeert": "calculeren",
        "continueert": "continueren",
        "creëert": "creëren",
        "mandateert": "mandateren",
        "zendt": "zenden",
    },
    PAST: {
        "toegaf": "toegeven",
        "besloot": "besluiten",
        "betaalde": "betalen",
        "loste": "lossen",
        "leefde": "leven",
        "invulde": "invullen",
        "werd": "worden",
    },
    PAST_MV: {
        "werkten": "werken",
        "stuurden": "sturen",
        "waren": "zijn",
        "ontvingen": "ontvangen",
        "verifieerden": "verifiëren",
        "zonden": "zenden",
        "zenden": "zenden",
    },
    INF: {"AANVRAGEN": "aanvragen", "indienen": "indienen"},
    PLURAL: {
        "parkeervergunningen": "parkeervergunning",
        "bezwaarschriften": "bezwaarschrift",
        "bijlagen": "bijlage",
        "kinderen": "kind",
        "brieven": "brief",
        "huizen": "huis",
        "toeslagen": "toeslag",
        "huisgenoten": "huisgenoot",
        "bankrekeningnummers": "bankrekeningnummer",
        "(partner)gegevens": "(partner)gegevens",
    },
    SMALL: {"formuliertje": "formulier", "kaartje": "kaart"},
    ADJ_E: {
        "grote": "groot",
        "schriftelijke": "schriftelijk",
        "dikke": "dik",
        "18-jarige": "18-jarig",
    },
    COMP: {"hogere": "hoog", "betere": "goed", "lagere": "laag"},
    SUP: {"laagste": "laag", "grootste": "groot"},
    "TW|rang|prenom|stan": {"2e": "2", "49ste": "49", "derde": "drie"},
    NUMBER: {"01-02-2026": "01-02-2026", "1.250,-": "1.250,-", "13:30": "13:30"},
    NAME: {form: form for form in ("Jansen", "Awb", "{{naam}}", "${Achternaam}")},
    "LET": {".": ".", "€": "€"},
    "LID|bep|stan|rest": {"De": "de"},
    "WW|bestaat|niet": {"Onbekend": "onbekend"},
}


@pytest.mark.parametrize("tag", list(CASES))
def test_lemma(lemmas: Lemmas, tag: str) -> None:
    assert {form: lemmas(form, tag) for form in CASES[tag]} == CASES[tag]


def test_rules_need_no_tables_for_regular_verbs() -> None:
    bare = Lemmas(Tables(separable=["in", "op"], inseparable=["ver", "be"]))
    forms = {"ingeflitst": "inflitsen", "gesnorkeld": "snorkelen", "gebrald": "brallen"}
    assert {form: bare(form, VD) for form in forms} == forms


def test_every_form_gets_a_lemma(lemmas: Lemmas) -> None:
    odd = ["", " ", "\n", "e", "t", "ge", "get", "d", "ën", "ge-", "-", "'t", "én", "gë", "aa", "½"]
    tags = ["", "_SP", EV, MET_T, PAST, VD, VD_E, OD_E, PLURAL, ADJ_E, NUMBER, NAME]
    assert all(isinstance(lemmas(form, tag), str) for form in odd for tag in tags)


def test_same_lemma_after_saving(tmp_path: Path) -> None:
    first = ClarityLemmatizer()
    first.fill(Tables(exceptions={"N": {"data": "datum"}}, verbs=["vullen"]))
    first.to_disk(tmp_path)
    again = ClarityLemmatizer().from_disk(tmp_path)
    assert again.tables == first.tables
    assert again.lemma("data", "N") == "datum"


def test_rule_takes_off_and_adds() -> None:
    assert apply_rule("huizen", "3|s") == "huis"
    assert rule_class("ADJ|nom|basis|met-e|zonder-n|stan") == rule_class(ADJ_E)
