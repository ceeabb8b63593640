"""What a question says, word by word: organs, years, indicators, columns, operations, and what was not understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.names.bracketed import all_of_a_region, listed_by_kind, listed_for_share, listed_in_brackets
from retrieval.names.excluding import Named, excluded_cells, excluded_organs
from retrieval.names.left_out import with_left_out
from retrieval.names.namesakes import (
    group_in_brackets,
    group_of_namesakes,
    plural_in_english,
    told_again,
    told_by_place,
)
from retrieval.names.near_offices import named_in_full
from retrieval.names.one_region import without_denied
from retrieval.names.organ_groups import OrganGroup, find_group
from retrieval.names.placing import group_for_place
from retrieval.names.region_apart import told_apart
from retrieval.organs import OrganDirectory, OrganMention
from retrieval.reading.counts import Counts, read_counts
from retrieval.reading.disclosed import without_refused
from retrieval.reading.leftover import content_of
from retrieval.reading.listed_rows import named_in
from retrieval.reading.more import take_more
from retrieval.reading.standing_years import as_held, behind_years, free_years
from retrieval.reading.years import YearMention, counted_again, held_years, same_period, year_mentions
from store.catalogue.aliases import take_apart
from store.catalogue.normal import fold
from store.catalogue.terms import Lexicon, Match, Measure, lexicon

LONGEST_QUESTION = 600
"""Characters; what is longer is no question that these reports answer."""
_ENUMERATOR = re.compile(r"\([一二三四五六七八九十]\)|[一二三四五六七八九](?=,)|(?<!\d)\d(?=\.[\u3400-\u9fff])")
ASKING = r"多少|几|吗|什么|哪|谁|\bhow\b|\bwhat\b|\bwhich\b"
"""Words that make a sentence a question, as a pattern."""
_IN_QUOTES = re.compile('["“《「]([^"”》」]{2,40})["”》」]')
_HELD_AGAINST = re.compile(
    r"[跟和与同][^,;?!]{2,30}(?<![占同环百对类对无])(?<!百分)比(?:起来|较|一比|怎么样|怎样|如何|呢|[,?]|$)"
)
"""One year or organ held against another ("2020年的跟2021年比怎么样")."""
_KEPT_THERE = re.compile(r"的(?:材料|资料|数据|年度报告)(?![\u3400-\u9fff])")
"""What is held of a group of organs ("某县有哪些单位的材料")."""
_HOW_IS_IT = re.compile(
    r"(?:[数量]|情况|件|数据|申请|收件|办结)(?:都|又|是|各)?(?:怎么?样|咋样|如何)(?:的|了|呢|啊|呀)?[?]*$"
)
"""What asks how a number was over several years."""
_WHICH_OF = re.compile(r"which|哪")
"""What asks for one of those that are named beside it ("which county government, Jiaxiang or Sishui")."""
_PEOPLE = re.compile(
    r"(?a)多少(?:个|名|位)?人(?!民|员|大)|几(?:个|名|位)?人(?!民|员|大)|\bhow many (?:people|persons)\b"
    r"|\bhow many (?=(?:companies|firms|individuals|citizens|residents|villagers|law firms)\b)"
)
_FEE_OF_APPLICANTS = re.compile(
    r"(?a)^(?!.*(?:unpaid|pay|paid|lapse|dropped|notice))(?=.*(?<![a-z])fees?(?![a-z]))"
    r".*(?:charge|collect|levy|levied).*"
    r"\b(?:for (?:the |any )?(?:information|disclosure|applications?|requests?)|applicants?|requesters?)\b"
    r"|(?:向|对|找)申请(?:人|的人|者)[^,;?!]{0,6}收.{0,6}[费钱]"
)
"""A fee taken from those who apply is none of the fees of the table."""
_SAID_HERE = {"资讯": "信息", "几多": "多少", "几时": "何时"}
"""Words of Hong Kong and Taiwan, as long as what the mainland says for them."""
_SAME_TIME = re.compile(r"^(?:那么?|它)*同期的?(?!.*[比较增减升降变差涨跌])")
"""The year that was talked of, where nothing is held against it ("同期许可呢")."""
_ELSEWHERE = re.compile("|".join(_SAID_HERE))
_FROM_YEAR_TO_NEXT = re.compile(
    r"从?(?P<first>20\d\d)年?的?结转了?(?P<many>(?:多少|几)[件项]?(?:申请)?)?[到至](?P<last>20\d\d)年?度?"
    r"|(?:carr(?:y|ied)|roll(?:ed)?|br(?:ing|ought)|taken?|took)(?: over| forward| on| along)?"
    r" from (?P<of>20\d\d) (?:in)?to (?P<to>20\d\d)"
)
_SAME_NUMBER = re.compile("一致|一样|相符|吻合|相等|对得上|对得拢|矛盾|衔接|接得上")
"""What asks of a number carried from one year to the next whether both reports write the same."""
_BESIDE_OFFICE = re.compile(
    r"(?<=[局委办厅镇乡]) (?=(?!办公室)[\u3400-\u9fff]{2,10}(?:局|委|办|厅|镇|乡|街道)(?:[ ,;?!]|$|20\d\d))"
)
"""A blank between two offices that are listed."""
_ADDRESS = re.compile(
    r"^(?:各位)?(?:老师|领导|同志|师傅|小编|亲|朋友)们?(?:您?好)?[,!~ ]+|^(?:老师|领导|同志|师傅)们?您?好"
)
_SPACED_YEAR = re.compile(r"(?<![\d.] )(?<![\d.])(?:1 9|2 0) \d \d(?! ?\d)")
"""A year with its digits set apart ("2 0 2 4 年"); two of them are a number ("2 0 件")."""
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_CJK = re.compile(r"[\u3400-\u9fff]")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]|[aeiou][\u0304\u0301\u030c\u0300]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[a-z]{2,}")
_ASKS_IN_ENGLISH = re.compile(
    r"(?:what|how|who|which|when|where|can|could|does|do|did|is|are|please|show|list|tell|explain|define|compare)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. `text` is its folded form, in which all places are counted.

    `content` are the words, in order, that neither an organ, a year, a cell, an operation nor a filler word accounts
    for: where it is not empty, no figure alone answers; `common` are those of them that every report uses. `topic` is
    what the question is about, for the text; `measures` are the derived measures asked for, `excluded` the organs that
    are left out of all, `group` those that are named as one; `recent` how many of the last years held are meant (of
    the first, where negative), `people` whether people are to be counted; `respelled` how it was understood where a
    slip of the pen was mended.
    """

    asked: str
    text: str
    english: bool
    organs: tuple[OrganMention, ...]
    years: tuple[YearMention, ...]
    named: tuple[Named, ...]
    flags: frozenset[tuple[str, str]]
    content: tuple[str, ...]
    common: frozenset[str]
    topic: str
    places: tuple[tuple[int, str, str], ...]
    counts: Counts
    measures: tuple[Measure, ...] = ()
    excluded: tuple[OrganMention, ...] = ()
    group: OrganGroup | None = None
    recent: int = 0
    people: bool = False
    respelled: str = ""

    def has(self, kind: str, *codes: str) -> bool:
        """Whether a term of this kind (and one of these codes) was used."""
        return any(one == kind and (not codes or code in codes) for one, code in self.flags)

    def place(self, code: str) -> int:
        """Where the first term of this code stands, or -1."""
        return next((start for start, one, _ in self.places if one == code), -1)

    @property
    def all_years(self) -> tuple[int, ...]:
        """Every year named, each once, in the order of naming."""
        return tuple(dict.fromkeys(year for mention in self.years for year in mention.years))


def fold_question(asked: str) -> str:
    """The question in one spelling; blanks stay only between Latin words and numbers."""
    words = " ".join(fold(word) for word in unicodedata.normalize("NFKC", _TONED.sub(_untoned, asked)).split())
    words = _BESIDE_OFFICE.sub(",", _SPACED_YEAR.sub(lambda hit: hit[0].replace(" ", ""), words))
    words = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", words)
    words = _THOUSANDS.sub(lambda hit: hit[0].replace(",", ""), _FROM_YEAR_TO_NEXT.sub(_carried_out_of, words))
    return _ELSEWHERE.sub(lambda hit: _SAID_HERE[hit[0]], words)


def _carried_out_of(hit: re.Match[str]) -> str:
    """ "2021年结转到2022年" as what 2021 carried out; of years that do not follow each other as it stands,
    and of both where they are to agree."""
    first, last = (hit["first"] or hit["of"]), (hit["last"] or hit["to"])
    if int(last) != int(first) + 1:
        return hit[0]
    if _SAME_NUMBER.search(hit.string, hit.end()):
        return f"{first}年和{last}年结转下年度"
    return f"{first}年结转下年度{hit['many'] or ''}" if hit["first"] else f"carried over to the next year in {first}"


def _untoned(letter: re.Match[str]) -> str:
    """A letter of pinyin without its tone; ü as it is typed."""
    plain = unicodedata.normalize("NFD", letter[0])
    return ("v" if "\u0308" in plain else plain[0]) if plain[0].isascii() else letter[0]


def parse(
    asked: str,
    directory: OrganDirectory,
    today: date,
    talked_of: int | None = None,
    terms: Lexicon | None = None,
) -> Question:
    """Take a question apart (pure). The longest phrase wins where several overlap; names of organs win over all.

    `talked_of` is the year that the conversation was last about.
    """
    text = fold_question(asked)[:LONGEST_QUESTION]
    known = terms or lexicon()
    organs, group, grouped = _organs_named(text, directory, known)
    excluded, left_out = excluded_organs(text, organs, directory.lying_in)
    taken = [False] * len(text)
    _take_all(taken, [*((mention.start, mention.end) for mention in organs), *left_out, *grouped])
    kept_there = [hit.span() for hit in [group and _KEPT_THERE.match(text, group.spans[-1][1])] if hit]
    counts, dated = _counts(text, taken), year_mentions(text, today, talked_of, *directory.all_years()[:1])
    again = counted_again(text, dated)
    _take_all(taken, [*again, *kept_there])
    matches = _choose(behind_years(without_refused(known.matches(text), text), dated), taken)
    _take_all(taken, [hit.span() for pattern in (_ENUMERATOR, _ADDRESS) for hit in pattern.finditer(text)])
    years = free_years(dated, matches, (*((one.start, one.end) for one in organs), *again))
    (recent, ends), people = held_years(text), [hit.span() for hit in _PEOPLE.finditer(text)]
    _take_all(taken, [*((year.start, year.end) for year in years), *ends, *people])
    years = _compared_years(text, as_held(text, years, organs, directory), organs)
    kept = [match for match in matches if not any(y.start <= match.start and match.end <= y.end for y in years)]
    kept, named = _without_excluded(text, kept, taken)
    flags = _flags(text, kept, years, take_more(text, taken), group is not None, bool(kept_there), len(organs) < 2)
    measures = tuple(known.measures[code] for kind, code in sorted(flags) if kind == "measure")
    return Question(
        asked=asked,
        text=text,
        english=_is_english(text, organs),
        organs=tuple(mention for mention in organs if all(mention.start != out.start for out in excluded)),
        years=_ends_of_growth(years, organs, flags, counts),
        named=named,
        flags=flags,
        content=content_of(text, taken, kept, measures),
        common=frozenset(match.text for match in kept if any(term.kind == "domain" for term in match.terms)),
        topic=_topic(text, organs, years),
        places=tuple((match.start, term.code, match.text) for match in kept for term in match.terms),
        counts=counts,
        measures=measures,
        excluded=excluded,
        group=group,
        recent=recent,
        people=bool(people),
    )


def _without_excluded(text: str, kept: list[Match], taken: list[bool]) -> tuple[list[Match], tuple[Named, ...]]:
    """The matches without those that say what is left out, taken out of the text, and the cells named but for it."""
    named, spans = excluded_cells(text, tuple(named_in(kept, text)))
    _take_all(taken, spans)
    return [one for one in kept if not any(start <= one.start and one.end <= end for start, end in spans)], named


def _flags_of_order(text: str, kept_there: bool, years: Sequence[YearMention]) -> set[tuple[str, str]]:
    """What not single words say but how they stand."""
    if any(len(one.years) > 2 for one in years) and _HOW_IS_IT.search(text):
        return {("op", "trend")}
    if _FEE_OF_APPLICANTS.search(text):
        return {("text", "text")}
    held = {("report", "report")} if kept_there else set()
    return held | ({("op", "difference")} if _HELD_AGAINST.search(text) else set())


def _side_by_side(kept: Sequence[Match], years: Sequence[YearMention]) -> bool:
    """Whether three years or more are only laid beside each other ("2021到2023年对比")."""
    said = {match.text for match in kept for term in match.terms if term.code == "difference"}
    return (
        bool(said)
        and said <= {"对比", "比较", "比一比", "比一下"}
        and len({year for one in years for year in one.years}) > 2
    )


def _organs_named(
    text: str, directory: OrganDirectory, known: Lexicon
) -> tuple[tuple[OrganMention, ...], OrganGroup | None, tuple[tuple[int, int], ...]]:
    """The organs named, those that are named as one, and where these stand; no group asks which of those named."""
    organs, denied = without_denied(text, with_left_out(text, named_in_full(text, directory, known), directory))
    organs, apart = told_apart(text, organs)
    denied = (*denied, *apart)
    for shared in (one for one in organs if len(one.organs) > 1):
        if told := told_by_place(text, shared.start, shared.end, shared.organs):
            each = tuple(OrganMention(start, end, text[start:end], (one,)) for start, end, one in told)
            return each, None, ((shared.start, shared.end), *denied)
    if whole := all_of_a_region(text, directory):
        (span,) = whole.spans
        return tuple(OrganMention(*span, whole.text, (one,)) for one in whole.organs), None, (span, *denied)
    if whole := listed_for_share(text, organs):
        return tuple(one for one in organs if not whole.holds(one.start)), whole, (*whole.spans, *denied)
    group = _group_named(text, organs, directory)
    if again := told_again(text, [(one.start, one.end) for one in organs]):
        return tuple(one for one in organs if not again[0] <= one.start < again[1]), None, (again, *denied)
    if group is None:
        return organs, None, denied
    others = tuple(one for one in organs if not group.holds(one.start))
    if len(others) == len(group.organs) > 1 and {organ for one in others for organ in one.organs} == {*group.organs}:
        return (), group, (*group.spans, *((one.start, one.end) for one in others), *denied)
    alternatives = len(others) > 1 and _WHICH_OF.match(group.text)
    return others, None if alternatives else group, (*group.spans, *denied)


def _flags(
    text: str,
    kept: Sequence[Match],
    years: Sequence[YearMention],
    more: bool,
    grouped: bool,
    kept_there: bool,
    of_one: bool,
) -> frozenset[tuple[str, str]]:
    """The kinds and codes of all terms used; a lone 多 asks for a difference, a group of organs for all of them, and
    three years of one organ beside each other for how it went."""
    known = {(term.kind, term.code) for match in kept for term in match.terms}
    if of_one and _side_by_side(kept, years):
        known = (known - {("op", "difference")}) | {("op", "trend")}
    known |= _flags_of_order(text, kept_there, years)
    return frozenset(known | ({("op", "difference")} if more else set()) | ({("scope", "all")} if grouped else set()))


