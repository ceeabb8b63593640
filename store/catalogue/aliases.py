"""What an organ is called: its name taken apart, and the short forms that follow from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from store.catalogue.csv_files import packaged_rows
from store.catalogue.regions import plain_names, regions, short_name
from store.catalogue.short_bodies import shortened

_UNLISTED = re.compile(r"^[\u4e00-\u9fff]{2,5}?(?:自治区|自治州|自治县|省|市|县|区|旗|街道|镇|乡)")
_UNLISTED_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡)(?=人民政府|政府|办事处|$)")
_INNER_GOVERNMENT = re.compile(r"^人民政府(?=.{2,6}街道|.{2,6}[镇乡])")
_PARENT = re.compile(r"^国家[\u4e00-\u9fff]{2,6}局(?=.{2,}局$)")
"""The ministry that an office of the central state bears before its place."""
_COMMITTEE = "区管理委员会"
_KINDS = ("街道", "省", "市", "县", "区", "旗", "镇", "乡", "州", "盟")


@dataclass(frozen=True, slots=True)
class OrganName:
    """A name taken apart: the regions that it gives, largest first, and what kind of office it is."""

    regions: tuple[str, ...]
    body: str

    @property
    def kind(self) -> str:
        """The word for the kind of its region, e.g. "县"; empty without a region."""
        return _kind(self.regions[-1]) if self.regions else ""


@lru_cache(maxsize=65_536)
def _kind(region: str) -> str:
    return next((kind for kind in _KINDS if region.endswith(kind)), "")


@dataclass(frozen=True, slots=True)
class OrganForm:
    """A standard kind of office with its official and colloquial short forms; "" where the region alone names it."""

    body: str
    shorts: tuple[str, ...]
    english: tuple[str, ...]


_SORTS = {"委": "委员会", "办": "办公室"}


@cache
def full_bodies() -> dict[str, str]:
    """The full body that a short form stands for; of several (卫健局) the first of the same sort of office (…局)."""
    full: dict[str, str] = {}
    for form in organ_forms().values():
        for short in form.shorts:
            alike = form.body.endswith(_SORTS.get(short[-1:], short[-1:]))
            if (
                len(short) >= 2
                and short not in organ_forms()
                and (short not in full or (alike and not full[short].endswith(_SORTS.get(short[-1], short[-1]))))
            ):
                full[short] = form.body
    return full


@cache
def organ_forms() -> dict[str, OrganForm]:
    """The standard kinds of office, by their full body."""
    return _read_forms("organ_forms.csv")


def _read_forms(name: str) -> dict[str, OrganForm]:
    return {
        row["body"]: OrganForm(row["body"], tuple(row["shorts"].split("|")), tuple(_english_names(row["english"])))
        for row in packaged_rows(name)
    }


def _english_names(names: str) -> Iterator[str]:
    """The English names, and "bureau of finance", "finance department" for "finance bureau"."""
    for name in filter(None, names.split("|")):
        yield name
        for kind in ("bureau", "commission"):
            if name.endswith(" " + kind):
                yield f"{kind} of {name.removesuffix(' ' + kind)}"
                yield f"department of {name.removesuffix(' ' + kind)}"
                yield f"{name.removesuffix(' ' + kind)} department"


@lru_cache(maxsize=65_536)
def take_apart(name: str) -> OrganName:
    """The regions at the head of an organ's name, and the rest.

    "义乌市人民政府廿三里街道办事处" gives 义乌市, 廿三里街道 and 办事处.
    """
    found: list[str] = []
    rest = name
    while rest and (head := _region_head(rest, _UNLISTED if not any(map(regions().named, found)) else _UNLISTED_TOWN)):
        found.append(head)
        rest = _INNER_GOVERNMENT.sub("", rest[len(head) :])
    return OrganName(tuple(found), rest)


def _region_head(text: str, unlisted: re.Pattern[str]) -> str:
    """The longest region name that the text begins with; or what looks like one that no list has."""
    if head := regions().head(text):
        return head
    hit = unlisted.match(text)
    return hit[0] if hit else ""


@cache
def spoken_forms() -> dict[str, OrganForm]:
    """More kinds of office, by their full body: their short forms mean them in questions, and nothing in a report."""
    return _read_forms("spoken_forms.csv")


@lru_cache(maxsize=4096)
def body_forms(body: str) -> tuple[str, ...]:
    """The body and its short forms; "" among them where the region alone may name the organ.

    A province's 教育厅 is called as a county's 教育局 is.
    """
    return tuple(dict.fromkeys((*_listed_forms(body), *shortened(body))))


def _listed_forms(body: str) -> tuple[str, ...]:
    former = former_names().get(body, ())
    if form := organ_forms().get(full_bodies().get(body, body)):
        return tuple(
            dict.fromkeys((body, form.body, *form.shorts, *former, *departments((form.body, *form.shorts, *former))))
        )
    if body in spoken_forms():
        return (body, *spoken_forms()[body].shorts, *former)
    if body.endswith("厅") and (form := organ_forms().get(body[:-1] + "局")):
        return (body, *(short[:-1] + "厅" for short in form.shorts if short.endswith("局")), *departments(form.shorts))
    for ending, short in (("管理委员会", "管委会"), ("委员会", "委")):
        if body.endswith(ending):
            return (body, body.removesuffix(ending) + short)
    return (body,)


def departments(shorts: Iterable[str]) -> list[str]:
    """What offices are called by their field alone ("水利部门")."""
    return [short[:-1] + "部门" for short in shorts if 2 < len(short) < 9 and short.endswith(("局", "委"))]


@cache
def former_names() -> dict[str, tuple[str, ...]]:
    """What people go on calling offices that bear another name now (卫生局, 工商局), by their full body."""
    return {row["body"]: tuple(row["names"].split("|")) for row in packaged_rows("former_offices.csv")}


def without_parent(name: str) -> str:
    """A name without the ministry that an office of the central state bears before its place (国家税务总局…税务局)."""
    return _PARENT.sub("", name)


class Way(NamedTuple):
    """A way to name an organ with its region: a head, and what may follow it. Organs of a kind share their forms."""

    head: str
    forms: tuple[str, ...]


_ALONE = ("",)


def ways(name: str) -> Iterator[Way]:
    """Every way to name an organ together with its last region, both in full or in short; some come twice."""
    parts = take_apart(without_parent(name))
    if not parts.regions or "".join(parts.regions) + parts.body != name:
        yield Way(name, _ALONE)
    yield from (Way(form, _ALONE) for form in _zone_names(name))
    if not parts.regions:
        yield from (Way(form, _ALONE) for form in body_forms(name))
        return
    region, bodies = parts.regions[-1], body_forms(parts.body)
    yield Way("".join(parts.regions), (parts.body,))
    for called in (region, *plain_names(region)):
        yield Way(called, bodies)
    yield Way(short_name(region), bodies if _names_alone(parts) else _without_alone(bodies))
    for place in _parents(parts):
        for called in (region, *plain_names(region)):
            yield Way(place + called, bodies)
            yield Way(f"{place}的{called}", bodies)
        alone = ("", "办事处", "街办") if parts.body in ("办事处", "街道办事处") else _ALONE
        yield from (Way(place + of + short, alone) for short in _in_parent(parts) for of in ("", "的"))


def aliases(name: str) -> frozenset[str]:
    """Every form that names the organ together with its last region: both in full or in short."""
    return frozenset(head + form for head, forms in ways(name) for form in forms)


@lru_cache(maxsize=4096)
def _without_alone(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for form in forms if form)


def _parents(parts: OrganName) -> tuple[str, ...]:
    """How the region above the last one may be called, where the name gives it: "沂南" before 铜井镇."""
    above = parts.regions[-2:-1]
    return tuple(name for one in above for name in (one, short_name(one), *plain_names(one)))


def _in_parent(parts: OrganName) -> tuple[str, ...]:
    """The short name of a town, which says enough once its county stands before it ("铜井" of 沂南铜井)."""
    called = (parts.regions[-1], *plain_names(parts.regions[-1]))
    return tuple(map(short_name, called)) if "" in body_forms(parts.body) or parts.body == "街道办事处" else ()


def _zone_names(name: str) -> Iterator[str]:
    """Short forms of a zone, and of one that has a name of its own those without its city's ("江北新区", "江北")."""
    for whole, own, body in zone_parts(name):
        shorts = _zone_shorts(body)
        yield from (whole + short for short in shorts)
        yield from (city + own + short for city in _city_of_zone(name)[:1] for short in shorts)
        if own:
            yield from (own + short for short in (body, *shorts, "管委会"))
            yield from (whole + "管委会", *([own] if len(own) > 2 else []))


