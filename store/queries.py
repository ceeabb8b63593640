"""Reading what is held: current reports and their contents, on a connection that the caller holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
    update,
)

from store.amending import amended, amendments_of
from store.copies import moved, read_copies, settles
from store.model import (
    CellKey,
    HeldFigure,
    HeldOrgan,
    HeldPassage,
    HeldProblem,
    HeldTextNumber,
    Holding,
    Organ,
    ReportHead,
    Rule,
)
from store.rows import cell_ids, to_figure, to_head, to_passage, to_problem, to_text_number
from store.tables import FIGURE, LEFTOVER, META, ORGAN, PASSAGE, PROBLEM, REPORT, TEXT_NUMBER, Indexing

T = TypeVar("T")
Ids = Collection[int] | None

MOST_PARAMETERS = 10_000
"""Values in one statement; databases have a limit."""
FIGURES_AT_ONCE = 10_000
CELLS_OF_A_REPORT = 230

_PROBLEM = ("rule", "message", "expected", "found", "place")
_HEAD = (
    REPORT.c.id,
    REPORT.c.organ_id,
    ORGAN.c.name,
    ORGAN.c.region,
    REPORT.c.year,
    REPORT.c.title,
    REPORT.c.form,
    REPORT.c.source,
)


def read_heads(connection: Connection, organ_ids: Ids = None, years: Ids = None) -> list[ReportHead]:
    """The current reports of these organs and years (None: of all), by organ and year."""
    statement = _choose_heads(organ_ids is not None, years is not None)
    return [to_head(row) for row in _execute(connection, statement, organ_ids, years)]


@cache
def _choose_heads(by_organ: bool, by_year: bool) -> Select[Any]:
    """Made once: of a question about one cell, making statements took a third of the time."""
    return _narrowed(_heads(), by_organ, by_year).order_by(REPORT.c.organ_id, REPORT.c.year)


def _narrowed(chosen: Select[Any], by_organ: bool, by_year: bool) -> Select[Any]:
    """Of current reports, of the organs and years that `_execute` gives."""
    chosen = chosen.where(REPORT.c.current)
    chosen = chosen.where(REPORT.c.organ_id.in_(bindparam("organ_ids", expanding=True))) if by_organ else chosen
    return chosen.where(REPORT.c.year.in_(bindparam("years", expanding=True))) if by_year else chosen


def _execute(
    connection: Connection, statement: Select[Any], organ_ids: Ids, years: Ids, **given: list[Any]
) -> Iterator[Row[Any]]:
    """The rows of a statement made with `_narrowed`, in pieces where there are too many organs for one."""
    if years is not None:
        given["years"] = sorted(set(years))
    for piece in [None] if organ_ids is None else in_pieces(organ_ids):
        yield from connection.execute(statement, given if piece is None else {**given, "organ_ids": piece})


def read_holdings(connection: Connection) -> list[Holding]:
    """Which organs' years are held, by organ and year."""
    organs = {
        row[0]: Organ(row[1], row[2]) for row in connection.execute(select(ORGAN.c.id, ORGAN.c.name, ORGAN.c.region))
    }
    chosen = of_current(select(REPORT.c.organ_id, REPORT.c.year, REPORT.c.form), None)
    rows = connection.execute(chosen.order_by(REPORT.c.organ_id, REPORT.c.year)).all()
    return [Holding(organ_id, organs[organ_id], year, form) for organ_id, year, form in rows]


def read_digest(connection: Connection, digest: str) -> tuple[ReportHead, ...]:
    """The current reports to which these bytes have nothing to add; none where any copy read from them has."""
    chosen = select(REPORT.c.id, REPORT.c.organ_id, REPORT.c.year).where(REPORT.c.digest == digest)
    heads: list[ReportHead] = []
    for row in connection.execute(chosen.order_by(REPORT.c.id)).all():
        copies = read_copies(connection, row.organ_id, row.year)
        if not settles(copies, next(copy for copy in copies if copy.id == row.id)):
            return ()
        heads += read_heads(connection, [row.organ_id], [row.year])
    return tuple(heads)


def read_organs(connection: Connection) -> list[HeldOrgan]:
    """The organs with a current report, in the order they came."""
    reporting = select(REPORT.c.organ_id).where(REPORT.c.current)
    rows = connection.execute(select(ORGAN).where(ORGAN.c.id.in_(reporting)).order_by(ORGAN.c.id))
    return [HeldOrgan(row.id, Organ(row.name, row.region)) for row in rows]


def read_figures(
    connection: Connection, organ_ids: Ids = None, years: Ids = None, cells: Collection[CellKey] | None = None
) -> Iterator[HeldFigure]:
    """The figures of current reports, by organ, year and cell, some reports at a time."""
    yield from read_figures_of(connection, read_heads(connection, organ_ids, years), cells)


