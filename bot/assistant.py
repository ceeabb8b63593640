"""The one composition: a question in, its answer out, with what the next question may leave out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.answer import Answer, Kind
from bot.explaining import articles_of, word_explanation
from bot.holdings import word_holding
from bot.naming import cell_name
from bot.notes import counted_as, framed
from bot.overview import OVERVIEW_CELLS, RECEIVED, Overviewed, first_told, leaders, told_reports, word_overview
from bot.overviews import (
    KEY_CELLS,
    word_audit,
    word_lacking,
    word_lacking_years,
    word_list,
    word_summary,
)
from bot.phrases import say
from bot.remembering import remember
from bot.replies import word_clarification, word_gap, word_quotes, word_refusal, word_silence
from bot.wording import shown_figures, word_figures
from retrieval.conversation import FORGOTTEN_AFTER, Conversation
from retrieval.figures import fetch
from retrieval.names.lasting import lasting
from retrieval.names.one_region import offices_inside
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Doubt, Explanation, Gap, Operation, Outcome, Plan, Refusal, Target
from retrieval.plans.audited import ends_of_carried
from retrieval.question import Question
from retrieval.reckoning.columns import compute_many
from retrieval.reckoning.findings import Findings
from retrieval.texts.channels import tells_of_channel, topics_of_channel
from retrieval.texts.english import into_chinese
from retrieval.texts.words import read_words, speaks_of
from retrieval.understanding import Situation, apart, understand
from store.catalogue.terms import Lexicon, lexicon
from store.database import Database
from store.model import HeldFigure, HeldPassage, HeldProblem, Organ, Rule, Status

if TYPE_CHECKING:
    from store.vectors import PassageIndex

_TURNED = re.compile(r"[不没非未除外前后起]|\bnot\b|\bexcept\b|\bbefore\b|\bafter\b|\bsince\b")
_BUREAUS = ("局", "委", "办", "厅", "院")
_SHORTEST_NAMED = 8
"""Characters of a question without organ that a sentence may answer by its words alone."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a key that tells him from all others of his channel, his name where he has one, and the full name of
    his own organ where that is known. `chat` is where he asks, where that is not his alone; `hear` is told what there
    is of an answer that is being written, each time from its beginning."""

    key: str
    name: str | None = None
    organ: str | None = None
    chat: str = ""
    hear: Callable[[str], None] | None = field(default=None, compare=False, repr=False)


class Assistant:
    """Answers questions from what is held. Safe to share between threads; keeps nothing of a conversation itself."""

    def __init__(
        self,
        database: Database,
        index: PassageIndex,
        today: Callable[[], date] = date.today,
        terms: Lexicon | None = None,
        own_organ: str | None = None,
        forget_after: float = FORGOTTEN_AFTER,
    ) -> None:
        """`own_organ` is whose 我局 is meant where the asker has no organ of his own; `forget_after` is in seconds."""
        self._database = database
        self._index = index
        self._today = today
        self._terms = terms or lexicon()
        self._own_organ = own_organ
        self._forget_after = forget_after
        self._directory: tuple[int, OrganDirectory] | None = None

    def warm_up(self) -> None:
        """Load what the first question would wait for: names, words, the index and its model."""
        from retrieval.passages import find_quotes

        self._names()
        self.ask("政府信息", Asker("warm-up"), Conversation())
        find_quotes("公开", "公开", None, None, self._database, self._index, 1)

    def ask(self, question: str, asker: Asker, conversation: Conversation) -> tuple[Answer, Conversation]:
        """The answer, and the conversation after it; any text at all is answered, none raises.

        Two questions in one message that one plan does not answer are answered one by one, the others as `parts`.
        """
        started = time.perf_counter()
        before = conversation.fresh(time.time(), self._forget_after)
        situation = self.situation(asker)
        parsed, outcome = understand(question, before, situation)
        answer, after = self._answered(parsed, outcome, before, situation)
        pieces = apart(parsed, outcome, before, situation) if answer.kind is not Kind.PASSAGE else []
        if pieces:
            answers, after = [], before
            for piece in pieces:
                answer, after = self._answered(*understand(piece, after, situation), after, situation)
                answers.append(answer)
            answer = replace(answers[0], question=question, parts=tuple(answers[1:]))
        return answer.timed((time.perf_counter() - started) * 1000), after

    def situation(self, asker: Asker) -> Situation:
        """What a question of this asker is understood by now."""
        own = asker.organ or self._own_organ
        return Situation(self._names(), self._today(), self._terms, Organ(own) if own else None)

    def _answered(
        self, question: Question, outcome: Outcome, before: Conversation, situation: Situation
    ) -> tuple[Answer, Conversation]:
        answer = replace(self._answer(question, outcome, situation.directory), english=question.english)
        return answer, remember(question, outcome, answer, before, time.time())

    def _names(self) -> OrganDirectory:
        """The names of what is held, read anew when that changes."""
        revision, known = self._database.revision(), self._directory
        if known is None or known[0] != revision:
            with lasting() if known is None else nullcontext():
                known = (revision, OrganDirectory(self._database.holdings(), known and known[1]))
            self._directory = known
        return known[1]

    def _answer(self, question: Question, outcome: Outcome, directory: OrganDirectory) -> Answer:
        match outcome:
            case Refusal():
                return self._said_outright(question, outcome) or word_refusal(question, outcome)
            case Explanation():
                return word_explanation(question, outcome, self._database.articles(articles_of(outcome)))
            case Clarification():
                said = self._cover(question, outcome.plan) or self._said_in_full(question, outcome)
                return said or word_clarification(question, outcome)
            case Gap():
                return self._fill(question, outcome)
            case Plan(operation=Operation.TEXT):
                return self._cover(question, outcome) or self._warned(
                    question, self._quote(question, outcome, directory)
                )
            case Plan(operation=Operation.LIST | Operation.LACKING):
                return self._list(question, outcome, directory)
            case Plan(operation=Operation.AUDIT):
                return self._audit(question, outcome)
            case Plan(operation=Operation.SUMMARY):
                return self._summarise(question, outcome, directory)
        answer = self._figures(question, outcome, directory)
        note = say("respelled", question.english, text=question.respelled) if question.respelled else ""
        held = directory.years[outcome.organs[0].id] if outcome.organs else ()
        after = (*counted_as(question), *framed(question, outcome, held))
        return replace(answer, text="\n".join(filter(None, (note, answer.text, *after))))

    def _said_outright(self, question: Question, refusal: Refusal) -> Answer | None:
        """What a question that names neither organ nor anything of reports still finds: the number in a sentence that
        has all its words; None where none has."""
        from retrieval.texts.wanted import Want, wanted_of

        counted = wanted_of(question.text).want in (Want.NUMBER, Want.RATE) and len(question.topic) >= _SHORTEST_NAMED
        if refusal.why != "elsewhere" or not counted or not question.content:
            return None
        plan = Plan(Operation.TEXT, years=question.all_years, topic=question.topic)
        quotes = self._quotes(question, plan, least=1.0)
        return self._worded(question, quotes) if quotes else None

    def _said_in_full(self, question: Question, open_: Clarification) -> Answer | None:
        """The sentence that has all words of a question of which the tables leave some over, of one organ and year;
        None where none has."""
        whose = [organ for mention in question.organs for organ in mention.organs]
        once = len(whose) == 1 and len(question.all_years) == 1 and bool(question.content)
        if open_.doubt is not Doubt.UNUSED_WORDS or open_.plan or not once:
            return None
        plan = Plan(Operation.TEXT, organs=tuple(whose), years=question.all_years, topic=question.topic)
        quotes = self._quotes(question, plan, least=1.0)
        return self._worded(question, quotes) if quotes else None

    def _fill(self, question: Question, gap: Gap) -> Answer:
        """What is not held may be spoken of in a report that is: a county in its city's, last year in this year's."""
        if gap.plan is not None and gap.plan.operation in (Operation.TEXT, Operation.DIFFERENCE):
            quotes = self._quotes(question, gap.plan)
            if quotes:
                return self._worded(question, quotes)
        return word_gap(question, gap)

    def _figures(self, question: Question, plan: Plan, directory: OrganDirectory) -> Answer:
        findings = compute_many(plan, self._database, directory.known) or fetch(plan, self._database)
        if (
            len(plan.targets) == 1
            and findings.figures
            and all(held.figure.status is Status.MISSING for held in findings.figures)
        ):
            quotes = self._quotes(question, plan)
            if quotes:
                return self._worded(question, quotes, findings.figures)
        return word_figures(question, plan, findings, self._problems(plan, findings))

    def _problems(self, plan: Plan, findings: Findings) -> list[HeldProblem]:
        """The problems of the reports that are told, and of the year after; of all that take part whose they are."""
        shown = {(held.report.organ_id, held.report.year) for held in shown_figures(plan, findings)}
        years = {year for _, year in shown}
        found = self._database.problems({organ_id for organ_id, _ in shown}, years | {year + 1 for year in years})
        if len(findings.reports) > len(shown):
            years = {held.report.year for held in findings.figures}
            others = self._database.problems(years=years, rules=[Rule.IDENTITY])
            known = {one.report.id for one in found}
            found += [one for one in others if one.report.id not in known]
        return sorted(found, key=lambda one: (one.report.organ_id, one.report.year))

    def _quotes(self, question: Question, plan: Plan, least: float = 0.0) -> list[tuple[HeldPassage, str]]:
        from retrieval.passages import find_quotes

        organ_ids = {organ.id for organ in plan.organs} or None
        years = set(plan.years) or None
        found = find_quotes(question.asked, plan.topic, organ_ids, years, self._database, self._index)
        # of a bureau that is not held others speak by what it does; what they tell of themselves is not meant
        does = plan.about[-3:-1] if plan.about.endswith(_BUREAUS) else ""
        found = tuple(one for one in found if does in one.text)
        if plan.cells and not question.has("text"):
            left = into_chinese(" ".join(plan.unused), "").split() if question.english else plan.unused
            left = left if any(any(read_words(f"多少{word}").strengths) for word in left) else ()
            # a line that says no more than the table's own is no answer to what the table does not have
            found = tuple(one for one in found if plan.about in one.text and (not left or speaks_of(one.text, left)))
        return [(quote.held, quote.text) for quote in found if quote.score >= least]

    def _quotes_of_channel(self, question: Question, plan: Plan) -> list[tuple[HeldPassage, str]]:
        """What is said of how many applications came in by a channel."""
        for topic in topics_of_channel(into_chinese(question.asked, plan.topic) if question.english else plan.topic):
            asked = f"{topic}多少件" if question.english else question.asked
            found = self._quotes(replace(question, asked=asked), replace(plan, topic=topic, unused=()))
            if told := [(held, text) for held, text in found if tells_of_channel(topic, text)]:
                return told
        return []

    def _worded(
        self, question: Question, quotes: list[tuple[HeldPassage, str]], figures: Sequence[HeldFigure] = ()
    ) -> Answer:
        reports = [held.report for held, _ in quotes]
        problems = self._database.problems({one.organ_id for one in reports}, {one.year for one in reports})
        return word_quotes(question, quotes, figures, problems)

    def _cover(self, question: Question, plan: Plan | None) -> Answer | None:
        """What all reports in question say, where it goes over many and no figure answers it; None where none does."""
        from bot.covering import word_covered
        from retrieval.texts.covering import asks_of_all, cover

        organs, years = (plan.organs, plan.years) if plan else ((), question.all_years)
        stated, unread = self._rank_texts(question, plan)
        if stated:
            return stated
        hint = say("texts_unread", question.english) if unread else ""
        found = None
        many = asks_of_all(question.text) or len(question.all_years) > 1
        # of a body that is not held the texts of those around it speak, none of them for itself
        many |= len(organs) > 1 and not (plan and plan.about)
        if not (plan and plan.cells) and question.content and many:
            organ_ids = {organ.id for organ in organs} or None
            found = cover(question.asked, question.topic, organ_ids, {*years} or None, self._database)
        if found and found.quotes:
            answer = word_covered(question, found)
            return replace(answer, text="\n".join(filter(None, (answer.text, hint))))
        return Answer(question.asked, Kind.UNKNOWN, hint, problems=(hint,)) if hint else None

    def _rank_texts(self, question: Question, plan: Plan | None) -> tuple[Answer | None, bool]:
        """Which organ's text states most of what no table has, or how much all do; None where two do not state it.
        Whether that is asked, but the reports were taken in before the numbers of texts were read."""
        from bot.text_figures import word_text_figures
        from retrieval.texts.text_figures import find_text_figures, read_asked, read_english

        named = [question.text[one.start : one.end] for one in question.organs]
        asked = read_english(question.text, named) if question.english else read_asked(question.text)
        if asked is None or (plan and plan.cells) or not question.content or len(question.organs) == 1:
            return None, False
        organs = plan.organs if plan else question.group.organs if question.group else ()
        organ_ids = {organ.id for organ in organs} or None
        years = plan.years if plan and plan.years else question.all_years
        latest = max((head.year for head in self._database.heads(organ_ids)), default=None) if not years else None
        found = find_text_figures(asked, organ_ids, {*years} or {latest or 0}, self._database)
        return word_text_figures(question, found) if len(found.stated) > 1 else None, found.unread

    def _warned(self, question: Question, answer: Answer) -> Answer:
        """An answer from the index, with what is amiss there: vectors of no use, or where nothing was found a part."""
        embedded, wanted = self._database.index_counts() if answer.kind is Kind.UNKNOWN else (0, 0)
        lacking = say("not_indexed", question.english, count=wanted - embedded) if embedded < wanted else ""
        amiss = tuple(filter(None, (self._index.trouble, lacking)))
        told = (say("contradicted", question.english, message=message) for message in amiss)
        return replace(answer, text="\n".join((answer.text, *told)), problems=(*answer.problems, *amiss))

    def _quote(self, question: Question, plan: Plan, directory: OrganDirectory) -> Answer:
        if (alone := _subject_alone(question)) and question.topic != plan.topic:
            # another subject named after the last one is not told by what the last one's sentence says
            quotes = self._quotes(question, replace(plan, topic=question.topic))
            quotes = [(held, text) for held, text in quotes if any(word in text for word in alone)]
            return self._worded(question, quotes) if quotes else word_silence(question, plan)
        quotes = self._quotes(question, plan) or self._quotes_of_channel(question, plan)
        beside = question.content and question.topic != plan.topic and not plan.about
        silent = not question.english and not any(speaks_of(text, question.content) for _, text in quotes)
        if beside and (silent or not quotes):
            # what is asked beside what was talked of stands by itself
            quotes = self._quotes(question, replace(plan, topic=question.topic)) or quotes
        if not quotes and plan.assumed_year:
            # where the latest report is silent, an earlier one may speak; the quote says its year
            quotes = self._quotes(question, replace(plan, years=()))
        if not quotes and (inside := offices_inside(question.organs, directory)):
            # where a region's government is silent, an office in it may have said it all; the quote says whose it is
            years = () if plan.assumed_year else plan.years
            quotes = self._quotes(question, replace(plan, organs=inside, years=years), least=1.0)
        if quotes:
            return self._worded(question, quotes)
        if plan.cells and plan.unused and plan.organs:
            return word_clarification(question, _nearest(question, plan))
        return word_silence(question, plan)

    def _list(self, question: Question, plan: Plan, directory: OrganDirectory) -> Answer:
        if plan.operation is Operation.LACKING and plan.years and not (len(plan.organs) == 1 < len(plan.years)):
            lacking = [
                organ.organ.name
                for organ in plan.organs or directory.organs
                if not set(plan.years) & set(directory.years[organ.id])
            ]
            return word_lacking(question, plan, lacking)
        if plan.operation is Operation.LACKING and len(plan.organs) == 1:
            held = directory.years[plan.organs[0].id]
            return word_lacking_years(question, plan.organs[0].organ.name, held, plan.years or directory.all_years())
        years = set(() if plan.holding else plan.years) or None
        heads = self._database.heads({organ.id for organ in plan.organs} or None, years)
        return (word_holding if plan.holding else word_list)(question, plan, heads)

    def _audit(self, question: Question, plan: Plan) -> Answer:
        organ_ids, years = {organ.id for organ in plan.organs} or None, set(plan.years) or None
        heads = self._database.heads(organ_ids, years)
        figures = self._database.figures(organ_ids, years) if plan.organs else []
        targets = tuple(
            Target(organ, head.year) for organ in plan.organs for head in heads if head.organ_id == organ.id
        )
        carried = bool(ends_of_carried(plan))
        named = replace(plan, operation=Operation.LOOKUP if carried else Operation.SUM, targets=targets)
        asked = fetch(named, self._database) if plan.cells and (carried or len(targets) == 1) else None
        return word_audit(question, plan, heads, self._database.problems(organ_ids, years), figures, asked)

    def _summarise(self, question: Question, plan: Plan, directory: OrganDirectory) -> Answer:
        organ_ids, years = {organ.id for organ in plan.organs} or None, set(plan.years) or None
        received = self._database.column([RECEIVED], organ_ids, years)
        problems = self._database.problems(organ_ids, years)
        if len(received) != 1:
            others = (cell for cell in OVERVIEW_CELLS if cell != RECEIVED)
            numbers = {cell: self._database.column([cell], organ_ids, years) for cell in others} | {RECEIVED: received}
            organs = [directory.known[one.organ_id].organ for one in received if one.organ_id in directory.known]
            return self._overview(question, plan, Overviewed(numbers, (), organs, (), (), problems, ()))
        head = self._database.reports([received[0].report_id])[0]
        order = {cell: place for place, cell in enumerate(KEY_CELLS)}
        figures = sorted(self._database.figures_of([head], KEY_CELLS), key=lambda held: order[held.figure.key])
        told = first_told(self._database.passages([head.organ_id], [head.year]))
        before = self._database.figures({head.organ_id}, {head.year - 1}, [RECEIVED])
        return word_summary(question, head, figures, told, problems, before)

    def _overview(self, question: Question, plan: Plan, found: Overviewed) -> Answer:
        """An overview with the year before, and what the offices that received most say is wrong."""
        received, one_year = found.numbers[RECEIVED], len(plan.years) == 1
        organ_ids = {organ.id for organ in plan.organs} or None
        before = self._database.column([RECEIVED], organ_ids, {plan.years[0] - 1}) if one_year else []
        told, first = told_reports(received, one_year), leaders(received) or [one.report_id for one in received[:1]]
        corrected = [one.report_id for column in found.numbers.values() for one in column if one.amended]
        heads = {head.id: head for head in self._database.reports([*dict.fromkeys((*told, *first, *corrected))])}
        ordered = sorted(heads.values(), key=lambda head: (head.organ_id, head.year))
        figures = self._database.figures_of(ordered, OVERVIEW_CELLS)
        quotes = []
        for head in (heads[report_id] for report_id in first if report_id in heads):
            passages = self._database.passages({head.organ_id}, {head.year})
            quotes += first_told(passages, troubles=True)
        shown = [heads[report_id] for report_id in told if report_id in heads]
        return word_overview(question, plan, replace(found, before=before, heads=shown, figures=figures, quotes=quotes))


def _subject_alone(question: Question) -> tuple[str, ...]:
    """The words for the field itself where a message names nothing else ("公开信息呢")."""
    more = question.content or question.organs or question.years or question.named or question.has("op")
    return () if more else tuple(said for _, code, said in question.places if code == "about")


def _nearest(question: Question, plan: Plan) -> Clarification:
    """Ask whether the plain figure is meant; not where the words left over turn the question round."""
    unused = "、".join(plan.unused)
    plain = len(plan.cells) == 1 and len(plan.organs) == 1 and len(plan.years) == 1 and not _TURNED.search(unused)
    if not plain:
        return Clarification(Doubt.UNUSED_WORDS, subject=unused)
    year = say("year", question.english, year=plan.years[0])
    asked = f"{plan.organs[0].organ.name}{year} {cell_name(plan.cells[0], question.english)}"
    return Clarification(Doubt.UNUSED_WORDS, ((asked, asked),), unused)
