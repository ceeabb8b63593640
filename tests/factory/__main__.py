"""Score the reader on factory reports: `cd tests && python -m factory --reports 2000 --seed 1`.

Exit code 1 when any cell is wrong or invented.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from factory.formats import FORMATS
from factory.making import FactoryReport
from factory.noising import NOISES
from factory.office_files import KINDS, convert_reports
from factory.printing import UNPRINTABLE, print_all
from factory.scoring import LEVELS, Score, draw_report, score

COLUMNS = ("right", "null right", "wrong", "invented", "missed", "silent", "refused", "crashed", "identity")
TOGETHER = 25
Settings = argparse.Namespace
Job = tuple[int, str, str | None, tuple[str, ...] | None]


def arguments() -> Settings:
    """The command line."""
    parser = argparse.ArgumentParser(prog="factory", description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--noise", choices=LEVELS, default="mixed", help="how many noises a report")
    parser.add_argument("--noises", help="exactly these, comma-separated")
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("--office", choices=KINDS, help="Word files, made into this kind by LibreOffice")
    parser.add_argument("--each", action="store_true", help="so many reports of each noise alone, in place of --noise")
    parser.add_argument("--printed", action="store_true", help="Word files, printed to pdf by LibreOffice")
    parser.add_argument("--show", type=int, default=20, help="how many failing reports to print")
    parser.add_argument("--keep", type=Path, help="write failing reports into this folder")
    parser.add_argument("--failures", type=Path, help="write all failing seeds into this file")
    return parser.parse_args()


def jobs(settings: Settings) -> Iterator[Job]:
    """Seed, level, format and noises of every report."""
    given = tuple(settings.noises.split(",")) if settings.noises else None
    seeds = range(settings.seed, settings.seed + settings.reports)
    for names in [(name,) for name in NOISES] if settings.each else [given]:
        if settings.format and names and not all(NOISES[name].fits(FORMATS[settings.format].tags) for name in names):
            continue
        yield from ((seed, settings.noise, settings.format, names) for seed in seeds)


def run(keep: Path | None, job: Job) -> Score:
    """Make, read and score one report."""
    return judge(keep, draw_report(*job))


def judge(keep: Path | None, made: FactoryReport) -> Score:
    """Read and score one report; a failing one is kept with its seed before its name."""
    scored = score(made)
    if keep and (scored.slips or scored.trouble):
        (keep / f"{made.seed}-{made.name}").write_bytes(made.content)
    return scored


def crashed(made: FactoryReport, error: BaseException) -> Score:
    """The score of a report on which the reader broke down: a bug, listed like any other slip."""
    counts = Counter({"crashed": 1, "missed": sum(value is not None for value in made.truth.values())})
    return Score(made.name, made.seed, made.format, made.noises, counts, trouble=f"crashed: {error!r}")


def started(
    settings: Settings, pool: ProcessPoolExecutor
) -> Iterator[tuple[Callable[[], FactoryReport], Future[Score]]]:
    """Each report being read, and how to make it again; what LibreOffice makes is made many at a time."""
    if settings.office is None:
        for job in jobs(settings):
            yield partial(draw_report, *job), pool.submit(run, settings.keep, job)
        return
    listed = iter(jobs(settings))
    while some := [draw_report(*job) for job in islice(listed, TOGETHER)]:
        for made in convert_reports(some, settings.office):
            yield partial(replace, made), pool.submit(judge, settings.keep, made)


def show_table(title: str, groups: dict[str, Counter[str]]) -> None:
    """Counts by group, the most harmful first."""
    print(f"\n{title:26}" + "".join(f"{name:>11}" for name in COLUMNS))
    for name, counts in sorted(groups.items(), key=lambda item: [-item[1][c] for c in ("wrong", "invented", "missed")]):
        print(f"{name:26}" + "".join(f"{counts[column]:>11}" for column in COLUMNS))


def describe(scored: Score) -> str:
    """One failing report in a line."""
    kinds = " ".join(f"{kind}={scored.counts[kind]}" for kind in ("wrong", "invented", "missed") if scored.counts[kind])
    slips = sorted(scored.slips, key=lambda slip: ("wrong", "invented", "missed").index(slip.kind))[:2]
    first = "; ".join(f"{s.kind} {'/'.join(s.key)} truth={s.truth} read={s.read}" for s in slips)
    noises = f"--noises {','.join(scored.noises)}" if scored.noises else "--noise none"
    return f"--seed {scored.seed} --format {scored.format} {noises} | {kinds} {scored.trouble} | {first}"


def report_all(scores: list[Score], settings: Settings) -> bool:
    """Print everything; True where a figure was wrong or invented."""
    by_format: dict[str, Counter[str]] = defaultdict(Counter)
    by_noise: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for scored in scores:
        total += scored.counts
        by_format[scored.format] += scored.counts
        for noise in scored.noises or ("(none)",):
            by_noise[noise] += scored.counts
    failing = sorted((s for s in scores if s.slips or s.trouble), key=lambda s: s.harm, reverse=True)
    lines = [describe(scored) for scored in failing]
    print("\n".join(lines[: settings.show]))
    show_table("by noise", by_noise)
    show_table("by format", by_format)
    show_table("all", {f"{len(scores)} reports": total})
    printed = total["right"] + total["wrong"] + total["missed"]
    print(
        f"\n{len(failing)} reports with slips; missed {100 * total['missed'] / max(printed, 1):.2f}% of printed figures"
    )
    if settings.failures:
        settings.failures.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return bool(total["wrong"] or total["invented"])


def print_and_score(settings: Settings) -> list[Score]:
    """Scores of reports printed to pdf: those of which paper can show what the file says."""
    made = [draw_report(seed, level, "docx", names) for seed, level, _, names in jobs(settings)]
    return [score(report) for report in print_all([one for one in made if not UNPRINTABLE & set(one.noises)])]


def main() -> int:
    """Run the command line."""
    settings = arguments()
    if settings.office and "docx" not in (settings.format or ""):
        settings.format = "docx"
    if settings.keep:
        settings.keep.mkdir(parents=True, exist_ok=True)
    if settings.printed:
        return int(report_all(print_and_score(settings), settings))
    with ProcessPoolExecutor(2) as pool:
        held = list(started(settings, pool))
        scores = [crashed(make(), error) if (error := future.exception()) else future.result() for make, future in held]
    return int(report_all(scores, settings))


if __name__ == "__main__":
    sys.exit(main())
