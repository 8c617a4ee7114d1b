"""Checks of layout and accessibility that a text alone can show: capitals, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clarity.checks.options import options
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import MarkKind
from clarity.dutch.clauses import columns, ids
from clarity.dutch.merge_fields import MergeFields
from clarity.rulebook.model import Rule

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = rf"[{_CAPITAL}][{_CAPITAL}'’-]*[{_CAPITAL}]"
_SHOUTED = re.compile(rf"(?<![\w@./&-]){_WORD}(?:[ ,:;]+(?:\d+[.:]? )?{_WORD})*(?![\w@&]|[./-]\w)")
_PARTS = re.compile(r"['’-]")
_TWO = re.compile(rf"[{_CAPITAL}]{{2}}")
_ONE = re.compile(_WORD)
_ROMAN = re.compile(r"[IVXLCDM]+")
_POSTCODE = re.compile(r"\d{4}\s?$")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Þ]")
_FIELDS = MergeFields()
_LONG = 7  # letters from which a word in capitals is no abbreviation
_SPOKEN = 4  # letters from which one word in capitals is loud
_MARKED = 5  # letters shown as capitals by the layout from which it is loud


@check("capitals")
def capitals(text: Text, rule: Rule) -> Iterator[Hit]:
    """L5: words in capitals."""
    known = frozenset(word.upper() for word in options(rule, "known"))
    short = frozenset(word.upper() for word in options(rule, "short"))
    for passage in text.passages:
        marked = [(m.start, m.end) for m in passage.block.marked(MarkKind.CAPITALS)]
        yield from _marked(passage, marked)
        if not _TWO.search(passage.block.text):
            continue
        for match in _SHOUTED.finditer(passage.block.text):
            inside = any(start <= match.start() < end for start, end in marked)
            if not inside and _is_shouting(passage, match, known, short):
                yield Hit(passage.index, match.start(), match.end())


def _marked(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    for start, end in spans:
        if sum(c.isalpha() for c in passage.block.text[start:end]) >= _MARKED:
            yield Hit(passage.index, start, end)


def _is_shouting(
    passage: Passage, match: re.Match[str], known: frozenset[str], short: frozenset[str]
) -> bool:
    text = passage.block.text
    if _POSTCODE.search(text, max(match.start() - 6, 0), match.start()):
        return False  # a place name in capitals belongs in an address
    words = [w for w in _ONE.findall(match.group()) if not _is_name(w, known)]
    dutch = [w for w in words if _is_dutch(passage, w, short)]
    is_loud = any(len(word) >= _SPOKEN for word in dutch) or len(dutch) > 1
    return is_loud and not any(f.start <= match.start() < f.end for f in _FIELDS.find(text))


def _is_dutch(passage: Passage, word: str, short: frozenset[str]) -> bool:
    """Tell whether capitals are a word, no abbreviation: long, common, or known to the author."""
    if max(map(len, _PARTS.split(word))) >= _LONG or word in short:
        return True
    return bool(passage.doc.vocab[word.lower()].is_stop)


def _is_name(word: str, known: frozenset[str]) -> bool:
    """Tell whether capitals are how a word is written: an abbreviation, a number, a code."""
    return _PARTS.split(word)[0] in known or bool(_ROMAN.fullmatch(word)) or not _VOWEL.search(word)


# Links.


@check("vague-link")
def vague_link(text: Text, rule: Rule) -> Iterator[Hit]:
    """L10: links whose text does not say where they lead, and a bare ``klik hier``."""
    vague = frozenset(options(rule, "vague"))
    bare = re.compile(rf"\b(?:{'|'.join(options(rule, 'bare'))})\b", re.IGNORECASE)
    first_words = ids(phrase.split()[0] for phrase in options(rule, "bare"))
    for passage in text.passages:
        block = passage.block
        links = [(m.start, m.end) for m in block.marked(MarkKind.LINK)]
        flagged = [(s, e) for s, e in links if _plain(block.text[s:e]) in vague]
        yield from (Hit(passage.index, start, end) for start, end in flagged)
        if first_words.isdisjoint(columns(passage.doc).forms):
            continue
        for match in bare.finditer(block.text):
            if not any(match.start() < end and start < match.end() for start, end in links):
                yield Hit(passage.index, match.start(), match.end())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!>»…:")
