"""Checks of a form as a whole: its length, what to have at hand, and what happens afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from clarity.checks.forms.fields import (
    PROSE,
    asked,
    listed,
    part_hit,
    place,
    position,
    section,
)
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Text, check, severity_for
from clarity.document import Block, BlockKind, Document, Field, FieldKind
from clarity.dutch.facts import TermKind, dates, has_contact, terms
from clarity.report import Severity
from clarity.rulebook.model import Rule

_SILENT = frozenset(
    {
        BlockKind.FIELD_LABEL,
        BlockKind.OPTION,
        BlockKind.PLACEHOLDER,
        BlockKind.ERROR_TEXT,
        BlockKind.BUTTON,
        BlockKind.IMAGE,
    }
)
_NO_END = frozenset(
    {
        BlockKind.HEADER,
        BlockKind.FOOTER,
        BlockKind.FOOTNOTE,
        BlockKind.IMAGE,
        BlockKind.OPTION,
        BlockKind.PLACEHOLDER,
    }
)
_LEAST_ASKED = 2
_ASKS_PAPERS = PROSE | {BlockKind.FIELD_LABEL}
_MAY = re.compile(r"\w+ (?:u|je)\b.*\?$", re.IGNORECASE)  # ``Stuurt u bijlagen mee?``
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


# The end.


@check("no-next-step")
def no_next_step(text: Text, rule: Rule) -> Iterator[Hit]:
    """F14: a form that does not say what happens next, when, or whom to ask."""
    document = text.document
    fields = asked(document)
    if document.is_fragment or len(_questions(document, fields)) < rule.limits["fields"]:
        return
    if sum(not _is_in_sentence(document, field) for field in fields) < _LEAST_ASKED:
        return  # loose sentences with names left open
    texts = [block.text for block in document.blocks if block.kind not in _SILENT]
    missing = list(_missing(texts, rule))
    if missing:
        severity = Severity.WARNING if len(missing) == len(table(rule, "parts")) else None
        index = _end(document, fields)
        size = len(document.blocks[index].text)
        yield Hit(index, 0, size, severity, {"missing": _list(missing)})


def _is_in_sentence(document: Document, field: Field) -> bool:
    block = document.blocks[position(field)]
    return block.kind in PROSE and block.text.rstrip().endswith((".", "!"))


def _missing(texts: list[str], rule: Rule) -> Iterator[str]:
    """Yield what the texts of a form do not tell."""
    parts = table(rule, "parts")
    steps = listed(rule, "steps")
    if not any(steps.search(text) for text in texts):
        yield parts["step"]
    if not any(_has_term(text) for text in texts):
        yield parts["term"]
    if not any(has_contact(text) for text in texts):
        yield parts["contact"]


def _has_term(text: str) -> bool:
    is_term = any(kind is TermKind.PERIOD for kind, _, _ in terms(text))
    return is_term or next(dates(text), None) is not None


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"


def _end(document: Document, fields: tuple[Field, ...]) -> int:
    """Return the last block of the running text; what the office fills in does not count."""
    last = max(position(field) for field in fields)
    for_office = [position(f) for f in document.fields if f not in fields and position(f) > last]
    end = min(for_office, default=len(document.blocks))
    body = [i for i in range(end) if document.blocks[i].kind not in _NO_END]
    return max((i for i in body if document.blocks[i].text.strip()), default=last)


# Saving.


@check("saving-not-explained")
def saving_not_explained(text: Text, rule: Rule) -> Iterator[Hit]:
    """F15: a long form on a screen that does not say whether one can stop and go on later."""
    document = text.document
    questions = _questions(document, asked(document))
    if document.is_fragment or len(questions) <= rule.limits["fields"]:
        return
    buttons = [i for i, b in enumerate(document.blocks) if b.kind is BlockKind.BUTTON]
    if not buttons and document.format not in options(rule, "on-screen"):
        return
    saving = listed(rule, "saving")
    if not any(saving.search(block.text) for block in document.blocks):
        index = min(buttons or questions)
        yield Hit(index, 0, len(document.blocks[index].text))


# Papers.


@check("papers-not-announced")
def papers_not_announced(text: Text, rule: Rule) -> Iterator[Hit]:
    """F16: papers that are asked half-way, and not a word about them before the first field."""
    document = text.document
    fields = asked(document)
    if document.is_fragment or not fields:
        return
    papers = listed(rule, "papers")
    first = min(position(field) for field in fields)
    if any(papers.search(block.text) for block in document.blocks[: first + 1]):
        return
    hits = [hit for hit in _asks_for_papers(document, fields, papers, rule) if hit.block > first]
    yield from sorted(hits, key=lambda hit: hit.block)[:1]


def _asks_for_papers(
    document: Document, fields: tuple[Field, ...], papers: re.Pattern[str], rule: Rule
) -> Iterator[Hit]:
    """Yield the fields for files, and the sentences that ask to send something along."""
    optional = listed(rule, "optional")
    for field in fields:
        is_needed = field.required is not False and not optional.search(field.label + field.help)
        hit = place(document, field) if field.kind is FieldKind.FILE and is_needed else None
        if hit is not None:
            yield hit
    sending = listed(rule, "sending")
    for index, block in enumerate(document.blocks):
        if block.kind not in _ASKS_PAPERS or not papers.search(block.text):
            continue
        for sentence in map(str.strip, _SENTENCE.findall(block.text)):
            is_free = optional.search(sentence) or _MAY.match(sentence)
            if not is_free and papers.search(sentence) and sending.search(sentence):
                yield part_hit(document, index, sentence)


# Length.


@check("long-step")
def long_step(text: Text, rule: Rule) -> Iterator[Hit]:
    """F18: a part of a form with many questions."""
    document = text.document
    fields = sorted(asked(document), key=position)
    for start, group in groupby(fields, key=lambda f: section(document, position(f)).start):
        count = _most_at_once(document, tuple(group))
        severity = severity_for(count, rule.limits)
        if severity is not None:
            size = len(document.blocks[start].text)
            yield Hit(start, 0, size, severity, {"count": str(count)})


def _most_at_once(document: Document, fields: tuple[Field, ...]) -> int:
    """Return how many questions a reader can see together: of each choice only one answer."""
    always = tuple(field for field in fields if not field.shown_if)
    branches: dict[str, dict[str, list[Field]]] = {}
    for field in fields:
        for decides, answer in sorted(field.shown_if)[:1]:
            branches.setdefault(decides, {}).setdefault(answer, []).append(field)
    return len(_questions(document, always)) + sum(
        max(len(_questions(document, tuple(some))) for some in answers.values())
        for answers in branches.values()
    )


def _questions(document: Document, fields: tuple[Field, ...]) -> set[int]:
    """Return where the questions start: a line after an option is none, rows share their label."""
    found = set()
    for field in fields:
        block: Block | None = None
        if field.label_block is not None:
            block = document.blocks[field.label_block]
        is_answer = block is not None and block.kind is BlockKind.OPTION
        if field.kind is not FieldKind.SIGNATURE and not is_answer:
            found.add(position(field))
    return found
