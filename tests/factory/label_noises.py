"""Noises in the labels: how the form's words are spelled, shortened, cut and broken over lines."""

from __future__ import annotations

from random import Random

from factory.drafts import Cell, Draft, Line
from factory.noising import (
    application_rows,
    insert_column,
    insert_row,
    keys_of,
    label_width,
    noise,
    pick_rows,
    sub_labels,
    whole,
)

VARIANTS = (
    ("社会公益组织", ("社会组织", "公益组织", "社会公益团体")),
    ("其他法律行政法规禁止公开", ("其他法律法规禁止公开", "其它法律行政法规禁止公开", "其他法律、行政法规禁止公开")),
    (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        ("逾期不补正", "申请人无正当理由逾期不补正", "申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请"),
    ),
    (
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        ("逾期不缴费", "申请人逾期未按收费通知要求缴纳费用", "申请人逾期未按收费通知要求缴费，行政机关不再处理其申请"),
    ),
    ("危及“三安全一稳定”", ("危及\"三安全一稳定\"", "危及三安全一稳定", "危及‘三安全一稳定’", "危及「三安全一稳定」")),
    ("（区分处理的，只计这一情形，不计其他情形）", ("", "(区分处理的,只计这一情形,不计其他情形)")),
    ("要求行政机关确认或重新出具已获取信息", ("要求行政机关确认或重新出具已获取的信息", "要求确认或重新出具信息")),
    ("本机关不掌握相关政府信息", ("本机关不掌握相关信息", "不掌握相关政府信息")),
    ("没有现成信息需要另行制作", ("没有现成信息，需要另行制作", "没有现成信息需另行制作")),
    ("补正后申请内容仍不明确", ("补正后申请内容仍然不明确", "补正后内容仍不明确")),
    ("信访举报投诉类申请", ("信访、举报、投诉类申请",)),
    ("结转下年度继续办理", ("结转下年继续办理", "结转下一年度继续办理")),
    ("本年新收政府信息公开申请数量", ("本年新收政府信息公开申请数", "本年度新收政府信息公开申请数量")),
    ("上年结转政府信息公开申请数量", ("上年度结转政府信息公开申请数量", "上年结转政府信息公开申请数")),
    ("未经复议直接起诉", ("未经复议直接诉讼", "未经复议直接提起诉讼")),
    ("行政规范性文件", ("规范性文件", "行政规范性文件（含规范性文件）")),
    ("单位：万元", ("单位:万元", "单位:万元,保留4位小数", "万元")),
    ("本年制发件数", ("制发件数", "本年制发数", "本年制发数量")),
    ("本年废止件数", ("废止件数", "本年废止数", "本年废止数量")),
    ("现行有效件数", ("现行有效数", "现行有效数量")),
    ("本年处理决定数量", ("处理决定数量", "本年处理决定数")),
    ("信息内容", ("内容", "项目")),
)  # fmt: skip
BLANKS = frozenset("\n \u3000\u00a0")
NUMBERS = "一二三四五六七八九"
HALF = str.maketrans("（）：，“”、", '():,"",')


@noise()
def variants(draft: Draft, rng: Random) -> None:
    """Other wordings of the same rows and columns."""
    chosen = {official: rng.choice(others) for official, others in VARIANTS if rng.random() < 0.7}

    def reword(text: str) -> str:
        for official, other in chosen.items():
            text = text.replace(official, other)
        return text

    draft.reword(reword, draft.label_cells())


@noise()
def half_brackets(draft: Draft, rng: Random) -> None:
    """Half-width brackets and signs."""
    draft.reword(lambda text: text.translate(HALF), draft.label_cells())
    for paragraph in draft.paragraphs():
        paragraph.text = paragraph.text.translate(HALF)


