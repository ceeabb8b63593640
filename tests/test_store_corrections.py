"""What is held can be corrected, taken out and read anew; what was read, and what others corrected, is not lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fakes import make_figures, make_passages, make_report

from store.database import Database
from store.model import (
    Amendment,
    CellKey,
    Check,
    Figure,
    Given,
    Locator,
    Organ,
    Problem,
    Report,
    Rule,
    Status,
    WenbaoError,
)

RECEIVED = CellKey("applications.received", "total")
FEES = CellKey("proactive.fees", "amount")
CHANGE = CellKey("proactive.licences", "change")
MADE = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
ORGAN = "甲县人民政府办公室"


def amend(key: CellKey = RECEIVED, value: str | None = "15", why: str = "附件为 15") -> Amendment:
    return Amendment(key, None if value is None else Decimal(value), why, "张三", MADE)


def cell(database: Database, key: CellKey = RECEIVED, year: int = 2021) -> Figure:
    (held,) = database.figures(years=[year], cells=[key])
    return held.figure


def save_one(database: Database, report: Report | None = None) -> tuple[int, int]:
    """(organ's id, report's id) of a report saved."""
    saved = database.save(report or make_report())
    return saved.organ_id, saved.report_id


def with_cell(key: CellKey, value: int | None, raw: str | None = None, form: str = "2021") -> tuple[Figure, ...]:
    """The form's figures, all 0 but this one."""
    status = Status.BLANK if value is None else Status.REPORTED
    number = None if value is None else Decimal(value)
    return tuple(
        replace(figure, value=number, status=status, raw=raw or str(value or "")) if figure.key == key else figure
        for figure in make_figures(form=form)
    )


@pytest.mark.parametrize(("value", "status"), [("15", Status.REPORTED), (None, Status.BLANK)])
def test_an_amended_cell_says_what_was_read(database: Database, value: str | None, status: Status) -> None:
    organ_id, _ = save_one(database, make_report(figures=with_cell(RECEIVED, 12, "12件")))
    before, revision = cell(database), database.revision()
    database.amend(organ_id, 2021, amend(value=value))
    after = cell(database)
    assert (after.value, after.status, after.amended) == (amend(value=value).value, status, amend(value=value))
    assert (after.read, after.read_status) == (Decimal(12), Status.REPORTED)
    assert (after.raw, after.locator) == ("12件", before.locator)
    assert database.revision() > revision
    others = [held.figure for held in database.figures() if held.figure.key != RECEIVED]
    assert not [figure for figure in others if figure.amended or figure.read or figure.read_status]
    assert list(database.iterate_figures()) == database.figures()


def test_a_missing_cell_can_be_amended(database: Database) -> None:
    figures = [
        replace(figure, value=None, status=Status.MISSING, raw=None) if figure.key == RECEIVED else figure
        for figure in make_figures()
    ]
    organ_id, _ = save_one(database, make_report(figures=figures))
    database.amend(organ_id, 2021, amend())
    after = cell(database)
    assert (after.value, after.read, after.read_status, after.raw) == (Decimal(15), None, Status.MISSING, None)


def test_an_amendment_is_undone_and_stays_as_history(database: Database) -> None:
    organ_id, _ = save_one(database)
    before = cell(database)
    database.amend(organ_id, 2021, amend(value="15"))
    database.amend(organ_id, 2021, amend(value="16", why="又查"))
    assert cell(database).value == 16
    assert database.undo_amendment(organ_id, 2021, RECEIVED) == amend(value="16", why="又查")
    assert cell(database) == before
    assert database.undo_amendment(organ_id, 2021, RECEIVED) is None
    assert database.amendments() == []
    history = database.amendments([organ_id], [2021], undone=True)
    assert [(one.amendment.value, one.undone_at is not None) for one in history] == [
        (Decimal(15), True),
        (Decimal(16), True),
    ]
    assert history[0].organ == Organ(ORGAN)


