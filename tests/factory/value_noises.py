"""Noises in the cells of figures: how a number is written, what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from factory.drafts import Cell, Draft, Line, Paragraph
from factory.noising import is_number, keys_of, noise, pick_rows, whole

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
NUMERALS = "〇一二三四五六七八九十"


def some(draft: Draft, rng: Random, share: float, fit: Callable[[Cell], bool], *names: str) -> list[Cell]:
    """A share (at least one) of the plain number cells that fit."""
    cells = [cell for cell in draft.value_cells(*names) if is_number(cell.text) and fit(cell)]
    return rng.sample(cells, min(len(cells), max(1, round(share * len(cells)))))


def count(cell: Cell) -> bool:
    """Whether the cell is a count of things, neither money nor a change."""
    return cell.keys[0].column not in ("amount", "change") and "." not in cell.text


@noise(form="2019", regime="small")
def signed_change(draft: Draft, rng: Random) -> None:
    """增10, 减3, +10 in the cells of 本年增/减."""
    up, down = rng.choice((("增", "减"), ("增加", "减少"), ("+", "-"), ("增 ", "减 ")))
    cells = [cell for cell in draft.value_cells("proactive") if cell.keys[0].column == "change"]
    for cell in cells:
        number = draft.number(cell)
        if not number:
            number = draft.values[cell.keys[0]] = Decimal(rng.randint(1, 20) * rng.choice((-1, 1)))
        cell.text = f"{up if number > 0 else down}{abs(number)}"


@noise(regime="large")
def thousands(draft: Draft, rng: Random) -> None:
    """1,234 with half-width or full-width commas."""
    comma = rng.choice((",", ",", "，"))
    for cell in draft.value_cells():
        if is_number(cell.text) and len(cell.text.split(".")[0]) > 3:
            whole_part, _, rest = cell.text.partition(".")
            cell.text = f"{int(whole_part):,}".replace(",", comma) + (f".{rest}" if rest else "")


@noise(regime="small")
def units(draft: Draft, rng: Random) -> None:
    """10件, 12.5万元, 251000元 in the cell."""
    for cell in some(draft, rng, 0.3, lambda cell: True):
        key = cell.keys[0]
        if key.column == "amount":
            cell.text += rng.choice(("万元", "元")) if key.indicator == "proactive.procurement" else "万元"
        else:
            cell.text += "件" if key.column not in ("items_last_year", "change", "items") else "项"


@noise()
def full_width_digits(draft: Draft, rng: Random) -> None:
    """Digits typed full-width, in all cells or in some."""
    for cell in some(draft, rng, rng.choice((1.0, 0.2)), lambda cell: True):
        cell.text = cell.text.translate(FULL_WIDTH)


@noise(regime="small")
def footnotes(draft: Draft, rng: Random) -> None:
    """A note's mark after a number, and the note below."""
    mark = rng.choice(("*", "①", "[1]", "※", "（注1）", "【1】"))
    for cell in some(draft, rng, 0.02, lambda cell: True):
        cell.text += mark
    place = draft.blocks.index(draft.tables("applications")[-1])
    draft.blocks.insert(place + 1, Paragraph(f"{mark} 含以前年度转来的事项。"))


@noise(needs="markup", regime="small")
def superscripts(draft: Draft, rng: Random) -> None:
    """A note's number above the line after a figure."""
    for number, cell in enumerate(some(draft, rng, 0.02, lambda cell: True)[:3], 1):
        cell.note = str(number)
    place = draft.blocks.index(draft.tables("applications")[-1])
    draft.blocks.insert(place + 1, Paragraph("注：上标为说明序号，详见办公室备案件。"))


@noise(unfit="stream aligned")
def padding(draft: Draft, rng: Random) -> None:
    """Blanks of all kinds before and after numbers."""
    pads = (" ", "\u3000", "\u00a0", "        ", " \u00a0", "\u200b")
    for cell in some(draft, rng, rng.choice((0.2, 1.0)), lambda cell: True):
        cell.text = rng.choice(("", rng.choice(pads))) + cell.text + rng.choice(("", rng.choice(pads)))


@noise(unfit="stream aligned tabs")
def newlines_in_cells(draft: Draft, rng: Random) -> None:
    """Line breaks before or after the number in its cell."""
    for cell in some(draft, rng, 0.1, lambda cell: True):
        cell.text = rng.choice(("\n{}", "{}\n", "\n{}\n")).format(cell.text)


