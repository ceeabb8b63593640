"""What many tests stand on: a real database, a real index with a small fake model, and the real model made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bot_api_server import BotApiServer, bot_api_server
from fakes import HashEmbeddings
from hypothesis import settings
from telegram_process import Echo
from telegram_thread import running_bot
from wenbao_process import json_lines, run_wenbao, sample_files

from store.database import Database
from store.packaged_model import packaged_model
from store.vectors import PassageIndex

# How long an example takes says more of the machine's other work than of ours.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty database of the newest schema, to be copied."""
    home = tmp_path_factory.mktemp("template")
    Database.in_home(home).close()
    return home


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh database in a home of its own."""
    shutil.copytree(template, tmp_path / "home")
    database = Database.in_home(tmp_path / "home")
    yield database
    database.close()


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of the packaged embedding model, made once: WENBAO_MODELS or the user's cache."""
    folder = Path(os.environ.get("WENBAO_MODELS") or Path.home() / ".cache" / "wenbao")
    packaged_model(folder)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Iterator[PassageIndex]:
    """A fresh index that embeds by characters, without a model."""
    held = PassageIndex(
        folder=tmp_path / "index", url=None, models=tmp_path / "models", model=None, embeddings=HashEmbeddings()
    )
    yield held
    held.close()


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    """A loopback Bot API server that must not find a call amiss."""
    with bot_api_server() as server:
        yield server
        assert server.broken == []


@pytest.fixture
def echo() -> Echo:
    """An assistant that says what it was asked."""
    return Echo()


@pytest.fixture
def bot(server: BotApiServer, database: Database, echo: Echo) -> Iterator[BotApiServer]:
    """The server, with a bot that polls it."""
    with running_bot(server.root, database, echo) as state:
        yield server
    assert state.error is None


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with all samples read, nothing indexed."""
    folder = tmp_path_factory.mktemp("home")
    done = run_wenbao(folder, "ingest", "--no-index", "--json", *sample_files())
    assert done.returncode == 0, done.stderr.decode()
    assert [line["status"] for line in json_lines(done)] == ["added"] * len(sample_files())
    yield folder
