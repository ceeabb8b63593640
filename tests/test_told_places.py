"""Which organ a question names, told by what stands about the name: tables of cases."""

from __future__ import annotations

import pytest

from retrieval.names.near_offices import named_in_full
from retrieval.organs import OrganDirectory
from store.catalogue.terms import lexicon
from store.model import Organ, ReportHead

HELD = (
    "沂南县人民政府",
    "沂南县公安局",
    "沂南县教育局",
    "西安市长安区教育局",
    "沂南县人民政府办公室",
    "泗水县人民政府办公室",
    "南京江北新区管理委员会",
    "沂南县铜井镇人民政府",
    "泗水县卫生健康委员会",
    "沂南县卫生健康局",
)


@pytest.fixture(scope="module")
def directory() -> OrganDirectory:
    heads = (
        ReportHead(number, number, Organ(name, None), 2022, name, "2021", "x") for number, name in enumerate(HELD, 1)
    )
    return OrganDirectory(heads)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("山东沂南县教育局收到多少", {"沂南县教育局"}),
        ("山东省临沂市沂南县教育局收到多少", {"沂南县教育局"}),
        ("临沂教育局收到多少", set()),
        ("山东卫健委2022年办结几件", set()),
        ("山东那个沂南教育局收到多少", {"沂南县教育局"}),
        ("临沂铜井镇收到多少", {"沂南县铜井镇人民政府"}),
        ("沂南县人民法院的诉讼有几件", set()),
        ("沂南信访办收到多少", set()),
        ("沂南县政府信息公开办收到多少", set()),
        ("沂南县信息公开办理得怎么样", {"沂南县人民政府"}),
        ("沂南公安2022年办结几件", {"沂南县公安局"}),
        ("沂南教育经费有多少", {"沂南县人民政府"}),
        ("泗水公安2022年办结几件", set()),
        ("卫健委收到多少，泗水县的", {"泗水县卫生健康委员会"}),
        ("沂南县人民政府办公室（县府办）行政复议几件", {"沂南县人民政府办公室"}),
        ("沂南县和教育局比谁多", {"沂南县人民政府", "沂南县教育局"}),
        ("江北新区收到几件", {"南京江北新区管理委员会"}),
        ("江北管委会收到几件", {"南京江北新区管理委员会"}),
        ("江苏省南京市江北新区管理委员会收到几件", {"南京江北新区管理委员会"}),
        ("杭州市江北新区管理委员会收到几件", set()),
        ("府办收到多少", {"沂南县人民政府办公室", "泗水县人民政府办公室"}),
        ("yinanxian jiaoyuju 2022", {"沂南县教育局"}),
        ("yinan xian gong an ju 2022", {"沂南县公安局"}),
        ("how many did chang'an district education bureau receive", {"西安市长安区教育局"}),
        ("nanjing jiangbei new area administrative committee", {"南京江北新区管理委员会"}),
        ("how many did the education bureau receive", {"沂南县教育局", "西安市长安区教育局"}),
        ("which education bureau received most", set()),
        ("沂南县、西安市长安区的教育局收到多少", {"沂南县教育局", "西安市长安区教育局"}),
        ("沂南县和泗水县政府办办结几件", {"沂南县人民政府办公室", "泗水县人民政府办公室"}),
        ("沂南县铜井镇和泗水县政府办收到多少", {"沂南县铜井镇人民政府", "泗水县人民政府办公室"}),
        ("沂南跟泗水卫健委比谁多", {"沂南县卫生健康局", "泗水县卫生健康委员会"}),
        ("沂南县和泗水县的公安局收到多少", {"沂南县公安局"}),
        ("沂南县和铜井镇谁收到的多", {"沂南县人民政府", "沂南县铜井镇人民政府"}),
        ("沂南和公安局2022年各收到几件", {"沂南县人民政府", "沂南县公安局"}),
        ("沂南县和沂南教育局各收到多少", {"沂南县人民政府", "沂南县教育局"}),
        ("沂南、沂南县公安局各收到多少", {"沂南县人民政府", "沂南县公安局"}),
        ("沂南县政府和泗水县政府办收到多少", {"沂南县人民政府", "泗水县人民政府办公室"}),
    ],
)
def test_the_organs_that_a_question_names(directory: OrganDirectory, question: str, names: set[str]) -> None:
    from retrieval.question import fold_question

    found = named_in_full(fold_question(question), directory, lexicon())
    assert {organ.organ.name for mention in found for organ in mention.organs} == names


def test_a_name_without_its_region_is_asked_about(directory: OrganDirectory) -> None:
    for question in ("how many did the county government receive", "府办收到多少", "临沂市的公安局收到多少"):
        (mention,) = named_in_full(question, directory, lexicon())
        assert len(mention.organs) > 1 or not mention.sure
