"""Checks of the structure of a document: paragraphs, headings, citations, deadlines, contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clarity.checks.letter_parts import SALUTATION, letter_parts
from clarity.checks.options import options
from clarity.checks.registry import Hit, Passage, Sentence, Text, check, severity_for
from clarity.document import BlockKind, MarkKind
from clarity.dutch.clauses import columns, ids, is_finite, is_imperative, lexical_verb
from clarity.dutch.facts import (
    TermKind,
    dates,
    has_contact,
    law_references,
    start_of_term,
    terms,
)
from clarity.dutch.names import official_titles
from clarity.report import Severity
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NUMBERING = re.compile(
    r"^(?:(?:hoofdstuk|deel|stap|bijlage)\s+)?(?:[\dIVX]+[.):]*|[a-z][.)])+[.\s]+", re.I
)
_DATE_FIELD = re.compile(r"\buiterlijk\b.*\w*datum", re.IGNORECASE)
_TERM_WORDS = ids(["binnen", "uiterlijk", "spoedig", "snel", "omgaande", "spoed"])
_ARTICLES = ids(["artikel", "artikelen", "art.", "art"])
_BRANCH = re.compile(r"\{%-?\s*(?:else|elif|elseif|elsif)\b|\{\{\s*(?:else|\^)")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_HEADING_WORDS = 8
_NEAR = 3  # passages at the start of a stretch, of which the longest is shown
_LOOSE = 3  # words beside a citation that do not make a sentence
_READER = frozenset({"u", "je", "jij", "jullie"})
_CONDITIONS = frozenset({"als", "indien", "wanneer", "zodra", "nadat", "bij"})
_SENDERS = frozenset({"wij", "we", "ik"})
_DUTY = frozenset({"moeten", "dienen"})


@check("long-paragraph")
def long_paragraph(text: Text, rule: Rule) -> Iterator[Hit]:
    """D3: paragraphs with too many sentences or words."""
    for passage in text.passages:
        count = sum(bool(sentence.words) for sentence in passage.sentences)
        many = count > rule.limits["sentences"] and passage.words > rule.limits["many"]
        if many or passage.words > rule.limits["words"]:
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


# Headings in a long text.


@check("no-subheads")
def no_subheads(text: Text, rule: Rule) -> Iterator[Hit]:
    """D4: a long stretch of running text without a heading; a bold or loose line counts as one."""
    stretch: list[_Line] = []
    for passage in text.everything:
        for line in _lines(passage):
            if line is None:
                yield from _long_stretch(stretch, rule)
                stretch = []
            else:
                stretch.append(line)
    yield from _long_stretch(stretch, rule)


_Line = tuple[Passage, int, int]


def _lines(passage: Passage) -> Iterator[_Line | None]:
    """Yield the lines of running text as spans of characters, and None for a heading."""
    if passage.block.kind is BlockKind.HEADING:
        yield None
    elif passage.block.kind in _RUNNING:
        start = 0
        for line in passage.block.text.split("\n"):
            end = start + len(line)
            yield None if _is_like_heading(passage, start, end) else (passage, start, end)
            start = end + 1


def _is_like_heading(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a line looks like a heading: short, without a stop, or all in bold."""
    line = passage.block.text[start:end].strip()
    words = line.split()
    if passage.block.kind is not BlockKind.PARAGRAPH or not 0 < len(words) <= _HEADING_WORDS:
        return False
    bold = passage.block.marked(MarkKind.BOLD)
    if any(m.start <= start and m.start + len(line) <= m.end for m in bold):
        return True
    opens = line[0].isupper() or line[0].isdigit()
    return opens and (line[-1].isalnum() or line[-1] == "?") and not words[-1].isdigit()


