"""A database opens in any state it may be found in, and a killed writer leaves it whole."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from fakes import make_report
from sqlmodel import SQLModel

import store.migrations
from store.database import Database
from store.model import Amendment, WenbaoError

SPAWN = multiprocessing.get_context("spawn")


def test_the_migrations_lead_to_the_tables(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_the_newest_migration_is_named_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(str(store.migrations.__file__)).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [store.migrations.HEAD]


def test_a_database_before_its_first_migration_is_brought_up(tmp_path: Path) -> None:
    sa.create_engine(f"sqlite:///{tmp_path / 'wenbao.sqlite'}").connect().close()
    database = Database.in_home(tmp_path)
    assert database.save(make_report()).status == "added"


def _upgrade_to(path: Path, revision: str) -> sa.Engine:
    """A database file with the schema of that revision."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(str(store.migrations.__file__)).parent))
        command.upgrade(config, revision)
    return engine


OLD_DATA = (
    "INSERT INTO organ VALUES (1, '甲局', NULL)",
    "INSERT INTO report VALUES (1, 1, 2021, '甲局年报', '2021', 'a.html', 'da', 1, 1, '2026-01-01 00:00:00')",
    "INSERT INTO report VALUES (2, 1, 2021, '甲局年报', '2021', 'b.html', 'db', 0, 1, '2026-01-02 00:00:00')",
    "INSERT INTO figure VALUES (1, 39, 12000000, 0, 2, NULL, NULL, '[1,2]')",
    "INSERT INTO figure VALUES (2, 39, 13000000, 0, 2, NULL, NULL, NULL)",
    "INSERT INTO passage VALUES (1, 1, 0, '一、总体情况', '正文在此。', NULL, 1)",
    "INSERT INTO problem VALUES (1, 1, 'duplicate', '另有一份', '12', '13', NULL)",
    "INSERT INTO problem VALUES (2, 1, 'number_type', '不符', NULL, NULL, NULL)",
    "INSERT INTO conversation VALUES ('k', '{}', '2026-01-01 00:00:00')",
    "UPDATE meta SET value = '7' WHERE key = 'revision'",
)


def test_a_database_of_the_first_schema_keeps_what_it_holds(tmp_path: Path) -> None:
    engine = _upgrade_to(tmp_path / "wenbao.sqlite", "0001")
    with engine.begin() as connection:
        for statement in OLD_DATA:
            connection.execute(sa.text(statement))
    engine.dispose()
    database = Database.in_home(tmp_path)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
    ((head,), (held,)) = database.heads(), database.figures()
    assert (head.source, held.figure.value, held.figure.amended) == ("a.html", Decimal(12), None)
    assert [(copy.source, copy.length) for copy in database.copies(1, 2021)] == [("b.html", 0), ("a.html", 5)]
    assert (database.revision(), database.index_counts(), len(database.problems())) == (7, (0, 1), 2)
    assert [source.digest for source in database.sources()] == ["da", "db"]
    database.save(make_report("甲局", source="c.html", figures=(), texts=["短。"]))  # problems of copies are told anew
    messages = [one.problem.message for one in database.problems()]
    assert (messages[0], len(messages)) == ("不符", 2) and "b.html 为 13" in messages[1]
    database.amend(1, 2021, Amendment(held.figure.key, Decimal(14), "核对", "张三", datetime.now(UTC)))
    assert database.figures()[0].figure.value == Decimal(14)
    database.close()


def test_the_newest_schema_can_be_taken_back(tmp_path: Path) -> None:
    engine = _upgrade_to(tmp_path / "wenbao.sqlite", "head")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(str(store.migrations.__file__)).parent))
        command.downgrade(config, "base")
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_a_ready_database_opens_without_the_migration_machinery(tmp_path: Path) -> None:
    Database.in_home(tmp_path).close()
    script = (
        "import sys; from pathlib import Path; from store.database import Database; "
        "database = Database.in_home(Path(sys.argv[1])); database.figures([1]); "
        "print([name for name in ('alembic', 'filelock', 'torch', 'chromadb', 'numpy', 'langchain_core')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )
    assert done.stdout.strip() == "[]"


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path)
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WenbaoError, match="9999"):
        Database.in_home(tmp_path)


@pytest.mark.parametrize("url", ["nonsense", "sqlite://", "nosuchkind://host/name"])
def test_a_bad_url_names_its_setting(url: str) -> None:
    with pytest.raises(WenbaoError, match="WENBAO_DATABASE_URL"):
        Database(url)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "wenbao.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(WenbaoError, match=r"wenbao\.sqlite"):
        Database.in_home(tmp_path)


def test_a_home_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(WenbaoError, match="WENBAO_HOME"):
        Database.in_home(tmp_path / "home")


def _open_and_save(home: Path, name: str, together: object) -> None:
    together.wait()  # type: ignore[attr-defined]
    for year in range(2000, 2010):
        Database.in_home(home).save(make_report(name, year))


def test_two_processes_open_a_fresh_home_at_once(tmp_path: Path) -> None:
    together = SPAWN.Barrier(2)
    processes = [SPAWN.Process(target=_open_and_save, args=(tmp_path, name, together)) for name in ("甲局", "乙局")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(Database.in_home(tmp_path).heads()) == 20


def _save_for_ever(home: Path) -> None:
    database = Database.in_home(home)
    number = 0
    while True:
        database.save(make_report(f"机关{number % 50}", digest=str(number), texts=[f"第{number}次。"] * 40))
        number += 1


def test_a_killed_writer_leaves_whole_reports(tmp_path: Path) -> None:
    size = len(make_report().figures)
    for _ in range(3):
        process = SPAWN.Process(target=_save_for_ever, args=(tmp_path,))
        process.start()
        _wait_for_reports(tmp_path)
        process.kill()
        process.join()
        database = Database.in_home(tmp_path)
        with database.reading() as connection:
            assert connection.execute(sa.text("PRAGMA integrity_check")).scalar() == "ok"
            parts = connection.execute(
                sa.text(
                    "SELECT (SELECT count(*) FROM figure WHERE report_id = report.id),"
                    " (SELECT count(*) FROM passage WHERE report_id = report.id) FROM report"
                )
            ).fetchall()
            orphans = connection.execute(
                sa.text("SELECT count(*) FROM figure WHERE report_id NOT IN (SELECT id FROM report)")
            ).scalar()
        assert {tuple(row) for row in parts} == {(size, 40)}
        assert orphans == 0
        assert len({(head.organ.name, head.year) for head in database.heads()}) == len(database.heads())
        database.close()


def _wait_for_reports(home: Path) -> None:
    database = Database.in_home(home)
    start = database.revision()
    deadline = time.monotonic() + 30
    while database.revision() < start + 20:
        assert time.monotonic() < deadline
    database.close()
