"""Questions over many reports: each is gone through, each speaks for itself, and the answer says how many did."""

from __future__ import annotations

from datetime import date

import pytest
from fakes import make_report

import retrieval.texts.covering
from bot.answer import Answer, Kind
from bot.assistant import Asker, Assistant
from bot.covering import SHOWN
from retrieval.conversation import Conversation
from retrieval.texts.covering import asks_of_all, cover
from store.database import Database
from store.vectors import PassageIndex

OTHER = "本机关按时编制年度报告，并在门户网站上公布。"


def fill(database: Database, towns: int) -> None:
    """So many towns, of which each third says nothing of training, and the first contradicts itself."""
    for number in range(towns):
        said = f"全年组织业务培训{number + 2}次，参训人员{number + 30}人次。"
        texts = [OTHER if number % 3 == 2 else said, f"第{number}镇微信公众号发布信息{number * 10 + 5}条。"]
        texts += [f"全年组织业务培训{number + 7}次，参训人员很多。"] if number == 0 else []
        database.save(make_report(f"甲县第{number}镇人民政府", 2021, texts=texts))


def ask(database: Database, index: PassageIndex, question: str) -> Answer:
    assistant = Assistant(database, index, lambda: date(2022, 6, 1))
    return assistant.ask(question, Asker("test"), Conversation())[0]


@pytest.mark.parametrize(
    ("question", "of_all"),
    [
        ("各单位的主要问题有哪些", True),
        ("哪些镇设立了专区", True),
        ("培训次数最多的单位", True),
        ("发得最多的信息", False),
        ("历年怎么说人手不足", True),
        ("所有的部门都培训了几次", True),
        ("which offices held training", True),
        ("what did it say over the years", True),
        ("谁的微信发布最多", True),
        ("who published the most on wechat in 2022?", True),
        ("谁负责公开", False),
        ("哪几家年报里提到了公报", True),
        ("哪份年报写了培训", True),
        ("甲镇培训了几次", False),
        ("甲镇有哪些年报", False),
        ("每年报告了什么", False),
        ("公众号叫什么", False),
        ("how many training sessions were held", False),
    ],
)
def test_what_goes_over_all(question: str, of_all: bool) -> None:
    assert asks_of_all(question) is of_all


