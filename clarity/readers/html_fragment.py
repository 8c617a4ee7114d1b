"""Reads HTML inside another format, such as a text of a form: blocks, each character in its place.

Unlike a page, a piece of HTML in a form is written back into a string. So each character remembers
its offset in that string, and a writer can replace it there without touching the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from clarity.document import Anchor, BlockKind, Cell, MarkKind
from clarity.readers.html_tree import mask, unmask
from clarity.readers.spans import NOWHERE, Marked

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form header hr html legend li main nav ol option p pre section summary table"
    " tbody td tfoot th thead title tr ul".split()
)
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head"})
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "meta", "link", "col", "source"})
_MARKS = {
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "i": MarkKind.ITALIC,
    "em": MarkKind.ITALIC,
    "u": MarkKind.UNDERLINE,
    "ins": MarkKind.UNDERLINE,
}
_PIECE = re.compile(r"[ \t\n\r\f\xa0]+|[^ \t\n\r\f\xa0]+")
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]+|#\d+);", re.IGNORECASE)
_ALT = re.compile(r"\salt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


@dataclass(slots=True)
class Fragment:
    """A paragraph of a piece of HTML. ``level`` is that of the heading, or the depth of the list.

    ``entities`` are the offsets in the source of the characters that are written there as more
    than one (``&euml;``).
    """

    kind: BlockKind
    level: int = 0
    number: str = ""
    cell: Cell | None = None
    marked: Marked = field(default_factory=Marked)
    entities: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The text that the reader sees."""
        return self.marked.traced.text

    def anchors(self, part: str, path: str) -> tuple[Anchor, ...]:
        """Return where the characters stand in the string at ``path``.

        A character that is written as an entity has an anchor of its own: its offset is that of
            the ``&``.
        """
        return tuple(self._anchors(part, path))

    def _anchors(self, part: str, path: str) -> Iterator[Anchor]:
        where = self.marked.traced.where
        start = 0
        for end in range(1, len(where) + 1):
            if end < len(where) and self._runs_on(where[end - 1], where[end]):
                continue
            if where[start] == NOWHERE:
                yield Anchor(start, end, part, None)
            else:
                yield Anchor(start, end, part, path, where[start])
            start = end

    def _runs_on(self, before: int, here: int) -> bool:
        if NOWHERE in (before, here):
            return before == here
        return here == before + 1 and not {before, here} & self.entities


def has_html(text: str) -> bool:
    """Tell whether a text holds tags or entities."""
    return _TAG.search(text) is not None


