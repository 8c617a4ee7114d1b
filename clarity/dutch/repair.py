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

What changes here is forms and labels; `clarity.dutch.reattach` has changed some heads before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from clarity.dutch.inflection import joined_finite, participle
from clarity.dutch.inflection._data import regular_verbs, strong_verbs
from clarity.dutch.parses import (
    FEATURES,
    FINITE,
    FINITE_PLURAL,
    FINITE_STEM,
    FINITE_T,
    INFINITIVE,
    NOUNS,
    PARTICIPLE,
    PAST,
    PAST_PLURAL,
    VERB_FORMS,
    Parse,
    columns,
    ids,
)
from clarity.dutch.reattach import reattach

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

_OF_YOU = frozenset("bent hebt kunt zult wilt".split())
"""Finite verbs that go with `u`, also behind a noun: `Die brief kunt u mij sturen`."""
_SERVES = frozenset(
    "adviseert bedankt begeleidt belt helpt herinnert informeert nodigt ondersteunt verwijst "
    "verzoekt waarschuwt".split()
)
"""What others do to `u`: behind a singular noun these have `u` as their object."""
_NOT_OF_YOU = frozenset("kan wil zal".split())
"""With `u` as subject a letter has `kunt`, `wilt` and `zult`."""
_STATES = frozenset("gelegenheid hoogte kennis staat".split())
_QUESTION_WORDS = frozenset(
    "hoe hoelang hoeveel of waaraan waarin waarmee waarom waarop waarover "
    "waaruit waarvan waarvoor wat welk welke wie wiens".split()
)
_JOIN_CLAUSES = frozenset(["maar", "want"])
_TELLING = frozenset("aangeven nagaan uitleggen uitzoeken vertellen weten".split())
_ASKING = tuple(
    "aangeven aankruisen aantonen beoordelen bepalen bekijken berekenen beschrijven beslissen "
    "bespreken bewijzen controleren doorgeven invullen lezen melden nagaan nakijken noteren "
    "omschrijven onderzoeken toelichten uitleggen uitrekenen uitzoeken vaststellen vermelden "
    "vertellen vragen weten zien".split()
)

_GETTING = frozenset(
    "betaal betaalt betalen krijg krijgt krijgen ontvang ontvangt ontvangen".split()
)
_TAKES_OBJECT = _GETTING | frozenset(
    "aanvragen bevestigen bewaar bewaren controleer controleren doe doet doen gebruik gebruikt "
    "gebruiken geef geeft geven hebben indienen inleveren invullen kies kiezen koop kopen lees "
    "leest lezen maak maakt maken meebrengen meenemen meesturen meld melden neem nemen opsturen "
    "regel regelen schrijf schrijven stuur stuurt sturen toon tonen verleen verleent verlenen "
    "vermeld vermelden vraag vraagt vragen".split()
)
"""Verbs that seldom come without an object, so that a bare noun beside them is one."""

_GIVING = frozenset("bied biedt bieden geef geeft geven verleen verleent verlenen".split())
_FOUND_BY_YOU = _TAKES_OBJECT | frozenset("downloaden ophalen vinden".split())
"""Infinitives whose object may well stand in front of `kan u`."""

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


