"""Citations: each place an answer speaks of, numbered once."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import AnswerFigure, AnswerPassage, Citation
from bot.naming import print_page
from store.model import HeldArticle, HeldFigure, HeldPassage, HeldProblem, Locator


def mark_with_page(number: int, place: Locator, english: bool) -> str:
    """A citation's mark as a sentence ends with it, after the page that is cited where the source has pages."""
    page = print_page(place, english)
    if not page:
        return f"[{number}]"
    return f"({page}) [{number}]" if english else f"，见{page}[{number}]"


class Citations:
    """Collects the citations of one answer; the same place keeps its number."""

    def __init__(self) -> None:
        self._kept: dict[object, Citation] = {}

    def of_figure(self, held: HeldFigure) -> int:
        """The number of a figure's citation: its own cell, as it is printed, also where it was corrected by hand."""
        place = held.figure.locator
        return self._number(
            (held.report.id, held.figure.key),
            held.report.title,
            held.report.source,
            place,
            held.figure.raw or "",
            row=place.row,
            column=place.column,
        )

    def of_quote(self, held: HeldPassage, quote: str) -> int:
        """The number of a quotation's citation."""
        return self._number(
            (held.id, quote),
            held.report.title,
            held.report.source,
            held.passage.locator,
            quote,
            section=held.passage.section,
        )

    def of_article(self, held: HeldArticle, section: str) -> int:
        """The number of the citation of an article, quoted in full."""
        place = held.article.locator
        return self._number(
            (held.title, held.article.number), held.title, held.source, place, held.article.text, section
        )

    def of_problem(self, held: HeldProblem) -> int | None:
        """The number of the place where a problem was found, where what was found there is printed so."""
        place, found = held.problem.locator, held.problem.found
        if not found:
            return None
        return self._number(
            (held.report.id, place, found),
            held.report.title,
            held.report.source,
            place,
            found,
            row=place.row,
            column=place.column,
        )

    def _number(
        self,
        key: object,
        report: str,
        source: str,
        place: Locator,
        quote: str,
        section: str | None = None,
        row: str | None = None,
        column: str | None = None,
    ) -> int:
        if key not in self._kept:
            self._kept[key] = Citation(
                len(self._kept) + 1, report, section or place.section or "", quote, source, place, row, column
            )
        return self._kept[key].id

    def figures(self, held: Sequence[HeldFigure]) -> tuple[AnswerFigure, ...]:
        """The figures as an answer carries them, each with its citation."""
        return tuple(
            AnswerFigure(
                one.report.organ.name,
                one.report.year,
                one.figure.indicator,
                one.figure.column,
                one.figure.value,
                one.figure.status,
                one.figure.unit,
                one.figure.check,
                self.of_figure(one),
                one.figure.amended,
                one.figure.read,
                one.figure.read_status,
            )
            for one in held
        )

    def passage(self, held: HeldPassage, quote: str) -> AnswerPassage:
        """A quotation as an answer carries it."""
        return AnswerPassage(quote, self.of_quote(held, quote), held.report.organ.name, held.report.year)

    def all(self) -> tuple[Citation, ...]:
        """All that were made, by number."""
        return tuple(self._kept.values())
