"""From names and short forms in a question to the organs that are held, or to what is not held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.latin_names import LatinNames
from store.catalogue.aliases import aliases, ancestors, generic_aliases, organ_forms, spoken_forms, take_apart
from store.catalogue.normal import fold
from store.catalogue.regions import regions, short_name
from store.model import HeldOrgan, ReportHead

_CLOSE_ENOUGH = 4
"""A name must be this long before another character in it can be a slip of the pen."""
_NO_NAMES = ("城区", "郊区", "矿区")
"""Divisions whose names are ordinary words."""
_LATIN = re.compile(r"[a-z]{4,}")
_GOVERNMENT = ("人民政府", "办事处")


@dataclass(frozen=True, slots=True)
class OrganMention:
    """A stretch of the question that names an organ, with the held organs that it can mean.

    No organ at all: what is named is not held. `sure` is false where only a similar spelling or a name without its
    region led to them, so that the asker must say.
    """

    start: int
    end: int
    text: str
    organs: tuple[HeldOrgan, ...]
    sure: bool = True

    @property
    def bare(self) -> bool:
        """Whether it is a region's name alone, which an office of that region may follow ("宿迁" + "教育局")."""
        return any(
            short_name(self.text) in (short_name(name), name)
            for one in self.organs
            for name in take_apart(one.organ.name).regions[-1:]
        )


@dataclass(frozen=True, slots=True)
class _Known:
    organ: HeldOrgan
    ancestors: frozenset[str]


