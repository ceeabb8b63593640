"""The names of organs, kept as the regions and the offices that they are made of.

So forty thousand organs are known in the time that taking their names apart needs, and a name with one character wrong
is found without trying them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from store.catalogue.aliases import Sort, generic_forms, sort_of, take_apart, ways
from store.catalogue.normal import fold
from store.catalogue.regions import plain_names

Ids = list[int]
Forms = tuple[str, ...]
"""What may follow a region's name."""
_BEHIND_DO = tuple("结理完好了成毕件过得事")
"""What makes a 办 before it the beginning of a verb."""


class Named(NamedTuple):
    """A stretch of a text in which a name stands, as `said` there and spelled `name`, and the organs called so."""

    start: int
    end: int
    said: str
    name: str
    ids: Ids


class OneApart:
    """Words by their halves: of two that differ in one character, one half is the same."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[int, dict[str, list[str]]] = {}
        self._by_second: dict[int, dict[str, list[str]]] = {}
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        """Takes in a word, once."""
        first, second = word[: len(word) // 2], word[len(word) // 2 :]
        self._by_first.setdefault(len(word), {}).setdefault(first, []).append(second)
        self._by_second.setdefault(len(word), {}).setdefault(second, []).append(first)

    def ends(self, text: str, start: int) -> Iterator[int]:
        """Where words that begin at a place of a text could end, by their lengths."""
        return (start + length for length in tuple(self._by_first) if start + length <= len(text))

    def near(self, piece: str) -> Iterator[str]:
        """The words that differ from a piece of text in exactly one character."""
        first, second = piece[: len(piece) // 2], piece[len(piece) // 2 :]
        for other in self._by_first.get(len(piece), {}).get(first, ()):
            if one_apart(other, second):
                yield first + other
        for other in self._by_second.get(len(piece), {}).get(second, ()):
            if one_apart(other, first):
                yield other + second


def one_apart(left: str, right: str) -> bool:
    """Whether two texts differ in exactly one character."""
    return len(left) == len(right) and sum(map(ne, left, right)) == 1


def _with(lengths: tuple[int, ...], length: int) -> tuple[int, ...]:
    """The lengths and one more; a new tuple, for another thread may be going through the old one."""
    return lengths if length in lengths else (*lengths, length)


class NameIndex:
    """All that organs are called, by their ids. Names can be added, also while others look some up."""

    def __init__(self) -> None:
        self.regions: set[str] = set()
        self.region_beginnings: set[str] = set()  # their first two signs: most places in a text begin none
        self.ids: set[int] = set()
        self._signs: set[str] = set()
        self._ends: set[str] = set()
        self._heads: dict[str, dict[Forms, Ids]] = {}
        self._head_lengths: dict[str, tuple[int, ...]] = {}
        self._forms: set[Forms] = set()
        self._follow: dict[str, frozenset[Forms]] = {}
        self._form_lengths: tuple[int, ...] = ()
        self._sorts: dict[Sort, Ids] = {}
        self._generic: dict[str, list[Sort]] = {}
        self._longest_generic = 0
        self._slips: OneApart | None = None
        self._form_slips = OneApart(())

    def add(self, organ_id: int, name: str) -> None:
        """Takes in an organ by its full name; nothing where its id is known already."""
        if organ_id in self.ids:
            return
        self.ids.add(organ_id)
        written = fold(name) == name
        for region in take_apart(name).regions:
            for called in (region, *plain_names(region)):
                known = called if written else fold(called)
                self.regions.add(known)
                self.region_beginnings.add(known[:2])
        for head, forms in {*ways(name)}:
            self._add_way(head if written else fold(head), forms, organ_id)
        self._add_sort(sort_of(name), organ_id)

    def _add_way(self, head: str, forms: Forms, organ_id: int) -> None:
        if head not in self._heads:
            self._heads[head] = {}
            self._signs.update(head)
            self._ends.update((head[-3:], *_slips_in(head)))
            self._head_lengths[head[:2]] = _with(self._head_lengths.get(head[:2], ()), len(head))
            if self._slips is not None:
                self._slips.add(head)
        self._heads[head].setdefault(forms, []).append(organ_id)
        if forms not in self._forms:
            self._forms.add(forms)
            for form in _folded(forms):
                self._signs.update(form)
                self._ends.update((form[-3:], *_slips_in(form)))
                if form not in self._follow and self._slips is not None:
                    self._form_slips.add(form)
                self._follow[form] = self._follow.get(form, frozenset()) | {forms}
                self._form_lengths = _with(self._form_lengths, len(form))

    def _add_sort(self, sort: Sort, organ_id: int) -> None:
        if sort not in self._sorts:
            self._sorts[sort] = []
            for form in map(fold, generic_forms(sort)):
                self._generic.setdefault(form, []).append(sort)
                self._signs.update(form)
                self._ends.update((form[-3:], *_slips_in(form)))
                self._longest_generic = max(self._longest_generic, len(form))
        self._sorts[sort].append(organ_id)

    def at(self, text: str, start: int) -> dict[int, Ids]:
        """The names with their region that begin at a place of a folded text: the organs by where the name ends."""
        found: dict[int, Ids] = {}
        for end, followers in self._heads_at(text, start) if self._written(text, start, 1) else ():
            for form in ("", *self._forms_at(text, end)):
                if ids := self._ids(followers, form):
                    found.setdefault(end + len(form), []).extend(ids)
        return found

    def _written(self, text: str, start: int, many: int) -> bool:
        """Whether any of so many signs from a place on is one that names are written with."""
        return not self._signs.isdisjoint(text[start : start + many])

    def could_end(self, text: str, slip: bool) -> bool:
        """Whether a name may end where a folded text does; with a `slip` one of the two signs before the last may be
        wrong."""
        return not self._ends.isdisjoint((*_endings(text), *(_slips_in(text) if slip else ())))

    def _heads_at(self, text: str, start: int) -> Iterator[tuple[int, Mapping[Forms, Ids]]]:
        for length in self._head_lengths.get(text[start : start + 2], ()):
            if start + length <= len(text) and (followers := self._heads.get(text[start : start + length])):
                yield start + length, followers

    def _forms_at(self, text: str, start: int) -> list[str]:
        pieces = (text[start : start + length] for length in self._form_lengths if 0 < length <= len(text) - start)
        return [piece for piece in pieces if piece in self._follow and not cuts_verb(text, start + len(piece))]

    def _ids(self, followers: Mapping[Forms, Ids], form: str) -> Ids:
        fitting = self._follow.get(form, frozenset())
        if len(followers) < len(fitting):
            return [organ_id for forms in tuple(followers) if forms in fitting for organ_id in followers[forms]]
        return [organ_id for forms in fitting for organ_id in followers.get(forms, ())]

    def is_head(self, text: str) -> bool:
        """Whether names begin with this, region or more."""
        return text in self._heads

    def generic_at(self, text: str, start: int) -> str:
        """The longest form that leaves the region out and begins at a place of a folded text; "" where none does."""
        longest = self._longest_generic if self._written(text, start, 1) else 0
        lengths = range(min(longest, len(text) - start), 1, -1)
        pieces = (text[start : start + length] for length in lengths)
        known = (piece for piece in pieces if self.is_generic(piece) and not cuts_verb(text, start + len(piece)))
        return next(known, "")

    def is_generic(self, name: str) -> bool:
        """Whether organs are called so where their region is left out."""
        return name in self._generic

    def called(self, generic: str) -> Ids:
        """The organs that a form without a region can mean."""
        return [organ_id for sort in self._generic.get(generic, ()) for organ_id in self._sorts[sort]]

    def near(self, text: str, least: int = 2, to: int | None = None) -> Iterator[Named]:
        """The names of so many characters or more that a folded text has with exactly one of them wrong; of those that
        end `to` a place alone, where that is given."""
        if self._slips is None:
            self._slips, self._form_slips = OneApart([*self._heads]), OneApart([*self._follow])
        forms = [
            [form for form in ("", *self._forms_at(text, at)) if to is None or at + len(form) == to]
            for at in range(len(text) + 1)
        ]
        for start in (at for at in range(len(text)) if self._written(text, at, 2)):
            yield from self._near_head(self._slips, text, start, least, forms)
            yield from self._near_form(self._form_slips, text, start, least, to)

    def _near_head(self, slips: OneApart, text: str, start: int, least: int, forms: list[list[str]]) -> Iterator[Named]:
        for end in slips.ends(text, start):
            fitting = [form for form in forms[end] if end - start + len(form) >= least]
            for head in slips.near(text[start:end]) if fitting else ():
                for form in fitting:
                    if ids := self._ids(self._heads[head], form):
                        yield Named(start, end + len(form), text[start : end + len(form)], head + form, ids)

    def _near_form(self, slips: OneApart, text: str, start: int, least: int, to: int | None) -> Iterator[Named]:
        for end, followers in self._heads_at(text, start):
            for form_end in slips.ends(text, end):
                wanted = form_end - start >= least and to in (None, form_end)
                for form in slips.near(text[end:form_end]) if wanted else ():
                    if ids := self._ids(followers, form):
                        yield Named(start, form_end, text[start:form_end], text[start:end] + form, ids)


def _endings(text: str) -> tuple[str, ...]:
    """The last three signs of a text, the last two and the last one."""
    return (text[-3:], text[-2:], text[-1:])


def _slips_in(text: str) -> tuple[str, ...]:
    """The last three signs of a text with a dot for the first, for the second."""
    return ("." + text[-2:], text[-3:-2] + "." + text[-1:])


def cuts_verb(text: str, end: int) -> bool:
    """Whether a name that ends in 办 would take it from a verb ("县政府" + "办结了多少"; "县政府办" + "结转下年")."""
    ends_in_verb = text[end - 1 : end] == "办" and text[end : end + 1] in _BEHIND_DO
    return ends_in_verb and not text.startswith(("结转", "事处"), end)


@lru_cache(maxsize=4096)
def _folded(forms: Forms) -> Forms:
    return tuple(dict.fromkeys(map(fold, forms)))
