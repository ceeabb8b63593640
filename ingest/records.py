"""Blocks to records: the rows of all tables of a document, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.blocks import Block, Grid
from ingest.grid_records import grid_records
from ingest.headings import section_number
from ingest.record import Place, Record, is_page_number
from ingest.stream_records import stream_records, stream_zones

__all__ = ["Place", "Record", "is_page_number", "split_records"]

_LONGEST_CAPTION = 60


@dataclass(slots=True)
class _Where:
    """How far a document is read: how many tables, the section, the line of text before."""

    tables: int = 0
    section: int | None = None
    lines: list[str] = field(default_factory=list)

    def pass_line(self, text: str) -> None:
        number = section_number(text)
        if number is not None:
            self.section = number
            self.lines.clear()
        elif not is_page_number(text):
            self.lines.append(text)
            del self.lines[:-1]

    def open_table(self) -> Place:
        caption = "".join(line for line in self.lines if len(line) <= _LONGEST_CAPTION)
        self.lines.clear()
        self.tables += 1
        return Place(self.tables, self.section, caption)


def split_records(blocks: Sequence[Block]) -> tuple[list[Record], frozenset[int]]:
    """All records of a document in order, and the numbers of the text blocks that belong to tables."""
    zones = stream_zones(blocks)
    records: list[Record] = []
    where = _Where()
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if isinstance(block, Grid):
            records.extend(grid_records(block, where.open_table()))
        elif number in zones:
            records.extend(stream_records(blocks, number, zones[number], where.open_table()))
            number = zones[number] - 1
        else:
            where.pass_line(block.text)
        number += 1
    inside = frozenset(n for start, end in zones.items() for n in range(start, end))
    return records, inside
