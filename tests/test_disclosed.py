"""公开 as a noun beside another result of applications: which rows it means, and where it means none."""

from __future__ import annotations

import pytest

from retrieval.reading.differences import held_against
from retrieval.reading.disclosed import disclosed_in_full, disclosed_left_out, without_refused
from store.catalogue.terms import lexicon


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("甲县2022年公开和不予公开一共多少件", "甲县2022年公开类和不予公开一共多少件"),
        ("甲县2022年公开的比拒绝的多吗", "甲县2022年公开类比拒绝的多吗"),
        ("甲县2022年不公开比公开多多少", "甲县2022年不公开比公开类多多少"),
        ("甲县2022年公开、部分公开、不予处理哪个最多", "甲县2022年予以公开、部分公开、不予处理哪个最多"),
        ("甲县2022年公开多少件,不予公开多少件", "甲县2022年公开类多少件,不予公开多少件"),
        ("甲县2022年公开占比和不公开占比", "甲县2022年公开类占比和不公开占比"),
        ("甲县2022年部分公开占公开总数的比例", "甲县2022年部分公开占公开类的比例"),
        ("甲县2022年部分公开占公开率", "甲县2022年部分公开占公开类的"),
        ("甲县2022年予以公开和不予公开一共多少件", "甲县2022年予以公开和不予公开一共多少件"),
        ("甲县2022年信息公开和不予公开多少件", "甲县2022年信息公开和不予公开多少件"),
        ("甲县2022年政府信息公开申请多少件", "甲县2022年政府信息公开申请多少件"),
        ("甲县2022年公开信息多少条", "甲县2022年公开信息多少条"),
    ],
)
def test_what_disclosed_means(question: str, meant: str) -> None:
    assert disclosed_in_full(question) == meant


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("甲县2022年信息公开和不予公开多少件", "信息公开和不予公开"),
        ("甲县2022年公开信息和部分公开多少件", "公开信息和部分公开"),
        ("甲县2022年予以公开和部分公开多少件", ""),
        ("甲县2022年同意公开和不予公开多少件", ""),
    ],
)
def test_what_is_no_row_is_told(question: str, left: str) -> None:
    assert disclosed_left_out(question) == left


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("甲县2022年复议维持与纠正的比例", "甲县2022年复议维持是纠正的几倍"),
        ("甲县2022年新收:办结", "甲县2022年新收是办结的几倍"),
        ("甲县2022年自然人和企业占的比例", "甲县2022年自然人和企业占的比例"),
    ],
)
def test_two_of_a_kind_are_held_against_each_other(question: str, meant: str) -> None:
    assert held_against(question) == meant


def test_a_refusal_keeps_its_verb() -> None:
    """ "公开了多少件申请" is no result of its own behind 拒绝 or 部分; behind 有没有 it is."""
    words = lexicon()

    def kept(text: str) -> set[str]:
        return {one.text for one in without_refused(words.matches(text), text) if one.text.startswith("公开了")}

    assert not any(map(kept, ("拒绝公开了几件申请", "没公开了多少件申请", "部分公开了多少件申请")))
    assert all(map(kept, ("有没有公开了多少件申请", "公开了多少件申请")))
