"""The only place that knows a chat model: one of LangChain's, of whatever provider the settings name.

What it says is untrusted text: `bot.guard` holds it against the evidence before anyone reads it.
Source: https://docs.langchain.com/oss/python/langchain/models
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol

from store.model import WenbaoError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST_TEXT = 6000
"""Characters; a model that says more than a few sentences' worth has lost the thread, or has none."""
_MOST_TOKENS = 1200
_KEY_STATUS, _BUSY_STATUS, _NAME_STATUS, _SERVER_STATUS = (401, 403), 429, 404, 500


class Failure(StrEnum):
    """Why a model's answer is not there or is not used."""

    TIMEOUT = "timeout"
    BUSY = "busy"
    SERVER = "server"
    UNREACHABLE = "unreachable"
    KEY = "key"
    NAME = "name"
    MALFORMED = "malformed"
    EMPTY = "empty"
    ENDLESS = "endless"
    REFUSAL = "refusal"
    LANGUAGE = "language"
    REJECTED = "rejected"
    BUDGET = "budget"


class ModelError(WenbaoError):
    """The model gave nothing that can be used; `why` says why, the message says what may be done about it."""

    def __init__(self, why: Failure, message: str) -> None:
        super().__init__(message)
        self.why = why


@dataclass(frozen=True, slots=True)
class Usage:
    """The tokens of one call, in and out; `counted` by the provider, else taken as one a character."""

    sent: int
    received: int
    counted: bool

    @property
    def total(self) -> int:
        """All tokens that the call costs."""
        return self.sent + self.received


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is given: its order, which we write, and the data, which others wrote and which orders nothing."""

    order: str
    data: str

    def __len__(self) -> int:
        return len(self.order) + len(self.data)


class LanguageModel(Protocol):
    """A chat model; `until` is the moment (time.monotonic) at which its time is up. All raise ModelError."""

    name: str

    def stream(self, prompt: Prompt, until: float, note: Callable[[Usage], None]) -> Iterator[str]:
        """The model's text, piece by piece; closing the iterator ends the call. `note` is told what it cost."""

    def fill(
        self, prompt: Prompt, schema: Mapping[str, Any], until: float, note: Callable[[Usage], None]
    ) -> dict[str, Any]:
        """What the model fills into a JSON schema; not checked against it."""


class ChatModel:
    """A chat model as `init_chat_model` makes it, opened when it is first asked. May be shared between threads."""

    def __init__(self, name: str, base_url: str | None, keys: Sequence[tuple[str, str]], seconds: int) -> None:
        """`name` is "provider:model", `keys` are the providers' own variables from `.env`, `seconds` a call's time."""
        self.name = name
        self._base_url = base_url
        self._keys = keys
        self._seconds = seconds
        self._model: BaseChatModel | None = None

    def stream(self, prompt: Prompt, until: float, note: Callable[[Usage], None]) -> Iterator[str]:
        """As `LanguageModel.stream`."""
        pieces: SimpleQueue[str | None] = SimpleQueue()
        future = _start(self._read(prompt, pieces.put, note))
        future.add_done_callback(lambda _: pieces.put(None))
        try:
            while (piece := self._next(pieces, until)) is not None:
                yield piece
            self._raise_failure(future)
        finally:
            future.cancel()

    def fill(
        self, prompt: Prompt, schema: Mapping[str, Any], until: float, note: Callable[[Usage], None]
    ) -> dict[str, Any]:
        """As `LanguageModel.fill`."""
        future = _start(self._fill(prompt, schema, note))
        done: SimpleQueue[str | None] = SimpleQueue()
        future.add_done_callback(lambda _: done.put(None))
        try:
            self._next(done, until)
            self._raise_failure(future)
            filled: dict[str, Any] = future.result()
            return filled
        finally:
            future.cancel()

    async def _read(self, prompt: Prompt, put: Callable[[str], None], note: Callable[[Usage], None]) -> None:
        model, said = self._open(), 0
        usage: Usage | None = None
        try:
            async for chunk in model.astream(_messages(prompt), max_tokens=_MOST_TOKENS):
                usage = _usage(getattr(chunk, "usage_metadata", None)) or usage
                text = str(chunk.text)
                said += len(text)
                if chunk.additional_kwargs.get("refusal"):
                    raise ModelError(Failure.REFUSAL, f"WENBAO_CHAT_MODEL：{self.name} 拒绝作答")
                if said > LONGEST_TEXT:
                    raise ModelError(Failure.ENDLESS, f"WENBAO_CHAT_MODEL：{self.name} 说个不停，已打断")
                if text:
                    put(text)
        finally:
            note(usage or Usage(len(prompt), said, counted=False))

    async def _fill(self, prompt: Prompt, schema: Mapping[str, Any], note: Callable[[Usage], None]) -> dict[str, Any]:
        asked = self._open().with_structured_output(dict(schema), include_raw=True)
        usage: Usage | None = None
        try:
            found: Any = await asked.ainvoke(_messages(prompt))
            usage = _usage(getattr(found.get("raw"), "usage_metadata", None))
        finally:
            note(usage or Usage(len(prompt), 0, counted=False))
        if not isinstance(found.get("parsed"), dict):
            raise ModelError(Failure.MALFORMED, f"WENBAO_CHAT_MODEL：{self.name} 没有按格式作答")
        return dict(found["parsed"])

    def _open(self) -> BaseChatModel:
        """The model, made once; runs on the loop's own thread alone."""
        if self._model is None:
            from langchain.chat_models import init_chat_model

            for name, value in self._keys:
                os.environ.setdefault(name, value)
            given: dict[str, Any] = {"temperature": 0, "timeout": self._seconds, "max_retries": 0}
            if self._base_url:
                given["base_url"] = self._base_url
            if self.name.startswith("openai:"):
                given["stream_usage"] = True
                if self._base_url and not os.environ.get("OPENAI_API_KEY"):
                    given["api_key"] = "none"  # servers on one's own machine ask for none, the library insists
            self._model = init_chat_model(self.name, **given)
        return self._model

    def _next(self, pieces: SimpleQueue[str | None], until: float) -> str | None:
        try:
            return pieces.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise ModelError(Failure.TIMEOUT, f"WENBAO_CHAT_MODEL：{self.name} 没有按时答完") from None

    def _raise_failure(self, future: Future[Any]) -> None:
        """Whatever a provider's library raises, the model has failed; what it says may hold the key and is not told."""
        error = future.exception()
        if isinstance(error, ModelError):
            raise error
        if error is not None:
            why = _why(error, opened=self._model is not None)
            raise ModelError(why, f"WENBAO_CHAT_MODEL：{self.name} {_CAUSES[why]}（{type(error).__name__}）") from None


