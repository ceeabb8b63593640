"""The guard: each sentence of a model is held against what it cites, and passes or is cut (no I/O; what the sentences
before spoke of is remembered).

Every number, date, year, organ, percentage and quoted phrase of it must stand in the places that it cites, said of the
same thing; it may use no word of its own that says something of the office. What is in doubt is cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from bot.guard.evidence import COMPARED_WITH, LAST_YEAR, Sentence, Source, Stretch, gives_orders, sentences_of
from bot.guard.numbers import Kind, Number, numbers_in
from bot.guard.reading import Piece, bare, pieces_of, quotes_in, units_of
from bot.guard.words import (
    compares,
    denies,
    happens,
    joins_apart,
    loses_bounds,
    loses_future,
    pairs,
    rows_hinted,
    runs_added,
    signs_added,
    turned_round,
    without_denial,
)
from bot.naming import cell_name
from retrieval.organs import OrganDirectory
from retrieval.plans.cells import meant_cells
from retrieval.question import fold_question, parse
from store.catalogue.normal import fold
from store.catalogue.terms import lexicon
from store.model import CellKey, Holding, Organ

_TIMES = (Kind.YEAR, Kind.MONTH, Kind.DAY)
_SAYS_NOTHING = {"domain", "report", "about", "soft", "weak", "text"}
_FIRST_SIGN = 0xE000  # for private use: no text that is told has it
_NOWHERE = OrganDirectory(())
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a text is speaking of: organs by name, years, cells; empty where it has not said. `lead` is what stands
    before in the same sentence, `followed` whether a number stands behind."""

    organs: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    cells: frozenset[CellKey] = frozenset()
    lead: str = ""
    followed: bool = False


