"""From the indicators and columns that a question names to the cells of the tables that it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise

from retrieval.names.excluding import Named
from store.catalogue import cell_type_by_key, cell_types
from store.catalogue.terms import groups, indicators_like
from store.model import CellKey

Quantity = tuple[CellKey, ...]
"""What is asked for as one number: a cell, or the cells of a group that are taken together."""
_MAIN_COLUMNS = ("total", "decisions", "amount")
"""The column that is meant where an indicator is named alone; a row that has none of them has no main column."""
_OF_THOSE = re.compile(r"^[^,;?!]{0,2}(?:其中|当中|这里面|里面|这些|那些|这当中)|\b(?:of|among) (?:those|these|them)\b")
_APPLICANTS = ("natural", "business", "research", "welfare", "legal")
"""The columns of one kind of applicant each; 其他 alone is a column of other rows too."""
_APPLYING = re.compile(r"提[的了出过交]*|递交的?|submit(?:ted)?|made by|applied")
"""Verbs that say of an applicant only that he applied."""
_ISSUING = re.compile(r"issue[sd]?|颁布了?的?|下发|制发")
_DECIDING = re.compile(r"decisions?|决定|issue[sd]?")
"""What is said of rows that count neither decisions nor documents too ("refusal decisions", "refusals issued")."""
_MONEY = re.compile(r"[几少][十百千万亿]*元|[几少][万亿]|钱|花|支出|开支|\b(?:money|spend|spent|yuan|rmb|cost)\b")
"""What asks of a row that has no main column for its amount."""
_UNDER = re.compile(
    r"[\"']?(?:这?一?类|这?一?[项栏])?(?:(?:里[面边头]?|当?中|之中|下面?|之下|项下)|(?=的|为|是|属|填|写|选))"
    r"(?:的|为|是|属于|填的?是?|写的?是?|选的?是?)?[\"']?"
)
"""What leads from a heading to one of the columns under it."""
_LISTED = re.compile(r"的?(?:[,、和与及]|以及|还有)的?")
_NUMBER = r"(?:的?(?:总|件)?数量?|的?总?量)"
_BESIDE_ALL = re.compile(rf"(?:申请)?{_NUMBER}?(?:[,、和与及跟同]|以及|还有|另外|外加)")
_AND_OF_THEM = re.compile(rf"(?:申请)?{_NUMBER}?(?:[和与及跟同]|以及|还有|(?<=[数量]),)(?:其中|里面|当中)的?")
"""What leads from all that a row counts to a column of it that is asked for too ("申请总数和其中自然人数")."""
_SO_MANY = re.compile(rf"(?:提出?的)?申请{_NUMBER}")
"""What stands between a row and a column that is listed beside all of it ("新收件数和企业申请件数"), and behind it."""
_CONCLUDED = re.compile(r"conclud|[办了审]结|结案|[办处]理?完|有了?结果")
_APART = re.compile(r"[,;、?和与及跟]|以及|还有|多少|几|各|分别|\b(?:and|how many|how much)\b")
_OF_CASES = frozenset({"upheld", "corrected", "other"})
"""The columns of what a case came to; with those still pending they make its total."""
_BOTH_CONCLUDED = re.compile(
    r"的?(?:政府信息公开)?申请(?:的?(?:件|总)?数量?)?(?:[和与及跟、]|以及)(?=(?:行政)?(?:复议|诉讼)(?!.{0,6}总))"
)
_CARRIES = re.compile(r"转|留|压|积|拖|carr|roll|forward|over|request|applic|backlog")
"""What says of those still open that they are applications, of which alone the report tells what was carried over."""
_ASKED = re.compile(r"多少|几|how many|how much")
_REFUSED = frozenset(
    code
    for group in ("denied", "unavailable", "unprocessed", "other")
    for code in indicators_like(f"applications.{group}*")
)
_THEREFORE = re.compile(r"(?:的|了|为由|,(?=[而就所因便被]))?(?:而|就|便|所以|因此|从而)?(?:被|给|遭)?")
"""What leads from a reason to a refusal."""
_LAPSED = frozenset({"applications.other.fee_unpaid", "applications.other.not_corrected"})
_NO_MORE = re.compile(
    r"(?:材料|费用?|钱)?,(?:就|便|所以|因此|而|于是|后来)?(?:不再?处理|不办)了?(?:的|掉)*(?!.*[各别和两二])"
)
"""What became of applications whose applicant let a term lapse ("没交费、不处理了的"); 不予处理 is a group's name."""


