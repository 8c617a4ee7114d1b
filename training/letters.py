"""Generate annotated Dutch letter and form sentences as CoNLL-U.

Treebanks know few imperatives, form labels and far particles. A small grammar over the
word lists in `letters/` fills that gap; the trees follow the conventions of the training data.

Usage: python training/letters.py OUT.conllu --seed 1 --count 4000
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).with_name("letters")
NOUNS = Path(__file__).parents[1] / "clarity" / "dutch" / "data" / "nouns.tsv"


def split(text: str) -> list[str]:
    return text.split()


TABLES = yaml.safe_load((DATA / "tables.yaml").read_text(encoding="utf-8"))
# short tag -> UPOS, XPOS, FEATS, default relation
TAGS: dict[str, tuple[str, str, str, str]] = {k: tuple(v) for k, v in TABLES["tags"].items()}

PARTICLE_TAG: dict[str, str] = TABLES["particle_tag"]

AUX: dict[str, str] = TABLES["auxiliaries"]
WITH_T = {"kunt", "zult", "wilt", "hebt", "heeft", "bent", "wordt", "hoeft", "dient", "gaat"}
MAIN_VERB = {"willen", "hoeven", "dienen", "gaan"}  # VERB with an xcomp in the treebank, not AUX
MONTHS = split(
    "januari februari maart april mei juni juli augustus september oktober november december"
)
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]


@dataclass(slots=True, eq=False)
class Tok:
    """One word of the tree; `head` is None for the root."""

    form: str
    lemma: str
    tag: str
    rel: str
    head: Tok | None = None
    glue: bool = False  # no space after


@dataclass(slots=True)
class Phrase:
    """Words in order, and the word the others hang from."""

    toks: list[Tok]
    head: Tok
    plural: bool = False
    definite: bool = True
    neuter: bool = False
    lower: bool = False  # a list item that starts without a capital

    def under(self, head: Tok, rel: str) -> Phrase:
        self.head.head, self.head.rel = head, rel
        return self


@dataclass(frozen=True, slots=True)
class Noun:
    singular: str
    neuter: bool
    plural: str  # "" when there is none
    plural_only: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    particle: str
    bare: str
    stem: str
    t_form: str
    past: str
    past_plural: str
    participle: str
    subject: str
    objects: tuple[str, ...]
    extras: tuple[str, ...]

    @property
    def lemma(self) -> str:
        return self.particle + self.bare

    def has(self, flag: str) -> bool:
        return flag in self.extras

    @property
    def preps(self) -> list[str]:
        return [e for e in self.extras if ":" in e]


def tok(form: str, tag: str, lemma: str = "", head: Tok | None = None, rel: str = "") -> Tok:
    return Tok(form, lemma or form.lower(), tag, rel or TAGS[tag][3], head)


def weak_forms(stem: str, ending: str) -> list[str]:
    """Stem, t-form, past singular, past plural and participle of a weak verb."""
    if not ending:
        ending = "te" if re.search(r"(ch|[tkfsp])$", stem) else "de"
    consonant = ending[0]
    past = stem + ending
    prefix = "" if re.match(r"(be(?!l$)|ver|ont(?!b)|her|gebr|ondert|overh)", stem) else "ge"
    if prefix and stem[0] in "ie":
        participle = "ge" + {"i": "ï", "e": "ë"}[stem[0]] + stem[1:]
    else:
        participle = prefix + stem
    participle += "" if stem[-1] in "td" else consonant
    return [stem, stem if stem.endswith("t") else stem + "t", past, past + "n", participle]


def parse_verb(line: str) -> Verb:
    head, subject, objects, *extras = (part.strip() for part in line.split(";"))
    name, *forms = head.split()
    particle, _, bare = name.rpartition("|")
    if forms[0].startswith("~"):
        base, _, ending = forms[0][1:].partition("+")
        forms = weak_forms(base.split("/")[0], ending)
    objs = () if objects == "-" else tuple(objects.split())
    flags = tuple(extras[0].split()) if extras else ()
    stem, t_form, past, past_plural, participle = forms
    return Verb(particle, bare, stem, t_form, past, past_plural, participle, subject, objs, flags)


def parse_noun(entry: str) -> Noun:
    word, article, other = entry.split("/")
    if word.startswith("*"):
        return Noun(other, article == "het", word[1:], plural_only=True)
    return Noun(word, article == "het", "" if other == "-" else other)


def load(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def load_nouns() -> dict[str, list[Noun]]:
    raw = load("nouns.yaml")
    nouns = {cls: [parse_noun(e) for e in entries] for cls, entries in raw["classes"].items()}
    for cls, heads in raw["compounds"].items():
        for entry, firsts in heads.items():
            word, article, plural = entry.split("/")
            nouns[cls] += [Noun(f + word, article == "het", f + plural) for f in firsts]
    return nouns


def load_strange_nouns() -> list[Noun]:
    """Every noun of the package: what stands where no word list expects it."""
    rows = (line.split("\t") for line in NOUNS.read_text(encoding="utf-8").splitlines())
    return [
        Noun(word, article == "het", "" if plural == "-" else plural)
        for word, article, plural in (row[:3] for row in rows if len(row) > 2)
        if article in ("de", "het")
    ]


def load_adjectives() -> dict[str, list[str]]:
    adjectives: dict[str, list[str]] = load("nouns.yaml")["adjectives"]
    return adjectives


def load_verbs() -> list[Verb]:
    raw = load("verbs.yaml")
    return [parse_verb(line) for part in ("particle", "plain") for line in raw[part]]


def hang(toks: Iterable[Tok], head: Tok) -> None:
    for t in toks:
        t.head = head


DOUBLE = {"kapot": "kapotte", "vol": "volle", "recent": "recente", "apart": "aparte",
          "kort": "korte", "vast": "vaste", "streng": "strenge", "jong": "jonge"}  # fmt: skip


class Words:
    """Phrases below the clause: noun phrases, prepositional phrases, dates, amounts."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.nouns = load_nouns()
        self.adjectives = load_adjectives()
        self.poss = "uw"
        self.strange = 0.0  # how often a noun is one that does not fit the verb
        self.strangers = load_strange_nouns()

    def chance(self, p: float) -> bool:
        return self.rng.random() < p

    def pick(self, options: Sequence[Any]) -> Any:
        return options[self.rng.randrange(len(options))]

    # -- noun phrases -------------------------------------------------------------------

    def find(self, name: str) -> Noun:
        if name in self.nouns:
            odd = self.strange and self.chance(self.strange)
            return self.pick(self.strangers if odd else self.nouns[name])  # type: ignore[no-any-return]
        for entries in self.nouns.values():
            for noun in entries:
                if name == (noun.plural if noun.plural_only else noun.singular):
                    return noun
        raise KeyError(name)

    def np(
        self, cls: str, det: str = "", depth: int = 1, negated: bool = False, number: str = ""
    ) -> Phrase:
        """A noun phrase of a class; `det` forces a determiner, depth 0 forbids modifiers."""
        special = SPECIAL.get(cls)
        if special:
            return special(self)
        noun = self.find(cls)
        while number == "one" and noun.plural_only:
            noun = self.find(cls)
        number = "many" if det == "alle" else number
        often = {"many": 1.0, "one": 0.0}.get(number, PLURAL.get(cls, 0.15))
        plural = noun.plural_only or (bool(noun.plural) and self.chance(often))
        mass = not noun.plural
        kind = det or self.determiner(cls, plural, mass)
        if kind == "een" and (plural or mass):
            kind = "bare"
        if negated:
            kind = "geen"
        head = self.noun_token(noun, plural)
        toks = self.det_tokens(kind, noun.neuter, plural)
        if depth and self.chance(0.22):
            toks += self.adjective(cls, kind, noun.neuter, plural, not toks)
        hang(toks, head)
        ph = Phrase([*toks, head], head, plural, self.is_definite(kind), noun.neuter)
        if " " in head.form:
            self.split_compound(ph)
        if depth and self.chance(0.2):
            self.modify(ph, cls, owned=kind in ("poss", "our"))
        return ph

    def split_compound(self, ph: Phrase) -> None:
        first, second = ph.head.form.split()
        ph.head.form, ph.head.lemma = second, ph.head.lemma.split()[-1]
        ph.toks.insert(ph.toks.index(ph.head), tok(first, "ap", head=ph.head))

    @staticmethod
    def noun_token(noun: Noun, plural: bool) -> Tok:
        if plural:
            return tok(noun.plural, "nm", noun.singular)
        return tok(noun.singular, "no" if noun.neuter else "nz", noun.singular)

    def determiner(self, cls: str, plural: bool, mass: bool) -> str:
        options = DETERMINERS.get(cls, "def def een poss dem").split()
        kind: str = self.pick(options)
        if kind == "een" and (plural or mass):
            return "bare"
        if kind in ("bare", "alle") and not plural and not mass:
            return "def"
        if kind == "elk" and (plural or mass):
            return "def"
        if kind == "alle" and mass:
            return "def"
        return kind

    @staticmethod
    def is_definite(kind: str) -> bool:
        return kind not in ("een", "bare", "geen")

    def det_tokens(self, kind: str, neuter: bool, plural: bool) -> list[Tok]:
        het = neuter and not plural
        table: dict[str, tuple[str, str, str]] = {
            "def": ("het", "do", "het") if het else ("de", "dr", "de"),
            "een": ("een", "een", "een"),
            "geen": ("geen", "geen", "geen"),
            "dem": ("dit", "dit", "dit") if het else ("deze", "deze", "deze"),
            "alle": ("alle", "alle", "al"),
            "elk": ("elk", "elk", "elk") if het else ("elke", "elke", "elk"),
            "our": ("ons", "ons", "ons") if het else ("onze", "onze", "ons"),
            "uw": ("uw", "uw", "u"),
            "mijn": ("mijn", "mijn", "mijn"),
            "je": ("je", "jebez", "je"),
            "hun": ("hun", "hun", "hun"),
            "zijn": ("zijn", "zijnbez", "zijn"),
            "welk": ("welk", "welk", "welk") if het else ("welke", "welke", "welk"),
        }
        if kind == "our" and self.poss == "mijn":
            kind = "def"
        if kind == "poss":
            kind = self.poss
        if kind == "bare":
            return []
        return [tok(*table[kind])]

    def adjective(self, cls: str, kind: str, neuter: bool, plural: bool, bare: bool) -> list[Tok]:
        options = self.adjectives.get(cls, [])
        if not options:
            return []
        short = neuter and not plural and (bare or kind in ("een", "geen", "elk", "welk", "bare"))
        return [self.inflect(self.pick(options), short)]

    @staticmethod
    def inflect(entry: str, short: bool) -> Tok:
        form, *more = entry.split("/")
        if more and more[0] in ("VP", "OP"):
            stem = "vd" if more[0] == "VP" else "od"
            long = form if form.endswith("en") else form + "e"
            return tok(
                form if short or long == form else long,
                stem + ("z" if short or long == form else "e"),
                more[1],
            )
        if form.endswith("-"):
            word = form[:-1]
            if word == "eerder":
                return tok("eerder" if short else "eerdere", "ap" if short else "ae", "eerder")
            if word == "eerst":
                return tok("eerste", "rang", "één")
            return tok(word, "ap", word)
        if form == "tweede":
            return tok("tweede", "rang", "twee")
        long = more[0] if more else DOUBLE.get(form, form + "e")
        return tok(form if short else long, "ap" if short else "ae", form)

    def modify(self, ph: Phrase, cls: str, owned: bool) -> None:
        """A prepositional modifier; what is yours is of nobody else."""
        skip = tuple(f"van:{c}" for c in ("relative", "gemeente", "home", "citizen", "afdeling"))
        options = [m for m in MODIFIERS.get(cls, []) if not (owned and m in skip)]
        if not options:
            return
        prep, target = self.pick(options).split(":")
        loose = cls == "citizen" and target in self.nouns and target != "home"
        mod = self.with_prep(prep, self.np(target, det="een" if loose else "", depth=0))
        ph.toks += mod.under(ph.head, "nmod").toks

    def pp(self, prep: str, cls: str, depth: int = 1) -> Phrase:
        """A preposition and its noun phrase; the noun is the head."""
        ph = self.np(cls, depth=depth)
        return self.with_prep(prep, ph)

    @staticmethod
    def with_prep(prep: str, ph: Phrase) -> Phrase:
        first, *rest = prep.split("_")
        if first == "uiterlijk":
            early = tok(first, "av", head=ph.head)
            return Phrase([early, *Words.with_prep(rest[0], ph).toks], ph.head)
        case = tok(first, "afk" if "." in first else "vz", head=ph.head, rel="case")
        toks = [case]
        for word in rest:
            tag = {"grond": "nz", "verband": "no", "betrekking": "nz", "en": "cc"}.get(word, "vz")
            toks.append(tok(word, tag, head=case, rel="fixed"))
        return Phrase([*toks, *ph.toks], ph.head, ph.plural, ph.definite, ph.neuter)

    # -- special phrases ----------------------------------------------------------------

    def date(self, past: bool = False) -> Phrase:
        if self.chance(0.04):
            return self.merge_field("DATUM", "Datum")
        day = tok(str(self.rng.randint(1, 28)), "nv")
        month = tok(self.pick(MONTHS), "pz", head=day, rel="flat")
        toks = [day, month]
        if self.chance(0.7):
            years = (2022, 2023, 2024, 2025) if past else (2025, 2026, 2027)
            toks.append(tok(str(self.pick(years)), "nv", head=day, rel="flat"))
        elif self.chance(0.2):
            form, lemma = ("jl.", "jongstleden") if past else ("a.s.", "aanstaand")
            toks.append(tok(form, "afk", lemma, day, "nmod"))
        return Phrase(toks, day)

    def amount(self) -> Phrase:
        number = self.pick(
            split("25 40 75 12,50 100 250 68,75 1.250 89,90 350 19,95 500 2.400 141,25 37 1.080,60")
        )
        if self.chance(0.5):
            sign = tok("€", "sym")
            return Phrase([sign, tok(number, "nv", head=sign, rel="fixed")], sign)
        euro = tok("euro", "nz")
        return Phrase([tok(number, "num", head=euro), euro], euro)

    def span(self) -> Phrase:
        """A number of weeks, days, months."""
        unit, lemma = self.pick(
            [("weken", "week"), ("dagen", "dag"), ("werkdagen", "werkdag"), ("maanden", "maand")]
        )
        count = self.pick(split("2 3 4 6 8 14 twee drie vier zes acht tien"))
        head = tok(unit, "nm", lemma)
        return Phrase([tok(count, "num", head=head), head], head, plural=True, definite=False)

    def place_name(self) -> str:
        return str(
            self.pick(
                split(
                    "Voorbeeldstad Waterdam Heidedorp Molenveen Rietbergen "
                    "Zandvoorde Kerkhove Lindewijk Oosterbeemd Duinrade Vechtmond"
                )
            )
        )

    def municipality(self) -> Phrase:
        head = tok("gemeente", "nz")
        toks = [tok("de", "dr", head=head), head]
        if self.chance(0.5):
            name = self.place_name()
            toks.append(tok(name, "po", name, head))
        return Phrase(toks, head)

    def college(self) -> Phrase:
        head = tok("college", "no")
        toks = [tok("het", "do", head=head), head]
        if self.chance(0.6):
            mayor = tok("burgemeester", "nz", head=head, rel="nmod")
            others = tok("wethouders", "nm", "wethouder", mayor, "conj")
            toks += [tok("van", "vz", head=mayor), mayor, tok("en", "cc", head=others), others]
        return Phrase(toks, head, neuter=True)

    def department(self) -> Phrase:
        head = tok("afdeling", "nz")
        name = self.pick(
            split(
                "Burgerzaken Belastingen Inkomen Vergunningen Handhaving "
                "Werk Wonen Publiekszaken Jeugd Zorg Toezicht"
            )
        )
        return Phrase([tok("de", "dr", head=head), head, tok(name, "pz", name, head)], head)

    def law(self) -> Phrase:
        if self.chance(0.3):
            head = tok("art.", "afk", "artikel", rel="obl")
        else:
            head = tok("artikel", "no")
        toks = [
            head,
            tok(
                f"{self.rng.randint(1, 9)}:{self.rng.randint(1, 30)}"
                if self.chance(0.4)
                else str(self.rng.randint(2, 60)),
                "nv",
                head=head,
            ),
        ]
        if self.chance(0.3):
            toks[-1].glue = True
            ordinal = self.pick([("eerste", "één"), ("tweede", "twee"), ("derde", "drie")])
            lid = tok("lid", "no", head=head, rel="nmod")
            comma = tok(",", "p", head=lid)
            toks += [comma, tok(ordinal[0], "rang", ordinal[1], lid), lid]
            toks[-1].rel = "nmod"
        name = self.pick(
            split(
                "Participatiewet Omgevingswet Huisvestingswet Gemeentewet "
                "Jeugdwet Awb Wmo verordening"
            )
        )
        law = tok(name, "nz" if name == "verordening" else "pz", name, head, "nmod")
        if toks[-1].form == "lid":
            toks.append(tok(",", "p", head=law))
        toks += [tok("van", "vz", head=law), tok("de", "dr", head=law), law]
        return Phrase(toks, head)

    def url(self) -> Phrase:
        name = self.place_name().lower()
        head = tok(
            self.pick(["www.{}.nl", "www.{}.nl/formulieren", "www.{}.nl/contact"]).format(name),
            "sym",
        )
        return Phrase([head], head)

    def phone(self) -> Phrase:
        local = self.rng.randint(1_000_000, 9_999_999)
        code = self.pick(split("10 13 15 20 23 24 26 30 33 35 38 40 43 50 53 55 58 70 71 75 79"))
        text = self.pick([f"140{code}", f"0{code}-{local}", f"06-{local}{self.rng.randint(0, 9)}"])
        head = tok(text, "nv")
        return Phrase([head], head)

    def person(self) -> Phrase:
        name = self.pick(
            [
                "Jansen",
                "Bakker",
                "El Amrani",
                "De Vries",
                "Van der Berg",
                "Yılmaz",
                "Visser",
                "Smit",
                "Peters",
                "Van Dijk",
                "Hendriks",
                "Mulder",
            ]
        )
        title = self.pick(["mevrouw", "heer"])
        head = tok(title, "nz")
        toks = [tok("de", "dr", head=head), head] if title == "heer" else [head]
        return Phrase(toks + self.name_toks(name, head, "appos"), head)

    @staticmethod
    def name_toks(name: str, head: Tok | None, rel: str) -> list[Tok]:
        parts = name.split()
        if len(parts) == 1:
            return [tok(name, "pz", name, head, rel)]
        first = tok(parts[0], "de", parts[0], head, rel)
        return [first] + [tok(p, "de", p, first, "flat") for p in parts[1:]]

    def owned(self, noun: str, tag: str) -> Phrase:
        head = tok(noun, tag)
        toks = self.det_tokens("poss", tag == "no", False)
        hang(toks, head)
        return Phrase([*toks, head], head, neuter=tag == "no")

    def merge_field(self, *names: str) -> Phrase:
        """What a merge field looks like to the parser: a name without meaning."""
        form = self.pick([*names, "VELD", "Veldnaam", "X", "Xxxxx"])
        head = tok(form, "pveld", form)
        return Phrase([head], head)

    def addressee(self) -> Phrase:
        if self.chance(0.1):
            return self.merge_field("NAAM", "Naam")
        name = self.pick(
            [
                "Jansen",
                "Bakker",
                "De Vries",
                "Van der Berg",
                "Yılmaz",
                "Visser",
                "Smit",
                "Van Dijk",
                "Hendriks",
                "Mulder",
                "Ünal",
                "Ter Haar",
            ]
        )
        toks = self.name_toks(name, None, "appos")
        return Phrase(toks, toks[0])

    def case_number(self) -> Phrase:
        if self.chance(0.15):
            return self.merge_field("KENMERK", "ZAAKNUMMER")
        number = f"{self.pick(['Z', 'B', 'BZW', 'WMO'])}{self.pick(['-', '/', ''])}"
        head = tok(f"{number}{self.pick((24, 25, 26))}-{self.rng.randint(1000, 99999)}", "sym")
        return Phrase([head], head)

    def number(self) -> Phrase:
        head = tok(str(self.rng.randint(1, 99)), "nv")
        return Phrase([head], head)

    def street_number(self) -> Phrase:
        name = self.pick(["Dorpsstraat", "Kerkstraat", "Molenweg", "Parklaan", "Stationsplein"])
        words = [name, str(self.rng.randint(1, 199))]
        if self.chance(0.6):
            words += [
                str(self.rng.randint(1000, 9999)),
                self.pick(["AB", "CD", "XK", "LP"]),
                self.place_name(),
            ]
        first, *others = [tok(word, "de", word) for word in words]
        hang(others, first)
        return Phrase([first, *others], first)


