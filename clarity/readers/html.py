"""Web pages, HTML e-mails and templates in HTML: bytes in, a Document out.

Left out is what is no text of the page itself (menus, scripts, asides, cookie banners) and what it
does not show. The anchors name elements as :mod:`clarity.readers.node_paths` does, in the tree of
:func:`clarity.readers.html_tree.parse_html`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from typing import Any, TypeAlias

from clarity.document import Directive, Document, Field, source_hash
from clarity.errors import UnreadableDocumentError
from clarity.readers.directives import parse_directives
from clarity.readers.draft import settle
from clarity.readers.form_fields import find_fields
from clarity.readers.html_fields import find_page_fields, settled
from clarity.readers.html_tree import decode_html, parse_html, unmask
from clarity.readers.html_walk import Walk, walk_html
from clarity.readers.looks import judge_looks
from clarity.readers.text import add_gaps

Element: TypeAlias = Any  # lxml ships no types

_WHOLE = re.compile(r"<html[\s>]", re.IGNORECASE)

TOO_DEEP = (
    "Deze webpagina zit te ingewikkeld in elkaar om te lezen. Kopieer de tekst naar een "
    "tekstbestand (.txt) en probeer het opnieuw."
)


def read_html(data: bytes, *, path: str = "") -> Document:
    """Read a page of HTML; raise UnreadableDocumentError with one clear line when it fails."""
    text = decode_html(data)
    document = document_of(parse_html(text), path=path)
    return replace(document, source_hash=source_hash(data), is_fragment=_WHOLE.search(text) is None)


def document_of(
    root: Element,
    *,
    path: str = "",
    part: str = "",
    left_out: Set[Element] = frozenset(),
    ends: Callable[[str], bool] = lambda text: False,
) -> Document:
    """Read a page that is already a tree; ``part`` is its name in the file that holds it.

    ``left_out`` are elements to pass by; ``ends`` says of the text of a block that the page ends
    before it.
    """
    try:
        walk = walk_html(root, part=part, left_out=left_out)
    except RecursionError as error:
        raise UnreadableDocumentError(TOO_DEEP) from error
    _cut(walk, ends)
    judge_looks(walk.drafts)
    if walk.controls:
        found = find_page_fields(root, walk)
        blocks, fields, index = settle(walk.drafts, [])
        fields = tuple(settled(item, walk.drafts, index, part) for item in found)
    else:
        blocks, fields, index = _drawn(walk)
    return Document(
        blocks,
        fields,
        path=path,
        format="html",
        title=_title(root),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        directives=tuple(_directives(walk, index)),
    )


def _cut(walk: Walk, ends: Callable[[str], bool]) -> None:
    texts = [draft.text for draft in walk.drafts]
    for position, text in enumerate(texts):
        if ends(text) or ends("\n".join(texts[position : position + 5])):
            del walk.drafts[position:], walk.owners[position:]
            walk.controls = [item for item in walk.controls if item.position <= position]
            spans = walk.spans.items()
            walk.spans = {key: span for key, span in spans if span[1] <= position}
            return


def _drawn(walk: Walk) -> tuple[Any, tuple[Field, ...], dict[int, int]]:
    """Settle a page without controls: to print, with lines to fill in perhaps."""
    for draft in walk.drafts:
        if draft.is_body:
            add_gaps(draft)
    is_form = any(draft.gaps for draft in walk.drafts)
    return settle(walk.drafts, find_fields(walk.drafts) if is_form else [])


def _title(root: Element) -> str:
    title = root.find(".//title")
    return "" if title is None else " ".join(unmask("".join(title.itertext())).split())


def _directives(walk: Walk, index: dict[int, int]) -> Iterator[Directive]:
    """Yield the directives: each is for the block it stands in, or the next one."""
    for position, remark in walk.remarks:
        after = (index[i] for i in range(position, len(walk.drafts)) if i in index)
        target = next(after, max(index.values(), default=None))
        for rule, reason in parse_directives(remark):
            yield Directive(rule, reason, target)
