"""The Dutch tokenizer of the shipped pipeline: spaCy's own, taught the tokens of official letters.

Everything is kept in spaCy's exceptions and patterns, so that a saved model carries it and no
code of ours is needed to load it. It follows the tokens of the Dutch UD treebanks where those
decide: `€ 1.250,-` is two tokens, `o.a.`, `9.00`, `01-02-2026` and `(partner)gegevens` are one.
"""

from __future__ import annotations

import re

from spacy.attrs import ORTH
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from clarity.dutch.abbreviations import tokenizer_forms

# Single letters of which "x." more often ends a sentence than starts a list item: "voor u."
_WORD_LETTERS = frozenset("u")
# Word parts between brackets, as in (partner)gegevens, kind(eren) and plaats(en)naam.
_BRACKETED = r"\([^\W\d_]+-?\)[^\W\d_][\w-]*|[^\W\d_][\w-]*\([^\W\d_]{1,10}-?\)[\w-]*"
_APOSTROPHE = (
    r"[’'‘](?:s|t|n|k|m|r|ie|\d\d)|[’']s-[^\W\d_]+|[^\W\d_]+[’'](?:s|tje|tjes|er|ers|en|n)"
)
_MONEY = r"\d[\d.]*,(?:--|[-–—])"
_NUMBER = r"\d+[A-Z]|\d+(?:[.:/-]\d+)+[a-z]?"
_PARTS = (_BRACKETED, _APOSTROPHE, _MONEY, _NUMBER)
TOKEN_MATCH = "|".join(f"(?:{part})" for part in _PARTS)
_NUMBERS = frozenset(get_string_id(f"{number}.") for number in range(1, 10))
_BULLETS = (r"[•▪◦●○■□☐☑☒✓✔➢►]",)


def customise(nlp: Language) -> None:
    """Give `nlp` the tokenizer of the shipped pipeline."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("customise() needs spaCy's own tokenizer")
    tokenizer.rules = exceptions()
    tokenizer.token_match = re.compile(f"^(?:{TOKEN_MATCH})$").match
    defaults = nlp.Defaults
    prefixes = [*(defaults.prefixes or ()), *_BULLETS]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(list(defaults.suffixes or ())).search
    tokenizer.infix_finditer = compile_infix_regex(list(defaults.infixes or ())).finditer


class LetterTokenizer:
    """A tokenizer that splits ``3.`` where it ends a sentence: only a line opens with a number.

    spaCy's exceptions do not know the place of a token; this looks at what ``base`` made.
    """

    def __init__(self, base: Tokenizer) -> None:
        self.base = base

    def __call__(self, text: str) -> Doc:
        return _split_numbers(self.base(text))

    def __getattr__(self, name: str) -> object:
        return getattr(self.base, name)


def _split_numbers(doc: Doc) -> Doc:
    places = {i for i, token in enumerate(doc) if token.orth in _NUMBERS and _ends(doc, i)}
    if not places:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for i, token in enumerate(doc):
        parts = [token.text[:-1], "."] if i in places else [token.text]
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
    return Doc(doc.vocab, words=words, spaces=spaces)


def _ends(doc: Doc, i: int) -> bool:
    """Tell whether a number with a stop closes a sentence: a capital or nothing follows."""
    if i == 0 or doc[i - 1].is_space or not doc[i - 1].whitespace_:
        return False
    return i + 1 == len(doc) or doc[i + 1].is_space or doc[i + 1].text[0].isupper()


def exceptions() -> dict[str, list[dict[int, str]]]:
    """White space and list letters of spaCy, our abbreviations, and numbers of list items."""
    forms = [form for form in BASE_EXCEPTIONS if _is_kept(form)]
    forms += tokenizer_forms()
    forms += [f"{number}." for number in range(1, 10)]
    forms += ["''", ",,"]
    return {form: [{ORTH: form}] for form in forms}


def _is_kept(form: str) -> bool:
    if not form.strip():
        return True
    return bool(re.fullmatch(r"[a-z]\.", form)) and form[0] not in _WORD_LETTERS