@cache
def _zone_shorts(body: str) -> tuple[str, ...]:
    """The short forms of a kind of zone, and its committee's without 区 ("高新管委会")."""
    shorts = spoken_forms()[body].shorts
    return (*shorts, *(one.replace("区管委会", "管委会") for one in shorts if re.fullmatch("..区管委会", one)))


def zone_parts(name: str) -> Iterator[tuple[str, str, str]]:
    """What stands before a zone's kind, with its city's name and without ("" where that leaves nothing); its kind."""
    head = _city_of_zone(name)[:1]
    for body in spoken_forms() if name.endswith(_COMMITTEE) else ():
        if name.endswith(body) and name != body:
            whole = name.removesuffix(body)
            yield whole, whole.removeprefix(short_name(head[0]) if head else regions().head(whole) or whole), body


def _city_of_zone(name: str) -> tuple[str, ...]:
    """The full names of the regions by whose short one a zone's name begins ("南京市" of 南京江北新区管理委员会)."""
    if not name.endswith(_COMMITTEE):
        return ()
    whole = (name[:length] + kind for length in (4, 3, 2) for kind in ("市", "县", "区", "省"))
    return tuple(one for one in whole if regions().named(one) and not name.startswith(one))


def _names_alone(parts: OrganName) -> bool:
    """Whether the region's short name alone says the organ: never for a town of two characters ("官庄" is a word)."""
    return parts.kind not in ("镇", "乡", "街道") or len(short_name(parts.regions[-1])) >= 3


