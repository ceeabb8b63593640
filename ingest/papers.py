"""What is no annual report on disclosure though it speaks the same words: told apart and called by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Document
from ingest.front import Front
from ingest.titles import LONGEST, parse_title
from store.catalogue.normal import simplify, squash

_PAPERS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(?:年报|年度报告)》?的?(?:解读|图解|问答|编制说明|填报说明)", "年度报告的解读"),
        (r"^(?:图解|一图读懂|解读|政策解读)[:：|丨]?.*(?:年报|年度报告)", "年度报告的解读"),
        (r"(?:格式|模板|样式|范本|样表|参考文本)[)）]?$", "年度报告的模板"),
        (r"(?:通知|通报|公告|函|批复|请示)[)）]?$", "通知、公告一类的公文"),
        (r"(?:预算|决算|预算公开|决算公开)(?:报告|说明|情况|情况说明)?[)）]?$", "预算、决算"),
        (r"(?:方案|计划|要点|安排|任务分解表)[)）]?$", "工作计划、方案"),
        (r"(?:指南|目录|须知|流程图?|申请表)[)）]?$", "公开指南或目录"),
        (r"(?:办法|规定|细则|意见|制度|条例|规范)[)）]?$", "制度文件"),
        (r"(?<!信息公开)(?<!政务公开)政府工作报告|人民政府工作报告", "政府工作报告"),
        (r"法治政府建设.{0,12}(?:报告|情况)", "法治政府建设报告"),
        (r"政府网站.{0,10}(?:年度报表|年报|报表|年度报告)", "政府网站工作年度报表"),
        (r"依申请公开.{0,16}(?:统计|台账|情况表|一览表|汇总)|统计表$", "依申请公开的统计"),
        (r"工作总结$|述职报告$", "工作总结"),
    )
)
_BLANK_NAME = re.compile(
    r"[X×Ｘ*＊○]{2,}|[某_＿]{1,}(?:省|市|县|区|局|镇|乡|单位|部门|机关)|\d{2}[X×Ｘ*＊]{2}年|[(（](?:机关|单位)名称[)）]"
)
_LINES, _LINKS = 8, 5


def other_paper(front: Front) -> str:
    """What kind of other paper the first lines, or the page's own title, say this is; "" where they say nothing."""
    if front.title is not None:
        return ""
    lines = [*front.lines[:_LINES], *(front.meta.get(key, "") for key in ("articletitle", "title"))]
    shown = [line for line in (simplify(squash(line)) for line in lines) if _may_be_title(line)]
    return next((kind for line in shown for pattern, kind in _PAPERS if pattern.search(line)), "")


def _may_be_title(line: str) -> bool:
    return 0 < len(line) <= LONGEST and not line.endswith(("。", ":"))


def is_template(front: Front) -> bool:
    """Whether the title leaves the organ or the year to be filled in (XX县XX局20XX年…)."""
    lines = [simplify(squash(line)) for line in front.lines]
    return any(len(line) <= LONGEST and "公开" in line and _BLANK_NAME.search(line) for line in lines)


def is_list_of_reports(document: Document) -> bool:
    """Whether most of a page is titles of annual reports: links to them."""
    lines = [block.text for block in document.lines() if len(block.text) > 10]
    titles = sum(parse_title(line) is not None for line in lines[:200] if len(line) <= LONGEST)
    return titles >= _LINKS and 2 * titles >= len(lines[:200])


def name_paper(front: Front, document: Document, lines: Sequence[str]) -> str:
    """What a file that holds no report is, for the one who wanted it read."""
    if is_template(front):
        return "空白的年度报告模板，机关和年份还没有填写"
    if is_list_of_reports(document):
        return "年度报告的列表页，请读入列表里的各份报告"
    kind = other_paper(front)
    if kind:
        return kind
    return "" if any("信息公开" in line for line in lines) else "与政府信息公开无关的文件"
