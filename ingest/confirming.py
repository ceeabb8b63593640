"""Figures that were not read beyond doubt: one that an identity forces stands, any other is withdrawn, and the report
says how much of it was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.blocks import Document
from ingest.identities import Identity
from ingest.rules import applying
from store.model import CellKey, Figure, Problem, Rule, Status

_MOST_MISSING = 5
"""One cell in so many may be missing of a report without a word."""

_MOST_NAMED = 8
"""Cells and rows that are named where there are many."""


def confirm(figures: Sequence[Figure], unsure: Collection[CellKey]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures without those of `unsure` that no identity confirms (`missing`, what was made out stays as `raw`),
    and these.

    An identity confirms a figure where it comes out and all its other members are read beyond doubt or confirmed: then
    the figure could be no other.
    """
    held = {figure.key: figure for figure in figures}
    doubted = _unconfirmed(held, set(unsure))
    kept = tuple(replace(one, value=None, status=Status.MISSING) if one.key in doubted else one for one in figures)
    return kept, tuple(one for one in kept if one.key in doubted)


def tell_read(
    document: Document, figures: Sequence[Figure], withdrawn: Sequence[Figure], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """The problems met in reading, and one that says how much of a report was read where much of it was not; of one
    that was read by its looks this one stands for those of single cells, and says so where anything is missing.

    `figures` and `withdrawn` are `confirm`'s.
    """
    missing = sum(figure.status is Status.MISSING for figure in figures)
    if not (missing or document.left) or not (document.seen or withdrawn):
        much = _MOST_MISSING * missing > len(figures)
        return (*problems, _summary(document, figures, (), missing)) if much else tuple(problems)
    garbled = [one for one in problems if one.rule is Rule.NUMBER_TYPE and one.found and one.locator.row]
    others = [one for one in problems if one not in garbled]
    unread = dict.fromkeys([*map(_name, withdrawn), *map(_name, garbled)])
    return (*others, _summary(document, figures, list(unread), missing))


def _summary(document: Document, figures: Sequence[Figure], unread: Sequence[str], missing: int) -> Problem:
    parts = [f"统计表共 {len(figures)} 格，读出 {len(figures) - missing} 格"]
    if unread:
        doubt = "看不真切" if document.seen else "读不准（数字可能换了行，或不知属于哪一行）"
        parts.append(f"{len(unread)} 格{doubt}，勾稽关系也不能证实，未采用：{_listed(unread)}")
    rows, apart = _not_found(figures)
    if rows:
        parts.append(f"{len(rows)} 行没有找到：{_listed([f'“{row}”' for row in rows])}")
    if apart:
        parts.append(f"{'另有 ' if rows else ''}{apart} 格没有找到")
    if document.left:
        pages = "、".join(map(str, document.left))
        parts.append(f"第 {pages} 页没有表格，限时内来不及识别文字，没有读（设置 WENBAO_FILE_SECONDS）")
    source = "扫描件或图片" if document.seen else "表格没有画全框线" if unread else "表格没有读全"
    return Problem(Rule.NUMBER_TYPE, f"{source}：{'；'.join(parts)}")


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + "等" * (len(names) > _MOST_NAMED)


def _not_found(figures: Sequence[Figure]) -> tuple[list[str], int]:
    """The rows of which nothing was found, as the form names them, and how many cells more."""
    cells: dict[tuple[str | None, str | None], list[bool]] = {}
    for figure in figures:
        lost = figure.status is Status.MISSING and figure.raw is None
        cells.setdefault((figure.locator.section, figure.locator.row), []).append(lost)
    rows = [row for (_, row), lost in cells.items() if row and all(lost)]
    return rows, sum(sum(lost) for lost in cells.values() if not all(lost))


def _name(one: Figure | Problem) -> str:
    seen = one.raw if isinstance(one, Figure) else one.found
    return f"“{one.locator.row}·{one.locator.column}”（像是{f'“{seen}”' if seen else '空格'}）"


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
