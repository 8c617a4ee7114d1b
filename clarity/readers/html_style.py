"""What simple style rules say of an element: in its style attribute or in the page's own sheet.

Understood are rules for a tag, a class, an id or a tag with one of these. What a selector says of
where an element stands is not, and neither are style sheets in other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml ships no types

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?:(?P<sign>[.#])(?P<name>[\w-]+))?$", re.I)
_PROPERTIES = {
    "display", "visibility", "text-align", "font-size", "font-weight", "font-style",
    "text-decoration", "text-decoration-line", "text-transform",
}  # fmt: skip
_LENGTH = re.compile(r"(\d{0,4}(?:\.\d{1,4})?)(pt|px|em|rem|%)")
_POINTS = {"pt": 1.0, "px": 0.75}
_USUAL = 12.0  # points: the size of letters when nothing is said (16 pixels)
_LONGEST_SHEET = 500_000  # characters

Style = Mapping[str, str]


class Sheet:
    """The style rules of a page, by the tag, class or id that they are for."""

    def __init__(self, text: str = "") -> None:
        self.rules: dict[str, dict[str, str]] = {}
        for selectors, declared in _rules(_COMMENT.sub(" ", text[:_LONGEST_SHEET])):
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if name and _SELECTOR.match(name):
                    self.rules.setdefault(name, {}).update(declared)

    def style(self, element: Element) -> dict[str, str]:
        """Return the properties of an element: those of its tag, class, id and own style."""
        result: dict[str, str] = {}
        for selector in _selectors(element) if self.rules else ():
            result.update(self.rules.get(selector, {}))
        own = element.get("style")
        if own:
            result.update(_declarations(own))
        return result


def points(size: str, parent: float) -> float:
    """Return a font size in points, 0 when it cannot be told; ``parent`` is 0 when not known."""
    match = _LENGTH.match(size.strip().lower())
    if match is None or not match.group(1).strip("."):
        return 0.0
    number, unit = float(match.group(1)), match.group(2)
    if unit in _POINTS:
        return number * _POINTS[unit]
    around = _USUAL if unit == "rem" else parent or _USUAL
    return number * around / (100 if unit == "%" else 1)


def _rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield selectors and declarations; what stands inside ``@media`` and the like is skipped."""
    depth = 0
    for chunk in text.split("}"):
        pieces = chunk.split("{")
        if depth == 0 and len(pieces) == 2:
            declared = _declarations(pieces[1])
            if declared:
                yield pieces[0].rsplit(";", 1)[-1], declared
        depth = max(0, depth + len(pieces) - 2)


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip().lower()
        if name in _PROPERTIES:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def _selectors(element: Element) -> Iterator[str]:
    """Yield the selectors that an element answers to, the weakest first."""
    tag = element.tag.lower()
    classes = (element.get("class") or "").lower().split()
    name = (element.get("id") or "").lower()
    yield "*"
    yield tag
    for item in classes:
        yield f".{item}"
    for item in classes:
        yield f"{tag}.{item}"
    if name:
        yield f"#{name}"
        yield f"{tag}#{name}"