_AUX, _AUX_PASS, _NSUBJ, _NSUBJ_PASS = map(
    get_string_id, ("aux", "aux:pass", "nsubj", "nsubj:pass")
)
_OBJ, _XCOMP, _MARK, _CONJ, _COP = map(get_string_id, ("obj", "xcomp", "mark", "conj", "cop"))
_CC = get_string_id("cc")
_OBL, _CASE, _ADVCL, _CCOMP, _IOBJ = map(get_string_id, ("obl", "case", "advcl", "ccomp", "iobj"))
_ADVERBIAL = ids(["obl", "advmod"])
_NO_OBJECTS = ids(["obl", "xcomp"])
_WITH_OBJECT = ids(["obj", "ccomp", "nsubj:pass", "aux:pass", "cop", "xcomp"]) - {_XCOMP}
_PLACED = ids(["case", "nummod", "mark"])
_TIMES = frozenset(
    "dag dagen jaar jaren keer kwartaal kwartalen maal maand maanden minuten moment ochtend tijd "
    "uren uur week weken zomer winter".split()
)
_DET, _RELCL = map(get_string_id, ("det", "acl:relcl"))
_NOUN_LABELS = ids(["nsubj", "obj"])
_SUBJECTS = ids(["nsubj", "nsubj:pass"])
_NO_VERB = ids(["cop", "det", "case", "amod", "nmod:poss"])
_FINITE_CLAUSE = ids(["ccomp", "advcl", "acl:relcl", "csubj"])
_SUBJECT_LIKE = ids(["nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"])
_OTHER_VERB = ids(["aux", "aux:pass", "cop"])
_SINGULAR = ids([FINITE_STEM, FINITE_T, PAST])
_PLURALS = ids([FINITE_PLURAL, PAST_PLURAL])
_INF, _PART, _PLURAL = map(get_string_id, (INFINITIVE, PARTICIPLE, FINITE_PLURAL))
_NO_PARTICIPLE = FINITE | {_INF}
_STEM, _PLURAL_NOUN = map(get_string_id, ("WW|pv|tgw|ev", "N|soort|mv|basis"))
_SUBJECT_FORMS = ids(
    ["VNW|pers|pron|nomin|vol|2b|getal", "VNW|pers|pron|nomin|vol|1|mv",
     "VNW|pers|pron|nomin|red|1|mv", "VNW|pers|pron|nomin|vol|1|ev"]
)  # fmt: skip
_WE = ids(["VNW|pers|pron|nomin|vol|1|mv", "VNW|pers|pron|nomin|red|1|mv"])
_I, _YOU = ids(["VNW|pers|pron|nomin|vol|1|ev"]), ids(["VNW|pers|pron|nomin|vol|2b|getal"])
_OBJECT_FORMS = ids(["VNW|pr|pron|obl|vol|2|getal", "VNW|pr|pron|obl|vol|1|mv"])
_AUXILIARY = ids(["aux", "aux:pass", "cop"])
_NO_VERBS = NOUNS | ids(["ADJ|vrij|basis|zonder", "ADJ|vrij|comp|zonder"])
_RELATIVE = get_string_id("VNW|betr|pron|stan|vol|persoon|getal")
_OPENERS = ids(["VG|onder", "VNW|betr|pron|stan|vol|persoon|getal", "VNW|betr|pron|stan|vol|3|ev"])
_NO_T = frozenset("heb ben kan mag wil zal is".split())  # no -t in the third person either


_ADJECTIVE, _ADVERB = map(get_string_id, ("ADJ|vrij|basis|zonder", "BW"))


def repair(doc: Doc) -> Doc:
    """Repair the verb groups of a parsed text in place, and return it; unparsed text as it is."""
    if not doc.has_annotation("DEP"):
        return doc
    parse = columns(doc)
    reattach(parse)
    groups = _groups(parse)
    for head, group in groups.items():
        _one_finite(parse, head, group)
        _main_verb(parse, head, group)
        _passive(parse, head, group)
        _copula(parse, head, group)
    for i, (tag, dep) in enumerate(zip(parse.tag, parse.dep, strict=True)):
        if tag in FINITE:
            _agreement(parse, i)
        if dep == _NSUBJ_PASS:
            _passive_subject(parse, i)
        elif dep == _XCOMP and tag in VERB_FORMS:
            _wanted(parse, i, i in groups)
            _wants_you(parse, i)
        elif tag == _INF and dep in _FINITE_CLAUSE and i not in groups:
            _clause_without_finite(parse, i)
        elif dep == _NSUBJ:
            _subject(parse, i)
        elif tag == _PLURAL_NOUN and dep == _RELCL:
            _clause_without_verb(parse, i)
        elif dep == _ADVCL:
            _asked(parse, i)
            _because(parse, i)
        elif dep == _CCOMP:
            _with_which(parse, i)
        elif dep == _CONJ and tag == _PLURAL_NOUN:
            _second_infinitive(parse, i)
        elif dep == _OBJ:
            _second_object(parse, i)
        elif dep in _NO_OBJECTS and tag in NOUNS:
            _no_adverbial(parse, i)
        if tag in VERB_FORMS:
            token = doc[i]
            _auxiliary(token, dep)
            _features(token)
        elif tag == _ADJECTIVE:
            _no_noun(doc[i])
    return doc


def _groups(parse: Parse) -> dict[int, list[int]]:
    """The auxiliaries by their main verb."""
    groups: dict[int, list[int]] = {}
    for i, dep in enumerate(parse.dep):
        if dep in (_AUX, _AUX_PASS):
            groups.setdefault(parse.head[i], []).append(i)
    return groups


