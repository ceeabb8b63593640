"""What a reader makes of a file, whatever its kind: headings, paragraphs and grids, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands on a page: the page's number from 1, and a box (x0, y0, x1, y1) in points from the top
    left of the page as it is seen."""

    page: int
    box: tuple[float, float, float, float]


def page_and_box(spot: Spot | None) -> tuple[int | None, tuple[float, float, float, float] | None]:
    """A spot's two halves; two times None for none."""
    return (None, None) if spot is None else (spot.page, spot.box)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that the source itself marks as a heading; `level` counts from 1, `line` is the source's, from 1.

    `number`, `spot`: see Paragraph.
    """

    text: str
    level: int
    line: int | None = None
    number: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of text as it stands in the source, trimmed; `line` is the source's, from 1.

    `after_gap`: something that is no text, such as a picture, stands right before it. `number`: the list number that a
    program prints before it ("一、", "1."), which is no part of the source's text and therefore never quoted.
    `spot`: where it stands, in a source that has pages.
    """

    text: str
    line: int | None = None
    after_gap: bool = False
    number: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of a grid. `copy` marks a place that only repeats a cell spanning it; rows and columns count from 0.

    `number`: the list number printed before the cell's text, as in Paragraph; a label may need it, a figure has none.
    `spot`: as in Paragraph. `sure`: whether its figures are read beyond doubt, as of every source but a picture; of
    others the text is what they most likely are.
    """

    text: str
    row: int
    column: int
    line: int | None = None
    copy: bool = False
    number: str = ""
    spot: Spot | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its spans expanded: each row holds a cell for each column that the source gives it."""

    rows: tuple[tuple[Cell, ...], ...]
    table: int


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a file that is none itself: its bytes, and before which block it stands."""

    place: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in order, and what it says of itself beside the text (title, site, source).

    `seen`: how many pages or pictures were read by their looks; `left`: the pages without tables that were not, for
    want of time. `pictures`: those in the file that nobody has looked at yet; `outside`: how many it names but does not
    hold.
    """

    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    seen: int = 0
    left: tuple[int, ...] = ()
    pictures: tuple[Picture, ...] = ()
    outside: int = 0

    def lines(self) -> Iterator[Heading | Paragraph]:
        """The blocks that are text."""
        return (block for block in self.blocks if not isinstance(block, Grid))

    def texts(self) -> Iterator[str]:
        """All its text in reading order, that of a cell that spans several once."""
        for block in self.blocks:
            if isinstance(block, Grid):
                yield from (cell.text for row in block.rows for cell in row if not cell.copy)
            else:
                yield block.text
