"""Run as a script, never imported: has LibreOffice convert what comes on stdin, writes the result to stdout, and leaves
nothing behind, however either side ends.

    python office_guard.py SECONDS BYTES SUFFIX FILTER SOFFICE

The converter runs in a process group of its own, over a folder of its own. Its group is killed and the folder removed
when it is done, when its seconds are over, and when stdin is closed: whoever asked is then dead.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NOT_IN_TIME, NOT_CONVERTED = 3, 4
_POLL_SECONDS = 0.02
_MOST_MEMORY = 640 * 2**20
"""Bytes that the converter may write to; for a report it takes a quarter of that."""
_REGISTRY = "registrymodifications.xcu"
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    # no macros, and nothing fetched: neither linked pictures nor linked sections, from disk or net
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", 0),
    # a proxy that refuses every call, should anything be fetched all the same
    ("Inet/Settings", "ooInetProxyType", 2),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", 9),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", 9),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def main(seconds: str, size: str, suffix: str, kind: str, soffice: str) -> int:
    """Converts; 0, or why there is nothing on stdout."""
    deadline = time.monotonic() + float(seconds)
    with tempfile.TemporaryDirectory(prefix="wenbao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        content = sys.stdin.buffer.read(int(size))
        if len(content) < int(size):
            return NOT_CONVERTED
        source.write_bytes(content)
        _limit_memory()
        _write_profile(folder / "profile" / "user")
        if not _run(_command(soffice, folder, source, kind), folder, deadline):
            return NOT_IN_TIME
        converted = folder / "out" / "source.docx"
        if not converted.is_file():
            return NOT_CONVERTED
        sys.stdout.buffer.write(converted.read_bytes())
        sys.stdout.buffer.flush()
    return 0


def _limit_memory() -> None:
    """For this process and those it starts; other systems than Linux do not keep to the limit, or refuse it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))


def _command(soffice: str, folder: Path, source: Path, kind: str) -> list[str]:
    options = ("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = ("--outdir", str(folder / "out"), str(source))
    return [soffice, profile, *options, f"--infilter={kind}", "--convert-to", "docx:Office Open XML Text", *out]


def _write_profile(folder: Path) -> None:
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    folder.mkdir(parents=True)
    spaces = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {spaces}>{items}</oor:items>\n'
    (folder / _REGISTRY).write_text(text, encoding="utf-8")


def _run(command: list[str], folder: Path, deadline: float) -> bool:
    """Whether the command ended by itself, in time and while it was waited for; nothing of it runs on."""
    environ = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(
        command, cwd=folder, env=environ, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        while running.poll() is None:
            if time.monotonic() > deadline or _is_left(_POLL_SECONDS):
                return False
        return True
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _is_left(seconds: float) -> bool:
    """Whether stdin is closed; waits so long for it."""
    return bool(select.select([0], [], [], seconds)[0])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
