"""E-mails saved as .eml: bytes in, a Document out."""

from __future__ import annotations

import codecs
import email
import email.header
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message as MimePart

from clarity.document import Document, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.html_tree import decode_html
from clarity.readers.mail import NO_TEXT, Message, document_of_message
from clarity.readers.text import decode

ENCRYPTED = (
    "Dit bericht is versleuteld. Open het in uw mailprogramma, kopieer de tekst naar een "
    "tekstbestand (.txt) en probeer het opnieuw."
)
_ENCRYPTED = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)


def read_eml(data: bytes, *, path: str = "") -> Document:
    """Read an e-mail; raise UnreadableDocumentError with one clear line when it has no text."""
    try:
        message = message_of(data)
    except RecursionError as error:  # parts in parts without end
        raise UnreadableDocumentError(NO_TEXT) from error
    document = document_of_message(message, "eml")
    return replace(document, path=path, source_hash=source_hash(data))


def message_of(data: bytes) -> Message:
    """Return the subject, the body and the names of the attachments of an e-mail."""
    root = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"))
    if root.get_content_type() in _ENCRYPTED and "signed" not in str(root.get("Content-Type")):
        raise UnreadableDocumentError(ENCRYPTED)
    page = text = ""
    attachments: list[str] = []
    for part in _leaves(root):
        kind = part.get_content_type()
        if _is_attachment(part):
            attachments.append(_decoded(part.get_filename()) or "zonder naam")
        elif kind == "text/html" and not page:
            page = _text_of(part)
        elif kind == "text/plain" and not text:
            text = _text_of(part)
    subject = " ".join(_decoded(root.get("Subject")).split())
    return Message(subject, text, page, tuple(attachments))


def _leaves(part: MimePart) -> Iterator[MimePart]:
    """Yield the parts that are no container; a message in a message stays shut."""
    payload = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(payload, list):
        for item in payload:
            if isinstance(item, MimePart):
                yield from _leaves(item)
    else:
        yield part


def _is_attachment(part: MimePart) -> bool:
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "text":
        return part.get_content_type() == "text/calendar"
    # A picture in the text belongs to the page and is no attachment.
    return part.get("Content-ID") is None and part.get_content_maintype() != "multipart"


def _text_of(part: MimePart) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    try:
        if charset and not codecs.lookup(charset).name.startswith("ascii"):
            return data.decode(charset).replace("\r\n", "\n")
    except (LookupError, ValueError):
        pass
    is_page = part.get_content_type() == "text/html"
    return (decode_html(data) if is_page else decode(data)[0]).replace("\r\n", "\n")


def _decoded(header: object) -> str:
    """Return a header as people read it; one that cannot be decoded as it stands."""
    text = str(header or "")
    try:
        return str(email.header.make_header(email.header.decode_header(text)))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return text
