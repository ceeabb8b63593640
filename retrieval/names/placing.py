"""Among which others an organ's place in an order is asked for ("在全县排第几", "在各教育局中第几") (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.names.organ_groups import OrganGroup
from retrieval.names.organ_kinds import kind_words, members_of
from retrieval.organs import OrganDirectory, OrganMention
from store.catalogue.aliases import take_apart
from store.catalogue.regions import regions
from store.model import HeldOrgan

_ASKS_PLACE = re.compile(r"第几|排名|排行|名次|位次|多少[名位]|(?<![a-z])rank|what place")
_IN = r"(?:里面?|里头|当中|之中|之间|范围内?|辖区内?|境内|中|内)*"
_BEFORE = r"(?:[在于]|位[列居于]|[居列占排])?"
_BEHIND = r"(?=的?(?:[排居列占位]|第|名|多少))"
_OF_A_NAME = re.compile(
    r"在(?:各个?|所有的?|全部的?|全体|同类的?)?(?P<name>[\u3400-\u9fff]{2,12}?)(?:里面?|里头|当中|之中|之间|中|内)"
    r"(?=[^,;?!]*(?:排|第几|名|位))"
)
_DIVISIONS = {"county": "县", "district": "区", "city": "市", "province": "省", "banner": "旗", "prefecture": "州"}


def asks_place(text: str) -> bool:
    """Whether a question has words for a place in an order."""
    return _ASKS_PLACE.search(text) is not None


def group_for_place(text: str, named: Sequence[OrganMention], directory: OrganDirectory) -> OrganGroup | None:
    """The organs among which the one named has its place: all in its own county, city or province, or those of a kind
    there; all in a region that is named; all that a name without its region can mean."""
    if not asks_place(text) or not named or len(named[0].organs) != 1 or not named[0].sure:
        return None
    own = named[0].organs[0]
    if any(own not in one.organs and not _region_of(one) for one in named[1:]):
        return None
    for start, end, organs in (*_of_own_region(text, own, directory), *_of_name(text, named, directory)):
        return OrganGroup(((start, end),), text[start:end], tuple(organs))
    return None


_Found = tuple[int, int, Sequence[HeldOrgan]]


def _of_own_region(text: str, own: HeldOrgan, directory: OrganDirectory) -> Iterator[_Found]:
    for hit in _own_region().finditer(text):
        division = hit["division"] or _DIVISIONS[hit["english"]]
        word = " ".join((hit["kind"] or hit["of"] or "单位").split())
        name = next((one for one in _around(own) if one.endswith(division)), "")
        if name:
            yield (*hit.span(), members_of(word, (name,), directory))


def _of_name(text: str, named: Sequence[OrganMention], directory: OrganDirectory) -> Iterator[_Found]:
    for one in named[1:]:
        region = _region_of(one)
        if region and text[: one.start].endswith("在"):
            behind = _within().match(text, one.end)
            word = (behind and behind["kind"]) or "单位"
            yield one.start - 1, behind.end() if behind else one.end, members_of(word, region, directory)
    for hit in _OF_A_NAME.finditer(text):
        meant = directory.mentions(hit["name"])
        if len(meant) == 1 and meant[0].text == hit["name"] and len(meant[0].organs) > 1:
            yield (*hit.span(), meant[0].organs)


def _region_of(mention: OrganMention) -> tuple[str, ...]:
    """The region that a mention names and nothing more; () where it names an office."""
    if mention.bare:
        return take_apart(mention.organs[0].organ.name).regions[-1:]
    parts = take_apart(mention.text)
    return () if parts.body else parts.regions[-1:]


def _around(organ: HeldOrgan) -> Iterator[str]:
    """The regions that an organ lies in, the smallest first."""
    names = take_apart(organ.organ.name).regions
    yield from reversed(names)
    known = regions().get(organ.organ.region) if organ.organ.region else None
    first = regions().named(names[0]) if names else ()
    if start := known or (first[0] if len(first) == 1 else None):
        yield from (one.name for one in reversed(regions().chain(start)))


@cache
def _own_region() -> re.Pattern[str]:
    english = "|".join(one for one in kind_words() if one.isascii())
    return re.compile(
        rf"{_BEFORE}(?:[全本该]|所在的?|整个)(?P<division>[县区市旗省州]){_within().pattern}"
        r"|(?:(?:in|within|among|across|of|throughout) )?(?:all )?(?:the |its |that |this )(?:whole |entire )?"
        rf"(?P<english>{'|'.join(_DIVISIONS)})(?:'?s)?(?: (?P<of>{english}))?(?![a-z])"
    )


@cache
def _within() -> re.Pattern[str]:
    """Behind a region: the kind of its offices, if one is said, and that the place is among these."""
    kinds = "|".join(re.escape(one) for one in kind_words() if not one.isascii())
    each = r"(?:的|各个?|所有的?|全部的?|全体|[这那]?几[个家])*"
    return re.compile(rf"(?:范围内?|境内|[内里中])?{each}(?P<kind>{kinds})?{_IN}{_BEHIND}")
