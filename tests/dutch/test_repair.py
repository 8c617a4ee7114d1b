"""Repairs of a parse: each sentence is given with a plausible error, and right as it must become.

The parses are written out, so that the tests do not depend on what the weights happen to do.
"""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from clarity.dutch.pipeline import load_pipeline
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


def rehung(text: str) -> dict[str, str]:
    """`label/head` by word, after the repair; a root is its own head."""
    doc = repair(parsed(text))
    return {token.text: f"{token.dep_}/{token.head.text}" for token in doc}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Ruim/adj/amod/3 al/bw/advmod/3 het/lid/det/3 afval/nev/root/3 op/fin/case/3",
            ["Ruim ROOT/Ruim", "afval obj/Ruim", "op compound:prt/Ruim"],
        ),
        (
            "Betaal/ev/root/0 de/lid/det/2 rekening/nev/obj/0 of/bw/cc/4 kies/ev/conj/2 "
            "incasso/nev/obj/4",
            ["kies conj/Betaal"],
        ),
        (
            "Open/ev/root/0 de/lid/det/2 map/nev/obj/0 en/bw/cc/4 sla/nev/conj/2 die/die/obj/4 "
            "op/fin/compound:prt/0",
            ["sla conj/Open", "op compound:prt/sla"],
        ),
        (
            "U/u/nsubj/3 hebt/t/aux/3 geld/nev/obj/3 nodig/adj/root/3",
            ["hebt ROOT/hebt", "nodig xcomp/hebt", "geld obj/hebt", "U nsubj/hebt"],
        ),
        (
            "Handtekening/nev/nmod/1 aanvrager/nev/root/1",
            ["Handtekening ROOT/Handtekening", "aanvrager nmod/Handtekening"],
        ),
        (
            "Ik/ik/nsubj/1 ga/ev/root/1 ermee/bw/advmod/3 akkoord/adj/xcomp/1 dat/sc/mark/6 "
            "u/u/nsubj/6 betaalt/t/advcl/2",
            ["betaalt ccomp/akkoord"],
        ),
        (
            "Wij/wij/nsubj/2 kunnen/mv/aux/2 voorwaarden/inf/root/2 stellen/inf/xcomp/2",
            ["stellen ROOT/stellen", "voorwaarden obj/stellen", "kunnen aux/stellen"],
        ),
        (
            "Een/lid/det/1 arts/nev/nsubj/4 kan/ev/aux/4 u/uo/appos/1 helpen/inf/root/4",
            ["u obj/helpen"],
        ),
        (
            "Nu/bw/advmod/4 kan/ev/aux/4 arts/nev/nsubj/4 u/uo/appos/2 helpen/inf/root/4",
            ["u obj/helpen"],
        ),
        (
            "Wijs/ev/root/0 iemand/nev/obj/0 aan/vz/case/4 die/die/nsubj/4 tekent/t/ccomp/0",
            ["aan compound:prt/Wijs"],
        ),
        (
            "Geef/ev/root/0 aan/vz/case/3 welke/lid/det/3 taal/nev/obl/5 u/u/nsubj/5 "
            "spreekt/t/advcl/0",
            ["aan compound:prt/Geef", "taal obj/spreekt", "spreekt ccomp/Geef"],
        ),
        (
            "Schakel/ev/root/0 als/sc/mark/2 nodig/adj/advcl/0 een/lid/det/4 "
            "tolk/nev/parataxis/0 in/fin/compound:prt/0",
            ["tolk obj/Schakel"],
        ),
        (
            "Moet/ev/aux/3 de/lid/det/2 kaart/nev/nsubj/3 zichtbaar/adj/root/3 liggen/inf/xcomp/3",
            ["Moet aux/liggen", "kaart nsubj/liggen", "liggen ROOT/liggen"],
        ),
        (
            "Wij/wij/nsubj/3 kunnen/mv/aux/2 eens/bw/xcomp/3 worden/inf/root/3",
            ["kunnen aux/worden", "eens xcomp/worden"],
        ),
        (
            "Spaar/nev/root/0 mee/fin/case/4 voor/vz/case/4 een/lid/det/4 bad/nev/root/4",
            ["Spaar ROOT/Spaar", "mee compound:prt/Spaar", "bad obl/Spaar"],
        ),
        (
            "U/u/nsubj/1 krijgt/t/root/1 een/lid/det/3 pas/nev/obj/1 waarmee/bw/advmod/6 "
            "u/u/nsubj/6 opent/t/ccomp/1",
            ["opent acl:relcl/pas"],
        ),
        (
            "Onze/bez/nmod:poss/1 arts/nev/obj/4 wil/ev/root/2 u/u/nsubj/2 zien/inf/xcomp/2",
            ["arts nsubj/wil", "u obj/zien"],
        ),
        (
            "Check/ev/nsubj/4 of/sc/cc/2 dit/nev/conj/0 nog/bw/advmod/4 geldt/t/root/4",
            ["Check ROOT/Check", "geldt ccomp/Check", "dit nsubj/geldt", "of mark/geldt"],
        ),
        (
            "Wij/wij/nsubj/1 halen/mv/root/1 de/lid/det/4 pas/bw/advmod/4 ophalen/inf/xcomp/1",
            ["pas obj/ophalen", "de det/pas"],
        ),
    ],
)
def test_what_hangs_on_what(text: str, right: list[str]) -> None:
    found = rehung(text)
    for item in right:
        word, _, place = item.partition(" ")
        assert found[word] == place, item


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Plan/nev/root/0 zelf/bw/advmod/0 een/lid/det/3 datum/nev/obj/0", "Plan ev/root"),
        ("Help/nev/root/0 mee/fin/compound:prt/0", "Help nev/root"),
        ("Help/nev/root/0 mee/fin/compound:prt/0 vandaag/bw/advmod/0", "Help ev/root"),
        (
            "Antwoord/nev/root/0 binnen/vz/case/2 weken/nmv/obl/0 ./let/punct/0",
            "Antwoord ev/root",
        ),
        (
            "Verhuurder/nev/obj/1 legt/t/root/1 u/u/nsubj/1 uw/lid/det/4 rechten/nmv/obj/1 "
            "uit/fin/compound:prt/1",
            "Verhuurder nev/nsubj",
        ),
        ("Artsen/nmv/obj/1 helpen/mv/root/1 u/u/nsubj/1", "u uo/obj"),
        ("Team/nev/obj/1 belt/t/root/1 u/u/nsubj/1 terug/bw/compound:prt/1", "Team nev/nsubj"),
        (
            "Vertel/ev/root/0 wanneer/sc/mark/3 hij/nev/nsubj/3 komt/t/advcl/0",
            "komt t/advcl",
        ),
        (
            "U/u/nsubj/2 kunt/t/aux/2 nagaan/inf/root/2 of/sc/mark/5 u/u/nsubj/5 "
            "betaalt/t/advcl/2",
            "betaalt t/ccomp",
        ),
        (
            "Stuur/ev/root/0 de/lid/det/2 huurder/nev/obj/0 een/lid/det/4 kopie/nev/obj/0",
            "huurder nev/iobj",
        ),
        (
            "De/lid/det/1 gemeente/nev/obj/4 zal/ev/aux/4 u/u/nsubj/4 helpen/inf/root/4",
            "gemeente nev/nsubj",
        ),
        (
            "Stuur/ev/root/0 ons/uo/obj/0 een/lid/det/3 kopie/nev/obj/0",
            "ons uo/iobj",
        ),
        (
            "Zij/nmv/nsubj/2 kunnen/mv/aux/2 spelen/inf/root/2 en/bw/cc/4 fietsen/nmv/conj/2",
            "fietsen inf/conj",
        ),
        (
            "U/u/nsubj/2 moet/ev/aux/2 jaar/nev/root/2 zijn/mv/cop/2",
            "zijn inf/cop",
        ),
        (
            "Bewaar/ev/root/0 dit/nev/obj/0 want/bw/cc/4 u/u/nsubj/4 betaalt/t/advcl/0",
            "betaalt t/conj",
        ),
        (
            "Bedrag/nev/nsubj:pass/4 zal/ev/aux/4 u/u/nsubj:pass/4 worden/inf/aux:pass/4 "
            "betaald/vd/root/4",
            "u uo/iobj",
        ),
        ("Ik/ik/nsubj/3 kan/ev/aux/3 vrijwilligerswerk/nev/obl/3 doen/inf/root/3",
         "vrijwilligerswerk nev/obj"),
    ],
)  # fmt: skip
def test_requests_and_objects(text: str, right: str) -> None:
    word, _, form = right.partition(" ")
    assert repaired(text)[word] == form


