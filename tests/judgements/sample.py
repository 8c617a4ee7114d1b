"""Draw findings on real texts to be judged one by one, and keep the verdicts.

    python tests/judgements/sample.py draw work.jsonl --seed 1
    python tests/judgements/sample.py join work.jsonl verdicts.tsv round1-findings
    python tests/judgements/sample.py figures round1-findings
    python tests/judgements/sample.py standing round1-findings

``draw`` checks the Dutch files and texts below the folder that CLARITY_DATA names and writes a
sample to a work file, which holds text of the sources and so stays outside the repository.
``join`` adds the judge's verdicts (lines of id, verdict, verdict on the replacement and reason,
with a header) and writes ``<name>.tsv`` beside this file, without any text of the sources.
``figures`` counts what was true and what could be signed, by severity and by rule.
``standing`` lists what the present rules do otherwise than they should: true findings that are
gone, false ones that stand, and what is now offered where a replacement was wrong.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path

from clarity.checker import Checker
from clarity.document import Document
from clarity.errors import UnreadableDocumentError, UnsupportedLanguageError
from clarity.readers import read, read_text
from clarity.report import Finding, Suggestion

HERE = Path(__file__).parent
DATA = Path(os.environ.get("CLARITY_DATA") or HERE.parents[2] / "shared" / "data")
PER_DOCUMENT = 5
RULE_SHARE = 0.2  # of a stratum that one rule may fill
ENTRY_SHARE = 0.02  # the same for one entry of a word list
COLUMNS = ("id", "rule", "severity", "span_hash", "verdict", "replacement_verdict", "reason")


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as the judge sees it; ``replaced`` has a sentence for each replacement."""

    id: str
    document: str
    rule: str
    entry: str
    severity: str
    block_kind: str
    text: str
    context: str
    message: str
    suggestions: tuple[str, ...]
    replaced: tuple[str, ...]
    safe: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of a file of verdicts; ``replacement_verdict`` is empty where there is none."""

    id: str
    rule: str
    severity: str
    span_hash: str
    verdict: str
    replacement_verdict: str
    reason: str


def span_hash(text: str) -> str:
    """Return 16 hex digits that tell whether a finding still covers the same characters."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def documents(data: Path) -> Iterator[tuple[str, Document]]:
    """Yield the Dutch files that there is a reader for, and the texts of the levels."""
    with (data / "documents" / "index.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = [row["file"] for row in rows if row["dutch"] == "yes"]
    for name in names:
        try:
            yield name, read(data / "documents" / name)
        except UnreadableDocumentError:
            continue
    with (data / "levels" / "dev.jsonl").open(encoding="utf-8") as lines:
        for text in map(json.loads, lines):
            yield text["id"], read_text(text["text"])


def findings(data: Path, rules: Sequence[str] = ()) -> Iterator[Item]:
    """Yield what the present rules find, each finding once, also when texts repeat each other."""
    checker = Checker().only(rules) if rules else Checker()
    seen: set[str] = set()
    for name, document in documents(data):
        try:
            report = checker.check(document)
        except UnsupportedLanguageError:
            continue
        for finding in report.findings:
            if finding.fingerprint not in seen:
                seen.add(finding.fingerprint)
                yield _item(name, document, finding)


def _item(name: str, document: Document, finding: Finding) -> Item:
    automatic = [s for s in finding.suggestions if s.edits]
    return Item(
        id=finding.fingerprint,
        document=name,
        rule=finding.rule,
        entry=finding.entry,
        severity=finding.severity.label,
        block_kind=finding.block_kind.value,
        text=finding.text,
        context=finding.context,
        message=finding.message,
        suggestions=tuple(s.text for s in finding.suggestions),
        replaced=tuple(_after(document, finding, s) for s in automatic),
        safe=tuple(s.safe for s in automatic),
    )


def _after(document: Document, finding: Finding, suggestion: Suggestion) -> str:
    """Return the sentence of the finding as the suggestion makes it."""
    text = document.blocks[finding.block].text
    start = _start(text, finding)
    end = start + len(finding.context)
    for edit in sorted(suggestion.edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
        end = max(end, edit.end) + len(edit.replacement) - (edit.end - edit.start)
        start = min(start, edit.start)
    return text[start:end]


def _start(text: str, finding: Finding) -> int:
    """Return where the context of a finding begins: the last place that covers the finding."""
    start = text.rfind(finding.context, 0, finding.start + len(finding.context))
    return start if 0 <= start <= finding.start else 0


def draw(
    items: Iterable[Item],
    quota: Mapping[str, int],
    *,
    seed: int,
    per_rule: int | None = None,
    rule_share: float = RULE_SHARE,
) -> list[Item]:
    """Return a sample that depends only on the items and the seed.

    ``quota`` tells how many of each severity. No document gives more than five findings, no
    rule more than ``rule_share`` of its severity and no entry more than a fiftieth; with
    ``per_rule`` each rule gives so many instead, whatever its severity.
    """
    chosen: list[Item] = []
    taken: Counter[tuple[str, ...]] = Counter()
    for item in sorted(items, key=lambda item: _rank(item, seed)):
        limits = _limits(item, quota, per_rule, rule_share)
        if all(taken[key] < limit for key, limit in limits.items()):
            taken.update(limits.keys())
            chosen.append(item)
    return chosen


def _rank(item: Item, seed: int) -> str:
    return hashlib.sha256(f"{seed} {item.id}".encode()).hexdigest()


def _limits(
    item: Item, quota: Mapping[str, int], per_rule: int | None, rule_share: float
) -> dict[tuple[str, ...], int]:
    document = {("document", item.document): PER_DOCUMENT}
    if per_rule is not None:
        return {**document, ("rule", item.rule): per_rule}
    stratum = "hint" if item.severity == "hint" else "serious"
    most = quota[stratum]
    limits = {
        **document,
        ("stratum", stratum): most,
        ("rule", stratum, item.rule): ceil(most * rule_share),
    }
    if item.entry:
        limits["entry", stratum, item.rule, item.entry] = ceil(most * ENTRY_SHARE)
    return limits


def join(items: Iterable[Item], verdicts: Iterable[Mapping[str, str]]) -> list[Verdict]:
    """Return the verdict on each item, in the order of rule and id.

    Raises ValueError for an item without a verdict and for a replacement without one.
    """
    by_id = {row["id"]: row for row in verdicts}
    return sorted((_joined(item, by_id) for item in items), key=lambda v: (v.rule, v.id))


def _joined(item: Item, verdicts: Mapping[str, Mapping[str, str]]) -> Verdict:
    row = verdicts.get(item.id)
    if row is None or bool(row["replacement_verdict"]) != bool(item.replaced):
        raise ValueError(f"{item.id} ({item.rule}) has no full verdict")
    return Verdict(
        id=item.id,
        rule=item.rule,
        severity=item.severity,
        span_hash=span_hash(item.text),
        verdict=row["verdict"],
        replacement_verdict=row["replacement_verdict"],
        reason=row["reason"],
    )


def load(path: Path) -> list[Verdict]:
    """Read a file of verdicts."""
    return [Verdict(**row) for row in _rows(path)]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings were judged and true, and how many replacements were judged and ok."""

    judged: int
    true: int
    replacements: int
    ok: int


def tally(verdicts: Iterable[Verdict], *, by: str) -> dict[str, Tally]:
    """Count the verdicts for each value of a column (``severity`` or ``rule``), in its order."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(getattr(verdict, by), []).append(verdict)
    return {key: _tally(group) for key, group in sorted(groups.items())}


def _tally(group: Sequence[Verdict]) -> Tally:
    replacements = [v.replacement_verdict for v in group if v.replacement_verdict]
    return Tally(
        judged=len(group),
        true=sum(v.verdict == "true" for v in group),
        replacements=len(replacements),
        ok=replacements.count("ok"),
    )


def standing(verdicts: Iterable[Verdict], present: Iterable[Item]) -> list[tuple[Verdict, str]]:
    """Pair each verdict with what became of its finding: ``gone``, ``moved`` or ``stands``."""
    spans = {item.id: span_hash(item.text) for item in present}
    return [(v, _state(spans.get(v.id), v.span_hash)) for v in verdicts]


def _state(now: str | None, then: str) -> str:
    if now is None:
        return "gone"
    return "stands" if now == then else "moved"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read_items(path: Path) -> list[Item]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        Item(**{k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(line).items()})
        for line in lines
    ]


def _write_items(path: Path, items: Iterable[Item]) -> None:
    lines = [json.dumps(asdict(item), ensure_ascii=False) for item in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_verdicts(path: Path, verdicts: Iterable[Verdict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(
            out, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE
        )
        writer.writeheader()
        writer.writerows(asdict(verdict) for verdict in verdicts)


def _draw(args: argparse.Namespace) -> None:
    if args.out.resolve().is_relative_to(HERE.parents[1]):
        sys.exit("The work file holds text of the sources: write it outside the repository.")
    items = [i for i in findings(DATA, args.rules) if i.replaced or not args.replacements]
    serious = round(args.count * 2 / 3)
    quota = {"serious": serious, "hint": args.count - serious}
    sample = draw(items, quota, seed=args.seed, per_rule=args.per_rule, rule_share=args.rule_share)
    _write_items(args.out, sample)


def _join(args: argparse.Namespace) -> None:
    verdicts = join(_read_items(args.work), _rows(args.verdicts))
    _write_verdicts(HERE / f"{args.name}.tsv", verdicts)


def _figures(args: argparse.Namespace) -> None:
    verdicts = load(HERE / f"{args.name}.tsv")
    for by in ("severity", "rule"):
        print(f"{by}\ttrue\tjudged\treplacement ok\tjudged")
        for key, t in tally(verdicts, by=by).items():
            print(f"{key}\t{t.true}\t{t.judged}\t{t.ok}\t{t.replacements}")


def _standing(args: argparse.Namespace) -> None:
    present = {item.id: item for item in findings(DATA)}
    states = standing(load(HERE / f"{args.name}.tsv"), present.values())
    for (verdict, state), count in sorted(Counter((v.verdict, s) for v, s in states).items()):
        print(f"{verdict}\t{state}\t{count}")
    for v, state in states:
        if (v.verdict == "true") == (state == "gone"):
            print(f"{v.id}\t{v.rule}\t{v.verdict}\t{state}\t{v.reason}")
        if v.replacement_verdict == "wrong" and state != "gone":
            for sentence in present[v.id].replaced:
                print(f"{v.id}\t{v.rule}\toffers\t{' '.join(sentence.split())}\t{v.reason}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("draw", help="write a sample to judge")
    command.add_argument("out", type=Path)
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--count", type=int, default=300, help="two thirds above hint")
    command.add_argument("--rules", type=lambda codes: codes.split(","), default=())
    command.add_argument("--per-rule", type=int, help="so many of each rule, for any severity")
    command.add_argument("--rule-share", type=float, default=RULE_SHARE)
    command.add_argument("--replacements", action="store_true", help="only with a replacement")
    command.set_defaults(run=_draw)
    command = commands.add_parser("join", help="keep the verdicts")
    command.add_argument("work", type=Path)
    command.add_argument("verdicts", type=Path)
    command.add_argument("name")
    command.set_defaults(run=_join)
    command = commands.add_parser("figures", help="count the verdicts")
    command.add_argument("name")
    command.set_defaults(run=_figures)
    command = commands.add_parser("standing", help="what became of the judged findings")
    command.add_argument("name")
    command.set_defaults(run=_standing)
    return parser


if __name__ == "__main__":
    arguments = _parser().parse_args()
    arguments.run(arguments)
