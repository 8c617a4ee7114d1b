"""Checks of words that need code: abbreviations without an explanation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clarity.checks.options import options, per_rule, table
from clarity.checks.registry import Hit, Passage, Text, check, severity_below
from clarity.document import BlockKind
from clarity.dutch.abbreviations import MEANINGS, meaning
from clarity.dutch.clauses import columns, ids, places, verb_lemma
from clarity.dutch.frames import PREPOSITIONS
from clarity.dutch.inflection.verbs import is_listed
from clarity.dutch.lexicon import (
    UNKNOWN,
    familiarity,
    is_ordinary,
    roles,
    split_compound,
    zipf_frequency,
)
from clarity.dutch.names import official_titles
from clarity.report import Edit, Severity, Suggestion
from clarity.rulebook.compile import is_quoted
from clarity.rulebook.model import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CAPITALS = re.compile(r"[A-Z]{2,6}|[A-Z]&[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_ROMAN = re.compile(r"[IVXLC]+")
_POSTCODE = re.compile(r"[1-9]\d{3}")
_IBAN = re.compile(r"[A-Z]{2}\d\d")
_GRADE = re.compile(r"(.)\1+")
_DIGITS = re.compile(r"\d{3}")
_VERSION = re.compile(r"v?\d[\d.:-]*")
_NEAR = 6  # tokens on either side of a word that tell what it is about
_LOUD = 4  # letters from which capitals may be an ordinary word
_QUOTES = "‘’'\"“”„"
_STANDS_FOR = frozenset({"betekent", "=", "is de afkorting van", "staat voor"})
_OPENING = ids(["("])
_TELLS = ids(words.split()[0] for words in _STANDS_FOR)
_MAY_EXPLAIN = ids(["(", ":", "betekent", "=", "afkorting", "staat"])
_DETERMINERS = {
    "de": frozenset({"de", "deze", "die", "onze"}),
    "het": frozenset({"het", "dit", "dat", "ons"}),
}
_OTHER_DETERMINERS = frozenset(
    "een uw je jouw mijn zijn haar hun jullie geen elk elke ieder iedere welk welke".split()
)
_PREPOSITIONS = PREPOSITIONS | {"vanwege", "volgens", "behalve"}
_SALUTATION = frozenset({"geachte", "beste", "waarde", "de", "deze"})
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
_NO_QUOTES = str.maketrans(dict.fromkeys(_QUOTES, ""))


_GLUE = ("van", "de", "het", "een", "of", "op", "over", "wordt", "worden", "volgende", "heden")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})?")
_MOST_RARE = 0.34  # share of the words of a block; beyond it W1 keeps silent
_FEW = 2
_DOER = re.compile(r"(.{4,})(?:aar|er)s?")
_OFTEN = 3
_ONSET = re.compile(  # how a Dutch word begins, loans too
    r"(?:[bcdfghjklmnpqrstvwxz]|[bcfgkpsv]l|[bcdfgkptvw]r|[fgkmps]n|[dkstz]w|[cgkprst]h|[dfst]j"
    r"|ps|pt|ts|tsj|s[cfkmpt]|s(?:ch|chr|cl|cr|kl|kr|ph|pl|pr|tr)|chl|chr|phr|thr)?[aeiouyà-öø-ÿ]"
)
_GLUES_CODE = frozenset({"_", "<", "</", "."})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_ENOUGH = 7  # letters from which one that lacks is a typing error, no other word
_FREQUENT = 4.0
_NAMES_IT = frozenset("heet heten noemen noemt genoemd zogenoemde zogeheten ofwel oftewel".split())
_SAYS_WHAT = frozenset({"is", "zijn"})
_OPENS_MEANING = frozenset({"een", "het", "de", "als", "wanneer", "geld", "dat"})


@check("rare-word")
def rare_word(text: Text, rule: Rule) -> Iterator[Hit]:
    """W1: a word that few readers meet often, by the Zipf value of :func:`familiarity`.

    Below the limits of the rule a word is found, once a document. Names, listed words, terms that
    the settings know or that the text explains, and quoted words are left alone.
    """
    found: dict[str, list[tuple[Passage, Token]]] = {}
    known = _known(rule, text.known_terms, text.listed)
    for passage in text.passages:
        tokens = list(_unfamiliar(rule.limits["hint"]).candidates(passage.doc))
        if len(tokens) > max(_FEW, _MOST_RARE * passage.words):
            continue  # another language, code, or a list of names
        for token in tokens:
            if not _may_be_rare(token, passage, known) or _is_covered(token, passage, text):
                continue
            if not _is_code(token):
                found.setdefault(token.lemma_.lower(), []).append((passage, token))
    for uses in found.values():
        if not any(_is_told_here(token) for _, token in uses) and not _is_of_reader(uses):
            yield from _rare_hit(*uses[0], rule)


def _is_of_reader(uses: Sequence[_Use]) -> bool:
    """Tell whether a text often names who does something by its verb: ``inburgeraar``."""
    person = _DOER.fullmatch(uses[0][1].lower_)
    return len(uses) >= _OFTEN and person is not None and is_listed(f"{person[1]}en")


def _is_code(token: Token) -> bool:
    """Tell whether letters are an identifier or a typing error, no word of the language."""
    word = token.lower_
    if not _ONSET.match(word) or (token.i and token.nbor(-1).text in _GLUES_CODE):
        return True
    if "-" in word:
        return zipf_frequency(word) == UNKNOWN and not roles(word.rpartition("-")[2])
    return zipf_frequency(word) == UNKNOWN and len(split_compound(word)) == 1 and _lacks_one(word)


def _lacks_one(word: str) -> bool:
    """Tell whether a frequent word has one letter more: ``defnitie``."""
    if len(word) < _LONG_ENOUGH:
        return False
    longer = (word[:i] + letter + word[i:] for i in range(1, len(word)) for letter in _LETTERS)
    return any(zipf_frequency(form) >= _FREQUENT for form in longer)


class _Forms:
    """Remembers which word forms need no look, so that a text costs little."""

    def __init__(self, is_plain: Callable[[Token], bool]) -> None:
        self.is_plain = is_plain
        self.plain: set[int] = set()

    def candidates(self, doc: Doc) -> Iterator[Token]:
        """Yield the tokens that are not plain by their form."""
        forms = columns(doc).orth
        unknown = set(forms) - self.plain
        if unknown:
            plain = {form for form in unknown if self.is_plain(doc[forms.index(form)])}
            self.plain |= plain
            yield from (doc[i] for i in places(forms, frozenset(unknown - plain)))


@lru_cache(maxsize=8)
def _unfamiliar(limit: float) -> _Forms:
    return _Forms(
        lambda token: zipf_frequency(token.text) >= limit or not _WORD.fullmatch(token.text)
    )


def _is_covered(token: Token, passage: Passage, text: Text) -> bool:
    """Tell whether a rule with a word list found something here."""
    return token.i in text.covered.get(passage.index, ())


def _may_be_rare(token: Token, passage: Passage, known: frozenset[str]) -> bool:
    if token.pos_ not in _CONTENT or _may_be_name(token):
        return False
    if not known.isdisjoint((token.lower_, token.lemma_.lower(), verb_lemma(token).lower())):
        return False
    if _is_filled_in(token, passage) or is_quoted(token.doc, token.i):
        return False
    return not _is_in_title(token)


@per_rule
def _known(rule: Rule, terms: frozenset[str], listed: frozenset[str]) -> frozenset[str]:
    return listed.union(map(str.lower, (*terms, *options(rule, "known"))))


def _is_filled_in(token: Token, passage: Passage) -> bool:
    start, end = token.idx, token.idx + len(token)
    around = passage.block.text[max(start - 1, 0) : start] + passage.block.text[end : end + 1]
    return around in ("{}", "[]", "<>", "``") or passage.is_fill_in(start, end)


def _may_be_name(token: Token) -> bool:
    """Tell whether a word has a capital that the start of its sentence does not explain."""
    if token.is_lower:
        return False
    if not token.is_title or not token.is_sent_start:
        return True
    return not roles(token.lower_) and len(split_compound(token.lower_)) == 1


def _is_told_here(token: Token) -> bool:
    """Tell whether the words around a term say what it means: ``leges (kosten)``."""
    doc, i = token.doc, token.i
    before = [other.lower_ for other in doc[max(i - 3, 0) : i]]
    after = [other.lower_ for other in doc[i + 1 : i + 3]]
    if not _NAMES_IT.isdisjoint(before) or before[-1:] == ["("]:
        return True
    if after[:1] and after[0] in ("(", ":", "=", "betekent", "betekenen"):
        return True
    return len(after) == 2 and after[0] in _SAYS_WHAT and after[1] in _OPENS_MEANING


def _rare_hit(passage: Passage, token: Token, rule: Rule) -> Iterator[Hit]:
    part, value = familiarity(token.text, verb_lemma(token))
    severity = severity_below(value, rule.limits)
    if severity is not None and not _is_glued(token.lower_):
        reasons = table(rule, "reasons")
        is_whole = part in (token.lower_, token.lemma_.lower(), verb_lemma(token).lower())
        reason = reasons["whole"] if is_whole else reasons["part"].format(part=part)
        yield passage.hit(token.i, token.i + 1, severity=severity, values={"reason": reason})


def _is_glued(word: str) -> bool:
    """Tell whether a word is two words without the space between them: ``degemeente``."""
    glue = next((g for g in _GLUE if word.startswith(g)), "")
    return bool(glue) and zipf_frequency(word) == UNKNOWN < 3 < zipf_frequency(word[len(glue) :])


@check("long-compound")
def long_compound(text: Text, rule: Rule) -> Iterator[Hit]:
    """W6: a compound with many letters or many parts, of which the parts themselves are common.

    A word that is common as a whole is left alone. Of a word with a rare part W1 speaks.
    """
    known = _known(rule, text.known_terms, text.listed)
    done: set[str] = set()
    for passage in text.passages:
        for token in _long_words(rule.limits["length"]).candidates(passage.doc):
            lemma = token.lemma_.lower()
            if lemma in done or not _is_long_compound(token, rule.limits):
                continue
            if _may_be_rare(token, passage, known) and not _is_covered(token, passage, text):
                done.add(lemma)
                yield _long_hit(passage, token, rule)


@lru_cache(maxsize=8)
def _long_words(length: float) -> _Forms:
    return _Forms(lambda token: len(token) < length)


def _is_long_compound(token: Token, limits: Mapping[str, float]) -> bool:
    word = token.lower_
    if not word.isalpha():
        return False
    parts, letters = split_compound(word), min(len(word), len(token.lemma_))
    if len(parts) < 2 or (letters <= limits["letters"] and len(parts) <= limits["parts"]):
        return False
    if zipf_frequency(word) >= limits["familiar"]:
        return False
    return familiarity(word, token.lemma_)[1] >= limits["rare"]


def _long_hit(passage: Passage, token: Token, rule: Rule) -> Hit:
    parts = " + ".join(f"‘{part}’" for part in split_compound(token.lower_))
    return passage.hit(
        token.i, token.i + 1, values={"parts": parts}, suggestions=_unfolded(passage, token, rule)
    )


def _unfolded(passage: Passage, token: Token, rule: Rule) -> tuple[Suggestion, ...]:
    """The head in front where that is certain: ``houder van een parkeervergunning``."""
    for head, phrase in table(rule, "heads").items():
        rest = token.lower_.removesuffix(head)
        if rest != token.lower_ and rest.endswith(tuple(options(rule, "counted"))):
            text = f"{phrase} {rest}"
            text = text[0].upper() + text[1:] if token.is_title else text
            end = token.idx + len(token)
            return (Suggestion(text, (Edit(passage.index, token.idx, end, text),)),)
    return ()


@check("two-names")
def two_names(text: Text, rule: Rule) -> Iterator[Hit]:
    """W9: two words of one set of the option ``sets``, where both may name the same thing.

    The hit is on the first use of the word that the text uses least. A set of which two words
    stand in one sentence is left alone: there the text tells them apart.
    """
    uses = list(_uses(text, frozenset(w for words, *_ in _sets(rule) for w in words)))
    for words, after, near, least in _sets(rule):
        places = [(p, t) for p, t in uses if t.lemma_ in words and not _follows(t, after)]
        places = [(p, t) for p, t in places if not near or _is_near(t, near)]
        counts = Counter(token.lemma_ for _, token in places)
        if len(counts) > 1 and min(counts.values()) >= least and not _are_told_apart(places):
            main, *others = sorted(counts, key=lambda word: (-counts[word], words.index(word)))
            passage, token = next((p, t) for p, t in places if t.lemma_ == others[-1])
            yield passage.hit(token.i, token.i + 1, values={"main": main})


_Use = tuple[Passage, "Token"]


def _uses(text: Text, words: frozenset[str]) -> Iterator[_Use]:
    """Yield the places where one of the nouns stands."""
    wanted = ids(sorted(words))
    for passage in text.passages:
        tokens = (passage.doc[i] for i in places(columns(passage.doc).lemma, wanted))
        yield from ((passage, token) for token in tokens if token.pos_ == "NOUN")


def _sets(rule: Rule) -> Iterator[tuple[list[str], Sequence[str], Sequence[str], int]]:
    """Yield the sets of names, the words after and near which they count or not, and a minimum."""
    for item in rule.options["sets"]:  # type: ignore[attr-defined]
        yield item["words"], item.get("not-after", ()), item.get("near", ()), item.get("least", 1)


def _is_near(token: Token, words: Sequence[str]) -> bool:
    around = token.doc[max(token.i - _NEAR, 0) : token.i + _NEAR + 1]
    return any(other.lower_ in words for other in around)


def _follows(token: Token, words: Sequence[str]) -> bool:
    return any(other.lower_ in words for other in token.doc[max(token.i - 2, 0) : token.i])


def _are_told_apart(places: Sequence[_Use]) -> bool:
    """Tell whether two different names stand in one sentence."""
    sentences: dict[tuple[int, int], str] = {}
    keys = [((passage.index, token.sent.start), token.lemma_) for passage, token in places]
    return any(sentences.setdefault(key, lemma) != lemma for key, lemma in keys)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The options of the rule, ready for looking up; ``meanings`` has every spelling."""

    known: frozenset[str]
    safe: frozenset[str]
    unsure: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    harmless: frozenset[str]
    names: frozenset[str]
    shouted: frozenset[str]
    over: frozenset[str]
    meanings: Mapping[str, str]
    plain: Mapping[str, Sequence[str]]
    tips: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Short:
    """An abbreviation: what it is counted by, what to write instead, how much it matters.

    ``tip`` is advice that stands when nothing can be written instead.
    """

    key: str
    tip: str
    instead: tuple[str, ...] = ()
    fits: bool = False
    safe: bool = False
    severity: Severity | None = None


