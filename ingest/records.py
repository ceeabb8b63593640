"""Blocks to records: a label and the cells after it, whether the source spells a grid or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, Cell, Grid
from ingest.headings import is_section_heading
from ingest.labels import APPLICATIONS, PROACTIVE, SURE, SUREST, parse_label, score_label
from ingest.values import is_spoiled, is_value, read_value
from store.catalogue.normal import fold

_PAGE = re.compile(
    r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}"
)
_LIST_NUMBER = re.compile(r"[1-8]")
_BARE_NUMBER = re.compile(r"[1-9][.、．:：)）]")
_LONGEST_LABEL = 90
_LONGEST_LEAD = 600
_LEAST_VALUES = 3
_FIGURES_AND_NUMBER = 8
_HEADER_WORDS = (
    "信息内容",
    "申请人情况",
    "勾稽关系",
    "结果维持",
    "第二十条第",
    "行政许可",
    "行政处罚",
    "本年新收",
    "上年结转",
)


@dataclass(frozen=True, slots=True)
class Record:
    """A row as the source gives it: the cells after a label.

    `lead` is all label text since the record before, its own label at the end; `label` is its own row's; `tail` is
    label text that follows in rows without figures. `explicit`: the layout marks its empty cells. `cut`: another label
    follows in the same row, so that cells may have been lost; `spanned`: a figure spans into it from above. `names`
    is how many rows' labels stand before its figures where nothing parts them. `blocks` are the numbers of the blocks
    that it was read from.
    """

    lead: str
    label: str
    cells: tuple[Cell, ...]
    explicit: bool
    table: int | None
    blocks: tuple[int, ...]
    tail: str = ""
    names: int = 1
    cut: bool = False
    spanned: bool = False

    @property
    def filled(self) -> bool:
        """Whether any cell holds something."""
        return any(cell.text.strip() for cell in self.cells)


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number, such as "- 3 -"."""
    return _PAGE.fullmatch(text.strip()) is not None


def split_records(blocks: Sequence[Block]) -> tuple[list[Record], frozenset[int]]:
    """All records of a document in order, and the numbers of the text blocks that belong to tables."""
    zones = _stream_zones(blocks)
    records: list[Record] = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        if isinstance(block, Grid):
            records.extend(_grid_records(block, number))
        elif number in zones:
            end = zones[number]
            records.extend(_stream_records(blocks, number, end))
            number = end - 1
        number += 1
    inside = frozenset(n for start, end in zones.items() for n in range(start, end))
    return records, inside


# ---- grids ------------------------------------------------------------------------------------
def _grid_records(grid: Grid, block: int) -> Iterator[Record]:
    rows = [segment for row in grid.rows for segment in _segments(row, grid.table, block)]
    yield from _with_leads(_join_numbers(rows))


def _segments(row: Sequence[Cell], table: int, block: int) -> Iterator[Record]:
    """A grid's row, cut before each label that follows figures: such a row lost its end and ran into the next."""
    labels: list[str] = []
    cells: list[Cell] = []
    originals = [cell for cell in row if not cell.copy and not (len(row) == 1 and is_page_number(cell.text))]
    for place, cell in enumerate(originals):
        if not _is_label(cell.text):
            cells.append(cell)
            continue
        number = _own_number(cells, labels, originals, place)
        if any(c.text.strip() for c in cells) and not number:
            yield Record("", "".join(labels), tuple(cells), True, table, (block,), cut=True)
            labels = []
        labels.append(number + cell.text)
        cells = []
    spanned = _has_spanned_value(row)
    if labels or cells:
        yield Record("", "".join(labels), tuple(cells), True, table, (block,), spanned=spanned)


