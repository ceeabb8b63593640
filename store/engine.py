"""Opening a database: its URL, its settings, its schema brought to the newest. Used by `store.database` only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from store.migrations import HEAD
from store.model import WenbaoError

BUSY_MS = 30_000
"""How long a writer waits for another one."""
MAPPED = 2**31 - 2**16
"""Bytes of a SQLite file that are mapped into memory, where it is so large: as many as SQLite maps at most."""


def open_engine(url: str) -> Engine:
    """An engine on the URL with the newest schema; WenbaoError naming the database where that cannot be."""
    place = _parse(url)
    if place.get_backend_name() == "sqlite":
        place = _as_may_be(place)
    try:
        engine = create_engine(place, json_serializer=_write_json)
    except (NoSuchModuleError, ImportError) as error:
        hint = "PostgreSQL 的驱动用 pip install 'wenbao[postgres]' 安装"
        raise WenbaoError(f"WENBAO_DATABASE_URL：没有可用的数据库驱动（{error}）；{hint}") from error
    if place.get_backend_name() == "sqlite":
        _configure_sqlite(engine)
    with explained(engine):
        if _schema_version(engine) != HEAD:
            _migrate(engine)
    return engine


_encode = json.JSONEncoder(separators=(",", ":")).encode
_NUMBERED = {int, type(None)}


def _write_json(value: Any) -> str:
    """As short as it can be; a place in a source, of which there are two hundred a report, in a third of the time."""
    if type(value) is list and {*map(type, value)} <= _NUMBERED:
        return str(value).replace(", ", ",").replace("None", "null")
    return _encode(value)


def _parse(url: str) -> URL:
    try:
        place = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise WenbaoError("WENBAO_DATABASE_URL：不是有效的数据库地址") from error
    if place.get_backend_name() == "sqlite" and not place.database:
        raise WenbaoError("WENBAO_DATABASE_URL：SQLite 地址没有文件名")
    return place


def _as_may_be(place: URL) -> URL:
    """A SQLite file to be opened as it is, or for reading only where its folder cannot be written: a file that nobody
    is writing needs no lock then, nor the files that stand beside it. WenbaoError where it would have to be made."""
    path = Path(str(place.database))
    if os.access(path.parent, os.W_OK) and (os.access(path, os.W_OK) or not path.exists()):
        return place
    if not path.is_file():
        raise WenbaoError(f"数据文件夹 {path.parent}：不能写入，无法建立数据库")
    written = path.with_name(f"{path.name}-wal")
    alone = {} if written.exists() and written.stat().st_size else {"immutable": "1"}
    return place.set(database=path.absolute().as_uri(), query={"mode": "ro", "uri": "true", **alone})


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turns the database's own refusals (locked, full, read-only, not a database) into WenbaoError; bugs pass."""
    try:
        yield
    except DBAPIError as error:
        if _is_bug(error):
            raise
        raise WenbaoError(f"数据库 {_named(engine.url)}：{_cause(error)}") from error


def _named(place: URL) -> str:
    """What a message calls a database: the file, or the host."""
    name = str(place.database or place.host)
    return unquote(name.removeprefix("file://"))


def _cause(error: DBAPIError) -> str:
    """The database's own words, or ours where a user meets them."""
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    if name.startswith("SQLITE_READONLY"):
        return "所在的文件夹或文件不能写入（只读），只能查询"
    if name.startswith("SQLITE_CANTOPEN"):
        return f"打不开；请看它所在的文件夹是否可读可写（{error.orig}）"
    return str(error.orig)


def _is_bug(error: DBAPIError) -> bool:
    name: str | None = getattr(error.orig, "sqlite_errorname", None)
    if name is None:
        return not error.connection_invalidated
    return not name.startswith(
        (
            "SQLITE_BUSY",
            "SQLITE_FULL",
            "SQLITE_READONLY",
            "SQLITE_IOERR",
            "SQLITE_CANTOPEN",
            "SQLITE_NOTADB",
            "SQLITE_CORRUPT",
            "SQLITE_PERM",
            "SQLITE_LOCKED",
        )
    )


def _configure_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        # Python's driver would begin transactions by its own rules, and none before DDL; we begin them ourselves.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        # one cell of a year lies on as many pages as reports: mapped, each costs half of what reading it costs
        connection.execute(f"PRAGMA mmap_size={MAPPED}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer that begins as a reader is refused at once, without waiting, when another one was quicker.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _schema_version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is not None and version > HEAD:
        raise WenbaoError(f"数据库 {_named(engine.url)} 由较新版本的 wenbao 建立（{version}），请升级程序")
    return version


def _migrate(engine: Engine) -> None:
    if engine.url.query.get("mode") == "ro":
        raise WenbaoError(f"数据库 {_named(engine.url)}：由较早版本的 wenbao 建立，所在的文件夹不能写入，无法升级")
    with _migration_lock(engine):
        if _schema_version(engine) == HEAD:
            return
        if engine.dialect.name == "sqlite":
            with closing(engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            _upgrade(connection)


def _migration_lock(engine: Engine) -> AbstractContextManager[object]:
    """SQLite's own lock does not cover the change to WAL, so two first starts need one beside the file."""
    if engine.dialect.name != "sqlite":
        return nullcontext()
    from filelock import FileLock

    return FileLock(f"{engine.url.database}.lock", timeout=BUSY_MS / 1000)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    command.upgrade(config, "head")
