"""The question sets: a folder each, with the world in offices.toml, the sentences in asked.txt, and what is expected
of them in expected.jsonl."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from questions.expecting import Asked, Expected, expected, read_asked
from questions.offices import read_offices
from questions.world import World, draw_world

HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A world and what was asked about it."""

    folder: Path
    world: World
    asked: tuple[Asked, ...]

    @property
    def kept(self) -> Path:
        """The file that keeps the questions with their answers."""
        return self.folder / "expected.jsonl"

    def questions(self) -> list[Expected]:
        """Every question with what is expected, as the scorer reads it."""
        return [expected(self.world, place, one) for place, one in enumerate(self.asked, 1)]

    def lines(self) -> str:
        """The questions, a line each."""
        return "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in self.questions())


def set_names() -> list[str]:
    """The sets there are."""
    return sorted(path.parent.name for path in HERE.glob("*/offices.toml"))


@cache
def load_set(name: str) -> QuestionSet:
    """The set of this name. Raises SlipError, OSError."""
    folder = HERE / name
    world = draw_world(read_offices((folder / "offices.toml").read_text(encoding="utf-8")))
    return QuestionSet(folder, world, tuple(read_asked((folder / "asked.txt").read_text(encoding="utf-8"))))
