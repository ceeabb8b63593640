"""What an organ is called: its name taken apart, and the short forms that follow from it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from store.catalogue.regions import regions, short_name

_UNLISTED = re.compile(r"^[\u4e00-\u9fff]{2,5}?(?:自治区|自治州|自治县|省|市|县|区|旗|街道|镇|乡)")
_UNLISTED_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡)(?=人民政府|政府|办事处|$)")
_INNER_GOVERNMENT = re.compile(r"^人民政府(?=.{2,6}街道|.{2,6}[镇乡])")
_KINDS = ("街道", "省", "市", "县", "区", "旗", "镇", "乡", "州", "盟")


@dataclass(frozen=True, slots=True)
class OrganName:
    """A name taken apart: the regions that it gives, largest first, and what kind of office it is."""

    regions: tuple[str, ...]
    body: str

    @property
    def kind(self) -> str:
        """The word for the kind of its region, e.g. "县"; empty without a region."""
        return next((kind for kind in _KINDS if self.regions and self.regions[-1].endswith(kind)), "")


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
    lines = (files(__package__) / "organ_forms.csv").read_text(encoding="utf-8").splitlines()
    return {
        row["body"]: OrganForm(
            row["body"], tuple(row["shorts"].split("|")), tuple(filter(None, row["english"].split("|")))
        )
        for row in csv.DictReader(lines)
    }


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
    for length in range(min(len(text), 15), 1, -1):
        if regions().named(text[:length]):
            return text[:length]
    hit = unlisted.match(text)
    return hit[0] if hit else ""


def body_forms(body: str) -> tuple[str, ...]:
    """The body and its short forms; "" among them where the region alone may name the organ."""
    form = organ_forms().get(full_bodies().get(body, body))
    if form:
        return tuple(dict.fromkeys((body, form.body, *form.shorts)))
    for ending, short in (("管理委员会", "管委会"), ("委员会", "委")):
        if body.endswith(ending):
            return (body, body.removesuffix(ending) + short)
    return (body,)


def aliases(name: str) -> frozenset[str]:
    """Every form that names the organ together with its last region: both in full or in short."""
    parts = take_apart(name)
    if not parts.regions:
        return frozenset(body_forms(name))
    region = parts.regions[-1]
    bodies = body_forms(parts.body)
    full = {region + body for body in bodies}
    short = {short_name(region) + body for body in bodies if body or _names_alone(parts)}
    return frozenset({name, "".join(parts.regions) + parts.body} | full | short)


def _names_alone(parts: OrganName) -> bool:
    """Whether the region's short name alone says the organ: never for a town of two characters ("官庄" is a word)."""
    return parts.kind not in ("镇", "乡", "街道") or len(short_name(parts.regions[-1])) >= 3


def generic_aliases(name: str) -> frozenset[str]:
    """Forms that leave the region out and so may mean another organ ("县卫健委", "镇政府", "教育局")."""
    parts = take_apart(name)
    bodies = [body for body in body_forms(parts.body) if len(body) >= 2]
    alone = {body for body in bodies if len(body) >= 3 and not parts.body.startswith(("人民政府", "办事处"))}
    inside = {parts.kind + word for word in ("里", "上") if parts.kind and parts.body in ("人民政府", "办事处")}
    return frozenset({parts.kind + body for body in bodies if parts.kind} | alone | inside)


def ancestors(name: str, region: str | None) -> frozenset[str]:
    """Full and short names of every region that the organ lies in, by its region's code or by its name."""
    own = regions().get(region) if region else None
    parts = take_apart(name).regions
    first = regions().named(parts[0]) if parts else ()
    listed = regions().chain(own) if own else regions().chain(first[0]) if len(first) == 1 else ()
    named = {*parts, *(known.name for known in listed)}
    return frozenset(named | {short_name(one) for one in named})
