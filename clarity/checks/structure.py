"""Checks of the structure of a document: paragraphs, headings, deadlines, contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clarity.checks.options import options
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.dutch.clauses import columns, ids, is_finite, lexical_verb
from clarity.dutch.facts import TermKind, dates, has_contact, start_of_term, terms
from clarity.report import Severity
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NUMBERING = re.compile(
    r"^(?:(?:hoofdstuk|deel|stap|bijlage)\s+)?(?:[\dIVX]+[.):]*|[a-z][.)])+[.\s]+", re.I
)
_TERM_WORDS = ids(["binnen", "uiterlijk", "spoedig", "snel", "omgaande", "spoed"])
_CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet|hoogachtend|vriendelijke groet)", re.IGNORECASE
)
_SALUTATION = re.compile(
    r"(?:geachte|beste|hallo|goede(?:morgen|middag|navond|ndag)|aan de bewoners?)\b", re.IGNORECASE
)
_READER = frozenset({"u", "je", "jij", "jullie"})
_CONDITIONS = frozenset({"als", "indien", "wanneer", "zodra", "nadat", "bij"})
_DUTY = frozenset({"moeten", "dienen"})


@check("long-paragraph")
def long_paragraph(text: Text, rule: Rule) -> Iterator[Hit]:
    """D3: paragraphs with too many sentences or words."""
    for passage in text.passages:
        count = sum(bool(sentence.words) for sentence in passage.sentences)
        if count > rule.limits["sentences"] or passage.words > rule.limits["words"]:
            values = {"sentences": str(count), "words": str(passage.words)}
            yield passage.hit(0, len(passage.doc), values=values)


@check("empty-heading")
def empty_heading(text: Text, rule: Rule) -> Iterator[Hit]:
    """D5: headings that say nothing of what stands below them."""
    words = frozenset(options(rule, "words"))
    for passage in text.passages:
        heading = _NUMBERING.sub("", passage.block.text.strip()).strip(" .:").casefold()
        if heading in words:
            yield passage.hit(0, len(passage.doc))


# Deadlines.


@check("deadline-without-date")
def deadline_without_date(text: Text, rule: Rule) -> Iterator[Hit]:
    """D6: a term from which the reader has to work out the date."""
    words = frozenset(options(rule, "letter-words"))
    receiving = frozenset(options(rule, "receiving"))
    for passage in text.passages:
        if _TERM_WORDS.isdisjoint(columns(passage.doc).forms):
            continue
        for kind, start, end in terms(passage.block.text):
            span = passage.doc.char_span(start, end, alignment_mode="expand")
            if span is None or _has_date_near(passage, span) or not _starts_now(span, words):
                continue
            is_reader = _is_for_reader(span, receiving)
            if is_reader or kind is TermKind.PERIOD:
                severity = Severity.WARNING if is_reader else Severity.HINT
                yield Hit(passage.index, start, end, severity=severity)


def _starts_now(span: Span, words: frozenset[str]) -> bool:
    """Tell whether a term is counted from the letter, and not from what may happen later."""
    counted_from = start_of_term(span.doc.text, span.end_char)
    if counted_from:
        return not words.isdisjoint(re.findall(r"\w+", counted_from))
    sentence = {token.lower_ for token in span.sent}
    return _CONDITIONS.isdisjoint(sentence) or not words.isdisjoint(sentence)


def _has_date_near(passage: Passage, span: Span) -> bool:
    """Tell whether a date stands in the same sentence, the one before or the one after."""
    sentences = passage.sentences
    here = next(i for i, s in enumerate(sentences) if s.start <= span.start < s.end)
    first, last = sentences[max(here - 1, 0)], sentences[min(here + 1, len(sentences) - 1)]
    near = passage.doc[first.start : last.end]
    return any(near.start_char <= start < near.end_char for start, _ in dates(passage.block.text))


def _is_for_reader(span: Span, receiving: frozenset[str]) -> bool:
    """Tell whether it is the reader who has to act within the term: ``u krijgt`` is no action."""
    verb = _verb_of(span.root)
    if verb is None:
        return _asks_reader(span, receiving)
    chain = [verb, *(a for a in verb.ancestors if a.pos_ in ("VERB", "AUX"))]
    for candidate in chain:
        subjects = [c for c in candidate.children if c.dep_ in ("nsubj", "nsubj:pass")]
        if subjects:
            is_duty = any(c.lemma_ in _DUTY for c in (candidate, *candidate.children))
            is_reader = subjects[0].lower_ in _READER and candidate.lemma_ not in receiving
            return is_reader or (is_duty and not _is_sender(subjects[0]))
    return _is_imperative(chain[-1]) or _asks_reader(span, receiving)


def _asks_reader(span: Span, receiving: frozenset[str]) -> bool:
    """Tell whether a sentence opens with verb and reader: ``Betaalt u …``."""
    first, second = span.sent[0], span.sent[min(1, len(span.sent) - 1)]
    return second.lower_ in _READER and first.lemma_ not in receiving and is_finite(first)


def _verb_of(token: Token) -> Token | None:
    chain = [token, *token.ancestors]
    return next((lexical_verb(t) for t in chain if t.pos_ in ("VERB", "AUX")), None)


def _is_sender(subject: Token) -> bool:
    return subject.lower_ in ("wij", "we", "ik", "gemeente", "college", "burgemeester", "afdeling")


def _is_imperative(verb: Token) -> bool:
    """Tell whether a verb without a subject comes first in its clause: ``Stuur … terug``."""
    if not is_finite(verb) or any(child.dep_.startswith("aux") for child in verb.children):
        return False
    before = [child for child in verb.children if child.i < verb.i]
    return all(child.dep_ in ("advmod", "advcl", "obl", "punct", "cc", "mark") for child in before)


# Contact.


@check("no-contact")
def no_contact(text: Text, rule: Rule) -> Iterator[Hit]:
    """D7: a letter that does not say how to reach the sender."""
    words = sum(passage.words for passage in text.passages)
    if words <= rule.limits["words"] or not text.passages:
        return
    closings = [p for p in text.passages if _CLOSING.match(p.block.text)]
    salutations = any(_SALUTATION.match(p.block.text) for p in text.passages)
    if not (closings or salutations):
        return  # a loose text, no letter
    if not any(has_contact(block.text) for block in text.document.blocks):
        place = closings[0] if closings else text.passages[-1]
        yield place.hit(0, len(place.doc))
