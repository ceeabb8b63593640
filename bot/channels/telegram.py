"""The Telegram bot: long polling into a durable inbox, answers out of a durable outbox.

The library's own Updater confirms updates before they are worked on, which loses them in a crash; so updates are
polled here, kept in the database, and only then confirmed by the next call's offset.
Source: https://core.telegram.org/bots/api#getupdates
"""

from __future__ import annotations

import asyncio
import logging
import re
import signal
import warnings
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.channels.telegram_desk import CHANNEL, Assistant, Desk
from bot.channels.telegram_send import TEMPO, Sender, Tempo, pause, seconds_of
from bot.channels.telegram_updates import ALLOWED, Me
from bot.settings import SettingError
from store.database import Database
from store.inbox import Inbox
from store.model import WenbaoError

OFFICIAL = "https://api.telegram.org"
POLL_SECONDS = 30
GRACE_SECONDS = 15.0
KEEP = timedelta(days=7)
"""How long answered updates, offered choices and idle conversations are kept; Telegram repeats nothing after a day."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


def run_telegram(
    *, token: str, base_url: str | None, assistant: Assistant, database: Database, tempo: Tempo = TEMPO
) -> None:
    """Serve Telegram until SIGINT or SIGTERM, then finish what is under way. Raises as `serve_telegram`."""
    asyncio.run(_serve_until_signal(token, base_url, assistant, database, tempo))


async def _serve_until_signal(
    token: str, base_url: str | None, assistant: Assistant, database: Database, tempo: Tempo
) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve_telegram(token=token, base_url=base_url, assistant=assistant, database=database, stop=stop, tempo=tempo)


async def serve_telegram(
    *,
    token: str,
    base_url: str | None,
    assistant: Assistant,
    database: Database,
    stop: asyncio.Event,
    tempo: Tempo = TEMPO,
) -> None:
    """Serve Telegram until `stop` is set, then finish what is under way.

    `base_url` is the root of a Bot API server, None for Telegram's own. The assistant is called from up to eight
    threads at once. Raises WenbaoError where the token is refused or another program polls with it.
    """
    closing = asyncio.Event()
    bot = _make_bot(token, base_url)
    sender = Sender(bot, token, tempo, closing)
    inbox = Inbox(database, CHANNEL)
    try:
        me = await _until(stop, _introduce(bot, sender, tempo))
        if me is None:
            return
        desk = Desk(inbox, sender, assistant, me, closing)
        try:
            await _Poll(bot, sender, inbox, desk, tempo).run(stop)
        finally:
            closing.set()
            await desk.finish(GRACE_SECONDS)
    finally:
        await bot.shutdown()


class _Poll:
    """Long polling: keeps each batch of updates before the next call confirms it."""

    def __init__(self, bot: Bot, sender: Sender, inbox: Inbox, desk: Desk, tempo: Tempo) -> None:
        self._bot = bot
        self._sender = sender
        self._inbox = inbox
        self._desk = desk
        self._tempo = tempo
        self._offset: int | None = None
        self._pruned = float("-inf")

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set. Raises WenbaoError as `serve_telegram`, and whatever a desk's bug raises."""
        wait = self._tempo.first_wait
        self._desk.take(await self._desk.aside(self._inbox.open_updates))
        while not stop.is_set():
            try:
                await self._turn(stop)
                wait = self._tempo.first_wait
                continue
            except RetryAfter as error:
                delay = seconds_of(error)
            except (Conflict, InvalidToken, EndPointNotFound) as error:
                raise _explain(error) from None
            except TelegramError as error:
                delay, wait = wait, min(2 * wait, self._tempo.longest_wait)
                _log.warning("收取消息失败，%.1f 秒后重试：%s", delay, self._sender.describe(error))
            except WenbaoError as error:
                delay = self._tempo.first_wait
                _log.error("消息暂存失败，稍后重试：%s", error)
            await pause(stop, delay)

    async def _turn(self, stop: asyncio.Event) -> None:
        await self._prune()
        if self._desk.is_full:
            await pause(stop, 0.1)
            return
        updates = await _until(stop, self._get_updates(), self._desk.failure)
        if updates:
            kept = await self._desk.aside(self._inbox.keep, {update["update_id"]: update for update in updates})
            self._offset = updates[-1]["update_id"] + 1
            self._desk.take(kept)

    async def _get_updates(self) -> list[dict[str, Any]]:
        args: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            args["offset"] = self._offset
        # raw updates: one that the library could not read would otherwise hold up all that come after it
        updates: list[dict[str, Any]] = await self._bot.do_api_request(
            "getUpdates", api_kwargs=args, read_timeout=POLL_SECONDS + 10
        )
        return updates

    async def _prune(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._pruned > timedelta(days=1).total_seconds():
            self._pruned = now
            await self._desk.aside(self._inbox.prune, datetime.now(UTC) - KEEP)


async def _introduce(bot: Bot, sender: Sender, tempo: Tempo) -> Me:
    """Ask Telegram who the bot is, again and again while the network is down, and tell it the commands."""
    wait = tempo.first_wait
    while True:
        try:
            await bot.initialize()
            await _offer_commands(bot, sender)
            _log.info("Telegram 机器人 @%s 已就绪", bot.username)
            return Me(bot.id, bot.username)
        except InvalidToken as error:
            raise _explain(error) from None
        except TelegramError as error:
            _log.warning("连不上 Telegram，%.1f 秒后重试：%s", wait, sender.describe(error))
        await asyncio.sleep(wait)
        wait = min(2 * wait, tempo.longest_wait)


async def _offer_commands(bot: Bot, sender: Sender) -> None:
    try:
        await bot.set_my_commands([("ask", "提问"), ("help", "用法")])
        await bot.set_my_commands([("ask", "ask a question"), ("help", "how to ask")], language_code="en")
    except TelegramError as error:
        _log.warning("setMyCommands：%s", sender.describe(error))


def _make_bot(token: str, base_url: str | None) -> Bot:
    if not re.fullmatch(r"[A-Za-z0-9_:-]+", token):
        raise SettingError("WENBAO_TELEGRAM_TOKEN：不是 Telegram 令牌的样子（应形如 123456:ABC…）")
    # below WARNING, these write addresses of calls, which hold the token
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # calls are made by name, because the outbox keeps them so; and of `retry_after` both forms are understood
    warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)
    warnings.filterwarnings("ignore", ".*`retry_after`", PTBDeprecationWarning)
    root = (base_url or OFFICIAL).rstrip("/")
    # many reach Telegram through a proxy that the environment names; a server on this machine is not behind it
    direct = {"trust_env": urlsplit(root).hostname not in ("127.0.0.1", "::1", "localhost")}
    return Bot(
        token,
        f"{root}/bot",
        f"{root}/file/bot",
        get_updates_request=HTTPXRequest(connection_pool_size=2, httpx_kwargs=direct),
        request=HTTPXRequest(
            connection_pool_size=16, read_timeout=20, write_timeout=20, pool_timeout=20, httpx_kwargs=direct
        ),
    )


def _explain(error: TelegramError) -> SettingError:
    if isinstance(error, Conflict):
        return SettingError(
            "WENBAO_TELEGRAM_TOKEN：另一个程序正用同一个令牌收取消息，或者令牌设了 webhook"
            "（409）；请先停掉它，再启动这一个"
        )
    return SettingError(
        "WENBAO_TELEGRAM_TOKEN：Telegram 不认这个令牌（401 或 404）；请向 @BotFather 核对，"
        "用自己的服务器时也请核对 WENBAO_TELEGRAM_BASE_URL"
    )


async def _until(
    stop: asyncio.Event, work: Coroutine[Any, Any, _T], failure: asyncio.Future[None] | None = None
) -> _T | None:
    """The work's result, or None when `stop` is set first; raises what the work or `failure` raises."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait([task, stopped, *([failure] if failure else [])], return_when=asyncio.FIRST_COMPLETED)
        if failure is not None and failure.done():
            failure.result()
        return task.result() if task.done() else None
    finally:
        stopped.cancel()
        task.cancel()
        await asyncio.wait([task])
