"""What offices are called: short forms, zones, English with its word order; a region said behind a place narrows it."""

from __future__ import annotations

import pytest
from planned import TODAY

from retrieval.names.office_work import by_name
from retrieval.names.one_region import of_bare_kind, offices_inside
from retrieval.organs import OrganDirectory
from retrieval.question import fold_question, parse
from store.model import Organ, ReportHead

NAMES = (
    *("沂源县人民政府", "沂源县人民政府办公室", "沂源县财政局", "沂源县交通运输局", "沂源县教育体育局"),
    *("沂源县人力资源和社会保障局", "沂源县大数据发展管理局", "沂源县悦庄镇人民政府", "国家税务总局沂源县税务局"),
    *("沂源县历山街道办事处", "沂源县市场监督管理局", "沂源县文化和广电旅游体育局", "淄博市人民政府", "淄博市教育局"),
    *("灵璧县人民政府", "灵璧县卫生健康委员会", "灵璧县城市管理行政执法局", "灵璧县渔沟镇人民政府"),
    *("泗县渔沟镇人民政府", "灵璧县渔沟经济开发区管理委员会", "长白朝鲜族自治县人民政府", "景宁畲族自治县财政局"),
    *("科尔沁左翼中旗人民政府", "科尔沁左翼后旗教育局", "达尔罕茂明安联合旗人民政府办公室", "管城回族区民政局"),
    *("土默特右旗财政局", "巴音郭楞蒙古自治州人民政府", "伊犁哈萨克自治州教育局", "杜尔伯特蒙古族自治县审计局"),
    *("淄博国家高新技术产业开发区管理委员会", "宿州高新技术产业园区管理委员会", "滕州国家级经济技术开发区管理委员会"),
    *("太和县农业农村和水利局", "阜阳市行政审批和政务服务管理局", "滕州市住房保障和房产管理局"),
    *("双江拉祜族佤族布朗族傣族自治县审计局", "湘潭市雨湖区住房和城乡建设局", "江西省水利厅", "灵璧县水利局"),
    *("库尔勒市财政局", "科尔沁区建国北路街道办事处", "泗县教育局"),
)
HELD = OrganDirectory(
    ReportHead(at, at, Organ(name, None), 2022, name, "2021", "x") for at, name in enumerate(NAMES, 1)
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("沂源县人力社保局", "沂源县人力资源和社会保障局"),
        ("沂源县教育和体育局", "沂源县教育体育局"),
        ("太和农水局", "太和县农业农村和水利局"),
        ("太和县农业农村水利局", "太和县农业农村和水利局"),
        ("太和农水", "太和县农业农村和水利局"),
        ("阜阳市审批局", "阜阳市行政审批和政务服务管理局"),
        ("阜阳行政审批", "阜阳市行政审批和政务服务管理局"),
        ("滕州住房保障房产局", "滕州市住房保障和房产管理局"),
        ("宿州高新管委会", "宿州高新技术产业园区管理委员会"),
        ("滕州经开管委会", "滕州国家级经济技术开发区管理委员会"),
        ("沂源交运局", "沂源县交通运输局"),
        ("沂源县大数据局", "沂源县大数据发展管理局"),
        ("沂源文旅局", "沂源县文化和广电旅游体育局"),
        ("沂源税务局", "国家税务总局沂源县税务局"),
        ("灵璧城管局", "灵璧县城市管理行政执法局"),
        ("渔沟开发区管委会", "灵璧县渔沟经济开发区管理委员会"),
        ("Korla finance bureau", "库尔勒市财政局"),
        ("Jianguo North Road Subdistrict", "科尔沁区建国北路街道办事处"),
        ("Zibo high-tech zone committee", "淄博国家高新技术产业开发区管理委员会"),
        ("the finance bureau of Yiyuan", "沂源县财政局"),
        ("Yiyuan County Bureau of Finance", "沂源县财政局"),
        ("the Education and Sports Bureau of Yiyuan County", "沂源县教育体育局"),
        ("the General Office of the People's Government of Yiyuan County", "沂源县人民政府办公室"),
        ("the office of the Yiyuan County People's Government", "沂源县人民政府办公室"),
        ("Yiyuan taxation bureau", "国家税务总局沂源县税务局"),
        ("Yuezhuang Town, Yiyuan County", "沂源县悦庄镇人民政府"),
        ("the People's Government of Yuezhuang Town, Yiyuan", "沂源县悦庄镇人民政府"),
        ("Lishan Subdistrict Office, Yiyuan County", "沂源县历山街道办事处"),
        ("Yugou Town of Lingbi County", "灵璧县渔沟镇人民政府"),
        ("Yugou Town in Si County", "泗县渔沟镇人民政府"),
        ("the health commission of Lingbi County, Anhui", "灵璧县卫生健康委员会"),
        ("Zibo Municipal Education Bureau", "淄博市教育局"),
        ("the government of Lingbi County", "灵璧县人民政府"),
        ("长白县", "长白朝鲜族自治县人民政府"),
        ("长白自治县政府", "长白朝鲜族自治县人民政府"),
        ("吉林省长白县", "长白朝鲜族自治县人民政府"),
        ("景宁县财政局", "景宁畲族自治县财政局"),
        ("双江佤族自治县审计局", "双江拉祜族佤族布朗族傣族自治县审计局"),
        ("湘潭雨湖住建", "湘潭市雨湖区住房和城乡建设局"),
        ("江西水利", "江西省水利厅"),
        ("江西省水利部门", "江西省水利厅"),
        ("灵璧县水务局", "灵璧县水利局"),
        ("灵璧县卫生局", "灵璧县卫生健康委员会"),
        ("灵璧卫生部门", "灵璧县卫生健康委员会"),
        ("沂源工商局", "沂源县市场监督管理局"),
        ("沂源教委", "沂源县教育体育局"),
        ("江西的水利厅", "江西省水利厅"),
        ("沂源的悦庄镇", "沂源县悦庄镇人民政府"),
        ("沂源历山办事处", "沂源县历山街道办事处"),
        ("沂源县市场监督管理部门", "沂源县市场监督管理局"),
        ("科左中旗", "科尔沁左翼中旗人民政府"),
        ("科左后旗教育局", "科尔沁左翼后旗教育局"),
        ("达茂旗府办", "达尔罕茂明安联合旗人民政府办公室"),
        ("管城区民政局", "管城回族区民政局"),
        ("土右旗财政局", "土默特右旗财政局"),
        ("新疆巴州", "巴音郭楞蒙古自治州人民政府"),
        ("伊犁州的教育局", "伊犁哈萨克自治州教育局"),
        ("杜蒙审计局", "杜尔伯特蒙古族自治县审计局"),
        ("安徽的灵璧县卫健委", "灵璧县卫生健康委员会"),
        ("灵璧县卫健委（安徽）", "灵璧县卫生健康委员会"),
        ("淄博高新区", "淄博国家高新技术产业开发区管理委员会"),
        ("淄博市高新区管委会", "淄博国家高新技术产业开发区管理委员会"),
        ("宿州高新区", "宿州高新技术产业园区管理委员会"),
        ("滕州经开区", "滕州国家级经济技术开发区管理委员会"),
        ("Changbai Korean Autonomous County", "长白朝鲜族自治县人民政府"),
        ("Changbai County", "长白朝鲜族自治县人民政府"),
        ("the finance bureau of Jingning She Autonomous County", "景宁畲族自治县财政局"),
        ("Yiyuan Culture, Radio, TV, Tourism and Sports Bureau", "沂源县文化和广电旅游体育局"),
        ("the Yiyuan Bureau of Culture and Tourism", "沂源县文化和广电旅游体育局"),
        ("the Agriculture, Rural Affairs and Water Resources Bureau of Taihe County", "太和县农业农村和水利局"),
        ("Tengzhou Housing Administration Bureau", "滕州市住房保障和房产管理局"),
    ],
)
def test_one_office_is_meant(said: str, name: str) -> None:
    english = said.isascii()
    asked = f"how many applications did {said} receive in 2022" if english else f"{said}2022年收到多少申请"
    question = parse(asked, HELD, TODAY)
    assert [organ.organ.name for one in question.organs for organ in one.organs] == [name]
    assert not question.content


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("灵璧县管水的部门2022年收到几件", "灵璧县水利部门2022年收到几件"),
        ("管水的那个灵璧的局2022年收到几件", "灵璧水利部门2022年收到几件"),
        ("灵璧县管看病的局2022年收到几件", "灵璧县卫健部门2022年收到几件"),
        ("沂源的教育口2022年收到几件", "沂源教育部门2022年收到几件"),
        ("灵璧的警察2022年办结几件", "灵璧公安部门2022年办结几件"),
        ("沂源县教育主管部门2022年收到几件", "沂源县教育部门2022年收到几件"),
        ("沂源教育那块2022年收到几件", "沂源教育部门2022年收到几件"),
        ("沂源县教育那块工作怎么写", "沂源县教育那块工作怎么写"),
        ("沂源县办2022年收到几件", "沂源县政府办2022年收到几件"),
        ("2022年沂源县办和财政局各收到几件", "2022年沂源县政府办和财政局各收到几件"),
        ("那沂源县办呢", "那沂源县政府办呢"),
        ("沂源县办的申请2022年办结几件", "沂源县政府办的申请2022年办结几件"),
        ("沂源县办的申请有几件", "沂源县办的申请有几件"),
        ("沂源县办了几件", "沂源县办了几件"),
        ("沂源县办结2022年的几件", "沂源县办结2022年的几件"),
        ("沂源县办2件", "沂源县办2件"),
        ("各县办2022年几件", "各县办2022年几件"),
        ("悦庄社区办2022年几件", "悦庄社区办2022年几件"),
        ("灵璧管水的2022年收到几件", "灵璧水利部门2022年收到几件"),
        ("昌乐县管房子的部门2022年收到几件", "昌乐县住建部门2022年收到几件"),
        ("灵璧县管水的人2022年有几个", "灵璧县管水的人2022年有几个"),
        ("沂源县政府谁管教育", "沂源县政府谁管教育"),
        ("沂源县出口2022年多少", "沂源县出口2022年多少"),
        ("沂源县警察抓了几个人", "沂源县警察抓了几个人"),
        ("沂源县政府负责信息公开的部门", "沂源县政府负责信息公开的部门"),
    ],
)
def test_an_office_told_by_its_work(asked: str, meant: str) -> None:
    assert by_name(fold_question(asked), HELD) == meant


