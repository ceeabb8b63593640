"""The answers that a world's figures give to the sentences of asked.txt.

A line there is `question | expectation`, with `@s1` before it where it belongs to a conversation; `== name` begins a
category. An expectation is an operation, the cells it is over, and options as `name=value`. Nothing of Wenbao's own
reckoning is used: the contract's conventions are written down here a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt, sub, truediv
from typing import Any, Final

from questions.cells import Known, cells_named
from questions.offices import SlipError
from questions.world import World

Expected = dict[str, Any]
OPTIONS: Final = ("kind", "contains", "excludes", "choices", "fact", "optional")
FACTS: Final = {
    "published": r"公开信息(\d+条)",
    "posts": r"政务新媒体推送(\d+条)",
    "cleared": r"清理过期信息(\d+条)",
    "redesigns": r"网站专栏改版(\d+次)",
    "places": r"设立查阅点(\d+处)",
    "trainings": r"举办培训(\d+期)",
    "people": r"期，(\d+人次)",
    "fee": r"收取信息处理费([\d.]+元)",
    "phone": r"电话([\d-]+)",
    "online": r"网上提交(\d+件)",
    "post": r"信函寄来(\d+件)",
    "person": r"当面递交(\d+件)",
    "aims": r"下一步将(.{4})、",
    "faults": r"仍有不足：一是(.+?)；",
    "text_received": r"本年新收政府信息公开申请(\d+件)",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence of asked.txt with its expectation still to be worked out."""

    line: int
    category: str
    session: str
    question: str
    operation: str
    words: tuple[str, ...]
    options: dict[str, str]


def read_asked(text: str) -> Iterator[Asked]:
    """The sentences in order."""
    category = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("== "):
            category = line[3:].strip()
        elif line.strip() and not line.startswith("# "):
            yield one_asked(number, category, line)


def one_asked(number: int, category: str, line: str) -> Asked:
    """One line of the table."""
    question, parted, spoken = line.rpartition(" | ")
    if not parted:
        raise SlipError(f"line {number}: no expectation")
    session, question = question.split(" ", 1) if question.startswith("@") else ("", question)
    operation, *words = spoken.split()
    options = dict(word.split("=", 1) for word in words if word.split("=")[0] in OPTIONS)
    rest = tuple(word for word in words if word.split("=")[0] not in OPTIONS)
    return Asked(number, category, session.removeprefix("@"), question, operation, rest, options)


def expected(world: World, place: int, asked: Asked) -> Expected:
    """One question with what is expected. Raises SlipError, naming the line."""
    found: Expected = {"id": f"{world.offices.prefix}{place:03d}", "q": asked.question, "category": asked.category}
    if asked.session:
        found["session"] = asked.session
    try:
        return found | answer(world, asked) | optional(world, asked)
    except (SlipError, KeyError, ValueError, IndexError) as error:
        raise SlipError(f"asked.txt line {asked.line}: {error}") from error


def answer(world: World, asked: Asked) -> Expected:
    """What the operation gives over its cells."""
    ranked = re.fullmatch(r"(top|bottom|nth|last)(\d+)", asked.operation)
    counted = re.fullmatch(r"(count|over)([<>]=?|=)([\d.]+)", asked.operation)
    if ranked and ranked[1] in ("top", "bottom"):
        return rank(cells_named(world, asked.words), int(ranked[2]), ranked[1] == "top")
    if ranked:
        return placed(cells_named(world, asked.words), int(ranked[2]), ranked[1] == "nth")
    if counted:
        return count(cells_named(world, asked.words), counted[2], Decimal(counted[3]), spoken=counted[1] == "over")
    if asked.operation in ("passage", "list", "audit", "summary", "clarify", "unknown", "refused"):
        return words_only(asked)
    if asked.operation in OF_TWO:
        middle = asked.words.index("/")
        first, second = cells_named(world, asked.words[:middle]), cells_named(world, asked.words[middle + 1 :])
        return OF_TWO[asked.operation](first, second)
    return OPERATIONS[asked.operation](cells_named(world, asked.words))


def optional(world: World, asked: Asked) -> Expected:
    """What a line says in options, over what its operation gives."""
    found: Expected = {}
    if "kind" in asked.options:
        kinds = asked.options["kind"].split("/")
        found["kind"] = kinds[0] if len(kinds) == 1 else kinds
    if "contains" in asked.options:
        found["contains"] = asked.options["contains"].split(",")
    if "excludes" in asked.options:
        found["excludes"] = asked.options["excludes"].split(",")
    if "choices" in asked.options:
        found["choices"] = [world.organs[code].name for code in asked.options["choices"].split(",")]
    if "fact" in asked.options:
        found |= fact(world, *re.split("[@-]", asked.options["fact"]))
    if "optional" in asked.options:
        found["figures_optional"] = shown(cells_named(world, asked.options["optional"].split("~")))
    return found


