"""Zip archives: what is in them, and the bytes of each file in them. Nothing is ever written to disk: a name that an
archive gives is a label and no path."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO

from ingest.archive_names import is_hidden, member_name, points_outside
from ingest.limits import MEBIBYTE, Limits
from ingest.sources import ATTACHED, is_attached, is_document, read_content, suffix_of
from store.model import WenbaoError

_ZIP = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_DEEPEST = 3
"""Archives within each other that are opened."""

_MOST_RATIO, _LEAST_BOMB = 200, MEBIBYTE
"""No text or picture of this size is packed so small."""

_ENCRYPTED = 0x1
_UNIX = (3, 19)
"""The systems whose entries carry a file's mode, APPNOTE 4.4.2."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Of others a few bytes may unpack to any size at once."""

_HEADER_BYTES = 30
_LONGEST_END = 2**16 + 98
_MOST_DIRECTORY = 8 * MEBIBYTE
"""A directory of tens of thousands of files."""

_PIECE = 2**18
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_OFFICE_FIRST = re.compile(rb"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|mimetype")
_PACKAGE = "[Content_Types].xml"
_OPEN_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, or one that is not read (`error` says why).

    `name` leads to it, after the archive's own: "b.html", or "inner.zip!b.html" in an archive in it. `inside` are the
    numbers of its entry and of the archives' that it is in, from the outermost.
    """

    name: str
    inside: tuple[int, ...] = ()
    digest: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in an archive: the files in order, and how many of each suffix were passed over."""

    members: tuple[Member, ...]
    passed: Mapping[str, int]


@dataclass(slots=True)
class _Budget:
    """What is left of a whole archive's limits, with all that is in it; what was passed over, and how many archives are
    too deep within each other."""

    members: int
    size: int
    spent: bool = False
    passed: Counter[str] = field(default_factory=Counter)
    deep: int = 0


def may_be_archive(path: Path) -> bool:
    """Whether a file begins as a zip archive does and not as an office program's document usually does."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as stream:
            head = stream.read(_HEADER_BYTES + 32)
    except OSError:
        return False  # who reads the file says why it cannot be read
    return head.startswith(_EMPTY) or (head.startswith(_ZIP) and not _OFFICE_FIRST.match(head, _HEADER_BYTES))


def split_member(path: Path) -> tuple[Path, str]:
    """The archive and the file in it that a path names as outcomes do ("a.zip!b.html"); "" for any other path."""
    outer, inside, member = str(path).partition("!")
    return (Path(outer), member) if inside and not path.exists() and Path(outer).is_file() else (path, "")


def list_members(path: Path, name: str, limits: Limits) -> Contents | None:
    """The files in an archive, which is called `name`, and in the archives in it, in order; None where the file is no
    archive but a document.

    What readers have no use for is left out and counted, as in a folder: programs, scripts. Raises WenbaoError where
    the archive is damaged, empty or too large. Each file is unpacked once, in pieces, for its SHA-256.
    """
    size = path.stat().st_size
    if size > limits.archive_bytes:
        most = limits.archive_bytes // MEBIBYTE
        raise WenbaoError(f"{name}：压缩包太大（{size // MEBIBYTE} MB），上限 {most} MB；请分开读入")
    with path.open("rb") as stream:
        _check_directory(name, stream)
        if size <= limits.file_bytes and not _is_archive(read_content(path, limits.file_bytes)):
            return None
        archive = _opened(name, stream)
        if _PACKAGE in archive.namelist():
            return None
        budget = _Budget(limits.members, limits.archive_bytes)
        found = (*_members(name, archive, (), limits, budget), *_too_deep(name, budget))
    if not found:
        kinds = "、".join(f"{kind or '没有后缀'} {count} 个" for kind, count in sorted(budget.passed.items()))
        raise WenbaoError(f"{name}：压缩包里没有可读的文件" + (f"，只有 {kinds}" if kinds else ""))
    return Contents(found, dict(budget.passed))


def read_member(path: Path, inside: tuple[int, ...], limits: Limits) -> bytes:
    """The bytes of a file in an archive; WenbaoError where it is damaged or larger than is read."""
    try:
        state = path.stat()
        archive = _kept_open(path, (state.st_mtime_ns, state.st_size), inside[:-1], limits.file_bytes)
        return _read_whole(archive, archive.infolist()[inside[-1]], limits.file_bytes)
    except (*_BROKEN, IndexError) as error:
        raise WenbaoError(f"{path.name}：压缩包在读的时候变了，或已损坏；请重新读入") from error


def _is_archive(content: bytes) -> bool:
    from ingest.readers import is_archive  # only the processes that read need what readers need

    return content.startswith(_EMPTY) or is_archive(content)


def _opened(name: str, source: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except _BROKEN as error:
        raise WenbaoError(f"{name}：压缩包残缺或损坏，请重新下载") from error


def _check_directory(name: str, source: IO[bytes]) -> None:
    if _directory_size(source) > _MOST_DIRECTORY:
        raise WenbaoError(f"{name}：压缩包的目录大得异常，疑为压缩炸弹，没有读入")


def _directory_size(source: IO[bytes]) -> int:
    """The size of an archive's directory as its end says (APPNOTE 4.3.14 to 4.3.16): all of it is read to open it."""
    source.seek(-min(source.seek(0, io.SEEK_END), _LONGEST_END), io.SEEK_END)
    end = source.read()
    if (at := end.rfind(_EMPTY)) < 0:
        return 0
    wide = end[max(at - 76, 0) : at]
    if wide.startswith(b"PK\x06\x06"):
        return int.from_bytes(wide[40:48], "little")
    return int.from_bytes(end[at + 12 : at + 16], "little")


