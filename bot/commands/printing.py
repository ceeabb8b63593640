"""What goes to stdout and stderr: JSON lines for a machine, tables and a progress bar for a person."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store.model import Doubt, without_folder

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def print_json(line: Mapping[str, Any]) -> None:
    """One JSON object as one line on stdout, flushed: what is done is not lost where the process dies later."""
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def complain(message: str) -> None:
    """One message on stderr, in one line whatever a file is called."""
    print(f"wenbao: {visible(message)}", file=sys.stderr, flush=True)


def visible(text: str) -> str:
    """The text with its control characters spelled out: as they are, they would move a terminal's cursor."""
    return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)


def stdout_console() -> Console:
    """The console that people read: coloured where the terminal has colour; what is printed is never markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on stderr; lines printed meanwhile stand above it. Shows nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
        redirect_stdout=sys.stdout.isatty(),
    ) as progress:
        yield progress


def cause(source: str, message: str) -> str:
    """What is said of a file as named, without its name, which readers know without its folder."""
    return message.removeprefix(f"{source}：").removeprefix(f"{without_folder(source)}：")


def settling_command(doubt: Doubt, command: str = "ingest") -> str:
    """The command that settles a doubt, with what is not known yet to be filled in."""
    organ = shlex.quote(doubt.given.organ) if doubt.given.organ else "机关全称"
    year = doubt.given.year or "年份"
    return f"wenbao {command} --organ {organ} --year {year} {shlex.quote(doubt.source)}"
