"""Records of text that spells one cell a line, as text taken from a pdf has: runs of labels, then runs of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Cell, Grid, Spot
from ingest.headings import is_section_heading
from ingest.labels import APPLICATIONS, SUREST, score_label
from ingest.record import Place, Record, are_indices, is_page_number, lacks_number, names_row, short, with_number
from ingest.values import is_spoiled, is_value, read_value
from store.catalogue.normal import fold

_LIST_NUMBER = re.compile(r"[1-8]")
_BARE_NUMBER = re.compile(r"[1-9][.、．:：)）]")
_SET_OFF_SIGN = re.compile(r"(?<!\S)(增加?|减少?)\s+(?=\d)")
_LONGEST_LABEL, _LONGEST_ROW = 90, 400
_LEAST_VALUES, _LEAST_BARE = 3, 20
_WIDTH = 7
_PROACTIVE_HEADS = ("信息内容", "第二十条第")
_LED_BY_INDEX = re.compile(r"(\d{1,3})\s+(?=\S)")
_HEADER_WORDS = (
    "信息内容",
    "申请人情况",
    "勾稽关系",
    "结果维",
    "尚未审",
    "复议后起",
    "第二十条第",
    "行政许可",
    "行政处罚",
    "本年新收",
    "上年结转",
    "不予公开",
    "无法提供",
    "自然人",
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell's text; `row` is its line's place where the line holds several figures: a row of its own."""

    text: str
    line: int | None
    datum: bool
    row: int | Spot | None = None
    spot: Spot | None = None


@dataclass(slots=True)
class _Run:
    """Labels, and the figures that follow them up to the next label."""

    labels: list[_Token]
    data: list[_Token]


def stream_zones(blocks: Sequence[Block]) -> dict[int, int]:
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
    if "勾稽关系" in text[:200]:
        return True
    if len(text) > _LONGEST_LABEL:
        return len(text) <= _LONGEST_ROW and len(_parts(text)) > 1
    return not text.endswith(("。", "；", "：", ":", "！")) and not is_section_heading(text)


def _trimmed_zone(blocks: Sequence[Block], start: int, end: int) -> tuple[int, int] | None:
    texts = {n: block.text for n in range(start, end) if not isinstance(block := blocks[n], Grid)}
    counts = {n: sum(map(is_value, _parts(text))) for n, text in texts.items() if not is_page_number(text)}
    data = [n for n, count in counts.items() if count]
    if sum(counts.values()) < _LEAST_VALUES and not (data and _is_headed(list(texts.values()))):
        return None
    if sum(counts.values()) < _LEAST_BARE and not _tells_table(list(texts.values())):
        return None
    last = data[-1] + 1
    while last < end and ("勾稽关系" in texts[last] or is_page_number(texts[last])):
        last += 1
    return start, last


def _is_headed(texts: Sequence[str]) -> bool:
    words = fold("".join(texts))
    return all(word in words for word in _PROACTIVE_HEADS)


def _tells_table(texts: Sequence[str]) -> bool:
    words = fold("".join(texts))
    return any(fold(word) in words for word in _HEADER_WORDS) or any(map(names_row, texts))


def _parts(text: str) -> list[str]:
    """A line's label and the figures that follow it on the same line, set off by white space."""
    words = _SET_OFF_SIGN.sub(r"\1", text).split()
    count = next((n for n, word in enumerate(reversed(words)) if not (is_value(word) or is_spoiled(word))), len(words))
    while count and not is_value(words[-count]) and (count > _WIDTH or not any(map(is_value, words[-count:]))):
        count -= 1
    if not count or count == len(words):
        return words if count else [text]
    return [" ".join(words[:-count]), *words[-count:]]


def stream_records(blocks: Sequence[Block], start: int, end: int, place: Place) -> Iterator[Record]:
    """The records of the blocks from `start` to before `end`, in order."""
    tokens = [token for number in range(start, end) for token in _tokens(blocks[number])]
    tokens = [_spoiled_among(tokens, number) for number in range(len(tokens))]
    for run in _numbered(_without_indices(_runs(tokens))):
        yield from _run_records(run, place)


def _tokens(block: Block) -> Iterator[_Token]:
    if isinstance(block, Grid) or is_page_number(block.text):
        return
    parts = _parts(block.text)
    values = sum(map(is_value, parts))
    row = (block.line or block.spot) if values > 1 else None
    for number, part in enumerate(parts):
        datum = is_value(part) or (values > 1 and number > 0 and is_spoiled(part))
        text = part if datum or number else with_number(block.number, part)
        yield _Token(text, block.line, datum, row, block.spot)


