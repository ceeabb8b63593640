"""The numbers that definitions give: every one is backed by a rule, and the Regulation's own text has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planned import TODAY, directory
from test_answers import backed, numbers

from bot.explaining import word_explanation
from retrieval.plan import Explanation
from retrieval.question import parse
from store.catalogue.definitions import Definition, definitions
from store.catalogue.numerals import spell

OFFICIAL = Path(__file__).parents[2] / "shared" / "official"
NUMBERED = [one for one in definitions().values() if numbers(one.zh + one.en)]


@pytest.mark.parametrize("asked", ["答复期限", "How long may an answer take?"])
def test_all_numbers_of_all_definitions_are_backed(asked: str) -> None:
    question = parse(asked, directory(), TODAY)
    for code in definitions():
        answer = word_explanation(question, Explanation(codes=(code,)))
        assert numbers(answer.text) <= backed(answer), code


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.code)
def test_they_agree_in_both_languages_and_with_the_regulation(one: Definition) -> None:
    assert numbers(one.en) <= numbers(one.zh)
    texts = list(OFFICIAL.glob("政府信息公开条例*.md"))
    if not texts:
        pytest.skip("the Regulation's text is not there")
    articles = re.split(r"\n(?=第[一二三四五六七八九十]+条)", texts[0].read_text(encoding="utf-8"))
    # the head, which says when it was revised, comes first, then the articles in order
    ruling = "".join(articles[at] for at in (0, *one.articles))
    for said in re.findall(r"\d+(?:个工作日|月\d+日|年)", one.zh):
        assert said in ruling
    for many in re.findall(r"(\d+)条", one.zh):
        assert articles[-1].startswith(f"第{spell(int(many))}条")
