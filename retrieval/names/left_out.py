"""Offices that an English question leaves out by what they are alone ("except the education bureau") (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.organs import OrganDirectory, OrganMention
from store.catalogue.aliases import ancestors, take_apart

_LEAD = re.compile(
    r"(?<![a-z])(?:except(?: for)?|excluding|other than|apart from|not counting|(?:all|every)[a-z ]{2,20} but) (?=the )"
)


def with_left_out(text: str, named: tuple[OrganMention, ...], directory: OrganDirectory) -> tuple[OrganMention, ...]:
    """The organs named, with the office of the one region that they name which is left out beside it."""
    regions = {region for one in named for organ in one.organs for region in take_apart(organ.organ.name).regions[-1:]}
    found = tuple(_left_out(text, named, directory, regions)) if len(regions) == 1 else ()
    return tuple(sorted((*named, *found), key=lambda one: one.start)) if found else named


def _left_out(
    text: str, named: Sequence[OrganMention], directory: OrganDirectory, regions: set[str]
) -> Iterator[OrganMention]:
    for lead in _LEAD.finditer(text):
        for (start, end), organs in directory.latin_names.without_region(text[lead.end() :]):
            taken = any(one.start <= lead.end() < one.end for one in named)
            own = [one for one in organs if ancestors(one.organ.name, one.organ.region).issuperset(regions)]
            direct = [one for one in own if regions.issuperset(take_apart(one.organ.name).regions[-1:])]
            if start == 0 and not taken:
                at = lead.end()
                yield OrganMention(
                    at, at + end, text[at : at + end], tuple(direct or own or organs), bool(direct or own)
                )
