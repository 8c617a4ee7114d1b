"""Checks of details that were forgotten or vary: placeholders, merge fields, dates, amounts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from clarity.checks.options import options, table
from clarity.checks.registry import Hit, Passage, Text, check
from clarity.document import BlockKind, Document, DocumentKind, MarkKind
from clarity.dutch.facts import Amount, amounts, dates, figure_dates, has_worded_date
from clarity.dutch.merge_fields import MergeFields
from clarity.report import Edit, Severity, Suggestion
from clarity.rulebook.model import Rule

_BRACKETED = re.compile(
    r"\[[A-Za-z][\w.\-]*(?: [\w.\-]+){0,3}\]|<(?:[a-z]+ )*(?:naam|datum|bedrag|adres|invullen)>"
)
_CROSSES = re.compile(r"(?<![\w-])[Xx]{4,}(?![\w-])|(?<=€ )[Xx]{2,}\b|\b06-?[Xx]{4,}\b")
_BRACKET, _CROSS, _DOT = re.compile(r"[\[<]"), re.compile(r"[Xx]{2}"), re.compile(r"…|\.{3}")
_DATE_MARK = re.compile(r"\bdd[-/. ]mm[-/. ](?:jjjj|jj|yyyy)\b", re.IGNORECASE)
_SHOWS_FORMAT = re.compile(r"formaat|notatie|schrijf|vul|noteer|voorbeeld|zo:|invoer", re.I)
_DOTS = re.compile(
    r"(?:(?<=€ )|(?<=heer )|(?<=mevrouw )|(?<=kenmerk: )|(?<=nummer: )|(?<=datum: ))(?:…|\.{3,})"
    r"|(?:…|\.{3,})(?= (?:euro|20\d\d|weken|dagen|maanden|uur)\b)",
    re.IGNORECASE,
)
_LOOKS_LIKE_NAME = re.compile(r"_|[a-z][A-Z]")
_FORMAL_KINDS = frozenset({BlockKind.HELP_TEXT, BlockKind.FIELD_LABEL, BlockKind.PLACEHOLDER})
_FEW = 3  # different bracketed fields from which a text without facts is a template
_MAY_BREAK = re.compile(r"[{«]|\}\}")
_MONEY = re.compile(r"€|euro|EUR", re.IGNORECASE)
_Found = list[tuple[Passage, Amount]]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@check("placeholder")
def placeholder(text: Text, rule: Rule) -> Iterator[Hit]:
    """D11: a broken merge field; in a letter that is no template also what is not filled in."""
    tips = table(rule, "tips")
    for hit in (
        *_broken(text.document),
        *_unbalanced(text.document, frozenset(options(rule, "blocks"))),
    ):
        yield replace(hit, values={"advice": tips["broken"]})
    is_policy = text.document.kind is DocumentKind.POLICY
    if is_policy or text.document.fields or _is_template(text.document, text.merge_fields):
        return
    advice = tips["unfilled"]
    for passage in text.passages:
        if passage.block.kind not in _FORMAL_KINDS:
            for start, end in sorted(_unfilled(passage.block.text, rule)):
                if not passage.is_fill_in(start, end):
                    yield Hit(passage.index, start, end, values={"advice": advice})


def _is_template(document: Document, marks: MergeFields) -> bool:
    """Tell whether a document is to be filled in by a system or by its user."""
    texts = [block.text for block in document.blocks]
    if any(text[mark.start] not in "[@" for text in texts for mark in marks.find(text)):
        return True
    if any(True for block in document.blocks for _ in block.marked(MarkKind.MERGE_FIELD)):
        return True
    fields = {match.group() for text in texts for match in _BRACKETED.finditer(text)}
    return len(fields) >= _FEW and not any(_has_full_date(text) for text in texts)


def _has_full_date(text: str) -> bool:
    return any(_YEAR.search(text, start, end) for start, end in dates(text))


def _unfilled(text: str, rule: Rule) -> Iterator[tuple[int, int]]:
    """Yield the spans of what somebody still had to fill in."""
    names = tuple(options(rule, "names"))
    for match in _BRACKETED.finditer(text) if _BRACKET.search(text) else ():
        words = match.group().strip("[]<>")
        if words.casefold().endswith(names) or _LOOKS_LIKE_NAME.search(words):
            yield match.span()
    for pattern, sign in ((_CROSSES, _CROSS), (_DOTS, _DOT)):
        if sign.search(text):
            yield from (match.span() for match in pattern.finditer(text))
    marks = [match.span() for match in _DATE_MARK.finditer(text)]
    if marks and not _SHOWS_FORMAT.search(text):
        yield from marks
    for prompt in options(rule, "prompts"):
        start = text.find(prompt)
        if start >= 0:
            yield start, start + len(prompt)


# Merge fields.


_BROKEN = (
    (re.compile(r"\{\{(?!\{)(\s?[\w.|:-]+\s?)\}(?!\})"), "{{%s}}"),
    (re.compile(r"(?<![{$%#])\{(\s?[\w.|:-]+\s?)\}\}(?!\})"), "{{%s}}"),
    (re.compile(r"\{\{(?!\{)(\s?[\w.|:-]+)(?![^{}]*\})"), "{{%s }}"),
    (re.compile(r"«([A-Z]\w*|\w+_\w+)(?![^«»]*»)"), "«%s»"),
    (re.compile(r"\$\{(\w[\w.]*)(?![^{}\n]*\})"), "${%s}"),
    (re.compile(r"\{%-?\s*\w+(?: \w+)?(?![^{}]*%\})"), ""),
)
_CONTROL = re.compile(
    r"\{%[-+]?(?:(?:p|tr|tc|r)\s)?\s*(?P<end>end)?(?P<name>[a-z]+)(?:(?!\{%|%\}).)*%\}|\{\{(?P<mark>[#/^])\s*(?P<section>[\w.]+)[^}]*\}\}"
)


def _broken(document: Document) -> Iterator[Hit]:
    """Yield merge fields that are opened but not closed, or the other way round."""
    for index, block in enumerate(document.blocks):
        if not _MAY_BREAK.search(block.text):
            continue
        done: set[int] = set()
        for pattern, repaired in _BROKEN:
            for match in pattern.finditer(block.text):
                if match.start() not in done:
                    done.add(match.start())
                    yield _broken_hit(index, match, repaired)


def _broken_hit(index: int, match: re.Match[str], repaired: str) -> Hit:
    suggestions: tuple[Suggestion, ...] = ()
    if repaired:
        whole = repaired.replace("%s", match[1])
        suggestions = (Suggestion(whole, (Edit(index, match.start(), match.end(), whole),)),)
    return Hit(index, match.start(), match.end(), Severity.ERROR, suggestions=suggestions)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A control mark: what it opens or closes, and where it stands."""

    name: str
    opens: bool
    block: int
    start: int
    end: int


