"""`wenbao check`: all that is wrong with a report before it is published, told to the office that wrote it. Nothing is
stored."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from bot.commands.listing import bare_problem_json
from bot.commands.opening import find_database
from bot.commands.printing import complain, print_json, settling_command, stdout_console
from bot.commands.reading import limits_of, tell_passed
from bot.settings import Settings, UsageError
from store.catalogue.normal import squash
from store.model import (
    IDENTITY_RULES,
    NOTHING_GIVEN,
    CellKey,
    Doubt,
    DoubtfulIdentity,
    Figure,
    Given,
    Locator,
    Problem,
    Report,
    Rule,
    Status,
    WenbaoError,
)

_SECTIONS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
_PROSE = (1, 5, 6)
_KINDS = (
    ("机关或年份存疑", (Rule.IDENTITY, Rule.DUPLICATE)),
    ("表内数字对不上（勾稽关系）", IDENTITY_RULES),
    ("与上年年报衔接不上", (Rule.CARRY_OVER,)),
    ("正文与表格不一致", (Rule.TEXT_AGAINST_TABLE,)),
    ("正文自相矛盾", (Rule.TEXT_AGAINST_TEXT,)),
    ("格内不是可采用的数", (Rule.NUMBER_TYPE,)),
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a report; `sections` are those not there, `compared` says whether last year's is held."""

    report: Report
    problems: tuple[Problem, ...]
    sections: tuple[str, ...]
    compared: bool

    def cells(self, status: Status) -> list[Figure]:
        """The cells that have this status."""
        return [figure for figure in self.report.figures if figure.status is status]


def _hints(findings: Findings) -> dict[CellKey, str]:
    """What the identities ask of cells without a number."""
    from ingest.lacking import hint_lacking

    return hint_lacking(findings.report.figures)


def check_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print what is wrong with a report, or with each in a folder or archive; 0 whatever is found, 1 where a file
    could not be read."""
    given = Given(arguments.organ and arguments.organ.strip(), arguments.year)
    if given != NOTHING_GIVEN and arguments.path.is_dir():
        raise UsageError("--organ、--year：说的是一个文件，请只写一个文件")
    failed, passed = False, Counter[str]()
    for reports in _read(arguments.path, given, settings, passed):
        if isinstance(reports, WenbaoError):
            complain(str(reports))
            failed = True
            continue
        for findings in (_find(report, settings) for report in reports):
            if arguments.json:
                print_json(findings_json(findings))
            else:
                _print(findings)
    tell_passed(passed)
    return 1 if failed else 0


def _read(
    path: Path, given: Given, settings: Settings, passed: Counter[str]
) -> Iterator[tuple[Report, ...] | WenbaoError]:
    """The reports of each file that is meant; or why there are none, or that it must be said whose or of when it is."""
    from ingest.finding import find_files
    from ingest.workers import Workers

    with Workers(limits_of(settings), 1) as pool:
        for found in find_files([path], given, None, pool, passed):
            try:
                yield found.error or pool.reports_of(found.source, pool.read(found.source))
            except DoubtfulIdentity as error:
                doubt = Doubt(found.named, "", str(error), given)
                yield WenbaoError(f"{error}：{settling_command(doubt, 'check')}")
            except WenbaoError as error:
                yield error


def _find(report: Report, settings: Settings) -> Findings:
    before = _last_year(report, settings)
    problems = (*report.problems, *_carry_over(before, report))
    return Findings(report, problems, tuple(_missing_sections(report)), bool(before))


def _last_year(report: Report, settings: Settings) -> list[Figure]:
    """The figures of the organ's report of the year before, where it is held."""
    with find_database(settings) as database:
        if database is None:
            return []
        name = squash(report.organ.name)
        ids = {held.id for held in database.organs() if squash(held.organ.name) == name}
        return [held.figure for held in database.figures(ids, {report.year - 1})]


def _carry_over(before: Sequence[Figure], report: Report) -> tuple[Problem, ...]:
    from ingest.carry_over import check_carry_over

    return check_carry_over(
        {figure.key: figure for figure in before}, {figure.key: figure for figure in report.figures}, report.year
    )


def _missing_sections(report: Report) -> Iterator[str]:
    """The sections without a word, those of tables without a cell that could be read."""
    told = {passage.section[:1] for passage in report.passages}
    held = {figure.locator.section for figure in report.figures if figure.status is not Status.MISSING}
    for number, title in _SECTIONS.items():
        if number in _PROSE and title[:1] not in told:
            yield title
        if number not in _PROSE and title[:1] not in {(section or "")[:1] for section in held}:
            yield title


