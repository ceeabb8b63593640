"""What was last talked of, so that a question may leave out what is still meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from store.model import CellKey

FORGOTTEN_AFTER = 1800.0
"""Seconds after which a conversation starts anew."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last question's organs (by name), years, cells, operation and topic; `at` is its time in seconds (epoch)."""

    organs: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    cells: tuple[CellKey, ...] = ()
    operation: str = ""
    topic: str = ""
    at: float = 0.0

    def fresh(self, now: float) -> Conversation:
        """Itself, or an empty one where the last question is too long ago."""
        return self if now - self.at < FORGOTTEN_AFTER else Conversation()

    def to_json(self) -> dict[str, Any]:
        """For keeping between two messages."""
        return {
            "organs": list(self.organs),
            "years": list(self.years),
            "cells": [list(cell) for cell in self.cells],
            "operation": self.operation,
            "topic": self.topic,
            "at": self.at,
        }

    @classmethod
    def from_json(cls, state: dict[str, Any]) -> Conversation:
        """What `to_json` gave, of this version or of one that kept less."""
        return cls(
            tuple(state.get("organs", ())),
            tuple(state.get("years", ())),
            tuple(CellKey(*cell) for cell in state.get("cells", ())),
            state.get("operation", ""),
            state.get("topic", ""),
            state.get("at", 0.0),
        )