def read_fragment(text: str) -> list[Fragment]:
    """Return the paragraphs of a piece of HTML, in reading order; those without text left out.

    >>> [(f.kind.value, f.text) for f in read_fragment("<h2>Kosten</h2><p>U betaalt niets.</p>")]
    [('heading', 'Kosten'), ('paragraph', 'U betaalt niets.')]
    """
    parser = _Parser(text)
    parser.feed(mask(text))
    parser.close()
    parser.end_block()
    return parser.found


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet, and where its text starts in the block."""

    tag: str
    start: int
    value: str = ""


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1


class _Parser(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Fragment] = []
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.marked = Marked()
        self.entities: set[int] = set()
        self.opened: list[_Open] = []
        self.lists: list[int] = []  # the number of the last item; -1 for bullets
        self.tables: list[_Table] = []
        self.table_count = 0
        self.hidden = 0
        self.number = ""

    # What html.parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag == "br":
            self.space("\n", NOWHERE)
        elif tag == "img":
            self.image(dict(attrs))
        elif tag in _BREAKING or tag in _HEADINGS:
            self.end_block()
            self.enter(tag)
        if tag not in _VOID:
            link = dict(attrs).get("href") or "" if tag == "a" else ""
            self.opened.append(_Open(tag, len(self.marked.traced), link))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(self.hidden - 1, 0)
        if all(item.tag != tag for item in self.opened):
            return
        if tag in _BREAKING or tag in _HEADINGS:
            self.end_block()
        while self.opened:
            item = self.opened.pop()
            self.close_mark(item)
            if item.tag == tag:
                break
        self.leave(tag)

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        place = self.place()
        for match in _PIECE.finditer(data):
            piece, offset = match.group(), place + match.start()
            if piece.isspace():
                self.space(" ", NOWHERE if piece[0] == "\xa0" else offset)
            else:
                self.marked.traced.add(unmask(piece), offset)

    def handle_entityref(self, name: str) -> None:
        self.entity(f"&{name};", f"&{name}")

    def handle_charref(self, name: str) -> None:
        self.entity(f"&#{name};", f"&#{name}")

    # Text.

    def place(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def entity(self, written: str, bare: str) -> None:
        if self.hidden:
            return
        shown, offset = html.unescape(written), self.place()
        if shown == written:  # no entity that exists: the page shows it as it is
            self.marked.traced.add(bare, offset)
        elif shown.isspace():
            self.entities.add(offset)
            self.space(" ", offset)
        else:
            self.entities.add(offset)
            self.marked.traced.add(shown[0], offset)
            self.marked.traced.add(shown[1:], NOWHERE)

    def space(self, sign: str, offset: int) -> None:
        text = self.marked.traced.text
        if text and not text[-1].isspace():
            self.marked.traced.add(sign, offset)

    def image(self, attrs: dict[str, str | None]) -> None:
        """Add a picture with its text alternative; an empty one says that it is decoration."""
        written = self.get_starttag_text() or ""
        found = _ALT.search(written)
        alt = attrs.get("alt")
        if alt is not None and not alt.strip():
            return
        picture = Fragment(BlockKind.IMAGE)
        if found and alt is not None and found[found.lastindex or 1] == alt:
            picture.marked.traced.add(alt, self.place() + found.start(found.lastindex or 1))
            picture.marked = picture.marked.stripped()
        elif alt is not None:
            picture.marked.traced.add(alt.strip(), NOWHERE)
        self.found.append(picture)

    # Blocks.

    def enter(self, tag: str) -> None:
        while self.opened and self.opened[-1].tag in {"p", *_HEADINGS}:
            self.opened.pop()
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li" and self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            self.number = f"{self.lists[-1]}."
        elif tag == "table":
            self.tables.append(_Table(self.table_count))
            self.table_count += 1
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column = -1
        elif tag in {"td", "th"} and self.tables:
            self.tables[-1].column += 1

    def leave(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.tables.pop()

    def close_mark(self, item: _Open) -> None:
        kind = MarkKind.LINK if item.tag == "a" and item.value else _MARKS.get(item.tag)
        if kind is not None:
            self.marked.mark(kind, item.start, item.value)

    def end_block(self) -> None:
        """Close the paragraph that was being read; marks that go on start again in the next."""
        for item in self.opened:
            self.close_mark(item)
            item.start = 0
        marked = self.marked.stripped()
        if marked.traced.text:
            self.found.append(self.fragment(marked))
            self.number = ""
        self.marked = Marked()

    def fragment(self, marked: Marked) -> Fragment:
        tags = [item.tag for item in self.opened]
        entities = frozenset(self.entities)
        heading = next((tag for tag in tags if tag in _HEADINGS), None)
        if heading:
            return Fragment(BlockKind.HEADING, _HEADINGS[heading], "", None, marked, entities)
        if self.tables and ("td" in tags or "th" in tags):
            return Fragment(BlockKind.TABLE_CELL, 0, "", self.cell(tags), marked, entities)
        if "li" in tags:
            depth = max(len(self.lists), 1)
            return Fragment(BlockKind.LIST_ITEM, depth, self.number, None, marked, entities)
        return Fragment(BlockKind.PARAGRAPH, 0, "", None, marked, entities)

    def cell(self, tags: list[str]) -> Cell:
        table = self.tables[-1]
        is_header = "th" in tags or "thead" in tags
        return Cell(table.number, max(table.row, 0), max(table.column, 0), is_header)
