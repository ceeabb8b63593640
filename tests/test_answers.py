"""Answers over the samples, through the real store and a real index: right, cited, no number from nowhere."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from fakes import HashEmbeddings
from hypothesis import given, settings
from hypothesis import strategies as st
from planned import PIECES
from wenbao_process import SAMPLES, sample_files

from bot.answer import Answer, Kind, json_number
from bot.assistant import Asker, Assistant
from ingest.load import ingest
from retrieval.conversation import Conversation
from store.database import Database
from store.model import Status
from store.vectors import PassageIndex

CLERK = Asker("test")
OFFICE, BUREAU, TOWN = "云岫市政府办", "霁川县教育局", "栖禾镇"


@dataclass(frozen=True)
class Talk:
    """An assistant over the samples."""

    assistant: Assistant

    def ask(self, *questions: str) -> Answer:
        """The answer to the last of some questions in one conversation."""
        conversation = Conversation()
        for question in questions:
            answer, conversation = self.assistant.ask(question, CLERK, conversation)
            conversation = Conversation.from_json(json.loads(json.dumps(conversation.to_json())))
        return answer


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    home = tmp_path_factory.mktemp("answers")
    database = Database.in_home(home)
    assert {outcome.status for outcome in ingest([SAMPLES], database, home / "sources")} == {"added"}
    index = PassageIndex(folder=home / "chroma", url=None, models=home, model=None, embeddings=HashEmbeddings())
    index.sync(database)
    yield Talk(Assistant(database, index, today=lambda: date(2024, 6, 1)))
    index.close()
    database.close()


def printed(answer: Answer) -> str:
    """An answer's kind and numbers in a small notation."""
    figures = " ".join(str(json_number(one.value)) if one.value is not None else one.status for one in answer.figures)
    results = " ".join(f"{one.operation}={one.value:.4g}" for one in answer.results)
    return " | ".join(part for part in (answer.kind.value, figures, results) if part)


CASES = [
    ("嘉祥县政府办2021年收到多少件申请", "figure | 10"),
    ("how many applications did 嘉祥县政府办 receive in 2021", "figure | 10"),
    ("嘉祥县政府办2021年行政规范性文件现行有效件数", "figure | blank"),
    ("嘉祥县政府办2021年政府集中采购金额", "figure | absent"),
    ("嘉祥县政府办2021年收到多少申请，办结多少", "figure | 10 10"),
    ("嘉祥县政府办2021年本机关不掌握的比予以公开的多几件", "comparison | 6 2 | difference=4 change_rate=2"),
    ("嘉祥县政府办2021年予以公开和部分公开占办结的比例", "aggregate | 2 2 10 | sum=4 ratio=0.4"),
    ("嘉祥县政府办2021年无法提供一共多少件", "aggregate | 6 0 0 | sum=6"),
    ("兴隆镇2021年新收申请多少件", "figure | missing"),
    ("巴彦县兴隆镇2021年新收申请多少件", "unknown"),
    ("嘉祥县政府办2018年收到多少申请", "unknown"),
    ("镇政府2021年收到几件申请", "clarify"),
    ("你好", "refused"),
    ("明年哪只股票能涨", "refused"),
    ("县长家庭住址和私人手机号发我", "refused"),
    ("把嘉祥县政府办2021年的收到数改成100", "refused"),
    ("", "refused"),
    ("🙂🙂", "refused"),
    ("嘉祥县政府办2021年上半年收到多少申请", "clarify"),
    ("一共收录了多少份年报", "list | count=17 count=8"),
]


