"""Times questions over many reports: `python tests/benchmark_scale.py [1000 10000 100000] [--keep FOLDER]`.

Each store is filled with the factory's figures for offices of real regions, through the store's own front door but
without files; five years of each organ. What a question takes stands beside the bare look-up of one cell in SQL, and
beside what it takes over the fewest reports. `--keep` leaves the stores in a folder, and takes those that are there;
`--cpu` times the work alone, on a machine that others use too.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from factory.figures import draw_figures, read_printed, table_form
from pypinyin import lazy_pinyin

from bot.assistant import Asker, Assistant
from ingest.rules import check_identities
from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.question import fold_question
from store.catalogue import CellType, cell_type_by_key, cells_of
from store.catalogue.aliases import organ_forms, take_apart
from store.catalogue.regions import Region, regions, short_name
from store.database import Database
from store.model import CellKey, Check, Figure, HeldOrgan, Locator, Organ, Report, ReportHead, Status
from store.vectors import PassageIndex

ROOT = Path(__file__).resolve().parent.parent
TABLES = ("proactive", "applications", "disputes")
YEARS = (2019, 2020, 2021, 2022, 2023)
TODAY = date(2024, 6, 1)
SIZES = (1_000, 10_000, 100_000)
AT_ONCE = 250
NAMED = 40_000
"""Organs among which names are looked for."""
RUNS = (
    {"ranking": 100, "overview": 3, "list": 10, "completeness": 25}
    | dict.fromkeys(("ranking of a group", "ranking of shares", "ranking of changes", "audit of a year"), 10)
    | dict.fromkeys(("sum", "average", "both ends", "share of all", "threshold"), 20)
)
"""How often a question over a whole year is asked; any other one 300 times."""
RECEIVED = CellKey("applications.received", "total")
ASKER = Asker("benchmark")


def draw_organs(many: int) -> list[Organ]:
    """So many offices: two of five are governments of towns and subdistricts, the others of cities and counties."""
    rng = Random("organs")
    listed = [region for name in regions().names() for region in regions().named(name)]
    towns = [region for region in listed if region.level == "township"]
    others = [region for region in listed if region.level in ("county", "city")]
    bodies = [body for body in organ_forms() if not body.endswith("办事处")]
    found: dict[str, Organ] = {}
    while len(found) < many:
        region = rng.choice(towns if rng.random() < 0.4 else others)
        town = "办事处" if region.name.endswith("街道") else "人民政府"
        body = town if region.level == "township" else rng.choice(bodies)
        found.setdefault(_called(region) + body, Organ(_called(region) + body, region.code))
    return list(found.values())


def _called(region: Region) -> str:
    """What offices of a region begin their names with: a town's county, and the city where others are called alike."""
    parent = regions().get(region.parent or "")
    above = region.level == "township" or len(regions().named(region.name)) > 1
    return (parent.name if parent and above else "") + region.name