def _counts(text: str, taken: list[bool]) -> Counts:
    """The counts, with the stretches that say them taken out of the text."""
    counts = read_counts(text)
    for start, end in counts.spans:
        if not any(taken[start:end]):
            _take(taken, start, end)
    return counts


def _in_chinese(mention: OrganMention) -> str:
    """What a mention says, or the regions of the organ that it names in Latin letters."""
    if not mention.text.isascii() or not mention.organs:
        return mention.text
    return "".join(take_apart(mention.organs[0].organ.name).regions)


def _group_named(text: str, mentions: tuple[OrganMention, ...], directory: OrganDirectory) -> OrganGroup | None:
    """The organs that are named as one; by what they are, or by a name that they share."""
    if among := group_for_place(text, mentions, directory):
        return among
    if listed := listed_in_brackets(text, directory) or listed_by_kind(text, directory):
        return listed
    ways = (group_in_brackets, group_of_namesakes)
    shared = (way(text, one.start, one.end, one.organs) for way in ways for one in mentions if len(one.organs) > 1)
    if group := next(filter(None, shared), None):
        return group
    places = [(one.start, one.end, _in_chinese(one)) for one in mentions]
    return plural_in_english(text, directory) or find_group(text, places, directory)


def _take(taken: list[bool], start: int, end: int) -> None:
    taken[start:end] = [True] * (end - start)


def _take_all(taken: list[bool], spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        _take(taken, start, end)


def _choose(matches: Iterable[Match], taken: list[bool]) -> list[Match]:
    """The longest matches that do not overlap each other or what is taken already, from left to right."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[match.start : match.end]):
            chosen.append(match)
            _take(taken, match.start, match.end)
    return sorted(chosen)


def _compared_years(
    text: str, years: tuple[YearMention, ...], organs: tuple[OrganMention, ...]
) -> tuple[YearMention, ...]:
    """Without a "同期" that says only that the same year is meant of all that is compared."""
    beside = [year for year in years if not same_period(text, year)]
    return tuple(beside) if len(organs) > 1 or len(beside) > 1 or _SAME_TIME.search(text) else years


def _ends_of_growth(
    years: tuple[YearMention, ...], organs: Sequence[OrganMention], flags: frozenset[tuple[str, str]], counts: Counts
) -> tuple[YearMention, ...]:
    """Of the one span of years in which something grew the first and the last ("从2020年到2023年增长多少")."""
    said = {code for kind, code in flags if kind == "op"}
    grown = "change" in said or ("difference" in said and len(organs) < 2)
    each = said & {"trend", "average", "which_year"} or {"top", "bottom"} <= said
    one_by_one = each or any(kind == "apart" for kind, _ in flags)
    if counts.running or not grown or one_by_one or len(years) != 1 or len(years[0].years) < 3:
        return years
    return (years[0]._replace(years=(years[0].years[0], years[0].years[-1])),)


def _topic(text: str, organs: Iterable[OrganMention], years: Iterable[YearMention]) -> str:
    """The question without its organs and years; a name in quotes that has more than them stays whole."""
    named = [hit.span(1) for hit in _IN_QUOTES.finditer(text)]
    said = [*((one.start, one.end) for one in organs), *((one.start, one.end) for one in years)]
    spans = [
        (start, end)
        for start, end in said
        if not any(first <= start and end <= last and end - start < last - first for first, last in named)
    ]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + (" " if text[max(0, start - 1) : start].isascii() else "") + text[end:]
    return text


def _is_english(text: str, organs: tuple[OrganMention, ...]) -> bool:
    """Whether the question itself is English, whatever the language of the names in it."""
    rest = text
    for mention in organs:
        rest = rest.replace(mention.text, " ")
    words, asks = len(_LATIN_WORD.findall(rest)), _ASKS_IN_ENGLISH.match(rest.lstrip()) is not None
    if not _CJK.search(text):
        return words > 0
    return words >= 2 and (asks or words * 2 > len(_CJK.findall(rest)))
