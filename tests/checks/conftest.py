"""Checks run on parsed text: a fixture that returns what one rule finds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from clarity.checker import Checker
from clarity.document import Block, BlockKind, Document, DocumentKind
from clarity.readers.markdown import read_markdown
from clarity.report import Finding
from clarity.settings import Settings

Find = Callable[..., list[Finding]]


@cache
def _checker(code: str, kind: DocumentKind) -> Checker:
    return Checker(Settings(kind=kind)).only([code])


@pytest.fixture
def find() -> Find:
    """Return ``find(code, *texts, …)``: the findings of one rule in paragraphs or Markdown."""

    def run(
        code: str,
        *texts: str,
        kind: DocumentKind = DocumentKind.LETTER,
        block: BlockKind = BlockKind.PARAGRAPH,
        markdown: bool = False,
    ) -> list[Finding]:
        if markdown:
            document = read_markdown("\n\n".join(texts))
        else:
            document = Document(tuple(Block(block, text) for text in texts))
        return list(_checker(code, kind).check(document).findings)

    return run
