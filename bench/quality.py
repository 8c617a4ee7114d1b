"""Print how well Clarity finds what human editors changed, each figure beside its goal.

Usage: ``python bench/quality.py DATA`` (or ``make quality DATA=…``). Without an argument the
environment variable ``CLARITY_DATA`` names the folder. With ``JSON`` set to a path the figures are
written there too. The data are not part of the project; without them nothing is measured.

What counts, written down before anything was measured:

*Alignment.* Of each pair of ``amsterdam/dev.jsonl`` both sides are parsed with the default
pipeline and their lemmas, in small letters, aligned with ``difflib.SequenceMatcher``. A pair in
which less than 0.4 of the lemmas are shared is left out: it is misaligned, or written anew.

*Replaced by a simpler word.* A block that difflib calls ``replace``, without the punctuation at
its edges, of one to four words on either side, where

- the rarest word of the new side is at least 0.3 Zipf (``clarity.dutch.lexicon``) more common than
  the rarest word of the old side: the editor made it simpler;
- the old side holds a noun, verb, adjective or adverb, or a word under Zipf 5 (``indien``): it is
  no reshuffling of function words;
- it is not a correction: of two single words less than 0.8 of the letters are the same;
- the sides share no lemma of a noun, verb, adjective or adverb: ``wordt berekend`` to
  ``berekenen we`` is counted as a passive;
- there is no digit, numeral or name in it, and the new side is more than a personal pronoun: that
  is a change of address.

It is *found* when a finding of a rule about words (W…, and S4, S12, S14, which point at words)
covers one of the old words. A suggestion *agrees* when all its words but articles are among the
words of the new side, by form or by lemma. ``word`` is one word on the old side, ``phrase`` more.

*Passive removed.* The old side has more participles with a form of ``worden`` than the new one.
Found: S2. *Long sentence shortened.* The longest sentence of the old side has more than 20 words
and that of the new side at most 0.8 of it. Found: S1. *Nominalisation removed.* A noun on -ing or
-atie, or an infinitive used as a noun, is gone, and a verb with the same first five letters has
come. Found: S4, or any rule about words on that noun. *Address changed.* The new side says
``u``, ``uw``, ``je`` or ``jouw`` and the old side does not say that word. Found: T1, T5, S12.
*Number in words.* A numeral up to twaalf is written as a digit. Found: any finding on it.

*Words without simpler context* (``amsterdam/lexical_dev.jsonl``): the candidates are the texts of
the suggestions of the findings that cover the target, in small letters and without an article at
the start, at most ten, rules about words first. Potential: rows with any candidate in gold;
precision and recall over all candidates and all golds; accuracy: the first candidate is in gold
and is not the target (Hobo et al. 2023).

*Without seen entries*: the same figures without the entries of the pack ``lexicon/gezien.yaml``,
which holds the words that became entries because they stood in these data.

*Level*: ``training/fit_level.py`` tells what the areas under the curve and the pairs are; each text
is scored by a model that saw no text of its source. LiNT-II's score is made on the same parse,
where its word lists are installed.

*Precision*: the verdicts on findings in real texts of ``tests/judgements/*.tsv``, as they were when
they were given; what became of them tells ``tests/judgements/sample.py standing``.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from pathlib import Path
from statistics import correlation
from typing import Any

import yaml
from spacy.tokens import Doc, Span, Token

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.dutch.lexicon import zipf_frequency
from clarity.dutch.pipeline import load_pipeline
from clarity.errors import UnsupportedLanguageError
from clarity.readers import read
from clarity.report import Finding
from clarity.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
JUDGEMENTS = ROOT / "tests" / "judgements"
SEEN = resources.files("clarity_rules") / "lexicon" / "gezien.yaml"

SHARED = 0.4  # of the lemmas of a pair
SIMPLER = 0.3  # Zipf
COMMON = 5.0  # Zipf; above it are the function words
CORRECTED = 0.8  # of the letters
MOST_WORDS = 4
LONG = 20  # words in a sentence
SHORTER = 0.8
CANDIDATES = 10

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
PRONOUNS = frozenset("u uw je jij jou jouw we wij ons onze ik mij mijn jullie".split())
READER = frozenset("u uw je jij jou jouw".split())
ARTICLES = frozenset({"de", "het", "een"})
NUMERALS = dict(
    zip(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf".split(),
        map(str, range(2, 13)),
        strict=True,
    )
)
ABOUT_WORDS = re.compile(r"W\d+|S4|S12|S14")

Row = tuple[str, float, str]
Find = Callable[[str], "tuple[Finding, ...]"]


def main() -> None:
    """Measure everything and print one table."""
    data = data_folder(sys.argv[1:])
    rows: list[Row] = []
    for name, find in finders():
        rows += [(f"{label}{name}", value, goal) for label, value, goal in edits(data, find)]
        rows += [(f"{label}{name}", value, goal) for label, value, goal in lexical(data, find)]
    rows += [*levels(data, checker()), *scores(data, checker()), *precision(JUDGEMENTS)]
    show(rows)
    target = os.environ.get("JSON")
    if target:
        figures = {name: value for name, value, _ in rows}
        Path(target).write_text(json.dumps(figures, indent=2), encoding="utf-8")


def data_folder(arguments: Sequence[str]) -> Path:
    """Return the folder that was named, or leave with a line that says what is missing."""
    name = arguments[0] if arguments and arguments[0] else os.environ.get("CLARITY_DATA", "")
    folder = Path(name)
    if not name or not (folder / "amsterdam").is_dir():
        sys.exit("Name the folder with the data: make quality DATA=/path (or set CLARITY_DATA).")
    return folder


def show(rows: Sequence[Row]) -> None:
    width = max(len(name) for name, *_ in rows)
    for name, value, goal in rows:
        print(f"{name:<{width}}  {value:>8.3f}  {goal}".rstrip())


@cache
def checker() -> Checker:
    return Checker(Settings(kind=DocumentKind.LETTER))


def finders() -> Iterator[tuple[str, Find]]:
    """Yield a checker of texts with all entries, and one without those that the data suggested."""
    whole = checker()
    yield "", finder(whole)
    seen = seen_entries()
    if seen:
        book = whole.rulebook
        kept = tuple(entry for entry in book.entries if (entry.rule, entry.id) not in seen)
        yield (
            ", without seen entries",
            finder(Checker(whole.settings, rulebook=replace(book, entries=kept))),
        )


def seen_entries() -> frozenset[tuple[str, str]]:
    """Return rule and term of the entries of the pack ``gezien``."""
    if not SEEN.is_file():
        return frozenset()
    pack = yaml.safe_load(SEEN.read_text(encoding="utf-8"))
    kinds = ("words", "lemma", "verb", "noun", "adjective")
    return frozenset(
        (entry.get("rule", pack["rule"]), next(entry[kind] for kind in kinds if kind in entry))
        for entry in pack["entries"]
    )


def finder(checking: Checker) -> Find:
    @cache
    def find(text: str) -> tuple[Finding, ...]:
        try:
            return checking.check(Document((Block(BlockKind.PARAGRAPH, text),))).findings
        except UnsupportedLanguageError:  # a short text may look like another language
            return ()

    return find


# What editors changed


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides of a pair, parsed, and the blocks that were replaced."""

    old: Doc
    new: Doc
    blocks: tuple[tuple[Span, Span], ...]


