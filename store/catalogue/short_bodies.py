"""Short forms of an office's name that follow from its parts: some dropped, others joined by their first characters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

_KIND = re.compile(r"(?P<core>[\u3400-\u9fff]{4,})(?P<kind>委员会|办公室|局|中心|厅)$")
_CALLED = {"委员会": "委", "办公室": "办"}
_JOINED = re.compile("[和与及、]")
_PART = re.compile("信息化|大数据|合作社|[\u3400-\u9fff]{2}|[\u3400-\u9fff]")
_DROPPED = ("管理", "服务", "监督", "事务", "行政", "综合", "发展")
"""Parts that an office's short form may do without."""
_MOST_DROPPED = 3


@lru_cache(maxsize=4096)
def shortened(body: str) -> tuple[str, ...]:
    """What an office may be called by its parts in their order, at least two characters before the word for its kind.

    Without the joining words ("自然资源规划局"), without parts that many offices have ("行政审批局") or all but the
    first that are joined, by the first characters of all parts or of those that are joined ("卫健体局", "卫体局").
    """
    hit = _KIND.search(body)
    if not hit or body.startswith("人民政府"):
        return ()
    joined = [_PART.findall(piece) for piece in _JOINED.split(hit["core"]) if piece]
    parts = [part for piece in joined for part in piece]
    cores = ["".join(parts), *_without_some(parts), *_first_characters(joined)]
    if len(joined) > 1 and len(joined[0]) > 1:
        cores += ["".join(joined[0]), *_without_some(joined[0])]
    ends = dict.fromkeys((_CALLED.get(hit["kind"], hit["kind"]), hit["kind"]))
    return tuple(dict.fromkeys(core + end for core in cores if len(core) > 1 for end in ends if core + end != body))


def _without_some(parts: list[str]) -> list[str]:
    """The parts joined, without one to three of those that may be dropped."""
    may = [place for place, part in enumerate(parts) if part in _DROPPED]
    out = (gone for many in range(1, min(len(may), _MOST_DROPPED) + 1) for gone in combinations(may, many))
    return ["".join(part for place, part in enumerate(parts) if place not in gone) for gone in out]


def _first_characters(joined: list[list[str]]) -> list[str]:
    """The first characters of all parts, with those that may be dropped and without, and of the pieces joined."""
    telling = [[part for part in piece if part not in _DROPPED] or piece for piece in joined]
    by_part = ["".join(part[0] for piece in pieces for part in piece) for pieces in (joined, telling)]
    return [*by_part, "".join(piece[0][0] for piece in telling)]
