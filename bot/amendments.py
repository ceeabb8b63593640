"""What answers and listings say of figures that were corrected by hand (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.answer import Answer
from bot.naming import cell_name, number
from bot.phrases import say
from store.model import Amendment, Figure, HeldFigure, Status

_MOST_LINES = 10


def amendment_note(figure: Figure, english: bool) -> str:
    """What stands behind an amended figure: what was read, who corrected it, when and why; "" where it is as read."""
    if figure.amended is None:
        return ""
    read = word_value(figure.read, figure.read_status, english)
    return say("amended", english, read=read, **_signature(figure.amended))


def word_value(value: Decimal | None, status: Status | None, english: bool) -> str:
    """A cell's content in a word: its number, or why it has none."""
    return say(f"read_{status or Status.MISSING}", english) if value is None else number(value)


def word_amendment(held: HeldFigure, english: bool) -> str:
    """One amended figure as a sentence of its own."""
    figure = held.figure
    if figure.amended is None:
        raise ValueError(f"{figure.key} is not amended")
    return say(
        "amended_line",
        english,
        organ=held.report.organ.name,
        year=held.report.year,
        cell=cell_name(figure.key, english),
        read=word_value(figure.read, figure.read_status, english),
        value=word_value(figure.value, figure.status, english),
        unit=figure.unit if figure.value is not None else "",
        **_signature(figure.amended),
    )


def _signature(amendment: Amendment) -> dict[str, str]:
    return {"by": amendment.by, "at": day(amendment.at), "why": amendment.why}


def day(at: datetime) -> str:
    """The day of a time, where the reader is."""
    return f"{at.astimezone():%Y-%m-%d}"


def mention_amendments(answer: Answer, used: Iterable[HeldFigure], english: bool) -> Answer:
    """The answer with every amended figure named that takes part in it: in its problems, and in its text where the
    figure's own line does not say it already."""
    amended = [held for held in dict.fromkeys(used) if held.figure.amended is not None]
    if not amended:
        return answer
    sentences = [word_amendment(held, english) for held in amended]
    unsaid = [
        sentence for held, sentence in zip(amended, sentences, strict=True) if not _is_said(answer, held, english)
    ]
    shown = unsaid[:_MOST_LINES]
    if len(unsaid) > _MOST_LINES:
        shown.append(say("folded", english, count=len(unsaid)))
    text = "\n".join([answer.text, *shown])
    return replace(answer, text=text, problems=(*answer.problems, *sentences))


def _is_said(answer: Answer, held: HeldFigure, english: bool) -> bool:
    """Whether the text has the figure's note behind the mark of its citation."""
    note = amendment_note(held.figure, english)
    own = (held.report.organ.name, held.report.year, *held.figure.key)
    marks = (one.citation for one in answer.figures if (one.organ, one.year, one.indicator, one.column) == own)
    return any(f"[{mark}]{note}" in answer.text for mark in marks)
