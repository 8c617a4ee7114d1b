"""Repairs of a parse: each sentence is given with a plausible error, and right as it must become.

The parses are written out, so that the tests do not depend on what the weights happen to do.
"""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from clarity.dutch.repair import repair

VOCAB = spacy.blank("nl").vocab
TAGS = {
    "inf": "WW|inf|vrij|zonder",
    "vd": "WW|vd|vrij|zonder",
    "ev": "WW|pv|tgw|ev",
    "t": "WW|pv|tgw|met-t",
    "mv": "WW|pv|tgw|mv",
    "pev": "WW|pv|verl|ev",
    "nmv": "N|soort|mv|basis",
    "nev": "N|soort|ev|basis|zijd|stan",
    "u": "VNW|pers|pron|nomin|vol|2b|getal",
    "ik": "VNW|pers|pron|nomin|vol|1|ev",
    "wij": "VNW|pers|pron|nomin|vol|1|mv",
    "uo": "VNW|pr|pron|obl|vol|2|getal",
    "die": "VNW|betr|pron|stan|vol|persoon|getal",
    "bez": "VNW|bez|det|stan|vol|3|ev|prenom|zonder|agr",
    "sc": "VG|onder",
    "vz": "VZ|init",
    "fin": "VZ|fin",
    "lid": "LID|bep|stan|rest",
    "bw": "BW",
    "adj": "ADJ|vrij|basis|zonder",
    "let": "LET",
}
NAMES = {tag: name for name, tag in TAGS.items()}


def parsed(text: str) -> Doc:
    """`form/tag/label/head` for each word; the head counts from 0, and is the root's own place."""
    rows = [item.split("/") for item in text.split()]
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[TAGS[row[1]] for row in rows],
        pos=["VERB" if TAGS[row[1]].startswith("WW") else "NOUN" for row in rows],
        deps=["ROOT" if row[2] == "root" else row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
    )


def repaired(text: str) -> dict[str, str]:
    """`tag/label` by word, after the repair."""
    doc = repair(parsed(text))
    return {
        token.text: f"{NAMES[token.tag_]}/{'root' if token.dep_ == 'ROOT' else token.dep_}"
        for token in doc
    }


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "U/u/nsubj/4 moet/ev/aux/4 dit/bw/obj/4 hebben/mv/aux/4 betaald/vd/root/4",
            "hebben inf/aux",
        ),
        (
            "Die/nmv/nsubj:pass/3 moeten/mv/aux/3 worden/mv/aux:pass/3 ingevuld/vd/root/3",
            "worden inf/aux:pass",
        ),
        ("Kunt/t/aux/3 u/u/nsubj/3 het/lid/obj/3 indienen/mv/root/3", "indienen inf/root"),
        ("Wij/wij/nsubj/3 zullen/mv/aux/3 dat/lid/obj/3 plannen/nmv/root/3", "plannen inf/root"),
        ("U/u/nsubj/2 kunt/t/aux/2 ontvangen/vd/root/2", "ontvangen inf/root"),
        ("Wij/wij/nsubj/2 hebben/mv/aux/2 vervangen/inf/root/2", "vervangen vd/root"),
        ("Dit/nev/nsubj:pass/2 wordt/t/aux:pass/2 betaald/t/root/2", "betaald vd/root"),
        ("Wilt/t/root/0 u/u/nsubj/0 geld/nev/obj/3 ontvangen/vd/xcomp/0", "ontvangen inf/xcomp"),
        (
            "brieven/nmv/root/0 die/die/nsubj:pass/3 zijn/inf/aux:pass/3 ingediend/vd/acl:relcl/0",
            "zijn mv/aux:pass",
        ),
        ("Het/lid/nsubj/3 kan/ev/aux/3 zijn/bez/aux:pass/3 betaald/vd/root/3", "zijn inf/aux:pass"),
        (
            "Zeg/ev/root/0 dat/sc/mark/4 wij/wij/nsubj/4 u/uo/obj/4 terugbellen/inf/ccomp/0",
            "terugbellen mv/ccomp",
        ),
        (
            "gezinnen/nmv/root/0 die/die/nsubj/2 meeverhuizen/inf/acl:relcl/0",
            "meeverhuizen mv/acl:relcl",
        ),
        ("leden/nmv/root/0 die/die/det/2 verhuizen/nmv/acl:relcl/0", "verhuizen mv/acl:relcl"),
        ("Hierbij/bw/advmod/1 bevestig/adj/root/1 ik/ik/nsubj/1 dit/lid/obj/1", "bevestig ev/root"),
    ],
)
def test_the_forms_of_a_verb_group_agree(text: str, right: str) -> None:
    word, _, form = right.partition(" ")
    assert repaired(text)[word] == form


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Vergunningen/nmv/nsubj/2 worden/mv/aux/2 verleend/vd/root/2", "worden mv/aux:pass"),
        (
            "Vergunningen/nmv/nsubj/2 worden/mv/aux:pass/2 verleend/vd/root/2",
            "Vergunningen nmv/nsubj:pass",
        ),
        ("U/u/nsubj:pass/2 bent/t/aux:pass/2 verhuisd/vd/root/2", "bent t/aux"),
        ("U/u/nsubj:pass/2 bent/t/aux:pass/2 verhuisd/vd/root/2", "U u/nsubj"),
        ("U/u/nsubj:pass/2 bent/t/aux:pass/2 verplicht/vd/root/2", "bent t/cop"),
        ("U/u/nsubj:pass/2 bent/t/aux:pass/2 verplicht/vd/root/2", "U u/nsubj"),
        ("Dit/nev/nsubj:pass/2 wordt/t/aux:pass/2 duur/adj/root/2", "wordt t/cop"),
        ("Man/nev/nsubj:pass/2 heeft/t/aux/2 betaald/vd/root/2", "Man nev/nsubj"),
        ("Dit/nev/nsubj:pass/2 is/ev/cop/2 verleend/vd/root/2", "is ev/aux:pass"),
    ],
)
def test_passives_are_whole(text: str, right: str) -> None:
    word, _, form = right.partition(" ")
    assert repaired(text)[word] == form


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Meld/ev/root/0 u/uo/nsubj/0 aan/fin/compound:prt/0", "u uo/obj"),
        ("Meld/ev/root/0 u/u/nsubj/0 aan/fin/compound:prt/0", "u uo/obj"),
        ("Bezorg/ev/root/0 spullen/nmv/nsubj/0 thuis/bw/advmod/0", "spullen nmv/obj"),
        ("Agent/nev/obj/1 belt/t/root/1 u/uo/nsubj/1 op/fin/compound:prt/1", "Agent nev/nsubj"),
        ("Bedrag/nev/nsubj/3 moet/ev/aux/3 u/u/nsubj/3 betalen/inf/root/3", "Bedrag nev/obj"),
        ("Plannen/nmv/nsubj/1 behandelt/t/root/1 de/lid/det/3 raad/nev/obj/1", "raad nev/nsubj"),
        ("Plannen/nmv/nsubj/1 behandelt/t/root/1 de/lid/det/3 raad/nev/obj/1", "Plannen nmv/obj"),
        (
            "Moeten/mv/aux/3 kinderen/nmv/obj/3 ook/bw/advmod/3 meekomen/inf/root/3",
            "kinderen nmv/nsubj",
        ),
    ],
)
def test_subject_and_object_fit_the_verb(text: str, right: str) -> None:
    word, _, form = right.partition(" ")
    assert repaired(text)[word] == form


