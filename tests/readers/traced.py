"""Whether every character of a document is found again where its anchor says."""

from __future__ import annotations

import html
import re

from clarity.document import Document
from clarity.readers.source import open_source


def assert_traced(document: Document, data: bytes) -> None:
    """Fail when a block's anchors do not cover its text, or point at another text.

    A line end or tab in the file may be shown as a space; an entity as the character it stands for.
    """
    source = open_source(data, document.format)
    for block in document.blocks:
        assert [a.start for a in block.anchors] == [0, *(a.end for a in block.anchors)][:-1]
        assert not block.text or block.anchors[-1].end == len(block.text)
        for anchor in block.anchors:
            if anchor.path is not None:
                found = source(anchor.part, anchor.path)[anchor.offset :]
                expected = block.text[anchor.start : anchor.end]
                assert _spaced(_shown(found, len(expected))) == _spaced(expected)


def _shown(found: str, length: int) -> str:
    """Return what the page shows; an entity has an anchor of its own."""
    entity = re.match(r"&#?\w+;?", found)
    if length == 1 and entity:
        return html.unescape(entity.group()).replace("\xa0", " ")[0]
    return found[:length]


def _spaced(text: str) -> str:
    return re.sub(r"[\t\n\r\f]", " ", text)