SPLIT = {"bij", "met", "aan", "over", "voor", "op", "in"}
PLURAL = {cls: float(p) for cls, p in TABLES["plural"].items()}
DETERMINERS: dict[str, str] = TABLES["determiners"]
MODIFIERS: dict[str, list[str]] = TABLES["modifiers"]


def street(w: Words) -> Phrase:
    if w.chance(0.5):
        return w.owned("straat", "nz")
    name = w.pick(split("Dorpsstraat Kerkstraat Molenweg Parklaan Lindelaan Beukenlaan"))
    head = tok(name, "pz", name)
    return Phrase([tok("de", "dr", head=head), head], head)


def address(w: Words) -> Phrase:
    return w.owned("adres", "no")


def year(w: Words) -> Phrase:
    head = tok(str(w.pick((2023, 2024, 2025, 2026))), "nv")
    return Phrase([head], head)


def account(w: Words) -> Phrase:
    return w.owned("rekening", "nz") if w.chance(0.5) else w.owned("rekeningnummer", "no")


def numbered(w: Words) -> Phrase:
    head = tok(w.pick(["vraag", "stap"]), "nz")
    return Phrase([head, tok(str(w.rng.randint(2, 20)), "nv", head=head)], head)


def terms(w: Words) -> Phrase:
    head = tok("termijnen", "nm", "termijn")
    count = w.pick(split("twee drie vier tien 6 12"))
    return Phrase([tok(count, "num", head=head), head], head, plural=True, definite=False)


def term(w: Words) -> Phrase:
    head = tok("termijn", "nz")
    return Phrase([tok("de", "dr", head=head), head], head)


CITIZENS = {n.singular for c in ("citizen", "relative") for n in load_nouns()[c]}
PEOPLE = CITIZENS | {n.singular for c in ("org", "official") for n in load_nouns()[c]}
MASS = {n.singular for entries in load_nouns().values() for n in entries if not n.plural}
SPECIAL: dict[str, Callable[[Words], Phrase]] = {
    "datum": lambda w: w.date(), "bedrag": lambda w: w.amount(), "euro": lambda w: w.amount(),
    "gemeente": lambda w: w.municipality(), "college": lambda w: w.college(),
    "afdeling": lambda w: w.department(), "wet": lambda w: w.law(), "url": lambda w: w.url(),
    "tel": lambda w: w.phone(), "persoon": lambda w: w.person(), "span": lambda w: w.span(),
    "straat": street, "adres": address, "jaar": year, "rekening": account, "termijn": term,
    "termijnen": terms, "NAAM": lambda w: w.addressee(), "ZAAK": lambda w: w.case_number(),
    "NR": lambda w: w.number(), "STRAATNR": lambda w: w.street_number(), "vraagnr": numbered,
}  # fmt: skip


# -- verbs and clauses ------------------------------------------------------------------


@dataclass(slots=True)
class Subject:
    phrase: Phrase
    person: str  # ik, u, je, 3 or pl


@dataclass(slots=True)
class Group:
    """A verb group: what stands second, what stands last, and the full final cluster."""

    finite: Tok
    lexical: Tok
    root: Tok
    last: list[Tok]
    cluster: list[Tok]


@dataclass(slots=True)
class Part:
    phrase: Phrase
    slot: float  # order in the middle field
    movable: bool = False  # may stand first in a main clause
    far: bool = False  # may follow the final cluster


@dataclass(slots=True)
class Clause:
    group: Group
    subject: Subject | None
    parts: list[Part] = field(default_factory=list)
    tail: list[Tok] = field(default_factory=list)  # a dat- or of-clause, om te ...

    def middle(self, skip: Part | None = None) -> list[Tok]:
        parts = sorted(
            (p for p in self.parts if p is not skip and p.slot < 90), key=lambda p: p.slot
        )
        return [t for p in parts for t in p.phrase.toks]

    def after(self, skip: Part | None = None) -> list[Tok]:
        parts = [p for p in self.parts if p is not skip and p.slot >= 90]
        return [t for p in parts for t in p.phrase.toks] + self.tail


