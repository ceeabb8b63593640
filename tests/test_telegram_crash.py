"""kill -9 at chosen moments: no update is lost, and at most the one reply that was taken then comes twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot_api_server import TOKEN, BotApiServer, Called, bot_api_server
from telegram_thread import wait_done

from store.database import Database

KILLS = 12
CHATS = (1, 2, 3, -1001)
SCRIPT = Path(__file__).with_name("telegram_process.py")


class Killer:
    """Starts the bot's process, and kills it at the n-th call: before the server takes it, or just after."""

    def __init__(self, server: BotApiServer, url: str) -> None:
        self._server = server
        self._url = url
        self._left = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, SCRIPT, self._server.root, TOKEN, self._url],
            env=os.environ | {"PYTHONPATH": str(SCRIPT.parent.parent)},
        )
        return self._process

    def run_until_killed(self, moment: list[Callable[[Called], None]], calls: int) -> None:
        self._left = calls
        moment.append(self._count)
        assert self.start().wait(60) == -signal.SIGKILL
        moment.remove(self._count)

    def _count(self, called: Called) -> None:
        if called.method in ("sendMessage", "getUpdates") and self._process is not None:
            self._left -= 1
            if self._left == 0:
                self._process.kill()


def name_of(called: Called) -> str:
    return called.text.removeprefix("答：").partition("[")[0]


def test_kill_loses_nothing_and_repeats_one_reply_at_most(tmp_path: Path) -> None:
    chance = random.Random(1)
    url = f"sqlite:///{tmp_path / 'wenbao.sqlite'}"
    database = Database(url)
    asked: list[tuple[int, str]] = []
    with bot_api_server() as server:
        killer = Killer(server, url)
        for turn in range(KILLS):
            for chat in CHATS * 2:
                asked.append((chat, f"第{len(asked)}问。"))
                server.say(chat, f"/ask {asked[-1][1]}", 9)
            killer.run_until_killed(server.after if turn % 2 else server.faults, chance.randint(1, 10))
            taken = Counter(name_of(call) for call in server.sent())
            assert taken.total() - len(taken) <= turn, "more than one reply a kill came twice"
        process = killer.start()
        wait_done(server, database)
        process.terminate()
        assert process.wait(30) == 0
    replies = Counter((call.args["chat_id"], name_of(call)) for call in server.sent())
    assert set(replies) == set(asked)
    assert 0 < replies.total() - len(asked) <= KILLS
    for chat in CHATS:
        order = list(dict.fromkeys(name_of(call) for call in server.sent(chat)))
        assert order == [name for where, name in asked if where == chat]
    assert server.broken == []
    database.close()