@cache
def pairs(data: Path) -> tuple[Pair, ...]:
    raw = [*read_lines(data / "amsterdam" / "dev.jsonl")]
    nlp = load_pipeline()
    olds = nlp.pipe(row["complex"] for row in raw)
    news = nlp.pipe(row["simple"] for row in raw)
    aligned = (align(old, new) for old, new in zip(olds, news, strict=True))
    return tuple(pair for pair in aligned if pair is not None)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def align(old: Doc, new: Doc) -> Pair | None:
    """Align the lemmas of a pair; None when the sides have little in common."""
    sides = [[token.lemma_.lower() for token in doc] for doc in (old, new)]
    matcher = SequenceMatcher(None, *sides, autojunk=False)
    if matcher.ratio() < SHARED:
        return None
    blocks = [
        (trimmed(old[i1:i2]), trimmed(new[j1:j2]))
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind == "replace"
    ]
    return Pair(old, new, tuple((a, b) for a, b in blocks if len(a) and len(b)))


def trimmed(span: Span) -> Span:
    """Leave the punctuation at the edges out."""
    start, end = span.start, span.end
    while start < end and not span.doc[start].text[0].isalnum():
        start += 1
    while end > start and not span.doc[end - 1].text[0].isalnum():
        end -= 1
    return span.doc[start:end]


def made_simpler(old: Span, new: Span) -> bool:
    """Tell whether words were replaced by simpler ones, as the module's docstring defines it."""
    if max(len(old), len(new)) > MOST_WORDS or any(map(is_fact, (*old, *new))):
        return False
    if all(token.lower_ in PRONOUNS for token in new):
        return False
    if not any(token.pos_ in CONTENT or zipf(token) < COMMON for token in old):
        return False
    if content_lemmas(old) & content_lemmas(new) or is_correction(old, new):
        return False
    return min(map(zipf, new)) >= min(map(zipf, old)) + SIMPLER


