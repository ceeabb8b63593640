"""The files that reports come from: which ones a path names, their bytes, and the copies that are kept of them."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from itertools import groupby
from pathlib import Path, PurePath

from ingest.limits import MEBIBYTE
from ingest.paging import group_pages, is_picture
from ingest.saved_pages import pictures_shown
from store.model import WenbaoError

_DOCUMENTS = frozenset(
    {
        "",
        ".html",
        ".htm",
        ".mht",
        ".mhtml",
        ".xhtml",
        ".shtml",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".pdf",
        ".doc",
        ".docx",
        ".wps",
        ".rtf",
        ".odt",
        ".ott",
        ".zip",
        ".rar",
        ".7z",
        ".tar",
        ".gz",
        ".tgz",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
        ".bmp",
        ".jfif",
        ".webp",
        ".gif",
        ".heic",
        ".heif",
        ".ofd",
        ".ceb",
        ".cebx",
        ".xps",
        ".dot",
        ".docm",
        ".dotx",
        ".dotm",
        ".wpt",
        ".uot",
        ".fodt",
        ".xls",
        ".xlsx",
        ".xlsm",
        ".et",
        ".ods",
        ".csv",
        ".tsv",
        ".ppt",
        ".pptx",
        ".dps",
        ".bz2",
        ".xz",
    }
)
"""Suffixes of files that are taken from a folder, also of kinds that are not read: a report among them is not passed
over in silence. A file named itself is always tried."""

_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
"""What of a name, which may come from an archive, may stand in the name of a file of ours."""


_ATTACHED_ENDS = ("_files", ".files", "_文件")
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".mht")
ATTACHED = "网页附带的文件夹"
_LONGEST_PAGE = 8 * MEBIBYTE
"""A web page that shows pictures beside it is not longer."""

LINKED = "链接的文件夹"


@dataclass(frozen=True, slots=True)
class Walked:
    """A file that is to be read, or the pages of one report that are a file each (`pages`, in order), which are called
    `path` together: the folder and "p1-5.jpg" in it. `lacking`: the numbers of pages that are not there. `pictures`:
    those beside a web page that it shows."""

    path: Path
    pages: tuple[Path, ...] = ()
    lacking: tuple[int, ...] = ()
    pictures: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that it is of."""
        return self.pages or (self.path, *self.pictures)


def walk_files(paths: Iterable[Path], passed: Counter[str] | None = None) -> Iterator[Walked]:
    """The files named, and those in the folders named: in order of their names, without hidden ones; found as asked
    for, so that many folders cost no memory. What in folders is no document is counted in `passed`, by its suffix."""
    for folder, named in groupby(paths, lambda path: None if path.is_dir() else path.parent):
        if folder is None:
            yield from (walked for path in named for walked in _walk(path, Counter() if passed is None else passed))
        else:
            yield from _named(folder, list(named))


def _named(folder: Path, paths: list[Path]) -> Iterator[Walked]:
    """Files of one folder; of what is called as pages are together, these."""
    here: list[str] = []
    for path in paths:
        outer = Path(str(path).rpartition("!")[0])
        if outer != Path() and outer.is_dir() and not path.exists():
            pages = _grouped(outer, sorted(found.name for found in outer.iterdir()))
            yield next((walked for walked in pages if walked.path == path), Walked(path))
        else:
            here.append(path.name)
    yield from _grouped(folder, here)


def _walk(top: Path, passed: Counter[str]) -> Iterator[Walked]:
    for folder, folders, names in os.walk(top):
        shown = [name for name in folders if not name.startswith(".")]
        folders[:] = sorted(name for name in shown if not is_attached(name, names))
        documents = [name for name in sorted(names) if not name.startswith(".") and is_document(name)]
        passed.update(suffix_of(name) for name in names if not name.startswith(".") and not is_document(name))
        passed.update({ATTACHED: len(shown) - len(folders)})
        passed.update({LINKED: sum(Path(folder, name).is_symlink() for name in folders)})
        yield from _grouped(Path(folder), documents)