@check("unexplained-abbreviation")
def unexplained_abbreviation(text: Text, rule: Rule) -> Iterator[Hit]:
    """W5: the first use of an abbreviation that is not known and that the text nowhere explains.

    The lists of known and harmless ones, and the full words, are options of the rule.
    """
    lists = _lists(rule, text.known_terms)
    explaining = text.holding(_MAY_EXPLAIN, everywhere=True)
    done = {key for passage in explaining for key in _explained(passage.doc)}
    done |= set(_in_glossary(text.everything))
    words = _plain_words(rule, text.known_terms)
    for passage in text.passages:
        for token in words.candidates(passage.doc):
            short = _short(token, passage, lists)
            if short is not None and short.key not in done:
                done.add(short.key)
                yield _hit(passage, token, short)


@per_rule
def _plain_words(rule: Rule, known_terms: frozenset[str]) -> _Forms:
    meanings = _lists(rule, known_terms).meanings
    listed = ids([*map(str.lower, meanings), *MEANINGS])
    lists = _lists(rule, known_terms)
    return _Forms(
        lambda token: (
            (_looks_plain(token) and token.lower not in listed)
            or not _may_be_short(token.text, lists)
        )
    )


def _may_be_short(form: str, lists: _Lists) -> bool:
    """Tell whether a form can be an abbreviation that is not known, wherever it stands."""
    base = _base(form)
    key = base.lower()
    if key in lists.known or key in lists.names or _INITIALS.fullmatch(form):
        return False
    if meaning(form) is not None or base in lists.meanings:
        return True
    return bool(_CAPITALS.fullmatch(base)) and not _ROMAN.fullmatch(base)


