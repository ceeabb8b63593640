"""From a message to what its questions come to, by who asks and what was talked of: the one way in (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from retrieval.conversation import Conversation, only_thanks, starts_anew
from retrieval.names.office_work import by_name
from retrieval.organs import OrganDirectory
from retrieval.plan import MOST_CHOICES, Clarification, Doubt, Gap, Lack, Operation, Outcome, Plan, Refusal, Target
from retrieval.plans.follow_ups import added, asked_of, followed, takes_from, told_with
from retrieval.plans.followed_groups import of_its_region
from retrieval.plans.followed_organs import TOWN_BODIES
from retrieval.plans.operations import OVER_ORGANS
from retrieval.plans.planning import make_plan
from retrieval.plans.runs import called
from retrieval.question import LONGEST_QUESTION, Question, fold_question, parse
from retrieval.reading.background import set_apart, set_together, without_background
from retrieval.reading.corrections import corrected
from retrieval.reading.english_background import without_english_background
from retrieval.reading.nothing import nothing_as_asked
from retrieval.reading.pieces import by_number, by_place, chained, chained_of_several, pieces_of
from retrieval.reading.premises import claim_as_asked, plainly, rough_as_asked, taken_for_granted, without_premise
from retrieval.reading.references import (
    OwnWord,
    beside_another,
    chosen,
    could_be,
    own_in_full,
    own_word,
    refer_in_full,
    regions_meant,
    told_whose,
)
from retrieval.reading.restating import restated
from retrieval.reading.rewording import second_thought
from retrieval.reading.shorthand import spelled_out
from store.catalogue.aliases import take_apart
from store.catalogue.terms import Lexicon
from store.model import CellKey, Organ

_MOST_PIECES = 6
_LONGEST_PICK = 20
_YEAR_TOLD = re.compile(r"\d{2,4}年|20\d\d|[〇零一二三四五六七八九]{2,4}年")
_LATIN_ALONE = re.compile(r"(?a)(?=.*[a-zA-Z]{2} [a-zA-Z]{2})[ -~]+")
_TEXT_SAYS = re.compile(r"(?:正文|文字|文中|文里)[^;?!]*?(?<!\d)(?!(?:19|20)\d\d年)\d+[件起宗份]")
_THE_PLACE = re.compile(r"\b(?:did|does|has|have) the (?:county|city|district|town|province)\b")
"""The place that was talked of, where one was."""
_PARTICLES = re.compile("[的呢吗吧?]+$")
_ORDERS = re.compile("请|麻烦|帮|替|给|把|将|忽略|忘")
_ANOTHER = re.compile("(?:另外?|剩下|还有|其[他它余])(?:的?那?一?[个家])的?|(?:the )?other ")
_THAT_ONE = re.compile(
    r"(?:那么?|哦|也|再|看看?|换成)*(?P<where>[\u3400-\u9fff]{2,8}?)(?:(?P<that>的?那一?[个家边](?:单位|机关)?)|的)(?P<rest>(?:(?:19|20)\d\d年)?)的?(?:呢|吧|怎么样)?[?]*"
)
"""What means the organ called like the one talked of in another region ("薛城那个呢", "薛城的呢")."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a question is understood by: the organs held, the day, the words known, the asker's own organ."""

    directory: OrganDirectory
    today: date
    terms: Lexicon
    own: Organ | None = None


