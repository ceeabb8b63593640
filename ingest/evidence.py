"""What a report says of the organ that publishes it: each place that names one, and how much that weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.organs import ORGAN_END, is_organ, is_placed
from ingest.places import leading, length_of
from store.catalogue.normal import simplify, squash

_HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"
_SAYS_YEAR = r"(?:(?:19|20)\d{2}年?(?:度)?)?(?:政府|政务)?信息公开"
_LEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"由(?P<organ>{_HAN}{{4,30}}?)(?:按照|根据|依据|依照|负责|组织|编制|编写|编发|起草|发布)",
        rf"(?:公布|发布|编制|形成|报告)了?(?P<organ>{_HAN}{{4,30}}?){_SAYS_YEAR}",
        rf"(?:现将|现就|现公布|现发布)(?P<organ>{_HAN}{{4,30}}?){_SAYS_YEAR}",
        rf"[,，。](?P<organ>{_HAN}{{4,30}}?)(?:现)?(?:特)?(?:向社会)?(?:编制|公布|发布|形成)(?:了|本|《|(?:19|20)\d{{2}}年)",
    )
)
_CONTACT = re.compile(
    rf"请(?:直接)?(?:与|联系|致电|向|和|同|咨询)(?P<organ>{_HAN}{{4,40}}?)(?:联系|[,，(（。;；:：、]|电话|咨询|反映)"
)
_SUBJECT = re.compile(
    rf"^(?:(?:19|20)\d{{2}}年(?:度|以来)?[,，]?)?(?:在[^，,。]{{4,60}}[下里][,，])?(?P<organ>{_HAN}{{4,24}}?)"
    r"(?:认真|高度|严格|坚持|深入|始终|积极|全面|以习近平|坚决|紧紧|按照|在|持续|贯彻|扎实|根据|依据|不断)"
)
_LABELLED = re.compile(
    r"(?:来源|信息来源|发布机构|发布单位|发布机关|公开机构|公开主体|公开单位|发文机关|发文单位|信息提供|信息提供单位|供稿|责任部门|"
    r"编制单位|编制机关|单位名称|报告单位|填报单位|联系单位|公开责任部门|责任单位|制发机关|制作单位|稿源|作者|机关名称|报送单位)"
    rf"[:：]\s*[\[【(（]?\s*(?P<organ>{_HAN}{{4,40}})"
)
_ADDRESS = re.compile(r"(?:地址|地点|住所|驻地)(?:位于|[:：为是在])(?P<place>[^,，。;；)）\n]{4,60})")
_AT_ADDRESS = re.compile(r"(?:办公|联系|通信|通讯)?地址[:：]")
_PLACE = re.compile(r"(?:联系|地址)[:：](?P<place>[^,，。;；)）\n]{4,60})")
_LAST_WORDS = re.compile(rf"{_HAN}{{4,30}}$")
_DATED = r"(?:20\d{2}|二[〇○零O0]..)[年./-].{1,3}[月./-].{1,3}日?"
_FULL = re.compile(rf"{_HAN}{{2,30}}?(?:{ORGAN_END})")
_DIVISION = re.compile(
    r"(?:(?:党政|党政综合|综合|行政)?(?:办公室|综合科|秘书科|政务公开办|党政办|办公厅)|党政综合办|综合办|行政办|"
    r"(?:政务公开|信息公开|政府信息公开|政策法规|法规|综合|秘书|信息|宣传|政务)+(?:科|股|处|室|办|中心|领导小组|工作领导小组|机构)+)+$"
)
_BEFORE = re.compile(r"^.*(?:公布|发布|编制|形成|社会|现将|现就|要求|规定|[由并经将])了?(?=.{4})")
_GOVERNMENT = re.compile(r"(?:人民政府|[省市县区旗州])(?:门户)?(?:网站|网)?$")
_SITE = re.compile(r".{0,12}人民政府(?:门户)?网.{0,30}$")
_MEDIA = re.compile("(?:融媒体中心|新闻中心|报社|日报|晚报|电视台|广播电视台)$")
_FRONT = 3000
_CRUMBS, _LONGEST_PATH = re.compile(r"[>＞»→]+"), 150

TITLE, JOINED_TITLE, UNDATED_TITLE, NAME, SIGNATURE, LEAD, CONTACT, SOURCE, SUBJECT = 4, 3, 2, 4, 3, 3, 2, 2, 1


@dataclass(frozen=True, slots=True)
class Claim:
    """An organ as one place of a report prints it; `where` is that place, in Chinese; `weight` how much it counts."""

    organ: str
    where: str
    weight: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may name the organ beside the title, in simplified characters and without white space: `prose` is the
    paragraphs outside of tables, one a line, `whole` everything in one line."""

    front: Sequence[str]
    openings: Sequence[str]
    ending: Sequence[str]
    prose: str
    whole: str
    meta: Mapping[str, str]

    @property
    def addresses(self) -> str:
        """What the report gives as addresses."""
        return "；".join(found["place"] for found in _ADDRESS.finditer(self.prose))

    @property
    def sites(self) -> str:
        """What names the site that the report stands on: its name, the path to the page."""
        crumbs = [line for line in self.front if is_path(line) or _SITE.match(line)]
        return "；".join([*(self.meta.get(key, "") for key in ("sitename", "og:site_name", "title")), *crumbs])


