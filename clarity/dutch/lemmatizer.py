"""Lemmas of Dutch words by rule: the dictionary form of a word form, given its CGN tag.

Three sources, in this order: exceptions that the treebanks taught, Dutch verb morphology (strong
verbs, 't kofschip, open and closed syllables, prefixes that come loose), and suffix rules that
the treebanks taught. The tables live in the model's folder, so the component needs no network
and gives the same lemma every time. A verb whose particle stands apart keeps the bare lemma
(`belt … op` is `bellen`), as in the treebanks; joining the two is up to who reads the parse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

import clarity.dutch.repair  # noqa: F401 - the shipped pipeline needs both components

VERB, PROPER, CARDINAL = "WW", "N|eigen", "TW|hoofd"
KEEPS_FORM = ("LET", "SPEC|vreemd", "SPEC|deeleigen", "SPEC|symb", "_SP")
LONGEST_SUFFIX = 8
_HAS_LETTER = re.compile(r"[^\W\d_]")
_PLAIN_WORD = re.compile(r"(?:\d+-?)?[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_RANK = re.compile(r"(\d+)(?:ste|de|e|ème)")
_VOWELS = "aeiouyáàäéèëêíïóöôúü"
_LONG = re.compile(r"(.*)(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])")
_SHORT = re.compile(rf".*(?:^|[^{_VOWELS}])[aeiouëï][bcdfgklmnprstvz]")
_UNSTRESSED = re.compile(rf".*[{_VOWELS}].*[^{_VOWELS}](?:e[lnrm]|ig)")
_VOICED = {"f": "v", "s": "z"}
_VOICING = re.compile(r".*(?:ij|ei|ui|ou|au|eu|oe|ie|[lrnmwb])[fs]")
_VOICELESS = "tkchpx"
_ACCENTS = str.maketrans("ëïü", "eiu")


@dataclass(slots=True)
class Tables:
    """What the lemmatizer knows; plain data, filled by training/build_lemmatizer.py."""

    exceptions: dict[str, dict[str, str]] = field(default_factory=dict)
    suffixes: dict[str, dict[str, str]] = field(default_factory=dict)
    verbs: list[str] = field(default_factory=list)
    present: dict[str, str] = field(default_factory=dict)
    past: dict[str, str] = field(default_factory=dict)
    participles: dict[str, str] = field(default_factory=dict)
    separable: list[str] = field(default_factory=list)
    inseparable: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


class VerbLemmas:
    """The infinitive of a verb form."""

    def __init__(self, tables: Tables) -> None:
        self._present = tables.present
        self._past = tables.past
        self._participles = tables.participles
        self._cores = {_core(form): verb for form, verb in tables.participles.items()}
        self._known = frozenset(tables.verbs) | frozenset(tables.participles.values())
        self._separable = tuple(sorted(tables.separable, key=len, reverse=True))
        self._inseparable = tuple(sorted(tables.inseparable, key=len, reverse=True))
        self._prefixes = self._separable + self._inseparable

    def infinitive(self, form: str, tag: str) -> str:
        """The infinitive of the lower-case `form` with the CGN tag `tag`."""
        if len(form) < 3:
            return self._present.get(form, form)
        parts = tag.split("|")
        if "vd" in parts:
            return self._of_participle(form, parts)
        if "od" in parts:
            return _of_present_participle(form)
        if "verl" in parts:
            return self._of_past(form)
        if "pv" in parts and "mv" not in parts:
            return self._of_present(form, "met-t" in parts)
        return self._present.get(form, form)

    def _of_present(self, form: str, with_t: bool) -> str:
        found = self._irregular(form, self._present)
        if found:
            return found
        stems = [form[:-1], form] if with_t and form.endswith("t") else [form]
        return self._choose(stems)

    def _of_past(self, form: str) -> str:
        found = self._irregular(form, self._past)
        if found:
            return found
        stem = re.sub(r"[td]en?$", "", form)
        if stem == form or (form in self._known and not self._listed([stem])):
            return form  # a present form that the tagger took for a past: `zenden`
        return self._choose([stem])

    def _of_participle(self, form: str, parts: list[str]) -> str:
        bases = list(_participle_bases(form, parts))
        for base in bases:
            found = self._strong_participle(base)
            if found:
                return found
        stems = [stem for base in bases for stem in self._weak_stems(base)]
        return self._choose(stems) if stems else form

    def _strong_participle(self, form: str) -> str | None:
        if form in self._participles:
            return self._participles[form]
        for prefix in self._separable:
            rest = form.removeprefix(prefix)
            if rest != form and (found := self._strong_participle(rest)):
                return prefix + found
        for prefix in self._inseparable:
            rest = form.removeprefix(prefix)
            if rest != form and rest in self._cores:
                return prefix + self._cores[rest]
        return None

    def _weak_stems(self, form: str) -> Iterator[str]:
        """Possible stems behind a weak participle: `ingevuld` gives `invul`, then `invuld`."""
        if not form.endswith(("t", "d")):
            return
        split = list(self._without_ge(form))
        for stem in [core[:-1] for core in split] + split:
            if len(stem) > 1:
                yield stem

    def _without_ge(self, form: str) -> Iterator[str]:
        if form.startswith("ge") and len(form) > 4:
            yield form[2:].translate(_ACCENTS) if form[2] in "ëïü" else form[2:]
        for prefix in self._separable:
            rest = form.removeprefix(prefix)
            if rest != form and rest.startswith("ge") and len(rest) > 4:
                yield prefix + rest[2:]
        if form.startswith(self._prefixes) or not form.startswith("ge"):
            yield form

    def _irregular(self, form: str, table: Mapping[str, str]) -> str | None:
        """Look a form up, also behind its prefixes: `toegaf` through `gaf`."""
        if form in table:
            return table[form]
        for prefix in self._prefixes:
            rest = form.removeprefix(prefix)
            if rest != form and len(rest) > 2 and (found := self._irregular(rest, table)):
                return prefix + found
        return None

    def _choose(self, stems: list[str]) -> str:
        """The first infinitive that is listed, or else the likely one."""
        stems = [stem for stem in stems if stem]
        return self._listed(stems) or _likely(_likely_stem(stems))

    def _listed(self, stems: list[str]) -> str | None:
        """The first infinitive that is known; then one known behind a prefix."""
        verbs = [verb for stem in stems if stem for verb in _infinitives(stem)]
        known = (verb for verb in verbs if verb in self._known)
        prefixed = (verb for verb in verbs if self._is_prefixed(verb))
        return next(known, None) or next(prefixed, None)

    def _is_prefixed(self, verb: str) -> bool:
        return any(
            verb.startswith(prefix) and verb[len(prefix) :] in self._known
            for prefix in self._prefixes
        )


def _core(participle: str) -> str:
    return participle[2:] if participle.startswith("ge") else participle


def _participle_bases(form: str, parts: list[str]) -> Iterator[str]:
    """The bare participle behind its endings: `gevulde`, `betrokkenen`, `geschatte`."""
    yield form
    if "mv-n" in parts and form.endswith("n"):
        form = form[:-1]
        yield form
    if not form.endswith("e"):
        return
    bare = form[:-1]
    yield bare
    if len(bare) > 2 and bare[-1] == bare[-2]:
        yield bare[:-1]
    elif re.search(rf"[^{_VOWELS}][aeou][td]$", bare):
        yield bare[:-1] + bare[-2] + bare[-1]


def _of_present_participle(form: str) -> str:
    bare = re.sub(r"(?<=d)en?s?$", "", form)
    return bare[:-1] if bare.endswith("nd") else form


def _infinitives(stem: str) -> Iterator[str]:
    """Every infinitive that the stem could belong to."""
    if stem[-1] in "aeéio":
        yield stem + "n"
        yield from (stem[:-1] + stem[-1] * 2 + "n",) if stem[-1] in "ae" else ()
        yield from (stem + "ën",) if stem.endswith("ie") else ()
    if stem.endswith(("ieer", "ëer")):  # verifieer, creëer
        yield _likely(stem)
    long = _LONG.fullmatch(stem)
    if long:
        start, vowels, last = long.groups()
        open_stem = start + vowels[0]
        yield from (open_stem + _VOICED[last] + "en",) if last in _VOICED else ()
        yield open_stem + last + "en"
    if _VOICING.fullmatch(stem):
        yield stem[:-1] + _VOICED[stem[-1]] + "en"
    if _SHORT.fullmatch(stem):
        yield stem + stem[-1] + "en"
    yield stem + "en"
    yield stem + "n"
    if stem.endswith("eë"):
        yield stem[:-1] + "ën"


def _likely_stem(stems: list[str]) -> str:
    """'t Kofschip: a final t belongs to the ending only after a voiceless sound."""
    first = stems[0]
    if first.endswith("eer"):  # calculeert: -eert belongs to a verb on -eren
        return first
    whole = [stem for stem in stems if stem[:-1] == first]
    if whole and whole[0].endswith("t") and first[-1] not in _VOICELESS + "fsaeiou":
        return whole[0]
    if whole and whole[0].endswith("d") and first[-1] in _VOICELESS:
        return whole[0]
    return first


