"""The sandbox: whatever a reader does, the answer is a document or one clear line."""

from __future__ import annotations

import multiprocessing
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sandbox_targets as targets
from docx_files import docx, para

from clarity import sandbox
from clarity.errors import UnreadableDocumentError, UnsafeDocumentError
from clarity.readers import read
from clarity.sandbox import Limits, Sandbox, read_safely

LIMITS = Limits(processor_seconds=1, seconds=30.0)
has_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox(LIMITS) as made:
        yield made


def reason(box: Sandbox, function: object, *arguments: object) -> str:
    with pytest.raises(UnsafeDocumentError) as caught:
        box.run(function, *arguments)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    return caught.value.reason


def test_reads_as_the_reader_does(box: Sandbox, tmp_path: Path) -> None:
    """A document from the sandbox is the document that the reader itself gives."""
    path = tmp_path / "brief.docx"
    path.write_bytes(docx(para("Wij helpen u graag.") + para("Belt u ons?")))
    assert box.read(path) == read(path)
    assert box.read(b"Hallo daar.", name="a.txt") == read(b"Hallo daar.", name="a.txt")
    assert read_safely(path) == read(path)


def test_refusals_come_back_as_they_are(box: Sandbox, tmp_path: Path) -> None:
    """A file that the reader refuses gives the reader's own line, and the child lives on."""
    before = box.run(targets.process)
    for source in (b"", tmp_path / "weg.docx"):
        with pytest.raises(UnreadableDocumentError) as caught:
            box.read(source)
        assert not isinstance(caught.value, UnsafeDocumentError)
    with pytest.raises(UnreadableDocumentError, match="is leeg"):
        box.run(targets.refuse)
    assert box.run(targets.process) == before


@has_limits
def test_an_endless_loop(box: Sandbox) -> None:
    """A reader that loops is stopped by its processor time."""
    assert reason(box, targets.loop) == "processor"


def test_a_reader_that_sleeps() -> None:
    """A reader that waits for ever is stopped by the clock."""
    with Sandbox(Limits(seconds=1.0)) as box:
        start = time.monotonic()
        assert reason(box, targets.sleep) == "time"
        assert time.monotonic() - start < 10


@has_limits
@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (targets.allocate, "memory"),
        (targets.abort, "crash"),
        (targets.leave, "crash"),
        (targets.stop_at_once, "crash"),
        (targets.recurse, "depth"),
        (targets.rubbish, "answer"),
        (targets.fail, "crash"),
    ],
)
def test_ways_of_failing(box: Sandbox, function: object, expected: str) -> None:
    """Each way of failing has its own line, and the next document is read by a new child."""
    assert reason(box, function) == expected
    assert box.run(targets.document).text == "Een alinea."


def test_no_document_is_no_answer(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain data that is no document is refused."""
    monkeypatch.setattr(Sandbox, "run", lambda *_, **__: "rommel")
    with pytest.raises(UnsafeDocumentError):
        box.read(b"Hallo.")


def test_printing_harms_nothing(box: Sandbox) -> None:
    """What a reader prints goes nowhere, and never into the answer."""
    assert box.run(targets.print_much) == targets.document()


def test_rubbish_in_the_pipe() -> None:
    """Bytes that are no answer are not taken for one."""
    with Sandbox(Limits(seconds=8.0)) as box:
        assert reason(box, targets.write_into_the_pipe) in {"answer", "crash", "time"}
        assert box.run(targets.document) == targets.document()


def test_an_answer_runs_no_code(box: Sandbox, tmp_path: Path) -> None:
    """A child that was taken over cannot make the parent run anything."""
    path = tmp_path / "gemaakt"
    assert reason(box, targets.evil, str(path)) == "answer"
    assert not path.exists()


@has_limits
def test_files(box: Sandbox, tmp_path: Path) -> None:
    """A reader can open few files, and write little."""
    assert reason(box, targets.open_many, str(tmp_path)) == "files"
    with Sandbox(Limits(written=1024 * 1024)) as small:
        assert reason(small, targets.write_much, str(tmp_path / "groot")) == "crash"
    assert (tmp_path / "groot").stat().st_size <= 1024 * 1024


def test_no_network(box: Sandbox) -> None:
    """A reader cannot reach a server, not even on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert reason(box, targets.connect, server.getsockname()[1]) == "crash"
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()


def test_python_itself_forbids_the_network() -> None:
    """Where the network cannot be left, its use is forbidden in Python."""
    for event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        with pytest.raises(PermissionError):
            sandbox._forbid_network(event, ())
    sandbox._forbid_network("open", ())


def test_no_language_model_and_no_secrets(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child holds no spaCy, and no environment variables of the parent."""
    monkeypatch.setenv("CLARITY_SECRET", "geheim")
    with Sandbox() as fresh:
        fresh.read(docx(para("Tekst.")))
        assert not fresh.run(targets.loaded, "spacy")
        assert fresh.run(targets.environment, "CLARITY_SECRET") == ""


def test_a_child_serves_many_documents_and_is_replaced() -> None:
    """One child reads several documents; after its share there is a new one."""
    with Sandbox(Limits(documents=3)) as box:
        assert len({box.run(targets.process) for _ in range(3)}) == 1
        assert len({box.run(targets.process) for _ in range(3)}) == 1
        assert len({box.run(targets.process) for _ in range(6)}) == 2


def test_several_threads() -> None:
    """Two children serve several threads; each gets its own answer."""
    with Sandbox(size=2) as box, ThreadPoolExecutor(6) as threads:
        names = [f"{number}.txt" for number in range(12)]
        found = list(threads.map(lambda name: box.read(b"Hallo.", name=name).path, names))
        assert found == names


def test_closing_ends_the_child() -> None:
    """After closing no child is left; using the sandbox again starts one."""
    box = Sandbox()
    child = box.run(targets.process)
    box.close()
    assert box.run(targets.process) != child
    box.close()


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_from_worker_processes(method: str) -> None:
    """A process that was itself spawned can read safely too."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.apply(read_safely, (b"Hallo daar.",)) == read(b"Hallo daar.")


def test_without_limits_the_clock_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without limits says so."""
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(sandbox, "_shut_network", lambda: True)
    assert sandbox._confine(Limits()) == ["limits"]
    assert "bewaakt alleen de tijd" in sandbox._MESSAGES_OF_WEAKNESS["limits"]


def test_a_child_starts_quickly() -> None:
    """The child imports little: no reader before it is asked for, and no spaCy."""
    with Sandbox() as box:
        for name in ("spacy", "numpy", "pdfplumber", "docx"):
            assert not box.run(targets.loaded, name)
