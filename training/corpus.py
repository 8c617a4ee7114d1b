"""Turn CoNLL-U treebanks into spaCy training documents.

A document is one to eight sentences in their own order, some of them separated by line ends.
Headings and list items (no verb, no closing mark) stand mostly alone, as a reader of letters
gives them. Copies in lower case, in capitals and without the closing mark teach the model not
to lean on case and full stops.

    python training/corpus.py OUT.spacy IN.conllu[.gz] ... [--seed 1] [--plain] [--group 5]
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab

CLOSING = frozenset(".!?:;…")
# In letters a label or a salutation ends its line: "Datum:" and "Beste mevrouw Mulder,".
LETTER_CLOSING = frozenset(".!?…\"”’')")
# Labels of UD version 1 that the old wiki trees still carry.
OLD_LABELS = {
    "auxpass": "aux:pass",
    "csubjpass": "csubj",
    "dobj": "obj",
    "mwe": "fixed",
    "name": "flat",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
}
ATTRS = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY"]


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a treebank; `head` is 0 for the root, else the 1-based place."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


Sentence = tuple[Word, ...]


def open_text(path: Path) -> Iterator[str]:
    """The lines of a file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from lines


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; ranges and empty nodes are passed over."""
    words: list[Word] = []
    for line in open_text(path):
        line = line.rstrip("\n")
        if not line:
            if words:
                yield tuple(words)
            words = []
        elif line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                words.append(_word(cells))
    if words:
        yield tuple(words)


def _word(cells: list[str]) -> Word:
    return Word(
        form=cells[1],
        lemma=cells[2],
        pos=cells[3],
        tag=cells[4],
        morph=cells[5],
        head=int(cells[6]),
        dep=OLD_LABELS.get(cells[7], cells[7]),
        space="SpaceAfter=No" not in cells[9],
    )


def is_fragment(sentence: Sentence, closing: frozenset[str]) -> bool:
    """A heading, label or list item: no closing mark and no finite verb."""
    return sentence[-1].form[-1] not in closing and not any(
        word.tag.startswith("WW|pv") for word in sentence
    )


def group(
    sentences: Iterable[Sentence], rng: random.Random, closing: frozenset[str]
) -> Iterator[list[Sentence]]:
    """Documents of one to eight sentences; most fragments on their own."""
    pending: list[Sentence] = []
    size = rng.randint(1, 8)
    for sentence in sentences:
        if is_fragment(sentence, closing) and rng.random() < 0.7:
            yield [sentence]
            continue
        pending.append(sentence)
        if len(pending) >= size:
            yield pending
            pending, size = [], rng.randint(1, 8)
    if pending:
        yield pending


def make_doc(vocab: Vocab, sentences: list[Sentence], breaks: list[str]) -> Doc:
    """One spaCy document; `breaks[i]` is the white space token after sentence i ('' for none)."""
    rows: list[tuple[str, bool, str, str, str, str, int, str]] = []
    for number, sentence in enumerate(sentences):
        start = len(rows)
        last = len(sentence) - 1
        gap = breaks[number] if number < len(breaks) else ""
        for place, word in enumerate(sentence):
            head = start + (word.head - 1 if word.head else place)
            dep = word.dep if word.head else "ROOT"
            space = word.space if place < last else not gap
            rows.append((word.form, space, word.tag, word.pos, word.morph, word.lemma, head, dep))
        if gap:
            here = len(rows)
            rows.append((gap, False, "_SP", "SPACE", "_", gap, here - 1, "dep"))
    words, spaces, tags, pos, morphs, lemmas, heads, deps = (
        list(column) for column in zip(*rows, strict=True)
    )
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
    )


def lower(sentence: Sentence) -> Sentence:
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def upper(sentence: Sentence) -> Sentence:
    return tuple(replace(word, form=word.form.upper()) for word in sentence)


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its closing full stop, when nothing hangs on that."""
    if len(sentence) < 2 or sentence[-1].form != ".":
        return sentence
    if any(word.head == len(sentence) for word in sentence):
        return sentence
    return sentence[:-1]


VARIANTS: tuple[tuple[float, Callable[[Sentence], Sentence]], ...] = (
    (0.05, lower),
    (0.03, upper),
    (0.04, without_stop),
)


def line_breaks(
    sentences: list[Sentence], rng: random.Random, share: float, closing: frozenset[str]
) -> list[str]:
    """The white space after each sentence but the last."""
    gap = rng.choice(["\n", "\n", "\n\n"]) if rng.random() < share else ""
    return [
        gap or (rng.choice(["\n", "\n\n"]) if sentence[-1].form[-1] not in closing else "")
        for sentence in sentences[:-1]
    ]


def documents(
    paths: Iterable[Path],
    vocab: Vocab,
    rng: random.Random,
    closing: frozenset[str] = CLOSING,
) -> Iterator[Doc]:
    """Training documents of the given treebanks, with their varied copies."""
    for path in paths:
        for sentences in group(read_conllu(path), rng, closing):
            yield make_doc(vocab, sentences, line_breaks(sentences, rng, 0.15, closing))
            for share, change in VARIANTS:
                if rng.random() < share:
                    changed = [change(sentence) for sentence in sentences]
                    gaps = 0.15 if change is not without_stop else 0.8
                    yield make_doc(vocab, changed, line_breaks(changed, rng, gaps, closing))


def plain_documents(paths: Iterable[Path], vocab: Vocab, size: int) -> Iterator[Doc]:
    """Documents of `size` sentences, unchanged: for measuring."""
    for path in paths:
        sentences = list(read_conllu(path))
        for start in range(0, len(sentences), size):
            yield make_doc(vocab, sentences[start : start + size], [])


@registry.readers("clarity.GoldTokens.v1")  # type: ignore[untyped-decorator]
def gold_tokens(path: str) -> Callable[[Language], Iterator[Example]]:
    """A corpus reader that keeps the tokens of the treebank, whatever the tokenizer does."""

    def read(nlp: Language) -> Iterator[Example]:
        for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
            words = [token.text for token in doc]
            spaces = [bool(token.whitespace_) for token in doc]
            yield Example(Doc(nlp.vocab, words=words, spaces=spaces), doc)

    return read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("out", type=Path)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--letters", action="store_true", help="end lines as letters do")
    parser.add_argument("--plain", action="store_true", help="no copies, no line ends")
    parser.add_argument("--group", type=int, default=5, help="sentences a document, with --plain")
    args = parser.parse_args()
    vocab, rng = Vocab(), random.Random(args.seed)
    if args.plain:
        docs = plain_documents(args.inputs, vocab, args.group)
    else:
        closing = LETTER_CLOSING if args.letters else CLOSING
        docs = documents(args.inputs, vocab, rng, closing)
    found = list(docs)
    rng.shuffle(found)
    DocBin(attrs=ATTRS, docs=found).to_disk(args.out)
    print(f"{args.out}: {len(found)} documents, {sum(map(len, found))} tokens")


if __name__ == "__main__":
    main()