def test_an_office_that_its_region_does_not_have_is_no_other_s() -> None:
    for asked in ("灵璧教育部门2022年收到几件", "灵璧县公安部门2022年收到几件", "泗县水务局2022年收到几件"):
        assert not [organ for one in parse(asked, HELD, TODAY).organs for organ in one.organs]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("沂源县交通运输局、财政局加起来", {"沂源县交通运输局", "沂源县财政局"}),
        ("沂源县教体局和大数据局谁多", {"沂源县教育体育局", "沂源县大数据发展管理局"}),
        ("“沂源财政局”公众号的关注人数", set()),
        ("沂源县政府的公众号“灵璧县卫健委”", {"沂源县人民政府"}),
        ("沂源县2022年的采购，算上府办和财政局", {"沂源县人民政府", "沂源县人民政府办公室", "沂源县财政局"}),
        ("审批和政务局、水利厅2022年收到几件", {"江西省水利厅"}),
        ("渔沟镇（灵璧）2022年收到几件", {"灵璧县渔沟镇人民政府"}),
        ("灵璧的渔沟2022年收到几件", {"灵璧县渔沟镇人民政府"}),
        ("渔沟镇（宿州）2022年收到几件", {"灵璧县渔沟镇人民政府", "泗县渔沟镇人民政府"}),
        ("灵璧那个渔沟镇收到几件", {"灵璧县渔沟镇人民政府"}),
        ("财政局（沂源）2022年收到几件", {"沂源县财政局"}),
        ("沂源县2022年收到几件（是县政府，不是府办）", {"沂源县人民政府"}),
        ("悦庄乡2022年收到几件", set()),
    ],
)
def test_offices_of_one_region_and_what_is_no_office(said: str, names: set[str]) -> None:
    question = parse(said, HELD, TODAY)
    assert {organ.organ.name for one in question.organs if one.sure for organ in one.organs} == names


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("2022年沂源县政府办结转下年度几件", "沂源县人民政府办公室"),
        ("2022年沂源县政府办结了几件", "沂源县人民政府"),
        ("2022年沂源县政府办办结了几件", "沂源县人民政府办公室"),
    ],
)
def test_an_office_and_what_it_does_share_a_sign(asked: str, name: str) -> None:
    question = parse(asked, HELD, TODAY)
    assert [organ.organ.name for one in question.organs for organ in one.organs] == [name]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Yugou Town", {"灵璧县渔沟镇人民政府", "泗县渔沟镇人民政府"}),
        ("Yuezhuang Town, Yiyuan County and Zibo City", {"沂源县悦庄镇人民政府", "沂源县人民政府", "淄博市人民政府"}),
        ("Yuezhuang Town and Yiyuan County", {"沂源县悦庄镇人民政府", "沂源县人民政府"}),
    ],
)
def test_an_enumeration_stays_one(said: str, names: set[str]) -> None:
    question = parse(f"how many applications did {said} receive in 2022", HELD, TODAY)
    assert {organ.organ.name for one in question.organs for organ in one.organs} == names


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("两个县政府（沂源、灵璧）", {"沂源县人民政府", "灵璧县人民政府"}),
        ("三个县市政府（沂源灵璧淄博）", {"沂源县人民政府", "灵璧县人民政府", "淄博市人民政府"}),
        ("两家教育局（淄博、科左后旗）", {"淄博市教育局", "科尔沁左翼后旗教育局"}),
        ("沂源、灵璧、淄博这三个县级政府", {"沂源县人民政府", "灵璧县人民政府", "淄博市人民政府"}),
        ("两个镇（悦庄、灵璧渔沟）", {"沂源县悦庄镇人民政府", "灵璧县渔沟镇人民政府"}),
        ("沂源县和宿州高新区两家", {"沂源县人民政府", "宿州高新技术产业园区管理委员会"}),
        ("两个局（沂源交通、灵璧城管）", {"沂源县交通运输局", "灵璧县城市管理行政执法局"}),
        ("沂源县交通运输局、财政局2022年两家", {"沂源县交通运输局", "沂源县财政局"}),
    ],
)
def test_so_many_that_are_listed(said: str, names: set[str]) -> None:
    question = parse(f"{said}2022年共收到多少申请", HELD, TODAY)
    grouped = question.group.organs if question.group else ()
    named = (*grouped, *(organ for one in question.organs for organ in one.organs))
    assert {organ.organ.name for organ in named} == names
    assert not question.content


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("灵璧县的单位2022年新收排排看", {name for name in NAMES if name.startswith("灵璧县")}),
        ("灵璧那几家2022年新收合计", {name for name in NAMES if name.startswith("灵璧县")}),
        ("泗县的两家2022年新收各几件", {"泗县渔沟镇人民政府", "泗县教育局"}),
        ("名称里带镇的单位2022年新收排名", {name for name in NAMES if "镇人民政府" in name}),
        ("淄博市属单位2022年新收合计", {"淄博市教育局"}),
        ("沂源县府办谁分管政务公开", {"沂源县人民政府办公室"}),
        ("沂源县的政务网站由哪个部门维护", {"沂源县人民政府"}),
    ],
)
def test_all_offices_of_a_region_and_of_a_word(asked: str, names: set[str]) -> None:
    question = parse(asked, HELD, TODAY)
    grouped = question.group.organs if question.group else ()
    meant = (*grouped, *(organ for one in question.organs for organ in one.organs))
    assert {organ.organ.name for organ in meant} == names


