"""A Bot API server on loopback that behaves as Telegram's does where a bot could notice.

Every call is checked against aiogram's method models, an independent and complete schema of the Bot API. Long polls are
held, updates come again until an offset passes them, groups have privacy mode, texts are measured after entities.
Faults are injected by `faults`: functions that see a call before it counts and may answer it instead.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiohttp import web
from pydantic import BaseModel, ValidationError

TOKEN = "4242:loopback-Secret_token"
BOT = {
    "id": 4242,
    "is_bot": True,
    "first_name": "问报",
    "username": "wenbao_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
MOST_UNITS = 4096
MOST_CALLBACK_BYTES = 64

METHODS: dict[str, type[TelegramMethod[Any]]] = {
    getattr(aiogram.methods, name).__api_method__: getattr(aiogram.methods, name)
    for name in aiogram.methods.__all__
    if isinstance(getattr(getattr(aiogram.methods, name), "__api_method__", None), str)
}

_JSON_FIELDS = {
    "reply_markup",
    "reply_parameters",
    "link_preview_options",
    "allowed_updates",
    "commands",
    "scope",
    "entities",
}
_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "tg-spoiler", "blockquote"}
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_TAG = re.compile(r"</?[a-z-]+(?:\s[^<>]*)?>")


class RefusedError(Exception):
    """A call that is answered by an error: the HTTP status, the description, and the parameters of an error."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(frozen=True)
class Called:
    """A call as it came: the method, its arguments, and the text as people see it (after entities)."""

    method: str
    args: dict[str, Any]
    text: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        rows = self.args.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


Fault = Callable[[Called], None]