TRICKY = [
    (
        f"{OFFICE}2021年公开率和2022年公开率",
        "aggregate | 24 10 94 45 13 126 | sum=34 ratio=0.3617 ratio=0.2553 sum=58 ratio=0.4603 ratio=0.3571",
    ),
    (f"{TOWN}2022年收到申请占{BUREAU}收到申请的百分之几", "clarify"),
    (f"{OFFICE}2021年行政诉讼维持占比", "aggregate | 2 1 3 1 | sum=3 ratio=0.75"),
    (f"{OFFICE}2022年予以公开占比多少", "aggregate | 45 126 | ratio=0.3571"),
    (f"{BUREAU}2021年没有被维持的行政复议有多少件", "clarify"),
    (f"{BUREAU}2021年没有予以公开的有多少件", "clarify"),
    ("2021年哪些单位没有行政复议", "aggregate | 0 0 0 0 | count=4"),
    (f"{TOWN}2022年以来收到多少件", "figure | 15 9"),
    (f"{TOWN}2020——2022年共收到多少件", "aggregate | 4 7 15 | sum=26"),
    (f"{TOWN}2022到2020年共收到多少件", "aggregate | 4 7 15 | sum=26"),
    (f"{OFFICE}2022年收到的比办结的多多少", "comparison | 124 126 | difference=-2 change_rate=-0.01587"),
    (f"{TOWN}2022年收到比2021年增长多少", "comparison | 15 7 | difference=8 change_rate=1.143"),
    ("2021年行政事业性收费超过5000元的单位有几家", "aggregate | 8.4 42.75 | count=2"),
    ("三家单位2021年平均收到多少件", "clarify"),
    (f"{TOWN}收到申请最少的是哪年", "ranking | 4 7 9 15"),
    (f"收到申请比{TOWN}多的单位2021年有哪些", "aggregate | 34 97 10 missing 7 | count=3"),
    ("嘉祥县政府办2021年收到申请比平均数多多少", "clarify"),
    ("兴隆镇2021年不予公开多少件", "figure | missing 0 0 0 0 0 0 0"),
    ("嘉祥县政府办2021年收到的申请是12件吗", "figure | 10"),
    ("营丘镇2020年行政许可上一年项目数量和处理决定数量哪个最多", "ranking | 0 0"),
    (f"除了自然人以外，{OFFICE}2022年收到多少申请", "aggregate | 20 5 4 7 3 | sum=39"),
    (f"{OFFICE}2022年有多少件不是自然人提的", "aggregate | 20 5 4 7 3 | sum=39"),
    (f"{OFFICE}2022年平均每月收到多少申请", "clarify"),
    ("云岫市2023年行政处罚多少件", "clarify"),
    ("2022年收到10件以上的单位有几家", "aggregate | 29 15 124 | count=3"),
    (f"{BUREAU}2021年行政复议审结多少件", "aggregate | 0 1 1 | sum=2"),
    (f"{BUREAU}2021年办结的行政复议多少件", "aggregate | 0 1 1 | sum=2"),
    (f"{BUREAU}2021年办结、行政复议各多少件", "figure | 32 2"),
    (f"how many lawsuits against {OFFICE} were concluded in 2021", "aggregate | 0 2 0 0 1 0 | sum=3"),
    (f"how many applications did {TOWN} bring forward from the year before, in 2022?", "figure | 0"),
    (f"my friend says {TOWN} received 16 applications in 2022, is that right?", "figure | 15"),
    (f"how many lawsuits against {OFFICE} were decided against the plaintiff in 2021", "aggregate | 2 1 | sum=3"),
    (f"how many reconsiderations went against {BUREAU} in 2021", "figure | 1"),
    ("which offices received more than 20 applications in 2022", "aggregate | 29 124 | count=2"),
]


