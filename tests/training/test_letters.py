"""The generated letter sentences: valid trees, agreed tags, and the same for the same seed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "training" / "letters.py"


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clarity_training_letters", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


letters = _load()
Rows = list[list[str]]


def _parse(block: str) -> tuple[dict[str, str], Rows]:
    lines = block.strip().split("\n")
    notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("#"))
    return notes, [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def sentences() -> list[tuple[dict[str, str], Rows]]:
    return [_parse(block) for block in letters.generate(5, 300)]


def _reaches_root(heads: list[int], start: int) -> bool:
    seen: set[int] = set()
    at = start
    while at and at not in seen:
        seen.add(at)
        at = heads[at - 1]
    return at == 0


def test_every_tree_is_a_tree(sentences: list[tuple[dict[str, str], Rows]]) -> None:
    for notes, rows in sentences:
        heads = [int(row[6]) for row in rows]
        assert [row[7] for row in rows].count("root") == heads.count(0) == 1, notes
        assert all(0 <= head <= len(rows) for head in heads), notes
        assert all(_reaches_root(heads, i) for i in range(1, len(rows) + 1)), notes


def test_the_text_is_the_words(sentences: list[tuple[dict[str, str], Rows]]) -> None:
    for notes, rows in sentences:
        words = "".join(r[1] + ("" if "SpaceAfter=No" in r[9] else " ") for r in rows).strip()
        assert words == notes["text"]
        assert all(len(row) == 10 and row[2] and " " not in row[1] for row in rows), notes


def test_all_families_are_there(sentences: list[tuple[dict[str, str], Rows]]) -> None:
    found = {notes["family"] for notes, _ in sentences}
    assert found == {"imperative", "modal", "particle", "ordinary", "heading", "label", "idiom"}


def test_a_far_particle_hangs_from_the_bare_verb() -> None:
    for block in letters.generate(2, 400):
        _, rows = _parse(block)
        for row in rows:
            if row[7] == "compound:prt" and row[4] == "VZ|fin":
                verb = rows[int(row[6]) - 1]
                assert verb[3] == "VERB", block
                assert not verb[2].startswith(row[2]) or verb[2] == row[2], block


def test_every_hand_written_sentence_parses() -> None:
    source = letters.Letters(1)
    for text in source.idioms:
        toks = letters.finish(letters.Notation(source, text).parse())
        heads = [toks.index(t.head) + 1 if t.head else 0 for t in toks]
        assert all(_reaches_root(heads, i) for i in range(1, len(toks) + 1)), text


def test_a_seed_gives_one_text() -> None:
    assert list(letters.generate(9, 40)) == list(letters.generate(9, 40))
    one, two = ({_parse(b)[0]["text"] for b in letters.generate(s, 300)} for s in (1, 2))
    assert len(one & two) < 0.1 * len(one)


@pytest.mark.parametrize(
    ("line", "forms"),
    [
        ("in|vullen ~vul/vullen; c; doc; ", "vult vulde vulden ingevuld"),
        ("op|sturen ~stuur; c; doc; ", "stuurt stuurde stuurden opgestuurd"),
        ("over|maken ~maak+te; g; money; ", "maakt maakte maakten overgemaakt"),
        ("informeren ~informeer; g; citizen; ", "informeert informeerde informeerden geïnformeerd"),
        ("betalen ~betaal; c; money; ", "betaalt betaalde betaalden betaald"),
        ("storten ~stort/t; c; money; ", "stort stortte stortten gestort"),
    ],
)
def test_weak_verbs_are_conjugated(line: str, forms: str) -> None:
    verb = letters.parse_verb(line)
    made = [verb.t_form, verb.past, verb.past_plural, verb.particle + verb.participle]
    assert " ".join(made) == forms
