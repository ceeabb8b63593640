"""Watching a command with all processes it starts: how long it takes, on how many cores, in how much memory. Linux."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wenbao_process import ROOT

_CODE = "import sys; from bot.cli import main; sys.exit(main())"
_INTERVAL = 0.1
_TICKS = os.sysconf("SC_CLK_TCK")
_MEBIBYTE = 2**20


@dataclass(slots=True)
class Watched:
    """What a command took: seconds by the clock and by the processors, and bytes of memory from moment to moment,
    summed over its processes, what they share counted once."""

    seconds: float = 0.0
    processor_seconds: float = 0.0
    memory: list[int] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """Mebibytes of memory at the highest."""
        return max(self.memory) / _MEBIBYTE

    @property
    def growth(self) -> float:
        """The highest memory of the last third of the run against that of the middle third."""
        third = len(self.memory) // 3
        return max(self.memory[-third:]) / max(self.memory[third:-third])


def wenbao(*arguments: str | Path) -> list[str]:
    """The command line of `wenbao`, whole."""
    return [sys.executable, "-c", _CODE, *map(str, arguments)]


def environ(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command that works on a home."""
    return {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), "WENBAO_HOME": str(home), **more}


def watch(command: Sequence[str], env: Mapping[str, str], *, memory: bool = True) -> Watched:
    """Runs a command to its end, which must be good (exit 0, or 1: some files failed)."""
    watched, spent = Watched(), dict[int, float]()
    started = time.perf_counter()
    running = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        family = [running.pid, *descendants(running.pid)]
        spent.update((pid, seconds) for pid in family if (seconds := processor_seconds(pid)) is not None)
        if memory:
            watched.memory.append(sum(map(memory_of, family)))
        time.sleep(_INTERVAL)
    watched.seconds = time.perf_counter() - started
    watched.processor_seconds = sum(spent.values())
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {running.returncode}")
    return watched


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and theirs, as far as they still run."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, _read(task).split()):
            yield child
            yield from descendants(child)


def processor_seconds(pid: int) -> float | None:
    """Seconds on a processor so far, None where the process is gone."""
    parts = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / _TICKS if parts else None


def memory_of(pid: int) -> int:
    """A process's share of memory in bytes (Pss), 0 where it is gone."""
    found = (line.split() for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines())
    return next((int(words[1]) * 1024 for words in found if words[0] == "Pss:"), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
