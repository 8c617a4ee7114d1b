"""What a rule pack says, as validated, frozen data. No spaCy, no YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clarity.document import BlockKind, DocumentKind
from clarity.report import Severity


class RuleKind(StrEnum):
    """How a rule finds its places: Vale's extension points and spaCy's matchers."""

    EXISTENCE = "existence"
    SUBSTITUTION = "substitution"
    OCCURRENCE = "occurrence"
    CONSISTENCY = "consistency"
    CONDITIONAL = "conditional"
    METRIC = "metric"
    SEQUENCE = "sequence"
    DEPENDENCY = "dependency"
    CHECK = "check"


class Relation(StrEnum):
    """Where a condition looks, seen from the words that matched."""

    ITSELF = "itself"
    NEXT = "next"
    PREVIOUS = "previous"
    CHILD = "child"
    HEAD = "head"
    SUBJECT = "subject"
    OBJECT = "object"
    SENTENCE = "sentence"
    TEXT = "text"
    QUOTED = "quoted"


class TermKind(StrEnum):
    """How the words of a term are matched."""

    WORDS = "words"  # as written, whatever the capitals
    LEMMA = "lemma"  # in every inflected form
    VERB = "verb"  # every form of a verb; a particle or fixed words may stand apart
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class TokenTest:
    """What one word must be. An empty field allows everything; the fields given must all hold."""

    lemma: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    pos: frozenset[str] = frozenset()
    dep: frozenset[str] = frozenset()
    morph: frozenset[str] = frozenset()  # "VerbForm=Inf"


@dataclass(frozen=True, slots=True)
class Condition:
    """A guard on a match: what stands at ``relation``, and why that matters."""

    relation: Relation
    test: TokenTest = TokenTest()
    texts: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to find."""

    kind: TermKind
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The term as one string, as its author wrote it."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What to write instead: a term of the same or another kind.

    Where its guards do not hold it is mentioned, but not put in the text: ``op grond van`` is
    ``volgens`` before a law, and something else before a reason.
    """

    term: Term
    safe: bool = False
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a word list: the term, its guards and what to write instead.

    ``id`` is the term as written, ``explain`` an explanation to add after a protected term.
    """

    id: str
    rule: str
    term: Term
    use: tuple[Alternative, ...] = ()
    explain: str = ""
    advice: str = ""
    family: str = ""
    why: str = ""
    severity: Severity | None = None
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternToken:
    """A step of a sequence: a word, or a gap of ``least`` to ``most`` words without ``test``."""

    test: TokenTest | None
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class PatternNode:
    """A node of a dependency pattern with the children that it must have."""

    test: TokenTest
    has: tuple[PatternNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text on which a rule must fire (``good`` shows the remedy) or must stay silent.

    ``repeat`` is how many times the text stands below itself, for rules about length.
    """

    text: str
    fires: bool
    good: str = ""
    block: BlockKind = BlockKind.PARAGRAPH
    document: bool = False  # the text is a whole document in Markdown
    form: bool = False  # the text is a form, in the notation of rulebook/example_form.py
    repeat: int = 1

    @property
    def full_text(self) -> str:
        """The text, repeated as often as the example says."""
        return "\n\n".join([self.text] * self.repeat)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with all that its author wrote. Fields that its kind does not use are empty."""

    code: str
    name: str
    kind: RuleKind
    severity: Severity
    criterion: str
    message: str
    why: str
    source: str
    title: str = ""
    advice: str = ""
    enabled: bool = True
    scope: frozenset[BlockKind] = frozenset()
    documents: frozenset[DocumentKind] = frozenset()
    limits: Mapping[str, float] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    terms: tuple[Term, ...] = ()  # existence, occurrence
    groups: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)  # consistency
    needs: tuple[Term, ...] = ()  # conditional: terms call for one of these
    measure: str = ""  # metric
    sequence: tuple[tuple[PatternToken, ...], ...] = ()
    dependency: tuple[PatternNode, ...] = ()
    check: str = ""
    use: str = ""  # a fixed replacement for sequence and dependency
    replace: str = ""  # a named transformation for sequence and dependency
    origin: str = ""  # the pack file


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the B1 criteria: its name, what is measured and where the borders lie.

    ``value <= limit`` meets the criterion, ``value <= nearly`` nearly does.
    """

    id: str
    name: str
    measure: str
    unit: str
    limit: float
    nearly: float
    why: str
    documents: frozenset[DocumentKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules, word-list entries and criteria in force, and a version that names them."""

    rules: Mapping[str, Rule]
    entries: tuple[Entry, ...]
    criteria: tuple[Criterion, ...]
    version: str

    def find(self, key: str) -> Rule | None:
        """Return the rule with this code (``S14``) or name (``dienen-te``), or None."""
        folded = key.casefold()
        for rule in self.rules.values():
            if folded in (rule.code.casefold(), rule.name.casefold()):
                return rule
        return None
