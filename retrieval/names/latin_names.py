"""Names of held organs in Latin letters: pinyin, with or without the English word for the region and the office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, product
from typing import NamedTuple

from retrieval.names.english_offices import ends_of_offices
from retrieval.names.latin_order import IN_PLACES, KINDS, SHAANXI, Found, in_english_order, syllables
from store.catalogue.aliases import body_forms, organ_forms, spoken_forms, take_apart, without_parent, zone_parts
from store.catalogue.csv_files import packaged_rows
from store.catalogue.regions import plain_names, short_name
from store.model import HeldOrgan

_GOVERNMENTS = ("人民政府", "办事处")
_WORD = re.compile("[a-z]+")
_LETTER = re.compile("[a-z]")
_WORD_START = re.compile("(?<![a-z])[a-z]")
_AUTONOMOUS = re.compile(
    r"(?:(?:tujia|miao|hui|yi|zhuang|zang|tibetan|mongol|mongolian|menggu|korean|chaoxian|manchu|man|dong|yao|bai|hani|dai"
    r"|kazakh|hasake|li|lisu|va|wa|she|lahu|shui|dongxiang|naxi|jingpo|kirgiz|kyrgyz|tu|daur|mulao|mulam|qiang|bulang"
    r"|blang|salar|sala|maonan|gelao|gelo|xibe|tajik|pumi|nu|yugur|yugu|dulong|derung|evenki|oroqen|uyghur|buyi|bouyei"
    r"|various nationalities|multi-ethnic)(?:, (?:and )?| and |-| ))*autonomous "
)
"""What an autonomous region's peoples are called between its name and its kind."""
_ROADS = {"路": "road", "大街": "street", "街": "street", "大道": "avenue"} | {
    side + kind: f"{way} {road}"
    for side, way in (("东", "east"), ("西", "west"), ("南", "south"), ("北", "north"), ("中", "middle"))
    for kind, road in (("路", "road"), ("大街", "street"), ("街", "street"), ("大道", "avenue"))
}
_ROAD = re.compile(rf"(?<=..)(?:{'|'.join(sorted(_ROADS, key=len, reverse=True))})$")
_SIDES = {"左": "left", "右": "right", "前": "front", "后": "rear", "中": "middle"}
_WING = re.compile("(?P<whole>.{2,4}?)(?P<sides>[左右]翼?[前后中]?)$")
_ITS_COMMITTEE = re.compile(r" (?:(?:administrative|management|administration) )?(?:committee|commission|authority)")
_BEFORE_PLACE = re.compile(
    r"(?<![a-z])(?:in|of|the|for|at|by|from|about|and|does|did|do|has|have|had|is|was|are|were) $"
)
_MOST_SYLLABLES = 8
_LONGEST_SYLLABLE = 6
_SHORTEST_SOUND = 4
_NO_ONE = r"(?<!which )(?<!each )(?<!every )(?<!all )(?<!any )(?<!no )(?<!other )(?<![a-z'])"
"""Before what names one office by its kind alone ("the education bureau", not "which county government")."""


class _Sort(NamedTuple):
    """All that the Latin spelling of a name tells: the short name of its region, its kind, the office."""

    region: str
    kind: str
    body: str
    autonomous: bool = False