def test_an_amendment_survives_other_copies_and_readings(database: Database) -> None:
    organ_id, _ = save_one(database, make_report(source="a", texts=["短。"]))
    database.amend(organ_id, 2021, amend())
    database.save(make_report(source="b", figures=with_cell(RECEIVED, 7), texts=["长一些的正文。"]))
    assert (cell(database).value, cell(database).read) == (Decimal(15), Decimal(7))
    database.reread(make_report(source="b", digest=database.copies(organ_id, 2021)[-1].digest))
    assert (cell(database).value, cell(database).read) == (Decimal(15), Decimal(0))


def test_an_amendment_holds_for_one_organ_and_year(database: Database) -> None:
    ids = {(name, year): save_one(database, make_report(name, year))[0] for name in "甲乙" for year in (2021, 2022)}
    database.amend(ids["甲", 2021], 2021, amend())
    amended = [(held.report.organ.name, held.report.year) for held in database.figures() if held.figure.amended]
    assert amended == [("甲", 2021)]
    assert database.amendments([ids["乙", 2021]]) == database.amendments(years=[2022]) == []


@pytest.mark.parametrize(
    ("key", "value", "cause"),
    [
        (RECEIVED, "-1", "负数"),
        (RECEIVED, "1.5", "整数"),
        (FEES, "-1", "负数"),
        (FEES, "0.0000001", "6 位"),
        (RECEIVED, "1e30", "超出"),
        (CHANGE, "0.5", "整数"),
        (CHANGE, "1", "没有"),  # not in this form
    ],
)
def test_what_a_cell_cannot_hold_is_refused(database: Database, key: CellKey, value: str, cause: str) -> None:
    organ_id, _ = save_one(database)
    with pytest.raises(WenbaoError, match=cause):
        database.amend(organ_id, 2021, amend(key, value))
    assert database.amendments(undone=True) == []


@pytest.mark.parametrize(("key", "value"), [(FEES, "25.123456"), (CHANGE, "-5"), (RECEIVED, "0"), (RECEIVED, "1.0")])
def test_what_a_cell_can_hold_is_taken(database: Database, key: CellKey, value: str) -> None:
    form = "2019" if key == CHANGE else "2021"
    report = replace(make_report(figures=make_figures([9] * 40, form=form)), form=form)
    organ_id, _ = save_one(database, report)
    database.amend(organ_id, 2021, amend(key, value))
    assert cell(database, key).value == Decimal(value)


def test_an_amended_amount_stays_the_same_in_a_copy_that_prints_another_unit(database: Database) -> None:
    def copy(source: str, unit: str, readable: int) -> Report:
        figures = make_figures([9] * readable)
        return make_report(
            source=source,
            figures=tuple(replace(one, unit=unit) if one.key == FEES else one for one in figures),
            texts=["字" * readable],
        )

    organ_id, _ = save_one(database, copy("a", "元", 20))
    database.amend(organ_id, 2021, amend(FEES, "261000"))
    assert (cell(database, FEES).value, cell(database, FEES).unit) == (Decimal(261000), "元")
    save_one(database, copy("b", "万元", 40))
    figure = cell(database, FEES)
    assert (figure.value, figure.unit) == (Decimal("26.1"), "万元")
    assert figure.amended is not None and figure.amended.value == figure.value


def test_nothing_held_cannot_be_amended(database: Database) -> None:
    organ_id, _ = save_one(database)
    with pytest.raises(WenbaoError, match="2020"):
        database.amend(organ_id, 2020, amend())


