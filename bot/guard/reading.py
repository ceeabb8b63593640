"""How a model's text is taken apart: its sentences as they come in, what each cites, what each part says (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.guard.numbers import Kind, Number, numbers_in, spell_plain

_MARK = re.compile(r"[\[【［〔]\s*\^?(\d{1,3}(?:\s*[,，、\-–~]\s*\d{1,3})*)\s*[\]】］〕]")
_END = re.compile(
    r"(?:[。！？!?]+[”」』）)\"’]*|(?<![A-Za-z0-9])\.|(?<=\w)\.(?=\s|[\[【])|\n)(?:\s*[\[【［〔][\d\s,，、\-–~^]+[\]】］〕])*[。]?"
)
_LIST_MARK = re.compile(
    r"^\s*(?:[-*•·▪>#]+\s*|\d{1,2}[.、)）](?!\d)\s*|[（(][一二三四五六七八九十\d]{1,2}[)）]\s*|[①-⑳]\s*)+"
)
_QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』|\"([^\"]*)\"|‘([^’]*)’|《([^》]*)》")
_ITEMS = re.compile(r"、|以及|和|与|及")
_AND = re.compile(r"\s(?:and|while|with|but)\s")
_APART = re.compile(r"^(?P<before>(?:.*[，；：])?)(?P<items>[^，；：]*?)分别(?P<verb>[^，；：]*)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence with the citations that it stands on."""

    text: str
    cited: frozenset[int]


def split_off(text: str, *, ended: bool) -> tuple[list[str], str]:
    """The sentences that are whole, with their marks, and the rest; all of it where the text has `ended`.

    A sentence that stands at the end of what came so far may still be followed by its mark, and waits.
    """
    sentences, start = [], 0
    for hit in _END.finditer(text):
        follows = text[hit.end() :].lstrip()
        if not ended and (not follows or follows[0] in '[【［〔”」』)）"。'):
            break
        if _LIST_MARK.sub("", text[start : hit.end()]).strip() == "":
            continue
        if follows[:1] in "[【［〔" and follows and not hit[0].endswith("\n"):
            continue
        sentences.append(text[start : hit.end()])
        start = hit.end()
    if ended:
        sentences.append(text[start:])
        start = len(text)
    return [one.strip() for one in sentences if one.strip()], text[start:]


def bare(sentence: str) -> str:
    """A sentence plainly spelled, without its marks and what makes it an item of a list."""
    return _LIST_MARK.sub("", _MARK.sub("", spell_plain(sentence))).strip()


def pieces_of(sentence: str) -> list[Piece]:
    """The parts of a sentence by what they cite; what stands behind the last mark rests on all of them."""
    text, places = spell_plain(sentence), []
    text = _LIST_MARK.sub("", text)
    at = 0
    for hit in _MARK.finditer(text):
        if re.search(r"\w", text[at : hit.start()]):
            places.append((text[at : hit.start()], _cited(hit[1])))
        elif places:
            places[-1] = (places[-1][0], places[-1][1] | _cited(hit[1]))
        else:
            places.append(("", _cited(hit[1])))
        at = hit.end()
    every = frozenset[int]().union(*(cited for _, cited in places))
    if re.search(r"\w", text[at:]):
        places.append((text[at:], every))
    if len(places) > 1 and not places[0][0]:
        places[1] = (places[1][0], places[0][1] | places[1][1])
    return [Piece(_paired(part.strip()), cited) for part, cited in places if part.strip()]


def _cited(said: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"[,，、]", said):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        found |= set(range(ends[0], min(ends[-1], ends[0] + 40) + 1)) if ends else set()
    return frozenset(found)


def quotes_in(text: str) -> list[str]:
    """What a text puts between quotation marks of any kind, or names as a title."""
    return [said for hit in _QUOTED.finditer(text) if (said := next(filter(None, hit.groups()), ""))]


def _paired(text: str) -> str:
    """With "甲、乙分别收到3件和5件" said as "甲收到3件，乙收到5件"; "" where they are not as many."""
    hit = _APART.match(text.rstrip("。. "))
    if hit is None:
        return _paired_over_commas(text)
    numbers = [one for one in numbers_in(hit["verb"]) if one.kind not in (Kind.YEAR, Kind.MONTH, Kind.DAY)]
    if len(numbers) < 2:
        return text
    items = [item for item in _ITEMS.split(hit["items"]) if item.strip()]
    verb = hit["verb"][: numbers[0].start]
    if len(items) != len(numbers):
        return ""
    said = (f"{item}{verb}{_whole(one, hit['verb'])}" for item, one in zip(items, numbers, strict=True))
    return hit["before"] + "，".join(said)


def _whole(number: Number, text: str) -> str:
    return text[number.start : number.end]


def _paired_over_commas(text: str) -> str:
    """The same where the numbers stand apart by commas; any other text as it is."""
    head, said, tail = text.partition("分别")
    if not said or not re.match(r"[^，；]*\d[^，；]*，[^，；\d]{0,2}\d", tail):
        return text
    return _paired(head + said + tail.replace("，", "、"))


def units_of(text: str) -> list[str]:
    """The clauses of a piece, those with several numbers cut behind each of them, or before the "and"."""
    units: list[str] = []
    for clause in re.split(r"(?<!\d),|,(?!\d)|[，；：;:]", text):
        counted = [one for one in numbers_in(clause) if one.kind not in (Kind.YEAR, Kind.MONTH, Kind.DAY)]
        start = 0
        for one, following in pairwise(counted):
            joined = _AND.search(clause, one.end, following.start)
            end = joined.start() if joined else one.end
            units.append(clause[start:end])
            start = end
        units.append(clause[start:])
    return [unit for unit in units if re.search(r"[\w\ue000-\uf8ff]", unit)]
