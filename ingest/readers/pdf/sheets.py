"""A page taken apart: its tables, and the lines of text beside them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.pdf.lattice import Lattice, find_lattices
from ingest.readers.pdf.lines import Line, make_lines
from ingest.readers.pdf.page import Glyph, Page
from ingest.readers.pdf.signs import without_doubles


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its text outside of tables by lines, and its tables, each with the signs inside."""

    page: Page
    lines: tuple[Line, ...]
    tables: tuple[tuple[Lattice, tuple[Glyph, ...]], ...]


def take_apart(page: Page) -> Sheet:
    """A page's tables and the lines beside them."""
    glyphs = without_doubles(page.glyphs)
    tables: list[tuple[Lattice, tuple[Glyph, ...]]] = []
    for lattice in find_lattices(page.rulings):
        inside = [glyph for glyph in glyphs if lattice.area_at(*glyph.middle) is not None]
        if any(not glyph.blank for glyph in inside):
            taken = set(map(id, inside))
            glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
            tables.append((lattice, tuple(inside)))
    lines = make_lines(glyph for glyph in glyphs if not glyph.turn)
    return Sheet(page, tuple(lines), tuple(sorted(tables, key=lambda table: table[0].box[1])))
