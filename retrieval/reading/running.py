"""What rose, or fell, from each year to the next: how a question says so, and over which years that is (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.catalogue.numerals import number_said

_MANY = r"(?:\d|[两二三四五六七八九])个?年(?:来|里|间|内)?"
_SOME = r"\d|two|three|four|five|six"
_UP = "增长|增加|上升|上涨|递增|攀升|走高|增多|变多|升高|涨|增"
_DOWN = "下降|减少|降低|下滑|递减|回落|走低|变少|跌|降|减"
_LIGHT = r"(?:的|都|均|全|在|是|呈|为|保持|处于|出现|实现|有所|不断|逐步)*"
_RUN = re.compile(
    rf"(?P<run>(?:是不是|是否|有没有)?(?:都|在|已经?)*(?:(?:连续|持续|一连|连着|接连)了?(?P<many>{_MANY})?"
    rf"|(?:这|近)?(?:{_MANY})?(?:逐年|年年|连年|每一?年都|每年均|历年都|一年比一年(?=[多少]))"
    rf"|(?:一直|始终|不断)(?={_LIGHT}(?:{_UP}|{_DOWN}))){_LIGHT})(?P<what>[^,;?!]{{0,14}}?)"
    rf"(?P<way>{_UP}|{_DOWN}|(?<=一年比一年)[多少](?!少))(?![长幅加]?[率幅速])(?:的?(?:趋势|态势|势头))?"
)
_RISES = r"rose|ris(?:es?|en|ing)|gr[eo]wn?|grows|growing|increas(?:e[ds]?|ing)|(?:went|go|goes|gone|going) up"
_FALLS = (
    r"fell|fall(?:en|s|ing)?|decreas(?:e[ds]?|ing)|declin(?:e[ds]?|ing)|drop(?:ped|s|ping)?|shr[aiu]nk"
    r"|(?:went|go|goes|gone|going) down"
)
_RUN_ENGLISH = re.compile(
    rf"(?<![a-z])(?P<way>{_RISES}|{_FALLS})(?![a-z])(?P<what>[a-z ]{{1,40}}?)(?<![a-z])"
    rf"(?P<run>(?:in )?(?:every|each)(?: single)? year"
    rf"|year after year|(?:for )?(?P<many>{_SOME}) (?:consecutive|straight|successive) years"
    rf"|(?:for )?(?P<row>{_SOME}) years (?:in a row|running|in succession)|steadily|continuously|without a break)"
)


@dataclass(frozen=True, slots=True)
class Running:
    """A rise, or a fall, from each year to the next; `steps` as often as is said, 0 where it is not; and the words."""

    falls: bool
    steps: int = 0
    said: str = ""


def read_running(text: str) -> tuple[Running | None, list[tuple[int, int]]]:
    """What a folded question says of a run of years, and where; what stands between says more and is left to others."""
    hit = _RUN.search(text) or _RUN_ENGLISH.search(text)
    if hit is None:
        return None, []
    english = hit.re is _RUN_ENGLISH
    many = hit["many"] or (english and hit["row"]) or ""
    falls = re.fullmatch(_FALLS if english else f"{_DOWN}|少", hit["way"]) is not None
    steps = number_said(many if english else many[:1])
    way = hit.span("way") if english else (hit.start("way"), hit.end())
    return Running(falls, steps, hit["run"]), [hit.span("run"), way]


def run_years(running: Running, named: Sequence[int], held: Sequence[int]) -> tuple[int, ...]:
    """The years that a run is over: those named; up to the one named, or to the last one held, as many as it takes;
    () where neither years nor steps are said."""
    if len(named) > 1:
        return tuple(range(min(named), max(named) + 1))
    if named and not running.steps:
        return tuple(year for year in held if year <= named[0])
    if not running.steps or not held:
        return ()
    last = named[0] if named else held[-1]
    return tuple(range(last - running.steps, last + 1))
