"""Whole reports as scans: each figure that is kept is right, few are missed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from factory.scans import make_scan
from factory.scoring import Score, Slip, compare

from ingest.pipeline import read_report
from store.model import Status

HAN = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")

needs_office = pytest.mark.skipif(
    not (HAN.exists() and shutil.which("soffice")), reason="LibreOffice writer and fonts-noto-cjk are needed"
)


def score_scan(seed: int, most_pages: int | None = None) -> Score:
    made, content = make_scan(seed, most_pages=most_pages)
    scored = Score(made.name, seed, "scan", made.noises)
    report = read_report(made.name.replace(".docx", ".pdf"), content)
    compare(made, {figure.key: figure.value for figure in report.figures}, scored)
    placed = [figure for figure in report.figures if figure.status is Status.REPORTED]
    assert all(figure.locator.page and figure.locator.box for figure in placed)
    return scored


def wrong(scores: Iterable[Score]) -> list[tuple[int, Slip]]:
    return [(one.seed, slip) for one in scores for slip in one.slips if slip.kind != "missed"]


def check_scans(seeds: range) -> None:
    scores = [score_scan(seed) for seed in seeds]
    assert wrong(scores) == []
    missed, right = (sum(one.counts[kind] for one in scores) for kind in ("missed", "right"))
    assert missed < 0.05 * (missed + right)


@needs_office
def test_scans_are_read() -> None:
    check_scans(range(1, 2))
    first_pages = [score_scan(seed, most_pages=1) for seed in (2, 3)]
    assert wrong(first_pages) == []
    assert all(one.counts["right"] > 20 for one in first_pages)


@needs_office
@pytest.mark.slow
def test_a_hundred_scans_are_read() -> None:
    check_scans(range(1, 101))
