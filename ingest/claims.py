"""What the text states in numbers, held against the tables.

Only statements that leave no doubt about what they count are compared: the clause names the indicator and speaks of
this office and of this year. A number that counts otherwise (收到 with 结转, a whole district against one office, a
quarter, a plan) is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.corrected import as_read, corrections
from ingest.counts import Held
from ingest.identities import PROCESSED, RECEIVED, print_number
from ingest.prose import Sentence, read_number, read_sentences
from ingest.sections import Text
from ingest.speaking import Speaker
from ingest.statements import AFTER, DIRECT, FAMILIES, GRANTED, REVIEW, Statement
from ingest.sums import check_sums
from store.catalogue import MONEY, cell_type_by_key
from store.model import CellKey, Figure, Problem, Rule

_LONGEST_QUOTE = 80
_UPHELD = re.compile(r"均(?:获|予|为|被|得到|以)?(?:结果)?维持")
_DISCLOSURE = re.compile(r"信息公开|依申请|政府信息")
_ASKING = re.compile(r"申请|答复|办理")
_PUBLISHING = re.compile(r"主动公开|发布|文件|政策|解读|公示|网站")
_AS_JUDGE = re.compile(r"办理|审理|代理|受理|应诉")
_SHOWN = re.compile(r"公开|公示|归集|录入|网上|办理|受理|信息")
_OFFICE = re.compile(r"各部门|本级|政府办")
_WITHDRAWN = re.compile(r"撤回|撤销|不再处理|放弃|主动公开")
_PROSE = frozenset({0, 1, 6})
_OF_RECEIVED = frozenset({"whole", "asker"})


@dataclass(slots=True)
class _Context:
    """What was said before in the paragraph: whether the applications spoken of last are this office's, and of what
    kind the last count was."""

    own: bool = True
    last: str = ""


def check_claims(held: Held, texts: Sequence[Text], organ: str, year: int) -> tuple[Problem, ...]:
    """The problems between a report's text and its tables, and within its text."""
    speaker = Speaker(organ, year)
    problems: list[Problem] = []
    for text in texts:
        if text.number not in _PROSE and not text.text.endswith("。"):
            continue
        sentences = read_sentences(text.text)
        context = _Context()
        for sentence in (one for one in sentences if one.places):
            problems.extend(_against_tables(sentence, sentences, held, speaker, context))
        if text.number in _PROSE:
            problems.extend(check_sums(sentences, text.locator))
    return tuple(dict.fromkeys(problems))


def _against_tables(
    sentence: Sentence, paragraph: Sequence[Sentence], held: Held, speaker: Speaker, context: _Context
) -> Iterator[Problem]:
    families = (family for hint, family in FAMILIES if hint.search(sentence.text))
    statements = (statement for family in families for statement in family)
    found = [(match, statement) for statement in statements for match in statement.words.finditer(sentence.text)]
    for match, statement in sorted(found, key=lambda one: (one[0].end(), one[0].start())):
        if _is_ours(match, statement, sentence, paragraph, speaker, context):
            problem = _compared(statement, match, sentence, held)
            if problem is not None:
                yield problem
    yield from _all_upheld(sentence, held)


def _is_ours(
    match: re.Match[str],
    statement: Statement,
    sentence: Sentence,
    paragraph: Sequence[Sentence],
    speaker: Speaker,
    context: _Context,
) -> bool:
    """Whether the statement counts what the table counts: of this office, in this year; notes what it speaks of."""
    before_it = sentence.text.rfind("制", 0, match.start()) if statement.kind == "follow" else match.start()
    subject = speaker.subject_of(sentence, max(before_it, 0))
    if statement.kind in ("whole", "none"):
        subject = _narrowed(subject, match, sentence, paragraph, speaker)
        context.own = subject is not False
    elif subject is False and statement.kind in ("part", "asker"):
        subject = None if context.last else False
    before = context.last
    if statement.kind != "asker" or before in _OF_RECEIVED:
        context.last = statement.kind
    if statement.place.indicator == RECEIVED and _is_part_of_done(match, sentence):
        return False
    if not speaker.is_own_time(sentence, match.start(), match.end()) or not _names_this_year(match, speaker):
        return False
    if statement.kind in ("whole", "none", "part", "asker"):
        return context.own and subject is not False and _is_of_applications(statement, before, sentence, paragraph)
    if statement.kind == "work":
        subject = _narrowed(subject, match, sentence, paragraph, speaker, sure=False)
    return subject is not False and _is_of_its_kind(statement, match, sentence, paragraph)


