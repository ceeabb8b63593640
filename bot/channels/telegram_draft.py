"""An answer shown in Telegram while it is being written: one message, edited as more of it comes.

A courtesy that may fail at any time: the answer itself goes out of the outbox, in place of the draft if there is one.
"""

from __future__ import annotations

import asyncio

from bot.channels.telegram_render import LIMIT, Span, cut, to_plain
from bot.channels.telegram_replies import line_args
from bot.channels.telegram_send import Sender
from bot.channels.telegram_updates import Place

_WAIT_SECONDS = 5.0
_ROOM = 2  # for the sign that more is to come


class Draft:
    """What is shown of one answer; `hear` and `message` are called from the thread that answers."""

    def __init__(self, sender: Sender, place: Place, loop: asyncio.AbstractEventLoop) -> None:
        self._sender = sender
        self._place = place
        self._loop = loop
        self._heard = False
        self._wanted = self._shown = ""
        self._message: int | None = None
        self._task: asyncio.Task[None] | None = None

    def hear(self, text: str) -> None:
        """Show what there is of the answer as soon as the last of it is shown."""
        self._heard = True
        self._loop.call_soon_threadsafe(self._want, text)

    def message(self) -> int | None:
        """The message that shows the draft, to be made the answer; None where there is none."""
        if not self._heard:
            return None
        ended = asyncio.run_coroutine_threadsafe(self._finish(), self._loop)
        try:
            return ended.result(2 * _WAIT_SECONDS)
        except TimeoutError:  # the bot is stopping
            return None

    def _want(self, text: str) -> None:
        self._wanted = text
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        while self._wanted != self._shown:
            self._shown = self._wanted
            text = to_plain(cut([Span(self._shown)], LIMIT - _ROOM)[0]) + " …"
            self._message = await self._sender.show_draft(line_args(text, self._place), self._message)

    async def _finish(self) -> int | None:
        if self._task is not None:
            await asyncio.wait([self._task], timeout=_WAIT_SECONDS)
        return self._message