def read_figures_of(
    connection: Connection, heads: list[ReportHead], cells: Collection[CellKey] | None = None
) -> Iterator[HeldFigure]:
    """The figures of these current reports, in their order and by cell, some reports at a time."""
    wanted = None if cells is None else stored_cells(cells)
    size = FIGURES_AT_ONCE // (CELLS_OF_A_REPORT if wanted is None else max(len(wanted), 1))
    for start in range(0, len(heads), max(size, 1)):
        yield from _figures_of(connection, heads[start : start + max(size, 1)], wanted)


def stored_cells(keys: Collection[CellKey]) -> list[int]:
    """The numbers by which the store knows these cells, of either form."""
    return sorted({cell for key in keys for cell in cell_ids(key)})


def read_reports(connection: Connection, ids: Collection[int]) -> list[ReportHead]:
    """The current reports of these ids, in the order of the ids."""
    chosen = of_current(_heads(), None)
    rows = (row for piece in in_pieces(ids) for row in connection.execute(chosen.where(REPORT.c.id.in_(piece))))
    found = {row.id: to_head(row) for row in rows}
    return [found[report_id] for report_id in ids if report_id in found]


def _figures_of(connection: Connection, heads: list[ReportHead], wanted: list[int] | None) -> Iterator[HeldFigure]:
    found: dict[int, list[HeldFigure]] = {}
    by_id = {head.id: head for head in heads}
    laid = amendments_of(connection, heads)
    for row in connection.execute(_choose_figures(wanted is not None), {"report_ids": [*by_id], "cells": wanted or []}):
        head, figure = by_id[row.report_id], to_figure(row)
        if laid:
            figure = amended(figure, laid.get((head.organ_id, head.year, figure.key)))
        found.setdefault(row.report_id, []).append(HeldFigure(head, figure))
    for head in heads:
        yield from found.get(head.id, ())


@cache
def _choose_figures(by_cell: bool) -> Select[Any]:
    chosen = select(FIGURE).where(FIGURE.c.report_id.in_(bindparam("report_ids", expanding=True)))
    cells = FIGURE.c.cell.in_(bindparam("cells", expanding=True))
    return (chosen.where(cells) if by_cell else chosen).order_by(FIGURE.c.report_id, FIGURE.c.cell)


def read_passages(
    connection: Connection, organ_ids: Ids = None, years: Ids = None, ids: Ids = None
) -> list[HeldPassage]:
    """The passages of current reports; `ids` narrows further. By organ, year and place in the report."""
    if ids is None:
        return _contents(connection, PASSAGE, read_heads(connection, organ_ids, years), _held_passage)
    heads = {head.id: head for head in _heads_of_passages(connection, ids, organ_ids, years)}
    rows = (
        row for piece in in_pieces(ids) for row in connection.execute(select(PASSAGE).where(PASSAGE.c.id.in_(piece)))
    )
    found = [_held_passage(heads[row.report_id], row) for row in rows if row.report_id in heads]
    return sorted(found, key=lambda held: (held.report.organ_id, held.report.year, held.passage.ordinal))


def _heads_of_passages(connection: Connection, ids: Collection[int], organ_ids: Ids, years: Ids) -> list[ReportHead]:
    chosen = of_current(_heads(), years).join(PASSAGE, PASSAGE.c.report_id == REPORT.c.id).distinct()
    heads = [
        to_head(row) for piece in in_pieces(ids) for row in connection.execute(chosen.where(PASSAGE.c.id.in_(piece)))
    ]
    allowed = None if organ_ids is None else set(organ_ids)
    return [head for head in heads if allowed is None or head.organ_id in allowed]


def _held_passage(head: ReportHead, row: Row[Any]) -> HeldPassage:
    return HeldPassage(row.id, head, to_passage(row))


def read_speaking(connection: Connection, years: Ids, words: Sequence[Collection[str]], least: float) -> set[int]:
    """The current reports with a passage that has at least so many of these words, each written in one of its ways."""
    there = [or_(*(_SAID.contains(way, autoescape=True) for way in ways)) for ways in words]
    many = sum((case((one, 1), else_=0) for one in there), type_coerce(0, Integer))
    chosen = of_current(select(PASSAGE.c.report_id).join(REPORT, REPORT.c.id == PASSAGE.c.report_id), years)
    return {row[0] for row in connection.execute(chosen.where(many >= least).distinct())}


_SAID = PASSAGE.c.section + PASSAGE.c.text


def read_text_numbers(connection: Connection, report_ids: Collection[int]) -> list[HeldTextNumber]:
    """The numbers that the text of these reports states, by report and place in it."""
    own = (PASSAGE.c.report_id == TEXT_NUMBER.c.report_id) & (PASSAGE.c.ordinal == TEXT_NUMBER.c.passage)
    chosen = select(TEXT_NUMBER, PASSAGE.c.id.label("passage_id")).join(PASSAGE, own)
    ordered = chosen.order_by(TEXT_NUMBER.c.report_id, TEXT_NUMBER.c.ordinal)
    return [
        HeldTextNumber(row.report_id, row.passage_id, to_text_number(row))
        for piece in in_pieces(report_ids)
        for row in connection.execute(ordered.where(TEXT_NUMBER.c.report_id.in_(piece)))
    ]