def understand(asked: str, before: Conversation, situation: Situation) -> tuple[Question, Outcome]:
    """A question taken apart, and what it comes to; what sounds like a word of the catalogue may be mended."""
    if len(asked) > LONGEST_QUESTION:
        return _parsed(asked[:LONGEST_QUESTION], "", before, situation), Refusal("elsewhere")
    if starts_anew(asked):
        return _parsed(asked, asked, before, situation), Refusal("anew")
    if only_thanks(asked) and not chosen(fold_question(asked), before):
        return _parsed(asked, asked, before, situation), Refusal("thanks")
    meant = _put_right(asked, before) or _second_thought(asked, before, situation) or spelled_out(asked)
    folded = _namesake(fold_question(_without_background(meant, before, situation)), before, situation)
    folded = by_name(folded, situation.directory)
    folded = restated(folded, before, lambda whole: _of_tables(whole, before, situation))
    text = fold_question(_picked(folded, before, situation) or chosen(folded, before)) or refer_in_full(
        claim_as_asked(nothing_as_asked(rough_as_asked(plainly(folded)))), before
    )
    text = followed(of_its_region(text, before), before)
    text = _with_those(_asked_only(text, before, situation), before, situation)
    word = own_word(text) if not before.organs or not _THE_PLACE.search(text) else None
    if word and (told := _told_whose(text, word, before, situation)):
        text, word = told, None
    if word and (beside_another(word, text) or _names_no_other(_parsed(asked, text, before, situation), word)):
        if word.text.startswith("全") and (whole := _whole_region(asked, text, word, before, situation)):
            return whole
        full = own_in_full(word, situation.own) if situation.own else ""
        if not full:
            return _ask_whose(asked, text, word, before, situation)
        text = text[: word.start] + full + text[word.end :]
    parsed = _asked_in_text(_parsed(asked, text, before, situation), before, situation)
    outcome = _which_again(parsed, before, situation) or make_plan(parsed, before, situation.directory)
    if isinstance(outcome, Plan) and outcome.operation is Operation.TEXT:
        return _respelled(parsed, outcome, before, situation)
    return parsed, outcome


def _picked(text: str, before: Conversation, situation: Situation) -> str:
    """The question of the choice whose organ a short folded message names in its own way ("甲县政府"), or ""."""
    if not before.asked or len(text) > _LONGEST_PICK:
        return ""
    names = _names_alone(_parsed(text, text, before, situation))
    return next((asked for name, asked in before.asked if [name] == names), "")


def _names_alone(said: Question) -> list[str]:
    """The organs that a message names, each beyond doubt, where it says nothing else; [] where it does."""
    names = [one.organs[0].organ.name for one in said.organs if one.sure and len(one.organs) == 1]
    more = said.named or said.years or said.content or said.group
    return names if len(names) == len(said.organs) and not more else []


def _rows_alone(said: Question) -> str:
    """What a message names of the tables where it says nothing else; "" where it does."""
    more = said.organs or said.years or said.content or said.group or said.has("op") or said.has("text")
    return said.text if said.named and not (more or said.measures) else ""


def _only_another(question: Question) -> bool:
    """Whether a question names nothing but another organ or year than the last one ("2021年呢")."""
    named = question.named or question.measures or question.content or question.has("op") or question.has("text")
    return bool(question.organs or question.years) and not named and not question.group


def _asked_in_text(question: Question, before: Conversation, situation: Situation) -> Question:
    """The question with what the last one asked for, where this was more than a row of the tables tells: so nothing of
    it is dropped."""
    if before.operation != Operation.TEXT or not before.cells or not _only_another(question):
        return question
    return _parsed(question.asked, _PARTICLES.sub("", question.text) + before.topic, before, situation)


def _which_again(question: Question, before: Conversation, situation: Situation) -> Clarification | None:
    """The choice between organs that was left open, offered again for the years that are named alone."""
    open_still = before.asked and not before.organs and question.years and not question.organs
    if not open_still or not _only_another(question):
        return None
    years = "、".join(f"{year}年" for year in question.all_years)
    asked = [(name, _parsed(whole, whole, before, situation)) for name, whole in before.asked]
    choices = tuple((name, f"{name}{years}{last.topic}") for name, last in asked if last.organs)
    return Clarification(Doubt.WHICH_ORGAN, choices) if choices else None


def _namesake(text: str, before: Conversation, situation: Situation) -> str:
    """A folded message with "另一个某镇" put as the one office called so that was not talked of last."""
    for hit in _ANOTHER.finditer(text):
        for named in _parsed(text, text, before, situation).organs:
            others = [one.organ.name for one in named.organs if one.organ.name not in before.organs]
            if named.start == hit.end() and len(named.organs) == 2 and len(others) == 1:
                return text[: hit.start()] + others[0] + text[named.end :]
    if len(before.organs) == 1 and (that := _THAT_ONE.fullmatch(text)):
        held = not that["that"] and _names_alone(_parsed(text, text, before, situation))
        called = [one for one in _called_alike(before.organs[0], situation) if that["where"] in one and not held]
        return f"{called[0]}{that['rest'] or ''}呢" if len(called) == 1 else text
    return text


