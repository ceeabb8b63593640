"""The Telegram bot against a loopback Bot API server that checks every call."""

from __future__ import annotations

import logging
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bot_api_server import BOT, TOKEN, BotApiServer, Called, RefusedError, bot_api_server
from sqlalchemy import Connection
from telegram_process import Echo
from telegram_thread import running_bot, wait_done

from bot.assistant import Asker
from bot.channels.telegram_send import Tempo
from bot.channels.telegram_words import Line
from store.database import Database
from store.model import WenbaoError

GROUP = -1001


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("template")
    Database.in_home(home).close()
    return home


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    shutil.copytree(template, tmp_path / "home")
    database = Database.in_home(tmp_path / "home")
    yield database
    database.close()


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with bot_api_server() as server:
        yield server
        assert server.broken == []


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def bot(server: BotApiServer, database: Database, echo: Echo) -> Iterator[BotApiServer]:
    with running_bot(server.root, database, echo) as state:
        yield server
    assert state.error is None


def times(count: int, method: str, code: int, description: str, **parameters: Any) -> Callable[[Called], None]:
    """A fault that refuses the first calls of a method."""
    left = [count]

    def fault(called: Called) -> None:
        if called.method == method and left[0]:
            left[0] -= 1
            raise RefusedError(code, description, **parameters)

    return fault


