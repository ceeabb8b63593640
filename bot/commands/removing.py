"""`wenbao remove`: a report taken out, with all its copies."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path

from bot.commands.cells import find_report
from bot.commands.opening import open_database
from bot.commands.printing import print_json, stdout_console
from bot.settings import Settings
from store.model import Status, WenbaoError


def remove_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take out all copies of an organ's year, and the kept sources that nothing else needs; say what went."""
    from ingest.rechecking import recheck

    with open_database(settings) as database:
        head = find_report(database, arguments.organ, arguments.year)
        place = ([head.organ_id], [head.year])
        copies = database.copies(head.organ_id, head.year)
        sources = sorted({copy.source for copy in copies})
        gone = {
            "organ": head.organ.name,
            "year": head.year,
            "sources": sources,
            "figures": sum(held.figure.status is not Status.MISSING for held in database.figures(*place)),
            "passages": len(database.passages(*place)),
            "amendments": len(database.amendments(*place)),
        }
        database.remove(head.organ_id, head.year)
        recheck(database, head.organ_id, head.year)
        digests = {copy.digest for copy in copies}
        _delete_sources(settings.sources, digests - database.digests_in_use(digests))
    if arguments.json:
        print_json(gone)
        return 0
    console = stdout_console()
    console.print(f"已移除 {head.organ.name} {head.year} 年年报：{'、'.join(sources)}")
    console.print(f"数 {gone['figures']} 格 · 文 {gone['passages']} 段 · 人工更正 {gone['amendments']} 处", style="dim")
    return 0


def _delete_sources(folder: Path, digests: Collection[str]) -> None:
    """Deletes the kept copies of these bytes, whatever suffix they have."""
    for digest in digests:
        for kept in folder.glob(f"{digest}*"):
            try:
                kept.unlink(missing_ok=True)
            except OSError as error:
                raise WenbaoError(f"{kept}：年报已移除，但保存的来源文件删不掉（{error.strerror}）") from error
