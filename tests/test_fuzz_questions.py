"""A few hundred of the questions of `fuzz_questions`; the script asks fifty thousand."""

from __future__ import annotations

from pathlib import Path

from fuzz_questions import make_assistant, run


def test_no_mutated_question_is_answered_falsely(tmp_path: Path) -> None:
    seen, false = run(make_assistant(tmp_path), 300, seed=20)
    assert not false
    assert sum(count for kind, count in seen.items() if kind == "same: figure") > 130
