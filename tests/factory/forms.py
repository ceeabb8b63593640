"""The three statutory tables as the forms print them (国办公开办函〔2019〕60号, 〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from typing import Final

from factory.drafts import Block, Cell, Line, Paragraph, Table
from factory.figures import read_printed, table_form
from store.catalogue import CellType, cells_of
from store.model import CellKey

Printed = Mapping[CellKey, str]
NOTE: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
BANDS: Final = {
    "proactive.regulations": "第二十条第（一）项",
    "proactive.normative": "第二十条第（一）项",
    "proactive.licences": "第二十条第（五）项",
    "proactive.other_services": "第二十条第（五）项",
    "proactive.penalties": "第二十条第（六）项",
    "proactive.coercion": "第二十条第（六）项",
    "proactive.fees": "第二十条第（八）项",
    "proactive.procurement": "第二十条第（九）项",
}
HEADINGS: Final = {
    "proactive": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "disputes": "四、政府信息公开行政复议、行政诉讼情况",
}
RESULTS: Final = "三、本年度办理结果"


def statutory_blocks(form: str, printed: Printed) -> list[Block]:
    """Headings and tables 二 to 四 with these figures."""
    tables = (proactive_table(form, printed), applications_table(form, printed), disputes_table(printed))
    return [block for table in tables for block in (Paragraph(HEADINGS[table.name], "heading"), table)]


def parsed(printed: Printed) -> dict[CellKey, Decimal | None]:
    """What the printed figures say."""
    return {key: read_printed(text) for key, text in printed.items()}


def rows_of(table: str, form: str) -> dict[str, list[CellType]]:
    """The cell types of a table by row, in order."""
    cells = cells_of(table, table_form(table, form))
    return {row: list(members) for row, members in groupby(cells, key=lambda cell: cell.indicator)}


def spread(cells: list[Cell], columns: int) -> list[Cell]:
    """A label and its values over so many columns: the last ones are merged where there are fewer values."""
    room = columns - len(cells)
    return [*cells, *[cells[-1]] * room]


def proactive_table(form: str, printed: Printed) -> Table:
    """Table 二: a band for each item of article 20, a header line, the rows."""
    lines: list[Line] = []
    for band, rows in groupby(rows_of("proactive", form).items(), key=lambda item: BANDS[item[0]]):
        held = list(rows)
        heads = [Cell("信息内容"), *[Cell(cell.column_label) for cell in held[0][1]]]
        lines.append(Line("band", [Cell(band)] * 4))
        lines.append(Line("head", spread(heads, 4)))
        for indicator, members in held:
            values = [Cell(printed[cell.key], (cell.key,)) for cell in members]
            lines.append(Line("data", spread([Cell(members[0].row_label), *values], 4), indicator))
    return Table("proactive", lines)


def applications_table(form: str, printed: Printed) -> Table:
    """Table 三: three label columns with merged groups, seven columns of applicants under three header lines."""
    rows = rows_of("applications", form)
    names = [Cell(cell.column_label) for cell in rows["applications.received"]]
    note, kinds, bodies = Cell(NOTE), Cell("申请人情况"), Cell("法人或其他组织")
    lines = [
        Line("head", [note] * 3 + [kinds] * 7),
        Line("head", [note] * 3 + [names[0]] + [bodies] * 5 + [names[6]]),
        Line("head", [note] * 3 + names),
    ]
    groups: dict[str, Cell] = {}
    for indicator, members in rows.items():
        values = [Cell(printed[cell.key], (cell.key,)) for cell in members]
        lines.append(Line("data", label_columns(members[0].row_label, groups) + values, indicator))
    return Table("applications", lines)


def label_columns(row_label: str, groups: dict[str, Cell]) -> list[Cell]:
    """The three label cells of a row; `groups` keeps the merged cells that rows share."""
    first, _, rest = row_label.partition(" ")
    if not rest and not first.startswith("（"):
        return [Cell(first)] * 3
    results = groups.setdefault(RESULTS, Cell(RESULTS))
    if not rest or first == RESULTS:
        return [results, *[Cell(rest or first)] * 2]
    return [results, groups.setdefault(first, Cell(first)), Cell(rest)]


def disputes_table(printed: Printed) -> Table:
    """Table 四: fifteen columns in three parts, one row of figures."""
    rows = list(rows_of("disputes", "2021").values())
    review, trial = Cell("行政复议"), Cell("行政诉讼")
    outcomes = [[Cell(cell.column_label) for cell in members] for members in rows]
    direct, after = Cell("未经复议直接起诉"), Cell("复议后起诉")
    values = [Cell(printed[cell.key], (cell.key,)) for members in rows for cell in members]
    return Table(
        "disputes",
        [
            Line("head", [review] * 5 + [trial] * 10),
            Line("head", outcomes[0] + [direct] * 5 + [after] * 5),
            Line("head", outcomes[0] + outcomes[1] + outcomes[2]),
            Line("data", list(values), "disputes"),
        ],
    )
