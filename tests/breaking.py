"""A reader for tests that does what a file's first line says: crashes, hangs, works on and on, takes all memory, fails
by a bug, is in doubt until an organ is said, finds two reports, takes long over a page; else it reads the file."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from dataclasses import replace

from ingest.limits import Limits, put_off_end
from ingest.pipeline import read_report
from store.model import DoubtfulIdentity, Given, Report

MEMORY = 4 * 2**30


def work_for(seconds: float) -> None:
    """Takes so many seconds of the processor's time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def read_or_break(name: str, content: bytes, given: Given, limits: Limits) -> tuple[Report, ...]:
    match content.partition(b"\n")[0].decode():
        case "exit":
            os._exit(3)
        case "segfault":
            ctypes.string_at(0)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "work":
            work_for(600)
        case "pages":
            put_off_end(limits.page_seconds)
            work_for(limits.seconds + 0.5)
            content = content.partition(b"\n")[2]
        case "memory":
            bytearray(MEMORY)
        case "bug":
            raise ZeroDivisionError("no such number")
        case "doubt" if given.organ is None:
            raise DoubtfulIdentity(f"{name}：看不出机关")
        case "two":
            report = read_report(name, content, given)
            return (report, replace(report, year=report.year + 1))
    return (read_report(name, content, given),)
