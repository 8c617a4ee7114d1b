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
    is_set_apart,
    lexical_verb,
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

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EXTRAPOSED = frozenset(
    {"advcl", "ccomp", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "csubj"}
)
_MAX_MIDDLE = 10

PREPOSITIONS = frozenset(
    "aan achter bij binnen door in met na naar om onder op over tegen tot tussen uit van vanaf "
    "voor zonder".split()
)
"""Prepositions that a verb can take: ``zorgen voor``, ``gebruik maken van``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Replace the characters ``[start, end)`` of the text by ``text``."""

    start: int
    end: int
    text: str


Pieces = tuple[Piece, ...]
Gender = Literal["de", "het"]


def replace_tokens(doc: Doc, tokens: Sequence[int], text: str) -> Pieces | None:
    """Replace adjacent tokens by a fixed text, with the capital of the first token.

    Returns None when the tokens are not adjacent.
    """
    first, last = tokens[0], tokens[-1]
    if last - first + 1 != len(tokens):
        return None
    end = doc[last].idx + len(doc[last])
    return (Piece(doc[first].idx, end, _capital(doc[first], text)),)


def replace_verb(doc: Doc, tokens: Sequence[int], verb: int, new: Sequence[str]) -> Pieces | None:
    """Replace a verb, with the fixed words that belong to it, by another verb in the same form.

    ``tokens`` are the tokens of the old verb: particle and fixed words included. ``new`` is the
    infinitive, with fixed words before it (``contact opnemen``) or a preposition after it that
    stays in place (``zorgen voor``).
    """
    old = doc[verb]
    words, tail = _without_tail(doc, tokens, old, list(new))
    if words is None:
        return None
    extra = [i for i in tokens if i != verb and i != tail]
    form = _verb_form(old, words)
    if form is None:
        return None
    core, moved = form
    first = old.nbor(-1) if _is_te_infinitive(old) else old
    pieces = [Piece(first.idx, old.idx + len(old), _capital(first, core))]
    pieces += _deleted(doc, extra, old)
    if moved:
        place = _particle_place(old, extra)
        if place is None:
            return None
        pieces.append(place_after(place, f" {moved}"))
    return _merged(pieces)


def place_after(token: Token, text: str) -> Piece:
    """Insert text right after a token."""
    end = token.idx + len(token)
    return Piece(end, end, text)


def _without_tail(
    doc: Doc, tokens: Sequence[int], old: Token, new: list[str]
) -> tuple[list[str] | None, int | None]:
    """Split a preposition off the new verb; the old verb must have the same one."""
    if len(new) == 1 or new[-1] not in PREPOSITIONS:
        return new, None
    last = doc[tokens[-1]]
    if last.lower_ == new[-1] and last is not old:
        return new[:-1], last.i
    return None, None


def _verb_form(old: Token, words: list[str]) -> tuple[str, str] | None:
    """Return the new verb in the form of the old one, and what must move to the clause's end."""
    *fixed, verb = words
    tag = old.tag_
    if fixed and tag.startswith("WW|inf|nom"):
        return None
    if fixed and fixed[0] == "laten":
        return _laten_form(old, words[1:])
    front = " ".join(fixed)
    if tag.startswith("WW|pv"):
        return _finite_form(old, front, verb)
    if tag.startswith("WW|inf"):
        return _joined(front, _infinitive_form(old, verb))
    if tag.startswith("WW|vd|prenom"):
        return None if fixed else _joined("", _attributive(old, verb))
    if tag.startswith("WW|vd"):
        return _joined(front, participle(verb)) if _same_auxiliary(old, verb) else None
    return None


def _joined(front: str, form: str | None) -> tuple[str, str] | None:
    return None if form is None else (f"{front} {form}".strip(), "")


def _laten_form(old: Token, rest: list[str]) -> tuple[str, str] | None:
    tail = " ".join(rest)
    if old.tag_.startswith("WW|pv"):
        form = _finite_form(old, "", "laten")
        if form is None:
            return None
        return (f"{form[0]} {tail}", "") if is_verb_final(old) else (form[0], tail)
    if old.tag_.startswith("WW|inf"):
        return f"te laten {tail}" if _is_te_infinitive(old) else f"laten {tail}", ""
    return None


def _finite_form(old: Token, front: str, verb: str) -> tuple[str, str] | None:
    if is_imperative(old):
        form = imperative(verb)
    else:
        person, number, inverted = agreement(old)
        tense: Tense = "past" if "|verl" in old.tag_ else "pres"
        form = conjugate(verb, person=person, number=number, tense=tense, inverted=inverted)
    if form is None:
        return None
    particle = form.particle or ""
    moved = f"{front} {particle}".strip()
    if moved and is_verb_final(old):
        return f"{front} {particle}{form.finite}".strip(), ""
    return form.finite, moved


def is_imperative(verb: Token) -> bool:
    """Tell whether a finite verb is an imperative: a bare stem without a subject."""
    return verb.tag_ == "WW|pv|tgw|ev" and subject_of(verb) is None and not is_verb_final(verb)


def agreement(verb: Token) -> tuple[Person, Number, bool]:
    """Return person, number and whether the subject follows the verb, for a finite verb."""
    number: Number = "plur" if verb.tag_.endswith("|mv") else "sing"
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
    for candidate in (head, *_conjunct_heads(head)):
        for child in candidate.children:
            opens = child.dep_ == "mark" or _is_relative(child)
            if opens and child.i < verb.i and child.lower_ not in ("om", "te"):
                return True
    return False


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
    if old.lower_.endswith("e"):
        return inflected_participle(verb, noun_gender="de")
    return participle(verb)


