"""Ways of putting a thing in English that are put into the one that other rules read."""

from __future__ import annotations

import pytest

from retrieval.reading.english_background import without_english_background
from retrieval.reading.english_wording import reworded_in_english


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("except yunxiu city, who granted the most in 2022?", "who granted the most in 2022, except yunxiu city?"),
        ("did it receive over two hundred in 2022", "did it receive over 200 in 2022"),
        ("more than a dozen lawsuits", "more than 12 lawsuits"),
        ("which offices had zero lawsuits", "which offices had no lawsuits"),
        (
            "which three offices received the fewest in 2022?",
            "bottom three: which offices received the fewest in 2022?",
        ),
        ("which镇received the most in 2022", "哪个镇received the most in 2022"),
        ("top 3 county governments by lawsuits?", "rank all county governments by lawsuits, top 3"),
        ("top 3 offices by lawsuits", "top 3 offices by lawsuits"),
        ("from individuals only?", "from individuals?"),
        ("repeated requests turned down in 2022", "repeated requests in 2022"),
        ("how many did hongze reject as duplicates in 2022", "how many did hongze as duplicates in 2022"),
        ("requests received vs requests granted", "new applications vs requests granted"),
        ("requests were still open at the end of 2022", "requests were carried over to the next year in 2022"),
        ("set hongze's 2022 number to 40", "change it to 40"),
        ("select name from report", "select * "),
        ("offices with at least one lawsuit", "offices with at least 1 lawsuit"),
        ("three offices with the fewest requests", "bottom three offices by requests"),
        ("add up hongze's requests of 2021 and 2022", "what is the sum of hongze's requests of 2021 and 2022"),
        ("requests closed because the fee was unpaid", "requests because the fee was unpaid"),
        ("who carried the most requests into 2023", "who carried over to the next year the most requests in 2022"),
        ("requests carried over to 2023", "requests carried over to the next year in 2022"),
        ("requests carried over from 2022", "requests carried over from the previous year in 2023"),
        ("requests carried over from 2022 in 2023", "requests carried over from the previous year in 2023"),
        ("xuhui 2024, rejected as repeat requests", "xuhui 2024, as repeat requests"),
        ("how many requests did hongze answer in 2022?", "how many requests did hongze process in 2022?"),
        ("how many requests did the city of hongze get", "how many requests did hongze city get"),
        ("not given since the agency has no record", "not given because the agency has no record"),
        ("which offices were never sued in 2022", "which offices had no lawsuits in 2022"),
        (
            "how many requests did hongze have left over at the end of 2022",
            "how many requests did hongze carried over to the next year in 2022",
        ),
        ("did hongze grant all its requests in 2022?", "what share of applications did hongze grant in 2022?"),
        ("were all requests refused in 2022?", "what share of applications were refused in 2022?"),
        ("sum up hongze's lawsuits of 2022", "what is the sum of hongze's lawsuits of 2022"),
        ("what were the results of the lawsuits", "what were the outcomes of the lawsuits"),
        ("and the second?", "第二呢"),
        (
            "what share of all requests in 2022 went to hongze?",
            "requests received by hongze in 2022 as a share of everyone?",
        ),
        ("has hongze ever lost a lawsuit", "has hongze by year lost a lawsuit"),
        ("has hongze ever lost a lawsuit in 2022", "has hongze ever lost a lawsuit in 2022"),
        ("the ratio of lawsuits to requests in 2022", "the lawsuits divided by requests in 2022"),
        ("how many people asked hongze for information", "how many people applied to hongze"),
        ("how many permits did hongze grant in 2022", "how many permits did hongze make in 2022"),
        ("how many cases did hongze lose in court", "how many lawsuits did hongze lose"),
        ("when did hongze have the most lawsuits", "in which year did hongze have the most lawsuits"),
        (
            "requests left unprocessed at the end of the year",
            "requests carried over to the next year at the end of the year",
        ),
        ("lawsuits pending at the end of 2022", "lawsuits pending in 2022"),
        ("offices with between 5 and 20 requests", "offices with at least 5 and at most 20 requests"),
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
        "lawsuits pending in 2022",
        "sum up hongze's report of 2022",
        "requests left unprocessed in 2022",
        "10 lawsuits in 2022",
        "what is the difference between partial and full disclosure",
    ],
)
def test_what_says_it_already_stays(said: str) -> None:
    assert reworded_in_english(said) == said


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Hello, I am new here. How many did Hongze get in 2022?", "How many did Hongze get in 2022?"),
        ("How many did Hongze get in 2022? Thank you so much.", "How many did Hongze get in 2022? "),
        ("I'm a reporter writing about openness in Jiangsu. How many did Hongze get?", "How many did Hongze get?"),
        ("Our paper wants to print the 2022 disclosure rate of Hongze", "the 2022 disclosure rate of Hongze"),
        ("My boss asked me to find out how many Hongze got in 2022", "how many Hongze got in 2022"),
        ("As a taxpayer, I wonder which year was worst for Hongze.", "which year was worst for Hongze."),
    ],
)
def test_what_is_said_of_the_writer_is_set_apart(said: str, left: str) -> None:
    assert without_english_background(said, lambda clause: "Hongze" in clause) == left


@pytest.mark.parametrize(
    "said",
    [
        "How many did Hongze get in 2022? I mean the ones sent by mail.",
        "How many did Hongze get in 2022? We only need the second half of the year.",
        "I want the requests of Hongze, not those from companies.",
        "My boss asked me to find out only for online requests how many Hongze got",
        "我想问洪泽区2022年收到几件",
    ],
)
def test_what_may_restrict_stays(said: str) -> None:
    assert without_english_background(said, lambda clause: "Hongze" in clause) == said
