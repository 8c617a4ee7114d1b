"""How a text in a tree of XML or HTML is named, and found again by its name.

A path is the positions of elements among the element children of their parents, from the root
down, joined by ``/``; comments and processing instructions do not count. It names the text at
the start of an element, up to its first child element: ``0/3``. With ``/tail`` it names the text
after the end of that element, up to the next one: ``0/3/tail``. With ``/@`` it names the value
of an attribute, by its local name: ``0/3/@alt``. A text goes on over a comment in it. The path of
the root itself is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any  # lxml ships no types

TAIL = "tail"


def join(path: str, step: int | str) -> str:
    """Return the path one step further.

    >>> join("", 0), join("0/3", "tail")
    ('0', '0/3/tail')
    """
    return f"{path}/{step}" if path else str(step)


def is_element(node: Element) -> bool:
    """Say whether a node is an element, and no comment or processing instruction."""
    return isinstance(node.tag, str)


def children(element: Element) -> Iterator[Element]:
    """Yield the child elements."""
    return (child for child in element if is_element(child))


def text_at(root: Element, path: str) -> str:
    """Return the whole text that a path names; raises LookupError when there is none."""
    steps = path.split("/") if path else []
    last = steps.pop() if steps and not steps[-1].isdecimal() else ""
    element = root
    for step in steps:
        element = _child(element, int(step), path)
    if last == TAIL:
        return _run(element.tail, element.itersiblings())
    if last.startswith("@"):
        return attribute(element, last[1:], path)
    if last:
        raise LookupError(path)
    return _run(element.text, iter(element))


def attribute(element: Element, name: str, path: str = "") -> str:
    """Return the value of an attribute by its local name; raises LookupError(path) without it."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    raise LookupError(path)


def _child(element: Element, position: int, path: str) -> Element:
    for index, child in enumerate(children(element)):
        if index == position:
            return child
    raise LookupError(path)


def _run(text: str | None, following: Iterator[Element]) -> str:
    result = text or ""
    for node in following:
        if is_element(node):
            break
        result += node.tail or ""
    return result
