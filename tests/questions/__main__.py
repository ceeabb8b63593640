"""`cd tests && PYTHONPATH=.. python -m questions DIR [--keep]`: the world's reports and questions, to be scored.

--keep also rewrites world.jsonl, after a sentence or the world has changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from questions.gold import lines, write_reports

KEPT = Path(__file__).with_name("world.jsonl")


def main(arguments: list[str]) -> int:
    """Write everything; 2 on wrong usage."""
    folders = [word for word in arguments if word != "--keep"]
    if len(folders) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(folders[0])
    write_reports(folder / "reports")
    (folder / "questions.jsonl").write_text(lines(), encoding="utf-8")
    if "--keep" in arguments:
        KEPT.write_text(lines(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
