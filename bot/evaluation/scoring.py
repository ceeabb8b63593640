"""What many judged answers come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.answer import Answer
from bot.evaluation.citing import SourceText, check_citations
from bot.evaluation.expected import Expected
from bot.evaluation.judging import HeldReports, OrganNames, Verdict, judge
from bot.evaluation.numbers import unbacked_numbers
from store.model import CellKey


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what became of it. `cited`: of how many citations (the second) how many hold (the first).

    `unbacked`: numbers of the text that its evidence lacks; `uncited`: that figures or quotations come without a
    citation; `other_status`: that a figure has another status than was expected.
    """

    expected: Expected
    verdict: Verdict
    why: str
    text: str
    elapsed_ms: float
    cited: tuple[int, int]
    unbacked: frozenset[str]
    uncited: bool
    other_status: bool

    def to_json(self) -> dict[str, Any]:
        """The line of one question."""
        return {
            "id": self.expected.id,
            "category": self.expected.category,
            "kind": self.expected.kinds[0].value,
            "verdict": self.verdict.value,
            "why": self.why,
            "question": self.expected.question,
            "text": self.text,
            "unbacked": sorted(self.unbacked),
            "elapsed_ms": self.elapsed_ms,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """What a question file came to; `by_kind` and `by_category` count verdicts, times are in milliseconds."""

    questions: int
    verdicts: Counter[Verdict]
    by_kind: dict[str, Counter[Verdict]]
    by_category: dict[str, Counter[Verdict]]
    cited: tuple[int, int]
    unbacked: int
    uncited: int
    other_status: int
    p50: float
    p95: float

    @property
    def share_right(self) -> float:
        """Right answers over questions."""
        return self.verdicts[Verdict.RIGHT] / self.questions

    def to_json(self) -> dict[str, Any]:
        """The last line of an evaluation."""
        return {
            "questions": self.questions,
            **_counts(self.verdicts),
            "share right": round(self.share_right, 4),
            "by kind": {name: _counts(counted) for name, counted in self.by_kind.items()},
            "by category": {name: _counts(counted) for name, counted in self.by_category.items()},
            "citations": self.cited[1],
            "citations that stand": self.cited[0],
            "answers with unbacked numbers": self.unbacked,
            "uncited": self.uncited,
            "other status": self.other_status,
            "ms p50": self.p50,
            "ms p95": self.p95,
        }


def _counts(verdicts: Counter[Verdict]) -> dict[str, int]:
    return {verdict.value: verdicts[verdict] for verdict in Verdict}


def judge_answer(
    expected: Expected, answer: Answer, names: OrganNames, held: HeldReports, source_text: SourceText
) -> Judged:
    """All that is asked of one answer; see `judge` and `check_citations`."""
    verdict, why = judge(expected, answer, names, held)
    return Judged(
        expected,
        verdict,
        why,
        answer.text,
        answer.elapsed_ms,
        check_citations(answer, source_text),
        unbacked_numbers(answer),
        bool(answer.figures or answer.passages) and not answer.citations,
        _has_other_status(expected, answer, names),
    )


def _has_other_status(expected: Expected, answer: Answer, names: OrganNames) -> bool:
    got = {
        (names.canonical(one.organ), one.year, CellKey(one.indicator, one.column)): one.status for one in answer.figures
    }
    places = [((names.canonical(one.organ), one.year, one.cell), one.status) for one in expected.figures if one.status]
    return any(got.get(place, status) is not status for place, status in places)


def add_up(judged: Sequence[Judged]) -> Score:
    """The score of these answers, of which there is at least one."""
    times = sorted(one.elapsed_ms for one in judged)
    return Score(
        len(judged),
        Counter(one.verdict for one in judged),
        _by(judged, lambda one: one.expected.kinds[0].value),
        _by((one for one in judged if one.expected.category), lambda one: one.expected.category),
        (sum(one.cited[0] for one in judged), sum(one.cited[1] for one in judged)),
        sum(bool(one.unbacked) for one in judged),
        sum(one.uncited for one in judged),
        sum(one.other_status for one in judged),
        _at(times, 0.5),
        _at(times, 0.95),
    )


def _by(judged: Iterable[Judged], name: Callable[[Judged], str]) -> dict[str, Counter[Verdict]]:
    found: dict[str, Counter[Verdict]] = {}
    for one in judged:
        found.setdefault(name(one), Counter())[one.verdict] += 1
    return dict(sorted(found.items()))


def _at(times: Sequence[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(share * len(times)))], 2)
