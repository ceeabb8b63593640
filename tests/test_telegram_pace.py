"""The pace of sending: whatever is asked for and when, no window of time holds more messages than Telegram allows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.channels.telegram_send import TEMPO, Pace, seconds_of

WISHES = st.lists(st.tuples(st.sampled_from([1, 2, 3, -1, -2]), st.floats(0, 5)), max_size=120)


def send_all(wishes: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """When each message goes if each comes so many seconds after the one before it was allowed to."""
    pace, now, sent = Pace(TEMPO), 0.0, []
    for chat, later in wishes:
        now += later
        now += pace.chat_delay(chat, now)
        now += pace.overall_delay(now)
        pace.note(chat, now)
        sent.append((chat, now))
    return sent


def holds(times: Sequence[float], limit: tuple[int, float]) -> bool:
    count, seconds = limit
    return all(last - first > seconds - 1e-6 for first, last in zip(times, times[count:], strict=False))


@given(WISHES)
def test_limits_hold(wishes: list[tuple[int, float]]) -> None:
    sent = send_all(wishes)
    assert holds([at for _, at in sent], TEMPO.overall)
    for chat in {chat for chat, _ in sent}:
        assert holds([at for other, at in sent if other == chat], TEMPO.private if chat > 0 else TEMPO.group)


@pytest.mark.parametrize(
    ("chats", "seconds"),
    [
        ([1] * 4, 3.0),  # one a second to one person
        ([-1] * 20, 0.0),  # twenty at once to a group ...
        ([-1] * 21, 60.0),  # ... and the next one a minute after the first
        (list(range(1, 31)), 0.0),  # thirty at once to all
        (list(range(1, 32)), 1.0),
    ],
)
def test_nothing_waits_longer_than_it_must(chats: list[int], seconds: float) -> None:
    assert send_all([(chat, 0.0) for chat in chats])[-1][1] == pytest.approx(seconds)


def test_forgetting_idle_chats_keeps_the_busy_ones() -> None:
    pace = Pace(TEMPO)
    for chat in range(1, 1500):
        pace.note(chat, chat / 100)
    assert pace.chat_delay(1499, 14.99) == pytest.approx(1.0)
    assert len(pace._chats) < 1200


@pytest.mark.filterwarnings("ignore")
def test_retry_after_in_either_form(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seconds_of(RetryAfter(7)) == 7.0
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert seconds_of(RetryAfter(7)) == 7.0
