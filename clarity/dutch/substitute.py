"""Put one word in the place of another, in the form that the sentence asks for.

Each function returns the edits that make the replacement, or None when the right form or place
cannot be told with certainty; then a person has to do it. Offsets are characters of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clarity.dutch.clauses import (
    CLUSTER,
    is_finite,
    is_infinitive_mark,
    is_set_apart,
    lexical_verb,
)
from clarity.dutch.frames import (
    PREPOSITIONS,
    Complement,
    negations,
    recast,
    without_phrase,
)
from clarity.dutch.inflection import (
    adjective,
    auxiliary,
    conjugate,
    gender,
    imperative,
    infinitive,
    inflected_participle,
    match_case,
    participle,
    plural,
)
from clarity.dutch.inflection.verbs import Number, Person, Tense
from clarity.dutch.pieces import Piece, Pieces, deleted, merged, place_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EXTRAPOSED = frozenset(
    {"advcl", "ccomp", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "csubj"}
)
_MAX_MIDDLE = 10

MODALS = frozenset({"moeten", "kunnen", "mogen", "willen"})
"""Verbs that take a bare infinitive in the place of one with ``te``."""

_PERSONAL = frozenset("u je jou jullie mij me ons hem haar hen ze zich elkaar iemand".split())
_NOT_ATTRIBUTIVE = frozenset("doen geven hebben horen krijgen laten merken zien".split())
"""Verbs with a participle that sounds odd before a noun: ``de gekregen gegevens``."""

_NO_PASSIVE = frozenset("bevatten hebben horen krijgen kunnen moeten weten willen".split())
"""Verbs of which the participle only goes with ``hebben``: nothing ``wordt gekregen``."""

_QUANTITIES = frozenset(
    "aantal deel euro groep hoeveelheid paar procent reeks serie soort stuk tal type vorm".split()
)
"""Nouns that may stand before another noun: ``een aantal eisen``."""

_SUBJECTS = frozenset("er hij ik je jij jullie men u we wij ze zij".split())

_ADVERBS = frozenset("niet ook dus dan nu nog soms altijd vaak helaas daarom hierdoor".split())
Gender = Literal["de", "het"]


def replace_tokens(doc: Doc, tokens: Sequence[int], text: str) -> Pieces | None:
    """Replace adjacent tokens by a fixed text, with the capital of the first token.

    A clause such as ``als u dat wilt`` gets its commas. Returns None when the tokens are not
    adjacent.
    """
    first, last = tokens[0], tokens[-1]
    if last - first + 1 != len(tokens):
        return None
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    new = _capital(doc[first], text)
    if not _is_clause(text):
        return (Piece(start, end, new),)
    if first and not doc[first].is_sent_start and not doc[first - 1].is_punct:
        start, new = start - len(doc[first - 1].whitespace_), f", {new}"
    if last + 1 < len(doc) and not doc[last + 1].is_punct and not doc[last + 1].is_space:
        new += ","
    return (Piece(start, end, new),)


def _is_clause(text: str) -> bool:
    return text.startswith("als ") and text.count(" ") > 1


def replace_verb(
    doc: Doc,
    tokens: Sequence[int],
    verb: int,
    new: Sequence[str],
    complement: Complement | None = None,
) -> Pieces | None:
    """Replace a verb, with the fixed words that belong to it, by another verb in the same form.

    ``tokens`` are the tokens of the old verb: particle, fixed words and ``complement`` included.
    ``new`` is the infinitive, with fixed words before it (``contact opnemen``) or the preposition
    of its own complement after it (``zorgen voor``).
    """
    old = doc[verb]
    words, preposition = _split_preposition(list(new))
    is_plural = _is_plural_subject(old, complement, preposition)
    if is_plural or not _can_recast(complement, preposition):
        return None
    if complement is not None and not preposition and any(negations(old, tokens)):
        return None  # ``beschikt niet over een auto``: ``heeft geen auto``
    extra = [i for i in tokens if i != verb and (complement is None or i != complement.token.i)]
    if _goes_on_as_noun(old, extra) or any(_is_described(doc[i], tokens) for i in extra):
        return None
    form = _verb_form(old, words, extra, complement is not None or _has_content(old))
    place = _particle_place(old, extra) if form and form.moved else None
    if form is None or (form.moved and (place is None or _is_apart(old))):
        return None
    opener = doc[min(extra)] if extra and min(extra) < verb else None
    if opener is not None and opener.is_sent_start and opener.lower_ not in words:
        return None  # ``In kaart is gebracht …``: another word has to open the sentence
    moved, pieces = form.moved, list(deleted(doc, extra, old.i))
    first = old.nbor(-1) if _is_te_infinitive(old) else old
    if complement is not None:
        if complement.adverb == "er" and place == complement.token:
            place = complement.token.nbor(-1)  # ``ervan`` goes
        before = _before_verbs(first, extra)
        is_late = not _tag(old).startswith("WW|pv") or is_clause_final(old, extra)
        changes = _with_complement(complement, preposition, place, before, is_late)
        if changes is None:
            return None
        pieces += changes[0]
        if changes[1] and place is None:
            pieces.append(_insert(before, f"{changes[1]} "))
        elif changes[1]:
            moved = f"{changes[1]} {moved}"
    if form.front:
        place_of_front = doc[min(extra)] if extra and extra[0] < verb else first
        pieces.append(_insert(place_of_front, _capital(place_of_front, form.front)))
    pieces.append(Piece(first.idx, old.idx + len(old), _capital(old, form.core)))
    if place is not None:
        pieces.append(place_after(place, f" {moved}"))
    return merged(pieces)


def _is_apart(verb: Token) -> bool:
    """Tell whether words stand between a verb and the subject before it: no main clause, then."""
    before = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i]
    return any(
        not word.is_punct
        for subject in before
        for word in verb.doc[subject.right_edge.i + 1 : verb.i]
    )


def _can_recast(complement: Complement | None, preposition: str) -> bool:
    if complement is None:
        return not preposition
    return bool(complement.adverb) or complement.phrase is not None or bool(preposition)


def _goes_on_as_noun(verb: Token, extra: Sequence[int]) -> bool:
    """Tell whether fixed words are the object of a noun: ``het verrichten van werkzaamheden``."""
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return after == "van" and any(i > verb.i + 1 for i in extra) and not is_finite(verb)


def _is_described(word: Token, tokens: Sequence[int]) -> bool:
    """Tell whether a fixed word has an article or adjective that would be left behind."""
    others = (child for child in word.children if child.i not in tokens)
    own = ("det", "amod", "nmod:poss")
    return word.pos_ == "NOUN" and any(child.dep_ in own for child in others)


@dataclass(frozen=True, slots=True)
class _Form:
    """A verb in the form that a sentence asks for.

    ``core`` takes the place of the old verb, ``front`` (with a space behind it) stands before the
    verbs at the end of a clause, ``moved`` must go to the end of a main clause.
    """

    core: str
    front: str = ""
    moved: str = ""


def _insert(before: Token, text: str) -> Piece:
    return Piece(before.idx, before.idx, text)


def _split_preposition(new: list[str]) -> tuple[list[str], str]:
    """Split a preposition off the new verb."""
    return (new[:-1], new[-1]) if len(new) > 1 and new[-1] in PREPOSITIONS else (new, "")


def _before_verbs(first: Token, extra: Sequence[int]) -> Token:
    """Return the first of the words that stand in one block with a verb at the clause's end."""
    while first.i and (first.i - 1 in extra or _is_amid(first.nbor(-1), extra)):
        first = first.nbor(-1)
    return first


