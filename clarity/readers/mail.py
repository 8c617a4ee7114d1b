"""A message, whatever file it came in: its subject and body become a Document.

The anchors name as part ``subject``, ``text`` (the body in plain text) or ``page`` (the body in
HTML, with the paths of :mod:`clarity.readers.node_paths`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from clarity.document import Anchor, Block, BlockKind, Document, DocumentKind, Field
from clarity.errors import UnreadableDocumentError
from clarity.readers.html import document_of
from clarity.readers.html_tree import parse_html, unmask
from clarity.readers.mail_history import history_elements, own_text, starts_history
from clarity.readers.node_paths import text_at
from clarity.readers.text import read_plain

SUBJECT, TEXT, PAGE = "subject", "text", "page"
NO_TEXT = "In dit bericht staat geen tekst. Kies een bericht met tekst, of de bijlage zelf."

_REPLY = re.compile(r"(?:\s*(?:re|fw|fwd|antw|antwoord|doorst|betr)\s*:\s*)+", re.IGNORECASE)
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its file holds it: nothing left out yet."""

    subject: str = ""
    text: str = ""
    page: str = ""
    attachments: tuple[str, ...] = ()

    def source(self, part: str, path: str) -> str:
        """Return the text that the part and path of an anchor name."""
        if part == PAGE:
            return unmask(text_at(parse_html(self.page), path))
        return self.subject if part == SUBJECT else self.text


def document_of_message(message: Message, form: str) -> Document:
    """Return the document of a message; raise UnreadableDocumentError when it has no text."""
    body = _page(message) if message.page.strip() else None
    if body is None or not body.text.strip():
        body = _text(message)
    if not body.text.strip():
        raise UnreadableDocumentError(NO_TEXT)
    subject = _subject(message.subject)
    if subject is not None:
        body = _below(subject, body)
    return replace(
        body,
        format=form,
        kind=DocumentKind.EMAIL,
        title="" if subject is None else subject.text,
        notes=_notes(message.attachments),
        is_fragment=True,
    )


def _page(message: Message) -> Document:
    root = parse_html(message.page)
    history = history_elements(root)
    body = document_of(root, part=PAGE, left_out=history, ends=starts_history)
    # A message that only passes on another one is read whole.
    return body if body.text.strip() else document_of(root, part=PAGE)


def _text(message: Message) -> Document:
    document = read_plain(own_text(message.text))
    blocks = tuple(
        replace(block, anchors=tuple(replace(item, part=TEXT) for item in block.anchors))
        for block in document.blocks
    )
    fields = tuple(
        replace(field, anchor=field.anchor and replace(field.anchor, part=TEXT))
        for field in document.fields
    )
    return replace(document, blocks=blocks, fields=fields)


def _subject(subject: str) -> Block | None:
    match = _REPLY.match(subject)
    start = match.end() if match else 0
    text = subject[start:].strip()
    if not text:
        return None
    start = subject.index(text, start)
    anchor = Anchor(0, len(text), SUBJECT, "", start)
    return Block(BlockKind.HEADING, text, level=1, anchors=(anchor,))


def _below(subject: Block, body: Document) -> Document:
    """Put the subject above the body; every number of a block moves up one."""
    return replace(
        body,
        blocks=(subject, *body.blocks),
        fields=tuple(_moved(field) for field in body.fields),
        directives=tuple(
            item if item.block is None else replace(item, block=item.block + 1)
            for item in body.directives
        ),
    )


def _moved(field: Field) -> Field:
    return replace(
        field,
        label_block=None if field.label_block is None else field.label_block + 1,
        help_blocks=tuple(index + 1 for index in field.help_blocks),
        option_blocks=tuple(index + 1 for index in field.option_blocks),
        after=field.after + 1,
    )


def _notes(attachments: tuple[str, ...]) -> tuple[str, ...]:
    names = [_safe(name) for name in attachments[:_MOST_NAMES]]
    if not names:
        return ()
    rest = len(attachments) - len(names)
    shown = ", ".join(names) + (f" en nog {rest}" if rest else "")
    if len(attachments) == 1:
        return (f"Bij dit bericht zit een bijlage die niet is gelezen: {shown}.",)
    return (f"Bij dit bericht zitten bijlagen die niet zijn gelezen: {shown}.",)


def _safe(name: str) -> str:
    """Return the last part of a file name, without signs that a screen obeys."""
    last = re.split(r"[\\/]", name)[-1]
    return "".join(sign for sign in last if sign.isprintable())[:80] or "zonder naam"
