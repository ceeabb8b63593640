"""What the picture of a line of text says (CTC decoding: Graves et al. 2006)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from ingest.readers.ocr.models import Numbers, reader
from ingest.readers.ocr.pictures import Pixels

HEIGHT = 48
"""Pixels of a line's picture as the model takes it."""

_NARROWEST, _WIDEST = 48, 3200
_STEP = 16
_DOUBLES = {"0": "OoQ〇○０", "1": "lI|１", "-": "一—–－ー―_", "/": "／ノ"}
"""Letters that, where a number is expected, are one."""
_MOST_PIXELS = 3200
"""Width of a batch's pictures side by side."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A recognised letter, how probable it is (0 to 1), and where its middle lies in the picture's width (0 to 1)."""

    text: str
    chance: float
    at: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a picture of a line says."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The letters together."""
        return "".join(letter.text for letter in self.letters)

    @property
    def chance(self) -> float:
        """How probable the least probable letter is; 1 for no letters."""
        return min((letter.chance for letter in self.letters), default=1.0)


@dataclass(frozen=True, slots=True)
class Written:
    """A line on a sheet: its text ("?" for ink that is no letter), its box in the sheet's pixels, how high its type is,
    what was recognised, and whether its figures are beyond doubt."""

    text: str
    box: tuple[int, int, int, int]
    size: float
    spoken: Spoken
    sure: bool


def recognise(lines: Sequence[Pixels], *, numbers: bool = False) -> list[Spoken]:
    """What the pictures of lines (grey, of any size) say; pictures of like width are recognised together.

    `numbers`: what may be a letter or a figure is the figure, as O is 0; any other letter stays what it is.
    """
    shaped = [_shaped(line) for line in lines]
    order = sorted(range(len(lines)), key=lambda place: shaped[place].shape[1])
    found: dict[int, Spoken] = {}
    for batch in _batches(order, [picture.shape[1] for picture in shaped]):
        found |= zip(batch, _recognise([shaped[place] for place in batch], numbers), strict=True)
    return [found[place] for place in range(len(lines))]


def recognise_either(lines: Sequence[Pixels], others: Sequence[Pixels]) -> list[Spoken]:
    """What the lines say, each by that of its two pictures that is read more surely."""
    first = recognise(lines)
    twice = [place for place, line in enumerate(lines) if not np.array_equal(line, others[place])]
    again = dict(zip(twice, recognise([others[place] for place in twice]), strict=True))
    return [max(said, again.get(place, said), key=_mean_chance) for place, said in enumerate(first)]


def _mean_chance(spoken: Spoken) -> float:
    chances = [letter.chance for letter in spoken.letters]
    return sum(chances) / max(1, len(chances))


def _shaped(line: Pixels) -> Pixels:
    """The picture at the model's height."""
    width = min(_WIDEST, max(8, round(line.shape[1] * HEIGHT / line.shape[0])))
    smaller = line.shape[0] > HEIGHT
    return cv2.resize(line, (width, HEIGHT), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC).astype(
        np.uint8
    )


def _batches(order: Sequence[int], widths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for place in order:
        if batch and (len(batch) + 1) * _padded(widths[place]) > _MOST_PIXELS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _padded(width: int) -> int:
    return max(_NARROWEST, -(-width // _STEP) * _STEP)


def _recognise(pictures: Sequence[Pixels], numbers: bool) -> Iterator[Spoken]:
    width = _padded(max(picture.shape[1] for picture in pictures))
    batch = np.ones((len(pictures), 3, HEIGHT, width), np.float32)
    for place, picture in enumerate(pictures):
        batch[place, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1
    for picture, chance in zip(pictures, reader().run(batch), strict=True):
        yield _decoded(_as_numbers(chance) if numbers else chance, width / picture.shape[1])


def _as_numbers(chances: Numbers) -> Numbers:
    """The chances with those of each figure's doubles added to its own."""
    counted = chances.copy()
    for figure, doubles in _doubles().items():
        counted[:, figure] += counted[:, doubles].sum(axis=1)
        counted[:, doubles] = 0
    return counted


@cache
def _doubles() -> dict[int, list[int]]:
    place = {letter: place for place, letter in enumerate(_letters())}
    return {
        place[figure]: [place[letter] for letter in doubles if letter in place] for figure, doubles in _DOUBLES.items()
    }


def _decoded(chances: Numbers, stretch: float) -> Spoken:
    """The most probable letters; repeated ones without a gap between them are one, gaps are left out (CTC)."""
    best = chances.argmax(axis=1)
    letters = _letters()
    kept = [step for step, letter in enumerate(best) if letter and (step == 0 or letter != best[step - 1])]
    return Spoken(
        tuple(
            Letter(letters[best[step]], float(chances[step, best[step]]), (step + 0.5) / len(best) * stretch)
            for step in kept
        )
    )


@cache
def _letters() -> tuple[str, ...]:
    """The model's alphabet; the first place is the gap between letters."""
    listed = reader().notes["character"].splitlines()
    return ("", *listed, " ")
