"""Dutch clause structure on a dependency parse: verbs, particles, passives, verb clusters.

All functions take spaCy objects parsed with UD labels and return tokens of the same text. They
say what is there; whether it is hard to read is for the rules to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, IS_PUNCT, IS_SPACE, LEMMA, LOWER, ORTH, SENT_START, TAG
from spacy.strings import get_string_id

from clarity.dutch.inflection.verbs import is_listed
from clarity.dutch.lexicon import UNKNOWN, zipf_frequency

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SEPARABLE_PARTICLES = (
    "aan", "achter", "achterna", "achteruit", "af", "bij", "bijeen", "binnen", "bloot", "boven",
    "buiten", "dicht", "door", "goed", "heen", "in", "klaar", "kwijt", "langs", "los", "mede",
    "mee", "na", "neer", "om", "onder", "op", "open", "over", "plaats", "rond", "samen", "stop",
    "tegen", "terug", "thuis", "toe", "uit", "uiteen", "vast", "voor", "vooraf", "voorbij",
    "vooruit", "vrij", "weer", "weg", "zeker",
)  # fmt: skip
"""Particles of separable verbs: adverbs, prepositions and a few adjectives and nouns."""

SUBORDINATE = frozenset({"advcl", "acl:relcl", "acl", "ccomp", "csubj", "csubj:pass"})
"""Labels of the heads of subordinate clauses (Universal Dependencies v2)."""

CLUSTER = frozenset({"aux", "aux:pass", "cop"})
"""Labels of verbs that form one cluster with the verb that they depend on."""

INFINITIVE_VERBS = frozenset(
    "behoren blijken blijven dienen gaan horen hoeven komen laten lijken plegen schijnen".split()
)
"""Verbs that form one cluster with an infinitive, though the parse makes it a complement."""

SUBJECT_FORMS = {
    "hem": "hij", "haar": "zij", "hen": "zij", "hun": "zij", "mij": "ik", "me": "ik",
    "ons": "wij", "jou": "jij",
}  # fmt: skip
"""The subject forms of pronouns that have another form as an object."""

_PARTICLES = frozenset(SEPARABLE_PARTICLES)
_PARTICIPLE_VERBS = frozenset(
    "blijken blijven gaan hebben hoeven komen krijgen kunnen moeten mogen raken schijnen willen "
    "worden zien zijn zullen".split()
)
_QUESTION_WORDS = frozenset(
    "hoe hoelang hoeveel of waar waaraan waarbij waardoor waarin waarmee waarnaar waarom waarop "
    "waarover waaruit waarvan waarvoor wanneer wat welk welke wie".split()
)
_MARK = ("mark",)
_BEFORE_IMPERATIVE = frozenset({"advmod", "advcl", "obl", "punct", "cc", "mark"})
_SUBORDINATE = tuple(SUBORDINATE)
_NO_OPENERS = frozenset({"te", "om", "en", "maar", "want", "dus"})
_COLUMNS = "clarity.columns"


class Columns:
    """A parsed text as lists with one number for each token: cheap to search in plain Python.

    ``lower``, ``tag``, ``dep``, ``orth`` and ``lemma`` are string ids (see :func:`ids`), ``head``
    token indices, ``gap`` tells that a token is punctuation or white space; ``forms``,
    ``tags``, ``labels`` and ``lemmas`` are the ids in ``lower``, ``tag``, ``dep`` and ``lemma``.
    ``starts`` are the tokens that begin a sentence. ``kinds`` keeps what :class:`TagKind` found.
    """

    def __init__(self, doc: Doc) -> None:
        rows = doc.to_array(_ATTRIBUTES).T
        self.lower: list[int]
        self.lower, self.tag, self.dep, self.orth, self.lemma, start, *gaps = rows[1:].tolist()
        self.gap: list[bool] = [a or b for a, b in zip(*gaps, strict=True)]
        self.starts = [i for i, value in enumerate(start) if value == 1 or i == 0]
        self.forms = frozenset(self.lower)
        self.tags = frozenset(self.tag)
        self.labels = frozenset(self.dep)
        self.lemmas = frozenset(self.lemma)
        self.kinds: dict[TagKind, list[int]] = {}
        self._steps = rows[0]

    @cached_property
    def head(self) -> list[int]:
        return [i + step for i, step in enumerate(self._steps.astype("int64").tolist())]

    def sentence_at(self, index: int) -> tuple[int, int]:
        """Return the tokens ``[start, end)`` of the sentence that token ``index`` stands in."""
        after = bisect_right(self.starts, index)
        end = self.starts[after] if after < len(self.starts) else len(self.lower)
        return self.starts[after - 1], end


_ATTRIBUTES = [HEAD, LOWER, TAG, DEP, ORTH, LEMMA, SENT_START, IS_PUNCT, IS_SPACE]


def ids(words: Iterable[str]) -> frozenset[int]:
    """Return the string ids by which :class:`Columns` knows ``words``."""
    return _ids(tuple(words))


@lru_cache(maxsize=256)
def _ids(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset(get_string_id(word) for word in words)


def columns(doc: Doc) -> Columns:
    """Return the columns of a parsed text; they are made once and kept with it."""
    known: Columns | None = doc.user_data.get(_COLUMNS)
    if known is None:
        known = doc.user_data[_COLUMNS] = Columns(doc)
    return known


def places(column: Sequence[int], wanted: frozenset[int]) -> list[int]:
    """Return where one of the ids ``wanted`` stands in a column; cheap when none does."""
    if wanted.isdisjoint(column):
        return []
    return [i for i, value in enumerate(column) if value in wanted]


_CLAUSE_LABELS = ids(_MARK) | ids(_SUBORDINATE)


def tokens_with(doc: Doc, labels: Iterable[str]) -> list[Token]:
    """Return the tokens whose dependency label is one of ``labels``."""
    marks, wanted = columns(doc), ids(labels)
    if marks.labels.isdisjoint(wanted):
        return []
    return [doc[i] for i, label in enumerate(marks.dep) if label in wanted]


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


def is_imperative(verb: Token) -> bool:
    """Tell whether a verb without a subject comes first in its clause: ``Stuur … terug``."""
    if not is_finite(verb) or any(child.dep_.startswith("aux") for child in verb.children):
        return False
    before = [child for child in verb.children if child.i < verb.i]
    return all(child.dep_ in _BEFORE_IMPERATIVE for child in before)


class TagKind:
    """Tells of each tag id whether the tag starts with one of the prefixes; remembers it."""

    def __init__(self, *prefixes: str) -> None:
        self.prefix = prefixes
        self.known: dict[int, bool] = {}

    def holds(self, token: Token) -> bool:
        """Tell whether a token has such a tag."""
        tag = token.tag
        if tag not in self.known:
            self.known[tag] = token.tag_.startswith(self.prefix)
        return self.known[tag]

    def find(self, doc: Doc) -> list[int]:
        """Return the indices of the tokens with such a tag."""
        marks = columns(doc)
        found = marks.kinds.get(self)
        if found is None:
            for tag in marks.tags.difference(self.known):
                self.known[tag] = doc.vocab.strings[tag].startswith(self.prefix)
            wanted = {tag for tag in marks.tags if self.known[tag]}
            found = [i for i, tag in enumerate(marks.tag) if tag in wanted] if wanted else []
            marks.kinds[self] = found
        return found


_FINITE = TagKind("WW|pv")
_INFINITIVE = TagKind("WW|inf")
_ATTRIBUTIVE = TagKind("WW|vd|prenom", "WW|od|prenom")
_PREPOSITION = TagKind("VZ|init")
_ARTICLE = TagKind("LID")
_DETERMINERS = frozenset({"deze", "uw", "onze", "ons"})
_LONGEST_GROUP = 40


def finite_verbs(doc: Doc) -> list[Token]:
    """Return the finite verbs of a text (CGN tag ``WW|pv``)."""
    return [doc[i] for i in finite_indices(doc)]


def finite_indices(doc: Doc) -> list[int]:
    """Return the indices of the finite verbs of a text; cheaper than the tokens."""
    return _FINITE.find(doc)


def infinitives(doc: Doc) -> list[int]:
    """Return the indices of the infinitives of a text (CGN tag ``WW|inf``)."""
    return _INFINITIVE.find(doc)


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


def passives(doc: Doc) -> list[tuple[Token, Token]]:
    """Return pairs of the auxiliary and the participle of each passive.

    ``worden`` makes a passive whatever the label says; ``er is besloten`` has no subject, so
    ``zijn`` is no auxiliary of the perfect there.
    """
    pairs = [(aux, aux.head) for aux in tokens_with(doc, ("aux:pass", "aux"))]
    return [(aux, verb) for aux, verb in pairs if aux != verb and _makes_passive(aux, verb)]


def _makes_passive(auxiliary: Token, verb: Token) -> bool:
    if auxiliary.dep_ == "aux:pass" or auxiliary.lemma_ == "worden":
        return True
    if auxiliary.lower_ != "is" or _has_subject(verb):
        return False
    return any(child.lower_ == "er" for child in verb.children)


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


def agent_span(agent: Token) -> Span:
    """Return the words of a ``door`` phrase without ``door`` and without relative clauses."""
    start = next(child.i for child in agent.children if child.lower_ == "door") + 1
    kept = [child for child in agent.children if child.i > agent.i and _names(child)]
    end = max((child.right_edge.i for child in kept), default=agent.i) + 1
    return agent.doc[start:end]


def agent_as_subject(agent: Token) -> str:
    """Return the words of a ``door`` phrase as the subject of an active clause: ``door ons``."""
    text = str(agent_span(agent).text)
    return SUBJECT_FORMS.get(text.lower(), text)


def _names(child: Token) -> bool:
    """Tell whether a phrase after a name belongs to it: ``burgemeester en wethouders van X``."""
    if child.dep_ in ("flat", "flat:name", "fixed", "conj"):
        return True
    return child.dep_ == "nmod" and child.left_edge.lower_ == "van"


def braces(doc: Doc, least: int = 0) -> Iterator[tuple[Token, Token]]:
    """Yield the verb braces: a finite verb, and the next part of its cluster after it.

    ``heeft … afgewezen``, ``wordt … behandeld``, ``belt … op``, ``dient … in te vullen``. Braces
    with ``least`` tokens or fewer between the parts may be left out.
    """
    for verb in _cluster_heads(doc, least):
        members = cluster(verb)
        if len(members) > 1 and not any(member.dep_ == "cop" for member in members):
            yield from _brace(members[0], members[1], verb)
    for infinitive in _far_from_head(doc, ("xcomp",), least):
        verb = infinitive.head
        if verb.lemma_ in INFINITIVE_VERBS and not _has_subject(infinitive):
            yield from _brace(verb, cluster(infinitive)[0], infinitive)


def _brace(first: Token, last: Token, verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the pair when both are of one cluster; ``verb`` is its lexical verb."""
    if last.i <= first.i or not first.tag_.startswith("WW|pv"):
        return
    is_particle = last.dep_ == "compound:prt" and last.pos_ not in ("VERB", "AUX")
    is_particle = is_particle and first.lemma_ != "dienen" and _is_separable(first, last)
    if not is_particle and (not last.tag_.startswith("WW") or _is_only_finite(last)):
        return
    if last.i > first.i + 1 and first.nbor(1).tag_.startswith(("WW|vd|vrij", "WW|inf|vrij")):
        return  # ``wordt verstaan degene die …``: the partner comes at once
    if last.tag_.startswith("WW|inf|nom"):
        return  # ``krijgt … bij het invoeren``
    if last.tag_.startswith("WW|vd") and first.lemma_ not in _PARTICIPLE_VERBS:
        return
    if first.lemma_ in ("hebben", "zijn") and verb.tag_.startswith("WW|inf") and verb.i == last.i:
        return  # no cluster: ``heeft nodig om te``
    if any(first.i < mark.i < last.i for mark in _openers(verb)):
        return
    if not _is_of_later_clause(first, last):
        yield first, last


