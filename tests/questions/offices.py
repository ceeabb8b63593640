"""Whose reports a question set is about: its offices.toml, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from store.model import CellKey

ReportKey = tuple[str, int]
OPTIONAL: Final = (
    *("hybrid", "nothing", "totals_blank", "carry_lost", "in_yuan", "tells_channels"),
    *("zeros_blank", "text_slips", "slips", "told"),
)


class SlipError(Exception):
    """What a set says of its offices or answers cannot be."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An office: `size` names how much it has to do, `phone` stands in its reports."""

    code: str
    name: str
    size: str
    years: tuple[int, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a report's text, and the words in it that answer a question, by the fact's name."""

    text: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices by code and what is odd about their reports; the words are those of offices.toml."""

    prefix: str
    written: tuple[str, ...]
    organs: Mapping[str, Organ]
    sizes: Mapping[str, tuple[tuple[int, float], ...]]
    hybrid: frozenset[ReportKey]
    nothing: frozenset[ReportKey]
    totals_blank: frozenset[ReportKey]
    carry_lost: frozenset[ReportKey]
    in_yuan: frozenset[ReportKey]
    tells_channels: frozenset[str]
    zeros_blank: Mapping[ReportKey, str]
    text_slips: Mapping[ReportKey, int]
    slips: Mapping[ReportKey, Mapping[CellKey, int]]
    told: Mapping[ReportKey, tuple[Told, ...]]


def read_offices(text: str) -> Offices:
    """The offices of a set. Raises SlipError where something names an office or a year that is not there."""
    read = dict.fromkeys(OPTIONAL, ()) | tomllib.loads(text)
    if unknown := set(read) - {field.name for field in fields(Offices)} - {"offices"}:
        raise SlipError(f"nobody reads {sorted(unknown)}")
    organs = {row[0]: Organ(row[0], row[1], row[2], held_years(row[3]), row[4]) for row in read["offices"]}
    if len(organs) != len(read["offices"]):
        raise SlipError("a code stands for two offices")
    held = {(code, year) for code, organ in organs.items() for year in organ.years}
    if astray := {organ.size for organ in organs.values()} - set(read["sizes"]) | set(read["tells_channels"]) - set(
        organs
    ):
        raise SlipError(f"nothing is known of {sorted(astray)}")
    slips = keyed(read["slips"], held)
    return Offices(
        prefix=read["prefix"],
        written=tuple(read["written"]),
        organs=organs,
        sizes={name: tuple((top, part) for top, part in tables) for name, tables in read["sizes"].items()},
        **{name: frozenset(keyed(dict.fromkeys(read[name]), held)) for name in OPTIONAL[:5]},
        tells_channels=frozenset(read["tells_channels"]),
        zeros_blank=keyed(read["zeros_blank"], held),
        text_slips=keyed(read["text_slips"], held),
        slips={report: {cell_key(cell): more for cell, more in cells.items()} for report, cells in slips.items()},
        told={report: tuple(map(one_told, said)) for report, said in keyed(read["told"], held).items()},
    )


def held_years(spoken: str) -> tuple[int, ...]:
    """ "19-21,23" as years."""
    spans = [part.split("-") for part in spoken.split(",")]
    return tuple(year for span in spans for year in range(2000 + int(span[0]), 2001 + int(span[-1])))


def keyed(spoken: Mapping[str, Any], held: Collection[ReportKey]) -> dict[ReportKey, Any]:
    """What is said of single reports ("DQ 2021"), by office and year."""
    found: dict[ReportKey, Any] = {}
    for name, said in dict(spoken).items():
        code, _, year = name.partition(" ")
        if (code, int(year or 0)) not in held:
            raise SlipError(f"no report {name}")
        found[code, int(year)] = said
    return found


def cell_key(spoken: str) -> CellKey:
    """ "applications.received:total" as a cell."""
    indicator, _, column = spoken.partition(":")
    return CellKey(indicator, column)


def one_told(spoken: Mapping[str, str]) -> Told:
    """A sentence with its facts. Raises SlipError where a fact does not stand in it."""
    facts = {name: answer for name, answer in spoken.items() if name != "text"}
    if lacking := [name for name, answer in facts.items() if answer not in spoken["text"]]:
        raise SlipError(f"{spoken['text']} does not tell {lacking}")
    return Told(spoken["text"], facts)
