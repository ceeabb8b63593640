"""Figures that were not read beyond doubt: one that an identity forces stands, any other is withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.identities import Identity
from ingest.rules import applying
from store.model import CellKey, Figure, Problem, Rule, Status


def confirm(figures: Sequence[Figure], unsure: Collection[CellKey]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures without those of `unsure` that no identity confirms (`missing`, what was made out stays as `raw`),
    and a problem for each of these.

    An identity confirms a figure where it comes out and all its other members are read beyond doubt or confirmed: then
    the figure could be no other.
    """
    held = {figure.key: figure for figure in figures}
    doubted = _unconfirmed(held, set(unsure))
    kept = tuple(replace(one, value=None, status=Status.MISSING) if one.key in doubted else one for one in figures)
    return kept, tuple(_problem(one) for one in figures if one.key in doubted)


def _unconfirmed(held: Mapping[CellKey, Figure], doubted: set[CellKey]) -> set[CellKey]:
    if not doubted:
        return doubted
    identities = applying(held)
    while True:
        confirmed = {key for identity in identities if (key := _forced(identity, held, doubted)) is not None}
        if not confirmed:
            return doubted
        doubted = doubted - confirmed


def _forced(identity: Identity, held: Mapping[CellKey, Figure], doubted: Collection[CellKey]) -> CellKey | None:
    """The one doubted figure of an identity that comes out."""
    keys = (*identity.parts, *identity.wholes)
    found = [key for key in keys if key in doubted]
    if len(found) != 1 or any(key not in held or held[key].status is Status.MISSING for key in keys):
        return None
    if held[found[0]].value is None:
        return None
    parts, wholes = (
        sum((held[key].value or Decimal(0) for key in side), Decimal(0)) for side in (identity.parts, identity.wholes)
    )
    return found[0] if parts == wholes else None


def _problem(figure: Figure) -> Problem:
    where = f"{figure.locator.row}·{figure.locator.column}"
    message = f"{where}：图片上的“{figure.raw}”看不真切，勾稽关系也不能证实，不予采用"
    return Problem(Rule.NUMBER_TYPE, message, found=figure.raw, locator=figure.locator)