class TestWhatIsAnswered:
    def test_private_text_with_its_source(self, bot: BotApiServer) -> None:
        bot.say(5, "甲县收到多少件 <b>&amp;")
        (message,) = bot.wait_sent(1)
        assert message.text.splitlines() == [
            "答：甲县收到多少件 <b>&amp;[1]",
            "",
            "出处",
            "[1] 甲县<2021>年报",
            "三、收到和处理 › 一、新收 › 总计",
            "「10」",
        ]
        assert message.args["link_preview_options"] == {"is_disabled": True}
        assert "reply_parameters" not in message.args

    @pytest.mark.parametrize(
        ("text", "fields", "asked"),
        [
            ("@wenbao_bot，甲县多少件？", {}, "甲县多少件？"),
            ("甲县 @Wenbao_Bot 多少件？", {}, "甲县 多少件？"),
            ("/ask 甲县多少件？", {}, "甲县多少件？"),
            ("/ask@wenbao_bot 甲县多少件？", {}, "甲县多少件？"),
            ("甲县多少件？", {"reply_to_message": {"message_id": 1, "from": BOT}}, "甲县多少件？"),
        ],
    )
    def test_group_when_addressed(
        self, bot: BotApiServer, echo: Echo, text: str, fields: dict[str, Any], asked: str
    ) -> None:
        bot.say(GROUP, text, 7, **fields)
        (message,) = bot.wait_sent(1)
        assert [question for question, _, _ in echo.asked] == [asked]
        assert (message.args["chat_id"], "message_thread_id" in message.args) == (GROUP, False)
        assert message.args["reply_parameters"]["message_id"] == 101

    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("/ask甲县多少件？", "甲县多少件？"),
            ("/ask，甲县多少件？", "甲县多少件？"),
            ("/ask@wenbao_bot甲县多少件？", "甲县多少件？"),
            ("@wenbao_bot甲县多少件？", "甲县多少件？"),
            ("请问@wenbao_bot 甲县多少件？", "请问 甲县多少件？"),
            ("甲县多少件？@wenbao_bot", "甲县多少件？"),
        ],
    )
    def test_group_when_addressed_without_spaces(self, bot: BotApiServer, echo: Echo, text: str, asked: str) -> None:
        bot.update(message=bot.message(GROUP, text, 7))
        bot.wait_sent(1)
        assert [question for question, _, _ in echo.asked] == [asked]

    def test_who_speaks_as_a_channel_is_answered_and_forwards_are_not(
        self, bot: BotApiServer, database: Database, echo: Echo
    ) -> None:
        channel = {"id": -1002, "type": "channel", "title": "频道"}
        stand_in = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
        forwarder = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
        spoken = bot.message(GROUP, "@wenbao_bot 甲县", 7, sender_chat=channel) | {"from": stand_in}
        unaddressed = bot.message(GROUP, "乙县", 7, sender_chat=channel) | {"from": stand_in}
        forward = bot.message(GROUP, "@wenbao_bot 丙县", 7, sender_chat=channel, is_automatic_forward=True)
        for message in (spoken, unaddressed, forward | {"from": forwarder}):
            bot.update(message=message)
        wait_done(bot, database)
        assert [(question, asker.key) for question, asker, _ in echo.asked] == [("甲县", "telegram:-1002")]

    def test_group_not_addressed(self, bot: BotApiServer, database: Database, echo: Echo) -> None:
        opened = {"message_id": 1, "from": BOT, "forum_topic_created": {"name": "题", "icon_color": 1}}
        unaddressed: list[tuple[str | None, dict[str, Any]]] = [
            ("甲县多少件？", {}),
            ("/ask@other_bot 甲县？", {}),
            ("mail@wenbao_bot.cn", {}),
            ("/help", {}),
            ("@wenbao_bots 甲县", {}),
            ("/ask/wenbao 甲县", {}),
            ("/ask@other_bot甲县？", {}),
            ("话题里的闲话", {"reply_to_message": opened}),
            (None, {"photo": []}),
            (None, {"new_chat_title": "新"}),
        ]
        for text, fields in unaddressed:
            # an administrator bot sees everything, so privacy mode must not be what keeps it silent
            bot.update(message=bot.message(GROUP, text, 7, **fields))
        bot.update(channel_post=bot.message(GROUP, "甲县", 7))
        bot.update(edited_message=bot.message(GROUP, "@wenbao_bot 甲县", 7))
        bot.update(message=bot.message(GROUP, "@wenbao_bot 甲县", 7) | {"from": BOT | {"id": 9}})
        bot.update(my_chat_member={})
        wait_done(bot, database)
        assert (bot.sent(), echo.asked) == ([], [])

    def test_topic_is_kept(self, bot: BotApiServer) -> None:
        bot.say(GROUP, "/ask 甲县", 7, message_thread_id=33, is_topic_message=True)
        bot.say(GROUP, "/ask 乙县", 7, message_thread_id=34)
        first, second = bot.wait_sent(2)
        assert first.args["message_thread_id"] == 33
        assert "message_thread_id" not in second.args
        assert bot.named("sendChatAction")[0].args["message_thread_id"] == 33

    def test_typing_comes_before_the_answer(self, bot: BotApiServer) -> None:
        bot.say(5, "甲县")
        bot.wait_sent(1)
        assert [call.method for call in bot.calls if "chat_id" in call.args] == ["sendChatAction", "sendMessage"]

    @pytest.mark.parametrize(
        ("text", "language", "line"),
        [
            ("/start", "zh-hans", Line.GREETING),
            ("/start", "en-GB", Line.GREETING),
            ("/help", "en", Line.HELP),
            ("/help@wenbao_bot", "fr", Line.HELP),
            ("/nonsense", "zh", Line.HELP),
            ("/ask", "en", Line.NO_QUESTION),
            ("/start abc", "zh", Line.GREETING),
            ("@wenbao_bot", "zh", Line.NO_QUESTION),
        ],
    )
    def test_lines(self, bot: BotApiServer, text: str, language: str, line: Line) -> None:
        bot.say(5, text, language=language)
        (message,) = bot.wait_sent(1)
        assert message.text == line.say("en" if language.startswith("en") else "zh")

    @pytest.mark.parametrize("content", ["photo", "sticker", "voice", "document"])
    def test_not_text(self, bot: BotApiServer, content: str) -> None:
        bot.update(message=bot.message(5, None) | {content: {}})
        assert bot.wait_sent(1)[0].text == Line.TEXT_ONLY.say("zh")

    def test_edited(self, bot: BotApiServer) -> None:
        bot.update(edited_message=bot.message(5, "甲县"))
        assert bot.wait_sent(1)[0].text == Line.EDITED.say("zh")

    def test_long_answer_comes_in_pieces_in_order(self, bot: BotApiServer) -> None:
        bot.say(5, "长")
        bot.wait(lambda: bot.sent() and "第99行" in bot.sent()[-1].text)
        assert len(bot.sent()) > 3
        assert "\n".join(message.text for message in bot.sent()) == Echo()._answer("长").text

    def test_each_person_has_a_conversation_of_his_own(self, server: BotApiServer, database: Database) -> None:
        topics: dict[str, str] = {}
        for text in ("一", "二"):  # the second round by a bot that was started anew
            echo = Echo()
            with running_bot(server.root, database, echo):
                server.say(5, text, 5)
                server.say(GROUP, f"/ask {text}群", 5)
                server.say(GROUP, f"/ask {text}别人", 6)
                server.say(GROUP, f"/ask {text}题", 6, message_thread_id=2, is_topic_message=True)
                wait_done(server, database)
            topics |= {question: conversation.topic for question, _, conversation in echo.asked}
        assert topics == {
            "一": "",
            "一群": "",
            "一别人": "",
            "一题": "",
            "二": "一",
            "二群": "一群",
            "二别人": "一别人",
            "二题": "一题",
        }
        assert echo.asked[0][1] == Asker("telegram:5", "人5")


