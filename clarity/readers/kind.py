"""Recognises what a document is for: a letter, a form, an e-mail, a web page or a policy text."""

from __future__ import annotations

import re

from clarity.document import BlockKind, Document, DocumentKind, FieldKind

_SALUTATION = re.compile(
    r"(?:geachte|beste|hallo|goede(?:morgen|middag|navond|ndag)|aan de bewoners?)\b", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en)?|hoogachtend|vriendelijke groet(?:en)?"
    r"|namens (?:burgemeester|het college|de burgemeester)|burgemeester en wethouders van)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:(?:ons|uw) kenmerk|kenmerk|zaaknummer|dossiernummer|uw brief van|behandeld door"
    r"|contactpersoon|bijlagen?|onderwerp|betreft|datum|verzenddatum)\s*(?::|$|\t)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_MAIL_HEADER = re.compile(r"(?:van|aan|cc|onderwerp|verzonden|from|to|subject|sent|date)\s*:",
                          re.IGNORECASE)  # fmt: skip
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+\.\w+")
_ARTICLE = re.compile(r"(?:artikel|art\.|hoofdstuk|paragraaf)\s+\d", re.IGNORECASE)
_WEB_WORDS = re.compile(
    r"(?:lees meer|deel deze pagina|ga naar|terug naar boven|direct regelen|veelgestelde vragen"
    r"|zie ook|meer informatie over)\b",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"\b(?:(?:deze|dit) (?:e-?mail|mail|mailtje|bericht)\b"
    r"|automatisch (?:verzonden|verstuurd|aangemaakt|gegenereerd)|uitschrijven|(?:u |je )afmelden)",
    re.IGNORECASE,
)
_LONG_TEXT = 1500  # words
_HEAD = 15  # blocks


def recognise_kind(document: Document) -> DocumentKind:
    """Return the most likely kind of a document.

    A text without signs is a letter, a page of HTML without signs a web page.
    """
    texts = [block.text for block in document.blocks if block.text]
    if _is_email(document, texts):
        return DocumentKind.EMAIL
    points = {
        DocumentKind.LETTER: _letter_points(texts),
        DocumentKind.FORM: _form_points(document, texts),
        DocumentKind.POLICY: _policy_points(document, texts),
        DocumentKind.WEB_PAGE: _web_points(document, texts),
    }
    best = max(points, key=lambda kind: points[kind])
    return best if points[best] >= 2 else DocumentKind.LETTER


def _is_email(document: Document, texts: list[str]) -> bool:
    head = [line for text in texts[:8] for line in text.splitlines()]
    headers = [line for line in head if _MAIL_HEADER.match(line)]
    if len(headers) >= 3 and any(_ADDRESS.search(line) for line in headers):
        return True
    is_page = document.format == "html"  # in which e-mails are written as well
    return is_page and _letter_points(texts) >= 2 and any(_MESSAGE.search(text) for text in texts)


def _letter_points(texts: list[str]) -> float:
    head = texts[: _HEAD * 2]
    points = 3.0 * any(_SALUTATION.match(text) and len(text) < 120 for text in head)
    points += 2.0 * any(_CLOSING.match(text) for text in texts)
    points += min(2.0, 0.75 * sum(bool(_REFERENCE.match(text)) for text in head))
    return points + 0.5 * any(_POSTCODE.search(text) for text in texts[:_HEAD])


def _form_points(document: Document, texts: list[str]) -> float:
    count = len(document.fields)
    words = sum(len(text.split()) for text in texts) or 1
    points = min(6.0, count * 0.75) if count >= 2 else 0.0
    if count >= 2 and any(block.kind is BlockKind.BUTTON for block in document.blocks):
        points += 1.0
    density = count / words
    if density < 1 / 60:  # a few places to fill in do not make a long text a form
        points *= 0.3 if density < 1 / 150 else 0.6
    if any(field.kind is FieldKind.SIGNATURE for field in document.fields) and count >= 3:
        points += 1
    title = " ".join([document.title, *texts[:5]]).lower()
    return points + 1.5 * ("formulier" in title and count >= 1)


def _policy_points(document: Document, texts: list[str]) -> float:
    words = sum(len(text.split()) for text in texts)
    articles = sum(bool(_ARTICLE.match(text)) for text in texts)
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    numbered = sum(bool(block.number or re.match(r"\d+(?:\.\d+)*\.?\s", block.text))
                   for block in headings)  # fmt: skip
    points = min(4.0, articles * 1.0) if articles >= 3 else 0.0
    if words > _LONG_TEXT:
        points += min(3.5, 1.5 + words / 4000)
    return points + (1.5 if numbered >= 4 else 0.0)


def _web_points(document: Document, texts: list[str]) -> float:
    links = sum(1 for block in document.blocks for mark in block.marks
                if mark.kind.value == "link" and mark.value.startswith("http"))  # fmt: skip
    headings = sum(block.kind is BlockKind.HEADING for block in document.blocks)
    points = 1.5 * any(_WEB_WORDS.match(text) for text in texts)
    points += {"html": 2.0, "markdown": 1.0}.get(document.format, 0.0)
    return points + (1.0 if headings >= 2 else 0.0) + (1.0 if links >= 2 else 0.0)
