"""Opening what a command works on: the database, the index, the assistant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import SettingError, Settings
from store.catalogue.aliases import aliases, ancestors, take_apart
from store.catalogue.normal import fold, squash
from store.model import HeldOrgan, Organ, WenbaoError

if TYPE_CHECKING:
    from bot.aided import AidedAssistant
    from bot.assistant import Assistant
    from store.database import Database
    from store.vectors import PassageIndex


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """The database that the settings name, closed at the end. Raises SettingError where the home cannot be made."""
    from store.database import Database

    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise SettingError(f"WENBAO_HOME：{settings.home} 或它所在的是文件，不是文件夹") from error
    except OSError as error:
        raise SettingError(f"WENBAO_HOME：不能建立文件夹 {settings.home}（{error.strerror}）") from error
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
    from store.reranking import Reranker
    from store.vectors import PassageIndex

    index = PassageIndex(
        folder=settings.index_folder,
        url=settings.chroma_url,
        models=settings.models,
        model=settings.embedding_model,
        reranker=Reranker(settings.reranker) if settings.reranker else None,
    )
    try:
        yield index
    finally:
        index.close()


@contextmanager
def open_assistant(settings: Settings) -> Iterator[Assistant | AidedAssistant]:
    """The assistant over the settings' database and index; see `assistant_over`."""
    with open_database(settings) as database, open_index(settings) as index:
        yield assistant_over(settings, database, index)


def assistant_over(settings: Settings, database: Database, index: PassageIndex) -> Assistant | AidedAssistant:
    """The assistant as the settings want it, with the home's own words, and a chat model at its side if they name one.

    Raises CatalogueError where a line of the home's catalogue file does not fit.
    """
    from bot.assistant import Assistant
    from store.catalogue.definitions import definitions
    from store.catalogue.terms import OWN_FILE, lexicon

    definitions()
    terms, forget_after = lexicon(settings.home / OWN_FILE), 60.0 * settings.forget_minutes
    assistant = Assistant(database, index, terms=terms, own_organ=settings.organ, forget_after=forget_after)
    return _aided(settings, settings.chat_model, assistant, database) if settings.chat_model else assistant


def _aided(settings: Settings, name: str, assistant: Assistant, database: Database) -> AidedAssistant:
    from bot.aided import AidedAssistant
    from bot.language_model import ChatModel
    from store.spending import Spending

    model = ChatModel(name, settings.chat_base_url, settings.provider_keys, settings.chat_seconds)
    return AidedAssistant(
        assistant, model, Spending(database), budget=settings.chat_budget, seconds=settings.chat_seconds
    )


def select_organs(database: Database, name: str | None) -> list[int] | None:
    """The ids of the organs that are called so, else of those whose name contains it; None where no name is given.

    Raises WenbaoError where no organ of which a report is held has such a name.
    """
    if name is None:
        return None
    held = database.organs()
    found = organs_called(held, name) or organs_containing(held, name)
    if not found:
        raise WenbaoError(f"没有收录名称是“{name}”或含“{name}”的机关的年报")
    return [organ.id for organ in found]


def organs_called(held: Sequence[HeldOrgan], name: str) -> list[HeldOrgan]:
    """The organs of this full name; else all of which it is a short form that says their region (双流区政府办公室)."""
    wanted = squash(name)
    exact = [organ for organ in held if squash(organ.organ.name) == wanted]
    return exact or ([organ for organ in held if _is_called(organ.organ, wanted)] if wanted else [])


def _is_called(organ: Organ, name: str) -> bool:
    """Whether a short form of the organ is meant, with any of the regions that it lies in before it."""
    short = {fold(alias) for alias in aliases(organ.name)}
    parts = take_apart(name)
    tail = "".join(parts.regions[-1:]) + parts.body
    return fold(name) in short or (fold(tail) in short and {*parts.regions} <= ancestors(organ.name, organ.region))


def organs_containing(held: Sequence[HeldOrgan], name: str) -> list[HeldOrgan]:
    """The organs in whose name this stands."""
    wanted = squash(name)
    return [organ for organ in held if wanted in squash(organ.organ.name)]
