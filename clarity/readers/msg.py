"""Messages saved by Outlook (.msg): bytes in, a Document out.

Read with olefile (BSD licence); the library that is made for these files, extract-msg, has the
GPL. The names of the streams are those of [MS-OXMSG] and the properties of [MS-OXPROPS].
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeAlias

import olefile  # type: ignore[import-untyped]

from clarity.document import Document, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.html_tree import decode_html
from clarity.readers.mail import Message, document_of_message

Ole: TypeAlias = Any  # olefile ships no types

UNREADABLE = (
    "Dit bericht uit Outlook (.msg) kan niet worden gelezen. Sla het in Outlook op als .eml of "
    "kopieer de tekst naar een tekstbestand (.txt), en probeer het opnieuw."
)
_SUBJECT, _BODY, _PAGE = "0037", "1000", "1013"
_FILE_NAME, _SHORT_NAME, _CONTENT_ID = "3707", "3704", "3712"
_LONGEST = 20 * 1024 * 1024  # bytes of one text


def read_msg(data: bytes, *, path: str = "") -> Document:
    """Read a message; raise UnreadableDocumentError with one clear line when it has no text."""
    document = document_of_message(message_of(data), "msg")
    return replace(document, path=path, source_hash=source_hash(data))


def message_of(data: bytes) -> Message:
    """Return the subject, the body and the names of the attachments of a message."""
    try:
        with olefile.OleFileIO(data) as ole:
            message = _message(ole)
    except Exception as error:  # olefile raises errors of many kinds on a damaged file
        raise UnreadableDocumentError(UNREADABLE) from error
    if not (message.text.strip() or message.page.strip()):
        raise UnreadableDocumentError(UNREADABLE)
    return message


def _message(ole: Ole) -> Message:
    folders = sorted({entry[0] for entry in ole.listdir() if entry[0].startswith("__attach")})
    names = (
        _text(ole, _FILE_NAME, folder) or _text(ole, _SHORT_NAME, folder) or "zonder naam"
        for folder in folders
        if not _text(ole, _CONTENT_ID, folder)  # a picture in the text
    )
    return Message(
        " ".join(_text(ole, _SUBJECT).split()), _text(ole, _BODY), _page(ole), tuple(names)
    )


def _page(ole: Ole) -> str:
    data = _stream(ole, f"{_PAGE}0102").rstrip(b"\0")
    return decode_html(data).replace("\r\n", "\n") if data else _text(ole, _PAGE)


def _text(ole: Ole, identifier: str, folder: str = "") -> str:
    """Return a text property: saved in UTF-16, or by old versions in windows-1252."""
    data = _stream(ole, f"{identifier}001F", folder)
    text = data.decode("utf-16-le", "replace") if data else ""
    text = text or _stream(ole, f"{identifier}001E", folder).decode("cp1252", "replace")
    return text.rstrip("\0").replace("\r\n", "\n")


def _stream(ole: Ole, name: str, folder: str = "") -> bytes:
    path = [folder, f"__substg1.0_{name}"] if folder else [f"__substg1.0_{name}"]
    if not ole.exists(path):
        return b""
    with ole.openstream(path) as stream:
        return bytes(stream.read(_LONGEST))
