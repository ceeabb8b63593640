"""Word files of the factory made into what older and other office programs write, by LibreOffice, many in one call."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path, PurePath
from typing import Final

from factory.making import FactoryReport

KINDS: Final = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
SECONDS: Final = 20
SECONDS_A_FILE: Final = 2


def has_office() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice") is not None


def convert_reports(made: Sequence[FactoryReport], kind: str) -> list[FactoryReport]:
    """The same reports as files of another kind, without those over which LibreOffice loses itself: laying out a table
    whose columns have no width, it now and then never ends."""
    found: list[FactoryReport] = []
    while made:
        with tempfile.TemporaryDirectory() as name:
            contents = convert([report.content for report in made], kind, Path(name))
        pairs = zip(made, contents, strict=False)
        found += [
            replace(
                report, name=f"{PurePath(report.name).stem}.{kind}", content=content, format=f"{report.format}>{kind}"
            )
            for report, content in pairs
        ]
        made = made[len(contents) + 1 :]
    return found


def convert(contents: Sequence[bytes], kind: str, folder: Path) -> list[bytes]:
    """Word files in another kind, up to the first that LibreOffice does not make in time."""
    sources = [folder / f"{place:03}.docx" for place in range(len(contents))]
    for source, content in zip(sources, contents, strict=True):
        source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", f"{kind}:{KINDS[kind]}", "--outdir", str(folder)]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen([*command, *map(str, sources)], stdout=quiet, stderr=quiet, start_new_session=True)
    with suppress(subprocess.TimeoutExpired):
        running.wait(SECONDS + SECONDS_A_FILE * len(contents))
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    results = takewhile(Path.is_file, (source.with_suffix(f".{kind}") for source in sources))
    return [path.read_bytes() for path in results]
