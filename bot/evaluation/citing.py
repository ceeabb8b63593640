"""Whether what an answer cites stands where it says."""

from __future__ import annotations

from collections.abc import Callable

from bot.answer import Answer, AnswerFigure, Citation
from bot.evaluation.numbers import numbers_in, numbers_of
from store.catalogue.normal import squash
from store.model import Status

SourceText = Callable[[Citation], str | None]
"""The squashed text of the source that a citation names: empty where it cannot be read, None where there is none."""


def check_citations(answer: Answer, source_text: SourceText) -> tuple[int, int]:
    """(good, all): each quote stands in its own source, and each figure's citation quotes its number.

    What is cited from a source that cannot be read does not count.
    """
    by_id = {citation.id: citation for citation in answer.citations}
    found = [_quotes_number(figure, by_id) for figure in answer.figures if _printed(figure)]
    found += [good for one in answer.citations if (good := _stands(one, answer, source_text(one))) is not None]
    return sum(found), len(found)


def _printed(figure: AnswerFigure) -> bool:
    """Whether the report prints a number there; what was corrected by hand is cited as it was printed."""
    if figure.amended is not None:
        return figure.read_status is Status.REPORTED
    return figure.value is not None


def _quotes_number(figure: AnswerFigure, by_id: dict[int, Citation]) -> bool:
    value = figure.value if figure.amended is None else figure.read
    citation = by_id.get(figure.citation) if figure.citation is not None else None
    return citation is not None and value is not None and numbers_of(value) <= numbers_in(citation.quote)


def _stands(citation: Citation, answer: Answer, text: str | None) -> bool | None:
    if not text:
        return False if text is None else None
    quote = squash(citation.quote)
    return quote in text if quote else any(_cites_blank(figure, citation) for figure in answer.figures)


def _cites_blank(figure: AnswerFigure, citation: Citation) -> bool:
    return figure.citation == citation.id and not _printed(figure)
