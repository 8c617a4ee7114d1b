"""The present tense in the place of ``zullen`` with an infinitive.

``Wij zullen u opbellen`` becomes ``Wij bellen u op``, ``dat de weg zal worden afgesloten``
``dat de weg wordt afgesloten``. Where form or word order is not certain there is no replacement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clarity.dutch.clauses import CLUSTER, is_finite, lexical_verb, particle_of
from clarity.dutch.inflection import VerbForm, conjugate, match_case
from clarity.dutch.inflection.verbs import is_listed
from clarity.dutch.pieces import Piece, Pieces, merged
from clarity.dutch.substitute import agreement, is_verb_final, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERFECT = frozenset({"hebben", "zijn"})
_TWO_SINGULARS = frozenset({"hebben", "kunnen", "willen", "zijn"})
_CLAUSES = frozenset({"ccomp", "csubj", "advcl", "acl", "acl:relcl"})
_QUESTION_WORDS = frozenset({"hoe", "waar", "waarom", "wanneer"})
_BEFORE_A_MAIN_CLAUSE = frozenset({"en", "maar", "want", "dus"})


def governed_infinitive(modal: Token) -> Token | None:
    """Return the infinitive that a modal verb governs, or None.

    It is the first of the cluster: ``moeten`` in ``zult moeten betalen``, ``worden`` in ``zal
    betaald worden``.
    """
    verbs = _verbs(modal)
    has_passive = any(verb.lemma_ == "worden" for verb in verbs[1:])
    candidates = verbs[1:] if has_passive else verbs
    return min(filter(_is_bare_infinitive, candidates), key=lambda verb: verb.i, default=None)


def _verbs(modal: Token) -> list[Token]:
    """The lexical verb of the cluster, and after it the auxiliaries other than ``modal``."""
    head = lexical_verb(modal)
    if head == modal:
        return []
    return [head, *(c for c in head.children if c.dep_ in CLUSTER and c != modal)]


def is_perfect(modal: Token) -> bool:
    """Tell whether a modal governs a perfect: ``zult hebben ontvangen``."""
    return any(verb.lemma_ in _PERFECT and verb.dep_ != "cop" for verb in _verbs(modal)[1:])


def _is_bare_infinitive(verb: Token) -> bool:
    """Tell whether a verb has the form of an infinitive without ``te``, whatever its tag."""
    if verb.i and verb.nbor(-1).lower_ == "te":
        return False
    if not verb.tag_.startswith("WW") or "|prenom" in verb.tag_ or "|nom" in verb.tag_:
        return False
    return verb.tag_.startswith("WW|inf") or verb.lemma_ == verb.lower_


def present_instead_of(modal: Token) -> Pieces | None:
    """Return the edits that put the present tense in the place of ``zullen`` (``modal``).

    None when the infinitive, its form, or the place of its particle is not certain.
    """
    verb = governed_infinitive(modal)
    form = _present_form(modal, verb) if verb is not None else None
    if verb is None or form is None or _shares_its_modal(modal, verb):
        return None
    if modal.i and is_finite(modal.nbor(-1)):
        return None  # ``die u zijn toegestuurd worden betaald`` has two verbs in a row
    if abs(verb.i - modal.i) == 1:
        return _adjacent(modal, verb, form)
    return _apart(modal, verb, form)


def _present_form(modal: Token, verb: Token) -> VerbForm | None:
    """The finite form of ``verb`` that agrees with the subject of ``modal``."""
    infinitive = verb.lower_
    certain = verb.tag_.startswith("WW|inf") or is_listed(infinitive)
    if not certain or (infinitive == "hoeven" and not _governs_te(verb)):
        return None
    subject = subject_of(modal)
    person, _, inverted = agreement(modal)
    if modal.lower_ == "zullen":
        return conjugate(infinitive, number="plur")
    if subject is None:
        return conjugate(infinitive, person="u") if modal.lower_ == "zult" else None
    if modal.lower_ == "zal" and person == "u" and infinitive in _TWO_SINGULARS:
        return None
    return conjugate(infinitive, person=person, inverted=inverted)


def _governs_te(verb: Token) -> bool:
    return any(token.lower_ == "te" for token in verb.doc[verb.i + 1 : verb.sent.end])


def _shares_its_modal(modal: Token, verb: Token) -> bool:
    """Tell whether ``zullen`` holds for a second verb too: ``zullen invullen en opsturen``.

    Participles may share their auxiliary: ``zullen worden gelezen en bewaard``.
    """
    later = verb.doc[max(verb.i, modal.i) + 1 : verb.sent.end]
    more = [t for t in later if t.dep_ == "conj" and t.tag_.startswith("WW") and not _has_finite(t)]
    if verb == lexical_verb(modal):
        return bool(more)
    return any(c.dep_ in CLUSTER and _is_bare_infinitive(c) for t in more for c in t.children)


def _has_finite(verb: Token) -> bool:
    return is_finite(verb) or any(is_finite(c) for c in verb.children if c.dep_ in CLUSTER)


def _adjacent(modal: Token, verb: Token, form: VerbForm) -> Pieces | None:
    """``zullen bellen`` or ``bellen zullen``: one word takes the place of both."""
    first, last = sorted((modal, verb), key=lambda token: token.i)
    if last == modal and not _is_final(modal):
        return None
    end = last.idx + len(last)
    loose = particle_of(verb)
    if form.particle is None and loose is None:
        return (Piece(first.idx, end, match_case(first.text, form.finite)),)
    if _is_final(modal):
        start = first.idx
        if loose is not None and loose.i == first.i - 1 and _joins(loose, verb):
            start = loose.idx + len(loose)
        return (Piece(start, end, (form.particle or "") + form.finite),)
    if first == modal and loose is None and form.particle and _follows_its_subject(modal):
        return (Piece(first.idx, end, f"{form.finite} {form.particle}"),)
    return None


def _joins(particle: Token, verb: Token) -> bool:
    """Tell whether particle and verb are written as one: ``op`` and ``bellen``."""
    form = conjugate(particle.lower_ + verb.lower_)
    return form is not None and form.particle == particle.lower_


def _is_final(modal: Token) -> bool:
    """Tell whether a verb stands in a clause with its verbs at the end, as far as is certain."""
    if is_verb_final(modal):
        return True
    head = lexical_verb(modal)
    subject = subject_of(modal)
    if head.dep_ not in _CLAUSES or subject is None or subject.i > modal.i:
        return False
    opening = head.doc[head.left_edge.i : subject.left_edge.i]
    return any(t.lower_ in _QUESTION_WORDS or "PronType=Int" in str(t.morph) for t in opening)


def _follows_its_subject(modal: Token) -> bool:
    """Tell whether subject and verb open a main clause: ``De brug zal opengaan``."""
    subject = subject_of(modal)
    if subject is None or subject.right_edge.i != modal.i - 1:
        return False
    start = subject.left_edge
    if start.is_sent_start or start.i == 0:
        return "PronType=Int" not in str(start.morph)
    before = start.nbor(-1)
    main = lexical_verb(modal).dep_ in ("ROOT", "conj", "parataxis")
    return main and (before.is_space or before.lower_ in _BEFORE_A_MAIN_CLAUSE)


def _apart(modal: Token, verb: Token, form: VerbForm) -> Pieces | None:
    """``zullen … opbellen`` in a main clause: the finite verb, and its particle at the end."""
    if verb.i < modal.i or is_verb_final(modal) or not _is_plain(modal, verb):
        return None
    pieces = [Piece(modal.idx, modal.idx + len(modal), match_case(modal.text, form.finite))]
    before = verb.nbor(-1)
    if before.tag_.startswith("VZ|fin") and verb != lexical_verb(modal):
        return None  # ``op moeten bellen`` would leave ``op bellen``
    if form.particle is None:
        pieces.append(Piece(before.idx + len(before), verb.idx + len(verb), ""))
    elif verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == form.particle:
        return None
    else:
        pieces.append(Piece(verb.idx, verb.idx + len(verb), form.particle))
    return merged(pieces)


def _is_plain(modal: Token, verb: Token) -> bool:
    """Tell whether no other clause or verb stands between the two."""
    between = modal.doc[modal.i + 1 : verb.i]
    return not any(
        t.is_punct or t.is_space or is_finite(t) or _is_bare_infinitive(t) for t in between
    )
