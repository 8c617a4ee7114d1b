"""What a parsed block counts: the numbers from which the features of the level are made.

Counts add up, so that a text is the sum of its blocks however it is divided in paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from clarity.checks.registry import Passage, Sentence
from clarity.document import BlockKind
from clarity.dutch.clauses import columns, ids, passives
from clarity.dutch.concreteness import is_abstract
from clarity.dutch.lexicon import split_compound, zipf_frequency

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONNECTIVES = frozenset(
    "anders bijvoorbeeld bovendien daarbij daardoor daarna daarnaast daarom daarvoor doordat dus "
    "echter eerst hierbij hierdoor hiervoor hoewel immers maar nadat namelijk nu omdat ook sinds "
    "tenzij terwijl toch toen totdat vervolgens voordat wanneer want zoals zodat zodra".split()
)
"""Words that tell how sentences and clauses hang together (own list; en, of and als left out)."""

LONG_SENTENCE = 12
"""Words in a sentence above which each word weighs: the limit of the criterion for its mean."""

COMMON = 5.5
"""Zipf value from which one word is as common as another: de, hebben, maar."""

CHOPPED = 7
"""Most words in a sentence that, in a row of its like, makes a text chopped."""

_ROW = 3  # short sentences in a row that read well
_LEFT_OUT = frozenset(
    {
        BlockKind.BUTTON,
        BlockKind.FOOTER,
        BlockKind.HEADER,
        BlockKind.IMAGE,
        BlockKind.PLACEHOLDER,
    }
)

# Kinds of tags, as bits.
_FINITE, _NOUN, _NOMINAL, _CONTENT, _NAME, _OPENER, _VERB, _SUBJECT = (1 << i for i in range(8))
_PREFIXES = (
    ("WW|pv", _FINITE),
    ("WW|inf|nom", _NOUN | _NOMINAL),
    ("N|soort", _NOUN),
    (("N|soort", "ADJ", "WW"), _CONTENT),
    ("WW", _VERB),
    (("N|eigen", "SPEC", "TW", "LET"), _NAME),
    (("VG|onder", "VNW|betr"), _OPENER),
    (("LID", "VNW|pers", "VNW|bez"), _SUBJECT),
)


class _Bits(dict[int, int]):
    """The bits of each tag id, remembered."""

    def of(self, doc: Doc) -> list[int]:
        marks = columns(doc)
        for tag in marks.tags.difference(self):
            name = doc.vocab.strings[tag]
            self[tag] = sum({bits for prefix, bits in _PREFIXES if name.startswith(prefix)})
        return [self[tag] for tag in marks.tag]


_BITS = _Bits()
_HELPERS = ids(["aux", "aux:pass", "cop"])
_LINKS = ids(sorted(CONNECTIVES))
_NO_OPENERS = ids(["dan", "om", "zoals", "te"])
_JOINING = ids("alsmede alsook dus en maar noch of want".split())
_QUESTION_WORDS = ids(
    "hoe hoeveel waar waaraan waarbij waarbinnen waardoor waarin waarmede waarmee waarna waarnaar "
    "waarom waaronder waarop waarover waartegen waartoe waartussen waaruit waarvan waarvoor welke "
    "wie".split()
)
_ALS, _ALSO = ids(["als"]), ids(["alleen", "bijvoorbeeld", "ook"])
_RELATIVES = ids(["die", "dat", "wat"])
_STOPS, _QUESTION = ids([".", "…"]), ids(["?"])
_ENDS = _STOPS | _QUESTION


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one block or, added up, of a text.

    ``words``, ``sentences``, ``finite`` verbs and ``passives``. Of ``prose`` (words of blocks with
    a finite verb, and of blocks longer than twelve words) the number of ``mains`` (main clauses
    with what hangs on them) and the ``overrun``: words above the twelfth in a sentence. ``loose``
    sentences have no main clause, ``chopped`` ones are the fourth and later in a row of short
    sentences without a connective. ``content`` words are nouns, adjectives and lexical verbs, names
    and numbers aside; ``zipf`` is the sum of how common they are. ``plain`` are all words but
    names and numbers, ``plain_zipf`` the same sum for them. ``nouns`` hold the ``abstract`` ones,
    ``nominal`` are the nouns made of a verb; ``links`` are the connectives.
    """

    words: float = 0
    sentences: float = 0
    finite: float = 0
    passives: float = 0
    prose: float = 0
    mains: float = 0
    overrun: float = 0
    loose: float = 0
    chopped: float = 0
    content: float = 0
    zipf: float = 0.0
    plain: float = 0
    plain_zipf: float = 0.0
    nouns: float = 0
    abstract: float = 0
    nominal: float = 0
    links: float = 0


