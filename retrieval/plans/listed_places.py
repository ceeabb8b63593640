"""Places in the list that was told last ("第二名办结多少", "第二家和第三家") as the organs that stand there (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from store.catalogue.numerals import number_said

_LED = r"(?:那么?|其中|里面)*"
_KIND = r"(?:单位|机关|部门|镇|乡|局|街道|县|区|市)?"
_NUMBER = r"[一二三四五六七八九十]|\d{1,2}(?!\d)"
_PLACE = re.compile(
    rf"{_LED}(?:排在|排名|排)?第(?P<place>{_NUMBER})"
    rf"(?:(?:名|位|家|个(?![季月年星问原理方表案])){_KIND}|单位|(?=的|呢|\?*$))的?(?:那[个家])?{_KIND}的?"
)
_FIRST = re.compile(
    rf"{_LED}前(?P<count>[两二三四五六七八九十]|\d{{1,2}})(?:名|位|家|个){_KIND}的?(?=一共|总共|加|合计|合起来|共|平均)"
)
_EACH = re.compile(rf"第(?P<place>{_NUMBER})(?:名|位|家)(?=[和与跟、,比]|的|[^呢?]|$)")
_BARE = re.compile(
    rf"(?P<place>第(?:{_NUMBER}))(?=的?(?:[收办受新结予多少高低差]|不予|部分|公开|行政|复议|诉讼)|比|[和与跟、]第)"
)
"""A place without its 名 ("第三办结多少"); a 第三方 is none."""
_THAN_PLACE = re.compile(
    rf"(?P<than>^比|(?<=[\u3400-\u9fff])[比和与跟])第(?P<place>{_NUMBER})(?:名|位|家)(?=的?[多少高低大小差])"
)
_WHICH_OF_TWO = re.compile(
    rf"{_LED}(?:(?P<more>[更较]?[多高大]的)|(?P<less>[更较]?[少低小]的))(?:[那这]?一?[个家])?{_KIND}的?(?=.)"
)
_OTHER_ONE = re.compile(rf"{_LED}(?:另外?|剩下|还有)的?[那这]?一?[个家]{_KIND}的?(?=.)")
_ASKS_WHO = re.compile("谁|哪|最|排|占|第|倒数|名次|比|差")
_AS_RANKED = re.compile("(?:是|有|收到?|呢|的)*(?:多少|几)?[件个]?[呢啊呀]?$")
"""Behind a place in a ranking what asks for no more than it ranks."""


def placed_in_list(text: str, conversation: Conversation) -> str:
    """A folded message with the places in the list told last put as the organs' names; any other as it is."""
    listed, going_through = conversation.listed, conversation.operation == Operation.LOOKUP
    if len(listed) < 2:
        return text
    text = _BARE.sub(r"\g<place>名", text)
    if len(listed) == 2 and (one := _of_two(text, conversation)):
        return one
    unranked = conversation.operation == Operation.COUNT and re.search(r"第.[名位]比|比第.[名位]", text)
    if unranked:  # all that meet a bound stand in no order
        return text
    if len(places := [number_said(hit["place"]) or 0 for hit in _EACH.finditer(text)]) > 1:
        known = all(0 < one <= len(listed) for one in places) and len({*places}) == len(places)
        return _EACH.sub(lambda hit: listed[(number_said(hit["place"]) or 1) - 1], text) if known else text
    if (than := _THAN_PLACE.search(text)) and 1 < (number_said(than["place"]) or 0) <= len(listed):
        # "第一名" may have been put as the leader's name already
        leader = "" if than.start() or going_through else listed[0]
        other = listed[(number_said(than["place"]) or 1) - 1]
        return f"{leader}{text[: than.start()]}{than['than']}{other}{text[than.end() :]}"
    first = _FIRST.match(text) if going_through else None
    if first and 1 < (count := number_said(first["count"]) or 0) <= len(listed):
        return "、".join(listed[:count]) + text[first.end() :]
    place = _PLACE.match(text)
    at = (number_said(place["place"]) or 0) if place else 0
    if not place or not 0 < at <= len(listed) or _ASKS_WHO.search(text, place.end()):
        return text
    rest = text[place.end() :].strip("?")
    if rest in ("", "呢", "的呢"):
        return f"{listed[at - 1]}呢" if going_through else text
    return f"{listed[at - 1]}{rest}" if going_through or not _AS_RANKED.match(rest) else text


def _of_two(text: str, conversation: Conversation) -> str:
    """A folded message about the greater, the lesser or the other of two that were compared, by name; or ""."""
    listed, talked_of = conversation.listed, conversation.organs
    compared = {*listed} in ({*talked_of}, {*conversation.before})
    sized = _WHICH_OF_TWO.match(text) if compared else None
    other = _OTHER_ONE.match(text) if len(talked_of) == 1 and talked_of[0] in listed else None
    hit = sized or other
    if not hit or _ASKS_WHO.search(text, hit.end()):
        return ""
    organ = listed[bool(sized["less"])] if sized else next(one for one in listed if one not in talked_of)
    return organ + text[hit.end() :]
