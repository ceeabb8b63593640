"""Word files (docx, docm, dotx, dotm): paragraphs, headings and tables, those in text boxes included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from ingest.blocks import Block, Cell, Document, Grid, Heading, Paragraph, Picture
from ingest.limits import Limits
from ingest.readers.grids import check_places, data_table
from ingest.readers.package import ZIP, Package, main_part, open_package, zip_kind
from ingest.readers.word_content import BodyReader, Drawn, Line, Piece, WordCell, WordTable
from ingest.readers.word_numbers import read_numbering
from ingest.readers.word_styles import Styles
from store.catalogue.normal import plain
from store.model import WenbaoError

_BREAK = re.compile(r"\s*\n\s*")
_MOST_PICTURES = 40
_LEAST_PICTURE, _LARGEST_PICTURE = 4_000, 8_000_000
"""Bytes; a page scanned in colour has a few million at most, a logo few thousand."""
_CORE = (("title", "title"), ("creator", "author"))


def claims_docx(suffix: str, content: bytes) -> bool:
    """Whether the bytes are a Word package, whatever the suffix says."""
    return content.startswith(ZIP) and zip_kind(content) == "Word"


def read_docx(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a Word file; raises WenbaoError where it is damaged, has a password or takes more than is read."""
    package = open_package(name, content, limits)
    main = main_part(package)
    related = package.related(main)
    root = package.parse(main)
    body = None if root is None else root.find("{*}body")
    if body is None:
        raise WenbaoError(f"{name}：Word 文件残缺或损坏（没有正文）")
    styles = Styles(lambda: _first(package, related.get("styles", ())))
    numbering = read_numbering(_first(package, related.get("numbering", ())))
    reader = BodyReader(name, limits, styles, numbering)
    maker = _Blocks(name, limits)
    blocks: list[Block] = []
    places: list[int] = []
    for piece in reader.content(body):
        blocks += [block for block in maker.of([piece]) if isinstance(block, Grid) or block.text]
        places += [len(blocks)] * (len(maker.drawn) - len(places))
    pictures = _pictures(package, main, zip(maker.drawn, places, strict=True)) if places else ()
    return Document(tuple(blocks), _meta(package), pictures=tuple(pictures))


def _pictures(package: Package, main: str, drawn: Iterable[tuple[str, int]]) -> Iterator[Picture]:
    """The pictures that may be a page or a table: the first of those that are not too large."""
    parts = package.pictures(main)
    found = [(parts[relation], place) for relation, place in drawn if relation in parts]
    usable = [(part, place) for part, place in found if _LEAST_PICTURE <= part.file_size <= _LARGEST_PICTURE]
    for part, place in usable[:_MOST_PICTURES]:
        yield Picture(place, package.unpack(part))


def _first(package: Package, parts: Sequence[str]) -> etree._Element | None:
    return next((root for part in parts if (root := package.parse(part)) is not None), None)


def _meta(package: Package) -> dict[str, str]:
    core = _first(package, package.related("").get("core-properties", ()))
    if core is None:
        return {}
    found = {key: plain(core.findtext(f"{{*}}{tag}") or "") for tag, key in _CORE}
    return {key: text for key, text in found.items() if text}


class _Blocks:
    """From a body's pieces to blocks: data tables become grids, those that only lay out the page are taken apart."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.tables = 0
        self.drawn: list[str] = []

    def of(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        """The blocks of some pieces; one without text is there only where a list number stands alone."""
        for piece in pieces:
            if isinstance(piece, Line):
                yield from _lines(piece)
            elif isinstance(piece, Drawn):
                self.drawn += [] if piece.relation in self.drawn else [piece.relation]
            else:
                yield from self._table(piece)

    def _table(self, table: WordTable) -> Sequence[Block]:
        cells = [[(cell, tuple(self.of(cell.content))) for cell in row] for row in table.rows]
        inside = [block for row in cells for _, blocks in row for block in blocks]
        rows = () if any(isinstance(block, Grid) for block in inside) else self._expanded(cells)
        data = data_table(rows)
        if data is None:
            return inside
        self.tables += data.grids
        return list(data.blocks(self.tables - data.grids))

    def _expanded(self, cells: Sequence[Sequence[tuple[WordCell, tuple[Block, ...]]]]) -> tuple[tuple[Cell, ...], ...]:
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, Cell] = {}
        places = 0
        for row in cells:
            expanded, above = _expand_row(row, len(rows), above)
            places += len(expanded)
            check_places(self.name, places, self.limits)
            rows.append(expanded)
        return tuple(rows)


def _expand_row(
    row: Sequence[tuple[WordCell, tuple[Block, ...]]], number: int, above: Mapping[int, Cell]
) -> tuple[tuple[Cell, ...], dict[int, Cell]]:
    """A row's cell for each grid column, and the cells that may go on into the row below, by their first column."""
    places: list[Cell] = []
    below: dict[int, Cell] = {}
    for cell, blocks in row:
        column = len(places)
        merged = _merged_into(cell, places, above)
        shown = merged or _cell(blocks, number, column)
        if cell.merge in ("restart", "continue"):
            below[column] = shown
        for offset in range(cell.across):
            copy = merged is not None or offset > 0
            places.append(Cell(shown.text, number, column + offset, None, copy, shown.number))
    return tuple(places), below


def _merged_into(cell: WordCell, places: Sequence[Cell], above: Mapping[int, Cell]) -> Cell | None:
    """The cell that this one only continues, if any."""
    if cell.merge == "gap":
        return Cell("", 0, 0)
    if cell.merge == "beside" and places:
        return places[-1]
    return above.get(len(places)) if cell.merge == "continue" else None


def _cell(blocks: Sequence[Block], row: int, column: int) -> Cell:
    lines = [block for block in blocks if not isinstance(block, Grid)]
    text = "\n".join(line.text for line in lines if line.text)
    return Cell(text, row, column, number=lines[0].number if lines else "")


def _lines(line: Line) -> Iterator[Heading | Paragraph]:
    """A paragraph, or several where breaks part it; the list number stands before the first."""
    whole = line.text.strip()
    if not whole and not line.number:
        return
    texts = [text for text in _BREAK.split(whole) if text] if "\n" in whole else [whole]
    for place, text in enumerate(texts):
        number = "" if place else line.number
        yield Heading(text, line.level, number=number) if line.level else Paragraph(text, number=number)
