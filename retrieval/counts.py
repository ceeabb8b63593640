"""The numbers in a question that are no years: how many to list, a threshold, how many organs are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.catalogue.numerals import chinese_number

_COUNT = r"(\d+|[一二两三四五六七八九十]+)"
_BOUND = r"(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千]+)"
_UNIT = r"(件|项|亿元|万元|元)?"
_LIMIT = re.compile(
    rf"前{_COUNT}(?![\d十]*年)(?:名|位|个|家)?|top (\d+)|(?<=最[多少高低]的){_COUNT}[家个名位]|(?<=最[多少高低]){_COUNT}[家个名位]"
)
_SEVERAL = re.compile(rf"(?<![哪每某]){_COUNT}(?:种|类|项|大类)(?:情形|原因|理由|结果|情况)?")
_ORGANS = re.compile(rf"(?<![哪每某前多少高低的均]){_COUNT}[家个](?:单位|机关|机构)")
_BEFORE = {
    ">=": ("不少于", "不低于", "不小于", "至少", "at least", "no fewer than"),
    "<=": ("不超过", "不多于", "不大于", "不高于", "至多", "at most", "no more than"),
    ">": ("超过", "大于", "多于", "高于", "more than", "over", "above"),
    "<": ("少于", "低于", "不足", "小于", "fewer than", "less than", "below", "under"),
    "=": ("等于", "恰好", "正好", "是", "为", "exactly"),
}
_AFTER = {">=": ("及以上", "以上", "or more"), "<=": ("及以下", "以下", "or fewer")}
_RELATIONS = {word: relation for relation, words in _BEFORE.items() for word in words}
_TAILS = {word: relation for relation, words in _AFTER.items() for word in words}
_LONGEST_FIRST = "|".join(sorted(_RELATIONS, key=len, reverse=True))
_LED = re.compile(rf"({_LONGEST_FIRST})\s*{_BOUND}\s*{_UNIT}(?!\d|年|月|日|号)")
_TAILED = re.compile(rf"{_BOUND}\s*{_UNIT}\s*({'|'.join(_TAILS)})")


@dataclass(frozen=True, slots=True)
class Condition:
    """A threshold that a value is held against: `relation` is one of "=", ">", ">=", "<", "<="; `unit` may be ""."""

    relation: str
    bound: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many to list, the threshold, how many organs the asker speaks of; and the stretches that say so."""

    limit: int | None = None
    condition: Condition | None = None
    organs: int | None = None
    spans: tuple[tuple[int, int], ...] = ()


def read_counts(text: str) -> Counts:
    """The counts of a folded question; "八种情形" says nothing of its own and is only a stretch."""
    limit, organs = _LIMIT.search(text), _ORGANS.search(text)
    led = next(
        (hit for hit in _LED.finditer(text) if _RELATIONS[hit[1]] != "=" or hit[3] or _digits(hit[2]) == "0"), None
    )
    tailed = _TAILED.search(text)
    condition = None
    if led:
        condition = Condition(_RELATIONS[led[1]], _digits(led[2]), led[3] or "")
    elif tailed:
        condition = Condition(_TAILS[tailed[3]], _digits(tailed[1]), tailed[2] or "")
    spans = [hit.span() for hit in (limit, led or tailed, organs, *_SEVERAL.finditer(text)) if hit]
    return Counts(
        int(_digits(next(filter(None, limit.groups())))) if limit else None,
        condition,
        int(_digits(organs[1])) if organs else None,
        tuple(spans),
    )


def _digits(text: str) -> str:
    return text if text[0].isdigit() else str(chinese_number(text) or 0)
