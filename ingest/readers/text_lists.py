"""The tables that a program printed as lists: rows in brackets, their cells quoted, as Python and JSON write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Line = tuple[int, str]
"""A piece of text and the place of its line, from 0."""

_OPENS = re.compile(r"\s*[\[(][\[(\s]*(?:[\"']|None\b|null\b)")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<open>[\[(])|(?P<close>[\])])|(?P<comma>,)"
    r"|(?P<text>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<none>None|null|nan|NaN)\b|(?P<number>-?\d+(?:\.\d+)?)(?![\w.])"
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_MEANT = {"n": "\n", "t": "\t", "r": "\n"}
_MOST_LINES, _MOST_SIGNS = 500, 100_000
_DEEPEST = 3
_LEAST_CELLS = 2


def opens_list(line: str) -> bool:
    """Whether a line begins as a printed list does."""
    return _OPENS.match(line) is not None


def listed_rows(lines: Sequence[str], start: int) -> tuple[int, list[list[Line]]]:
    """Where the list that begins at a line ends, and its rows; lists of one row each, a line after the other, go
    together. No rows where it is no whole list of texts and numbers, or not ended within what is read."""
    rows: list[list[Line]] = []
    end = start
    while end < len(lines) and opens_list(lines[end]):
        scan = _scan(lines, end)
        if scan is None:
            break
        rows.extend(row for row in scan.rows if row)
        end = scan.end
        if scan.deepest > 1:
            break
    return (end, rows) if max(map(len, rows), default=0) >= _LEAST_CELLS else (start, [])


@dataclass(slots=True)
class _Scan:
    """How far a list is read: the rows, the depth of brackets, and the place after its last line."""

    rows: list[list[Line]] = field(default_factory=list)
    depth: int = 0
    deepest: int = 0
    last: str = ""
    end: int = 0

    def take(self, kind: str, token: str, line: int) -> bool:
        """Takes one token in; False where no list has it there."""
        if kind in ("open", "close"):
            self.depth += 1 if kind == "open" else -1
            self.deepest = max(self.deepest, self.depth)
            self.rows.append([])
        elif kind != "comma" and not self._add(kind, token, line):
            return False
        self.last = kind
        return 0 <= self.depth <= _DEEPEST

    def _add(self, kind: str, token: str, line: int) -> bool:
        row = self.rows[-1]
        text = _unquoted(token) if kind == "text" else token if kind == "number" else ""
        if self.last != "text":
            row.append((line, text))
            return self.last in ("open", "comma")
        row[-1] = (row[-1][0], row[-1][1] + text)  # a long text is printed in pieces
        return kind == "text"


def _scan(lines: Sequence[str], start: int) -> _Scan | None:
    """One list, to its last bracket; what follows on that line is at most a comma."""
    scan = _Scan()
    signs = 0
    for number in range(start, min(len(lines), start + _MOST_LINES)):
        signs += len(lines[number])
        if signs > _MOST_SIGNS:
            return None
        for kind, token in _tokens(lines[number]):
            ended = scan.deepest > 0 and scan.depth == 0
            if not kind or (ended and kind != "comma") or not scan.take(kind, token, number):
                return None
        if scan.depth == 0:
            scan.end = number + 1
            return scan
    return None


def _tokens(line: str) -> Iterator[tuple[str, str]]:
    """The tokens of a line; one of no kind where it is no list's."""
    place = 0
    while place < len(line):
        found = _TOKEN.match(line, place)
        if found is None:
            yield "", line[place:]
            return
        if found.lastgroup != "space":
            yield str(found.lastgroup), found[0]
        place = found.end()


def _unquoted(token: str) -> str:
    """What a quoted text says."""
    return _ESCAPE.sub(_meant, token[1:-1])


def _meant(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    if code is None:
        return _MEANT.get(escape[3], escape[3])
    sign = chr(int(code, 16))
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign
