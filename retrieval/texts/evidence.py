"""Which sentences of some passages answer a question, and how well: by its words, and by what it wants. Pure.

Quoting a sentence that does not answer is worse than quoting none: a sentence passes only where it has the kind of
thing that is wanted near what is asked, and no word of weight is missing around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.texts.coverage import Coverage, Rarity, cover
from retrieval.texts.sentences import (
    HEADING,
    LONGEST_QUOTE,
    Span,
    is_spoken,
    is_title,
    leads_on,
    list_around,
    opens_list,
    split_sentences,
    starts_item,
    turns,
)
from retrieval.texts.wanted import Want, Wanted, places_of
from retrieval.texts.words import Words, normal
from store.model import HeldPassage

LEAST_SHARE = 0.68
"""How much of a question a sentence must cover (0 to 1); measured on questions with and without an answer."""
LEAST_IN_SECTION = 0.6
"""The same for what is wrong or planned, in the section that speaks of it."""
LEAST_OWN = 0.33
"""How much of it the clause that holds the answer must cover by itself."""
LEAST_OF_WHOLE = 0.9
"""How much the sentence must cover where the clause with the answer has but the verb (清理工作中，保留82件)."""
LEAST_BESIDE = 0.12
"""How much of it that clause must have then."""
LEAST_OF_STATEMENT = 0.6
"""The same of a sentence that affirms or denies."""
MOST_MISSING = 0.12
"""How much of it may be found nowhere near."""
LISTS = (Want.PROBLEMS, Want.MEASURES, Want.LIST)
_IN_CLAUSE = (Want.HOTLINE, Want.NUMBER, Want.RATE, Want.MONEY, Want.DATE, Want.NAME)
_BY_SECTION = (Want.PROBLEMS, Want.MEASURES)
_CLAUSE = re.compile(r"[,;。()\n]")
_COUNTED = re.compile(r"\d[\d,.]*(?:万|亿)?[件条次个份期篇项人元名家通场起宗批户册处轮]")
_SAID = re.compile(r"(?![共计约达为至年月日元件条次个人期篇项])[\u3400-\u9fff]")
_HEADS = (
    "主任",
    "局长",
    "县长",
    "市长",
    "区长",
    "镇长",
    "乡长",
    "组长",
    "书记",
    "厅长",
    "处长",
    "科长",
    "主席",
    "秘书长",
)
_MATTERS = re.compile(r"(?:围绕|涉及|聚焦)[^,。;]*?、[^,。;]*?等(?:重点)?(?:事项|方面|领域|内容|工作)")
_OWN_WORDS = 4
_SHORT = 40
_EARLIER = 1
_TURNED = re.compile(r"下一步|今后|改进|整改|将[^近]")
_ADMITS = re.compile(r"(?:存在|还有|仍有).{0,16}(?:问题|不足|差距|短板|薄弱)|主要问题|表现在")
_PLANS = re.compile(r"下一步|下步|今后|接下来|改进措施|整改措施|进一步整改")
_SECTION = re.compile("问题|改进|不足")
_CONTENTS = re.compile(r"总体情况.*(?:其他需要报告|存在.{0,4}问题)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a held passage that answers; the score ranks, 1 is all of the question covered."""

    held: HeldPassage
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with what stands around it, normal."""

    held: HeldPassage
    sentences: tuple[Span, ...]
    number: int
    sentence: str
    context: str


def find_evidence(
    words: Words, wanted: Wanted, passages: Sequence[HeldPassage], boosts: Mapping[int, float]
) -> list[Evidence]:
    """The sentences of the passages that answer, best first.

    `boosts` is what the search thinks of each passage by id, to decide between sentences alike.
    """
    places = [place for passage, before in _with_neighbour(passages) for place in _places(passage, before)]
    rarity = Rarity(place.sentence for place in places)
    found = [evidence for place in places if (evidence := _judge(words, wanted, place, rarity, boosts))]
    return sorted(found, key=lambda evidence: -evidence.score)


def follow_list(first: Evidence, report: Sequence[HeldPassage]) -> list[Evidence]:
    """The evidence itself, or with the items of its list that stand in the passages after it.

    Where each item is a paragraph of its own, a heading or a lead-in alone would be quoted, and say nothing.
    """
    text = first.span.of(first.held.passage.text).strip()
    last = split_sentences(text)[-1].of(text) if text else ""
    heading = len(text) < HEADING
    if first.span.end < len(first.held.passage.text.rstrip()) or not (heading or leads_on(last) or starts_item(last)):
        return [first]
    after = sorted(
        (held for held in report if held.passage.ordinal > first.held.passage.ordinal),
        key=lambda held: held.passage.ordinal,
    )
    items = _items(after, begun=starts_item(last) and not heading, led=not heading)
    found = [Evidence(held, _beginning_of(held.passage.text), first.score) for held in items]
    return found if found and (heading or last.endswith((":", "："))) else [first, *found]


def _items(after: Sequence[HeldPassage], begun: bool, led: bool) -> list[HeldPassage]:
    """The passages that go on with a list: its items, and before them what leads into it."""
    items: list[HeldPassage] = []
    for held in after:
        text = held.passage.text
        above = is_title(text) and items and is_spoken(items[-1].passage.text)
        if starts_item(text) and not turns(text) and not above and not (begun and opens_list(text[:6])):
            items.append(held)
            begun = True
        elif begun or led:
            break
        else:
            led = True
            items += [] if text.rstrip().endswith((":", "：")) else [held]
    return items


def _beginning_of(text: str) -> Span:
    """A passage's text, as many sentences of it as a quote holds."""
    sentences = split_sentences(text)
    ends = [span.end for span in sentences if span.end - sentences[0].start <= LONGEST_QUOTE]
    return Span(sentences[0].start, max(ends, default=sentences[0].end))


def _judge(words: Words, wanted: Wanted, place: _Place, rarity: Rarity, boosts: Mapping[int, float]) -> Evidence | None:
    if wanted.want is Want.NUMBER and (alone := _MATTERS.sub("", place.sentence)) != place.sentence:
        # what is counted of several matters together is of none of them alone
        place = replace(place, sentence=alone)
    at = places_of(wanted, place.sentence)
    if at == [] or not _has_names(words, place) or _CONTENTS.search(place.sentence):
        return None
    if wanted.want is Want.PERSON and _is_deputy(words, place.sentence):
        return None
    coverage = _nearest(words, wanted, place, at or [], rarity)
    if coverage.missing > MOST_MISSING:
        return None
    whole = cover(words, place.sentence, place.context, rarity)
    if not _suffices(words, wanted, coverage, whole, place):
        return None
    score = (coverage.share + whole.share) / 2 + boosts.get(place.held.id, 0.0) + _structure(wanted, place)
    return Evidence(place.held, _quoted(wanted, place), score)


def _is_deputy(words: Words, sentence: str) -> bool:
    """Whether the holder of an office is asked for, of whom the sentence has but a deputy (谁是主任, 副主任)."""
    asked = "".join(char for char, strength in zip(words.text, words.strengths, strict=True) if strength == 1)
    head = next((head for head in _HEADS if asked.endswith(head) and not asked.endswith(f"副{head}")), "")
    return bool(head) and f"副{head}" in sentence and not re.search(f"(?<!副){head}", sentence)


def _suffices(words: Words, wanted: Wanted, coverage: Coverage, whole: Coverage, place: _Place) -> bool:
    """Whether a sentence covers enough; what is wrong or planned is told by its place rather than by its words."""
    if wanted.want in _BY_SECTION:
        return coverage.share >= LEAST_IN_SECTION and _stands_right(wanted, place)
    least_own = LEAST_OF_STATEMENT if wanted.want is Want.STATEMENT else LEAST_OWN
    if wanted.want in _IN_CLAUSE and whole.own >= LEAST_OF_WHOLE:
        named = words.names and all(name in place.sentence for name in words.names)
        least_own = 0 if named else LEAST_BESIDE
    return coverage.share >= LEAST_SHARE and coverage.own >= least_own


def _stands_right(wanted: Wanted, place: _Place) -> bool:
    """Whether a sentence stands where the report speaks of its problems and plans, or says that it does so itself."""
    said = _ADMITS if wanted.want is Want.PROBLEMS else _PLANS
    around = (said.search(place.sentence + place.context), _SECTION.search(place.held.passage.section))
    return any(around)


def _nearest(words: Words, wanted: Wanted, place: _Place, at: Sequence[int], rarity: Rarity) -> Coverage:
    """The best coverage by a clause that has what is wanted (`at` these places); by the whole sentence where that need
    not stand in one."""
    around = {_clauses_around(place.sentence, start) for start in at if wanted.want in _IN_CLAUSE} or {place.sentence}
    context = place.sentence + "\n" + place.context
    return max((cover(words, clause, context, rarity) for clause in around), key=lambda found: (found.own, found.share))


def _clauses_around(sentence: str, at: int) -> str:
    """The clause that holds a place; where it has no words of its own (共58件) with its neighbours."""
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    holding = max(number for number, cut in enumerate(cuts[:-1]) if cut <= at)
    clause = sentence[cuts[holding] : cuts[holding + 1]]
    if len(_SAID.findall(clause)) >= _OWN_WORDS:
        return clause
    opens = not sentence[: cuts[holding]].strip()
    return sentence[cuts[max(holding - 1, 0)] : cuts[min(holding + 1 + opens, len(cuts) - 1)]]


def _has_names(words: Words, place: _Place) -> bool:
    """Whether what the question puts in quotes stands there too."""
    around = place.sentence + place.context
    return all(name in around for name in words.names)


def _structure(wanted: Wanted, place: _Place) -> float:
    """What a sentence's place and build speak for or against it, where a list is asked for."""
    if wanted.want is Want.LIST:
        return 0.1 * (place.sentence.count("、") + place.sentence.count("》《") >= 2) + 0.05 * _leads_list(place)
    if wanted.want not in LISTS:
        return 0.0
    wants_measures = wanted.want is Want.MEASURES
    score = 0.1 * _leads_list(place) + 0.2 * (_SECTION.search(place.held.passage.section) is not None)
    score += 0.2 * (not wants_measures and _ADMITS.search(place.sentence) is not None)
    turned = _TURNED.search(place.sentence) is not None
    return score + (0.2 if turned is wants_measures else -0.4)


def _leads_list(place: _Place) -> bool:
    """Whether a list opens in this sentence or in the next two."""
    following = place.sentences[place.number + 1 : place.number + 3]
    text = place.held.passage.text
    return opens_list(place.sentence) or any(opens_list(span.of(text)) for span in following)


def _quoted(wanted: Wanted, place: _Place) -> Span:
    span = place.sentences[place.number]
    if wanted.want in LISTS and (_leads_list(place) or wanted.want is not Want.LIST):
        return list_around(place.held.passage.text, place.sentences, place.number)
    text = place.held.passage.text
    following = place.sentences[place.number + 1 : place.number + 2]
    # an item's heading (二是加强培训。) says nothing without what follows it; "新收3件。" does
    heading = len(span) < HEADING and not _COUNTED.search(span.of(text))
    return Span(span.start, following[0].end) if following and heading else span


def _with_neighbour(passages: Iterable[HeldPassage]) -> list[tuple[HeldPassage, str]]:
    """Each passage with the one before it, if that is but a heading."""
    before: dict[tuple[int, int], str] = {}
    pairs = []
    for held in sorted(passages, key=lambda held: (held.report.id, held.passage.ordinal)):
        text = held.passage.text
        before[held.report.id, held.passage.ordinal] = text if len(text) < _SHORT else ""
        pairs.append((held, before.get((held.report.id, held.passage.ordinal - 1), "")))
    return pairs


def _places(held: HeldPassage, before: str) -> list[_Place]:
    text = held.passage.text
    sentences = split_sentences(text)
    about = normal(f"{held.report.title}\n{held.report.organ.name}\n{held.passage.section}\n{before}\n")
    said = [normal(span.of(text)) for span in sentences]
    leads = _lead_ins(said, [len(span) < _SHORT and starts_item(span.of(text)) for span in sentences])
    return [_Place(held, sentences, number, said[number], about + lead) for number, lead in enumerate(leads)]


def _lead_ins(said: Sequence[str], heads: Sequence[bool]) -> Iterator[str]:
    """What leads into each sentence: those before it, and the nearest item's heading before them."""
    heading = ""
    for number, sentence in enumerate(said):
        yield "".join(said[max(number - _EARLIER, 0) : number]) + heading
        heading = sentence if heads[number] else heading