def words_only(asked: Asked) -> Expected:
    """An answer that is judged by its kind and words."""
    if asked.words:
        raise SlipError(f"{asked.operation} takes no cells")
    return {"kind": asked.operation}


def fact(world: World, name: str, code: str, year: str) -> Expected:
    """What the text of a report says, and the sentence."""
    report = world.reports[code, int(year)]
    for told in world.offices.told.get((code, int(year)), ()):
        if name in told.facts:
            return {
                "contains": [told.facts[name]],
                "quote": sentence_around(told.text, told.text.index(told.facts[name])),
            }
    found = re.search(FACTS[name], report.text)
    if not found:
        raise SlipError(f"{code} {year} does not tell {name}")
    return {"contains": [found[1]], "quote": sentence_around(report.text, found.start(), found.end())}


def sentence_around(text: str, start: int, end: int = -1) -> str:
    """The sentence in which a stretch of text stands."""
    first = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    ends = [place for mark in "。\n" if (place := text.find(mark, max(start, end))) >= 0]
    return text[first : min(ends, default=len(text))]


def number(value: Decimal | None) -> int | float | None:
    """As JSON has it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def shown(cells: list[Known]) -> list[Expected]:
    """The cells as figures."""
    return [
        {
            "organ": cell.organ,
            "year": cell.year,
            "indicator": cell.key.indicator,
            "column": cell.key.column,
            "value": number(cell.value),
            "status": cell.status,
        }
        for cell in cells
    ]


def result(operation: str, value: Decimal) -> Expected:
    """One result."""
    return {"operation": operation, "value": number(value)}


def sizes(cells: list[Known]) -> list[Decimal]:
    """The values that are there, in one unit."""
    return [cell.size for cell in cells if cell.size is not None]


def figure(cells: list[Known]) -> Expected:
    """Cells asked for; without any number saying so is enough."""
    silent = all(cell.value is None for cell in cells)
    return {"kind": ["figure", "unknown"] if silent else "figure", "figures": shown(cells)}


def maybe(cells: list[Known]) -> Expected:
    """A name that is not quite right: the figure or a question back, either with the office's full name."""
    return {"kind": ["figure", "clarify"], "figures_optional": shown(cells), "contains": [cells[0].organ]}


def difference(cells: list[Known]) -> Expected:
    """The first minus the second; nothing can be computed where one has no number."""
    first, second = cells
    same_report = (first.organ, first.year) == (second.organ, second.year)
    results = (
        [result("difference", first.size - second.size)] if first.size is not None and second.size is not None else []
    )
    return {
        "kind": ["comparison", "aggregate"] if same_report else "comparison",
        "figures": shown(cells),
        "results": results,
    }


def pair(cells: list[Known]) -> Expected:
    """Two cells side by side where either may come first."""
    return {"kind": "comparison", "figures": shown(cells)}


def change(cells: list[Known]) -> Expected:
    """The later against the earlier, with the rate."""
    later, earlier = sizes(cells)
    found = difference(cells) | {"kind": ["comparison", "trend"]}
    return found | {"results": [*found["results"], result("change_rate", (later - earlier) / earlier)]}


def rate(cells: list[Known]) -> Expected:
    """The change rate alone."""
    found = change(cells)
    return found | {"results": found["results"][1:]}


def rank(cells: list[Known], many: int, descending: bool) -> Expected:
    """The first so many, with all that tie with the last of them; cells without a number stand last."""
    if not cells:
        raise SlipError("nothing to rank")
    held = sorted((c for c in cells if c.size is not None), key=lambda c: c.size or Decimal(0), reverse=descending)
    last = held[: many or len(held)][-1].size
    first = [c for place, c in enumerate(held) if place < (many or len(held)) or c.size == last]
    silent = [c for c in cells if c.size is None]
    rest = [c for c in held if c not in first]
    if not many:
        first, silent = first + silent, []
    return {"kind": "ranking", "figures": shown(first), "ordered": True, "figures_optional": shown(rest + silent)}


def rank_all(cells: list[Known]) -> Expected:
    """All from most to least."""
    return rank(cells, 0, descending=True)


def extreme(cells: list[Known], highest: bool) -> Expected:
    """Which of the years of one office has most or least."""
    kinds = ["ranking", "trend", "aggregate", "comparison"]
    found = rank(cells, 1, highest)
    return {"kind": kinds, "figures": found["figures"], "figures_optional": found["figures_optional"]}


def total(cells: list[Known]) -> Expected:
    """The sum."""
    return {"kind": "aggregate", "figures": shown(cells), "results": [result("sum", sum(sizes(cells), Decimal(0)))]}


def average(cells: list[Known]) -> Expected:
    """The average over the cells with a number."""
    held = sizes(cells)
    mean = sum(held, Decimal(0)) / len(held)
    return {"kind": "aggregate", "figures": shown(cells), "results": [result("average", mean)]}


