"""`wenbao amend`: a cell corrected by hand, and the correction taken back."""

from __future__ import annotations

import argparse
import re
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.amendments import word_amendment, word_value
from bot.commands.cells import find_cell, find_report
from bot.commands.listing import figure_json
from bot.commands.opening import open_database
from bot.commands.printing import complain, print_json, stdout_console
from bot.naming import cell_name
from bot.settings import Settings, UsageError
from store.model import Amendment, CellKey, Check, Figure, HeldFigure, ReportHead, Status, WenbaoError

if TYPE_CHECKING:
    from store.database import Database

_BLANKS = ("blank", "空", "空白")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_LONGEST_REASON, _LONGEST_NAME = 500, 50


def amend_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Correct one cell of a report, or take a correction back; then say what the cell holds now."""
    undoing = arguments.undo
    if undoing == (arguments.value is not None) or undoing == (arguments.why is not None):
        complain("amend：更正要写值和 --why（理由）；撤销更正只写 --undo，不写值和理由")
        return 2
    with open_database(settings) as database:
        head = find_report(database, arguments.organ, arguments.year)
        figures = [held.figure for held in database.figures([head.organ_id], [head.year])]
        key = find_cell(arguments.indicator, arguments.column, figures)
        done = _undo(database, head, key) if undoing else _amend(database, head, key, arguments)
        held = _derive_anew(database, head, key)
    if arguments.json:
        print_json(figure_json(held))
    else:
        _say(done, held)
    return 0


def _amend(database: Database, head: ReportHead, key: CellKey, arguments: argparse.Namespace) -> str:
    value = read_amended_value(arguments.value)
    _check_value(key, value)
    _require_change(database.figures([head.organ_id], [head.year], [key])[0].figure, value)
    why = _one_line("--why", arguments.why, _LONGEST_REASON)
    by = _one_line("--by", arguments.by or _user(), _LONGEST_NAME)
    database.amend(head.organ_id, head.year, Amendment(key, value, why, by, datetime.now(UTC)))
    return "已更正"


def _check_value(key: CellKey, value: Decimal | None) -> None:
    from store.amending import check_amended_value

    try:
        check_amended_value(key, value)
    except WenbaoError as error:
        raise UsageError(str(error)) from error


def _undo(database: Database, head: ReportHead, key: CellKey) -> str:
    undone = database.undo_amendment(head.organ_id, head.year, key)
    if undone is None:
        raise WenbaoError(f"{head.organ.name} {head.year} 年“{cell_name(key, False)}”没有更正可以撤销")
    return f"已撤销 {undone.by} 的更正"


def _derive_anew(database: Database, head: ReportHead, key: CellKey) -> HeldFigure:
    """The cell as it stands now, once what follows from it was worked out anew."""
    from ingest.rechecking import recheck

    recheck(database, head.organ_id, head.year)
    return database.figures([head.organ_id], [head.year], [key])[0]


def _require_change(figure: Figure, value: Decimal | None) -> None:
    """WenbaoError where the report prints the very same."""
    read, status = (figure.read, figure.read_status) if figure.amended else (figure.value, figure.status)
    if status is (Status.BLANK if value is None else Status.REPORTED) and read == value:
        hint = "；撤销更正用 --undo" if figure.amended else ""
        raise WenbaoError(f"这一格读到的就是 {word_value(read, status, False)}，不必更正{hint}")


def read_amended_value(typed: str) -> Decimal | None:
    """The number that was typed, None for a blank; UsageError where it is neither."""
    text = unicodedata.normalize("NFKC", typed).strip()
    if text.lower() in _BLANKS:
        return None
    if not _NUMBER.fullmatch(text):
        raise UsageError(f"值“{typed}”：应为数字，空白写作 blank 或 空")
    return Decimal(text.replace(",", ""))


def _one_line(name: str, typed: str, longest: int) -> str:
    """A remark as one line; it will stand in answers."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split())
    if not text or len(text) > longest:
        raise UsageError(f"{name}：应为 1 到 {longest} 个字")
    return text


def _user() -> str:
    """The name of who is logged in."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise WenbaoError("--by：查不到系统用户名，请写明由谁更正") from error


def _say(done: str, held: HeldFigure) -> None:
    figure = held.figure
    console = stdout_console()
    if figure.amended is not None:
        console.print(f"{done}。{word_amendment(held, False)}")
    else:
        value = word_value(figure.value, figure.status, False)
        place = f"{held.report.organ.name}{held.report.year}年{cell_name(figure.key, False)}"
        console.print(f"{done}。{place}恢复为读到的 {value}")
    if figure.check is Check.BROKEN:
        console.print("注意：所在行列的勾稽关系不成立（wenbao show 可见全表）", style="yellow")
