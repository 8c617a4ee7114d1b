"""Each kind of rule on real sentences: what it matches, what its guards hold back."""

from __future__ import annotations

import pytest

from clarity.checker import Checker
from clarity.readers import read
from clarity.report import Finding
from clarity.rulebook.load import build_rulebook

HEAD = """
criteria:
  - {id: test, name: Test, measure: count, unit: keer, limit: 0, nearly: 1, why: Test.}
rules:
  - code: X1
    name: toets
    severity: warning
    criterion: test
    message: "{text}"
    advice: "{text}"
    why: Toets.
    source: Toets.
"""


@pytest.fixture(scope="module")
def run():
    """Check a text with one rule, given as the rest of its YAML (and word list)."""

    def check(rest: str, text: str, entries: str = "") -> list[Finding]:
        packs = [("rule.yaml", HEAD + rest)]
        if entries:
            packs.append(("list.yaml", "rule: X1\nentries:\n" + entries))
        checker = Checker(rulebook=build_rulebook(packs))
        return list(checker.check(read(text.encode())).findings)

    return check


def texts(findings: list[Finding]) -> list[str]:
    return [finding.text for finding in findings]


def test_existence_finds_words_whatever_the_capitals(run):
    rest = "    kind: existence\n    any: [met betrekking tot, reeds]"
    found = run(rest, "Met betrekking tot uw brief melden wij dat u reeds betaald hebt.")
    assert texts(found) == ["Met betrekking tot", "reeds"]


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("{verb: verstrekken, use: geven}", "De gemeente verstrekte een lening.", ["verstrekte"]),
        ("{verb: verstrekken, use: geven}", "De lening is verstrekt.", ["verstrekt"]),
        ("{noun: afschrift, use: kopie}", "Stuur ons alle afschriften.", ["afschriften"]),
        (
            "{verb: meedelen, use: laten weten}",
            "Wij delen u de uitslag mee.",
            ["delen u de uitslag mee"],
        ),
        ("{verb: delen, use: splitsen}", "Wij delen u de uitslag mee.", []),
        (
            "{verb: in kennis stellen, advice: Laat het weten.}",
            "Wij stellen u hiervan in kennis.",
            ["stellen u hiervan in kennis"],
        ),
        (
            "{verb: in aanmerking komen voor, use: kunnen krijgen}",
            "U komt niet in aanmerking voor deze toeslag.",
            ["komt niet in aanmerking voor"],
        ),
        ("{words: reeds, use: al}", "U hebt Reeds betaald.", ["Reeds"]),
    ],
)
def test_substitution_matches_every_form(run, entry, text, expected):
    assert texts(run("    kind: substitution", text, f"  - {entry}")) == expected


def test_of_two_entries_the_longest_wins(run):
    entries = "  - {words: kader, use: lijst}\n  - {words: in het kader van, use: voor}"
    found = run("    kind: substitution", "Dit is in het kader van de wet.", entries)
    assert texts(found) == ["in het kader van"]


@pytest.mark.parametrize(
    ("guard", "text", "fires"),
    [
        ("next: {form: van}", "Dit is het middel van de dag.", False),
        ("next: {form: van}", "Dit is het middel dat helpt.", True),
        ("previous: {lemma: goed}", "Dit is een goed middel.", False),
        ("child: {lemma: goed}", "Dit is een goed middel.", False),
        ("sentence: {form: dokter}", "De dokter kent dit middel.", False),
        ("sentence: {form: dokter}", "De gemeente kent dit middel.", True),
        ("text: dit middel", "De gemeente kent dit middel.", False),
        ("itself: {form: Middel}", "De gemeente kent dit middel.", False),
        ("quoted: true", "In de brief staat: “het middel helpt”.", False),
    ],
)
def test_a_guard_holds_a_match_back(run, guard, text, fires):
    entry = f"  - noun: middel\n    use: manier\n    unless: [{{{guard}}}]"
    assert bool(run("    kind: substitution", text, entry)) is fires


