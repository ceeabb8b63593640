"""Groups of organs in questions, over a few invented holdings in real places."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.conversation import Conversation
from retrieval.names.organ_groups import find_group
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Plan
from retrieval.plans.planning import make_plan
from retrieval.question import fold_question, parse
from store.model import Organ, ReportHead

HELD = (
    "临沂市人民政府",
    "沂南县人民政府",
    "费县人民政府",
    "临沂市兰山区人民政府",
    "沂南县人民政府办公室",
    "沂南县教育和体育局",
    "临沂市教育局",
    "沂南县卫生健康局",
    "沂南县铜井镇人民政府",
    "沂南县界湖街道办事处",
    "句容市郭庄镇人民政府",
    "句容市教育局",
)
DIRECTORY = OrganDirectory(ReportHead(at, at, Organ(name), 2022, name, "2021", "x") for at, name in enumerate(HELD, 1))
CASES = {
    "临沂市各县区": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "临沂各县": "沂南县人民政府 费县人民政府",
    "临沂市2022年各县区": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "哪个区": "临沂市兰山区人民政府",
    "各镇街": "沂南县铜井镇人民政府 沂南县界湖街道办事处 句容市郭庄镇人民政府",
    "沂南县所辖乡镇": "沂南县铜井镇人民政府",
    "沂南县各部门": "沂南县人民政府办公室 沂南县教育和体育局 沂南县卫生健康局",
    "临沂市所有部门": "临沂市教育局",
    "市直部门": "临沂市教育局 句容市教育局",
    "教育系统": "沂南县教育和体育局 临沂市教育局 句容市教育局",
    "临沂市教育系统": "沂南县教育和体育局 临沂市教育局",
    "卫健系统": "沂南县卫生健康局",
    "all towns": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "句容市谁": "句容市郭庄镇人民政府 句容市教育局",
    "费县各镇街": "",
    "哪个镇政府": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "沂南县几个乡镇政府里头谁": "沂南县铜井镇人民政府",
    "三个县区市政府": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "县级人民政府": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "沂南县各镇街(街道不算在内)": "沂南县铜井镇人民政府",
    "句容市辖下两个单位": "句容市郭庄镇人民政府 句容市教育局",
    "沂南县六家单位": "沂南县人民政府 沂南县人民政府办公室 沂南县教育和体育局 沂南县卫生健康局"
    " 沂南县铜井镇人民政府 沂南县界湖街道办事处",
    "沂南县各镇和各街道": "沂南县铜井镇人民政府 沂南县界湖街道办事处",
    "2022年县区收到申请最多的": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "各管委会": "",
}


@pytest.mark.parametrize(("words", "members"), CASES.items())
def test_the_members_of_a_group(words: str, members: str) -> None:
    text = fold_question(f"{words}收到申请最多")
    places = [(one.start, one.end, one.text) for one in DIRECTORY.mentions(text)]
    group = find_group(text, places, DIRECTORY)
    assert group and " ".join(organ.organ.name for organ in group.organs) == members


_OFFICES = "沂南县人民政府办公室 沂南县教育和体育局 沂南县卫生健康局"
_ALL_OF_IT = f"沂南县人民政府 {_OFFICES} 沂南县铜井镇人民政府 沂南县界湖街道办事处"
OF_A_REGION = {
    "沂南2022新收最少的机关": _ALL_OF_IT,
    "沂南2022新收最多的是哪家": _ALL_OF_IT,
    "沂南县2022新收少于200件的单位": _ALL_OF_IT,
    "沂南县收录了哪些单位的年报": _ALL_OF_IT,
    "沂南县2022年新收超过50件的有几家": _ALL_OF_IT,
    "沂南县2022年除县政府外哪个单位新收最多": _ALL_OF_IT,
    "沂南县2022除了教育局谁新收最多": _ALL_OF_IT,
    "除了县政府,沂南县2022新收谁最多": _ALL_OF_IT,
    "沂南县除政府办外2022年各局合计": "沂南县教育和体育局 沂南县卫生健康局",
    "沂南县政府和它的各部门2022年新收": _OFFICES,
    "沂南县各单位2022年新收排个序": _ALL_OF_IT,
    "沂南县各单位(含县政府)2022年新收合计": _ALL_OF_IT,
    "2022年几个镇(铜井、郭庄)共收到多少": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "沂南县哪些部门和镇街有年报": "沂南县人民政府办公室 沂南县教育和体育局 沂南县卫生健康局"
    " 沂南县铜井镇人民政府 沂南县界湖街道办事处",
    "2022年区级政府里头新收最多的": "临沂市兰山区人民政府",
    "2022年新收最多的两个镇": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "2022年沂南县镇街收到的申请总共几件": "沂南县铜井镇人民政府 沂南县界湖街道办事处",
    "县一级的单位2022年新收合计": "沂南县人民政府 费县人民政府 临沂市兰山区人民政府",
    "铜井、郭庄两个镇2022年新收合计": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "沂南县2022新收最多的局": "沂南县教育和体育局 沂南县卫生健康局",
    "沂南2022行政强制最多的部门": _OFFICES,
    "沂南县2022新收最多的镇": "沂南县铜井镇人民政府",
}


@pytest.mark.parametrize(("asked", "members"), OF_A_REGION.items())
def test_the_offices_of_a_region(asked: str, members: str) -> None:
    group = parse(asked, DIRECTORY, date(2024, 6, 1)).group
    assert group and " ".join(organ.organ.name for organ in group.organs) == members


ONE_OFFICE = {
    "铜井镇沂南的2022年收到几件": "沂南县铜井镇人民政府",
    "沂南2022年那个卫健局收到几件": "沂南县卫生健康局",
    "沂南那边2022年收到几件?问的是卫健局": "沂南县卫生健康局",
}


@pytest.mark.parametrize(("asked", "office"), ONE_OFFICE.items())
def test_a_region_may_only_tell_where_an_office_lies(asked: str, office: str) -> None:
    parsed = parse(asked, DIRECTORY, date(2024, 6, 1))
    assert [one.organ.name for mention in parsed.organs for one in mention.organs] == [office]
    assert not parsed.content


PLACED = {
    "在全县排第几": _ALL_OF_IT,
    "位列全县第几": _ALL_OF_IT,
    "在沂南县排第几": _ALL_OF_IT,
    "在沂南县各单位中排第几": _ALL_OF_IT,
    "在全县各局里排第几": "沂南县教育和体育局 沂南县卫生健康局",
    "在沂南县各局中排第几": "沂南县教育和体育局 沂南县卫生健康局",
    "在各局里排第几": "沂南县教育和体育局 临沂市教育局 沂南县卫生健康局 句容市教育局",
    "在各教育局中排第几": "沂南县教育和体育局 临沂市教育局 句容市教育局",
    "'s rank in the county": _ALL_OF_IT,
}


@pytest.mark.parametrize(("among", "members"), PLACED.items())
def test_the_place_of_an_office_is_among_the_group_that_is_named(among: str, members: str) -> None:
    question = parse(f"沂南县教育和体育局2022年新收{among}", DIRECTORY, date(2024, 6, 1))
    plan = make_plan(question, Conversation(), DIRECTORY)
    assert isinstance(plan, Plan) and plan.placed and plan.placed.organ.name == "沂南县教育和体育局"
    assert [target.organ.organ.name for target in plan.targets] == members.split()


@pytest.mark.parametrize("among", ["在各镇中排第几", "在沂南县各镇街中排第几"])
def test_an_office_has_no_place_in_a_group_of_others(among: str) -> None:
    question = parse(f"沂南县教育和体育局2022年新收{among}", DIRECTORY, date(2024, 6, 1))
    assert isinstance(make_plan(question, Conversation(), DIRECTORY), Clarification)


_BUREAUS = "沂南县教育和体育局 沂南县卫生健康局"
OF_SEVERAL_WORDS = {
    "沂南县和句容市各局2022年新收合计": f"{_BUREAUS} 句容市教育局",
    "沂南、费县、句容市各局2022年新收合计": f"{_BUREAUS} 句容市教育局",
    "2022年沂南县和句容市新收最多的局": f"{_BUREAUS} 句容市教育局",
    "沂南县与句容市2022年哪个镇新收最多": "沂南县铜井镇人民政府 句容市郭庄镇人民政府",
    "除句容市,沂南县各局2022年新收合计": _BUREAUS,
    "How many requests did all bureaus of Yinan County and Linyi City receive in 2022": f"{_BUREAUS} 临沂市教育局",
    "Total requests received by all Yinan bureaus in 2022": _BUREAUS,
    "Rank the bureaus of Yinan County by requests received in 2022": _BUREAUS,
    "Which township of Yinan County received the most requests in 2022": "沂南县铜井镇人民政府",
    "Who received the most requests in Yinan County in 2022": _ALL_OF_IT,
}


@pytest.mark.parametrize(("asked", "members"), OF_SEVERAL_WORDS.items())
def test_the_offices_of_listed_regions_and_in_english(asked: str, members: str) -> None:
    question = parse(asked, DIRECTORY, date(2024, 6, 1))
    assert question.group and not question.organs
    assert [organ.organ.name for organ in question.group.organs] == members.split()


LEFT_OUT = {
    "Total requests received in 2022 by all offices in Yinan County except the county government": "沂南县人民政府",
    "Who received the most in Yinan County in 2022, excluding the health commission?": "沂南县卫生健康局",
    "Requests received in 2022 by all offices but Yinan County Government": "沂南县人民政府",
    "Except for Yinan County Government, which office in Yinan County received most in 2022?": "沂南县人民政府",
}


@pytest.mark.parametrize(("asked", "organ"), LEFT_OUT.items())
def test_what_is_left_out_in_english(asked: str, organ: str) -> None:
    question = parse(asked, DIRECTORY, date(2024, 6, 1))
    assert [one.organ.name for mention in question.excluded for one in mention.organs] == [organ]
    assert not question.organs and question.has("scope", "all")


@pytest.mark.parametrize(
    ("asked", "apart"),
    [
        ("沂南县各单位2022年新收合计", ["沂南县人民政府"]),
        ("沂南和费县各单位2022年新收合计", ["沂南县人民政府", "费县人民政府"]),
        ("沂南县各部门2022年新收合计", []),
        ("沂南县2022年哪个单位新收最多", []),
        ("沂南县除沂南县政府外各单位2022年新收合计", []),
    ],
)
def test_a_government_that_is_not_counted_is_said(asked: str, apart: list[str]) -> None:
    plan = make_plan(parse(asked, DIRECTORY, date(2024, 6, 1)), Conversation(), DIRECTORY)
    assert isinstance(plan, Plan) and list(plan.apart) == apart


@pytest.mark.parametrize(
    ("asked", "members"),
    [
        ("沂南2022年有几份年报", _ALL_OF_IT),
        ("费县2022年有多少份年报", "费县人民政府"),
        ("How many reports do you have for Yinan County?", _ALL_OF_IT),
        ("沂南县政府有几份年报", "沂南县人民政府"),
    ],
)
def test_how_many_report_in_a_region_is_of_all_in_it(asked: str, members: str) -> None:
    plan = make_plan(parse(asked, DIRECTORY, date(2024, 6, 1)), Conversation(), DIRECTORY)
    assert isinstance(plan, Plan) and plan.operation == "list"
    assert [one.organ.name for one in plan.organs] == members.split()


@pytest.mark.parametrize(
    "asked",
    [
        "2022年既有复议又有诉讼的单位",
        "2022年有复议但没有诉讼的单位有哪些",
        "2022年哪些单位复议和诉讼都没有",
        "Which offices had both reconsiderations and lawsuits in 2022?",
        "2022年没有公开的单位有哪些",
        "别的镇2022年新收多少",
        "另外几个镇2022年新收多少",
        "沂南县2022年除卫健局以外合计新收",
    ],
)
def test_what_no_plan_heeds_is_asked_back(asked: str) -> None:
    assert isinstance(make_plan(parse(asked, DIRECTORY, date(2024, 6, 1)), Conversation(), DIRECTORY), Clarification)


@pytest.mark.parametrize(
    ("asked", "members"),
    [("沂南县2022年没有诉讼的单位", _ALL_OF_IT), ("沂南县2022年有复议的局", _BUREAUS)],
)
def test_the_offices_that_have_some_or_none(asked: str, members: str) -> None:
    plan = make_plan(parse(asked, DIRECTORY, date(2024, 6, 1)), Conversation(), DIRECTORY)
    assert isinstance(plan, Plan) and plan.operation == "count"
    assert [one.organ.name for one in plan.organs] == members.split()


@pytest.mark.parametrize("asked", ["沂南县2022年新收最多的是哪类申请人", "沂南县新收最多的是哪一年"])
def test_what_is_asked_of_a_government_alone(asked: str) -> None:
    question = parse(asked, DIRECTORY, date(2024, 6, 1))
    assert question.group is None and [one.organ.name for one in question.organs[0].organs] == ["沂南县人民政府"]


@pytest.mark.parametrize(
    "text", ["各单位收到申请最多", "信息系统", "各项收费", "沂南县和费县谁收到的多", "办公系统办结"]
)
def test_what_names_no_group(text: str) -> None:
    places = [(one.start, one.end, one.text) for one in DIRECTORY.mentions(text)]
    assert find_group(text, places, DIRECTORY) is None


NAMED = {
    "沂南县的教育局": ["沂南县教育和体育局"],
    "临沂市下属的教育局": ["临沂市教育局"],
    "费县的教育局": [],
}


@pytest.mark.parametrize(("words", "organs"), NAMED.items())
def test_an_office_behind_its_region(words: str, organs: list[str]) -> None:
    (mention,) = parse(f"{words}2022年收到多少申请", DIRECTORY, date(2024, 6, 1)).organs
    assert ([one.organ.name for one in mention.organs], mention.sure) == (organs, True)


def test_namesakes_are_a_group_where_all_are_meant() -> None:
    group = parse("各教育局2022年收到多少申请", DIRECTORY, date(2024, 6, 1)).group
    assert group and [one.organ.name for one in group.organs] == ["沂南县教育和体育局", "临沂市教育局", "句容市教育局"]


SO_MANY = {
    "三个教育局": ["沂南县教育和体育局", "临沂市教育局", "句容市教育局"],
    "两个教育局": None,
    "两个教育局（沂南、句容市）": ["沂南县教育和体育局", "句容市教育局"],
    "the two education bureaus": ["临沂市教育局", "句容市教育局"],
    "镇街一共": ["沂南县铜井镇人民政府", "沂南县界湖街道办事处", "句容市郭庄镇人民政府"],
    "镇街公开栏": None,
}


@pytest.mark.parametrize(("words", "members"), SO_MANY.items())
def test_so_many_offices_of_a_kind(words: str, members: list[str] | None) -> None:
    group = parse(f"{words} 2022年收到多少申请", DIRECTORY, date(2024, 6, 1)).group
    assert (group and [one.organ.name for one in group.organs]) == members


MISSPELT = {
    "沂南县卫生建康局": "沂南县卫生健康局",
    "沂南县政府办工室": "沂南县人民政府办公室",
    "忻南县卫健局": "沂南县卫生健康局",
    "依南县卫健局": "沂南县卫生健康局",
    "同井镇": "沂南县铜井镇人民政府",
}


@pytest.mark.parametrize(("written", "meant"), MISSPELT.items())
def test_what_is_misspelt_is_only_asked(written: str, meant: str) -> None:
    (mention,) = parse(f"{written}2022年收到多少申请", DIRECTORY, date(2024, 6, 1)).organs
    assert (mention.text, [one.organ.name for one in mention.organs], mention.sure) == (written, [meant], False)


@pytest.mark.parametrize(
    "name", ["沂南县数字经济发展中心", "费县交通运输局", "蒙阴县卫健局", "沂南县人民医院", "mengyin county"]
)
def test_what_is_not_held_is_named_whole(name: str) -> None:
    (mention,) = parse(f"{name}2022年收到多少申请", DIRECTORY, date(2024, 6, 1)).organs
    assert (mention.text, mention.organs) == (name, ())


@pytest.mark.parametrize(
    "rest",
    [
        "去年办结多少",
        "收到多少申请",
        "全年收到的申请由谁办",
        "信息公开办理情况",
        "历年办结多少",
        "政务公开领导小组组长是谁",
    ],
)
def test_what_follows_a_name_is_no_office(rest: str) -> None:
    (mention,) = parse(f"沂南县{rest}", DIRECTORY, date(2024, 6, 1)).organs
    assert mention.text == "沂南县"