class BotApiServer:
    """The server; its public methods may be called from any thread."""

    def __init__(self) -> None:
        self.calls: list[Called] = []
        self.faults: list[Fault] = []
        self.after: list[Fault] = []  # see a call that was taken, before its answer goes out
        self.broken: list[str] = []  # what a bot did that Telegram forbids
        self.confirmed: set[int] = set()
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.root = ""
        self._updates: dict[int, dict[str, Any]] = {}
        self._number = 7000
        self._message = 100
        self._polls = 0
        self._changed = threading.Condition()
        self._waking: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    # what people do

    def update(self, **content: Any) -> int:
        """Hand the bot an update of any kind; returns its id."""
        with self._changed:
            self._number += 1
            self._updates[self._number] = {"update_id": self._number, **content}
            number = self._number
        self._wake()
        return number

    def say(
        self, chat: int, text: str | None, user: int | None = None, *, language: str = "zh-hans", **fields: Any
    ) -> int | None:
        """A person says something in a chat (negative: a group); None where privacy mode hides it from the bot."""
        message = self.message(chat, text, user, language=language, **fields)
        if chat < 0 and not _concerns_bot(message):
            return None
        return self.update(message=message)

    def message(
        self, chat: int, text: str | None, user: int | None = None, *, language: str = "zh-hans", **fields: Any
    ) -> dict[str, Any]:
        """A message of a person as Telegram describes it."""
        with self._changed:
            self._message += 1
            number = self._message
        person = {"id": user or chat, "is_bot": False, "first_name": f"人{user or chat}", "language_code": language}
        where = (
            {"id": chat, "type": "private", "first_name": person["first_name"]}
            if chat > 0
            else {"id": chat, "type": "supergroup", "title": "群"}
        )
        message = {"message_id": number, "from": person, "chat": where, "date": int(time.time()), **fields}
        if text is not None:
            message |= {"text": text} | ({"entities": entities} if (entities := _entities_of(text)) else {})
        self.messages[chat, number] = message
        return message

    def press(self, chat: int, data: str, user: int | None = None, *, message: int = 1, language: str = "zh") -> int:
        """A person presses a button under a message of the bot."""
        person = {"id": user or chat, "is_bot": False, "first_name": "人", "language_code": language}
        where = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
        return self.update(
            callback_query={
                "id": f"q{self._number}",
                "from": person,
                "chat_instance": "1",
                "data": data,
                "message": {"message_id": message, "from": BOT, "chat": where, "date": int(time.time()), "text": "…"},
            }
        )

    # what tests look at

    def sent(self, chat: int | None = None) -> list[Called]:
        """The messages taken from the bot, in order."""
        return [
            call for call in list(self.calls) if call.method == "sendMessage" and chat in (None, call.args["chat_id"])
        ]

    def named(self, method: str) -> list[Called]:
        """The calls of one method that were taken, in order."""
        return [call for call in list(self.calls) if call.method == method]

    def wait(self, condition: Callable[[], object], seconds: float = 20) -> None:
        """Wait until a condition over what was recorded holds; AssertionError when it does not in time."""
        ends = time.monotonic() + seconds
        with self._changed:
            while not condition():
                if time.monotonic() > ends:
                    raise AssertionError(f"never came; sent: {[call.text for call in self.sent()]}, {self.broken}")
                self._changed.wait(0.02)

    def wait_confirmed(self) -> None:
        """Until every update is confirmed."""
        self.wait(lambda: not self._updates)

    def wait_sent(self, count: int, chat: int | None = None) -> list[Called]:
        """The messages of a chat once there are so many."""
        self.wait(lambda: len(self.sent(chat)) >= count)
        return self.sent(chat)

    # the server

    @contextmanager
    def running(self) -> Iterator[BotApiServer]:
        """Serve from a thread of its own."""
        ready = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        thread.start()
        if not ready.wait(20):
            raise AssertionError("the loopback server did not start")
        try:
            yield self
        finally:
            assert self._loop is not None
            self._loop.call_soon_threadsafe(self._stopping.set)
            thread.join(20)

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._waking, self._stopping = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
        ready.set()
        await self._stopping.wait()
        await runner.cleanup()

    def _wake(self) -> None:
        if self._loop is not None and self._waking is not None:
            self._loop.call_soon_threadsafe(self._waking.set)

    async def _handle(self, request: web.Request) -> web.Response:
        try:
            if request.match_info["token"] != TOKEN:
                raise RefusedError(401, "Unauthorized")
            called = self._check(request.match_info["method"], dict(request.query) | dict(await request.post()))
            for fault in list(self.faults):
                fault(called)
            result = await self._answer(called)
        except RefusedError as refusal:
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return web.json_response(body, status=refusal.code)
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, called: Called) -> Any:
        if called.method == "getMe":
            return BOT
        if called.method == "getUpdates":
            return await self._poll(called.args.get("offset"), float(called.args.get("timeout", 0)))
        result = self._post(called) if called.method == "sendMessage" else True
        with self._changed:
            self.calls.append(called)
            self._changed.notify_all()
        for look in list(self.after):
            look(called)
        return result

    def _post(self, called: Called) -> dict[str, Any]:
        self._message += 1
        chat = called.args["chat_id"]
        thread = {"message_thread_id": called.args["message_thread_id"]} if "message_thread_id" in called.args else {}
        message = {
            "message_id": self._message,
            "from": BOT,
            "chat": {"id": chat, "type": "private"},
            "date": int(time.time()),
            "text": called.text,
            **thread,
        }
        self.messages[chat, self._message] = message
        return message

    async def _poll(self, offset: int | None, timeout: float) -> list[dict[str, Any]]:
        assert self._waking is not None
        self._polls += 1
        mine, ends = self._polls, time.monotonic() + timeout
        self._waking.set()
        if offset is not None:
            with self._changed:
                gone = [number for number in self._updates if number < offset]
                self.confirmed.update(gone)
                self._updates = {number: self._updates[number] for number in self._updates if number >= offset}
                self._changed.notify_all()
        while not self._updates and time.monotonic() < ends:
            self._waking.clear()
            try:
                await asyncio.wait_for(self._waking.wait(), max(0.0, ends - time.monotonic()))
            except TimeoutError:
                break
            if mine != self._polls:
                raise RefusedError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        return list(self._updates.values())[:100]

    def _check(self, method: str, raw: dict[str, Any]) -> Called:
        if method not in METHODS:
            raise RefusedError(404, "Not Found")
        args = {name: json.loads(value) if name in _JSON_FIELDS else value for name, value in raw.items()}
        if unknown := _unknown_fields(METHODS[method], args):
            raise self._forbid(f"{method} has no {unknown}")
        try:
            valid = METHODS[method].model_validate(args)
        except ValidationError as error:
            raise self._forbid(f"{method}: {error}") from error
        args |= {name: getattr(valid, name) for name in args if name not in _JSON_FIELDS}
        args |= {"chat_id": int(args["chat_id"])} if "chat_id" in args else {}
        return Called(method, args, self._check_text(args) if method in ("sendMessage", "editMessageText") else "")

    def _check_text(self, args: dict[str, Any]) -> str:
        text = args["text"]
        if args.get("parse_mode"):
            if args["parse_mode"] != "HTML":
                raise self._forbid("only HTML is spoken here")
            try:
                text = parse_html(text)
            except ValueError as error:
                raise self._forbid(f"Bad Request: can't parse entities: {error}") from error
        text = text.strip()
        if not text:
            raise self._forbid("Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > MOST_UNITS:
            raise self._forbid("Bad Request: message is too long")
        for button in Called("", args).buttons:
            if not 1 <= len(button.get("callback_data", "").encode()) <= MOST_CALLBACK_BYTES or not button["text"]:
                raise self._forbid("Bad Request: BUTTON_DATA_INVALID")
        return str(text)

    def _forbid(self, description: str) -> RefusedError:
        """A refusal of something that a right bot never does; tests look at `broken`."""
        self.broken.append(description)
        return RefusedError(400, description)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise ValueError(f'unsupported start tag "{tag}"')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f'unexpected end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text += data


def parse_html(text: str) -> str:
    """The text of a message in Telegram's HTML; ValueError where Telegram would not take it."""
    bare = _TAG.sub("", text)
    if "<" in bare or ">" in bare:
        raise ValueError("stray < or >")
    if "&" in _ENTITY.sub("", bare):
        raise ValueError("stray &")
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise ValueError(f'can\'t find end tag corresponding to start tag "{parser.open[-1]}"')
    return parser.text


def _unknown_fields(model: type[BaseModel], args: dict[str, Any]) -> list[str]:
    return [name for name in args if name not in model.model_fields]


def _entities_of(text: str) -> list[dict[str, Any]]:
    found = [("bot_command", match) for match in re.finditer(r"(?<!\S)/[A-Za-z0-9_]+(?:@\w+)?", text, re.ASCII)]
    found += [("mention", match) for match in re.finditer(r"(?<![\w/])@[A-Za-z0-9_]{4,}", text, re.ASCII)]
    return [
        {"type": kind, "offset": len(text[: match.start()].encode("utf-16-le")) // 2, "length": len(match[0])}
        for kind, match in found
    ]


def _concerns_bot(message: dict[str, Any]) -> bool:
    """What privacy mode lets through. Source: https://core.telegram.org/bots/features#privacy-mode"""
    text = message.get("text", "").lower()
    ours = (text.startswith("/") and re.match(r"/\w+(@(?!wenbao_bot)\w+)", text) is None) or "@wenbao_bot" in text
    replied = message.get("reply_to_message", {}).get("from", {}).get("id") == BOT["id"]
    return bool(ours or replied)


@contextmanager
def bot_api_server() -> Iterator[BotApiServer]:
    """A running server."""
    with BotApiServer().running() as server:
        yield server
