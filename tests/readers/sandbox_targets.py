"""Functions that misbehave, for the tests of the sandbox; they run in its child."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path
from typing import Any

from clarity.document import Block, BlockKind, Document
from clarity.errors import UnreadableDocumentError


def document() -> Document:
    return Document((Block(BlockKind.PARAGRAPH, "Een alinea."),))


def loop() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def allocate() -> int:
    return len(bytearray(10 * 1024**3))


def abort() -> None:
    os.abort()


def leave() -> None:
    sys.exit(0)


def stop_at_once() -> None:
    os._exit(0)


def recurse(depth: int = 0) -> int:
    return recurse(depth + 1)


def print_much() -> Document:
    print("x" * 100_000)
    print("y" * 100_000, file=sys.stderr)
    os.write(1, b"z" * 100_000)
    return document()


def rubbish() -> Any:
    return open


def write_into_the_pipe() -> None:
    for descriptor in range(3, 10):
        try:
            os.write(descriptor, b"rommel" * 100)
        except OSError:
            continue
    time.sleep(60)


def open_many(folder: str) -> int:
    return len([open(Path(folder) / str(number), "wb") for number in range(200)])


def write_much(path: str) -> None:
    with open(path, "wb") as file:
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)


def connect(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=2)


def refuse() -> None:
    raise UnreadableDocumentError("Dit bestand is leeg.")


def fail() -> None:
    raise ValueError("geheim: 123456782")


def process() -> int:
    return os.getpid()


def loaded(name: str) -> bool:
    return name in sys.modules


def environment(name: str) -> str:
    return os.environ.get(name, "")


class Evil:
    """Runs a command in whoever unpickles it without care."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (os.mkdir, (self.path,))


def evil(path: str) -> Evil:
    return Evil(path)
