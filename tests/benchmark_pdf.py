"""Reading printed pdf files with Wenbao, with pdfplumber's tables and with markitdown in one run:
`python tests/benchmark_pdf.py [files]`, then what `wenbao ingest --no-index` takes for all of them. Linux.

The files are the factory's, printed by LibreOffice. pdfplumber gives rows of cells, markitdown Markdown; in both the
cells of the form are looked for as `benchmark_markitdown` does, which also says what is timed.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmark_markitdown import Tally, markitdown_convert, read_ours, read_theirs
from factory import FactoryReport
from factory.printing import UNPRINTABLE, can_print, print_all
from factory.scoring import draw_report
from watching import environ, watch, wenbao

_UNWANTED = str.maketrans("|\n", "  ")


def printed(many: int) -> list[FactoryReport]:
    """So many reports with up to four noises, as pdf files."""
    drawn = (draw_report(seed, "mixed", "docx", None) for seed in range(1, 3 * many))
    wanted = [made for made in drawn if not UNPRINTABLE & set(made.noises)]
    return list(print_all(wanted[:many]))


def pdfplumber_convert() -> Callable[[str, bytes], str] | None:
    """pdfplumber's tables, a row a line with strokes between its cells; None where it is not installed."""
    try:
        import pdfplumber
    except ImportError:
        return None

    def convert(_: str, content: bytes) -> str:
        with pdfplumber.open(io.BytesIO(content)) as document:
            rows = [row for page in document.pages for table in page.extract_tables() for row in table]
        return "\n".join("|".join((cell or "").translate(_UNWANTED) for cell in row) for row in rows)

    return convert


def compare(files: list[FactoryReport]) -> None:
    """One line a reader: its time, and what it read right."""
    readers = {"pdfplumber": pdfplumber_convert(), "markitdown": markitdown_convert()}
    ours = Tally()
    read_ours(files[0], Tally())  # what is loaded at the first file is not timed
    for made in files:
        read_ours(made, ours)
    print(f"    wenbao      {1000 * ours.seconds / len(files):6.1f} ms a file  {ours.line()}")
    for name, convert in readers.items():
        if convert is None:
            print(f"    {name:<10}  not installed")
            continue
        theirs = Tally()
        read_theirs(files[0], Tally(), convert)
        for made in files:
            read_theirs(made, theirs, convert)
        ratio = theirs.seconds / ours.seconds
        print(
            f"    {name:<10}  {1000 * theirs.seconds / len(files):6.1f} ms a file  {theirs.line()}  {ratio:.1f} times"
        )


def time_reading(files: list[FactoryReport]) -> None:
    """Files a second of the whole command."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "files"
        folder.mkdir()
        for made in files:
            (folder / f"{made.seed}.pdf").write_bytes(made.content)
        took = watch(wenbao("ingest", "--no-index", "--json", folder), environ(Path(scratch) / "home"), memory=False)
    count = len(files)
    each = 1000 * took.processor_seconds / count
    print(f"wenbao ingest, pdf: {count / took.seconds:.1f} files/s, {each:.0f} ms of processor a file")


def main(many: int = 60) -> None:
    """All measurements, one after the other."""
    if not can_print():
        print("LibreOffice is not installed: there is nothing to read")
        return
    files = printed(many)
    print(f"pdf, {len(files)} files, no to four noises:")
    compare(files)
    time_reading(files)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
