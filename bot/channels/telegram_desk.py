"""The desk behind the Telegram bot: takes kept updates, chat by chat in order, and sees each one answered."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Protocol, TypeVar

from bot.answer import Answer
from bot.assistant import Asker
from bot.channels.telegram_draft import Draft
from bot.channels.telegram_replies import answer_calls, chosen_question, line_calls, parse_data
from bot.channels.telegram_send import Outcome, Sender, pause
from bot.channels.telegram_updates import Incoming, Me, Notice, Place, Press, Question, chat_of, read_update
from bot.channels.telegram_words import Line
from retrieval.conversation import Conversation
from store.inbox import Inbox, Kept, Reply
from store.model import WenbaoError

CHANNEL = "telegram"
ANSWERS_AT_ONCE = 8
MOST_OPEN = 1000
TYPING_SECONDS = 4.5  # Telegram shows it for five

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class Assistant(Protocol):
    """Whoever answers; called from several threads at once."""

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        """The answer, and the conversation with it."""


class Desk:
    """Answers kept updates: those of one chat in order, different chats side by side."""

    def __init__(self, inbox: Inbox, sender: Sender, assistant: Assistant, me: Me, closing: asyncio.Event) -> None:
        self._inbox = inbox
        self._sender = sender
        self._assistant = assistant
        self._me = me
        self._closing = closing
        self._loop = asyncio.get_running_loop()
        self._lanes: dict[int, deque[Kept]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._places = asyncio.Semaphore(ANSWERS_AT_ONCE)
        # a few threads more than answers, so that slow answers do not keep the inbox from being written
        self._threads = ThreadPoolExecutor(ANSWERS_AT_ONCE + 4, thread_name_prefix="telegram")
        self.failure: asyncio.Future[None] = self._loop.create_future()

    def take(self, updates: Sequence[Kept]) -> None:
        """Queue updates behind the others of their chats."""
        for update in updates:
            chat = chat_of(update.payload)
            self._lanes.setdefault(chat, deque()).append(update)
            if chat not in self._tasks:
                self._tasks[chat] = asyncio.create_task(self._work(chat))
                self._tasks[chat].add_done_callback(self._note_failure)

    @property
    def is_full(self) -> bool:
        """So many updates are open that Telegram had better keep the others for now."""
        return sum(len(lane) for lane in self._lanes.values()) >= MOST_OPEN

    async def aside(self, function: Callable[..., _T], *arguments: object) -> _T:
        """Run blocking work in a thread: the one place where the bot leaves the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(function, *arguments))

    async def finish(self, grace: float) -> None:
        """Finish what is under way, for at most `grace` seconds; what is left stays open in the inbox."""
        tasks = list(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _note_failure(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None and not self.failure.done():
            self.failure.set_exception(error)

    async def _work(self, chat: int) -> None:
        lane = self._lanes[chat]
        while lane and not self._closing.is_set():
            try:
                await self._settle(lane[0])
                lane.popleft()
            except WenbaoError as error:
                _log.error("消息暂存失败，稍后重试：%s", error)
                await pause(self._closing, 1.0)
        del self._lanes[chat], self._tasks[chat]

    async def _settle(self, update: Kept) -> None:
        replies = await self.aside(self._inbox.replies, update.id) or await self._reply(update)
        for reply in replies:
            mark = partial(self._mark_sent, reply.id)
            if not reply.sent and await self._sender.deliver(reply.payload, mark) is Outcome.STOPPED:
                return
        if replies:
            await self.aside(self._inbox.mark_done, update.id)

    async def _mark_sent(self, reply: int) -> None:
        """Mark until it is marked: a reply that was taken and is not marked would be sent once more."""
        while True:
            try:
                return await self.aside(self._inbox.mark_sent, reply)
            except WenbaoError as error:
                if self._closing.is_set():
                    raise
                _log.error("回复已送达，登记失败，稍后重试：%s", error)
                await pause(self._closing, 1.0)

    async def _reply(self, update: Kept) -> list[Reply]:
        incoming: Incoming | None = None
        try:
            incoming = read_update(update.payload, self._me)
            return await self._reply_to(incoming, update.id)
        except Exception:  # noqa: BLE001 - the edge: whatever goes wrong with one update must not stop the others
            reference = secrets.token_hex(4)
            _log.exception("没能回答一条消息，编号 %s", reference)
            place = incoming.place if incoming else None
            calls = line_calls(Line.TROUBLE, place, incoming.person, reference) if incoming and place else []
            written = await self.aside(self._inbox.replies, update.id)
            return written or await self.aside(self._inbox.answer, update.id, calls)

    async def _reply_to(self, incoming: Incoming | None, update: int) -> list[Reply]:
        if isinstance(incoming, Press):
            incoming = await self._read_choice(incoming)
        if isinstance(incoming, Question):
            async with self._typing(incoming.place), self._places:
                return await self.aside(self._ask, incoming, update)
        calls = line_calls(incoming.line, incoming.place, incoming.person) if isinstance(incoming, Notice) else []
        return await self.aside(self._inbox.answer, update, calls)

    async def _read_choice(self, press: Press) -> Question | None:
        place = parse_data(press.data)
        offer = await self.aside(self._inbox.offer, place[0], place[1]) if place else None
        chosen = chosen_question(offer, press)
        if isinstance(chosen, Line):
            await self._sender.acknowledge(press.query, chosen.say(press.person.language))
            return None
        await self._sender.acknowledge(press.query)
        return chosen

    def _ask(self, question: Question, update: int) -> list[Reply]:
        place, person = question.place, question.person
        key = f"{CHANNEL}:{place.chat}:{person.id}:{place.thread or 0}"
        state = self._inbox.state(key)
        before = Conversation() if state is None else Conversation.from_json(state)
        draft = Draft(self._sender, place, self._loop)
        asker = Asker(f"{CHANNEL}:{person.id}", person.name, chat=f"{CHANNEL}:{place.chat}", hear=draft.hear)
        answer, after = self._assistant.ask(question.text, asker, before)
        calls = answer_calls(answer, question, update, draft.message())
        return self._inbox.answer(update, calls, key, after.to_json())

    @asynccontextmanager
    async def _typing(self, place: Place) -> AsyncIterator[None]:
        """Show typing until the block ends; a message that comes after "typing" would leave it standing."""
        ended = asyncio.Event()
        task = asyncio.create_task(self._keep_typing(place, ended))
        try:
            yield
        finally:
            ended.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(task, 1.0)

    async def _keep_typing(self, place: Place, ended: asyncio.Event) -> None:
        while True:
            await self._sender.show_typing(place.chat, place.thread)
            await pause(ended, TYPING_SECONDS)
            if ended.is_set():
                return