def _looks_plain(token: Token) -> bool:
    return token.is_punct or (token.is_alpha and (token.is_lower or token.is_title))


@per_rule
def _lists(rule: Rule, known_terms: frozenset[str]) -> _Lists:
    words = {
        key: frozenset(str(word).lower() for word in _option(rule, key, []))
        for key in (
            "known",
            "safe",
            "unsure",
            "adverbs",
            "adjectives",
            "harmless",
            "names",
            "shouted",
        )
    }
    words["known"] |= {term.lower() for term in known_terms}
    meanings: dict[str, str] = {}
    for key, value in _option(rule, "meanings", {}).items():
        forms = (key, key.upper()) if key.isupper() else (key, key.upper(), key.lower())
        meanings |= dict.fromkeys(forms, value)
    return _Lists(
        **words,
        over=frozenset(_option(rule, "over-after", [])),
        meanings=meanings,
        plain=_option(rule, "plain", {}),
        tips=_option(rule, "tips", {}),
    )


def _option(rule: Rule, key: str, default: Any) -> Any:
    return rule.options.get(key, default)


def _short(token: Token, passage: Passage, lists: _Lists) -> _Short | None:
    """Return what is abbreviated here, or None for a word or a name; ``token`` may be short."""
    if _is_quoted_alone(token):
        return None
    written_out = meaning(token.text)
    if written_out is not None and not _is_shouted(token, lists):
        return _of_phrase(token, written_out, passage, lists)
    if _is_acronym(token, lists) and not (_is_part_of_name(token) or _is_in_title(token)):
        return _of_name(token, lists)
    return None


