"""Which of the years found in a question stand: not those within names or terms; and which terms give way to them
(pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrieval.organs import OrganDirectory, OrganMention
from retrieval.reading.years import YearMention, so_many_held
from store.catalogue.terms import Match


def behind_years(matches: Iterable[Match], years: Sequence[YearMention]) -> list[Match]:
    """The matches without those that begin within a year and go on behind it ("2022" + "年会…"), or that would make it
    another word ("五" + "年来")."""
    solid = [year for year in years if not year.relative or len(years) == 1]
    ends = {at: year.end for year in solid for at in range(year.start + 1, year.end)}
    return [
        match
        for match in matches
        if match.start not in ends
        or (match.end <= ends[match.start] and not any(term.kind == "domain" for term in match.terms))
    ]


def free_years(
    years: Iterable[YearMention], matches: Iterable[Match], spans: Sequence[tuple[int, int]]
) -> tuple[YearMention, ...]:
    """The years that stand in no name (`spans`) and in no term ("上年" of 上年结转 is none)."""
    held = [
        (match.start, match.end)
        for match in matches
        if match.text[0].isdigit() or any(term.kind != "filler" and term.code != "bound" for term in match.terms)
    ]
    held += spans
    return tuple(year for year in years if not any(start < year.end and year.start < end for start, end in held))


def as_held(
    text: str, years: Sequence[YearMention], organs: Sequence[OrganMention], directory: OrganDirectory
) -> tuple[YearMention, ...]:
    """The years, so many of them as those of which the one organ named has reports ("五年来一共")."""
    alone = organs[0].organs if len(organs) == 1 and len(organs[0].organs) == 1 else ()
    return tuple(so_many_held(year, text, directory.years[alone[0].id]) if alone else year for year in years)
