"""The Telegram bot against a loopback Bot API server that checks every call."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api_server import BOT, BotApiServer
from telegram_process import Echo
from telegram_thread import running_bot, times, wait_done

from bot.channels.telegram_words import Line
from store.database import Database

GROUP = -1001


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
        assert (echo.asked[0][1].key, echo.asked[0][1].name) == ("telegram:5", "人5")


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
