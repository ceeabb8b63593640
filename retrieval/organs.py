"""From names and short forms in a question to the organs that are held, or to what is not held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from retrieval.names.lasting import lasting
from retrieval.names.latin_names import LatinNames
from retrieval.names.name_index import Named, NameIndex, cuts_verb
from store.catalogue.aliases import ancestors, departments, organ_forms, spoken_forms, take_apart
from store.catalogue.regions import plain_names, regions, short_name
from store.model import HeldOrgan, Holding, ReportHead

_CLOSE_ENOUGH = 4
"""A name must be this long before another character in it can be a slip of the pen."""
_SHORTEST = 3
_SHORT_REGION = re.compile(
    r"(?![^各]?[各哪全本我每这那个几两三四五主老新城省市县区镇乡街外])[\u3400-\u9fff]{2}[市县区旗](?=政府|的?(?:19|20)\d\d)"
)
"""A region of three signs at the head of a question, said as a name and not as a word for regions."""
_NO_NAMES = ("城区", "郊区", "矿区")
"""Divisions whose names are ordinary words."""
_CUT_OFF = re.compile("政府办|高新区|[专园社小景校厂库街片]区")
"""A place within a longer word, at which no name begins."""
_ITS_OFFICE = re.compile("办公[室厅]|办")
"""What makes of a government, in front of it, the office that serves it."""
_LATIN = re.compile(r"[a-z]{4,}")
_TOWNS = ("镇", "乡", "街道")
"""In these lies no other region: one that is named behind them lies around them ("沙沟镇兴化的")."""
_NO_SLIP = frozenset("乡向个部给到由从在对跟被让哪各这那去找本该全有是的了几某和与及同按据就说把查问请看我你他您")
"""Words of one character, none of which is written for the first of a name ("向镇政府")."""
_GOVERNMENT = ("人民政府", "办事处")


@dataclass(frozen=True, slots=True)
class OrganMention:
    """A stretch of the question that names an organ, with the held organs that it can mean.

    No organ at all: what is named is not held. `sure` is false where only a similar spelling or a name without its
    region led to them, so that the asker must say.
    """

    start: int
    end: int
    text: str
    organs: tuple[HeldOrgan, ...]
    sure: bool = True

    @property
    def bare(self) -> bool:
        """Whether it is a region's name alone, which an office of that region may follow ("宿迁" + "教育局")."""
        return any(
            self.text in plain_names(name) or short_name(self.text) in (short_name(name), name)
            for one in self.organs
            for name in take_apart(one.organ.name).regions[-1:]
        )


