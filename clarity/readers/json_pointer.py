"""JSON pointers (RFC 6901): how a text in a JSON file is named, and found again by its name."""

from __future__ import annotations

import json
from typing import Any


def join(pointer: str, *steps: str | int) -> str:
    """Return the pointer some steps further.

    >>> join("/0", "translations", "a/b")
    '/0/translations/a~1b'
    """
    escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return "".join([pointer, *(f"/{step}" for step in escaped)])


def value_at(root: Any, pointer: str) -> Any:
    """Return the value that a pointer names; raises LookupError when there is none.

    A string that holds JSON is stepped into as if it were the value it holds: some exports keep
    the configuration of a form in a string.

    >>> value_at([{"configuration": '{"components": [{"label": "Naam"}]}'}],
    ...          "/0/configuration/components/0/label")
    'Naam'
    """
    value = root
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, str):
            value = _opened(value, pointer)
        if isinstance(value, list):
            value = _item(value, key, pointer)
        elif isinstance(value, dict) and key in value:
            value = value[key]
        else:
            raise LookupError(pointer)
    return value


def _opened(text: str, pointer: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise LookupError(pointer) from error


def _item(values: list[Any], key: str, pointer: str) -> Any:
    if not key.isdecimal() or int(key) >= len(values):
        raise LookupError(pointer)
    return values[int(key)]
