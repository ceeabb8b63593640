"""`wenbao show`: one report's tables as they were read, in the shape of the statutory tables, with marks and proof."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.amendments import day, word_amendment, word_value
from bot.commands.cells import find_cell, find_report, find_rows
from bot.commands.listing import CHECKS, figure_json, problem_line
from bot.commands.opening import open_database
from bot.commands.picturing import check_image, write_image
from bot.commands.printing import print_json, stdout_console
from bot.naming import WHY_NOT, cell_name, number, print_box, print_place
from bot.settings import Settings
from bot.touching import touching
from store.model import CellKey, Figure, HeldAmendment, HeldFigure, HeldProblem, Locator, ReportHead, Status

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from store.database import Copy, Database

_LEGEND = "✓ 勾稽关系成立　✗ 不成立　空 = 空白　缺 = 表中没有或无法准确读出　* = 人工更正"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a report: its figures, its problems and those of the year after, its amendments with those
    undone, and its other copies."""

    head: ReportHead
    figures: list[HeldFigure]
    problems: list[HeldProblem]
    amendments: list[HeldAmendment]
    copies: list[Copy]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a statutory table whose rows have the same columns."""

    section: str
    columns: tuple[tuple[str, str], ...]
    rows: dict[str, dict[str, Figure]]


def show_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the tables of one report, or some of its rows or one of its cells with the place of each; and draw them."""
    if arguments.image is not None:
        check_image(arguments.image)
    with open_database(settings) as database:
        head = find_report(database, arguments.organ, arguments.year, by_part=True)
        shown = _read(database, head)
        keys = _find(arguments.indicator, arguments.column, [held.figure for held in shown.figures])
        if arguments.image is not None:
            write_image(database, head, keys or (), arguments.image, settings)
    wanted = [held for held in shown.figures if keys is None or held.figure.key in keys]
    if arguments.json:
        for held in wanted:
            print_json(figure_json(held))
        return 0
    _print(shown, wanted, whole=keys is None)
    return 0


def _find(row: str | None, column: str | None, figures: Sequence[Figure]) -> set[CellKey] | None:
    """The cells of the rows that are meant, or the one in the column too; None where all are."""
    if row is None:
        return None
    if column is not None:
        return {find_cell(row, column, figures)}
    rows = find_rows(row, figures)
    return {figure.key for figure in figures if figure.indicator in rows}


def _read(database: Database, head: ReportHead) -> Shown:
    place = ([head.organ_id], [head.year])
    return Shown(
        head,
        database.figures(*place),
        database.problems([head.organ_id], [head.year, head.year + 1]),
        database.amendments(*place, undone=True),
        [copy for copy in database.copies(head.organ_id, head.year) if copy.id != head.id],
    )


def _print(shown: Shown, wanted: Sequence[HeldFigure], *, whole: bool) -> None:
    console = stdout_console()
    head = shown.head
    console.print(f"{head.organ.name} {head.year} 年", style="bold")
    console.print(f"《{head.title}》　格式 {head.form or '未读到表格'}　来源 {head.source}", style="dim")
    for block in blocks_of([held.figure for held in wanted]):
        console.print(block_table(block))
    if wanted:
        console.print(_LEGEND, style="dim")
    if not whole:
        for held in wanted:
            console.print(_cell_line(held))
    keys = {held.figure.key for held in wanted}
    _print_amendments(console, wanted, [one for one in shown.amendments if whole or one.amendment.key in keys])
    own = [held for held in shown.problems if held.report.id == head.id]
    problems = [held.problem for held in (own if whole else touching(wanted, shown.problems))]
    for problem in problems:
        console.print(f"! {problem_line(problem)}", style="yellow")
    if whole and not problems:
        console.print("没有发现疑点。", style="dim")
    for copy in shown.copies if whole else ():
        console.print(f"另存有一份（未采用）：{copy.source}，可读 {copy.reported} 格", style="dim")


def blocks_of(figures: Iterable[Figure]) -> Iterator[Block]:
    """The figures of a report, in the order of its form, as stretches of rows that share their columns (pure)."""
    rows: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in figures:
        rows.setdefault((figure.locator.section or "", figure.indicator), {})[figure.column] = figure
    listed = [(section, cells) for (section, _), cells in rows.items()]
    for (section, columns), block in groupby(listed, key=lambda row: (row[0], tuple(row[1]))):
        held = [cells for _, cells in block]
        labels = tuple((column, held[0][column].locator.column or column) for column in columns)
        yield Block(section, labels, {_row_label(cells): cells for cells in held})


def _row_label(cells: dict[str, Figure]) -> str:
    first = next(iter(cells.values()))
    return first.locator.row or first.indicator


def block_table(block: Block) -> Table:
    """A stretch of a table for a person: its rows by its columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(_heading(block)), title_justify="left", box=box.SQUARE)
    table.add_column("", overflow="fold", min_width=16)
    for _, label in block.columns:
        table.add_column(Text(label), justify="right", overflow="fold")
    for label, cells in block.rows.items():
        table.add_row(Text(label), *(_cell(cells[column]) for column, _ in block.columns))
    return table


def _heading(block: Block) -> str:
    """The section's title, and where in the source the table begins."""
    places = (figure.locator for cells in block.rows.values() for figure in cells.values())
    first = next((place for place in places if (place.page, place.table, place.line) != (None, None, None)), Locator())
    begins = print_place(Locator(page=first.page, table=first.table, line=first.line))
    return f"{block.section}（{begins}起）" if begins else block.section


def _cell(figure: Figure) -> Text:
    """A cell's content with its marks: amended or not, what the identities say, the unit where it is money."""
    from rich.text import Text

    if figure.value is None:
        text = Text(WHY_NOT[figure.status], "dim" if figure.status is Status.BLANK else "bold yellow")
    else:
        text = Text(number(figure.value) + (figure.unit if figure.unit.endswith("元") else ""))
    if figure.amended is not None:
        text.append("*", "bold cyan")
    mark, style = CHECKS[figure.check]
    return text.append(mark, style)


def _cell_line(held: HeldFigure) -> str:
    """One cell with what is printed there and where."""
    figure = held.figure
    printed = f"，原文“{figure.raw}”" if figure.raw else ""
    value = word_value(figure.value, figure.status, False) + (figure.unit if figure.value is not None else "")
    where = "，".join(filter(None, (print_place(figure.locator), print_box(figure.locator))))
    return f"· {cell_name(figure.key, False)}：{value}{printed}" + (f"，{where}" if where else "")


def _print_amendments(console: Console, wanted: Iterable[HeldFigure], amendments: Iterable[HeldAmendment]) -> None:
    laid: set[CellKey] = set()
    for held in wanted:
        if held.figure.amended is not None:
            laid.add(held.figure.key)
            console.print(f"* {word_amendment(held, False)}", style="cyan")
    for one in amendments:
        made = one.amendment
        if one.undone_at is None and made.key in laid:
            continue
        status = Status.BLANK if made.value is None else Status.REPORTED
        value = word_value(made.value, status, False)
        ended = f"，{day(one.undone_at)} 撤销" if one.undone_at is not None else "，这份年报没有这一格"
        signed = f"（{made.by}，{day(made.at)}：{made.why}）"
        console.print(f"曾更正：{cell_name(made.key, False)}为 {value}{signed}{ended}", style="dim")