def _called_alike(name: str, situation: Situation) -> list[str]:
    """The other organs of an organ's name in other regions: towns of that name, offices of that kind."""
    own = take_apart(name)
    town = own.regions[-1:] if own.body in TOWN_BODIES else ()
    others = ((one.organ.name, take_apart(one.organ.name)) for one in situation.directory.organs)
    alike = (other for other, parts in others if parts.body == own.body and (not town or parts.regions[-1:] == town))
    return [other for other in alike if other != name]


def _with_those(text: str, before: Conversation, situation: Situation) -> str:
    """A folded message that adds an organ to those talked of, or takes one from them, as the question of the rest."""
    if (what := added(text, before)) and (names := _names_alone(_parsed(what, what, before, situation))):
        return asked_of(tuple(dict.fromkeys((*before.organs, *names))), before)
    if (
        what
        and (rows := _rows_alone(_parsed(what, what, before, situation)))
        and (sum_of := told_with(rows, text, before))
    ):
        return sum_of
    if takes_from(text, before):
        said = _parsed(text, text, before, situation)
        without = {one.organ.name for mention in said.excluded for one in mention.organs}
        rest = tuple(name for name in before.organs if name not in without)
        if rest and without <= {*before.organs} and without and not (said.organs or said.named or said.content):
            return asked_of(rest, before)
    return text


def _put_right(asked: str, before: Conversation) -> str:
    """What a message puts in place of what was understood last; "" where it does not."""
    told = fold_question(asked)
    meant = corrected(told) if before.operation else told
    return meant if meant != told else ""


def _second_thought(asked: str, before: Conversation, situation: Situation) -> str:
    """What a message that puts itself right comes to; "" where it does not."""
    told = fold_question(asked)
    meant = second_thought(told, lambda part: _told_in(part, before, situation))
    return meant if meant != told else ""


def _told_in(part: str, before: Conversation, situation: Situation) -> list[tuple[str, int, int]]:
    """Where a stretch of a folded message names an organ, a year, a row or what to do with it."""
    parsed = _parsed(part, part, before, situation)
    organs = [("organ", one.start, one.end) for one in parsed.organs]
    organs += [("organ", start, end) for start, end in (parsed.group.spans if parsed.group else ())]
    rows = [("row", one.start, one.end) for one in parsed.named]
    codes = {code for kind, code in parsed.flags if kind == "op"}
    ops = [("op", start, start + len(said)) for start, code, said in parsed.places if code in codes]
    ops += [("op", *span) for span in parsed.counts.spans]
    return [*organs, *(("year", one.start, one.end) for one in parsed.years), *rows, *ops]


def _without_background(asked: str, before: Conversation, situation: Situation) -> str:
    """A message without the clauses about its writer; whole where a line's end that cuts a word in two made one."""

    dated = _YEAR_TOLD.search(fold_question(asked))

    def says_something(clause: str) -> bool:
        """Whether a clause names an organ, anything of the tables, or a year (去年 beside one in figures is none), or
        gives an order that is refused."""
        parsed = _parsed(clause, clause, before, situation)
        years = parsed.years and (not dated or _YEAR_TOLD.search(fold_question(clause)))
        said = parsed.organs or years or parsed.named or own_word(fold_question(clause))
        ordered = parsed.has("refuse", "change", "instruction", "harm") and _ORDERS.match(clause)
        return bool(said or ordered) or any(parsed.has(kind) for kind in ("op", "scope", "text"))

    def names_first(text: str) -> int:
        """Where a message first names an organ or a year; 0 where it begins with it, or names none."""
        said = _parsed(text, text, before, situation)
        names = (*(one.text for one in said.organs[:1]), *(said.text[one.start : one.end] for one in said.years[:1]))
        return min((at for at in map(text.find, names) if at > 0), default=0)

    marked = set_apart(set_together(asked, situation.terms.across), names_first, says_something)
    rest = without_background(without_english_background(marked, says_something), says_something)
    if rest == marked:
        return asked
    if "\n" not in asked:
        return rest
    whole, kept = (_parsed(text, fold_question(text), before, situation).named for text in (asked, rest))
    return rest if len(kept) >= len(whole) else asked


