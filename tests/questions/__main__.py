"""`cd tests && PYTHONPATH=.. python -m questions DIR [--set NAME] [--keep]`: a set's reports and questions, to score.

--keep also rewrites the set's expected.jsonl, after a sentence or the world has changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from questions.gold import write_reports
from questions.sets import load_set, set_names


def main(arguments: Sequence[str]) -> int:
    """Write everything. Raises SystemExit with 2 on wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", dest="name", choices=set_names(), default="first")
    parser.add_argument("--keep", action="store_true")
    settings = parser.parse_args(arguments)
    chosen = load_set(settings.name)
    write_reports(chosen.world, settings.folder / "reports")
    lines = chosen.lines()
    (settings.folder / "questions.jsonl").write_text(lines, encoding="utf-8")
    if settings.keep:
        chosen.kept.write_text(lines, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
