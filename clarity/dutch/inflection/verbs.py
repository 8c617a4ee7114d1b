"""Verbs: finite forms, participles, infinitives with "te", auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from clarity.dutch.inflection import _data
from clarity.dutch.inflection.adjectives import adjective
from clarity.dutch.inflection.spelling import VOWELS, close_stem, has_vowel, syllables

Person = Literal[1, 2, 3, "u"]
Number = Literal["sing", "plur"]
Tense = Literal["pres", "past"]
Auxiliary = Literal["hebben", "zijn"]

_KOFSCHIP = ("t", "k", "f", "s", "p", "x", "ch", "sh", "c")
_NO_IMPERATIVE = frozenset({"kunnen", "mogen", "moeten", "willen", "zullen", "hoeven"})
_TREMA = {"e": "ë", "i": "ï", "u": "ü"}
_ONSETS_WITHOUT_TREMA = ("ij", "ui")
_SCHWA_ENDINGS = ("el", "er", "en", "em")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A finite form and the particle that stands apart from it, if the verb has one."""

    finite: str
    particle: str | None = None

    def __str__(self) -> str:
        return f"{self.finite} {self.particle}" if self.particle else self.finite


@dataclass(frozen=True, slots=True)
class _Paradigm:
    """The forms of a verb without its particle; None where a form is not certain."""

    stem: str
    jij: str
    jij_inverted: str
    hij: str
    plural: str
    past: str | None
    past_plural: str | None
    participle: str | None
    # Whether the participle starts with a ge- that a prefix drives out (not the ge- of gebruikt).
    has_ge: bool = True

    def behind(self, prefix: str) -> _Paradigm:
        """The paradigm of a derived verb whose prefix does not come off."""
        return _Paradigm(
            prefix + self.stem,
            prefix + self.jij,
            prefix + self.jij_inverted,
            prefix + self.hij,
            prefix + self.plural,
            _join(prefix, self.past),
            _join(prefix, self.past_plural),
            _join(prefix, _without_ge(self.participle) if self.has_ge else self.participle),
            has_ge=False,
        )


@dataclass(frozen=True, slots=True)
class _Analysis:
    """A verb taken apart: its particle and the forms of the rest."""

    particle: str
    base: str
    paradigm: _Paradigm


def conjugate(
    verb: str,
    *,
    person: Person = 3,
    number: Number = "sing",
    tense: Tense = "pres",
    inverted: bool = False,
    separable: bool | None = None,
) -> VerbForm | None:
    """The finite form of an infinitive, its particle apart: terugsturen to (stuurt, terug).

    `person` "u" is polite, always with the singular verb; `inverted` means that "je" follows
    (word je). `separable` chooses between two verbs with one spelling (overleggen). Returns
    None when the form is not certain. Raises ValueError for an unknown feature.
    """
    _check(person, number, tense)
    analysis = _analyse(verb, separable)
    if analysis is None:
        return None
    form = _finite(analysis.paradigm, person, number, tense, inverted)
    return VerbForm(form, analysis.particle or None) if form else None


def joined_finite(
    verb: str,
    *,
    person: Person = 3,
    number: Number = "sing",
    tense: Tense = "pres",
    separable: bool | None = None,
) -> str | None:
    """The finite form of a subordinate clause, particle attached: (als u) terugstuurt.

    None and ValueError as for `conjugate`.
    """
    form = conjugate(verb, person=person, number=number, tense=tense, separable=separable)
    return (form.particle or "") + form.finite if form else None


def imperative(verb: str, *, separable: bool | None = None) -> VerbForm | None:
    """The imperative: terugsturen to (stuur, terug). None for modals and unknown verbs."""
    analysis = _analyse(verb, separable)
    if analysis is None or analysis.base in _NO_IMPERATIVE:
        return None
    form = "wees" if analysis.base == "zijn" else analysis.paradigm.stem
    return VerbForm(form, analysis.particle or None)


def participle(verb: str, *, separable: bool | None = None) -> str | None:
    """The past participle: terugsturen to teruggestuurd. None when it is not certain."""
    analysis = _analyse(verb, separable)
    return _join(analysis.particle, analysis.paradigm.participle) if analysis else None


