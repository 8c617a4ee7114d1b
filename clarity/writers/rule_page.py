"""The explanation of a rule, for the terminal and as a page of the documentation, from its YAML."""

from __future__ import annotations

from collections.abc import Iterator

from clarity.rulebook.model import Entry, Example, Rule, Rulebook
from clarity.writers.wording import SEVERITIES


def terminal_page(rule: Rule, book: Rulebook) -> str:
    """Return the explanation of a rule as plain text."""
    lines = [f"{rule.code}  {rule.title or rule.name}", ""]
    for title, text in _facts(rule, book):
        lines += [f"{title}:", f"  {text}", ""]
    for example in rule.examples:
        lines += [f"  {line}" for line in _example_lines(example)]
    return "\n".join(lines).rstrip()


def markdown_page(rule: Rule, book: Rulebook) -> str:
    """Return the explanation of a rule as a Markdown page."""
    lines = [f"# {rule.code} {rule.title or rule.name}", ""]
    for title, text in _facts(rule, book):
        lines += [f"## {title}", "", text, ""]
    lines += ["## Voorbeelden", ""]
    for example in rule.examples:
        lines += ["> " + "\\\n> ".join(_example_lines(example)), ""]
    entries = [entry for entry in book.entries if entry.rule == rule.code]
    if entries:
        lines += ["## Woordenlijst", "", "| woord | liever | uitleg |", "|---|---|---|"]
        lines += [_entry_row(entry) for entry in entries] + [""]
    return "\n".join(lines)


def markdown_index(book: Rulebook) -> str:
    """Return the page that lists all rules, by criterion."""
    lines = ["# Regels", "", "Dit zijn alle controles die Clarity doet.", ""]
    for criterion in book.criteria:
        rules = [rule for rule in book.rules.values() if rule.criterion == criterion.id]
        if rules:
            lines += [f"## {criterion.name}", "", criterion.why, ""]
            lines += [f"- [{r.code} {r.title or r.name}]({r.code}.md)" for r in rules] + [""]
    return "\n".join(lines)


def _facts(rule: Rule, book: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield the headings of a rule's page with what stands under them."""
    yield "Waarom", rule.why
    criterion = next(c for c in book.criteria if c.id == rule.criterion)
    yield "Ernst", SEVERITIES[rule.severity]
    yield "Criterium", criterion.name
    if rule.limits:
        yield "Grenzen", ", ".join(f"{name} = {value:g}" for name, value in rule.limits.items())
    reasons = [c.because for c in rule.unless if c.because]
    if reasons:
        yield "Uitzonderingen", "; ".join(reason.rstrip(".") for reason in reasons)
    yield "Bron", rule.source
    yield "Uitzetten", f'Zet in clarity.toml: off = ["{rule.code}"]'


def _example_lines(example: Example) -> Iterator[str]:
    label = "Niet" if example.fires else "Goed"
    times = f"\n({example.repeat} keer onder elkaar)" if example.repeat > 1 else ""
    yield from _labelled(label, example.text.rstrip() + times)
    if example.good:
        yield from _labelled("Wel", example.good)


def _labelled(label: str, text: str) -> Iterator[str]:
    first, *rest = text.strip().splitlines()
    yield f"{label + ':':<6}{first}"
    yield from (f"      {line}" for line in rest)


def _entry_row(entry: Entry) -> str:
    use = ", ".join(alternative.term.text for alternative in entry.use)
    return f"| {entry.id} | {use or '-'} | {entry.explain or entry.advice or '-'} |"
