"""Whose report of which year: title, signature, lead, address, file name."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st
from ingest_reports import LAYOUTS, plain_values, summed

from ingest.pipeline import read_report
from store.catalogue.aliases import organ_forms
from store.catalogue.regions import regions
from store.model import DoubtfulIdentity, Given, Organ, Problem, Report, Rule, WenbaoError


def doubts(report: Report) -> list[Problem]:
    """What is in doubt of a report's organ or year; that it lacks its tables is not."""
    return [problem for problem in report.problems if problem.rule is Rule.IDENTITY]


BODY = (
    "一、总体情况\n认真贯彻落实政府信息公开条例。\n五、存在的主要问题及改进情况\n有待加强。\n"
    "六、其他需要报告的事项\n无。\n"
)


LONGER_BODY = BODY.replace("条例。", "条例，各项工作有序推进，公开质量稳步提升。")

CASES = [
    line.split("|")
    for line in (Path(__file__).parent / "identity_cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(front: str, end: str, name: str) -> tuple[str, str]:
    """The organ and year that a report is read as; "?" where they are asked for, "!" where it is refused."""
    text = "\n".join([front.replace("/", "\n"), LONGER_BODY, end.replace("/", "\n")])
    try:
        report = read_report(f"{name.strip() or 'W020230101382'}.txt", text.encode())
    except DoubtfulIdentity:
        return "?", ""
    except WenbaoError:
        return "!", ""
    return report.organ.name, str(report.year)


@pytest.mark.parametrize(("front", "end", "name", "organ", "year"), CASES)
def test_what_offices_print(front: str, end: str, name: str, organ: str, year: str) -> None:
    assert told(front, end, name) == (organ, year)


@pytest.mark.parametrize(
    ("front", "end", "name", "organ", "year"),
    [
        ("嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局\n2021年度政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("2021年嘉祥县教育局政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("2021年度嘉祥县教育局信息公开年报", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局政府信息公开工作年度报告（2021年度）", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局二〇二一年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("[bookmark: _GoBack]嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        (
            "首页 > 公开 > 年报\n发布日期：2022-01-20\n嘉祥县教育局2021年政府信息公开工作年度报告\n访问量：12",
            "",
            "a.txt",
            "嘉祥县教育局",
            2021,
        ),
        ("嘉祥县教育局\n嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("信丰县卫生健康委2023年政府信息公开工作年度报告", "", "a.txt", "信丰县卫生健康委员会", 2023),
        ("嘉祥县政府办2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县人民政府办公室", 2021),
        ("宿迁市2023年政府信息公开工作年度报告", "", "a.txt", "宿迁市人民政府", 2023),
        ("义乌市廿三里街道2022年政府信息公开工作年度报告", "", "a.txt", "义乌市廿三里街道办事处", 2022),
        ("2021年政府信息公开工作年度报告", "嘉祥县教育局\n2022年1月24日", "a.txt", "嘉祥县教育局", 2021),
        (
            "本报告由嘉祥县教育局按照条例要求编制，统计期限自2021年1月1日起至2021年12月31日止。",
            "",
            "a.txt",
            "嘉祥县教育局",
            2021,
        ),
        ("统计期限为2021年1月1日至12月31日。如有疑问，请与嘉祥县教育局联系。", "", "a.txt", "嘉祥县教育局", 2021),
        ("", "", "嘉祥县教育局2021年政府信息公开工作年度报告.txt", "嘉祥县教育局", 2021),
        ("2021年政府信息公开工作年度报告", "", "宿迁市2021年政府信息公开工作年度报告.txt", "宿迁市人民政府", 2021),
        (
            "洪泽区人民政府2023年政府信息公开工作年度报告\n请与淮安市洪泽区人民政府办公室联系。",
            "",
            "a.txt",
            "淮安市洪泽区人民政府",
            2023,
        ),
        (
            "兴隆镇人民政府2021年政府信息公开工作年度报告\n地址：山东省金乡县兴隆镇政府驻地。",
            "",
            "a.txt",
            "金乡县兴隆镇人民政府",
            2021,
        ),
        (
            "兴隆镇2021年政府信息公开工作年度报告\n地址：山东省金乡县兴隆镇政府驻地。",
            "",
            "a.txt",
            "金乡县兴隆镇人民政府",
            2021,
        ),
        ("营丘镇2020年政府信息公开工作年度报告", "", "a.txt", "昌乐县营丘镇人民政府", 2020),
        ("安丘市官庄镇人民政府2021年政府信息公开工作年度报告", "", "a.txt", "安丘市官庄镇人民政府", 2021),
    ],
)
def test_organ_and_year(front: str, end: str, name: str, organ: str, year: int) -> None:
    report = read_report(name, f"{front}\n{BODY}{end}\n".encode())
    assert (report.organ.name, report.year) == (organ, year)
    assert str(year) in report.title or "二〇二一" in report.title


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("金乡县兴隆镇人民政府", "370828113000"),
        ("安丘市官庄镇人民政府", "370784104000"),
        ("嘉祥县教育局", "370829000000"),
        ("上海市人民政府办公厅", "310000000000"),
        ("义乌市人民政府廿三里街道办事处", "330782007000"),
    ],
)
def test_the_region_is_resolved(title: str, region: str) -> None:
    assert read_report("a.txt", f"{title}2021年政府信息公开工作年度报告\n{BODY}".encode()).organ.region == region


def test_a_town_that_may_be_any_of_many_is_asked_for() -> None:
    content = f"兴隆镇人民政府2021年政府信息公开工作年度报告\n{BODY}".encode()
    with pytest.raises(DoubtfulIdentity, match=r"31个“兴隆镇”.*请指明机关"):
        read_report("a.txt", content)
    report = read_report("a.txt", content, Given(organ="金乡县兴隆镇人民政府"))
    assert (report.organ, report.year) == (Organ("金乡县兴隆镇人民政府", "370828113000"), 2021)
    assert report.given == Given(organ="金乡县兴隆镇人民政府")


def test_title_and_period_of_different_years_are_a_problem() -> None:
    front = "嘉祥县教育局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日起至2020年12月31日止。\n"
    report = read_report("a.txt", (front + BODY).encode())
    assert report.year == 2021
    assert len(doubts(report)) == 1


def test_a_title_of_the_year_that_it_was_published_in_is_a_problem() -> None:
    """No report is out before its year is over; one is shown again years later."""
    early, late = (
        read_report("a.txt", f"嘉祥县教育局2022年政府信息公开工作年度报告\n{LONGER_BODY}嘉祥县教育局\n{day}\n".encode())
        for day in ("2022年1月16日", "2025年3月1日")
    )
    assert [problem.found for problem in doubts(early)] == ["2021"]
    assert (early.year, late.year, doubts(late)) == (2022, 2022, [])


@pytest.mark.parametrize("title", ["政府信息公开工作年度报告", "嘉祥县教育局政府信息公开工作年度报告"])
def test_the_way_out_of_a_refusal_works(title: str) -> None:
    """Who is told to put the report's title in the file's name and does so gets the report read."""
    content = f"{title}\n一、总体情况\n工作扎实。\n五、存在的主要问题及改进情况\n无。".encode()
    with pytest.raises(WenbaoError, match=r"机关名.年份.政府信息公开工作年度报告"):
        read_report("a.txt", content)
    report = read_report("嘉祥县教育局2021年政府信息公开工作年度报告.txt", content)
    assert (report.organ.name, report.year) == ("嘉祥县教育局", 2021)


PAGE = (
    "<html><head>{head}</head><body><p>{front}</p><p>一、总体情况</p><p>认真贯彻落实条例，信息公开扎实。</p>"
    "<p>五、存在的主要问题及改进情况</p><p>无。</p></body></html>"
)


@pytest.mark.parametrize(
    ("head", "front", "organ"),
    [
        ("<meta name='ArticleTitle' content='盘山县信访局2022年政府信息公开工作年度报告'>", "", "盘山县信访局"),
        ("<title>盘山县信访局2022年政府信息公开工作年度报告_盘山县人民政府</title>", "", "盘山县信访局"),
        ("<meta name='ContentSource' content='盘山县信访局'>", "2022年政府信息公开工作年度报告", "盘山县信访局"),
        ("<meta name='SiteName' content='盘山县人民政府'>", "县信访局2022年政府信息公开工作年度报告", "盘山县信访局"),
        ("<title>盘山县人民政府</title>", "县信访局2022年政府信息公开工作年度报告", "盘山县信访局"),
    ],
)
def test_what_a_page_says_of_itself(head: str, front: str, organ: str) -> None:
    report = read_report("W0123.html", PAGE.format(head=head, front=front).encode())
    assert (report.organ.name, report.year) == (organ, 2022)


GENERIC = "2022年政府信息公开工作年度报告"
PORTAL = (
    "<div><a>无障碍</a><a>桃源县人民政府办公室</a><a>登录</a></div><ul><li>首页</li><li>政务公开</li></ul>{front}"
    "<p>一、总体情况</p><p>认真贯彻落实条例，信息公开扎实。</p><p>五、存在的主要问题及改进情况</p><p>无。</p>{end}"
    "<div>主办：桃源县人民政府办公室 承办：桃源县数据局 湘ICP备123号 网站标识码4307250001</div>"
)


@pytest.mark.parametrize(
    ("head", "front", "end", "organ"),
    [
        (f"<title>桃源县林业局{GENERIC}</title>", f"<h1>{GENERIC}</h1>", "", "桃源县林业局"),
        (
            "<meta name=ContentSource content=县林业局><meta name=SiteName content=桃源县人民政府>",
            f"<h1>{GENERIC}</h1>",
            "",
            "桃源县林业局",
        ),
        ("", f"<h1>{GENERIC}</h1><p>来源：桃源县林业局 时间：2023-01-20 责任编辑：张三</p>", "", "桃源县林业局"),
        (
            "",
            f"<table><tr><td>发布机构</td><td>桃源县林业局</td></tr><tr><td>名称</td><td>{GENERIC}</td></tr></table>",
            "",
            "桃源县林业局",
        ),
        ("", f"<h1>{GENERIC}</h1>", "<p>桃源县林业局</p><p>2023年1月20日</p>", "桃源县林业局"),
        ("", f"<h1>{GENERIC}</h1>", "", None),
        (
            f"<meta name=ArticleTitle content='桃源县林业局{GENERIC}'>",
            f"<li>桃源县水利局{GENERIC}</li><li>桃源县财政局{GENERIC}</li><h1>桃源县林业局{GENERIC}</h1>",
            "",
            "桃源县林业局",
        ),
        (
            f"<title>{GENERIC}_桃源县木塘垸镇_桃源县人民政府</title>",
            f"<div>首页 &gt; 乡镇街道 &gt; 木塘垸镇 &gt; 年报</div><h1>{GENERIC}</h1>",
            "",
            "桃源县木塘垸镇人民政府",
        ),
        ("", f"<h1>县审计局{GENERIC}</h1><div>桃源县人民政府门户网站 www.taoyuan.gov.cn</div>", "", "桃源县审计局"),
        ("", f"<p>桃源县<br>教育局</p><p>{GENERIC[:-6]}<br>{GENERIC[-6:]}</p>", "", "桃源县教育局"),
        ("", f"<h1>{GENERIC}</h1><p>作者：桃源县融媒体中心 来源：桃源县应急管理局</p>", "", "桃源县应急管理局"),
    ],
)
def test_the_office_that_runs_a_portal_is_not_taken_for_the_one_that_reports(
    head: str, front: str, end: str, organ: str | None
) -> None:
    page = f"<html><head>{head}</head><body>{PORTAL.format(front=front, end=end)}</body></html>".encode()
    if organ is None:
        with pytest.raises(DoubtfulIdentity):
            read_report("W0123.html", page)
    else:
        assert read_report("W0123.html", page).organ.name == organ


TITLED = f"盘山县信访局2022年政府信息公开工作年度报告\n{BODY}".encode()


@pytest.mark.parametrize(
    ("given", "organ", "year", "found"),
    [
        (Given(), "盘山县信访局", 2022, set()),
        (Given("盘山县信访局", 2022), "盘山县信访局", 2022, set()),
        (Given("盘锦市盘山县信访局"), "盘锦市盘山县信访局", 2022, set()),
        (Given("盘山县水利局"), "盘山县水利局", 2022, {"盘山县信访局"}),
        (Given(year=2021), "盘山县信访局", 2021, {"2022"}),
        (Given("盘山县水利局", 2021), "盘山县水利局", 2021, {"盘山县信访局", "2022"}),
    ],
)
def test_what_is_given_counts_and_a_contradiction_is_said(given: Given, organ: str, year: int, found: set[str]) -> None:
    report = read_report("a.txt", TITLED, given)
    assert (report.organ.name, report.year, report.given) == (organ, year, given)
    assert {problem.found for problem in report.problems if problem.rule is Rule.IDENTITY} == found


@pytest.mark.parametrize("organ", ["", "x", "'; DROP TABLE organ;--", "../../etc/passwd", "澳门新葡京官网", "我局"])
def test_an_organ_that_is_none_is_not_taken(organ: str) -> None:
    if organ:
        with pytest.raises(WenbaoError, match="不像机关全称"):
            read_report("a.txt", TITLED, Given(organ=organ))
    else:
        assert read_report("a.txt", TITLED, Given(organ=organ)).organ.name == "盘山县信访局"


def test_a_doubt_says_what_and_how_to_settle_it() -> None:
    text = f"盘山县信访局2022年政府信息公开工作年度报告\n{BODY}大洼区水利局\n2023年1月16日\n"
    with pytest.raises(DoubtfulIdentity) as caught:
        read_report("大洼区水利局2022年政府信息公开工作年度报告.txt", text.encode())
    message = str(caught.value)
    assert "盘山县信访局（标题）" in message
    assert "大洼区水利局（落款）" in message
    assert "请指明机关全称和年份" in message


@pytest.mark.parametrize("layout", ["tabs.txt", "page.html", "stream.txt"])
def test_a_report_turned_into_traditional_characters_is_read_whole(layout: str) -> None:
    lines = (files("store.catalogue") / "traditional.csv").read_text(encoding="utf-8").split()[1:]
    to_traditional = {ord(line[2]): line[0] for line in reversed(lines)} | {ord("于"): "於", ord("后"): "後"}
    values = plain_values("2021", summed("2021"))
    text = LAYOUTS[layout]("2021", values, "盘山县信访局", 2022)
    turned = text.translate(to_traditional)
    assert turned != text
    plain, report = read_report(layout, text.encode()), read_report(layout, turned.encode())
    assert (report.organ, report.year, report.form) == (plain.organ, 2022, "2021")
    assert [(figure.key, figure.value) for figure in report.figures] == [
        (figure.key, figure.value) for figure in plain.figures
    ]
    assert "訪" in report.title
    assert all(passage.text in turned for passage in report.passages)


COUNTIES = sorted(
    name
    for name in regions().names()
    if len(regions().named(name)) == 1 and regions().named(name)[0].level == "county" and name[-1] in "县市区旗"
)
BODIES = sorted(body for body in organ_forms() if body not in ("办事处", "街道办事处", "管理委员会"))
FORMS = [
    "{organ}{year}年政府信息公开工作年度报告",
    "{year}年度{organ}政府信息公开工作年度报告",
    "{organ}关于{year}年度政府信息公开工作情况的报告",
    "{organ}政府信息公开年报（{year}年）",
    "{organ}\n政府信息公开工作年度报告\n（{year}年度）",
    "{year}年政府信息公开工作年度报告\n发布机构：{organ}",
    "本报告由{organ}编制，统计期限自{year}年1月1日起至{year}年12月31日止。",
]


@forall(st.sampled_from(COUNTIES), st.sampled_from(BODIES), st.integers(2008, 2025), st.sampled_from(FORMS))
def test_any_office_of_any_county_in_any_form(county: str, body: str, year: int, form: str) -> None:
    organ = county + body
    if body == "人民政府" and "发布机构" in form:
        return  # a page's publisher is the site's owner, whose report it need not be
    report = read_report("W0123.txt", f"{form.format(organ=organ, year=year)}\n{LONGER_BODY}".encode())
    assert (report.organ.name, report.year) == (organ, year)
    assert report.organ.region == regions().named(county)[0].code


TOWNS = sorted(
    (town.name, town.code)
    for name in regions().names()
    for town in regions().named(name)
    if town.level == "township" and name.endswith(("镇", "乡"))
)
WHERE = [
    "{county}{organ}2022年政府信息公开工作年度报告",
    "{organ}2022年政府信息公开工作年度报告\n本报告由{organ}编制。联系地址：{province}{city}{county}{town}人民路1号。",
    "{town}2022年政府信息公开工作年度报告\n如有疑问，请与{organ}联系（地址：{province}{county}{town}，电话：123）。",
]


@forall(st.sampled_from(TOWNS), st.sampled_from(WHERE))
def test_any_town_is_known_by_its_county(town: tuple[str, str], where: str) -> None:
    name, code = town
    own = regions().get(code)
    assert own is not None
    province, *city, county = [outer.name for outer in regions().chain(own)[:-1]]
    front = where.format(organ=f"{name}人民政府", town=name, province=province, city="".join(city), county=county)
    organ = read_report("W0123.txt", f"{front}\n{LONGER_BODY}".encode()).organ
    assert organ.name.endswith(f"{county}{name}人民政府")
    assert organ.region == code


@forall(st.text(max_size=60), st.text(max_size=60), st.text(max_size=30))
def test_no_text_makes_identity_fall_over(front: str, end: str, name: str) -> None:
    content = f"{front}\n盘山县信访局2022年政府信息公开工作年度报告\n{BODY}{end}".encode("utf-8", "replace")
    with suppress(WenbaoError):
        report = read_report(f"{name}.txt", content)
        assert re.fullmatch(r"[\u3400-\u9fff\U00020000-\U000323af()·]{4,50}", report.organ.name)


def test_a_town_of_which_there_are_many_stays_in_doubt_when_it_is_given() -> None:
    text = "一、总体情况\n2021年，我镇认真做好政府信息公开工作。\n二、主动公开政府信息情况\n三、收到和处理申请情况\n"
    report = read_report("a.txt", text.encode(), Given("兴隆镇人民政府", 2021))
    assert report.organ == Organ("兴隆镇人民政府")
    assert len(doubts(report)) == 1
    assert "兴隆镇" in report.problems[0].message and "没有写明是哪一个" in report.problems[0].message