def _grouped(folder: Path, names: list[str]) -> Iterator[Walked]:
    shown = _pictures_shown(folder, names)
    theirs = {picture for pictures in shown.values() for picture in pictures}
    for group in group_pages([name for name in names if name not in theirs]):
        files = tuple(Path(folder, name) for name in group.names)
        if len(files) > 1:
            yield Walked(Path(f"{folder}!{group.name}"), files, group.lacking)
        else:
            pictures = shown.get(group.names[0], ())
            yield Walked(files[0], pictures=tuple(Path(folder, name) for name in pictures))


def _pictures_shown(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """Of each web page among these files the pictures among them that it shows."""
    pictures = {name for name in names if is_picture(name)}
    pages = [name for name in names if suffix_of(name) in _PAGE_SUFFIXES] if pictures else []
    shown: dict[str, list[str]] = {}
    for page in pages:
        with suppress(WenbaoError):  # who reads the file says why it cannot be read
            content = read_content(Path(folder, page), _LONGEST_PAGE)
            shown[page] = sorted(set(pictures_shown(content, pictures).values()))
    return shown


def is_attached(folder: str, beside: Collection[str]) -> bool:
    """Whether a folder of this name holds what browsers save with a page that lies beside it: its pictures and
    scripts."""
    stem = next((folder.removesuffix(end) for end in _ATTACHED_ENDS if folder.endswith(end)), None)
    return stem is not None and any(f"{stem}{suffix}" in beside for suffix in _PAGE_SUFFIXES)


def attached_folders(path: Path) -> Iterator[Path]:
    """The folders that belong to a saved page."""
    if suffix_of(path.name) in _PAGE_SUFFIXES:
        yield from (found for end in _ATTACHED_ENDS if (found := path.with_name(path.stem + end)).is_dir())


def suffix_of(name: str) -> str:
    """A name's suffix in small letters."""
    return PurePath(name).suffix.lower()


def is_document(name: str) -> bool:
    """Whether a file of this name, met in a folder or an archive, is taken for one that may be a report."""
    return suffix_of(name) in _DOCUMENTS


def digest_of(path: Path, most: int) -> str:
    """The SHA-256 of a file's bytes, read in pieces; WenbaoError where it cannot be read or is over so many bytes."""
    try:
        _check_size(path, most)
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def read_content(path: Path, most: int) -> bytes:
    """A file's bytes; WenbaoError where it cannot be read or is over so many bytes."""
    try:
        _check_size(path, most)
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _check_size(path: Path, most: int) -> None:
    """Refuses what is no plain file too: a pipe or device may never end."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise WenbaoError(f"{path}：不是普通文件")
    if state.st_size > most:
        size, usual = state.st_size // MEBIBYTE, most // MEBIBYTE
        raise WenbaoError(f"{path.name}：文件太大（{size} MB），上限 {usual} MB（设置 WENBAO_FILE_MEGABYTES）")


def _unreadable(path: Path, error: OSError) -> WenbaoError:
    if isinstance(error, FileNotFoundError):
        return WenbaoError(f"{path}：没有这个文件")
    return WenbaoError(f"{path}：无法读取文件（{error.strerror}）")


def readable_name(name: str) -> str:
    """A file's name where the system could not spell it: in UTF-8, or in GBK as names from Windows are."""
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace").decode()
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


def keep_copy(folder: Path, digest: str, name: str, content: bytes) -> None:
    """Keeps a source's bytes under their digest, whole or not at all: a half-written file never bears the name."""
    kept = _place(folder, digest, name)
    if kept.exists():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{kept.name}.{os.getpid()}"
        part.write_bytes(content)
        part.replace(kept)
    except OSError as error:
        raise WenbaoError(f"{folder}：无法保存来源文件（{error.strerror}）") from error


def find_copy(folder: Path, digest: str, name: str) -> Path:
    """Where the copy of a source is kept; WenbaoError where it is gone."""
    kept = _place(folder, digest, name)
    if kept.is_file():
        return kept
    # the same bytes may have come under another suffix before
    other = next(folder.glob(f"{digest}*"), None)
    if other is None:
        raise WenbaoError(f"{name}：保存的来源文件不见了（{kept}），无法重读；请重新读入原文件")
    return other


def _place(folder: Path, digest: str, name: str) -> Path:
    suffix = suffix_of(name.rpartition("!")[2])
    return folder / (digest + suffix if _PLAIN_SUFFIX.fullmatch(suffix) else digest)