def _start(work: Coroutine[Any, Any, Any]) -> Future[Any]:
    """Run the work on the one loop that all models share."""
    with _STARTING:
        return asyncio.run_coroutine_threadsafe(work, _running_loop())


_STARTING = Lock()


@cache
def _running_loop() -> asyncio.AbstractEventLoop:
    """A loop in a thread of its own: connections belong to the loop that opened them, and the providers' libraries
    share theirs between models."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="chat-model", daemon=True).start()
    return loop


_CAUSES = {
    Failure.TIMEOUT: "没有按时应答",
    Failure.BUSY: "请求过多或额度用完（429）",
    Failure.SERVER: "的服务出错",
    Failure.UNREACHABLE: "连不上，请核对 WENBAO_CHAT_BASE_URL 和网络",
    Failure.KEY: "的密钥没有设置或不对，请核对提供者自己的变量（如 OPENAI_API_KEY）",
    Failure.NAME: "用不了：没有这个模型或提供者，或没有安装它的包（如 pip install langchain-openai）",
    Failure.MALFORMED: "的应答看不懂",
    Failure.REFUSAL: "拒绝作答",
}


def _why(error: BaseException, *, opened: bool) -> Failure:
    """Providers' libraries have their own errors; what they share is the HTTP status and the words in their names."""
    response = getattr(error, "response", None)
    status = getattr(error, "status_code", None) or getattr(response, "status_code", None) or 0
    kind = " ".join(one.__name__ for one in type(error).__mro__)
    if not opened:
        return Failure.NAME if isinstance(error, ImportError) or "provider" in str(error).lower() else Failure.KEY
    if status in _KEY_STATUS:
        return Failure.KEY
    if status == _NAME_STATUS:
        return Failure.NAME
    if status == _BUSY_STATUS:
        return Failure.BUSY
    if isinstance(status, int) and status >= _SERVER_STATUS:
        return Failure.SERVER
    if "Refusal" in kind:
        return Failure.REFUSAL
    if "Timeout" in kind:
        return Failure.TIMEOUT
    return Failure.UNREACHABLE if "Connect" in kind or isinstance(error, OSError) else Failure.MALFORMED


def _usage(counted: Any) -> Usage | None:
    return Usage(counted["input_tokens"], counted["output_tokens"], counted=True) if counted else None


def _messages(prompt: Prompt) -> list[tuple[str, str]]:
    return [("system", prompt.order), ("user", prompt.data)]
