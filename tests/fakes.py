"""Stand-ins that behave: small, deterministic, without a model."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from langchain_core.embeddings import Embeddings

from store.catalogue import cell_types
from store.model import Check, Figure, Locator, Organ, Passage, Problem, Report, Status


class HashEmbeddings(Embeddings):
    """Texts as counts of their pairs of characters, hashed into some hundred places: like texts are near each other."""

    def __init__(self, dimension: int = 256, name: str = "hash") -> None:
        self.dimension = dimension
        self.name = name

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = [0.0] * self.dimension
        for pair in zip(f" {text}", text, strict=False):
            mark = hashlib.blake2b("".join(pair).encode(errors="replace"), digest_size=4).digest()
            vector[int.from_bytes(mark) % self.dimension] += 1
        length = math.sqrt(sum(part * part for part in vector)) or 1.0
        return [part / length for part in vector] if text else [1.0] + [0.0] * (self.dimension - 1)


def make_passages(texts: Iterable[str], section: str = "一、总体情况") -> tuple[Passage, ...]:
    return tuple(
        Passage(ordinal, section, text, Locator(section=section, line=ordinal + 1))
        for ordinal, text in enumerate(texts)
    )


def make_figures(numbers: Sequence[int | None] = (), form: str = "2021") -> tuple[Figure, ...]:
    """The form's cells in order with these numbers (None: blank); those after them are 0."""
    cells = [cell for cell in cell_types() if cell.in_form(form)]
    values = [*numbers, *[0] * (len(cells) - len(numbers))]
    return tuple(
        Figure(
            cell.indicator,
            cell.column,
            None if number is None else Decimal(number),
            Status.BLANK if number is None else Status.REPORTED,
            "" if number is None else str(number),
            cell.unit,
            Check.UNTESTED,
            Locator(cell.section, cell.row_label, cell.column_label, table=0, table_row=2, line=9),
        )
        for cell, number in zip(cells, values, strict=True)
    )


def make_report(
    organ: str = "甲县人民政府办公室",
    year: int = 2021,
    *,
    digest: str | None = None,
    source: str = "report.html",
    region: str | None = None,
    figures: Sequence[Figure] | None = None,
    texts: Sequence[str] = ("全年主动公开信息三百条。", "依申请公开渠道畅通。"),
    problems: tuple[Problem, ...] = (),
) -> Report:
    made = tuple(make_figures() if figures is None else figures)
    marks = repr((organ, year, source, made, tuple(texts)))
    title = f"{organ}{year}年政府信息公开工作年度报告"
    return Report(
        Organ(organ, region),
        year,
        title,
        "2021" if made else "",
        source,
        digest or hashlib.sha256(marks.encode()).hexdigest(),
        made,
        make_passages(texts),
        problems,
    )
