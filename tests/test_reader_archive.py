"""Zip archives: each file in them is a source of its own; what is wrong with one stops no other, and nothing is written
by a name that an archive gives."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from ingest_reports import all_cells, write_html, write_tabs
from wenbao_process import json_lines, run_wenbao
from word_files import word_file, zip_file

from ingest.again import ingest_again
from ingest.archive_names import member_name
from ingest.archives import list_members, may_be_archive, read_member
from ingest.limits import MEBIBYTE, Limits
from ingest.load import ingest
from ingest.outcomes import Outcome
from store.database import Database
from store.model import Given, WenbaoError

VALUES = {cell.key: "7" for cell in all_cells("2021")}
ORGANS = ("嘉祥县教育局", "金乡县教育局", "鱼台县教育局", "汶上县教育局", "泗水县教育局")
TEXT = write_tabs("2021", VALUES, ORGANS[0], 2021).encode()
LIMITS = Limits(file_bytes=2 * MEBIBYTE, archive_bytes=4 * MEBIBYTE, members=20)


def report(number: int) -> bytes:
    return write_tabs("2021", VALUES, ORGANS[number], 2021).encode()


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def run(path: Path, database: Database, **options: Limits | Given) -> list[Outcome]:
    sources = Path(str(path).partition("!")[0]).parent / "sources"
    return list(ingest([path], database, sources, workers=1, **options))  # type: ignore[arg-type]


def listed(tmp_path: Path, content: bytes, limits: Limits = LIMITS) -> dict[str, str]:
    """The names in an archive, each with what is wrong with it."""
    contents = list_members(write(tmp_path / "a.zip", content), "a.zip", limits)
    assert contents is not None
    return {member.name: member.error for member in contents.members}


def test_each_file_in_an_archive_is_a_source_of_its_own(database: Database, tmp_path: Path) -> None:
    page = write_html("2021", VALUES, ORGANS[1], 2021).encode()
    inner = zip_file(
        {"深/c.txt": report(2), "d.docx": word_file("<w:p/>"), "deeper.zip": zip_file({"e.txt": report(3)})}
    )
    parts = {"a.txt": TEXT, "甲/b.html": page, "inner.zip": inner, "notes.css": b"x", ".hidden.txt": b"x"}
    path = write(tmp_path / "all.zip", zip_file(parts))
    outcomes = run(path, database)
    assert [(outcome.source.removeprefix(str(path)), outcome.status) for outcome in outcomes] == [
        ("!a.txt", "added"),
        ("!甲/b.html", "added"),
        ("!inner.zip!深/c.txt", "added"),
        ("!inner.zip!d.docx", "failed"),
        ("!inner.zip!deeper.zip!e.txt", "added"),
    ]
    assert outcomes[3].error is not None and outcomes[3].error.startswith("all.zip!inner.zip!d.docx：")
    assert {head.source for head in database.heads()} == {
        "all.zip!a.txt",
        "all.zip!甲/b.html",
        "all.zip!inner.zip!深/c.txt",
        "all.zip!inner.zip!deeper.zip!e.txt",
    }
    kept = {file.name for file in (tmp_path / "sources").iterdir()}
    assert kept == {
        f"{sha256(content).hexdigest()}{suffix}"
        for content, suffix in ((TEXT, ".txt"), (page, ".html"), (report(2), ".txt"), (report(3), ".txt"))
    }
    assert [outcome.status for outcome in run(path, database)] == ["unchanged"] * 3 + ["failed", "unchanged"]


def test_what_came_in_an_archive_is_read_again(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "all.zip", zip_file({"a.txt": TEXT, "in.zip": zip_file({"b.txt": report(1)})}))
    write(tmp_path / "alone.txt", report(2))
    run(path, database)
    run(tmp_path / "alone.txt", database)
    sources = tmp_path / "sources"
    assert len(list(ingest_again(database, sources, workers=1))) == 3
    for named in (path, path.rename(tmp_path / "moved.zip")):
        outcomes = list(ingest_again(database, sources, paths=[named], workers=1))
        assert sorted((outcome.source, outcome.status) for outcome in outcomes) == [
            ("all.zip!a.txt", "unchanged"),
            ("all.zip!in.zip!b.txt", "unchanged"),
        ]
    (gone,) = ingest_again(
        database, sources, paths=[write(tmp_path / "other.zip", zip_file({"a.txt": b"x"}))], workers=1
    )
    assert gone.status == "failed" and "没有收录过" in str(gone.error)


def test_an_organ_is_said_of_one_file(database: Database, tmp_path: Path) -> None:
    text = TEXT.replace(ORGANS[0].encode(), "我局".encode())
    one = write(tmp_path / "one.zip", zip_file({"a.txt": text}))
    assert [outcome.status for outcome in run(one, database, given=Given(ORGANS[0], 2021))] == ["added"]
    two = write(tmp_path / "two.zip", zip_file({"a.txt": text, "b.txt": report(1)}))
    (refused,) = run(two, database, given=Given(ORGANS[0], 2021))
    assert refused.status == "failed" and "压缩包里有2个文件" in str(refused.error)


def test_a_doubt_over_a_file_in_an_archive_is_settled_by_its_name(database: Database, tmp_path: Path) -> None:
    text = TEXT.replace(ORGANS[0].encode(), "我局".encode())
    path = write(tmp_path / "one.zip", zip_file({"深/a.txt": text, "b.txt": report(1)}))
    doubtful, _ = run(path, database)
    assert (doubtful.status, doubtful.source) == ("failed", f"{path}!深/a.txt")
    assert [doubt.source for doubt in database.doubts()] == [f"{path}!深/a.txt"]
    (told,) = run(Path(doubtful.source), database, given=Given(ORGANS[0], 2021))
    assert (told.status, told.source, database.doubts()) == ("added", doubtful.source, [])
    (unknown,) = run(Path(f"{path}!c.txt"), database)
    assert unknown.status == "failed" and "没有 c.txt" in str(unknown.error)


# ---- names

CHINESE = "嘉祥县教育局2021年年报.txt"


def named(raw: bytes, *, utf_8: bool = False, extra: bytes = b"", content: bytes = b"x") -> bytes:
    """An archive of one stored file whose name is these bytes."""
    flags, crc, size = 0x800 if utf_8 else 0, zlib.crc32(content), len(content)
    common = struct.pack("<HHHHHLLLHH", 20, flags, 0, 0, 33, crc, size, size, len(raw), len(extra))
    local = b"PK\x03\x04" + common + raw + extra + content
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + raw + extra
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local), 0)


def unicode_path(raw: bytes, name: str) -> bytes:
    field = b"\x01" + zlib.crc32(raw).to_bytes(4, "little") + name.encode()
    return struct.pack("<HH", 0x7075, len(field)) + field


NAMES = {
    "utf-8, said": (named(CHINESE.encode(), utf_8=True), CHINESE),
    "utf-8, not said": (named(CHINESE.encode()), CHINESE),
    "gbk": (named(CHINESE.encode("gbk")), CHINESE),
    "gbk that is utf-8 too": (named("联通.txt".encode("gbk")), "联通.txt"),
    "gbk, a rare character": (named("龑镇年报.txt".encode("gb18030")), "龑镇年报.txt"),
    "gbk, a backslash in a character": (named("誠.txt".encode("gbk")), "誠.txt"),
    "extra field": (named(b"_____.txt", extra=unicode_path(b"_____.txt", CHINESE)), CHINESE),
    "extra field of another name": (named(b"a.txt", extra=unicode_path(b"b.txt", CHINESE)), "a.txt"),
    "broken extra field": (named(b"a.txt", extra=b"\x75\x70\xff"), "a.txt"),
    "folders by Windows": (named("年报\\甲.txt".encode("gbk")), "年报/甲.txt"),
    "here": (named(b"././a.txt"), "a.txt"),
    "unprintable": (named(b"a\x00\x1b[31m.txt"), "a\ufffd\ufffd[31m.txt"),
    "long": (named(b"x" * 5000 + b".txt"), "…" + "x" * 236 + ".txt"),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_are_as_their_writer_meant_them(case: str) -> None:
    content, expected = NAMES[case]
    (info,) = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert member_name(info) == expected


# ---- what is wrong with one file, beside one that is not


def entry(name: str = "bad.txt", content: bytes = b"x", **fields: int) -> Callable[[zipfile.ZipFile], None]:
    def add(archive: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo(name)
        info.create_system = 3
        info.compress_type = fields.get("method", zipfile.ZIP_DEFLATED)
        info.external_attr = fields.get("mode", stat.S_IFREG | 0o644) << 16
        archive.writestr(info, content)

    return add


def spoiled(change: Callable[[bytearray], None]) -> Callable[[bytes], bytes]:
    def spoil(content: bytes) -> bytes:
        changed = bytearray(content)
        change(changed)
        return bytes(changed)

    return spoil


def central_of(content: bytearray, name: bytes = b"bad.txt") -> int:
    """Where an entry's central header begins."""
    return content.rindex(name) - 46


