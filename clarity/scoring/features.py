"""Measures of a text, each a small function: what it is, its unit and where it comes from.

Two kinds: measures of :class:`Counts`, from which the level is estimated, and measures of the
parsed passages, which are only made when somebody asks for them. Document structure (headings,
lists, length) is not here: the criteria judge that, and it says nothing of the level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from clarity.checks.registry import Passage
from clarity.dutch.clauses import Columns, TagKind, columns, ids, subordinate_heads
from clarity.dutch.lexicon import familiarity
from clarity.scoring.counts import Counts, add_up, count, read_by_all

RARE = 3.5
"""Zipf value below which a content word counts as rare: about three times in a million words."""

WINDOW = 50
"""Words in the window of the type-token ratio."""

_PUNCT = ids(["punct"])
_CONJ = ids(["conj"])
_PERSONS = ids("ik je jij jou jouw jullie mij mijn ons onze u uw we wij".split())
_CONTENT = TagKind("N|soort", "ADJ", "WW|inf", "WW|vd", "WW|od", "WW|pv")
_ADJECTIVE = TagKind("ADJ|prenom", "WW|vd|prenom", "WW|od|prenom")


def _per(part: float, whole: float, unit: float = 1.0) -> float:
    return unit * part / whole if whole else 0.0


# Of counts.


def sentence_length(counts: Counts) -> float:
    """Words a sentence (Flesch 1948; Douma 1960 for Dutch)."""
    return _per(counts.words, counts.sentences)


def main_clause_length(counts: Counts) -> float:
    """Words for each main clause that stands in a sentence of its own, with what hangs on it.

    After the T-unit (Hunt 1965). A loose clause counts with the sentence before it, and so does
    a sentence that goes on with ``en`` or ``maar``: chopping a sentence up makes it no shorter.
    """
    return _per(counts.prose, counts.mains)


def overrun(counts: Counts) -> float:
    """Words above the twelfth in their sentence, a hundred words (own measure)."""
    return _per(counts.overrun, counts.prose, 100)


def clause_length(counts: Counts) -> float:
    """Words a finite verb (Pander Maat et al. 2014, T-Scan)."""
    return _per(counts.words, counts.finite)


def density(counts: Counts) -> float:
    """Nouns, adjectives and lexical verbs for each finite verb (LiNT; Pander Maat 2017)."""
    return _per(counts.content, max(counts.finite, 1))


def frequency(counts: Counts) -> float:
    """Mean Zipf value of the lemmas of content words (Van Heuven et al. 2014; LiNT).

    Names and numbers aside. A compound counts as its last part, as in LiNT-II.
    """
    return _per(counts.zipf, counts.content)


def plainness(counts: Counts) -> float:
    """Mean Zipf value of all words but names and numbers, each at most 5.5 (own measure).

    It sees what content words do not show: ``indien`` for ``als``, ``middels`` for ``met``.
    """
    return _per(counts.plain_zipf, counts.plain)


def abstractness(counts: Counts) -> float:
    """Abstract nouns a hundred words (LiNT has the share of concrete nouns).

    Abstract by own rules: see :mod:`clarity.dutch.concreteness`.
    """
    return _per(counts.abstract, counts.words, 100)


def concreteness(counts: Counts) -> float:
    """Concrete nouns as a share of all nouns, 0 to 1 (LiNT; abstract by own rules)."""
    return 1 - _per(counts.abstract, counts.nouns)


def nominalisation(counts: Counts) -> float:
    """Nouns made of a verb (``-ing``, ``-atie``, ``het indienen``) a hundred words (T-Scan)."""
    return _per(counts.nominal, counts.words, 100)


def passive_share(counts: Counts) -> float:
    """Passives as a percentage of the finite verbs (T-Scan)."""
    return _per(counts.passives, max(counts.finite, 1), 100)


def connectives(counts: Counts) -> float:
    """Connectives for ten finite verbs (Land 2009: without them a text reads worse)."""
    return _per(counts.links, max(counts.finite, 1), 10)


def fragmentation(counts: Counts) -> float:
    """Loose and chopped sentences, a hundred sentences (after Land 2009)."""
    return _per(counts.loose + counts.chopped, counts.sentences, 100)


OF_COUNTS: dict[str, Callable[[Counts], float]] = {
    "sentence-length": sentence_length,
    "main-clause-length": main_clause_length,
    "overrun": overrun,
    "clause-length": clause_length,
    "density": density,
    "frequency": frequency,
    "plainness": plainness,
    "abstractness": abstractness,
    "concreteness": concreteness,
    "nominalisation": nominalisation,
    "passives": passive_share,
    "connectives": connectives,
    "fragmentation": fragmentation,
}
"""The measures of counts by name."""


# Of passages.


def longest_dependency(passages: Sequence[Passage]) -> float:
    """Words between a word and its head: the longest of each sentence, averaged (LiNT-II).

    Punctuation does not count, and a conjunct hangs where the first of its row hangs.
    """
    longest = [max(found) for found in _distances(passages) if found]
    return _per(sum(longest), len(longest))


def mean_dependency(passages: Sequence[Passage]) -> float:
    """Words between a word and its head, averaged over all words (Liu 2008, counted from 0)."""
    every = list(chain.from_iterable(_distances(passages)))
    return _per(sum(every), len(every))


def _distances(passages: Sequence[Passage]) -> Iterator[list[int]]:
    """Yield the distances of each sentence with two words or more."""
    for passage in passages:
        marks = columns(passage.doc)
        for sentence in passage.sentences:
            if sentence.words > 1:
                span = range(sentence.start, sentence.end)
                yield [distance(marks, i) for i in span if not marks.gap[i]]


def distance(marks: Columns, i: int) -> int:
    """Return the number of words between a word and its head; a root has 0."""
    head = i
    while marks.dep[head] in _CONJ and marks.head[head] != head:
        head = marks.head[head]
    low, high = sorted((i, marks.head[head]))
    return marks.gap[low + 1 : high].count(False)


def subordination(passages: Sequence[Passage]) -> float:
    """Finite subordinate clauses a sentence (T-Scan)."""
    clauses = sum(len(subordinate_heads(passage.doc)) for passage in passages)
    return _per(clauses, sum(len(passage.sentences) for passage in passages))


def rare_words(passages: Sequence[Passage]) -> float:
    """Content words under Zipf 3.5, a hundred content words; compounds by their rarest part."""
    found = [
        familiarity(passage.doc[i].lower_, passage.doc[i].lemma_)[1]
        for passage in passages
        for i in _CONTENT.find(passage.doc)
        if passage.doc[i].text[0].isalpha()
    ]
    return _per(sum(value < RARE for value in found), len(found), 100)


def personal_pronouns(passages: Sequence[Passage]) -> float:
    """Pronouns of the first and second person, a hundred words (T-Scan)."""
    found = sum(form in _PERSONS for p in passages for form in columns(p.doc).lower)
    return _per(found, sum(passage.words for passage in passages), 100)


def adjectives(passages: Sequence[Passage]) -> float:
    """Adjectives before a noun, a hundred words (LiNT-II)."""
    found = sum(len(_ADJECTIVE.find(passage.doc)) for passage in passages)
    return _per(found, sum(passage.words for passage in passages), 100)


def variety(passages: Sequence[Passage]) -> float:
    """Different words in a window of fifty, as a share (MATTR; Covington and McFall 2010)."""
    words = [form for p in passages for form in _words(columns(p.doc))]
    if len(words) <= WINDOW:
        return _per(len(set(words)), len(words))
    window = Counter(words[:WINDOW])
    total = len(window)
    for old, new in zip(words, words[WINDOW:], strict=False):
        window[new] += 1
        window[old] -= 1
        if not window[old]:
            del window[old]
        total += len(window)
    return total / WINDOW / (len(words) - WINDOW + 1)


def _words(marks: Columns) -> Iterator[int]:
    return (form for form, gap in zip(marks.lower, marks.gap, strict=True) if not gap)


OF_PASSAGES: dict[str, Callable[[Sequence[Passage]], float]] = {
    "longest-dependency": longest_dependency,
    "mean-dependency": mean_dependency,
    "subordination": subordination,
    "rare-words": rare_words,
    "personal-pronouns": personal_pronouns,
    "adjectives": adjectives,
    "variety": variety,
}
"""The measures of passages by name."""


def measure(passages: Sequence[Passage]) -> dict[str, float]:
    """Return every measure of a text by name, rounded to two decimals."""
    kept = tuple(read_by_all(passages))
    counts = add_up(map(count, kept))
    values = {name: function(counts) for name, function in OF_COUNTS.items()}
    values |= {name: function(kept) for name, function in OF_PASSAGES.items()}
    return {name: round(value, 2) for name, value in values.items()}