def _is_amid(word: Token, extra: Sequence[int]) -> bool:
    """Tell whether an auxiliary stands among the fixed words: ``gebruik wilt maken``."""
    return (word.dep_ in ("aux", "aux:pass") or is_finite(word)) and word.i - 1 in extra


def _with_complement(
    complement: Complement, preposition: str, place: Token | None, before: Token, is_late_verb: bool
) -> tuple[list[Piece], str] | None:
    """Return the changes in a complement, and the object that must move before the verbs.

    An object stands before the last verb or particle of its clause, where a phrase with a
    preposition may follow it: ``kunt gebruik maken van X`` becomes ``kunt X gebruiken``.
    """
    token = complement.token
    if preposition and token.lower_.endswith(preposition):
        return [], ""
    end_of_clause = place.i if place is not None else before.i
    is_late = place is not None or is_late_verb
    if preposition or complement.adverb or not (is_late and token.i > end_of_clause):
        piece = recast(complement, preposition)
        return None if piece is None else ([piece], "")
    phrase, cut = complement.phrase, without_phrase(before.doc, complement)
    if phrase is None or cut is None or _ends_in_half(token, phrase):
        return None
    return [cut], str(before.doc[phrase[0] : phrase[1]].text)


def _ends_in_half(preposition: Token, phrase: tuple[int, int]) -> bool:
    """Tell whether a noun group may go on: ``de Docker componenten``."""
    doc, end = preposition.doc, phrase[1]
    return end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN", "X")


