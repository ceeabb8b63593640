"""What tests of drawn pictures look at: figures changed in one place, and the pixels of a picture."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

from fakes import make_report
from PIL import Image

from bot.picture.proof import Picture
from bot.picture.shapes import Box
from store.model import CellKey, Figure, Report, ReportHead

RECEIVED = CellKey("applications.received", "total")


def head_of(report: Report) -> ReportHead:
    return ReportHead(1, 1, report.organ, report.year, report.title, report.form, report.source)


HEAD = head_of(make_report())


def changed(figures: Iterable[Figure], key: CellKey, **change: object) -> list[Figure]:
    return [replace(figure, **change) if figure.key == key else figure for figure in figures]  # type: ignore[arg-type]


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def colours(picture: Picture, box: Box, inset: int) -> set[tuple[int, ...]]:
    """The colours inside a box, so far from its edges."""
    part = pixels(picture).crop((box.x0 + inset, box.y0 + inset, box.x1 - inset, box.y1 - inset))
    return {colour for _, colour in part.getcolors(1 << 20) or [] if isinstance(colour, tuple)}
