"""Each measure on a text made by hand, with the number that it must give."""

from __future__ import annotations

import pytest

from clarity.checks.registry import Passage
from clarity.document import Block, BlockKind
from clarity.dutch.clauses import columns
from clarity.dutch.concreteness import is_abstract
from clarity.dutch.pipeline import load_pipeline
from clarity.scoring import features
from clarity.scoring.counts import Counts, add_up, count, read_by_all


def passage(text: str, kind: BlockKind = BlockKind.PARAGRAPH, index: int = 0) -> Passage:
    return Passage(index, Block(kind, text), load_pipeline()(text))


def counted(*texts: str) -> Counts:
    return add_up(count(passage(text)) for text in texts)


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        ("sentence-length", "Wij sturen u een brief. U leest die morgen.", 4.5),
        ("clause-length", "Wij sturen u een brief die u morgen krijgt.", 4.5),
        ("main-clause-length", "Wij sturen u een brief, omdat u dat vraagt.", 9.0),
        ("main-clause-length", "Wij sturen u een brief. Omdat u dat vraagt.", 9.0),
        ("overrun", "Wij sturen u een brief.", 0.0),
        (
            "overrun",
            "Wij sturen u deze week een brief over de nieuwe regels voor uw oude huis.",
            20.0,
        ),
        ("density", "Wij sturen u een lange brief.", 3.0),
        ("passives", "De brief wordt verstuurd. U krijgt een bewijs.", 50.0),
        ("passives", "Wij sturen de brief.", 0.0),
        ("connectives", "Wij komen niet, omdat u ziek bent.", 5.0),
        ("abstractness", "De beoordeling van de woning duurt lang en de zorg ook.", 2 / 11 * 100),
        ("concreteness", "De beoordeling van de woning duurt lang.", 0.5),
        ("nominalisation", "De beoordeling duurt lang.", 25.0),
        ("nominalisation", "Wij beoordelen uw huis.", 0.0),
        ("fragmentation", "Wij sturen u een brief. Omdat u dat wilt. U leest die.", 100 / 3),
        ("fragmentation", "Wij sturen u een brief. Waarom doen wij dat? U leest die.", 0.0),
    ],
)
def test_a_measure_of_counts(measure: str, text: str, value: float):
    assert features.OF_COUNTS[measure](counted(text)) == pytest.approx(value, abs=0.01)


def test_a_row_of_short_sentences_without_a_connective_is_chopped():
    chopped = "Wij lezen uw brief. Wij nemen een besluit. Wij sturen een brief. U leest die brief."
    linked = "Wij lezen uw brief. Daarna nemen wij een besluit. Wij sturen een brief. U leest die."
    assert counted(chopped).chopped == 1
    assert counted(linked).chopped == 0


def test_instructions_are_not_chopped():
    assert counted("Open de app. Kies uw school. Vul uw naam in. Stuur het formulier.").chopped == 0


def test_common_words_have_a_higher_frequency_than_rare_ones():
    common, rare = counted("Wij lezen de brief."), counted("Wij effectueren de beschikking.")
    assert features.frequency(common) > features.frequency(rare) + 1


def test_plainness_sees_words_without_content():
    plain, official = (
        counted("Als u belt over dit huis."),
        counted("Indien u belt omtrent dit huis."),
    )
    assert features.frequency(plain) == features.frequency(official)
    assert features.plainness(plain) > features.plainness(official)


def test_a_compound_is_as_common_as_its_last_part():
    assert features.frequency(counted("De kelderkast is open.")) > 4


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        ("longest-dependency", "Wij hebben de lange brief gelezen.", 4.0),
        ("mean-dependency", "Wij lezen.", 0.0),
        ("subordination", "Wij komen als u belt.", 1.0),
        ("personal-pronouns", "Wij bellen u morgen.", 50.0),
        ("adjectives", "De lange brief komt.", 25.0),
        ("variety", "De man ziet de man.", 0.6),
        ("rare-words", "De man leest een boek.", 0.0),
    ],
)
def test_a_measure_of_passages(measure: str, text: str, value: float):
    assert features.OF_PASSAGES[measure]([passage(text)]) == pytest.approx(value, abs=0.01)


def test_the_longest_dependency_is_averaged_over_sentences():
    one, two = "Wij hebben de lange brief gelezen.", "Wij komen."
    mean = features.longest_dependency([passage(one), passage(two)])
    assert mean == pytest.approx(features.longest_dependency([passage(one)]) / 2)


def test_a_conjunct_hangs_where_the_first_of_its_row_hangs():
    doc = load_pipeline()("Wij lezen brieven en boeken.")
    marks = columns(doc)
    assert features.distance(marks, 4) == 2  # boeken hangs on lezen, with two words between


def test_the_variety_of_a_long_text_is_that_of_its_windows():
    words = " ".join(f"woord{i % 25}" for i in range(200))
    assert features.variety([passage(words)]) == pytest.approx(0.5)


def test_measure_gives_every_measure():
    found = features.measure([passage("Wij sturen u een brief.")])
    assert set(found) == {*features.OF_COUNTS, *features.OF_PASSAGES}


def test_every_measure_says_what_it_is():
    for function in (*features.OF_COUNTS.values(), *features.OF_PASSAGES.values()):
        assert function.__doc__


def test_a_text_without_words_has_measures_too():
    assert set(features.measure([passage("…")]).values()) <= {0.0, 1.0}


def test_headers_and_buttons_do_not_count():
    blocks = [passage("Gemeente", BlockKind.HEADER), passage("Verder", BlockKind.BUTTON)]
    assert list(read_by_all(blocks)) == []


@pytest.mark.parametrize("noun", "beoordeling zorgplicht vrijheid beleid informatie".split())
def test_abstract_nouns(noun: str):
    assert is_abstract(noun)


@pytest.mark.parametrize("noun", "woning fietspad leerling tekening brief moeder maandag".split())
def test_concrete_nouns(noun: str):
    assert not is_abstract(noun)
