"""Names of held organs in Latin letters: pinyin, with or without the English word for the region and the office."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.catalogue.aliases import organ_forms, take_apart
from store.catalogue.regions import short_name
from store.model import HeldOrgan

_KINDS = {
    "省": "province",
    "市": "city",
    "县": "county",
    "区": "district",
    "镇": "town|township",
    "乡": "township",
    "街道": "subdistrict|sub-district|street",
    "旗": "banner",
    "州": "prefecture",
}
_GOVERNMENTS = ("人民政府", "办事处")


class LatinNames:
    """The held organs by how their names are written in Latin letters."""

    def __init__(self, organs: Iterable[HeldOrgan]) -> None:
        self._patterns = [(organ, re.compile(pattern)) for organ in organs if (pattern := _pattern(organ.organ.name))]

    def find(self, text: str) -> list[tuple[int, int, tuple[HeldOrgan, ...]]]:
        """The stretches of a folded question that name held organs, the longest where several overlap, and these."""
        hits: dict[tuple[int, int], list[HeldOrgan]] = {}
        for organ, pattern in self._patterns:
            for hit in pattern.finditer(text):
                hits.setdefault(hit.span(), []).append(organ)
        found: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda span: span[0] - span[1]):
            if all(end <= other or to <= start for other, to in found):
                found.append((start, end))
        return [(start, end, tuple(hits[start, end])) for start, end in sorted(found)]


def _pattern(name: str) -> str:
    """What a name may look like ("jiaxiang( county)? government office"); of a government the region may say it all."""
    from pypinyin import lazy_pinyin

    parts = take_apart(name)
    if not parts.regions:
        return ""
    region = "".join(lazy_pinyin(short_name(parts.regions[-1])))
    spaced = " ?".join(lazy_pinyin(short_name(parts.regions[-1])))
    kind = _KINDS.get(parts.kind, "")
    form = organ_forms().get(parts.body)
    bodies = "|".join(re.escape(body) for body in form.english) if form else ""
    optional = "?" if parts.body in _GOVERNMENTS else ""
    body = rf"(?:'s)?(?: (?:{bodies})){optional}" if bodies else ""
    if not body and parts.body:
        return ""
    return (
        rf"(?<![a-z])(?:{region}|{spaced})(?: (?:{kind}))?{body}(?![a-z])"
        if kind
        else rf"(?<![a-z]){region}{body}(?![a-z])"
    )
