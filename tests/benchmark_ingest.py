"""What `wenbao ingest` takes, as its user waits for it: `python tests/benchmark_ingest.py [reports] [texts]`. Linux."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import chain
from itertools import count as count_up
from pathlib import Path

from benchmark_markitdown import GROUPS
from factory.scoring import draw_report
from factory.wording import PLACES
from watching import environ, watch, wenbao

_NAME = 42
_COUNTIES = [place for place in PLACES if not place.endswith("镇")]
_SIGNS = "东西南北中上下前后左右金木水火土山林石岗松柏杨柳梅兰竹菊"
_STARTS = 7
_IN_ONE_FOLDER = 100


def main(reports: int = 1500, texts: int = 10_000) -> None:
    """All measurements, one after the other; how many reports of all formats, how many texts."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        time_reading(folder, reports)
        time_starts(folder, next(folder.glob("mixed/*/*")))
        measure_memory(folder, texts)


def write_reports(folder: Path, formats: Sequence[str], count: int) -> float:
    """Writes reports of these formats in turn, with no to four noises, one an organ's year; how many mebibytes."""
    size, years = 0, set[tuple[str, int]]()
    for seed in count_up():
        if len(years) == count:
            break
        made = draw_report(seed, "mixed", formats[len(years) % len(formats)], None, town(seed // 4))
        if (made.organ, made.year) in years:
            continue
        years.add((made.organ, made.year))
        path = folder / f"{len(years) // _IN_ONE_FOLDER}" / made.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            size += file.write(made.content)
    return size / 2**20


def town(number: int) -> str:
    """The full name of one of many towns' governments."""
    rest, place = divmod(number, len(_COUNTIES))
    return f"{_COUNTIES[place]}{_SIGNS[rest // len(_SIGNS)]}{_SIGNS[rest % len(_SIGNS)]}镇人民政府"


def in_turn(groups: Iterable[Sequence[str]]) -> list[str]:
    """Formats such that each group has as many as the others, however many it holds."""
    groups = list(groups)
    return list(chain.from_iterable((group[turn % len(group)] for group in groups) for turn in range(12)))


def time_reading(folder: Path, count: int) -> None:
    """Reports a second over all formats together."""
    size = write_reports(folder / "mixed", in_turn(GROUPS.values()), count)
    load, cores = os.getloadavg()[0], len(os.sched_getaffinity(0))
    took = watch(wenbao("ingest", "--no-index", "--json", folder / "mixed"), environ(folder / "home"), memory=False)
    print(
        f"{'wenbao ingest, html+docx+text':<{_NAME}} {count / took.seconds:8.1f} reports/s   n={count}, {size:.0f} MB"
    )
    used = took.processor_seconds
    print(f"    {1000 * used / count:.1f} ms of processor a report; {used / took.seconds:.2f} of {cores} cores used")
    print(f"    load by others before it began: {load:.1f}")


def measure_memory(folder: Path, count: int) -> None:
    """The peak of memory over many texts, and whether it grows with their number."""
    write_reports(folder / "texts", GROUPS["text"], count)
    took = watch(wenbao("ingest", "--no-index", "--json", folder / "texts"), environ(folder / "home of texts"))
    print(f"{'memory of reading texts, all processes':<{_NAME}} {took.peak:8.1f} MB at most   n={count}")
    print(f"    last third of the run / middle third: {took.growth:.2f}; {count / took.seconds:.1f} reports/s")


def time_starts(folder: Path, path: Path) -> None:
    """One file, as a whole process: to take it in, and to look through it."""
    bare = milliseconds_of([sys.executable, "-c", "pass"], [folder])
    for number, command in enumerate((["ingest", "--no-index"], ["check"])):
        homes = [folder / f"start {number} {run}" for run in range(_STARTS)]
        times = milliseconds_of(wenbao(*command, path), homes)
        name = f"wenbao {' '.join(command)} FILE, whole process"
        print(f"{name:<{_NAME}} p50 {times:8.1f} ms   bare Python {bare:.1f} ms   n={_STARTS}")


def milliseconds_of(command: Sequence[str], homes: Sequence[Path]) -> float:
    """How long a command runs, the median over these homes."""
    times = []
    for home in homes:
        started = time.perf_counter()
        subprocess.run(command, env=environ(home), stdout=subprocess.DEVNULL, check=True)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
