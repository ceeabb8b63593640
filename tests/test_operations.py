"""Questions of supervisors and journalists over an invented county, and what is said to them."""

from __future__ import annotations

import pytest
from planned import TODAY
from test_figures import Table

from bot.answer import Answer
from bot.wording import word_figures
from retrieval.conversation import Conversation
from retrieval.figures import fetch
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Plan
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon
from store.model import Organ, ReportHead

COUNTY, BUREAU, TOWN = "甲山县人民政府", "甲山县教育局", "甲山县石桥镇人民政府"
_RECEIVED = {
    COUNTY: {2020: "20", 2021: "40", 2022: "30", 2023: "50"},
    BUREAU: {2020: "1", 2021: "4", 2022: "6", 2023: "9"},
    TOWN: {2020: "8", 2021: "6", 2022: "6", 2023: ""},
}
TABLE = Table(
    {
        (name, year): {
            "applications.received/total": raw,
            "applications.processed/total": raw,
            "applications.granted/total": "2",
            "applications.partial/total": "1",
            "applications.carried_out/total": "3" if name == TOWN else "0",
        }
        for name, years in _RECEIVED.items()
        for year, raw in years.items()
    }
)


def answered(question: str) -> Answer:
    """The answer to a question over the table."""
    directory = OrganDirectory(TABLE.heads())
    parsed = parse(question, directory, TODAY)
    plan = make_plan(parsed, Conversation(), directory)
    assert isinstance(plan, Plan), plan
    return word_figures(parsed, plan, fetch(plan, TABLE), ())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年各单位一共收到多少件申请", "甲山县人民政府的年报可能覆盖整个地区，已含其中各机关的数"),
        ("2022年各单位平均收到多少件申请", "可能重复计算"),
        ("2022年谁收到的申请最多", "甲山县人民政府的年报可能覆盖整个地区，其余的有些只是该地区内的一个机关"),
        ("甲山县政府比甲山县教育局2022年多收多少申请", "口径不同"),
        ("Which office received the most applications in 2022?", "甲山县人民政府 may cover a whole region"),
        (
            "2022年收到申请比甲山县教育局多的有哪些",
            "多于甲山县教育局（6件[2]）的有1家（共核对2家）：\n· 甲山县人民政府：30件[1]",
        ),
        ("2022年谁比甲山县政府收到的申请少", "少于甲山县人民政府（30件[3]）的有2家"),
        ("Which offices received more than 甲山县教育局 in 2022", "more than 甲山县教育局 (6[2]): 1 (of 2 checked)"),
        ("2021年公开率比甲山县政府高的有几家", "公开率高于甲山县人民政府（7.5%）的有2家（共核对2家）"),
        ("2021年收件前两名和后两名", "前2名：甲山县人民政府 40件[1]、甲山县石桥镇人民政府 6件[2]"),
        ("2021年收到申请最多的一家和最少的一家", "最少：甲山县教育局 4件[2]"),
        ("2021年收件第二多的是谁", "从多到少第2位：\n2. 甲山县石桥镇人民政府：6件[1]"),
        ("2022年收件第三少的单位", "从少到多第3位：\n3. 甲山县人民政府：30件[1]"),
        ("2022年收件第二多的是谁", "2. 甲山县教育局（并列）：6件[1]\n2. 甲山县石桥镇人民政府（并列）：6件[2]"),
        ("2022年收件第九多的是谁", "有数字的只有3家，没有第9位"),
        ("每年收到申请最少的是谁", "· 2020年：甲山县教育局 1件[1]\n· 2021年：甲山县教育局 4件[2]"),
        (
            "2022到2023年每年收到申请最多的是哪家单位",
            "· 2023年：甲山县人民政府 50件[2]\n没有数字、未参与排名：甲山县石桥镇",
        ),
        ("2022年收到申请最多和最少的差多少", "最多比最少多24件"),
        (
            "2021年收到申请高于平均数的单位有哪些",
            "高于平均数（16.67件，3个数）的有1家（共核对3家）：\n· 甲山县人民政府：40件[1]",
        ),
        ("2021年哪几家收到的申请比平均水平少", "低于平均数（16.67件，3个数）的有2家"),
        ("2023年收到申请不低于平均值的有几家", "不低于平均数（29.5件，2个数）的有1家（共核对2家）"),
        ("2021年收到申请超过中位数的单位", "高于中位数（6件，3个数）的有1家（共核对3家）：\n· 甲山县人民政府：40件[1]"),
        (
            "Which offices received more applications than average in 2021",
            "above the average (16.67, of 3 figures): 1 (of",
        ),
        (
            "Which offices were below the median in 2022 for applications received",
            "below the median (6, of 3 figures): none",
        ),
        ("2021年各单位收到申请的中位数", "新收政府信息公开申请：中位数6件（3个数）"),
        ("2023年收到申请的中位数是多少", "中位数29.5件（2个数）"),
        ("Median of applications received by all offices in 2020", "Median: 8 (of 3 figures)"),
        (
            "2021年收到申请前两名合计多少件",
            "2021年新收政府信息公开申请：前2名合计46件，占有数字的3家合计50件的92%\n2021年新收政府信息公开申请，从多到少：\n1.",
        ),
        ("2021年收件最多的两家占总数的几成", "前2名合计46件，占有数字的3家合计50件的92%"),
        ("2023年收到申请前两名加起来占全部的百分之几", "前2名合计59件，占有数字的2家合计59件的100%"),
        ("2022年收到申请最少的两家一共收了多少", "后2名合计12件，占有数字的3家合计42件的28.57%"),
        (
            "What share of all applications in 2020 did the top two offices account for",
            "The first 2 together: 28, that is 96.55% of the 29",
        ),
        ("2021年合计收到申请最多的前两名", "2021年新收政府信息公开申请，从多到少：\n1. 甲山县人民政府：40件"),
        (
            "2021年甲山县教育局收到的申请占甲山县各部门和各镇的百分之几",
            "教育局2021年新收政府信息公开申请占比：40%（新收政府信息公开申请4件[1]，问到的机关合计10件（2个数相加））",
        ),
        ("2021年各单位里甲山县教育局收到的申请占多少", "占比：8%（新收政府信息公开申请4件[1]，"),
        (
            "收到申请连续两年增长的单位有哪些",
            "新收政府信息公开申请2021年至2023年每年都比上年增加的有1家（共核对2家）：\n"
            "· 甲山县教育局：2021年 4件[1] → 2022年 6件[2] → 2023年 9件[3]\n"
            "年份不全或缺数字、没有核对：甲山县石桥镇人民政府",
        ),
        (
            "哪些单位收到的申请逐年增加",
            "各自收录的各年每年都比上年增加的有1家（共核对2家）：\n· 甲山县教育局：2020年 1件",
        ),
        (
            "2020到2022年收到申请合计超过10件的单位有哪些",
            "2020、2021、2022年合计新收政府信息公开申请超过10件的有3家（共核对3家）：\n· 甲山县人民政府（3年）：90件",
        ),
        (
            "2021年和2022年收到申请都超过5件的单位",
            "超过5件、2021、2022年每年都如此的有2家（共核对3家）：\n· 甲山县人民政府：2021年 40件[1] → 2022年 30件[2]",
        ),
        ("2020到2021年收到申请超过7件的单位有几家", "超过7件的有2家（共核对3家）"),
        ("从来没有收到过申请的单位", "为零、各自收录的各年每年都如此的一家也没有（共核对3家）"),
        ("2020年到2022年收到申请逐年减少的单位有几家", "2020年至2022年每年都比上年减少的一家也没有（共核对3家）"),
        ("甲山县教育局收到的申请每年都在增加吗", "是，2020年至2023年每年都比上年增加。\n甲山县教育局各年新收"),
        ("甲山县政府收到申请是不是年年上涨", "不是，2020年至2023年并非每年都比上年增加：2022年没有增加。"),
        ("甲山县政府2020到2021年收到的申请是否一直增加", "是，2020年至2021年每年都比上年增加。"),
        ("石桥镇政府收到的申请是否连续两年下降", "收录的年份或数字不全，不能判断是否每年都减少。"),
        (
            "Which offices saw applications received rise every year from 2020 to 2023",
            "applications received: 1 of 2 organs checked rose every year from 2020 to 2023:\n· 甲山县教育局: 2020",
        ),
        (
            "applications received by 甲山县政府 fell three years in a row?",
            "No, from 2020 to 2023 it fell not in every year",
        ),
        ("甲山县教育局2022年收到的申请比2020年增长了几倍", "2022年是2020年的6倍，即多出5倍"),
        ("甲山县教育局2021年收到的申请是2020年的几倍", "2021年是2020年的4倍"),
        ("甲山县教育局2020年到2021年收到申请翻了几番", "2021年是2020年的4倍，正好翻了2番"),
        ("甲山县政府2022年收到的申请比教育局多几倍", "甲山县人民政府是甲山县教育局的5倍，即多出4倍"),
        ("甲山县政府2023年收到的申请翻了一番吗", "2023年是2022年的1.67倍（翻一番是2倍，翻两番是4倍）"),
        ("石桥镇政府2021年收到申请比2020年增长几倍", "2021年比2020年少2件（下降25%）；2021年是2020年的0.75倍"),
        (
            "Did applications received by 甲山县政府 double from 2020 to 2021?",
            "2 times 2020, that is doubled 1 time(s)",
        ),
        ("2021年比2020年收到申请翻番的单位有哪些", "增加不少于100%的有2家（共核对3家）：\n· 甲山县人民政府：增加100%"),
        ("2021年收到申请增长一倍以上的单位有几家", "增加不少于100%的有2家（共核对3家）"),
        ("2021年比2020年收到申请翻两番的单位", "增加不少于300%的有1家（共核对3家）：\n· 甲山县教育局：增加300%"),
        (
            "2021年收到申请数量位居前二的单位",
            "从多到少：\n1. 甲山县人民政府：40件[1]\n2. 甲山县石桥镇人民政府：6件[2]\n注意",
        ),
        ("2021年哪两家收到的申请最少", "从少到多：\n1. 甲山县教育局：4件[1]\n2. 甲山县石桥镇人民政府：6件[2]"),
        ("2021年新收排在末两位的单位", "从少到多：\n1. 甲山县教育局：4件[1]\n2. 甲山县石桥镇人民政府：6件[2]"),
        (
            "2021年谁的收件量进了前二",
            "从多到少：\n1. 甲山县人民政府：40件[1]\n2. 甲山县石桥镇人民政府：6件[2]\n注意",
        ),
        ("2021年收到申请top2", "从多到少：\n1. 甲山县人民政府：40件[1]\n2. 甲山县石桥镇人民政府：6件[2]\n注意"),
        ("Who ranked second in applications received in 2021?", "\n2. 甲山县石桥镇人民政府: 6 [1]"),
        ("List the two offices with the fewest applications in 2021", "smallest first:\n1. 甲山县教育局: 4 [1]"),
        ("2021年收到申请最多的单位占全部的比例", "前1名合计40件，占有数字的3家合计50件的80%"),
        ("2021年甲山县收到的申请占所有单位的百分之几", "占比：80%（新收政府信息公开申请40件[1]"),
        ("甲山县2021年新收加上年结转总共几件", "2021年新收政府信息公开申请＋上年结转政府信息公开申请：合计"),
        ("办结率＝办结÷（新收＋上年结转），甲山县2021年是多少", "2021年办结率："),
        ("2022年各单位合计的公开率", "2022年各机关合计的公开率：21.43%（9件÷42件，3份年报）"),
        ("2023年各单位合计的公开率", "2023年各机关合计的公开率：10.17%（6件÷59件，2份年报）"),
        ("Overall disclosure rate of all offices in 2022", "of all reports together: 21.43% (9 ÷ 42, 3 reports)"),
        ("全部单位历年收到申请总数", "· 2020年：29件（3个数）\n· 2021年：50件（3个数）"),
        ("2021到2023年每年各单位收到申请总数", "· 2023年：59件（2个数）"),
        ("2022年有没有单位收到申请超过100件", "没有。2022年新收政府信息公开申请超过100件的一家也没有（共核对3家）。"),
        ("2022年有没有单位收到申请超过10件", "有。2022年新收政府信息公开申请超过10件的有1家（共核对3家）："),
        ("甲山县教育局2022年有没有没办完的", "应办的申请在年内都已办结"),
        ("石桥镇政府2022年有没有没办完的申请", "年内没有全部办结"),
        (
            "2021年至2023年合计收到申请最多的单位",
            "2021、2022、2023年合计新收政府信息公开申请，从多到少：\n1. 甲山县人民政府（3年）：120件",
        ),
        ("2021年至2023年合计收到申请最少的单位", "1. 甲山县石桥镇人民政府（2年）：12件"),
        ("2022年收到申请减少5件以上的单位有哪些", "减少不少于5件的有1家（共核对3家）：\n· 甲山县人民政府：减少10件"),
        ("2022年收到申请增长超过40%的单位有哪些", "增加超过40%的有1家（共核对3家）：\n· 甲山县教育局：增加50%"),
        ("2022年收到申请同比下降的有哪些", "减少的有1家（共核对3家）：\n· 甲山县人民政府：减少10件"),
        ("有没有单位2022年公开率达到100%", "没有。2022年公开率不少于100%的一家也没有"),
        ("2022到2024年收到申请最多的单位", "没有收录2024年的年报"),
        ("甲山县教育局2023年收到的申请比2022年多还是少", "2023年比2022年多3件"),
        ("石桥镇政府2022年的申请是否都办结了", "年内没有全部办结"),
        ("2022年有没有一家收到申请超过10件", "有。2022年"),
        ("What is the total number of applications received by all offices in 2022?", "may be counted twice"),
    ],
)
def test_what_an_answer_says(question: str, expected: str) -> None:
    assert expected in answered(question).text


