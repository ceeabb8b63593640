"""The index: passages' vectors in Chroma, through LangChain. It can be rebuilt from the database at any time.

Nothing heavy is imported before the index is used, and no text is ever handed to Chroma to embed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from collections.abc import Collection as Some
from pathlib import Path
from typing import TYPE_CHECKING

from store import vector_rows
from store.cosines import compare, narrow, pack, unpack
from store.index_client import PATIENCE, IndexClient
from store.model import HeldPassage, WenbaoError
from store.packaged_model import IDENTITY
from store.postings import WordSearch, write_segment
from store.reranking import Reranker
from store.text_keys import text_key
from store.vector_rows import KnownVector

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from numpy.typing import NDArray

    from store.database import Database

COLLECTION = "passages"
LAYOUT = 2
"""Grows when what an index holds changes its meaning; an index of another layout is begun anew."""
BATCH = 64
"""Passages embedded and written at a time: about a second's work, after which others may have the index."""
MOST_IDS = 5_000
"""Vectors taken out in one call."""
SHARED_BY = 3
"""Passages of current reports that say the same, from which on they share one vector."""
MOST_EXACT = 20_000
"""Vectors that are compared one by one; beyond, Chroma proposes."""
WIDEST = 2_000
"""Vectors that Chroma proposes at most, where few of them are in scope."""
MOST_SCOPES = 16
"""Scopes kept in memory; a year of 300,000 passages takes half a megabyte."""
PLACES = 3
"""Passages named for one vector that many share."""


def passage_text(held: HeldPassage) -> str:
    """What is embedded for a passage. With organ, year and section before the text, the right passage comes first in
    .83 of the questions; without, in .47 (reports of one kind say much the same)."""
    return f"{held.report.organ.name} {held.report.year} {shared_text(held)}"


def shared_text(held: HeldPassage) -> str:
    """What is embedded for passages that many reports share."""
    return f"{held.passage.section}\n{held.passage.text}"


