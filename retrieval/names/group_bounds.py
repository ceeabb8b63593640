"""Who is counted among a group's organs or left out of it, as is said beside it ("(街道不算)", "含市政府") (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from retrieval.names.organ_kinds import Kind, has_kind, kind_words, kinds
from store.model import HeldOrgan

_OWN = r"(?:[省市县区]?本级|[省市县区镇乡]?(?:人民)?政府(?!办|部门)(?:本级|本身|自己|自身)?)"
_TAIL = r"(?:也?在内|也?算上|都?算在内|也?算进去|一起|一块儿?)?"
_NOT = r"(?:不含|不包括|不包含|不算|不计|不要|除了?|除去|去掉|扣除|刨去|剔除|撇开)"
_OUT = r"(?:不算(?:在内|数|进去)?|除外|不计(?:在内)?|不包括(?:在内)?|不包含(?:在内)?|不含(?:在内)?|不要)"
_WITH_OWN = re.compile(rf"[(,]?(?<!不)(?:含|包括|包含|连同?|加上|算上)(?:了|上)?{_OWN}{_TAIL}\)?")
_WITHOUT_OWN = re.compile(rf"[(,]?(?:(?:不含|不包括|不包含|不计入?){_OWN}(?:之外|以外|外|在内)?|{_OWN}{_OUT})\)?")


class Bounds(NamedTuple):
    """Whether a region's own government is told to count (None: nothing is said), the kinds of organs left out, and
    the stretches that say so."""

    government: bool | None
    left_out: tuple[Kind, ...]
    spans: tuple[tuple[int, int], ...]

    def kept(self, organs: Iterable[HeldOrgan]) -> list[HeldOrgan]:
        """The organs that are of none of the kinds left out."""
        return [organ for organ in organs if not any(has_kind(kind, organ) for kind in self.left_out)]


def bounds_beside(text: str) -> Bounds:
    """What a folded question says beside a group of organs of who is counted."""
    taken, left = _WITH_OWN.search(text), _WITHOUT_OWN.search(text)
    without = list(_without_kind().finditer(text))
    spans = tuple(hit.span() for hit in (taken, left, *without) if hit)
    government = True if taken else False if left else None
    return Bounds(government, tuple(kinds()[hit["first"] or hit["last"]] for hit in without), spans)


@cache
def _without_kind() -> re.Pattern[str]:
    words = "|".join(
        re.escape(word) for word in sorted(kind_words(), key=len, reverse=True) if not word.isascii() and word != "单位"
    )
    return re.compile(
        rf"[(,](?:{_NOT}(?P<first>{words})(?:之外|以外|外|在内)?|(?P<last>{words}){_OUT})(?=[),?]|$|一共|总共|合计)\)?"
    )