def _is_plural_subject(verb: Token, complement: Complement | None, preposition: str) -> bool:
    """Tell whether a complement becomes the plural subject of a passive in the singular.

    ``Er wordt gebruik gemaakt van kaarten`` would need another form: ``er worden … gebruikt``.
    """
    if complement is None or complement.adverb or preposition:
        return False
    is_passive = any(c.dep_ == "aux:pass" or c.lemma_ == "worden" for c in verb.children)
    noun = complement.token.head
    is_many = "Number=Plur" in str(noun.morph) or any(c.dep_ == "conj" for c in noun.children)
    return is_passive and is_many


def _verb_form(
    old: Token, words: list[str], extra: Sequence[int], tells_something: bool
) -> _Form | None:
    """Return the new verb in the form of the old one.

    ``laten weten`` and ``laten zien`` are only made where there is something to tell or show.
    """
    *fixed, verb = words
    tag, is_final = _tag(old), is_clause_final(old, extra)
    if (fixed or extra) and tag.startswith(("WW|inf|nom", "WW|vd|prenom")):
        return None
    if not tag.startswith("WW|pv") and any(i > old.i for i in extra):
        return None  # ``het doen van onderzoek``
    if any(_is_modified(old.doc[i], extra) for i in extra):
        return None
    if fixed and fixed[0] == "laten":
        if not tells_something or (tag.startswith("WW|inf") and _looks_finite(old)):
            return None
        return _laten_form(old, tag, " ".join(words[1:]), is_final)
    front = "".join(f"{word} " for word in fixed)
    if tag.startswith("WW|pv"):
        return _finite_form(old, front, verb, is_final)
    if tag.startswith("WW|inf"):
        if (fixed or _has_particle(verb)) and _looks_finite(old):
            return None
        return _joined(front, _infinitive_form(old, verb))
    if is_unknown_infinitive(old):
        return None if fixed or _has_particle(verb) else _Form(verb)
    if tag.startswith("WW|vd|prenom"):
        return _joined("", _attributive(old, verb))
    if tag.startswith("WW|vd"):
        return _joined(front, participle(verb)) if _same_auxiliary(old, verb, extra) else None
    return None


def _looks_finite(verb: Token) -> bool:
    """Tell whether an infinitive may be a plural: it has a subject and no auxiliary or ``te``."""
    children = list(verb.children)
    has_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in children)
    is_helped = any(c.dep_ in ("aux", "aux:pass") for c in children) or verb.dep_ in CLUSTER
    return has_subject and not is_helped and not _is_te_infinitive(verb)


def _has_content(verb: Token) -> bool:
    """Tell whether a verb has a clause or an object that is no person: what someone is told."""
    for child in (*verb.children, *lexical_verb(verb).children):
        if child.dep_ in ("ccomp", "csubj", "nsubj:pass", "parataxis"):
            return True
        if child.dep_ == "obj" and child.lower_ not in _PERSONAL:
            return True
    return False


def _is_modified(word: Token, extra: Sequence[int]) -> bool:
    """Tell whether a fixed noun has words of its own: ``uitgebreid onderzoek``."""
    if word.pos_ != "NOUN":
        return False
    own = ("amod", "det", "nummod", "nmod:poss")
    return any(c.i not in extra and c.dep_ in own for c in word.lefts)


def _tag(verb: Token) -> str:
    """Return the tag of a verb, mended where its form or its auxiliaries say otherwise.

    It cannot be finite when it has a finite auxiliary of its own, and when a separable verb has
    the form of the infinitive in a main clause: ``inzenden``, not ``zenden in``.
    """
    if not verb.tag_.startswith("WW|pv"):
        return _mended(verb)
    if verb.lower_ == verb.lemma_ and not is_verb_final(verb):
        form = conjugate(verb.lemma_, number="plur")
        if form is not None and form.particle:
            return "WW|inf|vrij|zonder"
    helped = any(c.dep_ in ("aux", "aux:pass") and is_finite(c) for c in verb.children)
    if not helped:
        return str(verb.tag_)
    if verb.lower_ == participle(verb.lemma_):
        return "WW|vd|vrij|zonder"
    return "WW|inf|vrij|zonder" if verb.lower_ == verb.lemma_ else str(verb.tag_)