def _long_stretch(stretch: list[_Line], rule: Rule) -> Iterator[Hit]:
    words = sum(len(p.block.text[start:end].split()) for p, start, end in stretch)
    severity = severity_for(words, rule.limits)
    if severity is not None:
        passage, start, end = max(stretch[:_NEAR], key=lambda line: line[2] - line[1])
        first = next((s for s in passage.sentences if passage.doc[s.start].idx >= start), None)
        stop = min(end, passage.doc[first.end - 1].idx + 1) if first else end
        yield Hit(passage.index, start, max(stop, start + 1), severity, {"words": str(words)})


# Citations of law.


@check("law-in-text")
def law_in_text(text: Text, rule: Rule) -> Iterator[Hit]:
    """D9: an article of law in the middle of a sentence that says something else."""
    sections, openers = tuple(options(rule, "sections")), frozenset(options(rule, "openers"))
    for passage in text.passages:
        if _ARTICLES.isdisjoint(columns(passage.doc).forms):
            continue
        found = list(law_references(passage.block.text))
        if found and not _is_about_law(text, passage, sections):
            yield from _in_the_way(passage, found, openers, rule)


def _is_about_law(text: Text, passage: Passage, sections: tuple[str, ...]) -> bool:
    heading = text.document.heading_of(passage.index)
    return heading is not None and any(word in heading.text.casefold() for word in sections)


def _in_the_way(
    passage: Passage, found: list[tuple[int, int]], openers: frozenset[str], rule: Rule
) -> Iterator[Hit]:
    """Yield the first citation of each sentence that does not only name the law."""
    for sentence in passage.sentences:
        span = passage.doc[sentence.start : sentence.end]
        inside = [f for f in found if span.start_char <= f[0] < span.end_char]
        inside = [f for f in inside if not _in_brackets(span.text, f[0] - span.start_char)]
        if not inside or inside[0][0] == span.start_char:
            continue  # a sentence that opens with an article is about that article
        cited = sum(len(passage.block.text[start:end].split()) for start, end in inside)
        others = sentence.words - cited
        names_law = span[0].lower_ in openers and others <= rule.limits["words"]
        if not names_law and others > _LOOSE:
            severity = Severity.WARNING if len(inside) > 1 or "lid" in span.text else Severity.HINT
            start, end = inside[0]
            yield Hit(passage.index, start, _end_of_law(passage, end), severity=severity)


def _end_of_law(passage: Passage, end: int) -> int:
    """Return where the name of the law ends in which a citation ends: ``de Wet milieubeheer``."""
    for start, stop in official_titles(passage.doc):
        title = passage.doc[start:stop]
        if title.start_char < end <= title.end_char:
            named = (t for t in title[1:] if t.idx >= end and _ends_name(t))
            return next((t.idx - 1 for t in named), title.end_char)
    return end


def _ends_name(token: Token) -> bool:
    return token.pos_ in ("ADP", "DET", "PRON") and token.lower_ != "van"


def _in_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


# Repetition.


@check("repeated-passage")
def repeated_passage(text: Text, rule: Rule) -> Iterator[Hit]:
    """D13: a sentence that stands twice in one letter; sentences in a row are one hit."""
    letter = letter_parts(text)
    is_letter = letter.salutation is not None or letter.closing is not None
    severity = None if is_letter else Severity.HINT  # a page of questions may say things twice
    seen: set[str] = set()
    least = rule.limits["words"]
    for passage in text.passages:
        if SALUTATION.match(passage.block.text) or _BRANCH.search(passage.block.text):
            seen.clear()  # another letter, or another branch of a template
        if passage.words < least:
            continue
        long = [s for s in passage.sentences if _may_repeat(passage, s, least)]
        keys = [_plain(passage, sentence) for sentence in long]
        told = sum(s.words for s in passage.sentences if _is_told(passage, s))
        whole = Sentence(0, len(passage.doc), told)
        key = _plain(passage, whole)
        if key in seen and _may_repeat(passage, whole, least):
            yield passage.hit(0, len(passage.doc), severity=severity)
        elif long:
            yield from _repeated(passage, list(_again(long, keys, seen)), severity)
        seen.update(keys, (key,))


