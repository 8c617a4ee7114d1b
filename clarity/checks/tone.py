"""Checks of tone: how the reader is addressed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import BlockKind
from clarity.dutch.clauses import columns, ids
from clarity.report import Severity
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_LABELS = frozenset(
    {BlockKind.HEADING, BlockKind.FIELD_LABEL, BlockKind.OPTION, BlockKind.PLACEHOLDER,
     BlockKind.BUTTON}
)  # fmt: skip
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
_READER = ids(["u", "uw", "je", "jij", "jouw", "jou"])
_DEFINITE = frozenset({"de", "deze", "dezelfde"})
_SHORT = 5  # words: a cell or line that is a label, not a sentence


@check("reader-in-third-person")
def reader_in_third_person(text: Text, rule: Rule) -> Iterator[Hit]:
    """T5: the reader is called ``de aanvrager`` or ``ondergetekende``."""
    words, wanted = table(rule, "words"), ids(table(rule, "words"))
    bare = frozenset(options(rule, "without-article"))
    told_apart = _has_others(text, frozenset(options(rule, "others")))
    for passage in text.passages:
        if wanted.isdisjoint(columns(passage.doc).forms):
            continue
        if _is_label(passage):
            if not told_apart:
                yield from _in_label(passage, words)
        else:
            yield from _in_sentence(passage, words, bare)


def _has_others(text: Text, others: frozenset[str]) -> bool:
    """Tell whether the labels of a form name someone beside the reader, such as a partner."""
    wanted = ids(others)
    labels = (passage for passage in text.everything if _is_label(passage))
    return any(wanted & columns(passage.doc).forms for passage in labels)


def _is_label(passage: Passage) -> bool:
    if passage.block.kind in _LABELS:
        return True
    return passage.words <= _SHORT and not passage.block.text.rstrip().endswith((".", "?", "!"))


def _in_label(passage: Passage, words: Mapping[str, str]) -> Iterator[Hit]:
    for token in passage.doc:
        if token.lower_ in words:
            yield _hit(passage, token, words, Severity.HINT)


def _in_sentence(passage: Passage, words: Mapping[str, str], bare: frozenset[str]) -> Iterator[Hit]:
    """Yield hits, unless the sentence speaks to the reader too: then it is about another."""
    forms = columns(passage.doc).lower
    for token in passage.doc:
        if token.lower_ not in words or token.dep_ not in _ROLES:
            continue
        sentence = token.sent
        if not _READER.isdisjoint(forms[sentence.start : sentence.end]):
            continue
        if _is_one(token, token.lower_ in bare):
            yield _hit(passage, token, words, None)


def _is_one(token: Token, bare: bool) -> bool:
    """Tell whether a word is meant for one person: ``de aanvrager``, not ``elke aanvrager``."""
    if any(child.lower_ == "als" for child in token.children):
        return False
    determiners = [child.lower_ for child in token.children if child.dep_ == "det"]
    return determiners[0] in _DEFINITE if determiners else bare


def _hit(
    passage: Passage, token: Token, words: Mapping[str, str], severity: Severity | None
) -> Hit:
    determiners = [c.i for c in token.children if c.dep_ == "det" and c.i == token.i - 1]
    start = min([token.i, *determiners])
    values = {"use": words[token.lower_]}
    return passage.hit(start, token.i + 1, severity=severity, values=values)