def _is_label(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and not is_value(bare) and not is_spoiled(bare)


def _own_number(cells: list[Cell], labels: list[str], row: Sequence[Cell], place: int) -> str:
    """The list number that stands in a cell of its own before its label ("2" | "其他法律行政法规禁止公开")."""
    filled = [cell.text.strip() for cell in cells if cell.text.strip()]
    if len(filled) != 1 or not _LIST_NUMBER.fullmatch(filled[0]):
        return ""
    label = "".join(labels) + filled[0] + "." + row[place].text
    return filled[0] + "." if max(score_label(label, APPLICATIONS, None).values(), default=0) >= SURE else ""


def _has_spanned_value(row: Sequence[Cell]) -> bool:
    """Whether a figure spans into this row from above: then what follows it is not to be counted off."""
    return any(cell.copy and is_value(cell.text) and before.text != cell.text for before, cell in pairwise(row))


def _join_numbers(rows: list[Record]) -> list[Record]:
    """Figures led by their list number, with the label's words in the row after, become one record."""
    joined: list[Record] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and not last.label and _leads_number(last) and not row.filled and _lacks_number(row.label):
            joined[-1] = replace(last, label=f"{last.cells[_first(last)].text.strip()}.{row.label.lstrip(' .、．·')}")
        else:
            joined.append(row)
    return joined


def _first(record: Record) -> int:
    return next(place for place, cell in enumerate(record.cells) if cell.text.strip())


def _leads_number(record: Record) -> bool:
    return record.filled and bool(_LIST_NUMBER.fullmatch(record.cells[_first(record)].text.strip()))


def _lacks_number(label: str) -> bool:
    return bool(label.strip()) and parse_label(label).mark is None


def _with_leads(rows: Iterable[Record]) -> Iterator[Record]:
    """Each record with the label text before and after it; rows without any cell after their label are only that."""
    pending: list[str] = []
    last: Record | None = None
    for row in rows:
        continues = last is not None and not row.filled and _continues(last.label, row.label)
        if row.filled or (row.cells and row.label and not continues and _names_row(row.label)):
            if last is not None:
                yield replace(last, tail=_short("".join(pending)))
            last = replace(row, lead=_short("".join([*pending, row.label])))
            pending = []
        else:
            pending.append(row.label)
    if last is not None:
        yield replace(last, tail=_short("".join(pending)))


def _continues(label: str, rest: str) -> bool:
    """Whether a row's label, cut off by the end of a page, goes on in the next row."""
    if not label or parse_label(rest).mark is not None:
        return False
    joined = max(score_label(label + rest, APPLICATIONS, None, whole=True).values(), default=0)
    return joined >= SURE and joined > max(score_label(label, APPLICATIONS, None, whole=True).values(), default=0)


def _names_row(label: str) -> bool:
    return any(max(score_label(label, table, None).values(), default=0) >= SURE for table in (PROACTIVE, APPLICATIONS))


def _short(text: str) -> str:
    return text[-_LONGEST_LEAD:]


# ---- one cell a line --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    block: int
    line: int | None
    datum: bool


def _stream_zones(blocks: Sequence[Block]) -> dict[int, int]:
    """The runs of short lines that hold a table's labels and figures: first block to the block after the last."""
    zones: dict[int, int] = {}
    start = 0
    for number in range(len(blocks) + 1):
        if number < len(blocks) and _may_be_table(blocks[number]):
            continue
        zone = _trimmed_zone(blocks, start, number)
        if zone:
            zones[zone[0]] = zone[1]
        start = number + 1
    return zones


def _may_be_table(block: Block) -> bool:
    if isinstance(block, Grid):
        return False
    text = block.text
    return (
        len(text) <= _LONGEST_LABEL
        and not text.endswith(("。", "；", "：", ":", "！"))
        and not is_section_heading(text)
    )


def _trimmed_zone(blocks: Sequence[Block], start: int, end: int) -> tuple[int, int] | None:
    texts = {n: block.text for n in range(start, end) if not isinstance(block := blocks[n], Grid)}
    counts = {n: sum(map(is_value, _parts(text))) for n, text in texts.items() if not is_page_number(text)}
    data = [n for n, count in counts.items() if count]
    if sum(counts.values()) < _LEAST_VALUES:
        return None
    words = fold("".join(texts.values()))
    if not any(fold(word) in words for word in _HEADER_WORDS):
        return None
    last = data[-1] + 1
    while last < end and ("勾稽关系" in texts[last] or is_page_number(texts[last])):
        last += 1
    return start, last


def _parts(text: str) -> list[str]:
    """A line's label and the figures that follow it on the same line, set off by white space."""
    words = text.split()
    count = 0
    while count < len(words) and (is_value(words[-1 - count]) or (count and is_spoiled(words[-1 - count]))):
        count += 1
    if not count or count == len(words):
        return words if count else [text]
    return [" ".join(words[:-count]), *words[-count:]]


def _stream_records(blocks: Sequence[Block], start: int, end: int) -> Iterator[Record]:
    tokens = [token for number in range(start, end) for token in _tokens(blocks[number], number)]
    tokens = [_spoiled_among(tokens, place) for place in range(len(tokens))]
    labels: list[_Token] = []
    data: list[_Token] = []
    for token in tokens:
        if token.datum:
            data.append(token)
            continue
        if data:
            numbered = _with_number(data, token)
            yield _stream_record(labels, data[:-1] if numbered else data)
            labels, data = ([numbered] if numbered else [token]), []
            continue
        labels.append(token)
    if data:
        yield _stream_record(labels, data)


def _with_number(data: Sequence[_Token], label: _Token) -> _Token | None:
    """The label with the list number that stands on the line before it, after a row's seven figures, or after fewer
    where it can be no figure of theirs."""
    if len(data) > _FIGURES_AND_NUMBER or not _LIST_NUMBER.fullmatch(data[-1].text) or not _lacks_number(label.text):
        return None
    if len(data) < _FIGURES_AND_NUMBER and _adds_up([token.text for token in data]):
        return None
    text = f"{data[-1].text}.{label.text}"
    sure = max(score_label(text, APPLICATIONS, None).values(), default=0) >= SUREST
    return replace(label, text=text) if sure else None


def _adds_up(figures: Sequence[str]) -> bool:
    """Whether the first or the last of some figures is the sum of the others."""
    numbers = [read_value(text, money=True, signed=True).value or 0 for text in figures]
    return sum(numbers) in (2 * numbers[0], 2 * numbers[-1])


def _tokens(block: Block, number: int) -> Iterator[_Token]:
    if isinstance(block, Grid) or is_page_number(block.text):
        return
    for part in _parts(block.text):
        yield _Token(part, number, block.line, is_value(part))


def _spoiled_among(tokens: Sequence[_Token], place: int) -> _Token:
    """A numeral or a letter between figures is a spoiled figure; elsewhere it may be a label set vertically."""
    token = tokens[place]
    near = [*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2]]
    if (
        not token.datum
        and is_spoiled(token.text)
        and not _BARE_NUMBER.fullmatch(token.text)
        and len(near) == 2
        and all(other.datum for other in near)
    ):
        return replace(token, datum=True)
    return token


def _stream_record(labels: Sequence[_Token], data: Sequence[_Token]) -> Record:
    lead = _short("".join(token.text for token in labels))
    cells = tuple(Cell(token.text, 0, place, token.line) for place, token in enumerate(data))
    blocks = tuple(dict.fromkeys(token.block for token in (*labels, *data)))
    names = sum(_names_row(token.text) for token in labels)
    return Record(lead, lead, cells, False, None, blocks, names=names)
