"""Dutch clause structure on a dependency parse: verbs, particles, passives, verb clusters.

All functions take spaCy objects parsed with UD labels and return tokens of the same text. They
say what is there; whether it is hard to read is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.attrs import DEP, TAG

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SEPARABLE_PARTICLES = (
    "aan", "achter", "achterna", "achteruit", "af", "bij", "bijeen", "binnen", "bloot", "boven",
    "buiten", "dicht", "door", "goed", "heen", "in", "klaar", "kwijt", "langs", "los", "mede",
    "mee", "na", "neer", "om", "onder", "op", "open", "over", "plaats", "rond", "samen", "stop",
    "tegen", "terug", "thuis", "toe", "uit", "vast", "voor", "vooraf", "voorbij", "vooruit",
    "vrij", "weer", "weg", "zeker",
)  # fmt: skip
"""Particles of separable verbs: adverbs, prepositions and a few adjectives and nouns."""

SUBORDINATE = frozenset({"advcl", "acl:relcl", "acl", "ccomp", "csubj", "csubj:pass"})
"""Labels of the heads of subordinate clauses (Universal Dependencies v2)."""

CLUSTER = frozenset({"aux", "aux:pass", "cop"})
"""Labels of verbs that form one cluster with the verb that they depend on."""


def tokens_with(doc: Doc, labels: Iterable[str]) -> list[Token]:
    """Return the tokens whose dependency label is one of ``labels``."""
    strings = doc.vocab.strings
    wanted = {strings[label] for label in labels}
    return [doc[i] for i, dep in enumerate(doc.to_array(DEP).tolist()) if dep in wanted]


def split_verbs(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """Yield pairs of a verb and its separate particle: ``belt … op``, ``in te vullen``."""
    for particle in tokens_with(doc, ("compound:prt",)):
        if particle.head.pos_ in ("VERB", "AUX"):
            yield particle.head, particle


def particle_of(verb: Token) -> Token | None:
    """Return the separate particle of a verb, or None."""
    return next((child for child in verb.children if child.dep_ == "compound:prt"), None)


def verb_lemma(verb: Token) -> str:
    """Return the lemma of a verb with its separate particle: ``opbellen`` for ``belt … op``."""
    particle = particle_of(verb)
    return (particle.lower_ + verb.lemma_) if particle is not None else str(verb.lemma_)


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb."""
    return "VerbForm=Fin" in str(token.morph)


def finite_verbs(doc: Doc) -> list[Token]:
    """Return the finite verbs of a text (CGN tag ``WW|pv``)."""
    strings = doc.vocab.strings
    tags = doc.to_array(TAG).tolist()
    return [doc[i] for i, tag in enumerate(tags) if tag and strings[tag].startswith("WW|pv")]


def cluster(verb: Token) -> list[Token]:
    """Return the verbs and particles that form one predicate with ``verb``, in text order.

    ``verb`` is the lexical verb: the head that its auxiliaries depend on.
    """
    members = [verb, *(child for child in verb.children if child.dep_ in CLUSTER)]
    particles = (particle_of(member) for member in tuple(members))
    return sorted({*members, *(p for p in particles if p is not None)}, key=lambda t: t.i)


def lexical_verb(verb: Token) -> Token:
    """Return the verb that an auxiliary belongs to, or the verb itself."""
    return verb.head if verb.dep_ in CLUSTER and verb.head is not verb else verb


def passive_agent(verb: Token) -> Token | None:
    """Return the head of the ``door`` phrase that names who does it, or None.

    ``door ziekte`` is a cause, not an agent; here every ``door`` phrase of the verb is returned.
    """
    for child in verb.children:
        if child.dep_ in ("obl", "obl:agent") and any(
            case.lower_ == "door" and case.dep_ == "case" for case in child.children
        ):
            return child
    return None


def subordinate_clauses(sentence: Span) -> list[Token]:
    """Return the heads of the finite subordinate clauses of a sentence."""
    return [
        token
        for token in sentence
        if token.dep_ in SUBORDINATE and any(is_finite(part) for part in cluster(token))
    ]
