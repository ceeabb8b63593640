"""Offices named without their region where only one region is spoken of, which may be said before or after them, and
names that are only there to say that they are not meant (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.names.organ_kinds import members_of
from retrieval.organs import OrganDirectory, OrganMention
from store.catalogue.aliases import take_apart
from store.model import HeldOrgan

_NOT_MEANT = re.compile(r"[,(]?(?:而|可|并|又)?(?<!是)(?:不是|并非|非指|不指)(?:问|说|指|要)?$")

_MANY = re.compile(r"(?:[两二三四五六几各]个?|哪[个些])$")
_TOWNS = ("镇", "乡", "街道")
_COUNTED_IN = re.compile(r"(连同?)(?=[^;?!]*?(?:算上|算进|算在|在内|加上|包括))")

_BARE_KIND = re.compile(
    r"^(?:请问|帮我?查一?下|查一?下|[这那某]个?|该|咱们?|我们)*,?(?P<kind>局|镇|乡|街道办事处|街道办?|管委会|县|区)(?:政府)?"
    r"(?=的|里|在?\d|[去今前上]年|年报|新?收|办结|一共)"
)


def of_bare_kind(text: str, directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    """The organs that a question can mean that begins with what one of them is, and has no name ("那个局2022年……")."""
    hit = _BARE_KIND.match(text)
    return members_of(hit["kind"], (), directory) if hit else ()


def offices_inside(found: Sequence[OrganMention], directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    """The other offices in the one region that is named alone, of which its government's report may say nothing; ()
    where an office is named, or several are."""
    region = found[0] if len(found) == 1 and found[0].bare and len(found[0].organs) == 1 else None
    names = take_apart(region.organs[0].organ.name).regions[-1:] if region else ()
    return tuple(one for one in directory.lying_in(names) if region and one not in region.organs) if names else ()


def of_the_one_region(text: str, found: Sequence[OrganMention]) -> tuple[OrganMention, ...]:
    """Each office that lacks its region taken for that of the one region that all other names lie in, where just one is
    held; a town only where they stand before it ("甲县的采购，算上府办", "连县政府、府办都算上，甲县2022年")."""
    others = [_regions(one) for one in found if one.sure and len(one.organs) == 1]
    spoken_of = frozenset.intersection(*others) if others else frozenset()
    if not spoken_of:
        return tuple(found)
    apart = [one for at, one in enumerate(found) if not at or _MANY.search(text[: one.start])]
    return tuple(
        one if one in apart and take_apart(one.text).kind in _TOWNS else _in_region(one, spoken_of) for one in found
    )


def _regions(mention: OrganMention) -> frozenset[str]:
    return frozenset(take_apart(mention.organs[0].organ.name).regions)


def _in_region(mention: OrganMention, spoken_of: frozenset[str]) -> OrganMention:
    if mention.sure and len(mention.organs) < 2:
        return mention
    own = [one for one in mention.organs if spoken_of.issuperset(_place_of(one.organ.name))]
    lacks = not _place_of(mention.text)
    return replace(mention, organs=tuple(own), sure=True) if lacks and len(own) == 1 else mention


def _place_of(name: str) -> tuple[str, ...]:
    """The region whose office has a name, or in which the town of that name lies; () where the name lacks it."""
    parts = take_apart(name)
    return parts.regions[-2:-1] if parts.kind in _TOWNS else parts.regions[-1:]


def without_denied(
    text: str, found: Sequence[OrganMention]
) -> tuple[tuple[OrganMention, ...], tuple[tuple[int, int], ...]]:
    """The names without those that are said not to be meant ("问的是县政府，不是府办"), and where these are said; with
    the 连 before one that is counted in ("连府办都算上")."""
    denied = {one: hit for one in found if (hit := _NOT_MEANT.search(text[: one.start]))}
    if len(denied) == len(found):
        return tuple(found), ()
    spans = [(hit.start(), one.end) for one, hit in denied.items()]
    spans += [hit.span(1) for one in found if (hit := _COUNTED_IN.search(text)) and hit.end(1) == one.start]
    return tuple(one for one in found if one not in denied), tuple(spans)
