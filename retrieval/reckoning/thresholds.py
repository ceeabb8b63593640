"""Whether a value keeps to a threshold (pure)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from retrieval.reading.counts import Condition
from retrieval.reckoning.values import Value
from store.catalogue import MONEY

RELATIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda value, bound: value == bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
}
"""How a number may be held against a bound, by the sign of a condition."""


def meets(value: Value, condition: Condition | None) -> bool:
    """Whether a value keeps to a threshold; what has no number is not held against it."""
    if condition is None or value.number is None:
        return True
    return all(
        RELATIONS[relation](value.number, _bound(Decimal(bound), condition.unit, value.unit))
        for relation, bound in condition.limits
    )


def moves_as_asked(value: Value, condition: Condition | None, falls: bool) -> bool:
    """Whether a change keeps to a threshold; of falls it is asked how far down, of all others how far up."""
    if condition is None or not condition.said or value.number is None:
        return meets(value, condition)
    moved = -value.number if falls else value.number
    return moved > 0 and meets(replace(value, number=moved), condition)


def _bound(bound: Decimal, said: str, unit: str) -> Decimal:
    """A bound in the unit of what it is held against; a percentage as a fraction."""
    if said == "%":
        return bound / 100
    return bound * MONEY[said] / MONEY[unit] if unit in MONEY and said in MONEY else bound
