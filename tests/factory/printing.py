"""Reports printed to pdf by LibreOffice, several in one run: its start takes longer than a report."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from factory.making import FactoryReport

OFFICE: Final = "soffice"
BATCH: Final = 10
SECONDS: Final = 90
SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
UNPRINTABLE: Final = frozenset({"row_cut", "cell_dropped", "eight_values", "hidden_rows"})
"""Noises of files whose rows have more or fewer cells than others: on paper such cells stand under other heads."""
PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1134" w:bottom="1440" w:left="1134" '
    'w:header="851" w:footer="992"/></w:sectPr>'
)


def can_print() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which(OFFICE) is not None


def print_all(reports: Sequence[FactoryReport]) -> Iterator[FactoryReport]:
    """The reports, made as "docx", as pdf files; what LibreOffice cannot lay out in time is left out."""
    for start in range(0, len(reports), BATCH):
        with tempfile.TemporaryDirectory() as folder:
            yield from print_batch(reports[start : start + BATCH], Path(folder))


def print_batch(reports: Sequence[FactoryReport], folder: Path) -> Iterator[FactoryReport]:
    """A few reports in one run."""
    for report in reports:
        (folder / f"{report.seed}.docx").write_bytes(ruled(report.content, Random(f"{report.seed}:print")))
    names = [f"{report.seed}.docx" for report in reports]
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", *names]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True) as office:
        try:
            office.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)  # the program that was called has started another
    for report in reports:
        made = folder / f"{report.seed}.pdf"
        if made.exists():
            name = str(Path(report.name).with_suffix(".pdf"))
            yield replace(report, name=name, content=made.read_bytes(), format="pdf")


def ruled(content: bytes, rng: Random) -> bytes:
    """A Word file with lines around its cells, widths that its columns need, and type of some size."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sides = SIDES if rng.random() < 0.8 else [side for side in SIDES if side not in ("left", "right")]
    look = rng.choice(("single", "single", "dashed", "double"))
    lines = "".join(f'<w:{side} w:val="{look}" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    width, size = rng.choice((8300, 9000, 9600)), rng.choice((18, 21, 24))

    def with_lines(found: re.Match[str]) -> str:
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths(found[1].count("<w:gridCol/>"), width))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}'
            f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )

    text = parts["word/document.xml"].decode("utf-8")
    text = re.sub(r"<w:tbl><w:tblPr/><w:tblGrid>((?:<w:gridCol/>)*)</w:tblGrid>", with_lines, text)
    text = text.replace("<w:sectPr/>", PAGE)
    text = text.replace("<w:r><w:t", f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t')
    if rng.random() < 0.5:
        text = text.replace("</w:tcPr>", '<w:vAlign w:val="center"/></w:tcPr>')
    parts["word/document.xml"] = text.encode("utf-8")
    return packed(parts)


def widths(columns: int, width: int) -> list[int]:
    """Widths in twentieths of a point; seven columns of figures take half of a wide table."""
    if columns < 8:
        return [width // max(columns, 1)] * columns
    labels = columns - 7
    return [int(0.45 * width / labels)] * labels + [int(0.55 * width / 7)] * 7


def packed(parts: dict[str, bytes]) -> bytes:
    """The package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
