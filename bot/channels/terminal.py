"""The terminal's face: an answer printed with its proof, and a talk that stays for questions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import Answer, Citation
from bot.naming import print_page

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from bot.aided import AidedAssistant
    from bot.assistant import Asker, Assistant
    from retrieval.conversation import Conversation

PROMPT = "问> "
WELCOME = "请提问，例如“某某县政府办2021年收到多少件申请？”；选项可输入序号，退出请输入 q 或按 Ctrl-D。"
_LEAVING = {"q", "quit", "exit", "退出"}


def print_answer(answer: Answer) -> None:
    """Print the answer, where it stands, what to choose from, and the problems of its reports."""
    from bot.commands.printing import stdout_console

    _print(answer, stdout_console())


def ask_aloud(
    assistant: Assistant | AidedAssistant, question: str, asker: Asker, conversation: Conversation
) -> tuple[Answer, Conversation]:
    """Ask, print what is written of the answer as it comes, then the answer with its proof."""
    from bot.commands.printing import stdout_console

    console, said = stdout_console(), list[str]()
    with console.status("……") as status:

        def hear(text: str) -> None:
            status.stop()
            console.print(text[sum(map(len, said)) :], style="bold", end="", markup=False, highlight=False)
            said.append(text[sum(map(len, said)) :])

        answer, after = assistant.ask(question, replace(asker, hear=hear), conversation)
    if said:
        console.print()
    heard = "".join(said).strip()
    rest = answer.text.removeprefix(heard).lstrip() if heard and answer.text.startswith(heard) else answer.text
    _print(replace(answer, text=rest), console)
    return answer, after


def talk(assistant: Assistant | AidedAssistant, first: str | None = None) -> None:
    """Ask the first question, if any, then stay for more until the input ends."""
    from bot.assistant import Asker
    from bot.commands.printing import stdout_console
    from retrieval.conversation import Conversation

    console, asker, conversation = stdout_console(), Asker("terminal"), Conversation()
    offered: tuple[str, ...] = ()
    if first is None:
        console.print(WELCOME, style="dim")
    question = first if first is not None else _read_question(console)
    while question is not None:
        if first is not None and question is first:
            console.print(f"{PROMPT}{question}", style="bold")
        answer, conversation = ask_aloud(assistant, choose(question, offered), asker, conversation)
        offered = tuple(choice.question for choice in answer.choices)
        question = _read_question(console)


def choose(typed: str, offered: tuple[str, ...]) -> str:
    """The question of the choice whose number was typed; else what was typed."""
    place = typed.strip()
    if place.isascii() and place.isdigit() and len(place) < 4 and 1 <= int(place) <= len(offered):
        return offered[int(place) - 1]
    return typed


def _read_question(console: Console) -> str | None:
    import readline  # noqa: F401  (line editing for input)

    while True:
        try:
            typed = console.input(PROMPT)
        except EOFError:
            console.print()
            return None
        if typed.strip().lower() in _LEAVING:
            return None
        if typed.strip():
            return typed


def _print(answer: Answer, console: Console) -> None:
    from rich.text import Text

    console.print(Text(answer.text, "bold"))
    for citation in answer.citations:
        console.print(cite(citation, answer.english))
    for number, choice in enumerate(answer.choices, 1):
        console.print(Text(f"  {number}. {choice.label}", "cyan"))
    for problem in answer.problems:
        if problem not in answer.text:
            console.print(Text(f"  ! {problem}", "yellow"))
    for part in answer.parts:
        console.print()
        _print(part, console)


def cite(citation: Citation, english: bool) -> Text:
    """One citation as a line: report, section, row and column, what stands there, the file and the page."""
    from rich.text import Text

    place = " · ".join(part for part in (citation.section, citation.row, citation.column) if part)
    stands = f"：“{citation.quote}”" if citation.quote else ""
    page = print_page(citation.locator, english)
    return Text.assemble(
        (f"  [{citation.id}] ", "cyan"),
        (f"《{citation.report}》{place}", "dim"),
        (stands, "green"),
        (f"（{citation.source}{' ' if page else ''}{page}）", "dim"),
    )
