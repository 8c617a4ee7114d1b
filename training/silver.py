"""Sentences of raw government text on which two models agree, as extra training trees.

    python training/silver.py RAW.txt.gz MODEL_A MODEL_B OUT.conllu [--most 12000]

A tree that two models trained apart both give is right far more often than one of theirs. Only
whole sentences of ordinary length are taken; the text is law, policy and documentation.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

import corpus  # noqa: E402

from clarity.dutch.tokenizer import customise  # noqa: E402

SHORTEST, LONGEST = 5, 28
_ODD = re.compile(r"https?:|[|*_#`<>{}\\\[\]]|\.\.\.")


def wanted(sentence: Span) -> bool:
    """A whole sentence of words: capital, closing mark, few figures, no markup."""
    if not SHORTEST <= len(sentence) <= LONGEST or _ODD.search(sentence.text):
        return False
    words = sum(token.is_alpha for token in sentence)
    whole = sentence[0].is_title and sentence[-1].text in {".", "?", "!"}
    return whole and words >= 0.75 * len(sentence) and not any(t.is_space for t in sentence)


def sentences(nlp: Language, paragraphs: Iterable[str]) -> Iterator[Span]:
    """The wanted sentences of the paragraphs, each text once."""
    seen: set[str] = set()
    for doc in nlp.pipe(paragraphs):
        for sentence in doc.sents:
            if wanted(sentence) and sentence.text not in seen:
                seen.add(sentence.text)
                yield sentence


def answer(token: Token, start: int) -> tuple[str, str, str, str, int]:
    head = 0 if token.head is token or token.head.i == token.i else token.head.i - start + 1
    return token.tag_, token.pos_, str(token.morph), token.dep_, head


def agreed(sentence: Span, nlp: Language) -> bool:
    """Does the second model give the same tags and tree to the same tokens?"""
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in sentence],
        spaces=[bool(token.whitespace_) for token in sentence],
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    start = sentence.start
    pairs = zip(sentence, doc, strict=True)
    return all(answer(one, start) == answer(other, 0) for one, other in pairs)


def conllu(sentence: Span) -> str:
    """The sentence as CoNLL-U; the lemma is left to the lemmatizer."""
    lines = []
    for number, token in enumerate(sentence, 1):
        tag, pos, morph, dep, head = answer(token, sentence.start)
        label = "root" if head == 0 else dep
        space = "_" if token.whitespace_ else "SpaceAfter=No"
        cells = [number, token.text, token.text, pos, tag, morph or "_", head, label, "_", space]
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines) + "\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Trees of raw text on which two models agree.")
    parser.add_argument("raw", type=Path)
    parser.add_argument("first")
    parser.add_argument("second")
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=12000)
    args = parser.parse_args()
    first, second = spacy.load(args.first), spacy.load(args.second)
    customise(first)
    paragraphs = (line.strip() for line in corpus.open_text(args.raw))
    found = (s for s in sentences(first, paragraphs) if agreed(s, second))
    with args.out.open("w", encoding="utf-8") as out:
        out.writelines(map(conllu, islice(found, args.most)))


if __name__ == "__main__":
    main()