def _is_separable(verb: Token, particle: Token) -> bool:
    """Tell whether a verb with this particle exists: ``opbellen``, but not ``doorbeogen``."""
    if particle.lower_ not in _PARTICLES:
        return False
    whole = particle.lower_ + verb.lemma_
    return is_listed(whole) or zipf_frequency(whole) > UNKNOWN


def is_present_participle(token: Token) -> bool:
    """Tell whether the form of a word is a present participle: ``voorafgaande``, not ``opende``."""
    infinitive = token.lower_.removesuffix("e").removesuffix("d")
    return token.lower_.endswith(("nd", "nde")) and is_listed(infinitive)


def is_infinitive_mark(token: Token) -> bool:
    """Tell whether a token is the ``te`` of an infinitive, not that of ``te complex``."""
    return token.lower_ == "te" and token.dep_ == "mark" and not token.tag_.startswith("BW")


def is_set_apart(clause: Token, verb: Token) -> bool:
    """Tell whether a clause stands before a verb with a comma between: ``om te …, dient u``."""
    return any(token.text == "," for token in verb.doc[clause.i : verb.i])


def _is_of_later_clause(first: Token, last: Token) -> bool:
    """Tell whether a relative pronoun stands between that still waits for its verb: ``last``.

    The parser may hang the verb of a relative clause on the main verb: ``het gaat om kinderen die
    nog geen 18 zijn``.
    """
    between = first.doc[first.i + 1 : last.i]
    openers = [token.i for token in between if _opens_clause(token, first)]
    if not openers:
        return False
    if _ends_later_cluster(last):
        return True
    return not any(is_finite(token) for token in between if token.i > openers[-1])


