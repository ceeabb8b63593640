"""The reports that a question set is about: its offices over the years, with figures drawn by the factory.

What one year carries over the next one takes in, and every identity holds but where offices.toml says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Final

from factory.drafts import Block, Draft, Paragraph
from factory.figures import KINDS, draw_applications, draw_disputes, draw_proactive, read_printed
from factory.formats import FORMATS
from factory.forms import statutory_blocks
from factory.wording import closing, opening, overview

from questions.offices import Offices, Organ, ReportKey
from store.model import CellKey

TOTALS_KEPT: Final = ("received", "carried_in", "processed", "carried_out")
Printed = dict[CellKey, str]


@dataclass(frozen=True, slots=True)
class WorldReport:
    """A report and what it says: `values` has every cell of its form, None where the cell is blank.

    `units` are those printed in a cell other than the form's own.
    """

    organ: Organ
    year: int
    form: str
    values: Mapping[CellKey, Decimal | None]
    units: Mapping[CellKey, str]
    blocks: tuple[Block, ...]
    format: str

    @property
    def name(self) -> str:
        """The folder's name."""
        return f"{self.organ.code.lower()}-{self.year}"

    @property
    def title(self) -> str:
        """The report's title."""
        return f"{self.organ.name}{self.year}年政府信息公开工作年度报告"

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))

    def content(self) -> bytes:
        """The file's bytes."""
        chosen = FORMATS[self.format]
        draft = Draft(self.form, self.organ.name, self.year, chosen.tags, list(self.blocks), dict(self.values))
        return chosen.write(draft, Random(f"{self.name}:writing"))


@dataclass(frozen=True, slots=True)
class World:
    """The offices and every report of them by office code and year."""

    offices: Offices
    reports: Mapping[ReportKey, WorldReport]

    @property
    def organs(self) -> Mapping[str, Organ]:
        """The offices by code."""
        return self.offices.organs


def draw_world(offices: Offices) -> World:
    """The reports of these offices, always the same ones."""
    made: dict[ReportKey, WorldReport] = {}
    for organ in offices.organs.values():
        left: dict[str, int] = {}
        for year in organ.years:
            before = left if year - 1 in organ.years and (organ.code, year) not in offices.carry_lost else None
            numbers, printed = draw_report(offices, organ, year, before)
            left = {kind: numbers[CellKey("applications.carried_out", kind)] for kind in KINDS}
            made[organ.code, year] = write_report(offices, organ, year, printed, len(made))
    return World(offices, made)


def form_of(offices: Offices, organ: Organ, year: int) -> str:
    """The form of a report of that year."""
    if (organ.code, year) in offices.hybrid:
        return "hybrid"
    return "2019" if year < 2021 else "2021"


def draw_report(
    offices: Offices, organ: Organ, year: int, before: Mapping[str, int] | None
) -> tuple[dict[CellKey, int], Printed]:
    """Table 三's numbers as they truly are, and every cell as it is printed."""
    rng, form = Random(f"{organ.code}:{year}:figures"), form_of(offices, organ, year)
    idle = (organ.code, year) in offices.nothing
    asked, acts, disputes = (counts(rng, *((1, 0.0) if idle else size)) for size in offices.sizes[organ.size])
    numbers = draw_applications(rng, form, asked)
    granted = 0 if idle else rng.randint(1, offices.sizes[organ.size][0][0])
    numbers = carried(numbers, before or drawn_before(numbers), granted)
    printed = {key: str(number) for key, number in (numbers | draw_disputes(disputes)).items()}
    printed |= draw_proactive(rng, form, "zero" if idle else "small", acts)
    return numbers, blemished(offices, (organ.code, year), printed)


def drawn_before(numbers: Mapping[CellKey, int]) -> dict[str, int]:
    """What came from a year before the first one held."""
    return {kind: numbers[CellKey("applications.carried_in", kind)] for kind in KINDS}


def counts(rng: Random, top: int, share: float) -> Callable[[], int]:
    """A source of single counts."""
    return lambda: int(top ** rng.random()) if rng.random() < share else 0