def _one_finite(parse: Parse, head: int, group: list[int]) -> None:
    """Exactly one auxiliary is finite: the one that cannot be an infinitive, else the first."""
    finite = [i for i in group if parse.is_finite(i)]
    if finite:
        for i in group:
            if parse.tag[i] not in VERB_FORMS and parse.lower(i) in _PLAIN:
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


def _needs_finite(parse: Parse, head: int) -> bool:
    """A clause with a subject, and with no `te` or `om`."""
    children = parse.children.get(head, ())
    marks = {parse.lower(i) for i in children if parse.dep[i] == _MARK}
    return not marks & {"te", "om"} and not _SUBJECTS.isdisjoint(parse.dep[i] for i in children)


def _main_verb(parse: Parse, head: int, group: list[int]) -> None:
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


def _may_be_infinitive(parse: Parse, head: int, form: str) -> bool:
    tag = parse.tag[head]
    if tag == _INF or not form.endswith("n") or parse.labels(head) & _NO_VERB:
        return False
    return tag in FINITE or tag == _PLURAL_NOUN or (tag == _PART and form in _ALIKE)


def _passive(parse: Parse, head: int, group: list[int]) -> None:
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


def _copula(parse: Parse, head: int, group: list[int]) -> None:
    """`moet 21 jaar zijn`: beside a finite modal verb the copula is an infinitive."""
    if any(parse.is_finite(i) and parse.lower(i) in _MODALS for i in group):
        for i in parse.children[head]:
            if parse.dep[i] == _COP and parse.is_finite(i) and parse.lower(i) in _PLAIN:
                parse.become(i, INFINITIVE)


def _becoming(parse: Parse, head: int, group: list[int]) -> None:
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


def _passive_subject(parse: Parse, i: int) -> None:
    """A passive subject needs an auxiliary of the passive: `zijn` becomes one, or it is none."""
    verb = parse.head[i]
    if _AUX_PASS in parse.labels(verb):
        if parse.tag[i] in _YOU:
            _paid_to_you(parse, verb, i)
        return
    be = [k for k in parse.children.get(verb, ()) if parse.lower(k) in _BE]
    if be and parse.tag[verb] == _PART and _label_of_be(parse.lower(verb)) == _AUX_PASS:
        parse.relabel(be[0], _AUX_PASS)
    else:
        parse.relabel(i, _NSUBJ)


def _paid_to_you(parse: Parse, verb: int, i: int) -> None:
    """`Het bedrag zal u worden betaald`: behind another subject `u` is an indirect object."""
    others = [k for k in parse.children[verb] if k != i and parse.dep[k] == _NSUBJ_PASS]
    if len(others) == 1 and others[0] < i and parse.tag[others[0]] in NOUNS:
        _u_as_object(parse, i)
        parse.relabel(i, _IOBJ)


def _wanted(parse: Parse, i: int, has_auxiliary: bool) -> None:
    """`wilt … ontvangen`, `gaan … vervangen`: an infinitive."""
    fits = parse.tag[i] == _PLURAL or (parse.tag[i] == _PART and parse.lower(i) in _ALIKE)
    if fits and not has_auxiliary and parse.lower(parse.head[i]) in _WANT:
        parse.become(i, INFINITIVE)


def _wants_you(parse: Parse, i: int) -> None:
    """`De commissie wil u spreken`: the noun is the subject of `wil`, `u` the object."""
    verb = parse.head[i]
    children = parse.children.get(i, ())
    front = [k for k in children if k < verb and parse.dep[k] == _OBJ]
    you = verb + 1
    if len(front) != 1 or you >= i or parse.lower(verb) != "wil" or parse.head[you] != verb:
        return
    if parse.tag[you] not in _YOU or not _serves(parse, verb, front[0], children):
        return
    if parse.hangs(verb - 1, front[0]) and parse.move({front[0]: verb, you: i}):
        parse.relabel(front[0], _NSUBJ)
        _u_as_object(parse, you)


def _second_infinitive(parse: Parse, i: int) -> None:
    """`kunnen spelen en fietsen`: what is joined to an infinitive right before it is one too."""
    verb = i - 2
    is_joined = parse.head[i] == verb and parse.dep[i - 1] == _CC and parse.tag[verb] == _INF
    if is_joined and (parse.lower(i) in regular_verbs() or parse.lower(i) in strong_verbs()):
        parse.become(i, INFINITIVE)


