"""The Telegram bot when something fails, against a loopback Bot API server that checks every call."""

from __future__ import annotations

import logging
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bot_api_server import TOKEN, BotApiServer, Called, RefusedError
from sqlalchemy import Connection
from telegram_process import Echo
from telegram_thread import running_bot, times, wait_done

from bot.channels.telegram_send import Tempo
from bot.channels.telegram_words import Line
from store.database import Database
from store.model import WenbaoError

GROUP = -1001


class Refusing(Database):
    """A database that is locked by somebody else at every seventh attempt to write."""

    attempts = 0

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self.attempts += 1
        if self.attempts % 7 == 3:
            raise WenbaoError("locked")
        with super().writing() as connection:
            yield connection


class TestFaults:
    @pytest.mark.parametrize(
        "fault",
        [
            (3, "sendMessage", 500, "Internal Server Error"),
            (2, "sendMessage", 502, "Bad Gateway"),
            (1, "sendChatAction", 500, "Internal Server Error"),
            (3, "getUpdates", 502, "Bad Gateway"),
            (2, "setMyCommands", 404, "Not Found"),
        ],
    )
    def test_server_errors_lose_nothing(self, bot: BotApiServer, database: Database, fault: tuple[Any, ...]) -> None:
        bot.faults.append(times(*fault))
        for chat in (5, 6):
            bot.say(chat, "甲县")
        wait_done(bot, database)
        assert sorted(call.args["chat_id"] for call in bot.sent()) == [5, 6]

    def test_retry_after_is_honoured(self, bot: BotApiServer) -> None:
        refused: list[float] = []

        def fault(called: Called) -> None:
            if called.method == "sendMessage" and not refused:
                refused.append(called.at)
                raise RefusedError(429, "Too Many Requests: retry after 1", retry_after=1)

        bot.faults.append(fault)
        bot.say(5, "甲县")
        assert bot.wait_sent(1)[0].at - refused[0] >= 1

    def test_blocked_by_one_goes_on_with_others(self, bot: BotApiServer, database: Database) -> None:
        bot.faults.append(times(1, "sendMessage", 403, "Forbidden: bot was blocked by the user"))
        bot.say(5, "甲县")
        wait_done(bot, database)
        bot.say(5, "乙县")
        assert bot.wait_sent(1)[0].text.startswith("答：乙县")

    def test_refused_html_goes_as_text(self, bot: BotApiServer) -> None:
        bot.faults.append(times(1, "sendMessage", 400, "Bad Request: can't parse entities"))
        bot.say(5, "甲<县")
        (message,) = bot.wait_sent(1)
        assert "parse_mode" not in message.args
        assert message.text.startswith("答：甲<县[1]\n\n出处")

    def test_deleted_topic_and_refused_for_good(self, bot: BotApiServer, database: Database) -> None:
        bot.faults.append(times(2, "sendMessage", 400, "Bad Request: message thread not found"))
        bot.say(GROUP, "/ask 甲县", 7, message_thread_id=33, is_topic_message=True)
        assert "message_thread_id" not in bot.wait_sent(1)[0].args
        bot.faults.append(times(3, "sendMessage", 400, "Bad Request: CHAT_RESTRICTED"))
        bot.say(GROUP, "/ask 乙县", 7)
        bot.say(GROUP, "/ask 丙县", 7)
        assert bot.wait_sent(2)[1].text.startswith("答：丙县")
        wait_done(bot, database)

    def test_group_became_supergroup(self, bot: BotApiServer) -> None:
        bot.faults.append(
            times(1, "sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100777)
        )
        bot.say(GROUP, "/ask 甲县", 7)
        assert bot.wait_sent(1)[0].args["chat_id"] == -100777

    def test_a_bug_is_told_and_logged_and_stops_nothing(
        self, bot: BotApiServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        bot.say(5, "坏")
        (message,) = bot.wait_sent(1)
        reference = message.text[-8:]
        assert message.text == Line.TROUBLE.say("zh", reference)
        assert "ZeroDivisionError" in caplog.text and reference in caplog.text
        bot.say(5, "甲县")
        bot.wait_sent(2)

    def test_an_update_nobody_can_read_stops_nothing(self, bot: BotApiServer, database: Database) -> None:
        bot.update(message={"chat": {"id": 5, "type": "private"}, "text": "甲县"})
        bot.update(message={"chat": {"id": 5, "type": "private"}, "from": {}, "text": "甲县"})
        bot.update(callback_query={"id": "1", "from": {"id": 5}})
        bot.say(5, "乙\ud83d县\x00")
        assert bot.wait_sent(1)[0].text.startswith("答：乙\ufffd县[1]")
        wait_done(bot, database)

    def test_a_database_that_refuses_for_a_while_loses_nothing(
        self, server: BotApiServer, template: Path, tmp_path: Path
    ) -> None:
        shutil.copytree(template, tmp_path / "home")
        database = Refusing(f"sqlite:///{tmp_path / 'home' / 'wenbao.sqlite'}")
        with running_bot(server.root, database, Echo()) as state:
            for chat in range(1, 9):
                server.say(chat, "甲县")
            wait_done(server, database)
        assert state.error is None
        assert sorted(call.args["chat_id"] for call in server.sent()) == list(range(1, 9))
        assert database.attempts > 21
        database.close()

    def test_a_slow_chat_blocks_no_other(self, bot: BotApiServer, echo: Echo) -> None:
        for chat in range(1, 6):
            bot.say(chat, "慢")
            bot.say(chat, "第二问")
        for chat in range(11, 31):
            bot.say(chat, "快")
        bot.wait_sent(20)
        assert {call.args["chat_id"] for call in bot.sent()} == set(range(11, 31))
        echo.gate.set()
        bot.wait_sent(30)
        assert [call.text[:4] for call in bot.sent(1)] == ["答：慢[", "答：第二"]

    def test_what_is_under_way_is_finished_at_a_stop(self, server: BotApiServer, database: Database) -> None:
        echo = Echo()
        with running_bot(server.root, database, echo) as state:
            server.say(5, "慢")
            server.say(5, "下一个")
            server.wait(lambda: server.named("sendChatAction"))
        assert state.error is None
        assert [call.text[:4] for call in server.sent()] == ["答：慢["]
        with running_bot(server.root, database, echo):
            assert server.wait_sent(2)[1].text.startswith("答：下一个")


def test_a_proxy_does_not_stand_before_this_machine(
    server: BotApiServer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with running_bot(server.root, database, Echo()):
        server.say(5, "甲县")
        server.wait_sent(1)


class TestRefusal:
    def test_wrong_token(self, server: BotApiServer, database: Database, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        with running_bot(server.root, database, Echo(), token="4242:wrong") as state:
            assert state.ended.wait(20)
        assert isinstance(state.error, WenbaoError) and "WENBAO_TELEGRAM_TOKEN" in str(state.error)
        assert "4242:wrong" not in caplog.text + "".join(traceback.format_exception(state.error))

    def test_not_a_token(self, server: BotApiServer, database: Database) -> None:
        with running_bot(server.root, database, Echo(), token="a/b c") as state:
            assert state.ended.wait(20)
        assert isinstance(state.error, WenbaoError)

    def test_another_one_polls(self, server: BotApiServer, database: Database) -> None:
        with running_bot(server.root, database, Echo()) as state:
            server.say(5, "甲县")
            server.wait_sent(1)
            server.faults.append(times(1, "getUpdates", 409, "Conflict: terminated by other getUpdates request"))
            server.say(5, "乙县")
            assert state.ended.wait(20)
        assert isinstance(state.error, WenbaoError) and "409" in str(state.error)

    def test_token_reaches_no_log(
        self, server: BotApiServer, database: Database, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        with running_bot(server.root, database, Echo()):
            server.faults.append(times(1, "getUpdates", 500, f"at /bot{TOKEN}/getUpdates"))
            server.faults.append(times(1, "sendMessage", 502, f"at /bot{TOKEN}/sendMessage"))
            server.say(5, "甲县")
            server.say(6, "坏")
            server.wait_sent(2)
        with running_bot("http://127.0.0.1:1", database, Echo()):
            server.wait(lambda: "ConnectError" in caplog.text)
        assert "sendMessage" in caplog.text
        assert TOKEN not in caplog.text


def test_pace_is_held(server: BotApiServer, database: Database) -> None:
    tempo = Tempo(private=(1, 0.2), group=(3, 0.5), overall=(5, 0.1))
    with running_bot(server.root, database, Echo(), tempo=tempo):
        for turn in range(4):
            for chat in (5, GROUP):
                server.say(chat, f"/ask 第{turn}问", 7)
        sent = server.wait_sent(8)
    private = [call.at for call in sent if call.args["chat_id"] == 5]
    group = [call.at for call in sent if call.args["chat_id"] == GROUP]
    assert min(later - earlier for earlier, later in pairwise(private)) > 0.18
    assert group[3] - group[0] > 0.48
