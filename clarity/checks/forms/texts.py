"""Checks of the loose texts of a form: error texts, buttons, stars, paragraphs between fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from clarity.checks.forms.fields import asked, last_block, listed, position, section, words
from clarity.checks.options import table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import Block, BlockKind, Document, Field, FieldKind
from clarity.dutch.clauses import columns, ids
from clarity.report import Edit, Severity, Suggestion
from clarity.rulebook.model import Rule

_STAR = re.compile(r"\*(?=\s|:|$)")
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_TITLE_WORDS = 10  # a shorter text without a full stop is a title of what follows
_HELPS = re.compile(
    r"\d|@|\b(?:bijvoorbeeld|voorbeeld(?:en)?|zoals|minstens|minimaal|maximaal|hoogstens|moet|mag|mogen"
    r"|formaat is|alleen)\b",
    re.IGNORECASE,
)


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


# Errors and buttons.


@check("vague-error")
def vague_error(text: Text, rule: Rule) -> Iterator[Hit]:
    """F7: error texts that blame the reader, or do not say what to do."""
    tips = table(rule, "tips")
    for passage in text.passages:
        fault = _error_fault(passage.block.text, rule)
        if fault:
            yield passage.hit(0, len(passage.doc), values={"tip": tips[fault]})


def _error_fault(text: str, rule: Rule) -> str:
    """Return what is wrong with an error text: ``blame``, ``vague`` or nothing."""
    if listed(rule, "blaming").search(text):
        return "blame"
    rest = listed(rule, "empty-advice").sub("", text)
    if _HELPS.search(rest) or listed(rule, "advising").search(rest):
        return ""
    return "vague" if rest != text or listed(rule, "vague").search(text) else ""


@check("vague-button")
def vague_button(text: Text, rule: Rule) -> Iterator[Hit]:
    """F12: buttons that do not say what happens when the reader clicks."""
    better = table(rule, "buttons")
    for passage in text.passages:
        index, shown = passage.index, passage.block.text
        name = " ".join(re.findall(r"[\w-]+", shown))
        use = better.get(name.casefold())
        start = shown.find(name)
        if use is None or start < 0:
            continue
        edit = Edit(index, start, start + len(name), use)
        suggestions = (Suggestion(use, (edit,)),) if use else ()
        severity = Severity.HINT if use else None
        yield Hit(index, start, start + len(name), severity, suggestions=suggestions)


# Paragraphs between fields.


@check("loose-text")
def loose_text(text: Text, rule: Rule) -> Iterator[Hit]:
    """F13: a long text between two fields of a section that belongs to neither."""
    document = text.document
    fields = sorted(asked(document), key=position)
    for first, second in pairwise(fields):
        start, end = last_block(first) + 1, position(second)
        if end > start and end in section(document, position(first)):
            run = range(start, end)
            if _is_loose(document, run, second, rule):
                yield Hit(start, 0, len(document.blocks[start].text))


def _is_loose(document: Document, run: range, following: Field, rule: Rule) -> bool:
    blocks = document.blocks[run.start : run.stop]
    if any(block.kind not in _TEXT for block in blocks) or _is_title(blocks[0]):
        return False
    if following.kind in {FieldKind.SIGNATURE, FieldKind.CHECKBOX}:
        return False
    text = "\n".join(block.text for block in blocks)
    declares = listed(rule, "declarations").match(text)
    return not declares and len(words(text)) > rule.limits["words"]


def _is_title(block: Block) -> bool:
    is_short = len(words(block.text)) <= _TITLE_WORDS
    return is_short and not block.text.rstrip().endswith((".", "!", ";"))
