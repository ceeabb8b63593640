"""`wenbao ingest --reference`: laws and rules that are quoted by their articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.commands.opening import open_database
from bot.commands.printing import complain, print_json
from bot.settings import Settings
from store.model import WenbaoError


def take_references(paths: Iterable[Path], settings: Settings, *, as_json: bool) -> int:
    """Take the files in as references; 1 where one has no articles or cannot be read."""
    from ingest.reference import read_reference

    failed = False
    with open_database(settings) as database:
        for path in paths:
            try:
                reference = read_reference(path)
            except WenbaoError as error:
                failed = True
                _tell_failed(path, error, as_json=as_json)
                continue
            status = database.take_reference(reference)
            told = {"source": reference.source, "title": reference.title, "status": status}
            if as_json:
                print_json({**told, "articles": len(reference.articles), "error": None})
            else:
                words = {"added": "新增", "replaced": "替换", "unchanged": "未变"}
                print(f"{words[status]}：《{reference.title}》{len(reference.articles)}条（{reference.source}）")
    return 1 if failed else 0


def _tell_failed(path: Path, error: WenbaoError, *, as_json: bool) -> None:
    if as_json:
        print_json({"source": path.name, "title": None, "status": "failed", "articles": 0, "error": str(error)})
    complain(str(error))
