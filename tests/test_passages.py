"""From a question to the sentences that answer it, over small invented reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from fakes import make_report
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.retrievers import BaseRetriever

from retrieval.passages import PassageRetriever, find_quotes
from retrieval.texts.coverage import Rarity, cover
from retrieval.texts.english import into_chinese, is_english
from retrieval.texts.lexical import LexicalIndex
from retrieval.texts.sentences import LONGEST_QUOTE, list_around, split_sentences
from retrieval.texts.wanted import Want, wanted_of
from retrieval.texts.words import normal, read_words
from store.database import Database
from store.model import Locator, Passage, Report
from store.vectors import PassageIndex

TEXTS = (
    (
        "",
        "本报告内容包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况、其他需要报告的事项。"
        "如对本报告有疑问，请与青石镇党政办联系（地址：青石镇柳荫路6号，邮编：100001，电话：010-55512345，邮箱：a@example.gov.cn）。",
    ),
    (
        "一、总体情况",
        "2021年，我镇通过门户网站发布信息120条，“青石之窗”微信公众号发布信息345条，公众号关注人数达2万人。"
        "全年答复留言率达到98%，比上年提高3个百分点。",
    ),
    (
        "一、总体情况",
        "一是加强领导。成立了政务公开领导小组，明确副镇长林木生同志任组长，综合办主任为副组长。"
        "二是开展培训。全年组织业务培训三次，参训人员80人次。",
    ),
    ("一、总体情况", "3月15日，新版网站上线运行。在便民服务中心一楼设立了政务公开专区。截至12月底，线下专区接待群众。"),
    (
        "五、存在的主要问题及改进情况",
        "2021年工作取得一定成绩，但还存在一些不足。一是信息更新不及时；二是解读形式单一。三是人手偏少。"
        "下一步，我镇将从以下方面改进：一是每周检查更新；二是增加图解。",
    ),
    ("六、其他需要报告的事项", "2021年度未收取信息处理费。本年度没有承办人大代表建议。"),
)


def _report(organ: str, year: int, texts: tuple[tuple[str, str], ...]) -> Report:
    report = make_report(organ, year)
    passages = tuple(
        Passage(ordinal, section, text, Locator(section=section)) for ordinal, (section, text) in enumerate(texts)
    )
    return replace(report, passages=passages)


@pytest.fixture
def held(database: Database, index: PassageIndex) -> tuple[Database, PassageIndex]:
    database.save(_report("青石镇人民政府", 2021, TEXTS))
    database.save(_report("青石镇人民政府", 2020, (("一、总体情况", "2020年，我镇通过门户网站发布信息99条。"),)))
    texts = (("一、总体情况", "白沙镇通过门户网站发布信息777条，举办展览5场。"),)
    database.save(_report("白沙镇人民政府", 2021, texts))
    index.sync(database)
    return database, index


def _organ(database: Database, name: str) -> set[int]:
    return {organ.id for organ in database.organs() if organ.organ.name == name}


def _quoted(held: tuple[Database, PassageIndex], question: str, years: set[int] | None) -> list[str]:
    database, index = held
    return [
        quote.text
        for quote in find_quotes(question, question, _organ(database, "青石镇人民政府"), years, database, index)
    ]


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("门户网站发布了多少条信息？", "120条"),
        ("“青石之窗”公众号发了几条？", "345条"),
        ("微信公众号叫什么名字", "青石之窗"),
        ("公众号有多少粉丝？", "2万人"),
        ("留言答复率是多少？", "98%"),
        ("搞了几次培训", "三次"),
        ("业务培训开过几次", "三次"),
        ("公众号关注人数有多大", "2万人"),
        ("自己承认有哪些不足", "三是人手偏少"),
        ("培训了多少人次？", "80人次"),
        ("谁是领导小组组长？", "林木生"),
        ("网站是哪天上线的？", "3月15日"),
        ("政务公开专区设在哪里？", "便民服务中心一楼"),
        ("联系电话是多少", "010-55512345"),
        ("电子邮箱", "a@example.gov.cn"),
        ("存在哪些问题？", "三是人手偏少"),
        ("下一步怎么改进？", "增加图解"),
        ("收取信息处理费了吗？", "未收取"),
        ("有没有承办人大代表建议", "没有承办"),
        ("电话给我一个", "010-55512345"),
        ("领导小组组长叫什么啊", "林木生"),
        ("领导小组组长归什么人担任", "林木生"),
        ("现在公众号有多少人关注", "2万人"),
        ("门户网站发了多少个信息", "120条"),
        ("How many brief training sessions (业务培训) were held?", "三次"),
        ("办公电话多少年报上印着的那个", "010-55512345"),
        ("2021年年报所载存在的问题有哪些", "三是人手偏少"),
        ("接下来打算做些什么", "增加图解"),
        ("下一步要做哪些改进", "增加图解"),
        ("业务培训搞了几回", "三次"),
        ("那个门户网站一共发了好多条信息", "120条"),
        ("How many training sessions were held?", "三次"),
        ("What is the contact phone number?", "010-55512345"),
    ],
)
def test_what_the_text_says_is_quoted(held: tuple[Database, PassageIndex], question: str, piece: str) -> None:
    quotes = _quoted(held, question, {2021})
    assert quotes and piece in quotes[0]


@pytest.mark.parametrize(
    "question",
    [
        "传真号码是多少",
        "微博发布了多少条？",
        "公众号阅读量是多少？",
        "“白沙之窗”公众号发了几条？",
        "举办了几场展览？",
        "专区哪天设立的？",
        "哪天发布的年报",
        "跟踪培训搞了几次",
        "领导小组有多少名成员？",
        "领导小组副秘书长是谁",
        "线上专区接待了多少群众",
        "兼职综合办主任是谁",
        "召开了几次新闻发布会",
        "开过几场听证会",
        "机器人答了多少条",
        "财政收入多少万元？",
        "承办政协提案了吗？",
        "网站有几个栏目？",
        "镇长叫什么名字",
        "How many newspapers were printed?",
        "",
        "？？？",
        "😀",
    ],
)
def test_what_the_text_does_not_say_is_not_quoted(held: tuple[Database, PassageIndex], question: str) -> None:
    assert _quoted(held, question, {2021}) == []


def test_only_the_years_and_organs_in_scope_are_quoted(held: tuple[Database, PassageIndex]) -> None:
    assert "99条" in _quoted(held, "门户网站发布了多少条信息", {2020})[0]
    assert _quoted(held, "门户网站发布了多少条信息", {2019}) == []


def test_without_an_organ_the_vectors_propose(held: tuple[Database, PassageIndex]) -> None:
    quotes = find_quotes("举办展览多少场", "举办展览多少场", None, None, *held)
    assert [quote.held.report.organ.name for quote in quotes] == ["白沙镇人民政府"]


def test_before_anything_is_indexed_words_alone_find_what_is_in_scope(database: Database, index: PassageIndex) -> None:
    database.save(_report("青石镇人民政府", 2021, TEXTS))
    assert "345条" in _quoted((database, index), "公众号发布多少条", {2021})[0]


def test_a_change_of_what_is_held_is_seen(held: tuple[Database, PassageIndex]) -> None:
    database, _ = held
    assert "120条" in _quoted(held, "门户网站发布了多少条信息", {2021})[0]
    newer = _report("青石镇人民政府", 2021, (("一、总体情况", "更正：我镇通过门户网站发布信息121条。"), *TEXTS[2:]))
    database.save(replace(newer, digest="0" * 64))
    assert "121条" in _quoted(held, "门户网站发布了多少条信息", {2021})[0]


def test_quotes_stand_in_their_passages(held: tuple[Database, PassageIndex]) -> None:
    database, index = held
    for question in ("存在哪些问题", "发布信息多少条", "组长是谁"):
        for quote in find_quotes(question, question, None, None, database, index):
            assert quote.text in quote.held.passage.text


def test_a_list_in_paragraphs_is_quoted_item_by_item(database: Database, index: PassageIndex) -> None:
    section = "五、存在的主要问题及改进情况"
    lines = (
        "（一）存在的主要问题",
        "工作中还有一些不足，主要有：",
        "一是更新慢。",
        "二是形式单一。",
        "（二）改进措施",
        "一是增加人手。",
    )
    database.save(_report("青石镇人民政府", 2021, tuple((section, line) for line in lines)))
    assert _quoted((database, index), "存在哪些问题？", {2021}) == ["一是更新慢。", "二是形式单一。"]


def test_the_retriever_is_langchains(held: tuple[Database, PassageIndex]) -> None:
    database, index = held
    organ_ids = frozenset(_organ(database, "青石镇人民政府"))
    retriever = PassageRetriever(database=database, index=index, organ_ids=organ_ids, years=frozenset({2021}), k=2)
    documents = retriever.invoke("业务培训")
    assert isinstance(retriever, BaseRetriever)
    assert len(documents) == 2
    assert "业务培训" in documents[0].page_content
    assert (documents[0].metadata["organ"], documents[0].metadata["year"]) == ("青石镇人民政府", 2021)
    assert documents[0].metadata["score"] >= documents[1].metadata["score"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙", ["甲。", "乙！", "丙"]),
        ("印发《甲。乙》的通知（见附件。），共3件。完。", ["印发《甲。乙》的通知（见附件。），共3件。", "完。"]),
        ("（一）主动公开\n全年公开3条。", ["（一）主动公开", "全年公开3条。"]),
        ("全年通过政府门户网站和新媒体公开各类\n信息3条。", ["全年通过政府门户网站和新媒体公开各类\n信息3条。"]),
        ("括号（没有合上。第二句。" + "很长" * 40, ["括号（没有合上。", "第二句。", "很长" * 40]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in split_sentences(text)] == sentences


@given(st.text(alphabet="甲乙。！；，、（）《》“”\n 一是二1.", max_size=900))
def test_sentences_keep_every_character_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for at, sentence in enumerate(spans):
        whole = list_around(text, spans, at)
        assert whole.start <= whole.end
        assert len(whole) <= max(LONGEST_QUOTE, len(sentence), *(len(span) for span in spans))


@pytest.mark.parametrize(
    ("question", "want", "fitting"),
    [
        ("发了多少条？", Want.NUMBER, {"条", "篇"}),
        ("来了多少人次", Want.NUMBER, {"人次", "人"}),
        ("多少部门参加", Want.NUMBER, set()),
        ("有几台终端", Want.NUMBER, {"台"}),
        ("收了多少钱", Want.MONEY, set()),
        ("公开率多少", Want.RATE, set()),
        ("频率是多少", Want.NUMBER, set()),
        ("谁负责", Want.PERSON, set()),
        ("自己存在哪些问题", Want.PROBLEMS, set()),
        ("哪几个区", Want.LIST, set()),
        ("是哪天的事", Want.DATE, set()),
        ("When was it?", Want.DATE, set()),
        ("how many times was the site redesigned", Want.NUMBER, {"次", "期"}),
        ("what was the positive rating", Want.RATE, set()),
        ("how many people attended", Want.NUMBER, {"人次", "人"}),
        ("说说看", Want.OPEN, set()),
    ],
)
def test_what_is_wanted(question: str, want: Want, fitting: set[str]) -> None:
    wanted = wanted_of(question)
    assert wanted.want is want
    assert fitting <= wanted.counters
    assert bool(fitting) == bool(wanted.counters)


def test_a_word_that_is_not_there_counts_as_missing() -> None:
    words = read_words("公众号粉丝有多少")
    clause = normal("公众号发布信息5条")
    rarity = Rarity([clause])
    assert cover(words, clause, "", rarity).missing > 0.2
    assert cover(words, normal("公众号粉丝5万"), "", rarity).missing == 0


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_coverage_is_a_share(topic: str, clause: str, context: str) -> None:
    found = cover(read_words(topic), normal(clause), normal(context), Rarity([normal(clause)]))
    assert 0 <= found.own <= found.share + 1e-9 <= 1 + 2e-9
    assert 0 <= found.missing <= 1 + 1e-9


def test_a_word_of_latin_letters_weighs_as_one_of_signs() -> None:
    clause = normal("电子版可在jiaxiang.gov.cn下载")
    assert cover(read_words("培训jiaxiang"), clause, "", Rarity([clause, "另有培训"])).missing > 0.3


def test_words_rank_passages() -> None:
    index = LexicalIndex({1: "业务培训两次", 2: "网站改版", 3: "培训"})
    assert [key for key, _ in index.rank("业务培训", 5)] == [1, 3]


def test_english_is_put_into_the_reports_words() -> None:
    assert is_english("How many training sessions were held by 青石镇?")
    assert not is_english("APP 有多少用户")
    # the organ's name is out of the topic, which may have run the words around it together
    asked, topic = "How many training sessions did Qingshi 青石镇 hold?", "How many training sessions didhold?"
    assert into_chinese(asked, topic).split() == ["培训", "?"]
    assert "newsletters" in into_chinese("How many newsletters?", "")
