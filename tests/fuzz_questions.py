"""Questions mutated by the thousand, over figures known beforehand; from the project's folder:
`PYTHONPATH=. python tests/fuzz_questions.py 50000 [seed]`.

What keeps the meaning must keep the figures, or be asked back; what does not may be anything but an exception.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from random import Random

from fakes import HashEmbeddings, make_passages

from bot.answer import Answer
from bot.assistant import Asker, Assistant
from retrieval.conversation import Conversation
from store.catalogue import cell_types
from store.catalogue.terms import names
from store.database import Database
from store.model import CellKey, Check, Figure, Locator, Organ, Report, Status
from store.vectors import PassageIndex

TODAY = date(2024, 6, 1)
YEARS = (2020, 2021, 2022, 2023)
ORGANS = {
    "临沂市人民政府": ("临沂市政府", "临沂市"),
    "沂南县人民政府": ("沂南县政府", "沂南县"),
    "费县人民政府": ("费县政府", "费县"),
    "沂南县人民政府办公室": ("沂南县政府办", "沂南府办", "Yinan County Government Office"),
    "沂南县卫生健康局": ("沂南县卫健局", "沂南卫健委", "Yinan County Health Bureau"),
    "沂南县教育和体育局": ("沂南县教体局", "沂南教体局"),
    "临沂市教育局": ("临沂市教育局", "临沂教育局"),
    "沂南县市场监督管理局": ("沂南县市场监管局", "沂南市监局"),
    "沂南县铜井镇人民政府": ("铜井镇", "沂南县铜井镇", "铜井镇政府"),
    "句容市郭庄镇人民政府": ("句容市郭庄镇", "句容郭庄镇政府"),
    "无极县郭庄镇人民政府": ("无极县郭庄镇",),
    "临沂高新技术产业开发区管理委员会": ("临沂高新区管委会", "临沂高新区"),
}
"""Held organs, each with short forms that mean no other of them."""
TEXTS = (
    "全年受理政府信息公开申请若干件，其中网上申请5件，当面申请3件。",
    "上半年收到申请4件。",
    "微信公众号发布信息310条。",
)
HEADS = (
    "请问",
    "麻烦问一下",
    "你好，",
    "您好！请问",
    "请帮我查一下",
    "我想知道",
    "老师好，",
    "劳驾，",
    "想咨询一下",
    "",
)
TAILS = ("？", "?", "", "。", "，谢谢", "呢？", "啊", "？？？", "，急！", "！", "  ", "谢谢！")
ASKED = ("是多少", "有多少", "多少", "是几", "分别是多少", "为多少", "")
WORDS = (
    *("上半年", "第三季度", "网上提交的", "当面", "已撤回的", "外国人", "女性", "征地", "按时", "延期", "省厅转来的"),
    *(
        "匿名",
        "春节期间",
        "三月份",
        "首次",
        "重大",
        "村民",
        "老年人",
        "夜间",
        "书面",
        "有效",
        "越级",
        "代理",
        "环保",
        "医疗",
    ),
)
"""Content words that no cell of the tables is called by."""
STRAY = (
    "\x00",
    "'; DROP TABLE",
    "😀",
    "𠮷",
    "最多",
    "比",
    "占",
    "前三名",
    "超过",
    "和",
    "2021-2023",
    "%",
    "(六)",
    "谁",
    "它",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in its parts, and the one figure that answers it."""

    organ: str
    year: int
    cell: CellKey
    called: str
    asks: str
    short: str

    def put(self) -> str:
        """The plain question."""
        return f"{self.short}{self.year}年{self.called}{self.asks}"


def make_assistant(home: Path) -> Assistant:
    """An assistant over the organs above, whose figures `value_of` tells."""
    database = Database.in_home(home)
    database.save_all([_report(organ, year) for organ in ORGANS for year in YEARS])
    index = PassageIndex(folder=home / "chroma", url=None, models=home, model=None, embeddings=HashEmbeddings())
    index.sync(database)
    return Assistant(database, index, today=lambda: TODAY)


def _form(year: int) -> str:
    return "2019" if year < 2021 else "2021"


def _report(organ: str, year: int) -> Report:
    figures = tuple(
        Figure(
            cell.indicator, cell.column, value_of(organ, year, cell.key), Status.REPORTED,
            str(value_of(organ, year, cell.key)), cell.unit, Check.HOLDS,
            Locator(cell.section, cell.row_label, cell.column_label, table=0),
        )
        for cell in cell_types() if cell.in_form(_form(year))
    )  # fmt: skip
    title, digest = f"{organ}{year}年政府信息公开工作年度报告", hashlib.sha256(f"{organ}{year}".encode()).hexdigest()
    return Report(Organ(organ), year, title, _form(year), "r.html", digest, figures, make_passages(TEXTS))


def value_of(organ: str, year: int, cell: CellKey) -> Decimal:
    """The figure's value: another for nearly every cell."""
    mark = hashlib.sha256(f"{organ}{year}{cell}".encode()).digest()
    return Decimal(int.from_bytes(mark[:3]) % 99_991 + 1)


