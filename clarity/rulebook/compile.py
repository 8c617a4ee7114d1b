"""Compile a rulebook into spaCy matchers, so that cost hardly grows with the number of rules.

Words and phrases, however many, go into two trees (of forms and of lemmas), along which a text
is walked once. Sequences and dependency patterns are only tried on a text that holds one of the
words that they ask for. Guards are looked at only where something matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.matcher import DependencyMatcher, Matcher
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from clarity.dutch.clauses import (
    SEPARABLE_PARTICLES,
    columns,
    ids,
    lexical_verb,
    particle_of,
    split_verbs,
    verb_lemma,
)
from clarity.dutch.frames import PREPOSITIONS, Complement, find_complement
from clarity.dutch.inflection import adjective
from clarity.dutch.names import is_named, official_titles
from clarity.dutch.substitute import is_unknown_infinitive
from clarity.rulebook.model import (
    Alternative,
    Condition,
    Entry,
    PatternNode,
    PatternToken,
    Relation,
    Rule,
    Rulebook,
    RuleKind,
    Term,
    TermKind,
    TokenTest,
)

if TYPE_CHECKING:
    from spacy.language import Language

_POS: dict[TermKind, frozenset[str]] = {
    TermKind.VERB: frozenset({"VERB", "AUX"}),
    TermKind.NOUN: frozenset({"NOUN"}),
    TermKind.ADJECTIVE: frozenset({"ADJ", "ADV"}),
}
_ARTICLES = frozenset({"de", "het", "een", "dit", "dat", "deze", "die"})
_BRACE = ids(["{"])
_PARTICLE = ids(["compound:prt"])
_PARTICIPLES = ("WW|od", "WW|vd|prenom", "WW|vd|vrij")
_ADJECTIVE_ENDINGS = ("ieel", "ueel", "isch", "lijk", "baar", "zaam", "loos", "ief", "ulair")
_FAR = 12  # words between a verb and its fixed words; beyond that the parse is not trusted
_TERM_KINDS = (
    RuleKind.EXISTENCE,
    RuleKind.OCCURRENCE,
    RuleKind.CONSISTENCY,
    RuleKind.CONDITIONAL,
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a matched term stands for: a rule, and its word-list entry or its group of terms."""

    rule: Rule
    term: Term | None = None
    entry: Entry | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match: the indices of its tokens in ascending order, and the verb among them.

    ``complement`` is what a verb phrase with a preposition governs: ``gebruik maken van``.
    """

    target: Target
    tokens: tuple[int, ...]
    verb: int | None = None
    complement: Complement | None = None


@dataclass(frozen=True, slots=True)
class _VerbPhrase:
    """A verb with fixed words (``in kennis stellen``), found by the fixed words first."""

    target: Target
    verb: str
    tail: str  # the preposition of its complement, or ""


_Run = Callable[[Doc], Iterator[Match]]


@dataclass(frozen=True, slots=True, eq=False)
class _Pattern:
    """A sequence or dependency pattern, and the words of which a text must hold one a set."""

    needed: tuple[frozenset[int], ...]
    run: _Run


class _Node:
    """A tree of words: each step along it is the next word of one or more phrases."""

    __slots__ = ("steps", "targets")

    def __init__(self) -> None:
        self.steps: dict[int, _Node] = {}
        self.targets: list[Target | _VerbPhrase] = []

    def add(self, words: Iterable[str], target: Target | _VerbPhrase) -> None:
        """Add a phrase that starts at this node."""
        node = self
        for word in words:
            node = node.steps.setdefault(get_string_id(word), _Node())
        node.targets.append(target)

    def find(self, column: Sequence[int]) -> Iterator[tuple[Target | _VerbPhrase, int, int]]:
        """Yield the phrases that stand in a column of string ids, with their start and end."""
        for start in [i for i, word in enumerate(column) if word in self.steps]:
            node, end = self, start
            while end < len(column) and (step := node.steps.get(column[end])) is not None:
                node, end = step, end + 1
                for target in node.targets:
                    yield target, start, end


class CompiledRules:
    """The rules of a rulebook that match words, ready to run over parsed texts."""

    def __init__(self, rulebook: Rulebook, nlp: Language) -> None:
        self._nlp = nlp
        self._forms = _Node()
        self._lemmas = _Node()
        self._verbs: dict[tuple[str, str], list[Target | _VerbPhrase]] = {}
        self._triggered: dict[int, list[_Pattern]] = {}
        for target in _targets(rulebook):
            self._add_term(target)
        for rule in rulebook.rules.values():
            self._add_sequences(rule)
            self._add_dependencies(rule)

    def match(self, doc: Doc, text: str | None = None) -> list[Match]:
        """Return all matches in a parsed text whose guards hold, in order of their first token.

        ``text`` is the text of ``doc``, where the caller has it: spaCy puts it together anew.
        """
        if text is not None:
            doc.user_data[_LOWER] = text.lower()
        found = [*self._phrases(doc), *self._split_verbs(doc), *self._patterns(doc)]
        kept = [match for match in _in_play(doc, found) if self._guarded(doc, match)]
        return sorted(_longest(kept), key=lambda match: (match.tokens, match.target.rule.code))

    def _add_term(self, target: Target) -> None:
        term = target.term
        assert term is not None
        if term.kind is TermKind.VERB:
            self._add_verb(target, term)
        elif term.kind is TermKind.WORDS:
            self._forms.add(self._split(term.words), target)
        else:
            self._lemmas.add(term.words, target)
            if term.kind is TermKind.ADJECTIVE and len(term.words) == 1:
                self._add_adjective_forms(term.text, target)

    def _add_adjective_forms(self, word: str, target: Target) -> None:
        """Find an adjective by its forms too: the parser may give it the lemma of a verb."""
        inflected = adjective(word, noun_gender="de", number="sing", definite=True)
        for form in {word, inflected or word}:
            self._forms.add(self._split((form,)), target)

    def _add_verb(self, target: Target, term: Term) -> None:
        *fixed, verb = term.words
        tail = ""
        if fixed and verb in PREPOSITIONS:
            *fixed, verb, tail = term.words
        phrase = _VerbPhrase(target, verb, tail)
        if fixed:
            self._forms.add(self._split(fixed), phrase)
            return
        whole = phrase if tail else target
        self._lemmas.add((verb,), whole)
        for particle in SEPARABLE_PARTICLES:
            if verb.startswith(particle) and len(verb) > len(particle) + 3:
                self._verbs.setdefault((particle, verb[len(particle) :]), []).append(whole)

    def _split(self, words: Sequence[str]) -> list[str]:
        """Return words as the pipeline splits them, in small letters; plain words are whole."""
        if all(word.isalpha() for word in words):
            return [word.lower() for word in words]
        return [token.lower_ for token in self._nlp.make_doc(" ".join(words).lower())]

    def _add_sequences(self, rule: Rule) -> None:
        for steps in rule.sequence:
            matcher = Matcher(self._nlp.vocab)
            matcher.add(rule.code, [[_matcher_token(step) for step in steps]], greedy="LONGEST")
            tests = [step.test for step in steps if step.test and step.least]
            self._trigger(tests, _run_matcher(matcher, Target(rule)))

    def _add_dependencies(self, rule: Rule) -> None:
        for root in rule.dependency:
            matcher = DependencyMatcher(self._nlp.vocab)
            matcher.add(rule.code, [_dependency_pattern(root)])
            self._trigger(list(_tests(root)), _run_dependencies(matcher, Target(rule)))

    def _trigger(self, tests: Sequence[TokenTest], run: _Run) -> None:
        """Run a pattern only on texts that hold a word for each test that names words."""
        named = [test.lemma or test.form for test in tests if test.lemma or test.form]
        add = self._nlp.vocab.strings.add
        needed = [frozenset(add(word) for word in words) for words in named]
        pattern = _Pattern(tuple(needed), run)
        for key in needed[0] if needed else [0]:
            self._triggered.setdefault(key, []).append(pattern)

    def _phrases(self, doc: Doc) -> Iterator[Match]:
        marks = columns(doc)
        for tree, column in ((self._forms, marks.lower), (self._lemmas, marks.lemma)):
            for target, start, end in tree.find(column):
                yield from _phrase_match(doc, target, start, end)

    def _split_verbs(self, doc: Doc) -> Iterator[Match]:
        for verb, particle in split_verbs(doc):
            key = (particle.lower_, verb.lemma_)
            for target in self._verbs.get(key, ()):
                tokens = {verb.i, particle.i}
                if isinstance(target, _VerbPhrase):
                    yield from _with_complement(target, tokens, verb)
                else:
                    yield Match(target, tuple(sorted(tokens)), verb.i)

    def _patterns(self, doc: Doc) -> Iterator[Match]:
        marks = columns(doc)
        present = {0, *marks.lemmas, *marks.forms}
        patterns = (p for key in present & self._triggered.keys() for p in self._triggered[key])
        for pattern in dict.fromkeys(patterns):
            if not any(needed.isdisjoint(present) for needed in pattern.needed):
                yield from pattern.run(doc)

    def _guarded(self, doc: Doc, match: Match) -> bool:
        owners: list[Rule | Entry] = [match.target.rule]
        if match.target.entry is not None:
            owners.append(match.target.entry)
        return all(guarded(owner, doc, match) for owner in owners)


def _in_play(doc: Doc, matches: Sequence[Match]) -> Iterator[Match]:
    """Yield the matches outside names of laws and places to fill in, which stay as they are."""
    fixed = [*official_titles(doc), *_instructions(doc)] if matches else []
    for match in matches:
        first, last = match.tokens[0], match.tokens[-1]
        listed = match.target.entry is not None
        if listed and is_named(doc[first], doc[last]):
            continue
        if not (listed and any(start <= first and last < end for start, end in fixed)):
            yield match


def _instructions(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the places between braces, where a template tells its writer what to fill in."""
    if _BRACE.isdisjoint(columns(doc).forms):
        return
    opening = None
    for token in doc:
        if token.text == "{":
            opening = token.i
        elif token.text == "}" and opening is not None:
            yield opening, token.i + 1
            opening = None


