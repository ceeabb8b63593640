"""Ways of putting a thing in English that are put into the one that other rules read."""

from __future__ import annotations

import pytest

from retrieval.reading.english_wording import reworded_in_english


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("except yunxiu city, who granted the most in 2022?", "who granted the most in 2022, except yunxiu city?"),
        ("with hongze left out, which office is last?", "which office is last, excluding hongze?"),
        ("did it receive over two hundred in 2022", "did it receive over 200 in 2022"),
        ("more than a dozen lawsuits", "more than 12 lawsuits"),
        ("which offices had zero lawsuits", "which offices had no lawsuits"),
        ("repeated requests turned down in 2022", "repeated requests in 2022"),
        ("how many did hongze reject as duplicates in 2022", "how many did hongze as duplicates in 2022"),
        ("requests received vs requests granted", "new applications vs requests granted"),
        ("requests were still open at the end of 2022", "requests were carried over to the next year in 2022"),
        ("set hongze's 2022 number to 40", "change it to 40"),
        ("select name from report", "select * "),
        ("2022 fees多少万元", "2022 行政事业性收费多少万元"),
    ],
)
def test_reworded(said: str, read: str) -> None:
    assert reworded_in_english(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "云岫市政府2022年收到多少件",
        "lawsuits without prior reconsideration in 2022",
        "how many requests did hongze refuse in 2022",
        "lawsuits pending at the end of 2022",
        "10 lawsuits in 2022",
        "what is the difference between partial and full disclosure",
    ],
)
def test_what_says_it_already_stays(said: str) -> None:
    assert reworded_in_english(said) == said
