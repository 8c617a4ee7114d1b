"""Finds a text in a file again by its anchor; for writers, and for tests of the readers."""

from __future__ import annotations

import json
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
    if form == "docx":
        from clarity.readers.docx_package import Package
        from clarity.readers.node_paths import text_at

        package = Package(data)
        return lambda part, path: text_at(package.root(part), path)
    if form == "odt":
        from clarity.readers.archive import Archive
        from clarity.readers.node_paths import text_at
        from clarity.readers.odt import BROKEN

        archive = Archive(data, BROKEN)
        return lambda part, path: text_at(archive.root(part), path)
    if form == "open-formulieren":
        return _json_source(data)
    if form == "eml":
        from clarity.readers import eml

        return eml.message_of(data).source
    if form == "msg":
        from clarity.readers import msg

        return msg.message_of(data).source
    from clarity.readers.text import decode

    text, _ = decode(data)
    return lambda part, path: text


def _json_source(data: bytes) -> Source:
    """Return what finds the texts of a form: in a JSON file of its export, or in the one file."""
    from clarity.readers.archive import Archive
    from clarity.readers.json_pointer import value_at
    from clarity.readers.open_formulieren import BROKEN

    archive = Archive(data, BROKEN) if data.startswith(b"PK") else None
    files: dict[str, object] = {}

    def find(part: str, path: str) -> str:
        if part not in files:
            files[part] = json.loads(data if archive is None else archive.read(part))
        return str(value_at(files[part], path))

    return find
