"""Names of held organs in Latin letters: pinyin, with or without the English word for the region and the office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from store.catalogue.aliases import body_forms, organ_forms, spoken_forms, take_apart, zone_parts
from store.catalogue.regions import short_name
from store.model import HeldOrgan

_KINDS = {
    "省": "province|sheng",
    "市": "city|shi",
    "县": "county|xian",
    "区": "district|qu",
    "镇": "town|township|zhen",
    "乡": "township|xiang",
    "街道": "subdistrict|sub-district|street|jiedao",
    "旗": "banner|qi",
    "州": "prefecture|zhou",
}
_GOVERNMENTS = ("人民政府", "办事处")
_WORD = re.compile("[a-z]+")
_MOST_SYLLABLES = 8
_LONGEST_SYLLABLE = 6
_SHORTEST_SOUND = 4
_NO_ONE = r"(?<!which )(?<!each )(?<!every )(?<!all )(?<!any )(?<!no )(?<!other )(?<![a-z'])"
"""Before what names one office by its kind alone ("the education bureau", not "which county government")."""


class _Sort(NamedTuple):
    """All that the Latin spelling of a name tells: the short name of its region, its kind, the office."""

    region: str
    kind: str
    body: str


class LatinNames:
    """The held organs by how their names are written in Latin letters."""

    def __init__(self, organs: Iterable[HeldOrgan]) -> None:
        self._alike: dict[_Sort, list[HeldOrgan]] = defaultdict(list)
        self._by_reading: dict[str, list[_Sort]] = defaultdict(list)
        self._by_sound: dict[str, dict[str, list[_Sort]]] = {}
        for organ in organs:
            parts = take_apart(organ.organ.name)
            for whole, own, body in zone_parts(organ.organ.name):
                for called in filter(None, (whole, own)):
                    self._alike[_Sort(called, "", body)].append(organ)
            if parts.regions:
                self._alike[_Sort(short_name(parts.regions[-1]), parts.kind, parts.body)].append(organ)
        for sort in self._alike:
            for reading in _readings(sort.region[0]):
                self._by_reading[reading].append(sort)

    def find(self, text: str) -> list[tuple[int, int, tuple[HeldOrgan, ...]]]:
        """The stretches of a folded question that name held organs, the longest where several overlap, and these."""
        hits: dict[tuple[int, int], list[HeldOrgan]] = {}
        for sort in self._sounding_like(_sounds_in(text)):
            for span in _spans(sort, text):
                hits.setdefault(span, []).extend(self._alike[sort])
        found: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda span: span[0] - span[1]):
            if all(end <= other or to <= start for other, to in found):
                found.append((start, end))
        return [(start, end, _in_order(hits[start, end])) for start, end in sorted(found)]

    def without_region(self, text: str) -> list[tuple[tuple[int, int], tuple[HeldOrgan, ...]]]:
        """The longest stretch that names an office by its kind alone, and all held organs of that kind."""
        hits: dict[tuple[int, int], list[HeldOrgan]] = {}
        for kind, body in {(sort.kind, sort.body) for sort in self._alike}:
            pattern = _kind_alone(kind, body)
            for hit in pattern.finditer(text) if pattern else ():
                alike = (sort for sort in self._alike if (sort.kind, sort.body) == (kind, body))
                hits.setdefault(hit.span(), []).extend(organ for sort in alike for organ in self._alike[sort])
        span = max(hits, key=lambda one: (one[1] - one[0], -one[0]), default=None)
        return [(span, _in_order(hits[span]))] if span else []

    def regions_sounding_like(self, region: str, kind: str) -> set[str]:
        """The short names of regions of a kind that sound, tones aside, as this one does and are written otherwise."""
        alike = self._sounding_like({"".join(_syllables(region))})
        return {sort.region for sort in alike if sort.kind == kind and sort.region != region}

    def _sounding_like(self, sounds: set[str]) -> Iterator[_Sort]:
        """The sorts whose region has one of these sounds; not all are spelled out, only those whose first sign fits."""
        begun = {(sound[:length], sound) for sound in sounds for length in range(1, _LONGEST_SYLLABLE + 1)}
        return iter({sort for reading, sound in begun for sort in self._spelled(reading).get(sound, ())})

    def _spelled(self, reading: str) -> dict[str, list[_Sort]]:
        """The sorts by what their region sounds like, of those whose first sign may be read so."""
        if reading not in self._by_reading:
            return {}
        if reading not in self._by_sound:
            found: dict[str, list[_Sort]] = defaultdict(list)
            for sort in self._by_reading[reading]:
                found["".join(_syllables(sort.region))].append(sort)
            self._by_sound[reading] = found
        return self._by_sound[reading]


def _spans(sort: _Sort, text: str) -> list[tuple[int, int]]:
    pattern = _pattern(sort)
    return [hit.span() for hit in pattern.finditer(text)] if pattern else []


def _in_order(organs: Iterable[HeldOrgan]) -> tuple[HeldOrgan, ...]:
    return tuple(sorted(organs, key=lambda organ: organ.id))


def _sounds_in(text: str) -> set[str]:
    """What a folded question's words in Latin letters sound like, alone and with those that follow."""
    words = [hit[0] for hit in _WORD.finditer(text)]
    ends = range(1, _MOST_SYLLABLES + 1)
    # what is written without blanks begins with the region's sound ("sishuixian", "sishuijiaoyuju")
    begun = {word[:length] for word in words for length in range(_SHORTEST_SOUND, len(word))}
    return begun | {"".join(words[at : at + many]) for at in range(len(words)) for many in ends}


@lru_cache(maxsize=65_536)
def _readings(sign: str) -> tuple[str, ...]:
    """All ways to read a character."""
    from pypinyin import Style, pinyin

    return tuple(pinyin(sign, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=65_536)
def _syllables(region: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(region))


@lru_cache(maxsize=16_384)
def _pattern(sort: _Sort) -> re.Pattern[str] | None:
    """What a name may look like ("jiaxiang( county)? government office"); of a government the region may say it all."""
    region = "[ ']?".join(_syllables(sort.region))
    kind = _KINDS.get(sort.kind, "")
    form = organ_forms().get(sort.body) or spoken_forms().get(sort.body)
    english = "".join(rf"(?:'s)? {re.escape(body)}|" for body in form.english) if form else ""
    pinyin = "|".join(" ?" + " ?".join(_syllables(body)) for body in body_forms(sort.body) if len(body) > 1)
    optional = "?" if sort.body in _GOVERNMENTS else ""
    body = rf"(?:{english}{pinyin}){optional}" if sort.body else ""
    if not kind and not body:
        return re.compile(rf"(?<![a-z]){''.join(_syllables(sort.region))}(?![a-z])")
    place = rf"{region}(?: ?(?:{kind}))?" if kind else region
    return re.compile(rf"(?<![a-z]){place}{body}(?![a-z])")


@lru_cache(maxsize=4096)
def _kind_alone(kind: str, body: str) -> re.Pattern[str] | None:
    """What an office may be called without its region ("the county government", "the health bureau")."""
    form = organ_forms().get(body)
    place = _KINDS.get(kind, "").rpartition("|")[0]
    if not form or not (place or body not in _GOVERNMENTS):
        return None
    long = [one for one in form.english if " " in one or one == "government"]
    if not long:
        return None
    said = "|".join(map(re.escape, long))
    needed = "" if body.startswith(_GOVERNMENTS) else "?"
    return re.compile(rf"{_NO_ONE}(?:the )?(?:(?:{place or 'local'}) ){needed}(?:{said})(?![a-z])")
