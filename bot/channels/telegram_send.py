"""Calls to the Bot API that have to arrive: paced as Telegram demands, repeated until taken, one at a time.

Limits: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

_log = logging.getLogger(__name__)

Call = dict[str, Any]
"""A call as the outbox keeps it: `method`, `args`, and `plain`, the text to fall back to where the HTML is refused; of
an answer that is already shown in part `draft` is the message that shows it."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """How fast to send: (messages, seconds) to one private chat, to one group, in all; and how long to wait (seconds)
    before the first and at most before a later repetition of a failed call."""

    private: tuple[int, float] = (1, 1.0)
    group: tuple[int, float] = (20, 60.0)
    overall: tuple[int, float] = (30, 1.0)
    first_wait: float = 1.0
    longest_wait: float = 60.0


TEMPO = Tempo()


class Pace:
    """When the next message may go; times are seconds of any steadily growing clock."""

    def __init__(self, tempo: Tempo) -> None:
        self._tempo = tempo
        self._chats: dict[int, deque[float]] = {}
        self._overall: deque[float] = deque(maxlen=tempo.overall[0])

    def chat_delay(self, chat: int, now: float) -> float:
        """Seconds until one more message may go to this chat."""
        return _delay(self._chats.get(chat, deque()), self._limit(chat), now)

    def overall_delay(self, now: float) -> float:
        """Seconds until one more message may go to anyone."""
        return _delay(self._overall, self._tempo.overall, now)

    def note(self, chat: int, now: float) -> None:
        """A message goes to this chat now."""
        if len(self._chats) > 1000:
            self._chats = {
                other: times for other, times in self._chats.items() if now - times[-1] < self._limit(other)[1]
            }
        self._chats.setdefault(chat, deque(maxlen=self._limit(chat)[0])).append(now)
        self._overall.append(now)

    def _limit(self, chat: int) -> tuple[int, float]:
        # Groups and channels have negative ids: https://core.telegram.org/api/bots/ids
        return self._tempo.group if chat < 0 else self._tempo.private


def _delay(times: deque[float], limit: tuple[int, float], now: float) -> float:
    count, seconds = limit
    return max(0.0, times[-count] + seconds - now) if len(times) >= count else 0.0


class Outcome(Enum):
    """What became of a call."""

    SETTLED = "settled"  # taken, or never to be taken
    REFUSED = "refused"  # Telegram does not accept it as it is
    STOPPED = "stopped"  # not taken yet, and the bot is stopping


class Sender:
    """Makes calls one at a time: what was taken is marked before the next one goes, so that a process killed at any
    point leaves at most one call taken and not marked."""

    def __init__(self, bot: Bot, token: str, tempo: Tempo, closing: asyncio.Event) -> None:
        self._bot = bot
        self._token = token
        self._tempo = tempo
        self._closing = closing
        self._pace = Pace(tempo)
        self._wicket = asyncio.Lock()

    async def deliver(self, call: Call, mark: Callable[[], Awaitable[None]]) -> Outcome:
        """Send a message, in a plainer form where Telegram refuses its HTML or its place, and `mark` it once taken.

        A message that the person does not want (bot blocked) or that no form makes acceptable is marked and dropped.
        """
        for method, form in _forms(call):
            outcome = await self._insist(method, form, mark)
            if outcome is not Outcome.REFUSED:
                return outcome
        await mark()
        return Outcome.SETTLED

    async def acknowledge(self, query: str, text: str | None = None) -> Outcome:
        """Answer a callback query; that it has grown too old meanwhile does no harm."""
        args = {"callback_query_id": query} | ({"text": text, "show_alert": True} if text else {})
        return await self._insist("answerCallbackQuery", args, _nothing)

    async def show_typing(self, chat: int, thread: int | None) -> None:
        """Show that an answer is on its way; a courtesy that may fail."""
        args = {"chat_id": chat, "action": "typing"} | ({"message_thread_id": thread} if thread else {})
        try:
            await self._bot.do_api_request("sendChatAction", api_kwargs=args)
        except TelegramError as error:
            _log.debug("sendChatAction: %s", self.describe(error))

    async def show_draft(self, args: dict[str, Any], message: int | None) -> int | None:
        """Show a part of an answer in a message of its own, or in the `message` that shows one; a courtesy that may
        fail, and that waits for no turn. Returns the message that shows it."""
        clock, chat = asyncio.get_running_loop().time, args["chat_id"]
        if self._wicket.locked() or max(self._pace.chat_delay(chat, clock()), self._pace.overall_delay(clock())) > 0:
            return message
        method, form = ("sendMessage", args) if message is None else _as_edit(args, message)
        self._pace.note(chat, clock())
        try:
            shown = await self._bot.do_api_request(method, api_kwargs=form)
        except TelegramError as error:
            _log.debug("%s: %s", method, self.describe(error))
            return message
        return int(shown["message_id"]) if message is None else message

    def describe(self, error: TelegramError) -> str:
        """What an error says, without the token, which some of the libraries' messages quote."""
        return f"{type(error).__name__}: {error.message}".replace(self._token, "<token>")

    async def _insist(self, method: str, args: dict[str, Any], mark: Callable[[], Awaitable[None]]) -> Outcome:
        wait = self._tempo.first_wait
        while True:
            try:
                await self._take_turn(method, args, mark)
                return Outcome.SETTLED
            except ChatMigrated as error:
                args = args | {"chat_id": error.new_chat_id}
                continue
            except RetryAfter as error:
                delay = seconds_of(error)
            except BadRequest as error:
                _log.warning("%s 被 Telegram 拒绝：%s", method, self.describe(error))
                return Outcome.REFUSED
            except TelegramError as error:
                delay, wait = wait, min(2 * wait, self._tempo.longest_wait)
                _log.warning("%s 没有送达，%.1f 秒后重试：%s", method, delay, self.describe(error))
            if self._closing.is_set():
                return Outcome.STOPPED
            await pause(self._closing, delay)

    async def _take_turn(self, method: str, args: dict[str, Any], mark: Callable[[], Awaitable[None]]) -> None:
        clock, chat = asyncio.get_running_loop().time, args.get("chat_id")
        if chat is not None:
            await asyncio.sleep(self._pace.chat_delay(chat, clock()))
        async with self._wicket:
            if chat is not None:
                await asyncio.sleep(self._pace.overall_delay(clock()))
                self._pace.note(chat, clock())
            try:
                await self._bot.do_api_request(method, api_kwargs=args)
            except Forbidden as error:
                _log.info("%s 无人接收，不再发送：%s", method, self.describe(error))
            await mark()


async def pause(event: asyncio.Event, seconds: float) -> None:
    """Wait, but not longer than until the event is set."""
    with suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _forms(call: Call) -> Iterator[tuple[str, dict[str, Any]]]:
    args, method = call["args"], call["method"]
    if "draft" in call:
        yield _as_edit(args, call["draft"])  # refused where the draft was deleted meanwhile
    yield method, args
    plain = {name: value for name, value in args.items() if name != "parse_mode"} | {"text": call["plain"]}
    yield method, plain
    if args.keys() & _WHERE:
        # the topic was deleted or closed, or the message to reply to cannot be replied to
        yield method, {name: value for name, value in plain.items() if name not in _WHERE}


_WHERE = {"reply_parameters", "message_thread_id"}


def _as_edit(args: dict[str, Any], message: int) -> tuple[str, dict[str, Any]]:
    """The call that writes a text into a message that is already where it belongs."""
    kept = {name: value for name, value in args.items() if name not in _WHERE}
    return "editMessageText", kept | {"message_id": message}


async def _nothing() -> None:
    return
