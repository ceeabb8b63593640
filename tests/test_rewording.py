"""Ways of putting a thing, and messages that put themselves right."""

import re

import pytest

from retrieval.reading.differences import held_against, share_of_named
from retrieval.reading.rewording import reworded, second_thought

KINDS = {
    "organ": "甲县|乙县|乙局",
    "year": r"20\d\d年",
    "row": "新收|办结|行政许可|行政处罚",
    "op": "合计|最[多少]|从多到少",
}


def spans(part: str) -> list[tuple[str, int, int]]:
    return [(kind, *hit.span()) for kind, words in KINDS.items() for hit in re.finditer(words, part)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("甲县2024年有多少件是2023年没办完带过来的", "甲县2024年有多少件上年结转的"),
        ("甲县2024年从2023年带过来几件", "甲县2024年上年结转的几件"),
        ("甲县2024年有多少件是2021年没办完带过来的", "甲县2024年有多少件是2021年没办完带过来的"),
        ("甲县2023年收没收到申请", "甲县2023年收到申请"),
        ("2022年哪些单位没收到过一件申请", "2022年哪些单位没有收到申请"),
        ("甲县2024年企业申请超过自然人申请多少件", "甲县2024年企业申请比自然人申请多多少件"),
        ("部分公开在办结里占的比重", "占办结的比重"),
        ("把甲县政府除外,其余单位一共新收多少", "除甲县政府外,其余单位一共新收多少"),
        ("2022年超过300件的单位", "2022年超过300件的单位"),
        ("甲县2022年收到多少,办了几件", "甲县2022年收到多少,办结几件"),
        ("2022年旗县市区政府新收合计", "2022年县市区政府新收合计"),
        ("2022年各县(市,区,旗)新收合计", "2022年各县市区新收合计"),
        ("甲左旗区政府办2022年新收", "甲左旗区政府办2022年新收"),
        ("乡镇政府和街道办2022年一共收了多少", "各镇街2022年一共收了多少"),
        ("乡镇和街道2022年哪个收得多", "乡镇和街道2022年哪个收得多"),
        ("2022年到2023年谁的复议涨得最凶", "2022年到2023年谁的复议增加最多"),
        ("2022年新增最多的单位", "2022年新增最多的单位"),
        ("街道办2021至2023年新收合计,三家分别加总,谁多", "三个街道办2021至2023年新收合计各自合计,谁最多"),
        ("哪些镇收进来了", "哪些镇收录了"),
    ],
)
def test_other_ways_of_putting_a_thing(said: str, meant: str) -> None:
    assert meant in reworded(said) or reworded(said).endswith(meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("甲县...不对,是乙县和乙局,2023年办结合计", "乙县和乙局,2023年办结合计"),
        ("甲县2022年新收几件,说错了,是办结", "甲县2022年几件,办结"),
        ("甲县2022年行政处罚多少,不对不对,乙县", "2022年行政处罚多少,乙县"),
        ("2024年办结,最多在最后?算了,还是从多到少", "2024年办结,从多到少"),
        ("甲县2023年的数对不对,新收几件", "甲县2023年的数对不对,新收几件"),
        ("甲县2023年新收几件", "甲县2023年新收几件"),
        ("甲县2023年新收几件,算了,谢谢", "甲县2023年新收几件,算了,谢谢"),
    ],
)
def test_the_later_words_count(said: str, meant: str) -> None:
    assert second_thought(said, spans) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("甲县办结合计,2024减2023", "甲县办结合计,2024比2023多多少"),
        ("甲县2024年收的减去办结的还剩几件", "甲县2024年收的比办结的多多少"),
        ("甲县2024年许可数和处罚数,前者比后者多多少", "甲县2024年许可数比处罚数多多少"),
        ("甲县2024年许可数和处罚数,后者是前者的几倍", "处罚数是甲县2024年许可数的几倍"),
        ("甲县2023年行政许可与行政处罚之比", "甲县2023年行政许可是行政处罚的几倍"),
        ("甲县2023年新收加上年结转减去办结等于几", "甲县2023年新收加上年结转减去办结等于几"),
        ("2023年全部单位新收减去甲县是多少", "2023年全部单位新收减去甲县是多少"),
        ("甲县2023年收件减少了多少", "甲县2023年收件减少了多少"),
    ],
)
def test_differences_said_by_place(said: str, meant: str) -> None:
    assert held_against(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("甲县2022年诉讼被纠正的比率,以总计为分母", "甲县2022年诉讼被纠正占总计的比例"),
        ("甲县2022年公开率", "甲县2022年公开率"),
    ],
)
def test_a_denominator_that_is_named(said: str, meant: str) -> None:
    assert share_of_named(said) == meant
