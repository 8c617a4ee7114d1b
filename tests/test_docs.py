"""The pages about the rules in ``docs/regels`` are what the rule packs say now."""

from __future__ import annotations

from pathlib import Path

from clarity.rulebook.load import load_rulebook
from clarity.writers.rule_page import markdown_index, markdown_page

PAGES = Path(__file__).resolve().parents[1] / "docs" / "regels"


def test_the_rule_pages_are_current_so_run_make_docs_when_this_fails():
    book = load_rulebook()
    expected = {f"{rule.code}.md": markdown_page(rule, book) for rule in book.rules.values()}
    expected["index.md"] = markdown_index(book)
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert sorted(written) == sorted(expected)
    assert [name for name, text in expected.items() if written[name] != text] == []


def test_every_rule_has_a_title_for_its_page():
    assert [rule.code for rule in load_rulebook().rules.values() if not rule.title] == []