class OrganDirectory:
    """The held organs by all their names, the years that each is held for, and the forms of those reports."""

    def __init__(self, heads: Iterable[ReportHead]) -> None:
        self.years: dict[int, tuple[int, ...]] = {}
        self.forms: dict[tuple[int, int], str] = {}
        self._known: dict[int, _Known] = {}
        self._full: dict[str, list[int]] = defaultdict(list)
        self._generic: dict[str, list[int]] = defaultdict(list)
        for head in heads:
            self.forms[head.organ_id, head.year] = head.form
            self.years[head.organ_id] = (*self.years.get(head.organ_id, ()), head.year)
            if head.organ_id not in self._known:
                self._add(HeldOrgan(head.organ_id, head.organ))
        self._regions = {
            fold(name) for known in self._known.values() for name in take_apart(known.organ.organ.name).regions
        }
        self._latin: LatinNames | None = None
        self._longest = max((len(name) for name in (*self._full, *self._generic)), default=0)

    def _add(self, held: HeldOrgan) -> None:
        name = held.organ.name
        self._known[held.id] = _Known(held, ancestors(name, held.organ.region))
        for alias in aliases(name):
            self._full[fold(alias)].append(held.id)
        for alias in generic_aliases(name):
            self._generic[fold(alias)].append(held.id)

    @property
    def organs(self) -> tuple[HeldOrgan, ...]:
        """All held organs."""
        return tuple(known.organ for known in self._known.values())

    def organs_in(self, year: int) -> tuple[HeldOrgan, ...]:
        """The organs of which a report of this year is held."""
        return tuple(organ for organ in self.organs if year in self.years[organ.id])

    def all_years(self) -> tuple[int, ...]:
        """Every year of which any report is held, in order."""
        return tuple(sorted({year for years in self.years.values() for year in years}))

    def within(self, region: str) -> tuple[HeldOrgan, ...]:
        """The organs that lie in a region, by the names of its regions ("济宁市嘉祥县")."""
        named = take_apart(region)
        inside = [known for known in self._known.values() if named.regions and set(named.regions) <= known.ancestors]
        return tuple(known.organ for known in inside) if not named.body else ()

    def mentions(self, text: str) -> tuple[OrganMention, ...]:
        """The organs that a folded question names, from left to right; a name that is not held is among them."""
        found: list[OrganMention] = []
        at = 0
        while at < len(text):
            mention = self._mention_at(text, at)
            if mention:
                found.append(mention)
                at = mention.end
            else:
                at += 1
        return tuple(self._respelled(text, one) for one in found) or self._in_latin(text) or self._similar(text)

    def _in_latin(self, text: str) -> tuple[OrganMention, ...]:
        """Organs written in pinyin or English, where the question has Latin words at all."""
        if not _LATIN.search(text):
            return ()
        if self._latin is None:
            self._latin = LatinNames(self.organs)
        return tuple(OrganMention(start, end, text[start:end], organs) for start, end, organs in self._latin.find(text))

    def _mention_at(self, text: str, start: int) -> OrganMention | None:
        regions_end, named = self._region_chain(text, start)
        candidates = [self._held_at(text, at, start, named) for at in {start, *self._starts(text, start, regions_end)}]
        best = max((one for one in candidates if one), key=lambda one: one.end, default=None)
        named_end = max(regions_end, best.end if best else start)
        whole_end = _body_end(text, named_end) if named or (best and best.bare) else named_end
        if best and best.end >= whole_end:
            return best
        return OrganMention(start, whole_end, text[start:whole_end], ()) if named or best else None

    def _region_chain(self, text: str, start: int) -> tuple[int, tuple[str, ...]]:
        """Where the full region names that follow each other from `start` end, and what they are."""
        named: list[str] = []
        at = start
        while name := self._region_at(text, at):
            named.append(name)
            at += len(name)
        return at, tuple(named)

    def _region_at(self, text: str, at: int) -> str:
        lengths = range(min(12, len(text) - at), 1, -1)
        return next((text[at : at + length] for length in lengths if self._is_region(text[at : at + length])), "")

    def _is_region(self, text: str) -> bool:
        listed = text not in _NO_NAMES and bool(regions().named(text)) and text != short_name(text)
        return listed or text in self._regions

    def _starts(self, text: str, start: int, end: int) -> Iterable[int]:
        """The places inside a chain of regions at which one of them begins."""
        at = start
        while at < end:
            yield at
            at += len(self._region_at(text, at)) or 1

    def _held_at(self, text: str, at: int, start: int, named: tuple[str, ...]) -> OrganMention | None:
        """The longest name of a held organ at `at`, where the regions before it (from `start`) do not gainsay it."""
        for end in range(min(len(text), at + self._longest), at + 1, -1):
            known = self._full.get(text[at:end])
            if known:
                before = [name for name in named if text.find(name, start, at) >= 0] if at > start else []
                fitting = [i for i in known if all(name in self._known[i].ancestors for name in before)]
                return OrganMention(start, end, text[start:end], self._get(fitting))
            if at == start and (generic := self._generic.get(text[at:end])):
                organs = self._get(generic)
                government = any(word in organs[0].organ.name for word in _GOVERNMENT) and not text[:end].endswith(
                    ("办", "办公室", "办公厅")
                )
                return OrganMention(at, end, text[at:end], organs, sure=len(organs) == 1 and not government)
        return None

    def _get(self, ids: Iterable[int]) -> tuple[HeldOrgan, ...]:
        return tuple(self._known[i].organ for i in dict.fromkeys(ids))

    def _respelled(self, text: str, mention: OrganMention) -> OrganMention:
        """A name without its region, where that stands before it with one character wrong ("嘉详" + "县政府办")."""
        for name in self._full if mention.text in self._generic else ():
            start = mention.end - len(name)
            if name.endswith(mention.text) and start >= 0 and _one_apart(text[start : mention.end], name):
                return OrganMention(
                    start, mention.end, text[start : mention.end], self._get(self._full[name]), sure=False
                )
        return mention

    def _similar(self, text: str) -> tuple[OrganMention, ...]:
        """Where nothing else is named: names that differ from the text in one character; never sure."""
        for name in sorted(self._full, key=len, reverse=True):
            if len(name) < _CLOSE_ENOUGH:
                break
            for start in range(len(text) - len(name) + 1):
                piece = text[start : start + len(name)]
                if _one_apart(piece, name):
                    return (OrganMention(start, start + len(name), piece, self._get(self._full[name]), sure=False),)
        return ()


def _one_apart(left: str, right: str) -> bool:
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _body_end(text: str, at: int) -> int:
    """Where the standard kind of office that follows the regions ends ("…县" + "卫健委"), or where the regions end."""
    forms = (*organ_forms().values(), *spoken_forms().values())
    bodies = (body for form in forms for body in (form.body, *form.shorts) if len(body) >= 2)
    return max((at + len(body) for body in bodies if text.startswith(body, at)), default=at)
