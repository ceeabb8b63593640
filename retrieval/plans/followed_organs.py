"""Which organ a short follow-up means: an office without its region, a region without its office (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory, OrganMention
from retrieval.plan import Clarification, Doubt, Operation
from retrieval.plans.operations import BESIDE
from retrieval.question import Question
from store.catalogue.aliases import OrganName, generic_forms, sort_of, take_apart
from store.model import HeldOrgan

_OF_ONE = (Operation.LOOKUP, Operation.RATIO, Operation.SUM, Operation.TREND)
_WITHOUT_BUREAUS = ("镇", "乡", "街道")
"""Regions that have a government and no offices beside it."""
_BUREAUS = ("局", "委", "委员会", "厅")
TOWN_BODIES = ("人民政府", "办事处", "街道办事处", "")
"""What a region's own government is called behind its name."""


def narrowed(question: Question, conversation: Conversation) -> Question:
    """The question with an office named without its region taken for the one of the region that was talked of.

    Where that region's is not held it is not held, or asked for in a question that stands by itself: another region's
    of the same name is never meant.
    """
    around = {take_apart(name).regions for name in conversation.organs}
    if len({regions[-1:] for regions in around}) != 1:
        lost = not conversation.organs and conversation.operation in _OF_ONE
        organs = tuple(_doubted(one) for one in question.organs) if lost and not question.named else question.organs
        return replace(question, organs=organs)
    region = max(around, key=len)
    return replace(question, organs=tuple(_in_region(one, _up_to(one, region), question) for one in question.organs))


def _up_to(mention: OrganMention, region: tuple[str, ...]) -> tuple[str, ...]:
    """The regions down to that of the level which the mention says ("县政府办" after a town of the county), or to the
    last one that has such offices at all ("卫健委" after that town)."""
    levels = [at for at, name in enumerate(region, 1) if name[-1] == mention.text[0] and _generic(mention)]
    if not levels and len(region) > 1 and region[-1].endswith(_WITHOUT_BUREAUS) and mention.text.endswith(_BUREAUS):
        return region[:-1]
    return region[: levels[-1]] if levels else region


def _generic(mention: OrganMention) -> bool:
    return any(mention.text in generic_forms(sort_of(one.organ.name)) for one in mention.organs)


def _doubted(mention: OrganMention) -> OrganMention:
    return replace(mention, sure=False) if _generic(mention) else mention


def _in_region(mention: OrganMention, region: tuple[str, ...], question: Question) -> OrganMention:
    parts = [(organ, take_apart(organ.organ.name)) for organ in mention.organs]
    near = [organ for organ, own in parts if own.regions[-1:] == region[-1:]]
    if not _generic(mention) or len(near) > 1:
        return mention
    if near:
        fits = mention.text in generic_forms(sort_of(near[0].organ.name))
        return replace(mention, organs=(near[0],), sure=True) if fits else mention
    if question.named or question.content or len(question.organs) > 1:
        return replace(mention, sure=len(parts) > 1)
    kind = sort_of(mention.organs[0].organ.name).kind
    bare = mention.text[len(kind) :] if mention.text.startswith(kind) else mention.text
    return replace(mention, text="".join(region) + bare, organs=())


def elsewhere(question: Question, conversation: Conversation, directory: OrganDirectory) -> Question | Clarification:
    """A bare region after an office of another: that region's office of the same name; asked for where it has none.
    After a town of another region, its town of the same name, where it has one."""
    mention = question.organs[0] if len(question.organs) == 1 else None
    if mention is None or not mention.bare or question.named or question.content or not conversation.cells:
        return question
    if BESIDE.search(question.text) or "政府" in question.text[mention.end :]:
        return question
    region = take_apart(mention.organs[0].organ.name).regions[-1:] if mention.organs else ()
    talked_of = [take_apart(name) for name in conversation.organs]
    if len(namesakes := _namesakes(talked_of, region, directory)) == 1 and not question.group:
        return replace(question, organs=(replace(mention, organs=namesakes, sure=True),))
    bodies = {own.body for own in talked_of}
    if not bodies or bodies <= {*TOWN_BODIES} or question.group:
        return question
    if region and region[0].endswith(_WITHOUT_BUREAUS):
        return question
    offices = [one for one in directory.organs if region and take_apart(one.organ.name).regions[-1:] == region]
    same = [one for one in offices if take_apart(one.organ.name).body in bodies]
    if len(same) == len(bodies) == 1:
        return replace(question, organs=(replace(mention, organs=(same[0],), sure=True),))
    rest = question.text[: mention.start], question.text[mention.end :]
    choices = tuple((one.organ.name, one.organ.name.join(rest)) for one in (*same, *mention.organs))
    return Clarification(Doubt.WHICH_ORGAN, tuple(dict.fromkeys(choices)), mention.text)


def _namesakes(
    talked_of: Sequence[OrganName], region: tuple[str, ...], directory: OrganDirectory
) -> tuple[HeldOrgan, ...]:
    """What a region holds of the town called as the one talked of."""
    towns = {own.regions[-1:] for own in talked_of if own.regions and own.regions[-1].endswith(_WITHOUT_BUREAUS)}
    if len(towns) != 1 or not region:
        return ()
    held = ((one, take_apart(one.organ.name).regions) for one in directory.organs)
    return tuple(one for one, regions in held if regions[-1:] in towns and region[0] in regions[:-1])
