"""Checks of a letter as a whole: its subject, its message, its legal remedies, its length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clarity.checks.letter_parts import Letter, body_sentences, letter_parts
from clarity.checks.message import (
    MessageWords,
    is_decision,
    is_on_objection,
    is_request,
    may_be_message,
    message_words,
)
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Sentence, Text, check
from clarity.document import BlockKind
from clarity.dutch.facts import dates
from clarity.dutch.merge_fields import MergeFields
from clarity.report import Severity
from clarity.rulebook.model import Rule

_LABEL = re.compile(
    r"^[ ]*(?:betreft|onderwerp|subject|inzake)[ ]*(?::|\t|$)[ \t]*", re.IGNORECASE | re.MULTILINE
)
_NUMBERS = re.compile(
    r"\b(?:met\s+)?(?:(?:ons|uw)\s+)?(?:kenmerk|zaaknummer|nummer)\b.*|\d\S*", re.I
)
_JOINTS = re.compile(r"\b(?:op|over|van|d\.d|inzake|betreffende|aan|en|uit|om|met)\b|[.,:;()/]")
_DETERMINERS = re.compile(r"\b(?:uw|je|jouw|onze|ons|de|het|een|deze|dit|re|fw|fwd|antw)\b")
_FIELDS = MergeFields()
_TITLE_WORDS = 3


# The subject.


@check("vague-subject")
def vague_subject(text: Text, rule: Rule) -> Iterator[Hit]:
    """D1: a letter without a subject, or with one that says nothing."""
    letter = letter_parts(text)
    if letter.salutation is None:
        return
    vague = frozenset(options(rule, "vague"))
    tips = table(rule, "tips")
    labelled = _labelled(letter)
    if labelled is not None:
        passage, start = labelled
        line = passage.block.text[start:].split("\n")[0].rstrip()
        if _says_nothing(line, vague):
            end = start + len(line)
            values = {"advice": tips["vague"]}
            yield Hit(passage.index, start if line else 0, end, values=values)
    elif not _has_title(letter):
        # Without a date, a reference or an address it may be the body of an e-mail.
        is_whole = any(c.isdigit() for passage in letter.head for c in passage.block.text)
        if _words(letter.body) <= rule.limits["words" if is_whole else "bare"]:
            return
        severity = None if is_whole else Severity.HINT
        salutation = letter.salutation
        end = len(salutation.block.text.split("\n")[0].rstrip())
        yield Hit(salutation.index, 0, end, severity, {"advice": tips["none"]})


def _labelled(letter: Letter) -> tuple[Passage, int] | None:
    """Return the passage after ``Onderwerp:`` and where the subject starts in it."""
    places = (*letter.head, *letter.body[:2])
    for number, passage in enumerate(places):
        match = _LABEL.search(passage.block.text)
        if match is None:
            continue
        is_alone = not passage.block.text[match.end() :].strip()
        following = places[number + 1] if number + 1 < len(places) else None
        if is_alone and following is not None and _is_next_cell(passage, following):
            return following, 0
        return passage, match.end()
    return None


def _is_next_cell(label: Passage, other: Passage) -> bool:
    here, there = label.block.cell, other.block.cell
    return here is not None and there is not None and here.row == there.row


def _says_nothing(subject: str, vague: frozenset[str]) -> bool:
    """Tell whether nothing is left of a subject but words that fit every letter."""
    if next(_FIELDS.find(subject), None) is not None:
        return False
    bare = subject
    for start, end in reversed(list(dates(subject))):
        bare = bare[:start] + " " + bare[end:]
    bare = _NUMBERS.sub(" ", bare.casefold())
    bare = _DETERMINERS.sub(" ", _JOINTS.sub(" ", bare))
    return all(word in vague for word in bare.split())


def _has_title(letter: Letter) -> bool:
    """Tell whether a heading, or a line that is no address, stands above the text."""
    near = (*letter.head, *letter.body[:1])
    if any(p.block.kind is BlockKind.HEADING for p in near):
        return True
    return any(_is_title(line) for p in letter.head for line in p.block.text.split("\n"))


def _is_title(line: str) -> bool:
    """Tell whether a line has words of its own: no address, name, date or reference."""
    if any(c.isdigit() for c in line) or ":" in line or "\t" in line:
        return False
    words = line.split()
    lower = [word for word in words if word[0].islower()]
    return len(words) > _TITLE_WORDS and len(lower) >= _TITLE_WORDS


def _words(passages: Sequence[Passage]) -> int:
    return sum(passage.words for passage in passages)


# The message.


@check("message-first")
def message_first(text: Text, rule: Rule) -> Iterator[Hit]:
    """D2: a decision or a request that comes only after the first part of a letter."""
    letter = letter_parts(text)
    total = _words(letter.body)
    if letter.salutation is None or total <= rule.limits["words"]:
        return
    words = message_words(rule)
    if _is_told_before(letter, words, frozenset(options(rule, "told"))):
        return
    early = max(total * rule.limits["share"] / 100, rule.limits["first"])
    for passage, sentence, before in _placed(letter.body):
        if before < early:
            if may_be_message(passage, sentence, words):
                return
        elif _is_message(passage, sentence, words, text):
            share = str(round(100 * before / total))
            yield passage.hit(sentence.start, sentence.end, values={"share": share})
            return


def _is_told_before(letter: Letter, words: MessageWords, told: frozenset[str]) -> bool:
    """Tell whether the head of a letter gives the message: its subject or its title."""
    titles = [p for p in letter.body[:1] if p.block.kind is BlockKind.HEADING]
    for passage in (*letter.head, *titles):
        label = _LABEL.search(passage.block.text)
        start = sum(token.idx < label.end() for token in passage.doc) if label else 0
        if told & {token.lower_ for token in passage.doc[start:]}:
            return True
        if may_be_message(passage, Sentence(start, len(passage.doc), 0), words):
            return True
    return False


def _placed(body: Sequence[Passage]) -> Iterator[tuple[Passage, Sentence, int]]:
    """Yield the sentences of a body with the number of words that stand before each."""
    before = {}
    count = 0
    for passage in body:
        for sentence in passage.sentences:
            before[passage.index, sentence.start] = count
            count += sentence.words
    for passage, sentence in body_sentences(body):
        yield passage, sentence, before[passage.index, sentence.start]


def _is_message(passage: Passage, sentence: Sentence, words: MessageWords, text: Text) -> bool:
    if is_decision(passage, sentence, words):
        return True
    heading = text.document.heading_of(passage.index)
    title = heading.text.casefold() if heading else ""
    if any(word in title for word in words.aside):
        return False
    return is_request(passage, sentence, words)


# Legal remedies.


@check("no-remedies")
def no_remedies(text: Text, rule: Rule) -> Iterator[Hit]:
    """D8: a decision that does not tell how to object or appeal."""
    letter = letter_parts(text)
    if letter.salutation is None and letter.closing is None:
        return
    words = message_words(rule)
    decisions = ((p, s) for p, s in body_sentences(letter.body) if is_decision(p, s, words))
    first = next(decisions, None)
    if first is None:
        return
    passage, sentence = first
    step = "appeal" if is_on_objection(passage, sentence, words) else "objection"
    remedies = options(rule, f"{step}-words")
    lines = (block.text.casefold() for block in text.document.blocks)
    if not any(word in line for line in lines for word in remedies):
        values = {"advice": table(rule, "tips")[step]}
        yield passage.hit(sentence.start, sentence.end, values=values)


# Length.


@check("too-long")
def too_long(text: Text, rule: Rule) -> Iterator[Hit]:
    """D10: a letter with too many words; the hit is the sentence where it passes the limit."""
    total = _words(text.passages)
    limit = rule.limits["words"]
    letter = letter_parts(text)
    if total <= limit or (letter.salutation is None and letter.closing is None):
        return  # short enough, or a loose text
    values = {"words": str(total), "limit": f"{limit:g}"}
    count = 0
    for passage in text.passages:
        for sentence in passage.sentences:
            count += sentence.words
            if count > limit:
                yield passage.hit(sentence.start, sentence.end, values=values)
                return
