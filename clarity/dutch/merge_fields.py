"""Merge fields: the marks in a template where a system fills in a name, a date or an amount.

For the reader of the letter they are words, so for the parser they must be words too. A field
becomes one token that keeps its own text, but has the lexical features (norm, prefix, suffix,
shape) of a neutral word: the pipeline sees ``Jansen`` where the letter says ``{{ naam }}``.
Control marks (``{% if %}``) show nothing to the reader and get the features of white space. What
they do to sentences is in :mod:`clarity.dutch.branches`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clarity.dutch.branches import mark_branches

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from clarity.dutch.tokenizer import LetterTokenizer

_CONTROL = (
    r"\{%(?:(?!\{%|%\}).)*%\}",
    r"\{#(?:(?!\{#|#\}).)*#\}",
    r"\{\{\s?[#/^>!][^{}]*\}\}",  # Mustache
    r"</?#[a-z]+(?:\s[^<>]*)?/?>",  # FreeMarker
    # Latte
    r"\{/?(?:if|else|elseif|foreach|for|while|include|block|switch|case)\b[^{}\n]{0,200}\}",
    r"(?<!\w)@(?:csrf|(?:end|else)?(?:if|else|isset|empty|for|foreach|unless|switch|section|auth)"
    r"|extends|yield|include|case|default|break)\b(?:\s?\((?:[^()]|\([^()]*\))*\))?",  # Blade
)
_VALUE = (
    r"\{\{\{[^{}]*\}\}\}",
    r"\{!!(?:(?!\{!!|!!\}).)*!!\}",
    r"<[?%]=(?:(?!<[?%]|[?%]>).)*[?%]>",
    r"\{\$[^{}\n]{1,200}\}",
    r"\{\{(?:(?!\{\{|\}\}).)*\}\}",  # a mark that is not closed must not swallow the next
    r"(?<![\w{$%#])\{[^\W\d][\w.\-/]{0,60}(?: [\w.\-/]{1,40}){0,2}\}(?!\})",
    r"«(?!\s)[^«»\n]{1,60}(?<!\s)»",
    r"<<[^<>\n]{1,60}>>",
    r"\$\{[^{}\n]{1,60}\}",
    r"\[[^\W\d][\w.\-/]{1,40}(?: [\w.\-/]{1,30}){0,3}\](?!\()",
)
_PATTERN = re.compile(f"(?P<control>{'|'.join(_CONTROL)})|(?:{'|'.join(_VALUE)})", re.S)
_SIGN = re.compile(r"[{<«$\[@]")
_NEUTRAL = (
    (re.compile(r"datum|date|geboren", re.I), "1-1-2026"),
    (re.compile(r"bedrag|aantal|nummer|kenmerk|amount|bsn", re.I), "100"),
    (re.compile(r""), "Jansen"),
)


@dataclass(frozen=True, slots=True)
class MergeField:
    """A merge field at the characters ``[start, end)``; control fields show nothing."""

    start: int
    end: int
    is_control: bool


class MergeFields:
    """Finds merge fields by the usual patterns and by patterns of one's own.

    ``own`` are regular expressions from the settings; a match of one is a value field, and goes
    before the usual ones.
    """

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = tuple(re.compile(pattern, re.S) for pattern in own)

    def find(self, text: str) -> Iterator[MergeField]:
        """Yield the merge fields of ``text`` in order.

        >>> [(field.start, field.end) for field in MergeFields().find("Beste {{ naam }},")]
        [(6, 16)]
        """
        if not self._own:
            yield from _usual(text)
            return
        found = [field for pattern in self._own for field in _own(pattern, text)]
        found = sorted(found, key=lambda field: (field.start, -field.end))
        end = 0
        usual = [f for f in _usual(text) if not any(_overlap(f, other) for other in found)]
        for field in sorted((*found, *usual), key=lambda field: field.start):
            if field.start >= end:
                end = field.end
                yield field


def _usual(text: str) -> Iterator[MergeField]:
    if _SIGN.search(text) is None:
        return
    for match in _PATTERN.finditer(text):
        yield MergeField(match.start(), match.end(), match.lastgroup == "control")


def _own(pattern: re.Pattern[str], text: str) -> Iterator[MergeField]:
    for match in pattern.finditer(text):
        if match.end() > match.start():
            yield MergeField(match.start(), match.end(), False)


def _overlap(first: MergeField, second: MergeField) -> bool:
    return first.start < second.end and second.start < first.end


class MergeFieldTokenizer:
    """A tokenizer that makes one token of each merge field and leaves the rest to ``base``."""

    def __init__(
        self, base: Tokenizer | LetterTokenizer, vocab: Vocab, fields: MergeFields
    ) -> None:
        self.base = base
        self.vocab = vocab
        self.fields = fields

    def __call__(self, text: str) -> Doc:
        found = list(self.fields.find(text))
        return self._with_fields(text, found) if found else self.base(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self.base, name)

    def _with_fields(self, text: str, found: list[MergeField]) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        controls: list[int] = []
        place = 0
        for field in found:
            self._plain(text[place : field.start], words, spaces)
            if field.is_control:
                controls.append(len(words))
            words.append(text[field.start : field.end])
            spaces.append(text[field.end : field.end + 1] == " ")
            self._neutralise(words[-1], field.is_control)
            place = field.end + spaces[-1]
        self._plain(text[place:], words, spaces)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        mark_branches(doc, controls)
        return doc

    def _plain(self, text: str, words: list[str], spaces: list[bool]) -> None:
        for token in self.base(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))

    def _neutralise(self, text: str, is_control: bool) -> None:
        lexeme = self.vocab[text]
        like = " " if is_control else next(w for pattern, w in _NEUTRAL if pattern.search(text))
        model = self.vocab[like]
        lexeme.norm_, lexeme.shape_ = model.norm_, model.shape_
        lexeme.prefix_, lexeme.suffix_ = model.prefix_, model.suffix_
        lexeme.is_space = model.is_space
