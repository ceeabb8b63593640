"""What each chat has spent of a day's budget of tokens; kept, so that a restart gives nothing back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from store.database import Database
from store.tables import ConversationRow


class Spending:
    """The tokens of a chat and day. May be used from several threads; raises WenbaoError as the database does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, chat: str, day: date) -> int:
        """The tokens that a chat has spent on a day."""
        with self._database.reading() as connection:
            return _read(connection, _key(chat), day)[0]

    def add(self, chat: str, day: date, tokens: int) -> int:
        """Count tokens spent; returns the day's sum. What was spent on other days is forgotten."""
        with self._database.writing() as connection:
            before, known = _read(connection, _key(chat), day)
            values = {
                "state": {"day": day.isoformat(), "tokens": before + tokens},
                "updated_at": datetime.now(UTC),
            }
            if known:
                connection.execute(update(ConversationRow).where(col(ConversationRow.key) == _key(chat)).values(values))
            else:
                connection.execute(insert(ConversationRow).values(key=_key(chat), **values))
        return before + tokens


def _key(chat: str) -> str:
    return f"spent:{chat}"


def _read(connection: Connection, key: str, day: date) -> tuple[int, bool]:
    query = select(col(ConversationRow.state)).where(col(ConversationRow.key) == key)
    state = connection.execute(query).scalar()
    return (state["tokens"] if state and state["day"] == day.isoformat() else 0), state is not None