@noise()
def numbering(draft: Draft, rng: Random) -> None:
    """Other styles of list numbers."""
    small = rng.choice(("{}、", "{}．", "（{}）", "({})", "{} ", "{}.  ", "circled", "wide", "none"))
    large = rng.choice(("(%s)", "（%s） ", "( %s )", "%s、", "㈠"))
    for cell in sub_labels(draft):
        number, rest = cell.text[0], cell.text.lstrip("0123456789.、．,")
        if small == "circled":
            cell.text = chr(0x245F + int(number)) + rest
        elif small == "wide":
            cell.text = chr(0xFF10 + int(number)) + "．" + rest
        else:
            cell.text = ("" if small == "none" else small.format(number)) + rest
    for cell in draft.label_cells("applications"):
        if cell.text[:1] in "（(" and cell.text[1:2] in NUMBERS:
            number, rest = cell.text[1], cell.text[3:].lstrip()
            cell.text = (chr(0x3220 + NUMBERS.index(number)) if large == "㈠" else large % number) + rest


@noise()
def spaced_labels(draft: Draft, rng: Random) -> None:
    """Blanks inside words."""
    blank = rng.choice((" ", "\u3000", "\u00a0", "  ") if "aligned" not in draft.tags else (" ",))

    def space(text: str) -> str:
        return "".join(c + (blank if rng.random() < 0.25 else "") for c in text).strip()

    draft.reword(space, [cell for cell in draft.label_cells() if rng.random() < 0.6])


@noise(unfit="aligned tabs tracked")
def wrapped_labels(draft: Draft, rng: Random) -> None:
    """Labels broken over lines where the column ends."""
    width = rng.choice((2, 4, 6, 9, 13))

    def wrap(text: str) -> str:
        return "\n".join(text[place : place + width] for place in range(0, len(text), width))

    draft.reword(wrap, draft.label_cells())


@noise(unfit="aligned tabs tracked")
def vertical_labels(draft: Draft, rng: Random) -> None:
    """The groups of table 三 spelled one character a line."""
    groups = [cell for _, line in application_rows(draft) for cell in line.labels[:-1]]
    for cell in {id(cell): cell for cell in groups}.values():
        if cell.text.startswith("三、") or rng.random() < 0.3:
            cell.text = "\n".join(cell.text.replace("\n", ""))


@noise()
def truncated_labels(draft: Draft, rng: Random) -> None:
    """The end of a label, or a stretch inside it, is missing."""
    for _, line in pick_rows(
        draft, rng, 4, lambda line: len(line.label.text) > 8 and not set(line.label.text) & BLANKS
    ):
        text = line.label.text
        keep = max(7, round(len(text) * rng.uniform(0.6, 0.85)))
        gap = len(text) - keep
        line.label.text = text[:keep] if rng.random() < 0.6 else text[: keep - 4] + text[keep - 4 + gap :]


@noise()
def header_abbreviated(draft: Draft, rng: Random) -> None:
    """Column heads of table 二 cut after a few characters; their order still tells them."""
    for table in draft.tables("proactive"):
        for line in table.lines:
            if line.kind == "head" and len(line.labels) > 2:
                for cell in line.labels[1:-1]:
                    cell.text = cell.text[:3]
    keys = [c.keys[0] for c in draft.value_cells("proactive")]
    draft.lenient.update(keys)


@noise()
def header_run_together(draft: Draft, rng: Random) -> None:
    """Two heads of table 四 run into one cell, the other empty."""
    heads = [line for table in draft.tables("disputes") for line in table.lines if line.kind == "head"]
    last = heads[-1].cells if heads else []
    places = [
        p for p in range(1, len(last)) if last[p].text[:2] == "总计" and last[p - 1].text and last[p] is not last[p - 1]
    ]
    for place in rng.sample(places, min(len(places), rng.randint(1, 2))):
        if "stream" not in draft.tags or "\n" not in last[place].text:
            last[place - 1].text, last[place].text = last[place - 1].text + last[place].text, ""


@noise(unfit="bare")
def label_cut(draft: Draft, rng: Random) -> None:
    """A label cut by a page break: its end stands in the next row, the figures stay in the first."""
    for table, line in pick_rows(draft, rng, 2, lambda line: len(line.label.text) > 6):
        text, label = line.label.text, line.label
        cut = (
            1
            if text[0].isdigit() and "stream" not in draft.tags and rng.random() < 0.3
            else rng.randrange(3, len(text) - 1)
        )
        rest = Cell(text[cut:].strip("\n"))
        first = line.first_value()
        cells = [rest if cell is label else cell for cell in line.cells[:first]]
        blanks = [Cell("") for _ in line.cells[first:]]
        table.lines.insert(table.lines.index(line) + 1, Line("foreign", cells + blanks))
        line.label.text = text[:cut].strip("\n")