def say_locked(content: bytearray) -> None:
    content[content.index(b"bad.txt") - 24] |= 1
    content[central_of(content) + 8] |= 1


def say_large(content: bytearray) -> None:
    at = central_of(content) + 24
    content[at : at + 4] = (200 * MEBIBYTE).to_bytes(4, "little")


def say_small(content: bytearray) -> None:
    at = central_of(content) + 24
    content[at : at + 4] = (10).to_bytes(4, "little")


def break_data(content: bytearray) -> None:
    at = content.index(b"bad.txt") + 7
    content[at : at + 20] = b"\xff" * 20


def share_bytes(content: bytearray) -> None:
    """Both entries lie in the first one's place."""
    at = central_of(content) + 42
    content[at : at + 4] = content[central_of(content, b"good.txt") + 42 :][:4]
    content[content.index(b"good.txt") : content.index(b"good.txt") + 8] = b"good.txt"


DEEP = TEXT
for _ in range(4):
    DEEP = zip_file({"a.txt" if DEEP is TEXT else "a.zip": DEEP})

same: Callable[[bytes], bytes] = lambda content: content  # noqa: E731
BAD: dict[str, tuple[Callable[[zipfile.ZipFile], None], Callable[[bytes], bytes], str]] = {
    "parent": (entry("../../bad.txt"), same, "指向压缩包之外"),
    "parent by Windows": (entry("x\\..\\..\\bad.txt"), same, "指向压缩包之外"),
    "absolute": (entry("/etc/bad.txt"), same, "指向压缩包之外"),
    "drive": (entry("C:\\bad.txt"), same, "指向压缩包之外"),
    "link": (entry(content=b"/etc/passwd", mode=stat.S_IFLNK | 0o777), same, "链接"),
    "device": (entry(mode=stat.S_IFCHR | 0o666), same, "特殊文件"),
    "locked": (entry(), spoiled(say_locked), "有密码"),
    "claims 200 MB": (entry(), spoiled(say_large), "文件太大（200 MB）"),
    "is larger than it claims": (entry(content=TEXT * 9), spoiled(say_small), "残缺或损坏"),
    "bomb": (entry(content=b"\x00" * 2 * MEBIBYTE), same, "压缩炸弹"),
    "broken": (entry(content=TEXT), spoiled(break_data), "残缺或损坏"),
    "method": (entry(content=TEXT, method=zipfile.ZIP_LZMA), same, "压缩方法"),
    "too deep": (entry("bad.zip", DEEP), same, "超过 3 层"),
    "truncated archive": (entry("bad.zip", zip_file({"a.txt": TEXT})[:-30]), same, "残缺或损坏"),
    "empty archive": (entry("bad.zip", zip_file({})), same, "没有可读的文件"),
    "rar": (entry("bad.rar", b"Rar!\x1a\x07\x00rest"), same, "解压后读入"),
    "7z": (entry("bad.7z", b"7z\xbc\xaf\x27\x1crest"), same, "解压后读入"),
    "gz": (entry("bad.tar.gz", b"\x1f\x8brest"), same, "解压后读入"),
    "no report": (entry(content="今天天气很好".encode()), same, "不是政府信息公开工作年度报告"),
    "empty file": (entry(content=b""), same, "空的"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_in_an_archive_is_named_and_stops_no_other(case: str, database: Database, tmp_path: Path) -> None:
    add, spoil, cause = BAD[case]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.txt", TEXT)
        add(archive)
        archive.writestr("last.txt", report(1))
    inbox = tmp_path / "deep" / "inbox"
    path = write(inbox / "all.zip", spoil(written.getvalue()))
    before = {file for file in tmp_path.rglob("*") if "home" not in file.parts}
    *good, bad = sorted(run(path, database, limits=LIMITS), key=lambda outcome: outcome.status)
    assert [*(outcome.status for outcome in good), bad.status] == ["added", "added", "failed"]
    assert bad.error is not None and bad.error.startswith("all.zip!") and "bad" in bad.error.partition("：")[0]
    assert cause in bad.error
    after = {file for file in tmp_path.rglob("*") if "home" not in file.parts} - before
    assert {file.name for file in after} == {"sources"} | {
        f"{sha256(kept).hexdigest()}.txt" for kept in (TEXT, report(1))
    }


def test_entries_that_share_bytes_are_told(tmp_path: Path) -> None:
    """D. Fifield, A better zip bomb (2019): many names for one stretch of bytes."""
    content = zip_file({f"{number}.txt": b"0" * 9000 for number in range(3)})
    changed, first = bytearray(content), content.index(b"0.txt") - 30
    for number in (1, 2):
        at = content.rindex(b"%d.txt" % number) - 46 + 42
        changed[at : at + 4] = first.to_bytes(4, "little")
    errors = listed(tmp_path, bytes(changed))
    assert sum("压缩炸弹" in error for error in errors.values()) >= 2 and all(list(errors.values())[:-1])


def test_what_is_too_much_is_cut_and_said(tmp_path: Path) -> None:
    with pytest.raises(WenbaoError, match=r"^a\.zip：压缩包里的文件太多（30 个，.*上限 20 个"):
        listed(tmp_path, zip_file({f"{number}.txt": b"x" for number in range(30)}))
    large = bytes(range(256)) * 4000
    much = listed(tmp_path, zip_file({f"{number}.txt": large for number in range(9)}))
    assert "解开后太大（上限 4 MB）" in list(much.values())[-1] and len(much) == 5
    quine = listed(
        tmp_path, zip_file({f"{number}.zip": zip_file({f"{n}.txt": b"x" for n in range(9)}) for number in range(9)})
    )
    assert [name for name, error in quine.items() if not error] == [f"0.zip!{n}.txt" for n in range(9)]
    assert "太多（9 个，" in quine["1.zip"] and quine["1.zip"].endswith("从这个起没有读") and len(quine) == 10


def test_a_bomb_of_archives_is_two_lines(tmp_path: Path) -> None:
    bomb = zip_file({"0.txt": b"0"})
    for _ in range(5):
        bomb = zip_file({f"{number}.zip": bomb for number in range(4)})
    first, others = listed(tmp_path, bomb, Limits()).values()
    assert first == "a.zip!0.zip!0.zip!0.zip：压缩包套压缩包超过 3 层，没有读入"
    assert others.startswith("a.zip：另有 63 个压缩包也套了")


WHOLE = {
    "empty": (zip_file({}), "没有可读的文件"),
    "nothing readable": (
        zip_file({"a.exe": b"x", "b/": b"", "__MACOSX/._a.txt": b"x"}),
        "没有可读的文件，只有 .exe 1 个",
    ),
    "truncated": (zip_file({"a.txt": TEXT})[:-40], "残缺或损坏"),
    "head only": (b"PK\x03\x04", "残缺或损坏"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_an_archive_that_gives_nothing_says_why(case: str, database: Database, tmp_path: Path) -> None:
    content, cause = WHOLE[case]
    (outcome,) = run(write(tmp_path / "all.zip", content), database)
    assert outcome.status == "failed" and str(outcome.error).startswith("all.zip：") and cause in str(outcome.error)


def test_an_archive_larger_than_is_unpacked_is_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_file({"a.txt": TEXT}))
    with pytest.raises(WenbaoError, match="压缩包太大"):
        list_members(path, path.name, Limits(archive_bytes=100))


def test_a_directory_of_a_million_files_is_not_opened(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(24) + (5).to_bytes(2, "little") + bytes(16) + b"a.txt"
    directory = entry * (9 * MEBIBYTE // len(entry))
    for wide in (False, True):
        size = 0xFFFFFFFF if wide else len(directory)
        record = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 1, 1, len(directory), 4)
        locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 4 + len(directory), 1)
        end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 1, 1, size, 4, 0)
        path = write(tmp_path / "a.zip", b"PK\x03\x04" + directory + (record + locator if wide else b"") + end)
        with pytest.raises(WenbaoError, match=r"^a\.zip：压缩包的目录大得异常"):
            list_members(path, path.name, Limits())


def test_documents_that_are_packages_are_no_archives(tmp_path: Path) -> None:
    document = write(tmp_path / "a.docx", word_file("<w:p/>"))
    assert not may_be_archive(document) and list_members(document, document.name, LIMITS) is None
    odd = write(tmp_path / "b.docx", zip_file({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}))
    assert may_be_archive(odd) and list_members(odd, odd.name, LIMITS) is None
    assert list_members(odd, odd.name, Limits(file_bytes=10)) is None
    assert not may_be_archive(tmp_path / "nowhere.zip") and not may_be_archive(tmp_path)


def test_an_archive_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zip_file({"a.txt": TEXT, "b.txt": report(1)}))
    assert read_member(path, (1,), LIMITS) == report(1)
    write(path, zip_file({"a.txt": TEXT}))
    with pytest.raises(WenbaoError, match="变了"):
        read_member(path, (1,), LIMITS)


def test_the_command_names_files_by_the_archive_as_given(tmp_path: Path) -> None:
    content = zip_file({"a.txt": TEXT, "深/b.txt": b""})
    write(tmp_path / "inbox" / "年报.zip", content)
    done = run_wenbao(tmp_path, "ingest", "--no-index", "--json", "inbox")
    lines = json_lines(done)
    assert {line["source"]: line["status"] for line in lines} == {
        "inbox/年报.zip!a.txt": "added",
        "inbox/年报.zip!深/b.txt": "failed",
    }
    assert done.returncode == 1
    assert "wenbao: inbox/年报.zip!深/b.txt：文件是空的" in done.stderr.decode()