def carried(numbers: dict[CellKey, int], before: Mapping[str, int], granted: int) -> dict[CellKey, int]:
    """The year's figures where it takes in what the year before left and some people got what they asked for."""
    rows = {name: f"applications.{name}" for name in ("granted", *TOTALS_KEPT)}
    found = dict(numbers)
    for kind in KINDS:
        key = {name: CellKey(row, kind) for name, row in rows.items()}
        lift = max(0, before[kind] - found[key["processed"]] - found[key["carried_out"]])
        lift += granted if kind == "natural" else 0
        found[key["granted"]] += lift
        found[key["processed"]] += lift
        found[key["carried_in"]] = before[kind]
        found[key["received"]] = found[key["processed"]] + found[key["carried_out"]] - before[kind]
    totals = {CellKey(row, "total"): sum(found[CellKey(row, kind)] for kind in KINDS) for row in rows.values()}
    return found | totals


def blemished(offices: Offices, report: ReportKey, printed: Printed) -> Printed:
    """The cells as the office printed them: blanks, slips, money with its unit."""
    for key, more in offices.slips.get(report, {}).items():
        printed[key] = str(int(printed[key]) + more)
    money = CellKey("proactive.procurement", "amount")
    if money in printed:
        amount = round(Decimal(printed[money]), 2)
        printed[money] = f"{int(amount * 10000)}元" if report in offices.in_yuan else f"{amount}万元"
    if report in offices.zeros_blank:
        return {key: offices.zeros_blank[report] if text == "0" else text for key, text in printed.items()}
    if report in offices.totals_blank:
        return {key: "" if is_detail_total(key) else text for key, text in printed.items()}
    return printed


def is_detail_total(key: CellKey) -> bool:
    """Whether this is the total of a row of table 三 other than the four great ones."""
    table, _, row = key.indicator.partition(".")
    return table == "applications" and key.column == "total" and row not in TOTALS_KEPT


def write_report(offices: Offices, organ: Organ, year: int, printed: Printed, place: int) -> WorldReport:
    """The report with its text around the tables."""
    units = {key: text.lstrip("0123456789.") for key, text in printed.items() if text.endswith("元")}
    values = {key: read_printed(text.removesuffix(units.get(key, ""))) for key, text in printed.items()}
    form, rng = form_of(offices, organ, year), Random(f"{organ.code}:{year}:text")
    title = f"{organ.name}{year}年政府信息公开工作年度报告"
    told = [*overview(year, values, rng), *more_told(offices, organ, year, values)]
    if more := offices.text_slips.get((organ.code, year)):
        misstate(told, values, more)
    blocks = (*opening(organ.name, year, title), *told, *statutory_blocks(form, printed))
    signed = closing(organ.name, year, rng)
    return WorldReport(
        organ, year, form, values, units, (*blocks, *signed), offices.written[place % len(offices.written)]
    )


def more_told(offices: Offices, organ: Organ, year: int, values: Mapping[CellKey, Decimal | None]) -> list[Block]:
    """How the applications came in, what only this report tells, and whom to call."""
    told: list[Block] = []
    received = int(values[CellKey("applications.received", "total")] or 0)
    if organ.code in offices.tells_channels:
        by_post, in_person = received // 4, received // 9
        text = f"从受理渠道看，网上提交{received - by_post - in_person}件，信函寄来{by_post}件，当面递交{in_person}件。"
        told.append(Paragraph(text))
    told += [Paragraph(said.text) for said in offices.told.get((organ.code, year), ())]
    return [*told, Paragraph(f"如对本报告有疑问，请与{organ.name}联系，电话{organ.phone}。")]


def misstate(told: list[Block], values: Mapping[CellKey, Decimal | None], more: int) -> None:
    """Make the text say another number of applications than the table."""
    right = values[CellKey("applications.received", "total")]
    for block in told:
        if isinstance(block, Paragraph) and right is not None:
            block.text = block.text.replace(f"申请{right}件", f"申请{right + more}件")