class Sort(NamedTuple):
    """What the forms of a name without its region follow from: the kind of region, the office, the zone it ends in."""

    kind: str
    body: str
    zone: str


def sort_of(name: str) -> Sort:
    """What sort of office an organ is, for `generic_forms`."""
    parts = take_apart(name)
    zone = name.endswith(tuple(spoken_forms()))
    return Sort(parts.kind, parts.body, name if zone else "")


def generic_forms(sort: Sort) -> frozenset[str]:
    """Forms that leave the region out and so may mean another organ ("县卫健委", "镇政府", "教育局")."""
    bodies = [form for form in body_forms(sort.body) if len(form) >= 2]
    alone = {form for form in bodies if len(form) >= 3 and not sort.body.startswith(("人民政府", "办事处"))}
    if sort.body.startswith("人民政府办公"):
        alone |= {"府办", "府办公室", "政府办", "政府办公室"}
    if sort.body.endswith(_COMMITTEE):
        alone |= {"管委会", "管理委员会"}
    inside = {sort.kind + word for word in ("里", "上") if sort.kind and sort.body in ("人民政府", "办事处")}
    zones = {short for body, form in spoken_forms().items() if sort.zone.endswith(body) for short in form.shorts}
    return frozenset({sort.kind + form for form in bodies if sort.kind} | alone | inside | zones)


@lru_cache(maxsize=8192)
def ancestors(name: str, region: str | None) -> frozenset[str]:
    """Full and short names of every region that the organ lies in, by its region's code or by its name."""
    return _ancestors((*_city_of_zone(name)[:1], *take_apart(name).regions), region)


@lru_cache(maxsize=65_536)
def _ancestors(parts: tuple[str, ...], region: str | None) -> frozenset[str]:
    own = regions().get(region) if region else None
    first = regions().named(parts[0]) if parts else ()
    listed = regions().chain(own) if own else regions().chain(first[0]) if len(first) == 1 else ()
    named = {*parts, *(known.name for known in listed)}
    return frozenset(named | {short for one in named for short in (short_name(one), *plain_names(one))})
