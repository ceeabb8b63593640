"""Corrections by hand: kept beside what was read, laid over it when figures are read. Each function works in a
transaction that its caller holds.

An amount is amended in the unit that the report prints, kept in the form's, and laid over each copy in the copy's own:
another copy may print 万元 where this one printed 元.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, tuple_, update

from store.catalogue import MONEY, cell_type_by_key
from store.copies import raise_revision
from store.model import Amendment, CellKey, Figure, HeldAmendment, Organ, ReportHead, Status, WenbaoError
from store.tables import AMENDMENT, ORGAN, SCALE, is_exact

MONEY_COLUMN, SIGNED_COLUMN = "amount", "change"

Ids = Collection[int] | None


def check_amended_value(key: CellKey, value: Decimal | None) -> None:
    """WenbaoError where the cell cannot hold the value: counts are whole and not negative, amounts have up to six
    decimals, 本年增/减 may be negative."""
    if value is None:
        return
    if not is_exact(value):
        raise WenbaoError(f"数值 {value}：超出可存范围，或小数多于 {SCALE} 位")
    if key.column != MONEY_COLUMN and value != value.to_integral_value():
        raise WenbaoError(f"数值 {value}：这一格是件数，应为整数")
    if key.column != SIGNED_COLUMN and value < 0:
        raise WenbaoError(f"数值 {value}：这一格不能是负数")


def add_amendment(connection: Connection, organ_id: int, year: int, amendment: Amendment, unit: str) -> None:
    """Writes an amendment, of a figure in this unit; one that held before of the same cell is undone by it, and stays
    as history. WenbaoError where the value cannot be kept in the form's unit."""
    value = _converted(amendment.value, unit, _unit_of_form(amendment.key))
    if value is not None and not is_exact(value):
        raise WenbaoError(f"数值 {amendment.value}{unit}：超出可存范围，或太小")
    _undo(connection, _of_cell(organ_id, year, amendment.key), amendment.at)
    connection.execute(
        insert(AMENDMENT).values(
            organ_id=organ_id,
            year=year,
            indicator=amendment.key.indicator,
            column_code=amendment.key.column,
            value=value,
            why=amendment.why,
            signed=amendment.by,
            made_at=amendment.at,
        )
    )
    raise_revision(connection)


def _unit_of_form(key: CellKey) -> str:
    return cell_type_by_key()[key].unit


def _converted(value: Decimal | None, unit: str, wanted: str) -> Decimal | None:
    """An amount in another unit of money; anything else as it is."""
    if value is None or unit == wanted or not {unit, wanted} <= MONEY.keys():
        return value
    amount = value * MONEY[unit] / MONEY[wanted]
    return amount.normalize() if amount % 1 else Decimal(int(amount))


def undo_amendment(connection: Connection, organ_id: int, year: int, key: CellKey) -> Amendment | None:
    """Takes back the amendment that holds of a cell; it, or None where there is none."""
    own = _of_cell(organ_id, year, key)
    held = connection.execute(select(AMENDMENT).where(own).with_for_update()).first()
    if held is None:
        return None
    _undo(connection, own, datetime.now(UTC))
    raise_revision(connection)
    return _to_amendment(held)


def _of_cell(organ_id: int, year: int, key: CellKey) -> ColumnElement[bool]:
    """The amendment that holds of a cell."""
    return (
        (AMENDMENT.c.organ_id == organ_id)
        & (AMENDMENT.c.year == year)
        & (AMENDMENT.c.indicator == key.indicator)
        & (AMENDMENT.c.column_code == key.column)
        & AMENDMENT.c.undone_at.is_(None)
    )


def _undo(connection: Connection, which: ColumnElement[bool], at: datetime) -> None:
    connection.execute(update(AMENDMENT).where(which).values(undone_at=at))


def read_amendments(
    connection: Connection, organ_ids: Ids = None, years: Ids = None, *, undone: bool = False
) -> list[HeldAmendment]:
    """The amendments of these organs and years (None: of all) in the order they were made; with `undone` also those
    taken back."""
    chosen = select(AMENDMENT, ORGAN.c.name, ORGAN.c.region).select_from(AMENDMENT.join(ORGAN))
    if not undone:
        chosen = chosen.where(AMENDMENT.c.undone_at.is_(None))
    organs, wanted = (None if ids is None else set(ids) for ids in (organ_ids, years))
    return [
        HeldAmendment(row.organ_id, Organ(row.name, row.region), row.year, _to_amendment(row), _utc(row.undone_at))
        for row in connection.execute(chosen.order_by(AMENDMENT.c.id))
        if (organs is None or row.organ_id in organs) and (wanted is None or row.year in wanted)
    ]


def _to_amendment(row: Row[Any]) -> Amendment:
    at = _utc(row.made_at)
    assert at is not None
    return Amendment(CellKey(row.indicator, row.column_code), row.value, row.why, row.signed, at)


def _utc(time: datetime | None) -> datetime | None:
    """SQLite forgets the zone of a time; all are written in UTC."""
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time


Laid = dict[tuple[int, int, CellKey], Amendment]
"""Amendments by organ, year and cell."""


_HOLDING = select(AMENDMENT).where(
    AMENDMENT.c.undone_at.is_(None), AMENDMENT.c.organ_id.in_(bindparam("organ_ids", expanding=True))
)


def amendments_of(connection: Connection, heads: Iterable[ReportHead]) -> Laid:
    """The amendments that hold of these reports."""
    rows = connection.execute(_HOLDING, {"organ_ids": sorted({head.organ_id for head in heads})})
    amendments = ((row.organ_id, row.year, _to_amendment(row)) for row in rows)
    return {(organ_id, year, one.key): one for organ_id, year, one in amendments}


def amended_organs(connection: Connection, keys: Collection[CellKey]) -> set[int]:
    """The organs (by id) for any year of which an amendment of one of these cells holds."""
    own = tuple_(AMENDMENT.c.indicator, AMENDMENT.c.column_code).in_([tuple(key) for key in keys])
    chosen = select(AMENDMENT.c.organ_id).where(own, AMENDMENT.c.undone_at.is_(None))
    return {*connection.execute(chosen).scalars()}


def amended(figure: Figure, amendment: Amendment | None) -> Figure:
    """The figure with the amendment laid over what was read."""
    if amendment is None:
        return figure
    value = _converted(amendment.value, _unit_of_form(figure.key), figure.unit)
    return replace(
        figure,
        value=value,
        status=Status.BLANK if value is None else Status.REPORTED,
        amended=replace(amendment, value=value),
        read=figure.value,
        read_status=figure.status,
    )
