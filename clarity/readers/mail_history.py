"""Earlier messages in an e-mail: below the message itself, or between its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from clarity.readers.node_paths import is_element

Element: TypeAlias = Any  # lxml ships no types

_LINE = re.compile(
    r"-{2,}\s*(?:oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message"
    r"|doorgestuurde bericht)\s*-{2,}",
    re.IGNORECASE,
)
_FROM = re.compile(r"\W*(?:van|from)\s*:", re.IGNORECASE)
_SENT = re.compile(r"^\W*(?:verzonden|sent|datum|date)\s*:", re.IGNORECASE | re.MULTILINE)
_ABOUT = re.compile(r"^\W*(?:onderwerp|subject|aan|to)\s*:", re.IGNORECASE | re.MULTILINE)
_WROTE = re.compile(
    r"(?:op|on)\s(?=[^\n]{0,100}\d)[^:]{0,200}(?::\d\d[^:]{0,200}){0,2}"
    r"(?:schreef|heeft|wrote)[^:]{0,200}(?:geschreven)?\s*:\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)
_INTRODUCTION = re.compile(
    r"^(?:op|on)\s[^\n]{5,200}(?:\n[^\n>]{1,200})?:[ \t\r]*\n(?=\s*>)", re.IGNORECASE | re.MULTILINE
)
_CLASSES = re.compile(
    r"(?:^|\s)(?:x_)?(?:gmail_quote\S*|gmail_attr|moz-cite-prefix|yahoo_quoted|protonmail_quote"
    r"|OutlookMessageHeader|zmail_extra|tutanota_quote)(?:$|\s)"
)
_NAMES = re.compile(
    r"(?:x_)?(?:divRplyFwdMsg|appendonsend|reply-intro|OLK_SRC_BODY_SECTION"
    r"|mail-editor-reference-message-container|isForwardContent|isReplyContent)$"
)
_BORDER = re.compile(r"border-top:\s*solid\s+#(?:E1E1E1|B5C4DF)", re.IGNORECASE)
_HEAD_LINES = 6


def starts_history(text: str) -> bool:
    r"""Say whether a text is the head of an earlier message, so that nothing after it counts.

    >>> starts_history("Van: Jo\nVerzonden: maandag\nAan: Piet\nOnderwerp: vraag")
    True
    """
    return _WROTE.match(text) is not None or _is_heading(text)


def _is_heading(text: str) -> bool:
    """Say whether a text starts with the headers of an earlier message, or a line that says so."""
    if _LINE.match(text):
        return True
    head = "\n".join(text.splitlines()[:_HEAD_LINES])
    return bool(_FROM.match(head) and _SENT.search(head) and _ABOUT.search(head))


def own_text(text: str) -> str:
    """Return a message in plain text without earlier ones; what stays keeps its offset.

    A message that only passes on another one is returned whole.
    """
    shown = _INTRODUCTION.sub(_blank, text)
    shown = _QUOTED.sub(_blank, shown)
    shown = shown[: _end(shown)]
    return shown if shown.strip() else text


def _end(text: str) -> int:
    lines = list(re.finditer(r"[^\n]*\n?", text))
    for index, line in enumerate(lines):
        start = line.start()
        first = line.group()[:1]
        if first in {"-", "*", "V", "v", "F", "f"} and _is_heading(text[start : start + 600]):
            return start
        if first in {"O", "o"} and _introduces(lines[index : index + 2]):
            return start
    return len(text)


def _introduces(lines: list[re.Match[str]]) -> bool:
    """Say whether one line, or two, end in ``schreef Jo:``."""
    texts = [line.group() for line in lines]
    joined = ("".join(texts[:size]).strip() for size in (1, 2))
    return any(text.endswith(":") and _WROTE.match(text) for text in joined)


def history_elements(root: Element) -> frozenset[Element]:
    """Return the elements of an e-mail that hold earlier messages, or come after their head."""
    found: set[Element] = set()
    for element in root.iter():
        if not is_element(element) or element in found:
            continue
        if _is_quote(element):
            found.add(element)
        elif _is_head(element):
            found.add(element)
            found.update(_after(element))
    return frozenset(found)


def _is_quote(element: Element) -> bool:
    if element.tag == "blockquote" and element.get("type") == "cite":
        return True
    return _CLASSES.search(element.get("class") or "") is not None


def _is_head(element: Element) -> bool:
    """Say whether an element is the head that Outlook puts above an earlier message."""
    if _NAMES.match(element.get("id") or ""):
        return True
    has_line = _BORDER.search(element.get("style") or "") is not None
    return has_line and _FROM.match("".join(element.itertext()).strip()) is not None


def _after(element: Element) -> Iterator[Element]:
    """Yield the elements that come after one, up to the end of the page."""
    for above in (element, *element.iterancestors()):
        yield from (item for item in above.itersiblings() if is_element(item))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
