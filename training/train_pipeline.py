"""Train the Dutch pipeline that the package ships, from the treebanks to the model's folder.

    python training/train_pipeline.py DATA_DIR OUT [--work FOLDER] [--steps assemble ...]

One run gives what is shipped: corpora, stages 1 to 3, lemmatizer, assembly. All
seeds are fixed. It takes about an hour on one core.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy
import spacy
from spacy.cli.train import train
from spacy.language import Language

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent)]

import build_lemmatizer  # noqa: E402
import corpus  # noqa: E402, F401 - registers the corpus reader
from clarity.dutch.lemmatizer import ClarityLemmatizer  # noqa: E402
from clarity.dutch.tokenizer import customise  # noqa: E402

GOLD = ("train.conllu.gz", "extra_gov.conllu.gz", "extra_wiki.conllu.gz")
MADE = ("aug_fragments.conllu.gz", "aug_imperatives.conllu.gz")
LETTER_SEEDS = (1, 2)
STRANGE_SEEDS = (3, 4)
STRANGE = ("--count", "5000", "--strange", "0.2")
STAGE3 = {
    "training.max_steps": 1000,
    "training.optimizer.learn_rate.total_steps": 1500,
    "training.eval_frequency": 500,
    "training.batcher.size.start": 800,
    "training.optimizer.learn_rate.initial_rate": 0.0005,
}
COMPONENTS = ("tok2vec", "morphologizer", "tagger", "parser")
META = {
    "lang": "nl",
    "spacy_version": ">=3.8.0,<3.9.0",
    "name": "clarity_sm",
    "version": "0.1.0",
    "description": "Small Dutch pipeline for letters and forms of municipalities",
    "author": "Clarity contributors",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD_Dutch-Alpino and UD_Dutch-LassySmall",
            "author": "Zeman, Žabokrtský; Bouma, van Noord",
            "url": "https://universaldependencies.org",
            "license": "CC BY-SA 4.0",
        },
        {
            "name": "Alpino treebank",
            "author": "van Noord, Bouma and others",
            "url": "https://github.com/rug-compling/Alpino",
            "license": "LGPL 2.1 or later",
        },
        {
            "name": "Letter sentences made by training/letters.py",
            "author": "Clarity contributors",
            "url": "",
            "license": "EUPL-1.2",
        },
    ],
}


@dataclass(frozen=True, slots=True)
class Run:
    """The folders of one training run."""

    data: Path
    work: Path
    out: Path

    def treebanks(self, names: Iterable[str]) -> list[Path]:
        return [self.data / name for name in names]

    def letters(self, seeds: Iterable[int] = LETTER_SEEDS) -> list[Path]:
        return [self.work / f"letters{seed}.conllu" for seed in seeds]


def make_corpus(run: Run, name: str, paths: list[Path], *options: str) -> None:
    """Write one corpus in a process of its own, so that no vocabulary leaks into the next."""
    command = [sys.executable, str(ROOT / "corpus.py"), str(run.work / name), *map(str, paths)]
    subprocess.run([*command, *options], check=True)


def corpora(run: Run) -> None:
    """Step 1: the treebanks as spaCy documents, and the letter sentences."""
    run.work.mkdir(parents=True, exist_ok=True)
    make_corpus(run, "stage1.spacy", run.treebanks(GOLD))
    make_corpus(run, "dev.spacy", run.treebanks(["dev.conllu"]), "--plain")
    make_letters(run, LETTER_SEEDS)
    make_letters(run, STRANGE_SEEDS, *STRANGE)


def make_letters(run: Run, seeds: Iterable[int], *options: str) -> None:
    for seed, path in zip(seeds, run.letters(seeds), strict=True):
        command = [sys.executable, str(ROOT / "letters.py"), str(path), "--seed", str(seed)]
        subprocess.run([*command, *options], check=True)


def stage1(run: Run) -> None:
    """Step 2: everything the treebanks teach; the best model on dev goes on."""
    train(ROOT / "stage1.cfg", run.work / "stage1", overrides=paths(run, "stage1.spacy"))


def stage2(run: Run) -> None:
    """Step 3: letters; the last model goes on, as dev knows no imperatives."""
    made = [*run.treebanks([*GOLD, *MADE]), *run.letters()]
    make_corpus(run, "stage2.spacy", made, "--seed", "2", "--letters")
    overrides = paths(run, "stage2.spacy")
    overrides["paths.start"] = str(run.work / "stage1" / "model-best")
    train(ROOT / "stage2.cfg", run.work / "stage2", overrides=overrides)


def stage3(run: Run) -> None:
    """Step 4: letters with nouns that do not fit and long verb groups; the last model goes on."""
    made = [*run.treebanks([*GOLD, *MADE]), *run.letters(STRANGE_SEEDS)]
    make_corpus(run, "stage3.spacy", made, "--seed", "3", "--letters")
    overrides = paths(run, "stage3.spacy") | STAGE3
    overrides["paths.start"] = str(run.work / "stage2" / "model-last")
    train(ROOT / "stage2.cfg", run.work / "stage3", overrides=overrides)


def paths(run: Run, name: str) -> dict[str, str | int | float]:
    return {"paths.train": str(run.work / name), "paths.dev": str(run.work / "dev.spacy")}


def assemble(run: Run) -> None:
    """Step 5: our tokenizer and lemmatizer, rounded weights, and only the strings it needs."""
    nlp = spacy.load(run.work / "stage3" / "model-last")
    average(nlp, spacy.load(run.work / "stage2" / "model-last"))
    customise(nlp)
    nlp.add_pipe("clarity_repair", name="repair")
    lemmatizer = nlp.add_pipe("clarity_lemmatizer", name="lemmatizer")
    assert isinstance(lemmatizer, ClarityLemmatizer)
    lemmatizer.fill(build_lemmatizer.from_data(run.data, run.letters()))
    round_weights(nlp)
    nlp.config["training"] = {}
    nlp.config["corpora"] = {}
    nlp.config["paths"] = {}
    nlp.config["initialize"] = {}
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    save(nlp, run.out)


def average(nlp: Language, other: Language) -> None:
    """Give `nlp` the mean of its weights and those of the model that it went on from.

    The mean keeps what the earlier stage knew of running text and what the later one added.
    """
    for name in COMPONENTS:
        nodes = (pipe.get_pipe(name).model.walk() for pipe in (nlp, other))  # type: ignore[attr-defined]
        for node, twin in zip(*nodes, strict=True):
            for param in node.param_names:
                if node.has_param(param):
                    mean = (node.get_param(param) + twin.get_param(param)) / 2
                    node.set_param(param, mean)


def round_weights(nlp: Language) -> None:
    """Round every weight to what 16 bits can hold: the same answers, and half the zip."""
    for name in COMPONENTS:
        model = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        for node in model.walk():
            for param in node.param_names:
                if node.has_param(param):
                    exact = node.get_param(param)
                    node.set_param(param, exact.astype(numpy.float16).astype(exact.dtype))


def save(nlp: Language, out: Path) -> None:
    """Write the model over what is there, but leave the model card alone."""
    card = out / "MODEL.md"
    text = card.read_text(encoding="utf-8") if card.exists() else None
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    if text is not None:
        card.write_text(text, encoding="utf-8")
    (out / "vocab" / "strings.json").write_text(
        json.dumps(needed_strings(nlp), ensure_ascii=False) + "\n", encoding="utf-8"
    )


def needed_strings(nlp: Language) -> list[str]:
    """The names of labels; the words of the treebanks are left out."""
    found: set[str] = set()
    for labels in nlp.pipe_labels.values():
        for label in labels:
            found |= {label, *label.replace("||", "|").split("|")}
    return sorted(found - {""})


STEPS: dict[str, Callable[[Run], None]] = {
    "corpora": corpora,
    "stage1": stage1,
    "stage2": stage2,
    "stage3": stage3,
    "assemble": assemble,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the Dutch pipeline.")
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--steps", nargs="+", choices=list(STEPS), default=list(STEPS))
    args = parser.parse_args()
    run = Run(args.data, args.work, args.out)
    for step in args.steps:
        print(f"== {step}", flush=True)
        STEPS[step](run)


if __name__ == "__main__":
    main()
