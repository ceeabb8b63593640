"""The text around the tables, in our own words: offices, years, openings, narrative that agrees with the figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from factory.drafts import Block, Paragraph
from store.model import CellKey

PLACES = (
    "泾县榔桥镇", "淳安县", "绥江县会仪镇", "蓬溪县", "奉节县", "汤阴县宜沟镇", "沂源县", "德清县新市镇",
    "阜南县", "余干县", "丹阳市", "龙游县湖镇镇", "武陟县", "邛崃市", "凤凰县", "北流市", "辉县市孟庄镇",
    "霍邱县", "赤水市", "南漳县武安镇",
)  # fmt: skip
TOWN_OFFICES = ("人民政府",)
COUNTY_OFFICES = (
    "人民政府办公室", "人民政府", "教育局", "水利局", "司法局", "自然资源和规划局", "市场监督管理局", "医疗保障局",
    "住房和城乡建设局", "应急管理局", "统计局", "交通运输局", "退役军人事务局", "行政审批服务局",
)  # fmt: skip
WORKS = ("政策解读", "财政预决算", "义务教育招生", "征地拆迁", "惠民补贴", "公共法律服务", "安全生产检查", "医保经办")
AIMS = ("提高时效", "充实内容", "加强培训", "理顺职责", "完善目录", "畅通渠道")


def draw_organ(rng: Random) -> str:
    """A full organ name; towns have only a government."""
    place = rng.choice(PLACES)
    return place + rng.choice(TOWN_OFFICES if place.endswith("镇") else COUNTY_OFFICES)


def title_of(organ: str, year: int, rng: Random) -> str:
    """The report's title in one of the usual forms."""
    forms = ("{organ}{year}年政府信息公开工作年度报告", "{organ}{year}年度政府信息公开工作年度报告",
             "{year}年{organ}政府信息公开工作年度报告", "{organ}{year}年政府信息公开年度报告")  # fmt: skip
    return rng.choices(forms, (6, 2, 1, 1))[0].format(organ=organ, year=year)


def count(values: Mapping[CellKey, Decimal | None], row: str) -> str | None:
    """The total of a row, if it is printed."""
    number = values.get(CellKey(row, "total"))
    return None if number is None else f"{number}件"


def opening(organ: str, year: int, title: str) -> list[Block]:
    """Title and lead."""
    lead = f"{organ}依照《中华人民共和国政府信息公开条例》第五十条编制。统计期限为{year}年1月1日至12月31日。"
    return [Paragraph(title, "title"), Paragraph(lead)]


def overview(year: int, values: Mapping[CellKey, Decimal | None], rng: Random) -> list[Block]:
    """Section 一, whose numbers agree with the tables."""
    published, chats = rng.randint(40, 2600), rng.randint(10, 900)
    received = count(values, "applications.received")
    asked = f"本年新收政府信息公开申请{received}。" if received else "依申请公开渠道保持畅通。"
    first, second = rng.sample(WORKS, 2)
    return [
        Paragraph("一、总体情况", "heading"),
        Paragraph(
            f"（一）主动公开。{year}年围绕{first}、{second}等事项公开信息{published}条，政务新媒体推送{chats}条。"
        ),
        Paragraph(f"（二）依申请公开。{asked}"),
        Paragraph(f"（三）政府信息管理。拟文时同步明确公开属性，全年清理过期信息{rng.randint(2, 60)}条。"),
        Paragraph(f"（四）平台建设。网站专栏改版{rng.randint(1, 4)}次，设立查阅点{rng.randint(1, 12)}处。"),
        Paragraph(f"（五）监督保障。举办培训{rng.randint(1, 5)}期，{rng.randint(20, 300)}人次参加。"),
    ]


def closing(organ: str, year: int, rng: Random) -> list[Block]:
    """Sections 五 and 六 and the signature."""
    first, second = rng.sample(AIMS, 2)
    return [
        Paragraph("五、存在的主要问题及改进情况", "heading"),
        Paragraph(f"仍有不足：一是更新不够及时；二是解读形式不多。下一步将{first}、{second}，落实{year - 1}年的整改。"),
        Paragraph("六、其他需要报告的事项", "heading"),
        Paragraph(f"{year}年收取信息处理费{rng.choice(('0元', '120元', '35.5元'))}。没有其他需要报告的事项。"),
        Paragraph(organ, "mark"),
        Paragraph(f"{year + 1}年1月{rng.randint(4, 30)}日", "mark"),
    ]