def test_every_report_is_gone_through(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(database, 30)
    monkeypatch.setattr(retrieval.texts.covering, "AT_ONCE", 7)
    covered = cover("各镇组织业务培训多少次", "组织业务培训多少次", None, {2021}, database)
    assert (len(covered.quotes), covered.read, covered.held, covered.silent) == (20, 30, 30, 10)
    for head, quotes in covered.quotes:
        number = int("".join(filter(str.isdigit, head.organ.name)))
        assert {quote.held.report.id for quote in quotes} == {head.id}
        assert f"培训{number + 2}次" in quotes[0].text


def test_who_did_it_most_often_is_told_as_each_ones_number(database: Database, index: PassageIndex) -> None:
    fill(database, 3)
    for asked in ("2021年业务培训次数最多的单位", "2021年哪家单位业务培训次数最多"):
        assert "全年组织业务培训3次" in ask(database, index, asked).text


def test_places_that_disagree_are_both_quoted(database: Database) -> None:
    fill(database, 2)
    (_, first), (_, second) = cover("各镇组织业务培训多少次", "组织业务培训多少次", None, None, database).quotes
    assert sorted(quote.text[:11] for quote in first) == ["全年组织业务培训2次，", "全年组织业务培训7次，"]
    assert len(second) == 1


def test_years_and_organs_in_scope_alone_are_gone_through(database: Database) -> None:
    fill(database, 4)
    database.save(make_report("甲县第1镇人民政府", 2020, texts=["全年组织业务培训99次。"]))
    organ_ids = {one.id for one in database.organs() if "第1镇" in one.organ.name}
    covered = cover("历年组织业务培训多少次", "组织业务培训多少次", organ_ids, None, database)
    assert [(head.year, quotes[0].text[:10]) for head, quotes in covered.quotes] == [
        (2020, "全年组织业务培训99"),
        (2021, "全年组织业务培训3次"),
    ]
    assert cover("历年组织业务培训多少次", "组织业务培训多少次", organ_ids, {2019}, database).held == 0
    assert cover("？", "", None, None, database).quotes == ()


def test_so_many_reports_are_gone_through_and_it_is_said(
    database: Database, index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 24)
    answer = ask(database, index, "2021年各单位组织业务培训多少次")
    assert answer.kind is Kind.PASSAGE
    assert "24份" in answer.text and "16份" in answer.text and f"{16 - SHOWN}份" in answer.text
    assert len({passage.citation for passage in answer.passages}) == SHOWN + 1  # the first one's two places
    assert all(citation.quote in answer.text for citation in answer.citations)
    monkeypatch.setattr(retrieval.texts.covering, "MOST_COVERED", 9)
    answer = ask(database, index, "2021年各单位组织业务培训多少次")
    assert "收录24份" in answer.text and "前13份" in answer.text  # nine of which speak of training


@pytest.mark.parametrize("asked", ["各镇消防演练组织了几次", "各镇开展消防演练多少场"])
def test_of_many_reports_those_that_have_the_words_are_all_read(
    database: Database, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    fill(database, 12)
    database.save(make_report("乙县第99镇人民政府", 2021, texts=[OTHER, "全年组织消防演练6次。"]))
    database.save(make_report("乙县第98镇人民政府", 2020, texts=[OTHER, "全年组织消防演练8次。"]))
    everything = cover(asked, asked, None, None, database)
    monkeypatch.setattr(retrieval.texts.covering, "MOST_COVERED", 3)
    assert cover(asked, asked, None, None, database) == everything
    assert [head.year for head, _ in everything.quotes] == [2021, 2020] and everything.read == 14
    assert [head.year for head, _ in cover(asked, asked, None, {2020, 2021}, database).quotes] == [2021, 2020]


def test_who_has_most_in_the_texts_is_told_as_each_ones_number(database: Database, index: PassageIndex) -> None:
    fill(database, 3)
    answer = ask(database, index, "2021年哪些单位的微信公众号发布信息最多")
    assert [passage.text for passage in answer.passages] == [
        f"第{number}镇微信公众号发布信息{number * 10 + 5}条。" for number in range(3)
    ]
    assert answer.figures == ()


@pytest.mark.parametrize("said", ["举行发布会4场。", "开展发布会4场。", "全年组织发布会4场。"])
def test_what_is_held_is_said_in_many_ways(database: Database, said: str) -> None:
    database.save(make_report("甲县东山镇人民政府", 2021, texts=[said, OTHER]))
    quotes = cover("各镇发布会召开了几场", "发布会召开了几场", None, None, database).quotes
    assert [quote.text for _, found in quotes for quote in found] == [said]


@pytest.mark.parametrize(
    ("asked", "said", "other"),
    [
        ("各镇举办讲座几次", "举办讲座3次。", "举办座谈会3次。"),
        ("各镇宣讲了几场", "组织宣讲4场。", "组织宣传4场。"),
        ("各镇承办提案几件", "承办提案5件。", "承办案件5件。"),
    ],
)
def test_words_that_begin_like_a_way_to_ask_are_words(database: Database, asked: str, said: str, other: str) -> None:
    database.save(make_report("甲县东山镇人民政府", 2021, texts=[said]))
    database.save(make_report("甲县西山镇人民政府", 2021, texts=[other]))
    quotes = cover(asked, asked, None, None, database).quotes
    assert [quote.text for _, found in quotes for quote in found] == [said]


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("town", ["东山", "西山"])
@pytest.mark.parametrize("thing", ["专题讲座", "业务培训"])
def test_both_places_of_one_report_are_quoted_and_nobody_elses(
    database: Database, index: PassageIndex, town: str, year: int, thing: str
) -> None:
    for place, name in enumerate(("东山", "西山")):
        for when in (2020, 2021):
            told = [f"全年举办{what}{2 + place + when % 10}次。" for what in ("专题讲座", "业务培训")]
            again = [f"举办{what}{7 + place + when % 10}次。" for what in ("专题讲座", "业务培训")]
            database.save(make_report(f"甲县{name}镇人民政府", when, texts=[*told, OTHER, *again]))
    index.sync(database)
    answer = ask(database, index, f"甲县{town}镇{year}年举办了几次{thing}")
    first = ("东山", "西山").index(town) + year % 10
    quoted = sorted(passage.text for passage in answer.passages)
    assert quoted == sorted([f"全年举办{thing}{2 + first}次。", f"举办{thing}{7 + first}次。"])
    assert answer.text.count(f"甲县{town}镇人民政府{year}年") == len(quoted)
