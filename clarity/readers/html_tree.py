"""A page of HTML as a tree: its encoding, the marks of templates in it, nothing fetched.

Templates put marks into HTML that are no HTML: ``<td {% if a > b %}class="x"{% endif %}>``. Before
parsing, the signs in such marks that mean something in HTML are replaced, one for one, by signs
that do not; :func:`unmask` gives them back. So a writer that uses :func:`parse_html` finds each
text under the path that the reader gave it.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from clarity.errors import UnreadableDocumentError
from clarity.readers.text import decode

Element: TypeAlias = Any  # lxml ships no types

EMPTY_PAGE = "Deze webpagina is leeg. Kies een bestand met tekst."

_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
_HEAD = 4096  # bytes in which a page may tell its encoding
_AS_WINDOWS = {"iso8859-1", "ascii", "iso8859-15"}  # what browsers read as windows-1252
_SUBSET = re.compile(r"<!DOCTYPE\s[^\[>]{0,300}(\[.*?\]\s*)>", re.IGNORECASE | re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")

# Marks have a longest length and hold no second opening: else a page of signs would take long.
_MARK = re.compile(
    r"(?P<code><\?(?!=|xml\b|php\s+echo\b)(?:(?!<\?|\?>).){0,20000}(?:\?>|\Z)"
    r"|<%(?![=-])(?:(?!<%|%>).){0,5000}%>)"
    r"|(?P<mark>\{\{\{[^{}]{0,1000}\}\}\}|\{\{[^{}]{0,1000}\}\}|\{%(?:(?!\{%|%\}).){0,1000}%\}"
    r"|\{#(?:(?!\{#|#\}).){0,1000}#\}|\{!!(?:(?!\{!!|!!\}).){0,1000}!!\}"
    r"|<\?(?:=|php\s+echo\b)(?:(?!<\?|\?>).){0,1000}\?>|<%(?:(?!<%|%>).){0,1000}%>"
    r"|\{(?:\$|/|=|(?:if|elseif|else|foreach|for|while|include|block|link|var|switch|case)\b)"
    r"[^{}]{0,500}\}"
    r"|@[a-z]{1,30}\s?\((?:[^()]|\([^()]{0,200}\)){0,500}\))",
    re.DOTALL,
)
_CONTROL = re.compile(
    r"(?:\s|\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\}|\{\{[#/^>!][^{}]*\}\}"
    r"|\{/?(?:if|else|elseif|foreach|for|while|include|block|switch|case)\b[^{}]*\}"
    r"|@(?:[a-z]+)(?:\s?\((?:[^()]|\([^()]*\))*\))?(?!\S))+",
    re.DOTALL,
)
_SIGNS = "<>&\"'"
_MASKS = "\ue010\ue011\ue012\ue013\ue014"
_TO_MASK = str.maketrans(_SIGNS, _MASKS)
_FROM_MASK = str.maketrans(_MASKS, _SIGNS)


def decode_html(data: bytes) -> str:
    """Return the text of a page, in the encoding that its bytes, or else itself, tell."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:_HEAD]:
        return decode(data)[0]
    told = _DECLARED.match(data[:_HEAD]) or _META.search(data[:_HEAD])
    if told:
        name = _codec(told.group(1).decode("ascii", "ignore"))
        if name:
            try:
                return data.decode(name)
            except (UnicodeDecodeError, ValueError):
                pass
    return decode(data)[0]


def parse_html(text: str) -> Element:
    """Return the root of a page's tree; its texts are masked. Raises when it holds nothing."""
    text = mask(_CONTROLS.sub(" ", text))
    text = _SUBSET.sub(_without_subset, text, count=1) if "<!ENTITY" in text.upper() else text
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError(EMPTY_PAGE) from error
    if root is None:
        raise UnreadableDocumentError(EMPTY_PAGE)
    return root


def mask(text: str) -> str:
    """Return a text of the same length, in which the marks of templates are no HTML."""
    return _MARK.sub(_masked, text)


def unmask(text: str) -> str:
    """Return a text of the tree as it stands in the page."""
    return text.translate(_FROM_MASK)


def is_control(text: str) -> bool:
    """Say whether a text holds nothing but marks that steer a template, such as ``{% if x %}``."""
    return _CONTROL.fullmatch(text) is not None


def _masked(match: re.Match[str]) -> str:
    if match.group("code"):  # code shows nothing
        return re.sub(r"[^\r\n]", " ", match.group())
    return match.group().translate(_TO_MASK)


def _without_subset(match: re.Match[str]) -> str:
    """Take out the entities that a page declares; lines keep their number."""
    start, end = match.span(1)
    blank = re.sub(r"[^\r\n]", " ", match.group(1))
    return match.group()[: start - match.start()] + ">" + blank[: end - start]


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    if found in _AS_WINDOWS:
        return "cp1252"
    # UTF-16 without its mark is no UTF-16: the page itself could not be read.
    is_text = getattr(codecs.lookup(found), "_is_text_encoding", True)
    return found if is_text and not found.startswith(("utf-16", "utf-32")) else ""
