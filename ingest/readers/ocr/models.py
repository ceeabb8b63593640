"""The models of PP-OCRv6 that the package `rapidocr` carries (Apache-2.0; paddlepaddle/PaddleOCR): the one place that
knows them and their engine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from store.model import WenbaoError

Numbers = NDArray[np.float32]


class Model:
    """A model, loaded: pictures in, numbers out."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.notes: dict[str, str] = self._session.get_modelmeta().custom_metadata_map

    def run(self, pictures: Numbers) -> Numbers:
        """What it makes of pictures (number × 3 × height × width, -1 black to 1 white)."""
        found: Numbers = self._session.run(None, {"x": pictures})[0]
        return found


@cache
def finder() -> Model:
    """Finds lines of text: how probable it is of each pixel that it stands in the core of one."""
    return Model(_path("PP-OCRv6_det_small.onnx"))


@cache
def reader() -> Model:
    """Reads a line of text: for each step along it, how probable each letter of `notes["character"]` is."""
    return Model(_path("PP-OCRv6_rec_small.onnx"))


def _path(name: str) -> Path:
    """Where a model lies; raises WenbaoError where the package that carries it is not installed."""
    package = find_spec("rapidocr")
    path = Path(package.origin).parent / "models" / name if package and package.origin else None
    if path is None or not path.is_file():
        raise WenbaoError("读取扫描件需要 rapidocr 3.9 或更新的 3 版（带 PP-OCRv6 模型），请安装：pip install rapidocr")
    return path