def _is_quoted_alone(token: Token) -> bool:
    around = (*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2])
    return len(around) == 2 and all(other.text in _QUOTES for other in around)


def _of_name(token: Token, lists: _Lists) -> _Short:
    """An abbreviation of a name or a term, with the article that the sentence lacks."""
    base = _base(token.text)
    value = lists.meanings.get(base, "")
    if not value:
        return _Short(base.lower(), lists.tips["unknown"].format(short=base))
    article, name = _split_article(value)
    tip = lists.tips["name"].format(short=base, name=name)
    if base != token.text.rstrip(".") or _opens_compound(token):
        return _Short(base.lower(), tip)
    before = _missing_article(token, article)
    if before is None:
        return _Short(base.lower(), tip)
    return _Short(base.lower(), tip, (f"{before}{name} ({base})",), fits=True)


def _split_article(value: str) -> tuple[str, str]:
    """Split `de Dienst …` into its article and the name; many terms have no article."""
    article, _, name = value.partition(" ")
    return (article, name) if article in ("de", "het", "een") else ("", value)


def _opens_compound(token: Token) -> bool:
    """Tell whether a noun follows at once: `een IOAZ uitkering`."""
    return token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ", "X")


def _missing_article(token: Token, article: str) -> str | None:
    """Return the article to put before a name, with a space; None when that is not certain."""
    before = _word_before(token)
    if before is not None and before.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "X"):
        return None
    low = "" if before is None else before.lower_
    fitting = _DETERMINERS.get(article)
    if low in _OTHER_DETERMINERS or any(low in words for words in _DETERMINERS.values()):
        return "" if fitting is None or low in fitting | _OTHER_DETERMINERS else None
    if article == "een":
        return None
    return f"{article} " if article else ""


