"""Small pdf files for tests, drawn by hand: text in a Chinese font that needs no file, lines, areas."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842
LEFT, TOP, ROW = 60.0, 120.0, 24.0

Cells = Sequence[Sequence[str]]
Draw = Callable[["Sheet"], None]


class Sheet:
    """A page to draw on, in points from its top left."""

    def __init__(self, canvas: Canvas, height: float = HEIGHT) -> None:
        self.canvas = canvas
        self.height = height
        canvas.setFont(FONT, 10)

    def text(self, x: float, y: float, text: str, size: float = 10, mode: int = 0) -> None:
        """Text that begins at a place; `y` is the height of its base."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y, text, mode=mode)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroke."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def area(self, x0: float, y0: float, x1: float, y1: float, shade: float = 0.0) -> None:
        """A filled box, from black (0) to white (1)."""
        self.canvas.setFillGray(shade)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def rows(self, cells: Cells, widths: Sequence[float], top: float = TOP, left: float = LEFT) -> None:
        """The text of a table's rows, no lines."""
        for row, texts in enumerate(cells):
            x = left
            for text, width in zip(texts, widths, strict=True):
                self.text(x + 4, top + row * ROW + 16, text)
                x += width

    def grid(self, rows: int, widths: Sequence[float], top: float = TOP, left: float = LEFT) -> None:
        """All lines of a table."""
        right, bottom = left + sum(widths), top + rows * ROW
        for row in range(rows + 1):
            self.line(left, top + row * ROW, right, top + row * ROW)
        for column in range(len(widths) + 1):
            x = left + sum(widths[:column])
            self.line(x, top, x, bottom)

    def table(self, cells: Cells, widths: Sequence[float], top: float = TOP, left: float = LEFT) -> None:
        """A table with all its lines."""
        self.grid(len(cells), widths, top, left)
        self.rows(cells, widths, top, left)


def pdf(
    *pages: Draw, size: tuple[float, float] = (WIDTH, HEIGHT), password: str = "", owner: str = "", turn: int = 0
) -> bytes:
    """A pdf with a page for each drawing; `password`: without it nobody opens it; `owner`: without it nobody copies
    from it."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    lock = StandardEncryption(password, owner, canCopy=0) if password or owner else None
    canvas = Canvas(buffer, pagesize=size, encrypt=lock, invariant=1)
    for draw in pages:
        if turn:
            canvas.setPageRotation(turn)
        draw(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def written_pdf(
    text: str, *, font: str = "", resources: str = "", catalog: str = "", more: Sequence[str] = ()
) -> bytes:
    """A pdf of one page as it is written: what the page draws, in a font F, and what else its parts say. `more`:
    further objects, numbered from 6."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 4 0 R>>{resources}>>/Contents 5 0 R>>",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{font}>>",
        stream(text),
        *more,
    ]
    body = "\n".join(f"{number} 0 obj {one} endobj" for number, one in enumerate(objects, 1))
    return f"%PDF-1.5\n{body}\ntrailer <</Root 1 0 R>>\n%%EOF\n".encode()


def stream(text: str) -> str:
    """A stream of a pdf that holds this text."""
    return f"<</Length {len(text)}>> stream\n{text}\nendstream"
