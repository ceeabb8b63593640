"""What the field's terms mean and how one applies, in the project's own words, with the articles they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from store.catalogue import cell_types
from store.catalogue.csv_files import CatalogueError, read_rows
from store.catalogue.terms import indicators_like, spell_out

FORM = "form"
"""What rests on the form of the annual report (国办公开办函〔2021〕30号) instead of an article."""
_FILE = "definitions.csv"
_COLUMNS = ("code", "phrases", "zh", "en", "articles")
_CUES_FILE = "howto_cues.csv"
_CUE_COLUMNS = ("code", "about", "asks")
_DAYS = (
    r"(?:几|多少)个?(?:天|日|工作日)|多久|多长时间|期限|时限|\bdeadlines?\b|\btime limits?\b"
    r"|\bhow (?:long|soon|quickly|fast|many (?:working |business |calendar )?days)\b"
)
_KINDS_OF_ASKING = {
    "@time": _DAYS,
    "@due": _DAYS + r"|什么时[候间]|何时|几月|几号|哪[天日月]|哪一[天日]|\bwhen\b|\bwhat date\b|\bby which\b|\bdue\b",
}
"""What a line may ask for by its name instead of a pattern of its own: how many days, by which day."""
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


@dataclass(frozen=True, slots=True)
class Cue:
    """Two patterns that tell together what is asked, in any order: what it is about, and what of that is asked."""

    code: str
    about: re.Pattern[str]
    asks: re.Pattern[str]

    def told_by(self, text: str) -> bool:
        """Whether a folded question has both."""
        return bool(self.about.search(text) and self.asks.search(text))


@cache
def cues() -> tuple[Cue, ...]:
    """What tells how-to questions whose phrases are not known; the first that fits decides. Raises CatalogueError where
    a line does not fit."""
    found = []
    for line, row in read_rows(files(__package__) / _CUES_FILE, _CUE_COLUMNS, _CUE_COLUMNS):
        place = f"{_CUES_FILE} 第 {line} 行"
        if row["code"] not in definitions():
            raise CatalogueError(f"{place}：没有定义“{row['code']}”")
        asks = re.sub("@[a-z]+", lambda hit: _KINDS_OF_ASKING.get(hit[0], hit[0]), row["asks"])
        try:
            found.append(Cue(row["code"], re.compile(row["about"]), re.compile(asks)))
        except re.error as error:
            raise CatalogueError(f"{place}：不是正则表达式：{error}") from error
    return tuple(found)


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