def read_problems(
    connection: Connection, organ_ids: Ids = None, years: Ids = None, rules: Collection[Rule] | None = None
) -> list[HeldProblem]:
    """The problems of current reports, by organ, year and the order they were found in."""
    statement = _choose_problems(organ_ids is not None, years is not None, rules is not None)
    given = {} if rules is None else {"rules": [rule.value for rule in rules]}
    rows = _execute(connection, statement, organ_ids, years, **given)
    return [HeldProblem(to_head(row), to_problem(row)) for row in rows]


@cache
def _choose_problems(by_organ: bool, by_year: bool, by_rule: bool) -> Select[Any]:
    held = _heads(*PROBLEM.c[_PROBLEM].values()).join(PROBLEM, PROBLEM.c.report_id == REPORT.c.id)
    chosen = _narrowed(held, by_organ, by_year).order_by(REPORT.c.organ_id, REPORT.c.year, PROBLEM.c.id)
    return chosen.where(PROBLEM.c.rule.in_(bindparam("rules", expanding=True))) if by_rule else chosen


def read_meta(connection: Connection, key: str) -> str:
    """A single value kept under this key; it must be there."""
    return str(connection.execute(_CHOOSE_META, {"wanted": key}).scalar_one())


_CHOOSE_META = select(META.c.value).where(META.c.key == bindparam("wanted"))


def read_queue(connection: Connection, indexing: Indexing, limit: int) -> list[int]:
    """The first ids of the passages that stand so with the index."""
    chosen = select(PASSAGE.c.id).where(PASSAGE.c.indexing == indexing).order_by(PASSAGE.c.id).limit(limit)
    return list(connection.execute(chosen).scalars())


def read_stale(connection: Connection, limit: int) -> list[int]:
    """The first ids of the passages that the index holds although no current report has them."""
    leftover = connection.execute(select(LEFTOVER.c.passage_id).order_by(LEFTOVER.c.passage_id).limit(limit)).scalars()
    return [*leftover, *read_queue(connection, Indexing.STALE, limit)][:limit]


def note_leftover(connection: Connection, ids: Collection[int]) -> None:
    """Notes of these passages, which the index holds, those that were taken out meanwhile."""
    for piece in in_pieces(ids):
        known = {*connection.execute(select(PASSAGE.c.id).where(PASSAGE.c.id.in_(piece))).scalars()}
        known |= {*connection.execute(select(LEFTOVER.c.passage_id)).scalars()}
        if gone := [{"passage_id": passage_id} for passage_id in piece if passage_id not in known]:
            connection.execute(insert(LEFTOVER), gone)


def forget_leftover(connection: Connection, ids: Ids) -> None:
    """Notes that the index no longer holds these passages (None: any) that were taken out."""
    if ids is None:
        connection.execute(delete(LEFTOVER))
        return
    for piece in in_pieces(ids):
        connection.execute(delete(LEFTOVER).where(LEFTOVER.c.passage_id.in_(piece)))


def read_index_counts(connection: Connection) -> tuple[int, int]:
    """(embedded, all) passages of current reports."""
    rows = connection.execute(select(PASSAGE.c.indexing, func.count()).group_by(PASSAGE.c.indexing))
    counts = {row[0]: row[1] for row in rows}
    embedded = counts.get(Indexing.EMBEDDED, 0)
    return embedded, embedded + counts.get(Indexing.PENDING, 0)


def move_passages(connection: Connection, steps: dict[Indexing, Indexing], ids: Ids) -> None:
    """Takes these passages (None: all) from one state of indexing to the next."""
    change = update(PASSAGE).where(PASSAGE.c.indexing.in_(list(steps))).values(indexing=moved(steps))
    if ids is None:
        connection.execute(change)
        return
    for piece in in_pieces(ids):
        connection.execute(change.where(PASSAGE.c.id.in_(piece)))


def _heads(*more: ColumnElement[Any]) -> Select[Any]:
    return select(*_HEAD, *more).select_from(REPORT.join(ORGAN))


def of_current(chosen: Select[Any], years: Ids) -> Select[Any]:
    """What is chosen, of current reports (of these years) alone."""
    chosen = chosen.where(REPORT.c.current)
    return chosen if years is None else chosen.where(REPORT.c.year.in_(sorted(set(years))))


def _contents(
    connection: Connection, table: Table, heads: list[ReportHead], build: Callable[[ReportHead, Row[Any]], T]
) -> list[T]:
    """What the table holds of these reports, in their order and by id."""
    found: dict[int, list[T]] = {head.id: [] for head in heads}
    by_id = {head.id: head for head in heads}
    for piece in in_pieces(by_id):
        for row in connection.execute(select(table).where(table.c.report_id.in_(piece)).order_by(table.c.id)):
            found[row.report_id].append(build(by_id[row.report_id], row))
    return [held for listed in found.values() for held in listed]


def in_pieces(values: Collection[int]) -> Iterator[list[int]]:
    """The values in order, as many at a time as one statement takes."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), MOST_PARAMETERS):
        yield ordered[start : start + MOST_PARAMETERS]
