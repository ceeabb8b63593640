"""Word files of the factory made into what older and other office programs write, by LibreOffice, many in one call."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from factory.making import FactoryReport

KINDS: Final = {"doc": "MS Word 97", "rtf": "Rich Text Format", "odt": "writer8"}
SECONDS_A_FILE: Final = 20


def has_office() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice") is not None


def convert_reports(made: Sequence[FactoryReport], kind: str) -> list[FactoryReport]:
    """The same reports as files of another kind; raises RuntimeError where LibreOffice does not make all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{place}.docx" for place in range(len(made))]
        for source, report in zip(sources, made, strict=True):
            source.write_bytes(report.content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", f"{kind}:{KINDS[kind]}", "--outdir", str(folder)]
        subprocess.run(
            [*command, *map(str, sources)],
            check=True,
            capture_output=True,
            timeout=60 + SECONDS_A_FILE * len(made),
        )
        lacking = [source.stem for source in sources if not source.with_suffix(f".{kind}").is_file()]
        if lacking:
            raise RuntimeError(f"LibreOffice made no {kind} of {lacking}")
        return [
            replace(
                report,
                name=f"{PurePath(report.name).stem}.{kind}",
                content=source.with_suffix(f".{kind}").read_bytes(),
                format=f"{report.format}>{kind}",
            )
            for source, report in zip(sources, made, strict=True)
        ]