def _ends_later_cluster(infinitive: Token) -> bool:
    """Tell whether a finite verb and another infinitive enclose one: ``deel zijn gaan maken``."""
    after = infinitive.doc[infinitive.i + 1 : infinitive.i + 2]
    return is_finite(infinitive.nbor(-1)) and any(t.tag_.startswith("WW|inf") for t in after)


def _opens_clause(token: Token, verb: Token) -> bool:
    """Tell whether a relative or ``dat`` opens a clause: ``is dat … hebben``."""
    if token.tag_.startswith("VNW|betr"):
        return True
    return token.lower_ == "dat" and (token.tag_.startswith("VG") or token.i == verb.i + 1)


def _openers(verb: Token) -> Iterator[Token]:
    """Yield the conjunctions (``te`` aside) that open the clause of a verb."""
    return (c for c in verb.children if c.dep_ == "mark" and c.lower_ != "te")


def _is_only_finite(verb: Token) -> bool:
    """Tell whether a verb is finite; ``reageren`` may be an infinitive that was mistaken."""
    is_lexical = verb.dep_ not in CLUSTER
    return verb.tag_.startswith("WW|pv") and not (is_lexical and verb.lower_.endswith("n"))


def _cluster_heads(doc: Doc, least: int) -> list[Token]:
    dependents = _far_from_head(doc, ("aux", "aux:pass", "compound:prt"), least)
    heads = {lexical_verb(token.head).i for token in dependents if token.head is not token}
    return [doc[i] for i in sorted(heads)]