def claims_of(evidence: Evidence) -> Iterator[Claim]:
    """Every organ named in a place where reports name their own, but for titles and the file's name."""
    prose = evidence.prose
    start, end = prose[:_FRONT], prose[max(_FRONT, len(prose) - _FRONT) :]
    yield from _claims([_signature(evidence.ending)], "落款", SIGNATURE)
    yield from _claims(_named_by(_LEADS, start), "正文", LEAD)
    yield from _claims(_named_by((_CONTACT,), start + "\n" + end), "联系方式", CONTACT)
    yield from _claims(_at_addresses(start + "\n" + end), "地址", CONTACT)
    yield from _claims(_labelled(evidence), "来源", SOURCE)
    yield from _claims(_alone(evidence.front), "标题旁", SOURCE)
    subjects = [name for line in evidence.openings for name in _named_by((_SUBJECT,), line)]
    yield from _claims(subjects, "正文第一句", SUBJECT)
    yield from _claims(_crumbs(evidence.front), "网页路径", SUBJECT)


def _claims(names: Sequence[str], where: str, weight: int) -> Iterator[Claim]:
    yield from (Claim(name, where, weight) for name in dict.fromkeys(names) if name)


def _signature(lines: Sequence[str]) -> str:
    """The organ's name on a line of its own before the date at the end, or as the last line."""
    for place, line in enumerate(lines):
        bare = re.sub(r"^(?:[^:：]{2,6}[:：])|[(（)）]", "", line)
        dated = any(re.fullmatch(_DATED, later.strip("()（）")) for later in lines[place + 1 : place + 3])
        if (dated or place == len(lines) - 1) and _FULL.fullmatch(bare) and is_organ(bare):
            return bare
        together = re.fullmatch(rf"(?P<organ>{_HAN}{{4,30}}){_DATED}", bare)
        if together and is_organ(together["organ"]):
            return together["organ"]
    return ""


def _named_by(patterns: Sequence[re.Pattern[str]], text: str) -> list[str]:
    return [name for pattern in patterns for found in pattern.finditer(text) if (name := whole_organ(found["organ"]))]


def whole_organ(phrase: str) -> str:
    """The organ in a phrase such as 官庄镇党政办公室政务公开科, without its inner divisions; "" where it is none."""
    phrase = bare = phrase if leading(phrase) else _BEFORE.sub("", phrase)
    shorter = _DIVISION.sub("", phrase)
    if shorter != phrase and len(shorter) >= 4 and is_organ(shorter) and not _GOVERNMENT.search(shorter):
        bare = shorter
    elif re.search(r"[镇乡街道]党政", phrase):
        bare = re.sub(r"党政.*$", "", phrase)
    elif re.search(r"(?:政府|办公室)(?:政务公开|信息公开)", phrase):
        bare = re.sub(r"(?:政务公开|信息公开).*$", "", phrase)
    return bare if is_organ(bare) else ""


def _at_addresses(text: str) -> list[str]:
    """An organ named with its region at the end of an address, or right before one."""
    heads = [text[max(0, found.start() - 30) : found.start()] for found in _AT_ADDRESS.finditer(text)]
    words = [found[0] for head in heads if (found := _LAST_WORDS.search(head))]
    before = [whole_organ(re.split("[由与请和]", phrase)[-1]) for phrase in words]
    return before + [_last_organ(found["place"]) for found in _PLACE.finditer(text)]


def _last_organ(place: str) -> str:
    """The organ after house and street: 江苏省响水县黄海路1号响水县信访局."""
    for end in re.finditer("[0-9号楼层室内]", place):
        rest = place[end.end() :]
        chain = leading(rest)
        if chain and length_of(chain) < len(rest):
            return whole_organ(rest)
    return ""


def _labelled(evidence: Evidence) -> list[str]:
    lines = [line for line in (*evidence.front, *evidence.ending) if ":" in line or "：" in line]
    named = [found["organ"] for line in lines for found in _LABELLED.finditer(line)]
    named += [simplify(squash(evidence.meta.get(key, ""))) for key in ("contentsource", "author", "publisher")]
    return [name for name in map(whole_organ, named) if name and not (_GOVERNMENT.search(name) or _MEDIA.search(name))]


def _alone(front: Sequence[str]) -> list[str]:
    """The one office that has a line of the front to itself; a menu names more."""
    lines = {bare for line in front if (bare := squash(line).strip("()（）[]【】")) and is_organ(bare)}
    named = [name for name in lines if not _GOVERNMENT.search(name) and is_placed(name)]
    return named if len(named) == 1 else []


def is_path(line: str) -> bool:
    """Whether a line is the path to a page: 首页 > 政府信息公开 > 年度报告."""
    return len(line) <= _LONGEST_PATH and (
        len(_CRUMBS.findall(line)) >= 2 or re.search("首页.*[>＞]", line) is not None
    )


def _crumbs(front: Sequence[str]) -> list[str]:
    """The last organ on the path to the page; a government is but the site's owner."""
    pieces = [piece for line in front if is_path(line) for piece in _CRUMBS.split(line)]
    named = [piece for piece in map(squash, pieces) if is_organ(piece) and not _GOVERNMENT.search(piece)]
    return named[-1:]