def aux_form(lemma: str, person: str, past: bool, inverted: bool) -> tuple[str, str]:
    """The form of an auxiliary and its short tag without the AUX or VERB letter."""
    ik, u, third, je, plural, past_sg, past_pl = AUX[lemma].split()
    if past:
        return (past_pl, "pm") if person == "pl" else (past_sg, "p")
    if person == "pl":
        return plural, "m"
    table = {"ik": ik, "u": u, "3": third, "je": je if inverted else u}
    form = table[person]
    return form, "t" if form in WITH_T else "i"


def full_form(verb: Verb, person: str, past: bool, inverted: bool) -> tuple[str, str]:
    if past:
        return (verb.past_plural, "pm") if person == "pl" else (verb.past, "p")
    if person == "pl":
        return verb.bare, "m"
    bare = person == "ik" or (person == "je" and inverted)
    form = verb.stem if bare else verb.t_form
    return form, "i" if form == verb.stem else "t"


def particle(verb: Verb, head: Tok) -> list[Tok]:
    if not verb.particle:
        return []
    return [
        tok(verb.particle, PARTICLE_TAG.get(verb.particle, "prt"), head=head, rel="compound:prt")
    ]


class Grammar(Words):
    """Clauses out of the phrases."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.verbs = load_verbs()
        self.fit = {
            k: set(v) for k, v in load("verbs.yaml").items() if k not in ("particle", "plain")
        }

    # -- subjects -----------------------------------------------------------------------

    def subject(self, kind: str) -> Subject:
        if kind == "c":
            return self.citizen()
        if kind == "g":
            return self.government()
        cls = self.pick(kind[2:].split())
        ph = self.np(cls)
        return Subject(ph, "pl" if ph.plural else "3")

    def pronoun(self, form: str, person: str) -> Subject:
        t = tok(form, form)
        return Subject(Phrase([t], t, plural=person == "pl"), person)

    def you(self) -> Subject:
        return self.pronoun("je", "je") if self.poss == "je" else self.pronoun("u", "u")

    def citizen(self) -> Subject:
        r = self.rng.random()
        if self.poss == "mijn":
            return self.pronoun("ik", "ik")
        if self.poss == "je":
            return self.pronoun("je", "je")
        if r < 0.7:
            return self.pronoun("u", "u")
        if r < 0.92:
            ph = (
                self.np("citizen", det="bare", number="many")
                if self.chance(0.35)
                else self.np("citizen")
            )
        else:
            ph = self.np("relative", det="poss")
        return Subject(ph, "pl" if ph.plural else "3")

    def government(self) -> Subject:
        r = self.rng.random()
        if r < 0.5:
            return self.pronoun("wij", "pl")
        if r < 0.62:
            return self.pronoun("we", "pl")
        ph: Phrase = (
            self.municipality()
            if r < 0.76
            else self.college()
            if r < 0.84
            else self.department()
            if r < 0.88
            else self.np("official")
        )
        return Subject(ph, "pl" if ph.plural else "3")

    # -- verb groups --------------------------------------------------------------------

    def simple(
        self, v: Verb, person: str, past: bool = False, inverted: bool = False, joined: bool = False
    ) -> Group:
        form, short = full_form(v, person, past, inverted)
        if joined:
            lexical = tok(v.particle + form, "v" + short, v.lemma)
            return Group(lexical, lexical, lexical, [], [lexical])
        lexical = tok(form, "v" + short, v.bare)
        prt = particle(v, lexical)
        return Group(lexical, lexical, lexical, prt, [*prt, lexical])

    def perfect(self, v: Verb, person: str, past: bool, inverted: bool) -> Group:
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        helper = "zijn" if v.has("zijn") else "hebben"
        fin = self.helper(helper, person, past, inverted, lexical, "aux")
        return Group(fin, lexical, lexical, [lexical], self.order([fin], lexical))

    def helper(
        self, lemma: str, person: str, past: bool, inverted: bool, head: Tok, rel: str
    ) -> Tok:
        form, short = aux_form(lemma, person, past, inverted)
        if form == "hebt" and person == "u" and self.chance(0.4):
            form = "heeft"
        return tok(form, "x" + short, lemma, head, rel)

    def order(self, helpers: list[Tok], lexical: Tok) -> list[Tok]:
        """Both orders of a final cluster, and for two helpers the one in between."""
        r = self.rng.random()
        if lexical.tag == "vd" and r < 0.5:
            if len(helpers) == 2 and r < 0.15:
                return [helpers[0], lexical, helpers[1]]
            return [lexical, *helpers]
        if lexical.tag == "inf" and r < 0.12:
            return [lexical, *helpers]
        return [*helpers, lexical]

    def modal(
        self, lemma: str, v: Verb, person: str, past: bool, inverted: bool, final: bool
    ) -> Group:
        lexical = tok(v.lemma, "inf")
        form, short = aux_form(lemma, person, past, inverted)
        if lemma in MAIN_VERB:
            fin = tok(form, "v" + short, lemma)
            lexical.head, lexical.rel = fin, "xcomp"
            return Group(fin, lexical, fin, [lexical], [fin, lexical])
        fin = tok(form, "x" + short, lemma, lexical, "aux")
        if v.particle and final and self.chance(0.12):
            return self.split_cluster(fin, v)
        return Group(fin, lexical, lexical, [lexical], self.order([fin], lexical))

    def split_cluster(self, fin: Tok, v: Verb) -> Group:
        """... dat u de aanvraag in kunt dienen."""
        lexical = tok(v.bare, "inf")
        fin.head = lexical
        prt = particle(v, lexical)
        return Group(fin, lexical, lexical, [*prt, lexical], [*prt, fin, lexical])

    def te_infinitive(self, v: Verb) -> tuple[Tok, list[Tok]]:
        lexical = tok(v.bare, "inf")
        return lexical, [*particle(v, lexical), tok("te", "om", head=lexical), lexical]

    def te_group(self, lemma: str, v: Verb, person: str, past: bool, inverted: bool) -> Group:
        """hoeven te, dienen te"""
        lexical, words = self.te_infinitive(v)
        form, short = aux_form(lemma, person, past, inverted)
        fin = tok(form, "v" + short, lemma)
        lexical.head, lexical.rel = fin, "xcomp"
        return Group(fin, lexical, fin, words, [fin, *words])

    def passive(self, v: Verb, person: str, past: bool, perfect: bool) -> Group:
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        helper = "zijn" if perfect else "worden"
        fin = self.helper(helper, person, past, False, lexical, "aux:pass")
        return Group(fin, lexical, lexical, [lexical], self.order([fin], lexical))

    def modal_passive(self, lemma: str, v: Verb, person: str, past: bool) -> Group:
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        be = tok("worden", "xinf", head=lexical, rel="aux:pass")
        last = [be, lexical] if self.chance(0.6) else [lexical, be]
        form, short = aux_form(lemma, person, past, False)
        if lemma in MAIN_VERB:
            fin = tok(form, "v" + short, lemma)
            lexical.head, lexical.rel = fin, "xcomp"
            if lemma in ("hoeven", "dienen"):
                te = tok("te", "om", head=lexical)
                last = [te, be, lexical] if self.chance(0.6) else [lexical, te, be]
            return Group(fin, lexical, fin, last, [fin, *last])
        fin = tok(form, "x" + short, lemma, lexical, "aux")
        return Group(fin, lexical, lexical, last, self.order([fin, be], lexical))

    def perfect_modal(self, lemma: str, v: Verb, person: str, past: bool) -> Group:
        """heeft kunnen betalen, had moeten melden: an infinitive for a participle"""
        lexical = tok(v.lemma, "inf")
        modal = tok(lemma, "xinf", head=lexical, rel="aux")
        fin = self.helper("hebben", person, past, False, lexical, "aux")
        return Group(fin, lexical, lexical, [modal, lexical], [fin, modal, lexical])

    def modal_perfect(self, lemma: str, v: Verb, person: str, past: bool) -> Group:
        """moet hebben betaald, moet zijn ondertekend"""
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        helper = "zijn" if v.has("zijn") else "hebben"
        have = tok(helper, "xinf", head=lexical, rel="aux")
        return self.with_modal(lemma, lexical, [have], person, past)

    def modal_passive_perfect(self, lemma: str, v: Verb, person: str, past: bool) -> Group:
        """moet zijn ondertekend"""
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        be = tok("zijn", "xinf", head=lexical, rel="aux:pass")
        return self.with_modal(lemma, lexical, [be], person, past)

    def two_modals_passive(self, lemma: str, v: Verb, person: str, past: bool) -> Group:
        """zou kunnen worden behandeld, zullen moeten worden terugbetaald"""
        lexical = tok(v.particle + v.participle, "vd", v.lemma)
        second = tok(self.pick(["kunnen", "moeten"]), "xinf", head=lexical, rel="aux")
        be = tok("worden", "xinf", head=lexical, rel="aux:pass")
        return self.with_modal(lemma, lexical, [second, be], person, past)

    def with_modal(
        self, lemma: str, lexical: Tok, helpers: list[Tok], person: str, past: bool
    ) -> Group:
        form, short = aux_form(lemma, person, past, False)
        fin = tok(form, "x" + short, lemma, lexical, "aux")
        last = [*helpers, lexical] if self.chance(0.6) else [lexical, *helpers]
        cluster = [fin, *last] if self.chance(0.6) else [lexical, fin, *helpers]
        return Group(fin, lexical, lexical, last, cluster)

    def group(self, kind: str, v: Verb, person: str, inverted: bool, final: bool) -> Group:
        name, _, lemma = kind.partition(":")
        long_groups = {
            "perfipp": self.perfect_modal,
            "modperf": self.modal_perfect,
            "modpassperf": self.modal_passive_perfect,
            "modmodpass": self.two_modals_passive,
        }
        if name in long_groups:
            past = lemma == "zullen" and self.chance(0.5)
            return long_groups[name](lemma, v, person, past)
        past = name.endswith("past")
        name = name.removesuffix("past")
        if name == "simple":
            return self.simple(v, person, past, inverted, joined=final)
        if name == "perfect":
            return self.perfect(v, person, past, inverted)
        if name == "modal":
            return self.modal(lemma, v, person, past, inverted, final)
        if name == "te":
            return self.te_group(lemma, v, person, past, inverted)
        if name == "modpass":
            return self.modal_passive(lemma, v, person, past)
        return self.passive(v, person, past, perfect=name == "passperf")

    # -- the parts of a clause ----------------------------------------------------------

    def word(self, form: str, tag: str, head: Tok, lemma: str = "") -> Phrase:
        t = tok(form, tag, lemma, head, "advmod")
        return Phrase([t], t)

    def time(self, when: str, subject: str = "g") -> Phrase:
        if when == "past":
            return self.past_time()
        if when == "clock":
            return self.clock() if self.chance(0.65) else self.weekday()
        if when == "habit":
            regular = split("elke_maand elk_jaar elke_week ieder_jaar elk_kwartaal")
            return self.per() if self.chance(0.4) else self.noun_time(self.pick(regular))
        return self.future_time(subject[0])

    def past_time(self) -> Phrase:
        options: list[Callable[[], Phrase]] = [
            lambda: self.with_prep(self.pick(["op", "op", "vóór"]), self.date(past=True)),
            lambda: self.noun_time(self.pick(["vorige_week", "vorig_jaar", "vorige_maand"])),
            lambda: self.adverb(self.pick(["gisteren", "onlangs", "al", "eerder"])),
            lambda: self.with_prep("in", self.np("jaar")),
        ]
        return self.pick(options)()  # type: ignore[no-any-return]

    def future_time(self, subject: str) -> Phrase:
        """Residents have deadlines, the council has dates, a change has a first day."""
        preps = {
            "c": split("op vóór vóór uiterlijk_op"),
            "g": split("op op per vanaf m.i.v."),
            "x": split("op vanaf per na m.i.v."),
        }[subject]

        def dated() -> Phrase:
            return self.with_prep(self.pick(preps), self.date())

        coming = split("volgende_week volgend_jaar deze_maand deze_week")
        soon = split("morgen binnenkort voortaan nu straks direct meteen eerst")
        options: list[Callable[[], Phrase]] = [
            dated,
            dated,
            lambda: self.noun_time(self.pick(coming)),
            lambda: self.adverb(self.pick(soon)),
        ]
        if subject != "x":
            options += [lambda: self.with_prep("binnen", self.span())] * 2 + [self.soon]
        if subject == "c":
            options.append(self.on_time)
        return self.pick(options)()  # type: ignore[no-any-return]

    def adverb(self, form: str) -> Phrase:
        t = tok(form, "ac" if form == "eerder" else "av" if form == "direct" else "b", rel="advmod")
        return Phrase([t], t)

    def noun_time(self, text: str) -> Phrase:
        first, noun = text.split("_")
        neuter = noun in ("jaar", "kwartaal")
        head = tok(noun, "no" if neuter else "nz", rel="obl")
        tags = {
            "elke": ("elke", "elk"),
            "elk": ("elk", "elk"),
            "ieder": ("elk", "ieder"),
            "deze": ("deze", "deze"),
            "vorige": ("ae", "vorig"),
            "vorig": ("ap", "vorig"),
            "volgende": ("ode", "volgen"),
            "volgend": ("odz", "volgen"),
        }
        tag, lemma = tags[first]
        return Phrase([tok(first, tag, lemma, head), head], head)

    def per(self) -> Phrase:
        head = tok(self.pick(["maand", "maand", "week"]), "nz", rel="obl")
        return Phrase([tok("per", "vz", head=head), head], head)

    def on_time(self) -> Phrase:
        head = tok("tijd", "nz", rel="obl")
        return Phrase([tok("op", "vz", head=head), head], head)

    def soon(self) -> Phrase:
        head = tok(self.pick(["snel", "spoedig"]), "av", rel="advmod")
        so = tok("zo", "b", head=head)
        return Phrase([so, head, tok("mogelijk", "av", head=so, rel="advcl")], head)

    def weekday(self) -> Phrase:
        head = tok(self.pick(DAYS), "pz", rel="obl")
        toks = [tok("op", "vz", head=head), head]
        if self.chance(0.3):
            other = tok(self.pick(DAYS), "pz", head=head, rel="conj")
            toks += [tok("en", "cc", head=other), other]
        return Phrase(toks, head)

    def clock(self) -> Phrase:
        one, two = sorted(self.rng.sample(range(8, 18), 2))
        style = self.pick(["{}.00", "{}.30", "{}"])
        first = tok(style.format(one), "nv", rel="obl")
        prep, link = self.pick([("tussen", "en"), ("tussen", "en"), ("om", "")])
        if not link:
            return Phrase(
                [tok("om", "vz", head=first), first, tok("uur", "no", head=first, rel="fixed")],
                first,
            )
        second = tok(style.format(two), "nv", head=first, rel="conj")
        return Phrase(
            [
                tok(prep, "vz", head=first),
                first,
                tok(link, "cc", head=second),
                second,
                tok("uur", "no", head=second, rel="fixed"),
            ],
            first,
        )

    def manner(self) -> Phrase:
        options: list[Callable[[], Phrase]] = [
            lambda: self.adjectival(
                self.pick(["schriftelijk", "digitaal", "online", "schriftelijk", "gratis"])
            ),
            lambda: self.adverb(self.pick(["zelf", "alsnog", "opnieuw"])),
            lambda: self.noun_pp("per", self.pick(["post", "brief", "e-mail"])),
            lambda: self.pp("via", "site"),
            lambda: self.with_prep("via", self.url()),
            lambda: self.with_prep("op", self.url()),
            lambda: self.pp("met", "doc"),
            lambda: self.noun_pp("met", "DigiD"),
        ]
        return self.pick(options)()  # type: ignore[no-any-return]

    def adjectival(self, form: str) -> Phrase:
        t = tok(form, "av", rel="advmod")
        return Phrase([t], t)

    def noun_pp(self, prep: str, noun: str) -> Phrase:
        head = tok(noun, "pz" if noun == "DigiD" else "nz", noun, rel="obl")
        return Phrase([tok(prep, "vz", head=head), head], head)

    def place(self) -> Phrase:
        prep = self.pick(["bij", "op", "in"])
        head = self.np("place", det="def")
        if head.head.form == "balie":
            prep = self.pick(["aan", "bij"])
            if self.chance(0.5):
                other = self.pp("van", "gemeente")
                head.toks += other.under(head.head, "nmod").toks
        elif prep == "op" and head.head.form not in ("gemeentehuis", "stadhuis", "milieustraat"):
            prep = "bij"
        return self.with_prep(prep, head)

    def ground(self) -> Phrase:
        r = self.rng.random()
        if r < 0.45:
            return self.with_prep(self.pick(["op_grond_van", "volgens", "o.g.v."]), self.law())
        if r < 0.7:
            cause = self.np(self.pick(["event", "situation", "works", "money"]))
            return self.with_prep(self.pick(["vanwege", "i.v.m.", "in_verband_met", "door"]), cause)
        prep = self.pick(split("vanwege wegens door i.v.m. i.v.m. in_verband_met t.g.v."))
        return self.with_prep(prep, self.np("works"))

    def particle_word(self, kind: str) -> Phrase:
        words = ["ook", "daarom", "daarna", "ook"]
        if kind.startswith(("modal", "te")):
            words += ["hiervoor", "daarvoor", "hiermee", "dan", "wel"]
        if "past" in kind or "perf" in kind:
            words = ["ook", "daarom"]
        return self.adverb(self.pick(words))

    @staticmethod
    def oblique(ph: Phrase, head: Tok) -> Phrase:
        rel = ph.head.rel if ph.head.rel in ("advmod", "obl") else "obl"
        return ph.under(head, rel)

    def when(self, kind: str, v: Verb) -> str:
        if "perf" in kind or "past" in kind:
            return "past"
        if v.lemma in self.fit["habit"] and self.chance(0.3):
            return "habit"
        return "clock" if v.lemma in self.fit["clock"] and self.chance(0.4) else "future"

    def adverbials(self, v: Verb, kind: str, count: int) -> list[tuple[Phrase, float, bool, bool]]:
        """Phrase, slot, whether it may stand first, whether it may follow the cluster."""
        found: list[tuple[Phrase, float, bool, bool]] = []
        menu = ["time"] + ["word"] * self.chance(0.4)
        if v.lemma in self.fit["manner"]:
            menu += ["manner"]
        if v.lemma in self.fit["place"] and v.subject == "c":
            menu += ["place"]
        if v.subject == "g":
            menu += ["ground"]
        for name in self.rng.sample(menu, min(count, len(menu))):
            if name == "time":
                ph = self.time(self.when(kind, v), v.subject)
                found.append((ph, 3, True, ph.toks[0].tag in ("vz", "av", "afk")))
            elif name == "word":
                found.append((self.particle_word(kind), 2.5, True, False))
            elif name == "manner":
                ph = self.manner()
                found.append((ph, 7, ph.head.rel == "obl", ph.head.rel == "obl"))
            elif name == "place":
                found.append((self.place(), 7.5, True, True))
            else:
                found.append((self.ground(), 3.5, True, True))
        return found

    def object_part(self, v: Verb, head: Tok, negated: bool) -> Part | None:
        if not v.objects:
            return None
        cls = self.pick(v.objects)
        pronoun = self.someone(cls, v.subject)
        if pronoun:
            return Part(pronoun.under(head, "obj"), 1)
        if negated:
            ph = self.np(cls, det="def" if self.chance(0.5) else "poss")
            if cls in SPECIAL:
                ph = self.np(cls)
        else:
            ph = self.np(cls)
        early = ph.definite and self.chance(0.55)
        if self.chance(0.07) and cls not in SPECIAL:
            self.coordinate(ph, cls)
        return Part(ph.under(head, "obj"), 2 if early else 4, movable=ph.definite)

    def coordinate(self, ph: Phrase, cls: str) -> None:
        other = self.np(cls, depth=0)
        if other.head.lemma in {t.lemma for t in ph.toks}:
            return
        link = tok(self.pick(["en", "en", "of"]), "cc", head=other.head)
        ph.toks += [link, *other.under(ph.head, "conj").toks]
        ph.plural = True

    def complements(self, v: Verb, head: Tok, optional: float) -> list[Part]:
        parts = []
        must = [p for p in v.preps if p.startswith("!")]
        chosen = must or [p for p in v.preps if self.chance(optional)][:1]
        for entry in chosen:
            prep, cls = entry.lstrip("!").split(":")
            ph = self.with_prep(prep, self.someone(cls, v.subject) or self.np(cls))
            parts.append(Part(ph.under(head, "obl"), 8, movable=False, far=self.chance(0.35)))
        return parts

    def someone(self, cls: str, subject: str) -> Phrase | None:
        """You, when we act upon residents; us, when residents turn to the council."""
        if subject == "g" and cls == "citizen" and self.chance(0.45):
            form, tag = ("je", "jeo") if self.poss == "je" else ("u", "uo")
        elif subject == "c" and cls in ("org", "official") and self.chance(0.25):
            form, tag = "ons", "onso"
        else:
            return None
        t = tok(form, tag)
        return Phrase([t], t)

    def indirect(self, v: Verb, head: Tok) -> list[Part]:
        if not (v.has("I") or (v.has("i") and self.chance(0.4))):
            return []
        form, tag = ("je", "jeo") if self.poss == "je" else ("u", "uo")
        t = tok(form, tag, form, head, "iobj")
        return [Part(Phrase([t], t), 1)]

    def fill(self, v: Verb, group: Group, kind: str, count: int, negated: bool) -> list[Part]:
        """Objects, complements and adverbials of an active clause, all under the lexical verb."""
        head = group.lexical
        parts = self.indirect(v, head)
        obj = self.object_part(v, head, negated)
        if obj:
            parts.append(obj)
        iobj_pp = bool(parts) and parts[0].phrase.head.rel == "iobj"
        parts += [
            p
            for p in self.complements(v, head, 0.45)
            if not (iobj_pp and p.phrase.toks[0].form == "aan")
        ]
        self.add_adverbials(parts, v, head, kind, count)
        if negated:
            self.negate(parts, head, obj, plain=kind == "imp")
        return parts

    def add_adverbials(self, parts: list[Part], v: Verb, head: Tok, kind: str, count: int) -> None:
        used = {p.phrase.toks[0].form for p in parts}
        for ph, slot, first, far in self.adverbials(v, kind, count):
            if ph.toks[0].form in used and ph.toks[0].tag == "vz":
                continue
            used.add(ph.toks[0].form)
            parts.append(Part(self.oblique(ph, head), slot, first, far and self.chance(0.25)))

    def negate(self, parts: list[Part], head: Tok, obj: Part | None, plain: bool = False) -> None:
        if obj:
            obj.slot = 2
        t = tok("niet", "b", "niet", head, "advmod")
        toks = [t]
        if plain:
            pass
        elif self.chance(0.15):
            toks = [tok("nog", "b", head=t), t]
        elif self.chance(0.15):
            toks = [t, tok("meer", "meer", "veel", t)]
        parts.append(Part(Phrase(toks, t), 5))

    # -- whole clauses ------------------------------------------------------------------

    def active(
        self,
        v: Verb,
        kind: str,
        subject: Subject,
        *,
        final: bool,
        inverted: bool = False,
        count: int = 1,
        negated: bool = False,
        clause: bool = True,
    ) -> Clause:
        group = self.group(kind, v, subject.person, inverted, final)
        subject.phrase.under(group.root, "nsubj")
        outer = self.poss
        self.poss = self.owner(subject, outer)
        try:
            return self.active_parts(v, kind, subject, group, count, negated, clause)
        finally:
            self.poss = outer

    @staticmethod
    def owner(subject: Subject, outer: str) -> str:
        """Whose the objects are: residents have their own, all others write about yours."""
        if subject.person not in ("3", "pl") or TAGS[subject.phrase.head.tag][0] == "PRON":
            return outer
        if subject.phrase.head.lemma not in CITIZENS:
            return outer
        return "hun" if subject.person == "pl" else "zijn"

    def active_parts(
        self,
        v: Verb,
        kind: str,
        subject: Subject,
        group: Group,
        count: int,
        negated: bool,
        clause: bool,
    ) -> Clause:
        wanted = not v.objects or (clause and self.chance(0.4))
        if wanted and (v.has("dat") or v.has("of")):
            return self.with_clause(v, kind, subject, group)
        parts = self.fill(v, group, kind, count, negated)
        self.postpone(parts, group)
        return Clause(group, subject, parts)

    def with_clause(self, v: Verb, kind: str, subject: Subject | None, group: Group) -> Clause:
        parts = self.indirect(v, group.lexical)
        self.add_adverbials(parts, v, group.lexical, kind, self.rng.randint(0, 1))
        for p in parts:
            p.far = False
        if v.has("of") and self.strange and self.chance(0.65):
            tail = self.asked_clause()
        else:
            tail = self.complement_clause("dat" if v.has("dat") else "of")
        hang([tail.head], group.lexical)
        tail.head.rel = "ccomp"
        return Clause(group, subject, parts, tail.toks)

    def postpone(self, parts: list[Part], group: Group) -> None:
        """Some phrases follow the final verbs or the particle."""
        if not group.last:
            return
        for p in parts:
            if p.far and p.slot < 90:
                p.slot += 90
                break

    def passive_clause(
        self, v: Verb, kind: str, *, count: int = 1, agent: bool = False, negated: bool = False
    ) -> Clause:
        cls = self.pick(v.objects)
        bare = self.chance(0.2) and cls in self.nouns
        ph = self.np(cls, det="bare", number="many") if bare else self.np(cls)
        if self.chance(0.1):
            self.coordinate(ph, self.pick(v.objects))
        subject = Subject(ph, "pl" if ph.plural else "3")
        group = self.group(kind, v, subject.person, False, False)
        ph.under(group.root, "nsubj")
        ph.head.rel = "nsubj:pass"
        parts = self.complements(v, group.lexical, 0.3)
        self.add_adverbials(parts, v, group.lexical, kind, count)
        if agent:
            who = (
                self.np(self.pick(["official", "org"])) if v.subject == "g" else self.np("citizen")
            )
            by = self.with_prep("door", who).under(group.lexical, "obl:agent")
            parts.append(Part(by, 5.5))
        if negated:
            self.negate(parts, group.lexical, None)
        self.postpone(parts, group)
        return Clause(group, subject, parts)

    def main(self, c: Clause, front: str = "subject") -> Phrase:
        """Verb second; `front` is subject, other, verb (question) or none."""
        assert c.subject
        subject = c.subject.phrase.toks
        chosen = None
        if front == "other":
            options = [p for p in c.parts if self.may_lead(p, c.subject)]
            chosen = self.pick(options) if options else None
        if chosen:
            first = chosen.phrase.toks
            toks = [*first, c.group.finite, *subject, *c.middle(chosen)]
        elif front == "verb":
            toks = [c.group.finite, *subject, *c.middle()]
        else:
            toks = [*subject, c.group.finite, *c.middle()]
        return Phrase([*toks, *c.group.last, *c.after(chosen)], c.group.root)

    @staticmethod
    def may_lead(p: Part, subject: Subject) -> bool:
        """Objects stand first only when the subject cannot be mistaken for one."""
        head = p.phrase.head
        unfit = head.form in ("wel", "nog", "ook", "alleen", "niet", "al")
        pronoun = TAGS[subject.phrase.head.tag][0] == "PRON"
        if head.rel == "obj" and (not pronoun or head.lemma in PEOPLE):
            return False
        return p.movable and not unfit

    def final(self, c: Clause, mark: Tok | None) -> Phrase:
        assert c.subject
        root = c.group.root
        toks = [*c.subject.phrase.toks, *c.middle(), *c.group.cluster, *c.after()]
        if mark:
            mark.head = c.group.lexical if c.group.root is c.group.lexical else root
            toks = [mark, *toks]
        return Phrase(toks, root)

    def verb(self, subject: str = "", need: Callable[[Verb], bool] = lambda v: True) -> Verb:
        options = [v for v in self.verbs if v.subject.startswith(subject) or v.subject == "cg"]
        return self.pick([v for v in options if need(v)])  # type: ignore[no-any-return]

    def as_subject(self, v: Verb) -> Subject:
        kind = self.pick(["c", "g"]) if v.subject == "cg" else v.subject
        return self.subject(kind)

    def any_clause(
        self, *, final: bool, inverted: bool = False, light: bool = False, present: bool = False
    ) -> Clause:
        """A clause for embedding: active or passive, present or past."""
        count = 0 if light and self.chance(0.6) else 1
        if self.chance(0.3):
            v = self.verb("g", lambda x: bool(x.objects) and not x.has("nopass"))
            kind = self.pick(["pass", "passperf", "modpass:kunnen", "modpass:moeten", "passpast"])
            kind = "pass" if present and "past" in kind else kind
            return self.passive_clause(v, kind, count=count, negated=self.chance(0.12))
        v = self.verb(self.pick("ccccggx"))
        kind = self.pick(
            split("simple simple perfect simple simplepast modal:kunnen modal:moeten modal:willen")
        )
        if v.subject.startswith("x"):
            kind = self.pick(["simple", "perfect", "simplepast"])
        kind = "simple" if present and "past" in kind else kind
        if self.strange and not v.subject.startswith("x") and self.chance(0.1):
            kind = self.pick(["perfipp:kunnen", "perfipp:moeten", "modperf:kunnen"])
        return self.active(
            v,
            kind,
            self.as_subject(v),
            final=final,
            inverted=inverted,
            count=count,
            negated=self.chance(0.15),
            clause=not light,
        )

    def complement_clause(self, word: str) -> Phrase:
        return self.final(self.any_clause(final=True, light=True), tok(word, "sc"))

    def asked_clause(self) -> Phrase:
        """hoe wij dit bedrag hebben berekend, welke stukken u meestuurt, wat u moet doen"""
        if self.chance(0.2):
            return self.asked_subject()
        v = self.verb(self.pick("ccg"), lambda x: bool(x.objects))
        subject = self.as_subject(v) if self.chance(0.3) else self.you()
        if v.subject == "g":
            subject = self.government()
        kind = self.pick(split("simple simple perfect modal:kunnen modal:moeten modal:willen"))
        group = self.group(kind, v, subject.person, False, True)
        subject.phrase.under(group.root, "nsubj")
        parts: list[Part] = []
        self.add_adverbials(parts, v, group.lexical, kind, int(self.chance(0.3)))
        word = self.pick(split("welk welk welk wat hoe hoe wanneer waarom waar"))
        if word == "welk":
            cls = self.pick([o for o in v.objects if o not in SPECIAL] or ["doc"])
            front = self.np(cls, det="welk", depth=0).under(group.lexical, "obj")
        elif word == "wat":
            front = Phrase([what := tok("wat", "wat", head=group.lexical, rel="obj")], what)
        else:
            front = self.word(word, "waar" if word == "waar" else "b", group.lexical)
            obj = self.object_part(v, group.lexical, False)
            parts += [obj] if obj else []
        body = self.final(Clause(group, subject, parts), None)
        return Phrase([*front.toks, *body.toks], body.head)

    def asked_subject(self) -> Phrase:
        """welke situatie voor u geldt, welke stukken ontbreken"""
        v = self.verb("x")
        cls = self.pick([c for c in v.subject[2:].split() if c in self.nouns] or ["doc"])
        ph = self.np(cls, det="welk", depth=0)
        subject = Subject(ph, "pl" if ph.plural else "3")
        kind = self.pick(["simple", "simple", "perfect"])
        c = self.active(v, kind, subject, final=True, count=int(self.chance(0.4)), clause=False)
        return self.final(c, None)

    def condition(self, citizen: bool = True) -> Phrase:
        """als u ..., wanneer u ..., zodra wij ..., voordat u ..."""
        word = self.pick(split("als als als wanneer indien zodra nadat voordat"))
        v = self.verb(
            "c" if citizen and self.chance(0.8) else "g", lambda x: x.lemma in self.fit["condition"]
        )
        kind = self.pick(["simple", "simple", "perfect", "modal:willen", "modal:kunnen"])
        if word == "nadat":
            kind = "perfect"
        if word == "voordat":
            kind = "simple"
        c = self.active(
            v,
            kind,
            self.as_subject(v),
            final=True,
            count=self.rng.randint(0, 1),
            negated=self.chance(0.2) and word not in ("voordat", "nadat"),
            clause=False,
        )
        return self.final(c, tok(word, "sc"))

    def also(self, v: Verb, first: Tok, te: bool) -> list[Tok]:
        """en ondertekenen, en op te sturen: a second infinitive with the same object."""
        options = [
            x
            for x in self.verbs
            if x.subject == "c"
            and x.lemma != v.lemma
            and set(x.objects) & set(v.objects)
            and not x.has("noimp")
            and not any(p.startswith("!") for p in x.preps)
        ]
        if not options:
            return []
        other = self.pick(options)
        if te:
            lexical, words = self.te_infinitive(other)
        elif first.tag == "vd":
            lexical = tok(other.particle + other.participle, "vd", other.lemma)
            words = [lexical]
        else:
            lexical = tok(other.lemma, "inf")
            words = [lexical]
        lexical.head, lexical.rel = first, "conj"
        return [tok(self.pick(["en", "en", "of"]), "cc", head=lexical), *words]

    def purpose(self) -> Phrase:
        """om ... aan te vragen"""
        v = self.verb("c", lambda x: bool(x.objects) and x.lemma in self.fit["purpose"])
        lexical, words = self.te_infinitive(v)
        group = Group(lexical, lexical, lexical, words, words)
        parts = self.fill(v, group, "simple", 0 if self.chance(0.7) else 1, False)
        c = Clause(group, None, parts)
        om = tok("om", "om", head=lexical)
        after = c.after()
        if not after and self.chance(0.2):
            after = self.also(v, lexical, te=True)
        elif self.strange and self.chance(0.2):
            after = [*after, *self.second_purpose(lexical)]
        return Phrase([om, *c.middle(), *words, *after], lexical)

    def second_purpose(self, first: Tok) -> list[Tok]:
        """... en uw gegevens te bekijken"""
        v = self.verb("c", lambda x: bool(x.objects) and x.lemma in self.fit["purpose"])
        lexical, words = self.te_infinitive(v)
        lexical.head, lexical.rel = first, "conj"
        parts = self.fill(v, Group(lexical, lexical, lexical, words, words), "simple", 0, False)
        link = tok(self.pick(["en", "en", "of"]), "cc", head=lexical)
        c = Clause(Group(lexical, lexical, lexical, words, words), None, parts)
        return [link, *c.middle(), *words]

    def split_adverb(self) -> Phrase:
        """Daar moet u de bijlagen mee opsturen; U moet er een kopie bij inleveren."""
        v = self.verb(
            "c",
            lambda x: any(p.split(":")[0].strip("!") in SPLIT for p in x.preps) and bool(x.objects),
        )
        prep = self.pick([q for q in (p.split(":")[0].strip("!") for p in v.preps) if q in SPLIT])
        subject = self.you()
        kind = self.pick(["simple", "modal:moeten", "modal:kunnen", "perfect", "modal:willen"])
        group = self.group(kind, v, subject.person, True, False)
        subject.phrase.under(group.root, "nsubj")
        form = self.pick(["daar", "hier", "er"])
        there = tok(form, "er" if form == "er" else "hier", head=group.lexical, rel="obl")
        fixed = tok({"met": "mee"}.get(prep, prep), "vf", prep if prep != "met" else "mee", there)
        parts = [Part(Phrase([fixed], fixed), 8)]
        obj = self.object_part(v, group.lexical, False)
        if obj:
            parts.append(obj)
        if self.chance(0.3):
            self.add_adverbials(parts, v, group.lexical, kind, 1)
            for p in parts:
                p.far = False
        c = Clause(group, subject, parts)
        if form == "er":
            parts.append(Part(Phrase([there], there), 1.5))
            return self.main(c)
        body = self.main(c, "verb")
        return Phrase([there, *body.toks], body.head)

    def place_relative(self, ph: Phrase) -> None:
        """de brief waarin wij uw aanvraag afwijzen"""
        v = self.verb(self.pick("cg"), lambda x: bool(x.objects) and not x.has("nopass"))
        subject = self.you() if v.subject == "c" else self.government()
        kind = self.pick(["simple", "perfect", "modal:kunnen"])
        c = self.active(v, kind, subject, final=True, count=0, clause=False)
        word = tok(self.pick(["waarin", "waarmee", "waarop"]), "b", head=c.group.lexical)
        body = self.final(c, None).under(ph.head, "acl:relcl")
        ph.toks += [word, *body.toks]

    def relative(self, ph: Phrase, cls: str) -> None:
        """de brief die u hebt ontvangen, de gegevens die wij nodig hebben"""
        if cls in ("doc", "decision") and self.chance(0.3):
            self.place_relative(ph)
            return
        v = self.verb("c", lambda x: cls in x.objects)
        kind = self.pick(split("perfect perfect simple modal:kunnen modal:moeten modal:willen"))
        subject = self.you() if v.subject != "g" else self.government()
        group = self.group(kind, v, subject.person, False, True)
        subject.phrase.under(group.root, "nsubj")
        het = ph.neuter and not ph.plural
        rel = tok("dat" if het else "die", "rdat" if het else "rdie", head=group.lexical, rel="obj")
        parts: list[Part] = []
        self.add_adverbials(parts, v, group.lexical, kind, self.rng.randint(0, 1))
        c = Clause(group, subject, parts)
        body = self.final(c, None)
        body.head.head, body.head.rel = ph.head, "acl:relcl"
        ph.toks += [rel, *body.toks]


# -- sentences --------------------------------------------------------------------------


def joined_main(g: Grammar, before: Phrase, rel: str, main: Phrase) -> Phrase:
    """A subordinate clause, a comma, and a main clause that starts with its verb."""
    before.under(main.head, rel)
    comma = tok(",", "p", head=before.head)
    return Phrase([*before.toks, comma, *main.toks], main.head)


def with_tail(g: Grammar, main: Phrase, tail: Phrase, rel: str, comma: bool) -> Phrase:
    tail.under(main.head, rel)
    marks = [tok(",", "p", head=tail.head)] if comma else []
    return Phrase([*main.toks, *marks, *tail.toks], main.head)


def closed(ph: Phrase, mark: str = ".") -> Phrase:
    if mark != "." or not ph.toks[-1].form.endswith("."):  # "a.s." ends the sentence too
        ph.toks.append(tok(mark, "p", head=ph.head))
    return ph


class Letters(Grammar):
    """The sentence families."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.idioms = load("idioms.yaml")

    # imperatives

    def imperative_clause(
        self,
        then: bool = False,
        polite: bool = False,
        need: Callable[[Verb], bool] = lambda v: True,
    ) -> Phrase:
        v = self.verb("c", lambda x: not x.has("noimp") and need(x))
        person = "u" if polite else "ik"
        group = self.simple(v, person)
        subject = self.pronoun("u", "u") if polite else None
        if subject:
            subject.phrase.under(group.root, "nsubj")
        negated = self.chance(0.1)
        if (v.has("dat") or v.has("of")) and (not v.objects or self.chance(0.4)):
            c = self.with_clause(v, "simple", subject, group)
        else:
            parts = self.fill(v, group, "imp", self.rng.choice([0, 1, 1, 1, 2]), negated)
            self.postpone(parts, group)
            c = Clause(group, subject, parts)
        words = list(subject.phrase.toks) if subject else []
        if then:
            words.append(tok("dan", "b", head=group.lexical))
        self.drop_word(c)
        if then:
            c.parts = [p for p in c.parts if p.phrase.head.form != "daarna"]
        toks = [group.finite, *words, *c.middle(), *group.last, *c.after()]
        return Phrase(toks, group.root)

    @staticmethod
    def drop_word(c: Clause) -> None:
        """Some adverbs do not go with an imperative."""
        unfit = {
            "daarom",
            "hiervoor",
            "daarvoor",
            "hiermee",
            "altijd",
            "dan",
            "wel",
            "binnenkort",
            "straks",
        }
        c.parts = [p for p in c.parts if p.phrase.head.form not in unfit]

    def imperative(self) -> Phrase:
        r = self.rng.random()
        if r < 0.45:
            return closed(self.imperative_clause())
        if r < 0.6:
            main = self.imperative_clause(then=self.chance(0.7))
            return closed(joined_main(self, self.condition(), "advcl", main))
        if r < 0.65 and self.poss == "uw":
            return closed(self.imperative_clause(polite=True))
        if r < 0.72:
            return closed(self.chain())
        if r < 0.77:
            main, second = self.imperative_clause(), self.imperative_clause()
            return closed(self.conjoin(main, second, "en"))
        if r < 0.82:
            main = self.imperative_clause()
            return closed(with_tail(self, main, self.purpose(), "advcl", False))
        if r < 0.9:
            main = self.imperative_clause()
            return closed(with_tail(self, main, self.condition(), "advcl", self.chance(0.3)))
        if r < 0.95:
            main = self.imperative_clause()
            return closed(main, ";") if self.chance(0.5) else main
        return closed(self.verb_first_condition())

    def chain(self) -> Phrase:
        """Vul het formulier in, onderteken het en stuur het op."""
        cls = self.pick(["doc", "doc", "doc", "request", "data"])
        fitting = {
            v.lemma: v
            for v in self.verbs
            if v.subject in ("c", "cg") and cls in v.objects and v.lemma in self.fit["chain"]
        }
        verbs = self.rng.sample(list(fitting.values()), min(3, len(fitting)))
        ph = self.np(cls, det=self.pick(["def", "poss", "dem"]))
        first = self.short_order(verbs[0], ph)
        others = verbs[1:] if self.chance(0.5) else verbs[1:2]
        for i, v in enumerate(others):
            part = self.short_order(v, self.pronoun_for(ph))
            last = i == len(others) - 1
            link = tok("en", "cc", head=part.head) if last else tok(",", "p", head=part.head)
            first.toks += [link, *part.under(first.head, "conj").toks]
        return first

    def short_order(self, v: Verb, obj: Phrase) -> Phrase:
        group = self.simple(v, "ik")
        parts = self.complements(v, group.lexical, 0.2)
        obj.under(group.lexical, "obj")
        c = Clause(group, None, parts)
        self.postpone(parts, group)
        return Phrase([group.finite, *obj.toks, *c.middle(), *group.last, *c.after()], group.root)

    def pronoun_for(self, ph: Phrase) -> Phrase:
        if ph.plural:
            t = self.pick([tok("ze", "ze"), tok("deze", "dezep", "deze")])
        elif ph.neuter:
            t = tok("het", "het")
        else:
            t = tok("deze", "dezep", "deze")
        return Phrase([t], t, ph.plural)

    def verb_first_condition(self) -> Phrase:
        """Wilt u huurtoeslag aanvragen? / Hebt u ..., stuur dan ..."""
        v = self.verb("c", lambda x: bool(x.objects))
        kind = self.pick(["simple", "perfect", "modal:willen", "modal:kunnen"])
        subject = self.you()
        c = self.active(
            v,
            kind,
            subject,
            final=False,
            inverted=True,
            count=self.rng.randint(0, 1),
            negated=self.chance(0.2),
            clause=False,
        )
        before = self.main(c, "verb")
        return joined_main(self, before, "parataxis", self.imperative_clause(then=True))

    @staticmethod
    def conjoin(first: Phrase, second: Phrase, word: str) -> Phrase:
        link = tok(word, "cc", head=second.head)
        marks = [tok(",", "p", head=second.head)] if word in ("maar", "want") else []
        second.under(first.head, "conj")
        return Phrase([*first.toks, *marks, link, *second.toks], first.head)

    # modals

    def modal_sentence(self) -> Phrase:
        r = self.rng.random()
        if r < 0.25:
            return self.modal_passive_sentence()
        v = self.verb("c" if r < 0.75 else "g", lambda x: bool(x.objects) or bool(x.preps))
        negated = False
        if r < 0.85:
            lemma = self.pick(split("kunnen kunnen kunnen moeten moeten mogen willen zullen gaan"))
            kind = f"modal:{lemma}"
            if self.strange and self.chance(0.15):
                lemma = self.pick(["kunnen", "moeten"])
                kind = self.pick([f"perfipp:{lemma}", f"modperf:{lemma}", "modperf:zullen"])
        else:
            lemma = self.pick(["hoeven", "dienen"])
            kind = f"te:{lemma}"
        negated = lemma == "hoeven" or self.chance(0.1)
        subject = self.as_subject(v)
        c = self.active(
            v,
            kind,
            subject,
            final=False,
            inverted=True,
            count=self.rng.choice([0, 1, 1, 2]),
            negated=negated,
        )
        front = "other" if self.chance(0.55) else "subject"
        free = c.group.last[-1] is c.group.lexical and not c.after() and v.objects
        if free and r < 0.75 and self.chance(0.15):
            c.tail = self.also(v, c.group.lexical, te=kind.startswith("te"))
        main = self.fronted(c, front, subject)
        return closed(main)

    def fronted(self, c: Clause, front: str, subject: Subject) -> Phrase:
        """Main clause, now and then after a subordinate clause or with one behind it."""
        r = self.rng.random()
        past = c.group.finite.tag in ("vp", "vpm", "xp", "xpm")
        if past:
            return self.main(c, front)
        if subject.person != "je" and r < 0.12:
            return joined_main(self, self.condition(), "advcl", self.main(c, "verb"))
        if r < 0.17 and not c.tail and subject.person in ("u", "je", "ik"):
            return joined_main(self, self.purpose(), "advcl", self.main(c, "verb"))
        main = self.main(c, front)
        if r > 0.93 and not c.tail:
            return with_tail(self, main, self.reason_clause(), "advcl", self.chance(0.5))
        return main

    def reason_clause(self) -> Phrase:
        word = self.pick(split("omdat omdat zodat tenzij totdat als voordat"))
        c = self.any_clause(final=True, light=True, present=word != "omdat")
        return self.final(c, tok(word, "sc"))

    def modal_passive_sentence(self) -> Phrase:
        v = self.verb(
            "g" if self.chance(0.6) else "c", lambda x: bool(x.objects) and not x.has("nopass")
        )
        lemma = self.pick(split("kunnen moeten moeten mogen zullen hoeven dienen"))
        kind = f"modpass:{lemma}"
        if self.strange and lemma not in MAIN_VERB and self.chance(0.3):
            kind = self.pick([f"modpassperf:{lemma}", "modmodpass:zullen"])
        c = self.passive_clause(
            v,
            kind,
            count=self.rng.choice([0, 1, 1, 2]),
            negated=lemma == "hoeven" or self.chance(0.08),
        )
        return closed(self.main(c, "other" if self.chance(0.4) else "subject"))

    # particles

    def particle_sentence(self) -> Phrase:
        r = self.rng.random()

        def wants(x: Verb) -> bool:
            return bool(x.particle)

        v = self.verb(self.pick("cccggx") if r < 0.8 else "c", wants)
        subject = self.as_subject(v)
        past = self.chance(0.2)
        kind = "simplepast" if past else "simple"
        if r < 0.65:
            front = "other" if self.chance(0.45) else "subject"
            inverted = front == "other"
            c = self.active(
                v,
                kind,
                subject,
                final=False,
                inverted=inverted,
                count=self.rng.choice([0, 1, 1, 2, 2, 3]),
                negated=self.chance(0.08),
            )
            if inverted and not any(self.may_lead(p, subject) for p in c.parts):
                front, inverted = "subject", False
            if subject.person == "je":
                front = "subject"
                c = self.active(v, kind, subject, final=False, count=1)
            return closed(self.main(c, front))
        if r < 0.75:
            c = self.active(v, kind, subject, final=False, inverted=True, count=1, clause=False)
            return closed(self.main(c, "verb"), "?")
        if r < 0.85:
            return closed(self.imperative_clause(need=wants))
        return closed(self.second_clause(v, subject))

    def second_clause(self, v: Verb, subject: Subject) -> Phrase:
        """Wij beoordelen uw aanvraag en sturen u een brief toe."""
        c = self.active(
            v, "simple", subject, final=False, count=self.rng.randint(0, 1), clause=False
        )
        main = self.main(c)
        other = self.verb(v.subject[0] if v.subject[0] in "cg" else "c", lambda x: bool(x.objects))
        group = self.simple(other, subject.person)
        parts = self.fill(other, group, "simple", self.rng.randint(0, 1), False)
        d = Clause(group, None, parts)
        self.postpone(parts, group)
        second = Phrase([group.finite, *d.middle(), *group.last, *d.after()], group.root)
        return self.conjoin(main, second, self.pick(["en", "en", "of"]))

    # ordinary sentences

    def ordinary(self) -> Phrase:
        r = self.rng.random()
        if r < 0.35:
            return self.active_sentence()
        if r < 0.62:
            return self.passive_sentence()
        if r < 0.74:
            return self.question()
        if r < 0.82:
            return self.relative_sentence()
        if r < 0.87:
            return self.existential()
        if r < 0.91:
            return closed(self.split_adverb())
        return self.joined_sentence()

    def active_sentence(self) -> Phrase:
        v = self.verb(self.pick("ccggggx"))
        kind = self.pick(split("simple simple perfect perfect simplepast modal:zullen"))
        if v.subject.startswith("x") and kind.startswith("modal"):
            kind = "simple"
        subject = self.as_subject(v)
        c = self.active(
            v,
            kind,
            subject,
            final=False,
            inverted=subject.person != "je",
            count=self.rng.choice([0, 1, 1, 2]),
            negated=self.chance(0.1),
        )
        front = "other" if subject.person != "je" and self.chance(0.4) else "subject"
        if front == "subject" and subject.person == "je":
            return closed(self.main(c))
        return closed(self.fronted(c, front, subject) if subject.person != "je" else self.main(c))

    def passive_sentence(self) -> Phrase:
        v = self.verb(
            "g" if self.chance(0.75) else "c", lambda x: bool(x.objects) and not x.has("nopass")
        )
        kind = self.pick(["pass", "pass", "passperf", "passperf", "passpast"])
        c = self.passive_clause(
            v,
            kind,
            count=self.rng.choice([0, 1, 1, 2]),
            agent=self.chance(0.2),
            negated=self.chance(0.1),
        )
        return closed(self.main(c, "other" if self.chance(0.4) else "subject"))

    def question(self) -> Phrase:
        v = self.verb("c", lambda x: bool(x.objects) or bool(x.preps))
        kind = self.pick(split("simple perfect modal:willen modal:kunnen modal:moeten modal:mogen"))
        subject = self.pronoun("u", "u") if self.chance(0.8) else self.subject("c")
        if self.poss == "je":
            subject = self.pronoun("je", "je")
        c = self.active(
            v, kind, subject, final=False, inverted=True, count=self.rng.randint(0, 1), clause=False
        )
        main = self.main(c, "verb")
        if self.chance(0.45):
            word = self.pick(["hoe", "wanneer", "waar", "waarom", "hoe", "sinds wanneer"])
            return closed(self.asked(word, c, main), "?")
        return closed(main, "?")

    @staticmethod
    def asked(word: str, c: Clause, main: Phrase) -> Phrase:
        first = word.split()
        head = tok(first[-1], "waar" if first[-1] == "waar" else "b", head=c.group.lexical)
        toks = [head]
        if len(first) == 2:
            head.rel = "obl"
            toks = [tok(first[0], "vz", head=head), head]
        return Phrase([*toks, *main.toks], main.head)

    def relative_sentence(self) -> Phrase:
        """A noun phrase with a relative clause, as subject or object."""
        cls = self.pick(split("doc data decision request benefit permit money"))
        ph = self.np(
            cls,
            det=self.pick(["def", "def", "alle", "dem"]) if cls in ("doc", "data") else "def",
            depth=0,
        )
        if not ph.plural and ph.toks[0] is ph.head:
            ph.toks.insert(0, self.det_tokens("def", ph.neuter, False)[0])
            ph.toks[0].head = ph.head
        self.relative(ph, cls)
        used = {t.lemma for t in ph.toks}
        if self.chance(0.5):
            v = self.verb(
                "c", lambda x: cls in x.objects and not x.has("noimp") and x.lemma not in used
            )
            group = self.simple(v, "ik")
            ph.under(group.lexical, "obj")
            toks = [group.finite, *ph.toks, *group.last]
            return closed(Phrase(toks, group.root))
        v = self.verb(
            "g", lambda x: cls in x.objects and not x.has("nopass") and x.lemma not in used
        )
        person = "pl" if ph.plural else "3"
        if self.chance(0.75):
            ph.toks.append(tok(",", "p", head=ph.head))
        group = self.group(
            self.pick(["pass", "passperf", "modpass:moeten"]), v, person, False, False
        )
        ph.under(group.root, "nsubj:pass")
        return closed(Phrase([*ph.toks, group.finite, *group.last], group.root))

    def joined_sentence(self) -> Phrase:
        r = self.rng.random()
        v = self.verb("g" if r < 0.6 else "c")
        subject = self.as_subject(v)
        if r < 0.35:
            if subject.person == "je":
                subject = self.pronoun("u", "u")
            c = self.active(
                v,
                "simple",
                subject,
                final=False,
                inverted=True,
                clause=False,
                count=self.rng.randint(0, 1),
            )
            return closed(joined_main(self, self.condition(), "advcl", self.main(c, "verb")))
        c = self.active(
            v,
            self.pick(["simple", "perfect"]),
            subject,
            final=False,
            count=self.rng.randint(0, 1),
            clause=False,
        )
        if r < 0.6:
            return closed(
                with_tail(self, self.main(c), self.reason_clause(), "advcl", self.chance(0.5))
            )
        if r < 0.8:
            d = self.any_clause(final=False, light=True)
            return closed(
                self.conjoin(self.main(c), self.main(d), self.pick(["en", "maar", "want", "of"]))
            )
        return closed(self.second_clause(v, subject))

    # headings and labels

    def heading(self) -> Phrase:
        r = self.rng.random()
        if r < 0.3:
            ph = self.infinitive_heading()
        elif r < 0.5:
            ph = self.noun_heading()
        elif r < 0.65:
            ph = self.paired_heading()
        elif r < 0.8:
            ph = self.np(self.any_class(), det=self.pick(["poss", "bare", "def", "bare"]))
        else:
            ph = self.asked_heading()
        if self.chance(0.18):
            number = tok(
                self.pick(split("1. 2. 3. 4. A. B. 1 2")),
                "sym",
                head=ph.head,
                rel="parataxis",
            )
            ph.toks[0].form = ph.toks[0].form[0].upper() + ph.toks[0].form[1:]
            ph.toks.insert(0, number)
        return ph

    def any_class(self) -> str:
        return str(
            self.pick(
                split(
                    "doc request benefit permit data money "
                    "decision event situation meeting rule home relative"
                )
            )
        )

    def infinitive_heading(self) -> Phrase:
        """Verhuizing doorgeven; Bezwaarschrift indienen bij de gemeente"""
        v = self.verb("c", lambda x: bool(x.objects) and not x.has("noimp"))
        lexical = tok(v.lemma, "inf", rel="root")
        obj = self.np(self.pick(v.objects), det=self.pick(["bare", "bare", "bare", "een", "poss"]))
        toks = [*obj.under(lexical, "obj").toks, lexical]
        if self.chance(0.25):
            toks += [t for p in self.complements(v, lexical, 0.8) for t in p.phrase.toks]
        return Phrase(toks, lexical)

    def noun_heading(self) -> Phrase:
        """Aanvraag huurtoeslag; Wijziging van uw gegevens; Besluit op uw bezwaarschrift"""
        head, prep, cls = self.pick(
            [
                ("aanvraag", "", "benefit"),
                ("aanvraag", "", "permit"),
                ("verzoek", "om", "benefit"),
                ("wijziging", "", "data"),
                ("wijziging", "van", "data"),
                ("besluit", "op", "request"),
                ("besluit", "over", "benefit"),
                ("uitnodiging", "voor", "meeting"),
                ("overzicht", "van", "money"),
                ("verklaring", "van", "relative"),
                ("gegevens", "van", "relative"),
                ("gegevens", "over", "home"),
                ("melding", "", "event"),
                ("informatie", "over", "benefit"),
                ("betaling", "van", "money"),
                ("verlenging", "van", "permit"),
                ("aanvraagformulier", "", "benefit"),
                ("bezwaar", "tegen", "decision"),
                ("aanmelding", "voor", "meeting"),
                ("afsluiting", "van", "home"),
                ("reactie", "op", "request"),
                ("kopie", "van", "idcard"),
            ]
        )
        noun = tok(head, HEAD_TAG.get(head, "nz"), HEAD_LEMMA.get(head, head), rel="root")
        ph = self.np(cls, det="" if prep else "bare", depth=1 if prep else 0)
        if prep:
            ph = self.with_prep(prep, ph)
        return Phrase([noun, *ph.under(noun, "nmod").toks], noun)

    def paired_heading(self) -> Phrase:
        a, b = self.pick(
            [
                "doc data",
                "money benefit",
                "relative home",
                "rule decision",
                "permit event",
                "situation home",
                "data doc",
            ]
        ).split()
        first = self.np(a, det="bare", depth=0)
        second = self.np(b, det="bare", depth=0)
        link = tok("en", "cc", head=second.head)
        return Phrase([*first.toks, link, *second.under(first.head, "conj").toks], first.head)

    def asked_heading(self) -> Phrase:
        v = self.verb("c", lambda x: bool(x.objects))
        kind = self.pick(["simple", "modal:kunnen", "modal:moeten", "simple"])
        subject = self.you()
        if self.poss == "mijn":
            subject = self.pronoun("ik", "ik")
        c = self.active(v, kind, subject, final=False, inverted=True, count=0, clause=False)
        word = self.pick(["hoe", "wanneer", "waar", "waarom"])
        return closed(self.asked(word, c, self.main(c, "verb")), "?")

    def button(self) -> Phrase:
        """Opslaan en verdergaan; Bestand kiezen; Annuleren"""
        if self.chance(0.4):
            ph = self.infinitive_heading()
            return ph
        words = self.rng.sample(BUTTONS, 2)
        first = tok(words[0], "inf", rel="root")
        if self.chance(0.4):
            return Phrase([first], first)
        second = tok(words[1], "inf", head=first, rel="conj")
        toks = [first, tok(self.pick(["en", "of"]), "cc", head=second)]
        if self.chance(0.3):
            toks.append(tok("later", "ac", "laat", head=second, rel="advmod"))
        return Phrase([*toks, second], first)

    def described(self) -> Phrase:
        """Gezinsleden die meeverhuizen; Datum waarop u bent verhuisd"""
        cls = self.pick(split("doc data decision permit money home idcard"))
        ph = self.np(cls, det=self.pick(["bare", "bare", "def"]), depth=0, number="many")
        if self.chance(0.5):
            self.relative(ph, cls)
            return ph
        ph = self.np(self.pick(["citizen", "relative", "person"]), det="bare", number="many")
        v = self.verb("c", lambda x: not x.objects or x.lemma in self.fit["condition"])
        kind = self.pick(split("simple simple perfect modal:willen modal:moeten"))
        rel = tok("die" if ph.plural or not ph.neuter else "dat", "rdie")
        rel.tag = "rdie" if rel.form == "die" else "rdat"
        subject = Subject(Phrase([rel], rel, ph.plural), "pl" if ph.plural else "3")
        c = self.active(v, kind, subject, final=True, count=int(self.chance(0.3)), clause=False)
        ph.toks += self.final(c, None).under(ph.head, "acl:relcl").toks
        return ph

    def label(self) -> Phrase:
        if self.strange and self.chance(0.3):
            return self.button() if self.chance(0.5) else self.described()
        r = self.rng.random()
        if r < 0.3:
            ph = self.np(
                self.pick(split("data data doc money event relative home")),
                det=self.pick(["bare", "bare", "poss", "def"]),
            )
        elif r < 0.5:
            ph = self.paired_label()
        elif r < 0.62:
            return self.choice_label() if self.chance(0.5) else self.list_item()
        elif r < 0.8:
            return self.question()
        else:
            ph = self.value_label()
        if r >= 0.8 or self.chance(0.15):
            return ph if r >= 0.8 else self.note(ph)
        return closed(ph, ":") if self.chance(0.4) and not 0.5 <= r < 0.62 else ph

    def paired_label(self) -> Phrase:
        one, two = self.rng.sample(LABELS, 2)
        first, second = self.label_noun(one), self.label_noun(two)
        second.head, second.rel = first, "conj"
        toks = [first, tok("en", "cc", head=second), second]
        if self.chance(0.4):
            who = self.pp("van", self.pick(["citizen", "relative", "official"]), depth=0)
            toks += who.under(first, "nmod").toks
        return Phrase(toks, first)

    @staticmethod
    def label_noun(word: str) -> Tok:
        neuter = word.endswith(("nummer", "adres"))
        return tok(word, "no" if neuter else "nz", rel="root")

    def choice_label(self) -> Phrase:
        """Ja, ik heb een partner; Nee, wij wonen niet samen"""
        word = self.pick(["ja", "nee"])
        self.poss = "mijn"
        v = self.verb("c", lambda x: bool(x.objects) and not x.has("dat"))
        kind = self.pick(["simple", "perfect", "modal:willen"])
        c = self.active(
            v,
            kind,
            self.pronoun("ik", "ik"),
            final=False,
            count=0,
            clause=False,
            negated=word == "nee",
        )
        main = self.main(c)
        head = tok(word, "int", head=main.head)
        return Phrase([head, tok(",", "p", head=head), *main.toks], main.head)

    def value_label(self) -> Phrase:
        """Datum van ondertekening; Ingangsdatum: 1 mei 2026; Totaal: € 25"""
        word, cls = self.pick(
            [
                ("datum", "datum"),
                ("ingangsdatum", "datum"),
                ("bedrag", "bedrag"),
                ("geboortedatum", "datum"),
                ("totaal", "bedrag"),
                ("telefoonnummer", "tel"),
                ("website", "url"),
                ("contactpersoon", "persoon"),
                ("kosten", "bedrag"),
                ("termijn", "span"),
                ("verzenddatum", "datum"),
                ("tel.", "tel"),
            ]
        )
        head = tok(
            word,
            {
                "bedrag": "no",
                "totaal": "no",
                "telefoonnummer": "no",
                "kosten": "nm",
                "tel.": "afk",
            }.get(word, "nz"),
            {"kosten": "kost", "tel.": "telefoon"}.get(word, word),
            rel="root",
        )
        value = self.np(cls)
        value.under(head, "appos" if cls in ("tel", "url", "persoon") else "parataxis")
        colon = [tok(":", "p", head=value.head)] if word != "tel." else []
        return Phrase([head, *colon, *value.toks], head)

    def note(self, ph: Phrase) -> Phrase:
        """(niet verplicht), (optioneel), (in blokletters)"""
        words = [
            tok(f, t)
            for f, t in self.pick(
                [
                    (("niet", "b"), ("verplicht", "av")),
                    (("optioneel", "av"),),
                    (("in", "vz"), ("blokletters", "nm")),
                    (("bijlage", "nz"), ("2", "nv")),
                    (("kopie", "nz"), ("meesturen", "inf")),
                ]
            )
        ]
        inner = words[-1] if words[-1].tag != "nv" else words[0]
        hang((w for w in words if w is not inner), inner)
        for w in words:
            if w.tag == "nz" and w is not inner:
                w.rel = "obj"
            w.lemma = "blokletter" if w.form == "blokletters" else w.lemma
        inner.head, inner.rel = ph.head, "parataxis"
        ph.toks += [tok("(", "p", head=inner), *words, tok(")", "p", head=inner)]
        return ph

    def list_item(self) -> Phrase:
        """een kopie van uw paspoort; / of u samenwoont; / uw naam en adres"""
        if self.chance(0.6):
            ph = self.np(
                self.pick(split("doc doc data idcard decision money situation permit reason"))
            )
            if self.chance(0.2):
                self.coordinate(ph, "data")
        else:
            ph = self.complement_clause(self.pick(["dat", "of", "als", "of", "omdat"]))
        ph.lower = True
        end = self.pick(split("; ; .   ,"))
        return closed(ph, end) if end else ph

    def existential(self) -> Phrase:
        """Er wordt binnen zes weken een besluit genomen."""
        v = self.verb("g", lambda x: bool(x.objects) and not x.has("nopass"))
        kind = self.pick(["pass", "passperf", "passpast", "modpass:kunnen", "modpass:moeten"])
        det = self.pick(["een", "bare"] if "mod" in kind else ["een", "geen", "bare"])
        ph = self.np(self.pick([o for o in v.objects if o not in SPECIAL] or ["brief"]), det=det)
        group = self.group(kind, v, "pl" if ph.plural else "3", False, False)
        ph.under(group.root, "nsubj:pass")
        if not ph.plural and ph.toks[0] is ph.head and ph.head.lemma not in MASS:
            ph.toks.insert(0, tok("een", "een", head=ph.head))
        parts: list[Part] = []
        self.add_adverbials(parts, v, group.lexical, kind, self.rng.randint(0, 1))
        for p in parts:
            p.far = False
        there = tok("er", "er", head=group.lexical)
        c = Clause(group, None, parts)
        return closed(Phrase([there, group.finite, *c.middle(), *ph.toks, *group.last], group.root))

    # hand-written sentences

    def idiom(self) -> Phrase:
        return Notation(self, self.pick(self.idioms)).parse()

    # -----------------------------------------------------------------------------------

    def sentence(self) -> tuple[str, Phrase]:
        families = split("imperative modal_sentence particle_sentence ordinary heading label idiom")
        name = self.rng.choices(families, weights=[16, 16, 16, 17, 11, 11, 13])[0]
        self.poss = self.rng.choices(["uw", "je"], weights=[95, 5])[0]
        if name in ("heading", "label") and self.chance(0.1):
            self.poss = "mijn"
        phrase: Phrase = getattr(self, name)()
        return name.removesuffix("_sentence"), phrase