def _targets(rulebook: Rulebook) -> Iterator[Target]:
    for rule in rulebook.rules.values():
        if rule.kind in _TERM_KINDS:
            yield from (Target(rule, term) for term in rule.terms)
        yield from (Target(rule, term, group="needs") for term in rule.needs)
        for group, terms in rule.groups.items():
            yield from (Target(rule, term, group=group) for term in terms)
    for entry in rulebook.entries:
        yield Target(rulebook.rules[entry.rule], entry.term, entry)


def _phrase_match(doc: Doc, target: Target | _VerbPhrase, start: int, end: int) -> Iterator[Match]:
    if isinstance(target, _VerbPhrase):
        yield from _verb_phrase_match(doc, target, start, end)
        return
    assert target.term is not None
    if not _is_of_kind(doc[end - 1], target.term.kind):
        return
    if target.term.kind is TermKind.VERB and any(
        child.dep_ == "compound:prt" and child.pos_ == "ADP" for child in doc[start].children
    ):
        return  # with a particle it is another verb
    verb = end - 1 if target.term.kind is TermKind.VERB else None
    yield Match(target, tuple(range(start, end)), verb)


def _is_of_kind(token: Token, kind: TermKind) -> bool:
    """Tell whether a token is of the part of speech of a term, as far as the parser knows.

    An infinitive may be a noun, a participle may be an adjective, and what the parser takes for a
    noun may be an infinitive or an adjective that it does not know.
    """
    pos = _POS.get(kind)
    if pos is None or token.pos_ in pos:
        return True
    if kind is TermKind.NOUN:
        return token.tag_.startswith("WW|inf|nom")
    if kind is TermKind.VERB:
        return is_unknown_infinitive(token)
    return token.tag_.startswith(_PARTICIPLES) or _is_unknown_adjective(token)