def _word_before(token: Token) -> Token | None:
    """Return the word before a token in its sentence; None at its start or after punctuation."""
    if token.is_sent_start or token.i == 0 or token.nbor(-1).is_punct or token.nbor(-1).is_space:
        return None
    return token.nbor(-1)


def _base(form: str) -> str:
    """The abbreviation in a plural or a compound: `Wmo` in `Wmo-loket`, `DUS` in `DUS-I.`."""
    short = form.partition("-")[0] if "-" in form else form
    return re.sub(r"['’]?s$", "", short) if _CAPITALS.match(short) else short


def _of_phrase(token: Token, written_out: str, passage: Passage, lists: _Lists) -> _Short | None:
    """An abbreviation of common words, such as `i.v.m.`; short ones may stand in a label."""
    key = token.lower_
    with_stops = ".".join(key) + "."
    listed = with_stops if with_stops in lists.plain else key
    if key in lists.harmless:
        if passage.block.kind in _SHORT_BLOCKS:
            return None
        severity = Severity.HINT
    else:
        severity = None
    instead = tuple(lists.plain.get(listed) or (written_out,))
    if instead[0].startswith("de ") and _follows_salutation(token):
        instead = (instead[0].removeprefix("de "), *instead[1:])
    fits = listed not in lists.unsure and _fits(token, listed, instead[0], lists)
    return _Short(key, "", instead, fits, fits and listed in lists.safe, severity)


