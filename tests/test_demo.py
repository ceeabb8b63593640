"""What `make demo` shows comes from the samples, and each of the user's packages carries its part of an answer."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from wenbao_process import ROOT, START, json_lines, run_wenbao, sample_files

SAMPLE = "jiaxiang-office-2021.html"
ROW = re.compile(r"(一、本年新收政府信息公开申请数量</td>)<td>10</td>(.*)<td>10</td></tr>")
FIGURE_QUESTION = "how many applications did 嘉祥县政府办 receive in 2021"
PASSAGE_QUESTION = "云岫市政府办2022年助企纾困政策库收录了多少项政策？"
PASSAGE_QUOTE = "收录政策143项"
ANYWHERE_QUESTION = "助企纾困政策库收录了多少项政策？"


def make_demo(tree: Path, **variables: str) -> str:
    """Run `make demo` in a tree; what it printed on stdout."""
    given = [f"{name}={value}" for name, value in variables.items()]
    # the make that runs the tests hands its own variables on
    kept = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "Q")}
    done = subprocess.run(
        ["make", "--no-print-directory", "demo", *given],
        cwd=tree,
        stdin=subprocess.DEVNULL,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what the demo needs, its environment being the one that the tests run in."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    samples = tmp_path / "ingest" / "samples"
    samples.mkdir(parents=True)
    for path in sample_files(["jiaxiang*", "yingqiu*", "example-jichuan-education-2021*"]):
        shutil.copy(path, samples)
    command = tmp_path / ".venv" / "bin" / "wenbao"
    command.parent.mkdir(parents=True)
    # as the installed command is written: a process that reads files imports this one's main module without running it
    start = START.format(before="pass", after="pass").replace("; ", "\n    ")
    command.write_text(f"#!{sys.executable}\nif __name__ == '__main__':\n    {start}\n")
    command.chmod(0o755)
    for stamp in ("made", "installed"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


def test_demo_shows_the_cell_and_follows_it(tree: Path) -> None:
    first = make_demo(tree)
    assert "新增" in first and "《嘉祥县人民政府办公室2021年政府信息公开工作年度报告》" in first and "“10”" in first
    assert "received: 10 " in answer_of(first)

    own = make_demo(tree, Q='"霁川县教育局"2021年收到多少件申请?')
    assert "34件" in own and "嘉祥" not in own and "新增" not in own, "what is read already is not read again"

    sample = tree / "ingest" / "samples" / SAMPLE
    text, edits = ROW.subn(r"\1<td>12</td>\2<td>12</td></tr>", sample.read_text(encoding="utf-8"))
    assert edits == 1
    sample.write_text(text, encoding="utf-8")
    changed = make_demo(tree)
    assert "received: 12 " in answer_of(changed) and "“12”" in changed


def answer_of(shown: str) -> str:
    """The line below the question."""
    return shown.split(FIGURE_QUESTION)[1].splitlines()[1]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the samples read and indexed, as the demo does it."""
    folder = tmp_path_factory.mktemp("demo")
    done = run_wenbao(folder, "ingest", *sample_files())
    assert done.returncode == 0, done.stderr.decode()
    return folder


def answers(home: Path, question: str, expected: str, *removed: str) -> bool:
    """Whether the question is answered with what is expected while these packages cannot be imported."""
    before = f"sys.modules.update(dict.fromkeys({removed!r}))"
    done = run_wenbao(home, "ask", "--json", question, before=before)
    if done.returncode != 0:
        assert any(name in done.stderr.decode() for name in removed), done.stderr.decode()
        return False
    (answer,) = json_lines(done)
    return expected in str(answer["figures"] or answer["passages"])


def test_answers_are_right_with_all_packages(home: Path) -> None:
    assert answers(home, FIGURE_QUESTION, "'value': 10")
    assert answers(home, PASSAGE_QUESTION, PASSAGE_QUOTE)
    assert answers(home, ANYWHERE_QUESTION, PASSAGE_QUOTE)


@pytest.mark.parametrize(
    ("question", "removed"),
    [
        (PASSAGE_QUESTION, ["langchain_core", "langchain", "langchain_chroma"]),
        # one office's few passages are compared one by one; where none is named, Chroma finds the nearest of all
        (ANYWHERE_QUESTION, ["chromadb"]),
        (PASSAGE_QUESTION, ["sentence_transformers"]),
    ],
    ids=["LangChain", "Chroma", "sentence-transformers"],
)
def test_passage_answer_needs(home: Path, question: str, removed: list[str]) -> None:
    assert not answers(home, question, PASSAGE_QUOTE, *removed)


def test_figure_answer_needs_sqlmodel(home: Path) -> None:
    assert not answers(home, FIGURE_QUESTION, "'value': 10", "sqlmodel")