def count(cells: list[Known], sign: str, bound: Decimal, spoken: bool) -> Expected:
    """How many, or which (`spoken`), of the cells are more than, less than or just a number."""
    tests: dict[str, Callable[[Decimal, Decimal], bool]] = {">": gt, "<": lt, "=": eq, ">=": ge, "<=": le}
    met = [cell for cell in cells if cell.size is not None and tests[sign](cell.size, bound)]
    rest = [cell for cell in cells if cell not in met]
    found = {"figures": shown(met), "figures_optional": shown(rest)}
    if spoken:
        return {"kind": ["list", "ranking", "aggregate"], **found}
    return {"kind": "aggregate", **found, "results": [result("count", Decimal(len(met)))]}


def share(parts: list[Known], whole: list[Known]) -> Expected:
    """The part over the whole, each a sum of cells."""
    cells = parts + [cell for cell in whole if cell not in parts]
    lower = sum(sizes(whole), Decimal(0))
    known = lower and all(cell.size is not None for cell in cells)
    ratio = [result("ratio", sum(sizes(parts), Decimal(0)) / lower)] if known else []
    return {"kind": ["comparison", "aggregate"], "figures": shown(cells), "results": ratio}


def difference_of_sums(first: list[Known], second: list[Known]) -> Expected:
    """One sum minus another."""
    less = sum(sizes(first), Decimal(0)) - sum(sizes(second), Decimal(0))
    return {
        "kind": ["comparison", "aggregate"],
        "figures": shown(first + second),
        "results": [result("difference", less)],
    }


def placed(cells: list[Known], place: int, descending: bool) -> Expected:
    """Who stands at a place from the top, or from the bottom, with all that tie there."""
    held = sorted((c for c in cells if c.size is not None), key=lambda c: c.size or Decimal(0), reverse=descending)
    there = [cell for cell in held if cell.size == held[place - 1].size]
    rest = [cell for cell in cells if cell not in there]
    return {"kind": ["ranking", "figure"], "figures": shown(there), "figures_optional": shown(rest)}


def best(first: list[Known], second: list[Known], size: Callable[[Decimal, Decimal], Decimal], sign: int) -> Expected:
    """The office whose two figures, set against each other, give the most (`sign` 1) or the least (-1)."""
    earlier = {cell.organ: cell for cell in second}
    pairs = [(cell, earlier[cell.organ]) for cell in first if cell.organ in earlier]
    known = [
        (size(a.size, b.size), (a, b))
        for a, b in pairs
        if a.size is not None and b.size is not None and (b.size or size is sub)
    ]
    known.sort(key=lambda pair: pair[0] * sign, reverse=True)
    if known[0][0] == known[1][0]:
        raise SlipError("two offices tie")
    return {
        "kind": ["ranking", "comparison", "aggregate"],
        "figures": shown(list(known[0][1])),
        "figures_optional": shown([cell for cell in first + second if cell not in known[0][1]]),
        "contains": [known[0][1][0].organ],
    }


def best_sum(cells: list[Known]) -> Expected:
    """The office whose cells add up to most: its name and its sum are to be said."""
    sums = {name: sum(sizes([cell for cell in cells if cell.organ == name]), Decimal(0)) for name in organs_of(cells)}
    first, second = sorted(sums, key=lambda name: sums[name], reverse=True)[:2]
    if sums[first] == sums[second]:
        raise SlipError("two offices tie")
    return {
        "kind": ["ranking", "aggregate", "comparison"],
        "contains": [first, str(number(sums[first]))],
        "figures_optional": shown(cells),
    }


def organs_of(cells: list[Known]) -> list[str]:
    """The offices, each once."""
    return list(dict.fromkeys(cell.organ for cell in cells))


def trend(cells: list[Known]) -> Expected:
    """One cell over the years."""
    return {"kind": "trend", "figures": shown(cells), "ordered": True}


OPERATIONS: Final[dict[str, Callable[[list[Known]], Expected]]] = {
    "figure": figure,
    "maybe": maybe,
    "diff": difference,
    "pair": pair,
    "change": change,
    "rate": rate,
    "rank": rank_all,
    "most": lambda cells: extreme(cells, highest=True),
    "least": lambda cells: extreme(cells, highest=False),
    "sum": total,
    "avg": average,
    "trend": trend,
    "topsum": best_sum,
}
OF_TWO: Final[dict[str, Callable[[list[Known], list[Known]], Expected]]] = {
    "share": share,
    "diffsum": difference_of_sums,
    "topshare": lambda parts, whole: best(parts, whole, truediv, 1),
    "bottomshare": lambda parts, whole: best(parts, whole, truediv, -1),
    "grew": lambda later, earlier: best(later, earlier, sub, 1),
    "fell": lambda later, earlier: best(later, earlier, sub, -1),
}
