"""The titles of annual reports, in the forms that offices print them and over as many lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.organs import is_organ, is_placed, is_region, is_standard
from store.catalogue.normal import simplify, squash
from store.catalogue.numerals import chinese_number

YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零O0][〇○零O0一二三四五六七八九]{2})"
_KIND = (
    r"(?:政府|政务)?(?:信息|政务)公开(?:工作)?(?:情况)?的?(?:年度|年)?(?:工作)?(?:情况)?的?(?:年度|年)?(?:报告[书表]?|年报)"
    r"(?:[(（][^()（）]{0,12}[)）])?"
)
_NAME = r"(?P<organ>[\u3400-\u9fff\U00020000-\U000323af·、()（）]{2,40}?)"
_IN_FULL = r"(?:[(（][^()（）]{0,4}1月1日[^()（）]{2,12}[)）])?"
_PERIOD = r"(?:年?(?:度)?|年1月1日[至到-](?:\d{4}年)?12月31日)"
_TITLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}(?:关于)?{YEAR}年?(?:年?度)?{_IN_FULL}(?:的)?{_KIND}",
        rf"{YEAR}年?(?:度)?{_NAME}{_KIND}",
        rf"{_NAME}{_KIND}[(（]?{YEAR}{_PERIOD}[)）]?",
        rf"{YEAR}年?(?:度)?(?P<organ>){_KIND}",
        rf"(?P<organ>){_KIND}[(（]?{YEAR}{_PERIOD}[)）]?",
        rf"{_NAME}(?:政府|政务)?(?:信息|政务)公开工作{YEAR}年?(?:度)?(?:工作)?(?:报告|年报)",
        rf"{_NAME}(?P<year>){_KIND}",
        rf"(?P<organ>)(?P<year>){_KIND}",
    )
)
_STEMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}{YEAR}年?(?:度)?(?:政务公开)?(?:年报|年度报告|工作年度报告|报告)?",
        rf"{YEAR}年?(?:度)?(?!报)(?:{_KIND}|年报)?{_NAME}(?:年报|年度报告|工作年度报告)?",
    )
)
_PREFIX = re.compile(
    r"(?:附件\d{0,2}|附|标题|名称|信息名称|题名)[:：]?|\[(?!20\d\d)[^\[\]]*\]|【(?!20\d\d)[^【】]*】|"
    r"[\d_\-.\s()（）]{1,24}(?=[\u3400-\u9fff\U00020000-\U000323af])"
)
_PIECES = re.compile(
    r"[-_|｜—>＞»]+|(?:标题|名称|题名|信息名称|文件名)[:：]|(?:浏览|访问|点击|阅读)(?:次数|量)|字体|"
    r"(?:发布|发文|成文|公开|信息|文章)?(?:日期|时间|来源|作者)[:：]"
)
_BRACKETS = re.compile(r"[()（）【】\[\]]")
_SUFFIX = re.compile(r"\.(?:docx?|pdf|html?|txt|wps|md)$", re.IGNORECASE)
_COPY = re.compile(r"[-_.(（]*(?:定稿|终稿|最终版?|公开版|发布版|上网版?|修改版?|副本|(?<!\d)\d{1,2})[)）]?$")
_BRANCH = re.compile("(?:大队|支队|总队|中队|派出所|分局)$")
_ENDS_TITLE = re.compile("[报報年]")
_SPEAKING = re.compile(
    "(?:现将|现就|现|特|兹|特此|关于)?(?:向社会)?(?:公布|发布|公开|编制|报送|印发)(?!中心|会)|现将|现就|请按"
)
TITLE_LINES, LONGEST = 40, 70
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: the organ as it prints it ("" where it names none), the year if any, the title itself, and
    over how many lines it stands."""

    organ: str
    year: int | None
    text: str
    lines: int = 1


def parse_title(line: str) -> Title | None:
    """The title that a line is, or that one of its parts is; None where there is none."""
    bare = squash(html.unescape(line)) if "&" in line else squash(line)
    if "公开" not in simplify(bare):
        return None
    if len(bare) <= LONGEST and (title := _whole_title(bare)):
        return title
    parts = [*_PIECES.split(bare), _BRACKETS.sub("", bare)]
    pieces = [piece for piece in parts if 6 < len(piece) <= LONGEST]
    return next((title for piece in pieces if "公开" in simplify(piece) and (title := _whole_title(piece))), None)