def _is_unknown_adjective(token: Token) -> bool:
    """Tell whether a noun without a determiner ends as only adjectives do: `is substantieel`."""
    is_noun = token.pos_ in ("NOUN", "PROPN") and token.lower_.endswith(_ADJECTIVE_ENDINGS)
    return is_noun and not any(child.dep_ in ("det", "nmod:poss") for child in token.children)


def _verb_phrase_match(doc: Doc, phrase: _VerbPhrase, start: int, end: int) -> Iterator[Match]:
    marks = columns(doc)
    if get_string_id(phrase.verb) not in marks.lemmas and _PARTICLE.isdisjoint(marks.labels):
        return  # neither the verb nor one that a particle makes it
    verb = _governing_verb(doc[start:end], phrase.verb)
    if verb is None or _is_plain_noun(doc[start]):
        return
    particle = particle_of(verb) if verb.lemma_ != phrase.verb else None
    tokens = {*range(start, end), verb.i, *([particle.i] if particle else [])}
    yield from _with_complement(phrase, tokens, verb)


def _with_complement(phrase: _VerbPhrase, tokens: set[int], verb: Token) -> Iterator[Match]:
    """Yield the match with the preposition that the verb asks for, when it is there."""
    complement = None
    if phrase.tail:
        complement = find_complement(verb, tokens, phrase.tail)
        if complement is None:
            return
        tokens = {*tokens, complement.token.i}
    yield Match(phrase.target, tuple(sorted(tokens)), verb.i, complement)


