"""Counts how many words of real files (.docx, .odt, .html) the readers keep.

Shares no code with the readers. Of a Word file it opens the zip itself and counts the words of the
``w:t`` elements in body, headers, footers, footnotes and endnotes. Left out of the count is what
the page does not show: deleted and moved-away text, hidden text (its own format or its style), the
second branch of alternate content, the code of fields, and headers or footers that repeat another
one. Of an OpenDocument text it counts the words of paragraphs and headings in the body and its
and footers; of a web page the words outside nav, script, aside and the like, as the parser of the
standard library sees them.

Run it with a folder of files: ``python tests/readers/word_coverage.py FOLDER``.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from lxml import etree

WORD = re.compile(r"\w+")
TEXT_PART = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes\d*|endnotes\d*)\.xml$")
OFF = {"0", "false", "off"}


def local(element: Any) -> str:
    """Return the local name of an element, whatever its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its local name."""
    return next((v for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == name), "")


def hidden_styles(package: zipfile.ZipFile) -> set[str]:
    """Return the ids of the styles that hide their text."""
    if "word/styles.xml" not in package.namelist():
        return set()
    root = etree.fromstring(package.read("word/styles.xml"))
    parents: dict[str, str] = {}
    hidden: set[str] = set()
    for style in root:
        if local(style) != "style":
            continue
        identifier = attribute(style, "styleId")
        for item in style.iter():
            if local(item) == "vanish" and attribute(item, "val") not in OFF:
                hidden.add(identifier)
            if local(item) == "basedOn":
                parents[identifier] = attribute(item, "val")
    for _ in range(10):
        hidden |= {style for style, parent in parents.items() if parent in hidden}
    return hidden


def is_hidden(run: Any, hidden: set[str]) -> bool:
    """Say whether a run or paragraph hides its text."""
    for properties in run:
        if local(properties) in {"rPr", "pPr"}:
            for item in properties:
                if local(item) == "vanish":
                    return attribute(item, "val") not in OFF
                if local(item) in {"rStyle", "pStyle"} and attribute(item, "val") in hidden:
                    return True
    return False


class Count:
    """The visible text of one part, a paragraph a string."""

    def __init__(self, hidden: set[str]) -> None:
        self.hidden = hidden
        self.paragraphs: list[str] = []
        self.fields: list[bool] = []  # for each open field: are we past its code?

    def visit(self, element: Any, lines: list[str]) -> None:
        name = local(element)
        if name in {"del", "moveFrom"} and len(element):
            return
        if name in {"footnote", "endnote"} and "eparator" in attribute(element, "type"):
            return
        if name == "AlternateContent":
            branches = [item for item in element if local(item) in {"Choice", "Fallback"}]
            for branch in branches[:1]:
                self.visit(branch, lines)
            return
        if name in {"r", "p"} and is_hidden(element, self.hidden):
            return
        if name == "fldChar":
            self.field(attribute(element, "fldCharType"))
        if name == "t" and "wordprocessingml" in element.tag and all(self.fields):
            lines[-1] += element.text or ""
        if name in {"tab", "br", "cr", "ptab", "sym"}:
            lines[-1] += " "
        if name == "noBreakHyphen":
            lines[-1] += "-"
        if name == "p" and "wordprocessingml" in element.tag:
            lines = [""]
        for child in element:
            self.visit(child, lines)
        if name == "p" and "wordprocessingml" in element.tag:
            self.paragraphs.append(lines[0])

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()


def count_words(text: str) -> Counter[str]:
    """Return the words of a text; invisible characters do not split a word."""
    return Counter(WORD.findall(re.sub("[\u00ad\u200b\ufeff]", "", text)))


def count_file(path: Path) -> Counter[str]:
    """Return the visible words of a Word file."""
    total: Counter[str] = Counter()
    seen: set[tuple[str, ...]] = set()
    with zipfile.ZipFile(path) as package:
        hidden = hidden_styles(package)
        for name in package.namelist():
            if not TEXT_PART.match(name):
                continue
            count = Count(hidden)
            count.visit(etree.fromstring(package.read(name)), [""])
            texts = tuple(text.strip() for text in count.paragraphs if text.strip())
            if "header" in name or "footer" in name:
                if texts in seen:
                    continue
                seen.add(texts)
            for text in texts:
                total += count_words(text)
    return total


# OpenDocument texts.

ODT_HIDDEN = {"tracked-changes", "annotation", "note-citation", "ruby-text", "forms", "title",
              "desc", "hidden-text", "script", "event-listeners"}  # fmt: skip
ODT_SPACES = {"s", "tab", "line-break", "soft-page-break"}


def odt_hidden_styles(*roots: Any) -> set[str]:
    """Return the names of the styles that hide their text."""
    return {
        attribute(style, "name")
        for root in roots
        for style in root.iter()
        if local(style) == "style"
        for item in style
        if local(item) == "text-properties" and attribute(item, "display") == "none"
    }


def odt_paragraphs(element: Any, hidden: set[str], lines: list[str]) -> Iterator[str]:
    """Yield the visible paragraphs in an element; the last of ``lines`` is the open one."""
    for child in element:
        name = local(child)
        is_hidden = name in ODT_HIDDEN or name.endswith("-source")
        is_hidden |= attribute(child, "style-name") in hidden
        is_hidden |= name == "section" and attribute(child, "display") == "none"
        if not is_hidden and name in {"p", "h"} and "opendocument" in child.tag:
            inner = [child.text or ""]
            yield from odt_paragraphs(child, hidden, inner)
            yield inner[0]
        elif not is_hidden:
            lines[-1] += " " if name in ODT_SPACES else child.text or ""
            yield from odt_paragraphs(child, hidden, lines)
        lines[-1] += child.tail or ""


def count_odt(path: Path) -> Counter[str]:
    """Return the visible words of the body of an OpenDocument text."""
    total: Counter[str] = Counter()
    with zipfile.ZipFile(path) as package:
        content = etree.fromstring(package.read("content.xml"))
        names = package.namelist()
        styles = etree.fromstring(package.read("styles.xml")) if "styles.xml" in names else None
    hidden = odt_hidden_styles(content, *([styles] if styles is not None else []))
    texts = [item for item in content.iter() if local(item) == "text" and "office" in item.tag]
    for text in texts:
        for paragraph in odt_paragraphs(text, hidden, [""]):
            total += count_words(paragraph)
    return total


# Web pages.

HTML_HIDDEN = {"nav", "script", "style", "aside", "noscript", "template", "head", "iframe", "svg",
               "object", "datalist", "del"}  # fmt: skip
HTML_INLINE = {"a", "abbr", "b", "em", "font", "i", "ins", "mark", "small", "span", "strong", "sub",
               "sup", "u", "wbr", "code", "bdi"}  # fmt: skip
HTML_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "source", "col", "area", "base"}
TEMPLATE = re.compile(
    r"\{\{.*?\}\}+|\{%.*?%\}|\{#.*?#\}|\{!!.*?!!\}|<\?.*?\?>|\{[$/]?[a-z][^{}\n]*\}"
    r"|@[a-z]+\s*\((?:[^()]|\([^()]*\))*\)|@[a-z]+\b",
    re.DOTALL | re.IGNORECASE,
)


class Page(HTMLParser):
    """The visible text of a page, marks of templates left out."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.skipped: list[str] = []  # open elements from the first hidden one on

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        style = (names.get("style") or "").replace(" ", "")
        is_hidden = (
            tag in HTML_HIDDEN
            or "hidden" in names
            or names.get("aria-hidden") == "true"
            or names.get("role") in {"navigation", "complementary", "menu"}
            or "display:none" in style
        )
        if (self.skipped or is_hidden) and tag not in HTML_VOID:
            self.skipped.append(tag)
        if tag not in HTML_INLINE:
            self.text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skipped:
            while self.skipped.pop() != tag:
                pass
        if tag not in HTML_INLINE:
            self.text += " "

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.text += data