def _is_part_of_done(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the statement is of a part of what was answered: 办结…件，其中本年新收…件."""
    head, among, _ = sentence.text[: match.start()].rpartition("其中")
    return bool(among) and max(head.rfind("办结"), head.rfind("答复")) > max(head.rfind("收"), head.rfind("受理"))


def _narrowed(
    subject: bool | None,
    match: re.Match[str],
    sentence: Sentence,
    paragraph: Sequence[Sentence],
    speaker: Speaker,
    *,
    sure: bool = True,
) -> bool | None:
    """市政府 of a 市人民政府 may be the office or the whole city: where it is not `sure` that they are one, as when the
    paragraph tells the two apart, it is not said which."""
    whole = f"全{speaker.unit}"
    start, _ = sentence.clause(match.start())
    if (
        speaker.unit in ("", "镇", "乡")
        or whole in sentence.text[start : match.start()]
        or speaker.organ in sentence.text
    ):
        return subject
    apart = any(whole in one.text or _OFFICE.search(one.text) for one in paragraph)
    return False if subject and (apart or not sure) else subject


def _names_this_year(match: re.Match[str], speaker: Speaker) -> bool:
    named = match.groupdict()
    before, after = named.get("before"), named.get("after")
    return (not before or int(before) == speaker.year - 1) and (not after or int(after) == speaker.year + 1)


def _is_of_applications(statement: Statement, before: str, sentence: Sentence, paragraph: Sequence[Sentence]) -> bool:
    if statement.kind == "asker":
        return before in _OF_RECEIVED
    if statement.place.indicator in (PROCESSED, GRANTED) and _WITHDRAWN.search(sentence.text):
        return False
    if statement.name not in ("予以公开", "部分公开", "予以公开、部分公开"):
        return True
    asked = any(_ASKING.search(one.text) for one in paragraph)
    return asked or not _PUBLISHING.search(sentence.text)


def _is_of_its_kind(
    statement: Statement, match: re.Match[str], sentence: Sentence, paragraph: Sequence[Sentence]
) -> bool:
    head = sentence.text[: match.start()]
    clause = sentence.text[sentence.clause(match.start())[0] : match.start()]
    if statement.kind == "case":
        return not _AS_JUDGE.search(clause) or bool(_DISCLOSURE.search(head))
    if statement.kind in ("review", "lawsuit"):
        review, lawsuit = head.rfind("行政复议"), max(head.rfind("诉讼"), head.rfind("起诉"))
        return review != lawsuit and (review > lawsuit) == (statement.kind == "review") and bool("应诉" not in head)
    if statement.kind == "follow":
        return bool(re.search(r"制[发定](?:行政)?规范性文件", head)) and "规章" not in head.rsplit("规范性文件", 1)[1]
    if statement.kind == "work":
        wide = statement.place.indicator in ("proactive.licences", "proactive.penalties", "proactive.coercion")
        return not (wide and _SHOWN.search(sentence.text[: match.start()]))
    return True


def _compared(statement: Statement, match: re.Match[str], sentence: Sentence, held: Held) -> Problem | None:
    if match.groupdict().get("reason"):  # 因不掌握无法提供 counts that row alone, which has its own statement
        return None
    place = held.get(statement.place)
    counted = statement.counts[0](held)
    stated = _stated(match, place)
    if place is None or stated is None or counted is None or _agrees(statement, stated, held):
        return None
    unit = place.unit if statement.place.column == "amount" else "件"
    said = quote(sentence, match.start(), match.end())
    return Problem(
        Rule.TEXT_AGAINST_TABLE,
        f"正文写“{said}”，而统计{_where(statement)}{_counted_as(statement, counted, held, unit)}",
        expected=print_number(counted),
        found=print_number(stated),
        locator=place.locator,
    )


def _counted_as(statement: Statement, counted: Decimal, held: Held, unit: str) -> str:
    """The table's count, as it was printed or as it was corrected by hand."""
    printed = statement.counts[0](as_read(held))
    if printed == counted:
        return f"为{print_number(counted)}{unit}"
    original = "原未读出或为空白" if printed is None else f"原写{print_number(printed)}{unit}"
    return f"更正为{print_number(counted)}{unit}（{original}）"


def _agrees(statement: Statement, stated: Decimal, held: Held) -> bool:
    return any(count(held) == stated for count in statement.counts)


def _stated(match: re.Match[str], place: Figure | None) -> Decimal | None:
    """The number stated, in the unit of the table's cell; nothing where the words themselves say none."""
    number = match.groupdict().get("number")
    if number is None:
        return Decimal(0)
    stated, unit = read_number(number), match.groupdict().get("unit")
    if stated is None or place is None or unit not in MONEY:
        return stated
    return stated * MONEY[unit] / MONEY[place.unit] if place.unit in MONEY else None


def _where(statement: Statement) -> str:
    """The row and column as the table calls them, or the rows that are summed."""
    cell = cell_type_by_key().get(statement.place)
    section = cell.section.partition("、")[0] if cell else ""
    column = "·总计" if statement.place.column == "total" else ""
    return f"表{section}“{statement.name}{column}”"


def quote(sentence: Sentence, start: int, end: int) -> str:
    """The sentence as printed, or, of a long one, the clauses from `start` to `end`."""
    whole = sentence.quote(0, len(sentence.text)).strip()
    if len(whole) <= _LONGEST_QUOTE:
        return whole
    return sentence.quote(sentence.clause(start)[0], sentence.clause(end - 1)[1])


def _all_upheld(sentence: Sentence, held: Held) -> Iterator[Problem]:
    """复议…件，诉讼…件，均获维持: then no case may stand under another outcome."""
    found = _UPHELD.search(sentence.text)
    if not found:
        return
    before = sentence.text[: found.start()]
    rows = [row for row, word in ((REVIEW, "复议"), (DIRECT, "诉讼"), (AFTER, "诉讼")) if word in before]
    cells = [CellKey(row, column) for row in rows for column in ("corrected", "other", "pending")]
    others = [figure for key in cells if (figure := held.get(key)) is not None and figure.value]
    if others:
        shown = "、".join(
            f"“{one.locator.row}·{one.locator.column}”{print_number(one.value or Decimal(0))}件" for one in others
        )
        yield Problem(
            Rule.TEXT_AGAINST_TABLE,
            f"正文写“{quote(sentence, found.start(), found.end())}”，统计表中另有{shown}{corrections(others)}",
            expected="0",
            found=print_number(sum((one.value or Decimal(0) for one in others), Decimal(0))),
            locator=others[0].locator,
        )
