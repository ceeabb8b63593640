"""`wenbao eval`: questions with the answers expected of them, asked of what is held, and how they were answered."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answer import Answer, Citation
from bot.assistant import Asker
from bot.commands.opening import assistant_over, open_database, open_index
from bot.commands.printing import complain, print_json, progress_bar, stdout_console, visible
from bot.commands.reading import limits_of
from bot.evaluation.expected import Expected, read_expected
from bot.evaluation.judging import HeldReports, OrganNames, Verdict
from bot.evaluation.scoring import Judged, Score, add_up, judge_answer
from bot.json_lines import read_bytes, split_lines
from bot.settings import Settings, UsageError
from retrieval.conversation import Conversation
from store.catalogue.normal import plain, squash
from store.model import CellKey, ReportHead, WenbaoError

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.table import Table

    from bot.aided import AidedAssistant
    from bot.assistant import Assistant
    from store.database import Database

_WORDS = {
    Verdict.RIGHT: ("答对", "green"),
    Verdict.ABSTAINED: ("没有答", "yellow"),
    Verdict.WRONG: ("答错", "red"),
    Verdict.FALSE_FIGURE: ("错数", "bold red"),
}
_LONGEST_SHOWN = 120
_EVERY_ARTICLE = range(1, 1000)


def eval_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Ask every question of the file and print what is not right and what all come to; 1 where a figure is false or a
    line cannot be used."""
    if arguments.show is not None and arguments.show < 0:
        raise UsageError(f"--show：应为 0 以上的整数，现为“{arguments.show}”")
    questions, failed = _read_questions(arguments.file)
    judged: list[Judged] = []
    with open_database(settings) as database, open_index(settings) as index, progress_bar() as progress:
        assistant, bench = assistant_over(settings, database, index), Bench(database, settings)
        for expected, answer in _ask_all(assistant, questions, progress):
            judged.append(bench.judge(expected, answer))
            if judged[-1].verdict is not Verdict.RIGHT:
                failed |= judged[-1].verdict is Verdict.FALSE_FIGURE
                _show(judged, arguments.show, as_json=arguments.json)
    score = add_up(judged)
    if arguments.json:
        print_json(score.to_json())
    else:
        _print_score(score)
    return 1 if failed else 0


def _read_questions(path: Path) -> tuple[list[Expected], bool]:
    """The questions of the file, and whether a line of it could not be used. WenbaoError where there is none at all."""
    questions, failed = [], False
    for number, line in enumerate(split_lines(read_bytes(path, "eval")), 1):
        if not line.strip():
            continue
        try:
            questions.append(read_expected(line, number))
        except WenbaoError as error:
            complain(f"{path} 第 {number} 行：{error}")
            failed = True
    if not questions:
        raise WenbaoError(f'{path}：没有可以问的问题；每行应为 {{"q": …, "kind": …}}')
    return questions, failed


def _ask_all(
    assistant: Assistant | AidedAssistant, questions: Iterable[Expected], progress: Progress
) -> Iterator[tuple[Expected, Answer]]:
    """Each question with its answer, in order; those of one session are one conversation."""
    conversations: dict[str, Conversation] = {}
    for number, expected in enumerate(progress.track(list(questions), description="提问"), 1):
        before = conversations.get(expected.session or "", Conversation())
        answer, after = assistant.ask(expected.question, Asker(f"eval:{expected.session or number}"), before)
        if expected.session:
            conversations[expected.session] = after
        yield expected, answer


