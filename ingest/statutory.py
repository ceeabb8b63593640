"""The statutory tables: from records to figures, each by its row's and its column's label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.applications import read_applications
from ingest.disputes import dispute_records, read_disputes
from ingest.labels import APPLICATIONS, DISPUTES, PROACTIVE
from ingest.proactive import read_proactive
from ingest.record import Record
from ingest.scope import own_records
from store.model import CellKey, Figure, Problem


@dataclass(frozen=True, slots=True)
class Statutory:
    """The tables as read: the form, every cell of that form, the problems met in reading, and the cells whose figures
    were not read beyond doubt."""

    form: str
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    unsure: frozenset[CellKey] = frozenset()


def read_tables(records: Sequence[Record], form_otherwise: str) -> Statutory:
    """The figures of all three tables. `form_otherwise` lists the cells where no table tells its form."""
    records = own_records(records)
    disputed = dispute_records(records)
    inside = {id(record) for record in disputed}
    others = [record for record in records if id(record) not in inside]
    proactive = read_proactive(others)
    applications = read_applications(others, proactive.form)
    disputes = read_disputes(disputed)
    told = [table.form for table in (proactive, applications) if table.form]
    forms = {
        PROACTIVE: proactive.form or (told[0] if told else form_otherwise),
        APPLICATIONS: applications.form or (told[0] if told else form_otherwise),
        DISPUTES: "2021",
    }
    tables = (proactive, applications, disputes)
    figures = tuple(figure for table in tables for figure in table.figures(forms[table.table]))
    unsure = frozenset(key for table in tables for key in table.unsure)
    form = "" if not told else told[0] if len(set(told)) == 1 else "hybrid"
    return Statutory(form, figures, tuple(problem for table in tables for problem in table.problems), unsure)