class Guard:
    """Holds a model's sentences, one after another, against the sources that it was given."""

    def __init__(self, sources: Sequence[Source], *, english: bool = False) -> None:
        self._english = english
        self._sentences = [one for source in sources for one in sentences_of(source)]
        self._numbers = {source.number for source in sources}
        names = dict.fromkeys(source.organ for source in sources if source.organ)
        years = {source.year for source in sources}
        self._directory = OrganDirectory(
            Holding(place, Organ(name), year, "2021") for place, name in enumerate(names, 1) for year in sorted(years)
        )
        self._subject = Subject()
        self._marked: dict[str, CellKey] = {}

    def objection(self, sentence: str) -> str:
        """Why a sentence may not be shown, as one word for the log; "" where nothing is against it."""
        said = bare(sentence)
        if not re.search(r"\w", said):
            return "empty"
        if gives_orders(said):
            return "order"
        pieces = pieces_of(sentence)
        cited = frozenset[int]().union(*(piece.cited for piece in pieces))
        if not cited or not all(piece.cited for piece in pieces):
            return "uncited"
        if not cited <= self._numbers:
            return "unknown citation"
        if speaks_otherwise(said, english=self._english):
            return "language"
        self._subject = replace(self._subject, cells=frozenset(), lead="")
        return next(filter(None, (self._against(piece) for piece in pieces)), "")

    def _against(self, piece: Piece) -> str:
        if not piece.text:
            return "pairing"
        held = [one for one in self._sentences if one.source.number in piece.cited]
        texts = _short(fold("".join(f"{one.text}{one.source.organ}{one.source.year}年" for one in held)))
        if any(_short(fold(quote)) not in texts for quote in quotes_in(piece.text)):
            return "quote"
        units = units_of(self._with_names_marked(piece.text, held))
        for place, unit in enumerate(units):
            self._subject = replace(self._subject, followed=any(map(_counts, units[place + 1 :])))
            if why := self._against_unit(unit, held, texts):
                return why
            self._subject = replace(self._subject, lead=self._subject.lead + unit)
        return ""

    def _with_names_marked(self, text: str, held: Sequence[Sentence]) -> str:
        """A text with each full name of a cited cell as one sign, so that no comma or number in it counts."""
        names = {
            cell_name(one.source.cell, english): one.source.cell
            for one in held
            if one.source.cell
            for english in (False, True)
        }
        self._marked = {}
        for place, name in enumerate(sorted(names, key=len, reverse=True)):
            sign = chr(_FIRST_SIGN + place)
            self._marked[sign] = names[name]
            text = text.replace(name, f" {sign} ")
        return text

    def _cells_in(self, unit: str) -> frozenset[CellKey]:
        """The cells that a text names, in full or as a question would."""
        return frozenset(cell for sign, cell in self._marked.items() if sign in unit) or cells_of(unit)

    def _against_unit(self, unit: str, held: Sequence[Sentence], texts: str) -> str:
        named, strange = self._organs_in(unit)
        if _names_several(unit):
            named = frozenset(one.source.organ for one in held if one.source.organ)
            strange += [] if len(named) > 1 else [unit]
        said = "".join(one.text for one in held if one.source.cell is None)
        if any(_short(fold(name).strip("\"'")) not in (said if _PLACE.fullmatch(name) else texts) for name in strange):
            return "organ"
        if named:
            self._subject = replace(self._subject, organs=named)
        organs = self._subject.organs
        candidates = [one for one in held if not organs or not one.source.organ or one.source.organ in organs]
        if not candidates or named - {one.source.organ for one in held if one.source.organ}:
            return "organ"
        years, why = self._years_in(unit, candidates)
        if why:
            return why
        self._subject = replace(self._subject, years=years, cells=self._cells_in(unit) or self._subject.cells)
        groups = [[one for one in candidates if one.source.organ in ("", name)] for name in sorted(named)]
        for group in groups if len(groups) > 1 else [candidates]:
            reasons = [self._misfit(unit, one, group) for one in group]
            if all(reasons):
                return min(reasons, key=_SEVERITY.index, default="words")
        return ""

    def _organs_in(self, unit: str) -> tuple[frozenset[str], list[str]]:
        """The organs of the evidence that a text names, and the names in it that are none of theirs."""
        mentions = self._directory.mentions(fold_question(unit))
        known = {one.organs[0].organ.name for one in mentions if len(one.organs) == 1 and one.sure}
        strange = [one.text for one in mentions if not (len(one.organs) == 1 and one.sure)]
        return frozenset(known), strange + _ANY_OFFICE.findall(_short(unit))

    def _years_in(self, unit: str, candidates: Sequence[Sentence]) -> tuple[frozenset[int], str]:
        """The years that a text speaks of, and what is against them."""
        numbers = numbers_in(unit)
        own = COMPARED_WITH.sub(" ", unit)
        named = {int(one.value) for one in numbers if one.kind is Kind.YEAR}
        stand = [one for sentence in candidates for one in numbers_in(sentence.text)]
        known = {one.source.year for one in candidates} | {int(one.value) for one in stand if one.kind is Kind.YEAR}
        if not named <= known:
            return frozenset(), "year"
        named = {int(one.value) for one in numbers_in(own) if one.kind is Kind.YEAR}
        if LAST_YEAR.search(own) and not named:
            base = self._subject.years or {one.source.year for one in candidates}
            return frozenset(year - 1 for year in base), ""
        return frozenset(named) or self._subject.years, ""

    def _misfit(self, unit: str, sentence: Sentence, rivals: Sequence[Sentence]) -> str:
        """Why a text is not what a sentence of the evidence says; "" where it is."""
        if sentence.source.organ and _calls_otherwise(unit, sentence.source.organ):
            return "organ"
        if sentence.source.cell is not None:
            return self._misfit_figure(unit, sentence)
        numbers, told = numbers_in(unit), numbers_in(sentence.text)
        dates = [one for one in numbers if one.kind in (Kind.MONTH, Kind.DAY)]
        if not all(any(one.equals(other) for other in told) for one in dates):
            return "date"
        counted = [one for one in numbers if one.kind not in _TIMES]
        words = self._without_names(unit)
        if any(not self._stands(unit, one, sentence, rivals) for one in counted):
            return "number"
        own = {int(one.value) for one in told if one.kind is Kind.YEAR}
        own |= {sentence.source.year - 1} if LAST_YEAR.search(sentence.text) else set()
        if not self._subject.years <= own | {sentence.source.year}:
            return "year"
        known = f"{sentence.source.organ}{sentence.source.year}年"
        if why := self._words_against(words, sentence.text, known, lead=sentence.before):
            return why
        statements = _statements_of(counted, sentence)
        if counted and not any(self._may_count(unit, one) for one in statements):
            return "cell"
        return "words" if joins_apart(words, statements, known) else ""

    def _may_count(self, unit: str, statement: str) -> bool:
        """Whether a statement may count what a text names: in its words, or as the figure that both speak of."""
        if pairs(self._without_names(unit)) <= pairs(statement):
            return True
        told = cells_of(statement)
        return bool(told & self._subject.cells) if told else not self._cells_in(unit)

    def _misfit_figure(self, unit: str, sentence: Sentence) -> str:
        source, cells = sentence.source, self._subject.cells
        names = " ".join(cell_name(source.cell, english) for english in (False, True)) if source.cell else ""
        counted = [one for one in numbers_in(unit) if one.kind not in _TIMES]
        leads_in = not counted and not self._cells_in(unit)
        if source.cell is None or (source.cell not in cells and not leads_in):
            return "cell"
        if self._subject.years and source.year not in self._subject.years:
            return "year"
        if any(one.kind in (Kind.MONTH, Kind.DAY) for one in numbers_in(unit)):
            return "date"
        if any(one.kind is not Kind.COUNT or one.bound or not _is_amount(one, source) for one in counted):
            return "number"
        told = _phrases_of(unit, source.cell) + names
        none = source.amount == 0 and not counted
        if not counted and not leads_in and source.amount and not self._subject.followed:
            return "number"
        if none and happens(unit) and not leads_in and not denies(unit):
            return "negation"
        return self._words_against(self._without_names(unit), sentence.text, source.organ + told, zero=none)

    def _words_against(
        self, words: str, source: str, known: str, *, lead: str | None = None, zero: bool = False
    ) -> str:
        """What is against the words themselves: they turn the source round, tell a plan as done, or are not its own."""
        if not zero and turned_round(words, source):
            return "negation"
        added = set(signs_added(words, source))
        if "future" in added and lead and not signs_added("将", lead):
            added.discard("future")  # 下一步 stands at the head of the list that the sentence is of
        if added - ({"none"} if zero else set()):
            return "sign"
        if loses_future(words, source, self._subject.lead):
            return "future"
        if lead is not None and loses_bounds(words, source, self._subject.lead):
            return "sign"
        return "words" if runs_added(without_denial(words) if zero else words, source, known) else ""

    def _stands(self, unit: str, number: Number, sentence: Sentence, rivals: Sequence[Sentence]) -> bool:
        """Whether a number is said in a sentence of the same thing: every other number is in words less alike."""
        said = pairs(self._without_names(unit))
        found = [one for one in sentence.stretches if one.number.equals(number) and self._same_years(one, sentence)]
        if not found or self._contradicted(unit, number, sentence.source):
            return False
        alike = [
            _likeness(said, stretch)
            for rival in rivals
            for stretch in rival.stretches
            if rival.source.cell is None and _comparable(stretch.number, number) and not stretch.number.equals(number)
        ]
        best = max(_likeness(said, one) for one in found)
        return not said or not alike or best > max(alike)

    def _same_years(self, stretch: Stretch, sentence: Sentence) -> bool:
        meant = self._subject.years or {sentence.source.year}
        return bool(stretch.years & meant)

    def _contradicted(self, unit: str, number: Number, source: Source) -> bool:
        """Whether the report's own table has another number for just what the text says."""
        meant = frozenset[CellKey]() if compares(unit) else self._cells_in(unit)
        figures = [
            one.source
            for one in self._sentences
            if one.source.cell in meant and (one.source.organ, one.source.year) == (source.organ, source.year)
        ]
        same = [one for one in figures if not number.unit or one.unit == number.unit]
        return any(one.amount is not None and one.amount != number.value for one in same)

    def _without_names(self, unit: str) -> str:
        """A text without its numbers and the organs of the evidence that it names."""
        for number in reversed(numbers_in(unit)):
            if number.kind is not Kind.VAGUE:
                unit = unit[: number.start] + " " + unit[number.end :]
        for mention in self._directory.mentions(fold_question(unit)):
            unit = re.sub(re.escape(mention.text), " ", unit, flags=re.IGNORECASE)
        return re.sub(r"(?:(?<= )|^)(?:年度?(?!报)|[月日号])份?", " ", unit)


