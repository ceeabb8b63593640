"""A stand-in for the assistant, and the Telegram bot with it as a process that tests can kill.

`python telegram_process.py ROOT TOKEN DATABASE_URL` serves until SIGTERM.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field, replace

from bot.answer import Answer, Choice, Citation, Kind
from bot.assistant import Asker
from bot.channels.telegram import run_telegram
from bot.channels.telegram_send import Tempo
from retrieval.conversation import Conversation
from store.database import Database
from store.model import Locator

QUICK = Tempo(private=(1000, 0.1), group=(1000, 0.1), overall=(1000, 0.1), first_wait=0.01, longest_wait=0.05)


@dataclass
class Echo:
    """Says back what it is asked, and remembers it as the conversation's topic; some words make it slow,
    talkative, doubtful or broken."""

    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, Asker, Conversation]] = field(default_factory=list)

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        self.asked.append((question, asker, conversation))
        if "慢" in question:
            self.gate.wait(20)
        if "坏" in question:
            raise ZeroDivisionError("a bug")
        return self._answer(question), replace(conversation, topic=conversation.topic + question)

    def _answer(self, question: str) -> Answer:
        if "哪个" in question:
            choices = tuple(Choice(f"{name}县", f"{name}县收到多少件？") for name in ("甲", "乙"))
            return Answer(question, Kind.CLARIFY, "您问的是哪一个？", choices=choices)
        if "长" in question:
            return Answer(question, Kind.PASSAGE, "\n".join(f"第{line}行<&>😀" * 20 for line in range(100)))
        citation = Citation(1, "甲县<2021>年报", "三、收到和处理", "10", "a.html", Locator(), "一、新收", "总计")
        return Answer(question, Kind.FIGURE, f"答：{question}[1]", citations=(citation,))


if __name__ == "__main__":
    root, token, database_url = sys.argv[1:]
    run_telegram(token=token, base_url=root, assistant=Echo(), database=Database(database_url), tempo=QUICK)
