"""Whether a number of one organ and year is the most, and among what: the other organs, or its other years (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.plan import Operation
from retrieval.question import Question

_WHETHER = re.compile(r"(?:吗|吧|么|是不是|是否|对不对|排名|排行|名次)[?呢]*$|是不是|是否")
_PICKS = re.compile(r"[哪谁几]|什么|多少|\bwhich\b|\bwho\b|\bwhat\b")
_OF_YEARS = re.compile(r"历年|历史|有史以来|[所全]有的?年|各年|这[几些]年|的?那?一年(?!度)|年份")
_OF_ORGANS = re.compile(
    r"(?:全部|所有|各|其[他它]|别的?|全体|这些|全省|全市|全县|全区)的?(?:单位|机关|部门|[家个县市区镇乡局])"
)
_PLACE = re.compile(r"排名|排行|名次|位次")
_ROWS = re.compile(r"[类种项](?!目)|理由|原因|情形|事由|结果")


def whether_first(question: Question) -> str:
    """Among what an organ's number of one year is said to come first: "organs", "years", "open" where that is not said;
    "" where nothing of the kind is asked."""
    one = len(question.organs) == 1 and len(question.all_years) == 1 and not (question.group or question.excluded)
    ends = [at for at, code, _ in question.places if code in ("top", "bottom")]
    if not one or not ends or question.counts.condition or question.has("op", "which_year", "place"):
        return ""
    if not _WHETHER.search(question.text) or _PICKS.search(question.text) or question.english:
        return ""
    if _OF_YEARS.search(question.text):
        return "years"
    if question.has("op", "trend"):
        return ""
    if _OF_ORGANS.search(question.text) or question.organs[0].start > ends[0]:
        return "organs"
    if _PLACE.search(question.text):
        return "" if _ROWS.search(question.text) else "organs"
    return "open"


def against_all(question: Question) -> Question:
    """The question with an organ's place among all asked for, or its years ranked, where it is asked whether its number
    is the most."""
    among = whether_first(question)
    if among == "organs":
        return replace(question, flags=question.flags | {("op", "place")})
    if among == "years":
        return replace(question, flags=question.flags | {("op", "which_year")}, years=())
    return question


def first_of_what(question: Question, operation: Operation) -> str:
    """The words for the most where it is not said of what, or of whose years; for places among others where but one
    organ is named; for the difference of several at either end, which are not added up."""
    if unranked := _places_of_one(question):
        return unranked
    if question.counts.ends and (question.counts.limit or 0) > 1 and question.has("op", "difference", "sum"):
        return next((said for _, code, said in question.places if code in ("difference", "sum")), "")
    if operation is not Operation.RANKING:
        return ""
    said = next((said for _, code, said in question.places if code in ("top", "bottom")), "")
    if whether_first(question) == "open":
        return said
    ever = len(question.all_years) == 1 and not question.organs and _EVER.search(question.text)
    group = question.group and len(question.group.spans) > 1 and re.search(r"[吗吧][?]*$", question.text)
    return ever[0] if ever else question.group.text if question.group and group else ""


_EVER = re.compile(r"(?:历年|历史上?|有史以来)(?:来|之?中|里)?最[多少高低大小]")
_PLACES = re.compile(
    r"(?:第[一二三四五六七八九十\d]+[名位家]?[和与、,及])+第?[二三四五六七八九十\d]+[名位家]"
    r"|(?<!理由|原因)(?:最[多少高低大小]的|前|后)(?:[两二三四五六七八九十]|\d+)(?:家|名|位)"
)


def _places_of_one(question: Question) -> str:
    """Several places among organs, asked of a single one that is no group ("甲区收件最多的两家")."""
    one = len(question.organs) == 1 and not question.group and len(question.all_years) == 1
    if not one or question.has("op", "place", "which_year") or _ROWS.search(question.text):
        return ""
    hit = _PLACES.search(question.text)
    return hit[0] if hit else ""
