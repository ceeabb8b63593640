"""Where a message falls into several questions, over the few organs of `planned`."""

from __future__ import annotations

import pytest
from planned import TODAY, directory, notation

from retrieval.conversation import Conversation
from retrieval.plan import Plan
from retrieval.understanding import Situation, apart, understand
from store.catalogue.terms import lexicon

SITUATION = Situation(directory(), TODAY, lexicon())
CITY = "云岫市人民政府@2022"
RATE = f"ratio {CITY} applications.granted/total+applications.partial/total / applications.processed/total"
RECEIVED = f"lookup {CITY} applications.received/total"
COMPLETION = f"ratio {CITY} applications.processed/total / applications.received/total+applications.carried_in/total"


def said(message: str) -> list[str]:
    """What the questions of a message come to, one after the other."""
    before = Conversation()
    parsed, outcome = understand(message, before, SITUATION)
    answered = []
    for piece in apart(parsed, outcome, before, SITUATION):
        _, part = understand(piece, before, SITUATION)
        before = part.remembered(0.0).follows(before) if isinstance(part, Plan) else before
        answered.append(notation(part))
    return answered


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("云岫市政府2022年收到多少申请，邮寄的呢", [RECEIVED, "text"]),
        ("云岫市政府2022年收到多少申请，窗口递交的呢？", [RECEIVED, "text"]),
        (
            "2022年哪家处罚最多，云岫市政府呢",
            ["ranking @2022 proactive.penalties/decisions", f"lookup {CITY} proactive.penalties/decisions"],
        ),
        ("How many applications did 云岫市政府 receive, process and carry over in 2022?", []),
        ("云岫市政府2022年收到多少申请，企业呢", []),
        (
            "2022年收到申请超过30件的单位复议合计多少",
            ["count @2022 applications.received/total >30", "ask which_organ"],
        ),
        ("2022年收到申请超过30件的单位有几家", []),
        ("2022年比2021年翻倍的单位", []),
        ("2022年收到申请前三名的单位各收到多少件", []),
        (
            "2022年处罚最多的单位诉讼多少件",
            ["ranking @2022 proactive.penalties/decisions", "ask which_organ"],
        ),
        ("云岫市政府呢，2022年收到多少申请", []),
        ("云岫市政府2022年收到多少申请呢", []),
        ("云岫市政府2022年新收和公开率各是多少", [RECEIVED, RATE]),
        ("云岫市政府2022年收到多少申请和公开率是多少", [RECEIVED, RATE]),
        ("云岫市政府2022年公开率、办结率", [RATE, COMPLETION]),
        (
            "云岫市政府2022年办结了多少，办结率是多少",
            [f"lookup {CITY} applications.processed/total", COMPLETION],
        ),
        ("completion rate and disclosure rate of 云岫市政府 in 2022", [COMPLETION, RATE]),
        (
            "既然云岫市政府2022年收到30件，那企业几件",
            [f"lookup {CITY} applications.received/business", f"{RECEIVED} =30"],
        ),
        (
            "云岫市政府2022年收到的30件里企业几件",
            [f"lookup {CITY} applications.received/business", f"{RECEIVED} =30"],
        ),
        (
            "2022年收到申请最多的那家单位公开率是多少",
            ["ranking @2022 applications.received/total", "ask which_organ"],
        ),
        ("2022年收到申请最多的单位是哪家", []),
        (
            "先告诉我云岫市政府2022年收到多少，再告诉我洪泽区2023年办结多少",
            [RECEIVED, "lookup 淮安市洪泽区人民政府@2023 applications.processed/total"],
        ),
        ("云岫市政府2022年公开率和洪泽区公开率哪个高", []),
        ("云岫市政府2022年公开率比办结率低多少", []),
    ],
)
def test_a_message_of_several_questions(message: str, parts: list[str]) -> None:
    found = said(message)
    assert len(found) == len(parts)
    assert all(one.startswith(part) for one, part in zip(found, parts, strict=True))
