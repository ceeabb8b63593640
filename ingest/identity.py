"""Whose report of which year a file is: from its title, signature, lead and address, and from its file's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Document
from ingest.evidence import JOINED_TITLE, NAME, SOURCE, TITLE, UNDATED_TITLE, Claim, Evidence, claims_of
from ingest.front import Front, is_organ_like
from ingest.organs import complete_name, is_organ, is_placed, locate, placed
from ingest.places import leading, length_of
from ingest.sections import Text
from ingest.titles import Title, parse_title
from ingest.years import decide_year, say_years, years_of
from store.catalogue.normal import plain, simplify, squash
from store.catalogue.regions import Region
from store.model import DoubtfulIdentity, Given, Organ, Problem, Rule, WenbaoError

_ENDING_LINES, _OPENING, _PROSE = 12, 400, 25
_STRONG, _UNPLACED = 3, 2
_OURSELVES = re.compile("[我本该](?:[部委办局厅省市县区旗镇乡院校馆社站所会]|街道|单位|机关|中心|级|公司|行政机关)")
_OF_GOVERNMENT = re.compile("人民政府(?=.{3})(?!办公[室厅])")
_WAY_OUT = "请指明机关全称和年份，或把文件名改成年报标题（机关名+年份+政府信息公开工作年度报告）"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is, of which year, under which title, and what is contradictory about these."""

    organ: Organ
    year: int
    title: str
    problems: tuple[Problem, ...] = ()


def identify(name: str, document: Document, front: Front, texts: Sequence[Text], given: Given) -> Identity:
    """The report's identity, as given or else as told; raises DoubtfulIdentity where organ or year cannot be told."""
    evidence = _evidence(document, front, texts)
    claims = [replace(claim, organ=_full_name(claim.organ, evidence)) for claim in claims_of(evidence)]
    title, stem = _own_title(front, claims, evidence), front.stem
    if given.organ:
        organ, doubts = _given_organ(given, title, evidence)
    else:
        organ, doubts = _told_organ(name, title, stem, claims, evidence)
    year, more = _year(name, given, title, stem, evidence)
    shown = next((found.text for found in (title, stem) if found and found.organ and found.year), "")
    return Identity(organ, year, shown or f"{organ.name}{year}年政府信息公开工作年度报告", (*doubts, *more))


def _evidence(document: Document, front: Front, texts: Sequence[Text]) -> Evidence:
    whole = simplify(squash("".join(block.text for block in document.lines())))
    lines = [simplify(plain(line)) for line in front.lines]
    first = simplify(squash("".join(text.text for text in texts if text.number == 1)[:_OPENING]))
    openings = [*(squash(line) for line in lines if _is_prose(line)), first]
    ending = [simplify(squash(text.text)) for text in texts[-_ENDING_LINES:]]
    prose = "\n".join(simplify(squash(text.text)) for text in texts)
    meta = {key: simplify(text) for key, text in document.meta.items()}
    return Evidence(lines, openings, ending, prose, whole, meta)


def _is_prose(line: str) -> bool:
    return line.endswith("。") or (len(line) >= _PROSE and parse_title(line) is None)


# ---- organ ------------------------------------------------------------------------------------
def _given_organ(given: Given, title: Title | None, evidence: Evidence) -> tuple[Organ, tuple[Problem, ...]]:
    said = simplify(squash(given.organ or ""))
    name = complete_name(said, evidence.whole)
    if not is_organ(name):
        raise WenbaoError(f"--organ {said}：不像机关全称（例如 嘉祥县教育局）")
    organ, unclear = locate(name, evidence.whole)
    printed = complete_name(title.organ, evidence.whole) if title and is_organ_like(title.organ) else ""
    if not printed or _same(printed, name):
        return replace(organ, name=name), unclear
    message = f"指定的机关是{name}，文件标题却写{printed}，按指定的计"
    return replace(organ, name=name), (*unclear, Problem(Rule.IDENTITY, message, name, printed))


def _own_title(front: Front, claims: Sequence[Claim], evidence: Evidence) -> Title | None:
    """The report's own title; where the page links to other offices' reports, the one that the rest speaks for most."""
    own = front.page_title
    printed = [*claims, *([Claim(_full_name(own.organ, evidence), "网页标题", SOURCE)] if own and own.organ else [])]
    weights = [_spoken_for(_full_name(title.organ, evidence), printed) for title in front.rivals]
    if front.title is None or not weights or weights[front.rivals.index(front.title)] == max(weights):
        return front.title
    same_year = [title.year == front.title.year for title in front.rivals]
    ranked = [(weight, title) for weight, title, same in zip(weights, front.rivals, same_year, strict=True) if same]
    return max(ranked, key=lambda one: one[0])[1]


def _spoken_for(organ: str, claims: Sequence[Claim]) -> int:
    return _weight(Claim(organ, "标题", 0), claims, _same)


def _told_organ(
    name: str, title: Title | None, stem: Title | None, claims: Sequence[Claim], evidence: Evidence
) -> tuple[Organ, tuple[Problem, ...]]:
    titled = [replace(claim, organ=_full_name(claim.organ, evidence)) for claim in _title_claims(title, stem)]
    full = [*titled, *claims]
    brand = title.organ if title and title.organ and not is_organ_like(title.organ) else ""
    brand = "" if _OURSELVES.match(brand) else brand
    winner, problems = _decide(name, full, brand)
    chosen = _placed_name(winner, full)
    if not chosen:
        raise _doubt(name, f"机关只写作“{winner.organ}”，没有写明是哪个地区的")
    beside = "。".join([evidence.whole, evidence.sites, stem.organ if stem else ""])
    organ, unclear = locate(chosen, beside)
    if unclear:
        raise _doubt(name, unclear[0].message)
    spam = Problem(Rule.IDENTITY, f"标题里的“{brand}”不是机关名，按{winner.where}计", organ.name, brand)
    return organ, (*problems, *([spam] if brand else []))