_HEADS = frozenset({"ROOT", "acl:relcl", "acl"})
"""Relations of a verb that heads a clause: with a subject and no auxiliary it must be finite."""


def _mended(verb: Token) -> str:
    """Return the tag of a verb that is not tagged as finite, mended where its clause shows more.

    ``noodzaakt`` and ``gelasten`` are no participles, and ``worden bezien`` has no infinitive.
    """
    tag, own = str(verb.tag_), participle(verb.lemma_)
    if verb.lower_ == own == verb.lemma_ and any(c.dep_ == "aux:pass" for c in verb.children):
        return "WW|vd|vrij|zonder"
    if not tag.startswith("WW|vd|vrij") or verb.lower_ == own:
        return _as_finite(verb, tag)
    if verb.lower_ == verb.lemma_:
        helped = any(c.dep_ in ("aux", "aux:pass") and is_finite(c) for c in verb.children)
        is_last = helped or is_verb_final(verb)  # an infinitive, or a plural that looks like it
        return "WW|inf|vrij|zonder" if is_last else ""
    form = conjugate(verb.lemma_)
    return "WW|pv|tgw|met-t" if form is not None and form.finite == verb.lower_ else tag


def _as_finite(verb: Token, tag: str) -> str:
    """Return the tag of an infinitive or participle, mended where it must be a finite verb.

    That is so with a subject and without an auxiliary: ``huizen beschikken over``, ``die de
    merken verstrekt``. It is empty where both may be right: ``dan verstrekt de gemeente``.
    """
    helpers = any(child.dep_ in CLUSTER for child in verb.children)
    if helpers or verb.dep_ not in _HEADS or (verb.dep_ != "acl" and subject_of(verb) is None):
        return tag
    if tag.startswith("WW|inf|vrij") and verb.dep_ == "ROOT":
        return tag if _is_te_infinitive(verb) else "WW|pv|tgw|mv"
    form = conjugate(verb.lemma_, person=3, number="sing")
    is_finite_form = form is not None and not form.particle and form.finite == verb.lower_
    is_agentive = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "door"
    if not tag.startswith("WW|vd|vrij") or not is_finite_form or is_agentive:
        return tag
    return "WW|pv|tgw|met-t" if verb.dep_ == "acl:relcl" else ""


def is_unknown_infinitive(token: Token) -> bool:
    """Tell whether the parser takes for a plural noun what must be a verb: ``evalueren``.

    The plural of a noun has another lemma (``kinderen``, ``kind``); an infinitive is its own.
    """
    return token.tag_.startswith("N|soort|mv") and token.lemma_ == token.lower_


def _has_particle(verb: str) -> bool:
    form = conjugate(verb, number="plur")
    return form is not None and bool(form.particle)


def _joined(front: str, form: str | None) -> _Form | None:
    return None if form is None else _Form(form, front)


def _laten_form(old: Token, tag: str, tail: str, is_final: bool) -> _Form | None:
    if tag.startswith("WW|pv"):
        form = _finite_form(old, "", "laten", is_final)
        if form is None or is_final:
            return form and _Form(f"{form.core} {tail}")
        return _Form(form.core, moved=tail)
    if tag.startswith("WW|inf"):
        return _Form(f"te laten {tail}" if _is_te_infinitive(old) else f"laten {tail}")
    if tag.startswith("WW|vd|vrij") and _has_auxiliary(old, "hebben"):
        return _Form(f"laten {tail}")
    return None


def _has_auxiliary(verb: Token, lemma: str) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == lemma for child in verb.children)


def _finite_form(old: Token, front: str, verb: str, is_final: bool) -> _Form | None:
    if not is_final and is_imperative(old):
        form = imperative(verb)
    else:
        person, number, inverted = agreement(old)
        tense = _tense(old, number)
        form = conjugate(verb, person=person, number=number, tense=tense, inverted=inverted)
    if form is None:
        return None
    particle = form.particle or ""
    if is_final:
        return _Form(particle + form.finite, front)
    return _Form(form.finite, moved=f"{front}{particle}".strip())


