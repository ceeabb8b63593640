"""One spelling for what is written in many: full and half width, white space, brackets, quotes, dashes."""

from __future__ import annotations

import re
import unicodedata

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
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad\x00-\x1f\x7f]+")


def squash(text: str) -> str:
    """The text in NFKC with no white space at all; what two spellings share. Case and punctuation are kept."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def fold(text: str) -> str:
    """`squash`, in lower case, with one kind of bracket, quote, dash and stop: for matching labels and terms."""
    return squash(text).translate(_SAME).lower()


def plain(text: str) -> str:
    """The text in NFKC with runs of white space made one blank, trimmed: for reading by people."""
    return _INVISIBLE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