def inflected_participle(
    verb: str,
    *,
    noun_gender: Literal["de", "het"],
    number: Number = "sing",
    definite: bool = True,
    separable: bool | None = None,
) -> str | None:
    """The past participle before a noun: het toegekende bedrag, een toegekend bedrag.

    None when the participle is not certain; ValueError for an unknown feature.
    """
    form = participle(verb, separable=separable)
    if form is None:
        return None
    return adjective(form, noun_gender=noun_gender, number=number, definite=definite)


def present_participle(verb: str) -> str | None:
    """The present participle: lopen to lopend. None when the word is no infinitive."""
    return verb + "d" if verb.isalpha() and verb.endswith("n") and len(verb) > 3 else None


def infinitive(verb: str, *, te: bool = True, separable: bool | None = None) -> str | None:
    """The infinitive, with "te" in its place: terug te sturen. None when that is not certain."""
    if not te:
        return verb
    analysis = _analyse(verb, separable)
    if analysis is None:
        return None
    rest = verb.removeprefix(analysis.particle)
    return f"{analysis.particle} te {rest}" if analysis.particle else f"te {rest}"


def auxiliary(verb: str) -> Auxiliary | None:
    """The auxiliary of the perfect; None when unknown or when it depends on the meaning."""
    known = _data.auxiliaries().get(verb)
    if known is None and verb in _data.strong_verbs():
        known = _data.strong_verbs()[verb][3]
    analysis = _analyse(verb, None) if known is None else None
    if analysis and analysis.particle:
        known = _data.auxiliaries().get("-" + analysis.base)
    if known == "hebben":
        return "hebben"
    return "zijn" if known == "zijn" else None


def _check(person: object, number: object, tense: object) -> None:
    if person not in (1, 2, 3, "u") or number not in ("sing", "plur"):
        raise ValueError(f"no such person or number: {person!r}, {number!r}")
    if tense not in ("pres", "past"):
        raise ValueError(f"no such tense: {tense!r}")


def _finite(
    paradigm: _Paradigm, person: Person, number: Number, tense: Tense, inverted: bool
) -> str | None:
    plural = number == "plur" and person != "u"
    if tense == "past":
        return paradigm.past_plural if plural else paradigm.past
    if plural:
        return paradigm.plural
    if person == 2:
        return paradigm.jij_inverted if inverted else paradigm.jij
    return {1: paradigm.stem, 3: paradigm.hij, "u": paradigm.jij}[person]


@lru_cache(maxsize=8192)
def _analyse(verb: str, separable: bool | None) -> _Analysis | None:
    """Take the verb apart: tables first, then particle, then prefix, then the rules."""
    kind = _data.prefixed_verbs().get(verb)
    if kind is not None:
        return _listed(verb, kind, separable)
    if verb not in _data.strong_verbs() and verb not in _data.regular_verbs():
        return _derived(verb)
    split = _split_particle(verb) if verb in _data.strong_verbs() else None
    if split:
        return _Analysis(split[0], split[1], _strong(verb, split[0]))
    return _whole("", verb, _base(verb))


def _whole(particle: str, base: str, paradigm: _Paradigm | None) -> _Analysis | None:
    return None if paradigm is None else _Analysis(particle, base, paradigm)


def _listed(verb: str, kind: str, separable: bool | None) -> _Analysis | None:
    """A verb whose prefix may come off, according to the table or the caller."""
    if kind == "both" and separable is None:
        return None
    apart = separable if kind == "both" else kind == "separable"
    prefix = _ambiguous_prefix(verb)
    rest = verb.removeprefix(prefix)
    if not apart and verb in _data.strong_verbs():
        return _Analysis("", verb, _strong(verb, ""))
    paradigm = _paradigm(rest)
    if paradigm is None:
        return None
    if apart:
        return _Analysis(prefix, rest, paradigm)
    return _Analysis("", verb, paradigm.behind(prefix))