LABELS = split(
    "naam voornaam achternaam straat huisnummer postcode plaats "
    "woonplaats datum handtekening geboortedatum geboorteplaats telefoonnummer e-mailadres functie"
)
BUTTONS = split(
    "opslaan verzenden annuleren afdrukken downloaden uploaden toevoegen verwijderen wijzigen "
    "bevestigen inloggen uitloggen registreren verdergaan afronden zoeken sluiten doorgaan "
    "teruggaan bewaren stoppen kopiëren printen ondertekenen betalen delen aanpassen"
)
HEAD_TAG = {"verzoek": "no", "besluit": "no", "overzicht": "no", "bezwaar": "no",
            "gegevens": "nm", "aanvraagformulier": "no"}  # fmt: skip
HEAD_LEMMA = {"gegevens": "gegeven"}


class Notation:
    """The compact notation of `idioms.yaml`: see the comment at its top."""

    def __init__(self, words: Letters, text: str) -> None:
        self.words = words
        self.items = text.split()
        self.at = 0
        self.first: Tok | None = None

    def parse(self) -> Phrase:
        phrase, _ = self.clause()
        return phrase

    def clause(self) -> tuple[Phrase, str]:
        """Words up to the closing brace; the relation after the brace."""
        toks: list[Tok] = []
        own: list[Tok] = []
        waiting: list[Tok] = []  # words marked >c hang from the next inner clause
        ahead: list[Tok] = []  # words marked >n hang from the next word
        root: Tok | None = None
        rel = "root"
        while self.at < len(self.items):
            item = self.items[self.at]
            self.at += 1
            if item.startswith("}"):
                rel = item[1:]
                break
            if item == "{":
                inner, inner_rel = self.clause()
                inner.head.rel = inner_rel
                toks += inner.toks
                own.append(inner.head)
                hang(waiting, inner.head)
                waiting.clear()
                continue
            new, head, is_root = self.item(re.sub(">[c0n]$", "", item))
            toks += new
            self.first = self.first or new[0]
            hang(ahead, head)
            ahead.clear()
            if item.endswith(">0"):
                head.head = self.first
            else:
                {">c": waiting, ">n": ahead}.get(item[-2:], own).append(head)
            root = head if is_root else root
        assert root, self.items
        self.attach(own, root)
        return Phrase(toks, root), rel

    def item(self, item: str) -> tuple[list[Tok], Tok, bool]:
        is_root = item.endswith("!") and item != "!"
        item = item.removesuffix("!") if is_root else item
        if item.startswith("<"):
            name, _, rel = item.strip("<>").partition(":")
            cls, _, det = name.partition("/")
            single = rel.startswith("nsubj") or det == "een"
            number = "many" if cls.endswith("+") else "one" if single else ""
            ph = self.words.np(cls.removesuffix("+"), det=det, depth=0, number=number)
            ph.head.rel = rel or "obj"
            return ph.toks, ph.head, is_root
        body, _, rel = item.rpartition(":") if re.search(r"\w:[a-z]", item) else (item, "", "")
        if body.count(":") and rel in ("prt", "pass", "poss", "relcl", "agent", "pv"):
            body, _, first = body.rpartition(":")
            rel = f"{first}:{rel}"
        word, _, tag = body.rpartition("/") if "/" in body[1:] else (body, "", "")
        form, _, lemma = word.partition("=")
        form = form.replace("_", " ")
        tag = tag or CLOSED.get(form.lower()) or self.lookup(form)
        lemma = lemma or CLOSED_LEMMA.get(form.lower(), "") or self.noun_lemma(form, tag)
        t = tok(form, tag, lemma, rel=rel)
        return [t], t, is_root

    def lookup(self, form: str) -> str:
        low = form.lower()
        for entries in self.words.nouns.values():
            for n in entries:
                if low == n.plural:
                    return "nm"
                if low == n.singular:
                    return "no" if n.neuter else "nz"
        raise KeyError(f"give a tag for {form} in: {' '.join(self.items)}")

    def noun_lemma(self, form: str, tag: str) -> str:
        low = form.lower()
        if tag == "nm":
            for entries in self.words.nouns.values():
                for n in entries:
                    if low == n.plural:
                        return n.singular
        return form if tag in ("po", "pz", "de") else low

    def attach(self, own: list[Tok], root: Tok) -> None:
        for i, t in enumerate(own):
            if t is not root:
                t.head = self.head_of(own, i, root)
        for t in own:
            t.rel = "conj" if t.rel == "nconj" else t.rel

    def head_of(self, own: list[Tok], i: int, root: Tok) -> Tok:
        rel = own[i].rel
        if own[i].form == "te" and rel == "mark":
            return next((x for x in own[i + 1 :] if x.tag in ("inf", "xinf")), root)
        if rel in LEFTWARD:
            return self.nominal(own[i + 1 :], root, loose=True)
        if rel in RIGHTWARD:
            return self.nominal(own[:i][::-1], root, loose=False)
        if rel == "fixed":
            before = own[i - 1]
            return before.head or root if before.rel == "fixed" else before
        if rel == "cc":
            return next((x for x in own[i + 1 :] if x.rel in ("conj", "nconj")), root)
        return root

    @staticmethod
    def nominal(items: list[Tok], root: Tok, loose: bool) -> Tok:
        for t in items:
            fits = TAGS[t.tag][0] in NOMINAL or (loose and t.rel == "obl")
            barred = LEFTWARD | {"flat", "fixed"} | (set() if loose else {"nconj"})
            if t is root or (fits and t.rel not in barred):
                return t
        return root


