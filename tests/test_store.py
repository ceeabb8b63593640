"""What is saved comes back as it was, and of several copies the right one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from fakes import make_figures, make_passages, make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue import cell_types
from store.database import Database
from store.model import (
    CellKey,
    Check,
    Figure,
    Given,
    Locator,
    Organ,
    Passage,
    Problem,
    Report,
    Rule,
    Status,
    WenbaoError,
)
from store.rows import pack_raw, unpack_raw
from store.tables import LARGEST, is_exact

RECEIVED = CellKey("applications.received", "total")
FREE_YEARS = count(1)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.none() | st.integers(0, 10**9).map(Decimal) | st.decimals("0", "99999999", places=6)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    cell = draw(st.sampled_from(cell_types()))
    value = draw(VALUES)
    place = Locator(
        cell.section,
        cell.row_label,
        cell.column_label,
        draw(st.none() | st.integers(1, 99)),
        draw(st.none() | st.tuples(*[st.floats(0, 900, width=32)] * 4)),
        *(draw(st.none() | st.integers(0, 99)) for _ in range(4)),
    )
    return Figure(
        cell.indicator,
        cell.column,
        value,
        draw(st.sampled_from(Status)),
        draw(st.none() | TEXT),
        draw(TEXT),
        draw(st.sampled_from(Check)),
        place,
    )


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    section = draw(TEXT)
    own = draw(st.sampled_from([section, None, "", "别处"]))
    return Passage(0, section, draw(TEXT), Locator(section=own, line=draw(st.none() | st.integers(1, 9))))


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database.in_home(tmp_path_factory.mktemp("home"))


@settings(max_examples=50)
@given(
    listed=st.lists(figures(), max_size=4, unique_by=lambda figure: figure.key),
    passage=passages(),
    year=st.integers(1, 9999),
)
def test_a_report_comes_back_as_it_was(
    shared_database: Database, listed: list[Figure], passage: Passage, year: int
) -> None:
    problem = Problem(Rule.ROW_SUM, "合计不符", "3", None, Locator(row="行", box=(1.0, 2.0, 3.0, 4.0)))
    organ = f"机关{len(shared_database.heads())}"
    made = replace(make_report(organ, year, figures=listed, problems=(problem,)), passages=(passage,))
    shared_database.save(made)
    head = next(head for head in shared_database.heads(years=[year]) if head.organ.name == organ)
    assert (head.title, head.form, head.source) == (made.title, made.form, made.source)
    found = shared_database.figures([head.organ_id])
    assert {held.figure.key: held.figure for held in found} == {figure.key: figure for figure in listed}
    assert [held.passage for held in shared_database.passages([head.organ_id])] == [passage]
    assert [held.problem for held in shared_database.problems([head.organ_id])] == [problem]


@given(raw=st.none() | TEXT | st.text("\\0.1", max_size=4), value=VALUES)
def test_raw_text_keeps_its_differences(raw: str | None, value: Decimal | None) -> None:
    assert unpack_raw(pack_raw(raw, value), value) == raw


def test_the_usual_raw_text_takes_no_room() -> None:
    assert pack_raw("0", Decimal(0)) is None
    assert pack_raw(None, None) is None
    assert {pack_raw(raw, Decimal(0)) for raw in ("", None, "0.0", "０")} == {"", "\\", "0.0", "０"}


@pytest.mark.parametrize("value", ["NaN", "Infinity", "0.0000001", str(LARGEST), f"-{LARGEST}", "1" + "0" * 40])
def test_a_number_that_cannot_be_kept_exactly_is_refused(database: Database, value: str) -> None:
    figure = replace(make_figures()[0], value=Decimal(value), raw=value)
    assert not is_exact(figure.value or Decimal(0))
    with pytest.raises(WenbaoError, match=r"坏\.html"):
        database.save(make_report(figures=[figure], source="坏.html"))
    assert database.heads() == []


def test_broken_unicode_is_refused_by_name(database: Database) -> None:
    with pytest.raises(WenbaoError, match=r"a\\udc80\.html"):
        database.save(make_report(source="a\udc80.html"))


COPIES: list[tuple[str, list[Report], list[str], str]] = [
    ("same bytes", [make_report(digest="a"), make_report(digest="a")], ["added", "unchanged"], "a"),
    ("newer, as full", [make_report(digest="a"), make_report(digest="b")], ["added", "replaced"], "b"),
    (
        "newer, fuller",
        [make_report(digest="a", figures=make_figures([None])), make_report(digest="b")],
        ["added", "replaced"],
        "b",
    ),
    (
        "newer, poorer",
        [make_report(digest="a"), make_report(digest="b", figures=make_figures([None]))],
        ["added", "kept"],
        "a",
    ),
    (
        "poorer twice",
        [make_report(digest="a"), *[make_report(digest="b", figures=())] * 2],
        ["added", "kept", "unchanged"],
        "a",
    ),
    ("little text", [make_report(digest="a"), make_report(digest="b", texts=["无"])], ["added", "kept"], "a"),
    ("file changed back", [make_report(digest=digest) for digest in "aba"], ["added", "replaced", "replaced"], "a"),
    (
        "files side by side",
        [
            make_report(digest="a", source="x"),
            make_report(digest="b", source="y"),
            make_report(digest="a", source="x"),
            make_report(digest="b", source="y"),
        ],
        ["added", "kept", "unchanged", "unchanged"],
        "a",
    ),
    ("other year", [make_report(digest="a"), make_report(year=2022, digest="b")], ["added", "added"], "a"),
    ("other organ", [make_report(digest="a"), make_report("乙县人民政府办公室", digest="b")], ["added", "added"], "a"),
]


@pytest.mark.parametrize(
    ("given_reports", "statuses", "current"), [case[1:] for case in COPIES], ids=[case[0] for case in COPIES]
)
def test_of_several_copies_the_right_one_counts(
    database: Database, given_reports: Sequence[Report], statuses: list[str], current: str
) -> None:
    saved = [database.save(report) for report in given_reports]
    assert [one.status for one in saved] == statuses
    head = next(head for head in database.heads() if (head.organ.name, head.year) == ("甲县人民政府办公室", 2021))
    assert database.digest_held(current) == (head,)
    assert len(database.figures([head.organ_id], [2021])) == len(given_reports[0].figures)


def test_bytes_of_which_nothing_new_comes_are_known(database: Database) -> None:
    for report in (make_report(digest="old"), make_report(digest="new"), make_report(digest="poor", figures=())):
        database.save(report)
    known = {digest: bool(database.digest_held(digest)) for digest in ("old", "new", "poor", "unseen")}
    assert known == {"old": False, "new": True, "poor": True, "unseen": False}


@pytest.mark.parametrize("first", ["a.html", "b.html"])
def test_copies_that_disagree_are_a_problem_whichever_came_first(database: Database, first: str) -> None:
    fuller = make_report(figures=make_figures([5, 7, 1, 3, 4, 1, 1, 1]), source="b.html", texts=["长一些的正文。"])
    other = make_report(figures=make_figures([5, 6, 1, 9, None, 2, 2, 2]), source="a.html", texts=["正文。"])
    for report in (other, fuller) if first == "a.html" else (fuller, other):
        database.save(report)
    (held,) = database.problems()
    assert held.report.source == "b.html"
    assert (held.problem.rule, held.problem.expected, held.problem.found) == (Rule.DUPLICATE, "7", "6")
    cells = [cell for cell in cell_types() if cell.in_form("2021")]
    named = [f"“{cells[place].row_label}·{cells[place].column_label}”" for place in (1, 3, 5, 6, 7)]
    assert all(name in held.problem.message for name in named) and "5 格" in held.problem.message
    assert f"{named[0]}b.html 为 7，a.html 为 6" in held.problem.message


def test_every_cell_in_which_copies_differ_is_named(database: Database) -> None:
    for source, number in (("a.html", 1), ("b.html", 2)):
        database.save(make_report(figures=make_figures([number] * 150), source=source))
    (held,) = database.problems()
    assert held.problem.message.count("·") == 150
    assert len(held.problem.message.split("；此外还有")[0]) < 600


def test_an_amount_in_another_unit_is_the_same(database: Database) -> None:
    def with_fees(value: str, unit: str) -> tuple[Figure, ...]:
        fees = CellKey("proactive.fees", "amount")
        return tuple(
            replace(figure, value=Decimal(value), raw=value, unit=unit) if figure.key == fees else figure
            for figure in make_figures()
        )

    for source, value, unit in (("a", "251000", "元"), ("b", "25.1", "万元")):
        database.save(make_report(source=source, figures=with_fees(value, unit)))
    assert database.problems() == []
    database.save(make_report(source="c", figures=with_fees("251000", "万元")))
    assert [held.problem.expected for held in database.problems()] == ["251000"]


def test_a_later_copy_settles_what_earlier_ones_left_open(database: Database) -> None:
    database.save(make_report(source="a", figures=make_figures([1])))
    database.save(make_report(source="b", figures=make_figures([2])))
    assert len(database.problems()) == 1
    database.save(make_report(source="a", figures=make_figures([2]), texts=["更正后的全部正文，写得更长。"] * 9))
    problems = database.problems()
    assert [(held.problem.expected, held.problem.found) for held in problems] == [("2", "1")]
    assert "另一版本" in problems[0].problem.message


@given(data=st.data())
@settings(max_examples=40)
def test_the_order_in_which_copies_come_does_not_matter(shared_database: Database, data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.integers(0, 3), min_size=2, max_size=4))
    year = next(FREE_YEARS)
    copies = [
        make_report(
            year=year,
            digest=f"{year}.{place}",
            source=f"{place}.html",
            figures=make_figures([None] * blank + [place]),
            texts=["字" * (place + 1)],
        )
        for place, blank in enumerate(blanks)
    ]
    seen: list[tuple[str, list[Figure], list[Problem]]] = []
    for order in (copies, data.draw(st.permutations(copies))):
        name = f"第{len(seen)}局"
        for report in order:
            shared_database.save(replace(report, organ=Organ(name)))
        (organ_id,) = (held.id for held in shared_database.organs() if held.organ.name == name)
        (head,) = shared_database.heads([organ_id], [year])
        problems = [held.problem for held in shared_database.problems([organ_id], [year])]
        seen.append((head.source, [held.figure for held in shared_database.figures([organ_id], [year])], problems))
    assert seen[0] == seen[1]
    assert blanks[int(seen[0][0].removesuffix(".html"))] == min(blanks)


def test_copies_that_agree_are_none(database: Database) -> None:
    database.save(make_report(digest="a"))
    database.save(make_report(digest="b"))
    database.save(make_report(source="poor.pdf", figures=()))
    assert database.problems() == []


def test_an_organ_is_one_by_its_name_and_learns_its_region(database: Database) -> None:
    for year, region in ((2020, None), (2021, "370829"), (2022, None), (2023, "110000")):
        database.save(make_report(year=year, region=region))
    (organ,) = database.organs()
    assert organ.organ == Organ("甲县人民政府办公室", "370829")


def test_readings_narrow_by_organ_year_and_cell(database: Database) -> None:
    for name in ("甲局", "乙局"):
        for year in (2020, 2021):
            database.save(make_report(name, year, figures=make_figures(form="2019" if year < 2021 else "2021")))
    first, second = database.organs()
    assert [(held.report.organ.name, held.report.year) for held in database.figures(cells=[RECEIVED])] == [
        ("甲局", 2020),
        ("甲局", 2021),
        ("乙局", 2020),
        ("乙局", 2021),
    ]
    assert [held.report.year for held in database.figures([second.id], [2021], [RECEIVED])] == [2021]
    assert len(database.figures([first.id], [2020])) == sum(cell.in_form("2019") for cell in cell_types())
    assert list(database.iterate_figures()) == database.figures()
    assert database.figures([]) == database.figures(years=[]) == database.figures(cells=[]) == []
    everything = database.passages()
    some = [everything[0].id, everything[-1].id]
    assert [held.id for held in database.passages(ids=some)] == some
    assert database.passages([second.id], ids=[everything[0].id]) == database.passages(ids=[]) == []


def test_more_ids_than_one_statement_takes(database: Database) -> None:
    database.save(make_report())
    assert len(database.passages(ids=range(1, 40_000))) == 2
    assert len(database.heads(organ_ids=range(1, 40_000))) == 1


def test_figures_are_located_by_the_catalogue_in_the_words_of_their_form(database: Database) -> None:
    for year, form in ((2020, "2019"), (2021, "2021")):
        unplaced = [replace(figure, locator=Locator(line=3)) for figure in make_figures(form=form)]
        database.save(replace(make_report(year=year, figures=unplaced), form=form))
        types = {cell.key: cell for cell in cell_types() if cell.in_form(form)}
        for held in database.figures(years=[year]):
            cell, place = types[held.figure.key], held.figure.locator
            assert (place.section, place.row, place.column, place.line) == (
                cell.section,
                cell.row_label,
                cell.column_label,
                3,
            )
    licences = database.figures(cells=[CellKey("proactive.licences", "decisions")])
    words = {held.figure.locator.column for held in licences}
    assert words == {"处理决定数量", "本年处理决定数量"}


def test_the_revision_grows_with_each_change_and_only_then(database: Database) -> None:
    seen = [database.revision()]
    for report in (
        make_report(digest="a"),
        make_report(digest="b"),
        make_report(digest="c", figures=()),
        make_report(digest="d", region="370829"),
    ):
        database.save(report)
        seen.append(database.revision())
    assert seen == sorted(set(seen))
    database.save(make_report(digest="d"))
    database.mark_embedded([held.id for held in database.passages()])
    assert database.revision() == seen[-1]


def test_the_index_queue_follows_the_current_reports(database: Database) -> None:
    database.save(make_report(digest="a", texts=["一段。", "二段。"]))
    first = [held.id for held in database.pending_passages(9)]
    assert database.index_counts() == (0, 2)
    database.mark_embedded(first[:1])
    assert [held.id for held in database.pending_passages(9)] == first[1:]
    database.save(make_report(digest="b", texts=["三段。", "四段。"]))
    assert database.stale_passages(9) == first[:1]
    assert database.index_counts() == (0, 2)
    database.mark_embedded(first[1:])  # a batch that was under way when its report was replaced
    assert database.stale_passages(9) == first
    database.save(make_report(digest="a", texts=["一段。", "二段。"]))
    assert database.index_counts() == (2, 2)  # back again, and still in the index
    database.mark_removed(first[:1])  # a deletion that was under way meanwhile
    assert database.index_counts() == (1, 2)
    database.forget_index()
    assert (database.index_counts(), database.stale_passages(9)) == ((0, 2), [])


def test_passages_of_one_report_keep_their_order(database: Database) -> None:
    texts = [f"第{number}段。" for number in range(30)]
    database.save(replace(make_report(), passages=tuple(reversed(make_passages(texts)))))
    assert {held.passage.text for held in database.passages()} == set(texts)
    ids = [held.id for held in database.passages()]
    assert [held.passage.text for held in database.passages(ids=ids)] == texts


def held_in(database: Database) -> list[object]:
    """All that is held, whatever the ids."""
    found: list[object] = [(head.organ, head.year, head.source, head.title) for head in database.heads()]
    found += [(held.report.organ.name, held.report.year, held.figure) for held in database.figures()]
    found += [(held.report.organ.name, held.report.year, held.passage) for held in database.passages()]
    found += [(held.report.organ.name, held.report.year, held.problem) for held in database.problems()]
    return sorted(found, key=str)


def test_reports_saved_together_are_held_as_one_by_one(database: Database, tmp_path: Path) -> None:
    doubt = Problem(Rule.ROW_SUM, "对不上")
    reports = [
        make_report("甲局", 2021, source="a"),
        make_report("甲局", 2022, source="b", region="370829"),
        make_report("甲局", 2023, source="c", problems=(doubt,)),
        make_report("乙局", 2021, source="d", texts=["短。"]),
        make_report("乙局", 2021, source="e", figures=make_figures([None])),
        replace(make_report("丙局", 2021, source="f"), given=Given(year=2021)),
    ]
    alone = Database.in_home(tmp_path / "one by one")
    for held in (database, alone):
        held.save(make_report("甲局", 2020, source="g"))
    together = database.save_all([*reports, reports[0]])
    one_by_one = [alone.save(report) for report in [*reports, reports[0]]]
    assert [saved.status for saved in together] == [saved.status for saved in one_by_one]
    assert held_in(database) == held_in(alone)
    alone.close()
