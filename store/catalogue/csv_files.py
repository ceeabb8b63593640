"""The catalogue's files of comma-separated lines: read in one way, and what is wrong is named with its line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from store.model import WenbaoError


class CatalogueError(WenbaoError):
    """A line of a catalogue file that does not fit; the message names file and line and what is wrong."""


def packaged_rows(name: str) -> list[dict[str, str]]:
    """The lines of one of the catalogue's own files. Raises CatalogueError where one has too many fields."""
    return [row for _, row in read_rows(files(__package__) / name)]


def read_rows(
    path: Traversable, needed: tuple[str, ...] = (), columns: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a catalogue file with their numbers; every field is there, "" where it may be left empty. Without
    `columns` the file has those that its head names.

    Raises CatalogueError where the file, its head or a line cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path.name}：不是 UTF-8 文本（第 {error.start + 1} 个字节）") from error
    rows = csv.DictReader(lines)
    head = tuple(rows.fieldnames or ())
    known = columns or head
    if not set(needed) <= set(head) <= set(known):
        raise CatalogueError(f"{path.name} 第 1 行：表头应为 {','.join(known)}，现为 {','.join(head) or '空'}")
    for row in rows:
        extra = row.pop(None, None)
        if extra:
            raise CatalogueError(f"{path.name} 第 {rows.line_num} 行：多出 {len(extra)} 栏（含逗号的内容要加英文引号）")
        lacking = [name for name in needed if not (row.get(name) or "").strip()]
        if lacking:
            raise CatalogueError(f"{path.name} 第 {rows.line_num} 行：{'、'.join(lacking)} 栏是空的")
        yield rows.line_num, {name: (row.get(name) or "").strip() for name in known}