class OrganDirectory:
    """The held organs by all their names, the years that each is held for, and the forms of those reports; by their
    ids they are `known`."""

    def __init__(self, held: Iterable[Holding | ReportHead], known: OrganDirectory | None = None) -> None:
        """From the reports held, by organ and year; `known` is a directory made before, whose names are used again."""
        self.years: dict[int, tuple[int, ...]] = {}
        self.forms: dict[tuple[int, int], str] = {}
        self.known: dict[int, HeldOrgan] = {}
        for one in held:
            organ_id = one.organ_id
            self.forms[organ_id, one.year] = one.form
            self.years[organ_id] = (*self.years.get(organ_id, ()), one.year)
            if organ_id not in self.known:
                self.known[organ_id] = HeldOrgan(organ_id, one.organ)
        # what is no longer held must not be known by name, and is taken out so seldom that all are taken in anew then
        self._names: NameIndex = known._names if known and known._names.ids <= self.known.keys() else NameIndex()
        for organ_id, organ in self.known.items():
            self._names.add(organ_id, organ.organ.name)
        self._generic: dict[str, tuple[HeldOrgan, ...]] = {}

    @cached_property
    def organs(self) -> tuple[HeldOrgan, ...]:
        """All held organs."""
        return tuple(self.known.values())

    def organs_in(self, years: Iterable[int]) -> tuple[HeldOrgan, ...]:
        """The organs of which a report of any of these years is held, those of the first one first."""
        held = [organs for year in dict.fromkeys(years) if (organs := self._by_year.get(year))]
        if len(held) < 2:
            return held[0] if held else ()
        return tuple({organ.id: organ for organs in held for organ in organs}.values())

    def named(self, names: Iterable[str]) -> tuple[HeldOrgan, ...]:
        """The held organs of these full names, in their order."""
        return tuple(self._by_name[name] for name in names if name in self._by_name)

    @cached_property
    def _by_name(self) -> dict[str, HeldOrgan]:
        return {organ.organ.name: organ for organ in self.organs}

    def all_years(self) -> tuple[int, ...]:
        """Every year of which any report is held, in order."""
        return tuple(sorted(self._by_year))

    @cached_property
    def _by_year(self) -> dict[int, tuple[HeldOrgan, ...]]:
        found: dict[int, list[HeldOrgan]] = defaultdict(list)
        for organ in self.organs:
            for year in self.years[organ.id]:
                found[year].append(organ)
        return {year: tuple(organs) for year, organs in found.items()}

    def within(self, region: str) -> tuple[HeldOrgan, ...]:
        """The organs that lie in a region, by the names of its regions ("济宁市嘉祥县")."""
        named = take_apart(region)
        if named.body or not named.regions:
            return ()
        return self.lying_in(named.regions)

    def lying_in(self, names: Sequence[str]) -> tuple[HeldOrgan, ...]:
        """The organs that lie in all of these regions, in full or short."""
        fewest = min((self._inside.get(name, []) for name in names), key=len)
        return tuple(sorted((one for one in fewest if self._lies_in(one, names)), key=lambda organ: organ.id))

    @cached_property
    def _inside(self) -> dict[str, list[HeldOrgan]]:
        """The organs by each of the regions that they lie in."""
        by_place: dict[frozenset[str], list[HeldOrgan]] = defaultdict(list)
        found: dict[str, list[HeldOrgan]] = defaultdict(list)
        with lasting():
            for organ in self.organs:
                by_place[ancestors(organ.organ.name, organ.organ.region)].append(organ)
            for around, organs in by_place.items():
                for name in around:
                    found[name] += organs
        return found

    def _lies_in(self, organ: HeldOrgan, named: Iterable[str]) -> bool:
        return ancestors(organ.organ.name, organ.organ.region).issuperset(named)

    def mentions(self, text: str) -> tuple[OrganMention, ...]:
        """The organs that a folded question names, from left to right; a name that is not held is among them."""
        found: list[OrganMention] = []
        at = 0
        while at < len(text):
            mention = self._mention_at(text, at)
            if mention:
                found.append(mention)
                at = mention.end
            else:
                at += 1
        named = tuple(self._respelled(text, one) for one in self._led_in_latin(text, found))
        return named or self._in_latin(text) or self._any_similar(text)

    def _led_in_latin(self, text: str, found: list[OrganMention]) -> list[OrganMention]:
        """The names found, those whole of which the place is in Latin letters and only the rest is not
        ("qufu市政府")."""
        if not any(_LATIN.fullmatch(text[max(0, one.start - 4) : one.start]) for one in found):
            return found
        whole = [
            OrganMention(start, end, text[start:end], organs) for start, end, organs in self.latin_names.find(text)
        ]
        return [next((one for one in whole if one.start < said.start <= said.end == one.end), said) for said in found]

    def could_end(self, text: str, slip: bool) -> bool:
        """Whether the name of a held organ may end where a folded text does, or nearly that name for a `slip`."""
        return self._names.could_end(text, slip)

    def _in_latin(self, text: str) -> tuple[OrganMention, ...]:
        """Organs written in pinyin or English, where the question has Latin words at all."""
        if not _LATIN.search(text):
            return ()
        found = self.latin_names.find(text)
        named = tuple(OrganMention(start, end, text[start:end], organs) for start, end, organs in found)
        generic = () if named else self.latin_names.without_region(text)
        return named or tuple(OrganMention(*span, text[slice(*span)], organs, sure=False) for span, organs in generic)

    @cached_property
    def latin_names(self) -> LatinNames:
        """The held organs by the sound of their regions."""
        return LatinNames(self.organs)

    def _mention_at(self, text: str, start: int) -> OrganMention | None:
        regions_end, named = self._region_chain(text, start)
        candidates = [
            self._held_at(text, at, start, named)
            for at in sorted({*self._starts(text, start, regions_end), start, regions_end})
        ]
        if named and named[-1].endswith(_TOWNS):
            candidates = [one for one in candidates if one and one.organs]
        best = max((one for one in candidates if one), key=lambda one: one.end, default=None)
        named_end = max(regions_end, best.end if best else start)
        bare = best and self._names.is_head(short_name(best.text)) and best.bare
        whole_end = _office_end(text, _body_end(text, named_end) if named or bare else named_end)
        if best and best.end >= whole_end:
            return best
        return OrganMention(start, whole_end, text[start:whole_end], ()) if named or best else None

    def _region_chain(self, text: str, start: int) -> tuple[int, tuple[str, ...]]:
        """Where the full region names that follow each other from `start` end, and what they are."""
        named: list[str] = []
        at = start
        while name := self._region_at(text, at):
            named.append(name)
            at += len(name)
            if name.endswith(_TOWNS):
                break
        return at, tuple(named)

    def _region_at(self, text: str, at: int) -> str:
        if text[at : at + 1].isascii():
            return ""
        begins = text[at : at + 2] in regions().beginnings or text[at : at + 2] in self._names.region_beginnings
        lengths = range(min(12, len(text) - at) if begins else 1, 1, -1)
        full = next((text[at : at + length] for length in lengths if self._is_region(text[at : at + length])), "")
        return full or _short_before_body(text, at)

    def _is_region(self, text: str) -> bool:
        listed = text not in _NO_NAMES and bool(regions().named(text)) and text != short_name(text)
        return listed or text in self._names.regions

    def _starts(self, text: str, start: int, end: int) -> Iterable[int]:
        """The places inside a chain of regions at which one of them begins."""
        at = start
        while at < end:
            yield at
            at += len(self._region_at(text, at)) or 1

    def _held_at(self, text: str, at: int, start: int, named: tuple[str, ...]) -> OrganMention | None:
        """The longest name of a held organ at `at`, where the regions before it (from `start`) do not gainsay it."""
        known = {end: organs for end, ids in self._names.at(text, at).items() if (organs := self._get(ids))}
        end = max(known, default=0)
        generic = self._names.generic_at(text, at) if at == start else ""
        if at and _CUT_OFF.match(text, at - 1):
            generic = ""
        if end and end >= at + len(generic):
            before = [name for name in named if text.find(name, start, at) >= 0] if at > start else []
            fitting = tuple(organ for organ in known[end] if self._lies_in(organ, before))
            return OrganMention(start, end, text[start:end], fitting)
        if generic and (organs := self._generic_organs(generic)):
            end = at + len(generic)
            government = any(word in organs[0].organ.name for word in _GOVERNMENT) and not text[:end].endswith(
                ("办", "办公室", "办公厅")
            )
            return OrganMention(at, end, generic, organs, sure=len(organs) == 1 and not government)
        return None

    def _get(self, ids: Iterable[int]) -> tuple[HeldOrgan, ...]:
        """The organs of these ids that are still held."""
        return tuple(self.known[organ_id] for organ_id in sorted({*ids}) if organ_id in self.known)

    def _generic_organs(self, name: str) -> tuple[HeldOrgan, ...]:
        if name not in self._generic:
            self._generic[name] = self._get(self._names.called(name))
        return self._generic[name]

    def _respelled(self, text: str, mention: OrganMention) -> OrganMention:
        """A name without its region, where that stands before it with one character wrong ("嘉详" + "县政府办")."""
        if not self._names.is_generic(mention.text):
            return mention
        near = self._names.near(text[: mention.end], to=mention.end)
        return self._longest(text, (one for one in near if one.name.endswith(mention.text))) or mention

    def similar(self, text: str) -> OrganMention | None:
        """The longest name that differs from a stretch of the text in one character; never sure."""
        return self._longest(text, self._names.near(text, _CLOSE_ENOUGH))

    def _any_similar(self, text: str) -> tuple[OrganMention, ...]:
        """Where nothing else is named."""
        mention = self.similar(text) or self._led_by_slip(text)
        return (mention,) if mention else ()

    def _led_by_slip(self, text: str) -> OrganMention | None:
        """The region of three signs that a text begins with, one of the first two wrong ("嘉详县2021年收到几件")."""
        if not _SHORT_REGION.match(text):
            return None
        near = self._names.near(text[:_SHORTEST], _SHORTEST)
        return self._longest(text, (one for one in near if one.name[-1] == text[_SHORTEST - 1]))

    def _longest(self, text: str, found: Iterable[Named]) -> OrganMention | None:
        """All organs that the longest of some similar names can mean."""
        held = [(one, organs) for one in found if not _is_word(one) and (organs := self._get(one.ids))]
        if not held:
            return None
        start, end = max((one.end - one.start, -one.start, one.end) for one, _ in held)[1:]
        same = [(one, organs) for one, organs in held if (one.start, one.end) == (-start, end)]
        ids = [organ.id for _, organs in same for organ in organs]
        return OrganMention(-start, end, text[-start:end], self._get(ids), sure=all(_is_of(one) for one, _ in same))


