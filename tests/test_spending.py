"""What a chat spends is kept for the day, through restarts and from several threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from store.database import Database
from store.spending import Spending

TODAY, TOMORROW = date(2024, 1, 1), date(2024, 1, 2)


def test_it_adds_up_by_chat_and_day(database: Database) -> None:
    spending = Spending(database)
    assert [spending.add("甲", TODAY, 100), spending.add("甲", TODAY, 20), spending.add("乙", TODAY, 5)] == [
        100,
        120,
        5,
    ]
    again = Spending(database)
    assert (again.of("甲", TODAY), again.of("乙", TODAY), again.of("丙", TODAY)) == (120, 5, 0)
    assert again.of("甲", TOMORROW) == 0 and again.add("甲", TOMORROW, 7) == 7


def test_threads_do_not_lose_each_others_tokens(database: Database) -> None:
    spending = Spending(database)
    spending.add("甲", TODAY, 1)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: spending.add("甲", TODAY, 1), range(20)))
    assert spending.of("甲", TODAY) == 21
