"""The reports that the questions are about: eighteen offices over five years, with figures drawn by the factory.

What one year carries over the next one takes in, and every identity holds but where a slip below says otherwise. An
office's year that is not listed was never published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from factory.drafts import Block, Draft, Paragraph
from factory.figures import KINDS, draw_applications, draw_disputes, draw_proactive, read_printed
from factory.formats import FORMATS
from factory.forms import statutory_blocks
from factory.wording import closing, opening, overview

from store.model import CellKey

Printed = dict[CellKey, str]


@dataclass(frozen=True, slots=True)
class Organ:
    """An office: `size` names how much it has to do, `phone` stands in its reports."""

    code: str
    name: str
    size: str
    years: tuple[int, ...]
    phone: str


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


# code, name, size, first and last digit of the years held, phone
ROWS: Final = """
DQ  德清县人民政府             county 19-23          0572-8060001
DQB 德清县人民政府办公室       office 20-23          0572-8060017
DQE 德清县教育局               bureau 19-23          0572-8060233
DQW 德清县卫生健康局           bureau 21-23          0572-8060346
DQZ 德清县自然资源和规划局     busy   19,20,22,23    0572-8060451
DQX 德清县新安镇人民政府       town   20-23          0572-8460110
DQS 德清县舞阳街道办事处       town   21-23          0572-8460229
CX  长兴县人民政府             county 19-23          0572-6020001
CXB 长兴县人民政府办公室       office 21-23          0572-6020018
CXE 长兴县教育局               bureau 20-23          0572-6020305
CXM 长兴县市场监督管理局       busy   21-22          0572-6020712
CXG 长兴县公安局               busy   19-22          0572-6020110
CXT 长兴县泗安镇人民政府       town   21-23          0572-6062101
LAB 来安县人民政府办公室       office 19-23          0550-5610016
LAX 来安县新安镇人民政府       town   21-23          0550-5612208
LAW 来安县卫生健康委员会       bureau 22             0550-5610340
HZE 湖州市教育局               bureau 21-23          0572-2080021
NTH 湖州南太湖新区管理委员会   office 20,22          0572-2100308
"""
# the highest count in one cell and the share of cells that are not 0: of the tables 三, 二 and 四
SIZES: Final = {
    "county": ((120, 0.35), (60000, 0.9), (60, 0.7)),
    "busy": ((50, 0.3), (4000, 0.8), (30, 0.6)),
    "office": ((30, 0.25), (40, 0.4), (20, 0.5)),
    "bureau": ((20, 0.2), (600, 0.7), (9, 0.3)),
    "town": ((8, 0.08), (50, 0.4), (4, 0.1)),
}
WRITTEN: Final = ("html", "docx", "md", "html_word", "txt_tab")
HYBRID: Final = {("LAX", 2021)}
NOTHING: Final = {("CXT", 2021), ("LAX", 2023)}
ZEROS_BLANK: Final = {("LAB", 2020): "/", ("DQS", 2022): "", ("DQE", 2019): ""}
TOTALS_BLANK: Final = {("CXE", 2020)}
TOTALS_KEPT: Final = ("received", "carried_in", "processed", "carried_out")
# what a careless clerk wrote: added to the cell after everything was right
SLIPS: Final = {
    ("DQZ", 2022): {CellKey("disputes.reconsideration", "total"): 3},
    ("CXG", 2021): {CellKey("applications.received", "total"): 5},
    ("CXM", 2022): {CellKey("applications.granted", "natural"): 7},
}
CARRY_LOST: Final = {("DQB", 2023)}
TEXT_SLIPS: Final = {("HZE", 2022): 2}
IN_YUAN: Final = {("CX", 2019), ("DQE", 2020), ("LAB", 2019), ("CXG", 2020)}
TELLS_CHANNELS: Final = ("DQB", "LAB")


def held_years(spoken: str) -> tuple[int, ...]:
    """ "19-21,23" as years."""
    spans = [part.split("-") for part in spoken.split(",")]
    return tuple(year for span in spans for year in range(2000 + int(span[0]), 2001 + int(span[-1])))


@cache
def organs() -> dict[str, Organ]:
    """The offices by code."""
    rows = [line.split() for line in ROWS.strip().splitlines()]
    return {code: Organ(code, name, size, held_years(years), phone) for code, name, size, years, phone in rows}


@cache
def world() -> dict[tuple[str, int], WorldReport]:
    """Every report by office code and year."""
    made: dict[tuple[str, int], WorldReport] = {}
    for organ in organs().values():
        left: dict[str, int] = {}
        for year in organ.years:
            before = left if year - 1 in organ.years and (organ.code, year) not in CARRY_LOST else None
            numbers, printed = draw_report(organ, year, before)
            left = {kind: numbers[CellKey("applications.carried_out", kind)] for kind in KINDS}
            made[organ.code, year] = write_report(organ, year, printed, len(made))
    return made


def form_of(organ: Organ, year: int) -> str:
    """The form of a report of that year."""
    if (organ.code, year) in HYBRID:
        return "hybrid"
    return "2019" if year < 2021 else "2021"


def draw_report(organ: Organ, year: int, before: Mapping[str, int] | None) -> tuple[dict[CellKey, int], Printed]:
    """Table 三's numbers as they truly are, and every cell as it is printed."""
    rng, form = Random(f"{organ.code}:{year}:figures"), form_of(organ, year)
    idle = (organ.code, year) in NOTHING
    asked, acts, disputes = (counts(rng, *((1, 0.0) if idle else size)) for size in SIZES[organ.size])
    numbers = draw_applications(rng, form, asked)
    granted = 0 if idle else rng.randint(1, SIZES[organ.size][0][0])
    numbers = carried(numbers, before or drawn_before(numbers), granted)
    printed = {key: str(number) for key, number in (numbers | draw_disputes(disputes)).items()}
    printed |= draw_proactive(rng, form, "zero" if idle else "small", acts)
    return numbers, blemished(organ.code, year, printed)


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