@noise(unfit="bare")
def lost_label(draft: Draft, rng: Random) -> None:
    """A row has no label; its place among the others tells it, if the identities agree."""
    for _, line in pick_rows(draft, rng, 1):
        line.label.text = ""
        draft.witnessed.add(line.indicator)


@noise(unfit="bare")
def lost_group_labels(draft: Draft, rng: Random) -> None:
    """The rows of a group have no labels; the group's name may be lost too."""
    group = rng.choice(("denied", "unavailable", "unprocessed"))
    lines = [line for line in draft.lines("applications") if line.indicator.split(".")[1] == group]
    if draft.touched & {line.indicator for line in lines} or not lines:
        return
    name_too = rng.random() < 0.3
    for line in lines:
        line.label.text = ""
        if name_too and len(line.labels) > 2:
            line.labels[-2].text = ""
        draft.touched.add(line.indicator)
        draft.witnessed.add(line.indicator)


@noise(needs="grid", unfit="stream")
def group_repeated(draft: Draft, rng: Random) -> None:
    """Each row repeats its group's name."""
    unmerge_groups(draft, repeat=True)


@noise(needs="grid", unfit="stream")
def group_first_only(draft: Draft, rng: Random) -> None:
    """The group's name stands in its first row only, with empty cells below it."""
    unmerge_groups(draft, repeat=False)


def unmerge_groups(draft: Draft, repeat: bool) -> None:
    """Give each row its own group cells."""
    seen: set[int] = set()
    for _, line in application_rows(draft):
        for cell in line.labels[:-1]:
            own = Cell(cell.text if repeat or id(cell) not in seen else "")
            seen.add(id(cell))
            line.cells[:] = [own if other is cell else other for other in line.cells]


@noise(unfit="bare")
def group_own_row(draft: Draft, rng: Random) -> None:
    """The names of the groups stand in rows of their own, all labels in one column."""
    for table in draft.tables("applications"):
        seen: set[int] = set()
        for line in table.data():
            width, label = line.first_value(), line.label
            for cell in line.labels[:-1]:
                if id(cell) not in seen and cell.text and not cell.text[:1].isdigit():
                    insert_row(table, line, Line("foreign", [Cell(cell.text)] * len(line.cells)))
                seen.add(id(cell))
            line.cells[:width] = [label] * width


@noise(needs="grid", unfit="bare stream")
def group_joined(draft: Draft, rng: Random) -> None:
    """Group and label stand in one cell."""
    for _, line in application_rows(draft):
        width, label = line.first_value(), line.label
        group = [cell.text for cell in line.labels[:-1] if cell.text[:1] in "（("]
        joined = Cell("".join(group) + label.text)
        line.cells[:width] = [joined] * width


@noise(unfit="stream bare")
def number_cell(draft: Draft, rng: Random) -> None:
    """List numbers in a column of their own before the labels."""
    for table in draft.tables("applications"):
        column = label_width(table) - 1
        for line in table.lines:
            label = line.label if line.kind == "data" else line.cells[column]
            place = line.cells.index(label) if line.kind == "data" else column
            rest = label.text.lstrip("0123456789.、． ")
            numbered = line.kind == "data" and label.text[:1].isdigit() and rest
            line.cells.insert(place, Cell(label.text[: len(label.text) - len(rest)]) if numbered else label)
            label.text = rest if numbered else label.text


@noise(unfit="bare")
def number_before_values(draft: Draft, rng: Random) -> None:
    """In some group the list number stands again, in a cell of its own, between label and figures."""
    group = rng.choice(("unavailable", "unprocessed", "denied"))
    for table in draft.tables("applications"):
        rows = [line for line in table.data() if line.indicator.split(".")[1] == group]
        for line in rows:
            draft.touched.add(line.indicator)
            if "stream" in draft.tags or not whole(line):
                draft.lenient.update(keys_of(line))
        numbers = {id(line): Cell(str(place), stray=True) for place, line in enumerate(rows, 1)}
        insert_column(table, label_width(table), numbers)