def meant_quantities(named: Sequence[Named], before: Sequence[CellKey] = (), text: str = "") -> tuple[Quantity, ...]:
    """What the names mean, in the order of naming; () where they fit no cell or leave more than one open.

    `before` are the last question's cells: a column named alone is looked up in their rows. `text` is the question.
    """
    named = _with_pending(_with_concluded(_with_last_row(named, text), before, text), text)
    if _is_of_another_row(named, text):
        return ()
    rows = _rows_talked_of(named, before, text) or _rows(named, text)
    columns = _columns(_without_headings(_without_issuing(named, rows, text), text), text)
    if not rows and not columns:
        return ()
    rows = rows or _only_row(chain.from_iterable(columns)) or _regrouped(before) or _of_applicants(columns)
    if rows and not all(any(_known(indicator, column) for indicator in chain(*rows)) for column in columns):
        return ()  # a column that no row named has would go under in silence
    part, amount = _asked_with_part(named, text), (("amount",),) if _MONEY.search(text) and not columns else ()
    of_each = [
        list(filter(None, _quantities(row, _own(row, columns, rows), part) or _quantities(row, amount, False)))
        for row in rows
    ]
    own = [one for one in named if one.kind in ("indicator", "soft", "weak")]
    if own and len(rows) > 1 and not all(of_each):
        if _beside_its_own(own, named):
            of_each = [found or _quantities(row, (), False) for row, found in zip(rows, of_each, strict=True)]
        if not all(of_each):
            return ()  # a row without the column named would go under in silence
    return tuple(dict.fromkeys(chain.from_iterable(of_each)))


