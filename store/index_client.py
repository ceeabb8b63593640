"""The one place where Chroma is opened and closed: a folder that this process owns for a while, or a server."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from store.index_lock import Ownership
from store.model import WenbaoError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.config import Settings

PATIENCE = 120.0
WATCH_SECONDS = 0.05


class IndexClient:
    """A Chroma client that is opened when used. Safe to share between threads; operations run one at a time.

    On a folder it stays open, with the folder owned, until another process wants it: then it is closed between two
    operations, by the next operation's end or by a watching thread, and opened again when next used.
    """

    def __init__(self, folder: Path | None, url: str | None, patience: float = PATIENCE) -> None:
        """A server's `url`, or else a `folder`; ValueError without either."""
        if folder is None and url is None:
            raise ValueError("an index needs a folder or a URL")
        self.place = url or str(folder)
        self._url = url
        self._folder = folder
        self._ownership = None if url or folder is None else Ownership(folder, patience)
        self._turn = threading.Lock()
        self._client: Client | None = None

    @contextmanager
    def opened(self) -> Iterator[Client]:
        """The client, for one operation. Chroma's refusals become WenbaoError naming the index."""
        with self._turn:
            if self._client is None:
                self._open()
            assert self._client is not None
            try:
                with _explained(self.place):
                    yield self._client
            finally:
                self._give_way()

    def exists(self) -> bool:
        """Whether there is an index to open; a server always counts."""
        return self._url is not None or (self._folder is not None and (self._folder / "chroma.sqlite3").exists())

    def clear(self) -> None:
        """Removes everything in the folder, even if it is broken; a server's collections stay."""
        with self._turn:
            self._close()
            if self._ownership is None or self._folder is None:
                return
            self._ownership.take()
            try:
                _empty(self._folder)
            finally:
                self._ownership.give_back()

    def close(self) -> None:
        """Closes the client and gives the folder back; it is opened again when next used."""
        with self._turn:
            self._close()

    def _open(self) -> None:
        if self._ownership is None:
            self._client = _connect(str(self._url))
            return
        self._ownership.take()
        try:
            self._client = _open_folder(str(self._folder))
        finally:
            if self._client is None:
                self._ownership.give_back()
        threading.Thread(target=self._watch, args=(self._client,), name="index-watcher", daemon=True).start()

    def _watch(self, client: Client) -> None:
        pause = threading.Event()
        while self._client is client:
            pause.wait(WATCH_SECONDS)
            with self._turn:
                if self._client is client:
                    self._give_way()

    def _give_way(self) -> None:
        if self._ownership is not None and self._client is not None and self._ownership.is_wanted():
            self._close()

    def _close(self) -> None:
        client, self._client = self._client, None
        if client is None:
            return
        client.close()
        if self._ownership is not None:
            self._ownership.give_back()


def _settings() -> Settings:
    """Fresh ones, because each client writes into its own; a `.env` in the working directory is not asked for them."""
    from chromadb.config import Settings

    return Settings(_env_file=None, anonymized_telemetry=False)


def _open_folder(folder: str) -> Client:
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    logging.getLogger("chromadb").setLevel(logging.WARNING)
    client: Client | None = None
    try:
        with _explained(folder):
            client = cast("Client", chromadb.PersistentClient(folder, settings=_settings()))
            return client
    finally:
        if client is None:
            # Chroma keeps what failed to start and would hand it out again.
            SharedSystemClient._identifier_to_system.pop(folder, None)


def _connect(url: str) -> Client:
    import chromadb

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WenbaoError(f"WENBAO_CHROMA_URL：{url} 不是有效地址，应如 http://127.0.0.1:8000")
    port = parts.port or (443 if parts.scheme == "https" else 8000)
    try:
        with _explained(url):
            client = chromadb.HttpClient(parts.hostname, port, ssl=parts.scheme == "https", settings=_settings())
            return cast("Client", client)
    except ValueError as error:
        raise WenbaoError(f"WENBAO_CHROMA_URL：无法连接 {url}（{error}）") from error


@contextmanager
def _explained(place: str) -> Iterator[None]:
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    try:
        yield
    except (ChromaError, HTTPError) as error:
        raise WenbaoError(f"索引 {place} 出错（{error}）；索引可随时由数据库重建：wenbao reindex --rebuild") from error


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name.startswith("chroma"):
            path.unlink()
