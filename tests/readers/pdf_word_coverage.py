"""Counts how many words of real PDF files the reader keeps, beside ``pdftotext`` of poppler.

Shares no code with the reader. A line that returns on half of the pages, numbers aside, counts
once. A word that is broken at the end of a line counts when the reader has it whole, or in parts.

Run it with a folder of PDF files: ``python tests/readers/pdf_word_coverage.py FOLDER``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"\w+")
BROKEN = re.compile(r"(\w)[-\u00ad\u2010]\n\s*(\w)")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ĳ": "ij", "\u00ad": None}
)


def pdf_text(path: Path) -> list[str]:
    """Return the text of each page according to pdftotext; none when it cannot read it."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return done.stdout.decode("utf-8", "replace").split("\f") if done.returncode == 0 else []


def without_running(pages: list[str]) -> list[str]:
    """Return the pages with each line that returns on half of them counted once."""
    shapes = [{shape(line) for line in page.splitlines() if line.strip()} for page in pages]
    counts = Counter(key for page in shapes for key in page)
    needed = max(2, len([page for page in shapes if page]) / 2)
    seen: set[str] = set()
    result = []
    for page in pages:
        kept = []
        for line in page.splitlines():
            key = shape(line)
            if counts[key] >= needed and key in seen:
                continue
            seen.add(key)
            kept.append(line)
        result.append("\n".join(kept))
    return result


def shape(line: str) -> str:
    """Return a line with its numbers hidden."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def count_words(text: str) -> Counter[str]:
    """Return the words of a text, ligatures written out."""
    return Counter(WORD.findall(text.translate(LIGATURES)))


def kept_words(pages: list[str], read: str) -> tuple[int, int]:
    """Return how many words pdftotext finds, and how many of these the reader has.

    A word broken at the end of a line counts when the reader has it whole or in parts.
    """
    text = "\n".join(pages).translate(LIGATURES)
    kept = count_words(read)
    best = 0
    total = 0
    for variant in (BROKEN.sub(r"\1\2", text), text):
        words = count_words(variant)
        found = (words & kept).total()
        if not total or found / max(words.total(), 1) > best / total:
            best, total = found, words.total()
    return total, best


def measure(folder: Path) -> Iterator[tuple[str, int, int, int, float]]:
    """Yield (file, pages, words, words that the reader keeps, seconds) of what opens."""
    from clarity.errors import UnreadableDocumentError
    from clarity.readers import read

    for path in sorted(item for item in folder.rglob("*") if item.suffix.lower() == ".pdf"):
        start = time.perf_counter()
        try:
            document = read(path)
        except UnreadableDocumentError as error:
            print(f"refused: {path.name[-70:]}: {error}")
            continue
        seconds = time.perf_counter() - start
        pages = pdf_text(path)
        numbers = " ".join(block.number for block in document.blocks)
        total, kept = kept_words(without_running(pages), f"{document.text} {numbers}")
        if total:
            yield path.name, len(pages) - 1, total, kept, seconds


def main(folder: Path) -> None:
    if shutil.which("pdftotext") is None:
        raise SystemExit("pdftotext (poppler-utils) is not installed")
    rows = list(measure(folder))
    for name, pages, total, kept, seconds in rows:
        print(
            f"{kept / total:8.2%} {kept:7} of {total:7} {pages:4} p {seconds:6.1f} s  {name[-80:]}"
        )
    print("\nThe ten worst:")
    for name, _, total, kept, _ in sorted(rows, key=lambda row: row[3] / row[2])[:10]:
        print(f"{kept / total:8.2%} {total - kept:7} lost  {name[-90:]}")
    total, kept = sum(row[2] for row in rows), sum(row[3] for row in rows)
    print(f"\n{len(rows)} files, {kept} of {total} words kept: {kept / max(total, 1):.3%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
