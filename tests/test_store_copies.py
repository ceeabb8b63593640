"""Which of several copies of a report counts, and which files are held, in doubt or listed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import make_figures, make_report

from store.copies import Copy, elect
from store.database import Database
from store.model import Doubt, Given, Organ, Problem, Rule


def test_reading_again_decides_anew_which_copy_counts(database: Database) -> None:
    full, other = make_report(source="a", digest="a"), make_report(source="b", digest="b", figures=make_figures([None]))
    for report in (full, other):
        database.save(report)
    assert [head.source for head in database.heads()] == ["a"]
    saved = database.reread(replace(full, figures=make_figures([None, None])))
    assert saved.status == "replaced"
    assert [head.source for head in database.heads()] == ["b"]


def test_bytes_that_are_read_as_another_organ_leave_the_first(database: Database) -> None:
    wrong = make_report("错局", digest="d", source="a")
    database.save(wrong)
    database.save(make_report("错局", digest="e", source="b", figures=()))
    saved = database.reread(replace(wrong, organ=Organ("对局")))
    assert saved.status == "added"
    assert database.forget_readings("d", {saved.report_id}) == 1
    assert {(head.organ.name, head.source) for head in database.heads()} == {("对局", "a"), ("错局", "b")}
    assert database.forget_readings("d", {saved.report_id}) == 0


def test_what_a_person_says_of_a_file_takes_the_place_of_what_was_read(database: Database) -> None:
    read = [make_report(name, digest="d") for name in ("错局", "乙局")]
    database.save_all(read)
    database.save(make_report("旁局", digest="e"))
    said = Given(year=2021)
    for name in ("甲局", "乙局"):  # one by one: what was said of the same file stays
        database.save(replace(make_report(name, digest="d"), given=said))
    assert {head.organ.name for head in database.heads()} == {"甲局", "乙局", "旁局"}
    assert [source.given for source in database.sources()] == [said, Given()]


def test_a_file_of_several_reports_is_held_when_all_of_them_are(database: Database) -> None:
    reports = [make_report(name, digest="d") for name in ("甲局", "乙局")]
    saved = database.save_all(reports)
    assert [one.status for one in saved] == ["added", "added"]
    assert [head.organ.name for head in database.digest_held("d")] == ["甲局", "乙局"]
    newer = database.save(make_report("乙局", digest="e", texts=["更长的正文。"] * 9))
    assert [head.id for head in database.digest_held("d")] == [saved[0].report_id, newer.report_id]
    database.save(make_report("甲局", digest="f"))
    assert database.digest_held("d") == ()  # the file that changed back has something to say of one of its organs


def test_a_file_in_doubt_waits_until_it_is_settled(database: Database) -> None:
    database.note_doubt(Doubt("a.txt", "d1", "机关不明"))
    database.note_doubt(Doubt("b.txt", "d2", "年份不明", Given("甲局")))
    database.note_doubt(Doubt("a.txt", "d1", "仍不明", Given(year=2021)))
    assert database.doubts() == [
        Doubt("b.txt", "d2", "年份不明", Given("甲局")),
        Doubt("a.txt", "d1", "仍不明", Given(year=2021)),
    ]
    assert database.digests_in_use(["d1", "d3"]) == {"d1"}
    assert database.settle_doubt("d1")
    assert not database.settle_doubt("d1")
    assert [doubt.digest for doubt in database.doubts()] == ["d2"]


def test_every_source_is_listed_once_with_what_was_read_from_it(database: Database) -> None:
    database.save_all([replace(make_report(name, digest="d1"), given=Given(year=2021)) for name in ("甲局", "乙局")])
    database.save(make_report("甲局", digest="d3", source="poor.txt", figures=()))
    database.note_doubt(Doubt("c.txt", "d2", "不明", Given("丙局")))
    found = {source.digest: source for source in database.sources()}
    assert [*found] == ["d1", "d2", "d3"]
    assert [head.organ.name for head in found["d1"].reports] == ["甲局", "乙局"]
    assert (found["d1"].given, found["d2"].given) == (Given(year=2021), Given("丙局"))
    assert (found["d2"].reports, found["d3"].source) == ((), "poor.txt")


def test_sources_are_listed_while_they_are_read_again(database: Database) -> None:
    database.save_all([make_report(year=year, digest=f"{year:05d}", figures=()) for year in range(1, 1101)])
    seen = []
    for source in database.sources():
        seen.append(source.digest)
        if int(source.digest) % 250 == 0:
            database.reread(make_report(year=int(source.digest), digest=source.digest, figures=(), texts=["新。"]))
    assert seen == [f"{year:05d}" for year in range(1, 1101)]


ELECTIONS: list[tuple[str, list[tuple[str, int, int] | tuple[str, int, int, int]], int]] = [
    ("most figures", [("a", 5, 10), ("b", 9, 1), ("c", 7, 99)], 1),
    ("as many figures, more text", [("a", 5, 10), ("b", 5, 11), ("c", 5, 9)], 1),
    ("all alike: the first", [("a", 5, 10), ("b", 5, 10)], 0),
    ("all alike, and the first corrected", [("a", 5, 10), ("b", 5, 10), ("a", 5, 10)], 2),
    ("as many figures, fewer broken identities", [("a", 5, 10), ("b", 5, 99, 1), ("c", 5, 10, 2)], 0),
    ("a later one that repairs them", [("a", 5, 10, 1), ("b", 5, 9, 0)], 1),
    ("more figures in spite of broken identities", [("a", 5, 10), ("b", 6, 10, 3)], 1),
    ("a correction with a little less text", [("a", 5, 100), ("a", 5, 90)], 1),
    ("a correction with fewer figures", [("a", 5, 100), ("a", 4, 100)], 0),
    ("half of the same source", [("a", 5, 100), ("a", 5, 40)], 0),
    ("what was corrected speaks no more", [("a", 5, 100), ("b", 5, 95), ("a", 5, 90)], 1),
    ("three versions", [("a", 5, 100), ("a", 4, 100), ("a", 5, 99)], 2),
]


@pytest.mark.parametrize(("copies", "elected"), [case[1:] for case in ELECTIONS], ids=[case[0] for case in ELECTIONS])
def test_the_fullest_copy_counts(copies: list[tuple[str, int, int] | tuple[str, int, int, int]], elected: int) -> None:
    made = [
        Copy(place, source, str(place), reported, length, place, broken=sum(broken))
        for place, (source, reported, length, *broken) in enumerate(copies)
    ]
    assert elect(made).id == elect(reversed(made)).id == elected


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_copies_as_full_the_one_that_adds_up_counts_whichever_came_first(
    database: Database, turned: bool
) -> None:
    wrong = (Problem(Rule.ROW_SUM, "各类申请人之和应等于总计"), Problem(Rule.COLUMN_SUM, "各项之和应等于总计"))
    whole = make_report(source="whole.html", figures=make_figures([1]))
    broken = make_report(source="broken.html", figures=make_figures([2]), problems=wrong)
    for report in (broken, whole) if turned else (whole, broken):
        database.save(report)
    assert database.save(broken if not turned else whole).status == "unchanged"
    assert [head.source for head in database.heads()] == ["whole.html"]
    (held,) = database.problems()
    assert held.problem.rule is Rule.DUPLICATE and "broken.html" in held.problem.message


def test_what_a_file_was_held_as_before_is_told(database: Database) -> None:
    database.save(make_report("错局", 2020, digest="d"))
    saved = database.save(replace(make_report("甲局", digest="d"), given=Given("甲局", 2021)))
    assert [(head.organ.name, head.year) for head in saved.left] == [("错局", 2020)]
