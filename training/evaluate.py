"""Measure a Dutch pipeline on the UD tests: a table, and the same figures as JSON.

    python training/evaluate.py MODEL DATA_DIR [--json OUT.json] [--speed-against OTHER_MODEL]
    python training/evaluate.py MODEL --files dev.conllu        (what training choices look at)

Whole text means: the model gets raw text and does its own tokens and sentences. UAS, LAS and the
F of labels are spaCy's own scorer's, which leaves punctuation out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

import corpus  # noqa: E402

UD_TESTS = ("test_alpino.conllu", "test_lassywiki.conllu", "test_lassyweb.conllu")
GOV_TEST = "test_gov.conllu"
LABELS = ("aux:pass", "nsubj", "nsubj:pass", "mark", "advcl", "acl", "acl:relcl", "ccomp")
PARTICLE = "compound:prt"
Figures = dict[str, float]


def examples(nlp: Language, paths: Iterable[Path], size: int, gold_tokens: bool) -> list[Example]:
    """Predicted beside gold; the predictions are made here."""
    gold = list(corpus.plain_documents(paths, nlp.vocab, size))
    if gold_tokens:
        inputs = [_bare(doc) for doc in gold]
        found = [_run(nlp, doc) for doc in inputs]
    else:
        found = list(nlp.pipe(doc.text for doc in gold))
    return [Example(doc, reference) for doc, reference in zip(found, gold, strict=True)]


def _bare(doc: Doc) -> Doc:
    words = [token.text for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _run(nlp: Language, doc: Doc) -> Doc:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def score(pairs: Sequence[Example]) -> Figures:
    """spaCy's figures, in per cent, under short names."""
    got = Scorer(default_lang="nl", default_pipeline=PIPES).score(pairs)
    names = {
        "tok": "token_f",
        "tag": "tag_acc",
        "pos": "pos_acc",
        "morph": "morph_acc",
        "lemma": "lemma_acc",
        "uas": "dep_uas",
        "las": "dep_las",
        "sents": "sents_f",
    }
    figures = {short: _per_cent(got.get(long)) for short, long in names.items()}
    labels = got.get("dep_las_per_type") or {}
    for label in (*LABELS, PARTICLE):
        figures[label] = _per_cent(labels.get(label, {}).get("f"))
    return figures


PIPES = ["tagger", "morphologizer", "lemmatizer", "parser"]


def _per_cent(value: float | None) -> float:
    return round(100 * (value or 0.0), 2)


def token_f(pairs: Iterable[Example], test: Callable[[Token], bool]) -> float:
    """F of the tokens for which `test` holds, matched by their place in the text."""
    gold, found, both = 0, 0, 0
    for pair in pairs:
        want = {(t.idx, len(t)) for t in pair.reference if test(t)}
        have = {(t.idx, len(t)) for t in pair.predicted if test(t)}
        gold, found, both = gold + len(want), found + len(have), both + len(want & have)
    return _per_cent(2 * both / (gold + found) if gold + found else 0.0)


def sentence_f(pairs: Iterable[Example], test: Callable[[Token], bool]) -> float:
    """F of 'this document has such a token', for documents of one sentence."""
    marks = [(any(map(test, p.reference)), any(map(test, p.predicted))) for p in pairs]
    both = sum(want and have for want, have in marks)
    total = sum(want for want, _ in marks) + sum(have for _, have in marks)
    return _per_cent(2 * both / total if total else 0.0)


def is_finite(token: Token) -> bool:
    return token.tag_.startswith("WW|pv")


def is_passive(token: Token) -> bool:
    return token.dep_ == "aux:pass"


def is_clause(token: Token) -> bool:
    return token.dep_ in {"advcl", "acl", "acl:relcl", "ccomp", "csubj"}


def is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubj:pass", "csubj"}


def is_particle(token: Token) -> bool:
    return token.dep_ == PARTICLE