def _title_claims(title: Title | None, stem: Title | None) -> list[Claim]:
    found = []
    if title and is_organ_like(title.organ):
        weight = UNDATED_TITLE if title.year is None else TITLE if title.lines == 1 else JOINED_TITLE
        found.append(Claim(title.organ, "标题", weight))
    if stem and is_organ_like(stem.organ):
        found.append(Claim(stem.organ, "文件名", NAME if stem.year else UNDATED_TITLE))
    return found


def _full_name(name: str, evidence: Evidence) -> str:
    full = complete_name(name, evidence.whole)
    if is_placed(full):
        return full
    return placed(full, evidence.whole, evidence.addresses, evidence.sites) or full


def _decide(name: str, claims: Sequence[Claim], brand: str) -> tuple[Claim, tuple[Problem, ...]]:
    """The organ that the title names, or else the one that most speaks for, with a problem where something strong
    speaks against it; in doubt where as much speaks against it. `brand` is what the title has in an organ's place."""
    if not claims:
        shown = f"标题里的“{brand}”不是机关名，" if brand else "标题、"
        raise _doubt(name, f"{shown}落款、正文和文件名都没有写明机关全称")
    titled = [claim for claim in claims[:1] if claim.where == "标题" and _worth(claim) >= _STRONG]
    winner = titled[0] if titled else max(claims, key=lambda claim: _weight(claim, claims, _same))
    against = [claim for claim in claims if not _agree(claim.organ, winner.organ)]
    most = max((_weight(one, against, _agree) for one in against), default=0)
    if any(claim.where == "标题" for claim in against) or (against and most >= _weight(winner, claims, _agree)):
        named = dict.fromkeys(f"{claim.organ}（{claim.where}）" for claim in (winner, *against))
        raise _doubt(name, f"机关有几种说法：{'、'.join(named)}")
    return winner, tuple(_contradicted(winner, claim) for claim in against if claim.weight >= _STRONG)


def _contradicted(winner: Claim, other: Claim) -> Problem:
    message = f"{winner.where}写{winner.organ}，{other.where}却写{other.organ}，按{winner.where}计"
    return Problem(Rule.IDENTITY, message, winner.organ, other.organ)


def _worth(claim: Claim) -> int:
    """What one place counts: little where it does not even say which region's organ it means."""
    return claim.weight if is_placed(claim.organ) else min(claim.weight, _UNPLACED)


def _weight(claim: Claim, claims: Sequence[Claim], alike: Callable[[str, str], bool]) -> int:
    """What speaks for an organ: each kind of place that names one alike, once."""
    best: dict[str, int] = {}
    for other in claims:
        if alike(other.organ, claim.organ):
            best[other.where] = max(best.get(other.where, 0), _worth(other))
    return sum(best.values())


def _bare(name: str) -> str:
    return name[length_of(leading(name)) :]


def _same(one: str, other: str) -> bool:
    """Whether two names are one organ's: with more or fewer regions before it, with or without the government whose
    office it is (仓前街道办事处, 余杭区人民政府仓前街道办事处), a government and its own office."""
    one, other = _OF_GOVERNMENT.sub("", one), _OF_GOVERNMENT.sub("", other)
    shorter, longer = sorted((one, other), key=len)
    if longer.endswith(shorter) or (shorter.endswith(("政府", "公署")) and longer.startswith(shorter)):
        return True
    bare, other_bare = _bare(one), _bare(other)
    return bool(bare) and bare == other_bare and _share(one, other)


def _share(one: str, other: str) -> bool:
    first, second = ({region.code for region in options} for options in (_innermost(one), _innermost(other)))
    return bool(first & second) or not first or not second


def _innermost(name: str) -> tuple[Region, ...]:
    chain = leading(name)
    return chain[-1] if chain else ()


def _agree(one: str, other: str) -> bool:
    """Whether two names do not contradict each other: the same organ, or an office and the government above it."""
    if _same(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    government = re.sub(r"人民政府(?:办公[室厅])?$", "", shorter)
    return government != shorter and (longer.startswith(government) or government in longer)


def _placed_name(winner: Claim, claims: Sequence[Claim]) -> str:
    """The winner's name, or a fuller one of the same organ where it does not say its place; "" where none does."""
    if is_placed(winner.organ):
        return winner.organ
    fuller = [claim.organ for claim in claims if claim.organ.endswith(winner.organ) and is_placed(claim.organ)]
    return fuller[0] if fuller else ""


def _doubt(name: str, what: str) -> DoubtfulIdentity:
    return DoubtfulIdentity(f"{name}：无法确定报告机关：{what}；{_WAY_OUT}")


# ---- year -------------------------------------------------------------------------------------
def _year(
    name: str, given: Given, title: Title | None, stem: Title | None, evidence: Evidence
) -> tuple[int, tuple[Problem, ...]]:
    claims = years_of(title, stem, evidence)
    year, problems = decide_year(claims)
    if given.year is not None:
        message = f"指定的年度是{given.year}，文件却写{say_years(claims)}，按指定的计"
        against = year is not None and year != given.year
        return given.year, (Problem(Rule.IDENTITY, message, str(given.year), str(year)),) if against else ()
    if year is None:
        said = f"写到的有{say_years(claims)}" if claims else "标题、统计期限和文件名都没有写明年份"
        raise DoubtfulIdentity(f"{name}：无法确定报告年度：{said}；{_WAY_OUT}")
    return year, problems