_SEVERITY = ("organ", "date", "number", "negation", "sign", "future", "words", "year", "cell")


def _counts(text: str) -> bool:
    return any(one.kind not in _TIMES for one in numbers_in(text))


_ANY_OFFICE = re.compile("[省市县区旗镇乡](?:政府|管委会|街道办)|(?:各|多个|其他|下属|周边|相邻)[县区镇乡街部单机]")
"""Offices that are named by what they are alone, or several at once."""


_PLACE = re.compile("(?:[^省市县区旗镇乡州盟]{2,}?(?:省|市|县|区|旗|镇|乡|州|盟|街道))+")
"""The place that an office is in: who says it does not speak of the office."""
_SEVERAL = re.compile(
    "(?:[两二三多]家|[两二三多]个|[两二])(?:单位|机关|部门|机构)(?!之?中|之?间|里)|both offices|(?:two|three) offices"
)


def _names_several(text: str) -> bool:
    return _SEVERAL.search(text) is not None


def _short(text: str) -> str:
    return text.replace("人民政府", "政府")


_OWN = re.compile("[该我本](办公室|中心|街道|局|办|委|镇|院|厅|乡|省|市|县|区)")


def _calls_otherwise(text: str, organ: str) -> bool:
    """Whether an office is spoken of as what it is not ("该镇" of a bureau, "该县" of one office in it)."""
    kinds = _OWN.findall(text)
    return any(kind not in organ or (kind in "省市县区" and "政府" not in organ) for kind in kinds)


