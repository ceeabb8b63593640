"""Making what lasts as long as the process does, such as the names of forty thousand organs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """What is made inside is not gone through by the collector of cycles: not while it is made, which would take as
    long again, nor later at some question, which would wait for it."""
    collects = gc.isenabled()
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