def test_a_removed_report_is_gone_and_can_come_again(database: Database) -> None:
    for report in (make_report(source="a"), make_report(source="b", figures=()), make_report(year=2022)):
        database.save(report)
    organ_id = database.organs()[0].id
    database.amend(organ_id, 2021, amend())
    digests = {copy.digest for copy in database.copies(organ_id, 2021)}
    kept = [held.id for held in database.passages(years=[2022])]
    indexed = [held.id for held in database.passages()]
    database.mark_embedded(indexed)
    revision = database.revision()
    assert database.remove(organ_id, 2021)
    assert [head.year for head in database.heads()] == [2022]
    assert database.revision() > revision
    assert not database.copies(organ_id, 2021)
    assert not database.amendments(undone=True)
    assert database.digests_in_use(digests) == set()
    assert database.stale_passages(99) == sorted(set(indexed) - set(kept))
    database.mark_removed(database.stale_passages(99))
    assert (database.stale_passages(99), database.index_counts()) == ([], (2, 2))
    assert not database.remove(organ_id, 2021)
    assert database.save(make_report(source="a")).status == "added"
    assert cell(database).amended is None


def test_a_passage_removed_while_it_was_being_indexed_is_deleted_there(database: Database) -> None:
    organ_id, _ = save_one(database)
    under_way = [held.id for held in database.pending_passages(9)]
    database.remove(organ_id, 2021)
    database.mark_embedded(under_way)
    assert database.stale_passages(9) == under_way
    database.mark_embedded(under_way)
    database.forget_index()
    assert database.stale_passages(9) == []


def test_reading_again_changes_what_differs_and_says_so(database: Database) -> None:
    first = make_report(digest="d", figures=with_cell(RECEIVED, 5))
    organ_id, report_id = save_one(database, first)
    database.mark_embedded([held.id for held in database.passages()])
    assert database.reread(first).status == "unchanged"
    better = replace(first, figures=with_cell(RECEIVED, 15), problems=(Problem(Rule.NUMBER_TYPE, "非数"),))
    saved = database.reread(better)
    assert (saved.status, saved.report_id, saved.organ_id) == ("replaced", report_id, organ_id)
    ((change,), parts) = saved.changes, saved.parts
    assert change.before is not None and change.after is not None
    assert [change.before.value, change.after.value] == [5, 15]
    assert (change.key, parts) == (RECEIVED, ("problems",))
    assert cell(database).value == 15
    assert [held.problem.message for held in database.problems()] == ["非数"]
    assert len(database.copies(organ_id, 2021)) == 1
    assert database.index_counts() == (2, 2)  # the same text need not be embedded again


def test_reading_again_finds_other_text_and_places(database: Database) -> None:
    first = make_report(digest="d")
    save_one(database, first)
    old = [held.id for held in database.passages()]
    database.mark_embedded(old)
    saved = database.reread(replace(first, passages=make_passages(["另一段。"])))
    assert (saved.changes, saved.parts) == ((), ("passages",))
    assert database.stale_passages(9) == old
    assert [held.passage.text for held in database.pending_passages(9)] == ["另一段。"]
    moved = tuple(replace(figure, locator=replace(figure.locator, line=10)) for figure in first.figures)
    again = replace(first, passages=make_passages(["另一段。"]), figures=moved, given=Given(year=2021))
    assert database.reread(again).parts == ("given", "places")
    assert cell(database).locator.line == 10


def test_what_is_derived_makes_no_reading_differ(database: Database) -> None:
    first = make_report(digest="d")
    _, report_id = save_one(database, first)
    database.set_checks(report_id, {RECEIVED: Check.BROKEN})
    database.replace_problems(report_id, [Rule.BALANCE, Rule.CARRY_OVER], [Problem(Rule.CARRY_OVER, "不符")])
    assert database.reread(first).status == "unchanged"
    assert cell(database).check is Check.BROKEN


def test_many_reports_are_saved_whole_or_not_at_all(database: Database) -> None:
    broken = make_report("坏局", figures=[replace(make_figures()[0], value=Decimal("NaN"))])
    with pytest.raises(WenbaoError):
        database.save_all([make_report(), broken])
    assert database.heads() == []


