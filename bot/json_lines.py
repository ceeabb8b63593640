"""JSON lines that people write by hand: read line by line, so that a bad one is named and the others count."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.model import WenbaoError


def read_bytes(path: Path, named: str) -> bytes:
    """What is in the file, or in standard input for `-`; WenbaoError, beginning as `named`, where it cannot be read."""
    try:
        return sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
    except OSError as error:
        raise WenbaoError(f"{named} {path}：读不了（{error.strerror}）") from error


def split_lines(content: bytes) -> Iterator[bytes]:
    """The lines of a JSON lines file; only a line feed ends one, for JSON text may hold every other separator."""
    yield from content.removeprefix(b"\xef\xbb\xbf").split(b"\n")


def read_object(line: bytes) -> dict[str, Any] | None:
    """The object that a line holds, None where it holds something else; WenbaoError where it is no JSON."""
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise WenbaoError("不是 UTF-8 文本") from error
    except (ValueError, RecursionError) as error:  # a whole number of thousands of digits is a ValueError
        raise WenbaoError(f"不是 JSON（{error}）") from error
    return found if isinstance(found, dict) else None


def mend_text(text: str) -> str:
    """The text with what no encoding can hold (halves of a surrogate pair, which JSON may spell) replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
