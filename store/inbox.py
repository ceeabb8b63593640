"""What a channel has received and what it still owes: updates, the replies to them, conversations.

An update is kept before the channel's server is told that it arrived. Its replies and the conversation's new state are
written in one transaction, then sent one by one; so a process that dies at any point is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from store.database import Database
from store.tables import ConversationRow, InboxRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that is kept and not done; `id` is the store's, `payload` what the channel's server sent."""

    id: int
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """One call that answers an update; `sent` once the channel's server took it (or will never take it)."""

    id: int
    payload: dict[str, Any]
    sent: bool


class Inbox:
    """The durable inbox and outbox of one channel. Every method is one transaction and may be called from any thread.

    All raise WenbaoError where the database refuses (locked for too long, full, read-only).
    """

    def __init__(self, database: Database, channel: str) -> None:
        self._database = database
        self._channel = channel

    def keep(self, updates: Mapping[int, dict[str, Any]]) -> list[Kept]:
        """Keep updates by their ids, in order; returns those that were not held yet (servers repeat what they can)."""
        if not updates:
            return []
        with self._database.writing() as connection:
            new = [number for number in updates if number not in self._held(connection, updates)]
            if not new:
                return []
            now = datetime.now(UTC)
            connection.execute(
                insert(InboxRow),
                [
                    {
                        "channel": self._channel,
                        "update_id": number,
                        "payload": updates[number],
                        "done": False,
                        "received_at": now,
                    }
                    for number in new
                ],
            )
            return self._select_open(connection, col(InboxRow.update_id).in_(new))

    def open_updates(self) -> list[Kept]:
        """The updates that are not done, in the order they came."""
        with self._database.reading() as connection:
            return self._select_open(connection)

    def replies(self, number: int) -> list[Reply]:
        """The replies written for an update, in order; empty when none were written yet."""
        with self._database.reading() as connection:
            return _select_replies(connection, number)

    def offer(self, number: int, ordinal: int) -> dict[str, Any] | None:
        """The payload of one reply by its place; None when it is unknown or was pruned."""
        query = (
            select(col(OutboxRow.payload))
            .join(InboxRow, col(InboxRow.id) == col(OutboxRow.inbox_id))
            .where(
                col(InboxRow.channel) == self._channel,
                col(OutboxRow.inbox_id) == number,
                col(OutboxRow.ordinal) == ordinal,
            )
        )
        with self._database.reading() as connection:
            payload: dict[str, Any] | None = connection.execute(query).scalar()
        return payload

    def answer(
        self, number: int, payloads: Sequence[dict[str, Any]], conversation: str | None = None, state: Any = None
    ) -> list[Reply]:
        """Write the replies to an update together with the new state of its conversation; none at all: it is done."""
        with self._database.writing() as connection:
            if conversation is not None:
                _save_state(connection, conversation, state)
            if not payloads:
                _set_done(connection, number)
                return []
            connection.execute(
                insert(OutboxRow),
                [
                    {"inbox_id": number, "ordinal": ordinal, "payload": payload, "sent": False}
                    for ordinal, payload in enumerate(payloads)
                ],
            )
            return _select_replies(connection, number)

    def mark_sent(self, reply: int) -> None:
        """A reply was taken by the channel's server, or never will be."""
        with self._database.writing() as connection:
            connection.execute(update(OutboxRow).where(col(OutboxRow.id) == reply).values(sent=True))

    def mark_done(self, number: int) -> None:
        """All replies to an update are sent."""
        with self._database.writing() as connection:
            _set_done(connection, number)

    def state(self, conversation: str) -> Any:
        """The stored state of a conversation, or None."""
        query = select(col(ConversationRow.state)).where(col(ConversationRow.key) == conversation)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()

    def prune(self, before: datetime) -> int:
        """Forget what was done and talked of before a moment (UTC); returns how many updates went."""
        with self._database.writing() as connection:
            old = select(col(InboxRow.id)).where(
                col(InboxRow.channel) == self._channel, col(InboxRow.done), col(InboxRow.received_at) < before
            )
            connection.execute(delete(OutboxRow).where(col(OutboxRow.inbox_id).in_(old)))
            gone = connection.execute(delete(InboxRow).where(col(InboxRow.id).in_(old))).rowcount
            connection.execute(
                delete(ConversationRow).where(
                    col(ConversationRow.key).startswith(f"{self._channel}:", autoescape=True),
                    col(ConversationRow.updated_at) < before,
                )
            )
        return gone

    def _held(self, connection: Connection, numbers: Mapping[int, Any]) -> set[int]:
        query = select(col(InboxRow.update_id)).where(
            col(InboxRow.channel) == self._channel, col(InboxRow.update_id).in_(list(numbers))
        )
        return set(connection.execute(query).scalars())

    def _select_open(self, connection: Connection, *conditions: Any) -> list[Kept]:
        query = (
            select(col(InboxRow.id), col(InboxRow.payload))
            .where(col(InboxRow.channel) == self._channel, col(InboxRow.done).is_(False), *conditions)
            .order_by(col(InboxRow.id))
        )
        return [Kept(number, payload) for number, payload in connection.execute(query)]


def _select_replies(connection: Connection, number: int) -> list[Reply]:
    query = (
        select(col(OutboxRow.id), col(OutboxRow.payload), col(OutboxRow.sent))
        .where(col(OutboxRow.inbox_id) == number)
        .order_by(col(OutboxRow.ordinal))
    )
    return [Reply(number, payload, sent) for number, payload, sent in connection.execute(query)]


def _set_done(connection: Connection, number: int) -> None:
    connection.execute(update(InboxRow).where(col(InboxRow.id) == number).values(done=True))


def _save_state(connection: Connection, key: str, state: Any) -> None:
    values = {"state": state, "updated_at": datetime.now(UTC)}
    if not connection.execute(update(ConversationRow).where(col(ConversationRow.key) == key).values(values)).rowcount:
        connection.execute(insert(ConversationRow).values(key=key, **values))
