"""Plain text and Markdown: bytes or a string in, a Document out."""

from __future__ import annotations

import re
from dataclasses import replace

from clarity.document import Anchor, BlockKind, Document, Mark, MarkKind, source_hash
from clarity.readers.draft import Draft, settle
from clarity.readers.form_fields import find_fields, find_gaps
from clarity.readers.spans import NOWHERE, Line, Traced, split_lines

_MARKER = re.compile(r"(?P<sign>[-*•–·▪●◦]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_SALUTATION = re.compile(
    r"(?:geachte|beste|hallo|goede(?:morgen|middag|navond))\b.{0,90}[,!]?$", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|(?:vriendelijke )?groet(?:en|jes)?"
    r"|hoogachtend)\b.{0,30}$",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r".*(?:[.,;:!]$|:\s|@|www\.|\b[1-9]\d{3}\s?[A-Z]{2}\b)|\d{1,2} \w+ \d{4}$|[-\d\s/.]+$"
)
_ADDRESS_WORD = re.compile(r"(?:t\.?a\.?v\.?|p/a|c/o)\s", re.IGNORECASE)
_RULE = re.compile(r"\s*(?:=+|-{3,}|~{3,})\s*$")
_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"\.(?:txt|text)$", re.IGNORECASE)
_MARKDOWN_SIGNS = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"(?<!\w)\*\*\S[^*\n]{0,300}\S\*\*(?!\w)"),
    re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\([^)\s]{1,500}\)"),
    re.compile(r"^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?[ \t]*)?$", re.MULTILINE),
    re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"<!--\s*clarity\b", re.IGNORECASE),
)
_DRIVE = re.compile(r"\b[A-Za-z]:\\|\\\\")
_ESCAPED = 2  # line breaks in letters from which they are taken for line breaks
_UNWRAPPED = 120  # a document with longer lines was not wrapped by hand
_NARROW = 50  # shorter lines are no wrapped text, but addresses and the like
_HEADING_WORDS = 10


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file, without byte order mark, and the encoding it was read in."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace"), "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    if b"\0" in data:
        big = data[0::2].count(0) > data[1::2].count(0)
        encoding = "utf-16-be" if big else "utf-16-le"
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def read_text_bytes(data: bytes, *, path: str = "") -> Document:
    """Read a text file in any of the usual encodings."""
    text, _ = decode(data)
    return replace(read_string(text, path=path), source_hash=source_hash(data))


def read_string(text: str, *, path: str = "", markdown: bool | None = None) -> Document:
    """Read a decoded text; offsets of anchors count its characters."""
    original, text = text, _with_line_breaks(text)
    if markdown is None:
        markdown = _is_markdown(text, path)
    if markdown:
        from clarity.readers.markdown import read_markdown

        document = read_markdown(text)
    else:
        document = read_plain(text)
    hashed = source_hash(original.encode("utf-8", "replace"))
    return replace(document, path=path, source_hash=hashed)


def _with_line_breaks(text: str) -> str:
    r"""Read ``\n`` in letters as a line break, where a text of one line has it more than once.

    So text looks that was escaped once too often; the same goes for a text with a few real breaks
    that has more paragraphs with ``\n\n`` between them. Every character keeps its place.
    """
    breaks = text.strip().count("\n")
    sign = "\\n\\n" if breaks else "\\n"
    if text.count(sign) < max(_ESCAPED, breaks + 1) or _DRIVE.search(text):
        return text
    return text.replace("\\r", "  ").replace("\\t", "  ").replace("\\n", " \n")


def read_plain(text: str) -> Document:
    """Read plain text: paragraphs with blank lines between them, headings, lists, form lines."""
    lines = split_lines(text)
    starts = [line.start for line in lines]
    drafts: list[Draft] = []
    for kind, number, traced in _Plain(lines).blocks():
        draft = Draft(kind, traced.text, number=number, anchors=traced.anchors(starts))
        draft.level = 1 if kind is BlockKind.LIST_ITEM else 0
        add_gaps(draft)
        drafts.append(draft)
    _set_levels(drafts)
    fields = find_fields(drafts)
    blocks, settled, _ = settle(drafts, fields)
    return Document(blocks, settled, format="text")


def add_gaps(draft: Draft) -> None:
    """Find the places to fill in that are drawn in a draft, and mark them."""
    draft.gaps = find_gaps(draft.text)
    for gap in draft.gaps:
        gap.anchor = _anchor_at(draft, gap.start, gap.end)
        draft.marks = (*draft.marks, Mark(MarkKind.FILL_IN, gap.start, gap.end))


def _anchor_at(draft: Draft, start: int, end: int) -> Anchor | None:
    for anchor in draft.anchors:
        if anchor.start <= start < anchor.end:
            moved = anchor.offset + start - anchor.start if anchor.path is not None else 0
            return replace(anchor, start=start, end=end, offset=moved)
    return None


def _is_markdown(text: str, path: str) -> bool:
    if _MARKDOWN_NAME.search(path):
        return True
    if _PLAIN_NAME.search(path):
        return False
    return any(sign.search(text) for sign in _MARKDOWN_SIGNS)