def test_checks_and_problems_are_written_only_where_they_change(database: Database) -> None:
    kept = Problem(Rule.TEXT_AGAINST_TEXT, "正文不一")
    _, report_id = save_one(database, make_report(problems=(kept, Problem(Rule.ROW_SUM, "旧"))))
    new = [Problem(Rule.ROW_SUM, "新", "1", "2", Locator(row="行"))]
    database.set_checks(report_id, {RECEIVED: Check.HOLDS})
    database.replace_problems(report_id, [Rule.ROW_SUM, Rule.BALANCE], new)
    assert cell(database).check is Check.HOLDS
    assert [held.problem for held in database.problems()] == [kept, *new]
    revision = database.revision()
    database.set_checks(report_id, {RECEIVED: Check.HOLDS})
    database.replace_problems(report_id, [Rule.BALANCE, Rule.ROW_SUM], new)
    assert database.revision() == revision
    database.replace_problems(report_id, [Rule.ROW_SUM], [])
    assert [held.problem for held in database.problems()] == [kept]


def test_problems_between_copies_are_not_replaced_by_others(database: Database) -> None:
    for source, number in (("a", 1), ("b", 2)):
        _, report_id = save_one(database, make_report(source=source, figures=make_figures([number])))
    database.replace_problems(report_id, [Rule.DUPLICATE], [])
    assert [held.problem.rule for held in database.problems()] == [Rule.DUPLICATE]


def test_organs_of_one_name_in_different_regions_are_not_merged_in_silence(database: Database) -> None:
    first = make_report("兴隆镇人民政府", digest="a", region="370828113000")
    database.save(first)
    database.save(make_report("兴隆镇人民政府", 2022, digest="b", region="370828000000"))  # the county it may lie in
    assert database.problems() == []
    other = make_report("兴隆镇人民政府", 2023, digest="c", region="510100000000")
    database.save_all([other, make_report("乙局", digest="d", region="510100000000")])
    (held,) = database.problems()
    assert (held.report.year, held.problem.rule) == (2023, Rule.IDENTITY)
    assert "金乡县" in held.problem.message and "成都市" in held.problem.message
    assert [database.reread(report).status for report in (first, other)] == ["unchanged"] * 2


@pytest.mark.parametrize("undone", [False, True])
def test_reading_an_amended_report_again_finds_nothing_new(database: Database, undone: bool) -> None:
    said = Problem(Rule.TEXT_AGAINST_TABLE, "正文写“收到12件”，而统计表为0件")
    report = make_report(digest="d", problems=(said,))
    organ_id, report_id = save_one(database, report)
    database.amend(organ_id, 2021, amend(value="12"))
    database.replace_problems(report_id, [Rule.TEXT_AGAINST_TABLE], [])  # as rechecking does
    if undone:
        database.undo_amendment(organ_id, 2021, RECEIVED)
    assert database.reread(report).status == "unchanged"
    noted = replace(report, problems=(said, Problem(Rule.NUMBER_TYPE, "非数")))
    assert database.reread(noted).parts == ("problems",)


def test_a_column_says_of_every_report_what_its_figure_says(database: Database) -> None:
    database.save(make_report("机关0", 2021, digest="0", figures=[]))
    for at, value in enumerate((7, None, 7), 1):
        saved = database.save(make_report(f"机关{at}", 2021, digest=f"{at}", figures=with_cell(RECEIVED, value)))
    database.save(make_report("机关0", 2020, digest="x"))
    database.amend(saved.organ_id, 2021, amend())
    column = database.column([RECEIVED], years=[2021])
    heads = database.heads(years=[2021])
    assert [(one.report_id, one.organ_id) for one in column] == [(head.id, head.organ_id) for head in heads]
    held = {held.report.id: held.figure for held in database.figures(years=[2021], cells=[RECEIVED])}
    assert len(held) == 3
    for one in column:
        figure = held.get(one.report_id)
        said = (None, "", False) if figure is None else (figure.value, figure.unit, figure.amended is not None)
        assert (one.value, one.unit, one.amended) == said


