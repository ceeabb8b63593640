"""A world in files: a folder for each report with its source, its gold figures and whose it is."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from factory.figures import form_cells
from factory.formats import FORMATS

from questions.expecting import number
from questions.world import World, WorldReport

TITLES: Final = {
    "received": "新收",
    "carried_in": "结转上年",
    "granted": "予以公开",
    "partial": "部分公开",
    "processed": "总计",
    "carried_out": "结转下年",
    "other": "其他处理",
}
NUMBERED: Final = {
    "denied": ("不予公开", "state_secret law security third_party internal process enforcement enquiry"),
    "unavailable": ("无法提供", "not_held to_be_made unclear"),
    "unprocessed": ("不予处理", "petition repeat publication excessive confirmation"),
    "other": ("其他处理", "not_corrected fee_unpaid other"),
}
PROACTIVE: Final = {
    "regulations": "规章",
    "normative": "规范性文件",
    "licences": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
}
DISPUTES: Final = {"reconsideration": "复议", "litigation.direct": "诉讼直接", "litigation.after_review": "诉讼复议后"}


def gold_name(indicator: str, old_form: bool) -> tuple[str, str]:
    """The table and row of a gold file in which a row of the form stands."""
    table, _, row = indicator.partition(".")
    if table == "disputes":
        return "review", DISPUTES[row]
    if table == "proactive":
        prefix = "" if old_form or row != "normative" else "行政"
        return "proactive_2019" if old_form else "proactive", prefix + PROACTIVE[row]
    group, _, member = row.partition(".")
    if member:
        title, members = NUMBERED[group]
        return table, f"{title}.{members.split().index(member) + 1}"
    return table, TITLES[row]


def gold(report: WorldReport) -> dict[str, Any]:
    """The figures as a gold file has them: rows of numbers, null where a cell is blank."""
    found: dict[str, Any] = {}
    for indicator, cells in groupby(form_cells(report.form), key=lambda cell: cell.indicator):
        table, row = gold_name(indicator, report.form == "2019")
        values = [number(report.values[cell.key]) for cell in cells]
        alone = table == "proactive" and len(values) == 1
        found.setdefault(table, {})[row] = values[0] if alone else values
    return found


def meta(report: WorldReport) -> dict[str, Any]:
    """Whose report it is."""
    return {"title": report.title, "organ": report.organ.name, "organ_aliases": [], "year": report.year}


def as_json(content: dict[str, Any]) -> str:
    """A file a person can read."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_reports(world: World, folder: Path) -> None:
    """Write every report of the world into a folder of its own."""
    for report in world.reports.values():
        place = folder / report.name
        place.mkdir(parents=True, exist_ok=True)
        (place / f"source.{FORMATS[report.format].suffix}").write_bytes(report.content())
        (place / "meta.json").write_text(as_json(meta(report)), encoding="utf-8")
        (place / "gold.json").write_text(as_json(gold(report)), encoding="utf-8")
