"""The organs that a question leaves out of all others ("除甲以外各单位", "all offices except 甲")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from retrieval.names.told_places import regions_alone
from retrieval.organs import OrganMention
from store.catalogue.numerals import number_said
from store.model import HeldOrgan

_LEAD = re.compile(
    r"(?a)(?P<out>(?:(?<=[计数量和])减去|(?<![删清废免解])除了?|不含|不包[括含]|不算|不计|扣除|剔除|去掉|除去|除掉|不要|排除"
    r"|\b(?:except(?: for)?|excluding|other than|apart from|not counting)(?: the)?)\s*)$"
    r"|\b(?:all|every|any)(?: [a-z]+){1,5} (?P<but>but(?: the)? )$"
)
_LINK = re.compile(r"\s*(?:,|和|与|及|以及|and|, ?and)\s*")
_TAIL = re.compile(r"(?:之外|以外|外)?的?,?(?:其他|其余|其它|别的)?(?:的?(?=单位|机关|各))?")


def excluded_organs(
    text: str, mentions: Sequence[OrganMention], lying_in: Callable[[Sequence[str]], tuple[HeldOrgan, ...]]
) -> tuple[tuple[OrganMention, ...], tuple[tuple[int, int], ...]]:
    """The mentions that are left out, and the stretches of the text that say so; a region that is named alone is left
    out with all offices in it, each in a mention of its own."""
    found: list[OrganMention] = []
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        lead = _LEAD.search(text[: mention.start])
        linked = found and _LINK.fullmatch(text[found[-1].end : mention.start])
        if not lead and not linked:
            continue
        region = regions_alone(mention)
        inside = lying_in(region[-1:]) if region else ()
        found += [replace(mention, organs=(one,)) for one in inside] or [mention]
        tail = _TAIL.match(text, mention.end)
        spans.append((lead.start(lead.lastgroup or 0) if lead else mention.start, tail.end() if tail else mention.end))
    return tuple(found), tuple(spans)


@dataclass(frozen=True, slots=True)
class Named:
    """Indicators or columns that one phrase of the question names. `kind`: indicator, soft, weak or column."""

    start: int
    end: int
    kind: str
    codes: frozenset[str]


_APPLICANTS = frozenset({"natural", "business", "research", "welfare", "legal", "other"})
_NOT_COUNTED = re.compile(
    r"(?a)(?:除了?|除去|除掉|(?:不|未)(?:含|算|计|包[括含])|扣除|扣掉|剔除|去掉|刨除|刨去|刨掉|撇开|排除"
    r"|\b(?:except|excluding|other than|apart from|not counting|without)(?: for| the)*) ?(?:属于|因)?$"
)
_REST = re.compile(
    r"(?:[那这]一?[项类种块条])?(?:不算|不计|不论|不谈|不说)?(?:在内)?(?P<out>之外|以外|外)?(?:的?(?:申请人?|情形|理由|原因|部分))?,?的?"
    r"(?:(?:其他|其余|其它|剩下|剩余|另外)的?(?:(?P<count>[两二三四五六七八九]|[2-9])(?:[项类种]))?的?)?(?:,?还?[剩余]下?)?"
)


def excluded_cells(text: str, named: Sequence[Named]) -> tuple[tuple[Named, ...], tuple[tuple[int, int], ...]]:
    """What is named without a kind of applicant, or without a row of a group, that is left out ("除国家秘密外其余七项
    不予公开", "不算自然人"), and where that is said; as it is where it is not clear what remains."""
    for one in named:
        lead, tail = _NOT_COUNTED.search(text[: one.start]), _REST.match(text, one.end)
        if tail is None or not (lead or tail["out"]) or one.kind not in ("indicator", "column"):
            continue
        others = [other for other in named if other is not one and not one.end <= other.start < tail.end()]
        rest = _rest_of(one, others)
        if rest and (not tail["count"] or number_said(tail["count"]) == len(rest[-1].codes)):
            return tuple(rest), ((lead.start() if lead else one.start, one.start), (one.end, tail.end()))
    return tuple(named), ()


def _rest_of(one: Named, others: Sequence[Named]) -> list[Named]:
    """The others, last of them what is left of the group without this one; [] where that is not clear."""
    if one.kind == "column":
        wider = [other for other in others if other.kind == "each" and one.codes < other.codes]
        if len(wider) == 1:
            kept = (other for other in others if other not in wider)
            return [*kept, replace(wider[0], codes=wider[0].codes - one.codes)]
        columns = [other for other in others if other.kind in ("column", "each")]
        if columns and one.codes < _APPLICANTS and all(one.codes < _APPLICANTS - other.codes for other in columns):
            several = all(len(other.codes) > 1 for other in columns)
            return list(others) if several else []  # what is left out is none of those that are asked for together
        beside = any(other.kind == "column" for other in others)
        rest = _APPLICANTS - one.codes
        return [*others, replace(one, codes=rest)] if others and not beside and one.codes < _APPLICANTS else []
    groups = [other for other in others if one.codes < other.codes]
    if len(groups) != 1 or any(other.kind == "indicator" for other in others if other not in groups):
        return []
    left = replace(groups[0], codes=groups[0].codes - one.codes)
    return [*(other for other in others if other not in groups), left]
