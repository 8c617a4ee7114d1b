"""Styles, numbering and symbols of a Word document: how a run looks, what a paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clarity.readers.docx_walk import W, child, is_on, qualified, value

Element: TypeAlias = Any  # lxml ships no types

_HEADING_NAME = re.compile(r"(?:heading|kop|überschrift|titre)[ _-]?([1-9])\b", re.IGNORECASE)
_TITLE_NAMES = {"title", "titel"}
_TOGGLES = {"b": "bold", "i": "italic", "caps": "capitals", "vanish": "hidden"}
_JUSTIFIED = {"both", "distribute"}
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks. ``size`` is in half points, None when the file does not say."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    underline: bool = False
    size: int | None = None
    language: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    id: str
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None
    bold_first_row: bool


@dataclass(slots=True)
class Styles:
    """The styles of a document, looked up along the chain of what they are based on."""

    by_id: dict[str, _Style] = field(default_factory=dict)
    default: Look = Look()
    default_paragraph: str = ""
    default_character: str = ""
    default_alignment: str = ""
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)
    _toggles: dict[str, dict[str, bool]] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """Return the name a user sees for a style id."""
        found = self.by_id.get(style or self.default_paragraph)
        return found.name if found else style

    def chain(self, style: str) -> list[_Style]:
        """Return a style and all it is based on, nearest first."""
        found: list[_Style] = []
        while style in self.by_id and len(found) < _LONGEST_CHAIN:
            found.append(self.by_id[style])
            style = found[-1].based_on
        return found

    def look(self, paragraph: str, character: str, direct: Element | None) -> Look:
        """Return how a run looks, from its paragraph style, character style and own format."""
        key = (paragraph or self.default_paragraph, character)
        if key not in self._looks:
            self._looks[key] = self._styled(*key)
        return self._looks[key] if direct is None else _formatted(self._looks[key], direct)

    def heading_level(self, style: str) -> int:
        """Return the heading level of a paragraph style, 0 when it is no heading."""
        for item in self.chain(style or self.default_paragraph):
            level = value(item.paragraph, "outlineLvl")
            if level is not None:
                return outline_level(level)
            match = _HEADING_NAME.match(item.name)
            if match:
                return int(match.group(1))
            if item.name.lower() in _TITLE_NAMES:
                return 1
        return 0

    def numbering(self, style: str) -> tuple[str, int | None]:
        """Return the numbering id and level that a paragraph style gives."""
        level: int | None = None
        for item in self.chain(style or self.default_paragraph):
            properties = child(item.paragraph, "numPr")
            found = value(properties, "ilvl")
            if level is None and found is not None and found.isdecimal():
                level = int(found)
            number = value(properties, "numId")
            if number is not None:
                return number, level
        return "", level

    def is_justified(self, style: str, direct: Element | None) -> bool:
        """Say whether a paragraph has straight edges on both sides, by its own format or style."""
        chain = self.chain(style or self.default_paragraph)
        given = (value(item, "jc") for item in (direct, *(link.paragraph for link in chain)))
        return next((item for item in given if item), self.default_alignment) in _JUSTIFIED

    def has_leaders(self, style: str) -> bool:
        """Say whether a paragraph style has tab stops with dots or lines."""
        return any(has_leaders(item.paragraph) for item in self.chain(style))

    def _styled(self, paragraph: str, character: str) -> Look:
        look = self.default
        for item in reversed(self.chain(paragraph)):
            look = _formatted(look, item.run)
        plain = look
        for item in reversed(self.chain(character or self.default_character)):
            look = _formatted(look, item.run)
        # Toggles that both styles switch on cancel out (ECMA-376, 17.7.3).
        both: dict[str, Any] = {
            name: False
            for name in _TOGGLES.values()
            if getattr(plain, name) and self._switches_on(character, name)
        }
        return replace(look, **both) if both else look

    def _switches_on(self, character: str, name: str) -> bool:
        look = Look()
        for item in reversed(self.chain(character)):
            look = _formatted(look, item.run)
        return bool(getattr(look, name))


def read_styles(root: Element | None) -> Styles:
    """Read ``styles.xml``; without one, nothing has a style."""
    styles = Styles()
    if root is None:
        return styles
    styles.default = _formatted(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
    styles.default_alignment = value(root, "docDefaults", "pPrDefault", "pPr", "jc") or ""
    for element in root.iterfind(W + "style"):
        identifier = element.get(W + "styleId", "")
        styles.by_id[identifier] = _style(element, identifier)
        if element.get(W + "default") in {"1", "true", "on"}:
            if element.get(W + "type") == "paragraph":
                styles.default_paragraph = identifier
            elif element.get(W + "type") == "character":
                styles.default_character = identifier
    return styles


def outline_level(text: str) -> int:
    """Turn a ``w:outlineLvl`` (0 is highest, 9 is body text) into a heading level."""
    return int(text) + 1 if text.isdecimal() and int(text) < 9 else 0


def has_leaders(properties: Element | None) -> bool:
    """Say whether paragraph properties hold tab stops with dots or lines."""
    tabs = child(properties, "tabs")
    if tabs is None:
        return False
    return any(tab.get(W + "leader") in {"dot", "underscore", "hyphen", "heavy", "middleDot"}
               for tab in tabs)  # fmt: skip


def _style(element: Element, identifier: str) -> _Style:
    first_rows = (
        item.find(f"{W}rPr/{W}b")
        for item in element.iterfind(W + "tblStylePr")
        if item.get(W + "type") == "firstRow"
    )
    return _Style(
        identifier,
        value(element, "name") or identifier,
        value(element, "basedOn") or "",
        child(element, "pPr"),
        child(element, "rPr"),
        any(is_on(item) for item in first_rows),
    )


def _formatted(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    changes: dict[str, Any] = {}
    for item in properties:
        name = qualified(item.tag)[2:]
        if name in _TOGGLES:
            changes[_TOGGLES[name]] = is_on(item)
        elif name == "u":
            changes["underline"] = item.get(W + "val", "single") != "none"
        elif name == "sz":
            changes["size"] = _half_points(item.get(W + "val", ""), look.size)
        elif name == "lang":
            changes["language"] = item.get(W + "val") or look.language
        elif name == "rFonts":
            changes["font"] = item.get(W + "ascii") or item.get(W + "hAnsi") or look.font
    return replace(look, **changes) if changes else look


def _half_points(text: str, default: int | None) -> int | None:
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return default


# Numbering.


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    font: str = ""
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _Instance:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, _Level]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    instances: dict[str, _Instance] = field(default_factory=dict)
    abstracts: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int:
        """Return the list level that is tied to a paragraph style, 0 when none is."""
        instance = self.instances.get(number)
        levels = self.abstracts.get(instance.abstract, {}) if instance else {}
        return next((index for index, level in levels.items() if level.style == style), 0)

    def next(self, number: str, index: int) -> str:
        """Count one item on and return its visible number or bullet."""
        instance = self.instances.get(number)
        if instance is None:
            return ""
        levels = {**self.abstracts.get(instance.abstract, {}), **instance.levels}
        level = levels.get(index)
        if level is None:
            return ""
        counts = self._counts.setdefault(instance.abstract, {})
        self._restart(number, instance, counts)
        counts[index] = counts.get(index, _start(instance, level, index) - 1) + 1
        for deeper in [item for item in counts if item > index]:
            del counts[deeper]
        if level.form == "bullet":
            return bullet(level.text, level.font)
        return _visible(level, levels, counts, instance)

    def _restart(self, number: str, instance: _Instance, counts: dict[int, int]) -> None:
        if number not in self._started:
            self._started.add(number)
            for index in instance.starts:
                counts.pop(index, None)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Read ``numbering.xml``; without one there are no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    borrowed: dict[str, str] = {}
    for element in root.iterfind(W + "abstractNum"):
        identifier = element.get(W + "abstractNumId", "")
        numbering.abstracts[identifier] = _levels(element)
        borrowed[identifier] = value(element, "numStyleLink") or ""
    for element in root.iterfind(W + "num"):
        numbering.instances[element.get(W + "numId", "")] = _instance(element)
    for identifier, style in borrowed.items():
        source = numbering.instances.get(styles.numbering(style)[0]) if style else None
        if source is not None:
            numbering.abstracts[identifier] = numbering.abstracts.get(source.abstract, {})
    return numbering


def _levels(parent: Element) -> dict[int, _Level]:
    found = ((item.get(W + "ilvl", ""), item) for item in parent.iterfind(W + "lvl"))
    return {int(index): _level(item) for index, item in found if index.isdecimal()}


def _level(element: Element) -> _Level:
    start = value(element, "start") or ""
    fonts = child(element, "rPr", "rFonts")
    return _Level(
        int(start) if start.isdecimal() else 1,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        is_on(child(element, "isLgl")),
        value(element, "pStyle") or "",
    )


def _instance(element: Element) -> _Instance:
    starts: dict[int, int] = {}
    levels: dict[int, _Level] = {}
    for override in element.iterfind(W + "lvlOverride"):
        index = override.get(W + "ilvl", "")
        start = value(override, "startOverride") or ""
        if index.isdecimal() and start.isdecimal():
            starts[int(index)] = int(start)
        levels.update(_levels(override))
    return _Instance(value(element, "abstractNumId") or "", starts, levels)


def _start(instance: _Instance, level: _Level, index: int) -> int:
    return instance.starts.get(index, level.start)


def _visible(
    level: _Level, levels: dict[int, _Level], counts: dict[int, int], instance: _Instance
) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        part = levels.get(index, _Level())
        count = counts.setdefault(index, _start(instance, part, index))
        return _counted(count, "decimal" if level.is_legal else part.form)

    return re.sub(r"%([1-9])", number, level.text).strip()


def _counted(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        turns, letter = divmod(max(count, 1) - 1, 26)
        letters = chr(ord("a") + letter) * min(turns + 1, 20)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    return f"{count}e" if form == "ordinal" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    sizes = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    signs = ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"]
    result = ""
    for size, sign in zip(sizes, signs, strict=True):
        times, count = divmod(count, size)
        result += sign * times
    return result


# Symbols: fonts in which a letter is a picture.

_SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "marlett", "zapfdingbats")
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒",
    0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢",
    0xE0: "→", 0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x22: "✂", 0x46: "☞", 0x4A: "☺", 0x4C: "☹",
}  # fmt: skip
_WINGDINGS_2 = {0xA3: "☐", 0x2A: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗",
                0x30: "□", 0x99: "○", 0x9A: "○", 0x81: "○"}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB4: "×",
           0xB1: "±", 0x6D: "μ", 0x61: "α", 0x62: "β", 0x2D: "−", 0xA0: "€", 0xDE: "⇒",
           0xB0: "°", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0x7F: "□", 0xFF: "□"}  # fmt: skip
_WEBDINGS = {0x63: "☐", 0x67: "■", 0x61: "✓", 0x72: "✗", 0xC8: "☎", 0xFE: "☐"}


def is_symbol_font(font: str) -> bool:
    """Say whether the letters of a font are pictures."""
    return font.lower().startswith(_SYMBOL_FONTS)


def glyph(character: str, font: str) -> str:
    """Return the Unicode character for what a symbol font shows, a space when not known."""
    code = ord(character)
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
    elif not is_symbol_font(font):
        return character
    if character.isspace() or code == 0x20:
        return " "
    return _table(font.lower()).get(code, chr(code) if font.lower() == "symbol" else " ")


def _table(font: str) -> dict[int, str]:
    if font.startswith("wingdings 2"):
        return _WINGDINGS_2
    if font.startswith("webdings"):
        return _WEBDINGS
    return _SYMBOL if font.startswith("symbol") else _WINGDINGS


def bullet(text: str, font: str) -> str:
    """Return a bullet as the page shows it."""
    if text == "o" and font.lower().startswith("courier"):
        return "◦"
    return "".join(glyph(character, font) for character in text).strip() or ("•" if text else "")
