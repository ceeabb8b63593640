"""The factory of reports itself: it keeps its promises to the tests that stand on it. The reader is not called here."""

from __future__ import annotations

import email
import io
from random import Random

import docx
import pytest
from factory import FORMATS, NOISES, draw_figures, make_report
from factory.drafts import Table, areas
from factory.figures import BLANK_MARKS, applications_hold, form_cells
from factory.forms import parsed
from factory.making import choose_format, make_draft

from store.catalogue import cells_of


def encoding_of(name: str) -> str:
    return "gb18030" if "gbk" in FORMATS[name].tags else "utf-8"


@pytest.mark.parametrize("seed", range(20))
def test_a_seed_makes_one_report(seed: int) -> None:
    first, second = make_report(seed), make_report(seed)
    assert first == second
    assert first.content != make_report(seed + 1000).content


@pytest.mark.parametrize("form", ["2019", "2021", "hybrid"])
@pytest.mark.parametrize("regime", ["zero", "small", "large"])
def test_drawn_figures_satisfy_the_forms_identities(form: str, regime: str) -> None:
    for seed in range(20):
        printed = draw_figures(Random(seed), form, regime)
        assert set(printed) == {cell.key for cell in form_cells(form)}
        assert applications_hold(parsed(printed), form)


def test_some_offices_err_and_some_leave_zeros_blank() -> None:
    broken = [parsed(draw_figures(Random(seed), "2021", "broken")) for seed in range(10)]
    assert sum(applications_hold(values, "2021") for values in broken) < 3
    blank = draw_figures(Random(3), "2021", "blank")
    assert "0" not in blank.values()
    assert set(blank.values()) & set(BLANK_MARKS)


@pytest.mark.parametrize("name", NOISES)
def test_each_noise_changes_the_file(name: str) -> None:
    changed = 0
    for seed in range(8):
        chosen = choose_format(Random(f"{seed}:{name}"), None, [name])
        before = make_draft(seed, chosen, [NOISES[name]])
        after = make_draft(seed, chosen, [NOISES[name]])
        NOISES[name].apply(after, Random(seed))
        written = [chosen.write(draft, Random(seed)) for draft in (before, after)]
        changed += written[0] != written[1]
    assert changed >= 6


@pytest.mark.parametrize("name", NOISES)
def test_truth_covers_the_form_whatever_the_noise(name: str) -> None:
    for seed in range(6):
        made = make_report(seed, None, [name])
        assert set(made.truth) == {cell.key for cell in form_cells(made.form)}
        assert all(made.truth[key] is not None for key in made.lenient)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_carries_organ_year_and_all_tables(name: str) -> None:
    made = make_report(7, name, [])
    if FORMATS[name].suffix == "docx" or name == "docx_as_doc":
        document = docx.Document(io.BytesIO(made.content))
        text = document.element.xpath("string(.)")
        assert len(document.element.findall(".//{*}tbl")) >= 3
    elif FORMATS[name].suffix == "mht":
        part = next(
            part for part in email.message_from_bytes(made.content).walk() if part.get_content_type() == "text/html"
        )
        text = bytes(part.get_payload(decode=True)).decode(
            "gb18030" if part.get_content_charset() == "gb2312" else "utf-8"
        )
    else:
        text = made.content.decode(encoding_of(name))
    for wanted in ("行政事业性收费", "尚未审结", "主动公开政府信息情况"):
        assert wanted in text or wanted in "".join(part.split(">")[-1] for part in text.replace("\n", "").split("<"))


def test_a_plain_word_file_holds_the_truth_where_the_form_says() -> None:
    """Read by position with another library than the one under test: row by row, column by column."""
    for seed in range(10):
        made = make_report(seed, "docx", [])
        table = docx.Document(io.BytesIO(made.content)).tables[1]
        form = "2021" if made.form == "2021" else "2019"
        cells = [text for row in table.rows[3:] for text in [cell.text for cell in row.cells][3:]]
        truth = [made.truth[cell.key] for cell in cells_of("applications", form)]
        assert [text if text not in BLANK_MARKS else "None" for text in cells] == [str(value) for value in truth]


def test_without_noise_every_printed_figure_is_true() -> None:
    for seed in range(40):
        for name in ("html", "md", "txt_word"):
            made = make_report(seed, name, [])
            assert not made.lenient
            assert made.noises == ()


def test_every_place_of_a_table_belongs_to_one_area() -> None:
    for seed in range(60):
        chosen = choose_format(Random(seed), None, [])
        names = [name for name in Random(seed).sample(list(NOISES), 5) if NOISES[name].fits(chosen.tags)]
        noises = [NOISES[name] for name in NOISES if name in names]
        draft = make_draft(seed, chosen, noises)
        for noise in noises:
            noise.apply(draft, Random(seed))
        for table in (block for block in draft.blocks if isinstance(block, Table)):
            for line, found in zip(table.lines, areas(table), strict=True):
                assert [area.cell for area in found for _ in range(area.columns)] == line.cells


def test_a_noise_that_the_format_cannot_show_is_refused() -> None:
    with pytest.raises(ValueError, match="hidden_rows"):
        make_report(1, "txt_tab", ["hidden_rows"])
    with pytest.raises(ValueError, match="no format"):
        make_report(1, None, ["hidden_rows", "crumbs"])
