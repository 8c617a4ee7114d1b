"""Checks of what helps the reader to answer: help, placeholders, tooltips, reasons, formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clarity.checks.forms.fields import (
    PROSE,
    any_of,
    asked,
    field_hits,
    is_only_label,
    is_prompt,
    last_block,
    listed,
    new_words,
    position,
    prose,
    section,
    told,
    words,
)
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Text, check, severity_for
from clarity.document import Block, BlockKind, Document, Field, FieldKind
from clarity.report import Severity
from clarity.rulebook.model import Rule

_IN_BRACKETS = re.compile(r"\([^)]*[^\W\d_]{3}[^)]*\)")
_NEAR = 2  # blocks after a label in which help may stand
_ANSWERS = frozenset({FieldKind.TEXT, FieldKind.DATE})
_ASKED = _ANSWERS | {FieldKind.CHOICE, FieldKind.CHECKBOX}
_EXAMPLE = re.compile(
    r"\d|@|\b(?:dd|mm|jjjj|dag-maand)\b|\bbijv(?:oorbeeld|\.)|\bb\.?v\.", re.IGNORECASE
)
_SHORT_NOTE = 3  # words: ``(per maand)`` may stand after a field
_NEW_WORDS = 2  # fewer say nothing that the label does not say
_REASON = re.compile(r"\bom (?:[\w-]+ ){0,8}te \w+", re.IGNORECASE)
_DATE_FORM = re.compile(
    r"\bd{1,2}[-/ ]m{1,2}[-/ ][jy]{2,4}\b|\bdag(?:,|-| )\s?maand\b", re.IGNORECASE
)
_DATE = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}", re.IGNORECASE)
_SHOWS = re.compile(r"bijv|voorbeeld|\bzoals\b|\bzo:|\bb\.?v\.", re.IGNORECASE)
_ASKS_DATE = re.compile(
    r"(?:wat is |(?:op|van|vanaf|tot|sinds) |welke |uw |de |gewenste |beoogde |eerste |laatste )*"
    r"\w*datum\b",
    re.IGNORECASE,
)
_ASKS_WHEN = re.compile(r"(?:(?:sinds|vanaf|tot) )?wanneer\b|\w+ (?:op|d\.d)$", re.IGNORECASE)
_EURO = re.compile(r"€|\beuro", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:per|elke|iedere|in (?:de|een)|over (?:de|het)|(?:vier|4) weken)\b.{0,20}"
    r"(?:dag|week|weken|maand|jaar|kwartaal|uur)|(?:dag|week|maand|jaar)(?:lijks|loon|inkomen)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:(?:wat (?:is|zijn)|hoe hoog (?:is|zijn)|uw|de|het|hoogte van|totaal van|totale|totaal"
    r"|bruto|netto|kale|hoeveel(?: aan)?) )*(?=\w)",
    re.IGNORECASE,
)


# Text that is only there sometimes.


@check("placeholder-as-label")
def placeholder_as_label(text: Text, rule: Rule) -> Iterator[Hit]:
    """F3: grey text in a field that says what stands nowhere else."""
    tips = table(rule, "tips")
    verbs = listed(rule, "instructions")
    for field in asked(text.document):
        kind = _placeholder_kind(field, verbs)
        if kind:
            severity = {"label": Severity.ERROR, "example": Severity.HINT}.get(kind)
            found = Hit(0, 0, 0, severity, {"tip": tips[kind], "placeholder": field.placeholder})
            yield from field_hits(text.document, [(field, found)])


def _placeholder_kind(field: Field, verbs: re.Pattern[str]) -> str:
    """Return what grey text is: ``label``, ``example`` or ``instruction``; empty when harmless."""
    told_before = f"{field.label}\n{field.help}"
    is_example = bool(_EXAMPLE.search(field.placeholder))
    if not field.placeholder or (is_prompt(field.placeholder) and not is_example):
        return ""
    if is_only_label(field):
        return "label"
    news = new_words(field.placeholder, told_before)
    instructs = verbs.match(field.placeholder) or (
        not is_example and verbs.search(field.placeholder)
    )
    if len(news) >= _NEW_WORDS and instructs:
        return "instruction"
    is_told = field.shows_format or _EXAMPLE.search(told_before)
    return "example" if is_example and not is_told else ""


@check("help-in-tooltip")
def help_in_tooltip(text: Text, rule: Rule) -> Iterator[Hit]:
    """F4: help that only shows when the reader moves the mouse over the field."""
    for field in asked(text.document):
        if not field.tooltip:
            continue
        news = new_words(field.tooltip, told(text.document, field))
        if len(news) >= _NEW_WORDS:
            found = Hit(0, 0, 0, values={"tooltip": field.tooltip.strip(" .")})
            yield from field_hits(text.document, [(field, found)])


@check("long-or-late-help")
def long_or_late_help(text: Text, rule: Rule) -> Iterator[Hit]:
    """F5: help that is too long, or that stands after what it helps with."""
    tips = table(rule, "tips")
    done: set[int] = set()
    for field in asked(text.document):
        if not field.help_blocks or field.help_blocks[0] in done:
            continue
        index = field.help_blocks[0]
        done.add(index)
        severity = severity_for(len(words(field.help)), rule.limits)
        late = index > max((position(field), field.after, *field.option_blocks))
        size = len(text.document.blocks[index].text)
        if severity is not None:
            yield Hit(index, 0, size, severity, {"tip": tips["long"]})
        elif late and len(words(field.help)) >= _SHORT_NOTE:
            yield Hit(index, 0, size, Severity.HINT, {"tip": tips["late"]})


# Numbers.


@check("number-without-help")
def number_without_help(text: Text, rule: Rule) -> Iterator[Hit]:
    """F8: a bsn, an IBAN or a reference number without where to find it or how to write it."""
    if not text.document.fields:
        return
    signs = re.compile(rf"\b(?:{'|'.join(options(rule, 'signs'))})\b", re.IGNORECASE)
    tips = table(rule, "tips")
    for group, terms in _groups(rule, "numbers"):
        pattern = any_of(tuple(terms))
        if any(pattern.search(b.text) and signs.search(b.text) for b in text.document.blocks):
            continue
        for index, block in _labels_that_ask(text.document, pattern):
            if not _is_explained(text.document, index, signs):
                match = pattern.search(block.text)
                assert match is not None
                yield Hit(index, match.start(), match.end(), values={"tip": tips[group]})


def _groups(rule: Rule, key: str) -> Iterator[tuple[str, Sequence[str]]]:
    groups = rule.options.get(key, {})
    if isinstance(groups, dict):
        yield from groups.items()


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


# Reasons.


@check("sensitive-question")
def sensitive_question(text: Text, rule: Rule) -> Iterator[Hit]:
    """F9: a question about something private, and no word about why it is asked."""
    fields = [field for field in asked(text.document) if field.kind in _ASKED]
    reasons = listed(rule, "reasons")
    for topic, terms in _groups(rule, "topics"):
        pattern = any_of(tuple(terms))
        first = next((field for field in fields if pattern.search(field.label)), None)
        if first is None or _gives_reason(text.document, first, pattern, reasons):
            continue
        is_special = topic in options(rule, "special")
        if not is_special and pattern.search(_title(text.document)):
            continue  # a form about income asks about income
        severity = None if is_special else Severity.HINT
        yield from field_hits(text.document, [(first, Hit(0, 0, 0, severity, {"topic": topic}))])


def _gives_reason(
    document: Document, field: Field, topic: re.Pattern[str], reasons: re.Pattern[str]
) -> bool:
    """Tell whether a reason stands in the section of a question, or elsewhere with its topic."""
    near = section(document, position(field))
    here = range(near.start, last_block(field) + 2)
    texts = [b.text for i, b in prose(document) if i in here or topic.search(b.text)]
    texts.append(field.label)
    return any(reasons.search(t) or _REASON.search(t) for t in texts)


def _title(document: Document) -> str:
    return next((b.text for b in document.blocks if b.kind is BlockKind.HEADING), "")


# Formats.


@check("format-not-shown")
def format_not_shown(text: Text, rule: Rule) -> Iterator[Hit]:
    """F17: a date or an amount, and nothing that shows how to write it.

    A date is reported once, for one example serves all; an amount once a section.
    """
    document = text.document
    shows_date = any(_shows_date(block) for block in document.blocks)
    tips = table(rule, "tips")
    done: set[tuple[str, int]] = set()
    for field in asked(document):
        lack = "" if field.kind not in _ANSWERS else _lack(document, field, rule, shows_date)
        key = (lack, 0 if lack == "date" else section(document, position(field)).start)
        if lack and key not in done:
            done.add(key)
            yield from field_hits(document, [(field, Hit(0, 0, 0, values={"tip": tips[lack]}))])


def _lack(document: Document, field: Field, rule: Rule, shows_date: bool) -> str:
    """Return what is not shown of the format of an answer: ``date``, ``euro``, ``period``."""
    label = " ".join(_IN_BRACKETS.sub(" ", field.label).split())
    plain = label.casefold().strip(" .:?")
    when = field.kind is FieldKind.DATE and _ASKS_WHEN.match(plain)
    if when or _ASKS_DATE.match(plain):
        is_known = field.shows_format or shows_date or plain in options(rule, "plain-dates")
        picks = bool(field.placeholder) and is_prompt(field.placeholder)
        return "" if is_known or picks or _DATE_FORM.search(field.placeholder) else "date"
    asks = _asks_amount(plain, tuple(options(rule, "amounts")))
    if not asks:
        return ""
    around = f"{told(document, field)}\n{field.placeholder}"
    if not field.shows_format and not _EURO.search(around):
        return "euro"
    is_periodic = asks.endswith(tuple(options(rule, "periodic")))
    return "period" if is_periodic and not _PERIOD.search(around) else ""


def _shows_date(block: Block) -> bool:
    is_help = block.kind is not BlockKind.PLACEHOLDER
    has_date = _DATE.search(block.text) and (_SHOWS.search(block.text) or block.kind in _HELP)
    return is_help and bool(_DATE_FORM.search(block.text) or has_date)


_HELP = PROSE & {BlockKind.HELP_TEXT}


def _asks_amount(label: str, amounts: tuple[str, ...]) -> str:
    """Return the word of a label that makes it ask for an amount, or an empty string."""
    lead = _LEADS.match(label)
    rest = words(label[lead.end() :] if lead else label)
    if label.startswith("hoeveel"):
        return next((word for word in rest if word.endswith(amounts)), "")
    return rest[0] if rest and rest[0].endswith(amounts) else ""
