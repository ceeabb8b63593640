"""What a question leaves open between years, or between all offices and each, put in full."""

import pytest

from retrieval.reading.over_time import over_time


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("青禾县2024年企业申请是涨了还是跌了", "青禾县2024年企业申请比上年变动了多少"),
        ("青禾县2024年收到的申请到底是多了还是少了呢", "青禾县2024年收到的申请比上年变动了多少"),
        ("2024年全部单位自然人申请占全部申请多少", "2024年全部单位自然人申请合计占全部申请多少"),
        ("2024年收到申请腰斩的单位", "2024年收到申请比上年下降50%以上的单位"),
        ("2024年办结比收件多的单位", "2024年办结占新收的比例超过100%的单位"),
        ("2024年办结数大于收到数的单位有哪些", "2024年办结占新收的比例超过100%的单位有哪些"),
        ("2024年办结比收到的少的单位有哪些", "2024年办结占新收的比例低于100%的单位有哪些"),
        ("青禾县2022年收到的申请头一回破千,对吗", "青禾县哪几年收到的申请超过千件"),
        ("2021年报告里的问题", "2021年年报里的问题"),
        (
            "list organs by completion rate in 2024, lowest first",
            "list organs by completion rate in 2024 from lowest to highest",
        ),
        ("rank offices by lawsuits (most first)", "rank offices by lawsuits from highest to lowest"),
        ("what was qinghe's busiest year for lawsuits?", "in which year did qinghe have the most lawsuits"),
        ("which year was qinghe's busiest year?", "in which year did qinghe receive the most applications"),
        ("which year did qinghe receive 31 applications?", "in which years did qinghe receive exactly 31 applications"),
        ("is qinghe's intake higher than baisha's in 2024?", "compare the intake of qinghe and baisha in 2024"),
        (
            "did qinghe receive twice as many applications as baisha in 2024?",
            "how many times as many applications did qinghe receive as baisha in 2024",
        ),
        ("has qinghe published all its reports?", "which annual reports of qinghe are missing"),
    ],
)
def test_put_in_full(said: str, meant: str) -> None:
    assert over_time(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "青禾县企业申请是涨了还是跌了",
        "青禾县2024年比2023年是涨了还是跌了",
        "2023到2024年企业申请是涨是跌",
        "青禾县2024年许可项目是增加了还是减少了",
        "全部单位合起来哪一年收到的申请最多",
        "哪一年哪家单位收到的申请合计最多",
        "2024年各单位自然人申请占全部申请多少",
        "2024年全部单位自然人申请分别占全部申请多少",
        "青禾县2024年申请腰斩了吗",
        "2024年许可比处罚多的单位",
        "青禾县2024年办结比收件多多少",
        "2021年报告发布了吗",
        "who was the lowest first responder",
        "what was qinghe's worst year?",
        "which year did qinghe receive the most applications?",
        "is qinghe's disclosure rate higher than baisha's in 2024?",
        "has qinghe published its report?",
    ],
)
def test_what_says_all_it_means_stays(said: str) -> None:
    assert over_time(said) == said
