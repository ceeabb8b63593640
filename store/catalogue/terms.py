"""What people call things: the phrases and measures of `terms.csv`, and of a file like it that a home adds; the names
of `names.csv`. All are checked as they are read, and what is wrong is named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import NamedTuple

from store.catalogue import cell_type_by_key, cell_types
from store.catalogue.csv_files import CatalogueError, packaged_rows, read_rows
from store.catalogue.normal import fold
from store.model import CellKey

OWN_FILE = "catalogue.csv"
"""The file in a home that adds phrases and measures of its own, in the format of `terms.csv`."""
_COLUMNS = ("kind", "code", "phrases", "part", "whole", "zh", "en")
_NEEDED = _COLUMNS[:3]
_ROWS = ("indicator", "soft", "weak")
_OPERATIONS = frozenset(
    {
        *("difference", "change", "top", "bottom", "place", "average", "sum", "count", "ratio", "share", "percent"),
        *(
            "trend",
            "list",
            "which_year",
            "absent",
            "audit",
            "summary",
            "meaning",
            "howto",
            "per_head",
            "fullest",
            "median",
            "spread",
        ),
    }
)
_CODES: dict[str, frozenset[str] | None] = {
    "indicator": None,
    "soft": None,
    "weak": None,
    "column": None,
    "each": None,
    "measure": None,
    "apart": frozenset({"rows", "each"}),
    "op": _OPERATIONS,
    "scope": frozenset({"all", "every_year", "that"}),
    "report": frozenset({"report"}),
    "text": frozenset({"text"}),
    "refuse": frozenset({"instruction", "change", "erase", "harm", "greeting", "chat", "elsewhere"}),
    "about": frozenset({"about"}),
    "domain": frozenset({"bound", "domain"}),
    "filler": frozenset({"filler"}),
}
"""The kinds of line, and the codes that each may have (None: codes of the catalogue, or a measure's own)."""
_NUMBER = re.compile(r"^(?:\([一二三四五六七八]\)|[一二三四五六七八],|\d\.)")
_WORD = re.compile(r"[\w÷]")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_BLANKS = re.compile(r"(\s+)")
"""What may be said in one of several ways, apart by /: "{没/未}办完", "结转{到/}下年"."""


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
class Measure:
    """A derived measure: a part over a whole, both sums of cells, with its definition in both languages."""

    part: tuple[CellKey, ...]
    whole: tuple[CellKey, ...]
    zh: str
    en: str

    def name(self, english: bool) -> str:
        """What it is called: what stands before its definition."""
        return self.en.partition("=")[0].strip() if english else self.zh.partition("＝")[0].strip()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases with their meanings, and the derived measures by code; `lengths` of the phrases by first letter."""

    phrases: dict[str, tuple[Term, ...]]
    lengths: dict[str, tuple[int, ...]]
    measures: dict[str, Measure] = field(default_factory=dict)

    def matches(self, text: str) -> list[Match]:
        """Every phrase that stands in the text, overlapping ones too; Latin phrases only as whole words."""
        return [
            Match(start, end, text[start:end], self.phrases[text[start:end]])
            for start in range(len(text))
            for length in self.lengths.get(text[start], ())
            if text[start : (end := start + length)] in self.phrases and end <= len(text) and _whole(text, start, end)
        ]

    def across(self, left: str, right: str) -> bool:
        """Whether a phrase begins at the end of the one text and ends in the other."""
        cut = len(fold(left))
        return any(one.start < cut < one.end for one in self.matches(fold(left) + fold(right)))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch cuts no Latin word in two."""
    cut_before = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    cut_after = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return not (cut_before or cut_after)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@cache
def lexicon(own: Path | None = None) -> Lexicon:
    """The phrases and measures that ship with the project, with those of a home's own file.

    Raises CatalogueError where a line of either does not fit.
    """
    shipped = _shipped()
    if own is None or not own.is_file():
        return shipped
    phrases, measures = dict(shipped.phrases), dict(shipped.measures)
    _read(own, phrases, measures)
    return _lexicon(phrases, measures)


@cache
def _shipped() -> Lexicon:
    phrases: dict[str, tuple[Term, ...]] = {}
    measures: dict[str, Measure] = {}
    _read(files(__package__) / "terms.csv", phrases, measures)
    for term, labels in _own_labels():
        if labels[-1] not in phrases:
            for label in labels:
                phrases[label] = (*phrases.get(label, ()), term)
    return _lexicon(phrases, measures)


def _lexicon(phrases: dict[str, tuple[Term, ...]], measures: dict[str, Measure]) -> Lexicon:
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return Lexicon(phrases, {first: tuple(sorted(sizes)) for first, sizes in lengths.items()}, measures)


def _read(path: Traversable, phrases: dict[str, tuple[Term, ...]], measures: dict[str, Measure]) -> None:
    for line, row in read_rows(path, _NEEDED, _COLUMNS):
        place = f"{path.name} 第 {line} 行"
        term = Term(row["kind"], row["code"])
        _check(term, place)
        if term.kind == "measure":
            if term.code in measures:
                raise CatalogueError(f"{place}：指标 {term.code} 已经定义过")
            measures[term.code] = _measure(row, place)
        elif any(row.get(name) for name in _COLUMNS[3:]):
            raise CatalogueError(f"{place}：只有 measure 行才能写 part、whole、zh、en")
        alone = (term,)  # shared by the phrases that mean nothing else, which nearly all are
        for phrase in spell_out(row["phrases"].split("|"), place):
            meanings = phrases.setdefault(phrase, alone)
            if term not in meanings:
                _check_meaning(phrase, term, meanings, place)
                phrases[phrase] = (*meanings, term)


def _own_labels() -> Iterator[tuple[Term, tuple[str, ...]]]:
    """The rows' and columns' labels as the forms print them: whole and, where it says enough, a row's last part without
    its number."""
    for indicator, label in dict.fromkeys((cell.indicator, cell.row_label) for cell in cell_types()):
        last = _NUMBER.sub("", fold(label.split(" ")[-1]))
        yield Term("indicator", indicator), (fold(label),) if last in ("其他", "总计") else (fold(label), last)
    for column, label in dict.fromkeys((cell.column, cell.column_label) for cell in cell_types()):
        yield Term("column", column), (fold(label),)


def spell_out(phrases: list[str], place: str) -> list[str]:
    """Phrases as questions are folded (Latin words keep their blanks), each way that braces leave open; what ends in 数
    may end in 数量 as well. Raises CatalogueError, naming `place`, for one without a word."""
    folded = [" ".join(one.split()) for phrase in phrases for one in _choices(phrase)]
    if not all(_WORD.search(phrase) for phrase in folded):
        raise CatalogueError(f"{place}：说法之间只用一个 | 隔开，每个说法都要有文字")
    return list(dict.fromkeys([*folded, *(phrase + "量" for phrase in folded if phrase.endswith("数"))]))


def _choices(phrase: str) -> Iterator[str]:
    """A phrase in each of the ways that its braces leave open; its pieces are folded, not each way anew."""
    pieces = _CHOICE.split(phrase)
    ways = [
        [_fold_words(piece)] if at % 2 == 0 else list(map(_fold_words, piece.split("/")))
        for at, piece in enumerate(pieces)
    ]
    return map("".join, product(*ways))


def _fold_words(piece: str) -> str:
    """A piece of a phrase folded, with its blanks."""
    return "".join(word if word.isspace() else fold(word) for word in _BLANKS.split(piece))


def _check(term: Term, place: str) -> None:
    if term.kind not in _CODES:
        raise CatalogueError(f"{place}：没有“{term.kind}”这一类，应为 {'、'.join(_CODES)} 之一")
    codes = _CODES[term.kind]
    if codes is not None and term.code not in codes:
        raise CatalogueError(f"{place}：{term.kind} 没有代码“{term.code}”，应为 {'、'.join(sorted(codes))} 之一")
    if term.kind in _ROWS and not indicators_like(term.code):
        raise CatalogueError(f"{place}：目录里没有指标“{term.code}”")
    if term.kind in ("column", "each"):
        unknown = [code for code in term.code.split(",") if code not in {cell.column for cell in cell_types()}]
        if unknown:
            raise CatalogueError(f"{place}：目录里没有栏目“{'、'.join(unknown)}”")


def _check_meaning(phrase: str, term: Term, meanings: tuple[Term, ...], place: str) -> None:
    """A phrase may be a word of several kinds; but it names one row or group, and one measure."""
    alike = ("indicator",) if term.kind == "indicator" else ("measure",) if term.kind == "measure" else ()
    other = next((one for one in meanings if one.kind in alike and one.code != term.code), None)
    if other is not None:
        raise CatalogueError(f"{place}：“{phrase}”已经是 {other.code} 的说法，不能又是 {term.code}")


def _measure(row: dict[str, str], place: str) -> Measure:
    for name, sign in (("zh", "＝"), ("en", "=")):
        if sign not in row[name]:
            raise CatalogueError(f"{place}：measure 的 {name} 栏要写定义，如“某率{sign}甲÷乙”")
    return Measure(_cells(row["part"], place, "part"), _cells(row["whole"], place, "whole"), row["zh"], row["en"])


def _cells(codes: str, place: str, column: str) -> tuple[CellKey, ...]:
    """The cells that "row/column" stands for, rows by pattern too, several apart by |."""
    found: list[CellKey] = []
    for code in codes.split("|"):
        pattern, _, own = code.partition("/")
        cells = [CellKey(row, own) for row in indicators_like(pattern) if CellKey(row, own) in cell_type_by_key()]
        if not cells:
            raise CatalogueError(f"{place}：{column} 栏的“{code}”不是目录里的一格（写法：指标代码/栏目代码）")
        found += cells
    return tuple(dict.fromkeys(found))


@cache
def groups() -> frozenset[tuple[str, ...]]:
    """The rows, in the order of the tables, that a phrase takes together ("不予公开")."""
    codes = {term.code for terms in lexicon().phrases.values() for term in terms if term.kind in ("indicator", "soft")}
    return frozenset(rows for code in codes if len(rows := indicators_like(code)) > 1)


@cache
def indicators_like(pattern: str) -> tuple[str, ...]:
    """The indicators that a code or a pattern ("applications.denied.*") stands for, or several of them apart by |, in
    the order of the tables."""
    rows = dict.fromkeys(cell.indicator for cell in cell_types())
    return tuple(row for row in rows if any(fnmatchcase(row, one) for one in pattern.split("|")))


@cache
def names(language: str) -> dict[tuple[str, str], str]:
    """What to call an indicator or a column, by (kind, code), in "zh" or "en"."""
    return {(row["kind"], row["code"]): row[language] for row in packaged_rows("names.csv")}
