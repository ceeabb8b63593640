"""The front of a report: the lines before its first section, its title, and what its file is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.blocks import Block, Document, Grid
from ingest.headings import heading_number
from ingest.organs import is_organ
from ingest.places import leading, length_of
from ingest.titles import TITLE_LINES, Title, parse_stem, parse_title, titles_in
from store.catalogue.normal import squash


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the first section as printed, the title among them or in the page's own words (`meta`), the
    title that the file is named by, and all titles among which that was chosen: pages link to others' reports too."""

    lines: Sequence[str]
    meta: Mapping[str, str]
    title: Title | None
    stem: Title | None
    rivals: tuple[Title, ...] = ()

    @property
    def page_title(self) -> Title | None:
        """What the page says of itself."""
        return next(iter(_own_titles(self.meta)), None)

    @property
    def titled(self) -> bool:
        """Whether the file bears the title of an annual report, in its text or as its name."""
        return self.title is not None or self.stem is not None


def read_front(name: str, document: Document) -> Front:
    """The front of a document that comes under this file name."""
    lines = _front_lines(document)
    rivals = _best_titles(lines, document)
    return Front(lines, document.meta, _chosen(rivals, document.meta), _stem_title(name), rivals)


def _front_lines(document: Document) -> list[str]:
    """The first lines up to the first section, those of tables included: portals set the title in one."""
    first = next((place for place, block in enumerate(document.blocks[:TITLE_LINES]) if _heads(block)), TITLE_LINES)
    return _first_lines(document.blocks[:first])


def _first_lines(blocks: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if len(lines) >= TITLE_LINES:
            break
        lines.extend(
            [cell.text for row in block.rows[:6] for cell in row if not cell.copy and cell.text]
            if isinstance(block, Grid)
            else [block.text]
        )
    return lines


def _heads(block: Block) -> bool:
    return not isinstance(block, Grid) and heading_number(block) is not None


def _best_titles(lines: Sequence[str], document: Document) -> tuple[Title, ...]:
    """The titles that may be the report's: those with year and organ before others, on one line before over several."""
    found = [title for _, title in titles_in(lines)]
    if not found:  # a table of contents may stand before the title
        below = titles_in(_first_lines(document.blocks[:TITLE_LINES]))
        found = [title for _, title in below if title.organ and title.year]
    found += _own_titles(document.meta)
    best = min(map(_rank, found), default=None)
    return tuple(title for title in found if _rank(title) == best)


def _chosen(titles: Sequence[Title], meta: Mapping[str, str]) -> Title | None:
    """The first of some titles; of those of several years the page's own, or else the last."""
    if len({title.year for title in titles}) <= 1:
        return titles[0] if titles else None
    return next((title for title in _own_titles(meta) if title in titles), titles[-1])


def _own_titles(meta: Mapping[str, str]) -> list[Title]:
    """What a page says of itself, the surest first."""
    return [title for key in ("articletitle", "og:title", "title") if (title := parse_title(meta.get(key, "")))]


def _rank(title: Title) -> tuple[bool, bool, int]:
    return title.year is None, not is_organ_like(title.organ), title.lines


def is_organ_like(name: str) -> bool:
    """Whether a title's organ is one: an office, or the place that its government reports for."""
    chain = leading(name)
    return bool(name) and (is_organ(name) or length_of(chain) == len(name))


def _stem_title(name: str) -> Title | None:
    stem = PurePath(name.rsplit("!", 1)[-1].replace("\\", "/")).stem
    return parse_stem(stem) or parse_stem(squash(name).rsplit("!", 1)[-1])
