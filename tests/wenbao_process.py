"""Runs the `wenbao` command as its users do: as a process of its own, over a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "ingest" / "samples"
START = "import sys; {before}; from bot.cli import main; code = main(); {after}; sys.exit(code)"


def run_wenbao(
    home: Path,
    *arguments: str | Path,
    stdin: str | bytes = b"",
    before: str = "pass",
    after: str = "pass",
    **environ: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run one command with the home's folder as working directory's `data`; `before` and `after` are Python run
    around it in the same process."""
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WENBAO_")}
    code = START.format(before=before, after=after)
    models = {"WENBAO_MODELS": os.environ["WENBAO_MODELS"]} if "WENBAO_MODELS" in os.environ else {}
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=home,
        capture_output=True,
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        check=False,
        timeout=600,
        env={**kept, **models, "PYTHONPATH": str(ROOT), "WENBAO_HOME": str(home / "data"), **environ},
    )


def json_lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    """What the command printed: every line of stdout must be a JSON object."""
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert all(isinstance(line, dict) for line in lines)
    return lines


def sample_files(names: Sequence[str] = ("*.html", "*.txt")) -> list[Path]:
    """The reports that ship with the project."""
    return sorted(path for name in names for path in SAMPLES.glob(name))
