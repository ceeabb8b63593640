"""From a file to a report: the one composition of reader, identity, sections, tables and rules."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate

from ingest.blocks import Document
from ingest.confirming import confirm, tell_read
from ingest.front import Front, read_front
from ingest.headings import heading_number
from ingest.identity import identify
from ingest.limits import USUAL_LIMITS, Limits
from ingest.papers import is_template, name_paper, other_paper
from ingest.pictures import tell_outside, with_pictures
from ingest.readers import read_document, refusal
from ingest.records import split_records
from ingest.rules import check_report
from ingest.sections import Text, make_passages, split_text
from ingest.sources import readable_name
from ingest.splitting import Figures, split_reports
from ingest.statutory import Statutory, read_tables
from ingest.text_numbers import find_text_numbers
from store.catalogue.normal import simplify
from store.model import NOTHING_GIVEN, DoubtfulIdentity, Given, NoReport, Report, Status, WenbaoError

_LEAST_FIGURES, _LEAST_SECTIONS = 3, 2
_LONGEST_TEXT, _MOST_TEXT = 20_000, 200_000
_FIRST_YEAR_OF_2021_FORM = 2021


def read_report(name: str, content: bytes, given: Given = NOTHING_GIVEN) -> Report:
    """The only report of a file; raises WenbaoError as `read_reports` does, and where the file holds several."""
    reports = read_reports(name, content, given)
    if len(reports) > 1:
        found = "、".join(f"{report.organ.name}{report.year}年" for report in reports)
        raise WenbaoError(f"{name}：文件里有{len(reports)}份年报（{found}），这里只读一份")
    return reports[0]


def read_reports(
    name: str, content: bytes, given: Given = NOTHING_GIVEN, limits: Limits = USUAL_LIMITS
) -> tuple[Report, ...]:
    """The reports in a file, most often one; `given` says what the person who ingests it knows of it, `limits` what
    reading it may take (time and memory are kept by whoever calls).

    Raises WenbaoError naming the file and why it cannot be read as a report; DoubtfulIdentity where it surely is
    one, but its organ or year cannot be told.
    """
    name = readable_name(name)
    document = with_pictures(name, read_document(name, content, limits), limits, _has_tables)
    parts = split_reports(name, document, _printed_figures)
    if len(parts) == 1:
        return (_read_part(name, content, given, document),)
    if given != NOTHING_GIVEN:
        raise WenbaoError(f"{name}：文件里有{len(parts)}份年报，不能一起指定机关或年度；请分成单独的文件再读入")
    return tuple(_read_one_of(name, content, part, place) for place, part in enumerate(parts, 1))


def _has_tables(document: Document) -> bool:
    return len(_printed_figures(document)) >= _LEAST_FIGURES


def _printed_figures(document: Document) -> Figures:
    figures = read_tables(split_records(document.blocks)[0], "2021").figures
    return {figure.key: figure.value for figure in figures if figure.status is Status.REPORTED}


def _read_one_of(name: str, content: bytes, part: Document, place: int) -> Report:
    """One of several reports of a file: the file's name says nothing of it."""
    try:
        return _read_part("", content, NOTHING_GIVEN, part, source=name)
    except DoubtfulIdentity as error:
        cause = str(error).split("；", 1)[0].removeprefix("：")
        raise WenbaoError(f"{name}：文件里有几份年报，第{place}份{cause}；请分成单独的文件再读入") from error


def _read_part(name: str, content: bytes, given: Given, document: Document, source: str = "") -> Report:
    records, inside = split_records(document.blocks)
    tables = read_tables(records, "2021")
    front = read_front(name, document)
    _require_report(name, document, front, tables)
    texts = split_text(document.blocks, inside)
    identity = identify(name, document, front, texts, given)
    if not tables.form and identity.year < _FIRST_YEAR_OF_2021_FORM:
        tables = read_tables(records, "2019")
    passages = make_passages(texts)
    confirmed, withdrawn = confirm(tables.figures, tables.unsure)
    figures, problems = check_report(confirmed, _comparable(texts), identity.organ.name, identity.year)
    met = tell_read(document, confirmed, withdrawn, tables.problems)
    outside = tell_outside(document, bool(tables.form))
    return Report(
        organ=identity.organ,
        year=identity.year,
        title=identity.title,
        form=tables.form,
        source=source or name,
        digest=sha256(content).hexdigest(),
        figures=figures,
        passages=passages,
        text_numbers=find_text_numbers(passages, identity.year),
        problems=(*identity.problems, *met, *outside, *problems),
        given=given,
    )


def _comparable(texts: Sequence[Text]) -> list[Text]:
    """The paragraphs whose statements are held against the tables: as much as a report may have, no endless lines."""
    ends = accumulate(min(len(text.text), _LONGEST_TEXT) for text in texts)
    return [text for text, end in zip(texts, ends, strict=True) if end <= _MOST_TEXT and len(text.text) < _LONGEST_TEXT]


def _require_report(name: str, document: Document, front: Front, tables: Statutory) -> None:
    """Raises NoReport for what is no annual report on disclosure: news, budgets, notices, anything else; WenbaoError
    where its kind is one that is not read."""
    figures = sum(figure.status is Status.REPORTED for figure in tables.figures)
    lines = [simplify(block.text) for block in document.lines()]
    sections = {number for line in document.lines() if (number := heading_number(line))}
    titled, paper = front.titled, other_paper(front)
    if figures >= _LEAST_FIGURES and (titled or sections or not paper):
        return
    blank = is_template(front)
    bare = not (titled and sections) and len(sections) < _LEAST_SECTIONS
    if paper or blank or bare or not any("信息公开" in line for line in lines):
        what = name_paper(front, document, lines) or "没有年度报告的标题、章节或统计表"
        refused = refusal(name)
        no_report = f"{name}：不是政府信息公开工作年度报告（{what}）"
        raise WenbaoError(refused) if refused else NoReport(no_report)