def test_offices_that_lie_in_none_of_the_others_are_of_one_scope() -> None:
    assert "覆盖整个地区" not in answered("甲山县教育局和石桥镇政府2022年谁收到的申请多").text


@pytest.mark.parametrize(
    ("question", "own", "expected"),
    [
        ("全县2022年总体情况", None, "summary 2022 甲山县人民政府办公室 甲山县石桥镇人民政府"),
        ("给我一个全市2022年的总体情况", None, "ask 东林市 西林市"),
        ("给我一个全市2022年的总体情况", "西林市教育局", "summary 2022 西林市水务局"),
        ("东林市2022年总体情况", None, "summary 2022 甲山县人民政府办公室 甲山县石桥镇人民政府"),
        ("全县2022年哪家收到申请最多", None, "ranking 2022 甲山县人民政府办公室 甲山县石桥镇人民政府"),
    ],
)
def test_a_whole_region_is_the_askers_or_the_only_one(question: str, own: str | None, expected: str) -> None:
    names = ("东林市甲山县人民政府办公室", "东林市甲山县石桥镇人民政府", "西林市水务局")
    heads = [ReportHead(at, at, Organ(name), 2022, name, "2021", "x") for at, name in enumerate(names, 1)]
    situation = Situation(OrganDirectory(heads), TODAY, lexicon(), Organ(own) if own else None)
    _, outcome = understand(question, Conversation(), situation)
    if isinstance(outcome, Clarification):
        told = ["ask", *(label for label, _ in outcome.choices)]
    else:
        assert isinstance(outcome, Plan), outcome
        told = [outcome.operation.value, *map(str, outcome.years), *(one.organ.name for one in outcome.organs)]
    assert " ".join(told).replace("东林市甲山县", "甲山县") == expected
