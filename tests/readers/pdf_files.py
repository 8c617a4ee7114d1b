"""Small PDF files for the tests, made with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
LEFT = 70.0
LEADING = 14.0


class Sheet:
    """A page to write on, with places counted from the top left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(
        self, x: float, top: float, text: str, size: float = 11, font: str = "Helvetica"
    ) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def lines(
        self, x: float, top: float, lines: Sequence[str], size: float = 11, font: str = "Helvetica"
    ) -> float:
        """Write lines below each other; return the height of the line that would come next."""
        for line in lines:
            self.text(x, top, line, size, font)
            top += LEADING
        return top

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top)

    def next(self) -> None:
        self.canvas.showPage()


def pdf(*pages: Callable[[Sheet], object], title: str = "", password: str = "") -> bytes:
    """Return a PDF of which each function writes a page."""
    buffer = io.BytesIO()
    encrypt = password or None
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=True)
    canvas.setTitle(title or "untitled")
    for page in pages:
        page(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
