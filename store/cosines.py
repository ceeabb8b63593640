"""Vectors compared one by one, and as the database keeps them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def narrow(found: Sequence[tuple[int, float]], among: NDArray[np.int64]) -> list[tuple[int, float]]:
    """What was found, without what is not among these ids (in order)."""
    import numpy as np

    keys = np.array([key for key, _ in found], np.int64)
    kept = np.searchsorted(among, keys, "left") < np.searchsorted(among, keys, "right")
    return [pair for pair, keep in zip(found, kept, strict=True) if keep]


def compare(
    vector: list[float], ids: NDArray[np.int64], vectors: NDArray[np.float32], k: int
) -> list[tuple[int, float]]:
    """The exact cosines of these vectors to the first, best first."""
    import numpy as np

    query = np.asarray(vector, np.float32)
    cosines = vectors @ (query / np.linalg.norm(query))
    best = np.lexsort((ids, -cosines))[:k]
    return [(int(ids[at]), float(cosines[at])) for at in best]


def pack(vectors: Sequence[Sequence[float]]) -> list[bytes]:
    """Vectors as the database keeps them: at length 1, each number in two bytes."""
    import numpy as np

    whole = np.asarray(vectors, np.float32)
    return [row.tobytes() for row in (whole / np.linalg.norm(whole, axis=1, keepdims=True)).astype("<f2")]


def unpack(values: Sequence[bytes]) -> NDArray[np.float32]:
    """The vectors kept so, one a row."""
    import numpy as np

    return np.frombuffer(b"".join(values), "<f2").reshape(len(values), -1).astype(np.float32)
