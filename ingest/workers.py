"""Reading in processes of their own: all cores read at once, and a file that crashes or hangs its reader, or takes all
memory, takes down nothing but itself."""

from __future__ import annotations

import copyreg
import gc
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import partial
from hashlib import sha256
from multiprocessing import resource_tracker
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from ingest.archives import Contents, list_members, read_member
from ingest.limits import MEBIBYTE, OBJECTS_BETWEEN_COLLECTIONS, PATIENCE, Limits, ending_after
from ingest.saved_pages import hold_pictures, pictures_shown
from ingest.sources import keep_copy, read_content
from store.bound_pages import bind_pages
from store.model import DoubtfulIdentity, Figure, Given, Locator, Passage, Problem, Report, WenbaoError

_FILES_OF_ONE_WORKER = 1000
"""A worker is replaced after so many files: what its libraries' memory has grown by is given back."""

_OUT_OF_TIME = (-signal.SIGPROF, -signal.SIGALRM)

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies, the name that its report bears, what is said of it, and the folder where a copy
    is kept once it is known to be a report (None: nowhere). `inside`: which file it is of the archive that lies there,
    as in `ingest.archives.Member`. `pages`: the pictures that it is bound of, where its pages are a file each;
    `pictures`: those beside a web page, which it holds when it is read and kept."""

    path: Path
    name: str
    given: Given
    keep_in: Path | None = None
    inside: tuple[int, ...] = ()
    pages: tuple[Source, ...] = ()
    pictures: tuple[Path, ...] = ()


Reader = Callable[[str, bytes, Given, Limits], tuple[Report, ...]]
"""From a file's name, its bytes, what is said of it and what reading it may take to its reports, as
`ingest.pipeline.read_reports`."""


class Workers:
    """Processes that read files. None is started before there is a file to read."""

    def __init__(self, limits: Limits, count: int | None = None, reader: Reader | None = None) -> None:
        """`count` processes, or as many as there are cores for this process; `reader`: `ingest.pipeline`'s, or another
        one."""
        self.limits = limits
        self._reader = reader
        self.count = count or _cores()
        # A clean server forks the workers: quick, and safe beside the threads and connections that this process has.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["ingest.pipeline", __name__])
        self._started = False
        self._pool = ProcessPool(
            max_workers=self.count,
            max_tasks=_FILES_OF_ONE_WORKER,
            initializer=_prepare,
            initargs=[limits.memory_bytes],
            context=context,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def read(self, source: Source) -> Future[tuple[Report, ...]]:
        """The reports of a file, to come; ask `reports_of` for them."""
        most = self.limits.seconds + self.limits.seen_pages * self.limits.page_seconds
        # a worker that has not ended itself by then is ended from outside
        return self._schedule(read_source, [source, self.limits, self._reader], PATIENCE * most)

    def reports_of(self, source: Source, reading: Future[tuple[Report, ...]]) -> tuple[Report, ...]:
        """Waits for the reports of a file; WenbaoError saying why there are none, whatever became of the reader."""
        return self._result(source, reading)

    def members_of(self, source: Source) -> Contents | None:
        """Waits for the list of the files in an archive, as `ingest.archives.list_members`."""
        return self._result(source, self._schedule(list_members, [source.path, source.name, self.limits]))

    def digest_of(self, source: Source) -> str:
        """Waits for the SHA-256 of a file that has first to be bound of its pages."""
        return self._result(source, self._schedule(_digest, [source, self.limits]))

    def _schedule(self, function: Callable[..., T], arguments: list[object], seconds: float | None = None) -> Future[T]:
        seconds = seconds or self.limits.seconds
        if self._started:
            return self._pool.schedule(function, args=arguments, timeout=seconds)
        resource_tracker.ensure_running()  # by itself it would end what follows
        with _without_interrupts():
            self._started = True
            return self._pool.schedule(function, args=arguments, timeout=seconds)

    def _result(self, source: Source, reading: Future[T]) -> T:
        error = reading.exception()
        if error is None:
            return reading.result()
        if isinstance(error, WenbaoError):
            raise error
        raise WenbaoError(f"{source.name}：{self._explain(source, error)}") from error

    def _explain(self, source: Source, error: BaseException) -> str:
        if isinstance(error, TimeoutError) or getattr(error, "exitcode", None) in _OUT_OF_TIME:
            pages = f"（扫描的每页另加 {self.limits.page_seconds:g} 秒）"
            return f"读了 {self.limits.seconds:g} 秒{pages}还没有读完，已中止（设置 WENBAO_FILE_SECONDS）"
        if isinstance(error, MemoryError):
            megabytes = self.limits.memory_bytes // MEBIBYTE
            return f"读取它所需的内存超过上限 {megabytes} MB，已中止（设置 WENBAO_WORKER_MEGABYTES）"
        if getattr(error, "exitcode", None) == -signal.SIGABRT:  # how PDFium ends where it gets no more memory
            megabytes = self.limits.memory_bytes // MEBIBYTE
            cause = f"多半是所需的内存超过上限 {megabytes} MB（设置 WENBAO_WORKER_MEGABYTES）"
            return f"读取它的进程中止了，{cause}，其他文件不受影响"
        if isinstance(error, ProcessExpired):
            return f"读取它的进程崩溃了（{_ending(error.exitcode)}），其他文件不受影响"
        log.error("reading %s failed", source.path, exc_info=error)
        return f"读取它时程序出错（{type(error).__name__}：{error}），其他文件不受影响；请把这个文件报告给开发者"


def read_source(source: Source, limits: Limits, reader: Reader | None = None) -> tuple[Report, ...]:
    """The reports of a file, in this process, which ends where that takes too long; its copy is kept once it is known
    to be a report, also one in doubt."""
    read = reader or _usual_reader()
    with ending_after(limits.seconds):
        content = _content(source, limits)
        try:
            reports = read(source.name, content, source.given, limits)
        except DoubtfulIdentity:
            _keep(source, content)
            raise
        _keep(source, content)
        return reports


def _digest(source: Source, limits: Limits) -> str:
    return sha256(_content(source, limits)).hexdigest()


def _content(source: Source, limits: Limits) -> bytes:
    if source.pages:
        return _bound(source, limits)
    if source.inside:
        return read_member(source.path, source.inside, limits)
    content = read_content(source.path, limits.file_bytes)
    return _holding(content, source, limits) if source.pictures else content


def _holding(content: bytes, source: Source, limits: Limits) -> bytes:
    beside = {picture.name: picture for picture in source.pictures}
    pictures, size = dict[bytes, bytes](), len(content)
    for written, name in pictures_shown(content, beside).items():
        pictures[written] = read_content(beside[name], limits.file_bytes)
        size += len(pictures[written])
        if size > limits.file_bytes:
            most = limits.file_bytes // MEBIBYTE
            raise WenbaoError(f"{source.name}：连同它的图片太大，上限 {most} MB（设置 WENBAO_FILE_MEGABYTES）")
    return hold_pictures(content, pictures)


def _bound(source: Source, limits: Limits) -> bytes:
    pages, size = list[bytes](), 0
    for page in source.pages:
        pages.append(_content(page, limits))
        size += len(pages[-1])
        if size > limits.file_bytes:
            most = limits.file_bytes // MEBIBYTE
            cause = f"{len(source.pages)} 张图片合起来太大，上限 {most} MB（设置 WENBAO_FILE_MEGABYTES）"
            raise WenbaoError(f"{source.name}：{cause}；请缩小图片，或合成一个 pdf")
    return bind_pages(pages)


def _usual_reader() -> Reader:
    from ingest.pipeline import read_reports  # what only workers need, only they load

    return read_reports


def _keep(source: Source, content: bytes) -> None:
    if source.keep_in is not None:
        keep_copy(source.keep_in, sha256(content).hexdigest(), source.name, content)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Lets Ctrl-C wait until what is done within is done. The processes and threads that start within never see one: a
    terminal sends it to the whole family, and it is their parent that ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _prepare(memory: int) -> None:
    """Makes a fresh process ready to read: within its memory, without looking for garbage among the libraries that all
    share, and with a short way to send what a report has hundreds of."""
    _limit_memory(memory)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread takes memory, and each core has a worker
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    for kind in (Figure, Locator, Passage, Problem):
        copyreg.pickle(kind, partial(_as_call, kind, attrgetter(*(field.name for field in fields(kind)))))


def _as_call(kind: type[Any], parts: Callable[[Any], tuple[Any, ...]], value: Any) -> tuple[Any, ...]:
    """How a frozen value is sent: as the call that makes it, which takes a third of what dataclasses send."""
    return kind, parts(value)


def _limit_memory(memory: int) -> None:
    if sys.platform != "linux":  # others do not keep to the limit, or refuse it
        return
    import resource

    # What is written to, not what is only reserved: models reserve far more than they take.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _ending(code: int | None) -> str:
    """How a process ended, in words: the signal's name or the exit code."""
    if code is None:
        return "原因不明"
    try:
        return f"信号 {signal.Signals(-code).name}" if code < 0 else f"退出码 {code}"
    except ValueError:
        return f"信号 {-code}"
