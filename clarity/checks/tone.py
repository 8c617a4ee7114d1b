"""Checks of tone: how the reader is addressed, who comes first, how a letter opens and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clarity.checks.letter_parts import body_sentences, letter_parts
from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Sentence, Text, check
from clarity.document import BlockKind
from clarity.dutch.clauses import columns, ids
from clarity.report import Edit, Severity, Suggestion
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
_FEW_SENTENCES = 2
_LONGEST_SENDER = 4  # words: burgemeester en wethouders van
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


# The sender before the reader.


@check("sender-first")
def sender_first(text: Text, rule: Rule) -> Iterator[Hit]:
    """T2: a letter whose sentences mostly start with the sender, or whose first one does."""
    letter = letter_parts(text)
    if letter.salutation is None:
        return
    senders = tuple(tuple(words.split()) for words in options(rule, "senders"))
    sentences = [(p, s, _opening(p, s)) for p, s in body_sentences(letter.body)]
    about_sender = [s for s in sentences if any(s[2][: len(w)] == w for w in senders)]
    if not about_sender or len(sentences) < _FEW_SENTENCES:
        return
    share = 100 * len(about_sender) / len(sentences)
    tips = table(rule, "tips")
    first = about_sender[0]
    if share > rule.limits["share"] and len(sentences) >= rule.limits["sentences"]:
        values = {"advice": tips["most"].replace("…", str(round(share)))}
        yield first[0].hit(first[1].start, first[1].end, values=values)
    elif _opens(letter.body, first) and _is_only_about_sender(sentences, options(rule, "wishes")):
        yield first[0].hit(first[1].start, first[1].end, values={"advice": tips["first"]})


def _opens(body: Sequence[Passage], found: tuple[Passage, Sentence, object]) -> bool:
    """Tell whether a sentence is the first of a letter, fragments such as ``Bedankt`` included."""
    opening = next(((p, s) for p in body for s in p.sentences if s.words), None)
    return opening == found[:2]


def _is_only_about_sender(
    sentences: Sequence[tuple[Passage, Sentence, object]], wishes: Sequence[str]
) -> bool:
    """Tell whether a letter opens with what the sender wants, or with nothing for the reader."""
    named = [_names_reader(passage, sentence) for passage, sentence, _ in sentences[:2]]
    passage, first, _ = sentences[0]
    wants = any(token.lemma_ in wishes for token in passage.doc[first.start : first.end])
    return not named[0] and (wants or not any(named))


def _opening(passage: Passage, sentence: Sentence) -> tuple[str, ...]:
    end = min(sentence.start + _LONGEST_SENDER, sentence.end)
    return tuple(token.lower_ for token in passage.doc[sentence.start : end])


def _names_reader(passage: Passage, sentence: Sentence) -> bool:
    return not _READER.isdisjoint(columns(passage.doc).lower[sentence.start : sentence.end])


# Salutation and closing.


@check("salutation-and-closing")
def salutation_and_closing(text: Text, rule: Rule) -> Iterator[Hit]:
    """T4: a closing that is more or less formal than the salutation."""
    letter = letter_parts(text)
    if letter.salutation is None or letter.closing is None:
        return
    greeting, farewell = letter.salutation.block.text, letter.closing.block.text
    matches = rule.options.get("matches", {})
    register = _register(greeting, table(rule, "salutations"))
    closing = re.match(r"[\w ]*\w", farewell)
    if not isinstance(matches, dict) or register not in matches or closing is None:
        return
    ending = _register(closing.group(), table(rule, "closings"))
    if ending and ending not in matches[register]:
        use = str(rule.options["use"])
        edit = Edit(letter.closing.index, 0, closing.end(), use)
        values = {"salutation": greeting.split()[0].rstrip(",")}
        yield Hit(
            letter.closing.index,
            0,
            closing.end(),
            values=values,
            suggestions=(Suggestion(use, (edit,), True),),
        )


def _register(line: str, registers: Mapping[str, str]) -> str:
    """Return the register of the longest opening of a line that the table knows."""
    known = [words for words in registers if re.match(rf"{words}\b", line.casefold())]
    return registers[max(known, key=len)] if known else ""
