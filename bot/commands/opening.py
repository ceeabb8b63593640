"""Opening what a command works on: the database, the index, the assistant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import SettingError, Settings
from store.catalogue.normal import squash
from store.model import WenbaoError

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from store.database import Database
    from store.vectors import PassageIndex


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database that the settings name, closed at the end. Raises SettingError where the home cannot be made."""
    from store.database import Database

    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"WENBAO_HOME：用不了文件夹 {settings.home}（{error.strerror}）") from error
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def find_database(settings: Settings) -> Iterator[Database | None]:
    """As `open_database`, but None where there is none yet: nothing is made."""
    _, local, path = settings.database_url.partition("sqlite:///")
    if local and not Path(path).is_file():
        yield None
        return
    with open_database(settings) as database:
        yield database


@contextmanager
def open_index(settings: Settings) -> Iterator[PassageIndex]:
    """The passages' index, which opens nothing until it is used; closed at the end."""
    from store.vectors import PassageIndex

    index = PassageIndex(
        folder=settings.index_folder, url=settings.chroma_url, models=settings.models, model=settings.embedding_model
    )
    try:
        yield index
    finally:
        index.close()


@contextmanager
def open_assistant(settings: Settings) -> Iterator[Assistant]:
    """The assistant over the settings' database and index."""
    from bot.assistant import Assistant

    with open_database(settings) as database, open_index(settings) as index:
        yield Assistant(database, index)


def select_organs(database: Database, name: str | None) -> list[int] | None:
    """The ids of the organs of this full name, else of those whose name contains it; None where no name is given.

    Raises WenbaoError where no organ of which a report is held has such a name.
    """
    if name is None:
        return None
    held, wanted = database.organs(), squash(name)
    exact = [organ.id for organ in held if squash(organ.organ.name) == wanted]
    found = exact or [organ.id for organ in held if wanted in squash(organ.organ.name)]
    if not found:
        raise WenbaoError(f"--organ：没有收录名称含“{name}”的机关的年报")
    return found
