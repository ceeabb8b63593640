"""placeholder"""
from __future__ import annotations

from collections.abc import Sequence

from ingest.sections import Text
from store.model import Figure, Problem


def check_report(figures: Sequence[Figure], texts: Sequence[Text]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """placeholder."""
    return tuple(figures), ()