def measure(nlp: Language, data: Path) -> dict[str, Figures]:
    """All figures of the model card."""
    tests = [data / name for name in UD_TESTS]
    gold = examples(nlp, tests, 1, gold_tokens=True)
    one = examples(nlp, tests, 1, gold_tokens=False)
    ten = examples(nlp, tests, 10, gold_tokens=False)
    gov = examples(nlp, [data / GOV_TEST], 1, gold_tokens=False)
    gov_ten = examples(nlp, [data / GOV_TEST], 10, gold_tokens=False)
    rows = {
        "ud, gold tokens": (gold, score(gold)),
        "ud, 1 sentence": (one, score(one)),
        "ud, 10 sentences": (ten, score(ten)),
        "gov, 1 sentence": (gov, score(gov)),
        "gov, 10 sentences": (gov_ten, score(gov_ten)),
    }
    return {name: figures | phenomena(pairs) for name, (pairs, figures) in rows.items()}


def phenomena(pairs: Sequence[Example]) -> Figures:
    """What the checks lean on: is the token found as such, whatever its head."""
    return {
        "f_passive": token_f(pairs, is_passive),
        "f_finite": token_f(pairs, is_finite),
        "f_subject": token_f(pairs, is_subject),
        "f_clause": token_f(pairs, is_clause),
        "f_particle": token_f(pairs, is_particle),
        "f_sentence_passive": sentence_f(pairs, is_passive),
    }


def speed(nlp: Language, texts: Sequence[str]) -> float:
    """Tokens a second of processor time through nlp.pipe, whatever else the machine does."""
    start = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(texts))
    return count / (time.process_time() - start)


def speeds(models: Sequence[Language], texts: Sequence[str], rounds: int = 4) -> list[float]:
    """The best of some rounds, the models in turn, so that both meet the same load."""
    best = [0.0] * len(models)
    for _ in range(rounds):
        for place, nlp in enumerate(models):
            best[place] = max(best[place], speed(nlp, texts))
    return [round(value) for value in best]


def table(figures: dict[str, Figures]) -> str:
    """The figures with a column a test and a row a measure."""
    names = list(figures)
    lines = ["measure".ljust(20) + "".join(name.rjust(20) for name in names)]
    for key in next(iter(figures.values())):
        cells = "".join(f"{figures[name][key]:20.2f}" for name in names)
        lines.append(key.ljust(20) + cells)
    return "\n".join(lines)


def load(path: str) -> Language:
    """Load a model with the project's own components known to spaCy."""
    import clarity.dutch.lemmatizer  # noqa: F401

    return spacy.load(path)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a Dutch pipeline on the UD tests.")
    parser.add_argument("model")
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--files", type=Path, nargs="+", help="measure on these files instead")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--speed-against", help="another model, timed in turn with this one")
    args = parser.parse_args()
    nlp = load(args.model)
    figures = files(nlp, args.files) if args.files else measure(nlp, args.data)
    print(table(figures))
    timed: dict[str, float] = {}
    if args.speed_against:
        timed = compare_speed(nlp, args.speed_against, args.data)
        print("\n".join(f"{name}: {value}" for name, value in timed.items()))
    if args.json:
        args.json.write_text(json.dumps({"scores": figures, "speed": timed}, indent=2) + "\n")


def files(nlp: Language, paths: Sequence[Path]) -> dict[str, Figures]:
    sets = {f"{size} a document": examples(nlp, paths, size, gold_tokens=False) for size in (1, 10)}
    return {name: score(pairs) | phenomena(pairs) for name, pairs in sets.items()}


def compare_speed(nlp: Language, other: str, data: Path) -> dict[str, float]:
    tests = [data / name for name in UD_TESTS]
    texts = [doc.text for doc in corpus.plain_documents(tests, nlp.vocab, 10)]
    own, theirs = speeds([nlp, load(other)], texts)
    return {"tokens_per_second": own, "other": theirs, "ratio": round(own / theirs, 3)}


if __name__ == "__main__":
    main()
