"""The one walk over a page of HTML: its blocks in reading order, and where its controls stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from clarity.document import Anchor, BlockKind, MarkKind
from clarity.readers.draft import Draft, Place
from clarity.readers.html_style import Sheet, Style, points
from clarity.readers.html_tree import is_control, unmask
from clarity.readers.line import SPACES, Line, pieces
from clarity.readers.node_paths import TAIL, is_element, join

Element: TypeAlias = Any  # lxml ships no types

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form header hgroup html li main menu ol optgroup option p pre search section"
    " summary table tbody td tfoot th thead tr ul".split()
)
_BREAKING = frozenset("label legend button input select textarea hr".split())
_SKIPPED = frozenset(
    "nav script style noscript template aside head iframe object embed applet canvas audio video"
    " map datalist del math".split()
)
_SKIPPED_ROLES = frozenset({"navigation", "complementary", "menu", "menubar"})
_COOKIES = re.compile(
    r"(?:^|[\s_-])cookie(?:s|wet|law)?[\s_-]*(?:banner|bar|balk|consent|notice|melding|message"
    r"|pop-?up|wall|muur|modal|overlay|dialog|bericht)|(?:banner|consent|melding|notice)[_-]cookies?"
    r"|^cookies?$|onetrust|cookiebot",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"(?:^|[\s_-])(?:help|hint|help-?text|form-text|form-?(?:field-)?description|uitleg|hulptekst"
    r"|toelichting|helptext)(?:$|\s|-text)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"(?:^|\s)(?:[\w-]+__)?(?:errors?|error-?(?:message|text|list)s?|errorlist|(?:field|form)-errors?"
    r"|form-field-error-message|(?:[a-z]+-)?form-field-error-message|invalid-feedback|foutmelding"
    r"|fout|validation-error)(?:$|\s)",
    re.IGNORECASE,
)
_BUTTON = re.compile(r"(?:^|\s)(?:btn|button|knop|(?:[a-z]+-)*button)(?:$|\s|--?\w)", re.IGNORECASE)
_TAG_MARKS = {
    "b": MarkKind.BOLD,
    "strong": MarkKind.BOLD,
    "i": MarkKind.ITALIC,
    "em": MarkKind.ITALIC,
    "dfn": MarkKind.ITALIC,
    "u": MarkKind.UNDERLINE,
    "ins": MarkKind.UNDERLINE,
}
_BUTTON_TYPES = {"submit", "button", "reset", "image"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Item:
    """A list item whose first paragraph has not been seen yet."""

    number: str
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text of an element, from the elements around it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0  # of lists
    item: _Item | None = None
    place: Place | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    size: float = 0.0
    language: str = ""
    link: str = ""
    justified: bool = False
    is_pre: bool = False
    is_content: bool = False  # inside main, article or section
    role: BlockKind | None = None  # help, error or label, whatever block stands inside


@dataclass(frozen=True, slots=True)
class Control:
    """A place to fill in: its element, path, and the draft that follows it."""

    element: Element
    path: str
    position: int


@dataclass(slots=True)
class _Table:
    """The grid of a table while it is walked."""

    number: int
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)  # column to rows it still reaches down


@dataclass(slots=True)
class Walk:
    """What a walk found: drafts, controls, remarks, and the drafts that stand in an element.

    ``spans`` gives for the elements that a field can refer to the first draft and the one after
    the last. ``texts`` are the places where a comment stood.
    """

    drafts: list[Draft] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    spans: dict[Element, tuple[int, int]] = field(default_factory=dict)
    owners: list[str] = field(default_factory=list)  # the path of the element of each draft


def walk_html(root: Element, *, part: str = "", left_out: Set[Element] = frozenset()) -> Walk:
    """Walk over the page under ``root``; ``left_out`` are elements to pass by."""
    walker = _Walker(root, part, left_out)
    walker.element(root, "", _Context())
    walker.close()
    return walker.found


class _Walker:
    def __init__(self, root: Element, part: str, left_out: Set[Element]) -> None:
        self.part = part
        self.left_out = left_out
        self.found = Walk()
        self.sheet = Sheet("\n".join("".join(item.itertext()) for item in root.iter("style")))
        self.named = _referenced(root)
        self.language = root.get("lang") or ""
        self.line: Line | None = None
        self.space: tuple[str, int, _Context, int] | None = None  # not shown at the end of a line
        self.context = _Context()
        self.owner = ""
        self.pictures: list[Draft] = []
        self.tables: list[_Table | None] = []
        self.lists: list[list[int | str]] = []  # of open lists: count, kind of number
        self.numbers = itertools.count()
        self.row = 1  # the line of the file

    # Elements.

    def element(self, element: Element, path: str, context: _Context) -> None:
        self.row = max(self.row, element.sourceline or 0)
        style = self.sheet.style(element)
        if element in self.left_out or _is_skipped(element, style):
            return
        tag = element.tag.lower()
        breaks = self.is_breaking(element, tag, style)
        if breaks:
            self.close()
        start = len(self.found.drafts)
        inner = self.inner(element, tag, style, context)
        self.inside(element, tag, path, inner)
        if breaks:
            self.close()
        self.after(element, tag, path, inner, start)

    def inside(self, element: Element, tag: str, path: str, context: _Context) -> None:
        readers = {
            "img": self.image,
            "svg": self.drawing,
            "input": self.input,
            "select": self.select,
            "textarea": self.textarea,
            "table": self.table,
            "tr": self.table_row,
            "td": self.cell,
            "th": self.cell,
            "br": self.line_break,
            "q": self.quote,
        }
        readers.get(tag, self.content)(element, path, context)

    def content(self, element: Element, path: str, context: _Context) -> None:
        """Read the text and the children of an element."""
        if element.tag.lower() in {"ul", "ol", "menu"}:
            self.lists.append([_whole(element.get("start"), 1), element.get("type") or ""])
        self.children(element, path, context)
        if element.tag.lower() in {"ul", "ol", "menu"}:
            self.lists.pop()

    def children(self, element: Element, path: str, context: _Context) -> None:
        where, offset = path, self.text(element.text, path, 0, context)
        position = 0
        for child in element:
            if is_element(child):
                self.element(child, join(path, position), context)
                where, offset = join(join(path, position), TAIL), 0
                position += 1
            else:
                self.found.remarks.append((len(self.found.drafts), str(child.text or "")))
                self.row = max(self.row, child.sourceline or 0) + (child.text or "").count("\n")
            offset += self.text(child.tail, where, offset, context)

    def after(self, element: Element, tag: str, path: str, context: _Context, start: int) -> None:
        end = len(self.found.drafts)
        if tag in {"label", "legend", "fieldset"} or element.get("id") in self.named:
            self.found.spans[element] = (start, end)
        if context.kind is BlockKind.HEADING and _heading_level(element):
            if end == start and not self.pictures:
                self.emit(Draft(BlockKind.HEADING, "", level=context.level, keep=True), path)
        elif context.kind is BlockKind.BUTTON and end == start and _is_button(element, tag):
            self.attribute(BlockKind.BUTTON, element, path, ("aria-label", "title"))

    def is_breaking(self, element: Element, tag: str, style: Style) -> bool:
        if tag in _BLOCKS or tag in _BREAKING or tag in _HEADINGS:
            return True
        if element.get("id") in self.named or _heading_level(element):
            return True
        if _role(element, tag) is not None or _is_button(element, tag):
            return True
        return style.get("display", "") in {"block", "flex", "grid", "list-item", "table"}

    def inner(self, element: Element, tag: str, style: Style, context: _Context) -> _Context:
        context = _styled(context, element, tag, style, self.language)
        level = _heading_level(element)
        if level:
            return replace(context, kind=BlockKind.HEADING, level=level, bold=False, item=None)
        role = _role(element, tag)
        if role is not None:
            context = replace(context, kind=role)
        elif _is_button(element, tag):
            context = replace(context, kind=BlockKind.BUTTON)
        elif tag == "li":
            item = _Item(self.number(element))
            context = replace(context, kind=BlockKind.PARAGRAPH, item=item, depth=len(self.lists))
        elif tag in {"header", "footer"} and not context.is_content:
            context = _running(element, tag, context)
        elif tag in {"main", "article", "section"}:
            context = replace(context, is_content=True)
        return context

    def number(self, element: Element) -> str:
        if not self.lists or element.getparent().tag.lower() != "ol":
            return "•"
        last = self.lists[-1]
        count = _whole(element.get("value"), int(last[0]))
        last[0] = count + 1
        return _numeral(count, str(last[1])) + "."

    # Text.

    def text(self, text: str | None, path: str, offset: int, context: _Context) -> int:
        """Add a text to the open line; return its length in the tree."""
        if not text:
            return 0
        if self.line is None and not text.strip(SPACES):
            self.row += text.count("\n")
            return len(text)
        for piece, start in pieces(text):
            self.piece(piece, path, offset + start, context)
        return len(text)

    def piece(self, piece: str, path: str, offset: int, context: _Context) -> None:
        row = self.row
        self.row += piece.count("\n")
        if piece[0] not in SPACES or context.is_pre:
            self.add(unmask(piece), path, offset, context, row)
        elif self.line is not None and self.space is None and self.line.last != "\n":
            self.space = (path, offset, context, row)

    def add(
        self, text: str, path: str | None, offset: int, context: _Context, row: int | None
    ) -> None:
        if self.line is None:
            self.line, self.context = Line(), context
            self.owner = (path or "").removesuffix("/" + TAIL)
        space, self.space = self.space, None
        if space is not None and text != "\n":
            self.add(" ", *space)
        start = self.line.size
        self.line.add(text, path, offset, self.part, row if path is not None else None)
        for kind, value in _marks(context, self.language):
            self.line.mark(kind, value, start, self.line.size)

    def line_break(self, element: Element, path: str, context: _Context) -> None:
        if self.line is not None:
            self.add("\n", None, 0, context, None)

    def quote(self, element: Element, path: str, context: _Context) -> None:
        self.add("‘", None, 0, context, None)
        self.children(element, path, context)
        self.add("’", None, 0, context, None)

    def close(self) -> None:
        """End the open line: it becomes a draft, with the pictures in it after it."""
        line, self.line, self.space = self.line, None, None
        if line is not None and line.text.strip():
            self.emit(self.draft(line, self.context), self.owner)
        pictures, self.pictures = self.pictures, []
        for picture in pictures:
            self.emit(picture, self.owner)

    def draft(self, line: Line, context: _Context) -> Draft:
        kind, level, number = _told(context, line.text)
        return Draft(
            kind,
            line.text.strip(),
            level=level,
            number=number,
            place=context.place,
            anchors=line.clipped_anchors(),
            marks=line.clipped_marks(),
            container=id(context.place) if context.place else None,
            justified=context.justified,
            is_body=kind not in {BlockKind.HEADER, BlockKind.FOOTER},
        )

    def emit(self, draft: Draft, owner: str) -> None:
        self.found.drafts.append(draft)
        self.found.owners.append(owner)

    def attribute(
        self, kind: BlockKind, element: Element, path: str, names: tuple[str, ...], *,
        place: Place | None = None,
    ) -> bool:  # fmt: skip
        """Make a block of the first of these attributes that has a text."""
        for name in names:
            draft = self.from_attribute(kind, element, path, name)
            if draft.text:
                draft.place = place
                self.emit(draft, path)
                return True
        return False

    def from_attribute(self, kind: BlockKind, element: Element, path: str, name: str) -> Draft:
        value = unmask(element.get(name) or "")
        text = value.strip()
        lead = len(value) - len(value.lstrip())
        where = Anchor(0, len(text), self.part, join(path, f"@{name}"), lead, element.sourceline)
        return Draft(kind, text, anchors=(where,) if text else ())

    # Pictures.

    def image(self, element: Element, path: str, context: _Context) -> None:
        if element.get("alt") is None and _is_tiny(element):
            return
        if element.get("alt") is None or element.get("alt", "").strip():
            draft = self.from_attribute(BlockKind.IMAGE, element, path, "alt")
            draft.keep, draft.place = True, context.place
            self.pictures.append(draft)

    def drawing(self, element: Element, path: str, context: _Context) -> None:
        if (element.get("aria-label") or "").strip():
            self.pictures.append(self.from_attribute(BlockKind.IMAGE, element, path, "aria-label"))
            return
        for position, child in enumerate(item for item in element if is_element(item)):
            if child.tag.lower() == "title" and (child.text or "").strip():
                line = Line()
                line.add(unmask(child.text), join(path, position), 0, self.part, child.sourceline)
                self.pictures.append(
                    Draft(BlockKind.IMAGE, line.text.strip(), anchors=line.clipped_anchors())
                )
                return

    # Tables.

    def table(self, element: Element, path: str, context: _Context) -> None:
        is_layout = _is_layout(element)
        self.tables.append(None if is_layout else _Table(next(self.numbers)))
        self.children(element, path, context if is_layout else replace(context, place=None))
        self.tables.pop()

    def table_row(self, element: Element, path: str, context: _Context) -> None:
        table = self.tables[-1] if self.tables else None
        if table is not None:
            table.row += 1
            table.column = 0
            table.taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}
        self.children(element, path, context)

    def cell(self, element: Element, path: str, context: _Context) -> None:
        table = self.tables[-1] if self.tables else None
        if table is None:
            self.children(element, path, context)
            return
        place = self.place(element, table)
        start = len(self.found.drafts)
        kind = BlockKind.TABLE_CELL if context.kind is BlockKind.PARAGRAPH else context.kind
        self.children(element, path, replace(context, kind=kind, place=place, item=None))
        self.close()
        if len(self.found.drafts) == start:
            place.is_merged = True  # empty cells of a page are no places to fill in
            self.emit(Draft(BlockKind.TABLE_CELL, "", place=place), path)

    def place(self, element: Element, table: _Table) -> Place:
        while table.column in table.taken:
            table.column += 1
        span = min(max(_whole(element.get("colspan"), 1), 1), 100)
        rows = min(max(_whole(element.get("rowspan"), 1), 1), 1000)
        place = Place(table.number, max(table.row, 0), table.column, span)
        place.is_header = element.tag.lower() == "th"
        for column in range(table.column, table.column + span):
            if rows > 1:
                table.taken[column] = rows
        table.column += span
        return place

    # Controls.

    def input(self, element: Element, path: str, context: _Context) -> None:
        kind = (element.get("type") or "text").lower()
        if kind in _BUTTON_TYPES:
            names = ("alt", "value") if kind == "image" else ("value", "aria-label", "title")
            self.attribute(BlockKind.BUTTON, element, path, names)
        else:
            self.control(element, path, context)

    def control(self, element: Element, path: str, context: _Context) -> None:
        self.found.controls.append(Control(element, path, len(self.found.drafts)))
        if _is_text_input(element):
            self.attribute(
                BlockKind.PLACEHOLDER, element, path, ("placeholder",), place=context.place
            )

    def textarea(self, element: Element, path: str, context: _Context) -> None:
        self.control(element, path, context)
        self.children(element, path, replace(context, kind=BlockKind.PLACEHOLDER, item=None))

    def select(self, element: Element, path: str, context: _Context) -> None:
        self.control(element, path, context)
        start = len(self.found.drafts)
        self.children(element, path, replace(context, kind=BlockKind.OPTION, item=None))
        self.found.spans[element] = (start, len(self.found.drafts))


def _is_skipped(element: Element, style: Style) -> bool:
    tag = element.tag.lower()
    if tag in _SKIPPED or element.get("role") in _SKIPPED_ROLES:
        return True
    if tag == "input" and (element.get("type") or "").lower() == "hidden":
        return True
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    if style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}:
        return True
    if tag in {"img", "svg"} and element.get("role") in {"presentation", "none"}:
        return True
    if element.get("aria-hidden") == "true":  # a star for a required field does show
        return "".join(element.itertext()).strip() != "*"
    return tag not in {"html", "body", "main", "a", "button", "input"} and _is_cookies(element)


def _is_cookies(element: Element) -> bool:
    return any(_COOKIES.search(element.get(name) or "") for name in ("id", "class"))


def _heading_level(element: Element) -> int:
    level = _HEADINGS.get(element.tag.lower(), 0)
    if not level and element.get("role") == "heading":
        level = min(max(_whole(element.get("aria-level"), 2), 1), 9)
    return level


def _role(element: Element, tag: str) -> BlockKind | None:
    """Return what an element is for: a label, help or an error text."""
    if tag == "label":
        return BlockKind.FIELD_LABEL
    if tag == "legend":
        return None if _has_heading(element) else BlockKind.FIELD_LABEL
    if tag in {"html", "body", "main", "form", "input", "select", "textarea", "button", "a"}:
        return None
    classes = element.get("class") or ""
    is_error = element.get("role") == "alert" or bool(_ERROR.search(classes))
    if (is_error or _HELP.search(classes)) and not _holds_more(element):
        return BlockKind.ERROR_TEXT if is_error else BlockKind.HELP_TEXT
    return None


def _has_heading(element: Element) -> bool:
    return any(_heading_level(item) for item in element.iter() if is_element(item))


def _holds_more(element: Element) -> bool:
    """Say whether an element is more than a text: it holds a heading or a place to fill in."""
    tags = {item.tag.lower() for item in element.iter() if is_element(item)}
    return bool(tags & {*_HEADINGS, "input", "select", "textarea", "table"}) or _has_heading(
        element
    )


def _is_button(element: Element, tag: str) -> bool:
    if tag == "button" or element.get("role") == "button":
        return True
    return tag == "a" and bool(_BUTTON.search(element.get("class") or ""))


def _is_text_input(element: Element) -> bool:
    kind = (element.get("type") or "text").lower()
    return kind not in {"checkbox", "radio", "file", "range", "color"}


def _is_tiny(element: Element) -> bool:
    """Say whether an image is a dot that only counts visits."""
    return all((element.get(name) or "").strip() in {"0", "1"} for name in ("width", "height"))


def _is_layout(element: Element) -> bool:
    """Say whether a table only places things on the page."""
    if element.get("role") in {"presentation", "none"}:
        return True
    tags = [item.tag.lower() for item in element.iterdescendants() if is_element(item)]
    if "table" in tags:
        return True
    if {"th", "caption", "thead"} & set(tags):
        return False
    return tags.count("td") <= 1 or bool({*_HEADINGS, "ul", "ol", "form", "fieldset"} & set(tags))


def _running(element: Element, tag: str, context: _Context) -> _Context:
    """Return the context of what runs along on every page; a header with a heading does not."""
    if tag == "footer":
        return replace(context, kind=BlockKind.FOOTER)
    return context if _has_heading(element) else replace(context, kind=BlockKind.HEADER)


def _styled(context: _Context, element: Element, tag: str, style: Style, language: str) -> _Context:
    changes: dict[str, Any] = {}
    kind = _TAG_MARKS.get(tag)
    if kind is not None:
        changes[kind.value] = True
    if tag == "pre":
        changes["is_pre"] = True
    if tag == "a" and element.get("href"):
        changes["link"] = unmask(element.get("href"))
    if tag != "html" and element.get("lang"):
        changes["language"] = element.get("lang")
    if (element.get("align") or "").lower() == "justify":
        changes["justified"] = True
    changes.update(_looks(style, context.size))
    return replace(context, **changes) if changes else context


def _looks(style: Style, size: float) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "text-align" in style:
        found["justified"] = style["text-align"] == "justify"
    if "font-weight" in style:
        weight = style["font-weight"]
        found["bold"] = weight in {"bold", "bolder"} or _whole(weight, 400) >= 600
    if "font-style" in style:
        found["italic"] = style["font-style"].startswith(("italic", "oblique"))
    if "text-transform" in style:
        found["capitals"] = style["text-transform"] == "uppercase"
    for name in ("text-decoration", "text-decoration-line"):
        if name in style:
            found["underline"] = "underline" in style[name]
    if "font-size" in style:
        found["size"] = points(style["font-size"], size)
    return found


def _marks(context: _Context, language: str) -> Iterator[tuple[MarkKind, str]]:
    if context.bold:
        yield MarkKind.BOLD, ""
    if context.italic:
        yield MarkKind.ITALIC, ""
    if context.underline and not context.link:
        yield MarkKind.UNDERLINE, ""
    if context.capitals:
        yield MarkKind.CAPITALS, ""
    if context.size:
        yield MarkKind.SIZE, f"{context.size:g}"
    if context.link:
        yield MarkKind.LINK, context.link
    if context.language and _primary(context.language) != _primary(language):
        yield MarkKind.LANGUAGE, context.language


def _told(context: _Context, text: str) -> tuple[BlockKind, int, str]:
    """Return kind, level and number of a line; the first line of a list item is the item."""
    item = context.item
    if context.kind is BlockKind.HEADING:
        return BlockKind.HEADING, context.level, ""
    is_first = item is not None and not item.is_told and not is_control(text)
    if item is None or not is_first or context.kind is not BlockKind.PARAGRAPH:
        return context.kind, 0, ""
    item.is_told = True
    return BlockKind.LIST_ITEM, context.depth, item.number


def _referenced(root: Element) -> frozenset[str]:
    """Return the ids that fields refer to."""
    names = ("aria-describedby", "aria-labelledby", "aria-errormessage")
    found: set[str] = set()
    for element in root.iter():
        if is_element(element):
            for name in names:
                found.update((element.get(name) or "").split())
    return frozenset(found)


def _numeral(count: int, kind: str) -> str:
    if kind in {"a", "A"} and 1 <= count <= 26:
        return chr(ord(kind) + count - 1)
    if kind in {"i", "I"} and 1 <= count < 40:
        text = ""
        for value, letters in _ROMAN:
            while count >= value:
                text, count = text + letters, count - value
        return text.upper() if kind == "I" else text
    return str(count)


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    is_number = text.removeprefix("-").isdecimal() and len(text) < 7
    return int(text) if is_number else default


def _primary(language: str) -> str:
    return re.split("[-_]", language)[0].lower()
