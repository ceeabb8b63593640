"""What the reading of the tables rests on: the alignment by labels, and the choice by identities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.alignment import Match, align
from ingest.choice import Options, Solution, System, choose_readings
from ingest.record import Record


@dataclass(frozen=True, slots=True)
class Strategy:
    """How records are laid along a form's rows, and how one of a row's readings is chosen.

    The tests put plainer ways in their place, to show that these two are what keeps wrong figures out.
    """

    align: Callable[[Sequence[Record], str], list[Match]] = align
    choose: Callable[[Options, System], Solution] = choose_readings


USUAL = Strategy()