def is_fact(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NUM") or any(sign.isdigit() for sign in token.text)


def zipf(token: Token) -> float:
    return zipf_frequency(token.lower_)


def content_lemmas(span: Span) -> set[str]:
    return {token.lemma_.lower() for token in span if token.pos_ in CONTENT}


def is_correction(old: Span, new: Span) -> bool:
    one = len(old) == len(new) == 1
    same = SequenceMatcher(None, old.text.lower(), new.text.lower()).ratio()
    return one and same >= CORRECTED


def edits(data: Path, find: Find) -> Iterator[Row]:
    """Yield recall by what the editors did, and how often a suggestion agrees with them."""
    every = pairs(data)
    simpler = [(pair, a, b) for pair in every for a, b in pair.blocks if made_simpler(a, b)]
    hits = [(on_words(find(pair.old.text), a), a, b) for pair, a, b in simpler]
    yield "pairs", len(every), ""
    yield "replaced words and phrases", len(hits), ""
    yield "replaced, found", share(bool(found) for found, *_ in hits), "goal >= 0.60"
    yield "  word, found", share(bool(f) for f, a, _ in hits if len(a) == 1), ""
    yield "  phrase, found", share(bool(f) for f, a, _ in hits if len(a) > 1), ""
    suggested = [(texts(found), b) for found, _, b in hits if texts(found)]
    yield "found, with a suggestion", len(suggested), ""
    yield "  suggestion agrees", share(agrees(t, b) for t, b in suggested), ""
    yield from operations(every, find)


def operations(every: Sequence[Pair], find: Find) -> Iterator[Row]:
    """Yield number and recall of the other operations."""
    for name, cases in (
        ("passive removed", (passive_removed(pair) for pair in every)),
        ("long sentence shortened", (shortened(pair) for pair in every)),
        ("nominalisation removed", (denominalised(pair) for pair in every)),
        ("address changed", (address_changed(pair) for pair in every)),
        ("number in words", (number_as_digit(pair) for pair in every)),
    ):
        judged = [
            case(find(pair.old.text)) for pair, case in zip(every, cases, strict=True) if case
        ]
        yield name, len(judged), ""
        yield f"  {name}, found", share(judged), ""


Case = Callable[["tuple[Finding, ...]"], bool]


def has_rule(*codes: str) -> Case:
    return lambda findings: any(finding.rule in codes for finding in findings)


def has_word_on(span: Span) -> Case:
    return lambda findings: bool(on_words(findings, span))


def passive_removed(pair: Pair) -> Case | None:
    return has_rule("S2") if passives(pair.old) > passives(pair.new) else None


def passives(doc: Doc) -> int:
    return sum(
        token.tag_.startswith("WW|vd")
        and any(child.lemma_ == "worden" for child in (*token.children, token.head))
        for token in doc
    )


def shortened(pair: Pair) -> Case | None:
    old, new = longest(pair.old), longest(pair.new)
    return has_rule("S1") if old > LONG and new <= SHORTER * old else None


def longest(doc: Doc) -> int:
    return max(sum(token.text[0].isalnum() for token in sent) for sent in doc.sents)


def denominalised(pair: Pair) -> Case | None:
    verbs = {t.lemma_[:5] for t in pair.new if t.pos_ == "VERB"}
    verbs -= {t.lemma_[:5] for t in pair.old if t.pos_ == "VERB"}
    for token in pair.old:
        gone = is_nominal(token) and token.lemma_ not in {t.lemma_ for t in pair.new}
        if gone and len(token.lemma_) > 5 and token.lemma_[:5] in verbs:
            return has_word_on(pair.old[token.i : token.i + 1])
    return None


def is_nominal(token: Token) -> bool:
    noun = token.pos_ == "NOUN" and token.lemma_.endswith(("ing", "atie"))
    return noun or token.tag_.startswith("WW|inf|nom")


def address_changed(pair: Pair) -> Case | None:
    old = {token.lower_ for token in pair.old} & READER
    new = {token.lower_ for token in pair.new} & READER
    return has_rule("T1", "T5", "S12") if new - old else None


def number_as_digit(pair: Pair) -> Case | None:
    new = {token.text for token in pair.new}
    for token in pair.old:
        if NUMERALS.get(token.lower_) in new:
            return lambda findings, token=token: any(covers(f, token) for f in findings)
    return None


def on_words(findings: Iterable[Finding], span: Span) -> list[Finding]:
    """Return the findings about words that cover a word of ``span``, W rules first."""
    found = [f for f in findings if ABOUT_WORDS.fullmatch(f.rule)]
    covering = [f for f in found if any(covers(f, token) for token in span)]
    return sorted(covering, key=lambda f: not f.rule.startswith("W"))


def covers(finding: Finding, token: Token) -> bool:
    return finding.start < token.idx + len(token) and token.idx < finding.end


def texts(findings: Iterable[Finding]) -> list[str]:
    """Return the suggestions as candidates: in small letters, without an article at the start."""
    all_texts = [s.text.lower() for finding in findings for s in finding.suggestions]
    plain = [re.sub(r"^(?:de|het|een) ", "", text) for text in all_texts]
    return list(dict.fromkeys(plain))[:CANDIDATES]


def agrees(candidates: Iterable[str], new: Span) -> bool:
    words = {token.lower_ for token in new} | {token.lemma_.lower() for token in new}
    return any(words_of(candidate) <= words for candidate in candidates)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text)) - ARTICLES


