"""The labels of the statutory tables' rows and columns, and how well a printed label says one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from store.catalogue import cell_types
from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import fold

PROACTIVE, APPLICATIONS, DISPUTES = "proactive", "applications", "disputes"
SUREST, SURE, LEAST = 1.0, 0.85, 0.6
"""Scores of a label: of itself and its number, of itself, and the lowest that counts at all."""

_MARKS = re.compile(
    r"(?P<group>\([一二三四五六七]\)+|\([一二三四五六七](?=[\u4e00-\u9fff])|(?:^|(?<=[^\u4e00-\u9fff(]))[一二三四五六七]\)+)(?!项)"
    r"|(?P<section>(?:^|(?<=[^第(\"]))[一二三四五六七],)"
    r"|(?P<item>(?<![\d.第])[1-9][.,:)]|\([1-9]\))"
)
_CIRCLED = {place: f"{number}." for number, place in enumerate(range(ord("①"), ord("⑨") + 1), 1)}
_SPACED_NUMBER = re.compile(r"(?<![\d.,第])([1-9])\s+(?=[\u4e00-\u9fff])")
"""A list number that only a blank sets off from its label."""
_EDGE = ".,:;-*#|\"'"
_LONGEST_HEAD = 20
_NUMERALS = "一二三四五六七"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a statutory table: its code, its table and its numbers in the form (section, group, item)."""

    indicator: str
    table: str
    order: int
    section: int | None
    group: int | None
    item: int | None
    texts: tuple[str, ...]

    @property
    def mark(self) -> tuple[str, int | None]:
        """The kind of number that the row's own label bears, and the number."""
        if self.item is not None:
            return "item", self.item
        return ("group", self.group) if self.group is not None else ("section", self.section)

    @property
    def loose_mark(self) -> tuple[str, int | None]:
        """The number that some print instead: 一、予以公开 for （一）予以公开."""
        return ("section", self.group) if self.item is None and self.group is not None else self.mark


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label taken apart: its last number's kind and value, the group that it names, and its own words."""

    mark: tuple[str, int] | None
    group: int | None
    section: int | None
    text: str
    whole: str


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in packaged_rows("labels.csv"):
        found[row["code"]].append(_trim(fold(row["variant"])))
    return {code: tuple(texts) for code, texts in found.items()}


def _trim(text: str) -> str:
    return text.strip(_EDGE)


@cache
def rows_of(table: str) -> tuple[Row, ...]:
    """The rows that a table has in either form, in the forms' order."""
    labels = {cell.indicator: cell.row_label for cell in cell_types() if cell.table == table}
    order = sorted(labels, key=_form_order)
    return tuple(_row(indicator, table, number, labels[indicator]) for number, indicator in enumerate(order))


def _form_order(indicator: str) -> int:
    listed = list(_variants())
    return listed.index(indicator) if indicator in listed else len(listed)


def _row(indicator: str, table: str, order: int, label: str) -> Row:
    parsed = parse_label(label)
    kind, number = parsed.mark or ("", None)
    return Row(
        indicator,
        table,
        order,
        section=parsed.section,
        group=number if kind == "group" else parsed.group,
        item=number if kind == "item" else None,
        texts=_variants().get(indicator, (parsed.text,)),
    )


@lru_cache(maxsize=65_536)
def parse_label(label: str) -> Label:
    """A label's numbers and words: "三、本年度办理结果（三）不予公开 1.属于国家秘密" is item 1 of group 3."""
    folded = fold(_SPACED_NUMBER.sub(r"\1.", label.translate(_CIRCLED)))
    mark, group, section, start = None, None, None, 0
    for found in _MARKS.finditer(folded):
        kind = str(found.lastgroup)
        digit = re.sub(r"[^\d一二三四五六七]", "", found[0])
        number = int(digit) if digit.isdigit() else _NUMERALS.index(digit) + 1
        if kind == "section":
            section, group = number, None
        elif kind == "group":
            group = number
        mark, start = (kind, number), found.end()
    return Label(mark, group, section, _trim(folded[start:]), _trim(folded))


