"""Runs a reader or writer in a child process with limits, so that a bad file harms nothing.

The child has limits on memory, processor time, open files and the size of what it writes, no
network and no spaCy; the parent watches the clock. A child is used for many documents, and is
replaced when it crashed, took too long, or has served long enough. What comes back is unpickled
into plain data of :mod:`clarity.document` only, never into anything that can run code.

The child is a Python of its own, not a fork: it starts in the same way on every system, and also
from threads and from worker processes. Where the system knows no limits (Windows) only the clock
is left; :attr:`Sandbox.weaknesses` says so.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from clarity.document import Document
from clarity.errors import ClarityError, UnreadableDocumentError, UnsafeDocumentError

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use.

    ``memory`` is its address space in bytes, ``processor_seconds`` and ``seconds`` (on the clock)
    count for one document, ``open_files`` is a number and ``written`` the size of a file in bytes.
    After ``documents`` documents a child is replaced.
    """

    memory: int = 1536 * _MIB
    processor_seconds: int = 60
    seconds: float = 90.0
    open_files: int = 64
    written: int = 256 * _MIB
    documents: int = 100


_MESSAGES = {
    "time": (
        "Het lezen van dit bestand duurde te lang en is gestopt. Splits het document en probeer "
        "het opnieuw."
    ),
    "processor": (
        "Het lezen van dit bestand kost te veel rekenkracht en is gestopt. Splits het document en "
        "probeer het opnieuw."
    ),
    "memory": (
        "Dit bestand vraagt te veel geheugen en is daarom niet gelezen. Haal grote afbeeldingen "
        "eruit of splits het document."
    ),
    "depth": (
        "Dit bestand zit te ingewikkeld in elkaar. Sla de tekst opnieuw op als .docx en probeer "
        "het nog een keer."
    ),
    "files": (
        "Voor dit bestand moesten te veel andere bestanden open. Sla de tekst opnieuw op als "
        ".docx en probeer het nog een keer."
    ),
    "crash": (
        "Bij het lezen van dit bestand ging iets mis. Sla het opnieuw op en probeer het nog een "
        "keer."
    ),
    "answer": (
        "Het lezen van dit bestand gaf geen bruikbaar resultaat. Sla het opnieuw op en probeer "
        "het nog een keer."
    ),
    "start": (
        "Clarity kon de beveiligde omgeving niet starten waarin het bestand wordt gelezen. "
        "Probeer het opnieuw."
    ),
}
_NO_LIMITS = "Dit systeem kan geheugen en rekentijd niet begrenzen. Clarity bewaakt alleen de tijd."
_NO_NETWORK_WALL = (
    "Dit systeem kan het netwerk niet afsluiten. Clarity verbiedt alleen het gebruik ervan."
)

_LENGTH = struct.Struct(">Q")
_LONGEST_ANSWER = 1024 * _MIB
_SECONDS_TO_START = 30.0
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_KEPT_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "PATHEXT")
_PLAIN = frozenset(["set", "frozenset", "bytearray", "complex", "range", "slice"])


def unsafe(reason: str) -> UnsafeDocumentError:
    """Return the error for one way of failing."""
    return UnsafeDocumentError(_MESSAGES[reason], reason)


def read_safely(
    source: str | Path | bytes, name: str = "", limits: Limits | None = None
) -> Document:
    """Read a document in a child process that is kept for the next one.

    Raises UnreadableDocumentError as :func:`clarity.readers.read` does, and its subclass
    UnsafeDocumentError when the reader had to be stopped.
    """
    return _shared(limits or Limits()).read(source, name)


@lru_cache(maxsize=4)
def _shared(limits: Limits) -> Sandbox:
    sandbox = Sandbox(limits)
    atexit.register(sandbox.close)
    return sandbox