class PassageIndex:
    """The vectors of the passages of current reports, by the database's passage ids. Safe to share between threads.

    On a folder one process owns it at a time and gives it to another that wants it (`store.index_lock`). `trouble`: why
    the last search by vectors could not be made; empty where it was.
    """

    def __init__(
        self,
        *,
        folder: Path | None,
        url: str | None,
        models: Path,
        model: str | None,
        embeddings: Embeddings | None = None,
        reranker: Reranker | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """Opens nothing yet. `folder` or a Chroma server's `url`; `models` holds the packaged model, `model` names
        another one; `embeddings` takes the place of both.
        `reranker` reads what was found once more. `patience`: seconds to wait for an owner."""
        self._client = IndexClient(folder, url, patience)
        self._models = models
        self._model = model
        self._made = embeddings
        self._making = threading.Lock()
        self._words = WordSearch()
        self.reranker = reranker
        self.trouble = ""
        self._scopes: dict[object, NDArray[np.int64]] = {}
        self._matrix: tuple[object, NDArray[np.float32]] | None = None
        self._counted: tuple[object, int] | None = None

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
        self._write_words(database)
        return done

    def rebuild(self, database: Database, progress: Callable[[int, int], None] | None = None) -> int:
        """Throws the index away, whatever made it and however broken it is, and makes it anew as `sync` does."""
        self._client.clear()
        with self._client.opened() as client:
            if _held(client) is not None:
                client.delete_collection(COLLECTION)
        database.forget_index()
        with database.writing() as connection:
            vector_rows.forget_vectors(connection, self._model_name())
        return self.sync(database, progress)

    def search(
        self, database: Database, text: str, k: int, passage_ids: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The k passages nearest in meaning: (passage id, cosine similarity), best first.

        With `passage_ids` only these are compared, exactly; without, all (Chroma's HNSW). What is not indexed yet is
        not found. WenbaoError where the index was made by another model.
        """
        import numpy as np

        if k < 1 or (passage_ids is not None and not passage_ids):
            return []
        if passage_ids is None:
            found = self.nearest(database, text, k)
            return [(place, score) for key, score in found for place in self.places(database, [key])[key]][:k]
        with database.reading() as connection:
            vectors = vector_rows.read_vectors(connection, passage_ids)
        if not vectors:
            return []
        ids = np.array([passage_id for passage_id, _ in vectors], np.int64)
        return compare(self._embed(database, text), ids, unpack([value for _, value in vectors]), k)

    def nearest(
        self, database: Database, text: str, k: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """The k vectors nearest in meaning: (vector id, cosine similarity), best first; `among` narrows as `scope`
        gives it. Up to MOST_EXACT are compared exactly, more by Chroma's HNSW."""
        if k < 1 or (among is not None and not len(among)):
            return []
        if among is not None and len(among) <= MOST_EXACT:
            return compare(self._embed(database, text), among, self._vectors_among(database, among), k)
        if not self._client.exists():
            return []
        vector = self._embed(database, text)
        with self._client.opened() as client:
            held = _held(client)
            if held is None or not _is_of(held, database.identity()):
                return []
            self._check_model(held, len(vector))
            if among is None:
                return _nearest(held, vector, k)
            # of so many about twice as many as wanted lie in scope; what Chroma proposes costs by the piece
            many = self._count(database, held)
            return narrow(_nearest(held, vector, min(WIDEST, many, k + 2 * k * many // len(among))), among)[:k]

    def nearest_words(
        self, database: Database, text: str, k: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """The k vectors whose texts share most of a text's words: (vector id, BM25), best first."""
        return self._words.rank(database, text, k, among) if k > 0 else []

    def scope(self, database: Database, organ_ids: Some[int] | None, years: Some[int] | None) -> NDArray[np.int64]:
        """The vectors, by id in order, of the passages of these organs and years (None: all)."""
        import numpy as np

        with database.reading() as connection:
            state = (database.revision(), vector_rows.read_state(connection))
            wanted = (state, organ_ids and frozenset(organ_ids), years and frozenset(years))
            found = self._scopes.get(wanted)
            if found is None:
                found = np.array(sorted(vector_rows.read_scope(connection, organ_ids, years)), np.int64)
                # what was read before a change is never asked for again
                self._scopes = {**(self._scopes if len(self._scopes) < MOST_SCOPES else {}), wanted: found}
            return found

    def places(
        self,
        database: Database,
        vector_ids: Sequence[int],
        organ_ids: Some[int] | None = None,
        years: Some[int] | None = None,
    ) -> dict[int, list[int]]:
        """By vector the passages of these organs and years that have it, at most PLACES of those that many share."""
        with database.reading() as connection:
            return {key: vector_rows.read_places(connection, key, organ_ids, years, PLACES) for key in vector_ids}

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
        """Has the database forget an index that is lost, has lost vectors, or belongs to another database."""
        with self._client.opened() as client, database.reading() as connection:
            held = _held(client)
            whole = held is not None and _is_of(held, database.identity())
            if whole and held is not None:
                self._check_model(held)
                if held.count() >= vector_rows.count_used(connection):
                    return
            elif held is not None:
                client.delete_collection(COLLECTION)
            known = vector_rows.read_model(connection)
        database.forget_index()
        if known != self._model_name():
            with database.writing() as connection:
                vector_rows.forget_vectors(connection, self._model_name())

    def _write(self, database: Database, pending: list[HeldPassage]) -> None:
        """Embeds passages and writes them: vectors into the database, those that are new to it into Chroma, and only
        then that the passages are embedded, so that what is cut here is done again."""
        with database.reading() as connection:
            copies = vector_rows.count_texts(connection, [held.id for held in pending])
        texts = {held.id: (shared_text if copies[held.id] >= SHARED_BY else passage_text)(held) for held in pending}
        keys = {passage_id: text_key(text) for passage_id, text in texts.items()}
        known = self._embed_new(database, {keys[passage_id]: text for passage_id, text in texts.items()})
        own = {held.id: held for held in pending}
        new = {keys[one]: one for one in texts if not known[keys[one]].used}
        with self._client.opened() as client:
            if new:
                vectors = unpack([known[key].value for key in new])
                collection = _held(client) or self._create(client, database, vectors.shape[1])
                self._check_model(collection, vectors.shape[1])
                collection.upsert(
                    ids=[str(known[key].id) for key in new],
                    embeddings=vectors,
                    documents=[texts[one] for one in new.values()],
                    metadatas=[
                        {"organ": own[one].report.organ.name, "year": own[one].report.year} for one in new.values()
                    ],
                )
            database.mark_embedded(keys, {one: known[key].id for one, key in keys.items()})

    def _embed_new(self, database: Database, texts: dict[int, str]) -> dict[int, KnownVector]:
        """The vectors of texts by key; those that the database has none of are made and kept there."""
        with database.reading() as connection:
            known = vector_rows.read_known(connection, texts)
        if new := {key: text for key, text in texts.items() if key not in known}:
            made = self.embeddings.embed_documents([*new.values()])
            with database.reading() as connection:
                if vector_rows.read_dimension(connection) not in (None, len(made[0])):
                    raise self._made_otherwise(vector_rows.read_model(connection))
            with database.writing() as connection:
                vector_rows.add_vectors(connection, dict(zip(new, pack(made), strict=True)))
                known |= vector_rows.read_known(connection, new)
        return known

    def _remove_stale(self, database: Database) -> None:
        """Deletes what no current report says any more."""
        removed = False
        while stale := database.stale_passages(MOST_IDS):
            database.mark_removed(stale)
            removed = True
        while removed:
            with database.writing() as connection:
                unused = vector_rows.remove_unused(connection, MOST_IDS)
            with self._client.opened() as client:
                if unused and (collection := _held(client)) is not None:
                    collection.delete(ids=[str(vector_id) for vector_id in unused])
            removed = bool(unused)

    def _write_words(self, database: Database) -> None:
        more = True
        while more:
            with database.writing() as connection:
                more = write_segment(connection)

    def _embed(self, database: Database, text: str) -> list[float]:
        """A question's vector; WenbaoError where the passages' were made by another model."""
        with database.reading() as connection:
            made, dimension = vector_rows.read_model(connection), vector_rows.read_dimension(connection)
        if made not in (None, self._model_name()):
            raise self._made_otherwise(made)
        vector = self.embeddings.embed_query(text)
        if dimension not in (None, len(vector)):
            raise self._made_otherwise(made, f"（{dimension} 维）", f"（{len(vector)} 维）")
        return vector

    def _count(self, database: Database, held: Collection) -> int:
        """How many vectors there were when passages were last embedded: Chroma goes through all of them to tell."""
        with database.reading() as connection:
            state = vector_rows.read_state(connection)
        if self._counted is None or self._counted[0] != state:
            self._counted = (state, held.count())
        return self._counted[1]

    def _create(self, client: ClientAPI, database: Database, dimension: int) -> Collection:
        return client.create_collection(
            COLLECTION,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={
                "model": self._model_name(),
                "dimension": dimension,
                "database": database.identity(),
                "layout": LAYOUT,
            },
        )

    def _model_name(self) -> str:
        if self._made is not None:
            return str(getattr(self._made, "name", type(self._made).__name__))
        return self._model or IDENTITY

    def _check_model(self, collection: Collection, dimension: int | None = None) -> None:
        made = collection.metadata or {}
        if made.get("model") != self._model_name() or (dimension or made.get("dimension")) != made.get("dimension"):
            raise self._made_otherwise(made.get("model"))

    def _made_otherwise(self, model: object, made: str = "", own: str = "") -> WenbaoError:
        return WenbaoError(
            f"索引 {self._client.place} 由向量模型 {model}{made} 建立，与现用的 "
            f"{self._model_name()}{own} 不同；请运行 wenbao reindex --rebuild 重建"
        )

    def _vectors_among(self, database: Database, among: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of a scope, in its order, kept until another one is asked for."""
        import numpy as np

        if self._matrix is None or self._matrix[0] is not among:
            with database.reading() as connection:
                rows = vector_rows.read_values(connection, among.tolist())
            held, vectors = {row[0] for row in rows}, unpack([row[1] for row in rows])
            whole = np.zeros((len(among), vectors.shape[1]), np.float32)
            whole[np.isin(among, list(held))] = vectors
            self._matrix = (among, whole)
        return self._matrix[1]

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


def _nearest(held: Collection, vector: list[float], k: int) -> list[tuple[int, float]]:
    """Ids and cosines alone: of a thousand, their texts would cost five times as much."""
    found = held.query(query_embeddings=vector, n_results=k, include=["distances"])
    distances = found["distances"] or [[]]
    return [(int(key), 1.0 - distance) for key, distance in zip(found["ids"][0], distances[0], strict=True)]


def _is_of(collection: Collection, database: str) -> bool:
    """Whether a collection is of this database, and laid out as now."""
    made = collection.metadata or {}
    return made.get("database") == database and made.get("layout") == LAYOUT
