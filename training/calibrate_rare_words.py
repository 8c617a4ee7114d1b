"""Print the table from which the limit of the rule for rare words (W1) is chosen.

    python training/calibrate_rare_words.py DATA_DIR

DATA_DIR/levels/dev.jsonl holds easy and hard texts. For each limit on the Zipf scale the table
gives the words that W1 finds in a hundred, in easy and hard texts, and the ratio; below it, for
the limit in force, the same by publisher, because a publisher has subjects and habits of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from clarity.checker import Checker
from clarity.dutch.lexicon import UNKNOWN, familiarity
from clarity.readers import read
from clarity.report import Finding
from clarity.rulebook.load import load_rulebook
from clarity.rulebook.model import Rulebook

LIMITS = (1.6, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0, 3.2, 3.4)
LABELS = ("easy", "hard")
LEAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its number of words and, for each word that W1 finds, how well it is known."""

    label: str
    publisher: str
    words: int
    found: tuple[float, ...]

    def rate(self, limit: float) -> int:
        return sum(value < limit for value in self.found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    lines = (parser.parse_args().data / "levels" / "dev.jsonl").read_text(encoding="utf-8")
    book = load_rulebook()
    in_force = book.rules["W1"].limits["hint"]
    checker = Checker(rulebook=with_limit(book, max(LIMITS)))
    texts = [measured(json.loads(line), checker) for line in lines.splitlines()]
    print("limit   easy   hard  ratio   (found in 100 words)")
    for limit in LIMITS:
        easy, hard = (share([t for t in texts if t.label == label], limit) for label in LABELS)
        print(f"{limit:5.1f} {easy:6.2f} {hard:6.2f} {hard / easy:6.1f}")
    print_by_publisher(texts, in_force)


def with_limit(book: Rulebook, limit: float) -> Rulebook:
    """The rules with another limit for a hint of W1."""
    rule = book.rules["W1"]
    changed = replace(rule, limits={**rule.limits, "hint": limit})
    return replace(book, rules={**book.rules, "W1": changed})


def measured(row: dict[str, str], checker: Checker) -> Text:
    report = checker.check(read(row["text"].encode()))
    found = tuple(known(f) for f in report.findings if f.rule == "W1")
    publisher = row["source"].partition("/")[0]
    return Text(row["label"], publisher, report.words, found)


def known(finding: Finding) -> float:
    """How well readers know the word of a finding."""
    return max(UNKNOWN, familiarity(finding.text)[1])


def share(texts: list[Text], limit: float) -> float:
    """The words found in a hundred."""
    return 100 * sum(t.rate(limit) for t in texts) / sum(t.words for t in texts)


def print_by_publisher(texts: list[Text], limit: float) -> None:
    print(f"\nlimit {limit}: found in 100 words, by publisher with {LEAST_WORDS} words or more")
    words = Counter[tuple[str, str]]()
    for text in texts:
        words[text.label, text.publisher] += text.words
    for (label, publisher), count in sorted(words.items()):
        if count >= LEAST_WORDS:
            own = [t for t in texts if (t.label, t.publisher) == (label, publisher)]
            print(f"{label}  {publisher:20} {count:6} words {share(own, limit):6.2f}")


if __name__ == "__main__":
    main()
