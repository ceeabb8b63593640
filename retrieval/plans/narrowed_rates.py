"""A derived measure of one column or one row alone: the rate of companies, of cases brought directly (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from retrieval.conversation import Conversation
from retrieval.names.excluding import Named
from retrieval.plans.operations import derived
from retrieval.question import Question
from store.catalogue import cell_type_by_key
from store.catalogue.terms import Measure, lexicon, names
from store.model import CellKey

_COUNT = re.compile(r"(?a)[几少][件个条]|件数|数量|\bhow many\b|\bnumber\b")
"""What asks for a count after a rate."""
_ALL_OF_IT = re.compile(r"那?么?(?:总的?|总体的?|整体的?|全部的?|全部申请人的?|所有申请人的?|不分的?|合计的?)呢?[?]*")
"""What asks after a rate of one kind of applicant for that of all."""


def narrow_measures(question: Question, conversation: Conversation) -> tuple[Question, str]:
    """The question with its measures, or the one talked of last, of the columns or the row named beside them; and
    what is named that the measures do not have apart, "" where there is nothing."""
    columns = [one for one in question.named if one.kind in ("column", "each")]
    rows = [one for one in question.named if one.kind == "indicator"]
    last = conversation.shape.measure
    again = columns or (not question.named and _ALL_OF_IT.fullmatch(question.text))
    if not question.measures and last and again and not (rows or derived(question) or _asks_count(question)):
        question = replace(question, measures=(_base(last),))
    if not question.measures or (question.has("op", "ratio") and rows):
        return question, ""
    narrowed: list[Measure | None] = list(question.measures)
    used: list[Named] = []
    for kept in (columns, rows):
        codes = {one.codes for one in kept}
        if not codes or all(_is_its_own(one, kept[0].kind, codes) for one in narrowed if one):
            used += kept
        elif len(codes) == 1 and kept[0].kind != "each":
            narrowed = [one and _narrow(one, kept[0]) for one in narrowed]
            used += kept
        else:
            return question, _said(question, kept)
        if not all(narrowed):
            return question, _said(question, kept)
    named = tuple(one for one in question.named if one not in used)
    return replace(question, named=named, measures=tuple(one for one in narrowed if one)), ""


def _asks_count(question: Question) -> bool:
    verbs = any(one.kind == "soft" for one in question.named)
    return verbs or _COUNT.search(question.text) is not None


def _said(question: Question, named: Iterable[Named]) -> str:
    return "、".join(question.text[one.start : one.end] for one in named)


def _base(measure: Measure) -> Measure:
    """The measure that one of a column or a row was made of."""
    known = lexicon().measures.values()
    return next((one for one in known if measure.zh.startswith((one.zh, f"{one.name(False)}（只算"))), measure)


def _is_its_own(measure: Measure, kind: str, codes: Iterable[frozenset[str]]) -> bool:
    """Whether what is named is what the measure is of anyway ("行政诉讼败诉率"; 总计)."""
    if kind == "indicator":
        part, whole = ({cell.indicator for cell in side} for side in (measure.part, measure.whole))
        return all(one in (part, whole) for one in codes)
    return all(one in ({"total"}, {cell.column for cell in measure.part}) for one in codes)


def _narrow(measure: Measure, named: Named) -> Measure | None:
    """The measure of these columns, or of the rows named among its own; None where it does not have them."""
    of_rows = named.kind == "indicator"
    part, whole = ((_kept if of_rows else _moved)(side, named.codes) for side in (measure.part, measure.whole))
    if not part or not whole:
        return None
    zh, en = (_label(named, language) for language in ("zh", "en"))
    zh_definition, en_definition = measure.zh.partition("＝")[2], measure.en.partition("=")[2]
    return Measure(
        part,
        whole,
        f"{measure.name(False)}（只算{zh}）＝{zh_definition}，分子分母都只算{zh}",
        f"{measure.name(True)} ({en} only) ={en_definition}, {en} only in both",
    )


def _kept(cells: Iterable[CellKey], rows: frozenset[str]) -> tuple[CellKey, ...]:
    return tuple(cell for cell in cells if cell.indicator in rows)


def _moved(cells: Iterable[CellKey], columns: frozenset[str]) -> tuple[CellKey, ...]:
    """The cells' rows in other columns; () where one of them is none of the table, or they are of a column already."""
    known, cells = cell_type_by_key(), tuple(cells)
    order = [key for key in known if key.column in columns]
    moved = tuple(key for cell in cells for key in order if key.indicator == cell.indicator)
    whole = all(CellKey(cell.indicator, column) in known for cell in cells for column in columns)
    return moved if whole and all(cell.column == "total" for cell in cells) else ()


def _label(named: Named, language: str) -> str:
    """What the columns or rows are called."""
    called, kind = names(language), "indicator" if named.kind == "indicator" else "column"
    if len(named.codes) == 5 and kind == "column":
        return "法人或其他组织" if language == "zh" else "legal persons and other organisations"
    return ("、" if language == "zh" else ", ").join(called[kind, code] for code in sorted(named.codes))