def _ambiguous_prefix(verb: str) -> str:
    prefixes = (*_data.particles()["ambiguous"], "aan")
    return next(prefix for prefix in prefixes if verb.startswith(prefix))


def _derived(verb: str) -> _Analysis | None:
    """An unlisted verb: particle and known verb, or prefix and verb, or regular by rule."""
    split = _split_particle(verb)
    if split:
        return _whole(split[0], split[1], _paradigm(split[1]))
    if _looks_prefixed(verb):
        return None
    return _whole("", verb, _paradigm(verb))


def _looks_prefixed(verb: str) -> bool:
    """Whether a particle may come off, so that the rules alone are not certain."""
    kinds = _data.particles()
    return any(
        verb.startswith(prefix) and has_vowel(verb[len(prefix) : -2])
        for prefix in (*kinds["particle"], *kinds["ambiguous"])
    )


def _split_particle(verb: str) -> tuple[str, str] | None:
    for particle in _data.particles()["particle"]:
        if verb.startswith(particle) and _is_known(verb[len(particle) :]):
            return particle, verb[len(particle) :]
    return None


def is_listed(verb: str) -> bool:
    """Whether the verb stands in the tables, itself or behind listed particles and prefixes."""
    if verb in _data.strong_verbs() or verb in _data.regular_verbs():
        return True
    split = _split_particle(verb) or _without_prefix(verb)
    return verb in _data.prefixed_verbs() or (split is not None and is_listed(split[1]))


def _is_known(verb: str) -> bool:
    """Whether this is a verb of the tables, or one of them behind a prefix that stays on."""
    if verb in _data.strong_verbs() or verb in _data.regular_verbs():
        return True
    if _data.prefixed_verbs().get(verb) == "inseparable":
        return True
    rest = _without_prefix(verb)
    return rest is not None and (_is_known(rest[1]) or rest[0] in ("be", "ver", "ont"))


def _without_prefix(verb: str) -> tuple[str, str] | None:
    """The prefix and the rest of an inseparable verb (be-talen, not bel-len or beu-ken)."""
    for prefix in _data.particles()["prefix"]:
        rest = verb[len(prefix) :]
        if verb.startswith(prefix) and _can_be_verb(rest) and _fits(prefix, rest):
            return prefix, rest
    return None


def _is_compound(verb: str) -> bool:
    """Whether an unlisted verb ends in a listed one (flauwvallen): it may be separable."""
    strong, regular = _data.strong_verbs(), _data.regular_verbs()
    tails = (verb[i:] for i in range(2, len(verb) - 3) if has_vowel(verb[:i]))
    return any(tail in strong or tail in regular for tail in tails)


def _can_be_verb(rest: str) -> bool:
    known = rest in _data.strong_verbs() or rest in _data.regular_verbs()
    return known or (rest.endswith("en") and has_vowel(rest[:-2]) and rest[:2] not in _BAD_ONSETS)


_BAD_ONSETS = frozenset(f"{c}{c}" for c in "bcdfgklmnprst") | {"rs", "rd", "rg", "ld", "ns", "nd"}


def _fits(prefix: str, rest: str) -> bool:
    """be- and ge- before e, i, u need a trema, so "beuken" has no prefix."""
    return not (prefix.endswith("e") and rest[0] in "eiu" and not rest.startswith("ij"))


@lru_cache(maxsize=8192)
def _paradigm(verb: str) -> _Paradigm | None:
    """The forms of a verb without particle, whether listed, prefixed or regular."""
    if verb in _data.strong_verbs() or verb in _data.regular_verbs():
        return _base(verb)
    if verb in _data.prefixed_verbs():
        analysis = _listed(verb, _data.prefixed_verbs()[verb], None)
        return analysis.paradigm if analysis and not analysis.particle else None
    split = _without_prefix(verb)
    if split is None:
        return None if _is_compound(verb) else _regular(verb, "", "")
    if _split_particle(split[1]) or (not _is_known(split[1]) and _looks_prefixed(split[1])):
        return None
    paradigm = _paradigm(split[1])
    return paradigm and paradigm.behind(split[0])