def _because(parse: Parse, i: int) -> None:
    """`Bewaar de brief, want …`: `want` and `maar` join main clauses."""
    words = [parse.lower(k) for k in parse.children.get(i, ()) if parse.dep[k] == _CC and k < i]
    if len(words) == 1 and words[0] in _JOIN_CLAUSES and parse.head[i] < i:
        parse.relabel(i, _CONJ)


def _with_which(parse: Parse, i: int) -> None:
    """`een pas waarmee u de container opent`: right behind a noun, and nothing is asked."""
    verb = parse.head[i]
    first = min([i, *parse.children.get(i, ())])
    noun = first - 1
    if not parse.lower(first).startswith("waar") or parse.tag[first] != _ADVERB or noun <= verb:
        return
    is_object = parse.tag[noun] in NOUNS and parse.dep[noun] == _OBJ and parse.head[noun] == verb
    if is_object and parse.lower(verb) not in _asking() and parse.move({i: noun}):
        parse.relabel(i, _RELCL)


def _clause_without_finite(parse: Parse, i: int) -> None:
    """`dat wij u terugbellen`, `die meeverhuizen`: the only verb of a finite clause is finite."""
    children = parse.children.get(i, ())
    opens = any(parse.tag[child] in _OPENERS or parse.is_we(child) for child in children)
    if opens and _needs_finite(parse, i) and not any(map(parse.is_finite, children)):
        parse.become(i, FINITE_PLURAL)


def _clause_without_verb(parse: Parse, i: int) -> None:
    """`die meeverhuizen`: what is all there is in a relative clause is no noun but its verb."""
    children = parse.children.get(i, ())
    if not any(parse.dep[k] in _OTHER_VERB or parse.is_finite(k) for k in children):
        for k in children:
            if parse.tag[k] == _RELATIVE and parse.dep[k] == _DET:
                parse.relabel(k, _NSUBJ)
                parse.become(i, FINITE_PLURAL)


def _subject(parse: Parse, i: int) -> None:
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
        elif parse.tag[i] in _YOU:
            _no_subject(parse, verb, i)
    elif parse.tag[i] in NOUNS and (
        (i > verb and _is_request(parse, verb)) or _is_second_subject(parse, verb, i)
    ):
        _as_object(parse, verb, i)


def _is_second_subject(parse: Parse, verb: int, i: int) -> bool:
    """`Een bewoner mag zijn auto hier zetten`: the noun before the finite verb is the subject."""
    children = parse.children[verb]
    front = [k for k in children if k < i and parse.dep[k] == _NSUBJ]
    if len(front) != 1 or parse.tag[front[0]] not in NOUNS:
        return False
    modals = [k for k in children if front[0] < k < i and parse.lower(k) in _MODALS]
    return bool(modals) and modals[0] + 1 < i < verb and parse.lower(modals[0] + 1) in _DEFINITE


def _verb_of_pronoun(parse: Parse, verb: int, i: int) -> None:
    """`bevestig ik`: what stands beside its subject `ik`, `u` or `wij`, alone, is finite."""
    others = parse.children.get(verb, ())
    if any(parse.dep[k] in _OTHER_VERB or parse.is_finite(k) for k in others):
        return
    form = parse.lower(verb)
    if parse.tag[i] in _I and form.isalpha() and parse.tag[verb] not in VERB_FORMS:
        parse.become(verb, FINITE_STEM)
    elif parse.tag[i] in _YOU and form.endswith("t") and parse.tag[verb] != _PART:
        parse.become(verb, FINITE_T)
    elif parse.tag[i] in _WE and form.endswith("n") and parse.tag[verb] in {_INF, _PLURAL_NOUN}:
        parse.become(verb, FINITE_PLURAL)


def _object_before(parse: Parse, verb: int, i: int) -> None:
    """`Een medewerker belt u op`: with `u` as object the noun in front is the subject."""
    children = parse.children[verb]
    front = [k for k in children if k < min(i, verb) and parse.dep[k] == _OBJ]
    if len(front) == 1 and _NSUBJ not in parse.labels(verb):
        parse.relabel(front[0], _NSUBJ)


def _other_subject(parse: Parse, verb: int, i: int) -> None:
    """`Het bedrag moet u betalen`: beside the subject `u` the noun is the object."""
    for k in parse.children.get(verb, ()):
        if k != i and parse.dep[k] == _NSUBJ and parse.tag[k] in NOUNS:
            _as_object(parse, verb, k)


