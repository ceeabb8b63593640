"""The laws of the reading, over reports from the factory: nothing wrong whatever the noise, nothing missed without; and
what keeps them, shown by switching it off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from factory.formats import FORMATS
from factory.making import make_report
from factory.scoring import draw_report, score
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.alignment import Match
from ingest.choice import Options, Solution, System
from ingest.labels import rows_of
from ingest.readings import Reading
from ingest.record import Record

SEEDS = st.integers(0, 10**9)


def slips(found: Counter[str]) -> dict[str, int]:
    return {kind: found[kind] for kind in ("wrong", "invented") if found[kind]}


@given(seed=SEEDS, level=st.sampled_from(("one", "some", "heavy")))
@settings(max_examples=130, derandomize=True, deadline=None)
def test_whatever_the_noise_no_figure_is_wrong(seed: int, level: str) -> None:
    scored = score(draw_report(seed, level, None, None))
    assert not slips(scored.counts), scored


@pytest.mark.parametrize("format", FORMATS)
@given(seed=SEEDS)
@settings(max_examples=3, derandomize=True, deadline=None)
def test_without_noise_nothing_is_missed(format: str, seed: int) -> None:
    scored = score(make_report(seed, format, ()))
    assert not scored.slips and not scored.trouble, scored


@pytest.fixture
def by_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switches the alignment off: records are the form's rows one after the other, whatever their labels say."""

    def align(records: Sequence[Record], table: str) -> list[Match]:
        filled = [record for record in records if record.filled]
        return [Match(row, record, 1.0) for row, record in zip(rows_of(table), filled, strict=False)]

    for module in ("applications", "proactive"):
        monkeypatch.setattr(f"ingest.{module}.align", align)


@pytest.fixture
def without_sums(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switches the identities off: every sum is said to hold, and of several readings the first is taken."""

    def choose(options: Options, system: System) -> Solution:
        return {row: found[0] for row, found in options.items() if found}

    def hold(reading: Reading | Solution, against: int | System) -> bool:
        return True

    monkeypatch.setattr("ingest.applications.choose_readings", choose)
    for name in ("applications.sums_hold", "applications.sum_holds", "disputes.sum_holds", "grid_records.sum_holds"):
        monkeypatch.setattr(f"ingest.{name}", hold)


def harmed(format: str, noise: str) -> int:
    """In how many of some fixed reports a figure is wrong or invented."""
    scores = [score(make_report(seed, format, (noise,))) for seed in range(6)]
    return sum(bool(slips(scored.counts)) for scored in scores)


ALIGNED = [("html", "row_missing"), ("docx", "row_missing"), ("txt_stream", "row_missing"), ("md", "tables_reordered")]
SUMMED = [(name, "number_before_values") for name in ("txt_stream", "txt_lines", "txt_word")]


@pytest.mark.parametrize(("format", "noise"), [*ALIGNED, *SUMMED])
def test_labels_and_sums_together_keep_every_figure_right(format: str, noise: str) -> None:
    assert harmed(format, noise) == 0


@pytest.mark.parametrize(("format", "noise"), ALIGNED)
def test_without_labels_figures_stand_in_the_wrong_rows(format: str, noise: str, by_order: None) -> None:
    assert harmed(format, noise) > 0


@pytest.mark.parametrize(("format", "noise"), SUMMED)
def test_without_sums_stray_numbers_are_taken_for_figures(format: str, noise: str, without_sums: None) -> None:
    assert harmed(format, noise) > 0
