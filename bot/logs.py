"""What is logged, and how: lines for a person on a terminal, JSON lines for a machine, always on stderr."""

from __future__ import annotations

import json
import logging
import sys

OURS = ("bot", "retrieval", "store", "ingest")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure_logs(level: str) -> None:
    """Log our own packages from this level up (debug, info, warning), everybody else's from warning up.

    The others stay quiet because httpx writes the whole address of a call, which holds the bot's token, at INFO.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        logging.Formatter("%(levelname)s %(name)s: %(message)s") if sys.stderr.isatty() else JsonLines()
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