# ---- for a machine ----------------------------------------------------------------------------
def findings_json(findings: Findings) -> dict[str, Any]:
    """One line: what `wenbao audit` would say of the report, and its cells and sections that say nothing."""
    hints = _hints(findings)
    return {
        "source": findings.report.source,
        "organ": findings.report.organ.name,
        "year": findings.report.year,
        "problems": [bare_problem_json(problem) for problem in findings.problems],
        "blank": [_cell_json(figure, hints) for figure in findings.cells(Status.BLANK)],
        "missing": [_cell_json(figure, hints) for figure in findings.cells(Status.MISSING)],
        "sections": list(findings.sections),
    }


def _cell_json(figure: Figure, hints: Mapping[CellKey, str]) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "column": figure.column,
        "row": figure.locator.row,
        "locator": figure.locator.to_json(),
        **({"hint": hints[figure.key]} if figure.key in hints else {}),
    }


# ---- for a person -----------------------------------------------------------------------------
def _print(findings: Findings) -> None:
    from rich.text import Text

    console = stdout_console()
    console.print(Text(f"{findings.report.organ.name} {findings.report.year}年（{findings.report.source}）", "bold"))
    for title, lines in _chapters(findings):
        console.print(Text(f"\n{title}（{len(lines)}）", "yellow"))
        for number, line in enumerate(lines, 1):
            console.print(Text(f"  {number}. {line}"))
    console.print(Text(f"\n{_verdict(findings)}", "bold"))


def _chapters(findings: Findings) -> Iterator[tuple[str, list[str]]]:
    """Each kind of fault that there is, with its lines."""
    for title, rules in _KINDS:
        if lines := [_problem_line(problem) for problem in findings.problems if problem.rule in rules]:
            yield title, lines
    if findings.sections:
        yield "缺少的部分（没有文字，或表格没有读到）", list(findings.sections)
    hints = _hints(findings)
    for status, title in (
        (Status.BLANK, "空白的格（确实没有发生的填 0，不要留空或画线；应有数的请补上）"),
        (Status.MISSING, "表中没有或无法准确读出的格（请对照格式核对行、列和数字）"),
    ):
        if cells := findings.cells(status):
            yield title, list(_rows(cells, hints))


def _problem_line(problem: Problem) -> str:
    place = _place(problem.locator)
    return f"{problem.message}【{place}】" if place else problem.message


def _place(locator: Locator) -> str:
    """Where to look: the statutory table's cell, and where it stands in the file, as far as that is known."""
    cell = "·".join(part for part in (locator.section, locator.row, locator.column) if part)
    counted = [
        f"第{value + first}{word}"
        for value, first, word in (
            (locator.page, 0, "页"),
            (locator.table, 1, "个表格"),
            (locator.table_row, 1, "行"),
            (locator.table_column, 1, "列"),
        )
        if value is not None
    ]
    if locator.table_row is None and locator.line is not None:
        counted.append(f"文件第{locator.line}行")
    return "，".join(part for part in (cell, "".join(counted)) if part)


def _rows(figures: Iterable[Figure], hints: Mapping[CellKey, str]) -> Iterator[str]:
    """A line a row of a table: the row, and its columns that say nothing, with what the identities ask of them."""
    for (section, row), cells in groupby(figures, key=lambda figure: (figure.locator.section, figure.locator.row)):
        columns = "、".join(_column(cell, hints.get(cell.key)) for cell in cells)
        yield f"表{(section or '').partition('、')[0]}·{row}：{columns}"


def _column(figure: Figure, hint: str | None) -> str:
    return (figure.locator.column or figure.column) + (f"（{hint}）" if hint else "")


def _verdict(findings: Findings) -> str:
    blank, missing = len(findings.cells(Status.BLANK)), len(findings.cells(Status.MISSING))
    lacking = [f"{blank}格空白" if blank else "", f"{missing}格没有读到" if missing else ""]
    lacking.append(f"缺{len(findings.sections)}个部分" if findings.sections else "")
    parts = [f"{len(findings.problems)}处矛盾或疑点" if findings.problems else "", *lacking]
    year = findings.report.year - 1
    last = "已与" if findings.compared else "没有收录"
    tail = f"{last}{year}年年报{'核对' if findings.compared else '，未核对年度衔接'}。"
    found = "、".join(part for part in parts if part)
    return f"结论：{'有' + found + '，请改正或核实后再公布。' if found else '没有发现问题。'}{tail}"
