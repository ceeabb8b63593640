"""The durable inbox and outbox of a channel, on a real SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.database import Database
from store.inbox import Inbox, Kept


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.in_home(tmp_path)
    yield database
    database.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database, "telegram")


def keep(inbox: Inbox, *numbers: int) -> list[Kept]:
    return inbox.keep({number: {"n": number} for number in numbers})


def numbers(updates: list[Kept]) -> list[int]:
    return [update.payload["n"] for update in updates]


def test_an_update_is_kept_once(inbox: Inbox, database: Database) -> None:
    assert numbers(keep(inbox, 8, 9)) == [8, 9]
    assert numbers(keep(inbox, 8, 9, 10)) == [10]
    assert keep(inbox, 9) == keep(inbox) == []
    assert numbers(inbox.open_updates()) == [8, 9, 10]
    assert numbers(keep(Inbox(database, "web"), 8)) == [8]
    assert numbers(inbox.open_updates()) == [8, 9, 10]


def test_what_is_done_stays_done(inbox: Inbox) -> None:
    first, second, third = keep(inbox, 1, 2, 3)
    inbox.mark_done(first.id)
    assert inbox.answer(second.id, []) == []
    assert inbox.open_updates() == [third]
    assert keep(inbox, 1, 2) == []


def test_replies_keep_their_order_and_their_marks(inbox: Inbox) -> None:
    update, other = keep(inbox, 1, 2)
    replies = inbox.answer(update.id, [{"t": "a"}, {"t": "b"}, {"t": "c"}])
    inbox.mark_sent(replies[0].id)
    assert [(reply.payload["t"], reply.sent) for reply in inbox.replies(update.id)] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]
    assert inbox.replies(other.id) == []
    assert inbox.open_updates() == [update, other]


def test_an_offer_is_found_by_its_place_in_its_channel(inbox: Inbox, database: Database) -> None:
    (update,) = keep(inbox, 1)
    inbox.answer(update.id, [{"t": "a"}, {"t": "b"}])
    assert inbox.offer(update.id, 1) == {"t": "b"}
    assert inbox.offer(update.id, 2) is inbox.offer(update.id + 1, 0) is None
    assert Inbox(database, "web").offer(update.id, 1) is None


def test_replies_and_conversation_are_written_together(inbox: Inbox) -> None:
    (update,) = keep(inbox, 1)
    assert inbox.state("telegram:1") is None
    inbox.answer(update.id, [{"t": "a"}], "telegram:1", {"years": [2021]})
    inbox.answer(keep(inbox, 2)[0].id, [], "telegram:1", {"years": [2022]})
    assert inbox.state("telegram:1") == {"years": [2022]}
    with pytest.raises(Exception, match="UNIQUE"):
        inbox.answer(update.id, [{"t": "again"}], "telegram:1", {"years": [2023]})
    assert inbox.state("telegram:1") == {"years": [2022]}


def test_pruning_takes_what_is_done_and_old(inbox: Inbox) -> None:
    done, still_open = keep(inbox, 1, 2)
    inbox.answer(done.id, [{"t": "a"}], "telegram:1", {})
    inbox.mark_done(done.id)
    now = datetime.now(UTC)
    assert inbox.prune(now - timedelta(minutes=1)) == 0
    assert inbox.offer(done.id, 0) is not None
    assert inbox.prune(now + timedelta(minutes=1)) == 1
    assert inbox.offer(done.id, 0) is None
    assert inbox.state("telegram:1") is None
    assert inbox.open_updates() == [still_open]
