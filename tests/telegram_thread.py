"""The Telegram bot in a thread of a test."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot_api_server import TOKEN, BotApiServer, Called, RefusedError
from telegram_process import QUICK, Echo

from bot.channels.telegram import serve_telegram
from bot.channels.telegram_send import Tempo
from store.database import Database
from store.inbox import Inbox


@dataclass
class Running:
    """A bot that runs in a thread: `error` is what ended it, if anything did."""

    error: BaseException | None = None
    ended: threading.Event = field(default_factory=threading.Event)


@contextmanager
def running_bot(
    root: str, database: Database, assistant: Echo, *, token: str = TOKEN, tempo: Tempo = QUICK
) -> Iterator[Running]:
    """The bot in a thread, stopped as by SIGTERM at the end of the block."""
    state, ready = Running(), threading.Event()
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        event = asyncio.Event()
        stop.append((asyncio.get_running_loop(), event))
        ready.set()
        await serve_telegram(
            token=token, base_url=root, assistant=assistant, database=database, stop=event, tempo=tempo
        )

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as error:  # noqa: BLE001 - handed to the test
            state.error = error
        state.ended.set()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(20)
    try:
        yield state
    finally:
        assistant.gate.set()
        if not state.ended.is_set():
            stop[0][0].call_soon_threadsafe(stop[0][1].set)
        thread.join(30)


def wait_done(server: BotApiServer, database: Database) -> None:
    """Until every update is confirmed and none is open."""
    inbox = Inbox(database, "telegram")
    server.wait_confirmed()
    server.wait(lambda: not inbox.open_updates())


def times(count: int, method: str, code: int, description: str, **parameters: Any) -> Callable[[Called], None]:
    """A fault that refuses the first calls of a method."""
    left = [count]

    def fault(called: Called) -> None:
        if called.method == method and left[0]:
            left[0] -= 1
            raise RefusedError(code, description, **parameters)

    return fault
