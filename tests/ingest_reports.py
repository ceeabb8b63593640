"""Writes reports of given figures in the layouts that real ones come in, for the reader's tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from store.catalogue import CellType, cells_of
from store.model import CellKey

Values = Mapping[CellKey, str]
Rows = list[list[str]]

TITLE = "{organ}{year}年政府信息公开工作年度报告"
_NUMBERED = tuple(f"第二十条第（{item}）项" for item in "一五六八九")
_BLOCKS = {
    "2021": (("regulations", "normative"), ("licences",), ("penalties", "coercion"), ("fees",)),
    "2019": (
        ("regulations", "normative"),
        ("licences", "other_services"),
        ("penalties", "coercion"),
        ("fees",),
        ("procurement",),
    ),
}
_APPLICANT_HEADS = (
    ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
)
_OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def label_path(cell: CellType) -> list[str]:
    """The cells of a row's label, the group's before the row's own."""
    return cell.row_label.split(" ")


def _rows(cells: Sequence[CellType]) -> list[tuple[list[str], list[CellType]]]:
    grouped = [list(group) for _, group in groupby(cells, key=lambda cell: cell.indicator)]
    return [(label_path(row[0]), row) for row in grouped]


def proactive_rows(form: str, values: Values) -> Rows:
    """Table 二 as rows of cells."""
    rows: Rows = []
    by_name = {cells[0].indicator.split(".")[1]: cells for _, cells in _rows(cells_of("proactive", form))}
    for number, names in zip(_NUMBERED, _BLOCKS[form], strict=False):
        rows += [[number], ["信息内容", *(cell.column_label for cell in by_name[names[0]])]]
        rows += [[by_name[name][0].row_label, *(values[cell.key] for cell in by_name[name])] for name in names]
    return rows


def application_rows(form: str, values: Values) -> Rows:
    """Table 三 as rows, without its header; a group's label stands in its first row only."""
    rows: Rows = []
    last: list[str] = []
    for path, cells in _rows(cells_of("applications", form)):
        own = path[-1:] if path[:-1] == last[:-1] and len(path) > 1 else path
        rows.append([*own, *(values[cell.key] for cell in cells)])
        last = path
    return rows


def dispute_row(values: Values) -> list[str]:
    """The fifteen figures of table 四."""
    return [values[cell.key] for cell in cells_of("disputes", "2021")]


def _headed(organ: str, year: int, tables: Sequence[str]) -> str:
    return "\n".join(
        [
            TITLE.format(organ=organ, year=year),
            "",
            "一、总体情况",
            f"{year}年，{organ}认真贯彻落实《条例》，按时公开各类政府信息，没有收到群众投诉。",
            "",
            "二、主动公开政府信息情况",
            tables[0],
            "",
            "三、收到和处理政府信息公开申请情况",
            tables[1],
            "",
            "四、政府信息公开行政复议、行政诉讼情况",
            tables[2],
            "",
            "五、存在的主要问题及改进情况",
            "队伍建设有待加强。下一步将加强培训。",
            "",
            "六、其他需要报告的事项",
            "无。",
            "",
        ]
    )


def _lined(rows: Rows, join: Callable[[list[str]], str], end: str) -> str:
    return "".join(join(row) + end for row in rows)


def _application_head() -> Rows:
    return [["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"], *_APPLICANT_HEADS]


def _dispute_head() -> Rows:
    return [["行政复议", "行政诉讼"], [*_OUTCOMES, "未经复议直接起诉", "复议后起诉"], [*_OUTCOMES, *_OUTCOMES]]


def _textual(form: str, values: Values, organ: str, year: int, join: Callable[[list[str]], str], end: str) -> str:
    return _headed(
        organ,
        year,
        [
            _lined(proactive_rows(form, values), join, end),
            _lined([*_application_head(), *application_rows(form, values)], join, end),
            _lined([*_dispute_head(), dispute_row(values)], join, end),
        ],
    )


def write_dump(form: str, values: Values, organ: str, year: int) -> str:
    """A Word dump: each cell on a line of its own led by a tab, an empty line after each row."""
    return _textual(form, values, organ, year, lambda row: "".join(f"\t{cell}\n" for cell in row), "\n")


def write_tabs(form: str, values: Values, organ: str, year: int) -> str:
    """Rows of cells with tabs between them."""
    return _textual(form, values, organ, year, "\t".join, "\n")


def write_pipes(form: str, values: Values, organ: str, year: int) -> str:
    """Rows of cells with strokes between them, as Markdown has."""
    return _textual(form, values, organ, year, lambda row: f"| {' | '.join(row)} |", "\n")


def write_stream(form: str, values: Values, organ: str, year: int) -> str:
    """One cell a line without any mark, as text taken from a pdf has; it cannot show an empty cell."""
    return _textual(form, values, organ, year, lambda row: "".join(f"{cell}\n" for cell in row), "")


def write_words(form: str, values: Values, organ: str, year: int) -> str:
    """A row a line with blanks between the cells."""
    return _textual(form, values, organ, year, "  ".join, "\n")


def _table(rows: Rows) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td><p>{cell or '&nbsp;'}</p></td>" for cell in row) + "</tr>" for row in rows)
        + "</table>"
    )


def write_html(form: str, values: Values, organ: str, year: int) -> str:
    """A page with tables."""
    text = _headed(organ, year, ["@0@", "@1@", "@2@"])
    page = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    tables = [
        proactive_rows(form, values),
        [*_application_head(), *application_rows(form, values)],
        [*_dispute_head(), dispute_row(values)],
    ]
    for number, rows in enumerate(tables):
        page = page.replace(f"<p>@{number}@</p>", _table(rows))
    return f"<html><head><meta charset='utf-8'><title>{organ}</title></head><body>{page}</body></html>"


LAYOUTS: dict[str, Callable[[str, Values, str, int], str]] = {
    "dump.txt": write_dump,
    "tabs.txt": write_tabs,
    "pipes.md": write_pipes,
    "stream.txt": write_stream,
    "words.txt": write_words,
    "page.html": write_html,
}


def all_cells(form: str) -> list[CellType]:
    """Every cell of a form."""
    return [cell for table in ("proactive", "applications", "disputes") for cell in cells_of(table, form)]


def plain_values(form: str, numbers: Mapping[CellKey, Decimal]) -> dict[CellKey, str]:
    """The figures as they print."""
    return {cell.key: f"{numbers[cell.key]:f}" for cell in all_cells(form)}


def summed(form: str) -> dict[CellKey, Decimal]:
    """Figures that satisfy every identity: only natural persons asked, each row another number."""
    numbers = {cell.key: Decimal(0) for cell in all_cells(form)}
    rows = [
        indicator
        for indicator in dict.fromkeys(cell.indicator for cell in all_cells(form))
        if indicator.startswith("applications.")
        and indicator.rsplit(".", 1)[-1] not in ("received", "carried_in", "processed", "carried_out")
    ]
    for place, indicator in enumerate(rows, 11):
        numbers[CellKey(indicator, "natural")] = numbers[CellKey(indicator, "total")] = Decimal(place)
    done = sum((numbers[CellKey(indicator, "total")] for indicator in rows), Decimal(0))
    for column in ("natural", "total"):
        numbers[CellKey("applications.processed", column)] = done
        numbers[CellKey("applications.received", column)] = done - 2
        numbers[CellKey("applications.carried_in", column)] = Decimal(5)
        numbers[CellKey("applications.carried_out", column)] = Decimal(3)
    return numbers