OPERATIONS = [
    (f"{OFFICE}2022年不予处理多少件，其中重复申请多少件", "aggregate | 5 4 1 0 1 | sum=11"),
    (f"{OFFICE}2022年收到多少件，其中企业多少件", "figure | 124 20"),
    (f"{OFFICE}2022年接收、办结各是多少", "figure | 124 126"),
    (f"{OFFICE}2022年办结、受理分别是多少", "figure | 126 124"),
    (f"{OFFICE}2022年受理办结各几件", "figure | 124 126"),
    (f"{OFFICE}2022年申请量、办结量、复议数", "figure | 124 126 9"),
    (f"{OFFICE}2022年申请和复议各多少", "figure | 124 9"),
    (f"{OFFICE}2022年收到的申请，办结了多少", "figure | 126"),
    (f"{OFFICE}2022年接收的申请办结的各有多少", "figure | 126"),
    (f"{OFFICE}2022年不予公开、无法提供各多少件", "aggregate | 0 1 1 4 6 4 7 2 21 2 1 | sum=25 sum=24"),
    (f"{OFFICE}和{BUREAU}2022年不予公开各多少件", "aggregate | 0 1 1 4 6 4 7 2 0 1 1 0 2 0 1 0 | sum=25 sum=5"),
    (f"{OFFICE}2022年哪类申请人最多", "ranking | 85 20 7 5 4 3"),
    ("2022年哪个单位不予公开最多", "ranking | 0 1 1 4 6 4 7 2 0 1 1 0 2 0 1 0 0 0 1 0 0 0 1 0 | sum=25 sum=5 sum=2"),
    ("2022年各单位公开率排名", "ranking | 13 5 30 45 13 126 3 1 13 | ratio=0.6 ratio=0.4603 ratio=0.3077"),
    (
        f"{OFFICE}2022年公开率比2021年高多少",
        "comparison | 45 13 126 24 10 94 | ratio=0.4603 ratio=0.3617 difference=0.09862",
    ),
    (
        f"{OFFICE}历年公开率",
        "trend | 35 6 85 24 10 94 45 13 126 50 14 116 | ratio=0.4824 ratio=0.3617 ratio=0.4603 ratio=0.5517 "
        "difference=-0.1207 difference=0.09862 difference=0.09141",
    ),
    ("2022年公开率超过40%的单位", "aggregate | 13 5 30 45 13 126 | count=2 ratio=0.6 ratio=0.4603"),
    (f"{TOWN}2021年收到申请排第几", "ranking | 97 34 10 7 0 0 missing | count=6"),
    ("2022年收到申请最多的和最少的是谁", "ranking | 124 15"),
    (f"2021年除{OFFICE}外各单位一共收到多少申请", "aggregate | 34 7 0 10 missing 0 | sum=51"),
    (f"2021年除了{OFFICE}和{BUREAU}以外谁收到的申请最多", "ranking | 10 7 0 0 missing"),
    ("2022年哪些单位有行政诉讼", "aggregate | 1 0 1 0 3 2 | count=3 sum=1 sum=1 sum=5"),
    ("2021年零申请的单位有哪些", "aggregate | 0 0 missing | count=2"),
    ("2021年哪些单位一件申请都没收到", "aggregate | 0 0 missing | count=2"),
    ("2022年收到15到30件之间的单位", "aggregate | 29 15 | count=2"),
    (f"{OFFICE}2022年收到的申请占全部单位的百分之几", "aggregate | 124 29 15 | sum=168 ratio=0.7381"),
    (f"{OFFICE}2022年诉讼败诉率", "aggregate | 1 0 3 2 | sum=1 ratio=0.2"),
    (f"{OFFICE}2022年自然人予以公开率", "aggregate | 28 84 | ratio=0.3333"),
    (f"{OFFICE}2022年企业办结率", "aggregate | 22 20 2 | ratio=1"),
    (f"{OFFICE}2022年直接起诉败诉率", "aggregate | 1 3 | ratio=0.3333"),
    (f"{OFFICE}2022年不予公开中国家秘密占比", "aggregate | 0 1 1 4 6 4 7 2 | ratio=0"),
    (f"{OFFICE}2022年无法提供里没有现成信息占多少", "aggregate | 2 21 1 | ratio=0.08333"),
    (f"{OFFICE}2022年法人申请中企业占比", "aggregate | 20 5 4 7 3 | ratio=0.5128"),
    (f"{OFFICE}2022年自然人申请中予以公开的比例", "aggregate | 28 84 | ratio=0.3333"),
    (f"{OFFICE}2022年自然人中企业占比", "clarify"),
    (f"{OFFICE}2022年自然人复议纠错率", "clarify"),
    (f"{OFFICE}2022年企业公开率和自然人公开率", "clarify"),
    (f"{OFFICE}2022年不予处理合计，无法提供合计", "aggregate | 5 4 1 0 1 21 2 1 | sum=11 sum=24"),
    (f"{OFFICE}2022年人均申请多少件", "unknown"),
    (f"{OFFICE}2022年收到和办结一共多少件", "figure | 124 126"),
    (
        f"{OFFICE}哪年不予公开最多",
        "ranking | 0 1 1 4 6 4 7 2 0 3 1 7 6 0 3 0 0 0 0 5 4 3 2 0 0 0 0 0 4 5 1 1 | sum=25 sum=20 sum=14 sum=11",
    ),
    (
        "2022年各单位不予公开多少件",
        "aggregate | 0 1 1 0 2 0 1 0 0 0 1 0 0 0 1 0 0 1 1 4 6 4 7 2 | sum=32 sum=5 sum=2 sum=25",
    ),
    (
        "2022年各单位哪一类申请人最多",
        "ranking | 26 15 85 2 0 20 1 0 7 0 0 5 0 0 4 0 0 3 | sum=126 sum=22 sum=8 sum=5 sum=4 sum=3",
    ),
    (f"{TOWN}缺哪几年的年报", "list | count=0"),
    ("2022年收到申请比2021年少的单位有几家", "aggregate | 29 34 | count=1 difference=-5"),
    (
        "2022年收到申请增长最快的单位",
        "ranking | 15 7 124 97 29 34 | change_rate=1.143 change_rate=0.2784 change_rate=-0.1471",
    ),
    ("2021到2022年各单位一共收到多少申请", "aggregate | 34 29 7 15 97 124 0 10 missing 0 | sum=316 sum=148 sum=168"),
    ("2022年各单位收到申请的中位数", "aggregate | 29 15 124 | median=29"),
    ("过程性信息是什么意思", "passage"),
    ("怎么申请信息公开", "passage"),
]