def _far_from_head(doc: Doc, labels: tuple[str, ...], least: int) -> Iterator[Token]:
    """Yield the tokens with these labels that stand more than ``least`` tokens from their head."""
    marks, wanted = columns(doc), ids(labels)
    if marks.labels.isdisjoint(wanted):
        return iter(())
    return (doc[i] for i in places(marks.dep, wanted) if abs(marks.head[i] - i) > least)


def noun_groups(doc: Doc, least: int = 0) -> Iterator[tuple[Token, Token]]:
    """Yield determiner and noun where more than ``least`` tokens stand between the two.

    ``de door u op 3 mei ingediende aanvraag`` is found by its form too: an article, a
    preposition, and later a participle before a noun.
    """
    pairs = {(t.i, t.head.i) for t in _far_from_head(doc, ("det",), least) if t.head.i > t.i}
    for participle in _ATTRIBUTIVE.find(doc):
        start = _opening_article(doc, participle)
        nouns = (t.i for t in doc[participle + 1 : participle + 4] if t.pos_ == "NOUN")
        noun = next(nouns, None)
        if start is not None and noun is not None and noun - start > least:
            pairs.add((start, noun))
    return ((doc[i], doc[noun]) for i, noun in sorted(pairs) if _is_group(doc, i, noun))


