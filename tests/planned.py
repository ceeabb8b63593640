"""Plans in a small notation, over a few organs: what the golden file `golden/plans.txt` is written in."""

from __future__ import annotations

from datetime import date

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Explanation, Gap, Outcome, Plan, Refusal
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from store.model import CellKey, Organ, ReportHead

PIECES = (
    "云岫市政府",
    "洪泽区",
    "2022年",
    "去年",
    "收到",
    "办结",
    "申请",
    "多少件",
    "行政复议",
    "维持",
    "企业",
    "比",
    "多",
    "最多",
    "占",
    "前三名",
    "超过10件",
    "上半年",
    "公众号",
    "的",
    "？",
    "how many",
    "received",
    "𠮷",
    "\x00",
    "(六)",
    "2021-2023",
    "和",
    "公开率",
    "除",
    "以外",
    "排第几",
    "增长",
    "哪一类",
    "哪些单位",
    "其中",
    "零申请",
    "是什么意思",
    "第十六条",
    "云岫市",
    "政府办",
    "%",
    "'; DROP",
    "☃",
    "＋",
    "各单位",
    "呢",
)
"""Words that arbitrary questions are put together from."""
TODAY = date(2024, 6, 1)
HELD = (
    ("嘉祥县人民政府办公室", "370829000000", (2019, 2020, 2021)),
    ("金乡县兴隆镇人民政府", None, (2021,)),
    ("安丘市官庄镇人民政府", None, (2021,)),
    ("淮安市洪泽区人民政府", None, (2022, 2023)),
    ("昌乐县卫生健康局", None, (2022, 2023)),
    ("云岫市人民政府", None, (2020, 2021, 2022, 2023)),
    ("云岫市大数据管理中心", None, (2023,)),
)


def directory() -> OrganDirectory:
    """The organs above."""
    return OrganDirectory(
        ReportHead(
            organ_id * 100 + year - 2000,
            organ_id,
            Organ(name, region),
            year,
            f"{name}{year}年年报",
            "2019" if year < 2021 else "2021",
            "x",
        )
        for organ_id, (name, region, years) in enumerate(HELD, 1)
        for year in years
    )


def planned(question: str, before: Conversation | None = None) -> tuple[str, Conversation]:
    """A question's outcome in the notation, and the conversation after it."""
    talked_of = before.years[-1] if before and before.years else None
    outcome = make_plan(parse(question, directory(), TODAY, talked_of), before or Conversation(), directory())
    after = outcome.remembered(0.0) if isinstance(outcome, Plan) else before or Conversation()
    return notation(outcome), after


def notation(outcome: Outcome) -> str:
    """One line that says all of an outcome that matters."""
    match outcome:
        case Plan():
            return _plan(outcome)
        case Clarification():
            return " ".join(["ask", outcome.doubt.value, "|".join(label for label, _ in outcome.choices)]).strip()
        case Gap():
            return " ".join(["lack", outcome.lack.value, outcome.organ, ",".join(map(str, outcome.years))]).strip()
        case Explanation():
            return " ".join(
                ["explain", *outcome.codes, *map(str, outcome.articles), *(one.zh for one in outcome.measures)]
            )
        case Refusal():
            return f"refuse {outcome.why}"


def _plan(plan: Plan) -> str:
    aims = [f"{target.organ.organ.name}@{target.year}" for target in plan.targets]
    aims = aims or ["+".join(organ.organ.name for organ in plan.organs) + "@" + ",".join(map(str, plan.years))]
    parts = [plan.operation.value, "+".join(aims), _cells(plan.cells)]
    parts += [f"/ {_cells(plan.whole)}"] if plan.whole else []
    parts += ["grouped" if plan.single else f"groups{len(plan.groups)}"] if plan.groups and not plan.whole else []
    parts += ["of-all"] if plan.of_all else []
    parts += ["across"] if plan.across else []
    parts += ["but:" + "+".join(organ.organ.name for organ in plan.excluded)] if plan.excluded else []
    parts += ["place:" + plan.placed.organ.name] if plan.placed else []
    parts += ["ends"] if plan.extremes else []
    parts += ["up"] if plan.ascending else []
    parts += [f"top{plan.limit}"] if plan.limit else []
    parts += [f"{plan.condition.relation}{plan.condition.bound}{plan.condition.unit}"] if plan.condition else []
    parts += ["assumed"] if plan.assumed_year else []
    parts += ["unused:" + ",".join(plan.unused)] if plan.unused else []
    return " ".join(part for part in parts if part)


def _cells(cells: tuple[CellKey, ...]) -> str:
    shown = "+".join(f"{cell.indicator}/{cell.column}" for cell in cells[:3])
    return f"{shown}+{len(cells) - 3}" if len(cells) > 3 else shown


def golden_lines(questions: list[str]) -> list[str]:
    """The golden file's lines: a question that begins with + goes on with the conversation of the one before it."""
    lines, before = [], Conversation()
    for question in questions:
        said, before = planned(question.lstrip("+ "), before if question.startswith("+") else None)
        lines.append(f"{question} => {said}")
    return lines
