"""Checks of words that need code: abbreviations without an explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.attrs import ORTH

from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import BlockKind
from clarity.dutch.abbreviations import MEANINGS, meaning
from clarity.dutch.clauses import columns, ids
from clarity.report import Edit, Severity, Suggestion
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CAPITALS = re.compile(r"[A-Z]{2,6}|[A-Z]&[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_ROMAN = re.compile(r"[IVXLC]+")
_POSTCODE = re.compile(r"[1-9]\d{3}")
_IBAN = re.compile(r"[A-Z]{2}\d\d")
_STANDS_FOR = frozenset({"betekent", "=", "is de afkorting van", "staat voor"})
_MAY_EXPLAIN = ids(["(", "betekent", "=", "afkorting", "staat"])
_SHORT_BLOCKS = frozenset(
    {
        BlockKind.FIELD_LABEL,
        BlockKind.TABLE_CELL,
        BlockKind.OPTION,
        BlockKind.PLACEHOLDER,
        BlockKind.BUTTON,
    }
)
_LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class _Lists:
    """The options of the rule, ready for looking up; ``meanings`` has every spelling."""

    known: frozenset[str]
    safe: frozenset[str]
    harmless: frozenset[str]
    names: frozenset[str]
    shouted: frozenset[str]
    meanings: Mapping[str, str]
    plain: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Short:
    """An abbreviation: what it is counted by, what to write instead, how much it matters."""

    key: str
    instead: tuple[str, ...] = ()
    safe: bool = False
    severity: Severity | None = None


@check("unexplained-abbreviation")
def unexplained_abbreviation(text: Text, rule: Rule) -> Iterator[Hit]:
    """W5: the first use of an abbreviation that is not known and that the text nowhere explains.

    The lists of known and harmless ones, and the full words, are options of the rule.
    """
    lists = _lists(rule, text.known_terms)
    done = {key for passage in text.everything for key in _explained(passage.doc)}
    words = _plain_words(ids([*map(str.lower, lists.meanings), *MEANINGS]))
    for passage in text.passages:
        for token in words.candidates(passage.doc):
            short = _short(token, passage, lists)
            if short is not None and short.key not in done:
                done.add(short.key)
                yield _hit(passage, token, short)


class _PlainWords:
    """Knows which word forms need no look: plain words that are not listed by their form."""

    def __init__(self, listed: frozenset[int]) -> None:
        self.listed = listed
        self.plain: set[int] = set()

    def candidates(self, doc: Doc) -> Iterator[Token]:
        """Yield the tokens that may be an abbreviation."""
        forms: list[int] = doc.to_array(ORTH).tolist()
        unknown = set(forms) - self.plain
        if not unknown:
            return
        for i, form in enumerate(forms):
            if form in unknown:
                if self._is_plain(doc[i]):
                    self.plain.add(form)
                else:
                    yield doc[i]

    def _is_plain(self, token: Token) -> bool:
        looks_plain = token.is_punct or (token.is_alpha and (token.is_lower or token.is_title))
        return looks_plain and token.lower not in self.listed


@lru_cache(maxsize=8)
def _plain_words(listed: frozenset[int]) -> _PlainWords:
    return _PlainWords(listed)


def _lists(rule: Rule, known_terms: Iterable[str]) -> _Lists:
    words = {
        key: frozenset(str(word).lower() for word in _option(rule, key, []))
        for key in ("known", "safe", "harmless", "names", "shouted")
    }
    words["known"] |= {term.lower() for term in known_terms}
    meanings: dict[str, str] = {}
    for key, value in _option(rule, "meanings", {}).items():
        forms = (key, key.upper()) if key.isupper() else (key, key.upper(), key.lower())
        meanings |= dict.fromkeys(forms, value)
    return _Lists(**words, meanings=meanings, plain=_option(rule, "plain", {}))


def _option(rule: Rule, key: str, default: Any) -> Any:
    return rule.options.get(key, default)


def _short(token: Token, passage: Passage, lists: _Lists) -> _Short | None:
    """Return what is abbreviated here, or None for a word, a name or a known abbreviation."""
    base = _base(token.text)
    key = base.lower()
    if key in lists.known or key in lists.names or _INITIALS.fullmatch(token.text):
        return None
    written_out = meaning(token.text)
    if written_out is not None and not _is_shouted(token, lists):
        return _of_phrase(key, written_out, passage, lists)
    if _is_acronym(token, lists):
        name = lists.meanings.get(base)
        return _Short(key, (f"{name} ({base})",) if name else ())
    return None


def _base(form: str) -> str:
    """The abbreviation in a plural or a compound: `Wmo` in `Wmo-loket`."""
    short = form.partition("-")[0] if "-" in form else form
    return re.sub(r"['’]?s$", "", short) if _CAPITALS.match(short) else short


def _of_phrase(key: str, written_out: str, passage: Passage, lists: _Lists) -> _Short | None:
    """An abbreviation of common words, such as `i.v.m.`; short ones may stand in a label."""
    if key in lists.harmless:
        if passage.block.kind in _SHORT_BLOCKS:
            return None
        severity = Severity.HINT
    else:
        severity = None
    with_stops = ".".join(key) + "."
    instead = tuple(lists.plain.get(key) or lists.plain.get(with_stops) or (written_out,))
    return _Short(key, instead, key in lists.safe, severity)


def _is_acronym(token: Token, lists: _Lists) -> bool:
    base = _base(token.text)
    if _is_shouted(token, lists) or _is_part_of_number(token):
        return False
    if base in lists.meanings:
        return True
    return bool(_CAPITALS.fullmatch(base)) and not _ROMAN.fullmatch(base)


def _is_shouted(token: Token, lists: _Lists) -> bool:
    """Tell whether the capitals are for emphasis: `NIET`, `LET OP`, a heading in capitals."""
    if not token.is_upper or len(token) < 2:
        return False
    if token.lower_ in lists.shouted:
        return True
    around = (*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2])
    return any(other.is_alpha and other.is_upper and len(other) > 1 for other in around)


def _is_part_of_number(token: Token) -> bool:
    """Tell whether the capitals belong to a postcode (`1234 AB`) or an IBAN (`NL12 ABCD`)."""
    if token.i == 0:
        return False
    before = token.nbor(-1).text
    return bool(_POSTCODE.fullmatch(before) or _IBAN.fullmatch(before))


def _explained(doc: Doc) -> Iterator[str]:
    """Yield the abbreviations that a text explains: `Algemene wet (Aw)`, `Aw (Algemene wet)`."""
    if _MAY_EXPLAIN.isdisjoint(columns(doc).forms):
        return
    for token in doc:
        if token.text == "(":
            inside = _until_bracket(doc, token.i + 1)
            before = doc[max(token.i - _LONGEST_NAME, 0) : token.i].text
            short = _hereafter(inside)
            if " " not in short and short and _stands_for(before, short):
                yield _base(short).lower()
            if token.i and _stands_for_all(inside, token.nbor(-1).text):
                yield _base(token.nbor(-1).text).lower()
        elif token.i + 1 < len(doc) and _is_told(doc, token.i + 1):
            yield _base(token.text).lower()


def _until_bracket(doc: Doc, start: int) -> str:
    stop = next((t.i for t in doc[start:] if t.text == ")"), start)
    return doc[start:stop].text if stop > start else ""


def _hereafter(inside: str) -> str:
    """The abbreviation in `hierna: de Aw`, `afgekort Aw` and `Aw`."""
    short = re.sub(
        r"^(?:hierna|verder|afgekort|ook wel|kortweg)\b:?\s*(?:te noemen)?:?\s*", "", inside
    )
    return re.sub(r"^(?:de|het)\s+", "", short).strip("‘’'\"“” ")


def _is_told(doc: Doc, start: int) -> bool:
    following = doc[start : start + 4].text.lower()
    return any(following.startswith(f"{words} ") for words in _STANDS_FOR)


def _stands_for(before: str, short: str) -> bool:
    """Tell whether some last words of ``before`` hold the letters of ``short`` in order."""
    words = before.split()
    return any(_stands_for_all(" ".join(words[i:]), short) for i in range(len(words)))


def _stands_for_all(name: str, short: str) -> bool:
    """Tell whether ``name`` starts with the first letter of ``short`` and holds the others."""
    letters = [letter for letter in _base(short).lower() if letter.isalpha()]
    low = name.lower()
    if len(letters) < 2 or len(low) < 2 * len(letters) or not low.startswith(letters[0]):
        return False
    rest = iter(low)
    return all(letter in rest for letter in letters)


def _hit(passage: Passage, token: Token, short: _Short) -> Hit:
    whole = _base(token.text) == token.text
    suggestions = tuple(
        _suggestion(passage, token, text, short.safe and number == 0) if whole else Suggestion(text)
        for number, text in enumerate(short.instead)
    )
    return passage.hit(token.i, token.i + 1, severity=short.severity, suggestions=suggestions)


def _suggestion(passage: Passage, token: Token, text: str, safe: bool) -> Suggestion:
    if token.text[0].isupper() and token.is_sent_start:
        text = text[0].upper() + text[1:]
    stop = "." if token.text.endswith(".") and _ends_sentence(token) else ""
    end = token.idx + len(token)
    return Suggestion(text, (Edit(passage.index, token.idx, end, text + stop),), safe)


def _ends_sentence(token: Token) -> bool:
    """Tell whether the full stop of an abbreviation also ends the sentence."""
    if token.i + 1 == len(token.doc):
        return True
    after = token.nbor(1)
    return bool(after.is_sent_start) or (after.is_title and after.pos_ != "PROPN")