class LatinNames:
    """The held organs by how their names are written in Latin letters."""

    def __init__(self, organs: Iterable[HeldOrgan]) -> None:
        self._alike: dict[_Sort, list[HeldOrgan]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[_Sort]] = defaultdict(list)
        self._by_readings: dict[str, dict[str, list[_Sort]]] = defaultdict(lambda: defaultdict(list))
        for organ in organs:
            parts = take_apart(without_parent(organ.organ.name))
            for whole, own, body in zone_parts(organ.organ.name):
                for called in filter(None, (whole, own)):
                    self._alike[_Sort(called, "", body)].append(organ)
            if parts.regions:
                own = parts.regions[-1]
                for called in dict.fromkeys(map(short_name, (own, *plain_names(own)))):
                    self._alike[_Sort(called, parts.kind, parts.body, "自治" in own)].append(organ)
        for sort in self._alike:
            self._offices[sort.kind, sort.body].append(sort)
            for first in _readings(sort.region[0]):
                for second in _readings(sort.region[1:2]):
                    self._by_readings[first][second].append(sort)
            for words in _called(sort.region):
                self._by_readings["".join(words)[:2]]["".join(words)[2:4]].append(sort)

    def find(self, text: str) -> list[Found]:
        """The stretches of a folded question that name held organs, the longest where several overlap, and these."""
        return in_english_order(text, self._find(text), self._find)

    def _find(self, text: str) -> list[Found]:
        """Those whose place stands before the office, as in Chinese."""
        hits: dict[tuple[int, int], list[HeldOrgan]] = {}
        loosely: dict[tuple[int, int], list[HeldOrgan]] = {}
        for region, sorts in self._begun_in(text).items():
            places = sorted({place for spelled in spellings(region) for place in _stretches(spelled, text)})
            for sort in sorts if places else ():
                for known, ends in ((hits, _ends), (loosely, _loose_ends)):
                    for span in _spans(sort, places, text, ends):
                        known.setdefault(span, []).extend(self._alike[sort])
        hits = loosely | hits
        found: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda span: span[0] - span[1]):
            if all(end <= other or to <= start for other, to in found):
                found.append((start, end))
        return [(start, end, _in_order(hits[start, end])) for start, end in sorted(found)]

    def without_region(self, text: str) -> list[tuple[tuple[int, int], tuple[HeldOrgan, ...]]]:
        """The longest stretch that names an office by its kind alone, and all held organs of that kind."""
        hits: dict[tuple[int, int], list[_Sort]] = {}
        for office, sorts in self._offices.items():
            # most offices are not named at all: their words are looked for before what stands around them
            pattern = _kind_alone(*office) if any(map(text.__contains__, _said_alone(*office))) else None
            for hit in pattern.finditer(text) if pattern else ():
                hits.setdefault(hit.span(), []).extend(sorts)
        span = max(hits, key=lambda one: (one[1] - one[0], -one[0]), default=None)
        return [(span, _in_order(organ for sort in hits[span] for organ in self._alike[sort]))] if span else []

    def regions_alone(self, text: str) -> list[tuple[int, int, str]]:
        """The stretches of a folded question that spell a region of held organs and no office in it, with its name in
        Chinese: where the word for its kind follows, or one before it shows a place ("training in Jiaxiang"). What
        several regions are spelled by is none."""
        spelled: dict[tuple[int, int], set[str]] = defaultdict(set)
        for region, sorts in self._begun_in(text).items():
            places = sorted({place for one in spellings(region) for place in _stretches(one, text)})
            for sort in (one for one in sorts if places and one.kind):
                names = {take_apart(without_parent(one.organ.name)).regions[-1] for one in self._alike[sort]}
                for span in _spans(sort, places, text, _ends_of_region):
                    if span not in places or _shows_place(text, *span):
                        spelled[span] |= names
        longest = (one for one in spelled if not any(a <= one[0] and one[1] <= b and one != (a, b) for a, b in spelled))
        return [(*span, min(spelled[span])) for span in sorted(longest) if len(spelled[span]) == 1]

    def regions_sounding_like(self, region: str, kind: str) -> set[str]:
        """The short names of regions of a kind that sound, tones aside, as this one does and are written otherwise;
        where there is none, those of which one syllable sounds nearly so (san and shan, lin and ling)."""
        return self._sounding({_sound(region)}, region, kind) or self._sounding(_nearly(region), region, kind)

    def _sounding(self, sounds: Iterable[str], region: str, kind: str) -> set[str]:
        alike = (
            sort.region
            for sound in sounds
            for sort in self._beginning(sound)
            if sort.kind == kind and _sound(sort.region) == sound
        )
        return {one for one in alike if one != region}

    def _begun_in(self, text: str) -> dict[str, dict[_Sort, None]]:
        """The sorts by region of which that sounds like what a word begins with, or it and those that follow."""
        words = _WORD.findall(text)
        found: dict[str, dict[_Sort, None]] = defaultdict(dict)
        for at in range(len(words)):
            following = words[at : at + _MOST_SYLLABLES]
            ends = {*accumulate(map(len, following))}
            for sort in self._beginning("".join(following)):
                # what is written without blanks begins with the region's sound ("sishuixian", "sishuijiaoyuju")
                lengths = {sum(map(len, spelled)) for spelled in spellings(sort.region)}
                if max(lengths) >= _SHORTEST_SOUND or lengths & ends:
                    found[sort.region][sort] = None
        return found

    def _beginning(self, letters: str) -> Iterator[_Sort]:
        """The sorts with whose region's sound these letters begin; only those whose first signs fit are spelled."""
        for length in range(1, _LONGEST_SYLLABLE + 1):
            known = self._by_readings.get(letters[:length], {})
            for end in range(length, length + _LONGEST_SYLLABLE + 1) if known else ():
                for sort in known.get(letters[length:end], ()):
                    if any(letters.startswith("".join(spelled)) for spelled in spellings(sort.region)):
                        yield sort


