"""Kinds of organs by the words for them (各县区, 部门, 管委会), and which of the organs held are of a kind (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from store.catalogue.aliases import OrganName, ancestors, take_apart
from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import fold
from store.catalogue.regions import plain_names, regions, short_name
from store.model import HeldOrgan

GOVERNMENTS = ("人民政府", "办事处", "街道办事处")
"""What the name of a region's own government ends in."""


_NO_ZONE = "城市管理委员会"
"""An office for a city's upkeep, which is no 管理委员会 of a zone."""


class Kind(NamedTuple):
    """Kinds of region (all where empty; "county" of that rank), what the office is, and whether only offices of the
    region itself are meant, not those of the regions in it."""

    kinds: tuple[str, ...]
    body: str
    direct: bool


class Organs(Protocol):
    """The organs that are held."""

    @property
    def organs(self) -> Sequence[HeldOrgan]:
        """All of them."""

    def lying_in(self, names: Sequence[str]) -> Sequence[HeldOrgan]:
        """Those that lie in all of these regions, in full or short."""


def of_kind(kind: Kind, region: tuple[str, ...], organs: Organs, whole: bool = False) -> tuple[HeldOrgan, ...]:
    """The organs of a kind that lie in a region; of all organs, its own government is one only where `whole`."""
    inside = organs.lying_in(region) if region else organs.organs
    if whole and kind.body == "any":
        return tuple(inside)
    fitting = [organ for organ in inside if _fits(kind, region, organ)]
    if fitting or kind.body != "government":
        return tuple(fitting)
    offices = kind._replace(body="人民政府办公")
    return tuple(organ for organ in inside if _fits(offices, region, organ))


def _fits(kind: Kind, region: tuple[str, ...], organ: HeldOrgan) -> bool:
    parts = take_apart(organ.organ.name)
    own = bool(region) and bool(parts.regions) and region[-1] in spellings(parts.regions[-1])
    if not _is_kind(kind, parts):
        return False
    if parts.body in GOVERNMENTS and own:
        return False
    return own or not (kind.direct and region)


def has_kind(kind: Kind, organ: HeldOrgan) -> bool:
    """Whether an organ is of a kind, wherever it lies."""
    return _is_kind(kind, take_apart(organ.organ.name))


@lru_cache(maxsize=65_536)
def _is_kind(kind: Kind, parts: OrganName) -> bool:
    if kind.kinds == ("county",):
        ranked = parts.kind in ("县", "区", "旗") or (parts.kind == "市" and _is_county_city(parts.regions[-1]))
    else:
        ranked = not kind.kinds or parts.kind in kind.kinds
    return ranked and _is_body(kind.body, parts.body)


def _is_county_city(name: str) -> bool:
    return any(region.level == "county" for region in regions().named(name))


def _is_body(wanted: str, body: str) -> bool:
    match wanted:
        case "any":
            return True
        case "government":
            return body in GOVERNMENTS
        case "department":
            return body not in GOVERNMENTS
        case "人民政府办公":
            return body.startswith(wanted)
    return body.endswith(wanted) and not body.endswith(_NO_ZONE)


def lies_in(organ: HeldOrgan, region: tuple[str, ...]) -> bool:
    """Whether an organ lies in all of these regions."""
    return not region or around(organ).issuperset(region)


def around(organ: HeldOrgan) -> frozenset[str]:
    """The regions that an organ lies in, in full and short."""
    return ancestors(organ.organ.name, organ.organ.region)


def spellings(region: str) -> tuple[str, ...]:
    """A region's name in full and short."""
    return (region, short_name(region), *plain_names(region))


def kind_words() -> Iterable[str]:
    """The words for a kind of organ or of region."""
    return kinds()


def members_of(word: str, region: tuple[str, ...], organs: Organs) -> tuple[HeldOrgan, ...]:
    """Those of a kind (by its word) that lie in a region; of all organs its government is one."""
    return of_kind(kinds()[word], region, organs, whole=True)


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by the words for them."""
    return {
        " ".join(map(fold, word.split())): Kind(
            tuple(filter(None, row["kinds"].split("|"))), row["body"], row["direct"] == "yes"
        )
        for row in packaged_rows("organ_groups.csv")
        for word in row["words"].split("|")
    }
