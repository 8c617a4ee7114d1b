"""Repairs of a parse by what is certain in Dutch grammar: the forms of a verb group agree.

Tagger and parser look at a few words around; a verb group may span a whole clause. After the
parser the group is known, and with it what its verbs must be:

- one verb of a group is finite, the auxiliaries behind it infinitives (`moet … hebben betaald`);
- the main verb beside a modal verb is an infinitive (`kunt … indienen`), beside `hebben` or
  `worden` alone a participle (`hebben … vervangen`);
- a clause with a conjunction or relative pronoun has a finite verb (`die te laat zijn ingediend`);
- `worden` beside a participle makes a passive, and only a passive has a passive subject;
- an adjective by its tag is no noun by its part of speech (`die voornemens is`);
- a pronoun in the object form is no subject, and a verb has one subject (`belt u … op`);
- a sentence that opens with a verb without -t is a request: what looks like its subject is its
  object (`Bezorg de spullen`, `Meld u aan`).

Heads of words are left alone: what changes is forms and labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, TAG
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

INFINITIVE, PARTICIPLE, FINITE_PLURAL = "WW|inf|vrij|zonder", "WW|vd|vrij|zonder", "WW|pv|tgw|mv"
FINITE_STEM, FINITE_T = "WW|pv|tgw|ev", "WW|pv|tgw|met-t"
_FEATURES = {
    INFINITIVE: "VerbForm=Inf",
    PARTICIPLE: "VerbForm=Part",
    FINITE_PLURAL: "Number=Plur|Tense=Pres|VerbForm=Fin",
    FINITE_STEM: "Number=Sing|Tense=Pres|VerbForm=Fin",
    FINITE_T: "Number=Sing|Tense=Pres|VerbForm=Fin",
}
_U_OBJECT = ("VNW|pr|pron|obl|vol|2|getal", "Case=Acc|Person=2|PronType=Prs")

_MODALS = frozenset(
    "kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten "
    "zal zul zult zullen zou zouden".split()
)
_WANT = frozenset("wil wilt willen wilde wilden ga gaat gaan ging gingen".split())
_PERFECT = frozenset("heb hebt heeft hebben had hadden".split())
_PASSIVE = frozenset("word wordt worden werd werden".split())
_PLAIN = frozenset("hebben zijn worden kunnen moeten mogen zullen willen laten gaan".split())
"""Auxiliaries whose infinitive is also their present plural."""
_DEFINITE = frozenset("de het deze dit die dat uw ons onze mijn je jouw zijn haar hun".split())
_FORMS = _MODALS | _WANT | _PERFECT | _PASSIVE

_PREFIXES = ("be", "er", "her", "ont", "ver", "voor", "onder", "over", "door", "om", "weer")
_SAME_PARTICIPLE = (
    "bakken blazen dragen eten gaan geven graven heten houden komen laten lezen lopen meten raden "
    "roepen scheiden slapen spannen staan stoten treden vallen vangen varen vouwen wassen zien"
).split()
_ALIKE = frozenset(prefix + verb for prefix in _PREFIXES for verb in _SAME_PARTICIPLE)
"""Forms that are an infinitive and its participle: `ontvangen`, `vergeten`, `voorzien`."""

_BE = frozenset("ben bent is zijn was waren geweest".split())
_INTRANSITIVE = frozenset(
    "afgetreden bevallen gebarsten gebeurd gearriveerd begonnen beland gedaald geland gelukt "
    "geschied geslaagd gestorven gezakt gezonken herrezen meegevallen mislukt neergestort ontgaan "
    "ontploft ontsnapt ontstaan opgevallen overleden tegengevallen teruggekeerd toegenomen "
    "toegetreden verdampt verdronken verdwenen vergaan verhuisd verlopen verschenen verstreken "
    "vertrokken vervallen weergekeerd".split()
)
_INTRANSITIVE_ENDS = (
    "gebleven", "gegaan", "gegroeid", "gekomen", "gestegen", "gevlucht", "geweest", "geworden",
)  # fmt: skip
_TRANSITIVE = frozenset("aangegaan nagegaan nagekomen overeengekomen".split())
"""Participles that with `zijn` are never a passive, and those that end like them but may be."""
_ADJECTIVES = frozenset(
    "gebaat geblesseerd gehuwd geïnteresseerd gelegen geneigd getrouwd gewend gewild ingenomen "
    "overtuigd teleurgesteld vereerd verplicht verrast".split()
)
"""Participles that tell a state with `zijn`."""


def _ids(words: Iterable[str]) -> frozenset[int]:
    return frozenset(map(get_string_id, words))


_AUX, _AUX_PASS, _NSUBJ, _NSUBJ_PASS = map(
    get_string_id, ("aux", "aux:pass", "nsubj", "nsubj:pass")
)
_OBJ, _XCOMP, _MARK, _CONJ, _COP = map(get_string_id, ("obj", "xcomp", "mark", "conj", "cop"))
_DET, _RELCL = map(get_string_id, ("det", "acl:relcl"))
_SUBJECTS = _ids(["nsubj", "nsubj:pass"])
_NO_VERB = _ids(["cop", "det", "case", "amod", "nmod:poss"])
_FINITE_CLAUSE = _ids(["ccomp", "advcl", "acl:relcl", "csubj"])
_SUBJECT_LIKE = _ids(["nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"])
_OTHER_VERB = _ids(["aux", "aux:pass", "cop"])
_SINGULAR = _ids([FINITE_STEM, FINITE_T, "WW|pv|verl|ev"])
_PLURALS = _ids([FINITE_PLURAL, "WW|pv|verl|mv"])
_PRESENT = (FINITE_STEM, FINITE_T, FINITE_PLURAL)
_FINITE = _ids([*_PRESENT, "WW|pv|verl|ev", "WW|pv|verl|mv"])
_INF, _PART, _PLURAL = map(get_string_id, (INFINITIVE, PARTICIPLE, FINITE_PLURAL))
_VERB_FORMS = _FINITE | {_INF, _PART}
_NO_PARTICIPLE = _FINITE | {_INF}
_STEM, _PLURAL_NOUN = map(get_string_id, ("WW|pv|tgw|ev", "N|soort|mv|basis"))
_NOUNS = _ids(["N|soort|mv|basis", "N|soort|ev|basis|zijd|stan", "N|soort|ev|basis|onz|stan"])
_SUBJECT_FORMS = _ids(
    ["VNW|pers|pron|nomin|vol|2b|getal", "VNW|pers|pron|nomin|vol|1|mv",
     "VNW|pers|pron|nomin|red|1|mv", "VNW|pers|pron|nomin|vol|1|ev"]
)  # fmt: skip
_WE = _ids(["VNW|pers|pron|nomin|vol|1|mv", "VNW|pers|pron|nomin|red|1|mv"])
_I, _YOU = _ids(["VNW|pers|pron|nomin|vol|1|ev"]), _ids(["VNW|pers|pron|nomin|vol|2b|getal"])
_OBJECT_FORMS = _ids(["VNW|pr|pron|obl|vol|2|getal", "VNW|pr|pron|obl|vol|1|mv"])
_AUXILIARY = _ids(["aux", "aux:pass", "cop"])
_NO_VERBS = _NOUNS | _ids(["ADJ|vrij|basis|zonder", "ADJ|vrij|comp|zonder"])
_RELATIVE = get_string_id("VNW|betr|pron|stan|vol|persoon|getal")
_OPENERS = _ids(["VG|onder", "VNW|betr|pron|stan|vol|persoon|getal", "VNW|betr|pron|stan|vol|3|ev"])
_NO_T = frozenset("heb ben kan mag wil zal is".split())  # no -t in the third person either


_ADJECTIVE = get_string_id("ADJ|vrij|basis|zonder")


@dataclass(slots=True)
class _Parse:
    """A parsed text as columns: cheap to search."""

    doc: Doc
    tag: list[int]
    dep: list[int]
    head: list[int]
    children: dict[int, list[int]]

    def lower(self, i: int) -> str:
        return str(self.doc[i].lower_)

    def is_finite(self, i: int) -> bool:
        return self.tag[i] in _FINITE

    def is_we(self, i: int) -> bool:
        return self.tag[i] in _WE and self.dep[i] == _NSUBJ

    def labels(self, i: int) -> set[int]:
        return {self.dep[child] for child in self.children.get(i, ())}

    def become(self, i: int, tag: str) -> None:
        """Give a verb another form."""
        token = self.doc[i]
        token.tag_, self.tag[i] = tag, get_string_id(tag)
        token.set_morph(_FEATURES[tag])  # type: ignore[attr-defined]
        if token.pos_ not in ("VERB", "AUX"):
            token.pos_ = "VERB"

    def relabel(self, i: int, dep: int) -> None:
        self.doc[i].dep = self.dep[i] = dep


def repair(doc: Doc) -> Doc:
    """Repair the verb groups of a parsed text in place, and return it."""
    parse = _columns(doc)
    groups = _groups(parse)
    for head, group in groups.items():
        _one_finite(parse, head, group)
        _main_verb(parse, head, group)
        _passive(parse, head, group)
    for i, (tag, dep) in enumerate(zip(parse.tag, parse.dep, strict=True)):
        if tag in _FINITE:
            _agreement(parse, i)
        if dep == _NSUBJ_PASS:
            _passive_subject(parse, i)
        elif dep == _XCOMP and tag in _VERB_FORMS:
            _wanted(parse, i, i in groups)
        elif tag == _INF and dep in _FINITE_CLAUSE and i not in groups:
            _clause_without_finite(parse, i)
        elif dep == _NSUBJ:
            _subject(parse, i)
        elif tag == _PLURAL_NOUN and dep == _RELCL:
            _clause_without_verb(parse, i)
        if tag in _VERB_FORMS:
            _auxiliary(doc[i], dep)
        elif tag == _ADJECTIVE:
            _no_noun(doc[i])
    return doc


def _columns(doc: Doc) -> _Parse:
    rows = doc.to_array([TAG, DEP, HEAD])
    tag, dep = rows[:, 0].tolist(), rows[:, 1].tolist()
    head = [i + step for i, step in enumerate(rows[:, 2].astype("int64").tolist())]
    children: dict[int, list[int]] = {}
    for i, place in enumerate(head):
        if place != i:
            children.setdefault(place, []).append(i)
    return _Parse(doc, tag, dep, head, children)


def _groups(parse: _Parse) -> dict[int, list[int]]:
    """The auxiliaries by their main verb."""
    groups: dict[int, list[int]] = {}
    for i, dep in enumerate(parse.dep):
        if dep in (_AUX, _AUX_PASS):
            groups.setdefault(parse.head[i], []).append(i)
    return groups


def _one_finite(parse: _Parse, head: int, group: list[int]) -> None:
    """Exactly one auxiliary is finite: the one that cannot be an infinitive, else the first."""
    finite = [i for i in group if parse.is_finite(i)]
    if finite:
        for i in group:
            if parse.tag[i] not in _VERB_FORMS and parse.lower(i) in _PLAIN:
                parse.become(i, INFINITIVE)  # `zijn` that was taken for a possessive
    if len(finite) > 1:
        plain = [i for i in finite if parse.lower(i) in _PLAIN]
        keep = None if len(plain) < len(finite) else finite[0]
        for i in plain:
            if i != keep:
                parse.become(i, INFINITIVE)
    elif not finite and not parse.is_finite(head) and _needs_finite(parse, head):
        first = next((i for i in group if parse.lower(i) in _PLAIN), None)
        if first is not None:
            parse.become(first, FINITE_PLURAL)


def _needs_finite(parse: _Parse, head: int) -> bool:
    """A clause with a subject, and with no `te` or `om`."""
    children = parse.children.get(head, ())
    marks = {parse.lower(i) for i in children if parse.dep[i] == _MARK}
    return not marks & {"te", "om"} and not _SUBJECTS.isdisjoint(parse.dep[i] for i in children)


def _main_verb(parse: _Parse, head: int, group: list[int]) -> None:
    """An infinitive beside a modal, a participle beside `hebben` or `worden`."""
    form = parse.lower(head)
    forms = [parse.lower(i) for i in group]
    if len(group) == 1 and forms[0] in _MODALS:
        if _may_be_infinitive(parse, head, form):
            parse.become(head, INFINITIVE)
    elif parse.tag[head] in _NO_PARTICIPLE and set(forms).issubset(_PERFECT | _PASSIVE):
        is_weak = parse.is_finite(head) and form.endswith(("t", "d")) and form not in _FORMS
        if form in _ALIKE or is_weak:
            parse.become(head, PARTICIPLE)


def _may_be_infinitive(parse: _Parse, head: int, form: str) -> bool:
    tag = parse.tag[head]
    if tag == _INF or not form.endswith("n") or parse.labels(head) & _NO_VERB:
        return False
    return tag in _FINITE or tag == _PLURAL_NOUN or (tag == _PART and form in _ALIKE)


def _passive(parse: _Parse, head: int, group: list[int]) -> None:
    """`worden` beside a participle is the auxiliary of a passive, and the subject its patient."""
    if parse.tag[head] != _PART:
        _becoming(parse, head, group)
        return
    other = _label_of_be(parse.lower(head))
    for i in group:
        form = parse.lower(i)
        if parse.dep[i] == _AUX and form in _PASSIVE:
            parse.relabel(i, _AUX_PASS)
        elif parse.dep[i] == _AUX_PASS and form in _BE and other != _AUX_PASS:
            parse.relabel(i, other)
    if any(parse.dep[i] == _AUX_PASS for i in group):
        for i in parse.children[head]:
            if parse.dep[i] == _NSUBJ:
                parse.relabel(i, _NSUBJ_PASS)


def _becoming(parse: _Parse, head: int, group: list[int]) -> None:
    """`wordt bekend`, `worden leraar`: without a participle `worden` makes no passive."""
    if parse.tag[head] in _NO_VERBS:
        for i in group:
            if parse.dep[i] == _AUX_PASS:
                parse.relabel(i, _COP)


def _label_of_be(participle: str) -> int:
    """What `zijn` is beside a participle: `is gebeurd`, `bent verplicht`, else a passive."""
    if participle in _ADJECTIVES:
        return _COP
    is_perfect = participle in _INTRANSITIVE or (
        participle.endswith(_INTRANSITIVE_ENDS) and participle not in _TRANSITIVE
    )
    return _AUX if is_perfect else _AUX_PASS


def _passive_subject(parse: _Parse, i: int) -> None:
    """A passive subject needs an auxiliary of the passive: `zijn` becomes one, or it is none."""
    verb = parse.head[i]
    if _AUX_PASS in parse.labels(verb):
        return
    be = [k for k in parse.children.get(verb, ()) if parse.lower(k) in _BE]
    if be and parse.tag[verb] == _PART and _label_of_be(parse.lower(verb)) == _AUX_PASS:
        parse.relabel(be[0], _AUX_PASS)
    else:
        parse.relabel(i, _NSUBJ)


def _wanted(parse: _Parse, i: int, has_auxiliary: bool) -> None:
    """`wilt … ontvangen`, `gaan … vervangen`: an infinitive."""
    fits = parse.tag[i] == _PLURAL or (parse.tag[i] == _PART and parse.lower(i) in _ALIKE)
    if fits and not has_auxiliary and parse.lower(parse.head[i]) in _WANT:
        parse.become(i, INFINITIVE)


def _clause_without_finite(parse: _Parse, i: int) -> None:
    """`dat wij u terugbellen`, `die meeverhuizen`: the only verb of a finite clause is finite."""
    children = parse.children.get(i, ())
    opens = any(parse.tag[child] in _OPENERS or parse.is_we(child) for child in children)
    if opens and _needs_finite(parse, i) and not any(map(parse.is_finite, children)):
        parse.become(i, FINITE_PLURAL)


def _clause_without_verb(parse: _Parse, i: int) -> None:
    """`die meeverhuizen`: what is all there is in a relative clause is no noun but its verb."""
    children = parse.children.get(i, ())
    if not any(parse.dep[k] in _OTHER_VERB or parse.is_finite(k) for k in children):
        for k in children:
            if parse.tag[k] == _RELATIVE and parse.dep[k] == _DET:
                parse.relabel(k, _NSUBJ)
                parse.become(i, FINITE_PLURAL)


def _subject(parse: _Parse, i: int) -> None:
    """What the form of a pronoun or verb forbids as a subject is an object."""
    verb = parse.head[i]
    if parse.tag[i] in _OBJECT_FORMS:
        parse.relabel(i, _OBJ)
        _object_before(parse, verb, i)
    elif parse.tag[i] in _SUBJECT_FORMS:
        _other_subject(parse, verb, i)
        if abs(verb - i) == 1 and not parse.is_finite(verb):
            _verb_of_pronoun(parse, verb, i)
        if verb == i - 1 and parse.lower(i) == "u" and _is_request(parse, verb):
            _u_as_object(parse, i)
    elif i > verb and parse.tag[i] in _NOUNS and _is_request(parse, verb):
        _as_object(parse, verb, i)


def _verb_of_pronoun(parse: _Parse, verb: int, i: int) -> None:
    """`bevestig ik`: what stands beside its subject `ik`, `u` or `wij`, alone, is finite."""
    others = parse.children.get(verb, ())
    if any(parse.dep[k] in _OTHER_VERB or parse.is_finite(k) for k in others):
        return
    form = parse.lower(verb)
    if parse.tag[i] in _I and form.isalpha() and parse.tag[verb] not in _VERB_FORMS:
        parse.become(verb, FINITE_STEM)
    elif parse.tag[i] in _YOU and form.endswith("t") and parse.tag[verb] != _PART:
        parse.become(verb, FINITE_T)
    elif parse.tag[i] in _WE and form.endswith("n") and parse.tag[verb] in {_INF, _PLURAL_NOUN}:
        parse.become(verb, FINITE_PLURAL)


def _object_before(parse: _Parse, verb: int, i: int) -> None:
    """`Een medewerker belt u op`: with `u` as object the noun in front is the subject."""
    children = parse.children[verb]
    front = [k for k in children if k < min(i, verb) and parse.dep[k] == _OBJ]
    if len(front) == 1 and _NSUBJ not in parse.labels(verb):
        parse.relabel(front[0], _NSUBJ)


def _other_subject(parse: _Parse, verb: int, i: int) -> None:
    """`Het bedrag moet u betalen`: beside the subject `u` the noun is the object."""
    for k in parse.children.get(verb, ()):
        if k != i and parse.dep[k] == _NSUBJ and parse.tag[k] in _NOUNS:
            _as_object(parse, verb, k)


def _as_object(parse: _Parse, verb: int, i: int) -> None:
    if _OBJ not in parse.labels(verb):
        parse.relabel(i, _OBJ)


def _agreement(parse: _Parse, finite: int) -> None:
    """What stands right behind the finite verb and agrees with it is the subject."""
    verb = parse.head[finite] if parse.dep[finite] in _AUXILIARY else finite
    children = parse.children.get(verb, ())
    behind = next((k for k in children if k > finite and parse.dep[k] == _OBJ), None)
    if behind is None or not _is_next(parse, finite, behind) or not _agree(parse, finite, behind):
        return
    subjects = [k for k in children if parse.dep[k] in _SUBJECT_LIKE]
    if not subjects:
        if parse.doc[finite].is_sent_start and not _may_lack(parse, finite):
            parse.relabel(behind, _NSUBJ)
    elif len(subjects) == 1 and _is_fronted_object(parse, finite, subjects[0]):
        parse.relabel(subjects[0], _OBJ)
        parse.relabel(behind, _NSUBJ)


def _is_next(parse: _Parse, finite: int, noun: int) -> bool:
    """A definite noun phrase, or a bare plural, that starts right behind the verb."""
    if parse.tag[noun] not in _NOUNS:
        return False
    if noun == finite + 1:
        return parse.tag[noun] == _PLURAL_NOUN
    return parse.head[finite + 1] == noun and parse.lower(finite + 1) in _DEFINITE


def _is_fronted_object(parse: _Parse, finite: int, noun: int) -> bool:
    """A noun before the verb that differs from it in number; names have no number."""
    if noun > finite or parse.tag[noun] not in _NOUNS or parse.dep[noun] != _NSUBJ:
        return False
    token, after = parse.doc[noun], parse.doc[noun + 1]
    is_name = after.is_title or (token.is_title and not token.is_sent_start)
    return not is_name and not _agree(parse, finite, noun)


def _agree(parse: _Parse, finite: int, noun: int) -> bool:
    plural = parse.tag[noun] == _PLURAL_NOUN or _CONJ in parse.labels(noun)
    return parse.tag[finite] in (_PLURALS if plural else _SINGULAR)


def _may_lack(parse: _Parse, finite: int) -> bool:
    """A request has no subject."""
    return parse.tag[finite] == _STEM or not parse.lower(finite).endswith(("t", "n"))


def _is_request(parse: _Parse, verb: int) -> bool:
    """A verb form without -t that opens its sentence."""
    if parse.tag[verb] != _STEM or not parse.doc[verb].is_sent_start:
        return False
    form = parse.lower(verb)
    return not form.endswith("t") and form not in _NO_T


def _u_as_object(parse: _Parse, i: int) -> None:
    parse.relabel(i, _OBJ)
    token = parse.doc[i]
    token.tag_, morph = _U_OBJECT
    token.set_morph(morph)  # type: ignore[attr-defined]


def _no_noun(token: Token) -> None:
    """`die voornemens is`: what has the tag of an adjective by itself is no noun."""
    if token.pos_ == "NOUN":
        token.pos_ = "ADJ"
        token.set_morph("Degree=Pos")  # type: ignore[attr-defined]


def _auxiliary(token: Token, dep: int) -> None:
    """A verb is an auxiliary where it depends as one, and nowhere else."""
    pos = "AUX" if dep in _AUXILIARY else "VERB"
    if token.pos_ != pos:
        token.pos_ = pos


@Language.component("clarity_repair", requires=["token.tag", "token.dep"])
def clarity_repair(doc: Doc) -> Doc:
    """The spaCy component: after the parser, before the lemmatizer, which reads the tags."""
    return repair(doc)
