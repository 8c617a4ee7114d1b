"""Finds a text in a file again by its anchor; for writers, and for tests of the readers."""

from __future__ import annotations

from collections.abc import Callable

Source = Callable[[str, str], str]
"""From part and path to the whole text that they name; raises LookupError when there is none."""


def open_source(data: bytes, form: str) -> Source:
    """Return what finds the texts of a file again; ``form`` is the format of its document."""
    if form == "html":
        from clarity.readers.html_tree import decode_html, parse_html, unmask
        from clarity.readers.node_paths import text_at

        root = parse_html(decode_html(data))
        return lambda part, path: unmask(text_at(root, path))
    if form == "odt":
        from clarity.readers.archive import Archive
        from clarity.readers.node_paths import text_at
        from clarity.readers.odt import BROKEN

        archive = Archive(data, BROKEN)
        return lambda part, path: text_at(archive.root(part), path)
    from clarity.readers.text import decode

    text, _ = decode(data)
    return lambda part, path: text
