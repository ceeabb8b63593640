"""Whose report of which year a file is: from its title, signature, lead and address, and from its file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.blocks import Document, Grid
from ingest.organs import ORGAN_END, complete_name, locate
from ingest.sections import Text
from store.catalogue.normal import squash
from store.catalogue.numerals import chinese_number
from store.model import Organ, Problem, Rule, WenbaoError

_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零O0][〇○零O0一二三四五六七八九]{2})年?"
_KIND = (
    r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度|年)?(?:工作)?(?:情况)?(?:报告|年报)"
    r"(?:[(（][^()（）]{0,12}[)）])?"
)
_NAME = r"(?P<organ>[\u4e00-\u9fff·、()（）]{2,40}?)"
_TITLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}(?:关于)?{_YEAR}(?:度)?(?:的)?{_KIND}",
        rf"{_YEAR}(?:度)?{_NAME}{_KIND}",
        rf"{_NAME}{_KIND}[(（]?{_YEAR}(?:度)?[)）]?",
        rf"{_YEAR}(?:度)?(?P<organ>){_KIND}",
    )
)
_PREFIX = re.compile(r"(?:标题|名称|信息名称|题名)[:：]|\[[^\[\]]*\]|[\d_\-.\s]{1,14}(?=[\u4e00-\u9fff])")
_PERIOD = re.compile(r"(?:(?:统计|数据).{0,12}?|自|从|期限.{0,4}?)((?:19|20)\d{2})年1月1日")
_UNTIL = re.compile(r"截[至止到]((?:19|20)\d{2})年12月31日")
_BARE_YEAR = re.compile(r"((?:19|20)\d{2})(?:年(?:度)?)?")
_DATE = re.compile(r"(?:20\d{2}|二[〇○零O0]..)年.{1,3}月.{1,3}日")
_HAN = r"[\u4e00-\u9fff]"
_LEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"由(?P<organ>{_HAN}{{4,30}}?)(?:按照|根据|依据|依照|负责|组织|编制|编写)",
        rf"(?:公布|发布|编制|形成)了?(?P<organ>{_HAN}{{4,30}}?)(?:19|20)\d{{2}}年(?:度)?(?:政府|政务)?信息公开",
        rf"(?:现将|现公布)(?P<organ>{_HAN}{{4,30}}?)(?:19|20)\d{{2}}年(?:度)?(?:政府|政务)?信息公开",
    )
)
_CONTACT = re.compile(rf"请(?:直接)?(?:与|联系|致电|向)(?P<organ>{_HAN}{{4,30}}?)(?:联系|[,，(（。;；:：]|电话|咨询)")
_SUBJECT = re.compile(
    rf"^(?:(?:19|20)\d{{2}}年(?:度|以来)?[,，]?)(?P<organ>{_HAN}{{4,20}}?)"
    r"(?:认真|高度|严格|坚持|深入|始终|积极|全面|以习近平|坚决|紧紧|按照)"
)
_FULL = re.compile(rf"{_HAN}{{2,30}}?(?:{ORGAN_END})")
_NO_NAME = re.compile(r"我|本|该|各|其他|国务院|中共|党中央|全[省市区县镇乡]|[省县镇乡区州]|市(?![中北南]区)")
_TITLE_LINES, _LONGEST_TITLE, _SIGNATURE_LINES = 40, 70, 12
_OTHER_PAPER = re.compile(r"(?:通知|方案|计划|办法|预算|决算|预算公开|决算公开|要点|公告|通报|指南|规定|细则|意见|函)$")

_WAY_OUT = "请把文件名改成年报标题（机关名+年份+政府信息公开工作年度报告）后重新读入"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is, of which year, under which title, and what stays in doubt of these."""

    organ: Organ
    year: int
    title: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: the organ as it prints it ("" where it names none), the year, the title itself."""

    organ: str
    year: int
    text: str


def identify(name: str, document: Document, texts: Sequence[Text]) -> Identity:
    """The report's identity; raises WenbaoError where organ or year cannot be told."""
    front = _front_lines(document)
    title, stem = _title_in(front, document), _parse_title(squash(PurePath(name.rsplit("!", 1)[-1]).stem))
    whole = squash("".join(block.text for block in document.lines()))
    printed = _organ_name(title, stem, texts, whole)
    if not printed:
        raise WenbaoError(f"{name}：无法确定报告机关：标题、落款、正文和文件名都没有写明机关全称；{_WAY_OUT}")
    year, doubt = _year(title, stem, front, texts, whole)
    if year is None:
        raise WenbaoError(f"{name}：无法确定报告年度：标题、统计期限和文件名都没有写明年份；{_WAY_OUT}")
    organ, problems = locate(complete_name(printed, whole), whole)
    shown = next((found.text for found in (title, stem) if found and found.organ), "")
    return Identity(organ, year, shown or f"{organ.name}{year}年政府信息公开工作年度报告", (*problems, *doubt))


def has_title(name: str, document: Document) -> bool:
    """Whether the file bears the title of an annual report, in its text or as its name."""
    front = _front_lines(document)
    return _title_in(front, document) is not None or _parse_title(squash(PurePath(name).stem)) is not None


def is_other_paper(document: Document) -> bool:
    """Whether one of the first lines is the title of a notice, a plan, a budget."""
    return any(
        len(line) <= _LONGEST_TITLE and _OTHER_PAPER.search(squash(line).rstrip(")）"))
        for line in _front_lines(document)[:6]
    )


