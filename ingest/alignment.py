"""Which record is which row of the form: by label, in the form's order; without one, by count between sure rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.labels import SURE, Row, parse_label, rows_of, score_label
from ingest.readings import readings
from ingest.record import Record

_AMBIGUOUS = 0.1
"""Scores of two rows for one label that are nearer than this tell nothing."""
_WIDTH = 7
_WITHOUT_ITEMS = (1, 2, 7)
"""The groups of the form that have no rows of their own: 予以公开, 部分公开, 总计."""
_LONGEST_REST = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A record read as a row of the form; `again` are other records that say the same row. `counted`: no label says
    the row, only how many rows stand between two that are sure; it takes identities to confirm it."""

    row: Row
    record: Record
    score: float
    again: tuple[Record, ...] = ()
    counted: bool = False


def align(records: Sequence[Record], table: str) -> list[Match]:
    """The records that are rows of a table, in the form's order, each row at most once.

    Of all ways to lay the records along the form's rows without crossing, the one whose labels agree best is taken.
    """
    rows = rows_of(table)
    scores = [_scores(record, table, context) for record, context in _with_context(records)]
    chosen = _best_path(scores, rows)
    sayings = _sayings(scores)
    alike = _alike(records)
    return [
        Match(
            rows[row],
            records[number],
            scores[number][rows[row].indicator],
            _again(records, number, (*sayings.get(rows[row].indicator, ()), *alike[_wording(records[number])])),
        )
        for place, (number, row) in enumerate(chosen)
        if _is_sure(place, chosen, scores, rows)
    ]


def _with_context(records: Sequence[Record]) -> list[tuple[Record, int | None]]:
    """Each record with the number of the group ((一) … (七)) that it stands in, as far as labels said so before.

    A group's label may stand beside the middle of its rows: where their numbers begin anew, or the group has none, a
    new group has begun that is not told yet.
    """
    found: list[tuple[Record, int | None]] = []
    group, item = None, 0
    for record in records:
        parsed = parse_label(record.lead)
        mark = parse_label(record.label).mark
        number = mark[1] if mark and mark[0] == "item" else 0
        if parsed.section is not None or (number and (group in _WITHOUT_ITEMS or number <= item)):
            group = None
        if parsed.group is not None:
            group, item = parsed.group, 0
        item = number or item
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
    """The pairs (record, row) of the heaviest path that goes down both lists; records without scores are passed by."""
    column = {row.indicator: number for number, row in enumerate(rows)}
    told = [number for number, labels in enumerate(scores) if labels]
    best: list[list[float]] = [[0.0] * (len(rows) + 1)]  # best[i][j]: weight of the first i told laid along j rows
    for number in told:
        found = {column[indicator]: score for indicator, score in scores[number].items()}
        above = best[-1]
        current = above[:]
        for row in range(len(rows)):
            taken = above[row] + found[row] if row in found else 0.0
            current[row + 1] = max(current[row + 1], current[row], taken)
        best.append(current)
    return _trace(best, told, scores, rows)


def _trace(
    best: Sequence[Sequence[float]],
    told: Sequence[int],
    scores: Sequence[dict[str, float]],
    rows: Sequence[Row],
) -> list[tuple[int, int]]:
    pairs = []
    row = len(rows)
    for step in range(len(told), 0, -1):
        while row and best[step][row] == best[step][row - 1]:
            row -= 1
        if not row or best[step][row] == best[step - 1][row]:
            continue
        if rows[row - 1].indicator in scores[told[step - 1]]:
            pairs.append((told[step - 1], row - 1))
            row -= 1
    return pairs[::-1]


def _sayings(scores: Sequence[dict[str, float]]) -> dict[str, list[int]]:
    """For each row the records whose labels say it rather than any other."""
    found: dict[str, list[int]] = {}
    for number, labels in enumerate(scores):
        ranked = sorted(labels.values(), reverse=True)
        for indicator, score in labels.items():
            clear = len(ranked) == 1 or ranked[1] < score - _AMBIGUOUS
            if score == ranked[0] and (score >= SURE or clear):
                found.setdefault(indicator, []).append(number)
    return found


def _wording(record: Record) -> tuple[tuple[str, int] | None, str]:
    label = parse_label(record.label)
    return label.mark, label.text


def _alike(records: Sequence[Record]) -> dict[tuple[tuple[str, int] | None, str], list[int]]:
    """The places of records by the number and the words of their label."""
    found: dict[tuple[tuple[str, int] | None, str], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if record.label:
            found[_wording(record)].append(place)
    return found


def _again(records: Sequence[Record], number: int, places: Sequence[int]) -> tuple[Record, ...]:
    """The other records with figures among those at some places."""
    return tuple(records[place] for place in sorted(set(places)) if place != number and records[place].filled)


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


# ---- rows without labels ------------------------------------------------------------------------
def count_off(records: Sequence[Record], matches: Sequence[Match], form: Sequence[str], table: str) -> list[Match]:
    """The matches and those that follow from order and count alone: k unnamed rows between two rows k + 1 apart.

    `form` lists the rows of the form in order. Where the table has no sure row above (or below), its first (last)
    record stands for the form's edge. Nothing is counted where a row of the form stands among other records.
    """
    rows = {row.indicator: row for row in rows_of(table)}
    places = {id(record): number for number, record in enumerate(records)}
    if any(id(match.record) not in places for match in matches if match.row.indicator in form):
        return list(matches)
    edges = [(-1, -1)]
    edges += [(places[id(m.record)], form.index(m.row.indicator)) for m in matches if m.row.indicator in form]
    edges += [(len(records), len(form))]
    found: list[Match] = []
    for (above, first), (below, last) in pairwise(edges):
        unnamed = [record for record in records[above + 1 : below] if record.filled]
        free = [rows[indicator] for indicator in form[first + 1 : last]]
        if len(unnamed) == len(free) and all(map(_may_be, unnamed, free)):
            found += [Match(row, record, 0.0, counted=True) for row, record in zip(free, unnamed, strict=True)]
    order = {indicator: number for number, indicator in enumerate(form)}
    return sorted([*matches, *found], key=lambda match: order.get(match.row.indicator, len(order)))


def _may_be(record: Record, row: Row) -> bool:
    """Whether a record has a row's figures, and what is left of its label does not say something else."""
    if not readings(record, _WIDTH):
        return False
    label = parse_label(record.label[-_LONGEST_REST:])
    if not label.text or "自然人" in label.whole or label.mark in (row.mark, ("section", row.section)):
        return True
    if label.mark is not None:
        return label.mark == ("group", row.group)
    letters = set(label.text)
    return any(2 * len(letters & set(text)) > len(letters) for text in row.texts)
