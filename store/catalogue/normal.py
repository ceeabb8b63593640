"""One spelling for what is written in many: full and half width, white space, brackets, quotes, dashes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from store.catalogue.csv_files import packaged_rows

_SAME = str.maketrans(
    {
        "〔": "[",
        "【": "[",
        "［": "[",
        "〕": "]",
        "】": "]",
        "］": "]",
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "－": "-",
        "·": ".",
        "•": ".",
        "．": ".",
        "、": ",",
        "。": ".",
        "〈": "<",
        "〉": ">",
    }
)


def _traditional() -> dict[int, str]:
    return {ord(row["traditional"]): row["simplified"] for row in packaged_rows("traditional.csv")}


_SIMPLE = _traditional()
"""Traditional characters and the simplified one each stands for (OpenCC 1.4 TSCharacters, Apache-2.0).

Only those that simplified writing has not (GB 2312, names of regions): 乾县 and 於潜镇 are written so today.
"""
_TRADITIONAL = frozenset(map(chr, _SIMPLE))
_ALIKE = str.maketrans("幵収処発応対関囯", "开收处发应对关国")
"""What is typed or recognised for a character of the labels that it looks like ("公幵"); GB 2312 has none of these."""
_FOLDED = _SAME | _SIMPLE | _ALIKE | str.maketrans("於後徵", "于后征")
_LABEL = 64
"""The characters of a text that may be a label."""
_RUN = re.compile(r"[\u3400-\u9fff〇]+|[a-z0-9]+")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\x00-\x1f\x7f]+")


def squash(text: str) -> str:
    """The text in NFKC with no white space at all; what two spellings share. Case and punctuation are kept."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """`squash`, in lower case and simplified characters, with one kind of bracket, quote, dash and stop: for matching
    labels and terms."""
    return _fold_known(text) if len(text) <= _LABEL else _fold(text)


def _fold(text: str) -> str:
    return squash(text).translate(_FOLDED).lower()


_fold_known = lru_cache(maxsize=4096)(_fold)
"""The labels of the statutory tables are the same in every report; longer texts are not kept in memory."""


def simplify(text: str) -> str:
    """The text with traditional characters made simplified ones, as many as before; simplified text stays as it is."""
    return text if _TRADITIONAL.isdisjoint(text) else text.translate(_SIMPLE)


def plain(text: str) -> str:
    """The text in NFKC with runs of white space made one blank, trimmed: for reading by people."""
    return _INVISIBLE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def runs(text: str) -> list[str]:
    """The stretches of Chinese characters in a normal text, and the words of other letters or digits."""
    return _RUN.findall(text)


def pairs(text: str) -> list[str]:
    """The terms of a normal text: pairs of neighbouring Chinese characters, and words of other letters or digits."""
    terms: list[str] = []
    for run in runs(text):
        if run[0].isascii() or len(run) == 1:
            terms.append(run)
        else:
            terms += [run[at : at + 2] for at in range(len(run) - 1)]
    return terms