def _of_tables(text: str, before: Conversation, situation: Situation) -> bool:
    """Whether a folded message asks for no more than a row of the tables, of no year and one organ."""
    parsed = _parsed(text, text, before, situation)
    organs = len(parsed.organs) or len(before.organs)
    one = organs == 1 and not (parsed.excluded or parsed.group or parsed.has("scope"))
    return bool(parsed.named) and one and not (parsed.content or parsed.years or parsed.recent)


def _asked_only(text: str, before: Conversation, situation: Situation) -> str:
    """A folded question without its premise, of which the organs and years stay."""
    plain = without_premise(text, ())
    if plain == text and not text.startswith(("既然", "鉴于")):
        return text
    parsed = _parsed(text, text, before, situation)
    years = (parsed.text[one.start : one.end] for one in parsed.years)
    return without_premise(text, (*(one.text for one in parsed.organs), *years))


def _told_whose(text: str, word: OwnWord, before: Conversation, situation: Situation) -> str:
    """A folded question with the office at which its writer says he is for his word for it, or ""."""
    named = _parsed(text, text, before, situation).organs
    alone = named and named[0].sure and len(named[0].organs) == 1 and named[0].end <= word.start
    return told_whose(text, word, (named[0].start, named[0].end), named[0].organs[0].organ) if alone else ""


def _names_no_other(question: Question, word: OwnWord) -> bool:
    """Whether no organ is named but by the word for the asker's own ("我" + "县政府办")."""
    return all(mention.start < word.end and word.start < mention.end for mention in question.organs)


def _parsed(asked: str, text: str, before: Conversation, situation: Situation) -> Question:
    talked_of = before.years[-1] if before.years else None
    parsed = parse(text, situation.directory, situation.today, talked_of, situation.terms)
    goes_on = not re.search(r"[a-z\u3400-\u9fff]", text) and re.match(r"(?a)[^\u3400-\u9fff]*[a-z]{3}", before.topic)
    return replace(
        parsed, asked=asked, english=parsed.english or bool(goes_on) or _LATIN_ALONE.fullmatch(asked) is not None
    )


def _whole_region(
    asked: str, text: str, word: OwnWord, before: Conversation, situation: Situation
) -> tuple[Question, Outcome] | None:
    """What "全县" comes to where all its offices are meant ("全县总体情况", "全县哪家最多", "全县各单位一共"): those of
    the asker's region, or of the only one held; else it is asked which. None where its own one report is meant."""
    rest = text[: word.start], text[word.end :]
    plain = _parsed(asked, "".join(rest), before, situation)
    over = plain.has("op", "summary", "audit") or (plain.has("scope", "all") and not plain.organs)
    if not over and not (plain.has("report") and plain.has("op", "list", "absent")):
        return None
    every = "" if plain.has("scope", "all") and not plain.has("op", "summary") else "各单位"
    names = regions_meant(word, situation.directory.organs, situation.own)
    if len(names) != 1:
        choices = tuple((name, f"{name}{every}".join(rest)) for name in names[:MOST_CHOICES])
        outcome = Clarification(Doubt.WHICH_ORGAN, choices, word.text) if names else Gap(Lack.ORGAN, word.text)
        return plain, outcome
    full = _parsed(asked, f"{names[0]}{every}".join(rest), before, situation)
    return full, make_plan(full, before, situation.directory)


def _ask_whose(
    asked: str, text: str, word: OwnWord, before: Conversation, situation: Situation
) -> tuple[Question, Outcome]:
    """Ask which organ is the asker's own, of those that his word for it fits; never guess it."""
    rest = text[: word.start], text[word.end :]
    parsed = _parsed(asked, "".join(rest), before, situation)
    if not (parsed.named or parsed.flags & {("report", "report"), ("op", "summary"), ("op", "audit")}):
        parsed = _parsed(asked, text, before, situation)
        return parsed, make_plan(parsed, before, situation.directory)
    fitting = could_be(word, situation.directory.organs)[:MOST_CHOICES]
    if not fitting:
        return parsed, Gap(Lack.ORGAN, word.text, parsed.all_years)
    named = [(organ.organ.name, own_in_full(word, organ.organ) or organ.organ.name) for organ in fitting]
    choices = tuple((name, full.join(rest)) for name, full in named)
    return parsed, Clarification(Doubt.WHICH_ORGAN, choices, word.text)


