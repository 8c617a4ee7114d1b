"""Rule packs: what is loaded, how packs override each other, and what a mistake says."""

from __future__ import annotations

from pathlib import Path

import pytest

from clarity.errors import RuleError, SettingsError
from clarity.report import Severity
from clarity.rulebook.load import apply_settings, build_rulebook, keep_only, load_rulebook
from clarity.rulebook.model import Relation, RuleKind, Term, TermKind
from clarity.settings import RuleSettings, Settings

CRITERIA = """
criteria:
  - {id: gewone-woorden, name: Gewone woorden, measure: count, unit: keer, limit: 0, nearly: 1,
     why: Gewone woorden lezen snel.}
"""
RULE = """
rules:
  - code: W2
    name: moeilijk-woord
    kind: substitution
    severity: warning
    criterion: gewone-woorden
    message: "Schrijf liever {suggestion}."
    why: Dit woord is ambtelijk.
    source: Eigen lijst.
"""
ENTRIES = """
rule: W2
family: bijwoorden
entries:
  - {words: reeds, use: al, safe: true}
  - {verb: in kennis stellen, advice: Schrijf wat u laat weten.}
  - noun: afschrift
    use: [kopie, {words: een kopie}]
    unless:
      - {text: afschrift van de bank, because: Dat is een ander woord.}
"""


def load(*packs: str, off: tuple[str, ...] = ()):
    return build_rulebook([(f"pack{i}.yaml", text) for i, text in enumerate(packs)], off)


def test_a_pack_becomes_rules_entries_and_criteria():
    book = load(CRITERIA, RULE, ENTRIES)
    assert book.rules["W2"].kind is RuleKind.SUBSTITUTION
    assert book.rules["W2"].severity is Severity.WARNING
    assert [entry.id for entry in book.entries] == ["reeds", "in kennis stellen", "afschrift"]
    copy = book.entries[2]
    assert copy.use[0].term == Term(TermKind.NOUN, ("kopie",))
    assert copy.use[1].term == Term(TermKind.WORDS, ("een", "kopie"))
    assert copy.unless[0].relation is Relation.TEXT


def test_a_rule_is_found_by_code_and_by_name_whatever_the_capitals():
    book = load(CRITERIA, RULE)
    assert book.find("w2") is book.find("Moeilijk-Woord") is book.rules["W2"]
    assert book.find("W99") is None


def test_a_later_pack_changes_only_what_it_gives():
    book = load(CRITERIA, RULE, "rules:\n  - {code: W2, severity: error}")
    assert book.rules["W2"].severity is Severity.ERROR
    assert book.rules["W2"].why == "Dit woord is ambtelijk."


def test_a_later_pack_replaces_and_switches_off_entries():
    house = """
rule: W2
entries:
  - {words: reeds, use: nu al}
  - {noun: afschrift, off: true}
"""
    book = load(CRITERIA, RULE, ENTRIES, house)
    assert {e.id: [a.term.text for a in e.use] for e in book.entries} == {
        "in kennis stellen": [],
        "reeds": ["nu al"],
    }


def test_off_removes_a_rule_with_its_entries():
    book = load(CRITERIA, RULE, ENTRIES, "off: [moeilijk-woord]")
    assert not book.rules
    assert not book.entries


def test_the_version_names_the_content():
    assert load(CRITERIA, RULE).version == load(CRITERIA, RULE).version
    assert load(CRITERIA, RULE).version != load(CRITERIA, RULE, ENTRIES).version