def _is_word(one: Named) -> bool:
    """Whether what differs from the name is another word before it, or one that joins two names ("甲和教育局")."""
    joined = any(
        said != meant and (meant == "的" or said in "和与跟") for said, meant in zip(one.said, one.name, strict=True)
    )
    return joined or (one.said[0] in _NO_SLIP and one.said[0] != one.name[0])


def _short_before_body(text: str, at: int) -> str:
    """The short name of a county or a larger region that a standard kind of office follows ("桐城" + "卫健委")."""
    shorts = (text[at : at + length] for length in (3, 2))
    return next((one for one in shorts if one in _short_names() and _body_end(text, at + len(one)) > at + len(one)), "")


@cache
def _short_names() -> frozenset[str]:
    """What the regions down to the counties are called without the word for their kind."""
    larger = (one for one in regions().names() if not one.endswith(_TOWNS))
    return frozenset(short for name in larger if (short := short_name(name)) != name)


def _is_of(one: Named) -> bool:
    """Whether 的 stands for the word for a region's kind, which is no slip ("江西的水利厅")."""
    return any(said == "的" and meant in "省市县区旗" for said, meant in zip(one.said, one.name, strict=True))


def _body_end(text: str, at: int) -> int:
    """Where the standard kind of office that follows the regions ends ("…县" + "卫健委"), or where the regions end."""
    lengths = range(min(max(map(len, _bodies())), len(text) - at), 1, -1)
    return next((at + length for length in lengths if text[at : at + length] in _bodies()), at)


def _office_end(text: str, at: int) -> int:
    """Where the office of the government ends that a name ends with ("…县政府" + "办"), or where that name ends."""
    office = _ITS_OFFICE.match(text, at) if text[:at].endswith("政府") else None
    return office.end() if office and not cuts_verb(text, office.end()) else at


@cache
def _bodies() -> frozenset[str]:
    """All standard kinds of office, in full and short, as a county has them and as a province does (教育局, 教育厅)."""
    forms = (*organ_forms().values(), *spoken_forms().values())
    bodies = {body for form in forms for body in (form.body, *form.shorts) if len(body) >= 2}
    bodies |= {*departments(bodies)}
    return frozenset(bodies | {body[:-1] + "厅" for body in bodies if body.endswith("局")})
