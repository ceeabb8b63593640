"""Which cells an expectation names: `DQ,CX 2021-2023 received:natural,granted`, offices by years by cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from factory.figures import KINDS

from questions.offices import SlipError
from questions.world import World, WorldReport
from store.catalogue import cell_types
from store.model import CellKey

DENIED: Final = ("state_secret", "law", "security", "third_party", "internal", "process", "enforcement", "enquiry")
GROUPS: Final = {
    "denied": tuple(f"denied.{name}" for name in DENIED),
    "unavailable": ("unavailable.not_held", "unavailable.to_be_made", "unavailable.unclear"),
    "unprocessed": tuple(
        f"unprocessed.{name}" for name in ("petition", "repeat", "publication", "excessive", "confirmation")
    ),
    "litigation": ("direct", "after"),
}
COLUMNS: Final = {"corp": KINDS[1:], "kinds": KINDS, "results": ("upheld", "corrected", "other", "pending")}
DISPUTES: Final = {
    "recon": "disputes.reconsideration",
    "direct": "disputes.litigation.direct",
    "after": "disputes.litigation.after_review",
}
MONEY: Final = ("proactive.fees", "proactive.procurement")
ACTS: Final = ("proactive.licences", "proactive.penalties", "proactive.coercion", "proactive.other_services")


@dataclass(frozen=True, slots=True)
class Known:
    """A cell of a report of the world: `unit` is given where the cell prints another one than its form's."""

    organ: str
    year: int
    key: CellKey
    value: Decimal | None
    status: str
    unit: str

    @property
    def size(self) -> Decimal | None:
        """The value in the form's unit, so that 元 and 万元 can be compared."""
        return self.value / 10000 if self.value is not None and self.unit == "元" else self.value


def cells_named(world: World, spoken: Sequence[str]) -> list[Known]:
    """The cells that the words name: three words a set, sets parted by "&"."""
    sets: list[list[str]] = [[]]
    for word in spoken:
        if word == "&":
            sets.append([])
        else:
            sets[-1].append(word)
    return [cell for words in sets for cell in one_set(world, words)]


def one_set(world: World, words: Sequence[str]) -> Iterator[Known]:
    """The cells of one set; years of a range that an office lacks are passed over."""
    if len(words) != 3:
        raise SlipError(f"three words name cells: {' '.join(words)}")
    for code in world.organs if words[0] == "@all" else words[0].split(","):
        for year in years_named(world, code, words[1], strict=words[0] != "@all"):
            yield from (find(world.reports[code, year], key) for key in keys_named(words[2]))


def years_named(world: World, code: str, spoken: str, strict: bool) -> list[int]:
    """The years of one office."""
    if code not in world.organs:
        raise SlipError(f"no office {code}")
    held = world.organs[code].years
    if spoken == "*":
        return list(held)
    if "-" in spoken:
        first, last = spoken.split("-")
        return [year for year in held if int(first) <= year <= int(last)]
    years = [int(year) for year in spoken.split(",")]
    if strict and not set(years) <= set(held):
        raise SlipError(f"{code} has no report of {spoken}")
    return [year for year in years if year in held]


def keys_named(spoken: str) -> list[CellKey]:
    """The cells' codes."""
    found = []
    for word in spoken.split(","):
        row, _, column = word.partition(":")
        for name in GROUPS.get(row, (row,)):
            indicator = indicator_of(name)
            names = COLUMNS.get(column, (column or usual_column(indicator),))
            found += [CellKey(indicator, each) for each in names]
    return found


def indicator_of(name: str) -> str:
    """The code of a row by its short name."""
    if name in DISPUTES:
        return DISPUTES[name]
    for table in ("applications", "proactive"):
        if any(key.indicator == f"{table}.{name}" for key in cell_codes()):
            return f"{table}.{name}"
    raise SlipError(f"no row {name}")


@cache
def cell_codes() -> frozenset[CellKey]:
    """Every cell of either form."""
    return frozenset(cell.key for cell in cell_types())


def usual_column(indicator: str) -> str:
    """The column meant where none is named."""
    if indicator in MONEY:
        return "amount"
    return "decisions" if indicator in ACTS else "total"


def find(report: WorldReport, key: CellKey) -> Known:
    """The cell as the report has it."""
    if key not in cell_codes():
        raise SlipError(f"no cell {key}")
    inside = key in report.values
    value = report.values[key] if inside else None
    status = "absent" if not inside else "blank" if value is None else "reported"
    return Known(report.organ.name, report.year, key, value, status, report.units.get(key, ""))
