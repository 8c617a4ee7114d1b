"""Checks of questions: labels that lack, ask two things, come twice, or are no question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clarity.checks.forms.fields import (
    asked,
    is_only_label,
    listed,
    part_hit,
    place,
    position,
    words,
)
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import BlockKind, Document, Field, FieldKind
from clarity.dutch.clauses import finite_verbs
from clarity.report import Severity
from clarity.rulebook.model import Rule

_AND = re.compile(r"\s+(?:en|&|\+)\s+|\s*/\s*|,\s+", re.IGNORECASE)
_SECOND_QUESTION = re.compile(
    r"\ben\s+(?:(?:van|voor|bij|met|in|op|aan|tot)\s+)?"
    r"(?:(?:hoe|hoeveel|hoelang|waar|waarom|wanneer|wat|welk|welke|wie)\b"
    r"|\w+ (?:u|je|wij|we|uw)\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"\([^)]*\)")
_DIVIDER = 60  # characters: a longer line only divides the page
_ANSWERS = frozenset({FieldKind.TEXT, FieldKind.DATE})
_ASKS = re.compile(r"^(?:wat (?:is|zijn)|hoe luidt|vul) ", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:uw|je|de|het|een) ", re.IGNORECASE)
_OWN = re.compile(r"\buw\b", re.IGNORECASE)
_SHORT = 3  # words: ``hoeveel uur`` goes with the question before it
_TITLE_WORDS = 10  # a longer paragraph is text, no title of what follows
_NUMBERED = re.compile(r"\d\W*$")  # ``Naam kind 2``
_NOT = re.compile(r"\b(?:niet|geen|nooit|niemand|niets|nergens)\b", re.IGNORECASE)
_VERB_FIRST = re.compile(
    r"(?!(?:hoe|hoeveel|waar|waarom|wanneer|wat|welke?|wie|welk)\b)(?:\w+) "
    r"(?:u|je|jij|uw|jullie|er|het|de|dit|deze|dat|iemand)\b",
    re.IGNORECASE,
)
_SUBCLAUSE = re.compile(
    r",|\b(?:die|dat|omdat|als|waar\w*|of|doordat|zodat|om|terwijl|voordat|dan)\b", re.IGNORECASE
)
_STATEMENT = re.compile(
    r"(?:u|ik|wij|er|het|de|dit|uw|mijn|onze|ons|hij|zij)\b(?!.*\?)", re.IGNORECASE
)


@check("field-without-label")
def field_without_label(text: Text, rule: Rule) -> Iterator[Hit]:
    """F1: fields before which nothing says what to fill in."""
    for field in text.document.fields:
        if not field.label.strip() and not is_only_label(field):
            hit = place(text.document, field)
            if hit is not None:
                yield hit
    for index in _lone_lines(text.document):
        yield Hit(index, 0, len(text.document.blocks[index].text))


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
        yield part_hit(text.document, index, field.label)


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


# The same question twice.


@check("question-twice")
def question_twice(text: Text, rule: Rule) -> Iterator[Hit]:
    """F10: two fields that ask the same of the same person."""
    document = text.document
    fields = [field for field in asked(document) if _is_question(document, field)]
    keys = [_key(field, rule) for field in fields]
    seen: dict[str, int] = {}
    for i, field in enumerate(fields):
        if field.kind is FieldKind.SIGNATURE:
            seen = {}  # what follows belongs to who signs next
        if not keys[i]:
            continue
        first = seen.setdefault(keys[i], i)
        if position(fields[first]) == position(field) or _is_row(keys, first, i):
            continue
        if (fields[first].kind, fields[first].options) != (field.kind, field.options):
            continue  # other answers, so another question
        if not fields[first].shown_if <= field.shown_if:
            seen[keys[i]] = i
            continue  # the reader may see the second without the first
        if _is_same_person(document, fields[first], field, keys[i], rule):
            hit = part_hit(document, position(field), field.label)
            yield Hit(hit.block, hit.start, hit.end, values={"first": fields[first].label})
        else:
            seen[keys[i]] = i


def _is_question(document: Document, field: Field) -> bool:
    index = field.label_block
    return index is not None and document.blocks[index].kind is not BlockKind.OPTION


def _is_row(keys: list[str], first: int, second: int) -> bool:
    """Tell whether two equal questions have equal neighbours: a row for each of several people."""
    following = keys[first + 1] == keys[second + 1] if second + 1 < len(keys) else False
    return (following and keys[first + 1] != "") or (
        first > 0 and keys[first - 1] == keys[second - 1] != ""
    )


def _key(field: Field, rule: Rule) -> str:
    """Return a label without what does not tell it from others; empty when it may come twice."""
    label = _BRACKETS.sub(" ", field.label).replace("?", " ").casefold()
    label = _DETERMINER.sub("", _ASKS.sub("", " ".join(label.split()))).strip(" .:*")
    key = table(rule, "synonyms").get(label, label)
    if field.kind is FieldKind.CHECKBOX or listed(rule, "repeatable").match(key):
        return ""
    is_short = len(key.split()) <= _SHORT
    return "" if is_short and listed(rule, "short").match(key) else key


def _is_same_person(document: Document, first: Field, second: Field, key: str, rule: Rule) -> bool:
    """Tell whether nothing between two fields says that the second is about someone else."""
    people = listed(rule, "people")
    between = document.blocks[position(first) + 1 : position(second)]
    labels = [b.text for b in between if b.kind is BlockKind.FIELD_LABEL]
    names_people = people.search(first.label) is not None
    if any(_NUMBERED.search(t) or (people.search(t) and not names_people) for t in labels):
        return False
    titles = [b.text for b in between if b.kind is BlockKind.HEADING or _is_title(b.kind, b.text)]
    if not titles:
        return True
    is_own = all(_OWN.search(field.label) for field in (first, second))
    return is_own and key in options(rule, "personal") and not people.search("\n".join(titles))


def _is_title(kind: BlockKind, text: str) -> bool:
    is_text = kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM}
    return is_text and len(words(text)) <= _TITLE_WORDS


# Questions that deny, and statements.


@check("negative-question")
def negative_question(text: Text, rule: Rule) -> Iterator[Hit]:
    """F19: questions with a denial in them, and statements to say yes or no to."""
    tips = table(rule, "tips")
    passages = {passage.index: passage for passage in text.passages}
    done: set[int] = set()
    for field in asked(text.document):
        index = field.label_block
        passage = None if index is None else passages.get(index)
        if index is None or passage is None or index in done:
            continue
        done.add(index)
        kind = _wording(field, passage, rule)
        if kind:
            severity = Severity.HINT if kind == "statement" else None
            hit = part_hit(text.document, index, field.label)
            yield Hit(index, hit.start, hit.end, severity, {"tip": tips[kind]})


def _wording(field: Field, passage: Passage, rule: Rule) -> str:
    """Return what is wrong with a label: ``question``, ``consent``, ``statement`` or nothing."""
    label = " ".join(_BRACKETS.sub(" ", field.label).split())
    if passage.block.kind is BlockKind.OPTION:
        return ""
    if label.endswith("?") and _NOT.search(label):
        is_open = bool(field.options) and not _says_yes_or_no(field)
        return "question" if not is_open and _denies(label, rule) else ""
    if field.kind is FieldKind.CHECKBOX:
        starts = listed(rule, "consent")
        main = _SUBCLAUSE.split(label, maxsplit=1)[0]
        return "consent" if starts.match(label) and _NOT.search(main) else ""
    return "statement" if _is_statement(field, label, passage, rule) else ""


def _says_yes_or_no(field: Field) -> bool:
    return {"ja", "nee"} <= {next(iter(words(option)), "") for option in field.options}


def _denies(label: str, rule: Rule) -> bool:
    """Tell whether a question that is to be answered with yes or no has its denial up front."""
    question = label.rstrip("?").split("?")[-1].strip()
    if not _VERB_FIRST.match(question) or listed(rule, "allowed").search(question):
        return False
    return bool(_NOT.search(_SUBCLAUSE.split(question, maxsplit=1)[0]))


def _is_statement(field: Field, label: str, passage: Passage, rule: Rule) -> bool:
    if not _says_yes_or_no(field) or not _STATEMENT.match(label):
        return False
    return not listed(rule, "agreement").search(label) and bool(finite_verbs(passage.doc))
