"""Questions with expected answers: the verdicts, what backs a number, bad lines, and the command over the samples."""

from __future__ import annotations

import importlib.util
import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wenbao_process import ROOT, json_lines, run_wenbao

from bot.answer import Answer, AnswerFigure, AnswerPassage, Choice, Citation, Kind
from bot.arguments import build_parser
from bot.assistant import Asker, Assistant
from bot.commands.evaluating import Bench, eval_command
from bot.evaluation.citing import check_citations
from bot.evaluation.expected import read_expected
from bot.evaluation.judging import HeldReports, OrganNames, judge, longest_run
from bot.evaluation.numbers import unbacked_numbers
from bot.evaluation.scoring import add_up, judge_answer
from bot.settings import UsageError, read_settings
from ingest.load import ingest
from retrieval.conversation import Conversation
from retrieval.reckoning.values import Result
from store.database import Database
from store.model import CellKey, Check, Locator, Status, WenbaoError
from store.vectors import PassageIndex

SCORER = ROOT.parent / "shared" / "tools" / "score.py"
SHARED = ROOT.parent / "shared"
QUESTIONS = ROOT / "docs" / "questions.jsonl"
A, B = "甲县人民政府", "甲县教育局"
RECEIVED = CellKey("applications.received", "total")
NAMES = OrganNames([A, B])
HELD: HeldReports = {(A, 2021): {RECEIVED: Decimal(10)}, (B, 2021): {RECEIVED: Decimal(7)}}


def figure(value: float | None = 10, organ: str = A, year: int = 2021, cell: CellKey = RECEIVED) -> AnswerFigure:
    number = None if value is None else Decimal(str(value))
    status = Status.BLANK if value is None else Status.REPORTED
    return AnswerFigure(organ, year, *cell, number, status, "件", Check.UNTESTED, citation=1)


def asked(value: float | None = 10, organ: str = A, **more: Any) -> dict[str, Any]:
    return {"organ": organ, "year": 2021, "indicator": RECEIVED[0], "column": RECEIVED[1], "value": value, **more}


def answer(kind: str, text: str = "10件", figures: tuple[AnswerFigure, ...] = (), **more: Any) -> Answer:
    return Answer("问", Kind(kind), text, figures, **more)


TEN, SEVEN = figure(), figure(7, B)
ONE = {"kind": "figure", "figures": [asked()]}
BLANK = {"kind": ["figure", "unknown"], "figures": [asked(None, "丙县人民政府")]}
GAP = {"kind": "comparison", "results": [{"operation": "difference", "value": 3}]}
SENTENCE = "全年举办培训四次共有三百人参加"

