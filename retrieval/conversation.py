"""What was last talked of, so that a question may leave out what is still meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from store.model import CellKey

FORGOTTEN_AFTER = 1800.0
"""Seconds after which a conversation starts anew."""
_ANEW = re.compile(
    r"/?(?:请|我想|我要|我们)?(?:重新开始|重新来|重来|从头开始|清除|清空|清屏|新对话|新的对话|换个话题|忘掉|忘记|忘了)"
    r"(?:一下|吧|吗|对话|会话|上下文|记录|历史|聊天记录|刚才的?|之前的?|前面的?|话题)*"
    r"|/?(?:reset|restart|start over|clear(?: chat| history)?|new chat|new|forget(?: it| that| everything)?)"
)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last question's organs (by name), years, cells, operation and topic; `before` are the one or two of the
    question before it, where those were others; `at` is its time in seconds (epoch)."""

    organs: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    cells: tuple[CellKey, ...] = ()
    operation: str = ""
    topic: str = ""
    at: float = 0.0
    before: tuple[str, ...] = ()

    def fresh(self, now: float, after: float = FORGOTTEN_AFTER) -> Conversation:
        """Itself, or an empty one where the last question is so many seconds ago."""
        return self if now - self.at < after else Conversation()

    def follows(self, last: Conversation) -> Conversation:
        """Itself, with the organ that the last question was about where this one is about another."""
        if len(self.organs) != 1:
            return replace(self, before=())
        another = 0 < len(last.organs) < 3 and last.organs != self.organs
        return replace(self, before=last.organs if another else last.before)

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
        )


def starts_anew(asked: str) -> bool:
    """Whether a message only asks to forget what was talked of."""
    return _ANEW.fullmatch(" ".join(asked.lower().split()).strip(" .。!！~")) is not None
