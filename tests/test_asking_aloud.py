"""In the terminal an answer is printed as it is written, and nothing of it twice."""

from __future__ import annotations

import pytest

from bot.answer import Answer, Kind
from bot.assistant import Asker
from bot.channels.terminal import ask_aloud
from retrieval.conversation import Conversation


class Teller:
    """Says its answer in parts before it gives it; `given` is what the answer is in the end."""

    def __init__(self, parts: tuple[str, ...], given: str) -> None:
        self._parts = parts
        self._given = given

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        assert asker.hear is not None
        for end in range(1, len(self._parts) + 1):
            asker.hear("".join(self._parts[:end]))
        return Answer(question, Kind.SUMMARY, self._given), conversation


@pytest.mark.parametrize(
    ("parts", "given", "printed"),
    [
        ((), "只有答案。", "只有答案。\n"),
        (("第一句[1]。", "第二句[2]。"), "第一句[1]。第二句[2]。\n其余。", "第一句[1]。第二句[2]。\n其余。\n"),
        (("第一句[1]。",), "另一个答案。", "第一句[1]。\n另一个答案。\n"),
    ],
)
def test_each_part_is_printed_once(
    parts: tuple[str, ...], given: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer, _ = ask_aloud(Teller(parts, given), "问", Asker("x"), Conversation())  # type: ignore[arg-type]
    assert capsys.readouterr().out == printed
    assert answer.text == given
