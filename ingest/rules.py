"""What a report's tables must satisfy, and what it says against itself.

A blank cell says nothing. Offices that leave their zeros blank (the 2019 form was often filled so) still mean a sum to
come out: an identity with blanks `holds` where the printed members alone satisfy it and something is printed on both
sides; where they do not, it is untested, never broken. A missing cell leaves its identities untested.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from operator import attrgetter

from ingest.claims import check_claims
from ingest.columns import APPLICANTS
from ingest.corrected import corrections
from ingest.identities import OTHER_ROWS, Identity, identities, print_number
from ingest.sections import Text
from store.catalogue import cell_type_by_key
from store.model import CellKey, Check, Figure, Problem, Rule, Status

_ZERO = Decimal(0)
_FIELDS = [field.name for field in fields(Figure)]
_CHECK = _FIELDS.index("check")
_parts = attrgetter(*_FIELDS)


def check_report(
    figures: Sequence[Figure], texts: Sequence[Text], organ: str, year: int
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures with what the identities say of each, and all that is contradictory in tables and text."""
    checked, broken = check_identities(figures)
    return checked, (*broken, *check_claims({figure.key: figure for figure in checked}, texts, organ, year))


def check_identities(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures with their checks, and a problem for each identity that does not come out."""
    keys = [figure.key for figure in figures]
    held = dict(zip(keys, figures, strict=True))
    states: dict[CellKey, Check] = {}
    problems: list[Problem] = []
    for identity in applying(held):
        state = _state(identity, held)
        if state is Check.UNTESTED:
            continue
        for key in (*identity.parts, *identity.wholes):
            if states.get(key) is not Check.BROKEN:
                states[key] = state
        if state is Check.BROKEN:
            problems.append(_problem(identity, held))
    checked = tuple(
        _checked(figure, states.get(key, Check.UNTESTED)) for key, figure in zip(keys, figures, strict=True)
    )
    return checked, tuple(problems)


def _checked(figure: Figure, check: Check) -> Figure:
    """As `replace`, in a third of its time: a report has two hundred figures."""
    if check is figure.check:
        return figure
    parts = [*_parts(figure)]
    parts[_CHECK] = check
    return Figure(*parts)


def applying(held: Mapping[CellKey, Figure]) -> tuple[Identity, ...]:
    """The identities of the rows that the table itself has, whatever the report's form or year.

    The 2019 form has one row 其他处理, the 2021 form three. A table in which both are read does not say which of them
    count, so its results are not summed.
    """
    read = [form for form, rows in OTHER_ROWS.items() if any(_is_read(held, row) for row in rows)]
    if len(read) == len(OTHER_ROWS):
        both = dict.fromkeys(identity for form in read for identity in identities(form))
        return tuple(identity for identity in both if identity.rule is not Rule.COLUMN_SUM)
    known = [form for form, rows in OTHER_ROWS.items() if CellKey(rows[0], "total") in held]
    return identities((read or known or ["2021"])[0])


def _is_read(held: Mapping[CellKey, Figure], row: str) -> bool:
    figures = [held.get(CellKey(row, column)) for column in APPLICANTS]
    return any(figure is not None and figure.status is not Status.MISSING for figure in figures)


def _state(identity: Identity, held: Mapping[CellKey, Figure]) -> Check:
    whole = True
    for key in (*identity.parts, *identity.wholes):
        figure = held.get(key)
        if figure is None or figure.status is Status.MISSING:
            return Check.UNTESTED
        whole = whole and figure.status is Status.REPORTED
    equal = _total(identity.parts, held) == _total(identity.wholes, held)
    if whole:
        return Check.HOLDS if equal else Check.BROKEN
    printed = all(any(held[key].value is not None for key in side) for side in (identity.parts, identity.wholes))
    return Check.HOLDS if equal and printed else Check.UNTESTED


def _total(keys: Sequence[CellKey], held: Mapping[CellKey, Figure]) -> Decimal:
    return sum([held[key].value or _ZERO for key in keys], _ZERO)


def _problem(identity: Identity, held: Mapping[CellKey, Figure]) -> Problem:
    found, expected = _total(identity.parts, held), _total(identity.wholes, held)
    place = held[identity.wholes[0]]
    types = cell_type_by_key()
    cell = types[identity.wholes[0]]
    where = f"{cell.row_label}·{cell.column_label}" if len(identity.parts) > 2 else cell.column_label
    sums = (
        f"{_sum(identity.parts, held)}={print_number(found)}",
        f"{_sum(identity.wholes, held)}={print_number(expected)}",
    )
    touched = (held[key] for key in (*identity.parts, *identity.wholes))
    right = sums[1] if len(identity.wholes) > 1 else f"总计为{print_number(expected)}"
    return Problem(
        identity.rule,
        f"{where}：{identity.name}，但{sums[0]}，{right}{corrections(touched)}",
        expected=print_number(expected),
        found=print_number(found),
        locator=place.locator,
    )


def _sum(keys: Sequence[CellKey], held: Mapping[CellKey, Figure]) -> str:
    return "+".join(print_number(held[key].value or Decimal(0)) for key in keys)
