"""What was last talked of, so that a question may leave out what is still meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from retrieval.reading.counts import Condition
from store.catalogue.terms import Measure
from store.model import CellKey

FORGOTTEN_AFTER = 1800.0
"""Seconds after which a conversation starts anew."""
_ANEW = re.compile(
    r"/?(?:请|我想|我要|我们)?(?:重新开始|重新来|重来|从头开始|清除|清空|清屏|新对话|新的对话|换个话题|忘掉|忘记|忘了)"
    r"(?:一下|吧|吗|对话|会话|上下文|记录|历史|聊天记录|刚才的?|之前的?|前面的?|话题)*"
    r"|/?(?:reset|restart|start over|clear(?: chat| history)?|new chat|new|forget(?: it| that| everything)?)"
)
_LIGHT = re.compile(r"(?:[那先你您啦了吧啊呀哈呢都的子真太]|大家|老师|同志|已经|非常|十分|so|you|it|much|very)*")
_GREETING = re.compile("(?:[你您]们?|大家|老师|同志|小同志)+都?好[啊呀哈]?")
_THANKS = re.compile(
    r"(?:哦+|噢+|喔+|嗯+|唔|好的?|好嘞|行|可以|ok|okay|谢谢|多谢|感谢|谢了|谢|辛苦|麻烦|费心|明白|知道|清楚|了解|懂|原来如此|原来是?这样"
    r"|是?这样(?=[啊呀子]|的话|$)|很好|太好|不错|厉害|挺好|再见|拜拜|没事|算了|没有了|没了|没别的|就这些|就这样|先这样|有劳|非常|十分|真|太|都|已经"
    r"|那|先|你|您|大家|老师|同志|小同志|啦|了|吧|啊|呀|哈|呢|子|的"
    r"|thanks?|thank|you|so|much|very|got|it|great|good|fine|alright|isee|bye)+"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the last question took its cells, so that "2021年呢" asks the same of another year; see `plan.Plan`.

    `excluded` are organs by name; `placed` says that an organ's place in a ranking was asked for.
    """

    groups: tuple[tuple[CellKey, ...], ...] = ()
    whole: tuple[CellKey, ...] = ()
    measure: Measure | None = None
    condition: Condition | None = None
    excluded: tuple[str, ...] = ()
    limit: int | None = None
    of_all: bool = False
    across: bool = False
    placed: bool = False
    extremes: bool = False
    ascending: bool = False
    nth: bool = False

    def to_json(self) -> dict[str, Any]:
        """For keeping between two messages."""
        return asdict(self)

    @classmethod
    def from_json(cls, state: dict[str, Any]) -> Shape:
        """What `to_json` gave; what it does not have is as where nothing was asked."""
        measure, condition = state.get("measure"), state.get("condition")
        return cls(
            tuple(_cells(group) for group in state.get("groups", ())),
            _cells(state.get("whole", ())),
            Measure(_cells(measure["part"]), _cells(measure["whole"]), measure["zh"], measure["en"])
            if measure
            else None,
            Condition(**{**condition, "ends": tuple(condition.get("ends", Condition("", "").ends))})
            if condition
            else None,
            tuple(state.get("excluded", ())),
            state.get("limit"),
            *(bool(state.get(name)) for name in ("of_all", "across", "placed", "extremes", "ascending", "nth")),
        )