def _opening_article(doc: Doc, participle: int) -> int | None:
    """Return the nearest article before a participle that has a preposition right after it."""
    for i in range(participle - 2, max(participle - _LONGEST_GROUP, 0) - 1, -1):
        if _ATTRIBUTIVE.holds(doc[i]) or doc[i + 1].is_sent_start:
            return None
        if _is_article(doc[i]) and _PREPOSITION.holds(doc[i + 1]) and doc[i + 1].lower_ != "te":
            return i
    return None


def _is_article(token: Token) -> bool:
    return _ARTICLE.holds(token) or token.lower_ in _DETERMINERS


def _is_group(doc: Doc, start: int, noun: int) -> bool:
    """Tell whether two tokens can be determiner and noun: no finite verb stands between them."""
    if doc[noun].pos_ != "NOUN" or not _is_article(doc[start]):
        return False
    return not any(_FINITE.holds(token) for token in doc[start:noun])


def words_between(doc: Doc, start: int, end: int) -> int:
    """Return the number of words between the tokens ``start`` and ``end``, both excluded."""
    return columns(doc).gap[start + 1 : end].count(False)


def subordinate_clauses(sentence: Span) -> list[Token]:
    """Return the heads of the finite subordinate clauses of a sentence."""
    return [token for token in subordinate_heads(sentence.doc) if token.sent == sentence]


def clause_signs(doc: Doc) -> int:
    """Return how many subordinate clauses a text can hold at most; cheap."""
    return len(places(columns(doc).dep, _CLAUSE_LABELS))


def subordinate_heads(doc: Doc) -> list[Token]:
    """Return the heads of the finite subordinate clauses of a text, in order.

    A clause counts when a word opens it: a conjunction, a relative or a question word. The
    second half of ``dat u komt en dat u blijft`` is a clause of its own.
    """
    marks = [token for token in tokens_with(doc, _MARK) if token.lower_ not in _NO_OPENERS]
    marked = {mark.head.i for mark in marks if _is_clause(mark.head)}
    others = {token.i for token in tokens_with(doc, _SUBORDINATE) if _is_opened(token)}
    return [doc[i] for i in sorted(marked | others)]


def _is_clause(verb: Token) -> bool:
    if verb.dep_ == "ROOT" or verb.pos_ == "SCONJ":
        return False
    return _has_finite(verb) or _has_subject(verb)


def _is_opened(verb: Token) -> bool:
    """Tell whether a relative or question word opens a finite clause."""
    is_relative = verb.dep_ == "acl:relcl" or verb.left_edge.lower_ in _QUESTION_WORDS
    return is_relative and _has_finite(verb)


def _has_finite(verb: Token) -> bool:
    if _FINITE.holds(verb):
        return True
    return any(child.dep_ in CLUSTER and _FINITE.holds(child) for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)