class TestButtons:
    def offered(self, bot: BotApiServer, chat: int, user: int, **fields: Any) -> list[str]:
        bot.say(chat, "/ask 哪个县？", user, **fields)
        buttons = bot.wait_sent(1)[0].buttons
        assert [button["text"] for button in buttons] == ["甲县", "乙县"]
        return [button["callback_data"] for button in buttons]

    def test_a_press_asks(self, bot: BotApiServer) -> None:
        data = self.offered(bot, 5, 5)
        bot.press(5, data[1])
        assert bot.wait_sent(2)[1].text.startswith("答：乙县收到多少件？")
        assert [call.args for call in bot.named("answerCallbackQuery")] == [{"callback_query_id": "q7001"}]

    def test_in_a_group_only_the_asker_chooses(self, bot: BotApiServer) -> None:
        data = self.offered(bot, GROUP, 7, message_thread_id=3, is_topic_message=True)
        bot.press(GROUP, data[0], 8, language="en")
        bot.wait(lambda: bot.named("answerCallbackQuery"))
        assert bot.named("answerCallbackQuery")[0].args["text"] == Line.NOT_YOURS.say("en")
        bot.press(GROUP, data[0], 7)
        _, answer = bot.wait_sent(2)
        assert answer.text.startswith("答：甲县收到多少件？")
        assert (answer.args["message_thread_id"], answer.args["reply_parameters"]["message_id"]) == (3, 101)

    def test_survives_a_restart(self, server: BotApiServer, database: Database) -> None:
        with running_bot(server.root, database, Echo()):
            data = self.offered(server, 5, 5)
        with running_bot(server.root, database, Echo()):
            server.press(5, data[0])
            assert server.wait_sent(2)[1].text.startswith("答：甲县收到多少件？")

    @pytest.mark.parametrize("data", ["999:0:0", "1:0:9", "1:7:0", "x", "", "1:0:-1", "9" * 30 + ":0:0", "１:0:0"])
    def test_stale(self, bot: BotApiServer, data: str) -> None:
        self.offered(bot, 5, 5)
        bot.press(5, data)
        bot.wait(lambda: bot.named("answerCallbackQuery"))
        assert bot.named("answerCallbackQuery")[0].args["text"] == Line.STALE.say("zh")

    def test_a_query_too_old_to_be_answered_is_still_worked_on(self, bot: BotApiServer) -> None:
        data = self.offered(bot, 5, 5)
        bot.faults.append(times(1, "answerCallbackQuery", 400, "Bad Request: query is too old"))
        bot.press(5, data[0])
        bot.wait_sent(2)


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