@noise(needs="grid", unfit="stream aligned", regime="large")
def split_numbers(draft: Draft, rng: Random) -> None:
    """A blank inside a number: its cell may be read whole or not at all."""
    for cell in some(draft, rng, 0.05, lambda cell: count(cell) and len(cell.text) > 1):
        place = rng.randrange(1, len(cell.text))
        cell.text = f"{cell.text[:place]} {cell.text[place:]}"
        draft.lenient.update(cell.keys)


@noise()
def point_zero(draft: Draft, rng: Random) -> None:
    """Counts printed as 3.0."""
    for cell in some(draft, rng, 0.1, count):
        cell.text += rng.choice((".0", ".00"))
        draft.lenient.update(cell.keys)


@noise(regime="small")
def numerals(draft: Draft, rng: Random) -> None:
    """Counts written out: 三, 十二, 零."""
    for cell in some(draft, rng, 0.05, lambda cell: count(cell) and int(cell.text) < 20):
        number = int(cell.text)
        cell.text = NUMERALS[number] if number <= 10 else "十" + NUMERALS[number - 10]
        cell.text = cell.text.replace("〇", rng.choice("〇零"))
        draft.lenient.update(cell.keys)


@noise()
def letters_for_digits(draft: Draft, rng: Random) -> None:
    """The letter O for 0."""
    for cell in some(draft, rng, 0.1, lambda cell: count(cell) and "0" in cell.text):
        cell.text = cell.text.replace("0", rng.choice("Oo"))
        draft.lenient.update(cell.keys)


@noise()
def absurd_counts(draft: Draft, rng: Random) -> None:
    """Negative, fractional and astronomic counts: printed, but no counts."""
    for cell in some(draft, rng, 0.01, count):
        cell.text = rng.choice(("-3", "2.5", "-1", "99999999999999", "0.7"))
        draft.void.update(cell.keys)


@noise()
def words_for_numbers(draft: Draft, rng: Random) -> None:
    """无, 暂无, 详见附件 in a cell: no number stands there."""
    for cell in some(draft, rng, 0.05, lambda cell: True):
        cell.text = rng.choice(("无", "暂无", "详见附件", "不适用", "N/A", "#REF!", "…"))
        draft.void.update(cell.keys)


@noise(needs="merge")
def merged_values(draft: Draft, rng: Random) -> None:
    """The seven cells of a row merged into one: a zero may count for all, any other number for none."""
    for _, line in pick_rows(draft, rng, 2, whole):
        keys = keys_of(line)
        zero = not any(draft.values[key] for key in keys)
        merged = Cell("0" if zero else str(rng.randint(1, 9)), tuple(keys))
        line.cells[line.first_value() :] = [merged] * 7
        (draft.lenient if zero else draft.void).update(keys)


@noise(needs="grid", unfit="stream")
def eight_values(draft: Draft, rng: Random) -> None:
    """Eight zeros for seven columns."""
    for _, line in pick_rows(draft, rng, 3, lambda line: whole(line) and all_zero(line)):
        line.cells.append(Cell("0"))


def all_zero(line: Line) -> bool:
    """Whether a row prints nothing but zeros."""
    return all(cell.text == "0" for cell in line.values)


@noise()
def row_cut(draft: Draft, rng: Random) -> None:
    """The last cells of a row are not there; the others may be read by their columns, or left alone."""
    for _, line in pick_rows(draft, rng, 2, whole):
        draft.lenient.update(keys_of(line))
        del line.cells[-rng.randint(1, 4) :]


@noise()
def cell_dropped(draft: Draft, rng: Random) -> None:
    """A cell inside a row is not there, and the rest moves up: only what every alignment agrees on may be read."""
    for _, line in pick_rows(draft, rng, 2, whole):
        lost = rng.randrange(6)
        keys, cells = keys_of(line), line.values
        kept = [Decimal(cell.text) for place, cell in enumerate(cells) if place != lost]
        for place, key in enumerate(keys):
            agreed = {Decimal(cells[place].text), *kept[max(place - 1, 0) : place + 1]}
            (draft.lenient if len(agreed) == 1 else draft.void).add(key)
        cells[lost + 1].keys += (keys[lost],)
        line.cells.remove(cells[lost])
