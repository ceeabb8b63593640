"""How problems name a number that was corrected by hand: never as what the report writes (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.identities import print_number
from store.model import CellKey, Figure, Status

_UNWRITTEN = {Status.BLANK: "原为空白", Status.MISSING: "原未读出"}


def written(label: str, figure: Figure, unit: str = "件") -> str:
    """What the report writes of a cell (写结转下年度5件), or what it was corrected to and from."""
    number = print_number(figure.value or Decimal(0)) + unit
    return f"写{label}{number}" if figure.amended is None else f"{label}更正为{number}（{_original(figure, unit)}）"


def corrections(figures: Iterable[Figure]) -> str:
    """Those of the figures that were corrected, in brackets behind a sum that they go into; "" where none was."""
    made = [
        f"“{one.locator.row}·{one.locator.column}”{written('', one, '')}" for one in figures if one.amended is not None
    ]
    return f"（其中{'、'.join(made)}）" if made else ""


def as_read(held: Mapping[CellKey, Figure]) -> dict[CellKey, Figure]:
    """The figures without their corrections."""
    return {
        key: figure
        if figure.amended is None
        else replace(figure, value=figure.read, status=figure.read_status or Status.MISSING)
        for key, figure in held.items()
    }


def _original(figure: Figure, unit: str) -> str:
    if figure.read is not None:
        return f"原写{print_number(figure.read)}{unit}"
    return _UNWRITTEN[figure.read_status or Status.MISSING]
