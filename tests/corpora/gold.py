"""Hold findings to the gold lists of the corpus: which are true, which false, what was missed.

``verdicts/`` holds the record. ``python tests/corpora/gold.py`` prints the figures for each
document, ``--record FOLDER`` writes the verdict on every finding to a TSV file a document,
``--missed`` and ``--false`` list those. What the gold lists do not judge was judged by one
reviewer who had no part in the rules; those verdicts are in ``outside.tsv`` of the record.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from clarity.checker import Checker
from clarity.document import Document
from clarity.readers import read
from clarity.report import Finding

WORDS = frozenset({"W2", "W3", "W4"})
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
OUTSIDE = Path(__file__).parent / "verdicts" / "outside.tsv"


@dataclass(frozen=True)
class Entry:
    """A gold entry with its span, as (block, start, end); several when blocks have one text."""

    codes: frozenset[str]
    places: tuple[tuple[int, int, int], ...]
    text: str
    doubt: bool


@dataclass(frozen=True)
class Judgement:
    """The verdict on one document."""

    true: list[tuple[Finding, Entry]]
    false: list[Finding]
    decoyed: list[tuple[Finding, Entry]]
    missed: list[Entry]
    outside: list[Finding]
    expected: int

    @property
    def precision(self) -> float:
        """True findings as a share of the findings that the gold can judge."""
        return len(self.true) / max(1, len(self.true) + len(self.false))

    @property
    def recall(self) -> float:
        """Entries that were found, as a share of those on which editors agree."""
        return 1 - len(self.missed) / max(1, self.expected)


def gold_files() -> list[Path]:
    """The gold lists of the corpus."""
    return sorted(CORPORA.rglob("*.gold.yaml"))


def judge(gold: Path, checker: Checker) -> Judgement:
    """Check the document beside a gold list and hold the findings to the list."""
    data = yaml.safe_load(gold.read_text(encoding="utf-8"))
    document = read(gold.parent / data["document"])
    problems = [_entry(raw, document) for raw in data["problems"]]
    decoys = [_entry(raw, document) for raw in data["decoys"]]
    judged = {code for entry in problems for code in entry.codes}
    findings = checker.check(document).findings
    inside = [finding for finding in findings if finding.rule in judged]
    pairs = [(f, entry) for f in inside for entry in problems if _same(f, entry)]
    true = list({id(f): (f, entry) for f, entry in reversed(pairs)}.values())
    hit = {id(f) for f, _ in true}
    found = {id(entry) for _, entry in pairs}
    missed = [e for e in problems if id(e) not in found and not e.doubt]
    false = [f for f in inside if id(f) not in hit]
    return Judgement(
        true=sorted(true, key=lambda pair: (pair[0].block, pair[0].start, pair[0].rule)),
        false=false,
        decoyed=[(f, e) for f in false for e in decoys if _same(f, e)],
        missed=missed,
        outside=[finding for finding in findings if finding.rule not in judged],
        expected=sum(not entry.doubt for entry in problems),
    )


def _entry(raw: dict[str, Any], document: Document) -> Entry:
    """Find the span of a gold entry in the document: whole words, the nth occurrence."""
    places: list[tuple[int, int, int]] = []
    nth = raw.get("nth", 1)
    for index, block in enumerate(document.blocks):
        if _key(block.text) == _flat(raw["block"]):
            spans = re.finditer(rf"(?<!\w){re.escape(raw['text'])}(?!\w)", block.text)
            places += [(index, *span.span()) for span in islice(spans, nth - 1, nth)]
    codes = frozenset([raw["code"], *raw.get("or", ())])
    return Entry(codes, tuple(places), raw["text"], raw.get("doubt", False))


def _key(text: str) -> str:
    """The first 60 characters of a block, up to a line break or tab."""
    return _flat(re.split(r"[\n\t]", text.strip())[0][:60])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _same(finding: Finding, entry: Entry) -> bool:
    """Same place and same code; the three word lists differ in register only, so they are one."""
    return (
        finding.rule in entry.codes or (finding.rule in WORDS and not WORDS.isdisjoint(entry.codes))
    ) and any(
        finding.block == block and finding.start < end and start < finding.end
        for block, start, end in entry.places
    )


def reviewed() -> dict[tuple[str, ...], str]:
    """The reviewer's verdict (true or false) by document, rule, paragraph and text."""
    with OUTSIDE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        _place(row["document"], row["rule"], row["paragraph"], row["text"]): row["verdict"]
        for row in rows
    }


def _place(document: str, rule: str, paragraph: object, text: str) -> tuple[str, ...]:
    return (document, rule, str(paragraph), _flat(text))


def record(judgement: Judgement, path: Path) -> None:
    """Write the verdict on every finding: rule, place, text, verdict, the gold span.

    Outside the gold list the verdict is the reviewer's and there is no gold span.
    """
    review = reviewed()
    rows = [(f, "true", entry.text) for f, entry in judgement.true]
    rows += [(f, "false", "") for f in judgement.false]
    for f in judgement.outside:
        place = _place(path.stem, f.rule, f.location.paragraph, f.text)
        rows.append((f, review.get(place, "not judged"), ""))
    rows.sort(key=lambda row: (row[0].block, row[0].start, row[0].rule))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(["rule", "severity", "paragraph", "text", "verdict", "gold"])
        for f, verdict, gold in rows:
            paragraph = f.location.paragraph
            writer.writerow(
                [f.rule, f.severity.label, paragraph, _flat(f.text), verdict, _flat(gold)]
            )


def main(arguments: list[str]) -> None:
    """Print the figures of each document."""
    checker = Checker()
    folder = Path(arguments[arguments.index("--record") + 1]) if "--record" in arguments else None
    for gold in gold_files():
        judgement = judge(gold, checker)
        print(
            f"{gold.name.removesuffix('.gold.yaml'):<36} true {len(judgement.true):>4}  "
            f"false {len(judgement.false):>3}  precision {judgement.precision:.3f}  "
            f"recall {judgement.recall:.3f}  decoys hit {len(judgement.decoyed)}"
        )
        if folder:
            record(judgement, folder / f"{gold.name.removesuffix('.gold.yaml')}.tsv")
        if "--false" in arguments:
            for f in judgement.false:
                print(f"   false  {f.rule:<4} {_flat(f.text)!r}  in  {_flat(f.context)[:90]!r}")
        if "--missed" in arguments:
            for e in judgement.missed:
                print(f"   missed {'/'.join(sorted(e.codes)):<6} {_flat(e.text)[:100]!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