def test_occurrence_reports_the_first_beyond_the_maximum(run):
    rest = "    kind: occurrence\n    any: [ook]\n    limits: {max: 1}"
    found = run(rest, "Wij bellen u ook. Wij schrijven u ook. Dat helpt ook.")
    assert [finding.start for finding in found] == [34]


def test_consistency_reports_the_smaller_group(run):
    rest = "    kind: consistency\n    either: {u: [u, uw], je: [je, jij, jouw]}"
    found = run(rest, "Stuur uw brief op. Dan krijgt u bericht. Vergeet je handtekening niet.")
    assert texts(found) == ["je"]
    assert not run(rest, "Stuur uw brief op. Dan krijgt u bericht.")


def test_conditional_asks_for_what_belongs_to_it(run):
    rest = "    kind: conditional\n    if: [besluit]\n    needs: [bezwaar]"
    assert texts(run(rest, "Dit is ons besluit. U krijgt geld.")) == ["besluit"]
    assert not run(rest, "Dit is ons besluit. U kunt bezwaar maken.")


def test_metric_gives_the_severity_of_the_highest_limit_exceeded(run):
    rest = "    kind: metric\n    measure: words-per-sentence\n    limits: {hint: 3, warning: 5}"
    found = run(rest, "Wij bellen u. Wij bellen u morgen. Wij bellen u morgen om twee uur.")
    assert [finding.severity.label for finding in found] == ["hint", "warning"]


def test_a_sequence_may_have_gaps_and_alternatives(run):
    rest = "    kind: sequence\n    match: [[niet, {gap: 0-2}, {form: [zonder]}], [noch]]"
    found = run(rest, "Dat is niet helemaal zonder reden. Hij komt noch belt.")
    assert texts(found) == ["niet helemaal zonder", "noch"]


def test_a_dependency_pattern_follows_the_parse(run):
    rest = (
        "    kind: dependency\n"
        "    match: {lemma: dienen, has: [{role: infinitive, has: [{lemma: te}]}]}"
    )
    found = run(rest, "U dient het formulier in te vullen.")
    assert texts(found) == ["dient het formulier in te vullen"]
    assert not run(rest, "De tuin dient als speelplaats.")


def test_scope_limits_a_rule_to_kinds_of_blocks(run):
    rest = "    kind: existence\n    any: [inleiding]\n    scope: [heading]"
    found = run(rest, "# Inleiding\n\nDit is de inleiding van de brief.")
    assert [finding.block for finding in found] == [0]


def test_a_suggestion_keeps_the_capital_and_can_be_applied(run):
    [finding] = run(
        "    kind: substitution", "Reeds in mei is betaald.", "  - {words: reeds, use: al}"
    )
    [suggestion] = finding.suggestions
    [edit] = suggestion.edits
    assert (suggestion.text, edit.start, edit.end, edit.replacement) == ("Al", 0, 5, "Al")


def test_a_dependency_rule_can_name_a_transformation(run):
    rest = (
        "    kind: dependency\n    replace: modal-moeten\n"
        "    match: {lemma: dienen, has: [{role: infinitive, has: [{lemma: te}]}]}"
    )
    [finding] = run(rest, "U dient het formulier in te vullen.")
    assert finding.suggestions[0].text == "moet het formulier invullen"


def test_an_entry_is_reported_once_when_its_rule_says_so(run):
    entry = "  - {noun: vergoeding, explain: geld}"
    once = "    kind: substitution\n    options: {once: true}"
    text = "U krijgt een vergoeding. De vergoeding is hoog."
    assert len(run("    kind: substitution", text, entry)) == 2
    assert texts(run(once, text, entry)) == ["vergoeding"]


def test_a_form_that_is_not_certain_is_named_and_not_put_in(run):
    entry = "  - {verb: verzoeken, use: xyzen}"
    [finding] = run("    kind: substitution", "De verzoekende partij wint.", entry)
    assert finding.suggestions[0].text == "xyzen"
    assert not finding.suggestions[0].edits