@lru_cache(maxsize=_OPEN_AT_ONCE)
def _kept_open(path: Path, stamp: tuple[int, int], inside: tuple[int, ...], most: int) -> zipfile.ZipFile:
    """An archive, or one in it, which stays open for the files next to be read from it."""
    if not inside:
        return zipfile.ZipFile(path)
    outer = _kept_open(path, stamp, inside[:-1], most)
    return zipfile.ZipFile(io.BytesIO(_read_whole(outer, outer.infolist()[inside[-1]], most)))


def _read_whole(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with archive.open(info) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError(f"{info.filename} is larger than its header says")
    return content


def _members(
    name: str, archive: zipfile.ZipFile, inside: tuple[int, ...], limits: Limits, budget: _Budget
) -> Iterator[Member]:
    """`name`: the archive's; its members' errors name it too. Raises WenbaoError before any is unpacked where there are
    too many."""
    names = [member_name(info) for info in archive.infolist()]
    chosen = _chosen(names, archive, budget)
    if len(chosen) > budget.members:
        budget.spent = True
        counted = f"{len(chosen)} 个，连同套着的压缩包上限 {limits.members} 个"
        raise WenbaoError(f"{name}：压缩包里的文件太多（{counted}），没有读入；请解压后读入文件夹")
    budget.members -= len(chosen)
    overlapping = _overlapping(archive)
    for number in chosen:
        if budget.spent:
            return
        own, info = names[number], archive.infolist()[number]
        full = f"{name}!{own}"
        cause = "与别的文件重叠，疑为压缩炸弹，没有读入" if number in overlapping else _refusal(own, info, limits)
        if cause:
            yield Member(own, error=f"{full}：{cause}")
            continue
        yield from _entry(full, own, archive, (*inside, number), limits, budget)


def _chosen(names: Sequence[str], archive: zipfile.ZipFile, budget: _Budget) -> list[int]:
    """The numbers of the entries that may be reports, by the directory alone; the others are counted."""
    beside = frozenset(names)
    files = (
        number
        for number, (own, info) in enumerate(zip(names, archive.infolist(), strict=True))
        if not (info.is_dir() or own.endswith("/") or is_hidden(own))
    )
    return [number for number in files if not _is_passed(names[number], beside, budget)]


def _is_passed(name: str, beside: Collection[str], budget: _Budget) -> bool:
    """Whether a file is none that can be read, or belongs to a saved page; then it is counted."""
    attached = any(is_attached(str(folder), beside) for folder in PurePosixPath(name).parents)
    if not attached and is_document(name):
        return False
    budget.passed[ATTACHED if attached else suffix_of(name)] += 1
    return True


def _entry(
    full: str, own: str, archive: zipfile.ZipFile, inside: tuple[int, ...], limits: Limits, budget: _Budget
) -> Iterator[Member]:
    """The member of an entry, or those of the archive that it is; `full` and `own`: its name with and without that of
    the archive."""
    try:
        digest, content = _unpack(archive, archive.infolist()[inside[-1]], budget)
        _check_directory(full, io.BytesIO(content))
    except _BROKEN:
        yield Member(own, error=f"{full}：残缺或损坏，解不开")
        return
    except WenbaoError as error:
        yield Member(own, error=str(error))
        return
    if budget.size < 0:
        yield Member(
            own, error=f"{full}：压缩包解开后太大（上限 {limits.archive_bytes // MEBIBYTE} MB），从这个起没有读"
        )
        budget.spent = True
    elif not _is_archive(content):
        yield Member(own, inside, digest)
    elif len(inside) >= _DEEPEST:
        budget.deep += 1
        if budget.deep == 1:
            yield Member(own, error=f"{full}：压缩包套压缩包超过 {_DEEPEST} 层，没有读入")
    else:
        yield from _nested(full, own, content, inside, limits, budget)


def _nested(
    full: str, own: str, content: bytes, inside: tuple[int, ...], limits: Limits, budget: _Budget
) -> Iterator[Member]:
    found, before = False, budget.deep
    try:
        for member in _members(full, _opened(full, io.BytesIO(content)), inside, limits, budget):
            found = True
            yield Member(f"{own}!{member.name}", member.inside, member.digest, member.error)
    except WenbaoError as error:
        yield Member(own, error=str(error) + ("，从这个起没有读" if budget.spent else ""))
        return
    if not found and budget.deep == before:
        yield Member(own, error=f"{full}：压缩包里没有可读的文件")


def _too_deep(name: str, budget: _Budget) -> Iterator[Member]:
    """One line for all archives but the first that are too deep within each other: a bomb has thousands."""
    if budget.deep > 1:
        what = f"另有 {budget.deep - 1} 个压缩包也套了超过 {_DEEPEST} 层，没有读入"
        yield Member(f"（另 {budget.deep - 1} 个）", error=f"{name}：{what}")


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> tuple[str, bytes]:
    """The SHA-256 of an entry, and its bytes where they may be an archive; its size is taken from the budget."""
    digest, kept = sha256(), bytearray()
    with archive.open(info) as stream:
        while budget.size >= 0 and (piece := stream.read(_PIECE)):
            budget.size -= len(piece)
            digest.update(piece)
            if kept or (stream.tell() == len(piece) and piece.startswith((_ZIP, _EMPTY))):
                kept += piece
    return digest.hexdigest(), bytes(kept)


def _refusal(name: str, info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why an entry is not unpacked, by what its header says."""
    if points_outside(name):
        return "名称指向压缩包之外，可能有害，没有读入"
    if info.create_system in _UNIX and stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "是链接或特殊文件，没有读入"
    if info.flag_bits & _ENCRYPTED:
        return "有密码，请去掉密码后重新读入"
    if info.compress_type not in _METHODS:
        return f"用了少见的压缩方法（{info.compress_type}），请解压后读入"
    if info.file_size > limits.file_bytes:
        size, most = info.file_size // MEBIBYTE, limits.file_bytes // MEBIBYTE
        return f"文件太大（{size} MB），上限 {most} MB（设置 WENBAO_FILE_MEGABYTES）"
    if info.file_size > max(_LEAST_BOMB, _MOST_RATIO * info.compress_size):
        return f"压缩率异常（{info.compress_size} 字节解成 {info.file_size} 字节），疑为压缩炸弹，没有读入"
    return None


def _overlapping(archive: zipfile.ZipFile) -> set[int]:
    """The numbers of the entries that reach into the next one: one stretch of bytes unpacked many times."""
    placed = sorted(enumerate(archive.infolist()), key=lambda entry: entry[1].header_offset)
    ends = [*(info.header_offset for _, info in placed), archive.start_dir][1:]
    return {
        number
        for (number, info), end in zip(placed, ends, strict=True)
        if info.header_offset + _HEADER_BYTES + info.compress_size > end
    }
