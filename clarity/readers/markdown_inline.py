"""The signs within a line of Markdown: emphasis, links, images, code, escapes, entities."""

from __future__ import annotations

import html
import re

from clarity.document import MarkKind
from clarity.readers.spans import NOWHERE, Marked, Traced

# What a template fills in, or what is a line to write on: copied as it stands.
_LITERAL = re.compile(
    r"\{\{[^{}]{0,300}\}\}|\{%[^%]{0,300}%\}|\{#[^#]{0,300}#\}|\$\{[^{}]{0,300}\}"
    r"|«[^«»]{0,300}»|<<[^<>]{0,300}>>|_{4,}|\.{3,}"
)
_PLAIN = re.compile(r"[^\\`&<!\[*_~{$«.hw\u200b]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+\.\w+)>")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]'\"*_]")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_TARGET = re.compile(r"\(\s*<?([^\s)>]*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)")
_REFERENCE = re.compile(r"\[([^\]]*)\]")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure"
    r"|figcaption|font|h[1-6]|hr|i|img|ins|kbd|label|li|mark|nav|ol|p|pre|q|s|section|small|span"
    r"|strong|strike|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG_NAME = re.compile(r"</?(\w+)")
_TAG_MARKS = {
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "i": MarkKind.ITALIC,
    "em": MarkKind.ITALIC,
    "u": MarkKind.UNDERLINE,
}
_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(pt|px)", re.IGNORECASE)
_JUSTIFIED = re.compile(r"(?:text-align\s*:\s*|\balign\s*=\s*[\"']?)justify", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_PIXEL = 0.75  # points
_EMPHASIS = {
    1: (MarkKind.ITALIC,),
    2: (MarkKind.BOLD,),
    3: (MarkKind.BOLD, MarkKind.ITALIC),
}
_DEEPEST = 12
_LONGEST = 20_000  # characters; what is longer is no paragraph, and is copied as it stands


class Inline:
    """Reads the text of one block; :attr:`images` holds the alternatives of its images.

    ``justified`` tells that HTML in the block gives it straight edges on both sides.
    """

    def __init__(self, source: Traced, references: dict[str, str]) -> None:
        self.source = source
        self.references = references
        self.images: list[Traced] = []
        self.out = Marked()
        self.justified = False
        self.tags: list[tuple[str, int, list[tuple[MarkKind, str]]]] = []  # open: name, start
        self.hopeless: dict[str, int] = {}  # delimiters that have no partner from here on
        self.brackets = _bracket_pairs(source.text) if len(source) <= _LONGEST else {}

    def read(self) -> Marked:
        """Return the text without signs, and the marks that the signs stood for."""
        if len(self.source) > _LONGEST:
            self.out.traced.extend(self.source)
        else:
            self.span(0, len(self.source), 0)
        return self.out

    def span(self, position: int, end: int, depth: int) -> None:
        while position < end:
            plain = _PLAIN.match(self.source.text, position, end)
            if plain:
                self.copy(position, plain.end())
                position = plain.end()
                continue
            after = self.construct(position, end, depth)
            if after <= position:
                self.copy(position, position + 1)
                after = position + 1
            position = after

    def construct(self, position: int, end: int, depth: int) -> int:
        """Read what starts at ``position``; return where it ends, or 0 when it is plain text."""
        sign = self.source.text[position]
        if sign == "\u200b":
            return position + 1
        literal = _LITERAL.match(self.source.text, position, end)
        if literal:
            self.copy(position, literal.end())
            return literal.end()
        readers = {
            "\\": self.escape,
            "`": self.code,
            "&": self.entity,
            "<": self.angle,
            "h": self.address,
            "w": self.address,
        }
        if sign in readers:
            return readers[sign](position, end)
        if sign in "![":
            return self.bracket(position, end, depth)
        if sign in "*_~":
            return self.emphasis(position, end, depth)
        return 0

    def copy(self, start: int, end: int) -> None:
        self.out.traced.extend(self.source.part(start, end))

    def escape(self, position: int, end: int) -> int:
        match = _ESCAPE.match(self.source.text, position, end)
        if match is None:
            return 0
        self.copy(match.start(1), match.end(1))
        return match.end()

    def code(self, position: int, end: int) -> int:
        match = _CODE.match(self.source.text, position, end)
        if match is None:
            return 0
        self.copy(match.start(2), match.end(2))
        return match.end()

    def entity(self, position: int, end: int) -> int:
        match = _ENTITY.match(self.source.text, position, end)
        if match is None:
            return 0
        shown = html.unescape(match.group())
        if shown == match.group():
            return 0
        self.out.traced.add(shown.replace("\u00ad", ""), NOWHERE)
        return match.end()

    def angle(self, position: int, end: int) -> int:
        link = _AUTOLINK.match(self.source.text, position, end)
        if link:
            start = len(self.out.traced)
            self.copy(link.start(1), link.end(1))
            self.out.mark(MarkKind.LINK, start, link.group(1))
            return link.end()
        tag = _TAG.match(self.source.text, position, end)
        if tag is None:
            return 0
        name = _TAG_NAME.match(tag.group())
        self.tag(name.group(1).lower() if name else "", tag)
        return tag.end()

    def tag(self, name: str, tag: re.Match[str]) -> None:
        """Do what a tag of HTML does to the look of the text."""
        if name == "br":
            self.out.traced.add("\n", NOWHERE)
        elif name == "img":
            self.image_tag(tag)
        elif tag.group().startswith("</"):
            self.close_tag(name)
        else:
            self.justified = self.justified or bool(_JUSTIFIED.search(tag.group()))
            self.tags.append((name, len(self.out.traced), _marks_of(name, tag.group())))

    def close_tag(self, name: str) -> None:
        if not any(opened == name for opened, _, _ in self.tags):
            return
        opened = ""
        while opened != name:
            opened, start, marks = self.tags.pop()
            for kind, value in marks:
                self.out.mark(kind, start, value)

    def image_tag(self, tag: re.Match[str]) -> None:
        """Note an image; one whose alternative is there and empty is decoration."""
        found = _ALTERNATIVE.search(tag.group())
        if found is None:
            self.images.append(Traced())
            return
        group = 1 if found.group(1) is not None else 2
        start, end = (tag.start() + place for place in found.span(group))
        if self.source.text[start:end].strip():
            self.images.append(self.source.part(start, end).stripped())

    def address(self, position: int, end: int) -> int:
        if position and self.source.text[position - 1].isalnum():
            return 0
        match = _ADDRESS.match(self.source.text, position, end)
        if match is None:
            return 0
        start = len(self.out.traced)
        self.copy(position, match.end())
        self.out.mark(MarkKind.LINK, start, match.group())
        return match.end()

    def bracket(self, position: int, end: int, depth: int) -> int:
        text = self.source.text
        is_image = text[position] == "!"
        first = position + 1 if is_image else position
        if text[first : first + 1] != "[":
            return 0
        note = _NOTE.match(text, first, end)
        if note and not is_image:
            return note.end()
        close = self.brackets.get(first, end)
        if close >= end:
            return 0
        target, after = self.target(first, close, end)
        if after == 0:
            return 0
        if is_image:
            self.images.append(self.source.part(first + 1, close).stripped())
            return after
        start = len(self.out.traced)
        if depth < _DEEPEST:
            self.span(first + 1, close, depth + 1)
        else:
            self.copy(first + 1, close)
        self.out.mark(MarkKind.LINK, start, target)
        return after

    def target(self, first: int, close: int, end: int) -> tuple[str, int]:
        """Return the address that follows a bracket, and where it ends; 0 when there is none."""
        match = _TARGET.match(self.source.text, close + 1, end)
        if match:
            return match.group(1), match.end()
        label = self.source.text[first + 1 : close].lower()
        match = _REFERENCE.match(self.source.text, close + 1, end)
        key = (match.group(1).lower() or label) if match else label
        if key in self.references:
            return self.references[key], match.end() if match else close + 1
        return "", 0

    def emphasis(self, position: int, end: int, depth: int) -> int:
        text = self.source.text
        sign = text[position]
        run = re.compile(re.escape(sign) + "+").match(text, position, end)
        size = run.end() - position if run else 0
        wanted = sign * size
        if sign == "~":
            return position + size if size == 2 else 0
        if size > 3 or depth >= _DEEPEST or not self.opens(position, size):
            return self.literal(position, size)
        if self.hopeless.get(wanted, end + 1) <= position:
            return self.literal(position, size)
        close = self.closing(wanted, position + size, end)
        if close < 0:
            self.hopeless[wanted] = position
            return self.literal(position, size)
        start = len(self.out.traced)
        self.span(position + size, close, depth + 1)
        for kind in _EMPHASIS[size]:
            self.out.mark(kind, start)
        return close + size

    def literal(self, position: int, size: int) -> int:
        self.copy(position, position + size)
        return position + size

    def opens(self, position: int, size: int) -> bool:
        text = self.source.text
        before, after = text[position - 1 : position], text[position + size : position + size + 1]
        if not after or after.isspace():
            return False
        return text[position] == "*" or not before.isalnum()

    def closing(self, wanted: str, position: int, end: int) -> int:
        """Return where the partner of a delimiter stands, or -1."""
        sign = re.escape(wanted[0])
        pattern = re.compile(rf"\\.|`[^`]*`|{_LITERAL.pattern}|{sign}+", re.DOTALL)
        for match in pattern.finditer(self.source.text, position, end):
            if match.group() == wanted and self.closes(match.start(), match.end()):
                return match.start()
        return -1

    def closes(self, start: int, end: int) -> bool:
        text = self.source.text
        if text[start - 1].isspace():
            return False
        return text[start] == "*" or not text[end : end + 1].isalnum()


def _marks_of(name: str, tag: str) -> list[tuple[MarkKind, str]]:
    """Return the marks that an opening tag puts on the text up to its end."""
    marks = [(_TAG_MARKS[name], "")] if name in _TAG_MARKS else []
    target = _HREF.search(tag) if name == "a" else None
    if target is not None:
        marks.append((MarkKind.LINK, target.group(1)))
    size = _SIZE.search(tag)
    if size is not None:
        points = float(size.group(1)) * (_PIXEL if size.group(2).lower() == "px" else 1)
        marks.append((MarkKind.SIZE, f"{points:g}"))
    return marks


def _bracket_pairs(text: str) -> dict[int, int]:
    """Return for each square bracket that opens where its partner closes."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"\\.|[\[\]]", text):
        if match.group() == "[":
            opened.append(match.start())
        elif match.group() == "]" and opened:
            pairs[opened.pop()] = match.start()
    return pairs