def _spoiled_among(tokens: Sequence[_Token], place: int) -> _Token:
    """A numeral, a letter or a word such as 无 beside figures is a spoiled figure; among single characters it may be
    part of a label set vertically."""
    token = tokens[place]
    if token.datum or not is_spoiled(token.text) or _BARE_NUMBER.fullmatch(token.text):
        return token
    before, after = (tokens[n] if 0 <= n < len(tokens) else None for n in (place - 1, place + 1))
    near = [other for other in (before, after) if other is not None]
    beside = any(other.datum for other in near)
    whole = all(other.datum or len(other.text) > 1 for other in near)
    return replace(token, datum=True) if beside and whole and len(near) == 2 else token


def _runs(tokens: Sequence[_Token]) -> list[_Run]:
    runs: list[_Run] = []
    for token in tokens:
        if not runs or (runs[-1].data and (not token.datum or token.row != runs[-1].data[-1].row)):
            runs.append(_Run([], []))
        (runs[-1].data if token.datum else runs[-1].labels).append(token)
    return runs


def _without_indices(runs: list[_Run]) -> list[_Run]:
    """The runs without a number that only counts the rows, before each row's label or before its figures."""
    for place in (0, -1):
        counted = [run for run in runs if run.data and (place == 0 or run is not runs[-1])]
        if are_indices([run.data[place].text for run in counted]):
            for run in counted:
                del run.data[place]
    led = {id(run): found for run in runs if run.labels and (found := _LED_BY_INDEX.match(run.labels[-1].text))}
    if are_indices([found[1] for found in led.values()]):
        for run in runs:
            if id(run) in led:
                label = run.labels[-1]
                run.labels[-1] = replace(label, text=label.text[led[id(run)].end() :])
    return _joined([run for run in runs if run.data or run.labels])


def _joined(runs: list[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        if joined and not joined[-1].data:
            joined[-1] = _Run([*joined[-1].labels, *run.labels], run.data)
        else:
            joined.append(run)
    return joined


def _numbered(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs with each list number that stands on the line before its label put to the label."""
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        numbered = _with_number(run.data, after.labels[0]) if after is not None and after.labels and run.data else None
        if after is not None and numbered:
            run.data = run.data[:-1]
            after.labels = [numbered, *after.labels[1:]]
        if run.data:
            yield run


def _with_number(data: Sequence[_Token], label: _Token) -> _Token | None:
    """The label with the list number that stands on the line before it, after a row's seven figures, or after fewer
    where it can be no figure of theirs."""
    if len(data) > _WIDTH + 1 or not _LIST_NUMBER.fullmatch(data[-1].text) or not lacks_number(label.text):
        return None
    if len(data) < _WIDTH + 1 and _adds_up([token.text for token in data]):
        return None
    text = f"{data[-1].text}.{label.text}"
    sure = max(score_label(text, APPLICATIONS, None).values(), default=0) >= SUREST
    return replace(label, text=text) if sure else None


def _adds_up(figures: Sequence[str]) -> bool:
    """Whether the first or the last of some figures is the sum of the others."""
    numbers = [read_value(text, money=True, signed=True).value or 0 for text in figures]
    return sum(numbers) in (2 * numbers[0], 2 * numbers[-1])


def _run_records(run: _Run, place: Place) -> Iterator[Record]:
    """A run's records: one, or where several rows' figures of table 三 stand together, one for each of these rows."""
    rows = len(run.data) // _WIDTH
    own = _own_labels(run.labels)
    names = sum(names_row(token.text) for token in run.labels)
    lead = short("".join(token.text for token in run.labels))
    if len(run.data) != rows * _WIDTH or rows < 2 or len(run.data) == 15:
        yield _record(lead, lead, run.data, place, names)
        return
    labels = own if len(own) == rows else [lead] + [""] * (rows - 1)
    for number, label in enumerate(labels):
        data = run.data[number * _WIDTH : (number + 1) * _WIDTH]
        yield replace(_record(label, label, data, place, names), run=rows)


def _own_labels(labels: Sequence[_Token]) -> list[str]:
    """The labels cut after each that surely names a row."""
    found: list[str] = []
    pending: list[str] = []
    for token in labels:
        pending.append(token.text)
        if names_row(token.text):
            found.append("".join(pending))
            pending = []
    return found


def _record(lead: str, label: str, data: Sequence[_Token], place: Place, names: int) -> Record:
    cells = tuple(Cell(token.text, 0, number, token.line, spot=token.spot) for number, token in enumerate(data))
    return Record(lead, label, cells, False, None, place, names=names)