def blemished(code: str, year: int, printed: Printed) -> Printed:
    """The cells as the office printed them: blanks, slips, money with its unit."""
    for key, more in SLIPS.get((code, year), {}).items():
        printed[key] = str(int(printed[key]) + more)
    money = CellKey("proactive.procurement", "amount")
    if money in printed:
        amount = round(Decimal(printed[money]), 2)
        printed[money] = f"{int(amount * 10000)}元" if (code, year) in IN_YUAN else f"{amount}万元"
    if (code, year) in ZEROS_BLANK:
        return {key: ZEROS_BLANK[code, year] if text == "0" else text for key, text in printed.items()}
    if (code, year) in TOTALS_BLANK:
        return {key: "" if is_detail_total(key) else text for key, text in printed.items()}
    return printed


def is_detail_total(key: CellKey) -> bool:
    """Whether this is the total of a row of table 三 other than the four great ones."""
    table, _, row = key.indicator.partition(".")
    return table == "applications" and key.column == "total" and row not in TOTALS_KEPT


def write_report(organ: Organ, year: int, printed: Printed, place: int) -> WorldReport:
    """The report with its text around the tables."""
    units = {key: text.lstrip("0123456789.") for key, text in printed.items() if text.endswith("元")}
    values = {key: read_printed(text.removesuffix(units.get(key, ""))) for key, text in printed.items()}
    form, rng = form_of(organ, year), Random(f"{organ.code}:{year}:text")
    title = f"{organ.name}{year}年政府信息公开工作年度报告"
    told = [*overview(year, values, rng), *more_told(organ, year, values)]
    if more := TEXT_SLIPS.get((organ.code, year)):
        misstate(told, values, more)
    blocks = (*opening(organ.name, year, title), *told, *statutory_blocks(form, printed))
    signed = closing(organ.name, year, rng)
    return WorldReport(organ, year, form, values, units, (*blocks, *signed), WRITTEN[place % len(WRITTEN)])


def more_told(organ: Organ, year: int, values: Mapping[CellKey, Decimal | None]) -> list[Block]:
    """How the applications came in, and whom to call."""
    told: list[Block] = []
    received = int(values[CellKey("applications.received", "total")] or 0)
    if organ.code in TELLS_CHANNELS:
        by_post, in_person = received // 4, received // 9
        text = f"从受理渠道看，网上提交{received - by_post - in_person}件，信函寄来{by_post}件，当面递交{in_person}件。"
        told.append(Paragraph(text))
    return [*told, Paragraph(f"如对本报告有疑问，请与{organ.name}联系，电话{organ.phone}。")]


def misstate(told: list[Block], values: Mapping[CellKey, Decimal | None], more: int) -> None:
    """Make the text say another number of applications than the table."""
    right = values[CellKey("applications.received", "total")]
    for block in told:
        if isinstance(block, Paragraph) and right is not None:
            block.text = block.text.replace(f"申请{right}件", f"申请{right + more}件")
