"""How well the reader read a factory report: the one place that calls the reader, by its public function only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from factory.formats import FORMATS
from factory.making import FactoryReport, draw_noises, make_report
from factory.page_noises import TURNED
from ingest.pipeline import read_report
from store.model import CellKey, Report, WenbaoError

LEVELS = {"none": (0, 0), "one": (1, 1), "some": (1, 4), "heavy": (5, 8), "mixed": (0, 4)}


@dataclass(frozen=True, slots=True)
class Slip:
    """A cell that was not read as it stands. `kind`: "wrong", "invented" or "missed"."""

    kind: str
    key: CellKey
    truth: Decimal | None
    read: Decimal | None


@dataclass(slots=True)
class Score:
    """What became of one report's cells; `trouble` says that it was refused or whose it was taken for."""

    name: str
    seed: int
    format: str
    noises: tuple[str, ...]
    counts: Counter[str] = field(default_factory=Counter)
    slips: list[Slip] = field(default_factory=list)
    trouble: str = ""

    @property
    def harm(self) -> tuple[int, int, int, bool]:
        """For sorting: wrong before invented before missed."""
        return (self.counts["wrong"], self.counts["invented"], self.counts["missed"], bool(self.trouble))


def draw_report(
    seed: int, level: str, format: str | None, noises: tuple[str, ...] | None, organ: str | None = None
) -> FactoryReport:
    """The report of a seed at a level of noise."""
    if noises is not None:
        return make_report(seed, format, noises, organ)
    rng = Random(f"{seed}:level")
    chosen = FORMATS[format or rng.choice(list(FORMATS))]
    return make_report(seed, chosen.name, draw_noises(rng, chosen, rng.randint(*LEVELS[level])), organ)


def score(made: FactoryReport) -> Score:
    """Read a report and hold each cell against the truth."""
    scored = Score(made.name, made.seed, made.format, made.noises)
    try:
        report = read_report(made.name, made.content)
    except WenbaoError as refusal:
        scored.trouble = f"refused: {refusal}"
        scored.counts["refused"] += 1
        compare(made, {}, scored)
        return scored
    compare(made, {figure.key: figure.value for figure in report.figures}, scored)
    check_identity(made, report, scored)
    return scored


def compare(made: FactoryReport, read: dict[CellKey, Decimal | None], scored: Score) -> None:
    """Count the cells; silence counts as right where the truth is lenient."""
    for key in {**made.truth, **read}:
        truth, value = made.truth.get(key), read.get(key)
        if value == truth:
            kind = "null right" if truth is None else "right"
        elif value is None:
            kind = "silent" if key in made.lenient else "missed"
        else:
            kind = "invented" if truth is None else "wrong"
        scored.counts[kind] += 1
        if kind in ("wrong", "invented", "missed"):
            scored.slips.append(Slip(kind, key, truth, value))


def check_identity(made: FactoryReport, report: Report, scored: Score) -> None:
    """Whose report it was taken for, and of which year."""
    names = {made.organ, made.organ.translate(TURNED)} if "traditional" in made.noises else {made.organ}
    if report.organ.name not in names or report.year != made.year:
        scored.counts["identity"] += 1
        scored.trouble = f"taken for {report.organ.name} {report.year}, is {made.organ} {made.year}"
