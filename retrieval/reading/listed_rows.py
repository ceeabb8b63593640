"""The rows and columns that phrases name, and whether a word for what was received is one of several rows that are
listed ("收到、办结、结转各多少") or only says of what the others are ("收到的申请里予以公开多少") (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from retrieval.names.excluding import Named
from store.catalogue.terms import Match, indicators_like

_SEPARATE = re.compile(r"(?a)多少|几|^[和与及跟比减占]$|^再?加上?$|除以|how many|\band\b|\bthan\b")
_NUMBER = r"(?:了|的?(?:件数|数量|总数|总量|数目|情况|数|量))?"
_MARK = re.compile(rf"{_NUMBER}(?:[,/;]|以及|还有|另外|外加|再?加上?|[和与及跟同])+")
_WORD = re.compile(rf"{_NUMBER},?(?:以及|还有|再?加上?|[和与及跟同])")
_DONE = ("applications.processed", "applications.carried_out")
_EACH = re.compile(r"各|分别|和")
"""What shows that verbs side by side without a sign between them are a list ("收到办结各多少")."""
_FLOW = (*_DONE, "applications.carried_in")
_ROW_OF_LIST = (
    rf"{_NUMBER}(?:[,/;]|以及|还有|[和与及跟同])+(?:办结|上?年?结转|[部不]|予以|无法|其他处理|复议|行政|诉讼)"
)
_AS_LISTED = re.compile(
    rf"{_ROW_OF_LIST}|{_NUMBER},?(?:的?[这那]?[两二三四五六2-6](?:个?(?:数字?|数据|指标)|[项栏列样类]|者|个$)|各|分别|都是?多少|情况)"
)
"""What shows behind what became of applications that they stand in a list with it ("申请、办结、结转三项")."""
_NEXT = re.compile("[,;?和与及又还再]")
"""What leads on from a row that is asked for with its number ("办了几件,还剩几件")."""
_ASKED_BEFORE = re.compile(r"的?(?:[有是共]|一共|总共)*(?:多少|几)[件份个项起]?[,;](?:[有是共]|一共|总共)*")
_OF_THEM = re.compile("申请$|的$|依申请公开$")
"""Phrases that may be of what was received ("收到的申请，予以公开多少"), behind which a comma alone lists nothing."""
_COUNT = re.compile("(?:总|件)?数")
"""What makes such a phrase the name of a number ("收到申请数、办结数")."""
_ASKED_BEHIND = re.compile(r"[有是共]?(?:多少|几)[件份个]?[,、]?(?:其中)?")
_ASKED_OF = re.compile(r"了?的?[有是共]?(?:多少|几)")
_NOUN = re.compile("申请了$|(?:申请|公开)(?:数量|件数|总数|总量|数|量)?$")


def named_in(matches: Sequence[Match], text: str) -> Iterator[Named]:
    """What the phrases of a question name, in its order; a row received that is listed beside others as a row."""
    for place, match in enumerate(matches):
        for kind, code in match.terms:
            if kind in ("indicator", "soft", "weak"):
                apart = (kind == "soft" and _asked_apart(matches, place, text)) or (
                    kind == "weak" and _NOUN.search(match.text) and _noun_apart(matches, place, text)
                )
                yield Named(match.start, match.end, "indicator" if apart else kind, frozenset(indicators_like(code)))
            elif kind in ("column", "each"):
                yield Named(match.start, match.end, kind, frozenset(code.split(",")))


def _asked_apart(matches: Sequence[Match], place: int, text: str) -> bool:
    """Whether a verb of receiving is asked beside other rows, not of them: 多少, 和 or a list's comma stands between it
    and each."""
    one = matches[place]
    if one.text[0] in "多少":
        return False
    listed = one.text.isascii() and matches[place + 1 : place + 2]
    if listed and _is_row(listed[0]) and listed[0].start - one.end == len(", "):
        return True
    gaps = list(_gaps(matches, place))
    return bool(gaps) and all(
        any(_SEPARATE.search(match.text) for match in between)
        or _goes_on(first, text)
        or _listed(one, first, last, text)
        for first, between, last in gaps
    )


def _noun_apart(matches: Sequence[Match], place: int, text: str) -> bool:
    """Whether 申请 stands beside other rows as one of a list ("申请和复议各多少")."""
    gaps = list(_gaps(matches, place))
    return bool(gaps) and all(
        _WORD.fullmatch(text, first.end, last.start)
        or _listed(matches[place], first, last, text)
        or _in_the_flow(matches[place], first, last, text)
        or (last is matches[place] and _ASKED_BEFORE.fullmatch(text, first.end, last.start))
        or (last is matches[place] and _goes_on(first, text) and _ASKED_OF.match(text, last.end))
        or (_ASKED_BEHIND.fullmatch(text, first.end, last.start) and _ASKED_OF.match(text, last.end))
        for first, _, last in gaps
    )


def _goes_on(row: Match, text: str) -> bool:
    """Whether a phrase asks for its row's number itself ("办了几件") and another row is asked for behind it."""
    return bool(_SEPARATE.search(row.text) and _NEXT.match(text, row.end))


def _in_the_flow(one: Match, first: Match, last: Match, text: str) -> bool:
    """Whether 申请 stands in a list before what was done with all of them ("申请、办结各多少")."""
    flows = one is first and any(term.code in _FLOW for term in last.terms)
    return flows and bool(_MARK.fullmatch(text, first.end, last.start)) and bool(_AS_LISTED.match(text, last.end))


def _gaps(matches: Sequence[Match], place: int) -> Iterator[tuple[Match, list[Match], Match]]:
    """The nearest rows on either side: the first of the two phrases, what stands between them, the last."""
    one = matches[place]
    behind, before = matches[place + 1 :], matches[:place][::-1]
    for side, rest in ((before, False), (behind, True)):
        between = list(takewhile(lambda match: not _is_row(match), side))
        if len(between) < len(side):
            row = side[len(between)]
            yield (one, between, row) if rest else (row, between, one)


def _listed(one: Match, first: Match, last: Match, text: str) -> bool:
    """Whether two phrases stand side by side in a list, where the one is not what the other is of."""
    counted = one is first and _COUNT.match(text, one.end)
    of_them, other = not counted and _OF_THEM.search(one.text), (last if one is first else first)
    alike = of_them and (other.text.endswith(of_them[0]) or text.startswith((of_them[0], "的申请"), other.end))
    if one is first and first.end == last.start and (not of_them or alike) and _EACH.search(text, last.end):
        return any(term.code in _DONE for term in other.terms)
    if not _MARK.fullmatch(text, first.end, last.start):
        return False
    elsewhere = not any(term.code.startswith("applications") for term in other.terms)
    return elsewhere or not of_them or bool(alike)


def _is_row(match: Match) -> bool:
    return any(term.kind == "indicator" for term in match.terms)