def _follows_salutation(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in _SALUTATION


def _fits(token: Token, key: str, instead: str, lists: _Lists) -> bool:
    """Tell whether the words for an abbreviation are sure to fit between their neighbours."""
    before = _word_before(token)
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if key in lists.adverbs and before is not None and before.pos_ == "ADP":
        return False
    if key in lists.adjectives:
        return after is not None and after.pos_ not in ("NOUN", "ADJ", "PROPN")
    if instead == "over" and before is not None and before.pos_ == "NOUN":
        return before.lemma_ in lists.over
    if instead.split()[-1] not in _PREPOSITIONS:
        return True
    return after is not None and _is_governed(after, instead)


def _is_governed(after: Token, words: str) -> bool:
    """Tell whether words with a preposition can stand before a token: `van 3 mei`, `met een pas`.

    `Met het invullen` is not as sure as `door het invullen`.
    """
    if after.is_punct or after.pos_ in ("ADP", "CCONJ") or after.lower_ == "te":
        return False
    if words == "van":
        return bool(after.like_num) or after.text[0].isdigit() or after.text == "€"
    if words == "met" and after.lower_ == "het" and after.i + 1 < len(after.doc):
        return not after.nbor(1).tag_.startswith("WW|inf")
    return True


def _is_acronym(token: Token, lists: _Lists) -> bool:
    base = _base(token.text)
    if _is_shouted(token, lists) or _is_part_of_number(token):
        return False
    if base in lists.meanings:
        return True
    if _ROMAN.fullmatch(base) or _GRADE.fullmatch(base):
        return False
    if len(base) >= _LOUD and is_ordinary(base.lower()):
        return False  # a word for emphasis: L5 speaks of it
    return bool(_CAPITALS.fullmatch(base))


def _is_shouted(token: Token, lists: _Lists) -> bool:
    """Tell whether the capitals are for emphasis: `NIET`, `LET OP`, a heading in capitals."""
    if not token.is_upper or len(token) < 2:
        return False
    if token.lower_ in lists.shouted:
        return True
    around = (*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2])
    return any(other.is_alpha and other.is_upper and len(other) > 1 for other in around)


def _is_part_of_number(token: Token) -> bool:
    """Tell whether the capitals belong to a number: `1234 AB`, `ISO 9241-210`, `AB-123-C`."""
    if any(part.isdigit() for part in token.text.split("-")):
        return True
    if _DIGITS.match(token.text.rpartition("-")[2]) or token.text[-1].isdigit():
        return True
    if token.i + 1 < len(token.doc) and _DIGITS.match(token.nbor(1).text):
        return True
    if token.i == 0:
        return False
    before = token.nbor(-1).text
    return bool(_POSTCODE.fullmatch(before) or _IBAN.fullmatch(before))


def _is_in_title(token: Token) -> bool:
    """Tell whether a word stands in the title of a law: `Richtlijn 1999/70 van EVV en CEEP`."""
    return any(start <= token.i < end for start, end in official_titles(token.doc))