def count_html(path: Path) -> Counter[str]:
    """Return the visible words of a page."""
    page = Page()
    page.feed(TEMPLATE.sub(" ", path.read_text(encoding="utf-8", errors="replace")))
    page.close()
    return count_words(page.text)


COUNTS = {".docx": count_file, ".docm": count_file, ".dotx": count_file, ".odt": count_odt,
          ".html": count_html}  # fmt: skip


def measure(folder: Path, ending: str = "") -> Iterator[tuple[str, int, int]]:
    """Yield (file, visible words, words that the reader keeps) for the files that open.

    ``ending`` keeps to the files of one format.
    """
    from clarity.document import BlockKind
    from clarity.errors import UnreadableDocumentError
    from clarity.readers import read

    for path in sorted(folder.rglob("*")):
        if path.suffix not in COUNTS or not path.name.endswith(ending):
            continue
        try:
            document = read(path)
        except UnreadableDocumentError:
            continue
        kept: Counter[str] = Counter()
        for block in document.blocks:
            if block.kind is not BlockKind.IMAGE:
                kept += count_words(block.text)
        visible = COUNTS[path.suffix](path)
        yield path.name, visible.total(), (visible & kept).total()


def main(folder: Path) -> None:
    rows = list(measure(folder))
    for name, visible, kept in rows:
        print(f"{kept / visible if visible else 1:8.2%} {kept:7} of {visible:7}  {name}")
    print("\nThe ten worst:")
    filled = [row for row in rows if row[1]]
    for name, visible, kept in sorted(filled, key=lambda row: row[2] / row[1])[:10]:
        print(f"{kept / visible:8.2%} {visible - kept:7} lost  {name}")
    total, kept = sum(row[1] for row in rows), sum(row[2] for row in rows)
    print(f"\n{len(rows)} files, {kept} of {total} words kept: {kept / total:.3%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