def _cells(codes: Iterable[Sequence[str]]) -> tuple[CellKey, ...]:
    return tuple(CellKey(*code) for code in codes)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last question's organs (by name), years, cells, operation and topic; `before` are the one or two of the
    question before it, where those were others; `at` is its time in seconds (epoch), `shape` how it took its cells.

    `years_before` and `cells_before` are those of the last question but one, `changed` which one of organs, years and
    cells is another than there; `leader` is the organ that came out first in a ranking, `asked` the choices that were
    offered: an organ's name, and the question with it; `run` are the cells that were asked for one after another,
    `years_run` the years and `organs_run` the organs; `mixed` says that these took turns;
    `leading_year` is the year that came out first in a ranking of years, 0 where none did; `pairs` are the organs, each
    with its year, where these were not all organs in all years; `told` are the numbers that were asked for one after
    another of the same organs and years, each by its cells; `listed` the organs that the last answer listed, in its
    order; `placed` the one whose place in a ranking was asked for.
    """

    organs: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    cells: tuple[CellKey, ...] = ()
    operation: str = ""
    topic: str = ""
    at: float = 0.0
    before: tuple[str, ...] = ()
    shape: Shape = Shape()
    years_before: tuple[int, ...] = ()
    cells_before: tuple[CellKey, ...] = ()
    changed: str = ""
    leader: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    run: tuple[CellKey, ...] = ()
    years_run: tuple[int, ...] = ()
    organs_run: tuple[str, ...] = ()
    mixed: bool = False
    leading_year: int = 0
    pairs: tuple[tuple[str, int], ...] = ()
    told: tuple[tuple[CellKey, ...], ...] = ()
    listed: tuple[str, ...] = ()
    placed: str = ""

    def fresh(self, now: float, after: float = FORGOTTEN_AFTER) -> Conversation:
        """Itself, or an empty one where the last question is so many seconds ago."""
        return self if now - self.at < after else Conversation()

    def follows(self, last: Conversation) -> Conversation:
        """Itself, with the organ that the last question was about where this one is about another."""
        kept = replace(self, years_before=last.years, cells_before=last.cells)
        goes_on = any(name in self.organs and self.topic.strip() in asked for name, asked in last.asked)
        others = [name for name in ("organs", "years", "cells") if getattr(self, name) != getattr(last, name)]
        single = len(others) == 1 and self._one_of(others[0]) and last._one_of(others[0])
        kept = replace(kept, asked=last.asked if goes_on else (), changed=others[0] if single else "")
        kept = replace(kept, mixed=single and (last.mixed or last.changed not in ("", others[0])))
        if others == ["cells"] and (single or not (self.shape.groups or last.shape.groups)):
            kept = replace(kept, run=tuple(dict.fromkeys((*(last.run or last.cells), *self.cells))))
        if others == ["years"]:
            kept = replace(kept, years_run=tuple(dict.fromkeys((*(last.years_run or last.years), *self.years))))
        if kept.changed == "organs":
            kept = replace(kept, organs_run=tuple(dict.fromkeys((*(last.organs_run or last.organs), *self.organs))))
        kept = replace(kept, told=self._told_after(last))
        if len(self.organs) != 1:
            return replace(kept, before=())
        another = 0 < len(last.organs) < 3 and last.organs != self.organs
        return replace(kept, before=last.organs if another else last.before)

    def _one_of(self, what: str) -> bool:
        """Whether there is one organ, year or number."""
        return len(self.shape.groups if what == "cells" and self.shape.groups else getattr(self, what)) == 1

    def _told_after(self, last: Conversation) -> tuple[tuple[CellKey, ...], ...]:
        """The numbers asked for one after another, with this one; those that are held against each other or added up
        stay, a rate among them leaves none."""
        plain = self.operation in ("lookup", "sum") and not self.shape.whole
        own = (self.shape.groups or tuple((cell,) for cell in self.cells)) if plain else ()
        if {cell for one in last.told for cell in one} == {*self.cells}:
            return last.told
        same = (self.organs, self.years) == (last.organs, last.years)
        return tuple(dict.fromkeys((*last.told, *own))) if same and own else own

    def to_json(self) -> dict[str, Any]:
        """For keeping between two messages."""
        return {
            "organs": list(self.organs),
            "years": list(self.years),
            "cells": [list(cell) for cell in self.cells],
            "operation": self.operation,
            "topic": self.topic,
            "at": self.at,
            "before": list(self.before),
            "shape": self.shape.to_json(),
            "years_before": list(self.years_before),
            "cells_before": [list(cell) for cell in self.cells_before],
            "changed": self.changed,
            "leader": self.leader,
            "asked": [list(one) for one in self.asked],
            "run": [list(cell) for cell in self.run],
            "years_run": list(self.years_run),
            "organs_run": list(self.organs_run),
            "mixed": self.mixed,
            "leading_year": self.leading_year,
            "pairs": [list(one) for one in self.pairs],
            "told": [[list(cell) for cell in one] for one in self.told],
            "listed": list(self.listed),
            "placed": self.placed,
        }

    @classmethod
    def from_json(cls, state: dict[str, Any]) -> Conversation:
        """What `to_json` gave, of this version or of one that kept less."""
        return cls(
            tuple(state.get("organs", ())),
            tuple(state.get("years", ())),
            tuple(CellKey(*cell) for cell in state.get("cells", ())),
            state.get("operation", ""),
            state.get("topic", ""),
            state.get("at", 0.0),
            tuple(state.get("before", ())),
            Shape.from_json(state.get("shape", {})),
            tuple(state.get("years_before", ())),
            _cells(state.get("cells_before", ())),
            state.get("changed", ""),
            state.get("leader", ""),
            tuple((name, asked) for name, asked in state.get("asked", ())),
            _cells(state.get("run", ())),
            tuple(state.get("years_run", ())),
            tuple(state.get("organs_run", ())),
            bool(state.get("mixed")),
            int(state.get("leading_year", 0)),
            tuple((name, year) for name, year in state.get("pairs", ())),
            tuple(_cells(one) for one in state.get("told", ())),
            tuple(state.get("listed", ())),
            state.get("placed", ""),
        )


def only_thanks(asked: str) -> bool:
    """Whether a message only says that an answer has arrived ("哦，好的，谢谢"), and asks for nothing."""
    said = re.sub(r"[\W_]+", "", asked.lower())
    thanks = bool(said) and _THANKS.fullmatch(said) is not None and _LIGHT.fullmatch(said) is None
    return thanks and _GREETING.fullmatch(said) is None


def starts_anew(asked: str) -> bool:
    """Whether a message only asks to forget what was talked of."""
    return _ANEW.fullmatch(" ".join(asked.lower().split()).strip(" .。!！~")) is not None
