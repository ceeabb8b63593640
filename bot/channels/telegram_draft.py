"""An answer shown in Telegram while it is being written: one message, edited as more of it comes.

A courtesy that may fail at any time: the answer itself goes out of the outbox, in place of the draft if there is one.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future

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
        self._message: int | None = None
        self._sending: Future[int | None] | None = None

    def hear(self, text: str) -> None:
        """Show what there is of the answer, unless the last of it is still on its way."""
        if self._sending is not None and not self._sending.done():
            return
        if self._sending is not None:
            self._message = self._sending.result()
        shown = to_plain(cut([Span(text)], LIMIT - _ROOM)[0]) + " …"
        args = line_args(shown, self._place)
        self._sending = asyncio.run_coroutine_threadsafe(self._sender.show_draft(args, self._message), self._loop)

    def message(self) -> int | None:
        """The message that shows the draft, to be made the answer; None where there is none."""
        if self._sending is None:
            return None
        try:
            return self._sending.result(_WAIT_SECONDS)
        except TimeoutError:
            self._sending.cancel()
            return self._message
