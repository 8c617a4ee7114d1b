"""The shipped model holds what its card promises.

The treebanks are not in the repository: the floors on them are checked where the environment
variable CLARITY_DATA, or the folder ../shared/data beside the checkout, has them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import clarity.dutch.lemmatizer  # noqa: F401 - registers the components

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "clarity" / "dutch" / "nl_clarity_sm"
DATA = Path(os.environ.get("CLARITY_DATA") or ROOT.parent / "shared" / "data") / "ud-dutch"
MEGABYTE = 1_000_000

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the Dutch treebanks are not here; set CLARITY_DATA"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 10 * MEGABYTE


def test_model_loads_fast() -> None:
    """In a process of its own; the best of three, as other work may be running."""
    code = (
        "import time, spacy, clarity.dutch.lemmatizer\n"
        "start = time.process_time()\n"
        f"spacy.load({str(MODEL)!r})\n"
        "print(time.process_time() - start)\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        for _ in range(3)
    ]
    assert min(float(run.stdout) for run in runs) < 1.0


def test_model_says_what_it_is(nlp: Language) -> None:
    assert (nlp.lang, nlp.meta["name"], nlp.meta["license"]) == ("nl", "clarity_sm", "CC BY-SA 4.0")
    assert nlp.pipe_names == [
        "tok2vec",
        "morphologizer",
        "tagger",
        "parser",
        "repair",
        "lemmatizer",
    ]
    assert {source["name"] for source in nlp.meta["sources"]} >= {"Alpino treebank"}


def test_labels_are_those_of_universal_dependencies(nlp: Language) -> None:
    labels = set(nlp.pipe_labels["parser"])
    assert labels >= {"aux:pass", "nsubj:pass", "compound:prt", "mark", "advcl", "ccomp"}
    assert labels.isdisjoint({"auxpass", "dobj", "mwe", "name", "neg", "nsubjpass"})


def test_answers_do_not_depend_on_the_batch(nlp: Language) -> None:
    texts = ["U krijgt een brief.", "Vul het formulier in.", "Wij hebben uw aanvraag afgewezen."]

    def answers(docs: list[spacy.tokens.Doc]) -> list[list[tuple[str, str, str, int]]]:
        return [[(t.tag_, t.dep_, t.lemma_, t.head.i) for t in doc] for doc in docs]

    assert answers(list(nlp.pipe(texts))) == answers([nlp(text) for text in texts])


def test_letter_sentences() -> None:
    """The aim is 90 %; the floor holds what the shipped weights reach."""
    sys.path.insert(0, str(ROOT / "tests" / "dutch"))
    import letters_score

    model = spacy.load(MODEL)
    cases = letters_score.load_cases(letters_score.CASES)
    good = sum(not letters_score.judge(model(case.text), case) for case in cases)
    assert good / len(cases) >= 0.90


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    out = tmp_path_factory.mktemp("figures") / "figures.json"
    script = ROOT / "training" / "evaluate.py"
    subprocess.run(
        [sys.executable, str(script), str(MODEL), str(DATA), "--json", str(out)],
        check=True,
        capture_output=True,
    )
    scores: dict[str, dict[str, float]] = json.loads(out.read_text())["scores"]
    return scores


FLOORS = {
    "ud, gold tokens": {"tag": 92.0, "pos": 94.5, "morph": 94.0, "lemma": 96.5},
    "ud, 1 sentence": {"uas": 85.0, "las": 79.5, "f_passive": 90.0, "f_finite": 94.5},
    "ud, 10 sentences": {"uas": 84.0, "las": 78.5},
    "gov, 1 sentence": {"uas": 87.0, "las": 83.0},
}


@needs_data
@pytest.mark.parametrize("test", list(FLOORS))
def test_floor_on_the_treebanks(figures: dict[str, dict[str, float]], test: str) -> None:
    floors = FLOORS[test]
    low = {name: figures[test][name] for name in floors if figures[test][name] < floors[name]}
    assert low == {}
