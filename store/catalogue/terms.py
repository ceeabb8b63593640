"""What people call things: the phrases of `terms.csv` and the names of `names.csv`, checked as they are read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from store.catalogue import cell_type_by_key, cell_types
from store.catalogue.normal import fold
from store.model import CellKey

KINDS = (
    "indicator",
    "soft",
    "weak",
    "column",
    "each",
    "apart",
    "op",
    "scope",
    "report",
    "text",
    "measure",
    "refuse",
    "about",
    "domain",
    "filler",
)


_NUMBER = re.compile(r"^(?:\([一二三四五六七八]\)|[一二三四五六七八],|\d\.)")


class Term(NamedTuple):
    """One meaning of a phrase. `soft` and `weak` are indicators that give way to any other one."""

    kind: str
    code: str


class Match(NamedTuple):
    """A phrase found in a text, from `start` to before `end`, with all its meanings."""

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases with their meanings."""

    phrases: dict[str, tuple[Term, ...]]
    longest: int

    def matches(self, text: str) -> list[Match]:
        """Every phrase that stands in the text, overlapping ones too; Latin phrases only as whole words."""
        return [
            Match(start, end, text[start:end], self.phrases[text[start:end]])
            for start in range(len(text))
            for end in range(start + 1, min(len(text), start + self.longest) + 1)
            if text[start:end] in self.phrases and _whole(text, start, end)
        ]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Latin word in two."""
    cut_before = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    cut_after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not (cut_before or cut_after)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@cache
def lexicon() -> Lexicon:
    """The phrases that ship with the project. A line that names no code of the catalogue raises ValueError."""
    phrases: dict[str, list[Term]] = {}
    rows = csv.DictReader((files(__package__) / "terms.csv").read_text(encoding="utf-8").splitlines())
    for row in rows:
        _check(row["kind"], row["code"], rows.line_num)
        for phrase in _spelled(row["phrases"].split("|")):
            phrases.setdefault(phrase, []).append(Term(row["kind"], row["code"]))
    for indicator, labels in _own_labels():
        if labels[-1] not in phrases:
            for label in labels:
                phrases.setdefault(label, []).append(Term("indicator", indicator))
    return Lexicon({phrase: tuple(terms) for phrase, terms in phrases.items()}, max(map(len, phrases)))


def _own_labels() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows' labels as the forms print them: whole and, where it says enough, their last part without its number."""
    for indicator, label in dict.fromkeys((cell.indicator, cell.row_label) for cell in cell_types()):
        last = _NUMBER.sub("", fold(label.split(" ")[-1]))
        yield indicator, (fold(label),) if last in ("其他", "总计") else (fold(label), last)


def _spelled(phrases: list[str]) -> list[str]:
    """Phrases as questions are folded (Latin words keep their blanks); what ends in 数 may end in 数量 as well."""
    folded = [" ".join(fold(word) for word in phrase.split()) for phrase in phrases]
    return list(dict.fromkeys([*folded, *(phrase + "量" for phrase in folded if phrase.endswith("数"))]))


@dataclass(frozen=True, slots=True)
class Measure:
    """A derived measure: a part over a whole, both sums of cells, with its definition in both languages."""

    part: tuple[CellKey, ...]
    whole: tuple[CellKey, ...]
    zh: str
    en: str


@cache
def measures() -> dict[str, Measure]:
    """The derived measures, by code. A line that names no cell of the catalogue raises ValueError."""
    rows = csv.DictReader((files(__package__) / "measures.csv").read_text(encoding="utf-8").splitlines())
    return {
        row["measure"]: Measure(
            _cells(row["part"], rows.line_num), _cells(row["whole"], rows.line_num), row["zh"], row["en"]
        )
        for row in rows
    }


def _cells(codes: str, line: int) -> tuple[CellKey, ...]:
    cells = tuple(CellKey(*code.rsplit("/", 1)) for code in codes.split("|"))
    unknown = [cell for cell in cells if cell not in cell_type_by_key()]
    if unknown:
        raise ValueError(f"measures.csv:{line}: no cell {unknown[0]} in the catalogue")
    return cells


def _check(kind: str, code: str, line: int) -> None:
    if kind not in KINDS:
        raise ValueError(f"terms.csv:{line}: unknown kind {kind!r}")
    if kind in ("indicator", "soft", "weak") and not indicators_like(code):
        raise ValueError(f"terms.csv:{line}: no indicator {code!r} in the catalogue")
    if kind in ("column", "each") and not set(code.split(",")) <= {cell.column for cell in cell_types()}:
        raise ValueError(f"terms.csv:{line}: no column {code!r} in the catalogue")


@cache
def groups() -> frozenset[tuple[str, ...]]:
    """The rows, in the order of the tables, that a phrase takes together ("不予公开")."""
    codes = {term.code for terms in lexicon().phrases.values() for term in terms if term.kind in ("indicator", "soft")}
    return frozenset(rows for code in codes if len(rows := indicators_like(code)) > 1)


@cache
def indicators_like(pattern: str) -> tuple[str, ...]:
    """The indicators that a code or a pattern ("applications.denied.*") stands for, in the order of the tables."""
    return tuple(dict.fromkeys(cell.indicator for cell in cell_types() if fnmatchcase(cell.indicator, pattern)))


@cache
def names(language: str) -> dict[tuple[str, str], str]:
    """What to call an indicator or a column, by (kind, code), in "zh" or "en"."""
    rows = csv.DictReader((files(__package__) / "names.csv").read_text(encoding="utf-8").splitlines())
    return {(row["kind"], row["code"]): row[language] for row in rows}