CASES: list[tuple[dict[str, Any], Answer, str]] = [
    (ONE, answer("figure", figures=(TEN,)), "right"),
    (ONE, answer("figure", figures=(figure(10, "乙市甲县人民政府"),)), "right"),
    (ONE, answer("figure", "没有说", (TEN,)), "wrong"),
    (ONE, answer("figure", "110件", (TEN,)), "wrong"),
    (ONE, answer("figure", "11件", (figure(11),)), "false figure"),
    (ONE, answer("figure", "空", (figure(None),)), "false figure"),
    (ONE, answer("figure", "7件", (SEVEN,)), "false figure"),
    (ONE, answer("figure", "没有"), "wrong"),
    (ONE, answer("clarify"), "abstained"),
    (ONE, answer("unknown"), "abstained"),
    (ONE, answer("passage"), "wrong"),
    (ONE, answer("figure", figures=(TEN, SEVEN, figure(1, year=2019))), "right"),
    (ONE, answer("figure", figures=(TEN, SEVEN, figure(1, year=2019), figure(1, year=2018))), "wrong"),
    (
        {**ONE, "figures_optional": [asked(7, B)]},
        answer("figure", figures=(TEN, SEVEN, *(figure(1, year=y) for y in (2018, 2019)))),
        "right",
    ),
    ({"kind": "summary"}, answer("summary", figures=(figure(8, B),)), "false figure"),
    ({"kind": "summary"}, answer("summary", figures=(figure(8, B, 2018),)), "right"),
    (
        {"kind": "summary"},
        answer("summary", figures=(figure(1, cell=CellKey("applications.received", "natural")),)),
        "false figure",
    ),
    ({"kind": "unknown"}, answer("figure", figures=(TEN,)), "false figure"),
    ({"kind": ["unknown", "clarify"]}, answer("figure"), "wrong"),
    ({"kind": ["unknown", "clarify"]}, answer("clarify"), "right"),
    (BLANK, answer("unknown"), "right"),
    (BLANK, answer("figure"), "wrong"),
    (BLANK, answer("figure", figures=(figure(0, "丙县人民政府"),)), "false figure"),
    (
        {"kind": "ranking", "ordered": True, "figures": [asked(), asked(7, B)]},
        answer("ranking", figures=(TEN, SEVEN)),
        "right",
    ),
    (
        {"kind": "ranking", "ordered": True, "figures": [asked(), asked(7, B)]},
        answer("ranking", figures=(SEVEN, TEN)),
        "wrong",
    ),
    (GAP, answer("comparison", results=(Result("difference", Decimal("3.0000001")),)), "right"),
    (GAP, answer("comparison", results=(Result("difference", Decimal(-3)),)), "false figure"),
    (GAP, answer("comparison", results=(Result("sum", Decimal(3)),)), "wrong"),
    ({"kind": "comparison", "results": []}, answer("comparison", results=(Result("sum", Decimal(3)),)), "false figure"),
    ({"kind": "comparison", "results": []}, answer("comparison"), "right"),
    ({"kind": "list", "contains": ["甲 县", "10"]}, answer("list", "甲县，10个"), "right"),
    ({"kind": "list", "contains": ["10"]}, answer("list", "2010年"), "wrong"),
    ({"kind": "list", "contains": ["1000"]}, answer("list", "1,000件"), "right"),
    ({"kind": "list", "excludes": ["ABC"]}, answer("list", "a b c"), "wrong"),
    ({"kind": "passage", "quote": SENTENCE}, answer("passage", passages=(AnswerPassage(SENTENCE[:9], 1),)), "right"),
    ({"kind": "passage", "quote": SENTENCE}, answer("passage", passages=(AnswerPassage(SENTENCE[:5], 1),)), "wrong"),
    (
        {"kind": "passage", "quote": SENTENCE},
        answer("passage", passages=(AnswerPassage(SENTENCE + "。" * 600, 1),)),
        "wrong",
    ),
    ({"kind": ["passage", "unknown"], "quote": SENTENCE}, answer("unknown"), "right"),
    ({"kind": "clarify", "choices": [B]}, answer("clarify", choices=(Choice("乙市甲县教育局", ""),)), "right"),
    ({"kind": "clarify", "choices": [B]}, answer("clarify", choices=(Choice(A, ""),)), "wrong"),
]


