"""`wenbao ask` and `wenbao chat`: one question, a file of them, or a talk in the terminal."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.opening import open_assistant
from bot.commands.printing import complain, print_json
from bot.json_lines import mend_text, read_bytes, read_object, split_lines
from bot.settings import Settings
from store.model import WenbaoError

if TYPE_CHECKING:
    from bot.answer import Answer


@dataclass(frozen=True, slots=True)
class Line:
    """One question of a batch; lines of one session are one conversation."""

    id: Any
    question: str
    session: str | None


def ask_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer the question, the batch, or, on a terminal and without either, whatever is typed."""
    if arguments.batch is not None:
        return _ask_batch(arguments.batch, settings, as_json=arguments.json)
    if arguments.question is None:
        if not sys.stdin.isatty():
            complain("ask：请写上问题，或用 --batch 文件")
            return 2
        return chat_command(arguments, settings)
    return _ask_once(arguments.question, settings, as_json=arguments.json)


def chat_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Talk in the terminal until the input ends; a question given is the first one."""
    from bot.channels.terminal import talk

    with open_assistant(settings) as assistant:
        talk(assistant, arguments.question)
    return 0


def _ask_once(question: str, settings: Settings, *, as_json: bool) -> int:
    from bot.assistant import Asker
    from retrieval.conversation import Conversation

    with open_assistant(settings) as assistant:
        if as_json:
            answer, _ = assistant.ask(question, Asker("terminal"), Conversation())
            print_json(answer.to_json())
        else:
            from bot.channels.terminal import ask_aloud

            ask_aloud(assistant, question, Asker("terminal"), Conversation())
    return 0


def _ask_batch(path: Path, settings: Settings, *, as_json: bool) -> int:
    from bot.assistant import Asker
    from retrieval.conversation import Conversation

    content, failed = read_bytes(path, "--batch"), False
    conversations: dict[str, Conversation] = {}
    with open_assistant(settings) as assistant:
        for number, line in enumerate(split_lines(content), 1):
            if not line.strip():
                continue
            try:
                asked = parse_line(line)
            except WenbaoError as error:
                complain(f"{path} 第 {number} 行：{error}")
                failed = True
                continue
            before = conversations.get(asked.session, Conversation()) if asked.session else Conversation()
            answer, after = assistant.ask(asked.question, Asker(f"batch:{asked.session or number}"), before)
            if asked.session:
                conversations[asked.session] = after
            _print_one(asked.id, answer, as_json=as_json)
    return 1 if failed else 0


def _print_one(number: Any, answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print_json({"id": number, **answer.to_json()})
        return
    from bot.channels.terminal import print_answer

    print(f"[{number}] {answer.question}")
    print_answer(answer)
    print(flush=True)


def parse_line(line: bytes) -> Line:
    """One line of a batch. Raises WenbaoError saying what is wrong with it."""
    found = read_object(line)
    if found is None or "id" not in found or not isinstance(found.get("question"), str):
        raise WenbaoError('应为 {"id": …, "question": "…"}')
    session = found.get("session")
    return Line(found["id"], mend_text(found["question"]), None if session is None else str(session))
