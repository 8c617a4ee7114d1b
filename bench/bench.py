"""Print Clarity's speed and memory, each figure beside a baseline measured in the same run.

Usage: ``python bench/bench.py`` (or ``make bench``). With the environment variable ``JSON`` set
to a path the figures are written there too. Only the ratios travel between machines. Times are
those of the processor, of this process and of those that it starts, so that what else runs on the
machine counts for little; each function of a pair runs in turn, and the best of its rounds counts.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from clarity.rulebook.model import Rulebook

ROOT = Path(__file__).resolve().parent.parent
CORPUS = sorted((ROOT / "corpora").rglob("*.docx"))
ROUNDS = 5
WORDS = 20_000
ENTRIES = 2_000
SEED = 1
PAGES = 200
WORDS_A_PAGE = 400
PDF_PAGES = 10


def main() -> None:
    """Measure everything and print one table."""
    rows = [
        *throughput(),
        *rule_cost(),
        *cold_start(),
        *peak_memory(),
        *reading(),
        *sandbox_start(),
    ]
    width = max(len(name) for name, *_ in rows)
    for name, value, unit, goal in rows:
        print(f"{name:<{width}}  {value:>10,.2f} {unit:<8} {goal}")
    target = os.environ.get("JSON")
    if target:
        figures = {name: value for name, value, *_ in rows}
        Path(target).write_text(json.dumps(figures, indent=2), encoding="utf-8")


Row = tuple[str, float, str, str]


def throughput() -> Iterable[Row]:
    """Words a second of the whole check beside the bare pipeline, on the same blocks in turn."""
    from clarity.checker import Checker
    from clarity.document import Document
    from clarity.dutch.pipeline import load_pipeline
    from clarity.readers import read

    documents = [read(path) for path in CORPUS]
    copies = WORDS // sum(len(document.text.split()) for document in documents) + 1
    documents *= copies
    words = sum(len(document.text.split()) for document in documents)
    checker, nlp = Checker(), load_pipeline()

    def bare(document: Document) -> None:
        texts = [block.text for block in document.blocks if block.text.strip()]
        for _ in nlp.pipe(texts, batch_size=200):
            pass

    checked, plain = in_turn(
        lambda: [checker.check(document) for document in documents],
        lambda: [bare(document) for document in documents],
    )
    yield "check, whole", words / checked, "words/s", ""
    yield "nlp.pipe, bare", words / plain, "words/s", ""
    yield "check / bare", plain / checked, "ratio", "goal >= 0.80"


def rule_cost() -> Iterable[Row]:
    """Time of the compiled rules as a share of the parser's, with 2,000 entries and with all."""
    from clarity.dutch.pipeline import load_pipeline
    from clarity.readers import read
    from clarity.rulebook.compile import CompiledRules
    from clarity.rulebook.load import load_rulebook

    nlp, book = load_pipeline(), load_rulebook()
    texts = [b.text for path in CORPUS for b in read(path).blocks if b.text.strip()] * 4
    docs, parser = list(nlp.pipe(texts)), nlp.get_pipe("parser")
    before = nlp.pipe_names[: nlp.pipe_names.index("parser")]
    with nlp.select_pipes(enable=before):
        unparsed = list(nlp.pipe(texts))

    def cost(rules: CompiledRules) -> float:
        parsed, matched = in_turn(
            lambda: list(parser.pipe(unparsed)),
            lambda: [rules.match(fresh(doc), text) for doc, text in zip(docs, texts, strict=True)],
        )
        return matched / parsed

    some = cost(CompiledRules(sampled(book), nlp))
    yield f"rules with {ENTRIES:,} entries / parser", some, "ratio", "goal <= 0.25"
    every = cost(CompiledRules(book, nlp))
    yield f"rules with all {len(book.entries):,} entries / parser", every, "ratio", ""


def fresh(doc: Doc) -> Doc:
    """Forget what an earlier round kept with a parsed text."""
    doc.user_data.clear()
    return doc


def sampled(book: Rulebook) -> Rulebook:
    """Keep 2,000 entries of the word list, drawn at random but the same every time."""
    from dataclasses import replace

    drawn = sorted(random.Random(SEED).sample(range(len(book.entries)), ENTRIES))
    return replace(book, entries=tuple(book.entries[i] for i in drawn))


