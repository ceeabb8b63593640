"""A cross-encoder that reads question and passage together, where one is configured. Loading it takes seconds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.model import WenbaoError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH = 16


class Reranker:
    """A sentence-transformers cross-encoder, by name or folder, loaded when first used. Threads may share it."""

    def __init__(self, name: str) -> None:
        """Loads nothing yet."""
        self.name = name
        self._loading = threading.Lock()
        self._model: CrossEncoder | None = None

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers, in the model's own scale: more is better. WenbaoError where it cannot load."""
        if not texts:
            return []
        from store.embedding import readable

        pairs = [(readable(question), readable(text)) for text in texts]
        with self._loading:
            self._model = self._model or _load(self.name)
            scores = self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False)
        return [float(score) for score in scores]


def _load(name: str) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    try:
        model: CrossEncoder = CrossEncoder(name, device="cpu", local_files_only=Path(name).is_dir(), num_labels=1)
    except (OSError, ValueError, RuntimeError) as error:
        raise WenbaoError(f"WENBAO_RERANKER：无法载入重排模型 {name}（{error}）") from error
    return model