def _respelled(
    question: Question, outcome: Plan, before: Conversation, situation: Situation
) -> tuple[Question, Outcome]:
    """The question with its slips mended ("受里", "申清"), where a cell then answers all of it."""
    from retrieval.reading.slips import respell

    organs = [(mention.start, mention.end) for mention in question.organs]
    text = respell(question.text, [*organs, *((mention.start, mention.end) for mention in question.years)])
    if text == question.text:
        return question, outcome
    mended = _parsed(question.asked, text, before, situation)
    plan = make_plan(mended, before, situation.directory)
    if mended.content or not isinstance(plan, Plan) or plan.operation is Operation.TEXT:
        return question, outcome
    return replace(mended, respelled=text), plan


def apart(question: Question, outcome: Outcome, before: Conversation, situation: Situation) -> list[str]:
    """The questions of a message that one plan does not answer just so; [] where `outcome`, its own, does.

    Two questions about other organs, years and rows each are not answered by all rows of all of them.
    """
    if isinstance(outcome, Refusal):
        return []
    if isinstance(outcome, Plan) and (claimed := taken_for_granted(fold_question(question.asked))):
        return [question.asked, claimed]
    if told := _said_in_text(question, outcome):
        return [question.asked, told]
    if _second_thought(question.asked, before, situation):
        return []
    folded = fold_question(question.asked)
    if steps := chained(folded) or (chained_of_several(folded) if isinstance(outcome, Clarification) else []):
        return steps
    unread = isinstance(outcome, Clarification) or (isinstance(outcome, Plan) and outcome.operation is Operation.TEXT)
    if unread and (places := by_place(folded)):
        return places
    pieces = pieces_of(spelled_out(question.asked))
    if not 1 < len(pieces) <= _MOST_PIECES:
        return by_number(question)
    if not isinstance(outcome, Plan) or outcome.operation is Operation.TEXT:
        return pieces
    wanted: set[tuple[Target, CellKey]] = set()
    for piece in pieces:
        _, plan = understand(piece, before, situation)
        if isinstance(plan, Plan) and _is_other(plan, outcome):
            return pieces
        if not isinstance(plan, Plan) or not plan.targets:
            return []
        wanted |= _cells_at(plan)
        before = plan.remembered(before.at)
    return [] if wanted == _cells_at(outcome) else pieces


def _said_in_text(question: Question, outcome: Outcome) -> str:
    """The question for what the text says of the one cell that is held against it, where a number is told as the
    text's ("正文说收到39件,和表里一样吗"): it may count otherwise and yet be no contradiction."""
    if not isinstance(outcome, Plan) or outcome.operation is not Operation.AUDIT:
        return ""
    one = len(outcome.organs) == len(outcome.years) == len(outcome.cells) == 1
    if not one or not _TEXT_SAYS.search(question.text):
        return ""
    return f"{outcome.organs[0].organ.name}{outcome.years[0]}年正文里写的{called(outcome.cells[0])}是多少"


def _is_other(plan: Plan, outcome: Plan) -> bool:
    """Whether one question of a message is of all organs and the message of some, or of more, or of two numbers of one
    organ and that of several, or of a number and that of a rate or a ranking."""
    over_all = plan.operation in OVER_ORGANS and not plan.targets
    over_all &= bool(outcome.targets) or (plan.years, plan.cells) != (outcome.years, outcome.cells)
    between = plan.operation is outcome.operation is Operation.DIFFERENCE and len(plan.targets) == 1
    over_all |= between and len(plan.cells) > 1 and len(outcome.targets) > 1
    turned = (Operation.RATIO, Operation.RANKING)
    return over_all or (outcome.operation in turned and plan.operation is Operation.LOOKUP)


def _cells_at(plan: Plan) -> set[tuple[Target, CellKey]]:
    return {(target, cell) for target in plan.targets for cell in (*plan.cells, *plan.whole)}
