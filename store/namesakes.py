"""Organs of one name in different regions: they are kept as one, and that is said. Works in a transaction that its
caller holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from store.catalogue.regions import regions
from store.model import Problem, Report, Rule
from store.tables import ORGAN


def doubt_namesakes(connection: Connection, reports: Sequence[Report]) -> list[Report]:
    """The reports in their order; one whose organ lies in another region than the organ of its name that is held, or
    that comes before it here, with a problem that says so."""
    names = {report.organ.name for report in reports}
    rows = connection.execute(select(ORGAN.c.name, ORGAN.c.region).where(ORGAN.c.name.in_(names)))
    known = {row.name: row.region for row in rows if row.region is not None}
    doubted = []
    for report in reports:
        name, region = report.organ.name, report.organ.region
        if region is not None and _lie_apart(known.setdefault(name, region), region):
            report = replace(report, problems=(*report.problems, _namesake(name, known[name], region)))
        doubted.append(report)
    return doubted


def _lie_apart(first: str, second: str) -> bool:
    """Whether neither of two regions, by code, lies in the other."""
    one, other = regions().get(first), regions().get(second)
    if one is None or other is None:
        return first != second
    return not (regions().within(one, other) or regions().within(other, one))


def _namesake(name: str, first: str, second: str) -> Problem:
    there, here = _region_name(first), _region_name(second)
    message = (
        f"先收录的{name}属{there}，这份年报却属{here}，现按一个机关收录；如是同名的两个机关，"
        "请用 --organ 写明带上级地区的全称"
    )
    return Problem(Rule.IDENTITY, message, there, here)


def _region_name(code: str) -> str:
    region = regions().get(code)
    return "".join(one.name for one in regions().chain(region)) if region else f"代码 {code} 的地区"
