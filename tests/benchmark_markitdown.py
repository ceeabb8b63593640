"""Reading the factory's reports with Wenbao and with markitdown in one run: `python tests/benchmark_markitdown.py`.

markitdown makes Markdown of a file; it does not know the statutory tables. The cells are then looked for in its
Markdown in the way that favours it most while staying simple: labels in the form's order, each in the first cell that
contains it, and its values right behind, once in lines with strokes or tabs as rows and once in all cells as one
stream; of the two readings that one counts, file by file, that has more cells right by the truth. Only converting is
timed for it, without that search; for Wenbao all of reading is, tables, text and rules.
"""

from __future__ import annotations

import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import dropwhile, groupby
from pathlib import PurePath

from factory import FactoryReport, make_report
from factory.scoring import LEVELS, Score, compare, draw_report, score

from store.catalogue import CellType, cells_of
from store.catalogue.normal import fold
from store.model import CellKey

GROUPS = {
    "html": ("html", "html_word", "html_gbk"),
    "docx": ("docx", "docx_boxed", "docx_nested"),
    "text": ("md", "txt_tab", "txt_word", "txt_stream"),
}
Cells = dict[CellKey, Decimal | None]


@dataclass(slots=True)
class Tally:
    """What one reader made of some files: seconds, and cells right, wrong, missed."""

    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """Right, wrong and missed as shares of the cells that print a number."""
        whole = sum(self.counts[kind] for kind in ("right", "wrong", "missed", "silent")) or 1
        wrong = self.counts["wrong"] + self.counts["invented"]
        return f"right {self.counts['right'] / whole:7.2%}  wrong or invented {wrong / whole:6.2%}"


def drawn(group: str, level: str, many: int) -> Iterator[FactoryReport]:
    """Reports of a group of formats at a level of noise."""
    formats = GROUPS[group]
    for seed in range(many):
        chosen = formats[seed % len(formats)]
        yield make_report(seed, chosen, ()) if level == "none" else draw_report(seed, level, chosen, None)


def read_ours(made: FactoryReport, tally: Tally) -> None:
    """With Wenbao, timed."""
    started = time.perf_counter()
    scored = score(made)
    tally.seconds += time.perf_counter() - started
    tally.counts += scored.counts


def read_theirs(made: FactoryReport, tally: Tally, convert: Callable[[str, bytes], str]) -> None:
    """With markitdown, timed, and its Markdown searched for the cells, not timed."""
    started = time.perf_counter()
    markdown = convert(made.name, made.content)
    tally.seconds += time.perf_counter() - started
    form = "2019" if made.form == "2019" else "2021"
    best = max((held_against(made, cells) for cells in ways(markdown, form)), key=lambda counts: counts["right"])
    tally.counts += best


def held_against(made: FactoryReport, cells: Cells) -> Counter[str]:
    """How many cells are right, wrong and missed."""
    scored = Score(made.name, made.seed, made.format, made.noises)
    compare(made, cells, scored)
    return scored.counts


def ways(markdown: str, form: str) -> Iterator[Cells]:
    """The cells that are found in rows, and those found in the stream of all cells."""
    lines = [cells_of_line(line) for line in markdown.splitlines() if line.strip()]
    yield cells_in([line for line in lines if len(line) > 1], form)
    yield cells_in([[cell for line in lines for cell in line]], form)


def cells_of_line(line: str) -> list[str]:
    """A line's cells between strokes, else between tabs."""
    return [cell.strip() for cell in line.strip().strip("|").split("|" if "|" in line else "\t")]


def cells_in(rows: Sequence[Sequence[str]], form: str) -> Cells:
    """The cells of the form whose labels are found in order, in these rows."""
    found, start = Cells(), (0, 0)
    for table in ("proactive", "applications"):
        for _, group in groupby(cells_of(table, form), lambda cell: cell.indicator):
            cells = list(group)
            place = next(places_of(rows, start, cells[0].row_label.split(" ")[-1]), None)
            if place is not None:
                found |= values_behind(rows[place[0]][place[1] + 1 :], cells)
                start = place
    totals = list(places_of(rows, start, "总计"))
    row, column = totals[-1] if totals else (len(rows), 0)
    behind = [*rows[row][column + 1 :], *(cell for later in rows[row + 1 :] for cell in later)] if totals else []
    return found | values_behind(behind, list(cells_of("disputes", form)))


def places_of(rows: Sequence[Sequence[str]], start: tuple[int, int], label: str) -> Iterator[tuple[int, int]]:
    """Where a cell contains the label, from there on: row and column."""
    wanted = fold(label)
    for row in range(start[0], len(rows)):
        for column in range(start[1] + 1 if row == start[0] else 0, len(rows[row])):
            if wanted in fold(rows[row][column]):
                yield row, column


def values_behind(texts: Sequence[str], cells: Sequence[CellType]) -> Cells:
    """The next values as those of the cells: what stands between, empty or a mark of Markdown's, belongs to spans."""
    filled = dropwhile(lambda text: not text or set(text) <= set("-:*#"), texts)
    return {cell.key: number(text) for cell, text in zip(cells, filled, strict=False)}


def number(text: str) -> Decimal | None:
    """A cell's number as it prints, None where it is none."""
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def markitdown_convert() -> Callable[[str, bytes], str] | None:
    """markitdown's conversion, None where it is not installed."""
    try:
        from markitdown import MarkItDown, StreamInfo
    except ImportError:
        return None
    reader = MarkItDown()

    def convert(name: str, content: bytes) -> str:
        info = StreamInfo(extension=PurePath(name).suffix, filename=name)
        return str(reader.convert_stream(io.BytesIO(content), stream_info=info).markdown)

    return convert


def main(many: int = 60) -> None:
    """One line a group of formats and level of noise: the ratio of times, and what either read right."""
    convert = markitdown_convert()
    if convert is None:
        print("markitdown is not installed (pip install 'markitdown[docx]'): nothing to compare with")
        return
    ours, theirs = Tally(), Tally()
    for made in drawn("html", "none", 3):  # what is loaded at the first file is not timed
        read_ours(made, ours)
        read_theirs(made, theirs, convert)
    for level in ("none", "some"):
        noises = "no noise" if level == "none" else f"{LEVELS[level][0]} to {LEVELS[level][1]} noises"
        for group in GROUPS:
            ours, theirs = Tally(), Tally()
            for made in drawn(group, level, many):
                read_ours(made, ours)
                read_theirs(made, theirs, convert)
            print(f"{group}, {noises}: markitdown takes {theirs.seconds / ours.seconds:.1f} times as long (n={many})")
            print(f"    wenbao      {1000 * ours.seconds / many:6.1f} ms a file  {ours.line()}")
            print(f"    markitdown  {1000 * theirs.seconds / many:6.1f} ms a file  {theirs.line()}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