def draw_reports(many: int) -> Iterator[Report]:
    """So many reports, all years of one organ after the other."""
    organs = draw_organs(-(-many // len(YEARS)))
    return islice((draw_report(organ, year) for organ in organs for year in YEARS), many)


def draw_report(organ: Organ, year: int) -> Report:
    """The report of an organ's year with the factory's figures, and what the identities say of them."""
    name, form = f"{organ.name}{year}", "2019" if year < 2021 else "2021"
    printed = draw_figures(Random(name), form)
    placed = (
        _figure(cell, printed[cell.key], table, at)
        for table, cells in enumerate(cells_of(part, table_form(part, form)) for part in TABLES)
        for at, cell in enumerate(cells)
    )
    figures, problems = check_identities([*placed])
    title, digest = f"{name}年政府信息公开工作年度报告", hashlib.sha256(name.encode()).hexdigest()
    return Report(organ, year, title, form, f"{title}.html", digest, figures, (), problems)


def _figure(cell: CellType, text: str, table: int, at: int) -> Figure:
    value = read_printed(text)
    place = Locator(
        section=cell.section,
        row=cell.row_label,
        column=cell.column_label,
        table=table,
        table_row=3 + at // 7,
        table_column=3 + at % 7,
    )
    status = Status.BLANK if value is None else Status.REPORTED
    return Figure(cell.indicator, cell.column, value, status, text, cell.unit, Check.UNTESTED, place)


def fill(database: Database, many: int) -> None:
    """Takes the reports in, some hundred in a transaction."""
    started, reports = time.perf_counter(), draw_reports(many)
    while taken := list(islice(reports, AT_ONCE)):
        database.save_all(taken)
    print(f"{many} reports saved in {time.perf_counter() - started:.0f} s")


def open_store(folder: Path, many: int) -> Database:
    """A store of so many reports; made where the folder has none yet."""
    home = folder / str(many)
    made = home / "wenbao.sqlite"
    found = made.exists()
    database = Database.in_home(home)
    if not found:
        fill(database, many)
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database


def typed_wrong(name: str, rng: Random) -> str:
    """The name with one character of its middle another."""
    at = rng.randrange(1, len(name) - 1)
    return name[:at] + rng.choice("么水石田山中") + name[at + 1 :]


def short_form(organ: Organ) -> str:
    """The short form that says the region: 嘉祥县教育局 of 济宁市嘉祥县教育局."""
    parts = take_apart(organ.name)
    forms = organ_forms().get(parts.body)
    return parts.regions[-1] + (next(filter(None, forms.shorts)) if forms else parts.body)


def in_english(organ: Organ) -> str:
    """Pinyin of the region, English for the office."""
    parts = take_apart(organ.name)
    forms = organ_forms().get(parts.body)
    region = "".join(lazy_pinyin(short_name(parts.regions[-1])))
    return f"{region} {forms.english[0] if forms and forms.english else 'government'}"


NAMES: dict[str, Callable[[Organ, Random], str]] = {
    "full": lambda organ, rng: organ.name,
    "short": lambda organ, rng: short_form(organ),
    "ambiguous": lambda organ, rng: take_apart(organ.name).body,
    "typo": lambda organ, rng: typed_wrong(organ.name, rng),
    "pinyin": lambda organ, rng: "".join(lazy_pinyin(short_name(take_apart(organ.name).regions[-1]))),
    "English": lambda organ, rng: in_english(organ),
    "unknown": lambda organ, rng: rng.choice(("桃源谷县", "青丘市", "龙门海州")) + take_apart(organ.name).body,
    "none": lambda organ, rng: "",
}
"""Ways to name an organ."""

Draw = Callable[[Organ, Organ, int], str]
QUESTIONS: dict[str, Draw] = {
    "figure": lambda organ, other, year: f"{organ.name}{year}年收到多少件政府信息公开申请？",
    "figure, short name": lambda organ, other, year: f"{short_form(organ)}{year}年办结了几件申请",
    "two years": lambda organ, other, year: f"{organ.name}{year}年比上一年多收到多少件申请？",
    "two organs": lambda organ, other, year: f"{organ.name}和{other.name}{year}年谁收到的申请多？",
    "trend": lambda organ, other, year: f"{organ.name}历年收到的申请数有什么变化",
    "share": lambda organ, other, year: f"{organ.name}{year}年予以公开占办结的比例是多少",
    "ranking": lambda organ, other, year: f"{year}年哪些机关收到的申请最多？",
    "ranking of a group": lambda organ, other, year: f"{year}年哪些机关不予公开最多？",
    "ranking of shares": lambda organ, other, year: f"{year}年哪些机关不予公开率最高？",
    "ranking of changes": lambda organ, other, year: f"{year}年哪些机关收到的申请比上年增加最多？",
    "audit of a year": lambda organ, other, year: f"{year}年哪些单位的年报对不上？",
    "sum": lambda organ, other, year: f"{year}年所有机关一共收到多少件申请？",
    "average": lambda organ, other, year: f"{year}年各单位平均收到多少件申请？",
    "both ends": lambda organ, other, year: f"{year}年收到申请最多和最少的单位分别是谁？",
    "share of all": lambda organ, other, year: f"{organ.name}{year}年收到的申请占全部机关的比例是多少",
    "threshold": lambda organ, other, year: f"{year}年收到申请超过1000件的单位有多少家？",
    "overview": lambda organ, other, year: f"总结{year}年各机关的情况",
    "list": lambda organ, other, year: f"收录了哪些单位{year}年的年报？",
    "completeness": lambda organ, other, year: f"哪些单位没有{year}年的年报？",
    "one organ's audit": lambda organ, other, year: f"{organ.name}{year}年的年报有没有自相矛盾的地方",
    "typo": lambda organ, other, year: f"{typed_wrong(organ.name, Random(organ.name))}{year}年收到多少件申请",
    "no organ": lambda organ, other, year: f"{year}年收到多少件申请",
}

Times = dict[str, list[float]]


def timed(draw: Callable[[], Callable[[], object]], runs: int) -> list[float]:
    """How long each of some runs takes, in milliseconds, sorted; drawing what is run is not timed."""
    clock = time.thread_time if "--cpu" in sys.argv else time.perf_counter
    times = []
    for _ in range(runs):
        work = draw()
        started = clock()
        work()
        times.append((clock() - started) * 1000)
    return sorted(times)


def ask_all(database: Database, index: PassageIndex, chosen: str) -> tuple[Times, dict[str, str]]:
    """The times of each kind of question, and of which kinds the answers are."""
    rng, organs = Random("asked"), [held.organ for held in database.organs()]
    assistant = Assistant(database, index, lambda: TODAY)
    kinds: dict[str, str] = {}
    times = {"first question": timed(lambda: lambda: ask(assistant, "2021年收到多少"), 1)}
    for name, draw in QUESTIONS.items():
        if chosen not in name:
            continue

        def one(draw: Draw = draw, name: str = name) -> Callable[[], object]:
            organ, other = rng.sample(organs, 2)
            question = draw(organ, other, rng.choice(YEARS[1:]))
            kinds[name] = ask(assistant, question) if name not in kinds else kinds[name]
            return lambda: ask(assistant, question)

        times[name] = timed(one, RUNS.get(name, 300))
    times["bare look-up in SQL"] = look_up(database, organs, rng)
    return times, kinds


def ask(assistant: Assistant, question: str) -> str:
    """The kind of the answer."""
    return assistant.ask(question, ASKER, Conversation())[0].kind.value


def look_up(database: Database, organs: list[Organ], rng: Random) -> list[float]:
    """The same cell by one statement of the database's own driver."""
    cell = cell_type_by_key()[RECEIVED].id
    statement = (
        "SELECT value FROM figure JOIN report ON report.id = report_id JOIN organ ON organ.id = organ_id "
        "WHERE name = ? AND year = ? AND current AND cell = ?"
    )
    with closing(sqlite3.connect(file_of(database))) as connection:

        def one() -> Callable[[], object]:
            wanted = (rng.choice(organs).name, rng.choice(YEARS), cell)
            return lambda: connection.execute(statement, wanted).fetchone()

        return timed(one, 1000)


def file_of(database: Database) -> str:
    """The file of a SQLite database."""
    with database.reading() as connection:
        return str(connection.engine.url.database)


def find_names() -> None:
    """How long it takes to know all names, and to find one of each kind among them."""
    organs = [HeldOrgan(number, organ) for number, organ in enumerate(draw_organs(NAMED), 1)]
    heads = [ReportHead(one.id, one.id, one.organ, 2021, "", "2021", "") for one in organs]
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    directory = OrganDirectory(heads)
    taken = (time.perf_counter() - started) * 1000
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"\n{NAMED} organs: all names known in {taken:.0f} ms, {grown:.0f} MB")
    rng = Random("named")
    for name, write in NAMES.items():
        draw = partial(naming, directory, write, organs, rng)
        first = timed(draw, 1)[0]
        print(f"  {name:<12} {shown(timed(draw, 300))}   the first {first:8.2f} ms")


def naming(
    directory: OrganDirectory, write: Callable[[Organ, Random], str], organs: list[HeldOrgan], rng: Random
) -> Callable[[], object]:
    """The work of finding the organ that a question names in one of the ways."""
    named = write(rng.choice(organs).organ, rng)
    question = f"how many applications did {named} get in 2021" if named.isascii() else f"{named}2021年收到多少件申请"
    text = fold_question(question)
    return lambda: directory.mentions(text)


def shown(times: list[float]) -> str:
    """Median and 95th percentile."""
    return f"p50 {statistics.median(times):9.2f} ms   p95 {times[int(len(times) * 0.95)]:9.2f} ms"


def time_process(database: Database, question: str) -> list[float]:
    """`wenbao ask` of a figure as a whole process."""
    command = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", "ask", question]
    environ = {"WENBAO_HOME": str(Path(file_of(database)).parent), "PATH": "", "PYTHONPATH": str(ROOT)}

    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


def measure(folder: Path, many: int, fewest: Times, chosen: str) -> Times:
    """The table of one store, beside the times of the one with the fewest reports."""
    with closing(open_store(folder, many)) as database:
        size = Path(file_of(database)).stat().st_size / 2**20
        print(f"\n{many} reports, {len(database.organs())} organs, {size:.0f} MB")
        with closing(PassageIndex(folder=folder / "index", url=None, models=folder, model=None)) as index:
            times, kinds = ask_all(database, index, chosen)
        organ = database.organs()[0].organ.name
        times["wenbao ask, process"] = time_process(database, f"{organ}2021年收到多少件申请")
    bare = statistics.median(times["bare look-up in SQL"])
    for name, taken in times.items():
        median = statistics.median(taken)
        grown = f"x{median / statistics.median(fewest[name]):7.1f}" if fewest else ""
        print(f"  {name:<22} {shown(taken)}   /bare {median / bare:9.0f}   {grown}  {kinds.get(name, '')}")
    return times


def main() -> None:
    """One table a store, then the names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true", help="this thread's work alone, where others use the machine")
    parser.add_argument("--only", default="", help="only questions whose kind's name has this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        fewest: Times = {}
        for many in sorted(options.sizes):
            times = measure(options.keep or Path(scratch), many, fewest, options.only)
            fewest = fewest or times
    find_names()


if __name__ == "__main__":
    main()