_values = attrgetter(*(field.name for field in fields(Counts)))


def add_up(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts.

    >>> add_up([Counts(words=5), Counts(words=3, sentences=1)]).words
    8
    """
    rows = [_values(count) for count in counts]
    return Counts(*map(sum, zip(*rows, strict=True))) if rows else Counts()


def read_by_all(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages that count: no headers, footers, buttons or grey texts in a field."""
    return (passage for passage in passages if passage.block.kind not in _LEFT_OUT)


def count(passage: Passage) -> Counts:
    """Return what a passage counts."""
    bits = _BITS.of(passage.doc)
    sentences = [sentence for sentence in passage.sentences if sentence.words]
    finite = sum(bit & _FINITE for bit in bits)
    words = sum(sentence.words for sentence in sentences)
    is_prose = bool(finite) or words > LONG_SENTENCE
    shape = _Shape(passage, bits)
    lower = columns(passage.doc).lower
    return Counts(
        words=words,
        sentences=len(sentences),
        finite=finite,
        passives=len(passives(passage.doc)),
        prose=words if is_prose else 0,
        mains=shape.mains(sentences) if is_prose else 0,
        overrun=shape.overrun(sentences) if is_prose else 0,
        loose=shape.loose(sentences) if finite else 0,
        chopped=shape.chopped(sentences),
        links=sum(form in _LINKS for form in lower),
        **_vocabulary(passage.doc, bits),
    )


@lru_cache(maxsize=1 << 16)
def known(lemma: str) -> tuple[float, bool, bool] | None:
    """Return the Zipf value of a lemma, and whether as a noun it is abstract, and made of a verb.

    A compound is as common as its last part, when that is more common: ``huurtoeslag`` as
    ``toeslag``. None for what does not start with a letter.

    >>> known("beoordeling")[1:], known("fietspad")[1:], known("12b")
    ((True, True), (False, False), None)
    """
    low = lemma.lower()
    if not low[:1].isalpha():
        return None
    zipf = max(zipf_frequency(low), zipf_frequency(split_compound(low)[-1]))
    abstract = is_abstract(low)
    return zipf, abstract, abstract and len(low) > 5 and low.endswith(("ing", "atie"))


def _vocabulary(doc: Doc, bits: Sequence[int]) -> dict[str, float]:
    """Return the counts of words and nouns by the names that they have in ``Counts``."""
    marks, strings = columns(doc), doc.vocab.strings
    content = plain = nouns = abstract = nominal = 0
    zipf = plain_zipf = 0.0
    for i, lemma in enumerate(marks.lemma):
        if marks.gap[i] or bits[i] & _NAME:
            continue
        word = known(strings[lemma])
        if word is None:
            continue
        plain += 1
        plain_zipf += min(word[0], COMMON)
        if bits[i] & _CONTENT and not (bits[i] & _VERB and marks.dep[i] in _HELPERS):
            content += 1
            zipf += word[0]
        if bits[i] & _NOUN:
            nouns += 1
            abstract += bool(bits[i] & _NOMINAL) or word[1]
            nominal += bool(bits[i] & _NOMINAL) or word[2]
    return {
        "content": content,
        "zipf": zipf,
        "plain": plain,
        "plain_zipf": plain_zipf,
        "nouns": nouns,
        "abstract": abstract,
        "nominal": nominal,
    }


class _Shape:
    """How the sentences of one passage are built, as far as tags and word order tell."""

    def __init__(self, passage: Passage, bits: Sequence[int]) -> None:
        self.marks = columns(passage.doc)
        self.bits = bits
        self.is_paragraph = passage.block.kind is BlockKind.PARAGRAPH
        self.known_mains: dict[Sentence, bool] = {}

    def mains(self, sentences: Sequence[Sentence]) -> int:
        """The sentences that hold a main clause and do not start as the tail of another."""
        heads = sum(self.is_main(s) and self._first(s) not in _JOINING for s in sentences)
        return max(heads, 1)

    def loose(self, sentences: Sequence[Sentence]) -> int:
        """The loose sentences of a paragraph; in a list they are as they should be."""
        return sum(map(self.is_loose, sentences)) if self.is_paragraph else 0

    def overrun(self, sentences: Sequence[Sentence]) -> int:
        """The words above the twelfth in a sentence; a loose one counts with the one before it."""
        lengths: list[int] = []
        waiting = 0  # words of loose sentences that come first
        for sentence in sentences:
            if not self.is_loose(sentence):
                lengths.append(sentence.words + waiting)
                waiting = 0
            elif lengths:
                lengths[-1] += sentence.words
            else:
                waiting += sentence.words
        return sum(max(0, length - LONG_SENTENCE) for length in (*lengths, waiting))

    def is_loose(self, sentence: Sentence) -> bool:
        """Tell whether a sentence of two words or more ends in a full stop, with no main clause."""
        if sentence.words < 2 or self._last(sentence) not in _STOPS or self.is_main(sentence):
            return False
        span = range(sentence.start, sentence.end)
        return sum(not (self.marks.gap[i] or self.bits[i] & _NAME) for i in span) > 1

    def chopped(self, sentences: Sequence[Sentence]) -> int:
        """The fourth and later sentences in each row of short statements without a connective."""
        row = found = 0
        for sentence in sentences if self.is_paragraph else ():
            row = row + 1 if self._is_short(sentence) else 0
            found += row > _ROW
        return found

    def is_main(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has a finite verb beside that of the clause that it opens with.

        The parse is not asked: a loose clause misleads it.
        """
        known = self.known_mains.get(sentence)
        if known is None:
            known = self.known_mains[sentence] = self._has_main(sentence)
        return known

    def _has_main(self, sentence: Sentence) -> bool:
        span = range(sentence.start, sentence.end)
        finite = sum(self.bits[i] & _FINITE for i in span)
        if not finite:
            return False
        openers = sum(self._opens(i) for i in span)
        return not (self._starts_loose(sentence, openers) and finite <= max(openers, 1))

    def _opens(self, i: int) -> bool:
        form = self.marks.lower[i]
        if not self.bits[i] & _OPENER or form in _NO_OPENERS:
            return False
        return form not in _ALS or i == 0 or self.marks.gap[i - 1] or self._follows_joining(i)

    def _follows_joining(self, i: int) -> bool:
        return self.marks.lower[i - 1] in _JOINING or self.marks.lower[i - 1] in _ALSO

    def _starts_loose(self, sentence: Sentence, openers: int) -> bool:
        """Tell whether a sentence starts with the opener of a subordinate clause."""
        i = self._start(sentence)
        form = self.marks.lower[i]
        if form in _RELATIVES:
            return openers > 0 or self._is_verb_final(sentence, i)
        if form in _QUESTION_WORDS:
            return self._last(sentence) not in _QUESTION
        return self._opens(i)

    def _is_verb_final(self, sentence: Sentence, first: int) -> bool:
        """Tell whether only verbs follow the last finite verb, and two words or more precede it."""
        words = [i for i in range(first, sentence.end) if not self.marks.gap[i]]
        last = max((i for i in words if self.bits[i] & _FINITE), default=-1)
        before = sum(i < last for i in words)
        return before > 1 and all(self.bits[i] & _VERB for i in words if i > last)

    def _is_short(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a short statement, subject first, without a connective."""
        if sentence.words > CHOPPED or not self.bits[self._start(sentence)] & _SUBJECT:
            return False
        if self._last(sentence) not in _STOPS or not self.is_main(sentence):
            return False
        return _LINKS.isdisjoint(self.marks.lower[sentence.start : sentence.end])

    def _start(self, sentence: Sentence) -> int:
        span = range(sentence.start, sentence.end)
        return next((i for i in span if not self.marks.gap[i]), sentence.start)

    def _first(self, sentence: Sentence) -> int:
        return self.marks.lower[self._start(sentence)]

    def _last(self, sentence: Sentence) -> int:
        """The form of the last sign; white space and closing quotes come after it."""
        for i in range(sentence.end - 1, max(sentence.end - 4, sentence.start), -1):
            if self.marks.lower[i] in _ENDS:
                return self.marks.lower[i]
        return 0