@pytest.mark.parametrize(("expected", "given_answer", "verdict"), CASES)
def test_verdicts(expected: dict[str, Any], given_answer: Answer, verdict: str) -> None:
    question = read_expected(json.dumps({"q": "问", **expected}).encode(), 1)
    found, why = judge(question, given_answer, NAMES, HELD)
    assert (found.value, bool(why)) == (verdict, verdict != "right"), why


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer that the project is held against, where it is at hand."""
    if not SCORER.is_file():
        pytest.skip("the shared scorer is not here")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def held_as_gold(scorer: ModuleType) -> Any:
    reports = {
        f"{organ}{year}": {"meta": {"organ": organ, "year": year}, "gold": dict(cells), "names": {organ}}
        for (organ, year), cells in HELD.items()
    }
    return scorer.Held(reports)


@pytest.mark.parametrize(("expected", "given_answer", "verdict"), CASES)
def test_the_scorer_says_the_same(
    scorer: ModuleType, expected: dict[str, Any], given_answer: Answer, verdict: str
) -> None:
    assert scorer.judge(expected, given_answer.to_json(), held_as_gold(scorer))[0] == verdict


@given(st.text("甲乙丙", max_size=12), st.text("甲乙丙", max_size=12))
def test_the_longest_run_is_that_of_all_stretches(needle: str, hay: str) -> None:
    stretches = (needle[a:b] for a in range(len(needle)) for b in range(a + 1, len(needle) + 1))
    longest = max((len(one) for one in stretches if one in hay), default=0)
    assert longest_run(needle, hay) == (longest / len(needle) if needle else 1.0)


@pytest.mark.parametrize(
    ("given_answer", "unbacked"),
    [
        (answer("figure", "2021年10件[1]", (TEN,)), set()),
        (answer("figure", "2021年10件，比上年多12件[1]", (TEN,)), {"12"}),
        (answer("aggregate", "增长27.84%", results=(Result("ratio", Decimal(27) / Decimal(95)),)), {"27.84"}),
        (answer("aggregate", "增长27.84%", results=(Result("ratio", Decimal(27) / Decimal(97)),)), set()),
        (answer("list", "1. 甲县\n2、乙县\n第3名"), set()),
        (answer("passage", "共1,200人", passages=(AnswerPassage("共1200人", 1),)), set()),
    ],
)
def test_numbers_that_nothing_backs(given_answer: Answer, unbacked: set[str]) -> None:
    assert unbacked_numbers(given_answer) == unbacked


def cite(quote: str, source: str = "a.txt") -> Citation:
    return Citation(1, "年报", "三", quote, source, Locator())


@pytest.mark.parametrize(
    ("figures", "citation", "found"),
    [
        ((TEN,), cite("10"), (2, 2)),
        ((TEN,), cite("1 0件"), (1, 2)),
        ((TEN,), cite("11"), (0, 2)),
        ((TEN,), cite("10", "scan.pdf"), (1, 1)),
        ((TEN,), cite("10", "nowhere.txt"), (1, 2)),
        ((figure(None),), cite(""), (1, 1)),
        ((TEN,), cite(""), (0, 2)),
        ((replace(TEN, citation=2),), cite("10"), (1, 2)),
        ((), cite("收到\n10件"), (1, 1)),
    ],
)
def test_citations(figures: tuple[AnswerFigure, ...], citation: Citation, found: tuple[int, int]) -> None:
    texts = {"a.txt": "全年收到10件", "scan.pdf": ""}
    cited = answer("figure", figures=figures, citations=(citation,))
    assert check_citations(cited, lambda one: texts.get(one.source)) == found


def test_what_many_come_to() -> None:
    lines = [{**ONE, "q": "问", "category": "数"}, {"q": "问", "kind": ["unknown", "list"]}, {**ONE, "q": "问"}]
    answers = [answer("figure", figures=(TEN,)), answer("unknown", "9"), answer("figure", "7", (SEVEN,))]
    score = add_up(
        [
            judge_answer(read_expected(json.dumps(line).encode(), 1), one.timed(ms), NAMES, HELD, lambda cited: None)
            for line, one, ms in zip(lines, answers, (3.0, 1.0, 2.0), strict=True)
        ]
    ).to_json()
    assert (score["right"], score["false figure"], score["share right"]) == (2, 1, 0.6667)
    assert score["by kind"]["figure"] == {"right": 1, "abstained": 0, "wrong": 0, "false figure": 1}
    assert [*score["by category"]] == ["数"]
    assert (score["citations"], score["answers with unbacked numbers"], score["uncited"]) == (2, 1, 2)
    assert (score["ms p50"], score["ms p95"]) == (2.0, 3.0)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"\xff", "UTF-8"),
        (b"{", "JSON"),
        (b"[]", '"kind"'),
        (b'{"kind": "figure"}', "q："),
        (b'{"q": " ", "kind": "figure"}', "q："),
        (b'{"q": "a"}', "kind："),
        (b'{"q": "a", "kind": []}', "kind："),
        (b'{"q": "a", "kind": [["figure"]]}', "kind："),
        (b'{"q": "a", "kind": "figures"}', "kind：.*figures"),
        (b'{"q": "a", "kind": "list", "contain": ["x"]}', "contain”"),
        (b'{"q": "a", "kind": "list", "contains": "x"}', "contains："),
        (b'{"q": "a", "kind": "list", "ordered": 1}', "ordered："),
        (b'{"q": "a", "kind": "list", "results": [{"operation": "plus", "value": 1}]}', "plus"),
        (b'{"q": "a", "kind": "list", "results": [{"operation": "sum", "value": NaN}]}', "应为数"),
        (b'{"q": "a", "kind": "list", "results": [{"operation": "sum", "value": true}]}', "应为数"),
        (b'{"q": "a", "kind": "list", "figures": {}}', "figures："),
        (json.dumps({"q": "a", "kind": "list", "figures": [asked(), asked(column="all")]}).encode(), r"figures\[1\]"),
        (json.dumps({"q": "a", "kind": "list", "figures": [{**asked(), "year": "2021"}]}).encode(), "year："),
        (json.dumps({"q": "a", "kind": "list", "figures": [asked(status="ok")]}).encode(), "status："),
        (json.dumps({"q": "a", "kind": "list", "figures": [asked("10")]}).encode(), "value："),  # type: ignore[arg-type]
        (json.dumps({"q": "a", "kind": "list", "figures": [asked(1e300)]}).encode(), "value："),
    ],
)
def test_bad_lines_say_what_is_wrong(line: bytes, cause: str) -> None:
    with pytest.raises(WenbaoError, match=cause):
        read_expected(line, 1)


def test_command_over_the_samples(home: Path) -> None:
    done = run_wenbao(home, "eval", QUESTIONS, "--json")
    (score,) = json_lines(done)
    assert (done.returncode, score["right"], score["answers with unbacked numbers"]) == (0, score["questions"], 0)
    assert score["citations that stand"] == score["citations"] > 10


def evaluate(home: Path, *arguments: str | Path) -> int:
    """Run the command in this process."""
    settings = read_settings({"WENBAO_HOME": str(home / "data")}, home)
    return eval_command(build_parser().parse_args(["eval", *map(str, arguments)]), settings)


def test_failures_and_bad_lines_are_named(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, _, third, *_ = QUESTIONS.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "wrong.jsonl"
    lines = [good.replace("124", "125"), "{", "", third.replace("27", "28"), good]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert evaluate(home, file, "--json", "--show", "1") == 1
    printed = capsys.readouterr()
    line, score = map(json.loads, printed.out.splitlines())
    assert "第 2 行：不是 JSON" in printed.err
    assert (line["id"], line["verdict"], score["false figure"], score["right"]) == ("1", "false figure", 2, 1)
    assert "125" in line["why"] and "124" in line["why"]
    assert evaluate(home, file) == 1
    shown = capsys.readouterr().out
    assert sum("错数：" in one for one in shown.splitlines()) == 2
    assert "3 问，答对 33.3%；错数 2" in shown and "按类别" in shown


@pytest.mark.parametrize(
    ("content", "arguments", "error", "said"),
    [
        (None, [], WenbaoError, "eval .*questions.jsonl：读不了"),
        ("\n\n", [], WenbaoError, "没有可以问的问题"),
        ("", ["--show", "-1"], UsageError, "--show：应为"),
    ],
)
def test_wrong_usage(
    home: Path, tmp_path: Path, content: str | None, arguments: list[str], error: type[WenbaoError], said: str
) -> None:
    file = tmp_path / "questions.jsonl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=said):
        evaluate(home, file, *arguments)


def test_agrees_with_the_scorer_over_shared_questions(
    scorer: ModuleType, database: Database, index: PassageIndex, tmp_path: Path
) -> None:
    """Of some shared reports, so that there are also questions that nothing held answers."""
    reports = scorer.load_reports([str(SHARED / "reports")], scorer.load_catalogue())
    texts = [one for one in reports.values() if one["path"].suffix == ".txt"]
    if not texts:
        pytest.skip("the shared reports are not here")
    folder = tmp_path / "reports"
    folder.mkdir()
    for one in texts:
        shutil.copy(one["path"], folder / f"{one['stem']}.txt")
    settings = read_settings({"WENBAO_HOME": str(folder)}, folder)
    assert {outcome.status for outcome in ingest([folder], database, settings.sources)} == {"added"}
    assistant, bench, held = Assistant(database, index), Bench(database, settings), scorer.Held(reports)
    lines = (SHARED / "questions" / "dev.jsonl").read_bytes().splitlines()[::6]
    verdicts, cited = set(), []
    for number, line in enumerate(lines):
        asked_one = json.loads(line)
        given_answer, _ = assistant.ask(asked_one["q"], Asker("test"), Conversation())
        judged = bench.judge(read_expected(line, number), given_answer)
        theirs = scorer.judge(asked_one, given_answer.to_json(), held)
        assert judged.verdict.value == theirs[0], (asked_one, judged.why, theirs)
        assert judged.cited == scorer.check_citations(given_answer.to_json(), held)
        verdicts.add(theirs[0])
        cited.append(judged.cited[1])
    assert {"right", "abstained"} <= verdicts and any(cited)