def _front_lines(document: Document) -> list[str]:
    """The first lines, those of tables included: portals set the title in one."""
    lines: list[str] = []
    for block in document.blocks:
        if len(lines) >= _TITLE_LINES:
            break
        lines.extend(
            [cell.text for row in block.rows[:6] for cell in row if not cell.copy and cell.text]
            if isinstance(block, Grid)
            else [block.text]
        )
    return lines


# ---- titles -----------------------------------------------------------------------------------
def _title_in(front: Sequence[str], document: Document) -> Title | None:
    """The line that is a report's title, or else two or three lines together; one that names the organ before others.

    A portal's head sets the organ's name on a line before the title, so one line is taken before two.
    """
    found = []
    short = [line if len(line) <= _LONGEST_TITLE else "" for line in front]
    for count in (1, 2, 3):
        for start in range(len(short) - count + 1):
            lines = short[start : start + count]
            if all(lines) and (title := _parse_title(squash("".join(lines)))):
                found.append(title)
    found += [
        title
        for key in ("articletitle", "title")
        for part in re.split(r"[-_|—]", document.meta.get(key, ""))
        if (title := _parse_title(squash(part)))
    ]
    return next((title for title in found if title.organ), next(iter(found), None))


def _parse_title(line: str) -> Title | None:
    if len(line) > _LONGEST_TITLE or "公开" not in line:
        return None
    bare = _PREFIX.sub("", line, count=1) if _PREFIX.match(line) and not _BARE_YEAR.match(line) else line
    bare = bare.strip('《》"“”#*.。')
    for pattern in _TITLES:
        found = pattern.fullmatch(bare)
        if found and (year := _year_of(found["year"])):
            return Title(_printed_organ(found["organ"] or ""), year, bare)
    return None


def _printed_organ(name: str) -> str:
    cleaned = re.sub(r"^关于|(?:的|关于)$", "", name)
    return "" if cleaned in ("本", "年度", "政府", "全") or len(cleaned) < 2 else cleaned


def _year_of(text: str) -> int | None:
    year = int(text) if text.isdigit() else chinese_number(re.sub("[O0]", "〇", text))
    return year if year and 2000 <= year <= 2099 else None


# ---- organ ------------------------------------------------------------------------------------
def _organ_name(title: Title | None, stem: Title | None, texts: Sequence[Text], whole: str) -> str:
    """The organ as the best place prints it: title, file's name, signature, lead, contact, first sentence."""
    for found in (title, stem):
        if found and found.organ:
            return found.organ
    front, end = whole[:3000], [squash(text.text) for text in texts[-_SIGNATURE_LINES:]]
    lead = squash("".join(text.text for text in texts if text.number == 1))[:200]
    return (
        _signature(end)
        or _named_by(_LEADS, front)
        or _named_by((_CONTACT,), front)
        or _named_by((_SUBJECT,), lead)
        or _named_by((_CONTACT,), whole[-3000:])
    )


def _signature(lines: Sequence[str]) -> str:
    """The organ's name on a line of its own before the date at the end."""
    for place, line in enumerate(lines):
        dated = any(_DATE.fullmatch(later) for later in lines[place + 1 : place + 3])
        if dated and _FULL.fullmatch(line):
            return line
        together = re.fullmatch(rf"(?P<organ>{_HAN}{{4,30}}){_DATE.pattern}", line)
        if together and _FULL.fullmatch(together["organ"]):
            return together["organ"]
    return ""


def _named_by(patterns: Sequence[re.Pattern[str]], text: str) -> str:
    for pattern in patterns:
        names = Counter(name for found in pattern.finditer(text) if (name := _whole_organ(found["organ"])))
        if names:
            return names.most_common(1)[0][0]
    return ""


def _whole_organ(name: str) -> str:
    """The organ in a phrase such as 官庄镇党政办公室政务公开科, without its inner divisions; "" where it is none."""
    bare = re.sub(r"(?:政务公开|信息公开|政策法规|综合|秘书)+(?:科|股|处|室|办公室)$", "", name)
    if _NO_NAME.match(bare) or not _FULL.fullmatch(bare):
        return ""
    return re.sub(r"(?:党政|党政综合|综合|行政)办公室$", "", bare) if re.search(r"[镇乡街道]党政", bare) else bare


# ---- year -------------------------------------------------------------------------------------
def _year(
    title: Title | None,
    stem: Title | None,
    front: Sequence[str],
    texts: Sequence[Text],
    whole: str,
) -> tuple[int | None, tuple[Problem, ...]]:
    """The year that the report covers, and a problem where title and period name different ones."""
    period = _PERIOD.search(whole) or _UNTIL.search(whole)
    printed = title.year if title else stem.year if stem else None
    if printed is not None and period and int(period[1]) != printed:
        message = f"标题写{printed}年，统计期限却写{period[1]}年，按标题计"
        return printed, (Problem(Rule.IDENTITY, message, str(printed), period[1]),)
    if printed is not None or period:
        return printed or int(period[1] if period else 0), ()
    bare = [int(found[1]) for line in front[:5] if (found := _BARE_YEAR.fullmatch(squash(line)))]
    opening = squash("".join(text.text for text in texts if text.number == 1)[:400])
    first = re.match(r".{0,12}?((?:19|20)\d{2})年", opening)
    named = {*bare, *([int(first[1])] if first else [])}
    return (named.pop() if len(named) == 1 else None), ()
