"""The prepositional complement of a verb phrase, and what becomes of it with another verb.

``Wij stellen u hiervan in kennis`` has the complement ``hiervan``; with ``laten weten`` it becomes
the object: ``Wij laten u dit weten``. With another preposition it is recast: ``in mindering op uw
uitkering`` becomes ``aftrekken van uw uitkering``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clarity.dutch.clauses import lexical_verb
from clarity.dutch.inflection import match_case
from clarity.dutch.pieces import Piece

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PREPOSITIONS = frozenset(
    "aan achter bij binnen door in met na naar om onder op over te tegen tot tussen uit van vanaf "
    "voor zonder".split()
)
"""Prepositions that a verb can take: ``zorgen voor``, ``gebruik maken van``."""

_ADVERBIAL = {"met": "mee", "tot": "toe"}
_OBJECTS = {"hier": "dit", "daar": "dat"}
_LONGEST_PHRASE = 10
_COORDINATORS = frozenset({"en", "of", "alsmede", "evenals", "wel"})
_STOPS = frozenset(",;:")
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


@dataclass(frozen=True, slots=True)
class Complement:
    """A prepositional complement: its preposition, or ``hier``, ``daar`` or ``er`` with one."""

    token: Token
    adverb: str = ""  # "hier", "daar" or "er"; empty for a plain preposition

    @property
    def phrase(self) -> tuple[int, int] | None:
        """The tokens ``[start, end)`` after a plain preposition; None when not a simple group."""
        noun = self.token.head
        if self.token.dep_ != "case" or noun.i < self.token.i:
            return None
        start, end = self.token.i + 1, noun.right_edge.i + 1
        words = noun.doc[start:end]
        after = noun.doc[end].lower_ if end < len(noun.doc) else ""
        is_simple = all(w.text != "," and not w.tag_.startswith("WW|pv") for w in words)
        is_simple = is_simple and after not in _COORDINATORS and words[-1].lower_ != "dan"
        return (start, end) if is_simple and 0 < end - start <= _LONGEST_PHRASE else None


def pronominal(adverb: str, preposition: str) -> str:
    """Return the pronominal adverb: ``hier`` and ``met`` make ``hiermee``."""
    return adverb + _ADVERBIAL.get(preposition, preposition)


def find_complement(verb: Token, fixed: Collection[int], preposition: str) -> Complement | None:
    """Return the complement with this preposition of a verb phrase, or None.

    ``fixed`` are the tokens of the verb and its fixed words. A preposition after them counts
    wherever it stands in the clause; one before them when its noun hangs on the verb phrase.
    """
    doc, sentence = verb.doc, verb.sent
    last = max(fixed)
    for token in doc[last + 1 : sentence.end]:
        if token.lower_ == preposition:
            return Complement(token)
        if token.text in _STOPS or token.tag_.startswith("WW|pv"):
            break  # another clause
    adverbs = {pronominal(adverb, preposition): adverb for adverb in ("hier", "daar", "er")}
    for i in range(sentence.end - 1, sentence.start - 1, -1):
        token = doc[i]
        if token.lower_ in adverbs and _is_near(token, verb, fixed):
            return Complement(token, adverbs[token.lower_])
        if i < last and token.lower_ == preposition and _belongs(token, verb, fixed):
            return Complement(token)
    return None


def _is_near(token: Token, verb: Token, fixed: Collection[int]) -> bool:
    return token.head.i in _governors(verb, fixed) or token.i + 1 in fixed


def _belongs(token: Token, verb: Token, fixed: Collection[int]) -> bool:
    return token.dep_ == "case" and token.head.head.i in _governors(verb, fixed)


def _governors(verb: Token, fixed: Collection[int]) -> set[int]:
    return {verb.i, lexical_verb(verb).i, *fixed}


def recast(complement: Complement, preposition: str) -> Piece | None:
    """Give a complement another preposition, or make it the object when that is empty.

    Returns None when ``er`` would need another word order.
    """
    token = complement.token
    start, end = token.idx, token.idx + len(token)
    if complement.adverb and preposition:
        return Piece(start, end, match_case(token.text, pronominal(complement.adverb, preposition)))
    if complement.adverb in _OBJECTS:
        return Piece(start, end, match_case(token.text, _OBJECTS[complement.adverb]))
    if complement.adverb:
        return _without_er(token)
    if preposition:
        return Piece(start, end, match_case(token.text, preposition))
    following = token.nbor(1)
    return Piece(start, following.idx + 1, match_case(token.text, following.text)[0])


def _without_er(token: Token) -> Piece | None:
    """Delete ``ervan`` where a clause says what it stands for: ``ervan in kennis dat …``."""
    clauses = [c for c in token.sent if c.dep_ in _CLAUSES and c.i > token.i]
    if not any(child.lower_ in ("dat", "of") for clause in clauses for child in clause.children):
        return None
    return without_space_before(token, token)


def without_phrase(doc: Doc, complement: Complement) -> Piece | None:
    """Delete a whole complement that is going to stand elsewhere."""
    phrase = complement.phrase
    if phrase is None:
        return None
    return without_space_before(complement.token, doc[phrase[1] - 1])


def without_space_before(first: Token, last: Token) -> Piece:
    """Delete the words from ``first`` to ``last`` and the space before them."""
    space = len(first.nbor(-1).whitespace_) if first.i else 0
    return Piece(first.idx - space, last.idx + len(last), "")


def negations(verb: Token, tokens: Collection[int]) -> Iterator[Token]:
    """Yield the words that deny the clause of a verb phrase."""
    for i in sorted(_governors(verb, tokens)):
        yield from (c for c in verb.doc[i].children if c.lower_ in ("niet", "geen", "nooit"))
