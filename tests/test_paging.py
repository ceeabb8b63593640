"""Reports whose pages are a picture file each: which files belong together, and that they are read as one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from ingest_reports import all_cells, write_tabs
from page_reader import read_text_pages
from word_files import zip_file

from ingest import again, load
from ingest.again import ingest_again
from ingest.limits import MEBIBYTE, USUAL_LIMITS, Limits
from ingest.load import count_files, ingest
from ingest.outcomes import Outcome
from ingest.paging import group_pages
from ingest.workers import Workers
from store.bound_pages import MARK, bind_pages, count_pages, is_bound, page_of
from store.database import Database
from store.model import NOTHING_GIVEN, Given

VALUES = {cell.key: "7" for cell in all_cells("2021")}
ORGANS = ("嘉祥县教育局", "金乡县教育局", "鱼台县教育局")

# the files of a folder -> what is read; pages that are read together are told by their number, those lacking after -
GROUPS = {
    "p2.jpg p1.jpg p10.jpg p3.jpg p4.jpg p5.jpg p6.jpg p7.jpg p8.jpg p9.jpg": "p1-10.jpg(10)",
    "第1页.png 第2页.PNG": "第1-2页.png(2)",
    "第一页.png 第三页.png 第二页.png": "第一-三页.png(3)",
    "第1页共2页.jpg 第2页共2页.jpg": "第1-2页共2页.jpg(2)",
    "0000.tif 0001.tif": "0000-0001.tif(2)",
    "局2021(1).jpg 局2021(2).jpg 局2022(1).jpg 局2022(2).jpg": "局2021(1-2).jpg(2) 局2022(1-2).jpg(2)",
    "a/1.jpg b/1.jpg b/2.jpg": "a/1.jpg b/1-2.jpg(2)",
    "in2.zip!1.jpg in2.zip!2.jpg in3.zip!1.jpg": "in2.zip!1-2.jpg(2) in3.zip!1.jpg",
    "IMG_0412.jpg IMG_0413.jpg IMG_0420.jpg": "IMG_0412-0413.jpg(2) IMG_0420.jpg",
    "1.jpg 2.jpg 5.jpg": "1-5.jpg(3-3,4)",
    "W0.png W10.png W11.png W12.png W20.png": "W0.png W10-12.png(3) W20.png",
    # no pages: years, dates, documents, one number twice, other names
    "2021.jpg 2022.jpg": "2021.jpg 2022.jpg",
    "局2021.jpg 局2022.jpg": "局2021.jpg 局2022.jpg",
    "IMG_20230101120001.jpg IMG_20230101120002.jpg": "IMG_20230101120001.jpg IMG_20230101120002.jpg",
    "1.docx 2.docx": "1.docx 2.docx",
    "1.jpg 1.png 2.jpg": "1.jpg 1.png 2.jpg",
    "甲1.jpg 乙2.jpg": "甲1.jpg 乙2.jpg",
}


@pytest.mark.parametrize("names", GROUPS)
def test_pages_are_known_by_their_names(names: str) -> None:
    told = [
        group.name
        + (f"({len(group.names)}" if len(group.names) > 1 else "")
        + (f"-{','.join(map(str, group.lacking))}" if group.lacking else "")
        + (")" if len(group.names) > 1 else "")
        for group in group_pages(names.split())
    ]
    assert told == GROUPS[names].split()


@drawn(st.lists(st.from_regex(r"[ab]?[0-9]{0,3}[c第]?[0-9]{0,2}页?\.(jpg|PNG|txt)", fullmatch=True), unique=True))
def test_each_file_is_read_once(names: list[str]) -> None:
    groups = group_pages(names)
    assert sorted(name for group in groups for name in group.names) == sorted(names)
    assert len({group.name for group in groups}) == len(groups)


@drawn(st.lists(st.binary(max_size=50), min_size=1, max_size=4))
def test_what_is_bound_comes_back(pages: list[bytes]) -> None:
    content = bind_pages(pages)
    assert is_bound(content) and content == bind_pages(pages) and count_pages(content) == len(pages)
    assert [page_of(content, number + 1) for number in range(len(pages))] == pages
    assert page_of(content, len(pages) + 1) is None and page_of(content[:-30], 1) is None


def test_what_others_bind_is_not_unpacked() -> None:
    forged = zip_file({MARK: b"", "1": bytes(MEBIBYTE)})
    assert is_bound(forged) and page_of(forged, 1) is None
    assert not is_bound(zip_file({"a": b""})) and count_pages(b"PK\x03\x04") == 0


# ---- from files to reports --------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (load, again):
        monkeypatch.setattr(module, "Workers", partial(Workers, reader=read_text_pages))


def pages_of(number: int, pieces: int = 3) -> list[bytes]:
    """A report in pieces; only the first says whose it is."""
    lines = write_tabs("2021", VALUES, ORGANS[number], 2021).splitlines()
    step = len(lines) // pieces + 1
    return ["\n".join(lines[at : at + step]).encode() for at in range(0, len(lines), step)]


def put(folder: Path, pages: list[bytes], name: str = "第{}页.jpg") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, 1):
        (folder / name.format(number)).write_bytes(page)
    return folder


def run(database: Database, *paths: Path, given: Given = NOTHING_GIVEN, limits: Limits = USUAL_LIMITS) -> list[Outcome]:
    return list(ingest(paths, database, paths[0].parent / "sources", workers=1, given=given, limits=limits))


def told(outcomes: list[Outcome]) -> list[tuple[str, str, str | None]]:
    return [(Path(one.source).name, one.status, one.report.organ.name if one.report else None) for one in outcomes]


def test_pages_in_a_folder_are_one_report(database: Database, tmp_path: Path) -> None:
    inbox = put(tmp_path / "inbox", pages_of(0))
    put(inbox / "深", pages_of(1, 11), "scan{:03}.png")
    assert count_files([inbox]) == 2
    for status in ("added", "unchanged"):
        assert told(run(database, inbox)) == [
            ("inbox!第1-3页.jpg", status, ORGANS[0]),
            ("深!scan001-011.png", status, ORGANS[1]),
        ]
    assert {figure.figure.value for figure in database.figures()} == {7}
    assert {head.source for head in database.heads()} == {"inbox!第1-3页.jpg", "深!scan001-011.png"}
    assert [one.status for one in ingest_again(database, tmp_path / "sources", workers=1)] == ["unchanged"] * 2
    (one,) = ingest_again(database, tmp_path / "sources", paths=[inbox / "深"], workers=1)
    assert one.status == "unchanged" and one.source == "深!scan001-011.png"


def test_pages_in_an_archive_are_one_report(database: Database, tmp_path: Path) -> None:
    parts = {f"甲/{number}.jpg": page for number, page in enumerate(pages_of(0), 1)}
    inner = zip_file({f"p{number}.png": page for number, page in enumerate(pages_of(1), 1)})
    path = tmp_path / "all.zip"
    path.write_bytes(zip_file({**parts, "in.zip": inner, "乙.txt": write_tabs("2021", VALUES, ORGANS[2], 2021)}))
    assert told(run(database, path)) == [
        ("1-3.jpg", "added", ORGANS[0]),
        ("all.zip!in.zip!p1-3.png", "added", ORGANS[1]),
        ("all.zip!乙.txt", "added", ORGANS[2]),
    ]
    assert run(database, Path(f"{path}!甲/1-3.jpg"))[0].status == "unchanged"


def test_files_that_are_named_with_a_pattern_are_pages_too(database: Database, tmp_path: Path) -> None:
    put(tmp_path / "inbox", pages_of(0, 11), "p{}.jpg")
    named = sorted((tmp_path / "inbox").iterdir())
    assert told(run(database, *named)) == [("inbox!p1-11.jpg", "added", ORGANS[0])]


def test_whose_the_pages_are_can_be_said(database: Database, tmp_path: Path) -> None:
    inbox = put(tmp_path / "inbox", [page.replace(ORGANS[0].encode(), "我局".encode()) for page in pages_of(0)])
    (doubtful,) = run(database, inbox)
    assert doubtful.status == "failed" and doubtful.doubt is not None
    (settled,) = run(database, Path(doubtful.source), given=Given(ORGANS[0], 2021))
    assert told([settled]) == [("inbox!第1-3页.jpg", "added", ORGANS[0])] and database.doubts() == []


def test_several_reports_in_one_row_of_pages_are_parted(database: Database, tmp_path: Path) -> None:
    inbox = put(tmp_path / "inbox", [*pages_of(0), *pages_of(1)])
    assert [one[1:] for one in told(run(database, inbox))] == [("added", ORGANS[0]), ("added", ORGANS[1])]


def test_pages_that_lack_or_are_too_much_are_told(database: Database, tmp_path: Path) -> None:
    inbox = put(tmp_path / "inbox", pages_of(0))
    (large,) = run(database, inbox, limits=Limits(file_bytes=max(map(len, pages_of(0)))))
    assert large.status == "failed" and "3 张图片合起来太大" in str(large.error)
    (inbox / "第2页.jpg").unlink()
    (lacking,) = run(database, inbox)
    assert lacking.status == "failed" and "缺第 2 页" in str(lacking.error) and not database.heads()
    assert [one.status for one in run(database, inbox / "第1页.jpg")] == ["added"]
