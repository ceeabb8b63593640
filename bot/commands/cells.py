"""Which report, row and column of a report a person means who types them at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.commands.opening import organs_called, organs_containing
from store.catalogue.normal import fold
from store.catalogue.terms import indicators_like, lexicon, names
from store.model import CellKey, Figure, HeldOrgan, ReportHead, WenbaoError

if TYPE_CHECKING:
    from store.database import Database

_ROWS = ("indicator", "soft", "weak")
_MOST_CHOICES = 20
_MOST_NEAR, _LIKE = 3, 0.5
_TOTAL = "total"


def find_report(database: Database, organ: str, year: int, *, by_part: bool = False) -> ReportHead:
    """The current report of one organ's year, by the organ's full name or a short form that no other organ bears;
    `by_part` also by a part of one name.

    WenbaoError where the name fits none or several organs, or is only a part of names (they are listed: what is amended
    or removed must not be guessed), or the year is not held (those held are).
    """
    held = database.organs()
    called = organs_called(held, organ)
    containing = organs_containing(held, organ)
    if by_part and not called and len(containing) == 1:
        called = containing
    if len(called) != 1:
        raise WenbaoError(_say_which(organ, called, containing))
    heads = database.heads([called[0].id])
    found = next((head for head in heads if head.year == year), None)
    if found is None:
        years = "、".join(str(head.year) for head in heads)
        raise WenbaoError(f"{heads[0].organ.name} 没有收录 {year} 年的年报；已收录：{years}")
    return found


def _say_which(organ: str, called: Sequence[HeldOrgan], containing: Sequence[HeldOrgan]) -> str:
    if called:
        return f"机关“{organ}”可以是：{_listed(one.organ.name for one in called)}；请写全称"
    if containing:
        return f"“{organ}”不是机关的全称或简称；名称里有它的：{_listed(one.organ.name for one in containing)}；请写全称"
    return f"没有收录名称是“{organ}”或含“{organ}”的机关的年报"


def find_rows(typed: str, figures: Sequence[Figure]) -> list[str]:
    """The indicators of the rows that are meant by a code, a label or a term, in the table's order. WenbaoError where
    the report has no such row."""
    called: dict[str, set[str]] = {}
    for figure in figures:
        called.setdefault(figure.indicator, set()).update(_row_names(figure))
    return _find("行", typed, called, _row_terms(fold(typed)))


def find_cell(row: str, column: str, figures: Sequence[Figure]) -> CellKey:
    """The one cell that is meant by its row and column. WenbaoError where none or several are; they are listed."""
    rows = find_rows(row, figures)
    if len(rows) > 1:
        raise WenbaoError(f"行“{row}”可以是：{_listed(names('zh')['indicator', code] for code in rows)}；请写明")
    called: dict[str, set[str]] = {}
    for figure in figures:
        if figure.indicator == rows[0]:
            called.setdefault(figure.column, set()).update(_column_names(figure))
    columns = _find("列", column, called, _column_terms(fold(column)))
    if len(columns) > 1:
        raise WenbaoError(f"列“{column}”可以是：{_listed(names('zh')['column', code] for code in columns)}；请写明")
    return CellKey(rows[0], columns[0])


def _find(what: str, typed: str, called: dict[str, set[str]], meant: set[str]) -> list[str]:
    """The codes called so exactly, else those that the term means, else those whose names contain what was typed."""
    wanted = fold(typed)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda code: wanted == code or wanted in called[code],
        lambda code: code in meant,
        lambda code: bool(wanted) and any(wanted in name for name in called[code]),
    )
    for fits in ways:
        if found := [code for code in called if fits(code)]:
            return found
    kind, kinds = ("indicator", _ROWS) if what == "行" else ("column", ("column",))
    near = _nearest(wanted, called, kinds)
    said = f"最接近的是：{_listed(names('zh')[kind, code] for code in near)}；还有：" if near else "有："
    labels = _listed(names("zh")[kind, code] for code in called if code not in near)
    raise WenbaoError(f"这份年报的表格没有“{typed}”这一{what}；{said}{labels}")


def _nearest(wanted: str, called: Mapping[str, Collection[str]], kinds: Collection[str]) -> list[str]:
    """The codes whose names or terms are spelt most like what was typed, best first; few, and none unlike it."""
    spelt: dict[str, set[str]] = {}
    for code, own in called.items():
        for name in own:
            spelt.setdefault(name, set()).add(code)
    for phrase, terms in lexicon().phrases.items():
        codes = {like for term in terms if term.kind in kinds for like in (term.code, *indicators_like(term.code))}
        if meant := codes & called.keys():
            spelt.setdefault(phrase, set()).update(meant)
    close = get_close_matches(wanted, spelt, n=2 * _MOST_NEAR, cutoff=_LIKE)
    return list(dict.fromkeys(code for name in close for code in called if code in spelt[name]))[:_MOST_NEAR]


def _row_names(figure: Figure) -> set[str]:
    label = figure.locator.row or ""
    called = [names(language)["indicator", figure.indicator] for language in ("zh", "en")]
    return {fold(name) for name in (label, *label.split(" ")[-1:], *called) if name}


def _column_names(figure: Figure) -> set[str]:
    called = [names(language)["column", figure.column] for language in ("zh", "en")]
    return {fold(name) for name in (figure.locator.column or "", *called) if name}


def _row_terms(wanted: str) -> set[str]:
    terms = lexicon().phrases.get(wanted, ())
    return {code for term in terms if term.kind in _ROWS for code in indicators_like(term.code)}


def _column_terms(wanted: str) -> set[str]:
    terms = lexicon().phrases.get(wanted, ())
    summed = {_TOTAL for term in terms if (term.kind, term.code) == ("op", "sum")}  # 合计, 总数
    return {term.code for term in terms if term.kind == "column"} or summed


def _listed(called: Iterable[str]) -> str:
    listed = list(dict.fromkeys(called))
    return "、".join(listed[:_MOST_CHOICES]) + (f" 等 {len(listed)} 项" if len(listed) > _MOST_CHOICES else "")