def _likeness(said: frozenset[str], stretch: Stretch) -> tuple[Fraction, Fraction]:
    """How much of what is said stands around a number, and how much of what stands there is said; the second decides
    only between those that have half of what is said."""
    stands = pairs(stretch.words)
    both = len(said & stands)
    told = Fraction(both, len(said) or 1)
    return told, Fraction(both, len(stands) or 1) if 2 * told >= 1 else Fraction(0)


def _statements_of(counted: Sequence[Number], sentence: Sentence) -> list[str]:
    """The statements of a sentence, of one that counts those which have its numbers."""
    return [
        before + part
        for before, part in sentence.statements
        if all(any(one.equals(other) for other in numbers_in(part)) for one in counted)
    ]


def _comparable(one: Number, other: Number) -> bool:
    return one.kind is other.kind and (one.unit == other.unit or not one.unit or not other.unit)


def _is_amount(number: Number, source: Source) -> bool:
    """Whether a number is a figure's, in its unit or in none; money is the same in 元 and 万元."""
    scale = {"万元": 10_000, "亿元": 100_000_000}.get(source.unit, 1)
    unit = "元" if source.unit.endswith("元") else source.unit
    if source.amount is None or (number.unit and number.unit not in (unit, {"件": "宗"}.get(unit, unit))):
        return False
    return number.value == source.amount * (scale if number.unit or not source.unit.endswith("元") else 1)


@lru_cache(maxsize=1024)
def cells_of(text: str) -> frozenset[CellKey]:
    """The cells that a text names, read as a question's words are."""
    named = parse(text, _NOWHERE, _ANY_DAY).named
    return frozenset(CellKey(row, "total") for row in rows_hinted(text)) or frozenset(meant_cells(named))


def _phrases_of(text: str, cell: CellKey) -> str:
    """The words of a text by which the catalogue calls a cell, or which say nothing."""
    found = [
        match.text
        for match in lexicon().matches(fold_question(text))
        for kind, code in match.terms
        if kind in _SAYS_NOTHING or code in (*cell, cell.indicator.rpartition(".")[0] + ".*")
    ]
    return " ".join(found)


def speaks_otherwise(text: str, *, english: bool) -> bool:
    """Whether a text is in the other of the two languages."""
    chinese, latin = len(re.findall(r"[\u3400-\u9fff]", text)), len(re.findall(r"[A-Za-z]{2,}", text))
    return latin < 2 if english else latin > max(3, chinese)