def test_a_column_asked_again_says_what_is_held_by_then(database: Database) -> None:
    for at in range(3):
        saved = database.save(make_report(f"机关{at}", 2021, digest=f"{at}", figures=with_cell(RECEIVED, at)))
    other = CellKey("applications.carried_in", "total")
    before = [database.column([cell], organ_ids, [2021]) for cell in (RECEIVED, other) for organ_ids in (None, [1], [])]
    again = [database.column([cell], organ_ids, [2021]) for cell in (RECEIVED, other) for organ_ids in (None, [1], [])]
    assert again == before
    assert [len(column) for column in again] == [3, 1, 0] * 2
    for year in range(1990, 2020):  # more than are kept
        assert not database.column([RECEIVED], years=[year])
    database.amend(saved.organ_id, 2021, amend())
    assert [one.amended for one in database.column([RECEIVED], years=[2021])] == [False, False, True]
    database.undo_amendment(saved.organ_id, 2021, RECEIVED)
    assert database.column([RECEIVED], years=[2021]) == before[0]
    database.save(make_report("机关9", 2021, digest="9", figures=with_cell(RECEIVED, 9)))
    assert len(database.column([RECEIVED], years=[2021])) == 4


def test_a_column_of_several_cells_is_their_sum(database: Database) -> None:
    """None where one of those that the form has lacks a number, or where the form has none of them; a unit that nothing
    agrees with where only some print another."""
    cells = [RECEIVED, CellKey("applications.received", "natural"), CellKey("applications.carried_in", "total")]
    fee = CellKey("proactive.fees", "amount")
    told = {"一": (7, 5, 2), "二": (7, None, 2), "三": (0, 0, 0)}
    for name, numbers in told.items():
        values = dict(zip(cells, numbers, strict=True))
        figures = [
            replace(one, value=None if values[one.key] is None else Decimal(values[one.key] or 0))
            if one.key in values
            else replace(one, unit="元")
            if one.key == fee
            else one
            for one in make_figures()
        ]
        saved = database.save(make_report(f"机关{name}", 2021, digest=name, figures=figures))
    database.save(make_report("机关四", 2021, digest="四", figures=[]))
    database.amend(saved.organ_id, 2021, amend(value="9"))
    column = database.column(cells, years=[2021])
    assert [(one.value, one.unit, one.amended) for one in column] == [
        (Decimal(14), "件", False),
        (None, "件", False),
        (Decimal(9), "件", True),
        (None, "", False),
    ]
    assert database.column([fee, cells[0]], years=[2021])[0].unit == "?"


def test_reports_and_their_figures_come_in_the_order_asked_for(database: Database) -> None:
    for year in (2021, 2019, 2020):
        database.save(make_report("甲县人民政府", year, digest=f"{year}"))
    heads = database.heads()
    asked = database.reports([heads[2].id, heads[0].id, 99_999])
    assert asked == [heads[2], heads[0]]
    found = database.figures_of(asked, [RECEIVED])
    assert [held.report for held in found] == asked
    assert found == [held for head in asked for held in database.figures(years=[head.year], cells=[RECEIVED])]


def test_problems_are_chosen_by_rule(database: Database) -> None:
    problems = (Problem(Rule.ROW_SUM, "一"), Problem(Rule.IDENTITY, "二"), Problem(Rule.ROW_SUM, "三"))
    saved = database.save(make_report(problems=problems))
    assert [one.problem for one in database.problems(rules=[Rule.IDENTITY])] == [problems[1]]
    assert [one.problem for one in database.problems([saved.organ_id], rules=[Rule.ROW_SUM])] == [*problems[::2]]
    assert database.problems(rules=[]) == []


def test_holdings_say_what_heads_say(database: Database) -> None:
    for organ, year in (("乙县人民政府", 2021), ("甲县人民政府", 2020), ("乙县人民政府", 2019)):
        database.save(make_report(organ, year, digest=f"{organ}{year}"))
    gone = database.save(make_report("丙县人民政府", 2021, digest="gone"))
    database.remove(gone.organ_id, 2021)
    heads = database.heads()
    assert len(heads) == 3
    assert database.holdings() == [(head.organ_id, head.organ, head.year, head.form) for head in heads]