def _no_subject(parse: Parse, verb: int, i: int) -> None:
    """`De arts legt u dit uit`, `Artsen helpen u`: no subject beside an object or a plural verb."""
    children = parse.children.get(verb, ())
    finite = next((k for k in (verb, *children) if parse.is_finite(k)), None)
    if finite is None or not finite < i:
        return
    front = [k for k in children if k < finite and parse.dep[k] in _NOUN_LABELS]
    if len(front) != 1 or parse.tag[front[0]] not in NOUNS:
        return
    if not parse.hangs(finite - 1, front[0]):
        return  # something stands between: `Help | Hier vult u uw naam in`
    has_object = any(k > i and parse.dep[k] == _OBJ for k in children)
    is_plural = parse.tag[finite] == _PLURAL and parse.lower(finite).endswith("en")
    is_double = has_object and parse.lower(finite) not in _OF_YOU
    if is_double or is_plural or _serves(parse, finite, front[0], children):
        _u_as_object(parse, i)
        if has_object:
            parse.relabel(i, _IOBJ)
        parse.relabel(front[0], _NSUBJ)


def _serves(parse: Parse, finite: int, front: int, children: Sequence[int]) -> bool:
    """`Ons team belt u terug`, `Het college stelt u in de gelegenheid`."""
    form = parse.lower(finite)
    if parse.tag[front] == _PLURAL_NOUN or parse.lower(front).endswith("nummer"):
        return False
    if form in _NOT_OF_YOU:
        infinitive = parse.lower(parse.head[front])
        return infinitive not in _FOUND_BY_YOU and _CONJ not in parse.labels(front)
    return form in _SERVES or (form == "stelt" and any(parse.lower(k) in _STATES for k in children))


def _second_object(parse: Parse, i: int) -> None:
    """`Stuur de verhuurder een kopie`: of two objects the first is the indirect one."""
    verb = parse.head[i]
    if parse.tag[i] in _OBJECT_FORMS:
        _pronoun_and_object(parse, verb, i)
        return
    others = [k for k in parse.children.get(verb, ()) if k > i and parse.dep[k] == _OBJ]
    if len(others) != 1 or i < verb or parse.tag[i] not in NOUNS or _IOBJ in parse.labels(verb):
        return
    first = min([i, *parse.children.get(i, ())])
    last = max([i, *parse.children.get(i, ())])
    start = min([others[0], *parse.children.get(others[0], ())])
    is_phrase = start != others[0] or parse.lower(verb) in _GIVING
    if parse.lower(first) in _DEFINITE and last == i and start == i + 1 and is_phrase:
        parse.relabel(i, _IOBJ)


def _pronoun_and_object(parse: Parse, verb: int, i: int) -> None:
    """`Stuur ons voor 1 mei een kopie`: beside another object `ons` and `u` are indirect."""
    labels = parse.labels(verb)
    others = [k for k in parse.children.get(verb, ()) if k > i and parse.dep[k] == _OBJ]
    is_thing = len(others) == 1 and parse.tag[others[0]] in NOUNS
    if is_thing and parse.lower(others[0]) not in _TIMES and not labels & {_IOBJ, _XCOMP}:
        parse.relabel(i, _IOBJ)


def _no_adverbial(parse: Parse, i: int) -> None:
    """`met een uitkering werk doen`: a bare noun that tells no time is an object."""
    verb = parse.head[i]
    labels = parse.labels(verb)
    is_taken = bool(labels & _WITH_OBJECT) or parse.tag[verb] not in VERB_FORMS
    if is_taken or parse.lower(i) in _TIMES or parse.labels(i) & _PLACED:
        return
    if parse.lower(verb) in (_GETTING if parse.dep[i] == _XCOMP else _TAKES_OBJECT):
        parse.relabel(i, _OBJ)


def _asked(parse: Parse, i: int) -> None:
    """`nagaan hoeveel u verdient`: what one finds out or tells is a complement clause."""
    verb = parse.head[i]
    if verb < i and parse.tag[verb] in VERB_FORMS and parse.lower(verb) in _asking():
        first = next((k for k in range(verb + 1, i) if parse.lower(k) != ","), i)
        word = parse.lower(first)
        if word in _QUESTION_WORDS or (word == "wanneer" and parse.lower(verb) in _TELLING):
            parse.relabel(i, _CCOMP)