LEFTWARD = {"det", "case", "amod", "nummod", "nmod:poss"}
RIGHTWARD = {"nmod", "appos", "flat", "acl:relcl", "acl", "nconj"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}
CLOSED: dict[str, str] = TABLES["closed"]
CLOSED_LEMMA: dict[str, str] = TABLES["closed_lemma"]


# -- output -----------------------------------------------------------------------------

NO_SPACE_BEFORE = {".", ",", "?", ":", ";", ")", "!"}


def finish(ph: Phrase) -> list[Tok]:
    """Roots, capital and spacing."""
    ph.head.head, ph.head.rel = None, "root"
    toks = ph.toks
    first = toks[0]
    if not ph.lower and first.form[0].islower() and not first.form.startswith("www"):
        first.form = first.form[0].upper() + first.form[1:]
    for left, right in pairwise(toks):
        left.glue = right.form in NO_SPACE_BEFORE or left.form == "("
    toks[-1].glue = False
    return toks


def text_of(toks: Sequence[Tok]) -> str:
    return "".join(t.form + ("" if t.glue else " ") for t in toks).strip()


def rows(toks: Sequence[Tok]) -> list[str]:
    place = {id(t): i for i, t in enumerate(toks, 1)}
    out = []
    for i, t in enumerate(toks, 1):
        upos, xpos, feats, _ = TAGS[t.tag]
        head = place[id(t.head)] if t.head else 0
        misc = "SpaceAfter=No" if t.glue else "_"
        out.append(
            "\t".join([str(i), t.form, t.lemma, upos, xpos, feats, str(head), t.rel, "_", misc])
        )
    return out


def generate(seed: int, count: int, strange: float = 0.0) -> Iterable[str]:
    """CoNLL-U blocks, each text once, idioms excepted.

    `strange` is the share of nouns that come from all nouns of the package; above 0, long verb
    groups, embedded questions, buttons and second purposes come in too.
    """
    letters = Letters(seed)
    letters.strange = strange
    seen: set[str] = set()
    made = 0
    while made < count:
        family, phrase = letters.sentence()
        toks = finish(phrase)
        text = text_of(toks)
        if len(toks) > 45 or (text in seen and family != "idiom"):
            continue
        seen.add(text)
        made += 1
        head = [f"# sent_id = letters/{seed}/{made}", f"# family = {family}", f"# text = {text}"]
        yield "\n".join([*head, *rows(toks)]) + "\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--strange", type=float, default=0.0, help="share of nouns that do not fit")
    args = parser.parse_args()
    blocks = generate(args.seed, args.count, args.strange)
    args.out.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