def _tense(verb: Token, number: Number) -> Tense:
    """Return the tense of a finite verb: by its form, and by its tag when both are alike."""
    forms = (conjugate(verb.lemma_, number=number, tense=tense) for tense in ("pres", "past"))
    present, past = (form.finite if form else "" for form in forms)
    if verb.lower_ in (present, past) and present != past:
        return "past" if verb.lower_ == past else "pres"
    return "past" if "|verl" in verb.tag_ else "pres"


def is_imperative(verb: Token) -> bool:
    """Tell whether a finite verb is an imperative: a bare stem without a subject."""
    if verb.tag_ != "WW|pv|tgw|ev" or is_verb_final(verb):
        return False
    form, third = imperative(verb.lemma_), conjugate(verb.lemma_, person=3, number="sing")
    subject = subject_of(verb)
    if subject is not None:  # ``Naam: Vermeld …``: ``vermeld`` goes with no name
        if form is None or third is None or subject.lower_ in _PERSONS:
            return False
        return form.finite == verb.lower_ != third.finite
    return form.finite == verb.lower_ if form else not verb.lower_.endswith("t")


def agreement(verb: Token) -> tuple[Person, Number, bool]:
    """Return person, number and whether the subject follows the verb, for a finite verb."""
    is_plural = verb.tag_.endswith("|mv") or verb.tag_.startswith("WW|inf")  # mended, see _tag
    number: Number = "plur" if is_plural else "sing"
    subject = subject_of(verb)
    if subject is None:
        return 3, number, False
    return _PERSONS.get(subject.lower_, 3), number, subject.i > verb.i


_PERSONS: dict[str, Person] = {
    "ik": 1, "wij": 1, "we": 1, "je": 2, "jij": 2, "jullie": 2, "u": "u",
}  # fmt: skip


def subject_of(verb: Token) -> Token | None:
    """Return the head of the subject of a finite verb or of the predicate it belongs to."""
    predicate = lexical_verb(verb)
    for candidate in (verb, predicate, *_conjunct_heads(predicate)):
        for child in candidate.children:
            if child.dep_ in ("nsubj", "nsubj:pass"):
                return child
    return None


def _conjunct_heads(verb: Token) -> Iterator[Token]:
    while verb.dep_ == "conj":
        verb = verb.head
        yield verb


def is_verb_final(verb: Token) -> bool:
    """Tell whether a finite verb stands in a clause with the verb at the end (``dat u … wilt``)."""
    head = lexical_verb(verb)
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _SUBJECTS:
        return False
    for candidate in (head, *_conjunct_heads(head)):
        for child in candidate.children:
            opens = child.dep_ == "mark" or _is_relative(child)
            if opens and child.i < verb.i and child.lower_ not in ("om", "te"):
                return True
    return False


def is_clause_final(verb: Token, fixed: Sequence[int]) -> bool:
    """Tell whether a finite verb ends its clause: also when its fixed words stand before it."""
    if is_verb_final(verb):
        return True
    return verb.i - 1 in fixed and not verb.doc[min(fixed)].is_sent_start


def _is_relative(token: Token) -> bool:
    return any(
        "PronType=Rel" in str(part.morph) or part.lower_.startswith("waar")
        for part in (token, *token.children)
    )


def _infinitive_form(old: Token, verb: str) -> str | None:
    return infinitive(verb, te=True) if _is_te_infinitive(old) else verb