def _stretches(syllables: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Where a word begins that is spelled with these syllables, together or apart, and where it ends."""
    starts = (hit.start() for hit in _WORD_START.finditer(text))
    return [(start, end) for start in starts if (end := _spelled(syllables, text, start, " '")) is not None]


def _spelled(syllables: Sequence[str], text: str, at: int, between: str) -> int | None:
    """Where these syllables end that begin at a place, with at most one of the signs between each two of them."""
    for nth, syllable in enumerate(syllables):
        if nth and text[at : at + 1] and text[at] in between:
            at += 1
        if not text.startswith(syllable, at):
            return None
        at += len(syllable)
    return at


def _spans(
    sort: _Sort, places: Sequence[tuple[int, int]], text: str, ends: Callable[[_Sort, str, int], Iterator[int]]
) -> list[tuple[int, int]]:
    """The names of this sort that begin where its region is spelled, none of which overlap."""
    spans: list[tuple[int, int]] = []
    for start, behind in places:
        if spans and start < spans[-1][1]:
            continue
        whole = (end for end in ends(sort, text, behind) if not _LETTER.match(text, end))
        if (end := next(whole, None)) is not None:
            spans.append((start, end))
    return spans


def _ends(sort: _Sort, text: str, behind: int) -> Iterator[int]:
    """Where a name may end whose region does at a place ("( county)? government office"), the likeliest first; of a
    government the region may say it all."""
    for place in _ends_of_region(sort, text, behind):
        if sort.body:
            yield from _ends_of_office(sort.body, text, place)
        if not sort.body or sort.body in _GOVERNMENTS:
            yield place


def _loose_ends(sort: _Sort, text: str, behind: int) -> Iterator[int]:
    """Where a name may end that says in English what the office is for, in no set words."""
    for place in _ends_of_region(sort, text, behind):
        office = _past(" ", text, _past("'s", text, place))
        yield from ends_of_offices(sort.body, text, office) if text[office - 1] == " " else ()


def _ends_of_region(sort: _Sort, text: str, behind: int) -> Iterator[int]:
    """Where a region may end, with the word for its kind first."""
    kinds = KINDS.get(sort.kind, "").split("|")
    after = _past(" ", text, behind)
    if sort.autonomous and (peoples := _AUTONOMOUS.match(text, after)):
        after = peoples.end()
    yield from (after + len(kind) for kind in (*kinds, sort.kind) if kind and text.startswith(kind, after))
    yield behind


def _shows_place(text: str, start: int, end: int) -> bool:
    """Whether a word may be a place's name where it stands, and is no English one that sounds like a place."""
    led = _BEFORE_PLACE.search(text[:start]) or text.startswith("'s ", end)
    return bool(led) and end - start > _SHORTEST_SOUND and text[start:end] not in _english_words()


@cache
def _english_words() -> frozenset[str]:
    """The English words that questions use, which may sound like a place ("data", "made")."""
    plain = [row["words"].split("|") for row in packaged_rows("harmless_words.csv") if row["kind"] == "english"]
    return frozenset(chain(*plain, (row["english"] for row in packaged_rows("english.csv"))))


def _ends_of_office(body: str, text: str, at: int) -> Iterator[int]:
    form = organ_forms().get(body) or spoken_forms().get(body) or organ_forms().get(re.sub("厅$", "局", body))
    english, pinyin = _past(" ", text, _past("'s", text, at)), _past(" ", text, at)
    zone = ("zone",) if body.endswith("区管理委员会") else ()
    for said in (*form.english, *zone) if form and text[english - 1] == " " else ():
        if text.startswith(said, english):
            committee = _ITS_COMMITTEE.match(text, english + len(said))
            yield from (committee.end(), english + len(said)) if committee else (english + len(said),)
    for written in body_forms(body):
        if len(written) > 1 and text.startswith(written, pinyin):
            yield pinyin + len(written)
        if len(written) > 1 and (end := _spelled(syllables(written), text, pinyin, " ")) is not None:
            yield end


def _past(sign: str, text: str, at: int) -> int:
    """Behind the sign, where it stands there."""
    return at + len(sign) if text.startswith(sign, at) else at


def _in_order(organs: Iterable[HeldOrgan]) -> tuple[HeldOrgan, ...]:
    return tuple(sorted(organs, key=lambda organ: organ.id))


@lru_cache(maxsize=65_536)
def _readings(sign: str) -> tuple[str, ...]:
    """All ways to read a character; of none, nothing to read."""
    from pypinyin import Style, pinyin

    read = tuple(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]) if sign else ("",)
    return (*read, SHAANXI) if sign == "陕" else read