@pytest.mark.parametrize(
    "text",
    [
        "Werk/nev/root/0 en/bw/cc/2 inkomen/nev/conj/0",
        "Bewijs/nev/root/0 van/vz/case/2 inschrijving/nev/obl/0 ./let/punct/0",
        "Antwoord/nev/root/0 op/vz/case/2 brief/nev/nmod/0 ./let/punct/0",
        "Overleg/nev/nsubj/1 kost/t/root/1 tijd/nev/obj/1",
        "Uur/nev/nmod/1 vervoer/nev/root/1",
        "Garanderen/nmv/nmod/1 kwaliteit/nev/root/1",
        "Besluit/nev/root/0 algemene/adj/amod/2 regels/nmv/obj/0",
        "Uitleg/nev/obj/2 Hier/bw/advmod/2 vult/t/root/2 u/u/nsubj/2 uw/bez/det/5 naam/nev/obj/2",
        "Die/die/det/1 brief/nev/obj/4 had/pev/aux/4 u/u/nsubj/4 opsturen/inf/root/4",
        "Dit/nev/obj/1 vraagt/t/root/1 u/u/nsubj/1 aan/fin/compound:prt/1",
        "Wij/wij/nsubj/1 hebben/mv/root/1 plannen/nmv/obj/1",
        "Meer/adj/amod/1 uitleg/nev/obj/4 kan/ev/aux/4 u/u/nsubj/4 vinden/inf/root/4",
        "Vertel/ev/root/0 ons/uo/obj/0 waarmee/bw/advmod/4 u/u/nsubj/4 betaalt/t/ccomp/0",
        "Kies/ev/root/0 voor/vz/case/3 welke/lid/det/3 taal/nev/obl/5 u/u/nsubj/5 "
        "spreekt/t/advcl/0",
        "Vervoer/nev/root/0 in/vz/case/4 en/bw/cc/4 de/lid/det/4 stad/nev/root/4",
        "Zij/nmv/nsubj/2 kunnen/mv/aux/2 spelen/inf/root/2 en/bw/cc/4 spullen/nmv/conj/2",
        "Wij/wij/nsubj/1 betalen/mv/root/1 maand/nev/obl/1",
        "Wij/wij/nsubj/1 zorgen/mv/root/1 ervoor/bw/advmod/1 leidt/t/advcl/2",
    ],
)
def test_heads_that_are_right_stay(text: str) -> None:
    before = {t.text: (t.tag_, t.dep_, t.head.text) for t in parsed(text)}
    assert {t.text: (t.tag_, t.dep_, t.head.text) for t in repair(parsed(text))} == before


def test_a_text_without_a_parse_is_left_as_it_is() -> None:
    """A pipeline whose parser is switched off has nothing to repair."""
    nlp = load_pipeline()
    with nlp.select_pipes(disable="parser"):
        doc = nlp("Plan zelf een datum en neem uw pas mee.")
    assert not doc.has_annotation("DEP")
