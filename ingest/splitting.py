"""Several annual reports in one file (a county's offices bound together, two years of one office) taken apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.blocks import Block, Document, Grid
from ingest.headings import heading_number
from ingest.titles import Title, titles_in
from store.model import CellKey, WenbaoError

_MANY, _LEAST_BODY, _LEAST_ALIKE = 3, 60, 3

Figures = Mapping[CellKey, Decimal | None]
"""The numbers that the statutory tables of a stretch of a file print, by cell."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of headings 一 to 六 with what stands under them: from its first heading to the next run's."""

    start: int
    end: int
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a file: where its title begins, and the title."""

    start: int
    title: Title


def split_reports(name: str, document: Document, figures: Callable[[Document], Figures]) -> tuple[Document, ...]:
    """The document as it is, or one document for each report that it certainly holds.

    `figures` reads the tables of a stretch. Raises WenbaoError where two different reports stand in the file, but the
    second has no title of its own that says whose it is.
    """
    runs = find_runs(document.blocks)
    if len(runs) < 2:
        return (document,)
    parts = _parts(document.blocks, runs)
    untitled = [run for run, part in zip(runs, parts, strict=True) if part is None and len(run.numbers) >= _MANY]
    if untitled:
        _refuse_two(name, document, [run for run in runs if len(run.numbers) >= _MANY], figures)
        return (document,)
    found = _distinct([part for part in parts if part is not None])
    if len(found) < 2:
        return (document,)
    ends = [*(part.start for part in found[1:]), len(document.blocks)]
    return tuple(
        Document(document.blocks[part.start : end], seen=document.seen, left=document.left)
        for part, end in zip(found, ends, strict=True)
    )


def find_runs(blocks: Sequence[Block]) -> list[Run]:
    """Every stretch that begins with section 一 and has something under its headings: no table of contents."""
    heads = [(place, number) for place, block in enumerate(blocks) if (number := _heading(block)) is not None]
    firsts = [at for at, (_, number) in enumerate(heads) if number == 1]
    runs = [
        Run(heads[at][0], heads[to][0] if to < len(heads) else len(blocks), frozenset(n for _, n in heads[at:to]))
        for at, to in pairwise([*firsts, len(heads)])
    ]
    return [run for run in runs if _has_body(blocks[run.start : run.end])]


def _heading(block: Block) -> int | None:
    return None if isinstance(block, Grid) else heading_number(block)


def _has_body(blocks: Sequence[Block]) -> bool:
    """Whether something stands between the headings."""
    if any(isinstance(block, Grid) for block in blocks):
        return True
    heads = [place for place, block in enumerate(blocks) if _heading(block) is not None]
    under = blocks[: heads[-1]] if len(heads) > 1 else blocks
    texts = [block.text for block in under if not isinstance(block, Grid) and _heading(block) is None]
    return sum(map(len, texts)) >= _LEAST_BODY


def _parts(blocks: Sequence[Block], runs: Sequence[Run]) -> list[Part | None]:
    """For each run the title that stands last before it, if that says whose report of which year begins there."""
    found: list[Part | None] = []
    after = 0
    for run in runs:
        found.append(_title_before(blocks, after, run.start))
        after = max(place for place in range(run.start, run.end) if _heading(blocks[place]) is not None) + 1
    return found


def _title_before(blocks: Sequence[Block], after: int, before: int) -> Part | None:
    lines = ["" if isinstance(block, Grid) else block.text for block in blocks[after:before]]
    titles = sorted((place, title.lines, title) for place, title in titles_in(lines) if title.organ and title.year)
    if not titles:
        return None
    title = titles[-1][2]
    same = [place for place, _, other in titles if (other.organ, other.year) == (title.organ, title.year)]
    return Part(after + same[0], title)


def _distinct(parts: Sequence[Part]) -> list[Part]:
    """The parts with what follows one under the same title taken to it: one report shown twice."""
    found: list[Part] = []
    for part in parts:
        if not found or (found[-1].title.organ, found[-1].title.year) != (part.title.organ, part.title.year):
            found.append(part)
    return found


def _refuse_two(name: str, document: Document, runs: Sequence[Run], figures: Callable[[Document], Figures]) -> None:
    """Raises WenbaoError where two stretches print different figures in the same cells."""
    read = [figures(Document(document.blocks[run.start : run.end])) for run in runs]
    for first, second in pairwise(read):
        shared = first.keys() & second.keys()
        if len(shared) >= _LEAST_ALIKE and any(first[cell] != second[cell] for cell in shared):
            raise WenbaoError(
                f"{name}：文件里有{len(runs)}份年报，但不是每份都有写明机关和年份的标题，无法可靠分开；请分成单独的文件再读入"
            )