@lru_cache(maxsize=65_536)
def spellings(region: str) -> frozenset[tuple[str, ...]]:
    """The syllables of a short name as it is read, and as places' names may be."""
    return _as_read(region) | _called(region) | _of_roads(region)


@cache
def _own_spellings() -> dict[str, frozenset[tuple[str, ...]]]:
    """What places are called in Latin letters that is no pinyin ("kuqa", "hohhot"), by their short names."""
    rows = packaged_rows("latin_places.csv")
    return {row["region"]: frozenset(tuple(name.split()) for name in row["names"].split("|")) for row in rows}


def _called(region: str) -> frozenset[tuple[str, ...]]:
    """What a place is called in Latin letters; of a banner that is a wing of a league's, by its side ("alxa left")."""
    known = _own_spellings().get(region)
    hit = _WING.match(region)
    if known or not hit:
        return known or frozenset()
    names = _own_spellings().get(hit["whole"], frozenset((syllables(hit["whole"]),)))
    sides = [_SIDES[side] for side in hit["sides"] if side in _SIDES]
    wings = (sides, [sides[0], "wing", *sides[1:]]) if "翼" in hit["sides"] else (sides,)
    return frozenset((*name, *wing) for name in names for wing in wings)


def _of_roads(region: str) -> frozenset[tuple[str, ...]]:
    """The name of a subdistrict that is called after a road ("changcheng middle road")."""
    hit = _ROAD.search(region)
    return frozenset({(*syllables(region[: hit.start()]), *_ROADS[hit[0]].split())}) if hit else frozenset()


def _as_read(region: str) -> frozenset[tuple[str, ...]]:
    usual = syllables(region)
    if len(usual) != len(region) or IN_PLACES.keys().isdisjoint(region):
        return frozenset((usual,))
    return frozenset(product(*({one, *IN_PLACES.get(sign, ())} for sign, one in zip(region, usual, strict=True))))


def _sound(region: str) -> str:
    return "".join(syllables(region))


def _nearly(region: str) -> set[str]:
    """A name's sound with one syllable as those say it who tell z from zh, or n from ng, not apart."""
    said = syllables(region)
    return {"".join((*said[:at], other, *said[at + 1 :])) for at, one in enumerate(said) for other in _confused(one)}


def _confused(syllable: str) -> Iterator[str]:
    if hit := re.match(r"([zcs])(h?)(.+)", syllable):
        yield hit[1] + ("" if hit[2] else "h") + hit[3]
    if syllable.endswith(("n", "ng")):
        yield syllable.removesuffix("g") if syllable.endswith("ng") else f"{syllable}g"


@lru_cache(maxsize=4096)
def _said_alone(kind: str, body: str) -> tuple[str, ...]:
    """The words by which an office may be called without its region; none where they would be too few."""
    form = organ_forms().get(body)
    if not form or not (_local(kind) or body not in _GOVERNMENTS):
        return ()
    return tuple(one for one in form.english if " " in one or one == "government")


def _local(kind: str) -> str:
    return KINDS.get(kind, "").rpartition("|")[0]


@lru_cache(maxsize=4096)
def _kind_alone(kind: str, body: str) -> re.Pattern[str]:
    """What an office may be called without its region ("the county government", "the health bureau")."""
    said = "|".join(map(re.escape, _said_alone(kind, body)))
    needed = "" if body.startswith(_GOVERNMENTS) else "?"
    return re.compile(rf"{_NO_ONE}(?:the )?(?:(?:{_local(kind) or 'local'}) ){needed}(?:{said})(?![a-z])")