def draw(rng: Random) -> Asked:
    """A question about one figure."""
    organ, year = rng.choice(list(ORGANS)), rng.choice(YEARS)
    cell = rng.choice([one.key for one in cell_types() if one.in_form(_form(year))])
    called = names("zh")
    row, column = called["indicator", cell.indicator], called["column", cell.column]
    alone = cell.column in ("total", "decisions") and rng.random() < 0.4
    label = row if alone else f"{row}{rng.choice(('的', ' ', ''))}{column}"
    short = rng.choice((organ, *ORGANS[organ]))
    return Asked(organ, year, cell, label, rng.choice(ASKED), short)


def same_meaning(asked: Asked, rng: Random) -> str:
    """The question in other words that mean the same."""
    year = rng.choice((f"{asked.year}年", f"{asked.year}年度", f"{asked.year % 100}年", _spelled(asked.year) + "年"))
    if asked.year == TODAY.year - 1 and rng.random() < 0.3:
        year = "去年"
    parts = [[asked.short, year], [year, asked.short]][rng.random() < 0.4]
    text = rng.choice(("", "的", "，", " ", "在")).join(parts) if parts[0] == asked.short else "".join(parts)
    text = f"{rng.choice(HEADS)}{text}{asked.called}{asked.asks}{rng.choice(TAILS)}"
    for change in rng.sample(KEEPING, rng.randint(0, 3)):
        text = change(text, rng)
    return text


def _spelled(year: int) -> str:
    return str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def _widen(text: str, rng: Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and rng.random() < 0.7 else char for char in text)


def _traditional(text: str, rng: Random) -> str:
    return text.translate(_TRADITIONAL)


def _space(text: str, rng: Random) -> str:
    """Blanks between characters, but not inside Latin words and numbers."""
    gaps = re.compile(r"(?<=[^\x00-\x7f])(?=[^\x00-\x7f])")
    return gaps.sub(lambda _: rng.choice(("", "", " ", "\u3000", "\n", "\u200b")), text)


def _unpunctuate(text: str, rng: Random) -> str:
    return re.sub(r"[？?。！!]+$", "", text)


def _bracket(text: str, rng: Random) -> str:
    return text.translate(str.maketrans("（）“”", rng.choice(('()""', "【】「」", "[]''"))))


KEEPING: tuple[Callable[[str, Random], str], ...] = (_widen, _traditional, _space, _unpunctuate, _bracket)
_TRADITIONAL = {
    ord(row["simplified"]): row["traditional"]
    for row in csv.DictReader((files("store.catalogue") / "traditional.csv").read_text(encoding="utf-8").splitlines())
}


def spoil(text: str, rng: Random) -> str:
    """The question with anything done to it."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(text))
        to = min(len(text), at + rng.randint(1, 4))
        other = rng.choice((*WORDS, *ORGANS, *STRAY))
        turned = (text[::-1], text[to:] + text[:to], text * 2)
        cut, put = text[:at] + text[to:], text[:at] + other + text[at:]
        text = rng.choice((cut, put, text[:at] + text[at:to] * 2 + text[to:], *turned))[:2000]
    return text


def mistake(answer: Answer, asked: Asked) -> str:
    """What is false in an answer to a question of the same meaning; "" where it is right or asks back."""
    said = {(one.organ, one.year, one.indicator, one.column): one.value for one in answer.figures}
    said = {place: value for place, value in said.items() if value is not None}
    right = {(asked.organ, asked.year, *asked.cell): value_of(asked.organ, asked.year, asked.cell)}
    return "" if not said or said == right else f"says {said} for {right}"


def with_word(asked: Asked, word: str) -> str:
    """The question narrowed by a word that no cell is called by."""
    return f"{asked.short}{asked.year}年{word}{asked.called}{asked.asks}"


def run(assistant: Assistant, many: int, seed: int) -> tuple[Counter[str], list[str]]:
    """What came of so many questions, by kind, and what was false."""
    rng, seen, false = Random(seed), Counter[str](), list[str]()
    for number in range(many):
        if number and number % 5_000 == 0:
            print(f"{number} asked, {len(false)} false", file=sys.stderr, flush=True)
        asked, kind, word = draw(rng), ("same", "same", "word", "random")[number % 4], rng.choice(WORDS)
        text = same_meaning(asked, rng) if kind != "word" else with_word(asked, word)
        text = spoil(text, rng) if kind == "random" else text
        answer, _ = assistant.ask(text, Asker("fuzz"), Conversation())
        seen[f"{kind}: {answer.kind}"] += 1
        wrong = mistake(answer, asked) if kind == "same" else ""
        if kind == "word" and answer.figures:
            wrong = f"says figures though {word} narrows the question"
        if wrong:
            false.append(f"{kind}: {text!r}: {wrong}")
    return seen, false


def main(many: int = 50_000, seed: int = 1) -> int:
    """Run and tell; 1 where anything false was said."""
    with tempfile.TemporaryDirectory() as home:
        seen, false = run(make_assistant(Path(home)), many, seed)
    for kind, count in sorted(seen.items()):
        print(f"{count:7} {kind}")
    print(*false[:50], f"{len(false)} false of {many}", sep="\n")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