def _base(verb: str) -> _Paradigm | None:
    if verb in _data.strong_verbs():
        return _strong(verb, "")
    stem, past_participle = _data.regular_verbs()[verb]
    return None if stem == "-" else _regular(verb, stem, past_participle)


def _strong(verb: str, particle: str) -> _Paradigm:
    """A row of the strong table; the participle of a separable verb loses its particle."""
    past, past_plural, past_participle, _, ik, jij, hij = _data.strong_verbs()[verb]
    base = verb.removeprefix(particle)
    stem = _stem(base) or base if ik == "-" else ik
    direct, _, inverted = jij.partition("/")
    hij = _with_t(stem) if hij == "-" else hij
    return _Paradigm(
        stem,
        _with_t(stem) if jij == "-" else direct,
        inverted or stem,
        hij,
        base,
        None if past == "-" else past,
        None if past_plural == "-" else past_plural,
        None if past_participle == "-" else past_participle.removeprefix(particle),
    )


def _regular(verb: str, stem: str, past_participle: str) -> _Paradigm | None:
    stem = stem or _stem(verb) or ""
    if not stem:
        return None
    dental = "t" if _root(verb).endswith(_KOFSCHIP) else "d"
    hij = _with_t(stem)
    past = stem + dental + "e"
    end = stem if stem[-1] == dental else stem + dental
    return _Paradigm(stem, hij, stem, hij, verb, past, past + "n", past_participle or _with_ge(end))


def _root(verb: str) -> str:
    """What stands before -en: the v of leven counts, not the f of leef."""
    return verb[:-1] if verb.endswith("ën") else verb.removesuffix("en")


def _with_t(stem: str) -> str:
    return stem if stem.endswith("t") else stem + "t"


def _with_ge(form: str) -> str:
    if form[0] in _TREMA and not form.startswith(_ONSETS_WITHOUT_TREMA):
        return "ge" + _TREMA[form[0]] + form[1:]
    return "ge" + form


def _without_ge(past_participle: str | None) -> str | None:
    """The participle as it stands behind a prefix; None where ge- cannot be taken off."""
    if past_participle is None or not past_participle.startswith("ge"):
        return past_participle
    rest = past_participle[2:]
    plain = {"ë": "e", "ï": "i", "ü": "u"}
    return plain.get(rest[0], rest[0]) + rest[1:]


def _join(prefix: str, form: str | None) -> str | None:
    return None if form is None else prefix + form


@lru_cache(maxsize=8192)
def _stem(verb: str) -> str | None:
    """The stem of an infinitive by the spelling rules; None where stress decides."""
    listed = _data.regular_verbs().get(verb)
    if listed and listed[0]:
        return None if listed[0] == "-" else listed[0]
    if verb.endswith("iëren"):
        return verb[:-5] + "ieer"
    if verb.endswith("iën"):
        return verb[:-2] + "e" if not verb.endswith("eiën") else None
    if not verb.endswith("en") or not has_vowel(verb[:-2]) or not verb.isalpha():
        return None
    root = verb[:-2]
    if root[-1] in VOWELS:
        return root if root.endswith(("ai", "oi", "ei", "ui", "oei", "ij")) else None
    return _polysyllabic_stem(root) if syllables(root) > 1 else close_stem(root)


def _polysyllabic_stem(root: str) -> str | None:
    """Unstressed last syllables keep one vowel: wissel, teken, vestig; -eer is French."""
    bare = root
    split = _without_prefix(root + "en")
    if split:
        bare = split[1].removesuffix("en")
    if syllables(bare) == 1:
        return close_stem(root)
    if bare.endswith(("iseer", "iser", "ificer", "uler", "oner", "ncer", "ïser")):
        return close_stem(root)
    if bare.endswith("er") and not bare.endswith(("eer", "ier", "oer")):
        return None
    before = bare[-3:-2]
    if bare.endswith(_SCHWA_ENDINGS) and before not in VOWELS:
        return root
    if bare.endswith("ig"):
        return root
    return None if bare[-2] in "aeiou" and bare[-3] not in VOWELS else close_stem(root)
