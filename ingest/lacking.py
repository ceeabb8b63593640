"""What the identities ask of a cell without a number: a hint for the office that wrote the report, never a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.identities import Identity, print_number
from ingest.rules import applying
from store.model import CellKey, Figure


def hint_lacking(figures: Sequence[Figure]) -> dict[CellKey, str]:
    """Of each cell without a number but for which an identity would hold if a number other than 0 stood there: which
    number, by which identity."""
    values = {figure.key: figure.value for figure in figures}
    hints: dict[CellKey, list[str]] = {}
    for identity in applying({figure.key: figure for figure in figures}):
        for key, value in _asked(identity, values):
            hints.setdefault(key, []).append(f"按“{identity.name}”应为{print_number(value)}")
    return {key: f"{'，'.join(said)}，请核对" for key, said in hints.items()}


def _asked(identity: Identity, values: dict[CellKey, Decimal | None]) -> Iterator[tuple[CellKey, Decimal]]:
    """The only cell of an identity that lacks a number, with the number that makes it hold."""
    keys = (*identity.parts, *identity.wholes)
    lacking = [key for key in keys if values.get(key) is None]
    if len(lacking) != 1 or lacking[0] not in values:
        return
    parts, wholes = (
        sum((values[key] or Decimal(0) for key in side), Decimal(0)) for side in (identity.parts, identity.wholes)
    )
    value = wholes - parts if lacking[0] in identity.parts else parts - wholes
    if value > 0:
        yield lacking[0], value