def cold_start() -> Iterable[Row]:
    """Seconds of ``clarity check`` on a one-page letter beside loading the pipeline alone."""
    letter = next(path for path in CORPUS if path.parent.name == "brieven")
    model = ROOT / "clarity" / "dutch" / "nl_clarity_sm"
    load = f"import spacy, clarity.dutch.lemmatizer; spacy.load({str(model)!r})"
    check, bare = in_turn(
        lambda: run([sys.executable, "-m", "clarity", "check", str(letter)]),
        lambda: run([sys.executable, "-c", load]),
    )
    yield "cold start, clarity check", check, "s", ""
    yield "cold start, spacy.load", bare, "s", ""
    yield "check / load", check / bare, "ratio", "goal <= 1.30"


def peak_memory() -> Iterable[Row]:
    """Peak memory and time for a Word document of 200 pages, in a process of its own."""
    import docx

    from clarity.readers import read

    texts = [b.text for path in CORPUS for b in read(path).blocks if len(b.text.split()) > 8]
    document, words = docx.Document(), 0
    while words < PAGES * WORDS_A_PAGE:
        text = texts[words % len(texts)]
        document.add_paragraph(text)
        words += len(text.split())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lang.docx"
        document.save(str(path))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        seconds = timed(lambda: run([sys.executable, "-m", "clarity", "check", "-q", str(path)]))
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    yield f"peak memory, {PAGES} pages", max(before, after) / 1024, "MiB", ""
    yield f"time, {PAGES} pages", seconds, "s", ""


def reading() -> Iterable[Row]:
    """Pages or words a second of the readers, each beside the barest way to the same text."""
    import io
    import zipfile

    from lxml import etree

    from clarity.readers import read

    word = max(CORPUS, key=lambda path: path.stat().st_size).read_bytes()

    def bare_xml() -> None:
        with zipfile.ZipFile(io.BytesIO(word)) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        "".join(root.itertext())

    whole, bare = in_turn(lambda: read(word), bare_xml)
    yield "reading docx / bare XML", whole / bare, "ratio", ""
    if shutil.which("pdftotext") is None or find_spec("reportlab") is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lang.pdf"
        write_pdf(path)
        whole, bare = in_turn(lambda: read(path), lambda: run(["pdftotext", str(path), "-"]))
    yield "reading pdf", PDF_PAGES / whole, "pages/s", ""
    yield "pdftotext", PDF_PAGES / bare, "pages/s", ""
    yield "reading pdf / pdftotext", whole / bare, "ratio", ""


def write_pdf(path: Path) -> None:
    """Write a PDF with pages of running text."""
    from reportlab.pdfgen.canvas import Canvas

    line = "De gemeente stuurt u een brief met het besluit over uw aanvraag van de uitkering."
    canvas = Canvas(str(path))
    for _ in range(PDF_PAGES):
        for row in range(40):
            canvas.drawString(70, 770 - 16 * row, line)
        canvas.showPage()
    canvas.save()


def sandbox_start() -> Iterable[Row]:
    """Seconds to start a child of the sandbox, beside the bare start of Python."""
    from clarity.sandbox import Sandbox

    def start() -> None:
        with Sandbox() as sandbox:
            sandbox.warm()

    child, bare = in_turn(start, lambda: run([sys.executable, "-c", "pass"]))
    yield "start of the sandbox", child, "s", ""
    yield "start of the sandbox / python", child / bare, "ratio", ""


def in_turn(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the least seconds of two functions, run in turn after one warm-up each."""
    one(), other()
    pairs = [(timed(one), timed(other)) for _ in range(ROUNDS)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def timed(function: Callable[[], object]) -> float:
    """Return the seconds of the processor that a call takes, its child processes included."""
    start = processor_time()
    function()
    return processor_time() - start


def processor_time() -> float:
    """Return the seconds of the processor that this process and its finished children took."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def run(command: list[str]) -> None:
    """Run a command without its output; findings are no failure."""
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise SystemExit(done.stderr.decode())


if __name__ == "__main__":
    main()
