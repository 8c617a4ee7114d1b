"""Pipelines by name: the shipped one, an installed package, and what is refused."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import pytest
import spacy

import clarity.dutch
from clarity.checker import Checker
from clarity.dutch import pipeline
from clarity.dutch.pipeline import check_labels, load_pipeline
from clarity.errors import PipelineError
from clarity.readers import read
from clarity.settings import Settings

SHIPPED = Path(clarity.dutch.__file__).parent / "nl_clarity_sm"


@pytest.fixture
def core_news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with the name of spaCy's own pipeline, built from the shipped weights."""
    from spacy.cli.package import package

    name = "nl_core_news_sm"
    model = tmp_path / "model"
    spacy.load(SHIPPED).to_disk(model)
    package(
        model, tmp_path, name="core_news_sm", version="3.8.0", create_sdist=False,
        create_wheel=False, silent=True,
    )  # fmt: skip
    [source] = tmp_path.glob(f"{name}-*")
    shutil.copy(source / "meta.json", source / name)
    info = source / f"{name}-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 3.8.0\n")
    monkeypatch.syspath_prepend(str(source))
    importlib.invalidate_caches()
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def test_a_pipeline_package_is_chosen_with_one_setting(core_news: str):
    checker = Checker(Settings(pipeline=core_news))
    report = checker.check(read(b"U dient het formulier in te vullen."))
    assert [finding.rule for finding in report.findings] == ["S14"]
    assert checker.tool.pipeline == core_news


def test_a_pipeline_that_is_not_there_is_one_clear_line():
    with pytest.raises(PipelineError, match="Het taalmodel 'nl_core_news_xl' is er niet"):
        load_pipeline("nl_core_news_xl")


def test_a_pipeline_of_another_language_is_refused():
    with pytest.raises(PipelineError, match="is niet Nederlands, maar 'en'"):
        check_labels(spacy.blank("en"), "en_core_web_sm")


def test_a_pipeline_without_the_labels_of_the_contract_is_refused():
    with pytest.raises(PipelineError, match="onderdeel 'parser' mist acl:relcl, advcl"):
        check_labels(spacy.blank("nl"), "kaal")


def test_a_pipeline_without_lemmas_is_refused():
    nlp = spacy.load(SHIPPED, exclude=["lemmatizer"])
    with pytest.raises(PipelineError, match="onderdeel 'lemmatizer' ontbreekt"):
        check_labels(nlp, "zonder")


def test_the_same_pipeline_is_loaded_once():
    assert load_pipeline() is load_pipeline()


def test_the_tokenizer_is_the_one_that_was_saved():
    """The short way to load it leaves nothing out."""
    saved, loaded = spacy.load(SHIPPED), pipeline._load(pipeline.DEFAULT_PIPELINE)
    parts = [nlp.tokenizer.to_bytes(exclude=["vocab"]) for nlp in (saved, loaded)]
    assert parts[0] == parts[1]
