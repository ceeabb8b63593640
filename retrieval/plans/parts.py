"""Which cells are a part and which its whole, where a question asks for a share or a rate (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.names.excluding import Named
from retrieval.plans.cells import meant_cells
from retrieval.question import Question
from store.catalogue import cell_type_by_key
from store.model import CellKey

_PROCESSED = CellKey("applications.processed", "total")
NO_RESULTS = {"applications.received", "applications.carried_in", "applications.carried_out", "applications.processed"}
"""Rows of the applications' table that are none of the results of which an office's work consists."""


def ratio_meant(
    question: Question, before: Sequence[CellKey], talked_of: tuple[CellKey, ...]
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]]:
    """A measure's part and whole; or what stands before and behind 占 or 除以; or a column and its row's total."""
    if _several_shares(question):
        return (), ()
    ways = (_part_in_english, _part_within, _part_among)
    if found := next(filter(None, (way(question, before) for way in ways)), None):
        return found
    at = question.place("ratio")
    first = [one for one in question.named if at < 0 or one.start < at]
    last = [one for one in question.named if 0 <= at <= one.start]
    rows = [one for one in last if one.kind == "indicator"]
    alone = len(rows) == len(last) == 1 and all(one.kind == "column" for one in first)
    part = meant_cells([*first, *rows] if alone and first else first, before) or talked_of
    whole = meant_cells(last, part)
    if len(question.measures) == 1 and not (part and whole):
        return question.measures[0].part, question.measures[0].whole
    return part, whole or natural_whole(part)


def _several_shares(question: Question) -> bool:
    """Whether two shares are asked for one after another, each of a part of its own ("甲占丙的几成,乙占几成")."""
    at = sorted(start for start, code, _ in question.places if code == "ratio")
    behind = [one for one in question.named if at and "," in question.text[at[0] : one.start]]
    return any(one.start < at[-1] for one in behind)


def _part_in_english(
    question: Question, before: Sequence[CellKey]
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]] | None:
    """ "What share of the applications received came from companies": the whole is first, its part behind a verb."""
    said = _SHARE_IN_ENGLISH.search(question.text)
    if not said:
        return None
    first = [one for one in question.named if said.start() < one.start < said.start("verb")]
    last = [one for one in question.named if one.start > said.start("verb")]
    if not last or not first:
        return None
    if all(one.kind == "column" for one in last):
        part = meant_cells(question.named, before)
        return part, natural_whole(part)
    part = meant_cells(last, before)
    told = any(one.kind != "weak" for one in first)
    return part, meant_cells(first, part) if told else natural_whole(part)


def _part_within(
    question: Question, before: Sequence[CellKey]
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]] | None:
    """ "甲在乙里占多大比例": what stands between 在 and 里 is the whole, if it is a row, and all else the part."""
    said = _WITHIN.search(question.text)
    inside = [one for one in question.named if said and said.start("whole") <= one.start < said.end("whole")]
    part = [one for one in question.named if one not in inside]
    if not part or question.measures or not any(one.kind == "indicator" for one in inside):
        return None
    cells = meant_cells(part, before)
    return cells, meant_cells(inside, cells)


def _part_among(
    question: Question, before: Sequence[CellKey]
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]] | None:
    """ "甲中乙占比": what stands before 中 is the whole, what stands behind it the part; a kind of applicant named of
    the whole is one of the part too. Of kinds of applicant that do not hold each other there is no share."""
    at = question.place("ratio")
    said = [(one.start, hit.end()) for one in question.named if (hit := _AMONG.match(question.text, one.end))]
    if question.measures or len({end for _, end in said}) != 1:
        return None
    start, end = max(said)
    if 0 <= at < end and not _RATIO_LAST.search(question.text):
        return None
    inside = [one for one in question.named if one.start <= start]
    part = [one for one in question.named if one.start > start]
    outer = [one for one in inside if one.kind == "column"]
    inner = [one for one in part if one.kind == "column"]
    rows, part_rows = ([one for one in side if one.kind in ("indicator", "soft")] for side in (inside, part))
    if not part and question.has("apart", "rows"):
        return (cells := meant_cells(inside, before)), cells
    if not part or not (rows or outer) or any(one.kind == "each" for one in question.named):
        return None
    if outer and inner and not all(one.codes < outer[0].codes for one in inner):
        return (), ()
    of_whole = [one for one in inside if one.kind != "column"]
    cells = meant_cells([*(part_rows or of_whole), *(inner or outer)], before)
    if rows or not part_rows:
        return cells, meant_cells(inside, before)
    return cells, meant_cells([_RESULTS, *outer], before)


_RESULTS = Named(0, 0, "indicator", frozenset({_PROCESSED.indicator}))
_AMONG = re.compile(
    r"的?(?:政府信息公开|信息公开)?(?:申请|案件|[件案]|决定|答复|情形|理由|原因|总数|总量|的)*"
    r"(?:里面?|里头|里边|中间?|当中|之中|之内|其中|,其中)"
)
_RATIO_LAST = re.compile(r"(?:占比|比例|比重|份额|百分之几|占多少|占几成)[^,;]{0,6}$")
_WITHIN = re.compile(
    r"在(?P<whole>[^,;?!在]{2,24}?)(?:里面?|里头|中|当中|之中|总数里|总数中)"
    r"(?=的?(?:所?占|占比|比例|比重|份额|百分|有多大|是多大))"
)
_SHARE_IN_ENGLISH = re.compile(
    r"(?a)\b(?:share|proportion|percentage|percent|fraction) of (?!all (?:organs|offices))[^,;?]*?"
    r"\b(?P<verb>did|do|does|was|were|is|are|came|come|comes|had|has|have|went)\b"
)


def natural_whole(part: Sequence[CellKey]) -> tuple[CellKey, ...]:
    """What a share is of where only its part is named: a column's row, or a result's all applications processed."""
    if any(cell.column != "total" for cell in part):
        totals = tuple(dict.fromkeys(CellKey(cell.indicator, "total") for cell in part))
        return totals if all(cell in cell_type_by_key() for cell in totals) else ()
    results = all(cell.indicator.startswith("applications.") for cell in part)
    return (_PROCESSED,) if part and results and not {cell.indicator for cell in part} & NO_RESULTS else ()
