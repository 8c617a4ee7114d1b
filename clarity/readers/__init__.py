"""One file a format: bytes in, a Document out. :func:`read` chooses by content, not by name.

The readers of each format are imported when a file asks for them, so that reading plain text
does not wait for an XML library.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from clarity.document import Document
from clarity.errors import UnreadableDocumentError
from clarity.readers.kind import recognise_kind
from clarity.readers.sniff import Format, sniff

__all__ = ["MAX_SIZE", "load", "read", "read_text", "recognise_kind"]

MAX_SIZE = 50 * 1024 * 1024


_READERS = {
    Format.DOC: ("office", "read_doc"),
    Format.DOCX: ("docx", "read_docx"),
    Format.EML: ("eml", "read_eml"),
    Format.HTML: ("html", "read_html"),
    Format.MSG: ("msg", "read_msg"),
    Format.ODT: ("odt", "read_odt"),
    Format.OPEN_FORMULIEREN: ("open_formulieren", "read_open_formulieren"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.RTF: ("office", "read_rtf"),
    Format.TEXT: ("text", "read_text_bytes"),
}
"""The module and function that read a format; imported when a file asks for them."""


def read(source: str | Path | bytes, *, name: str = "") -> Document:
    """Read a document from a path or from bytes.

    ``name`` is what to call the document; for bytes it may hold a file name, of which only the
    ending helps to tell Markdown from plain text. Raises UnreadableDocumentError, with one
    clear line, for whatever cannot be read.
    """
    data = source if isinstance(source, bytes) else load(Path(source))
    path = name or ("" if isinstance(source, bytes) else str(source))
    if len(data) > MAX_SIZE:
        limit = MAX_SIZE // (1024 * 1024)
        raise UnreadableDocumentError(
            f"Dit bestand is groter dan {limit} MB. Maak het kleiner, bijvoorbeeld door "
            "afbeeldingen te verwijderen of te verkleinen."
        )
    return _with_kind(_read_as(sniff(data), data, path))


def read_text(text: str, *, name: str = "", markdown: bool | None = None) -> Document:
    """Read a text that is already decoded; ``markdown`` None means: look at the text itself."""
    from clarity.readers.text import read_string

    return _with_kind(read_string(text, path=name, markdown=markdown))


def _read_as(form: Format, data: bytes, path: str) -> Document:
    module, function = _READERS[form]
    reader = getattr(import_module(f"clarity.readers.{module}"), function)
    document: Document = reader(data, path=path)
    return document


def _with_kind(document: Document) -> Document:
    if document.kind is not None:
        return document
    return replace(document, kind=recognise_kind(document))


def load(path: Path) -> bytes:
    """Return the bytes of a file; raise UnreadableDocumentError, with one line that says why."""
    try:
        if path.is_dir():
            raise UnreadableDocumentError(f"‘{path}’ is een map. Kies een bestand.")
        if path.stat().st_size > MAX_SIZE:
            return b" " * (MAX_SIZE + 1)
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"Het bestand ‘{path}’ bestaat niet. Controleer de naam en de map."
        raise UnreadableDocumentError(message) from error
    except (OSError, ValueError) as error:
        message = f"Het bestand ‘{path}’ kan niet worden geopend. Controleer of u het mag lezen."
        raise UnreadableDocumentError(message) from error
