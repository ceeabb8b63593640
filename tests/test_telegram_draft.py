"""An answer is shown while it is being written, and its draft becomes the answer, or is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from bot_api_server import BotApiServer
from telegram_process import Echo
from telegram_thread import running_bot, times, wait_done

from bot.answer import Answer, Kind
from bot.assistant import Asker
from retrieval.conversation import Conversation
from store.database import Database

SAID = ("第一句[1]。", "第一句[1]。第二句<&>[2]。")
ANSWER = SAID[-1] + "\n以下是程序的回答。"


@dataclass
class Teller(Echo):
    """Tells its answer in two parts, the second once the first is shown."""

    server: BotApiServer = field(default_factory=BotApiServer)

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        assert asker.hear is not None and asker.chat == "telegram:7"
        asker.hear(SAID[0])
        self.server.wait(lambda: len(shown(self.server)) == 1)
        asker.hear(SAID[1])
        self.server.wait(lambda: len(shown(self.server)) == 2)
        return Answer(question, Kind.SUMMARY, ANSWER), conversation


def shown(server: BotApiServer) -> list[Any]:
    return [call for call in list(server.calls) if call.method in ("sendMessage", "editMessageText")]


@contextmanager
def telling(server: BotApiServer, database: Database) -> Iterator[None]:
    with running_bot(server.root, database, Teller(server=server)) as state:
        server.say(7, "总结", 7)
        wait_done(server, database)
        yield
    assert state.error is None


def test_a_draft_is_edited_and_becomes_the_answer(server: BotApiServer, database: Database) -> None:
    with telling(server, database):
        told = [(call.method, call.text) for call in shown(server)]
    assert told == [
        ("sendMessage", SAID[0] + " …"),
        ("editMessageText", SAID[1] + " …"),
        ("editMessageText", ANSWER),
    ]
    assert len({call.args["message_id"] for call in shown(server)[1:]}) == 1


@pytest.mark.parametrize("method", ["editMessageText", "sendMessage"])
def test_an_answer_arrives_whatever_becomes_of_its_draft(server: BotApiServer, database: Database, method: str) -> None:
    server.faults.append(times(3 if method == "editMessageText" else 2, method, 400, "Bad Request: no"))

    class Hasty(Teller):
        def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
            assert asker.hear is not None
            for text in SAID:
                asker.hear(text)
            return Answer(question, Kind.SUMMARY, ANSWER), conversation

    with running_bot(server.root, database, Hasty(server=server)):
        server.say(7, "总结", 7)
        wait_done(server, database)
    assert [call.text for call in server.sent(7)][-1] == ANSWER