def _governing_verb(fixed: Span, lemma: str) -> Token | None:
    """Return the verb that the fixed words depend on, or their copula or auxiliary."""
    root = fixed.root
    if root.lemma_ == lemma:
        return root
    related = [*root.ancestors, *(c for c in root.children if c.dep_ in ("cop", "aux", "aux:pass"))]
    near = (t for t in related if max(fixed.start - t.i, t.i - fixed.end) <= _FAR)
    verbs = (t for t in (*_neighbours(fixed), *near) if t.pos_ in ("VERB", "AUX"))
    return next((t for t in verbs if lemma in (t.lemma_, verb_lemma(t))), None)


def _is_plain_noun(word: Token) -> bool:
    """Tell whether a noun has an article, so that it is no part of a phrase: ``het gebruik``."""
    return word.pos_ == "NOUN" and any(child.lower_ in _ARTICLES for child in word.lefts)


def _neighbours(fixed: Span) -> Iterator[Token]:
    """Yield the verbs right before and after fixed words: they belong together in any parse."""
    doc, sentence = fixed.doc, fixed.sent
    before = next((t for t in reversed(doc[sentence.start : fixed.start]) if t.pos_ != "ADV"), None)
    after = doc[fixed.end] if fixed.end < sentence.end else None
    yield from (token for token in (before, after) if token is not None)


def _longest(matches: list[Match]) -> list[Match]:
    """Of word-list matches that overlap, keep the one with the most words."""
    listed = [m for m in matches if m.target.entry is not None]
    others = [m for m in matches if m.target.entry is None]
    taken: set[int] = set()
    kept: list[Match] = []
    for match in sorted(listed, key=lambda m: (-len(m.tokens), m.tokens, m.target.rule.code)):
        if taken.isdisjoint(match.tokens):
            taken.update(match.tokens)
            kept.append(match)
    return others + kept


def _tests(node: PatternNode) -> Iterator[TokenTest]:
    """Yield the tests of a dependency pattern, root first."""
    yield node.test
    for child in node.has:
        yield from _tests(child)


def _run_matcher(matcher: Matcher, target: Target) -> _Run:
    def run(doc: Doc) -> Iterator[Match]:
        for _, start, end in matcher(doc):
            yield Match(target, tuple(range(start, end)))

    return run


def _run_dependencies(matcher: DependencyMatcher, target: Target) -> _Run:
    def run(doc: Doc) -> Iterator[Match]:
        for _, tokens in matcher(doc):
            yield Match(target, tuple(sorted(tokens)), tokens[0])

    return run


def _matcher_token(step: PatternToken) -> dict[str, Any]:
    pattern = _attributes(step.test) if step.test else {}
    if (step.least, step.most) != (1, 1):
        pattern["OP"] = f"{{{step.least},{step.most}}}"
    return pattern


def _attributes(test: TokenTest) -> dict[str, Any]:
    """Return a TokenTest as spaCy's Matcher and DependencyMatcher want it."""
    pattern: dict[str, Any] = {}
    for name, values in (
        ("LEMMA", test.lemma),
        ("LOWER", test.form),
        ("POS", test.pos),
        ("DEP", test.dep),
    ):
        if values:
            pattern[name] = {"IN": sorted(values)}
    if test.morph:
        pattern["MORPH"] = {"IS_SUPERSET": sorted(test.morph)}
    return pattern


def _dependency_pattern(root: PatternNode) -> list[dict[str, Any]]:
    pattern = [{"RIGHT_ID": "0", "RIGHT_ATTRS": _attributes(root.test)}]

    def add(node: PatternNode, name: str) -> None:
        for i, child in enumerate(node.has):
            child_name = f"{name}.{i}"
            pattern.append(
                {
                    "LEFT_ID": name,
                    "REL_OP": ">",
                    "RIGHT_ID": child_name,
                    "RIGHT_ATTRS": _attributes(child.test),
                }
            )
            add(child, child_name)

    add(root, "0")
    return pattern


