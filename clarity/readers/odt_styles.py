"""The styles of an OpenDocument text: looks with what they inherit, and the numbers of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml ships no types

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_DEEPEST = 30  # styles that inherit from each other
_HEADING = re.compile(r"(?:heading|kop|titre|überschrift)(?:[ _]|_20_)?(\d{1,2})$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
          (4, "iv"), (1, "i"))  # fmt: skip


def name(element: Element) -> str:
    """Return the name of an element with its usual prefix: ``text:p``."""
    return _known(element.tag) if isinstance(element.tag, str) else ""


def get(element: Element, key: str) -> str:
    """Return an attribute by its name with the usual prefix, empty when it is not there."""
    for attribute, value in element.attrib.items():
        if _known(attribute) == key:
            return str(value)
    return ""


def whole(text: str, default: int) -> int:
    """Return a whole number from an attribute, ``default`` when it is none or out of all reason."""
    return int(text) if text.isdecimal() and len(text) < 7 else default


def _known(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


@dataclass(frozen=True, slots=True)
class OdtLook:
    """What holds for characters; ``size`` in points, 0 when the file does not say."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    hidden: bool = False
    size: float = 0.0
    language: str = ""


@dataclass(slots=True)
class OdtStyles:
    """The styles of one part: its automatic ones over those that all parts share."""

    styles: dict[tuple[str, str], Element] = field(default_factory=dict)  # by family and name
    defaults: dict[str, Element] = field(default_factory=dict)  # by family
    lists: dict[str, Element] = field(default_factory=dict)
    outline: Element | None = None

    def read(self, container: Element | None) -> None:
        """Add the styles of an element such as ``office:styles``."""
        for element in container if container is not None else ():
            kind = name(element)
            if kind == "style:style":
                self.styles[(get(element, "style:family"), get(element, "style:name"))] = element
            elif kind == "style:default-style":
                self.defaults[get(element, "style:family")] = element
            elif kind == "text:list-style":
                self.lists[get(element, "style:name")] = element
            elif kind == "text:outline-style":
                self.outline = element

    def chain(self, family: str, style: str) -> list[Element]:
        """Return a style and those it inherits from, its own first, the default last."""
        found: list[Element] = []
        while style and len(found) < _DEEPEST:
            element = self.styles.get((family, style))
            if element is None:
                break
            found.append(element)
            style = get(element, "style:parent-style-name")
        default = self.defaults.get(family)
        return found if default is None else [*found, default]

    def label(self, style: str) -> str:
        """Return the name of a paragraph style as users see it: that of its named style."""
        for element in self.chain("paragraph", style):
            shown = get(element, "style:display-name") or get(element, "style:name")
            if get(element, "style:parent-style-name") == "" or get(element, "style:display-name"):
                return shown
        return style

    def heading_level(self, style: str) -> int:
        """Return the level of a style for headings, 0 for another style."""
        for element in self.chain("paragraph", style):
            for label in (get(element, "style:display-name"), get(element, "style:name")):
                match = _HEADING.match(label)
                if match:
                    return int(match.group(1))
                if _TITLE.match(label):
                    return 1
        return 0

    def properties(self, family: str, style: str, kind: str) -> dict[str, str]:
        """Return the properties of a style by name, inherited ones included."""
        result: dict[str, str] = {}
        for element in reversed(self.chain(family, style)):
            for child in element:
                if name(child) == f"style:{kind}-properties":
                    own = {_known(key): str(value) for key, value in child.attrib.items()}
                    _measure(own, result)
                    result.update(own)
        return result

    def is_justified(self, style: str) -> bool:
        """Say whether a paragraph has straight edges on both sides."""
        return self.properties("paragraph", style, "paragraph").get("fo:text-align") == "justify"

    def has_leaders(self, style: str) -> bool:
        """Say whether tabs in a paragraph are drawn as a line of dots."""
        return any(
            get(stop, "style:leader-style") not in {"", "none"}
            for element in self.chain("paragraph", style)
            for stop in element.iter()
            if name(stop) == "style:tab-stop"
        )

    def look(self, paragraph: str, spans: tuple[str, ...]) -> OdtLook:
        """Return what holds for characters in a paragraph and these spans, the outer one first."""
        properties = self.properties("paragraph", paragraph, "text")
        for span in spans:
            own = self.properties("text", span, "text")
            _measure(own, properties)
            properties.update(own)
        return _look(properties)


def _measure(own: dict[str, str], around: dict[str, str]) -> None:
    """Make a size in percents one in points."""
    match = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)%", own.get("fo:font-size", ""))
    size = _points(around.get("fo:font-size", ""))
    if match and size:
        size *= float(match.group(1)) / 100
        own["fo:font-size"] = f"{size:g}pt"


def _points(size: str) -> float:
    match = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)pt", size)
    return float(match.group(1)) if match else 0.0


def _look(properties: dict[str, str]) -> OdtLook:
    weight = properties.get("fo:font-weight", "")
    language, country = properties.get("fo:language", ""), properties.get("fo:country", "")
    if language in {"none", "zxx"}:
        language = ""
    has_country = language and country not in {"", "none"}
    return OdtLook(
        bold=weight == "bold" or whole(weight, 400) >= 600,
        italic=properties.get("fo:font-style") in {"italic", "oblique"},
        underline=properties.get("style:text-underline-style", "none") != "none",
        capitals=properties.get("fo:text-transform") == "uppercase",
        hidden=properties.get("text:display") == "none",
        size=_points(properties.get("fo:font-size", "")),
        language=f"{language}-{country}" if has_country else language,
    )


@dataclass(slots=True)
class Counter:
    """The numbers of the lists (or of the headings) of one style."""

    counts: list[int] = field(default_factory=list)

    def next(self, style: Element | None, depth: int, start: int | None = None) -> str:
        """Count an item at a depth (from 0) on and return its visible number."""
        levels = {get(level, "text:level"): level for level in style if name(level)} if (
            style is not None
        ) else {}  # fmt: skip
        while len(self.counts) <= depth:
            begin = _start(levels.get(str(len(self.counts) + 1)))
            self.counts.append(begin - 1)
        del self.counts[depth + 1 :]
        self.counts[depth] = self.counts[depth] + 1 if start is None else start
        return self.shown(levels, depth)

    def shown(self, levels: dict[str, Element], depth: int) -> str:
        """Return the number of the item counted last, as the page shows it."""
        level = levels.get(str(depth + 1))
        if level is None or ("number" not in name(level) and "outline" not in name(level)):
            return "•"
        form = get(level, "style:num-format")
        if not form:
            return ""
        above = max(depth + 1 - whole(get(level, "text:display-levels"), 1), 0)
        numbers = (
            _numeral(self.counts[i], get(levels[str(i + 1)], "style:num-format"))
            for i in range(above, depth + 1)
            if str(i + 1) in levels
        )
        inner = ".".join(number for number in numbers if number)
        return get(level, "style:num-prefix") + inner + get(level, "style:num-suffix")


def _start(level: Element | None) -> int:
    return 1 if level is None else whole(get(level, "text:start-value"), 1)


def _numeral(count: int, form: str) -> str:
    if form in {"a", "A"} and count > 0:
        text = _LETTERS[(count - 1) % 26]
    elif form in {"i", "I"} and 0 < count < 400:
        text = "".join(_roman(count))
    else:
        return str(count) if form else ""
    return text.upper() if form.isupper() else text


def _roman(count: int) -> Iterator[str]:
    for value, letters in _ROMAN:
        while count >= value:
            yield letters
            count -= value
