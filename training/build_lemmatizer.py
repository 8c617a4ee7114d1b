"""Learn the tables of the lemmatizer from treebanks and from the word lists in lexicon/.

python training/build_lemmatizer.py DATA_DIR            (learns, and measures on dev)
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

import corpus  # noqa: E402
from clarity.dutch.lemmatizer import (  # noqa: E402
    LONGEST_SUFFIX,
    Lemmas,
    Tables,
    rule_class,
)

LEXICON = ROOT / "lexicon"
GOLD = ("train.conllu.gz",)
SILVER = ("extra_wiki.conllu.gz",)
SEPARABLE = [
    "aan",
    "aaneen",
    "achter",
    "achterop",
    "achteruit",
    "af",
    "bekend",
    "beschikbaar",
    "bij",
    "bijeen",
    "binnen",
    "bloot",
    "boven",
    "buiten",
    "deel",
    "dicht",
    "dood",
    "door",
    "dwars",
    "fijn",
    "gelijk",
    "gereed",
    "goed",
    "groot",
    "gebruik",
    "hard",
    "hoog",
    "in",
    "ineen",
    "kapot",
    "kenbaar",
    "kennis",
    "klaar",
    "kwijt",
    "lang",
    "leeg",
    "los",
    "mede",
    "mee",
    "mis",
    "na",
    "neer",
    "neder",
    "om",
    "omhoog",
    "omlaag",
    "omver",
    "onder",
    "ondergeschikt",
    "op",
    "opeen",
    "open",
    "over",
    "overeen",
    "plaats",
    "prijs",
    "rond",
    "samen",
    "schadeloos",
    "schoon",
    "schuil",
    "stil",
    "stop",
    "stuk",
    "tegen",
    "tegemoet",
    "tekeer",
    "tekort",
    "teleur",
    "teloor",
    "teniet",
    "tentoon",
    "terecht",
    "terug",
    "teweeg",
    "tewerk",
    "thuis",
    "toe",
    "uit",
    "uiteen",
    "vast",
    "veilig",
    "verder",
    "vol",
    "voor",
    "voorop",
    "vooruit",
    "voorbij",
    "voort",
    "vooraf",
    "vrij",
    "waar",
    "weer",
    "weg",
    "wijs",
    "zoek",
    "zorg",
]
INSEPARABLE = [
    "be",
    "ver",
    "ont",
    "her",
    "er",
    "ge",
    "mis",
    "onder",
    "over",
    "door",
    "vol",
    "om",
    "voor",
    "weer",
    "aan",
    "achter",
]
Entry = tuple[str, str, str]


def entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Tag, form and lemma of every word; a capital at the start of a sentence is dropped."""
    for path in paths:
        for sentence in corpus.read_conllu(path):
            for word in sentence:
                yield word.tag, word.form, word.lemma


def majority(found: Iterable[Entry]) -> dict[tuple[str, str], tuple[str, int]]:
    """The most usual lemma of each form with each tag, and how often it was seen."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tag, form, lemma in found:
        counts[tag, form][lemma] += 1
    return {key: seen.most_common(1)[0] for key, seen in counts.items()}


def edit(form: str, lemma: str) -> str:
    """The suffix rule that makes the lemma of the form."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(form) - same}|{lemma[same:]}"