@pytest.mark.parametrize(("question", "expected"), CASES + TRICKY + OPERATIONS)
def test_answers(talk: Talk, question: str, expected: str) -> None:
    answer = talk.ask(question)
    assert printed(answer) == expected and answer.text.strip()


@pytest.mark.parametrize("asked", ["收到多少申请", "和2023年一共收到多少申请", "收到的申请排名", "收到申请平均多少件"])
def test_no_text_is_empty_where_nothing_is_left(talk: Talk, asked: str) -> None:
    answer = talk.ask(f"{OFFICE}2022年除{OFFICE}外{asked}")
    assert answer.text.strip() and not answer.figures


def test_a_kind_of_applicant_after_a_rate_is_of_the_rate(talk: Talk) -> None:
    first = f"{OFFICE}2022年予以公开率"
    assert printed(talk.ask(first, "自然人的")) == "aggregate | 28 84 | ratio=0.3333"
    assert printed(talk.ask(first, "自然人的", "总的呢")) == printed(talk.ask(first))


def test_a_conversation_fills_in_what_is_left_out(talk: Talk) -> None:
    first = ("嘉祥县政府办2021年收到多少件申请", "那企业呢")
    assert printed(talk.ask(*first)) == "figure | 0"
    assert printed(talk.ask(*first, "和官庄镇比呢")).startswith("comparison | 0 0 | difference=0")
    assert printed(talk.ask("收到多少申请", "嘉祥县政府办的")) == "figure | 10"
    assert printed(talk.ask(f"{OFFICE}2023年收到多少申请", "上年呢")) == "figure | 124"
    assert printed(talk.ask(f"{OFFICE}2023年收到多少申请", "和北京市朝阳区比呢", "行政处罚呢")) == "clarify"
    assert printed(talk.ask(f"{OFFICE}2023年收到多少申请", "2016年呢", "自然人呢")) == "unknown"


def test_two_questions_in_one_message_are_both_answered(talk: Talk) -> None:
    answer = talk.ask(f"{OFFICE}2022年收到多少申请？{BUREAU}2022年上半年收到几件？")
    assert printed(answer) == "figure | 124" and [part.kind for part in answer.parts] == [Kind.CLARIFY]
    assert [part["kind"] for part in answer.to_json()["parts"]] == ["clarify"]


def test_every_cell_can_be_asked_for_by_its_row_and_column(talk: Talk) -> None:
    """A tour of a report: each figure it prints is found again by the catalogue's own words."""
    database = talk.assistant._database
    organ = next(one for one in database.organs() if one.organ.name.startswith("云岫市"))
    wrong = []
    for held in database.figures({organ.id}, {2022}):
        place = held.figure.locator
        answer = talk.ask(f"{organ.organ.name}2022年{place.row} {place.column}是多少")
        if answer.kind is not Kind.FIGURE or [one.value for one in answer.figures] != [held.figure.value]:
            wrong.append((place.row, place.column, answer.text))
    assert not wrong


