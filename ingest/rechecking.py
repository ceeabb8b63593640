"""What the rules say anew of a held report, where its own figures were amended or a neighbouring year came or went."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.carry_over import check_carry_over
from ingest.claims import check_claims
from ingest.headings import section_number
from ingest.rules import check_identities
from ingest.sections import Text
from store.database import Database
from store.model import CellKey, Figure, Problem, ReportHead, Rule

IDENTITIES = frozenset({Rule.ROW_SUM, Rule.COLUMN_SUM, Rule.BALANCE, Rule.DISPUTE_SUM})
_CARRIED = frozenset({Rule.CARRY_OVER})
_CLAIMS = frozenset({Rule.TEXT_AGAINST_TABLE})


def recheck(database: Database, organ_id: int, year: int) -> None:
    """Brings checks and problems of an organ's year, and of its neighbours, in line with the figures that count.

    To be called when a report of this organ and year was saved, amended or removed, also where none is held any more.
    Where a cell of the year is or was amended, the identities and the text are held against the effective figures.
    The carry-over into this year and into the next is derived anew. Writes nothing where nothing changes.
    """
    heads = {head.year: head for head in database.heads({organ_id}, {year - 1, year, year + 1})}
    held = heads.get(year)
    if held is not None and database.amendments({organ_id}, {year}, undone=True):
        _recheck_own(database, held)
    for later in (year, year + 1):
        if later in heads:
            before = heads.get(later - 1)
            _put(database, heads[later], _CARRIED, _carry_over(database, before, heads[later]) if before else ())


def _recheck_own(database: Database, head: ReportHead) -> None:
    figures = _figures(database, head)
    checked, broken = check_identities(figures)
    changed = {new.key: new.check for new, old in zip(checked, figures, strict=True) if new.check is not old.check}
    if changed:
        database.set_checks(head.id, changed)
    claims = check_claims({figure.key: figure for figure in checked}, _texts(database, head), head.organ.name)
    against_table = [problem for problem in claims if problem.rule in _CLAIMS]
    _put(database, head, IDENTITIES | _CLAIMS, (*broken, *against_table))


def _texts(database: Database, head: ReportHead) -> list[Text]:
    """The report's paragraphs, as far as its passages keep them."""
    return [
        Text(paragraph, held.passage.section, section_number(held.passage.section) or 0, held.passage.locator.line)
        for held in database.passages({head.organ_id}, {head.year})
        for paragraph in held.passage.text.split("\n")
    ]


def _carry_over(database: Database, before: ReportHead, after: ReportHead) -> tuple[Problem, ...]:
    return check_carry_over(_by_key(_figures(database, before)), _by_key(_figures(database, after)), after.year)


def _figures(database: Database, head: ReportHead) -> list[Figure]:
    return [held.figure for held in database.figures({head.organ_id}, {head.year})]


def _by_key(figures: Sequence[Figure]) -> dict[CellKey, Figure]:
    return {figure.key: figure for figure in figures}


def _put(database: Database, head: ReportHead, rules: Collection[Rule], problems: Sequence[Problem]) -> None:
    """Replaces what is held under these rules, where it is not the same already."""
    held = [one.problem for one in database.problems({head.organ_id}, {head.year}) if one.problem.rule in rules]
    if held != list(problems):
        database.replace_problems(head.id, rules, problems)