def _set_levels(drafts: list[Draft]) -> None:
    """Give headings a level: a heading at the very top is the title of the others."""
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    has_title = bool(drafts) and drafts[0].kind is BlockKind.HEADING and len(headings) > 1
    for draft in headings:
        draft.level = 2 if has_title and draft is not drafts[0] else 1


Piece = tuple[BlockKind, str, Traced]


class _Plain:
    """The reading of one plain text, line by line."""

    def __init__(self, lines: list[Line]) -> None:
        self.chunks = _chunks(lines)
        self.width = _width(lines)
        self.is_closed = False  # the closing of the letter has been seen

    def blocks(self) -> list[Piece]:
        pieces: list[Piece] = []
        for position, chunk in enumerate(self.chunks):
            following = self.chunks[position + 1] if position + 1 < len(self.chunks) else []
            if self.is_heading(chunk, following):
                pieces.append((BlockKind.HEADING, "", _traced(chunk[0])))
            else:
                pieces += self.parts(chunk)
        return pieces

    def parts(self, chunk: list[Line]) -> list[Piece]:
        pieces: list[Piece] = []
        previous = ""
        for index, line in enumerate(chunk):
            text, offset = line.body()
            following = chunk[index + 1].text if index + 1 < len(chunk) else ""
            if _RULE.match(text):
                self.underlined(pieces, previous)
                previous = ""
                continue
            marker = _MARKER.match(text)
            if marker and _starts_item(marker, previous, pieces, text):
                traced = Traced()
                traced.add(text[marker.end() :], offset + marker.end())
                pieces.append((BlockKind.LIST_ITEM, marker.group("sign"), traced))
            elif not previous or self.stands_alone(text, previous):
                pieces.append((BlockKind.PARAGRAPH, "", _traced(line)))
            else:
                _join(pieces[-1][2], line, self.joint(previous, text))
            previous = text
            self.is_closed = self.is_closed or bool(_CLOSING.match(text) and len(following) < 60)
        return pieces

    def underlined(self, pieces: list[Piece], previous: str) -> None:
        """Turn the line above a line of signs into a heading."""
        if pieces and previous and pieces[-1][2].text == previous and len(previous) < 100:
            pieces[-1] = (BlockKind.HEADING, "", pieces[-1][2])

    def stands_alone(self, text: str, previous: str) -> bool:
        """Say whether a line starts a block of its own within a chunk."""
        if _SALUTATION.match(previous) or _CLOSING.match(previous) or _CLOSING.match(text):
            return True
        if find_gaps(text) or find_gaps(previous):
            return True
        if self.width <= _UNWRAPPED:
            return False
        return len(previous) > 60 or previous.endswith((".", "!", "?", ":"))

    def joint(self, previous: str, text: str) -> str:
        """Return what a line end stands for: a space in wrapped text, else a line break."""
        is_detail = self.is_closed or previous.endswith(":") or _ADDRESS_WORD.match(text)
        if text[:1].islower() and not is_detail:
            return " "
        is_full = self.width >= _NARROW and len(previous) >= 0.7 * min(self.width, _UNWRAPPED)
        return " " if is_full and self.width <= _UNWRAPPED else "\n"

    def is_heading(self, chunk: list[Line], following: list[Line]) -> bool:
        text = chunk[0].body()[0]
        if len(chunk) > 1 or not following or self.is_closed or find_gaps(text):
            return False
        if len(text) > 80 or len(text.split()) > _HEADING_WORDS or _NO_HEADING.match(text):
            return False
        if not (text[:1].isupper() or text[:1].isdigit()) or _MARKER.match(text):
            return False
        return not _SALUTATION.match(text) and not _CLOSING.match(text) and _is_prose(following)


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Group lines between blank lines; a form feed ends a chunk as well."""
    chunks: list[list[Line]] = [[]]
    for line in lines:
        if line.is_blank or line.text.startswith("\f"):
            chunks.append([])
        if not line.is_blank:
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]


def _width(lines: list[Line]) -> int:
    return max((len(line.text.rstrip()) for line in lines), default=0)


def _traced(line: Line) -> Traced:
    traced = Traced()
    traced.add(*line.body())
    return traced


def _join(traced: Traced, line: Line, joint: str) -> None:
    traced.add(joint, NOWHERE)
    traced.add(*line.body())


def _starts_item(marker: re.Match[str], previous: str, pieces: list[Piece], text: str) -> bool:
    """Say whether a line with a marker is a list item, and no wrapped sentence."""
    if len(text) == marker.end():
        return False
    is_item = not pieces or pieces[-1][0] is BlockKind.LIST_ITEM
    if not previous or is_item or previous.endswith(":"):
        return True
    return not _NUMBERED.match(marker.group("sign")) and previous.endswith((".", "?", "!"))


def _is_prose(chunk: list[Line]) -> bool:
    """Say whether a chunk reads as running text: what a heading stands above."""
    text = chunk[0].body()[0]
    if _SALUTATION.match(text):
        return False
    joined = " ".join(line.text for line in chunk)
    return len(joined.split()) >= 6 and bool(re.search(r"[.?!:](?:\s|$)", joined))
