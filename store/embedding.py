"""Sentence-transformers models as LangChain embeddings. Importing this takes seconds: only where a text is embedded."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# Read by the tokenizers when they are first used; without it they warn at every later fork of the process.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import numpy as np
import torch
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from tokenizers import Tokenizer

from store.model import WenbaoError
from store.packaged_model import IDENTITY, packaged_model

LONGEST = 512
"""Tokens that the packaged model reads of a text."""
BATCH = 16
_E5 = {"query": "query: ", "document": "passage: "}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


class OnnxEncoder(InputModule):
    """The first module of the packaged model: tokens and the ONNX graph that `store.packaged_model` made."""

    def __init__(self, folder: Path) -> None:
        """Loads the folder's tokenizer and graph."""
        torch.nn.Module.__init__(self)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding(pad_id=self.tokenizer.token_to_id("<pad>"), pad_token="<pad>")
        self.session = _session(folder / "model.onnx")

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        """Texts as the graph's tokens."""
        encoded = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.tensor([text.ids for text in encoded]),
            "attention_mask": torch.tensor([text.attention_mask for text in encoded]),
        }

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """Adds a vector a token."""
        (vectors,) = self.session.run(
            None, {name: features[name].cpu().numpy() for name in ("input_ids", "attention_mask")}
        )
        return {**features, "token_embeddings": torch.from_numpy(vectors)}

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Not offered: the folder in WENBAO_MODELS is the saved model."""
        raise NotImplementedError("the packaged model is kept in WENBAO_MODELS")


def _session(file: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _processors()
    # Waiting threads that spin take the processor from whoever else runs here, and win nothing.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class SentenceEmbeddings(Embeddings):
    """A sentence-transformers model behind LangChain's interface; vectors have length 1.

    The model's own prompts for queries and documents are used; e5 models that come without get theirs.
    """

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        """`name` tells the model from others in an index."""
        self.model = model
        self.name = name

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """A vector a text."""
        if not texts:
            return []
        vectors = self.model.encode_document(
            [readable(text) for text in texts], batch_size=BATCH, show_progress_bar=False, normalize_embeddings=True
        )
        return [[float(part) for part in vector] for vector in np.asarray(vectors)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector = self.model.encode_query(readable(text), show_progress_bar=False, normalize_embeddings=True)
        return [float(part) for part in np.asarray(vector)]


def readable(text: str) -> str:
    """The text with a blank for control characters and broken surrogates, at which tokenizers cut or fail."""
    return _CONTROL.sub(" ", text).strip() or " "


def load_embeddings(models: Path, name: str | None) -> SentenceEmbeddings:
    """The packaged model, made under `models` if need be, or the sentence-transformers model or folder of this name.

    WenbaoError where it cannot be loaded.
    """
    return _load_packaged(packaged_model(models)) if name is None else _load_named(name)


def _load_packaged(folder: Path) -> SentenceEmbeddings:
    modules: list[torch.nn.Module] = [OnnxEncoder(folder), Pooling(384, "mean"), Normalize()]
    return SentenceEmbeddings(SentenceTransformer(modules=modules, device="cpu", prompts=_E5), IDENTITY)


def _load_named(name: str) -> SentenceEmbeddings:
    try:
        model = SentenceTransformer(name, local_files_only=Path(name).is_dir())
    except (OSError, ValueError, RuntimeError) as error:
        raise WenbaoError(f"WENBAO_EMBEDDING_MODEL：无法载入模型 {name}（{error}）") from error
    if not any(model.prompts.values()) and "e5" in Path(name).name.lower():
        model.prompts.update(_E5)
    return SentenceEmbeddings(model, name)
