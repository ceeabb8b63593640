"""The `wenbao` command: which command was meant, and what its end is called. Wiring only; everything else comes late,
so that a question pays only for what its answer needs, and Ctrl-C is answered from the start."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
CLOSED_PIPE = 141  # 128 + SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 some input failed, 2 wrong usage or settings."""
    try:
        return _answer_for(argv)
    except KeyboardInterrupt as stopped:
        return _interrupted(stopped)
    except BrokenPipeError:
        # the reader went away: without this, Python complains again when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE


def _answer_for(argv: Sequence[str] | None) -> int:
    """Runs the command; says what a user can act on."""
    _speak_utf8()
    from bot.arguments import build_parser
    from bot.settings import SettingError, UsageError
    from store.model import WenbaoError

    arguments = build_parser().parse_args(argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except WenbaoError as error:
        from bot.commands.printing import complain

        complain(str(error))
        return 2 if isinstance(error, SettingError | UsageError) else 1


def _interrupted(stopped: KeyboardInterrupt) -> int:
    """One line, with what the command says of where it stopped; a second Ctrl-C changes nothing any more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    said = "：".join(["已中断", *map(str, stopped.args)])
    print(f"wenbao: {said}", file=sys.stderr, flush=True)
    return INTERRUPTED


def _run(arguments: argparse.Namespace) -> int:
    from importlib import import_module
    from pathlib import Path

    from bot.logs import configure_logs
    from bot.settings import read_settings

    settings = read_settings(os.environ, Path.cwd())
    configure_logs(settings.log)
    module, _, function = arguments.entry.partition(":")
    command: Callable[..., int] = getattr(import_module(module), function)
    return command(arguments, settings)


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; what it cannot hold is written as an escape, legal in JSON too."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
