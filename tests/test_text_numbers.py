"""Numbers that the text states: what is read of a sentence, what is kept, and what is ranked and added up of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from fakes import make_passages, make_report

from bot.answer import Answer, Kind
from bot.assistant import Asker, Assistant
from bot.commands.reading import _PARTS
from ingest.text_numbers import find_text_numbers
from retrieval.conversation import Conversation
from retrieval.texts.text_figures import read_asked, read_english
from store.database import Database
from store.model import Report
from store.tables import TEXT_NUMBER
from store.vectors import PassageIndex

YEAR = 2022

# the sentence: number unit verb counted means, ~ before the number where it is not exact; | between two
STATED = """
全年共举办政务公开培训3次。: 3 次 举办 政务公开培训 全年
开展了两次政务公开业务培训。: 2 次 开展 政务公开业务培训 -
我镇组织召开推进会十二场: 12 场 组织召开 推进会 我镇
举办3期培训班: 3 期 举办 培训班 -
通过微信公众号“甲镇发布”推送信息1.2万条。: 12000 条 推送 信息 通过微信公众号
微信公众号推送信息300余条: ~300 条 推送 信息 微信公众号
近30次会议: ~30 次 - 会议 -
上半年召开会议3次: ~3 次 召开 会议 上半年
发布信息1,024条、视频3个: 1024 条 发布 信息 - | 3 个 发布 视频 -
2022年政务公开培训3次: 3 次 - 政务公开培训 -
办结提案8件，办结率100%: 8 件 办结 提案 - | 100 % - 办结率 -
截至2022年12月31日，公开政府信息数688条: 688 条 公开 政府信息 -
2021年举办培训9次，2022年举办培训4次: 4 次 举办 培训 -
"""
NOT_STATED = [
    "2021年举办培训9次。",
    "根据《条例》第十五条、第3条规定，举办第六期培训班。",
    "下一步，举办培训3次。将举办培训5次。",
    "每季度举办培训1次。",
    "计划开展培训2次。",
    "2020年至2022年共举办培训9次。",
    "近三年举办培训9次。",
    "（三）加强培训。二是一次性告知，进一步公开。",
    "依据国办发〔2021〕30号文件，20个工作日内答复。",
    "联系电话12345678，12345热线，邮编123456，3月5日。",
    "同比增加12条，比上年减少3次，平均每人2次。",
    "2023年举办培训4次。",
    "发布信息数十条。",
]


def said(text: str) -> list[str]:
    found = find_text_numbers(make_passages([text]), YEAR)
    assert all(text[one.start : one.end].strip() for one in found)
    return [
        f"{'' if one.exact else '~'}{one.value.normalize():f} {one.unit} "
        f"{one.verb or '-'} {one.counted or '-'} {one.means or '-'}"
        for one in found
    ]


@pytest.mark.parametrize("case", STATED.strip().splitlines())
def test_what_a_sentence_states(case: str) -> None:
    sentence, _, stated = case.partition(": ")
    assert said(sentence) == stated.split(" | ")


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_what_states_no_number_of_the_year(sentence: str) -> None:
    assert said(sentence) == []


def test_the_sentence_stands_in_its_passage() -> None:
    text = "我镇高度重视。 全年举办培训3次。\n通过网站公开信息5条；参训很多。"
    found = find_text_numbers(make_passages(["没有数。", text]), YEAR)
    assert [(one.passage, text[one.start : one.end]) for one in found] == [
        (1, "全年举办培训3次。"),
        (1, "通过网站公开信息5条；参训很多。"),
    ]


def test_plans_in_the_section_of_problems_are_not_sure() -> None:
    (found,) = find_text_numbers(make_passages(["举办培训3次。"], "五、存在的主要问题及改进情况"), YEAR)
    assert not found.exact


def report(town: str, *texts: str, year: int = YEAR) -> Report:
    made = make_report(f"甲县{town}镇人民政府", year, texts=texts)
    return replace(made, text_numbers=find_text_numbers(made.passages, year))


def test_numbers_are_kept_read_anew_and_taken_out(database: Database) -> None:
    first = report("东山", "举办培训3次。", "公众号推送信息1.5万条。")
    database.save(first)
    (head,) = database.heads()
    held = database.text_numbers([head.id])
    assert tuple(one.number for one in held) == first.text_numbers
    places = {one.id: one.passage for one in database.passages()}
    assert [places[one.passage_id].ordinal for one in held] == [0, 1]
    assert database.reread(first).status == "unchanged"
    database.reread(replace(first, text_numbers=()))
    assert database.text_numbers([head.id]) == []
    again = database.reread(first)
    assert (again.status, again.parts) == ("replaced", ("text_numbers",))
    database.remove(head.organ_id, YEAR)
    assert database.text_numbers([head.id]) == []


@pytest.fixture
def towns(database: Database) -> Database:
    database.save(report("东山", "全年共举办政务公开培训3次。", "微信公众号发布信息120条，网站发布信息900条。"))
    database.save(report("西山", "开展政务公开业务培训两次，通过微信公众号推送信息88条。"))
    database.save(report("南山", "我镇组织召开政务公开培训会5次。"))
    database.save(report("北山", "举办培训7次，微信公众号推送信息300余条。", "全年举办培训8次。"))
    database.save(report("中山", "县教育局举办培训70次，微信公众号、网站发布信息5000条。"))
    database.save(report("下山", "本机关按时编制年度报告。"))
    database.save(report("上山", "举办培训99次。", year=2021))
    return database


def ask(database: Database, index: PassageIndex, question: str) -> Answer:
    assistant = Assistant(database, index, lambda: date(2023, 6, 1))
    return assistant.ask(question, Asker("test"), Conversation())[0]


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("公众号发布最多的镇", ["120条：甲县东山", "88条：甲县西山"]),
        ("2022年各镇公众号发布信息从少到多", ["88条：甲县西山", "120条：甲县东山"]),
        ("2022年各单位举办培训次数排名", ["5次：甲县南山", "3次：甲县东山", "2次：甲县西山"]),
        ("哪个单位政务公开培训最多", ["5次：甲县南山", "3次：甲县东山", "2次：甲县西山"]),
    ],
)
def test_texts_are_ranked_by_what_they_state(
    towns: Database, index: PassageIndex, question: str, order: list[str]
) -> None:
    answer = ask(towns, index, question)
    assert answer.kind is Kind.RANKING
    assert [line.split("镇")[0].partition(". ")[2] for line in answer.text.splitlines() if line[:1].isdigit()] == order
    assert "不是统计表的数" in answer.text
    assert not answer.figures
    quotes = {citation.id: citation.quote for citation in answer.citations}
    assert all(quotes[passage.citation] == passage.text for passage in answer.passages)


def test_texts_are_added_up_and_doubts_told(towns: Database, index: PassageIndex) -> None:
    answer = ask(towns, index, "2022年各镇一共举办了几次培训")
    assert answer.kind is Kind.AGGREGATE
    assert [(one.value, one.unit, one.of) for one in answer.results if one.operation == "sum"] == [
        (Decimal(10), "次", 3)
    ]
    # two numbers that disagree are both told, another office's training is told too; neither is reckoned with
    unsure = answer.text.partition("未列入")[2]
    assert all(said in unsure for said in ("培训7次", "培训8次", "县教育局举办培训70次"))
    assert "正文里没有读到可以比较的数的有1份：甲县下山镇人民政府2022年" in unsure
    assert "99" not in answer.text


@pytest.mark.parametrize(
    ("question", "operation", "value"),
    [
        ("2022年各镇平均举办几次培训", "average", Decimal(10) / 3),
        ("the average number of training sessions held in 2022", "average", Decimal(10) / 3),
        ("How many training sessions were held in total in 2022?", "sum", Decimal(10)),
    ],
)
def test_texts_are_added_up_and_averaged_in_both_languages(
    towns: Database, index: PassageIndex, question: str, operation: str, value: Decimal
) -> None:
    answer = ask(towns, index, question)
    assert (answer.kind, answer.results[0].operation, answer.results[0].value) == (Kind.AGGREGATE, operation, value)
    assert "不是统计表的数" in answer.text or "not the tables" in answer.text
    assert [passage.text for passage in answer.passages][:1] == ["我镇组织召开政务公开培训会5次。"]


def test_texts_are_ranked_for_who_asks_in_english(towns: Database, index: PassageIndex) -> None:
    answer = ask(towns, index, "Which office held the most training sessions in 2022?")
    ranked = [line for line in answer.text.splitlines() if line[1:2] == "."]
    assert [line.split(":")[0] for line in ranked] == ["1. 5", "2. 3", "3. 2"]
    assert answer.kind is Kind.RANKING and "not the tables" in answer.text and "年年报" not in answer.text


def test_reports_whose_texts_were_not_read_for_numbers_are_to_be_read_again(
    towns: Database, index: PassageIndex
) -> None:
    question = "2022年各单位举办培训次数排名"
    assert "ingest --again" not in ask(towns, index, question).text
    with towns.writing() as connection:
        connection.execute(TEXT_NUMBER.delete())
    answer = ask(towns, index, question)
    assert not answer.results and "wenbao ingest --again" in answer.text


def test_what_the_tables_have_stays_theirs(towns: Database, index: PassageIndex) -> None:
    answer = ask(towns, index, "2022年哪个镇新收申请最多")
    assert answer.kind is Kind.RANKING
    assert answer.figures
    assert not answer.passages


def test_what_a_table_may_mean_is_asked_back(database: Database, index: PassageIndex) -> None:
    for town, many in (("东山", 1), ("西山", 2)):
        database.save(report(town, f"行政复议{many}件。"))
    assert "正文里写的数" not in ask(database, index, "行政复议一共几件").text


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("东山镇举办培训3次。", True),
        ("甲县东山镇人民政府举办培训3次。", True),
        ("我镇先后举办全县政务公开培训3次。", True),
        ("甲县举办培训3次。", False),
        ("全县举办培训3次。", False),
        ("县教育局举办培训3次。", False),
        ("参加培训3次。", False),
        ("举办消防培训3次。", False),
        ("线上举办培训3次。", False),
    ],
)
def test_what_is_counted_is_the_organs_own(database: Database, index: PassageIndex, said: str, counted: bool) -> None:
    for report_of in (report("东山", said), report("西山", "举办培训1次。"), report("南山", "举办培训2次。")):
        database.save(report_of)
    answer = ask(database, index, "哪个镇举办培训最多")
    assert answer.text.partition("另有")[0].partition("没有读到")[0].count("3次：") == counted


@pytest.mark.parametrize(
    "question",
    [
        "甲镇举办了几次培训",
        "各镇平均每次培训多少人",
        "最多的镇",
        "各镇公众号叫什么",
        "培训增加最多的镇",
        "平均最多的培训",
    ],
)
def test_what_asks_for_no_ranking_of_texts(question: str) -> None:
    assert read_asked(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "how many training sessions were held",
        "most offices held training",
        "the most frobnicated training",
        "at most three training sessions",
        "which office has the most",
    ],
)
def test_what_asks_for_no_ranking_of_texts_in_english(question: str) -> None:
    assert read_english(question) is None


def test_each_part_that_reads_anew_has_a_name(database: Database) -> None:
    first = report("东山", "举办培训3次。")
    database.save(replace(first, text_numbers=()))
    assert all(_PARTS[part] for part in database.reread(first).parts) and database.reread(first).parts == ()