def _same_auxiliary(old: Token, verb: str) -> bool:
    """In the perfect tense both verbs must take the same auxiliary; in the passive it is one."""
    for child in old.children:
        if child.dep_ == "aux:pass" or child.lemma_ == "worden":
            return True
        if child.dep_ == "aux" and child.lemma_ in ("hebben", "zijn"):
            known = auxiliary(verb) or ("hebben" if _has_object(old) else None)
            return known == child.lemma_
    return True


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "obj" for child in verb.children)


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


def _deleted(doc: Doc, tokens: Sequence[int], verb: Token) -> Iterator[Piece]:
    """Delete tokens, each with the white space on the side of the verb."""
    for i in tokens:
        token = doc[i]
        if i < verb.i:
            yield Piece(token.idx, token.idx + len(token.text_with_ws), "")
        else:
            space = len(doc[i - 1].whitespace_)
            yield Piece(token.idx - space, token.idx + len(token), "")


def replace_noun(doc: Doc, noun: int, new: str) -> Pieces | None:
    """Replace a noun, with article, adjectives and relative pronoun in agreement with it."""
    old = doc[noun]
    number = "plur" if "Number=Plur" in str(old.morph) else "sing"
    form = plural(new) if number == "plur" else new
    if form is None:
        return None
    pieces = [Piece(old.idx, old.idx + len(old), _capital(old, form))]
    if number == "sing":
        before, after = _gender_of(old), gender(new)
        if after is None or before is None:
            return None
        if before != after:
            changed = list(_agreeing(old, after))
            if None in changed:
                return None
            pieces += [piece for piece in changed if piece is not None]
    return _merged(pieces)


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
_FREE = frozenset("een geen mijn uw zijn haar hun jouw je jullie".split())


def _agreeing(noun: Token, new_gender: Gender) -> Iterator[Piece | None]:
    """Yield the changes in the words that agree with a singular noun; None for one not known."""
    old_gender = "het" if new_gender == "de" else "de"
    definite = True
    for child in noun.children:
        if child.dep_ == "det" and child.i < noun.i:
            definite = child.lower_ not in ("een", "geen", "elk", "elke", "ieder", "iedere")
            if child.lower_ not in _FREE:
                yield _swapped(child, _DETERMINERS[old_gender].get(child.lower_))
        elif child.dep_ in ("acl:relcl", "acl"):
            yield from _relative(child, new_gender)
        elif child.dep_ in ("nmod:poss", "nmod") and child.lower_ in ("ons", "onze"):
            yield _swapped(child, _DETERMINERS[old_gender].get(child.lower_))
    has_det = any(child.dep_ in ("det", "nmod:poss") for child in noun.children)
    for child in noun.children:
        if child.dep_ == "amod" and child.i < noun.i and child.pos_ in ("ADJ", "VERB"):
            yield _adjective_piece(child, new_gender, definite and has_det)


def _adjective_piece(word: Token, new_gender: Gender, definite: bool) -> Piece | None:
    if word.tag_.startswith("WW"):
        return None
    base = word.lemma_ if word.lower_.endswith("e") else word.lower_
    return _swapped(word, adjective(base, noun_gender=new_gender, number="sing", definite=definite))


def _relative(clause: Token, new_gender: str) -> Iterator[Piece | None]:
    for token in clause.subtree:
        if token.lower_ in ("die", "dat") and "PronType=Rel" in str(token.morph):
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
    inflected = "|met-e" in old.tag_
    form = adjective(new, noun_gender="de", number="sing", definite=True) if inflected else new
    return None if form is None else replace_tokens(doc, tokens, form)


def replace_te_construction(doc: Doc, verb: int, new: str) -> Pieces | None:
    """Replace a verb that governs a te-infinitive by a modal verb that takes a bare infinitive.

    ``U dient het formulier in te vullen`` becomes ``U moet het formulier invullen``.
    """
    old = doc[verb]
    marks = [te for complement in _complements(old) for te in _te_of(complement)]
    form = _finite_form(old, "", new) if is_finite(old) else None
    if form is None or not marks or form[1]:
        return None
    pieces = [Piece(old.idx, old.idx + len(old), _capital(old, form[0]))]
    for te in marks:
        pieces.append(_without_te(te))
        pieces += _more_infinitives(te)
    return _merged(pieces)


def _complements(verb: Token) -> list[Token]:
    """Return the infinitives that a verb governs; the parser may call one adverbial."""
    near = [child for child in verb.children if not is_set_apart(child, verb)]
    governed = [child for child in near if child.dep_ in ("xcomp", "ccomp")]
    after = [child for child in near if child.dep_ == "advcl" and child.i > verb.i]
    return governed or [c for c in after if all(m.lower_ != "om" for m in c.children)]


def _te_of(complement: Token) -> Iterator[Token]:
    """Yield the ``te`` of an infinitive, or of the auxiliary that belongs to it."""
    helpers = (child for child in complement.children if child.dep_ in CLUSTER)
    for verb in (complement, *helpers):
        yield from (te for te in verb.children if te.lower_ == "te" and te.dep_ == "mark")


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


def _merged(pieces: Sequence[Piece]) -> Pieces | None:
    """Sort pieces and join those that touch; None when they overlap."""
    merged: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
        last = merged[-1] if merged else None
        if last is not None and piece.start < last.end:
            return None
        if last is not None and piece.start == last.end:
            merged[-1] = Piece(last.start, piece.end, last.text + piece.text)
        else:
            merged.append(piece)
    return tuple(merged)


def _capital(token: Token, text: str) -> str:
    """Give the replacement the capitals of what it replaces; names keep theirs."""
    return match_case(token.text, text)
