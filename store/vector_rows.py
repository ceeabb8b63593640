"""The vectors in the database: one a text, however many passages say it. Each function works in a transaction that its
caller holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    cast,
    delete,
    distinct,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from store.queries import Ids, in_pieces
from store.tables import META, PASSAGE, POSTING, REPORT, SEGMENT, VECTOR, Indexing

_MODEL, _STATE = "vectors_of", "vectors_state"
_INSERTS: dict[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_WANTED = (Indexing.PENDING, Indexing.EMBEDDED)


def count_texts(connection: Connection, passage_ids: Collection[int]) -> dict[int, int]:
    """How many passages of current reports say what each of these passages says."""
    keys = dict(_by_id(connection, select(PASSAGE.c.id, PASSAGE.c.text_key), PASSAGE.c.id, passage_ids))
    chosen = select(PASSAGE.c.text_key, func.count()).where(PASSAGE.c.indexing.in_(_WANTED))
    counts = dict(_by_id(connection, chosen.group_by(PASSAGE.c.text_key), PASSAGE.c.text_key, {*keys.values()}))
    return {passage_id: counts.get(key, 0) for passage_id, key in keys.items()}


def _by_id(
    connection: Connection, chosen: Select[Any], column: ColumnElement[int], ids: Collection[int]
) -> Iterator[tuple[int, Any]]:
    """The pairs that a statement finds where its column is one of these ids, be they ever so many."""
    for piece in in_pieces(ids):
        yield from (tuple(row) for row in connection.execute(chosen.where(column.in_(piece))))


class KnownVector(NamedTuple):
    """A vector of a text; `used`: a passage is embedded by it."""

    id: int
    value: bytes
    used: bool


def read_known(connection: Connection, keys: Collection[int]) -> dict[int, KnownVector]:
    """The vectors of those texts that have one, by the texts' keys."""
    chosen = select(VECTOR.c.key, VECTOR.c.id, VECTOR.c.value, _is_used().label("used"))
    return {
        row.key: KnownVector(row.id, row.value, bool(row.used))
        for piece in in_pieces(keys)
        for row in connection.execute(chosen.where(VECTOR.c.key.in_(piece)))
    }


def add_vectors(connection: Connection, vectors: Mapping[int, bytes]) -> None:
    """Keeps the vectors of texts, by key; one that another process was quicker to keep stays."""
    if vectors:
        rows = [{"key": key, "value": value} for key, value in vectors.items()]
        connection.execute(_INSERTS[connection.dialect.name](VECTOR).on_conflict_do_nothing(), rows)


def attach(connection: Connection, vectors: Mapping[int, int]) -> list[int]:
    """Gives passages their vectors, by ids; the passages whose vector is still there."""
    there = dict(_by_id(connection, select(VECTOR.c.id, VECTOR.c.id), VECTOR.c.id, {*vectors.values()}))
    held = [{"own": own, "vector": vector_id} for own, vector_id in vectors.items() if vector_id in there]
    if held:
        connection.execute(
            update(PASSAGE).where(PASSAGE.c.id == bindparam("own")).values(vector_id=bindparam("vector")), held
        )
    next_one = cast(cast(META.c.value, BigInteger) + 1, String)
    connection.execute(update(META).where(META.c.key == _STATE).values(value=next_one))
    return [one["own"] for one in held]


def remove_unused(connection: Connection, limit: int) -> list[int]:
    """Takes out vectors by which no passage is embedded, at most so many; their ids."""
    unused = [*connection.execute(select(VECTOR.c.id).where(~_is_used()).limit(limit)).scalars()]
    for piece in in_pieces(unused):
        connection.execute(delete(VECTOR).where(VECTOR.c.id.in_(piece)))
    return unused


def forget_vectors(connection: Connection, model: str) -> None:
    """Takes out all vectors and words, and notes which model makes the next ones."""
    for table in (POSTING, SEGMENT, VECTOR):
        connection.execute(delete(table))
    connection.execute(update(PASSAGE).where(PASSAGE.c.vector_id.is_not(None)).values(vector_id=None))
    connection.execute(delete(META).where(META.c.key == _MODEL))
    connection.execute(insert(META).values(key=_MODEL, value=model))
    if read_state(connection) is None:
        connection.execute(insert(META).values(key=_STATE, value="0"))


def read_model(connection: Connection) -> str | None:
    """Which model made the vectors; None before the first."""
    return connection.execute(_CHOOSE_META, {"wanted": _MODEL}).scalar()


