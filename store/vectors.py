"""The index: passages' vectors in Chroma, through LangChain. It can be rebuilt from the database at any time.

Nothing heavy is imported before the index is used, and no text is ever handed to Chroma to embed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.index_client import PATIENCE, IndexClient
from store.model import HeldPassage, WenbaoError
from store.packaged_model import IDENTITY

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from store.database import Database

COLLECTION = "passages"
BATCH = 64
"""Passages embedded and written at a time: about a second's work, after which others may have the index."""
MOST_IDS = 5_000
"""Vectors fetched in one call."""
MOST_KNOWN = 20_000
"""Vectors kept in memory (30 MB), because fetching one takes longer than comparing a thousand."""


def passage_text(held: HeldPassage) -> str:
    """What is embedded for a passage. With organ, year and section before the text, the right passage comes first in
    .83 of the questions; without, in .47 (reports of one kind say much the same)."""
    return f"{held.report.organ.name} {held.report.year} {held.passage.section}\n{held.passage.text}"


class PassageIndex:
    """The vectors of the passages of current reports, by the database's passage ids. Safe to share between threads.

    On a folder one process owns it at a time and gives it to another that wants it (`store.index_lock`).
    """

    def __init__(
        self,
        *,
        folder: Path | None,
        url: str | None,
        models: Path,
        model: str | None,
        embeddings: Embeddings | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """Opens nothing yet. `folder` or a Chroma server's `url`; `models` holds the packaged model, `model` names
        another one; `embeddings` takes the place of both. `patience`: seconds to wait for an owner."""
        self._client = IndexClient(folder, url, patience)
        self._models = models
        self._model = model
        self._made = embeddings
        self._making = threading.Lock()
        self._known: dict[int, NDArray[np.float32]] = {}
        self._known_of = ""

    @property
    def embeddings(self) -> Embeddings:
        """LangChain's embeddings behind the index, loaded when first asked for (seconds)."""
        with self._making:
            if self._made is None:
                from store.embedding import load_embeddings

                self._made = load_embeddings(self._models, self._model)
            return self._made

    def sync(self, database: Database, progress: Callable[[int, int], None] | None = None) -> int:
        """Brings the index to what the database holds: embeds what is pending, deletes what is history.

        Returns how many passages were embedded. `progress(done, of)` after each batch. Cut at any point, the next call
        goes on. An index of another database or a lost one is begun anew. WenbaoError where it was made by another
        model, or cannot be opened.
        """
        self._reconcile(database)
        self._remove_stale(database)
        embedded, wanted = database.index_counts()
        done = 0
        while pending := database.pending_passages(BATCH):
            self._write(database, pending)
            done += len(pending)
            if progress is not None:
                progress(done, max(wanted - embedded, done))
        self._remove_stale(database)
        return done

    def rebuild(self, database: Database, progress: Callable[[int, int], None] | None = None) -> int:
        """Throws the index away, whatever made it and however broken it is, and makes it anew as `sync` does."""
        self._client.clear()
        with self._client.opened() as client:
            if _held(client) is not None:
                client.delete_collection(COLLECTION)
        database.forget_index()
        return self.sync(database, progress)

    def search(self, text: str, k: int, passage_ids: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The k passages nearest in meaning: (passage id, cosine similarity), best first.

        With `passage_ids` only these are compared, exactly; without, all (Chroma's HNSW). What is not indexed yet is
        not found. WenbaoError where the index was made by another model.
        """
        if k < 1 or not self._client.exists() or (passage_ids is not None and not passage_ids):
            return []
        vector = self.embeddings.embed_query(text)
        with self._client.opened() as client:
            if (held := _held(client)) is None:
                return []
            self._check_model(held, len(vector))
            store = self._store(client)
            if passage_ids is None:
                return _nearest(store, vector, k)
            vectors = self._vectors_of(store, str(held.id), passage_ids)
        return _compare(vector, vectors, k)

    def vector_store(self) -> Chroma:
        """LangChain's vector store over the passages, ids as strings. It serves until the index is next handed over or
        closed, so take it anew for each use. Read only: what `sync` did not write is not in the database."""
        self.warm_up()
        with self._client.opened() as client:
            if (held := _held(client)) is None:
                raise WenbaoError(f"索引 {self._client.place} 还是空的；请先运行 wenbao reindex")
            self._check_model(held)
            return self._store(client)

    def warm_up(self) -> None:
        """Loads the model and embeds a first text, so that the next search is quick."""
        self.embeddings.embed_query(COLLECTION)

    def close(self) -> None:
        """Closes the index for now and gives its folder back."""
        self._client.close()

    def _reconcile(self, database: Database) -> None:
        """Has the database forget an index that is lost, has lost passages, or belongs to another database."""
        with self._client.opened() as client:
            held = _held(client)
            if held is not None and (held.metadata or {}).get("database") == database.identity():
                self._check_model(held)
                if held.count() >= database.index_counts()[0]:
                    return
            elif held is not None:
                client.delete_collection(COLLECTION)
            database.forget_index()

    def _write(self, database: Database, pending: list[HeldPassage]) -> None:
        import numpy as np

        texts = [passage_text(held) for held in pending]
        vectors = self.embeddings.embed_documents(texts)
        with self._client.opened() as client:
            collection = _held(client) or self._create(client, database, len(vectors[0]))
            self._check_model(collection, len(vectors[0]))
            collection.upsert(
                ids=[str(held.id) for held in pending],
                embeddings=np.asarray(vectors, np.float32),
                documents=texts,
                metadatas=[{"organ": held.report.organ.name, "year": held.report.year} for held in pending],
            )
            database.mark_embedded([held.id for held in pending])

    def _remove_stale(self, database: Database) -> None:
        while stale := database.stale_passages(MOST_IDS):
            with self._client.opened() as client:
                if (collection := _held(client)) is not None:
                    collection.delete(ids=[str(passage_id) for passage_id in stale])
                database.mark_removed(stale)

    def _create(self, client: ClientAPI, database: Database, dimension: int) -> Collection:
        return client.create_collection(
            COLLECTION,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"model": self._model_name(), "dimension": dimension, "database": database.identity()},
        )

    def _model_name(self) -> str:
        if self._made is not None:
            return str(getattr(self._made, "name", type(self._made).__name__))
        return self._model or IDENTITY

    def _check_model(self, collection: Collection, dimension: int | None = None) -> None:
        made = collection.metadata or {}
        if made.get("model") != self._model_name() or (dimension or made.get("dimension")) != made.get("dimension"):
            raise WenbaoError(
                f"索引 {self._client.place} 由向量模型 {made.get('model')} 建立，与现用的 "
                f"{self._model_name()} 不同；请运行 wenbao reindex --rebuild 重建"
            )

    def _vectors_of(self, store: Chroma, collection: str, passage_ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """The passages' vectors as far as they are indexed; a passage's never changes within one collection."""
        if collection != self._known_of or len(self._known) > MOST_KNOWN:
            self._known_of, self._known = collection, {}
        unknown = [passage_id for passage_id in dict.fromkeys(passage_ids) if passage_id not in self._known]
        for start in range(0, len(unknown), MOST_IDS):
            self._known.update(_fetch(store, unknown[start : start + MOST_IDS]))
        return {passage_id: self._known[passage_id] for passage_id in passage_ids if passage_id in self._known}

    def _store(self, client: ClientAPI) -> Chroma:
        from langchain_chroma import Chroma

        return Chroma(
            COLLECTION,
            self.embeddings,
            client=client,
            client_settings=client.get_settings(),
            create_collection_if_not_exists=False,
        )


def _held(client: ClientAPI) -> Collection | None:
    from chromadb.errors import NotFoundError

    try:
        return client.get_collection(COLLECTION, embedding_function=None)
    except NotFoundError:
        return None


def _nearest(store: Chroma, vector: list[float], k: int) -> list[tuple[int, float]]:
    found = store.similarity_search_by_vector_with_relevance_scores(vector, k)
    return [(int(str(document.id)), 1.0 - distance) for document, distance in found]


def _compare(vector: list[float], vectors: dict[int, NDArray[np.float32]], k: int) -> list[tuple[int, float]]:
    """The exact cosines of these passages to the vector, best first."""
    import numpy as np

    if not vectors:
        return []
    query = np.asarray(vector, np.float32)
    cosines = np.stack(list(vectors.values())) @ (query / np.linalg.norm(query))
    scored = zip(vectors, map(float, cosines), strict=True)
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:k]


def _fetch(store: Chroma, passage_ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
    """These passages' vectors at length 1. Chroma's own filters take a hundred times as long at 100,000 passages."""
    import numpy as np

    held: dict[str, Any] = store.get(ids=[str(passage_id) for passage_id in passage_ids], include=["embeddings"])
    vectors = np.asarray(held["embeddings"], np.float32)
    return {
        int(passage_id): vector / np.linalg.norm(vector)
        for passage_id, vector in zip(held["ids"], vectors, strict=True)
    }