MISTAKES = [
    ("rules:\n  - [", "pack0.yaml, regel 3: dit is geen geldige YAML"),
    ("regels: []", "pack0.yaml, regel 1: onbekende sleutel 'regels'; bedoelt u 'rules'?"),
    ("- x", "pack0.yaml, regel 1: hier hoort een lijst van sleutels met waarden te staan"),
    (RULE, "pack0.yaml, regel 7 (W2): het criterium 'gewone-woorden' bestaat niet"),
    (CRITERIA + RULE.replace("severity: warning", "severity: ernstig"), "'ernstig'"),
    (
        CRITERIA + RULE.replace("severity: warning", "severty: warning"),
        "(W2): de sleutel 'severity' ontbreekt",
    ),
    (
        CRITERIA + RULE + "    sevrity: hint\n",
        "pack0.yaml, regel 15 (W2): onbekende sleutel 'sevrity'; bedoelt u 'severity'?",
    ),
    (
        CRITERIA + RULE.replace("kind: substitution", "kind: swap"),
        "regel 9 (W2): onbekende waarde 'swap'",
    ),
    (CRITERIA + RULE + "    limits: {hint: veel}\n", "de grens 'hint' moet een getal zijn"),
    (CRITERIA + RULE + "    examples: [{bad: 1}]\n", "'bad' moet een tekst zijn"),
    (
        CRITERIA + RULE + '    examples: [{ok: "vraagg: Naam", form: true}]\n',
        "pack0.yaml, regel 15 (W2): onbekend woord 'vraagg:'; kies uit: vraag,",
    ),
    (CRITERIA + RULE + "    scope: [alinea]\n", "onbekende waarde 'alinea'"),
    (
        CRITERIA + RULE + ENTRIES.replace("words: reeds", "word: reeds"),
        "noem precies één van: words, lemma, verb, noun, adjective",
    ),
    (CRITERIA + RULE + ENTRIES.replace("use: al,", ""), "geef een alternatief ('use')"),
    (CRITERIA + RULE + ENTRIES.replace("words: reeds", "words: ja"), None),
    (CRITERIA + RULE + ENTRIES.replace("words: reeds", "words: no"), None),
    (CRITERIA + RULE + ENTRIES.replace("words: reeds", "words: true"), "aanhalingstekens"),
    (CRITERIA + RULE + ENTRIES.replace("rule: W2", "rule: W22"), "de regel 'W22' bestaat niet"),
    (CRITERIA + RULE + "off: [W3]", "de regel 'W3' bestaat niet; bedoelt u 'W2'?"),
    (
        CRITERIA + RULE + ENTRIES.replace("text: afschrift", "tekst: afschrift"),
        "noem precies één van: itself, next",
    ),
    (
        CRITERIA + RULE.replace("kind: substitution", "kind: existence"),
        "(W2): de sleutel 'any' ontbreekt",
    ),
    (
        CRITERIA + RULE.replace("kind: substitution", "kind: sequence\n    match: [{gap: veel}]"),
        "schrijf een gat als 'gap: 0-3'",
    ),
    (
        CRITERIA
        + RULE.replace("kind: substitution", "kind: dependency\n    match: {rol: subject}"),
        "onbekende sleutel 'rol'; bedoelt u 'role'?",
    ),
]


@pytest.mark.parametrize(("pack", "expected"), MISTAKES)
def test_a_mistake_gives_one_line_with_file_line_rule_and_remedy(pack: str, expected: str | None):
    if expected is None:
        load(pack)
        return
    with pytest.raises(RuleError) as caught:
        load(pack)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pack_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(RuleError, match=r"weg\.yaml: dit regelbestand is niet te lezen"):
        load_rulebook([tmp_path / "weg.yaml"])


def test_keep_only_refuses_an_unknown_rule():
    with pytest.raises(RuleError, match="de regel 'W3' bestaat niet; bedoelt u 'W2'"):
        keep_only(load(CRITERIA, RULE), ["W3"])


def test_settings_change_severity_and_limits_of_a_rule():
    book = load(CRITERIA, RULE + "    limits: {hint: 15}\n")
    change = RuleSettings(severity=Severity.ERROR, limits={"hint": 12})
    changed = apply_settings(book, Settings(rules={"W2": change})).rules["W2"]
    assert (changed.severity, changed.limits) == (Severity.ERROR, {"hint": 12})


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"W3": RuleSettings()}, "'rules.W3': de regel 'W3' bestaat niet"),
        ({"W2": RuleSettings(limits={"hnt": 1})}, "de grens 'hnt' bestaat niet; bedoelt u 'hint'?"),
    ],
)
def test_settings_for_an_unknown_rule_or_limit_are_refused(rules, expected):
    book = load(CRITERIA, RULE + "    limits: {hint: 15}\n")
    with pytest.raises(SettingsError) as caught:
        apply_settings(book, Settings(rules=rules))
    assert expected in str(caught.value)


def test_the_shipped_packs_load():
    book = load_rulebook()
    assert "S14" in book.rules
    assert len(book.entries) > 400
