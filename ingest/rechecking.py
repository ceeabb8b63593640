"""What the rules say anew of a held report, where its own figures were amended or a neighbouring year came or went."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.blocks import Spot
from ingest.carry_over import CARRIED_CELLS, check_carry_over
from ingest.claims import check_claims
from ingest.headings import section_number
from ingest.rules import check_identities
from ingest.sections import Text
from store.database import Database
from store.model import CellKey, Figure, Locator, Problem, ReportHead, Rule

IDENTITIES = frozenset({Rule.ROW_SUM, Rule.COLUMN_SUM, Rule.BALANCE, Rule.DISPUTE_SUM})
_CARRIED = frozenset({Rule.CARRY_OVER})
_CLAIMS = frozenset({Rule.TEXT_AGAINST_TABLE})


def recheck(database: Database, organ_id: int, year: int) -> None:
    """Brings checks and problems of an organ's year, and of its neighbours, in line with the figures that count.

    To be called when a report of this organ and year was saved, amended or removed, also where none is held any more.
    Where a cell of the year is or was amended, the identities and the text are held against the effective figures.
    The carry-over into this year and into the next is derived anew. Writes nothing where nothing changes.
    """
    recheck_all(database, [(organ_id, year)])


def recheck_all(database: Database, changed: Collection[tuple[int, int]]) -> None:
    """As `recheck`, of many organs' years (organ's id, year) at once, which costs little more than one."""
    organs = {organ_id for organ_id, _ in changed}
    years = {near for _, year in changed for near in (year - 1, year, year + 1)}
    heads = {(head.organ_id, head.year): head for head in database.heads(organs, years)}
    for organ_id, year in {(held.organ_id, held.year) for held in database.amendments(organs, years, undone=True)}:
        if (organ_id, year) in heads and (organ_id, year) in changed:
            _recheck_own(database, heads[organ_id, year])
    later = {(organ_id, near) for organ_id, year in changed for near in (year, year + 1)} & heads.keys()
    if later:
        preceded = {organ_id for organ_id, near in later if (organ_id, near - 1) in heads}
        _recheck_carried(database, [heads[key] for key in sorted(later)], preceded, years)


def _recheck_carried(database: Database, later: Sequence[ReportHead], preceded: set[int], years: set[int]) -> None:
    """Derives the carry-over into each of these reports anew; `preceded` are the organs with a year before."""
    figures: dict[tuple[int, int], dict[CellKey, Figure]] = {}
    for held in database.figures(preceded, years, CARRIED_CELLS) if preceded else ():
        figures.setdefault((held.report.organ_id, held.report.year), {})[held.figure.key] = held.figure
    noted: dict[int, list[Problem]] = {}
    for one in database.problems({head.organ_id for head in later}, {head.year for head in later}):
        if one.problem.rule in _CARRIED:
            noted.setdefault(one.report.id, []).append(one.problem)
    changed: dict[int, tuple[Problem, ...]] = {}
    for head in later:
        before = figures.get((head.organ_id, head.year - 1))
        found = check_carry_over(before, figures.get((head.organ_id, head.year), {}), head.year) if before else ()
        if list(found) != noted.get(head.id, []):
            changed[head.id] = found
    if changed:
        database.replace_all_problems(_CARRIED, changed)


def _recheck_own(database: Database, head: ReportHead) -> None:
    figures = [held.figure for held in database.figures({head.organ_id}, {head.year})]
    checked, broken = check_identities(figures)
    changed = {new.key: new.check for new, old in zip(checked, figures, strict=True) if new.check is not old.check}
    if changed:
        database.set_checks(head.id, changed)
    claims = check_claims(
        {figure.key: figure for figure in checked}, _texts(database, head), head.organ.name, head.year
    )
    against_table = [problem for problem in claims if problem.rule in _CLAIMS]
    _put(database, head, IDENTITIES | _CLAIMS, (*broken, *against_table))


def _texts(database: Database, head: ReportHead) -> list[Text]:
    """The report's paragraphs, as far as its passages keep them."""
    return [
        Text(
            paragraph,
            passage.section,
            section_number(passage.section) or 0,
            passage.locator.line,
            spot=_spot_of(passage.locator),
        )
        for passage in (held.passage for held in database.passages({head.organ_id}, {head.year}))
        for paragraph in passage.text.split("\n")
    ]


def _spot_of(place: Locator) -> Spot | None:
    return None if place.page is None or place.box is None else Spot(place.page, place.box)


def _put(database: Database, head: ReportHead, rules: Collection[Rule], problems: Sequence[Problem]) -> None:
    """Replaces what is held under these rules, where it is not the same already."""
    held = [one.problem for one in database.problems({head.organ_id}, {head.year}) if one.problem.rule in rules]
    if held != list(problems):
        database.replace_problems(head.id, rules, problems)
