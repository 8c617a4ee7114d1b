"""Repairs of what hangs on what, where Dutch grammar leaves no choice.

They come before the repairs of verb groups (`clarity.dutch.repair`), which need the right verb:

- a noun that opens its sentence and has an object or a particle is a request (`Plan zelf een
  datum`, `Ruim al het afval op`), and so is one behind `en` in a request (`Open … en sla die op`);
- a second request hangs on the first (`Betaal … in één keer of kies …`);
- `hebben` beside `nodig` is a verb, no auxiliary;
- of two nouns that make a heading or label the first is the head (`Handtekening aanvrager`);
- a request is not cut behind its first word (`Spaar | mee voor een zwembad`);
- the head of a modal verb is an infinitive (`Moet de kaart zichtbaar liggen?`);
- `dat` opens no adverbial clause (`ermee akkoord dat`).

Each change is made only when the tree stays one without crossing branches.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from spacy.strings import get_string_id

from clarity.dutch.inflection import conjugate, imperative
from clarity.dutch.inflection._data import (
    nouns,
    particles,
    prefixed_verbs,
    regular_verbs,
    singulars,
    strong_verbs,
)
from clarity.dutch.lexicon import UNKNOWN, Role, roles, zipf_frequency
from clarity.dutch.parses import (
    FINITE,
    FINITE_PLURAL,
    FINITE_STEM,
    HAVE,
    INFINITIVE,
    NOUNS,
    VERB_FORMS,
    Parse,
    ids,
)

_NO_REQUEST = frozenset(
    "bedrag betreft blijk blijf dien eind gebeur geld groei hoor kost lijk open recht zaak".split()
)
"""Stems of verbs that ask for nothing, or that are far more often another word."""
_MEASURES = frozenset(
    "aantal dag dagen euro jaar keer kilo liter maand maanden meter meters minuten paar procent "
    "stuk stuks uur week weken".split()
)
_TITLES = frozenset("dhr familie heer mevrouw meneer mevr mw".split())
_AND = frozenset(["en", "of"])
_STARTS_NOUN_PHRASE = frozenset(
    "al alle dat de deze die dit een geen het hun je jouw mijn ons onze uw".split()
)

_DEPS = (
    "ROOT acl acl:relcl advcl advmod amod appos aux case cc ccomp compound:prt conj cop det fixed "
    "flat iobj nmod nmod:poss nsubj nsubj:pass nummod obj obl punct xcomp mark"
).split()
_ID = {name: get_string_id(name) for name in _DEPS}
_ROOT, _NMOD, _OBJ, _OBL, _CONJ = (_ID[d] for d in ("ROOT", "nmod", "obj", "obl", "conj"))
_PRT, _CASE, _CC, _AMOD, _ADVMOD = (
    _ID[d] for d in ("compound:prt", "case", "cc", "amod", "advmod")
)
_AUX, _XCOMP, _PUNCT, _ADVCL, _CCOMP = (_ID[d] for d in ("aux", "xcomp", "punct", "advcl", "ccomp"))
_MARK = _ID["mark"]
_PARATAXIS = get_string_id("parataxis")
_OF_OTHER = ids(["case", "cop", "nsubj"])
_ASKS = frozenset("hoeveel welk welke wie wiens".split())
_TELL = frozenset(
    "aangeven aankruisen aantonen aanvinken doorgeven nagaan nakijken toelichten uitleggen "
    "uitzoeken".split()
)
_OF_NOUN = ids("acl acl:relcl amod appos case cc conj det fixed flat nmod nmod:poss nummod".split())
_OF_VERB = ids(["obj", "iobj", "compound:prt"])
_LOOSE = ids(["obl", "advcl", "ccomp"])
_OF_CLAUSE = ids("nsubj nsubj:pass csubj aux aux:pass cop expl det amod nmod:poss nummod".split())
_MOVES = ids("obj obl compound:prt advmod".split())
_SUBORDINATE = ids("advcl acl acl:relcl ccomp csubj".split())
_NAMES = ids(f"N|eigen|ev|basis|{rest}" for rest in ("zijd|stan", "onz|stan", "genus|stan"))
_NOT_A_VERB = NOUNS | _NAMES | ids(["ADJ|vrij|basis|zonder", "VZ|init"])
_MAY_ASK = _NOT_A_VERB | ids([FINITE_STEM])
_INFINITIVES = ids([INFINITIVE, FINITE_PLURAL])
_MAY_BE_PLURAL = _INFINITIVES | ids(["N|soort|mv|basis"])
_ADVERB, _PREPOSITION, _ARTICLES = (
    get_string_id("BW"),
    get_string_id("VZ|init"),
    ids(["LID|bep|stan|rest", "LID|bep|stan|evon", "LID|onbep|stan|agr"]),
)
_RELATIVES = ids(["VNW|betr|pron|stan|vol|persoon|getal", "VNW|betr|pron|stan|vol|3|ev"])
_SUBJECT_PRONOUNS = frozenset("hij ik u we wij ze zij".split())
_APPOSED = ids(["appos", "nmod", "flat"])
_OBJECT_PRONOUNS = ids(["VNW|pr|pron|obl|vol|2|getal", "VNW|pr|pron|obl|vol|1|mv"])
_ADJECTIVE = get_string_id("ADJ|vrij|basis|zonder")
_NOUN = "N|soort|ev|basis|zijd|stan"
_AUX_PASS = get_string_id("aux:pass")
_OF_PLURAL = ids("acl acl:relcl amod case det nmod nmod:poss nummod".split())
_WISH = frozenset("willen kunnen mogen moeten".split())
_PLURALS_AND_VERBS = frozenset(
    "bezwaren eisen kosten plannen rechten reizen straffen vragen werken wensen zorgen".split()
)
_WATCHED_LABELS = frozenset([_AUX, _ADVCL, _CC])
_MODALS = frozenset(
    "kan kunt kunnen kon konden moet moeten moest moesten mag mogen mocht mochten zal zult zullen "
    "zou zouden".split()
)
_COP, _INFINITIVE = _ID["cop"], get_string_id(INFINITIVE)
_ADDED = ids(["xcomp", "advcl", "ccomp"])
_OF_ITS_OWN = ids(["mark", "aux", "aux:pass", "cop", "nsubj", "nsubj:pass", "case"])
_OF_SENTENCE = ids("advcl aux expl iobj nsubj obj obl punct".split())
_WATCHED_TAGS = _RELATIVES | _OBJECT_PRONOUNS | FINITE | {_ADVERB}
_FULL_STOPS = frozenset(".!")
_PLAIN_NOUN = NOUNS
_STEM = get_string_id(FINITE_STEM)
_LAST_LETTERS = get_string_id("LET")


@cache
def requests() -> dict[str, frozenset[str]]:
    """The request forms of the verbs in our tables, each with its infinitives."""
    found: dict[str, set[str]] = {}
    verbs = {*strong_verbs(), *regular_verbs()}
    verbs |= {verb for verb, kind in prefixed_verbs().items() if kind != "separable"}
    for verb in verbs:
        form = imperative(verb, separable=False)
        if form is not None and form.particle is None and form.finite not in _NO_REQUEST:
            found.setdefault(form.finite, set()).add(verb)
    return {form: frozenset(infinitives) for form, infinitives in found.items()}


@cache
def joins(particle: str, infinitive: str) -> bool:
    """Whether the two make a separable verb that is known: `op` and `ruimen`."""
    verb = particle + infinitive
    kind = prefixed_verbs().get(verb)
    if kind is not None:
        return kind != "inseparable"
    kinds = particles()
    is_particle = particle in kinds["particle"] or particle in kinds["ambiguous"]
    return is_particle and zipf_frequency(verb) > UNKNOWN and conjugate(verb) is not None


def reattach(parse: Parse) -> bool:
    """Repair the heads of a parsed text in place; True when something changed."""
    changed = _join(parse)
    edges = [*parse.starts, len(parse.tag)]
    for start, end in pairwise(edges):
        changed |= _first_word(parse, start, end)
    for i, (tag, dep) in enumerate(zip(parse.tag, parse.dep, strict=True)):
        if dep in _WATCHED_LABELS:
            changed |= _by_label(parse, i, dep)
        elif tag in _WATCHED_TAGS:
            changed |= _by_tag(parse, i, tag)
    return changed


def _join(parse: Parse) -> bool:
    """`Spaar | mee voor een zwembad`: a request that was cut behind its first word."""
    cut = [
        second
        for first, second, end in zip(
            parse.starts, parse.starts[1:], [*parse.starts[2:], len(parse.tag)], strict=False
        )
        if second == first + 1 and end - second > 3 and _is_cut(parse, first)
    ]
    for second in cut:
        root = parse.root(second)
        moved = {c for c in parse.children[root] if parse.dep[c] == _PUNCT}
        for i in {root, second, *moved}:
            parse.head[i] = second - 1
        parse.relabel(second, _PRT)
        parse.relabel(root, _OBL)
    if cut:
        parse.join(cut)
        for second in cut:
            parse.become(second - 1, FINITE_STEM)
    return bool(cut)


def _is_cut(parse: Parse, first: int) -> bool:
    """A request without its particle, which a prepositional phrase follows."""
    particle = first + 1
    root = parse.root(particle)
    if parse.tag[first] not in _MAY_ASK or parse.dep[particle] != _CASE:
        return False
    if parse.tag[root] not in NOUNS or parse.head[particle] != root:
        return False
    cases = [c for c in parse.children[root] if parse.dep[c] == _CASE]
    infinitives = requests().get(parse.lower(first), ())
    return cases == [particle, particle + 1] and any(
        parse.lower(particle) == "mee" or joins(parse.lower(particle), infinitive)
        for infinitive in infinitives
    )


def _first_word(parse: Parse, start: int, end: int) -> bool:
    """Repair what the first word of a sentence decides."""
    tag = parse.tag[start]
    changed = False
    if tag in _NOT_A_VERB:
        changed |= _request(parse, start, end)
        _noun_first(parse, start, end)
        changed |= _heading(parse, start, end)
    elif tag == _STEM and parse.dep[start] != _ROOT:
        changed |= _check_whether(parse, start, end)
    if parse.tag[start] == _STEM and parse.dep[start] == _ROOT:
        changed |= _second_requests(parse, start, end)
        changed |= end - start > 4 and _tell_which(parse, start)
        _interposed(parse, start)
    return changed


def _by_label(parse: Parse, i: int, dep: int) -> bool:
    if dep == _CC:
        return parse.lower(i) == "of" and _whether(parse, i)
    head = parse.head[i]
    tag = parse.tag[head]
    if dep == _ADVCL:
        return tag not in VERB_FORMS and _announced(parse, i)
    if tag in _MAY_BE_PLURAL and parse.lower(head) in _only_plurals():
        return _plural_noun(parse, head)
    if tag in VERB_FORMS:
        return False
    return _in_need(parse, i) or _real_verb(parse, i, head) or _verb_above(parse, i, head)


def _by_tag(parse: Parse, i: int, tag: int) -> bool:
    if i == 0:
        return False
    if tag == _ADVERB:
        return parse.tag[i - 1] in _ARTICLES and _noun_behind_article(parse, i)
    if tag in _RELATIVES:
        return _stranded(parse, i - 1)
    if tag in FINITE:
        return parse.lower(i) in _MODALS and _real_verb(parse, i, i)
    return parse.dep[i] in _APPOSED and _object_pronoun(parse, i)


def _real_verb(parse: Parse, modal: int, old: int) -> bool:
    """`Moet de pas zichtbaar liggen?`: the head is the infinitive that the modal verb needs."""
    is_adverb = old == modal or parse.tag[old] in {_ADJECTIVE, _ADVERB}
    if not is_adverb or parse.lower(modal) not in _MODALS or not parse.is_finite(modal):
        return False
    children = parse.children.get(old, ())
    found = [c for c in children if parse.tag[c] in _INFINITIVES and parse.dep[c] in _ADDED]
    if len(found) != 1 or found[0] <= max(modal, old) or _COP in parse.labels(old):
        return False
    verb = found[0]
    if parse.labels(verb) & _OF_ITS_OWN or parse.lower(verb) in _WISH:
        return False
    moved = {
        c: verb for c in children if c != verb and (old == modal or parse.dep[c] in _OF_SENTENCE)
    }
    above, dep = (verb if parse.head[old] == old else parse.head[old]), parse.dep[old]
    if not parse.move({**moved, verb: above, old: verb}):
        return False
    parse.relabel(verb, dep)
    parse.relabel(old, _AUX if old == modal else _ADVMOD)
    parse.become(verb, INFINITIVE)
    return True


def _verb_above(parse: Parse, modal: int, state: int) -> bool:
    """`kunnen het niet eens worden`: the modal verb belongs to the infinitive, not to its state."""
    verb = parse.head[state]
    if parse.dep[state] != _XCOMP or parse.tag[verb] != _INFINITIVE or not modal < state < verb:
        return False
    labels = (_AUX, _ID["nsubj"])
    moved = {c: verb for c in parse.children[state] if parse.dep[c] in labels}
    return parse.lower(modal) in _MODALS and parse.move(moved)


def _last_word(parse: Parse, start: int, end: int) -> int:
    last = end - 1
    while last > start and parse.tag[last] == _LAST_LETTERS:
        last -= 1
    return last


def _request(parse: Parse, start: int, end: int) -> bool:
    """`Plan zelf een datum`: the noun that opens the sentence is its verb."""
    if end - start < 3:
        return False
    infinitives = requests().get(parse.lower(start))
    if infinitives is None or not _has_no_verb(parse, start, end):
        return False
    last = _last_word(parse, start, end)
    has_particle = last > start + 1 and any(joins(parse.lower(last), verb) for verb in infinitives)
    if parse.dep[start] != _ROOT:
        if not has_particle or not _reroot(parse, start, last):
            return False
    elif not has_particle and not _is_verb_by_children(parse, start, end):
        return False
    parse.become(start, FINITE_STEM)
    _dress(parse, start)
    if has_particle:
        _particle(parse, start, last)
    return True


def _reroot(parse: Parse, start: int, last: int) -> bool:
    """The first word becomes the root; the particle is no preposition of the old one."""
    before = parse.dep[last]
    parse.relabel(last, _PRT)
    done = _swap(parse, start, parse.root(start), _OBJ)
    if not done:
        parse.relabel(last, before)
    return done


def _check_whether(parse: Parse, start: int, end: int) -> bool:
    """`Check of uw paspoort geldig is`: the request is the root, the question its complement."""
    if end - start < 5 or parse.lower(start + 1) != "of" or parse.lower(start) not in requests():
        return False
    clause = parse.root(start)
    moved = {c: clause for c in parse.children.get(start, ()) if parse.dep[c] != _PUNCT}
    moved |= {c: start for c in parse.children[clause] if parse.dep[c] == _PUNCT}
    if not parse.move({start: start, clause: start, start + 1: clause, **moved}):
        return False
    parse.relabel(start, _ROOT)
    parse.relabel(clause, _CCOMP)
    parse.relabel(start + 1, _MARK)
    for child in moved:
        if parse.dep[child] == _CONJ:
            parse.relabel(child, _ID["nsubj"])
    return True


def _tell_which(parse: Parse, verb: int) -> bool:
    """`Geef aan welke dagen u werkt`: a particle, not a preposition, and a dependent question."""
    particle = verb + 1
    if parse.dep[particle] != _CASE or parse.lower(particle + 1) not in _ASKS:
        return False
    infinitives = requests().get(parse.lower(verb), ())
    if not any(parse.lower(particle) + infinitive in _TELL for infinitive in infinitives):
        return False
    noun = parse.head[particle]
    clause = parse.head[noun]
    if parse.head[clause] != verb or not parse.move({particle: verb}):
        return False
    parse.relabel(particle, _PRT)
    parse.relabel(clause, _CCOMP)
    parse.relabel(noun, _OBJ if _ID["nsubj"] in parse.labels(clause) else _ID["nsubj"])
    return True


def _interposed(parse: Parse, verb: int) -> None:
    """`Schakel, als het niet lukt, een bemiddelaar in`: the noun behind the clause is an object."""
    labels = parse.labels(verb)
    if _PARATAXIS not in labels or _ADVCL not in labels or _OBJ in labels:
        return
    children = parse.children[verb]
    found = [c for c in children if parse.dep[c] == _PARATAXIS and parse.tag[c] in NOUNS]
    clause = next(c for c in children if parse.dep[c] == _ADVCL)
    if len(found) == 1 and clause < found[0] and not parse.labels(found[0]) & _OF_OTHER:
        parse.relabel(found[0], _OBJ)


def _has_no_verb(parse: Parse, start: int, end: int) -> bool:
    """No finite verb outside a subordinate clause."""
    for i in range(start + 1, end):
        if parse.tag[i] in FINITE:
            verb = parse.head[i] if parse.dep[i] in _OF_CLAUSE else i
            is_second = parse.dep[verb] == _CONJ and parse.tag[verb] == _STEM
            if parse.dep[verb] not in _SUBORDINATE and not is_second:
                return False
    return True


def _is_verb_by_children(parse: Parse, start: int, end: int) -> bool:
    """The parser gave the noun the dependents of a verb."""
    labels = parse.labels(start)
    if labels & _OF_CLAUSE:
        return False
    is_sentence = parse.doc[end - 1].text in _FULL_STOPS
    if labels & _OF_VERB:
        return is_sentence or _is_plain(parse, start)
    return is_sentence and bool(labels & _LOOSE) and parse.lower(start + 1) != "van"


def _is_plain(parse: Parse, start: int) -> bool:
    """A particle, or an object with an article: `Besluit algemene regels` is a heading."""
    return any(
        parse.dep[c] == _PRT or (parse.dep[c] == _OBJ and _ID["det"] in parse.labels(c))
        for c in parse.children[start]
    )


def _dress(parse: Parse, verb: int) -> None:
    """A noun phrase on a verb is an adverbial, and an adjective an adverb."""
    for child in parse.children.get(verb, ()):
        if parse.dep[child] == _NMOD and _CASE in parse.labels(child):
            parse.relabel(child, _OBL)
        elif parse.dep[child] == _AMOD and child > verb:
            parse.relabel(child, _ADVMOD)


def _particle(parse: Parse, verb: int, last: int) -> None:
    if parse.head[last] == verb or parse.move({last: verb}):
        parse.relabel(last, _PRT)


def _swap(parse: Parse, new: int, old: int, label: int) -> bool:
    """Make `new` the head in the place of `old`, which keeps only what belongs to a noun."""
    moved = {new: new if parse.head[old] == old else parse.head[old], old: new}
    moved |= {child: new for child in _outside(parse, old) if child != new}
    dep = parse.dep[old]
    if not parse.move(moved):
        return False
    parse.relabel(new, dep)
    is_adverbial = label == _OBJ and _CASE in parse.labels(old)
    parse.relabel(old, _OBL if is_adverbial else label)
    return True


def _outside(parse: Parse, noun: int) -> Iterable[int]:
    """The dependents of a word from the first one, on each side, that does not fit a noun."""
    children = parse.children.get(noun, ())
    for side in (
        sorted(c for c in children if c > noun),
        sorted((c for c in children if c < noun), reverse=True),
    ):
        inside = True
        for child in side:
            inside = inside and parse.dep[child] in _OF_NOUN
            if not inside:
                yield child


def _noun_first(parse: Parse, start: int, end: int) -> None:
    """`Overlast door verkeer`: an adjective that is none is a noun."""
    is_name = parse.tag[start] in _NAMES and end - start > 1 and parse.tag[start + 1] in NOUNS
    if is_name and parse.lower(start) in nouns():
        parse.become_noun(start, _NOUN)  # `Datum indiensttreding`
    if parse.tag[start] != _ADJECTIVE or parse.dep[start] != _ROOT or end - start < 2:
        return
    if roles(parse.lower(start)) == Role.NOUN and _has_no_verb(parse, start, end):
        parse.become_noun(start, _NOUN)
        for child in parse.children.get(start, ()):
            if parse.dep[child] == _OBL and _CASE in parse.labels(child):
                parse.relabel(child, _NMOD)


def _heading(parse: Parse, start: int, end: int) -> bool:
    """`Handtekening aanvrager`: the first noun is the head, the next says of whom or what."""
    second = start + 1
    if (
        parse.tag[start] not in _PLAIN_NOUN
        or parse.head[start] != second
        or parse.dep[second] != _ROOT
        or parse.tag[second] not in _PLAIN_NOUN
        or parse.lower(start) in _MEASURES | _TITLES
        or parse.lower(start) in strong_verbs()
        or parse.lower(start) in regular_verbs()
        or any(parse.tag[i] in VERB_FORMS for i in range(start, end))
    ):
        return False
    if not parse.move({start: start, second: start}):
        return False
    parse.relabel(start, _ROOT)
    parse.relabel(second, _NMOD)
    for child in parse.children.get(second, ()):
        if parse.dep[child] == _OBJ:
            parse.relabel(child, _NMOD)
    return True


def _second_requests(parse: Parse, root: int, end: int) -> bool:
    """`Open de bijlage en sla die op`, `Betaal in één keer of kies …`."""
    changed = False
    for i in range(root + 2, end - 1):
        if parse.dep[i] == _CONJ and parse.lower(i - 1) in _AND:
            if parse.tag[i] == _STEM:
                changed |= parse.tag[parse.head[i]] not in VERB_FORMS and parse.move({i: root})
            elif parse.tag[i] in NOUNS and _may_ask(parse, i):
                changed |= _second(parse, root, i)
    return changed


def _may_ask(parse: Parse, i: int) -> bool:
    follows = parse.lower(i + 1)
    return follows in _STARTS_NOUN_PHRASE and parse.lower(i) in requests()


def _second(parse: Parse, root: int, i: int) -> bool:
    moved = {c: i for c in parse.children.get(root, ()) if c > i and parse.dep[c] in _MOVES}
    if not parse.move({i: root, **moved}):
        return False
    parse.become(i, FINITE_STEM)
    _dress(parse, i)
    return True


@cache
def _only_plurals() -> frozenset[str]:
    """The plurals in our tables that are no form of a verb that we know."""
    verbs = {*strong_verbs(), *regular_verbs(), *prefixed_verbs()}
    return (
        frozenset(plural for plural in singulars() if plural.endswith("en") and plural not in verbs)
        - _PLURALS_AND_VERBS
    )


def _plural_noun(parse: Parse, i: int) -> bool:
    children = parse.children.get(i, ())
    inner = [c for c in children if parse.dep[c] == _XCOMP and parse.tag[c] in _INFINITIVES]
    have = [c for c in children if parse.dep[c] == _AUX and parse.lower(c) in HAVE]
    others = [c for c in children if parse.dep[c] in (_AUX, _AUX_PASS)]
    if not others or not (inner or have) or (have and len(others) > 1):
        return False
    verb = (inner or have)[0]
    moved = {c: verb for c in children if c != verb and parse.dep[c] not in _OF_PLURAL}
    above = verb if parse.head[i] == i else parse.head[i]
    dep = parse.dep[i]
    if not parse.move({verb: above, i: verb, **moved}):
        return False
    parse.relabel(verb, dep)
    parse.relabel(i, _OBJ)
    parse.become_noun(i, "N|soort|mv|basis")
    return True


def _stranded(parse: Parse, i: int) -> bool:
    """`Wijs iemand aan die …`: before a relative pronoun stands a particle."""
    if parse.tag[i] != _PREPOSITION or parse.dep[i] != _CASE:
        return False
    verb = parse.root(i)
    if verb >= i - 1 or parse.tag[verb] != _STEM:
        return False
    infinitives = requests().get(parse.lower(verb), ())
    if not any(joins(parse.lower(i), infinitive) for infinitive in infinitives):
        return False
    if not parse.move({i: verb}):
        return False
    parse.relabel(i, _PRT)
    return True


def _object_pronoun(parse: Parse, i: int) -> bool:
    """`kan een adviseur u helpen`: `u` and `ons` are nothing beside a noun, but an object."""
    verb = parse.head[parse.head[i]]
    if (
        parse.tag[verb] not in VERB_FORMS
        or parse.labels(i) & {_CASE}
        or i == parse.head[i] + 1 > verb
    ):
        return False
    labels = parse.labels(verb)
    if not parse.move({i: verb}):
        return False
    parse.relabel(i, _ID["iobj"] if _OBJ in labels else _OBJ)
    return True


def _whether(parse: Parse, i: int) -> bool:
    """`Vraag uw buren of zij dit willen doen`: a verb at the end makes a dependent question."""
    clause = parse.head[i]
    if i + 2 >= len(parse.tag) or parse.lower(i + 1) not in _SUBJECT_PRONOUNS:
        return False
    if parse.head[i + 1] != clause or clause <= i + 2 or parse.dep[clause] != _CONJ:
        return False
    parse.relabel(i, _MARK)
    parse.relabel(clause, _CCOMP)
    token = parse.doc[i]
    token.tag_, token.pos_ = "VG|onder", "SCONJ"
    parse.tag[i] = get_string_id("VG|onder")
    if parse.tag[clause] in _INFINITIVES and parse.lower(clause) in _WISH:
        parse.become(clause, FINITE_PLURAL)
    return True


def _noun_behind_article(parse: Parse, i: int) -> bool:
    """`de pas aanvragen`: between an article and a verb stands a noun."""
    article, verb = i - 1, parse.head[i]
    is_last = i + 1 >= len(parse.tag) or parse.tag[i + 1] in VERB_FORMS
    if not is_last or parse.tag[verb] not in VERB_FORMS or parse.head[article] != verb:
        return False
    if not roles(parse.lower(i)) & Role.NOUN or not parse.move({article: i}):
        return False
    parse.become_noun(i, _NOUN)
    parse.relabel(article, _ID["det"])
    if _OBJ not in parse.labels(verb):
        parse.relabel(i, _OBJ)
    return True


def _in_need(parse: Parse, have: int) -> bool:
    """`u hebt het nodig`: the verb is `hebben`."""
    need = parse.head[have]
    if parse.lower(need) != "nodig" or parse.lower(have) not in HAVE:
        return False
    moved = {c: have for c in parse.children[need] if c != have}
    above = have if parse.head[need] == need else parse.head[need]
    dep = parse.dep[need]
    if not parse.move({have: above, need: have, **moved}):
        return False
    parse.relabel(have, dep)
    parse.relabel(need, _XCOMP)
    return True


def _announced(parse: Parse, clause: int) -> bool:
    """`ermee akkoord dat …`: the clause that `ermee` announces hangs where `ermee` hangs."""
    adverb = parse.head[clause]
    if not parse.lower(adverb).startswith("er") or parse.dep[adverb] != _ADVMOD:
        return False
    marks = [parse.lower(c) for c in parse.children[clause] if parse.dep[c] == _MARK]
    if marks != ["dat"] or not parse.move({clause: parse.head[adverb]}):
        return False
    parse.relabel(clause, _CCOMP)
    return True
