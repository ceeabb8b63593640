"""Sections and passages: whole sentences that stand so in the source."""

from __future__ import annotations

import pytest

from ingest.blocks import Heading, Paragraph
from ingest.headings import heading_number, section_number
from ingest.sections import LONGEST, make_passages, split_text


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("一、总体情况", 1),
        (" 二、主动公开政府信息情况", 2),
        ("三、收到和处理政府信息公开申请情况", 3),
        ("四、政府信息公开行政复议、行政诉讼情况", 4),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("六、其他需要报告的事项", 6),
        ("第六部分 其他需要报告的事项", 6),
        ("**二、主动公开政府信息情况**", 2),
        ("一.总体情况", 1),
        ("总体情况", 1),
        ("一、本年新收政府信息公开申请数量", None),
        ("二、上年结转政府信息公开申请数量", None),
        ("三、本年度办理结果", None),
        ("四、结转下年度继续办理", None),
        ("（一）主动公开政府信息情况", None),
        ("2.主动公开信息情况", None),
        ("总体情况；行政机关主动公开政府信息情况；其他需要报告的事项。", None),
        ("一是总体情况良好", None),
    ],
)
def test_section_headings_are_told_from_rows_and_items(line: str, number: int | None) -> None:
    assert section_number(line) == number


def passages(text: str) -> list[tuple[str, str]]:
    blocks = tuple(Paragraph(line.strip(), number) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    return [(passage.section, passage.text) for passage in make_passages(split_text(blocks, frozenset()))]


def test_passages_are_whole_sentences_within_a_section() -> None:
    sentence = "本机关按照条例要求主动公开各类政府信息若干条，并及时回应了群众关切。"
    text = f"一、总体情况\n{sentence * 30}\n五、存在的主要问题及改进情况\n{sentence}\n"
    found = passages(text)
    assert [section for section, _ in found] == ["一、总体情况"] * (len(found) - 1) + ["五、存在的主要问题及改进情况"]
    assert all(len(body) <= LONGEST and body.endswith("。") for _, body in found)
    assert "".join(body for _, body in found) == sentence * 31


def test_lines_that_a_printer_wrapped_are_joined() -> None:
    prose = (
        "本机关始终坚持以公开为常态不公开为例外的原则，通过门户网站政务新媒体政府公报等渠道公开各类信息，回应群众关切。"
    ) * 8
    wrapped = "\n".join(prose[start : start + 35] for start in range(0, len(prose), 35))
    assert "".join(body for _, body in passages(f"一、总体情况\n{wrapped}\n")) == prose


def test_a_small_heading_goes_with_the_text_after_it() -> None:
    long = "本机关按照条例要求主动公开各类政府信息若干条，并及时回应了群众关切。" * 6
    found = passages(f"一、总体情况\n（一）主动公开\n{long}\n（二）依申请公开\n{long}\n")
    assert [body.split("\n")[0] for _, body in found] == ["（一）主动公开", "（二）依申请公开"]


def test_a_number_that_word_prints_is_a_headings_own() -> None:
    """Word numbers headings by itself; "其他需要说明的情况" without its number 六 would be no section's."""
    assert heading_number(Heading("其他需要说明的情况", 1, number="六、")) == 6
    assert heading_number(Paragraph("总体情况", number="1.")) == 1
    assert heading_number(Paragraph("其他需要说明的情况")) is None
    texts = split_text([Paragraph("其他需要说明的情况", number="六、"), Paragraph("没有其他需要报告的事项。")], ())
    assert [(text.section, text.number) for text in texts] == [("六、其他需要说明的情况", 6)]
