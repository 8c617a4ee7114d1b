"""Make the table of word frequencies and word roles that clarity/dutch/lexicon.py reads.

    pip install "wordfreq==3.1.1"
    python training/build_frequencies.py DATA_DIR clarity/dutch/data/frequencies.bin

Frequencies are those of wordfreq's large Dutch list. The role of a word in a compound is what its
tags say: those of the treebanks in DATA_DIR/ud-dutch (never its tests), and those that the shipped
pipeline gives to DATA_DIR/raw/dutch.txt.gz. Our own tables of nouns and verbs add to them. A word
that none of these know is a noun when it ends like one or when its diminutive is in the list.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from clarity.dutch.inflection import imperative
from clarity.dutch.inflection._data import (
    nouns,
    regular_verbs,
    singulars,
    strong_verbs,
)
from clarity.dutch.lexicon import STEPS_PER_ZIPF, Role, key_of
from clarity.dutch.pipeline import load_pipeline

LEAST_ZIPF = 1.5
WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
TREEBANKS = ("train.conllu.gz", "extra_gov.conllu.gz", "extra_wiki.conllu.gz", "dev.conllu")
LONGEST_PARAGRAPH = 3000
LEAST_SEEN = 2
GOLD = 2  # a tag of a treebank counts for two of the pipeline
NOUN_ENDINGS = ("ing", "ingen", "heid", "teit", "tie", "ties", "sie", "schap", "isme", "erij")
LEAST_ZIPF_OF_ENDING = 2.0
AGENT_ENDINGS = ("er", "ers", "aar", "aars")
LEAST_ZIPF_OF_AGENT = 2.5

Tags = defaultdict[str, Counter[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    zipfs = frequencies()
    roles = {word: role for word, role in roles_of(arguments.data, zipfs).items() if role}
    rows = sorted({key_of(w): (z, roles.get(w, 0)) for w, z in zipfs.items()}.items())
    write(rows, arguments.out)
    print(f"{len(rows)} words, {sum(role > 0 for _, (_, role) in rows)} with a role")


def frequencies() -> dict[str, float]:
    """The words of wordfreq's Dutch list with their Zipf value, from LEAST_ZIPF up."""
    import wordfreq

    bins = enumerate(wordfreq.get_frequency_list("nl", "large"))
    values = {word: 9 - step / 100 for step, words in bins for word in words}
    return {w: z for w, z in values.items() if z >= LEAST_ZIPF and WORD.fullmatch(w)}


def roles_of(data: Path, zipfs: dict[str, float]) -> dict[str, int]:
    """The roles of words in a compound: a noun anywhere, stems and adjectives before another."""
    tags: Tags = defaultdict(Counter)
    for name in TREEBANKS:
        count(of_treebank(data / "ud-dutch" / name), tags, GOLD)
    count(of_text(data / "raw" / "dutch.txt.gz"), tags, 1)
    roles = {word: role_of_tags(seen) for word, seen in tags.items()}
    for word in {*nouns(), *singulars()}:
        roles[word] = known(roles, word) | Role.NOUN
    for verb in {*regular_verbs(), *strong_verbs(), *infinitives(tags)}:
        form = imperative(verb)
        if form is not None:
            stem = (form.particle or "") + form.finite
            roles[stem] = known(roles, stem) | Role.STEM
    for word in zipfs:
        if sum(tags[word].values()) < LEAST_SEEN and looks_like_noun(word, zipfs):
            roles[word] = known(roles, word) | Role.NOUN
    return roles


def known(roles: dict[str, int], word: str) -> int:
    """The role of a word so far, if it has one in compounds."""
    return roles.get(word, 0) & ~Role.OTHER


def looks_like_noun(word: str, zipfs: dict[str, float]) -> bool:
    """Whether a word that no tag knows ends like a noun, or has a diminutive or a plural."""
    zipf = zipfs[word]
    if word.endswith(NOUN_ENDINGS):
        return zipf >= LEAST_ZIPF_OF_ENDING
    if zipf < LEAST_ZIPF_OF_AGENT:
        return False
    if word.endswith(AGENT_ENDINGS):
        return word.removesuffix("s") in zipfs and word.removesuffix("s") + "s" in zipfs
    diminutives = (word + "je", word + "tje", word + "pje", word + word[-1] + "etje")
    return any(diminutive in zipfs for diminutive in diminutives)


def infinitives(tags: Tags) -> set[str]:
    """The words that are mostly infinitives."""
    return {
        word
        for word, seen in tags.items()
        if sum(n for tag, n in seen.items() if tag.startswith("WW|inf")) * 2 >= sum(seen.values())
    }


def role_of_tags(seen: Counter[str]) -> int:
    """The role of a word that is mostly a noun or an adjective."""
    total = sum(seen.values())
    if total < LEAST_SEEN:
        return 0
    noun = sum(n for tag, n in seen.items() if is_noun(tag)) * 2 >= total
    adjective = sum(n for tag, n in seen.items() if is_adjective(tag)) * 2 >= total
    return Role.NOUN * noun | Role.ADJECTIVE * adjective or Role.OTHER


def is_noun(tag: str) -> bool:
    """Whether a tag is that of a noun or of an adjective that serves as one: `de ouderen`."""
    return tag.startswith(("N|soort", "ADJ|nom", "WW|vd|nom", "WW|od|nom"))


def is_adjective(tag: str) -> bool:
    """Whether a tag is that of an adjective without an ending."""
    return tag.startswith("ADJ|") and "basis|zonder" in tag


def count(pairs: Iterable[tuple[str, str]], tags: Tags, weight: int) -> None:
    for form, tag in pairs:
        if WORD.fullmatch(form) and form.islower():
            tags[form][tag] += weight


def of_treebank(path: Path) -> Iterator[tuple[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split("\t")
            if cells[0].isdigit():
                yield cells[1], cells[4]


def of_text(path: Path) -> Iterator[tuple[str, str]]:
    """The words of a text, a paragraph a line, with the tags of the shipped pipeline."""
    nlp = load_pipeline()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = (text for text in lines if len(text) < LONGEST_PARAGRAPH)
        for doc in nlp.pipe(texts, disable=["parser", "lemmatizer"], batch_size=200):
            yield from ((token.text, token.tag_) for token in doc)


def write(rows: list[tuple[int, tuple[float, int]]], out: Path) -> None:
    """Write the table: all keys in order, then all frequencies, then all roles."""
    keys = array("I", (key for key, _ in rows))
    if sys.byteorder == "big":
        keys.byteswap()
    zipfs = bytes(round(zipf * STEPS_PER_ZIPF) for _, (zipf, _) in rows)
    roles = bytes(role for _, (_, role) in rows)
    out.write_bytes(keys.tobytes() + zipfs + roles)


if __name__ == "__main__":
    main()
