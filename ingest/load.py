"""Files into the database: walks what was named, keeps a copy of each source, reports what became of each file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ingest.pipeline import read_report
from ingest.readers import LARGEST
from store.database import Database
from store.model import Problem, Report, ReportHead, Rule, WenbaoError

_DOCUMENTS = frozenset(
    {
        "",
        ".html",
        ".htm",
        ".mht",
        ".mhtml",
        ".xhtml",
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
        ".zip",
        ".png",
        ".jpg",
        ".jpeg",
    }
)
"""Suffixes of files that are taken from a folder; a file named itself is always tried."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: added, unchanged, replaced, or failed with `error`."""

    source: str
    report: Report | None
    status: str
    problems: tuple[Problem, ...]
    error: str | None


def ingest(paths: Sequence[Path], database: Database, sources: Path) -> Iterator[Outcome]:
    """Reads files and folders into the database, in order, one outcome a file; a bad file never stops the others.

    A copy of each source that is taken is kept in `sources` under its SHA-256, before the report is written.
    """
    for path in _files(paths):
        yield _ingest_file(path, database, sources)


def count_files(paths: Sequence[Path]) -> int:
    """How many files `ingest` will report on."""
    return sum(1 for _ in _files(paths))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named: in order of their names, without hidden ones."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (
                Path(folder, name)
                for name in sorted(names)
                if not name.startswith(".") and Path(name).suffix.lower() in _DOCUMENTS
            )


def _ingest_file(path: Path, database: Database, sources: Path) -> Outcome:
    try:
        content = _content(path)
        digest = sha256(content).hexdigest()
        if head := database.digest_held(digest):
            held = _held_report(database, head, digest)
            return Outcome(str(path), held, "unchanged", held.problems, None)
        report = read_report(path.name, content)
        _keep_source(sources, digest + path.suffix.lower(), content)
        saved = database.save(report)
        if saved.status in ("kept", "unchanged"):
            return _outcome_not_taken(path, report, saved.status == "kept", database)
    except WenbaoError as error:
        return Outcome(str(path), None, "failed", (), str(error))
    return Outcome(str(path), report, saved.status, report.problems, None)


def _outcome_not_taken(path: Path, report: Report, kept: bool, database: Database) -> Outcome:
    """What counts is the report that is held: this copy's own figures are nowhere to be asked for."""
    heads = database.heads(years={report.year})
    head = next(head for head in heads if head.organ.name == report.organ.name)
    held = _held_report(database, head, report.digest)
    doubts = (Problem(Rule.DUPLICATE, "已收录更完整的一份，本文件只存为历史，未采用"),) if kept else ()
    return Outcome(str(path), held, "unchanged", (*doubts, *held.problems), None)


def _held_report(database: Database, head: ReportHead, digest: str) -> Report:
    """What counts for the organ and year of a source that is held already."""
    organ, year = {head.organ_id}, {head.year}
    return Report(
        head.organ,
        head.year,
        head.title,
        head.form,
        head.source,
        digest,
        tuple(held.figure for held in database.figures(organ, year)),
        tuple(held.passage for held in database.passages(organ, year)),
        tuple(held.problem for held in database.problems(organ, year)),
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise WenbaoError(f"{path.name}：文件太大（{path.stat().st_size // 2**20} MB），上限 {LARGEST // 2**20} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WenbaoError(f"{path}：没有这个文件") from error
    except OSError as error:
        raise WenbaoError(f"{path}：无法读取文件（{error.strerror}）") from error


def _keep_source(sources: Path, name: str, content: bytes) -> None:
    """Writes a copy whole or not at all: a half-written file never bears the name."""
    kept = sources / name
    if kept.exists():
        return
    try:
        sources.mkdir(parents=True, exist_ok=True)
        part = sources / f".{name}.{os.getpid()}"
        part.write_bytes(content)
        part.replace(kept)
    except OSError as error:
        raise WenbaoError(f"{sources}：无法保存来源文件（{error.strerror}）") from error