def passes(test: TokenTest, token: Token) -> bool:
    """Tell whether a token is what the test asks for."""
    if test.lemma and token.lemma_ not in test.lemma:
        return False
    if test.form and token.lower_ not in test.form:
        return False
    if test.pos and token.pos_ not in test.pos:
        return False
    if test.dep and token.dep_ not in test.dep:
        return False
    return not test.morph or test.morph.issubset(str(token.morph).split("|"))


def guarded(owner: Rule | Entry | Alternative, doc: Doc, match: Match) -> bool:
    """Tell whether all guards of a rule, an entry or an alternative hold for a match."""
    return all(holds(condition, doc, match) for condition in owner.when) and not any(
        holds(condition, doc, match) for condition in owner.unless
    )


def holds(condition: Condition, doc: Doc, match: Match) -> bool:
    """Tell whether a guard holds for a match."""
    if condition.relation is Relation.TEXT:
        return _inside_text(condition.texts, doc, match)
    if condition.relation is Relation.QUOTED:
        return is_quoted(doc, match.tokens[0])
    if not _may_pass(condition.test, doc):
        return False
    return any(passes(condition.test, token) for token in _related(condition.relation, doc, match))


def _may_pass(test: TokenTest, doc: Doc) -> bool:
    """Tell whether a text holds the words of a test at all; cheap."""
    marks = columns(doc)
    if test.form and marks.forms.isdisjoint(_word_ids(test.form)):
        return False
    return not test.lemma or not marks.lemmas.isdisjoint(_word_ids(test.lemma))


@cache
def _word_ids(words: frozenset[str]) -> frozenset[int]:
    return frozenset(map(get_string_id, words))


def _related(relation: Relation, doc: Doc, match: Match) -> Iterable[Token]:
    first, last = match.tokens[0], match.tokens[-1]
    if relation is Relation.ITSELF:
        return [doc[i] for i in match.tokens]
    if relation is Relation.NEXT:
        return doc[last + 1 : last + 2]
    if relation is Relation.PREVIOUS:
        return doc[max(first - 1, 0) : first]
    main = doc[first : last + 1].root if match.verb is None else doc[match.verb]
    if relation is Relation.HEAD:
        return [] if main.head is main else [main.head]
    if relation is Relation.SENTENCE:
        return main.sent
    children = [child for child in main.children if child.i not in match.tokens]
    if relation is Relation.SUBJECT:
        children += [c for c in lexical_verb(main).children if c.i not in match.tokens]
        return [c for c in children if c.dep_ in ("nsubj", "nsubj:pass")]
    if relation is Relation.OBJECT:
        return [c for c in children if c.dep_ == "obj"]
    return children


def _inside_text(texts: Iterable[str], doc: Doc, match: Match) -> bool:
    """Tell whether the match stands inside one of the given phrases."""
    last = doc[match.tokens[-1]]
    start, end = doc[match.tokens[0]].idx, last.idx + len(last)
    lower = _lowered(doc)
    for text in texts:
        place = lower.find(text, max(start - len(text), 0), end + len(text))
        while place >= 0:
            if place <= start and end <= place + len(text):
                return True
            place = lower.find(text, place + 1, end + len(text))
    return False


def _lowered(doc: Doc) -> str:
    """The text in small letters, made once and kept with a parsed text."""
    known: str | None = doc.user_data.get(_LOWER)
    if known is None:
        known = doc.user_data[_LOWER] = doc.text.lower()
    return known


_LOWER = "clarity.lower"


_OPENING = {"“": "”", "„": "”", "‘": "’", "«": "»", '"': '"'}

_QUOTES = ids(_OPENING)


def is_quoted(doc: Doc, index: int) -> bool:
    """Tell whether a token stands between quotation marks."""
    if _QUOTES.isdisjoint(columns(doc).forms):
        return False
    closing = ""
    for token in doc[:index]:
        if closing:
            closing = "" if token.text == closing else closing
        else:
            closing = _OPENING.get(token.text, "")
    return bool(closing) and any(token.text == closing for token in doc[index:])