@pytest.mark.parametrize(
    "text",
    [
        "U/u/nsubj/3 hebt/t/aux/3 kunnen/inf/aux/3 betalen/inf/root/3",
        "Wij/wij/nsubj/1 willen/mv/root/1 dat/sc/mark/4 u/u/nsubj/4 komt/t/ccomp/1",
        "Het/lid/nsubj/2 moet/ev/aux/2 vrij/adj/root/2 zijn/inf/cop/2",
        "na/vz/mark/3 te/vz/mark/3 zijn/inf/aux:pass/3 ingediend/vd/root/3",
        "Bezwaar/nev/obj/1 maken/inf/root/1",
        "Let/ev/root/0 u/u/nsubj/0 op/fin/compound:prt/0",
        "Mag/ev/aux/2 u/u/nsubj/2 betalen/inf/root/2",
        "De/lid/det/1 raad/nev/nsubj/2 behandelt/t/root/2 plannen/nmv/obj/2",
        "Het/lid/nsubj:pass/2 is/ev/aux:pass/2 nagekomen/vd/root/2",
        "Stuur/ev/root/0 ik/ik/nsubj/0 dit/lid/obj/0",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    before = {
        token.text: f"{NAMES[token.tag_]}/{'root' if token.dep_ == 'ROOT' else token.dep_}"
        for token in parsed(text)
    }
    assert repaired(text) == before


def test_an_auxiliary_is_one_by_its_place() -> None:
    """`wezen` with a particle is `afwijzen`, `hebben` with an object a verb of its own."""
    doc = parsed("Wij/wij/nsubj/1 hebben/mv/root/1 vragen/nmv/obj/1")
    doc[1].pos_ = "AUX"
    assert [token.pos_ for token in repair(doc)][1] == "VERB"
    doc = parsed("U/u/nsubj/2 kunt/t/aux/2 betalen/inf/root/2")
    assert [token.pos_ for token in repair(doc)][1:] == ["AUX", "VERB"]


def test_a_word_has_one_class() -> None:
    """The fine tag wins: `die voornemens is` has an adjective."""
    doc = parsed("die/die/nsubj/1 voornemens/adj/root/1 is/ev/cop/1")
    assert [token.pos_ for token in doc][1] == "NOUN"
    assert [token.pos_ for token in repair(doc)] == ["NOUN", "ADJ", "AUX"]


def test_features_follow_the_tag() -> None:
    doc = repair(parsed("Kunt/t/aux/3 u/u/nsubj/3 het/lid/obj/3 indienen/mv/root/3"))
    assert str(doc[3].morph) == "VerbForm=Inf"


def test_an_empty_text_and_a_text_without_verbs() -> None:
    assert len(repair(Doc(VOCAB))) == 0
    assert repaired("Naam/nev/root/0 :/let/punct/0") == {"Naam": "nev/root", ":": "let/punct"}
