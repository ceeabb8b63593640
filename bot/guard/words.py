"""Whether the words of a sentence stand in its source: what it adds, turns round or leaves out of it (pure).

The words themselves are in `guard_words.csv`: those that join and say nothing, those that turn a statement ("sign",
as patterns), those that negate, those that give orders, and those that loosely name a row of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retrieval.texts.english import into_chinese
from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import simplify

_CJK = r"[\u3400-\u9fff]"
_LATIN = re.compile(r"[A-Za-z]+(?:[./:@'-]+\w+)*")
_PLAIN = frozenset(
    "的了在是有为和与及等也并还其于以对中上下内共则该此本这那所将就从向由被把给让使用到去来做作如即且或但而又着过得地之者"
    "分别各个件条次项份家人名期场篇元约今已较比"
)
"""Characters that say nothing alone, or join."""
_WEAK_BEHIND = re.compile(
    r"^(?:有|能|曾|太|很|够|足够|甚|尽|十分|都|总|是|被|经|再|予以?|得以?|得到|发生|出现|存在|收到|开展|进行)+"
)
_ANCHOR = 2
_AND = re.compile("以及|和|与|及|、|并且?|同时")
_HAPPENS = re.compile("发生|收到|受理|有|存在|引发|产生|作出|办理|提起|\\bthere (?:was|were)\\b|received|occurred")
_AMOUNTS = re.compile("全年|本年度?|年度|共计?|累计|合计|其中|分别|达到?|为|了|约|余|的")


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["code"]): row["words"] for row in packaged_rows("guard_words.csv")}


def rows_hinted(text: str) -> list[str]:
    """The rows of the tables that a text means by words too loose for a question."""
    rows = ((code, words.split("|")) for (kind, code), words in _words().items() if kind == "row")
    return [code for code, words in rows if any(word in text for word in words)]


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(words, re.IGNORECASE) for (kind, code), words in _words().items() if kind == "sign"}


@cache
def _joining() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words()["joining", "zh"].split("|"), key=len, reverse=True)))


@cache
def _joining_english() -> frozenset[str]:
    return frozenset(_words()["joining", "en"].split("|"))


@cache
def orders() -> re.Pattern[str]:
    """What is said to whoever sums a text up."""
    return re.compile("|".join(words for (kind, _), words in _words().items() if kind == "order"), re.IGNORECASE)


@cache
def _negation(code: str) -> re.Pattern[str]:
    return re.compile(_words()["negation", code])


def runs_added(text: str, source: str, known: str = "") -> list[str]:
    """The runs of Chinese words of a text that neither its source has nor only join; Latin words that it has not.

    `known` are other words that may be said: the names of organ, year, cell, section.
    """
    held = simplify(source + "\n" + known).lower()
    text = simplify(text)
    covered = [not re.match(_CJK, char) for char in text]
    for start in range(len(text) - 1):
        if text[start : start + 2] in held:
            covered[start] = covered[start + 1] = True
    for hit in _joining().finditer(text):
        covered[hit.start() : hit.end()] = [True] * len(hit[0])
    rest = "".join(" " if used else char for char, used in zip(text, covered, strict=True))
    latin = (word.lower() for word in _LATIN.findall(text))
    added = [run for run in rest.split() if not all(char in _PLAIN for char in run)]
    return [run for run in added if len(run) > 1 or run not in held] + [
        word for word in latin if word not in _joining_english() and not _stands(word, held)
    ]


def joins_apart(text: str, statements: Sequence[str], known: str) -> bool:
    """Whether a text makes one statement of what stands in several ("A的B" of "A不全" and "B不及时"); what it joins by
    "and" may be of several."""
    parts = [part for part in _AND.split(text) if part.strip()]
    return any(all(runs_added(part, statement, known) for statement in statements) for part in parts)


def _stands(word: str, held: str) -> bool:
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", held) is not None


def signs_added(text: str, source: str) -> list[str]:
    """The kinds of word that turn a statement (more, most, all, only, because, will …) which its source has not."""
    return [name for name, sign in _signs().items() if sign.search(text) and not sign.search(source)]


def denies(text: str) -> bool:
    """Whether anything in a text is negated."""
    return _negation("not").search(_negation("none").sub(" ", text)) is not None


def without_denial(text: str) -> str:
    """A text without its negations."""
    return _negation("not").sub(" ", text)


def happens(text: str) -> bool:
    """Whether a text says that there was something."""
    return _HAPPENS.search(text) is not None


def compares(text: str) -> bool:
    """Whether a text says of something that it is more or less than before or than another."""
    return bool({"rise", "fall", "more", "fewer"} & set(signs_added(text, ""))) or re.search("[比较]", text) is not None


def loses_future(text: str, source: str, lead: str = "") -> bool:
    """Whether what a source only plans is told as done; `lead` is what is said before in the same sentence."""
    future = _signs()["future"]
    return future.search(lead + text) is None and future.search(source[: _likest(text, source)[1]]) is not None


def loses_bounds(text: str, source: str, lead: str = "") -> bool:
    """Whether what a source says of some, calls wanting or thinks possible is told as if of all, reached or certain."""
    likest = source[slice(*_likest(text, source))]
    bounds = (_signs()[name] for name in ("partly", "wanting", "possible"))
    return any(bound.search(likest) and not bound.search(lead + text) for bound in bounds)


def _likest(text: str, source: str) -> tuple[int, int]:
    """Where the clause of a source stands that has most of a text's words."""
    said = pairs(text)
    ends = [hit.end() for hit in re.finditer("[，；：。,;]|$", source)]
    places = list(zip([0, *ends[:-1]], ends, strict=True))
    return max(places, key=lambda place: len(said & pairs(source[slice(*place)])))


