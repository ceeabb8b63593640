"""The figures of a report that never was: drawn so that the form's identities hold, and then as offices print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from random import Random

from store.catalogue import CellType, cells_of
from store.model import CellKey

KINDS = ("natural", "business", "research", "welfare", "legal", "other")
OUTCOMES = ("upheld", "corrected", "other", "pending")
REGIMES = {"zero": 3, "small": 5, "large": 3, "blank": 2, "broken": 2, "totals_blank": 1}
BLANK_MARKS = ("", "", "/", "-", "—", "——")


def table_form(table: str, form: str) -> str:
    """The form ("2019" or "2021") of one table in a report of this form; in a hybrid only table 二 is new."""
    if form == "hybrid":
        return "2021" if table == "proactive" else "2019"
    return form


def form_cells(form: str) -> tuple[CellType, ...]:
    """All cells that a report of this form prints."""
    return tuple(
        c for table in ("proactive", "applications", "disputes") for c in cells_of(table, table_form(table, form))
    )


def draw_regime(rng: Random) -> str:
    """How an office's figures look: mostly nothing, a few, thousands, blanks for zeros, sums that err."""
    return rng.choices(list(REGIMES), list(REGIMES.values()))[0]


def draw_figures(rng: Random, form: str, regime: str | None = None) -> dict[CellKey, str]:
    """The printed values of every cell of the form: "" and strokes stand for blank cells."""
    chosen = regime or draw_regime(rng)
    draw = counts_of(rng, chosen)
    numbers: dict[CellKey, int] = {}
    numbers |= draw_applications(rng, form, draw)
    numbers |= draw_disputes(draw)
    printed = {key: str(number) for key, number in numbers.items()}
    printed |= draw_proactive(rng, form, chosen, draw)
    return finish(rng, chosen, printed)


def counts_of(rng: Random, regime: str) -> Callable[[], int]:
    """A source of single counts in this regime; zeros are the most common everywhere."""
    if regime == "zero":
        return lambda: 0
    top, share = (9000, 0.6) if regime == "large" else (30, 0.25)
    return lambda: int(top ** rng.random()) if rng.random() < share else 0


def draw_applications(rng: Random, form: str, draw: Callable[[], int]) -> dict[CellKey, int]:
    """Table 三 with all its identities: columns balance, parts make the total, kinds of applicants make the total."""
    leaves = leaf_rows(form)
    numbers: dict[CellKey, int] = {}
    for kind in KINDS:
        busy = kind == "natural" or rng.random() < 0.3
        parts = {row: draw() if busy else 0 for row in leaves}
        processed, left = sum(parts.values()), draw() if busy and rng.random() < 0.4 else 0
        before = min(draw() if busy and rng.random() < 0.5 else 0, processed + left)
        sums = {"processed": processed, "carried_out": left, "carried_in": before}
        sums["received"] = processed + left - before
        parts |= {f"applications.{name}": number for name, number in sums.items()}
        numbers |= {CellKey(row, kind): number for row, number in parts.items()}
    rows = {key.indicator for key in numbers}
    return numbers | {CellKey(row, "total"): sum(numbers[CellKey(row, kind)] for kind in KINDS) for row in rows}


def leaf_rows(form: str) -> list[str]:
    """The rows of table 三 that （七）总计 adds up."""
    rows = list(dict.fromkeys(c.indicator for c in cells_of("applications", table_form("applications", form))))
    sums = {"received", "carried_in", "processed", "carried_out"}
    return [row for row in rows if row.split(".")[-1] not in sums]


def draw_disputes(draw: Callable[[], int]) -> dict[CellKey, int]:
    """Table 四."""
    numbers: dict[CellKey, int] = {}
    for row in ("disputes.reconsideration", "disputes.litigation.direct", "disputes.litigation.after_review"):
        parts = {CellKey(row, outcome): min(draw(), 400) for outcome in OUTCOMES}
        numbers |= parts | {CellKey(row, "total"): sum(parts.values())}
    return numbers


def draw_proactive(rng: Random, form: str, regime: str, draw: Callable[[], int]) -> dict[CellKey, str]:
    """Table 二; money has none to six decimals, a change may be negative."""
    printed = {}
    for cell in cells_of("proactive", table_form("proactive", form)):
        if cell.column == "amount":
            printed[cell.key] = draw_money(rng, regime)
        elif cell.column == "change":
            printed[cell.key] = str(draw() * rng.choice((1, 1, -1)))
        else:
            printed[cell.key] = str(draw() * (rng.choice((1, 1, 37)) if regime == "large" else 1))
    return printed


def draw_money(rng: Random, regime: str) -> str:
    """An amount of money as printed."""
    if regime == "zero" or rng.random() < 0.3:
        return "0"
    decimals = rng.randrange(7)
    return f"{10 ** (rng.random() * 5):.{decimals}f}"


def finish(rng: Random, regime: str, printed: dict[CellKey, str]) -> dict[CellKey, str]:
    """What offices do to their figures: leave zeros or totals blank, add up wrongly."""
    if regime == "blank":
        mark = rng.choice(BLANK_MARKS)
        return {key: mark if text == "0" else text for key, text in printed.items()}
    if regime == "totals_blank":
        kept = {
            "applications.received",
            "applications.carried_in",
            "applications.processed",
            "applications.carried_out",
        }
        hollow = {k for k in printed if k.column == "total" and k.indicator[:4] == "appl" and k.indicator not in kept}
        return {key: "" if key in hollow else text for key, text in printed.items()}
    if regime == "broken":
        counts = sorted(key for key in printed if key.indicator.startswith(("applications", "disputes")))
        for key in rng.sample(counts, rng.randint(1, 3)):
            printed[key] = str(int(printed[key]) + rng.randint(1, 9))
    return printed


def read_printed(text: str) -> Decimal | None:
    """The number of a cell as the form prints it; None for blank marks."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def rows_hold(values: Mapping[CellKey, Decimal | None], indicator: str) -> bool:
    """Whether all seven cells of a row of table 三 are known and the kinds of applicants make the total."""
    parts = [values.get(CellKey(indicator, kind)) for kind in KINDS]
    total = values.get(CellKey(indicator, "total"))
    return total is not None and None not in parts and sum(part for part in parts if part is not None) == total


def applications_hold(values: Mapping[CellKey, Decimal | None], form: str) -> bool:
    """Whether every cell of table 三 is known and every identity in it holds."""
    sums = [f"applications.{name}" for name in ("received", "carried_in", "processed", "carried_out")]
    if not all(rows_hold(values, row) for row in [*leaf_rows(form), *sums]):
        return False
    return all(
        column_holds({k.indicator: v or Decimal(0) for k, v in values.items() if k.column == c}, form) for c in KINDS
    )


def column_holds(column: Mapping[str, Decimal], form: str) -> bool:
    """Whether one column's parts make its total, and what came in equals what went out."""
    processed = column["applications.processed"]
    received = column["applications.received"] + column["applications.carried_in"]
    parts = sum(column[row] for row in leaf_rows(form))
    return parts == processed and received == processed + column["applications.carried_out"]