def _is_te_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with ``te`` right before it."""
    return verb.tag_.startswith("WW|inf") and verb.i > 0 and verb.nbor(-1).lower_ == "te"


def _attributive(old: Token, verb: str) -> str | None:
    if verb in _NOT_ATTRIBUTIVE:
        return None
    if old.lower_.endswith("e"):
        return inflected_participle(verb, noun_gender="de")
    return participle(verb) if not old.lower_.endswith("en") else _agreeing_participle(old, verb)


def _agreeing_participle(old: Token, verb: str) -> str | None:
    """The participle of ``verb`` in agreement with a noun, which a strong participle has not."""
    noun = old.head
    number: Number = "plur" if "Number=Plur" in str(noun.morph) else "sing"
    gender_of = _gender_of(noun) if number == "sing" else "de"
    if gender_of is None or noun.i < old.i:
        return None
    fixed = [child for child in noun.children if child.dep_ in ("det", "nmod:poss")]
    definite = any(child.lower_ not in _INDEFINITE for child in fixed)
    return inflected_participle(verb, noun_gender=gender_of, number=number, definite=definite)


def _same_auxiliary(old: Token, verb: str, extra: Sequence[int]) -> bool:
    """In the perfect tense both verbs must take the same auxiliary; in the passive it is one.

    ``extra`` are the words that go with the old verb: they are no object of the new one.
    """
    known = auxiliary(verb)
    if verb in _NO_PASSIVE:
        return _has_auxiliary(old, "hebben")
    for child in old.children:
        if child.dep_ == "aux:pass" or child.lemma_ == "worden":
            return known != "zijn"
        if child.dep_ == "aux" and child.lemma_ in ("hebben", "zijn"):
            has_object = any(c.dep_ == "obj" and c.i not in extra for c in old.children)
            return (known or ("hebben" if has_object else None)) == child.lemma_
    return True


def _particle_place(verb: Token, deleted: Sequence[int]) -> Token | None:
    """Return the token after which a separable particle belongs, or None when it is not plain.

    That is where the old particle or fixed words stood, or the end of the verb's own words:
    objects and adverbials, but not the clauses that follow them.
    """
    replaced = [i for i in deleted if i > verb.i]
    if replaced:
        return verb.doc[min(replaced) - 1]
    last = verb
    for child in verb.children:
        if child.i < verb.i or child.dep_ == "punct" or child.i in deleted:
            continue
        if child.dep_ in _EXTRAPOSED:
            break
        if any(part.dep_ in ("acl:relcl", "conj") for part in child.subtree if part is not child):
            return None
        last = max(last, child.right_edge, key=lambda token: token.i)
    if last.i - verb.i > _MAX_MIDDLE or any(t.is_space for t in verb.doc[verb.i : last.i]):
        return None
    return last


def replace_noun(doc: Doc, noun: int, new: str) -> Pieces | None:
    """Replace a noun, with article, adjectives and relative pronoun in agreement with it.

    None for one half of a compound written apart (``het realisatie proces``).
    """
    old = doc[noun]
    if _is_half(old):
        return None
    number = "plur" if "Number=Plur" in str(old.morph) else "sing"
    form = plural(new) if number == "plur" else new
    if form is None:
        return None
    pieces = [Piece(old.idx, old.idx + len(old), _capital(old, form))]
    if number == "sing":
        before, after = _gender_of(old), gender(new)
        if after is None or before is None or _is_at_odds(old, before):
            return None
        if before != after:
            if _shares_article(old):
                return None
            changed = list(_agreeing(old, after))
            if None in changed:
                return None
            pieces += [piece for piece in changed if piece is not None]
    return merged(pieces)


def _is_half(noun: Token) -> bool:
    """Tell whether a noun stands right beside another one, as half of a compound or a name."""
    left = noun.nbor(-1) if noun.i else noun
    right = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    beside = [word for word in (left, right) if word is not noun and word.is_alpha]
    return any(
        word.pos_ in ("NOUN", "PROPN", "X")
        and not word.tag_.startswith("WW")
        and (word is right or word.lemma_ not in _QUANTITIES)
        for word in beside
    )


def _is_at_odds(noun: Token, known: Gender) -> bool:
    """Tell whether the article in the text is not that of the noun: ``dit limiet``."""
    other = _DETERMINERS["het" if known == "de" else "de"]
    return any(child.dep_ == "det" and child.lower_ in other for child in noun.children)


def _shares_article(noun: Token) -> bool:
    """Tell whether one article goes with two nouns: ``de aanleg en instandhouding``.

    Then it cannot change with one of them. An article that is not found may be further away.
    """
    if noun.dep_ == "conj" and not _has_article(noun):
        return _has_article(noun.head)
    others = [c for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN"]
    if _has_article(noun):
        return any(not _has_article(other) for other in others)
    before = noun.nbor(-1) if noun.i else noun
    is_lost = before.lower_ in _DETERMINERS["de"] or before.lower_ in _DETERMINERS["het"]
    return is_lost or before.tag_.startswith(("WW|vd|prenom", "WW|od|prenom"))


def _has_article(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nmod:poss") for child in noun.children)


def _gender_of(noun: Token) -> Gender | None:
    """Return ``de`` or ``het``: from the word list, else from the determiner, else the parse."""
    if noun.tag_.startswith("WW|inf"):
        return "het"
    known = gender(noun.lemma_)
    if known is not None:
        return known
    morph = str(noun.morph)
    return "het" if "Gender=Neut" in morph else "de" if "Gender=Com" in morph else None


_DETERMINERS = {
    "de": {"de": "het", "deze": "dit", "die": "dat", "onze": "ons", "elke": "elk",
           "iedere": "ieder", "welke": "welk", "zulke": "zulk"},
}  # fmt: skip
_DETERMINERS["het"] = {neuter: common for common, neuter in _DETERMINERS["de"].items()}
_DEFINITE = frozenset({"de", "het", "deze", "dit", "die", "dat"})
_INDEFINITE = frozenset("een geen elk elke ieder iedere".split())
_FREE = frozenset("een geen mijn uw zijn haar hun jouw je jullie".split())


def _agreeing(noun: Token, new_gender: Gender) -> Iterator[Piece | None]:
    """Yield the changes in the words that agree with a singular noun; None for one not known."""
    old_gender = "het" if new_gender == "de" else "de"
    definite = True
    for child in noun.children:
        if child.dep_ == "det" and child.i < noun.i:
            if child.lower_ in ("die", "dat") and child.i and child.nbor(-1).pos_ == "NOUN":
                yield None  # ``personen die recht hebben``: the pronoun of that noun
            definite = child.lower_ not in _INDEFINITE
            if child.lower_ not in _FREE:
                yield _swapped(child, _DETERMINERS[old_gender].get(child.lower_))
        elif child.dep_ in ("acl:relcl", "acl"):
            yield from _relative(child, new_gender)
        elif child.dep_ in ("nmod:poss", "nmod") and child.lower_ in ("ons", "onze"):
            yield _swapped(child, _DETERMINERS[old_gender].get(child.lower_))
    for word in _adjectives(noun):
        yield _adjective_piece(word, new_gender, definite and _has_article(noun))


def _adjectives(noun: Token) -> Iterator[Token]:
    """Yield the adjectives before a noun, also those joined to another; numerals never change."""
    for child in noun.children:
        if child.dep_ == "amod" and child.i < noun.i:
            joined = [c for c in child.children if c.dep_ == "conj"]
            for word in (child, *joined):
                if word.pos_ in ("ADJ", "VERB") and not word.tag_.startswith("TW"):
                    yield word


def _adjective_piece(word: Token, new_gender: Gender, definite: bool) -> Piece | None:
    if word.tag_.startswith("WW") or "Degree=Cmp" in str(word.morph):
        return None
    if word.lower_.endswith("e") and word.tag_.startswith(("TW|rang", "ADJ|prenom|sup")):
        return _swapped(word, word.lower_) if definite else None  # ``het vierde``, ``het hoogste``
    base = word.lemma_ if word.lower_.endswith("e") else word.lower_
    return _swapped(word, adjective(base, noun_gender=new_gender, number="sing", definite=definite))


def _relative(clause: Token, new_gender: str) -> Iterator[Piece | None]:
    for token in clause.subtree:
        is_relative = token.lower_ in ("die", "dat") and "PronType=Rel" in str(token.morph)
        if is_relative and token.i > clause.head.i:
            yield _swapped(token, "die" if new_gender == "de" else "dat")
            return


def _swapped(token: Token, form: str | None) -> Piece | None:
    if form is None:
        return None
    return Piece(token.idx, token.idx + len(token), _capital(token, form))


def replace_adjective(doc: Doc, tokens: Sequence[int], new: str) -> Pieces | None:
    """Replace an adjective or adverb in the same inflection (``benodigde`` by ``nodige``)."""
    old = doc[tokens[-1]]
    if "Degree=Cmp" in str(old.morph) or "Degree=Sup" in str(old.morph):
        return None
    if old.i and old.nbor(-1).lower_ in ("meest", "minst"):
        return None  # ``meest geschikte``: another word may have a superlative of its own
    inflected = "|met-e" in old.tag_ or _is_bare_after_article(old)
    form = adjective(new, noun_gender="de", number="sing", definite=True) if inflected else new
    return None if form is None else replace_tokens(doc, tokens, form)


def _is_bare_after_article(word: Token) -> bool:
    """Tell whether an adjective has no ending after an article: ``het voormalig ziekenhuis``."""
    if not word.tag_.startswith("ADJ|prenom|basis|zonder") or not word.head.tag_.startswith("N|"):
        return False
    return any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in word.head.children)


def replace_te_construction(doc: Doc, verb: int, new: str) -> Pieces | None:
    """Replace a verb that governs a te-infinitive by a modal verb that takes a bare infinitive.

    ``U dient het formulier in te vullen`` becomes ``U moet het formulier invullen``.
    """
    old = doc[verb]
    form = _finite_form(old, "", new, is_verb_final(old)) if is_finite(old) else None
    bare = _bare_infinitives(old)
    return merged([_swap(old, form.core), *bare]) if form and bare else None


def replace_by_modal(doc: Doc, tokens: Sequence[int], verb: int, new: str) -> Pieces | None:
    """Replace a verb phrase that governs a te-infinitive by a modal verb, in a main clause.

    ``Wij zijn genoodzaakt de straat af te sluiten`` becomes ``Wij moeten de straat afsluiten``.
    None when ``moeten`` would stand with a negation: ``niet verplicht`` is ``hoeft niet``.
    """
    old, fixed = doc[verb], [i for i in tokens if i != verb]
    if not fixed or not is_finite(old) or is_clause_final(old, fixed):
        return None
    if any(c.dep_ in CLUSTER and c.i not in tokens for c in lexical_verb(old).children):
        return None  # ``in staat geweest``
    if new != "mogen" and new != "kunnen" and any(negations(old, tokens)):
        return None
    before = doc[min(fixed)].nbor(-1)
    if before.dep_ == "advmod" and before.i not in tokens and before.lower_ not in _ADVERBS:
        return None  # ``wettelijk verplicht``
    form = _finite_form(old, "", new, is_final=False)
    bare = _bare_infinitives(old, *(doc[i] for i in tokens), after=max(fixed))
    if form is None or not bare:
        return None
    extra = [*fixed, *_reflexives(old)]
    return merged([_swap(old, form.core), *deleted(doc, extra, old.i), *bare])


def _swap(token: Token, text: str) -> Piece:
    return Piece(token.idx, token.idx + len(token), _capital(token, text))


def _reflexives(verb: Token) -> Iterator[int]:
    """Yield the reflexive pronoun of ``zich genoodzaakt zien``."""
    if verb.lemma_ == "zien":
        for word in verb.doc[verb.i + 1 : verb.i + 4]:
            if word.lower_ in ("zich", "ons", "me", "mij"):
                yield word.i
                return


def _bare_infinitives(verb: Token, *others: Token, after: int = -1) -> list[Piece]:
    """Return the deletions of ``te`` and ``om`` that make the infinitives of a verb bare."""
    governors = {token.i: token for token in (verb, lexical_verb(verb), *others)}
    found = [c for g in governors.values() for c in (*_complements(g), g) if c.i > after >= -1]
    complements = {c.i: c for c in found if c is not verb}.values()
    marks = [te for complement in complements for te in _te_of(complement) if te.i > after]
    pieces = [piece for te in marks for piece in (_without_te(te), *_more_infinitives(te))]
    openers = [m for c in complements for m in c.children if m.lower_ == "om" and m.dep_ == "mark"]
    if after >= 0 and marks:
        pieces += [Piece(om.idx, om.idx + len(om.text_with_ws), "") for om in openers]
    return pieces


def _complements(verb: Token) -> list[Token]:
    """Return the infinitives that a verb governs; the parser may call one adverbial."""
    near = [child for child in verb.children if not is_set_apart(child, verb)]
    governed = [child for child in near if child.dep_ in ("xcomp", "ccomp", "acl", "csubj")]
    after = [child for child in near if child.dep_ == "advcl" and child.i > verb.i]
    return governed or after


def _te_of(complement: Token) -> Iterator[Token]:
    """Yield the ``te`` of an infinitive, or of the auxiliary that belongs to it."""
    helpers = (child for child in complement.children if child.dep_ in CLUSTER)
    for verb in (complement, *helpers):
        yield from (te for te in verb.children if is_infinitive_mark(te))


def _without_te(te: Token) -> Piece:
    """Delete ``te``; a particle right before it joins the infinitive: ``in te vullen``."""
    left = te.nbor(-1) if te.i else te
    joined = left.dep_ == "compound:prt" and left.pos_ != "NOUN"
    start = left.idx + len(left) if joined else te.idx
    return Piece(start, te.idx + len(te.text_with_ws), "")


def _more_infinitives(te: Token) -> Iterator[Piece]:
    """Delete ``te`` before coordinated infinitives too: ``te lezen en te tekenen``."""
    for child in te.head.children:
        if child.dep_ == "conj":
            yield from map(_without_te, _te_of(child))


def _capital(token: Token, text: str) -> str:
    """Give the replacement the capitals of what it replaces; names keep theirs."""
    return match_case(token.text, text)