def suffix_rules(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each suffix the usual rule, kept where a shorter suffix would give another."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma in pairs:
        rule = edit(form, lemma)
        for size in range(min(LONGEST_SUFFIX, len(form)) + 1):
            votes[form[len(form) - size :]][rule] += 1
    rules: dict[str, str] = {}
    for suffix in sorted(votes, key=len):
        rule, count = votes[suffix].most_common(1)[0]
        cut = int(rule.partition("|")[0])
        enough = count >= 2 or not suffix or (len(suffix) >= 6 and cut < len(suffix) - 2)
        if enough and rule != shorter(rules, suffix):
            rules[suffix] = rule
    return rules


def shorter(rules: dict[str, str], suffix: str) -> str | None:
    for start in range(1, len(suffix) + 1):
        if suffix[start:] in rules:
            return rules[suffix[start:]]
    return None


def word_lists() -> Tables:
    """The verbs that we wrote down ourselves."""
    tables = Tables(separable=SEPARABLE, inseparable=INSEPARABLE)
    for infinitive, *columns in rows("strong_verbs.txt"):
        singular, plural, participle = (column.split("/") for column in columns)
        tables.past |= dict.fromkeys([*singular, *plural], infinitive)
        tables.participles |= dict.fromkeys(participle, infinitive)
    tables.past |= {"weken": "wijken", "weten": "wijten", "at": "eten", "dacht": "denken"}
    tables.past |= {"dachten": "denken", "wilden": "willen", "wouden": "willen"}
    tables.participles |= {"geweten": "weten"}
    tables.present = dict(rows("present.txt"))
    tables.verbs = [verb for row in rows("verbs.txt") for verb in row]
    return tables


def rows(name: str) -> Iterator[list[str]]:
    for line in (LEXICON / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def learn(gold: list[Entry], silver: list[Entry], letters: list[Entry]) -> Tables:
    """All tables; gold decides where silver differs."""
    known = majority(silver) | majority(gold)
    known = majority(letters) | known
    tables = word_lists()
    verbs = {lemma for (tag, _), (lemma, _) in known.items() if is_verb(tag, lemma)}
    tables.verbs = sorted(verbs | set(tables.verbs))
    tables.suffixes = all_suffix_rules(known)
    lemmas = Lemmas(tables)
    wrong: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), (lemma, count) in sorted(known.items()):
        if drops_particle(lemmas(form, tag), lemma, tag):
            continue
        if lemmas(form, tag) != lemma and is_sane(tag, form, lemma, count):
            wrong[tag][form] = lemma
    return replace(tables, exceptions=with_lower_case(wrong, known))


def drops_particle(ours: str, theirs: str, tag: str) -> bool:
    """A treebank lemma that lost the particle of its participle: `medegedeeld`, delen."""
    particle = ours.removesuffix(theirs)
    return tag.startswith("WW|vd") and particle != ours and particle in SEPARABLE


def is_verb(tag: str, lemma: str) -> bool:
    return tag.startswith("WW|") and lemma.isalpha() and lemma.islower() and lemma.endswith("n")


def is_sane(tag: str, form: str, lemma: str, count: int) -> bool:
    """Not a name's part, and not one stray capital."""
    if tag.startswith(("LET", "SPEC|vreemd", "SPEC|deeleigen")):
        return False
    return tag.startswith("N|eigen") or count > 2 or not (lemma == form and form[0].isupper())


def all_suffix_rules(known: dict[tuple[str, str], tuple[str, int]]) -> dict[str, dict[str, str]]:
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (tag, form), (lemma, _) in known.items():
        if tag.startswith(("WW", "LET", "SPEC|vreemd", "SPEC|deeleigen")):
            continue
        if form.isalpha() or "-" in form or "'" in form:
            cased = form if tag.startswith("N|eigen") else form.lower()
            pairs[rule_class(tag)].add(
                (cased, lemma if tag.startswith("N|eigen") else lemma.lower())
            )
    return {tag: suffix_rules(sorted(found)) for tag, found in sorted(pairs.items())}


def with_lower_case(
    wrong: dict[str, dict[str, str]], known: dict[tuple[str, str], tuple[str, int]]
) -> dict[str, dict[str, str]]:
    """Add the lower-case form of an exception with a capital, unless that is known itself."""
    for tag, forms in wrong.items():
        if tag.startswith("N|eigen"):
            continue
        for form, lemma in list(forms.items()):
            if form[0].isupper() and form[1:].islower() and (tag, form.lower()) not in known:
                forms.setdefault(form.lower(), lemma)
    return {tag: dict(sorted(forms.items())) for tag, forms in sorted(wrong.items())}


def from_data(data: Path, letters: Iterable[Path] = ()) -> Tables:
    """Learn from the treebanks in a data folder."""
    return learn(
        list(entries(data / name for name in GOLD)),
        list(entries(data / name for name in SILVER)),
        list(entries(letters)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn and measure the lemmatizer's tables.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    tables = from_data(args.data)
    report(Lemmas(tables), list(entries([args.data / "dev.conllu"])), args.errors)
    print({name: len(table) for name, table in tables.as_data().items()})
    print(sum(map(len, tables.exceptions.values())), sum(map(len, tables.suffixes.values())))


def report(lemmas: Lemmas, dev: list[Entry], errors: int) -> None:
    """Accuracy with gold tags on dev, and the most usual errors."""
    wrong: Counter[tuple[str, str, str, str]] = Counter()
    for tag, form, lemma in dev:
        if lemmas(form, tag) != lemma:
            wrong[tag, form, lemma, lemmas(form, tag)] += 1
    print(f"dev, gold tags: {100 * (1 - sum(wrong.values()) / len(dev)):.2f}")
    for key, count in wrong.most_common(errors):
        print(count, *key)


if __name__ == "__main__":
    main()
