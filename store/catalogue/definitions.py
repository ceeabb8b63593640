"""What the field's terms mean and how one applies, in the project's own words, with the articles they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from store.catalogue import cell_types
from store.catalogue.terms import CatalogueError, indicators_like, read_rows, spell_out

FORM = "form"
"""What rests on the form of the annual report (国办公开办函〔2021〕30号) instead of an article."""
_FILE = "definitions.csv"
_COLUMNS = ("code", "phrases", "zh", "en", "articles")
_LAST_ARTICLE = 56


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means, or how something is done (`code` begins with "howto:").

    `code` is else an indicator or a pattern of indicators, "column:" with columns, or a name of its own. `articles` are
    those of the Regulation (政府信息公开条例, 国令第711号) that it rests on; `form` says that it rests on the form.
    """

    code: str
    phrases: tuple[str, ...]
    zh: str
    en: str
    articles: tuple[int, ...]
    form: bool

    @property
    def howto(self) -> bool:
        """Whether its phrases alone ask for it."""
        return self.code.startswith("howto:")

    @property
    def rows(self) -> tuple[str, ...]:
        """The indicators that it defines."""
        return indicators_like(self.code)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that it defines."""
        return (
            frozenset(self.code.removeprefix("column:").split(",")) if self.code.startswith("column:") else frozenset()
        )


@cache
def definitions() -> dict[str, Definition]:
    """The definitions by code. Raises CatalogueError where a line does not fit."""
    found: dict[str, Definition] = {}
    phrases: dict[str, str] = {}
    for line, row in read_rows(files(__package__) / _FILE, ("code", "zh", "en", "articles"), _COLUMNS):
        place = f"{_FILE} 第 {line} 行"
        definition = _definition(row, place)
        if row["code"] in found:
            raise CatalogueError(f"{place}：{row['code']} 已经定义过")
        for phrase in definition.phrases:
            if phrases.setdefault(phrase, definition.code) != definition.code:
                raise CatalogueError(f"{place}：“{phrase}”已经是 {phrases[phrase]} 的说法")
        found[definition.code] = definition
    return found


def _definition(row: dict[str, str], place: str) -> Definition:
    known = {cell.column for cell in cell_types()}
    code = row["code"]
    if code.startswith("column:") and not set(code.removeprefix("column:").split(",")) <= known:
        raise CatalogueError(f"{place}：目录里没有栏目“{code}”")
    if "." in code and not indicators_like(code):
        raise CatalogueError(f"{place}：目录里没有指标“{code}”")
    articles = [part for part in row["articles"].split("|") if part != FORM]
    if not all(part.isdigit() and 1 <= int(part) <= _LAST_ARTICLE for part in articles):
        raise CatalogueError(f"{place}：articles 应为 1 到 {_LAST_ARTICLE} 的条号或 {FORM}，用 | 隔开")
    phrases = spell_out([one for one in row["phrases"].split("|") if one], place)
    return Definition(
        code, tuple(phrases), row["zh"], row["en"], tuple(map(int, articles)), FORM in row["articles"].split("|")
    )