def parse_stem(stem: str) -> Title | None:
    """The title or the organ and year that a file is named by."""
    bare = _COPY.sub("", _SUFFIX.sub("", squash(stem).strip("-_. ")))
    title = parse_title(bare)
    joined = re.sub("[-_+:：]+", "", bare)
    if title is None or not (title.organ and title.year):
        title = parse_title(joined) or title
    if title is not None and title.organ:
        return title
    if is_organ(bare) and is_placed(bare):
        return Title(bare, None, bare)
    plain = re.sub(r"^\d{9,}", "", simplify(joined))
    for pattern in _STEMS:
        found = pattern.fullmatch(plain)
        year = year_of(found["year"]) if found else None
        if found and year and is_organ(found["organ"]):
            return Title(found["organ"], year, bare)
    return title


def titles_in(lines: Sequence[str]) -> Iterator[tuple[int, Title]]:
    """Every title among lines, one line before two and more together, each with the place of its first line; of two
    the longer where the line above belongs to the name."""
    found = list(_all_titles(lines))
    longer = {(start + 1, title.lines - 1) for start, title in found}
    yield from ((start, title) for start, title in found if not title.organ or (start, title.lines) not in longer)


def _all_titles(lines: Sequence[str]) -> Iterator[tuple[int, Title]]:
    short = [squash(line) if len(line) <= 3 * LONGEST else "" for line in lines]
    may_end = [bool(_ENDS_TITLE.search(line)) for line in short]
    for count in range(1, _MOST_LINES + 1):
        for start in range(len(short) - count + 1):
            part = short[start : start + count]
            if count > 1 and _in_menu(short[:start], part[0]):
                continue
            if any(may_end[start : start + count]) and all(part) and (title := _joined(part)) is not None:
                yield start, title


def _in_menu(before: Sequence[str], line: str) -> bool:
    """Whether a line is one of several offices listed one below the other, of which none is the title's."""
    last = before[-1] if before else ""
    return last != line and is_organ(last) and is_organ(line) and is_placed(line) and not last.endswith("政府")


def _joined(lines: Sequence[str]) -> Title | None:
    """Several lines that are one title together: each has its share, so none of them may be left away."""
    if len(lines) == 1:
        return parse_title(lines[0])
    joined = "".join(lines)
    if len(joined) > LONGEST or (title := _whole_title(joined)) is None:
        return None
    rest = _whole_title("".join(lines[1:]))
    if rest is not None and rest.organ and not _lacks(rest.organ, simplify(lines[0]), title.organ):
        return None
    first = _whole_title("".join(lines[:-1]))
    if first is not None and (first.organ, first.year) == (title.organ, title.year):
        return None
    return replace(title, lines=len(lines))


def _lacks(organ: str, above: str, joined: str) -> bool:
    """Whether the name in a title lacks what stands in the line above it: the region, half of a word, the office of
    which it is a branch."""
    if is_region(above):
        return True
    if is_placed(organ):
        return False
    return is_standard(joined) if not is_organ(above) else bool(_BRANCH.search(organ)) and not above.endswith("政府")


def _whole_title(line: str) -> Title | None:
    simple = simplify(line)
    if "公开" not in simple:
        return None
    bare = (
        _PREFIX.sub("", simple, count=1) if _PREFIX.match(simple) and not re.match(r"20\d\d(?!\d)", simple) else simple
    )
    bare = bare.strip('《》"“”#*.。')
    for pattern in _TITLES:
        found = pattern.fullmatch(bare)
        year = year_of(found["year"]) if found else None
        if found and _SPEAKING.match(found["organ"] or "") and simple.endswith(("。", ":", "：")):
            return None
        if found and (year or not found["year"]) and _is_balanced(found["organ"] or ""):
            return Title(_printed_organ(found["organ"] or ""), year, line[-len(bare) :] if bare in simple else line)
    return None


def _is_balanced(name: str) -> bool:
    return name.count("(") + name.count("（") == name.count(")") + name.count("）")


def _printed_organ(name: str) -> str:
    cleaned = re.sub(r"^关于|(?:的|关于)$", "", _SPEAKING.sub("", name, count=1) if _SPEAKING.match(name) else name)
    return "" if cleaned in ("本", "年度", "政府", "全") or len(cleaned) < 2 else cleaned


def year_of(text: str) -> int | None:
    """The year between 2000 and 2099 that digits or Chinese numerals spell."""
    year = int(text) if text.isdigit() else chinese_number(re.sub("[O0]", "〇", text)) if text else None
    return year if year and 2000 <= year <= 2099 else None