def test_what_one_office_is_has_no_name() -> None:
    assert {one.organ.name for one in of_bare_kind("那个镇2022年收到几件", HELD)} == {
        name for name in NAMES if name.endswith("镇人民政府")
    }
    assert not of_bare_kind("镇长2022年接待几次", HELD)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("析源县2022年收到几件", {"沂源县人民政府"}),
        ("析源县政府2022年收到几件", {"沂源县人民政府"}),
        ("各源县2022年收到几件", set()),
        ("资源县2022年收到几件", set()),
        ("收到析源县2022年的信", set()),
    ],
)
def test_a_short_region_with_one_sign_wrong_is_never_sure(asked: str, names: set[str]) -> None:
    found = parse(asked, HELD, TODAY).organs
    assert {organ.organ.name for one in found for organ in one.organs} == names
    assert not any(one.sure and one.organs for one in found)


def test_the_offices_of_a_region_that_is_named_alone() -> None:
    said = parse("灵璧县2022年多少", HELD, TODAY).organs
    assert {"灵璧县水利局", "灵璧县渔沟镇人民政府"} <= {one.organ.name for one in offices_inside(said, HELD)}
    for asked in ("灵璧县政府2022年多少", "灵璧县和泗县教育局2022年多少", "灵璧县水利局2022年多少", "2022年多少"):
        assert not offices_inside(parse(asked, HELD, TODAY).organs, HELD)