def share(cases: Iterable[bool]) -> float:
    every = list(cases)
    return sum(every) / len(every) if every else 0.0


# Simpler words for a word in its sentence


def lexical(data: Path, find: Find) -> Iterator[Row]:
    """Yield potential, precision, recall and accuracy of the suggestions for single words."""
    rows = [*read_lines(data / "amsterdam" / "lexical_dev.jsonl")]
    judged = [
        (candidates(row, find), {word.lower() for word in row["gold"]}, row["target"].lower())
        for row in rows
    ]
    right = sum(len(gold.intersection(found)) for found, gold, _ in judged)
    yield "lexical, rows", len(judged), ""
    yield (
        "lexical, potential",
        share(bool(gold & {*found}) for found, gold, _ in judged),
        "goal >= 0.60",
    )
    yield "lexical, precision", right / max(sum(len(found) for found, *_ in judged), 1), ""
    yield "lexical, recall", right / sum(len(gold) for _, gold, _ in judged), ""
    first = (bool(found) and found[0] in gold - {word} for found, gold, word in judged)
    yield "lexical, accuracy", share(first), "goal >= 0.45"


def candidates(row: dict[str, Any], find: Find) -> list[str]:
    sentence, target = row["sentence"], row["target"]
    start = sentence.find(target)
    found = [f for f in find(sentence) if f.start < start + len(target) and start < f.end]
    return texts(sorted(found, key=lambda finding: not finding.rule.startswith("W")))


# Easy against hard


def levels(data: Path, checking: Checker) -> Iterator[Row]:
    """Yield findings per 100 words in easy and hard texts, in total and by rule."""
    words: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {"easy": Counter(), "hard": Counter()}
    for row in read_lines(data / "levels" / "dev.jsonl"):
        report = checking.check(read(row["text"].encode(), name="tekst.txt"))
        words[row["label"]] += report.words
        found[row["label"]].update(finding.rule for finding in report.findings)
    easy, hard = (100 * sum(found[label].values()) / words[label] for label in ("easy", "hard"))
    yield "findings per 100 words, easy", easy, ""
    yield "findings per 100 words, hard", hard, ""
    yield "  easy / hard", easy / hard, "goal <= 0.33"
    for code in sorted(found["easy"] | found["hard"], key=lambda c: (c[0], int(c[1:]))):
        for label in ("easy", "hard"):
            yield f"  {code}, {label}", 100 * found[label][code] / words[label], ""


# The estimate of the level


def scores(data: Path, checking: Checker) -> Iterator[Row]:
    """Yield how well the score tells easy from hard, and how well it agrees with LiNT-II's."""
    sys.path.insert(0, str(ROOT / "training"))
    import fit_level

    yield from fit_level.figures_of(data)
    reports = [
        checking.check(read(row["text"].encode(), name="tekst.md"), indices=True)
        for row in read_lines(data / "levels" / "dev.jsonl")
    ]
    both = [(r.score, -r.lint.score) for r in reports if r.lint and r.score is not None]
    if both:
        own, theirs = zip(*both, strict=True)
        yield "level, Spearman with LiNT-II", spearman(own, theirs), "goal >= 0.85"


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the correlation of ranks; equal values share the mean of their ranks."""
    return correlation(ranks(one), ranks(other))


def ranks(values: Sequence[float]) -> list[float]:
    places = sorted(values)
    return [places.index(value) + (places.count(value) - 1) / 2 for value in values]


# Verdicts of people


def precision(folder: Path) -> Iterator[Row]:
    """Yield the share of true findings by severity, from the verdicts in ``folder``."""
    judged: dict[str, dict[str, str]] = {}  # by fingerprint: samples may share findings
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            judged |= {row["id"]: row for row in csv.DictReader(lines, delimiter="\t")}
    verdicts: dict[str, list[bool]] = {}
    for row in judged.values():
        verdicts.setdefault(row["severity"], []).append(row["verdict"] == "true")
    for severity, goal in (("hint", 0.90), ("warning", 0.95), ("error", 0.95)):
        if severity in verdicts:
            yield f"judged {severity}s", len(verdicts[severity]), ""
            yield f"  {severity}s that are true", share(verdicts[severity]), f"goal >= {goal:.2f}"


if __name__ == "__main__":
    main()
