"""How common words are, and how compounds come apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from clarity.dutch.lexicon import (
    ONE_WORD,
    UNKNOWN,
    Role,
    familiarity,
    hardest_part,
    roles,
    split_compound,
    zipf_frequency,
)

CASES = yaml.safe_load(Path(__file__).with_name("compounds.yaml").read_text(encoding="utf-8"))
MAY_FAIL = 0.03


def test_compounds_come_apart_as_the_hand_written_cases_say() -> None:
    """At most three in a hundred compounds are split in another way."""
    wrong = {
        word: found
        for word, parts in CASES["split"].items()
        if (found := " ".join(split_compound(word))) != parts
    }
    assert len(wrong) <= MAY_FAIL * len(CASES["split"]), wrong


@pytest.mark.parametrize("word", CASES["whole"])
def test_an_ordinary_word_is_not_split(word: str) -> None:
    """Endings, prefixes and particles are no parts of a compound."""
    assert split_compound(word) == (word,)


@pytest.mark.parametrize(
    ("common", "rare"),
    [("de", "gemeente"), ("huis", "ziekenhuis"), ("ziekenhuis", "nopens"), ("geld", "leges")],
)
def test_common_words_have_a_higher_frequency(common: str, rare: str) -> None:
    """Length does not count: ``ziekenhuis`` is common, ``nopens`` is not."""
    assert zipf_frequency(common) > zipf_frequency(rare)


def test_the_scale_is_that_of_zipf() -> None:
    """The most common word stands near 8, a word not listed at the bottom."""
    assert 7.5 < zipf_frequency("de") < 8
    assert zipf_frequency("qwrtplkzz") == UNKNOWN


def test_capitals_do_not_count() -> None:
    """A word at the start of a sentence is as common as elsewhere."""
    assert zipf_frequency("Gemeente") == zipf_frequency("gemeente")
    assert split_compound("Parkeervergunning") == ("parkeer", "vergunning")


def test_roles_tell_what_a_word_can_be_in_a_compound() -> None:
    """Nouns stand anywhere, stems only in front."""
    assert Role.NOUN in roles("vergunning")
    assert Role.STEM in roles("parkeer")
    assert not roles("omtrent") & (Role.NOUN | Role.STEM | Role.ADJECTIVE)


def test_the_hardest_part_decides() -> None:
    """A compound of plain words is no hard word, whatever its length."""
    assert hardest_part("ziekenhuisbezoek")[1] > ONE_WORD
    part, frequency = hardest_part("dwangsomregeling")
    assert part == "dwangsom" or frequency < ONE_WORD


def test_a_word_that_is_more_common_than_its_parts_stands_whole() -> None:
    """``postcode`` is known to all, whatever its parts."""
    assert hardest_part("ziekenhuis") == ("ziekenhuis", zipf_frequency("ziekenhuis"))


@pytest.mark.parametrize("word", ["wmo-loket", "zzp'er", "e-mail", "10-jarige", "", "-", "a"])
def test_odd_words_do_no_harm(word: str) -> None:
    """Hyphens, apostrophes and figures give parts that are not empty."""
    assert split_compound(word)
    assert all(split_compound(word)) or word == ""


def test_the_table_needs_no_other_package() -> None:
    """Looking up a frequency loads neither spaCy nor numpy nor wordfreq."""
    code = (
        "import sys; from clarity.dutch.lexicon import zipf_frequency as z; z('huis');"
        "print(sorted({'spacy', 'numpy', 'wordfreq'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("teruggenomen", "terugnemen"),  # a particle and a plain verb
        ("verleen", "verleen"),  # a form that the lemmatizer missed
        ("ontbrekende", "ontbrekend"),
        ("overzichtelijkheid", "overzichtelijkheid"),
        ("onherkenbaar", "onherkenbaar"),
        ("hóe", "hóe"),
    ],
)
def test_readers_know_a_word_by_its_plainest_form(word: str, lemma: str) -> None:
    """Form, lemma and the word it is derived from: the most favourable counts."""
    assert familiarity(word, lemma)[1] > 2.8


@pytest.mark.parametrize("word", ["nopens", "cumulatie", "vigerende", "effectueren", "leges"])
def test_a_rare_word_stays_rare(word: str) -> None:
    """No form of it is common."""
    assert familiarity(word)[1] < 2.8