def test_trend_and_ranking_over_the_invented_reports(talk: Talk) -> None:
    trend = talk.ask(f"{OFFICE}历年收到申请的变化趋势")
    assert [one.year for one in trend.figures] == [2020, 2021, 2022, 2023]
    changes = [one for one in trend.results if one.operation == "difference"]
    values = [one.value or Decimal(0) for one in trend.figures]
    assert [one.value for one in changes] == [later - earlier for earlier, later in pairwise(values)]
    ranking = talk.ask("2022年各单位收到申请排名")
    ranked = [one.value for one in ranking.figures]
    assert len(ranked) == 3 and ranked == sorted(ranked, key=lambda value: -(value or 0))


ASKED = [
    *(question for question, _ in CASES + OPERATIONS),
    "which office has the highest disclosure rate in 2022",
    "What does process information mean?",
    "How long does it take to get an answer?",
    f"what rank does {TOWN} have for applications received in 2021",
    f"{OFFICE}2023年年报有没有矛盾",
    f"总结一下{OFFICE}2022年的年报",
    "2022年各单位总体情况",
    f"{BUREAU}2022年存在哪些问题",
    f"{OFFICE}去年收到多少申请",
    f"{OFFICE}二〇一五年收到多少申请",
    "2022年收到申请超过10件的单位有几家",
    "2022年平均每个单位办结多少件",
    f"{TOWN}2021年联系电话",
    "哪些单位没有2019年的年报",
]


@pytest.mark.parametrize("question", ASKED)
def test_every_number_has_its_source(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert not numbers(re.sub(r"\[\d+\]|(?m:^\d+\.)", "", answer.text)) - backed(answer)
    for figure in answer.figures:
        citation = next(one for one in answer.citations if one.id == figure.citation)
        assert figure.value is None or numbers(str(json_number(figure.value))) <= numbers(citation.quote)
        assert figure.value is not None or figure.status is not Status.REPORTED
    for citation in answer.citations:
        assert squashed(citation.quote) in source_text(citation.source)


@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_question_raises(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.text and json.dumps(answer.to_json(), ensure_ascii=False)


def numbers(text: str) -> set[str]:
    """The numbers in a text, without trailing zeros of decimals."""
    found = re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", text).replace(",", ""))
    return {number.rstrip("0").rstrip(".") if "." in number else number for number in found}


def backed(answer: Answer) -> set[str]:
    """The numbers that an answer may say: asked, stored, computed or quoted."""
    said = answer.to_json()
    known = numbers(answer.question) | numbers(json.dumps({**said, "text": "", "elapsed_ms": 0}, ensure_ascii=False))
    for result in answer.results:
        for places in range(5):
            known |= numbers(f"{abs(result.value):.{places}f}") | numbers(f"{abs(result.value) * 100:.{places}f}")
    return known


def source_text(name: str) -> str:
    """A sample's text without tags and white space."""
    path = next(one for one in sample_files() if one.name == Path(name).name)
    return squashed(unescape(re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))))


def test_a_group_of_which_one_is_held_is_told_to_be_that_one(talk: Talk) -> None:
    assert "（“霁川县各乡镇”只收录了1家：" in talk.ask("霁川县各乡镇2022年一共收到多少申请").text
    assert "只收录了" not in talk.ask("2022年各单位一共收到多少申请").text


def squashed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岫市政府办2021年行政事业性收费合计多少元", "折合427500元"),
        ("云岫市政府办2021年行政事业性收费合计多少万元", "行政事业性收费金额：42.75万元"),
        ("2021年各单位行政事业性收费合计多少元", "（金额已按所问换算为元）"),
    ],
)
def test_amounts_come_in_the_unit_asked_for(talk: Talk, question: str, said: str) -> None:
    told = talk.ask(question).text
    assert said in told
    assert ("换算" in told) == ("换算" in said), "what is not converted is not said to be"
