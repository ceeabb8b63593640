"""`wenbao show … --image FILE.png`: the proof of figures written as a picture."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.printing import complain
from bot.settings import Settings, UsageError
from store.model import CellKey, ReportHead, WenbaoError

if TYPE_CHECKING:
    from store.database import Database


def check_image(path: Path) -> None:
    """UsageError where a picture cannot be written there, before any work is done."""
    if path.suffix.lower() != ".png":
        raise UsageError(f"--image：图画成 PNG，文件名应以 .png 结尾，现为“{path.name}”")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"--image：没有文件夹 {path.parent}，请先建立")


def write_image(
    database: Database, head: ReportHead, asked: Collection[CellKey], path: Path, settings: Settings
) -> None:
    """Draw the tables of these figures (all tables for none) and write the picture, over what was there; say so on
    stderr, and what of the page of a pdf or scan is not on it."""
    from bot.picture.proof import prove

    picture = prove(database, head, asked, sources=settings.sources, font=settings.font)
    before = path.exists()
    try:
        path.write_bytes(picture.png)
    except OSError as error:
        raise WenbaoError(f"--image：写不了 {path}（{error.strerror}）") from error
    print(f"已画出 {path}" + ("（代替了原有的文件）" if before else ""), file=sys.stderr, flush=True)
    if picture.unshown:
        complain(f"{path}：{picture.unshown}")