def _own(
    row: tuple[str, ...], columns: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The columns without those of what cases came to, where the row counts none; nor those pending, beside one that
    does."""
    cases, beside = (any(one.startswith("disputes") for one in codes) for codes in (row, chain(*rows)))
    foreign = ({*_OF_CASES}, {"pending"} if beside else {})
    return [column for column in columns if cases or {*column} not in foreign]


def _with_last_row(named: Sequence[Named], text: str) -> list[Named]:
    """With 其他 as the last row of the other results where it is listed behind one of them ("逾期不补正和其他"), or
    told as one of them (“其他处理”里的其他)."""
    told = list(named)
    for at, (first, second) in enumerate(pairwise(named), 1):
        joins = _UNDER if len(first.codes) > 1 else _LISTED
        listed = first.kind == "indicator" and joins.fullmatch(text[first.end : second.start])
        of_rows = second.codes == {"other"} and "申请" not in text[second.start : second.end]
        if listed and of_rows and all(code.startswith("applications.other") for code in first.codes):
            told[at] = Named(second.start, second.end, "indicator", frozenset({"applications.other.other"}))
    return told


def _with_concluded(named: Sequence[Named], before: Sequence[CellKey], text: str) -> list[Named]:
    """With a verb of concluding beside cases, or alone after them, as the columns of what they came to ("复议办结多少",
    "concluded?"); it names the applications processed elsewhere, and in a list of rows."""

    def concludes(one: Named) -> bool:
        """Whether a name is such a verb that no sign of a list parts from the cases."""
        said = text[one.start : one.end]
        if (
            one.codes != {"applications.processed"}
            or not _CONCLUDED.match(said)
            or (re.search("各|分别", text) and said[-1] != "的")
        ):
            return False
        gaps = [text[row.end : one.start] for row in cases if row.end <= one.start]
        behind = [text[one.end : row.start] for row in cases if one.end <= row.start]
        gaps += [gap for gap in behind if said.isascii() or "的" in (said[-1], gap[:1])]
        return any(not _APART.search(gap) for gap in gaps) or (not cases and talked_of and said.isascii())

    cases = [one for one in named if one.kind == "indicator" and all(code.startswith("disputes") for code in one.codes)]
    talked_of = len(named) == 1 and bool(before) and all(cell.indicator.startswith("disputes") for cell in before)
    verbs = [one for one in named if concludes(one)]
    told = [Named(one.start, one.end, "column", _OF_CASES) if one in verbs else one for one in named]
    applied = [one for one in named if verbs and one.codes == {"applications.received"} and one.start > verbs[0].end]
    return [Named(one.start, one.end, one.kind, verbs[0].codes) if one in applied else one for one in told]


def _with_pending(named: Sequence[Named], text: str) -> list[Named]:
    """With "not done yet" beside cases as those pending ("复议都办完了吗"), of applications named too as well as what
    was carried over; with "concluded" before a list of both as what the cases came to as well ("办结的申请和复议")."""
    cases = [one for one in named if one.kind == "indicator" and all(code.startswith("disputes") for code in one.codes)]
    told = list(named)
    for one in named if cases else ():
        said = text[one.start : one.end]
        listed = "的" in (said[-1:], text[one.end : one.end + 1]) and _BOTH_CONCLUDED.match(text, one.end)
        if one.codes == {"applications.processed"} and _CONCLUDED.match(said) and listed:
            told.append(Named(one.start, one.end, "column", _OF_CASES))
        open_still = one.codes == {"applications.carried_out"} and not _CARRIES.search(said)
        gaps = (text[min(one.end, case.end) : max(one.start, case.start)] for case in cases)
        if open_still and (listed or any(not _APART.search(gap) for gap in gaps)):
            both = any(other.codes == {"applications.received"} for other in named)
            told = [other for other in told if both or other is not one]
            told.append(Named(one.start, one.end, "column", frozenset({"pending"})))
            break
    return told


def _beside_its_own(rows: Sequence[Named], named: Sequence[Named]) -> bool:
    """Whether each column stands next to a row that has it, so that it says nothing of the other rows named."""
    nearest = [
        (one, min(rows, key=lambda row: max(row.start - one.end, one.start - row.end)))
        for one in named
        if one.kind in ("column", "each")
    ]
    return all(any(_known(row, tuple(one.codes)) for row in beside.codes) for one, beside in nearest)


def meant_cells(named: Sequence[Named], before: Sequence[CellKey] = (), text: str = "") -> tuple[CellKey, ...]:
    """The cells of all that is meant, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(meant_quantities(named, before, text))))


def open_columns(named: Sequence[Named]) -> tuple[CellKey, ...]:
    """All cells of the one row that is named without its column and has no main one ("规章多少件")."""
    indicators = tuple(chain.from_iterable(_rows(named)))
    if len(indicators) != 1 or _columns(named) or _main_cells(indicators[0]):
        return ()
    return tuple(cell.key for cell in cell_types() if cell.indicator == indicators[0])


def _rows(named: Sequence[Named], text: str = "") -> tuple[tuple[str, ...], ...]:
    """The rows named, those of a group together; a verb of receiving, or the word 申请 alone, gives way to others."""
    for kind in ("indicator", "soft", "weak"):
        kept = _without_wider([one for one in named if one.kind == kind], text)
        if kept:
            return tuple(dict.fromkeys(_in_order(one.codes, _row_order()) for one in kept))
    return ()


def _columns(named: Sequence[Named], text: str = "") -> tuple[tuple[str, ...], ...]:
    """The columns named, those of a group together unless each is asked for; 总计 beside another is not one more, but
    where they are listed."""
    listed = any(
        (first.codes == {"total"}) != (second.codes == {"total"})
        and first.kind == second.kind == "column"
        and _LISTED.fullmatch(text[first.end : second.start])
        for first, second in pairwise(named)
    )
    columns: list[tuple[str, ...]] = []
    for one in named:
        if one.kind in ("column", "each"):
            codes = _in_order(one.codes, _column_order())
            columns += [codes] if one.kind == "column" else [(code,) for code in codes]
    kept = [column for column in columns if listed or column != ("total",)] or columns
    return tuple(dict.fromkeys(kept))