@lru_cache(maxsize=65_536)
def score_label(label: str, table: str, context: int | None, *, whole: bool = False) -> dict[str, float]:
    """How well a label says each row of a table, from LEAST to SUREST; rows that it does not say are left out.

    `context` is the group that the label stands in, if known. `whole` demands that the label is the row's from its
    first character on, not only at its end.
    """
    parsed = parse_label(label)
    if not parsed.whole:
        return {}
    scores = {row.indicator: _score(parsed, row, context, whole=whole, loose=False) for row in rows_of(table)}
    if max(scores.values(), default=0) < SURE:
        scores = {row.indicator: _score(parsed, row, context, whole=whole, loose=True) for row in rows_of(table)}
    return {indicator: score for indicator, score in scores.items() if score >= LEAST}


def _score(label: Label, row: Row, context: int | None, *, whole: bool, loose: bool) -> float:
    group = label.group if label.group is not None else context
    right_mark = label.mark in (row.mark, row.loose_mark)
    right_group = row.item is None or group is None or group == row.group
    if "其他" in row.texts and not _says_other(label, row, group, right_mark=right_mark):
        return 0.0
    if row.mark[0] != "item" and label.mark is not None and not right_mark:
        return 0.0
    closeness = _exactness(label, row, whole=whole)
    if closeness < 1.0 and loose:
        closeness = _closeness(label, row, right_mark=right_mark, right_group=right_group)
    penalty = (0.0 if right_mark or label.mark is None else 0.2) + (0.0 if right_group else 0.15)
    if closeness < 1.0 and penalty:
        return 0.0
    return closeness * (SUREST if right_mark else SURE + 0.1) - penalty


def _says_other(label: Label, row: Row, group: int | None, *, right_mark: bool) -> bool:
    """Whether 其他, which many rows and columns are called, is this row: by its number, or by its group alone."""
    numbered = right_mark and group in (None, row.group)
    return label.text == "其他" and (numbered or (label.mark is None and group == row.group))


def _exactness(label: Label, row: Row, *, whole: bool) -> float:
    if label.text in row.texts or (not whole and any(_ends_with(label.text, text) for text in row.texts)):
        return 1.0
    return 0.0


def _ends_with(label: str, text: str) -> bool:
    """Whether the text ends the label as words of its own; "总计" also ends every header, so it must stand alone."""
    return (len(text) > 2 and label.endswith(text)) or (text in ("规章",) and label.endswith(text))


def _closeness(label: Label, row: Row, *, right_mark: bool, right_group: bool) -> float:
    """How near a misprinted or cut-off label is to the row's; nearness alone is not enough without its number."""
    best = 0.0
    letters = set(label.text)
    for text in row.texts:
        if 2 * len(letters & set(text)) < min(len(letters), len(text)) * 0.6:
            continue
        if label.text and text.startswith(label.text) and (right_mark or len(label.text) >= 4):
            best = max(best, 0.62 + 0.3 * len(label.text) / len(text))
        tail = label.text[-len(text) :]
        if len(text) >= 4 and len(tail) >= 3:
            ratio = SequenceMatcher(None, tail, text, autojunk=False).ratio()
            if ratio >= (0.6 if right_mark and right_group else 0.8):
                best = max(best, 0.95 * ratio if ratio >= 0.7 else LEAST)
    return best


@cache
def _columns(table: str, form: str, indicator: str) -> tuple[str, ...]:
    return tuple(
        cell.column
        for cell in cell_types()
        if cell.table == table and cell.indicator == indicator and cell.in_form(form)
    )


def columns_of(indicator: str, form: str) -> tuple[str, ...]:
    """The codes of an indicator's columns in a form, in the form's order."""
    return _columns(indicator.split(".", 1)[0], form, indicator)


@cache
def _heads() -> dict[str, str]:
    return {
        text: code.removeprefix("column.") for code, texts in _variants().items() if "column." in code for text in texts
    }


def column_of(head: str) -> str | None:
    """The code of the column that a head cell names and nothing else: 自然人, 商业企业, …, 其他, 总计."""
    text = _trim(fold(head[:_LONGEST_HEAD]))
    return "other" if text in ("其他", "其它") else _heads().get(text)


def texts_of(column: str) -> tuple[str, ...]:
    """What a column's head may say."""
    return _variants().get(f"column.{column}", ())


def find_columns(header: str, columns: tuple[str, ...]) -> dict[str, int]:
    """Where in a folded header each of the columns is first named; columns that it does not name are left out."""
    found = {}
    for column in columns:
        places = [header.find(text) for text in texts_of(column) if text in header]
        if places:
            found[column] = min(places)
    return found