def _may_repeat(passage: Passage, sentence: Sentence, least: float) -> bool:
    """Tell whether a sentence is long enough, and no question or line before a list."""
    return sentence.words >= least and _is_told(passage, sentence)


def _is_told(passage: Passage, sentence: Sentence) -> bool:
    return passage.doc[sentence.end - 1].text not in ("?", ":")


def _again(long: list[Sentence], keys: list[str], known: set[str]) -> Iterator[Sentence]:
    """Yield the sentences that stood in the text before, or before in the same passage."""
    here: set[str] = set()
    for sentence, key in zip(long, keys, strict=True):
        if key in known or key in here:
            yield sentence
        here.add(key)


def _repeated(passage: Passage, run: list[Sentence], severity: Severity | None) -> Iterator[Hit]:
    """Yield one hit for sentences that follow each other, and one for each that stands apart."""
    while run:
        last = 0
        while last + 1 < len(run) and run[last + 1].start == run[last].end:
            last += 1
        yield passage.hit(run[0].start, run[last].end, severity=severity)
        run = run[last + 1 :]


def _plain(passage: Passage, sentence: Sentence) -> str:
    text = passage.text(sentence.start, sentence.end)
    return " ".join(text.casefold().split()).rstrip(" .!?;:")


# Deadlines.


@check("deadline-without-date")
def deadline_without_date(text: Text, rule: Rule) -> Iterator[Hit]:
    """D6: a term from which the reader has to work out the date."""
    words = frozenset(options(rule, "letter-words"))
    receiving = frozenset(options(rule, "receiving"))
    letter = letter_parts(text)
    is_letter = letter.salutation is not None or letter.closing is not None
    for passage in text.passages:
        if _TERM_WORDS.isdisjoint(columns(passage.doc).forms):
            continue
        for kind, start, end in terms(passage.block.text):
            span = passage.doc.char_span(start, end, alignment_mode="expand")
            if kind is TermKind.SOON or span is None or _has_date_near(passage, span):
                continue
            if not _starts_now(span, words):
                continue
            is_reader = _is_for_reader(span, receiving)
            if is_reader or is_letter or _is_promise(span):
                severity = Severity.WARNING if is_reader else Severity.HINT
                yield Hit(passage.index, start, end, severity=severity)


def _is_promise(span: Span) -> bool:
    """Tell whether the sender promises something: ``Wij beslissen binnen acht weken``."""
    return not _SENDERS.isdisjoint(token.lower_ for token in span.sent)


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
    if any(near.start_char <= start < near.end_char for start, _ in dates(passage.block.text)):
        return True
    after = passage.block.text[span.end_char : near.end_char]
    return _DATE_FIELD.search(after) is not None


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
    return is_imperative(chain[-1]) or _asks_reader(span, receiving)


def _asks_reader(span: Span, receiving: frozenset[str]) -> bool:
    """Tell whether a sentence opens with verb and reader: ``Betaalt u …``."""
    first, second = span.sent[0], span.sent[min(1, len(span.sent) - 1)]
    return second.lower_ in _READER and first.lemma_ not in receiving and is_finite(first)


def _verb_of(token: Token) -> Token | None:
    chain = [token, *token.ancestors]
    return next((lexical_verb(t) for t in chain if t.pos_ in ("VERB", "AUX")), None)


def _is_sender(subject: Token) -> bool:
    return subject.lower_ in ("wij", "we", "ik", "gemeente", "college", "burgemeester", "afdeling")


# Contact.


@check("no-contact")
def no_contact(text: Text, rule: Rule) -> Iterator[Hit]:
    """D7: a letter that does not say how to reach the sender."""
    words = sum(passage.words for passage in text.passages)
    if words <= rule.limits["words"] or not text.passages:
        return
    letter = letter_parts(text)
    if letter.salutation is None and letter.closing is None:
        return  # a loose text, no letter
    if not any(has_contact(block.text) for block in text.document.blocks):
        place = letter.closing or text.passages[-1]
        yield place.hit(0, len(place.doc))