def _is_part_of_name(token: Token) -> bool:
    """Tell whether a word with a capital stands beside it: `Wmo Helpdesk`, `Mijn DUS-I`."""
    after = token.doc[token.i + 1 : token.i + 2]
    before = token.doc[max(token.i - 1, 0) : token.i]
    if any(other.is_title and not other.is_sent_start for other in after):
        return True
    return any(other.is_title and not other.is_sent_start and other.i > 0 for other in before)


def _in_glossary(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the abbreviations that fill a cell of a table with words in the next cell."""
    cells = [p for p in passages if p.block.kind is BlockKind.TABLE_CELL]
    for cell, behind in pairwise(cells):
        if len(cell.doc) == 1 and len(behind.doc) > 1:
            yield _base(cell.doc[0].text).lower()


def _explained(doc: Doc) -> Iterator[str]:
    """Yield the abbreviations that a text explains: `Algemene wet (Aw)`, `Aw (Algemene wet)`."""
    lower = columns(doc).lower
    for opening in places(lower, _OPENING):
        yield from _explained_by_brackets(doc, opening)
    for i in {1, *places(lower, _TELLS)}:
        if 0 < i < len(doc) and doc[i - 1].text != "(" and _is_told(doc, i):
            yield _base(doc[i - 1].text).lower()


def _explained_by_brackets(doc: Doc, opening: int) -> Iterator[str]:
    """Yield the abbreviation in brackets behind its name, or the one before its name."""
    inside = _until_bracket(doc, opening + 1)
    before = doc[max(opening - _LONGEST_NAME, 0) : opening].text.translate(_NO_QUOTES)
    short = _hereafter(inside)
    if " " not in short and short and (_stands_for(before, short) or _is_alias(doc, opening)):
        yield _base(short).lower()
    name = next((t for t in reversed(doc[:opening]) if _is_name(t)), None)
    if name is not None and _stands_for_all(inside, name.text):
        yield _base(name.text).lower()


def _is_name(token: Token) -> bool:
    """Tell whether a token is no quote and no version: `WCAG 2.2 (Web …)`."""
    return token.text not in _QUOTES and not _VERSION.fullmatch(token.text)


def _is_alias(doc: Doc, opening: int) -> bool:
    """Tell whether brackets with one word stand behind a noun: `Budgetbeheer (FIBU)`."""
    before = doc[opening - 1] if opening else None
    return before is not None and before.pos_ in ("NOUN", "PROPN")


def _until_bracket(doc: Doc, start: int) -> str:
    stop = next((t.i for t in doc[start:] if t.text == ")"), start)
    return doc[start:stop].text if stop > start else ""


def _hereafter(inside: str) -> str:
    """The abbreviation in `hierna: de Aw`, `afgekort Aw` and `Aw`."""
    short = re.sub(
        r"^(?:hierna|verder|afgekort|ook wel|kortweg)\b:?\s*(?:te noemen)?:?\s*", "", inside
    )
    return re.sub(r"^(?:de|het)\s+", "", short).strip(f"{_QUOTES} ")


def _is_told(doc: Doc, start: int) -> bool:
    following = doc[start : start + 4].text.lower()
    if following.startswith(":"):
        return start == 1 and _stands_for_all(doc[2 : 2 + _LONGEST_NAME].text, doc[0].text)
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
    has_context = any(t.i != token.i and t.is_alpha for t in passage.doc)
    suggestions = tuple(
        _suggestion(passage, token, text, short.safe)
        if short.fits and has_context and number == 0
        else Suggestion(text)
        for number, text in enumerate(short.instead)
    )
    hit = passage.hit(
        token.i,
        token.i + 1,
        severity=short.severity,
        suggestions=suggestions,
        values={"tip": short.tip},
    )
    return replace(hit, end=hit.end - _has_stop(token))


def _has_stop(token: Token) -> bool:
    """Tell whether the token took the full stop of the sentence along: `DUS-I.`."""
    return token.text.endswith(".") and meaning(token.text) is None


def _suggestion(passage: Passage, token: Token, text: str, safe: bool) -> Suggestion:
    if token.is_sent_start and (token.text[0].isupper()):
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
