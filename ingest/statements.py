"""How a report's text states what the tables count: the words, and the cells that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.columns import DISPUTE_ROWS, PARTS
from ingest.counts import Count, cell, columns, either, less, rows, total
from ingest.identities import CARRIED_IN, CARRIED_OUT, OTHER_ROWS, PROCESSED, RECEIVED
from ingest.labels import APPLICATIONS, rows_of
from ingest.prose import NUMBER
from store.model import CellKey

_UNIT = r"(?P<unit>件次|件|份|宗|起|个|部)(?!以上|左右|以下|以内)"
_JOIN = (
    r"(?:\([^()\d]{0,30}\))?(?:的|类|申请|事项|案件|信息|政府信息|数量|答复|决定|情况|情形)*"
    r"(?:,?共计|,?共|总计|合计|各|有|为|是|:)?"
)
COUNTED = rf"{_JOIN}{NUMBER}{_UNIT}"
_OBJECT = (
    r"(?:各类|有效|新增|社会|公众|公民、法人(?:和|及|或|以及|或者|、)其他组织|申请人|提出|提交|要求|政府|信息|公开|依申请|申请"
    r"|的|办理|事项|案件|件(?=\d)|总|共计|总计|合计|共|量|为|有|是|数|:)*"
)
_ASKED = rf"(?=[^,;:。()\d]{{0,30}}申请){_OBJECT}{NUMBER}{_UNIT}"
_ASKED_AFTER = rf"{NUMBER}{_UNIT}(?:政府信息公开申请|依申请公开申请|信息公开申请)"
_NEVER = r"(?:未|没有|尚未|未有)"
_NOTHING = r"(?=[,;。()、]|$|的?情况|等?情形)"


@dataclass(frozen=True, slots=True)
class Statement:
    """A way to state an indicator: what the clause says, what the table counts, in words and in cells.

    The first of `counts` is what is meant; any of them agrees. `kind` says what it takes to tell its scope: "whole"
    has a verb and so a subject, "part" is of the applications spoken of before, "case" of disputes, "work" of
    documents and decisions. Without a group `number` the words themselves say zero.
    """

    words: re.Pattern[str]
    name: str
    kind: str
    place: CellKey
    counts: tuple[Count, ...]


def _group(number: int) -> tuple[str, ...]:
    return tuple(row.indicator for row in rows_of(APPLICATIONS) if row.group == number and row.item is not None)


_A = "applications."
GRANTED, PARTIAL = _A + "granted", _A + "partial"
REVIEW, DIRECT, AFTER = DISPUTE_ROWS
_NORMATIVE, _REGULATIONS = "proactive.normative", "proactive.regulations"

_new, _in, _done, _out = cell(RECEIVED), cell(CARRIED_IN), cell(PROCESSED), cell(CARRIED_OUT)
_all = rows(RECEIVED, CARRIED_IN)
_other = either(rows(*OTHER_ROWS["2019"]), rows(*OTHER_ROWS["2021"]))
_answered = (
    _done,
    _new,
    less(_done, _in),
    less(_done, _other),
    less(_new, _out),
    less(less(_done, _other), rows(*_group(5))),
)


def _statement(kind: str, name: str, place: str, words: str, *counts: Count, column: str = "total") -> Statement:
    return Statement(re.compile(words), name, kind, CellKey(place, column), counts)


_WHOLES = (
    _statement(
        "whole",
        "本年新收",
        RECEIVED,
        rf"(?:收到|受理|接到|接收|新收|收办)(?:并(?:回复|答复|办理|办结))?{_ASKED}",
        _new,
        _all,
    ),
    _statement("whole", "本年新收", RECEIVED, rf"(?:收到|受理|接到|接收|新收|收办)了?{_ASKED_AFTER}", _new, _all),
    _statement(
        "whole",
        "本年新收",
        RECEIVED,
        rf"(?:收到|受理|接到|新收)(?:并(?:回复|答复|办理|办结))?(?:各类)?依申请公开(?:政府信息|信息)?(?:共计|共)?{NUMBER}{_UNIT}",
        _new,
        _all,
    ),
    _statement(
        "whole",
        "本年新收",
        RECEIVED,
        rf"(?:(?<=全年)|(?<=机关)|(?<=本级)|(?<=我局)|(?<=我委)|(?<=我镇))(?:共)?收到{NUMBER}件",
        _new,
        _all,
    ),
    _statement("whole", "本年新收", RECEIVED, rf"(?<!结转)办理(?!的){_ASKED}", _all, _new, _done),
    _statement("whole", "新收与上年结转", RECEIVED, rf"应(?:当)?(?:办理|答复)(?:申请)?{NUMBER}{_UNIT}", _all, _new),
    _statement("whole", "总计", PROCESSED, rf"(?<![率期时已])(?:办结|答复){_ASKED}", *_answered),
    _statement("whole", "总计", PROCESSED, rf"(?:共|实际|依法|全年)(?:办结|答复){NUMBER}{_UNIT}", *_answered),
    _statement("whole", "本年新收", RECEIVED, rf"信息公开申请(?:共|新)?(?:收到|受理){NUMBER}{_UNIT}", _new, _all),
    _statement(
        "none",
        "本年新收",
        RECEIVED,
        rf"{_NEVER}(?:收到|接到|受理|接收)(?:过)?(?:任何)?(?=[^,;:。()]{{0,30}}申请){_OBJECT}{_NOTHING}",
        _new,
    ),
    _statement(
        "none",
        "本年新收",
        RECEIVED,
        rf"(?<!有)(?<!均)无(?:政府信息公开|依申请公开(?:政府)?(?:信息)?)申请{_NOTHING}",
        _new,
    ),
)

_CARRIED = (
    _statement(
        "part",
        "上年结转",
        CARRIED_IN,
        rf"(?:上年度?|上一年度?|去年|(?P<before>20\d\d)年度?)的?(?:未办结)?结转(?:至?(?:本年|今年|20\d\d年)度?)?(?:继续)?(?:办理)?{COUNTED}",
        _in,
    ),
    _statement("part", "上年结转", CARRIED_IN, rf"{NUMBER}{_UNIT}为上年度?结转", _in),
    _statement("part", "本年新收", RECEIVED, rf"{NUMBER}{_UNIT}为(?:当年|本年度?)新收", _new),
    _statement("part", "上年结转", CARRIED_IN, rf"(?<!年)(?<!年度)结转(?:上年度?|上一年度?){COUNTED}", _in),
    _statement(
        "part",
        "结转下年度继续办理",
        CARRIED_OUT,
        rf"(?:结转|转|顺延)(?:至|到)?(?:下一?年度?|次年|明年|(?P<after>20\d\d)年度?)(?:继续)?(?:办理|答复)?{COUNTED}",
        _out,
    ),
    _statement(
        "part",
        "结转下年度继续办理",
        CARRIED_OUT,
        rf"{NUMBER}{_UNIT}(?:申请)?(?:按[^,;。\d]{{0,10}})?(?:结转|顺延)(?:至|到)?(?:下一?年度?|次年|(?P<after>20\d\d)年)",
        _out,
    ),
)

_MADE_TOGETHER = r"予以公开(?:,|、|和|及|与|或|或者|以及|\(含)(?:予以)?部分公开\)?"
_OUTCOMES = (
    _statement("part", "予以公开、部分公开", GRANTED, _MADE_TOGETHER + COUNTED, rows(GRANTED, PARTIAL)),
    _statement(
        "part", "予以公开", GRANTED, rf"(?<!不)(?<!部分)予以公开{COUNTED}", cell(GRANTED), rows(GRANTED, PARTIAL)
    ),
    _statement("part", "予以公开", GRANTED, rf"(?:同意|全部)公开{COUNTED}", cell(GRANTED), rows(GRANTED, PARTIAL)),
    _statement(
        "part",
        "部分公开",
        PARTIAL,
        rf"(?<!公开及)(?<!公开和)(?<!公开、)(?<!公开与)(?<!公开或)(?<!公开,)(?<!含)(?<!或者)(?<!以及)部分公开{COUNTED}",
        cell(PARTIAL),
    ),
    _statement("part", "不予公开", _A + "denied.state_secret", rf"(?<!类)(?<!密)不予公开{COUNTED}", rows(*_group(3))),
    _statement(
        "part",
        "无法提供",
        _A + "unavailable.not_held",
        rf"(?P<reason>(?:不掌握|另行制作|不明确)(?!等)[^,;:。等]{{0,12}})?无法提供{COUNTED}",
        rows(*_group(4)),
    ),
    _statement("part", "不予处理", _A + "unprocessed.petition", rf"不予处理{COUNTED}", rows(*_group(5))),
    _statement("part", "其他处理", _A + "other.other", rf"其他处理{COUNTED}", _other),
)

_APPLICANTS = (
    _statement(
        "asker",
        "本年新收·自然人",
        RECEIVED,
        rf"(?:自然人|公民)(?!、|和|及){COUNTED}",
        cell(RECEIVED, "natural"),
        rows(RECEIVED, CARRIED_IN, column="natural"),
        column="natural",
    ),
    _statement(
        "asker",
        "本年新收·自然人",
        RECEIVED,
        rf"{NUMBER}{_UNIT}为(?:自然人|公民)申请",
        cell(RECEIVED, "natural"),
        rows(RECEIVED, CARRIED_IN, column="natural"),
        column="natural",
    ),
    _statement(
        "asker",
        "本年新收·法人或其他组织",
        RECEIVED,
        rf"(?<!公民、)(?<!自然人、)(?<!自然人和)(?<!公民和)(?<!自然人及)法人(?:(?:或|和|及|、|以及)其他组织)?{COUNTED}",
        columns(RECEIVED, *PARTS[1:]),
        total(columns(RECEIVED, *PARTS[1:]), columns(CARRIED_IN, *PARTS[1:])),
        column="business",
    ),
    *(
        _statement(
            "asker",
            f"本年新收·{word}",
            RECEIVED,
            rf"{word}{COUNTED}",
            cell(RECEIVED, column),
            rows(RECEIVED, CARRIED_IN, column=column),
            column=column,
        )
        for word, column in (("商业企业", "business"), ("科研机构", "research"), ("法律服务机构", "legal"))
    ),
)

_REASONS = tuple(
    _statement("part", name, _A + row, words + COUNTED, cell(_A + row))
    for row, name, words in (
        ("unavailable.not_held", "本机关不掌握相关政府信息", r"不掌握(?:相关)?(?:政府)?信息(?!等)(?:无法提供)?"),
        ("unavailable.to_be_made", "没有现成信息需要另行制作", r"另行制作"),
        ("unavailable.unclear", "补正后申请内容仍不明确", r"内容仍?不明确"),
        ("unprocessed.petition", "信访举报投诉类申请", r"信访举报投诉类"),
        ("unprocessed.repeat", "重复申请", r"重复申请"),
    )
)

_CAUSE = (
    r"(?:发生|产生|出现|收到|接到|因|针对|涉及|关于|本机关|我[局委办厅镇乡街道]{1,2}|有关|政府|信息|公开|工作|申请|事务"
    r"|引发|引起|导致|而|被|提起|的|任何|举报|投诉|、)*"
)
_BOTH = r"(?:行政)?(?:复议|诉讼)(?:案件|案|事项|申请)?(?:、|和|及|或|与|以及)"
_FATE = (
    ("upheld", "结果维持", "(?:结果)?维持"),
    ("corrected", "结果纠正", "(?:结果)?纠正"),
    ("other", "其他结果", "其他结果"),
    ("pending", "尚未审结", "(?:尚未审结|尚未结案|未审结)"),
)
_DISPUTES = (
    _statement("case", "行政复议", REVIEW, rf"行政复议(?!机关|后|申请人){COUNTED}", cell(REVIEW)),
    _statement(
        "case", "行政诉讼", DIRECT, rf"(?<!复议)(?<!复议、)(?<!复议和)(?:行政)?诉讼(?!人){COUNTED}", rows(DIRECT, AFTER)
    ),
    _statement("case", "行政复议", REVIEW, rf"{NUMBER}{_UNIT}(?:因)?政府信息公开(?:引发的)?行政复议", cell(REVIEW)),
    _statement(
        "case", "行政诉讼", DIRECT, rf"{NUMBER}{_UNIT}(?:因)?政府信息公开(?:引发的)?(?:行政)?诉讼", rows(DIRECT, AFTER)
    ),
    _statement("case", "未经复议直接起诉", DIRECT, rf"未经复议直接起诉{COUNTED}", cell(DIRECT)),
    _statement("case", "复议后起诉", AFTER, rf"复议后起诉{COUNTED}", cell(AFTER)),
    _statement(
        "never",
        "行政复议",
        REVIEW,
        rf"(?:{_NEVER}|(?<!有)无){_CAUSE}(?:{_BOTH})?行政复议(?:案件|案|事项)?(?:(?:、|和|及|或|与|以及)(?:行政)?诉讼)?(?:案件|案|事项)?{_NOTHING}",
        cell(REVIEW),
    ),
    _statement(
        "never",
        "行政诉讼",
        DIRECT,
        rf"(?:{_NEVER}|(?<!有)无){_CAUSE}(?:{_BOTH})?(?:行政)?诉讼(?:案件|案|事项)?{_NOTHING}",
        rows(DIRECT, AFTER),
    ),
    *(
        _statement(
            "review", f"行政复议·{name}", REVIEW, rf"{words}(?!原){COUNTED}", cell(REVIEW, column), column=column
        )
        for column, name, words in _FATE
    ),
    *(
        _statement(
            "lawsuit",
            f"行政诉讼·{name}",
            DIRECT,
            rf"{words}(?!原){COUNTED}",
            rows(DIRECT, AFTER, column=column),
            column=column,
        )
        for column, name, words in _FATE
    ),
)

_PIECES = r"(?:共|共计|为|数)?" + NUMBER + r"(?P<unit>件|份|部|个|项)(?!以上|左右|草案)"
_WORKS = (
    *(
        _statement("work", f"{name}·{said}", row, words + _PIECES, cell(row, column), column=column)
        for row, name, called in (
            (_NORMATIVE, "行政规范性文件", "(?:行政)?规范性文件"),
            (_REGULATIONS, "规章", "(?:政府)?规章"),
        )
        for column, said, words in (
            ("issued", "本年制发件数", rf"(?:制发|制定|新制定|出台)了?{called}"),
            ("made", "本年新制作数量", rf"(?:新制作|制作|制定){called}"),
            ("in_force", "现行有效件数", rf"现行有效的?{called}"),
            ("in_force", "现行有效件数", rf"{called}现行有效"),
        )
    ),
    _statement(
        "follow",
        "行政规范性文件·本年废止件数",
        _NORMATIVE,
        rf"废止(?:行政规范性文件)?{_PIECES}",
        cell(_NORMATIVE, "repealed"),
        column="repealed",
    ),
    _statement(
        "follow",
        "行政规范性文件·现行有效件数",
        _NORMATIVE,
        rf"现行有效{_PIECES}",
        cell(_NORMATIVE, "in_force"),
        column="in_force",
    ),
    *(
        _statement(
            "work",
            f"{word}·处理决定数量",
            f"proactive.{row}",
            rf"{word}(?:处理)?(?:决定)?(?:数量)?(?:共|共计|为)?{NUMBER}(?P<unit>件)",
            cell(f"proactive.{row}", "decisions"),
            column="decisions",
        )
        for row, word in (("licences", "行政许可"), ("penalties", "行政处罚"), ("coercion", "行政强制"))
    ),
    _statement(
        "work",
        "行政事业性收费·本年收费金额",
        "proactive.fees",
        rf"行政事业性收费(?:总?金额|收入)?(?:共计|共|为|计)?{NUMBER}(?P<unit>万元|亿元|元)",
        cell("proactive.fees", "amount"),
        column="amount",
    ),
    _statement(
        "work",
        "政府集中采购·采购总金额",
        "proactive.procurement",
        rf"采购总金额(?:共计|共|为|计)?{NUMBER}(?P<unit>万元|亿元|元)",
        cell("proactive.procurement", "amount"),
        column="amount",
    ),
)

FAMILIES = (
    (re.compile("申请|收到|办结|答复|应办|应当办"), _WHOLES),
    (re.compile("转|顺延|新收"), _CARRIED),
    (re.compile("公开|提供|处理"), _OUTCOMES),
    (re.compile("自然人|公民|法人|企业|机构"), _APPLICANTS),
    (re.compile("不掌握|另行|不明确|信访|重复"), _REASONS),
    (re.compile("复议|诉讼|起诉"), _DISPUTES),
    (re.compile("文件|规章|行政许可|行政处罚|行政强制|收费|采购"), _WORKS),
)
"""All ways to state something, with the words without which a sentence holds none of a kind."""
