"""What many tests stand on: a real database, a real index with a small fake model, and the real model made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import HashEmbeddings
from hypothesis import settings

from store.database import Database
from store.packaged_model import packaged_model
from store.vectors import PassageIndex

# How long an example takes says more of the machine's other work than of ours.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A fresh database in a home of its own."""
    held = Database.in_home(tmp_path / "home")
    yield held
    held.close()


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
