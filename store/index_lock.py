"""Who may open the index: Chroma on one folder breaks for good with two processes, so one owns it at a time.

Two lock files in the folder. `index.lock` is the owner's. `index.wanted` is held by the one that waits for it; an owner
that finds it taken closes the index as soon as no operation is under way. An owner that dies loses its locks.
"""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from store.model import WenbaoError

POLL_SECONDS = 0.02


class Ownership:
    """A process's claim on the index folder. Its methods are called by one thread at a time."""

    def __init__(self, folder: Path, patience: float) -> None:
        """`patience`: seconds to wait for an owner that does not give way."""
        self._folder = folder
        self._patience = patience
        # The watcher that gives the lock back is another thread than the one that took it.
        self._owner = FileLock(folder / "index.lock", thread_local=False)
        self._wanted = FileLock(folder / "index.wanted", thread_local=False)

    def take(self) -> None:
        """Waits for its turn and becomes the owner; WenbaoError once patience is over or the folder is not writable."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._wanted.acquire(self._patience, POLL_SECONDS):
                self._owner.acquire(self._patience, POLL_SECONDS)
        except Timeout as error:
            raise WenbaoError(f"索引 {self._folder} 被另一个进程占用，等了 {self._patience:g} 秒仍未让出") from error
        except OSError as error:
            raise WenbaoError(f"索引 {self._folder} 无法写入（{error.strerror or error}）") from error

    def is_wanted(self) -> bool:
        """Whether another one waits."""
        try:
            self._wanted.acquire(0)
        except Timeout:
            return True
        self._wanted.release()
        return False

    def give_back(self) -> None:
        """Is the owner no longer; the index must be closed before."""
        self._owner.release()
