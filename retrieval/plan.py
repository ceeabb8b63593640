"""What a question comes to: a typed plan of what to fetch, or what must be asked back, is not held, or is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from retrieval.conversation import Conversation, Shape
from retrieval.reading.counts import Condition
from retrieval.reading.holdings import Holding
from retrieval.reading.running import Running
from store.catalogue.terms import Measure, lexicon
from store.model import CellKey, HeldOrgan

MOST_CHOICES = 8
"""As many choices as are offered where a question may mean more than one thing."""


class Operation(StrEnum):
    """What is done with what is fetched."""

    LOOKUP = "lookup"
    DIFFERENCE = "difference"
    RANKING = "ranking"
    SUM = "sum"
    AVERAGE = "average"
    COUNT = "count"
    RATIO = "ratio"
    TREND = "trend"
    LIST = "list"
    LACKING = "lacking"
    AUDIT = "audit"
    SUMMARY = "summary"
    TEXT = "text"


class Target(NamedTuple):
    """An organ and a year: one report that is asked about."""

    organ: HeldOrgan
    year: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fetch and what to do with it.

    No `targets`: all reports held of `years` (of every year where that is empty too) but those of `excluded` organs.
    `groups` are the cells that are taken together as one number each; without them each of `cells` is one. `whole` is
    what a ratio's part (`cells`) is held against; where it is held against the same of all reports, `of_all`.
    `across`: each thing asked for is summed over all reports before it is ranked. `placed` is the organ whose place in
    a ranking is asked for; `extremes` asks for both ends of it. `changed`
    ("difference" or "change_rate") takes of each organ how it changed between its two years. `assumed_year`: the asker
    named none. `lacking` are the
    years asked for that the organ has no report of, `silent` the organs of a group that have none of them, `apart`
    the governments of their region that are not among them. `topic` is
    what is searched in the text, `unused` the words of the question that no cell accounts for, `about` a name that
    reports nothing itself and so must stand in what is quoted. `measure` is the derived measure that the ratio is.
    `listed`: of a ranking all is wanted, `nth`: only the place `limit`, `yearly`: one of each year. `times`: how many
    times the second the first is ("times"), how many times it has grown by ("grown"), or whether it has "doubled";
    "more": the greater is held against the smaller.
    `pooled`: one rate of all reports of a year together; `spread`: how far both ends of
    a ranking, or the two years of a sum, are apart; `summed`: each organ's years are added up before they are ranked.
    `than`: the organ whose own value is what the others are held against. `median`: not the average but the median,
    or `both_means`.
    `together`: what the first of a ranking have added up, and which part of all. `members` are the organs that `of_all`
    means, where not all.
    `running`: a rise, or a fall, from each of the years to the next;
    `throughout`: the bound holds in each of them. `unit`: of money, the one it is asked in. `holding`: of a list of
    reports, what is asked of the years that each organ has them of. `peak`: of the sums of several years the greatest
    (the least where `ascending`) is told by itself. `share`: which part of the organs are those counted; `shares`: of
    each organ that is ranked its part of all.
    """

    operation: Operation
    targets: tuple[Target, ...] = ()
    organs: tuple[HeldOrgan, ...] = ()
    years: tuple[int, ...] = ()
    cells: tuple[CellKey, ...] = ()
    whole: tuple[CellKey, ...] = ()
    groups: tuple[tuple[CellKey, ...], ...] = ()
    of_all: bool = False
    across: bool = False
    excluded: tuple[HeldOrgan, ...] = ()
    placed: HeldOrgan | None = None
    extremes: bool = False
    changed: str = ""
    ascending: bool = False
    limit: int | None = None
    condition: Condition | None = None
    assumed_year: bool = False
    lacking: tuple[int, ...] = ()
    silent: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    topic: str = ""
    unused: tuple[str, ...] = ()
    about: str = ""
    measure: Measure | None = None
    listed: bool = False
    times: str = ""
    nth: bool = False
    yearly: bool = False
    pooled: bool = False
    spread: bool = False
    summed: bool = False
    throughout: bool = False
    than: HeldOrgan | None = None
    median: bool = False
    together: bool = False
    members: tuple[HeldOrgan, ...] = ()
    running: Running | None = None
    unit: str = ""
    holding: Holding | None = None
    peak: bool = False
    both_means: bool = False
    share: bool = False
    shares: bool = False

    @property
    def read_otherwise(self) -> Measure | None:
        """The measure that some mean by the same word: a disclosure rate of what was granted in full alone."""
        known = lexicon().measures
        return (
            known.get("full_disclosure_rate") if self.measure and self.measure == known.get("disclosure_rate") else None
        )

    @property
    def quantities(self) -> tuple[tuple[CellKey, ...], ...]:
        """What is asked for as one number each: a group of cells, or a cell."""
        return self.groups or tuple((cell,) for cell in self.cells)

    @property
    def single(self) -> bool:
        """Whether one number is asked for of each report."""
        return len(self.quantities) == 1

    def remembered(self, at: float) -> Conversation:
        """What the next question may leave out."""
        pairs = tuple((target.organ.organ.name, target.year) for target in self.targets)
        return Conversation(
            tuple(organ.organ.name for organ in self.organs if not self.members),
            self.years,
            self.cells,
            ""
            if self.than or self.pooled or self.median or self.together or self.members or self.running
            else self.operation.value,
            self.topic,
            at,
            shape=Shape(
                self.groups,
                self.whole,
                self.measure,
                self.condition,
                tuple(organ.organ.name for organ in self.excluded),
                self.limit,
                self.of_all,
                self.across,
                self.placed is not None,
                self.extremes,
                self.ascending,
                self.nth,
            ),
            placed=self.placed.organ.name if self.placed else "",
            pairs=pairs if len(pairs) < len(self.organs) * len(self.years) and not self.members else (),
        )


class Doubt(StrEnum):
    """Why something must be asked back."""

    WHICH_ORGAN = "which_organ"
    SIMILAR_NAME = "similar_name"
    WHICH_YEAR = "which_year"
    WHICH_CELL = "which_cell"
    UNUSED_WORDS = "unused_words"
    UNCOMPUTED = "uncomputed"
    ONE_INTAKE = "one_intake"


@dataclass(frozen=True, slots=True)
class Clarification:
    """The question means more than one thing. `choices` are (what to show, the question in full).

    `plan` is what of it was understood, for an answer that only fills in the rest ("嘉祥县府办的").
    """

    doubt: Doubt
    choices: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    plan: Plan | None = None


class Lack(StrEnum):
    """What is not held."""

    ORGAN = "organ"
    YEAR = "year"
    ANYTHING = "anything"
    POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Gap:
    """What the question asks for is not held: the organ's name, the years asked and those held."""

    lack: Lack
    organ: str = ""
    years: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not a question for this assistant. `why` is "greeting", "empty", "change", "instruction", "anew" (all
    that was talked of is to be forgotten), "thanks" or "elsewhere"."""

    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Something of the field is to be explained: definitions by code, derived measures, articles by number."""

    codes: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    articles: tuple[int, ...] = ()


Outcome = Plan | Clarification | Gap | Refusal | Explanation
