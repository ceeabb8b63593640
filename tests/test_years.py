"""The years that a question names: a table of spellings, counted from a given day."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.question import fold_question
from retrieval.reading.years import held_years, year_mentions

TODAY = date(2024, 6, 1)
HELD_SO_FAR = (2019, 2020, 2021, 2022, 2023)
CASES = [
    *(
        (word, (2021,))
        for word in ("2021", "2021年度", "21年", "二〇二一年", "二零二一年度", "二一年", "贰零贰壹年", "2021年前三名")
    ),
    *((word, (2021,)) for word in ("２０２１年", "2021年末", "2021年1月1日至12月31日", "大前年", "’21年")),
    *((word, (2023,)) for word in ("去年", "上年", "上年度", "上一年度", "last year")),
    *((word, (2022,)) for word in ("前年", "去年的去年", "去年的前一年", "上上年", "the year before last")),
    ("今年", (2024,)),
    ("明年", (2025,)),
    *((word, (2021, 2022, 2023)) for word in ("近三年", "近3年", "三年来", "这三年", "the past three years")),
    ("最近两年", (2022, 2023)),
    *(
        (word, HELD_SO_FAR)
        for word in ("2019-2023", "2019至2023年", "2019年到去年", "19-23年", "2019-23年", "19到23年")
    ),
    *((word, HELD_SO_FAR) for word in ("二〇一九年至二〇二三年", "从2019年起", "2019年以来", "since 2019")),
    ("between 2019 and 2021", (2019, 2020, 2021)),
    *(
        (word, (2019, 2020))
        for word in (
            "2021年之前",
            "2021年以前",
            "2021年前几年",
            "2021年前的年报",
            "2021年前有哪些",
            "before 2021",
            "2021年的前两年",
        )
    ),
    *(
        (word, (2022, 2023))
        for word in ("2021年之后", "2021年以后", "从2021年后", "after 2021", "22、23两年", "前两年")
    ),
    *((word, (2019, 2020, 2021)) for word in ("到2021年为止", "until 2021")),
    ("2019年以后2023年以前", (2020, 2021, 2022)),
    ("十三五期间", (2016, 2017, 2018, 2019, 2020)),
    *((word, (2022,)) for word in ("两年前", "two years ago", "截至2022年底")),
    *((word, (2019, 2021)) for word in ("2019、2021年", "19年和21年", "19、21年", "2019年与2021年")),
    *((word, (2022, 2021)) for word in ("2022年比上年", "2022年同比去年", "2022年和前一年", "2022年比同期")),
    ("2022年比上年同期", (2022, 2021)),
    ("2035年", (2035,)),
    ("1999年", (1999,)),
    ("2021年起诉", (2021,)),
    *((word, ()) for word in ("2021件", "收到2021个", "2021元", "第2021号", "120210", "第三年", "前三名", "十二五件")),
]


@pytest.mark.parametrize(("text", "years"), CASES)
def test_years(text: str, years: tuple[int, ...]) -> None:
    found = year_mentions(fold_question(text), TODAY)
    assert tuple(dict.fromkeys(year for mention in found for year in mention.years)) == years


@pytest.mark.parametrize(("word", "year"), [("上一年", 2020), ("下一年", 2022), ("去年", 2023), ("再往前一年", 2020)])
def test_words_that_count_from_the_year_talked_of(word: str, year: int) -> None:
    assert [mention.years for mention in year_mentions(word, TODAY, 2021)] == [(year,)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *((text, 1) for text in ("最新一份年报", "最近一年", "the latest report")),
        *((text, -1) for text in ("最早一年", "第一年", "最早的年报", "the first year")),
        *((text, 2) for text in ("最近两次年报", "最新两份报告", "the last two reports")),
        *((text, 0) for text in ("最近两年", "第二年", "最多的一年", "第一名")),
    ],
)
def test_years_that_are_counted_among_those_held(text: str, count: int) -> None:
    assert held_years(fold_question(text))[0] == count
