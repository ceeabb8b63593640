"""The year that a report covers, which is not the year that it is published in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.evidence import Evidence, is_path
from ingest.titles import Title, year_of
from store.catalogue.normal import squash
from store.model import Problem, Rule

_PERIOD = re.compile(
    r"(?:(?:统计|数据|时限|起止).{0,12}?|自|从|期限.{0,4}?)((?:19|20)\d{2})年1月1日|截[至止到]((?:19|20)\d{2})年12月31日|"
    r"((?:19|20)\d{2})年1月1日(?:起)?[至到—-](?:(?:19|20)\d{2}年)?12月31日|"
    r"((?:19|20)\d{2})[./-]0?1[./-]0?1[日]?[至到—~-]+(?:(?:19|20)\d{2}[./-])?12[./-]31|"
    r"(?:统计|所属|报告|年报)年[度份][:：]((?:19|20)\d{2})"
)
_LEAD = re.compile(
    r"(?:现将|现就|公布|发布|编制|形成|由)[^。\n]{0,40}?((?:19|20)\d{2})年?(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:年度|情况|工作)"
)
_BARE = re.compile(r"[(（]?((?:19|20)\d{2}|二[〇○零O0][〇○零O0一二三四五六七八九]{2})(?:年(?:度)?)?[)）]?")
_PATH_YEAR = re.compile(r"[>＞»]\s*((?:19|20)\d{2})年?(?:度)?\s*(?=[>＞»]|$)")
_OPENING = re.compile(r".{0,12}?((?:19|20)\d{2})年")
_PUBLISHED = re.compile(
    r"(20\d{2}|二[〇○零O0][〇○零O0一二三四五六七八九]{2})[年./-](0?[1-9]|1[0-2]|[一二三四五六]|十[一二]?)[月./-]"
)
_TITLE, _NAME, _PERIOD_WEIGHT, _LEAD_WEIGHT, _TEXT, _DATE = 4, 4, 3, 3, 2, 1
_PUBLISHED_AFTER = "发布日期的前一年"
_LEAST, _BEFORE_SUMMER, _LONGEST_DATE = 2, 6, 40


@dataclass(frozen=True, slots=True)
class YearClaim:
    """A year, where the report or its file says it, and how much that counts."""

    year: int
    where: str
    weight: int


def years_of(title: Title | None, stem: Title | None, evidence: Evidence) -> list[YearClaim]:
    """Every place that says which year the report covers, each once."""
    found = [YearClaim(title.year, "标题", _TITLE)] if title and title.year else []
    found += [YearClaim(stem.year, "文件名", _NAME)] if stem and stem.year else []
    period = _PERIOD.search(evidence.prose) or _PERIOD.search(evidence.whole)
    found += [YearClaim(int(next(filter(None, period.groups()))), "统计期限", _PERIOD_WEIGHT)] if period else []
    return found + list(_weaker(evidence))


def _weaker(evidence: Evidence) -> Iterator[YearClaim]:
    bare = {year for line in evidence.front[:5] if (hit := _BARE.fullmatch(squash(line))) and (year := year_of(hit[1]))}
    if len(bare) == 1:
        yield YearClaim(bare.pop(), "标题下的年份", _TEXT)
    lead = _LEAD.search(evidence.prose[:600])
    if lead:
        yield YearClaim(int(lead[1]), "正文", _LEAD_WEIGHT)
    lines = [line for line in evidence.openings if not _PERIOD.search(line[:60])]
    openings = {int(hit[1]) for line in lines if (hit := _OPENING.match(line))}
    if len(openings) == 1:
        yield YearClaim(openings.pop(), "正文第一句", _TEXT)
    path = {int(year) for line in evidence.front if is_path(line) for year in _PATH_YEAR.findall(line)}
    if len(path) == 1:
        yield YearClaim(path.pop(), "网页路径", _DATE)
    published = _published(evidence)
    if published:
        yield YearClaim(published - 1, _PUBLISHED_AFTER, _DATE)


def _published(evidence: Evidence) -> int | None:
    """The year of publishing where it is in the first half: reports are due by 31 January, of the year before."""
    dates = [evidence.meta.get("pubdate", ""), *(line for line in evidence.ending[-4:] if len(line) <= _LONGEST_DATE)]
    dates += [line for line in evidence.front[:12] if re.search(r"日期|时间|\d\d:\d\d|^20\d\d\D\d\d?\D\d\d?\D?$", line)]
    for text in dates:
        hit = _PUBLISHED.search(squash(text))
        if hit and not _PERIOD.search(squash(text)) and (not hit[2].isdigit() or int(hit[2]) <= _BEFORE_SUMMER):
            return year_of(hit[1])
    return None


def decide_year(claims: list[YearClaim]) -> tuple[int | None, tuple[Problem, ...]]:
    """The year that most speaks for, and a problem where something strong speaks against it; None where in doubt."""
    votes: Counter[int] = Counter()
    for claim in claims:
        votes[claim.year] += claim.weight
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None, ()
    year = ranked[0][0]
    against = [claim for claim in claims if claim.year != year and _is_strong(claim, year, votes)]
    if any(claim.where == "标题" for claim in against):
        return None, ()
    told = next(claim.where for claim in claims if claim.year == year)
    return year, tuple(
        Problem(
            Rule.IDENTITY, f"{told}写{year}年，{claim.where}却写{claim.year}年，按{told}计", str(year), str(claim.year)
        )
        for claim in against
    )


def _is_strong(claim: YearClaim, year: int, votes: Counter[int]) -> bool:
    """Whether a claim is a contradiction by itself or with others: no report is published before its year is over,
    though many are shown again years later."""
    if claim.where == _PUBLISHED_AFTER:
        return claim.year < year
    return votes[claim.year] >= _PERIOD_WEIGHT


def say_years(claims: list[YearClaim]) -> str:
    """The years in question with where each is said, for a message."""
    return "、".join(f"{claim.year}年（{claim.where}）" for claim in claims)
