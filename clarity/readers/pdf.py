"""PDF documents: bytes in, a Document out."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from clarity.document import BlockKind, Document, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.draft import Draft, DraftField, settle
from clarity.readers.form_fields import find_fields
from clarity.readers.looks import judge_looks
from clarity.readers.pdf_flow import flow, is_contents
from clarity.readers.pdf_forms import Widget, button_drafts, place_widgets, read_widgets
from clarity.readers.pdf_page import PageText, read_page
from clarity.readers.text import add_gaps

BROKEN = (
    "Deze pdf is beschadigd. Vraag om een nieuw exemplaar, of gebruik het document waarvan de pdf "
    "is gemaakt."
)
LOCKED = (
    "Deze pdf is beveiligd met een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw."
)
XFA = (
    "Deze pdf is een formulier dat alleen Adobe Reader kan tonen (XFA). Clarity kan de tekst niet "
    "lezen. Vraag de maker om een gewone pdf of om het Word-document."
)
EMPTY = "In deze pdf staat geen tekst. Kies een document met tekst."
UNNAMED = (
    "De letters in deze pdf zijn niet te herkennen. Gebruik het document waarvan de pdf is gemaakt."
)
SCANNED = (
    "Deze pdf is een scan: een foto van een tekst. Gebruik het document waarvan de scan is "
    "gemaakt, of laat een programma de tekst herkennen (OCR)."
)
TOO_MANY = "Deze pdf heeft meer dan {limit} bladzijden. Splits het document en probeer het opnieuw."

MAX_PAGES = 3_000
_LEAST_LETTERS = 20  # on a page; with fewer, a picture of a page is a scan
_PICTURE = 0.5  # of a page
_TURNED_XFA = re.compile(
    r"please wait|if this message is not eventually replaced|adobe (?:acrobat )?reader \d",
    re.IGNORECASE,
)
_JUNK_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|naamloos|document\d*$|.*\.(?:docx?|pdf|indd|odt)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Reading:
    """What was found in the file."""

    pages: list[PageText] = field(default_factory=list)
    title: str = ""
    language: str = ""
    has_form: bool = False
    has_xfa: bool = False
    failed: list[int] = field(default_factory=list)


def read_pdf(data: bytes, *, path: str = "", recognise: bool = True) -> Document:
    """Read a PDF; raise UnreadableDocumentError with one clear line when it fails.

    A scan is read with ``ocrmypdf`` and Dutch ``tesseract`` when these are installed, unless
    ``recognise`` says not to; the notes of the document then tell so.
    """
    reading = _read(data)
    if _is_scan(reading.pages):
        return _recognised(data, path, recognise)
    _refuse(reading)
    widgets = read_widgets(data) if reading.has_form else []
    notes = tuple(_notes(reading))
    stops: dict[int, list[tuple[float, float]]] = {}
    for widget in widgets:
        stops.setdefault(widget.page, []).append((widget.box[1], widget.box[3]))
    drafts = flow(reading.pages, stops)
    fields = _fields(drafts, widgets)
    blocks, settled, _ = settle(drafts, fields)
    return Document(
        blocks,
        settled,
        path=path,
        format="pdf",
        title=reading.title,
        language=reading.language,
        source_hash=source_hash(data),
        notes=notes,
    )


def _fields(drafts: list[Draft], widgets: list[Widget]) -> list[DraftField]:
    """Find the fields: those of the file itself, and on other pages those that are drawn."""
    judge_looks(drafts)
    filled = {widget.page for widget in widgets}
    for draft in drafts:
        if draft.is_body and draft.kind is not BlockKind.FOOTNOTE and not is_contents(draft.text):
            add_gaps(draft)
        if draft.page in filled:
            draft.gaps = []
    drawn = [] if widgets else find_fields(drafts)
    fields = [*place_widgets(widgets, drafts), *drawn]
    drafts += button_drafts(widgets)
    return sorted(fields, key=lambda item: item.draft)


# The file.


def _read(data: bytes) -> _Reading:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _gather(pdf)
    except (UnreadableDocumentError, MemoryError):
        raise
    except Exception as error:
        # pdfminer lets errors of every type out of a file that is not as it should be.
        if _is_password(error):
            raise UnreadableDocumentError(LOCKED) from error
        raise UnreadableDocumentError(BROKEN) from error


def _is_password(error: BaseException) -> bool:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    kinds = (PDFPasswordIncorrect, PDFEncryptionError)
    return any(isinstance(item, kinds) for item in (error, *error.args, error.__cause__))


def _gather(pdf: Any) -> _Reading:
    reading = _Reading()
    _read_catalog(pdf, reading)
    if len(pdf.pages) > MAX_PAGES:
        raise UnreadableDocumentError(TOO_MANY.format(limit=MAX_PAGES))
    for page in pdf.pages:
        try:
            reading.pages.append(read_page(page))
        except MemoryError:
            raise
        except Exception:  # one broken page does not spoil the others
            reading.failed.append(page.page_number)
        page.close()
    if reading.failed and not reading.pages:
        raise UnreadableDocumentError(BROKEN)
    return reading


def _read_catalog(pdf: Any, reading: _Reading) -> None:
    from pdfminer.pdftypes import resolve1

    catalog = pdf.doc.catalog
    reading.language = _string(resolve1(catalog.get("Lang")))
    title = " ".join(_string(pdf.metadata.get("Title")).split())
    reading.title = "" if _JUNK_TITLE.match(title) else title
    form = resolve1(catalog.get("AcroForm"))
    reading.has_form = isinstance(form, dict)
    reading.has_xfa = isinstance(form, dict) and "XFA" in form


def _string(value: Any) -> str:
    if isinstance(value, bytes):
        encoding = "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1"
        value = value.decode(encoding, "replace")
    return value.strip("\0 ") if isinstance(value, str) else ""


# What cannot be read.


def _letters(page: PageText) -> int:
    texts = (segment.text for segment in page.segments)
    cells = (segment.text for item in page.segments if item.table is not None
             for cell in item.table.cells for segment in cell.segments)  # fmt: skip
    return sum(sum(map(str.isalpha, text)) for text in (*texts, *cells))


def _is_scan(pages: list[PageText]) -> bool:
    """Say whether all pages are pictures without text to speak of."""
    pictured = [page for page in pages if page.pictured > _PICTURE]
    return bool(pictured) and all(
        _letters(page) < _LEAST_LETTERS and page.unknown < _LEAST_LETTERS for page in pages
    )


def _refuse(reading: _Reading) -> None:
    letters = sum(map(_letters, reading.pages))
    unknown = sum(page.unknown for page in reading.pages)
    if reading.has_xfa and (letters == 0 or _is_placeholder(reading.pages)):
        raise UnreadableDocumentError(XFA)
    if unknown > letters:
        raise UnreadableDocumentError(UNNAMED)
    if letters == 0:
        raise UnreadableDocumentError(EMPTY)


def _is_placeholder(pages: list[PageText]) -> bool:
    """Say whether the pages only ask to wait until Adobe Reader has built the form."""
    if len(pages) > 2:
        return False
    return any(_TURNED_XFA.search(item.text) for page in pages for item in page.segments)


def _notes(reading: _Reading) -> Iterator[str]:
    scanned = [p.number for p in reading.pages
               if p.pictured > _PICTURE and _letters(p) < _LEAST_LETTERS]  # fmt: skip
    if scanned:
        yield f"{_pages(scanned)} een plaatje zonder tekst. Clarity leest dat niet."
    if reading.failed:
        yield f"{_pages(reading.failed)} beschadigd. De tekst daarvan ontbreekt."
    if sum(page.unknown for page in reading.pages) > _LEAST_LETTERS:
        yield "Sommige letters in deze pdf zijn niet te herkennen. Die ontbreken."


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Bladzijde {numbers[0]} is"
    shown = ", ".join(map(str, numbers[:9]))
    more = " en verder" if len(numbers) > 9 else ""
    return f"De bladzijden {shown}{more} zijn"


# Scans.


def _recognised(data: bytes, path: str, recognise: bool) -> Document:
    from clarity.readers.pdf_scan import recognise_text

    result = recognise_text(data) if recognise else None
    if result is None:
        raise UnreadableDocumentError(SCANNED)
    from dataclasses import replace

    document = read_pdf(result, path=path, recognise=False)
    note = "Dit is een scan. Een programma heeft de tekst herkend (OCR). Er kunnen fouten in staan."
    return replace(document, source_hash=source_hash(data), notes=(note, *document.notes))