def turned_round(text: str, source: str) -> list[str]:
    """The words that only the text, or only the source, negates."""
    said, stands = _negated(text), _negated(source)
    wrong = (said.keys() - stands.keys()) | {word for word in said if not _said_of_the_same(word, text, source)}
    told = _negation("none").sub(" ", text)
    wrong |= {
        word
        for word, times in stands.items()
        if word not in said and word in told and _negation("none").sub(" ", source).count(word) <= times
    }
    return sorted(wrong)


def _said_of_the_same(word: str, text: str, source: str) -> bool:
    """Whether what a text denies is denied in the source of what the text speaks of, as far as it says of what."""
    head = re.split("|".join(map(re.escape, _leads(word, text))), text)[0] if _leads(word, text) else ""
    told = {pair for pair in pairs(_joining().sub(" ", head)) if len(pair) > 1}
    clauses = [part for part in re.split("[，；：。,;]", source) if word in _negated(part)]
    return not told or not clauses or any(told & pairs(clause) for clause in clauses)


def _leads(word: str, text: str) -> list[str]:
    """The negations of a word as the text writes them."""
    plain = _negation("none").sub(" ", text)
    return [hit[0] for hit in _negation("not").finditer(plain) if word in plain[hit.end() : hit.end() + 8]]


def _negated(text: str) -> dict[str, int]:
    """The two characters behind each negation (one where a clause ends), with how often they are negated."""
    text = _negation("none").sub(" ", text)
    found: dict[str, int] = {}
    for hit in _negation("not").finditer(text):
        behind = _WEAK_BEHIND.sub("", text[hit.end() : hit.end() + 8])[:_ANCHOR]
        word = re.match(r"(?:(?![的地得了])[\u3400-\u9fff])*", behind)
        if word:
            found[word[0]] = found.get(word[0], 0) + 1
    return found


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the Chinese words of a text, and of its Latin words put into Chinese."""
    if re.search(r"[A-Za-z]{3}", text):
        text += " " + into_chinese(text, "")
    runs = re.findall(_CJK + "+", _AMOUNTS.sub(" ", text))
    return frozenset(run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1)))