def _likely(stem: str) -> str:
    """The infinitive that Dutch spelling makes most likely."""
    if stem.endswith(("ieer", "ëer")):
        return f"{stem[:-3].removesuffix('ë')}ëren"
    long = _LONG.fullmatch(stem)
    if long:
        start, vowels, last = long.groups()
        return f"{start}{vowels[0]}{_VOICED.get(last, last)}en"
    if _SHORT.fullmatch(stem) and not _UNSTRESSED.fullmatch(stem):
        return f"{stem}{stem[-1]}en"
    if _VOICING.fullmatch(stem):
        return f"{stem[:-1]}{_VOICED[stem[-1]]}en"
    return f"{stem}n" if stem[-1] in "aeo" else f"{stem}en"


class Lemmas:
    """Form and tag to lemma; remembers what it has seen."""

    def __init__(self, tables: Tables) -> None:
        self._exceptions = tables.exceptions
        self._suffixes = tables.suffixes
        self._verbs = VerbLemmas(tables)
        self._seen: dict[tuple[str, str], str] = {}

    def __call__(self, form: str, tag: str) -> str:
        key = (form, tag)
        if key not in self._seen:
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[key] = self._find(form, tag)
        return self._seen[key]

    def _find(self, form: str, tag: str) -> str:
        known = self._exceptions.get(tag, {})
        if form in known:
            return known[form]
        if tag.startswith(KEEPS_FORM) or not _HAS_LETTER.search(form):
            return form
        if tag.startswith(PROPER):
            return self._by_suffix(form, tag)
        if rank := _RANK.fullmatch(form):
            return rank[1]
        if not _PLAIN_WORD.fullmatch(form) and not tag.startswith(CARDINAL):
            return form.lower() if form[0].isalpha() and "(" not in form else form
        low = _lowered(form)
        if low in known:
            return known[low]
        if tag.startswith(VERB):
            return self._verbs.infinitive(low, tag)
        return self._by_suffix(low, tag)

    def _by_suffix(self, form: str, tag: str) -> str:
        rules = self._suffixes.get(rule_class(tag), {})
        for size in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
            rule = rules.get(form[len(form) - size :])
            if rule is not None:
                return apply_rule(form, rule)
        return form