def _rows_talked_of(named: Sequence[Named], before: Sequence[CellKey], text: str) -> tuple[tuple[str, ...], ...]:
    """The rows talked of last, where a column of them is named, at most with a verb of applying ("其中企业提的")."""
    columns = {code for one in named if one.kind in ("column", "each") for code in one.codes}
    verbs = [text[one.start : one.end] for one in named if one.kind == "weak"]
    rows = [one for one in named if one.kind in ("indicator", "soft")]
    part = _OF_THOSE.search(text) or all(_APPLYING.fullmatch(verb) for verb in verbs)
    own = all(CellKey(cell.indicator, code) in cell_type_by_key() for cell in before for code in columns)
    return _regrouped(before) if columns and verbs and part and own and before and not rows else ()


def _without_issuing(named: Sequence[Named], rows: Sequence[tuple[str, ...]], text: str) -> Sequence[Named]:
    """Without the verb for what is issued where the rows count decisions, which are issued too ("licences issued");
    without both where they count applications and cases."""
    decisions = rows and all(CellKey(row, "decisions") in cell_type_by_key() for row in chain(*rows))
    elsewhere = rows and all(row.startswith(("applications", "disputes")) for row in chain(*rows))
    idle = _ISSUING if decisions else _DECIDING if elsewhere else None
    return [one for one in named if not (idle and idle.fullmatch(text[one.start : one.end]))]


def _without_headings(named: Sequence[Named], text: str) -> list[Named]:
    """Without a heading of columns under which one is named (申请人类别为“其他”, “法人或其他组织”的“其他”)."""
    columns = [one for one in named if one.kind in ("column", "each")]
    headings = [
        first
        for first, second in pairwise(columns)
        if second.kind == "column" and second.codes < first.codes and _UNDER.fullmatch(text[first.end : second.start])
    ]
    return [one for one in named if one not in headings]


def _in_order(codes: Iterable[str], order: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=order.__getitem__))


@cache
def _row_order() -> dict[str, int]:
    return {code: place for place, code in enumerate(dict.fromkeys(cell.indicator for cell in cell_types()))}


@cache
def _column_order() -> dict[str, int]:
    return {code: place for place, code in enumerate(dict.fromkeys(cell.column for cell in cell_types()))}


