"""Keeps validated rulebooks in a folder of the user, so that a command starts sooner.

Reading and validating the packs takes longer than checking a letter. A rulebook is kept under the
hash of all that it was made of: the texts of the packs, what is switched off, and Clarity's own
code. Whatever is wrong with a kept rulebook, it is as if it were not there. Only the command line
keeps rulebooks; nothing of a document is ever kept.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from clarity import __version__
from clarity.rulebook.load import build_rulebook, pack_sources
from clarity.rulebook.model import Rulebook

_PREFIX = "rulebook-"
_MOST = 8  # rulebooks in the folder; the oldest make room
_TRUSTED = ("clarity.document", "clarity.report", "clarity.rulebook.model")


def load_kept_rulebook(
    folder: Path, packs: Iterable[Path] = (), off: Iterable[str] = ()
) -> Rulebook:
    """Return what :func:`~clarity.rulebook.load.load_rulebook` returns, from ``folder`` if it can.

    A rulebook that was not there is put there; a folder that cannot be written is no error.
    Raises RuleError as ``load_rulebook`` does.
    """
    sources, switched_off = list(pack_sources(packs)), tuple(off)
    path = folder / f"{_PREFIX}{_key(sources, switched_off)}.pickle"
    book = _read(path)
    if book is None:
        book = build_rulebook(sources, switched_off)
        with suppress(OSError):
            _write(path, pickle.dumps(book, protocol=5))
    return book


def _key(sources: Iterable[tuple[str, str]], off: tuple[str, ...]) -> str:
    """Return the hash of all that decides what a rulebook is, the code that makes it included."""
    digest = hashlib.sha256(f"{__version__} {sys.version} {off!r}".encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    for name, text in sources:
        digest.update(f"{name}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:32]


class _Unpickler(pickle.Unpickler):
    """Reads the plain data of a rulebook and nothing else: no file can make it run code."""

    def find_class(self, module: str, name: str) -> object:
        if module in _TRUSTED and "." not in name:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a rulebook")


def _read(path: Path) -> Rulebook | None:
    try:
        book = _Unpickler(io.BytesIO(path.read_bytes())).load()
    except Exception:  # a damaged pickle can raise anything at all
        return None
    return book if isinstance(book, Rulebook) else None


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step, so that another process never reads half of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _make_room(path.parent)


def _make_room(folder: Path) -> None:
    kept = sorted(folder.glob(f"{_PREFIX}*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_MOST:]:
        file.unlink(missing_ok=True)