_CLASS_PARTS = {
    "ADJ": frozenset(["basis", "comp", "sup", "dim", "met-e", "zonder", "met-s", "mv-n"]),
    "N": frozenset(["soort", "eigen", "ev", "mv", "basis", "dim", "gen", "dat"]),
}


def rule_class(tag: str) -> str:
    """Tags that share their suffix rules: an adjective in -e loses it wherever it stands."""
    kind, *parts = tag.split("|")
    kept = _CLASS_PARTS.get(kind)
    return tag if kept is None else "|".join([kind, *(part for part in parts if part in kept)])


def apply_rule(form: str, rule: str) -> str:
    """`2|ing` takes two letters off the end and adds `ing`."""
    cut, _, tail = rule.partition("|")
    return form[: len(form) - int(cut)] + tail


def _lowered(form: str) -> str:
    """Lower case, but a word with capitals inside keeps them: `IP-adres`, `iPad`."""
    if form.isupper():
        return form.lower()
    keeps = "-" in form[1:-1] or any(letter.isupper() for letter in form[1:])
    return form if keeps and not form.islower() else form.lower()


class ClarityLemmatizer(Pipe):
    """The spaCy component; it needs the tags of the tagger before it."""

    def __init__(self, name: str = "lemmatizer") -> None:
        self.name = name
        self.tables = Tables()
        self._lemmas = Lemmas(self.tables)

    def fill(self, tables: Tables) -> None:
        """Give the component its tables."""
        self.tables = tables
        self._lemmas = Lemmas(tables)

    def __call__(self, doc: Doc) -> Doc:
        lemmas = self._lemmas
        for token in doc:
            token.lemma_ = lemmas(token.text, token.tag_)
        return doc

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of one form with one CGN tag."""
        return self._lemmas(form, tag)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        scores: dict[str, Any] = Scorer.score_token_attr(examples, "lemma")
        return scores

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return json.dumps(self.tables.as_data(), ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ClarityLemmatizer:
        self.fill(Tables(**json.loads(data)))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tables.json").write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ClarityLemmatizer:
        return self.from_bytes((Path(path) / "tables.json").read_bytes())


@Language.factory(
    "clarity_lemmatizer",
    assigns=["token.lemma"],
    requires=["token.tag"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(nlp: Language, name: str) -> ClarityLemmatizer:
    """Make an empty lemmatizer; loading the model fills it."""
    return ClarityLemmatizer(name)