def read_state(connection: Connection) -> str | None:
    """What changes whenever passages are embedded; None before the first."""
    return connection.execute(_CHOOSE_META, {"wanted": _STATE}).scalar()


_CHOOSE_META = select(META.c.value).where(META.c.key == bindparam("wanted"))


def read_dimension(connection: Connection) -> int | None:
    """How many numbers a vector has; None where none is kept."""
    value = connection.execute(select(VECTOR.c.value).limit(1)).scalar()
    return None if value is None else len(value) // 2


def count_used(connection: Connection) -> int:
    """How many vectors passages are embedded by."""
    chosen = select(func.count(distinct(PASSAGE.c.vector_id))).where(PASSAGE.c.indexing == Indexing.EMBEDDED)
    return int(connection.execute(chosen).scalar_one())


def read_vectors(connection: Connection, passage_ids: Collection[int]) -> list[tuple[int, bytes]]:
    """These passages' ids with their vectors, as far as they are embedded."""
    chosen = select(PASSAGE.c.id, VECTOR.c.value).where(VECTOR.c.id == PASSAGE.c.vector_id)
    return [*_by_id(connection, chosen, PASSAGE.c.id, passage_ids)]


def read_values(connection: Connection, vector_ids: Collection[int]) -> list[tuple[int, bytes]]:
    """These vectors with their ids, in order."""
    chosen = select(VECTOR.c.id, VECTOR.c.value).order_by(VECTOR.c.id)
    return [*_by_id(connection, chosen, VECTOR.c.id, vector_ids)]


def read_scope(connection: Connection, organ_ids: Ids, years: Ids) -> set[int]:
    """The vectors by which passages of these organs' and years' current reports are embedded."""
    chosen = _of_current(select(REPORT.c.organ_id, PASSAGE.c.vector_id), years).distinct()
    allowed = None if organ_ids is None else {*organ_ids}
    return {row[1] for row in connection.execute(chosen) if allowed is None or row[0] in allowed}


def read_places(connection: Connection, vector_id: int, organ_ids: Ids, years: Ids, limit: int) -> list[int]:
    """The first passages of these organs' and years' current reports that are embedded by a vector."""
    given = {"vector": vector_id} if years is None else {"vector": vector_id, "years": sorted(set(years))}
    allowed = None if organ_ids is None else {*organ_ids}
    rows = connection.execute(_choose_places(years is not None, limit if allowed is None else None), given)
    return [*islice((row[0] for row in rows if allowed is None or row[1] in allowed), limit)]


@cache
def _choose_places(by_year: bool, limit: int | None) -> Select[Any]:
    chosen = _of_current(select(PASSAGE.c.id, REPORT.c.organ_id), None).where(
        PASSAGE.c.vector_id == bindparam("vector")
    )
    chosen = chosen.where(REPORT.c.year.in_(bindparam("years", expanding=True))) if by_year else chosen
    return chosen.order_by(PASSAGE.c.id).limit(limit)


def _of_current(chosen: Select[Any], years: Ids) -> Select[Any]:
    joined = chosen.select_from(PASSAGE.join(REPORT, REPORT.c.id == PASSAGE.c.report_id))
    joined = joined.where(REPORT.c.current, PASSAGE.c.indexing == Indexing.EMBEDDED, PASSAGE.c.vector_id.is_not(None))
    return joined if years is None else joined.where(REPORT.c.year.in_(sorted(set(years))))


def _is_used() -> Any:
    own = (PASSAGE.c.vector_id == VECTOR.c.id) & (PASSAGE.c.indexing == Indexing.EMBEDDED)
    return select(PASSAGE.c.id).where(own).correlate(VECTOR).exists()


def read_texts(connection: Connection, vector_ids: Iterable[int]) -> list[tuple[int, str]]:
    """What each of these vectors is of, section and text, as one passage has it."""
    one = PASSAGE.alias()
    own = (one.c.vector_id == VECTOR.c.id) & (one.c.indexing == Indexing.EMBEDDED)
    first = select(func.min(one.c.id)).where(own).correlate(VECTOR).scalar_subquery()
    chosen = select(VECTOR.c.id, PASSAGE.c.section, PASSAGE.c.text).select_from(
        VECTOR.join(PASSAGE, PASSAGE.c.id == first)
    )
    return [
        (row[0], f"{row[1]}\n{row[2]}")
        for piece in in_pieces([*vector_ids])
        for row in connection.execute(chosen.where(VECTOR.c.id.in_(piece)).order_by(VECTOR.c.id))
    ]