class Sandbox:
    """A small pool of children; may be used from several threads at once."""

    def __init__(self, limits: Limits | None = None, size: int = 1) -> None:
        self.limits = limits or Limits()
        self.weaknesses: tuple[str, ...] = ()
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start a child now, so that the first document does not wait for it."""
        with self._borrowed():
            pass

    def read(self, source: str | Path | bytes, name: str = "") -> Document:
        """Read a document from a path or from bytes; the child never sees the path's folder."""
        from clarity.readers import load, read

        data = source if isinstance(source, bytes) else load(Path(source))
        path = name or ("" if isinstance(source, bytes) else str(source))
        document = self.run(read, data, name=path)
        if not isinstance(document, Document):
            raise unsafe("answer")
        return document

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call a function of a module in a child and return what it returns: plain data.

        A ClarityError of the function comes back as an UnreadableDocumentError with its text.
        """
        request = pickle.dumps((function, args, kwargs))
        with self._borrowed() as child:
            status, result = child.ask(request, self.limits.seconds)
        if status == "ok":
            return result
        if status == "refused":
            raise UnreadableDocumentError(str(result))
        raise unsafe(status)

    def close(self) -> None:
        """Stop the children that wait for work."""
        for _ in range(self._idle.qsize()):
            with contextlib.suppress(queue.Empty):
                child = self._idle.get_nowait()
                if child is not None:
                    child.stop()
                self._idle.put(None)

    @contextlib.contextmanager
    def _borrowed(self) -> Iterator[_Child]:
        child = self._idle.get()
        try:
            if child is None or not child.is_alive:
                child = _Child(self.limits)
                self.weaknesses = child.weaknesses
            yield child
        finally:
            if child is not None and (child.is_spent or child.served >= self.limits.documents):
                child.stop()
                child = None
            self._idle.put(child)


class _Child:
    """A child process and the pipes to it, as the parent sees them."""

    def __init__(self, limits: Limits) -> None:
        self.served = 0
        self.is_spent = False  # crashed, stopped, or short of memory
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from clarity.sandbox import serve; serve()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=tempfile.gettempdir(),
                env=_environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise unsafe("start") from error
        status, weaknesses = self.ask(pickle.dumps(limits), _SECONDS_TO_START)
        if status != "ok":
            self.stop()
            raise unsafe("start")
        self.served = 0
        self.weaknesses = tuple(_MESSAGES_OF_WEAKNESS[str(item)] for item in weaknesses)

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, request: bytes, seconds: float) -> tuple[str, Any]:
        """Send a request; return the status and the result of the answer."""
        late = threading.Event()
        clock = threading.Timer(seconds, self._overtime, [late])
        clock.daemon = True
        clock.start()
        try:
            answer = self._exchange(request)
        finally:
            clock.cancel()
        self.served += 1
        if answer is None:
            self.is_spent = True
            return ("time" if late.is_set() else self._end(), None)
        status, result = _decoded(answer)
        self.is_spent = status not in {"ok", "refused"}
        return status, result

    def stop(self) -> None:
        """End the process and what it started."""
        self._kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.wait()

    def _exchange(self, request: bytes) -> bytes | None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            _send(self.process.stdin, request)
            return _receive(self.process.stdout)
        except (OSError, ValueError):
            return None

    def _overtime(self, late: threading.Event) -> None:
        late.set()
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.kill()

    def _end(self) -> str:
        """Return why a child ended by itself."""
        try:
            code = self.process.wait(5)
        except subprocess.TimeoutExpired:
            return "answer"  # it still runs, but what it said was no answer
        if code == -getattr(signal, "SIGXCPU", 0):
            return "processor"
        return "memory" if code == -getattr(signal, "SIGKILL", 0) else "crash"


def _environment() -> dict[str, str]:
    """Return the environment of a child: no secrets, and the same modules as here."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    paths = [str(Path(path).resolve()) for path in sys.path if path]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}


# What goes through the pipes.


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LONGEST_ANSWER:
        return None
    data = pipe.read(length)
    return data if len(data) == length else None


class _PlainData(pickle.Unpickler):
    """Makes plain data and what a document is made of, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be made; refuse all others."""
        is_plain = module == "builtins" and name in _PLAIN
        if is_plain or (module == "clarity.document" and name[:1].isupper() and "." not in name):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _decoded(answer: bytes) -> tuple[str, Any]:
    try:
        status, result = _PlainData(io.BytesIO(answer)).load()
    except Exception:  # whatever a broken answer makes of itself
        return "answer", None
    known = status in _MESSAGES or status in {"ok", "refused"}
    return (status, result) if known else ("answer", None)


# What runs in the child.


def serve() -> None:
    """Answer requests until the parent closes the pipe; this is what the child runs."""
    requests, answers = _private_pipes()
    first = _receive(requests)
    if first is None:
        return
    limits: Limits = pickle.loads(first)
    _send(answers, pickle.dumps(("ok", _confine(limits))))
    while (request := _receive(requests)) is not None:
        _send(answers, _answer(request, limits))


def _private_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for the answers; what a reader prints goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, answers


def _answer(request: bytes, limits: Limits) -> bytes:
    try:
        function, args, kwargs = pickle.loads(request)
        _renew_processor_time(limits)
        return _packed(function(*args, **kwargs))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except RecursionError:
        return pickle.dumps(("depth", None))
    except ClarityError as error:
        return pickle.dumps(("refused", str(error)))
    except OSError as error:
        return pickle.dumps(("files" if error.errno in {23, 24} else "crash", None))
    except BaseException:  # a reader that ends the program fails as well
        return pickle.dumps(("crash", None))


def _packed(result: Any) -> bytes:
    try:
        return pickle.dumps(("ok", result))
    except MemoryError:
        raise
    except Exception:  # pickle lets errors of every type out
        return pickle.dumps(("answer", None))


def _confine(limits: Limits) -> list[str]:
    """Set the limits; return the names of what this system cannot do."""
    weaknesses = []
    if not _shut_network():
        weaknesses.append("network")
    try:
        import resource
    except ImportError:
        weaknesses.append("limits")
        return weaknesses
    for name, value in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_FSIZE", limits.written),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is not None:
            hard = resource.getrlimit(kind)[1]
            bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (bound, bound))
    return weaknesses


def _renew_processor_time(limits: Limits) -> None:
    """Give the next document its own processor time; the system counts for the whole process."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + 1 + limits.processor_seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (end, hard))


def _shut_network() -> bool:
    """Leave the network; forbid its use in Python as well, for where leaving is impossible."""
    sys.addaudithook(_forbid_network)
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    return unshare is not None and unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0


def _forbid_network(event: str, _: object) -> None:
    if event.startswith("socket.") and event != "socket.__new__":
        raise PermissionError("no network in the sandbox")


_MESSAGES_OF_WEAKNESS = {"network": _NO_NETWORK_WALL, "limits": _NO_LIMITS}