class Bench:
    """What is held, for holding answers against it; each source is read once."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings = database, settings
        organs = database.organs()
        self._names = OrganNames([held.organ.name for held in organs])
        self._ids: dict[str, list[int]] = {}
        for held in organs:
            self._ids.setdefault(squash(held.organ.name), []).append(held.id)
        self._heads: dict[tuple[str, str], list[ReportHead]] = {}
        for head in database.heads():
            self._heads.setdefault((head.title, head.source), []).append(head)
        self._texts: dict[tuple[str, str], str | None] = {}

    def judge(self, expected: Expected, answer: Answer) -> Judged:
        """What the answer is worth."""
        return judge_answer(expected, answer, self._names, self._held(answer), self._source_text)

    def _held(self, answer: Answer) -> HeldReports:
        """What the reports say of which the answer has figures; organs that share a name are left out."""
        named = {self._names.canonical(one.organ) for one in answer.figures}
        ids = [found[0] for name in named if len(found := self._ids.get(name, [])) == 1]
        years = {one.year for one in answer.figures}
        held: dict[tuple[str, int], dict[CellKey, Decimal | None]] = {
            (squash(head.organ.name), head.year): {} for head in self._database.heads(ids, years)
        }
        cells = {CellKey(one.indicator, one.column) for one in answer.figures}
        for one in self._database.figures(ids, years, cells):
            held[squash(one.report.organ.name), one.report.year][one.figure.key] = one.figure.value
        return held

    def _source_text(self, citation: Citation) -> str | None:
        named = citation.report, citation.source
        if named not in self._texts:
            heads = self._heads.get(named)
            texts = [self._text_of(head) for head in heads] if heads else self._articles(named)
            self._texts[named] = "".join(texts) if all(texts) else "" if texts else None
        return self._texts[named]

    def _articles(self, named: tuple[str, str]) -> list[str]:
        """The articles of a law or rule, of which no copy is kept."""
        held = self._database.articles(_EVERY_ARTICLE)
        return [squash(one.article.text) for one in held if (one.title, one.source) == named]

    def _text_of(self, head: ReportHead) -> str:
        """The text of the kept copy; empty where it is gone, cannot be read, or is read by its looks."""
        from ingest.readers import read_document
        from ingest.sources import find_copy

        copies = self._database.copies(head.organ_id, head.year)
        digest = next(copy.digest for copy in copies if copy.id == head.id)
        try:
            kept = find_copy(self._settings.sources, digest, head.source)
            limits = replace(limits_of(self._settings), seen_pages=0)
            document = read_document(head.source, kept.read_bytes(), limits)
        except (WenbaoError, OSError):
            return ""
        return "" if document.seen else squash("".join(document.texts()))


def _show(judged: list[Judged], most: int | None, *, as_json: bool) -> None:
    """Prints the last one, unless enough were shown before."""
    shown = sum(one.verdict is not Verdict.RIGHT for one in judged)
    if most is not None and shown > most:
        return
    if as_json:
        print_json(judged[-1].to_json())
        return
    from rich.text import Text

    one = judged[-1]
    word, style = _WORDS[one.verdict]
    text = plain(one.text)
    said = visible(text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…")
    line = f"：{visible(one.why)}｜{visible(one.expected.question)} → {said}"
    stdout_console().print(Text.assemble(visible(one.expected.id), " ", (word, style), line))


def _print_score(score: Score) -> None:
    console = stdout_console()
    console.print(_table("按类型", score.by_kind, score.verdicts))
    if score.by_category:
        console.print(_table("按类别", score.by_category))
    console.print(f"{score.questions} 问，答对 {score.share_right:.1%}；错数 {score.verdicts[Verdict.FALSE_FIGURE]}。")
    good, cited = score.cited
    console.print(f"出处 {cited} 处，{good} 处与来源相符；文字里有无据之数的回答 {score.unbacked} 个。")
    if score.uncited or score.other_status:
        console.print(f"没有出处的回答 {score.uncited} 个；格的状态与应有的不同的 {score.other_status} 个。")
    console.print(f"用时：中位数 {score.p50} 毫秒，p95 {score.p95} 毫秒。")


def _table(title: str, rows: Mapping[str, Counter[Verdict]], total: Counter[Verdict] | None = None) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    table.add_column("")
    for word, style in _WORDS.values():
        table.add_column(word, justify="right", style=style)
    listed = {**rows, **({"合计": total} if total else {})}
    for name, counted in listed.items():
        table.add_row(Text(visible(name)), *(str(counted[verdict] or "") for verdict in Verdict))
    return table
