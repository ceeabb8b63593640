"""What the assistant says to a question: the words of the contract's answer, and their JSON."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from retrieval.reckoning.values import Result
from store.model import Amendment, Check, Figure, Locator, Status


class Kind(StrEnum):
    """What sort of answer it is."""

    FIGURE = "figure"
    COMPARISON = "comparison"
    RANKING = "ranking"
    TREND = "trend"
    AGGREGATE = "aggregate"
    SUMMARY = "summary"
    LIST = "list"
    AUDIT = "audit"
    PASSAGE = "passage"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where something stands: `quote` is in the source, character for character, at `locator`."""

    id: int
    report: str
    section: str
    quote: str
    source: str
    locator: Locator
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """A figure that the answer speaks of; `citation` is the id of its citation.

    Where it was `amended` by hand, `value` is the correction and `read` and `read_status` are what was read.
    """

    organ: str
    year: int
    indicator: str
    column: str
    value: Decimal | None
    status: Status
    unit: str
    check: Check
    citation: int | None = None
    amended: Amendment | None = None
    read: Decimal | None = None
    read_status: Status | None = None


@dataclass(frozen=True, slots=True)
class AnswerPassage:
    """A quoted passage; `citation` is the id of its citation, `organ` and `year` are of the report it stands in."""

    text: str
    citation: int
    organ: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the asker may have meant; `question` is the question that asks it in full."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of any kind, in Chinese or English; `parts` are those to further questions in the same message."""

    question: str
    kind: Kind
    text: str
    figures: tuple[AnswerFigure, ...] = ()
    results: tuple[Result, ...] = ()
    passages: tuple[AnswerPassage, ...] = ()
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    problems: tuple[str, ...] = ()
    parts: tuple[Answer, ...] = field(default=())
    elapsed_ms: float = 0.0
    english: bool = False

    def timed(self, elapsed_ms: float) -> Answer:
        """The same answer with the time it took."""
        return replace(self, elapsed_ms=round(elapsed_ms, 3))

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {
            "question": self.question,
            "kind": self.kind.value,
            "text": self.text,
            "figures": [_figure_json(figure) for figure in self.figures],
            "results": [_result_json(result) for result in self.results],
            "passages": [{"text": passage.text, "citation": passage.citation} for passage in self.passages],
            "citations": [_citation_json(citation) for citation in self.citations],
            "choices": [{"label": choice.label} for choice in self.choices],
            "problems": list(self.problems),
            **({"parts": [part.to_json() for part in self.parts]} if self.parts else {}),
            "elapsed_ms": self.elapsed_ms,
        }


def json_number(value: Decimal | None) -> int | float | None:
    """A whole number as an integer, any other as the float that prints the same."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _figure_json(figure: AnswerFigure) -> dict[str, Any]:
    return {
        "organ": figure.organ,
        "year": figure.year,
        "indicator": figure.indicator,
        "column": figure.column,
        "value": json_number(figure.value),
        "status": figure.status.value,
        "unit": figure.unit,
        "check": figure.check.value,
        "citation": figure.citation,
        **amended_json(figure),
    }


def amended_json(figure: Figure | AnswerFigure) -> dict[str, Any]:
    """What a figure's JSON has of its amendment, under `amended`; nothing where it is as read."""
    if figure.amended is None:
        return {}
    return {
        "amended": {
            "value_read": json_number(figure.read),
            "status_read": figure.read_status.value if figure.read_status else None,
            "why": figure.amended.why,
            "by": figure.amended.by,
            "at": figure.amended.at.isoformat(timespec="seconds"),
        }
    }


def _result_json(result: Result) -> dict[str, Any]:
    known: dict[str, Any] = {"operation": result.operation, "value": json_number(result.value), "unit": result.unit}
    if result.of is not None:
        known["of"] = result.of
    return {**known, "articles": list(result.articles)} if result.articles else known


def _citation_json(citation: Citation) -> dict[str, Any]:
    known = {
        "id": citation.id,
        "report": citation.report,
        "section": citation.section,
        "row": citation.row,
        "column": citation.column,
        "quote": citation.quote,
        "source": citation.source,
    }
    return {name: value for name, value in known.items() if value is not None} | {"locator": citation.locator.to_json()}