@cache
def _asking() -> frozenset[str]:
    """The forms of the verbs of asking and telling: infinitive, present, participle."""
    found = set(_ASKING)
    for verb in _ASKING:
        found.update(joined_finite(verb, person=person) or verb for person in (1, 3))
        found.add(participle(verb) or verb)
    return frozenset(found)


def _as_object(parse: Parse, verb: int, i: int) -> None:
    if _OBJ not in parse.labels(verb):
        parse.relabel(i, _OBJ)


def _agreement(parse: Parse, finite: int) -> None:
    """What stands right behind the finite verb and agrees with it is the subject."""
    verb = parse.head[finite] if parse.dep[finite] in _AUXILIARY else finite
    children = parse.children.get(verb, ())
    behind = next((k for k in children if k > finite and _is_bare(parse, k)), None)
    if behind is None or not _is_next(parse, finite, behind) or not _agree(parse, finite, behind):
        return
    subjects = [k for k in children if parse.dep[k] in _SUBJECT_LIKE]
    if not subjects:
        if _is_inverted(parse, finite, verb) and not _may_lack(parse, finite):
            parse.relabel(behind, _NSUBJ)
    elif len(subjects) == 1 and _is_fronted_object(parse, finite, subjects[0]):
        parse.relabel(subjects[0], _OBJ)
        parse.relabel(behind, _NSUBJ)


def _is_bare(parse: Parse, i: int) -> bool:
    """An object, or a noun that was taken for an adverbial but tells no time."""
    if parse.dep[i] == _OBL and _CASE not in parse.labels(i):
        return parse.lower(i) not in _TIMES
    return parse.dep[i] == _OBJ


def _is_inverted(parse: Parse, finite: int, verb: int) -> bool:
    """The finite verb opens its sentence, or comes behind an adverbial in the main clause."""
    if parse.doc[finite].is_sent_start:
        return True
    if parse.head[verb] != verb or parse.tag[finite] == _STEM:
        return False
    front = [k for k in parse.children[verb] if k < finite]
    return bool(front) and all(parse.dep[k] in _ADVERBIAL for k in front)


def _is_next(parse: Parse, finite: int, noun: int) -> bool:
    """A definite noun phrase, or a bare plural, that starts right behind the verb."""
    if parse.tag[noun] not in NOUNS:
        return False
    if noun == finite + 1:
        return parse.tag[noun] == _PLURAL_NOUN
    return parse.head[finite + 1] == noun and parse.lower(finite + 1) in _DEFINITE


def _is_fronted_object(parse: Parse, finite: int, noun: int) -> bool:
    """A noun before the verb that differs from it in number; names have no number."""
    if noun > finite or parse.tag[noun] not in NOUNS or parse.dep[noun] != _NSUBJ:
        return False
    token, after = parse.doc[noun], parse.doc[noun + 1]
    is_name = after.is_title or (token.is_title and not token.is_sent_start)
    return not is_name and not _agree(parse, finite, noun)


def _agree(parse: Parse, finite: int, noun: int) -> bool:
    plural = parse.tag[noun] == _PLURAL_NOUN or _CONJ in parse.labels(noun)
    return parse.tag[finite] in (_PLURALS if plural else _SINGULAR)


def _may_lack(parse: Parse, finite: int) -> bool:
    """A request has no subject."""
    return parse.tag[finite] == _STEM or not parse.lower(finite).endswith(("t", "n"))


def _is_request(parse: Parse, verb: int) -> bool:
    """A verb form without -t that opens its sentence."""
    if parse.tag[verb] != _STEM or not parse.doc[verb].is_sent_start:
        return False
    form = parse.lower(verb)
    return not form.endswith("t") and form not in _NO_T


def _u_as_object(parse: Parse, i: int) -> None:
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


def _features(token: Token) -> None:
    """`ondertekende`: the tag of a verb decides which of its forms the features tell."""
    right = FEATURES[token.tag_]
    if right.rpartition("|")[2] not in str(token.morph):
        token.set_morph(right)  # type: ignore[attr-defined]


@Language.component("clarity_repair", requires=["token.tag", "token.dep"])
def clarity_repair(doc: Doc) -> Doc:
    """The spaCy component: after the parser, before the lemmatizer, which reads the tags."""
    return repair(doc)
