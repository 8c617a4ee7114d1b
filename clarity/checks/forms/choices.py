"""Checks of the options of a question: do they overlap, do they cover all, are there too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from clarity.checks.forms.fields import asked, listed, option_hit, place, words
from clarity.checks.options import table
from clarity.checks.registry import Hit, Text, check
from clarity.document import Field, FieldKind
from clarity.report import Severity
from clarity.rulebook.model import Rule

_Range = tuple[float, float, str]

_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_CENTS = re.compile(r",(?:\d\d|-+)(?!\d)")
_TIME = re.compile(r"\d[.:]\d\d(?!\d)")
_UPTO = r"(?:-|–|—|t/m|tot en met|tot & met)"
_N = r"(\d+)\D{0,9}?"
_BETWEEN = re.compile(rf"{_N}\s*({_UPTO}|tot)\s*\D{{0,3}}(\d+)", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"(?:t/m|tot en met|maximaal|hoogstens)\D{{0,4}}(\d+)"
    rf"|{_N}\s*(?:of|en) (?:minder|jonger|lager|korter|eerder)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:minder dan|jonger dan|lager dan|korter dan|onder(?: de)?|tot|<)\D{0,4}(\d+)", re.I
)
_ABOVE = re.compile(
    r"(?:meer dan|ouder dan|hoger dan|langer dan|boven(?: de)?|>)\D{0,4}(\d+)", re.I
)
_AT_LEAST = re.compile(
    rf"vanaf\D{{0,4}}(\d+)|{_N}\s*(?:(?:of|en) (?:meer|ouder|hoger|langer|later|vaker)|\+)", re.I
)
_STEP = 0.5  # a bound that is not in the range itself
_FEW = 3  # options; two may well be all there is


@check("unclear-options")
def unclear_options(text: Text, rule: Rule) -> Iterator[Hit]:
    """F11: options that overlap, differ in form, are too many, or leave the reader out."""
    tips = table(rule, "tips")
    done: set[tuple[int, int]] = set()
    for field in asked(text.document):
        if field.kind is not FieldKind.CHOICE or len(field.options) < 2:
            continue
        fault, option = _fault(field, rule)
        hit = option_hit(text.document, field, option) if option else place(text.document, field)
        if fault and hit is not None and (hit.block, hit.start) not in done:
            done.add((hit.block, hit.start))
            severity = Severity.WARNING if fault == "overlap" else None
            tip = tips[fault].format(option=option)
            yield replace(hit, severity=severity, values={"tip": tip})


def _fault(field: Field, rule: Rule) -> tuple[str, str]:
    """Return what is wrong with the options of a field, and the option to point at if it is one."""
    ranges = _ranges(field.options)
    overlap = _overlap(ranges)
    if overlap:
        return "overlap", overlap
    odd = _odd_one(field, rule)
    if odd:
        return "form", odd
    long_lists = listed(rule, "long-lists")
    if len(field.options) > rule.limits["options"] and not long_lists.search(field.label):
        return "many", ""
    return ("other", "") if not ranges and _leaves_out(field, rule) else ("", "")


# Ranges.


def _ranges(texts: Sequence[str]) -> list[_Range]:
    """Return the ranges of numbers that options stand for; none when they are times or years."""
    if any(_TIME.search(text) for text in map(_plain, texts)):
        return []
    found = [(*bounds, text) for text in texts if (bounds := _bounds(_plain(text))) is not None]
    return [] if all(low > 1000 and high == low + 1 for low, high, _ in found) else found


def _plain(text: str) -> str:
    return _CENTS.sub("", _THOUSANDS.sub("", text))


def _bounds(text: str) -> tuple[float, float] | None:
    between = _BETWEEN.search(text)
    if between:
        low, word, high = between.groups()
        return float(low), float(high) - (_STEP if word.casefold() == "tot" else 0)
    for pattern, make in (
        (_AT_LEAST, lambda n: (n, inf)),
        (_AT_MOST, lambda n: (-inf, n)),
        (_ABOVE, lambda n: (n + _STEP, inf)),
        (_BELOW, lambda n: (-inf, n - _STEP)),
    ):
        match = pattern.search(text)
        if match:
            return make(float(next(filter(None, match.groups()))))
    return None


def _overlap(ranges: Sequence[_Range]) -> str:
    """Return the option that takes in a number of the one before it, or an empty string."""
    for first, second in pairwise(sorted(ranges)):
        if first[1] >= second[0] and first[2] != second[2]:
            return second[2]
    return ""


# Forms and gaps.


def _odd_one(field: Field, rule: Rule) -> str:
    """Return the option that does not go with the others: ``Ik werk``, ``Uitkering``."""
    rest = listed(rule, "rest")
    plain = [option for option in field.options if words(option) and not rest.search(option)]
    own = [option for option in plain if words(option)[0] == "ik"]
    other = [option for option in plain if option not in own]
    if len(plain) < _FEW or not own or not other or any(_is_clause(option) for option in other):
        return ""
    return min(own, other, key=len)[0]


def _is_clause(option: str) -> bool:
    """Tell whether an option that does not start with ``ik`` may still be a sentence about it."""
    return not {"ik", "mijn", "mij", "wij", "we"}.isdisjoint(words(option))


def _leaves_out(field: Field, rule: Rule) -> bool:
    """Tell whether a question about what may be anything has no way out among its options."""
    if len(field.options) < _FEW:
        return False
    rest = listed(rule, "rest")
    if any(rest.search(option) for option in field.options):
        return False
    label = field.label
    if listed(rule, "always-open").search(label):
        return True
    is_open = listed(rule, "open").search(label)
    own = listed(rule, "own").search(label)
    return bool(is_open and own) and not listed(rule, "closed").search(label)
