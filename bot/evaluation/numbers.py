"""The numbers that stand in a text, and those that an answer's evidence has."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from bot.answer import Answer

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ORDINALS = re.compile(r"\[\d+\]|^\s*\d{1,2}[.、)）]|第\d+", re.MULTILINE)
_PLACES = range(5)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text without sign, thousands' commas and zeros at the end of decimals."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    return frozenset(_trimmed(number) for number in _NUMBER.findall(plain))


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def numbers_of(value: Decimal) -> frozenset[str]:
    """A number as `numbers_in` would find it."""
    return numbers_in(f"{value:f}")


def unbacked_numbers(answer: Answer) -> frozenset[str]:
    """The numbers that the text says and neither the question nor the evidence has; marks and ordinals do not count."""
    said = numbers_in(_ORDINALS.sub("", unicodedata.normalize("NFKC", answer.text)))
    return said - numbers_in(answer.question).union(*_backing(answer)) if said else said


def _backing(answer: Answer) -> Iterator[frozenset[str]]:
    for figure in answer.figures:
        yield numbers_in(f"{figure.organ} {figure.year}")
        if figure.value is not None:
            yield numbers_of(figure.value)
    for result in answer.results:
        for value in (abs(result.value), abs(result.value) * 100):
            yield from (numbers_in(f"{value:.{places}f}") for places in _PLACES)
    told = answer.to_json()
    for part in ("results", "passages", "citations", "choices", "problems"):
        yield numbers_in(json.dumps(told[part], ensure_ascii=False))
