"""Which record is which row of the form: by label, in the form's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.labels import SURE, Row, parse_label, rows_of, score_label
from ingest.records import Record

_AMBIGUOUS = 0.1
"""Scores of two rows for one label that are nearer than this tell nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record read as a row of the form; `again` are other records that say the same row."""

    row: Row
    record: Record
    score: float
    again: tuple[Record, ...] = ()


def align(records: Sequence[Record], table: str) -> list[Match]:
    """The records that are rows of a table, in the form's order, each row at most once.

    Of all ways to lay the records along the form's rows without crossing, the one whose labels agree best is taken.
    """
    rows = rows_of(table)
    scores = [_scores(record, table, context) for record, context in _with_context(records)]
    chosen = _best_path(scores, rows)
    return [
        Match(
            rows[row],
            records[number],
            scores[number][rows[row].indicator],
            _repeats(records, scores, number, rows[row]),
        )
        for place, (number, row) in enumerate(chosen)
        if _is_sure(place, chosen, scores, rows)
    ]


def _with_context(records: Sequence[Record]) -> list[tuple[Record, int | None]]:
    """Each record with the number of the group ((一) … (七)) that it stands in, as far as labels said so before."""
    found: list[tuple[Record, int | None]] = []
    group: int | None = None
    for record in records:
        parsed = parse_label(record.lead)
        if parsed.section is not None:
            group = None
        group = parsed.group if parsed.group is not None else group
        found.append((record, group))
    return found


def _scores(record: Record, table: str, context: int | None) -> dict[str, float]:
    scores = dict(score_label(record.label, table, context))
    rest = "" if parse_label(record.tail).mark else record.tail
    for text, whole in ((record.label + rest, True), (record.lead, False)):
        if text != record.label and max(scores.values(), default=0) < SURE:
            for indicator, score in score_label(text, table, context, whole=whole).items():
                scores[indicator] = max(score, scores.get(indicator, 0))
    if not record.filled:
        scores = {indicator: 0.7 * score for indicator, score in scores.items()}
    return scores


def _best_path(scores: Sequence[dict[str, float]], rows: Sequence[Row]) -> list[tuple[int, int]]:
    """The pairs (record, row) of the heaviest path that goes down both lists."""
    height = len(rows)
    column = {row.indicator: number for number, row in enumerate(rows)}
    best: list[list[float]] = []  # best[i][j]: weight of the records up to i laid along the rows before j
    above: list[float] = [0.0] * (height + 1)
    steps: list[dict[int, float]] = []
    for labels in scores:
        found = {column[indicator]: score for indicator, score in labels.items()}
        steps.append(found)
        current = above[:]
        for row in range(height):
            taken = above[row] + found[row] if row in found else 0.0
            current[row + 1] = max(current[row + 1], current[row], taken)
        best.append(current)
        above = current
    return _trace(best, steps, height)


def _trace(best: Sequence[Sequence[float]], steps: Sequence[dict[int, float]], height: int) -> list[tuple[int, int]]:
    pairs = []
    row = height
    for number in range(len(best) - 1, -1, -1):
        before = best[number - 1] if number else [0.0] * (height + 1)
        while row and best[number][row] == best[number][row - 1]:
            row -= 1
        if not row or best[number][row] == before[row]:
            continue
        if row - 1 in steps[number]:
            pairs.append((number, row - 1))
            row -= 1
    return pairs[::-1]


def _repeats(
    records: Sequence[Record],
    scores: Sequence[dict[str, float]],
    number: int,
    row: Row,
) -> tuple[Record, ...]:
    return tuple(
        record
        for place, record in enumerate(records)
        if place != number
        and record.filled
        and scores[place].get(row.indicator, 0) >= SURE
        and scores[place][row.indicator] == max(scores[place].values())
    )


def _is_sure(
    place: int,
    chosen: Sequence[tuple[int, int]],
    scores: Sequence[dict[str, float]],
    rows: Sequence[Row],
) -> bool:
    """Whether no other row that is still free between its neighbours is nearly as like the label."""
    number, row = chosen[place]
    score = scores[number][rows[row].indicator]
    low = chosen[place - 1][1] if place else -1
    high = chosen[place + 1][1] if place + 1 < len(chosen) else len(rows)
    rivals = [rival for rival in rows[low + 1 : high] if rival != rows[row]]
    return score >= SURE or all(scores[number].get(rival.indicator, 0) <= score - _AMBIGUOUS for rival in rivals)
