"""Questions back: what is offered where a question leaves open which organ, row, column or number it means (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.organs import OrganDirectory, OrganMention
from retrieval.plan import MOST_CHOICES, Clarification, Doubt, Gap, Lack, Outcome, Plan
from retrieval.plans.aiming import ask_among
from retrieval.question import Question
from retrieval.reading.money import PROCESSING_FEE
from store.catalogue import cell_type_by_key, cell_types
from store.catalogue.terms import names
from store.model import CellKey, HeldOrgan

_ASKED_MOST = (
    "applications.received",
    "applications.processed",
    "applications.carried_out",
    "disputes.reconsideration",
)


def offer_average(question: Question) -> Clarification:
    """Nothing is said for a mode or a deviation but that there is none; the average is offered."""
    said = next(text for _, code, text in question.places if code == "spread")
    name = "average" if question.english else "平均数"
    return Clarification(Doubt.UNCOMPUTED, ((name, question.text.replace(said, name)),))


def ask_which(question: Question, directory: OrganDirectory, mention: OrganMention) -> Clarification:
    """Ask which organ a mention means; those that report on the year asked come first."""
    years = question.all_years
    fitting = [organ for organ in mention.organs if not years or set(years) & set(directory.years[organ.id])]
    organs = fitting or list(mention.organs)
    rest = (question.text[: mention.start], question.text[mention.end :])
    choices = tuple((organ.organ.name, organ.organ.name.join(rest)) for organ in organs[:MOST_CHOICES])
    return Clarification(
        Doubt.WHICH_ORGAN if mention.sure or len(organs) > 1 else Doubt.SIMILAR_NAME, choices, mention.text
    )


def ask_organ(
    question: Question, directory: OrganDirectory, plan: Plan | None = None, among: tuple[HeldOrgan, ...] = ()
) -> Outcome:
    """Ask which organ is meant, of those given or of those that report on the years asked."""
    years = question.all_years
    organs = among or (directory.organs_in(years) if years else directory.organs)
    asked = replace(plan, years=years) if plan else None
    return ask_among(question, organs, asked) if organs else Gap(Lack.YEAR, "", years, directory.all_years())


def ask_measure(question: Question, organs: Sequence[HeldOrgan]) -> Clarification:
    """Ask which number is meant; of several measures named, each of them is offered."""
    several = question.measures if len(question.measures) > 1 and len(organs) == 1 else ()
    before = _whose(question, organs)
    names_of = [one.name(question.english) for one in several]
    return Clarification(Doubt.WHICH_CELL, tuple((name, f"{before} {name}") for name in names_of))


def ask_row(question: Question) -> Clarification:
    """Ask which row is meant of those that have the column named ("结果纠正多少件")."""
    columns = {code for one in question.named if one.kind == "column" for code in one.codes}
    rows = dict.fromkeys(cell.indicator for cell in cell_types() if cell.column in columns)
    called = names("en" if question.english else "zh")
    labels = [called["indicator", row] for row in rows]
    choices = tuple((label, f"{question.text} {label}") for label in labels) if len(labels) <= MOST_CHOICES else ()
    return Clarification(Doubt.WHICH_CELL, choices)


def ask_rows(question: Question, organs: Sequence[HeldOrgan], cells: Sequence[CellKey]) -> Clarification:
    """Offer the rows named one by one: what became of the applications of one intake is told by none of them."""
    rows = tuple(dict.fromkeys(cell.indicator for cell in cells if "." in cell.indicator))
    return replace(ask_number(question, organs, rows[:MOST_CHOICES]), doubt=Doubt.ONE_INTAKE)


def ask_number(question: Question, organs: Sequence[HeldOrgan], rows: Sequence[str] = _ASKED_MOST) -> Clarification:
    """Ask which number is meant where none is named ("某县2022年多少件"); those asked for most are offered."""
    called = names("en" if question.english else "zh")
    before = _whose(question, organs)
    labels = [called["indicator", row] for row in rows]
    return Clarification(Doubt.WHICH_CELL, tuple((label, f"{before} {label}") for label in labels))


def ask_fee(question: Question, organs: Sequence[HeldOrgan]) -> Clarification:
    """Ask which money is meant: the fees of the table, or what is taken from those who apply."""
    before = _whose(question, organs)
    table = names("en" if question.english else "zh")["indicator", "proactive.fees"]
    choices = ((table, f"{before} {table}"), (PROCESSING_FEE, f"{before}收取{PROCESSING_FEE}多少"))
    return Clarification(Doubt.WHICH_CELL, choices)


def ask_column(
    question: Question, directory: OrganDirectory, organs: Sequence[HeldOrgan], columns: Sequence[CellKey]
) -> Clarification:
    """Ask which column is meant, of those that the form of the report asked about has."""
    forms = {
        form
        for organ in organs
        for year in question.all_years or directory.years[organ.id][-1:]
        if (form := directory.forms.get((organ.id, year))) in ("2019", "2021")
    }
    called = names("en" if question.english else "zh")
    labels = [
        called["column", cell.column]
        for cell in columns
        if not forms or any(cell_type_by_key()[cell].in_form(form) for form in forms)
    ]
    return Clarification(Doubt.WHICH_CELL, tuple((label, f"{question.text} {label}") for label in labels))


def _whose(question: Question, organs: Sequence[HeldOrgan]) -> str:
    """The organs and years that a choice begins with."""
    return "".join([*(one.organ.name for one in organs), *(f"{year}年" for year in question.all_years)])
