"""Answers as Telegram messages: what holds for every text, and what an answer looks like."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from bot_api_server import parse_html
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, AnswerPassage, Choice, Citation, Kind
from bot.channels.telegram_render import Span, clean, cut, render_answer, to_html, to_plain
from bot.channels.telegram_replies import MOST_BUTTONS, answer_calls, parse_data
from bot.channels.telegram_updates import Person, Place, Question
from bot.channels.telegram_words import Line
from store.model import Locator

TEXTS = st.text(st.one_of(st.sampled_from("<>&\"'。！\n 件a，😀👨\u200d\ufe0f\u0301"), st.characters()), max_size=300)
SPANS = st.lists(st.builds(Span, TEXTS.map(clean), st.sampled_from(["", "b", "i"])), max_size=8)
LIMITS = st.integers(2, 120)


def utf16_of(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(SPANS, LIMITS)
def test_pieces_fit_and_are_whole(spans: list[Span], limit: int) -> None:
    for piece in cut(spans, limit):
        text = parse_html(to_html(piece))  # tags balanced, entities whole, or ValueError
        assert text == to_plain(piece) == text.strip()
        assert 1 <= utf16_of(text) <= limit


@given(SPANS, LIMITS)
def test_nothing_is_lost_but_white_space_at_cuts(spans: list[Span], limit: int) -> None:
    pieces = cut(spans, limit)
    whole, place = to_plain(spans), 0
    for piece in pieces:
        text = to_plain(piece)
        found = whole.index(text, place)
        assert not whole[place:found].strip()
        place = found + len(text)
    assert not whole[place:].strip()


@given(SPANS, LIMITS)
def test_every_character_keeps_its_tag(spans: list[Span], limit: int) -> None:
    def marked(some: list[Span]) -> list[tuple[str, str]]:
        return [(character, span.tag) for span in some for character in span.text if not character.isspace()]

    assert [pair for piece in cut(spans, limit) for pair in marked(piece)] == marked(spans)


@given(st.text(st.characters()))
def test_clean_text_can_be_sent(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f]", clean(text))
    assert clean(text).encode().decode() == clean(text)


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("甲乙。丙丁戊", 5, ["甲乙。", "丙丁戊"]),
        ("甲乙丙丁\n戊己", 6, ["甲乙丙丁", "戊己"]),
        ("甲。乙丙丁戊己", 6, ["甲。乙丙丁戊", "己"]),
        ("one two three", 9, ["one two", "three"]),
        ("😀😀😀", 3, ["😀", "😀", "😀"]),
        ("aaae\u0301", 4, ["aaa", "e\u0301"]),
        ("aa👨\u200d👩", 6, ["aa", "👨\u200d👩"]),
        ("  \n ", 5, []),
        ("", 5, []),
    ],
)
def test_where_it_is_cut(text: str, limit: int, pieces: list[str]) -> None:
    assert [to_plain(piece) for piece in cut([Span(text)], limit)] == pieces


LONG = "本机关" * 60


def an_answer(text: str, **parts: object) -> Answer:
    citation = Citation(1, "甲县年报", "五、存在的主要问题", LONG, "a.html", Locator())
    return Answer("问", Kind.PASSAGE, text, citations=(citation,), problems=("行合计不符",), **parts)  # type: ignore[arg-type]


def test_an_answer_shows_problems_and_sources() -> None:
    lines = to_plain(render_answer(an_answer("说法[1]"))).splitlines()
    assert lines == ["说法[1]", "⚠ 行合计不符", "", "出处", "[1] 甲县年报", "五、存在的主要问题", f"「{LONG}」"]


def test_an_empty_cell_has_a_place_but_no_quote() -> None:
    citation = Citation(1, "甲县年报", "三、收到和处理", "", "a.html", Locator(), "一、新收", "总计")
    answer = Answer("问", Kind.FIGURE, "空白[1]", citations=(citation,))
    assert to_plain(render_answer(answer)).splitlines() == [
        "空白[1]",
        "",
        "出处",
        "[1] 甲县年报",
        "三、收到和处理 › 一、新收 › 总计",
    ]


def test_what_the_text_says_is_not_said_twice() -> None:
    answer = an_answer(f"“{LONG}”[1]。行合计不符", passages=(AnswerPassage(LONG, 1),))
    plain = to_plain(render_answer(answer))
    assert (plain.count(LONG), plain.count("行合计不符")) == (1, 1)


def test_sources_are_headed_in_the_answers_language() -> None:
    for english, heading in ((False, "出处"), (True, "Sources")):
        assert heading in to_plain(render_answer(replace(an_answer(LONG), english=english)))


QUESTION = Question(Place(-5, 3, 9), Person(7, "人", "zh"), "问")


def test_buttons_stand_under_the_last_piece_of_their_part() -> None:
    choices = tuple(Choice(f"镇{index}", f"镇{index}多少件？") for index in range(MOST_BUTTONS + 2))
    part = Answer("二", Kind.CLARIFY, "哪一个？", choices=choices)
    calls = answer_calls(an_answer("长。" * 3000, parts=(part,)), QUESTION, 88)
    assert ["choices" in call for call in calls] == [False, False, True]
    assert calls[2]["plain"].endswith(Line.MORE_CHOICES.say("zh", 2))
    buttons = [row[0]["callback_data"] for row in calls[2]["args"]["reply_markup"]["inline_keyboard"]]
    assert [parse_data(data) for data in buttons] == [(88, 2, index) for index in range(MOST_BUTTONS)]
    assert calls[2]["choices"][4] == "镇4多少件？"
