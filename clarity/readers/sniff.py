"""Tells the format of a file from its content; refuses what cannot be read, with a remedy."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from enum import StrEnum

from clarity.errors import UnreadableDocumentError

DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What reading a zip file raises when it is broken, locked or of a kind that Python cannot read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_TEXT = _OPEN_DOCUMENT + b"text"
_AS_DOCX = "Open het in Word of LibreOffice, sla het op als .docx en probeer het opnieuw."

EMPTY = "Dit bestand is leeg. Kies een bestand met tekst."
BROKEN_ZIP = (
    "Dit bestand is beschadigd en kan niet worden geopend. Vraag om een nieuw exemplaar, of open "
    "het in Word en sla het opnieuw op als .docx."
)
PASSWORD = (
    "Dit Word-bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het "
    "opnieuw."
)
OLD_OFFICE = (
    "Dit is een oud Office-bestand dat Clarity niet kan lezen. Sla de tekst op als .docx en "
    "probeer het opnieuw."
)
SPREADSHEET = "Dit is een rekenblad of een presentatie, geen tekstdocument. Kies een .docx-bestand."
OTHER_ZIP = (
    "Dit is een zipbestand zonder Word-document. Pak het uit en kies het document zelf (.docx)."
)
XML = "Clarity leest geen xml-bestanden. Kies een Word-bestand (.docx) of een tekstbestand (.txt)."
PICTURE = "Dit is een afbeelding, geen tekst. Kies het document waar de tekst in staat (.docx)."
BINARY = "Dit bestand bevat geen leesbare tekst. Kies een Word-bestand (.docx) of een tekstbestand."

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HTML_WHOLE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--(?:(?!-->).){0,3000}-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_START = re.compile(
    rb"\s*(?:(?:<!--(?:(?!-->).){0,3000}-->|\{[%{#][^{}]{0,300}\}|\{\{[^{}]{0,300}\}\}"
    rb"|<\?php(?:(?!\?>).){0,3000}\?>|@[a-z]+(?:\([^()]{0,300}\))?)\s*)*"
    rb"<(?:head|body|meta|title|main|section|article|header|form|fieldset|div|p|table|ul|ol|h[1-6]"
    rb"|span|strong)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_END = re.compile(
    rb"</(?:a|div|p|span|td|tr|li|ul|table|strong|button|label|h[1-6]|body|html)\s*>", re.IGNORECASE
)
_JSON_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:\{\s*(?:\"[^\"\n]{1,80}\"\s*:|\}\s*$)|\[\s*(?:\{\s*\"[^\"\n]{1,80}\"\s*:|\]\s*$|\{\s*\}))"
)
_MARKDOWN = re.compile(rb"^(?:#{1,6} +\S|```)|\]\((?:https?:|\.?/|#)", re.MULTILINE)
_HTML_SHARE = 300  # one closing tag in so many bytes makes a text a web page


_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]*:")
_PROGRAM_HEADERS = frozenset(
    "message-id mime-version received return-path content-type x-unsent delivered-to"
    " dkim-signature".split()
)
_MAIL_HEADERS = _PROGRAM_HEADERS | {"from", "to", "subject", "date", "cc", "reply-to"}


class Format(StrEnum):
    """The formats that have a reader."""

    DOC = "doc"
    DOCX = "docx"
    EML = "eml"
    HTML = "html"
    MSG = "msg"
    ODT = "odt"
    OPEN_FORMULIEREN = "open-formulieren"
    PDF = "pdf"
    RTF = "rtf"
    TEXT = "text"


def sniff(data: bytes) -> Format:
    """Return the format of a file; raise UnreadableDocumentError when there is no reader."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableDocumentError(EMPTY)
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if _JSON_START.match(data[:600].replace(b"\0", b"")):
        return _sniff_json(data)
    if _is_mail(data[:65536].removeprefix(b"\xef\xbb\xbf")):
        return Format.EML
    if _is_html(_ascii(data[:131072])):
        return Format.HTML
    for message, found in (
        (PICTURE, data.startswith(_PICTURES) and b"\0" in data[:4096]),
        (XML, data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<svg"))),
        (BINARY, _is_binary(data)),
    ):
        if found:
            raise UnreadableDocumentError(message)
    return Format.TEXT


def _sniff_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in package.namelist()}
            mimetype = _mimetype(package)
    except DAMAGE as error:
        raise UnreadableDocumentError(BROKEN_ZIP) from error
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableDocumentError(SPREADSHEET)
    if any(name.startswith("word/") for name in names) or "_rels/.rels" in names:
        return Format.DOCX
    if mimetype.startswith(_OPEN_TEXT) or (not mimetype and {"content.xml", "styles.xml"} <= names):
        return Format.ODT
    if mimetype.startswith(_OPEN_DOCUMENT):
        raise UnreadableDocumentError(SPREADSHEET)
    from clarity.readers.open_formulieren import is_export

    if is_export(names):
        return Format.OPEN_FORMULIEREN
    raise UnreadableDocumentError(OTHER_ZIP)


def _mimetype(package: zipfile.ZipFile) -> bytes:
    """Return what the first part of an OpenDocument file says the file is."""
    try:
        with package.open("mimetype") as part:
            return part.read(100)
    except DAMAGE:
        return b""


def _sniff_ole(data: bytes) -> Format:
    """Return the format of a compound file by the names of the streams in it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocumentError(PASSWORD)
    for stream, form in (("WordDocument", Format.DOC), ("__substg1.0_", Format.MSG)):
        if stream.encode("utf-16-le") in data:
            return form
    raise UnreadableDocumentError(OLD_OFFICE)


def _is_mail(head: bytes) -> bool:
    """Say whether a file starts with the headers of an e-mail, some that only programs write."""
    names: set[str] = set()
    for line in head.splitlines()[:200]:
        match = _HEADER.match(line)
        if match:
            names.add(match.group(1).decode("ascii", "ignore").lower())
        elif not names or line[:1] not in (b" ", b"\t"):
            break
    return len(names & _MAIL_HEADERS) >= 3 and bool(names & _PROGRAM_HEADERS)


def _ascii(head: bytes) -> bytes:
    """Return the start of a text without byte order mark, one byte a sign."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("ascii", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_html(head: bytes) -> bool:
    """Say whether a text is HTML or a template of it; Markdown may hold some HTML too."""
    if _HTML_WHOLE.match(head):
        return True
    ends = len(_HTML_END.findall(head))
    if ends == 0 or _MARKDOWN.search(head):
        return False
    return _HTML_START.match(head) is not None or (ends >= 5 and ends * _HTML_SHARE > len(head))


def _sniff_json(data: bytes) -> Format:
    from clarity.readers.open_formulieren import BROKEN, OTHER_JSON, is_form

    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocumentError(BROKEN) from error
    if is_form(value):
        return Format.OPEN_FORMULIEREN
    raise UnreadableDocumentError(OTHER_JSON)


def _is_binary(data: bytes) -> bool:
    """Say whether bytes are no text in any encoding that we read."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(data) % 2 == 1
    head = data[:65536]
    if b"\0" in head:
        return not _is_wide_text(head)
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in head)
    return controls > len(head) * 0.01


def _is_wide_text(head: bytes) -> bool:
    """Say whether bytes look like UTF-16 without a byte order mark."""
    pairs = len(head) // 2
    return max(head[0::2].count(0), head[1::2].count(0)) > pairs * 0.7
