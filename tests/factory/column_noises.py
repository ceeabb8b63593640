"""Noises in the order of columns: they come before any that damages single rows."""

from __future__ import annotations

from random import Random

from factory.drafts import Draft
from factory.noising import label_width, noise


@noise(needs="grid", unfit="stream bare dump")
def total_first(draft: Draft, rng: Random) -> None:
    """The column 总计 comes before the others."""
    for table in draft.tables("applications"):
        width = label_width(table)
        for line in table.lines:
            line.cells.insert(width, line.cells.pop(width + 6))
