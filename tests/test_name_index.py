"""The index of names beside all names written out."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest
from benchmark_scale import draw_organs

from retrieval.names.name_index import NameIndex, OneApart, one_apart
from retrieval.organs import OrganDirectory
from store.catalogue.aliases import aliases, generic_forms, sort_of
from store.catalogue.normal import fold
from store.model import Holding, Organ

ODD = (
    "国家统计局沂源调查队",
    "义乌市人民政府廿三里街道办事处",
    "临沂高新技术产业开发区管理委员会",
    "国家税务总局",
    "甲县",
    "沂南县铜井镇人民政府",
)
NAMES = (*ODD, *(organ.name for organ in draw_organs(400)))
FILLERS = ("2021年", "收到多少件申请", "和", "的", "a", "")


@pytest.fixture(scope="module")
def index() -> NameIndex:
    """Half of the names, then a look for a similar one, then the others: what is made late grows too."""
    held = NameIndex()
    for organ_id, name in enumerate(NAMES):
        held.add(organ_id, name)
        if organ_id == len(NAMES) // 2:
            assert list(held.near("收到多少件申请")) == []
    return held


@pytest.fixture(scope="module")
def written_out() -> dict[str, set[int]]:
    """Every name with the organs that it means."""
    found: dict[str, set[int]] = defaultdict(set)
    for organ_id, name in enumerate(NAMES):
        for alias in aliases(name):
            found[fold(alias)].add(organ_id)
    return found


def test_every_name_is_found_where_it_stands_and_nothing_else(
    index: NameIndex, written_out: dict[str, set[int]]
) -> None:
    rng = Random(1)
    for name in rng.sample(sorted(written_out), 500):
        before = rng.choice(FILLERS)
        text = before + name + rng.choice(FILLERS) + rng.choice(sorted(written_out))
        for start in range(len(text)):
            pieces = {end: text[start:end] for end in range(start + 1, len(text) + 1)}
            named = {end: written_out[piece] for end, piece in pieces.items() if piece in written_out}
            assert {end: {*ids} for end, ids in index.at(text, start).items()} == named, text


def test_names_with_one_character_wrong_are_all_found(index: NameIndex, written_out: dict[str, set[int]]) -> None:
    rng = Random(2)
    for name in rng.sample(sorted(written_out), 60):
        at = rng.randrange(len(name))
        text = rng.choice(FILLERS) + name[:at] + rng.choice("么局石县") + name[at + 1 :] + rng.choice(FILLERS)
        wanted = {
            (start, start + len(known), known): ids
            for known, ids in written_out.items()
            for start in range(len(text) - len(known) + 1)
            if len(known) >= 4 and one_apart(text[start : start + len(known)], known)
        }
        found: dict[tuple[int, int, str], set[int]] = defaultdict(set)
        for start, end, _, known, ids in index.near(text, 4):
            found[start, end, known] |= {*ids}
        assert found == wanted, text


def test_only_where_a_name_could_end_it_is_looked_for(index: NameIndex, written_out: dict[str, set[int]]) -> None:
    for name in (*written_out, *(fold(form) for full in NAMES for form in generic_forms(sort_of(full)))):
        assert index.could_end("甲" + name, slip=False)
        slips = [name[:at] + "甲" + name[at + 1 :] for at in (-3, -2) if name.endswith("局") and len(name) > 3]
        assert all(index.could_end(slip, slip=True) for slip in slips), name
    assert not index.could_end("请多少", slip=True)
    assert index.could_end("教民局", slip=True) and not index.could_end("教民局", slip=False)


def test_forms_without_a_region_mean_all_organs_of_their_sort(index: NameIndex) -> None:
    written_out: dict[str, set[int]] = defaultdict(set)
    for organ_id, name in enumerate(NAMES):
        for form in generic_forms(sort_of(name)):
            written_out[fold(form)].add(organ_id)
    for form, ids in written_out.items():
        assert {*index.called(form)} == ids
        assert index.generic_at(f"甲{form}", 1) == form
    assert index.generic_at("天气", 0) == "" and index.called("天气") == []


def test_an_organ_known_already_is_not_taken_in_twice(index: NameIndex) -> None:
    before = index.at("甲县", 0)
    index.add(NAMES.index("甲县"), "甲县")
    assert index.at("甲县", 0) == before


def test_words_one_character_apart_are_found_by_their_halves() -> None:
    words = ["嘉祥", "嘉善", "吉祥", "洪泽区", "a"]
    near = OneApart(words)
    for piece in ("嘉详", "加祥", "嘉祥", "洪择区", "洪泽县", "b", "", "洪泽"):
        assert sorted(near.near(piece)) == sorted(word for word in words if one_apart(word, piece))


@pytest.mark.parametrize("first", [0, 200])
def test_a_directory_that_knows_names_from_before_says_what_a_new_one_says(first: int) -> None:
    held = [Holding(at, Organ(name), 2021, "2021") for at, name in enumerate(NAMES)]
    kept = held[first:]
    after, anew = OrganDirectory(kept, OrganDirectory(held[:300])), OrganDirectory(kept)
    rng = Random(4)
    for name in [*NAMES[150:250], *NAMES[290:320]]:
        typed = name[:1] + rng.choice("么局石县") + name[2:]
        for asked in (name, typed, name[2:], f"2021年{name}收到多少"):
            assert after.mentions(fold(asked)) == anew.mentions(fold(asked)), asked
    assert after.organs == anew.organs and after.organs_in([2021]) == anew.organs_in([2021])
    assert after.named(NAMES) == after.organs and after.organs_in([2020]) == ()