def _only_row(columns: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The row of columns that only one row has ("采购项目数量")."""
    wanted = set(columns)
    rows = {cell.indicator for cell in cell_types() if cell.column in wanted}
    return ((rows.pop(),),) if len(rows) == 1 else ()


def _of_applicants(columns: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """What kinds of applicant are counted in where nothing else is named ("自然人几件"): the applications received."""
    own = all(len(column) > 1 or column[0] in _APPLICANTS for column in columns)
    known = all(CellKey("applications.received", code) in cell_type_by_key() for column in columns for code in column)
    return (("applications.received",),) if own and known else ()


def _regrouped(before: Sequence[CellKey]) -> tuple[tuple[str, ...], ...]:
    """The rows of the last question; those of a known group together again."""
    rows = tuple(dict.fromkeys(cell.indicator for cell in before))
    return (rows,) if rows in groups() else tuple((row,) for row in rows)


def _without_wider(named: Sequence[Named], text: str) -> list[Named]:
    """Without the names of groups of which a part is named too ("重复申请不予处理" means the row, not the group); but
    "不予处理多少件，其中重复申请多少件" asks for both."""
    return [
        one
        for one in named
        if not any(
            (other.codes < one.codes and not (one.end <= other.start and _ASKED.search(text[one.end : other.start])))
            or _is_reason(other, one, text)
            for other in named
        )
    ]


def _is_reason(reason: Named, result: Named, text: str) -> bool:
    """Whether a row is why what a whole group counts was done ("逾期未缴费而不处理"), so that the row is asked for."""
    refused = len(reason.codes) == 1 < len(result.codes) and reason.codes | result.codes <= _REFUSED
    led = refused and reason.end <= result.start
    dropped = led and reason.codes <= _LAPSED and _NO_MORE.match(text, reason.end)
    return bool(led and (dropped or _THEREFORE.fullmatch(text[reason.end : result.start])))


def _is_of_another_row(named: Sequence[Named], text: str) -> bool:
    """Whether a kind of applicant stands with its own applications behind another row in a list, so that it is no
    column of that ("不予公开数和企业申请数")."""
    return any(
        row.kind == "indicator"
        and row.codes != {"applications.received"}
        and column.kind == "column"
        and column.end == own.start
        and text[own.start : own.end].startswith("申请")
        and re.fullmatch(r".*[数量](?:[,、和与及跟同]|以及|还有)", text[row.start : column.start])
        and _SO_MANY.match(text, own.start)
        for row, column, own in zip(named, named[1:], named[2:], strict=False)
    )


def _asked_with_part(named: Sequence[Named], text: str) -> bool:
    """Whether a row is asked for, and then a column of it ("收到多少件，其中企业多少件", "新收件数和企业申请件数")."""
    rows = [one for one in named if one.kind in ("indicator", "soft", "weak")]
    columns = [one for one in named if one.kind in ("column", "each") and one.codes != {"total"}]
    if not rows or not columns:
        return False
    column, start = min(columns, key=lambda one: one.start), min(one.end for one in rows)
    before = max((one.end for one in rows if one.end <= column.start), default=len(text))
    beside = len({one.codes for one in rows}) == 1 and _BESIDE_ALL.fullmatch(text, before, column.start)
    counted = beside and re.search("[数量]", text[start - 3 : column.start]) and _SO_MANY.match(text, column.end)
    of_them = _AND_OF_THEM.fullmatch(text, before, column.start)
    return bool(counted or of_them or _ASKED.search(text[start : column.start]))


def _quantities(row: tuple[str, ...], columns: Sequence[tuple[str, ...]], whole_too: bool) -> list[Quantity]:
    """A row's or a group's cells in each column named, or in its main one."""
    main = tuple(chain.from_iterable(_main_cells(indicator) for indicator in row))
    if not columns:
        return [main] if len(row) > 1 else [(cell,) for cell in main]
    found = [tuple(chain.from_iterable(_known(indicator, column) for indicator in row)) for column in columns]
    return [main, *found] if whole_too and main else found


def _known(indicator: str, columns: tuple[str, ...]) -> tuple[CellKey, ...]:
    known = tuple(CellKey(indicator, column) for column in columns if CellKey(indicator, column) in cell_type_by_key())
    return known or (_main_cells(indicator) if columns == ("total",) else ())


def _main_cells(indicator: str) -> tuple[CellKey, ...]:
    keys = (CellKey(indicator, column) for column in _MAIN_COLUMNS)
    own = tuple(key for key in keys if key in cell_type_by_key())
    return own if indicator != "proactive.procurement" else ()


def nearest_in_form(cell: CellKey, form: str) -> tuple[CellKey, ...]:
    """What a form ("2019" or "2021") has in place of a cell that it lacks: others of its row, or of the rows beside it
    in its column; () where it has none, or has the cell."""
    own = [one.key for one in cell_types() if one.in_form(form)]
    if form not in ("2019", "2021") or cell in own:
        return ()
    group = cell.indicator.rpartition(".")[0]
    beside = (key for key in own if f"{key.indicator}.".startswith(f"{group}.") and key.column == cell.column)
    return tuple(key for key in own if key.indicator == cell.indicator) or (tuple(beside) if "." in group else ())


def of_one_kind(cells: Sequence[CellKey]) -> bool:
    """Whether several cells may be added up: rows of one group in one column, or kinds of applicant of one row."""
    rows = {cell.indicator for cell in cells}
    columns = {cell.column for cell in cells}
    within = {row.rpartition(".")[0] for row in rows}
    grouped = len(rows) > 1 and len(columns) == 1 == len(within) and all("." in group for group in within)
    return grouped or (len(rows) == 1 < len(columns) and columns <= {*_APPLICANTS, "other"})
