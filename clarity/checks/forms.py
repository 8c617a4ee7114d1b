"""Checks of forms: labels, questions, required fields, numbers that are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import Block, BlockKind, Document, Field, FieldKind
from clarity.dutch.clauses import columns, ids
from clarity.report import Edit, Suggestion
from clarity.rulebook.model import Rule

_STAR = re.compile(r"\*(?=\s|:|$)")
_AND = re.compile(r"\s+(?:en|&|\+)\s+|\s*/\s*|,\s+", re.IGNORECASE)
_SECOND_QUESTION = re.compile(
    r"\ben\s+(?:(?:van|voor|bij|met|in|op|aan|tot)\s+)?"
    r"(?:(?:hoe|hoeveel|hoelang|waar|waarom|wanneer|wat|welk|welke|wie)\b"
    r"|\w+ (?:u|je|wij|we|uw)\b)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^)]*[^\W\d_]{3}[^)]*\)")
_LETTER = re.compile(r"[^\W_]")
_DIVIDER = 60  # characters: a longer line only divides the page
_NEAR = 2  # blocks after a label in which help may stand
_ANSWERS = frozenset({FieldKind.TEXT, FieldKind.DATE})


@check("field-without-label")
def field_without_label(text: Text, rule: Rule) -> Iterator[Hit]:
    """F1: fields before which nothing says what to fill in."""
    for field in text.document.fields:
        if not field.label.strip():
            hit = _place(text.document, field)
            if hit is not None:
                yield hit
    for index in _lone_lines(text.document):
        yield Hit(index, 0, len(text.document.blocks[index].text))


def _place(document: Document, field: Field) -> Hit | None:
    """Return the place of a field, or the block before it."""
    for index in range(min(field.after, len(document.blocks) - 1), -1, -1):
        block = document.blocks[index]
        if block.text.strip():
            anchor = field.anchor
            if index == field.after and anchor and anchor.start < anchor.end <= len(block.text):
                return Hit(index, anchor.start, anchor.end)
            return Hit(index, 0, len(block.text))
    return None


def _lone_lines(document: Document) -> Iterator[int]:
    """Yield the blocks that are a line to fill in, but belong to no field."""
    answered = {field.after for field in document.fields}
    answered.update(f.label_block for f in document.fields if f.label_block is not None)
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.PLACEHOLDER or block.cell is not None:
            continue
        if index in answered or index - 1 in answered:
            answered.add(index)  # the next line of the same answer
        elif len(block.text) < _DIVIDER and not _LETTER.search(block.text):
            yield index


# Two questions.


@check("two-questions")
def two_questions(text: Text, rule: Rule) -> Iterator[Hit]:
    """F2: a label that asks for two answers."""
    answers, allowed = tuple(options(rule, "answers")), _pairs(tuple(options(rule, "allowed")))
    done: set[int] = set()
    for field in text.document.fields:
        index = field.label_block
        if index is None or index in done or not _asks_two(field, answers, allowed):
            continue
        done.add(index)
        yield _label_hit(text.document.blocks[index], index, field.label)


@lru_cache(maxsize=8)
def _pairs(pairs: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_AND.split(pair.casefold())) for pair in pairs)


def _asks_two(field: Field, answers: tuple[str, ...], allowed: frozenset[tuple[str, ...]]) -> bool:
    label = field.label.strip()
    if label.count("?") > 1 or ("?" in label and _SECOND_QUESTION.search(label)):
        return True
    if field.kind not in _ANSWERS or "?" in label:
        return False
    bare = re.sub(r"\([^)]*\)", "", label).strip(" :.*").casefold()
    parts: tuple[str, ...] = tuple(part.removeprefix("uw ").strip() for part in _AND.split(bare))
    if len(parts) < 2 or parts in allowed or any(part.endswith("-") for part in parts):
        return False
    return sum(part.split()[-1].endswith(answers) for part in parts if part) >= 2


def _label_hit(block: Block, index: int, label: str) -> Hit:
    """Return a hit on the label, or on the whole block when it is not found there."""
    start = block.text.find(label)
    return Hit(index, max(start, 0), start + len(label) if start >= 0 else len(block.text))


# Required and optional.


@check("required-unclear")
def required_unclear(text: Text, rule: Rule) -> Iterator[Hit]:
    """F6: ``optioneel``, and stars that nobody explains."""
    tips = table(rule, "tips")
    yield from _hard_words(text, table(rule, "words"), tips["word"])
    starred = [p for p in text.passages if _is_starred(p)]
    if starred and not any(_explains_star(p.block) for p in text.everything):
        passage = starred[0]
        star = _STAR.search(passage.block.text)
        assert star is not None
        yield Hit(passage.index, star.start(), star.end(), values={"advice": tips["star"]})


def _hard_words(text: Text, words: Mapping[str, str], tip: str) -> Iterator[Hit]:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    wanted = ids(words)
    for passage in text.passages:
        if wanted.isdisjoint(columns(passage.doc).forms):
            continue
        for match in pattern.finditer(passage.block.text):
            use = words[match.group().casefold()]
            use = use[0].upper() + use[1:] if match.group()[0].isupper() else use
            edit = Edit(passage.index, match.start(), match.end(), use)
            yield Hit(
                passage.index,
                match.start(),
                match.end(),
                values={"advice": tip},
                suggestions=(Suggestion(use, (edit,)),),
            )


def _is_starred(passage: Passage) -> bool:
    return passage.block.kind is BlockKind.FIELD_LABEL and bool(_STAR.search(passage.block.text))


def _explains_star(block: Block) -> bool:
    lower = block.text.casefold()
    return ("*" in lower or "sterretje" in lower) and bool(
        re.search(r"verplicht|moet|invullen|vul\b", lower)
    )


# Numbers.


@check("number-without-help")
def number_without_help(text: Text, rule: Rule) -> Iterator[Hit]:
    """F8: a bsn, an IBAN or a reference number without where to find it or how to write it."""
    if not text.document.fields:
        return
    signs = re.compile(rf"\b(?:{'|'.join(options(rule, 'signs'))})\b", re.IGNORECASE)
    tips = table(rule, "tips")
    for group, words in _groups(rule):
        pattern = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        if any(pattern.search(b.text) and signs.search(b.text) for b in text.document.blocks):
            continue
        for index, block in _labels_that_ask(text.document, pattern):
            if not _is_explained(text.document, index, signs):
                match = pattern.search(block.text)
                assert match is not None
                yield Hit(index, match.start(), match.end(), values={"tip": tips[group]})


def _groups(rule: Rule) -> Iterator[tuple[str, Sequence[str]]]:
    numbers = rule.options.get("numbers", {})
    if isinstance(numbers, dict):
        yield from numbers.items()


def _labels_that_ask(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[int, Block]]:
    """Yield the labels of fields without help that ask for such a number, each once."""
    done: set[int] = set()
    for field in document.fields:
        index = field.label_block
        if index is None or index in done or field.kind not in _ANSWERS:
            continue
        done.add(index)
        has_help = field.help or field.placeholder
        if pattern.search(field.label) and not has_help and not _IN_BRACKETS.search(field.label):
            yield index, document.blocks[index]


def _is_explained(document: Document, index: int, signs: re.Pattern[str]) -> bool:
    for block in document.blocks[index : index + 1 + _NEAR]:
        if block is not document.blocks[index] and block.kind is BlockKind.FIELD_LABEL:
            return False
        if block.kind is BlockKind.HELP_TEXT or signs.search(block.text):
            return True
    return False
