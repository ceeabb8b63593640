"""Names in Latin letters beside a pattern for every name."""

from __future__ import annotations

import re
from collections import defaultdict
from random import Random

import pytest
from benchmark_scale import draw_organs
from pypinyin import lazy_pinyin

from retrieval.names.latin_names import LatinNames, spellings
from retrieval.organs import OrganDirectory
from retrieval.question import fold_question
from store.catalogue.aliases import body_forms, organ_forms, take_apart
from store.catalogue.regions import short_name
from store.model import HeldOrgan, Organ, ReportHead

KINDS = {"市": "city|shi", "县": "county|xian", "区": "district|qu", "镇": "town|township|zhen", "乡": "township|xiang"}
SAID = ("how many did {} get in 2021", "{}2021年收到多少", "compare {} and {}", "{}'s report", "ji an and {} xi an")
ORGANS = [
    HeldOrgan(at, organ)
    for at, organ in enumerate(
        organ for organ in (*draw_organs(300), Organ("吉安县人民政府"), Organ("吉安县教育局"), Organ("集安市人民政府"))
        if take_apart(organ.name).kind in KINDS
    )
]  # fmt: skip


def pattern_of(organ: HeldOrgan) -> re.Pattern[str]:
    """All ways to write an organ: its region's sound, the kind of region, the office."""
    parts = take_apart(organ.organ.name)
    spelled = ["[ ']?".join(one) for one in sorted(spellings(short_name(parts.regions[-1])))]
    region = f"(?:{'|'.join(spelled)})"
    form = organ_forms().get(parts.body)
    offices = [f"(?:'s)? {re.escape(one)}" for one in (form.english if form else ())]
    offices += [" ?" + " ?".join(lazy_pinyin(one)) for one in body_forms(parts.body) if len(one) > 1]
    left_out = "?" if parts.body in ("人民政府", "办事处") else ""
    return re.compile(f"(?<![a-z]){region}(?: ?(?:{KINDS[parts.kind]}))?(?:{'|'.join(offices)}){left_out}(?![a-z])")


PATTERNS = [(organ, pattern_of(organ)) for organ in ORGANS]


def write(organ: HeldOrgan, rng: Random) -> str:
    """One of many ways to write it, right ones and wrong ones."""
    parts = take_apart(organ.organ.name)
    form = organ_forms().get(parts.body)
    apart = [rng.choice(("", " ")).join(lazy_pinyin(one)) for one in body_forms(parts.body) if one]
    kind = rng.choice(("", *KINDS[parts.kind].split("|"), "county"))
    office = rng.choice(("", "government", *(form.english if form else ()), *apart))
    region = rng.choice(("", "", " ", "'")).join(lazy_pinyin(short_name(parts.regions[-1])))
    return region + rng.choice(("", " ")) + kind + rng.choice(("", " ", "'s ")) + office


def wanted(text: str) -> list[tuple[int, int, set[int]]]:
    """The longest stretches that any pattern has."""
    hits: dict[tuple[int, int], set[int]] = defaultdict(set)
    for organ, pattern in PATTERNS:
        for hit in pattern.finditer(text):
            hits[hit.span()].add(organ.id)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(hits, key=lambda span: span[0] - span[1]):
        if all(end <= other or to <= start for other, to in kept):
            kept.append((start, end))
    return [(*span, hits[span]) for span in sorted(kept)]


@pytest.mark.parametrize("seed", range(4))
def test_names_are_found_as_a_pattern_for_each_finds_them(seed: int) -> None:
    rng, names, many = Random(seed), LatinNames(ORGANS), 0
    for _ in range(60):
        frame = rng.choice(SAID)
        text = frame.format(*(write(rng.choice(ORGANS), rng) for _ in range(frame.count("{}")))).lower()
        found = [(start, end, {organ.id for organ in organs}) for start, end, organs in names.find(text)]
        assert found == wanted(text), text
        many += len(found)
    assert many > 20


@pytest.mark.parametrize("said", ["jian县教育局2021年收到多少", "请问jian县教育局"])
def test_a_place_in_latin_letters_before_the_rest_in_chinese(said: str) -> None:
    others = (Organ("吉安县人民政府"), Organ("吉安县教育局"), Organ("费县教育局"))
    heads = (ReportHead(at, at, organ, 2021, organ.name, "2021", "x") for at, organ in enumerate(others, 1))
    (named,) = OrganDirectory(heads).mentions(fold_question(said))
    assert [one.organ.name for one in named.organs] == ["吉安县教育局"]
