"""The catalogue's files: complete, and what is wrong in a line of one is named with file and line."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from planned import directory, notation
from wenbao_process import run_wenbao

from retrieval.conversation import Conversation
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from store.catalogue import cell_types
from store.catalogue.csv_files import CatalogueError
from store.catalogue.definitions import cues, definitions
from store.catalogue.numerals import chinese_number, spell
from store.catalogue.regions import customary_names, plain_names, regions
from store.catalogue.terms import OWN_FILE, lexicon, names

HEAD = "kind,code,phrases,part,whole,zh,en\n"
GOOD = (
    "measure,quick_rate,速办率|quick rate,applications.granted/total,applications.received/total,"
    "速办率＝甲÷乙,quick = a ÷ b"
)
BROKEN = [
    ("indicators,applications.received,收文", "第 2 行：没有“indicators”这一类"),
    ("indicator,applications.recieved,收文", "第 2 行：目录里没有指标“applications.recieved”"),
    ("column,firms,商家", "第 2 行：目录里没有栏目“firms”"),
    ("op,add,加总一下", "第 2 行：op 没有代码“add”"),
    ("indicator,applications.received,", "第 2 行：phrases 栏是空的"),
    ("indicator,applications.received,收文||来文", "第 2 行：说法之间只用一个 | 隔开"),
    ("indicator,applications.received,收文,来文,a,b,c,d", "第 2 行：多出 1 栏"),
    ("indicator,applications.received,收文,applications.granted/total", "第 2 行：只有 measure 行才能写"),
    ("indicator,applications.received,行政复议", "第 2 行：“行政复议”已经是 disputes.reconsideration 的说法"),
    (GOOD.replace("granted/total", "granted/all"), "第 2 行：part 栏的“applications.granted/all”不是目录里的一格"),
    (GOOD.replace("received/total", "received"), "第 2 行：whole 栏的“applications.received”不是目录里的一格"),
    (GOOD.replace("速办率＝甲÷乙", "甲比乙"), "第 2 行：measure 的 zh 栏要写定义"),
    (GOOD.replace("quick_rate", "disclosure_rate"), "第 2 行：指标 disclosure_rate 已经定义过"),
    (f"{GOOD}\n{GOOD.replace('quick_rate', 'quicker_rate')}", "第 3 行：“速办率”已经是 quick_rate 的说法"),
]


@pytest.mark.parametrize(("line", "said"), BROKEN)
def test_a_broken_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    own = tmp_path / OWN_FILE
    own.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        lexicon(own)
    assert str(raised.value).startswith(f"{OWN_FILE} {said}")


def test_a_file_that_is_no_table_is_named(tmp_path: Path) -> None:
    own, spaced = tmp_path / OWN_FILE, tmp_path / "other.csv"
    own.write_text("word,meaning\n", encoding="utf-8")
    spaced.write_bytes(HEAD.encode() + "op,sum,合起来".encode("gbk"))
    with pytest.raises(CatalogueError, match=r"catalogue.csv 第 1 行：表头应为 kind,code"):
        lexicon(own)
    with pytest.raises(CatalogueError, match=r"other.csv：不是 UTF-8"):
        lexicon(spaced)


def test_a_home_adds_its_own_words_and_measures(tmp_path: Path) -> None:
    own = tmp_path / OWN_FILE
    own.write_text(HEAD + GOOD + "\nindicator,applications.received,进件\n", encoding="utf-8")

    def planned(question: str) -> str:
        parsed = parse(question, directory(), date(2024, 6, 1), terms=lexicon(own))
        return notation(make_plan(parsed, Conversation(), directory()))

    assert planned("云岫市政府2022年进件多少") == "lookup 云岫市人民政府@2022 applications.received/total"
    rate = planned("云岫市政府2022年速办率")
    assert rate == "ratio 云岫市人民政府@2022 applications.granted/total / applications.received/total"


def test_every_cell_has_a_name_in_both_languages() -> None:
    for language in ("zh", "en"):
        called = names(language)
        assert not {cell.indicator for cell in cell_types()} - {code for kind, code in called if kind == "indicator"}
        assert not {cell.column for cell in cell_types()} - {code for kind, code in called if kind == "column"}
        assert all(called.values())


def test_the_ways_of_saying_that_each_start_spells_out_stay_few() -> None:
    assert len(lexicon().phrases) < 150_000


def test_every_row_is_defined_and_every_measure_says_how_it_is_computed() -> None:
    rows = {row for one in definitions().values() for row in one.rows}
    assert {cell.indicator for cell in cell_types()} <= rows
    assert all(one.zh and one.en and (one.articles or one.form) for one in definitions().values())
    assert {one.code for one in cues()} <= {*definitions()}
    for measure in lexicon().measures.values():
        assert measure.part and measure.whole and measure.name(False) and measure.name(True)


def test_a_customary_name_means_one_listed_region() -> None:
    listed = regions()
    assert all(map(listed.named, customary_names()))
    short = [name for names in customary_names().values() for name in names]
    meant = Counter(name for full in listed.names() for name in plain_names(full))
    assert [name for name in short if meant[name] != 1 or listed.named(name)] == []


def test_numerals_are_spelled_as_they_are_read() -> None:
    assert [chinese_number(spell(number)) for number in range(1, 100)] == list(range(1, 100))
    assert (spell(16), spell(30), spell(56)) == ("十六", "三十", "五十六")


def test_a_broken_line_in_a_home_stops_every_question_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / OWN_FILE).write_text(HEAD + "op,add,加总一下\n", encoding="utf-8")
    done = run_wenbao(tmp_path, "ask", "--json", "你好")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "catalogue.csv 第 2 行：op 没有代码“add”" in done.stderr.decode()
