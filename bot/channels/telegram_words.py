"""The fixed lines that the Telegram bot says itself, in Chinese and English."""

from __future__ import annotations

from enum import Enum
from typing import Literal

Language = Literal["zh", "en"]


class Line(Enum):
    """What can be said, as (Chinese, English)."""

    GREETING = (
        "您好，我是问报。我读各级机关的政府信息公开工作年度报告，您问，我答，每个数字都注明出自哪份报告的哪一格。\n\n"
        "直接发问题即可，例如“某某县政府办2021年收到多少件申请？”。发 /help 看更多用法。",
        "Hello, I am Wenbao. I read Chinese government offices' annual reports on disclosure of information and answer "
        "questions about them; each number comes with the table cell it stands in.\n\n"
        "Just ask, for example: how many applications did a given county office receive in 2021? See /help for more.",
    )
    HELP = (
        "怎么问：写明机关、年份和想知道的事，中文英文都行。\n"
        "• 数字：收到、办结、结转了多少件申请，行政复议、诉讼各多少\n"
        "• 原文：报告说存在什么问题、下一步怎么做\n"
        "• 名称不止一个机关用时，我会列出按钮请您选\n\n"
        "在群里请 @我、回复我的消息，或用 /ask 加问题。\n"
        "报告里没有写的，我会说没有，不猜数字。",
        "How to ask: name the office, the year and what you want to know, in Chinese or English.\n"
        "• Figures: applications received, processed or carried over, reviews and lawsuits\n"
        "• Text: the problems a report admits, what it plans next\n"
        "• If a name fits more than one office, I offer buttons to choose from\n\n"
        "In a group, mention me, reply to me, or use /ask with your question.\n"
        "What the reports do not say, I do not guess.",
    )
    NO_QUESTION = (
        "想问什么？请把问题写在后面，例如：/ask 某某县政府办2021年收到多少件申请？",
        "What would you like to know? Put the question after it: /ask how many applications did … receive?",
    )
    TEXT_ONLY = ("我只看得懂文字。请把问题打成文字发给我。", "I only understand text. Please type your question.")
    EDITED = (
        "改过的消息我不会重新作答，请把问题再发一遍。",
        "I do not answer edited messages again. Please send the question once more.",
    )
    STALE = ("这个按钮已失效，请重新提问。", "This button has expired. Please ask again.")
    NOT_YOURS = (
        "这是给提问人选的，您可以自己提问。",
        "This choice is for the person who asked. Feel free to ask yourself.",
    )
    TROUBLE = (
        "出了点问题，这个问题没能答上来，请稍后再试。编号：{0}",
        "Something went wrong and I could not answer this. Please try again later. Reference: {0}",
    )
    SOURCES = ("出处", "Sources")
    MORE_CHOICES = (
        "还有 {0} 个没有列出，请写明省、市、县。",
        "{0} more are not shown; please name the province or county.",
    )

    def say(self, language: Language, *values: object) -> str:
        """The line in a language, with its blanks filled."""
        return self.value[language == "en"].format(*values)
