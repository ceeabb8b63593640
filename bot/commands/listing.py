"""`wenbao figures` and `wenbao audit`: what was read, and what is inconsistent in it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bot.amendments import word_amendment
from bot.answer import amended_json, json_number
from bot.commands.opening import open_database, select_organs
from bot.commands.printing import cause, print_json, settling_command, stdout_console
from bot.naming import WHY_NOT, print_page
from bot.settings import Settings
from store.model import Check, Doubt, Figure, HeldFigure, HeldProblem, Problem, ReportHead, Rule

if TYPE_CHECKING:
    from rich.table import Table

CHECKS = {Check.HOLDS: ("✓", "green"), Check.BROKEN: ("✗", "bold red"), Check.UNTESTED: ("", "")}


def figures_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print every cell of the reports held."""
    with open_database(settings) as database:
        organs, years = select_organs(database, arguments.organ), _years(arguments)
        held = database.iterate_figures(organs, years)
        if arguments.json:
            for figure in held:
                print_json(figure_json(figure))
            return 0
        print_tables(held)
    return 0


def audit_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print every problem found in the reports held, and the files of which organ or year must be given."""
    with open_database(settings) as database:
        organs, years = select_organs(database, arguments.organ), _years(arguments)
        problems = database.problems(organs, years)
        doubts = [doubt for doubt in database.doubts() if organs is None and _may_be_of(doubt, years)]
        amended = len(database.amendments(organs, years))
    if arguments.json:
        for line in (*map(problem_json, problems), *map(doubt_json, doubts)):
            print_json(line)
        return 0
    console = stdout_console()
    for held in problems:
        console.print(f"{held.report.organ.name} {held.report.year}", style="bold", end="：")
        console.print(problem_line(held.problem))
    for doubt in doubts:
        console.print(doubt.source, style="bold", end="：")
        console.print(f"{cause(doubt.source, doubt.message)}：{settling_command(doubt)}（{Rule.IDENTITY.value}）")
    console.print(f"共 {len(problems) + len(doubts)} 处疑点。", style="dim")
    if amended:
        console.print(f"另有 {amended} 格经人工更正（不算疑点；wenbao show 机关 年 可见）。", style="dim")
    return 0


def _may_be_of(doubt: Doubt, years: list[int] | None) -> bool:
    return years is None or doubt.given.year is None or doubt.given.year in years


def doubt_json(doubt: Doubt) -> dict[str, Any]:
    """The line of a file in doubt, as that of a problem."""
    return {
        "organ": None,
        "year": doubt.given.year,
        "rule": Rule.IDENTITY.value,
        "message": f"{doubt.message}：{settling_command(doubt)}",
        "expected": None,
        "found": None,
        "locator": {},
        "source": doubt.source,
    }


def figure_json(held: HeldFigure) -> dict[str, Any]:
    """The contract's line of one figure."""
    figure = held.figure
    return {
        "organ": held.report.organ.name,
        "year": held.report.year,
        "indicator": figure.indicator,
        "column": figure.column,
        "value": json_number(figure.value),
        "status": figure.status.value,
        "raw": figure.raw,
        "unit": figure.unit,
        "check": figure.check.value,
        "source": held.report.source,
        "locator": figure.locator.to_json(),
        **amended_json(figure),
    }


def problem_json(held: HeldProblem) -> dict[str, Any]:
    """The contract's line of one problem."""
    return {"organ": held.report.organ.name, "year": held.report.year, **bare_problem_json(held.problem)}


def problem_line(problem: Problem) -> str:
    """A problem as a person reads it: what is wrong, by which rule, on which page."""
    named = "，".join(filter(None, (problem.rule.value, print_page(problem.locator, False))))
    return f"{problem.message}（{named}）"


def bare_problem_json(problem: Problem) -> dict[str, Any]:
    """A problem without its report."""
    return {
        "rule": problem.rule.value,
        "message": problem.message,
        "expected": problem.expected,
        "found": problem.found,
        "locator": problem.locator.to_json(),
    }


def print_tables(held: Iterable[HeldFigure]) -> None:
    """One table a report, or a line saying that there is none."""
    console, count = stdout_console(), 0
    for head, figures in groupby(held, key=lambda figure: figure.report):
        listed = list(figures)
        console.print(figures_table(head, [one.figure for one in listed]))
        for one in listed:
            if one.figure.amended is not None:
                console.print(f"* {word_amendment(one, False)}", style="cyan")
        count += 1
    console.print(f"共 {count} 份年报。", style="dim")


def figures_table(head: ReportHead, figures: list[Figure]) -> Table:
    """One report's figures as a table for a person."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(f"{head.organ.name} {head.year}（{head.source}）"), title_justify="left", box=box.SIMPLE_HEAD
    )
    for name in ("行", "列"):
        table.add_column(name, overflow="fold")
    table.add_column("数", justify="right")
    table.add_column("单位")
    table.add_column("勾稽")
    for figure in figures:
        shown = Text(f"{figure.value:f}") if figure.value is not None else Text(WHY_NOT[figure.status], "dim")
        if figure.amended is not None:
            shown.append("*", "bold cyan")
        table.add_row(
            Text(figure.locator.row or figure.indicator),
            Text(figure.locator.column or figure.column),
            shown,
            Text(figure.unit),
            Text(*CHECKS[figure.check]),
        )
    return table


def _years(arguments: argparse.Namespace) -> list[int] | None:
    return None if arguments.year is None else [arguments.year]