def _unbalanced(document: Document, names: frozenset[str]) -> Iterator[Hit]:
    """Yield the control marks without a partner: an ``if`` without ``endif``."""
    waiting: list[_Mark] = []
    for mark in _marks(document, names):
        if mark.opens:
            waiting.append(mark)
        elif any(other.name == mark.name for other in waiting):
            while waiting[-1].name != mark.name:
                yield _mark_hit(waiting.pop())
            waiting.pop()
        else:
            yield _mark_hit(mark)
    yield from map(_mark_hit, waiting)


def _marks(document: Document, names: frozenset[str]) -> Iterator[_Mark]:
    for index, block in enumerate(document.blocks):
        for match in _CONTROL.finditer(block.text):
            if match["section"]:
                yield _Mark(match["section"], match["mark"] != "/", index, *match.span())
            elif match["name"] in names:
                yield _Mark(f"% {match['name']}", not match["end"], index, *match.span())


def _mark_hit(mark: _Mark) -> Hit:
    return Hit(mark.block, mark.start, mark.end, Severity.ERROR)


# One format.


@check("mixed-formats")
def mixed_formats(text: Text, rule: Rule) -> Iterator[Hit]:
    """D12: dates and amounts that are written in two ways."""
    tips = table(rule, "tips")
    shown = tuple(options(rule, "examples"))
    yield from _mixed_dates(text.passages, shown, tips["date"])
    found = [(p, amount) for p in text.passages for amount in _amounts(p.block.text)]
    yield from _minority(found, _unit, tips["unit"])
    yield from _minority(_round(found), _ending, tips["ending"])


def _mixed_dates(passages: Sequence[Passage], shown: tuple[str, ...], tip: str) -> Iterator[Hit]:
    if not any(has_worded_date(passage.block.text) for passage in passages):
        return
    for passage in passages:
        for start, end, words in figure_dates(passage.block.text):
            before = passage.block.text[:start].casefold().rstrip(" (‘'\"“")
            if not before.endswith(shown):
                edit = Edit(passage.index, start, end, words)
                values = {"advice": tip}
                yield Hit(
                    passage.index,
                    start,
                    end,
                    values=values,
                    suggestions=(Suggestion(words, (edit,)),),
                )


def _amounts(text: str) -> Iterator[Amount]:
    if _MONEY.search(text):
        yield from amounts(text)


def _unit(amount: Amount) -> str:
    return amount.unit


def _round(found: _Found) -> _Found:
    """Return the whole amounts, or nothing when others have cents: then ``,00`` has its use."""
    if any(_has_cents(amount) for _, amount in found):
        return [pair for pair in found if not pair[1].figures.endswith(",00")]
    return found


def _has_cents(amount: Amount) -> bool:
    cents = amount.figures.partition(",")[2]
    return cents.isdigit() and int(cents) > 0


def _ending(amount: Amount) -> str:
    cents = amount.figures.partition(",")[2]
    return "-" if cents and not cents.isdigit() else "00" if cents == "00" else ""


def _minority(found: _Found, form: Callable[[Amount], str], tip: str) -> Iterator[Hit]:
    """Yield hits on the amounts that are not written as most are; at a tie the first form wins."""
    counts = Counter(form(amount) for _, amount in found)
    if len(counts) < 2:
        return
    main = max(counts, key=lambda name: counts[name])
    example = next(p.block.text[a.start : a.end] for p, a in found if form(a) == main)
    for passage, amount in found:
        if form(amount) != main:
            advice = tip.replace("…", example)
            yield Hit(passage.index, amount.start, amount.end, values={"advice": advice})
