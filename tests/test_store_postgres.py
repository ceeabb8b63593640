"""The store on PostgreSQL: the same tests, where a server can be started and a driver is installed."""

from __future__ import annotations

import inspect
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
import test_store
import test_store_copies
import test_store_corrections

from store.database import Database

NAMES = count(1)
TESTS = [
    test
    for module in (test_store, test_store_corrections, test_store_copies)
    for name, test in vars(module).items()
    if name.startswith("test_") and list(inspect.signature(test).parameters) == ["database"]
]


def _as_server(*command: str | Path) -> None:
    """Runs a command of PostgreSQL, which refuses to run as root."""
    rootless = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
    subprocess.run([*rootless, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=120)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server of our own on a socket in a folder of its own, with trust and without a network."""
    pytest.importorskip("psycopg", reason="no driver for PostgreSQL")
    programs = {name: shutil.which(name) for name in ("initdb", "pg_ctl", "postgres")}
    if not all(programs.values()) or (os.geteuid() == 0 and not shutil.which("runuser")):
        pytest.skip("no PostgreSQL")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
        data = folder / "data"
        _as_server("initdb", "-D", data, "-U", "wenbao", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        _as_server("pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            url = f"postgresql://wenbao@/postgres?host={folder}"
            _create(url, "migrated")
            Database(_named(url, "migrated")).close()
            yield url
        finally:
            _as_server("pg_ctl", "-D", data, "-m", "immediate", "stop")


def _named(url: str, name: str) -> str:
    return url.replace("/postgres?", f"/{name}?")


def _create(url: str, what: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {what}")
    engine.dispose()


@pytest.fixture
def postgres(server: str) -> Iterator[Database]:
    """A fresh database on the server."""
    name = f"wenbao{next(NAMES)}"
    _create(server, f"{name} TEMPLATE migrated")
    held = Database(_named(server, name))
    yield held
    held.close()


@pytest.mark.parametrize("test", TESTS, ids=[test.__name__ for test in TESTS])
def test_the_store_does_the_same_on_postgresql(postgres: Database, test: Callable[[Database], None]) -> None:
    test(postgres)
