"""Which reports a plan aims at: the years that are named, remembered or, where there is no doubt, assumed (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import MOST_CHOICES, Clarification, Doubt, Gap, Lack, Operation, Outcome, Plan, Target
from retrieval.plans.operations import added_over_years, last_two, runs_over_years
from retrieval.question import Question
from retrieval.reading.running import run_years
from store.catalogue import cell_type_by_key
from store.catalogue.aliases import ancestors, take_apart
from store.catalogue.regions import regions, short_name
from store.model import CellKey, HeldOrgan

_OVER_YEARS = (Operation.RANKING, Operation.COUNT, Operation.AVERAGE)
_AHEAD = re.compile(r"(?a)打算|计划|下一步|设想|思路|改进|\bplan(?:s|ned)?\b|\bnext steps?\b|\bimprove(?:ments?)?\b")
"""What a report says of a year after its own."""
_EVER = re.compile(
    r"历年|历史上|有史以来|[所全]有的?年|全部年|各年|(?<!平均)每年|这些年|\bever\b|\b(?:all|every) years?\b|\bof all\b"
)
"""What asks for more years than those that were talked of."""
_OF_GOVERNMENT = ("人民政府办公室", "人民政府办公厅")
"""The office that reports for a region of which the government does not: what it says is not said of another."""
_AGAINST = re.compile(r"(?:比|较|同|与|和|跟|than(?: in)?|with|to)\s*$")


def aim(question: Question, conversation: Conversation, directory: OrganDirectory, plan: Plan) -> Outcome:
    """The plan with its years and targets, or what is not held of them."""
    named = question.all_years or _counted_of_held(question, directory, plan) or conversation.years
    if question.recent == 1 and not question.all_years:
        named = ()
    if last_two(question, conversation) == "years":
        named = (*conversation.years_before, *conversation.years)
    if not plan.organs:
        return _aim_at_all(question, directory, plan, named)
    if question.group:
        return _aim_at_group(question, directory, plan, named)
    if plan.placed is not None and len(named) > 1:
        return Clarification(Doubt.WHICH_YEAR, tuple((f"{year}年", f"{year}年{question.text}") for year in named))
    if plan.placed is not None:
        return _aim_among_all(directory, plan, plan.placed, named)
    if (
        pairs := _pairs(question, plan.organs)
        or _pairs_of(question, conversation, plan)
        or _beside_remembered(question, conversation, plan.organs)
    ):
        return _hit(directory, plan, pairs)
    over_years = plan.operation in _OVER_YEARS and len(plan.organs) == 1 and plan.single
    if over_years and plan.operation is Operation.RANKING and len(question.all_years) == 1 and not question.has("op"):
        plan = replace(plan, operation=Operation.LOOKUP, ascending=False, limit=None)  # one of the years ranked
        over_years = False
    over_years |= plan.operation is Operation.SUM and len(plan.organs) == 1 and added_over_years(question)
    if plan.operation is Operation.TREND or over_years:
        framed = over_years and len(conversation.years) > 1 and not _EVER.search(question.text)
        named = question.all_years or (conversation.years if framed else ())
    if plan.running and named:
        named = run_years(plan.running, named, _held_by_all(directory, plan)) or named
    if items := _items_of_the_year_before(question, directory, plan):
        plan = replace(plan, cells=items)
        named = tuple(year for mention in question.years if not mention.relative for year in mention.years)
    years = named or _held_by_all(directory, plan)
    if plan.operation is Operation.DIFFERENCE and len(plan.organs) > 1 and not named and len(years) > 1:
        return Clarification(Doubt.WHICH_YEAR, tuple((f"{year}年", f"{question.text} {year}年") for year in years))
    each = plan.single or (not question.named and _only_beside(question, talked_of=True))
    if plan.operation is Operation.DIFFERENCE and len(plan.organs) == len(years) == 1 and each:
        years = _two_years(question, conversation, years[0])
        if len(years) < 2:
            held = (year for year in directory.years[plan.organs[0].id] if year not in years)
            return Clarification(Doubt.WHICH_YEAR, tuple((f"{year}年", f"{year}年{question.text}") for year in held))
    if not named and plan.operation is not Operation.TREND and not over_years:
        plan, years = replace(plan, assumed_year=True), years[-1:]
    if plan.operation is Operation.AVERAGE and len(years) == 1 and plan.single and not question.has("op"):
        plan = replace(plan, operation=Operation.LOOKUP)  # one of those that the average was of
    if over_years and not named and plan.operation in (Operation.SUM, Operation.AVERAGE):
        plan = replace(plan, lacking=tuple(year for year in range(min(years), max(years)) if year not in years))
    return _hit(directory, plan, tuple(Target(organ, year) for organ in plan.organs for year in years))


def _two_years(question: Question, conversation: Conversation, year: int) -> tuple[int, ...]:
    """The two years that are compared where one is named or talked of; that one alone where the other is open."""
    compared = len(conversation.years) == 2 and {*conversation.years_before} < {*conversation.years}
    talked_of = conversation.years_before if compared else conversation.years
    beside = len(talked_of) == 1 and talked_of != (year,)
    if not _only_beside(question, talked_of=beside):
        return year - 1, year
    return (*talked_of, year) if beside else (year,)


def _counted_of_held(question: Question, directory: OrganDirectory, plan: Plan) -> tuple[int, ...]:
    """The first year held, or the last ones, where the question means just those ("最早一年", "最近两份年报")."""
    held = _held_by_all(directory, plan) if plan.organs else directory.all_years()
    if question.recent < 0:
        return held[: -question.recent]
    return held[-question.recent :] if question.recent > 1 else ()


def _only_beside(question: Question, talked_of: bool) -> bool:
    """Whether the one year named is what another, not named, is held against ("比2021年多多少"; "比上一年" too, where
    one was talked of)."""
    named = (year for year in question.years if talked_of or not year.relative)
    return any(_AGAINST.search(question.text[: year.start]) for year in named)


def ask_among(question: Question, organs: Sequence[HeldOrgan], plan: Plan | None = None) -> Clarification:
    """Ask which organ is meant where none is named; each choice is the question with that organ before it."""
    choices = tuple((organ.organ.name, organ.organ.name + question.text) for organ in organs[:MOST_CHOICES])
    return Clarification(Doubt.WHICH_ORGAN, choices, plan=plan)


def _items_of_the_year_before(question: Question, directory: OrganDirectory, plan: Plan) -> tuple[CellKey, ...]:
    """The cells for 上一年项目数量 where that is what "上一年" means: in a report that has them (the 2019 form)."""
    years = [year for mention in question.years if not mention.relative for year in mention.years]
    cells = tuple(dict.fromkeys(CellKey(cell.indicator, "items_last_year") for cell in plan.cells))
    beside = plan.operation is Operation.LOOKUP and any(mention.relative for mention in question.years)
    old = all(directory.forms.get((organ.id, year)) in ("2019", "hybrid") for organ in plan.organs for year in years)
    return cells if beside and years and old and all(cell in cell_type_by_key() for cell in cells) else ()


def _aim_at_all(question: Question, directory: OrganDirectory, plan: Plan, named: Sequence[int]) -> Outcome:
    ranked = plan.operation is Operation.RANKING and runs_over_years(question)
    if (question.has("scope", "every_year") or ranked or plan.throughout) and not (question.years or question.recent):
        return plan
    if plan.running:
        usual = [one for one in directory.all_years() if 2 * len(directory.organs_in((one,))) >= len(directory.organs)]
        return replace(plan, years=run_years(plan.running, named, usual or directory.all_years()))
    years = tuple(named) or (directory.all_years() if plan.yearly else directory.all_years()[-1:])
    organs = directory.organs_in(years)
    if not organs:
        return Gap(Lack.YEAR, "", years, directory.all_years())
    if question.counts.organs not in (None, len(organs)):
        return ask_among(question, organs)
    if (plan.changed or _sums_spread(plan)) and len(years) == 1:
        years = (years[0] - 1, years[0])
    lacking = tuple(year for year in named if year not in directory.all_years())
    held = tuple(year for year in years if year not in lacking)
    return replace(plan, years=held, lacking=lacking, assumed_year=not (named or plan.yearly))


def _sums_spread(plan: Plan) -> bool:
    """Whether the sums of two years are held against each other."""
    return plan.spread and plan.operation is Operation.SUM


def _aim_at_group(question: Question, directory: OrganDirectory, plan: Plan, named: Sequence[int]) -> Outcome:
    """The organs of a group that report on the years asked, or on the latest of which any of them has a report."""
    if plan.operation is Operation.DIFFERENCE and len(plan.organs) == 1 and question.group and not question.years[1:]:
        return Clarification(Doubt.UNUSED_WORDS, subject=question.group.text)
    if plan.placed:
        return _aim_at_place(question, directory, plan, plan.placed, named)
    held = tuple(sorted({year for organ in plan.organs for year in directory.years[organ.id]}))
    every = plan.operation is Operation.TREND or plan.yearly or question.has("scope", "every_year")
    years = tuple(named) or (held if every else held[-1:])
    if _sums_spread(plan) and len(years) == 1:
        years = (years[0] - 1, years[0])
    if plan.running and plan.operation is Operation.COUNT:
        over = run_years(plan.running, named, held)
        every, years = True, over or held
    targets = tuple(Target(organ, year) for organ in plan.organs for year in years if year in directory.years[organ.id])
    if not targets:
        return Gap(Lack.YEAR, question.group.text if question.group else "", years, held)
    aimed = _asked(plan, targets)
    reporting = {target.organ for target in targets}
    if plan.running and plan.operation is Operation.COUNT:
        aimed = replace(aimed, years=run_years(plan.running, named, held))
    reporting |= {organ for organ in plan.members if set(years) & {*directory.years[organ.id]}}
    silent = tuple(organ.organ.name for organ in plan.members or plan.organs if organ not in reporting)
    lacking = tuple(year for year in named if year not in held)
    apart = [one for one in (question.group.apart if question.group else ()) if {*years} & {*directory.years[one.id]}]
    names = tuple(one.organ.name for one in apart if one not in (*plan.organs, *plan.excluded))
    return replace(aimed, assumed_year=not (named or every), silent=silent, lacking=lacking, apart=names)


def _aim_at_place(
    question: Question, directory: OrganDirectory, plan: Plan, organ: HeldOrgan, named: Sequence[int]
) -> Outcome:
    """An organ's place among a group that it is in; in the year named, or the organ's latest."""
    group = question.group
    if group is None or organ not in group.organs:
        return Clarification(Doubt.UNUSED_WORDS, subject=group.text if group else "")
    aimed = _aim_among_all(directory, plan, organ, named)
    if not isinstance(aimed, Plan):
        return aimed
    within = replace(plan, placed=None, organs=group.organs)
    others = _aim_at_group(question, directory, within, aimed.years)
    return replace(others, placed=organ, assumed_year=aimed.assumed_year) if isinstance(others, Plan) else others


def _aim_among_all(directory: OrganDirectory, plan: Plan, organ: HeldOrgan, named: Sequence[int]) -> Outcome:
    """An organ's place among all that report on the year: the one named, or the organ's latest."""
    held = directory.years[organ.id]
    years = tuple(named) or held[-1:]
    if not set(years) <= set(held):
        return Gap(Lack.YEAR, organ.organ.name, years, held, plan=plan)
    return replace(plan, years=years, assumed_year=not named)


def _pairs(question: Question, organs: Sequence[HeldOrgan]) -> tuple[Target, ...]:
    """Each organ with the year named behind it, where each has one of its own ("甲2023年比乙2019年")."""
    if len(question.organs) != len(organs) or len(question.years) != len(organs) or len(organs) < 2:
        return ()
    places = [
        place
        for organ, year in zip(question.organs, question.years, strict=True)
        for place in (organ.start, year.start)
    ]
    single = all(len(year.years) == 1 for year in question.years)
    if not single or places != sorted(places):
        return ()
    return tuple(Target(organ, year.years[0]) for organ, year in zip(organs, question.years, strict=True))


def _pairs_of(question: Question, conversation: Conversation, plan: Plan) -> tuple[Target, ...]:
    """The organs that were talked of, each in its own year, where neither is named anew."""
    organs = {one.organ.name: one for one in plan.organs}
    if question.organs or question.years or tuple(organs) != conversation.organs:
        return ()
    return tuple(Target(organs[name], year) for name, year in conversation.pairs)


def _beside_remembered(
    question: Question, conversation: Conversation, organs: Sequence[HeldOrgan]
) -> tuple[Target, ...]:
    """The organ talked of in its year beside the one named in another ("和乙2022年比呢")."""
    years = question.all_years
    if len(organs) != 2 or len(question.organs) != 1 or len(years) != 1 or not conversation.years:
        return ()
    return Target(organs[0], conversation.years[-1]), Target(organs[1], years[0])


def _held_by_all(directory: OrganDirectory, plan: Plan) -> tuple[int, ...]:
    """The years of which each of the organs has a report, in order; all years of the first where they share none."""
    shared = set.intersection(*(set(directory.years[organ.id]) for organ in plan.organs))
    return tuple(sorted(shared or directory.years[plan.organs[0].id]))


def _hit(directory: OrganDirectory, plan: Plan, targets: Sequence[Target]) -> Outcome:
    """The plan at those targets that are held; a gap where the others leave nothing to say or to compare."""
    held = tuple(target for target in targets if target.year in directory.years[target.organ.id])
    lacking = tuple(target for target in targets if target not in held)
    compares = plan.operation is Operation.DIFFERENCE
    if lacking and (compares or not held):
        first = lacking[0]
        years = tuple(target.year for target in lacking if target.organ == first.organ)
        return Gap(
            Lack.YEAR, first.organ.organ.name, years, directory.years[first.organ.id], plan=_asked(plan, targets)
        )
    plan = _in_its_form(_asked(plan, held), directory)
    return replace(plan, lacking=tuple(dict.fromkeys((*plan.lacking, *(target.year for target in lacking)))))


def _in_its_form(plan: Plan, directory: OrganDirectory) -> Plan:
    """A group of which the form of the one report asked about has a single row (2019: 其他处理) is that row."""
    if plan.operation not in (Operation.LOOKUP, Operation.SUM) or len(plan.groups) != 1 or len(plan.targets) != 1:
        return plan
    form = directory.forms.get((plan.targets[0].organ.id, plan.targets[0].year), "")
    cells = tuple(cell for cell in plan.cells if cell_type_by_key()[cell].in_form(form))
    return replace(plan, operation=Operation.LOOKUP, cells=cells, groups=()) if len(cells) == 1 else plan


def _asked(plan: Plan, targets: Sequence[Target]) -> Plan:
    return replace(plan, targets=tuple(targets), years=tuple(dict.fromkeys(target.year for target in targets)))


def aim_at_text(
    question: Question,
    conversation: Conversation,
    directory: OrganDirectory,
    organs: tuple[HeldOrgan, ...],
    cells: tuple[CellKey, ...],
    unheld: str,
) -> Plan | Gap:
    """A search in the text: of the organs named, or of those whose reports may speak of a name that reports nothing."""
    years = question.all_years
    if unheld:
        place, unheld = _led_by_place(unheld, directory)
        office = () if cells else directory.named(f"{unheld}{one}" for one in _OF_GOVERNMENT)
        organs = office or _related(unheld, directory, upward_only=bool(cells) and not question.content)
        organs = tuple(one for one in organs if not place or one in directory.lying_in((place,)))
        if not organs:
            return Gap(Lack.ORGAN, unheld, years)
        unheld = "" if office else unheld
    held = {year for organ in organs for year in directory.years[organ.id]} if organs else set(directory.all_years())
    if question.years and all(_AGAINST.search(question.text[: mention.start]) for mention in question.years):
        # the report that is held against 2020 is the one that was talked of, or 2021's
        years = conversation.years or tuple(year + 1 for year in years if year + 1 in held) or years
    ahead = _looks_ahead(question, conversation, held)
    if organs and not question.recent and (ahead or not years):
        years = conversation.years
    if organs and not years:
        latest = len(organs) == 1 and not _EVER.search(question.text)
        years = (directory.years[organs[0].id][-1],) if latest else ()
    topic = f"{unheld} {question.topic}" if unheld else question.topic
    bare = not question.content and not question.named
    again = conversation.topic in topic
    if (
        conversation.operation == Operation.TEXT
        and not again
        and (bare or not any(mention.organs for mention in question.organs))
    ):
        topic = f"{topic} {conversation.topic}"
    plan = Plan(
        Operation.TEXT,
        organs=organs,
        years=years,
        cells=cells,
        topic=topic,
        unused=question.content,
        about=unheld,
        assumed_year=not question.years and bool(years),
    )
    if years and not held & set(years):
        return Gap(Lack.YEAR, organs[0].organ.name if organs else "", years, tuple(sorted(held)), plan)
    return plan


def _looks_ahead(question: Question, conversation: Conversation, held: set[int]) -> bool:
    """Whether what is planned is asked for of a year that is not held yet, after the one talked of or all held."""
    years = {*question.all_years}
    to_come = all(mention.relative for mention in question.years) and bool(held) and min(years, default=0) > max(held)
    asked = _AHEAD.search(question.text) is not None and not held & years
    return asked and (to_come or bool(held & {*conversation.years}))


def _led_by_place(unheld: str, directory: OrganDirectory) -> tuple[str, str]:
    """The short name of a place before that of a town in it ("某县" without 县, then "的某镇"), and the town's."""
    for end in range(2, len(unheld) - 2):
        town = unheld[end:].removeprefix("的")
        if town.endswith(("镇", "乡", "街道")) and len(town) > 2 and directory.lying_in((unheld[:end],)):
            return unheld[:end], town
    return "", unheld


def _related(unheld: str, directory: OrganDirectory, upward_only: bool) -> tuple[HeldOrgan, ...]:
    """The held organs whose region the one named lies in; and, unless `upward_only`, those that lie in it."""
    named = take_apart(unheld).regions
    chains = [regions().chain(region) for region in regions().named(named[-1])] if named else []
    above = {region.name for chain in chains if {one.name for one in chain} >= set(named) for region in chain}
    own = set() if upward_only else {*named, *map(short_name, named)}
    return tuple(
        organ
        for organ in directory.organs
        if own & ancestors(organ.organ.name, organ.organ.region)
        or above & set(take_apart(organ.organ.name).regions[-1:])
    )
