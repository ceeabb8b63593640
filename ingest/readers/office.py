"""What only an office program reads (Word 97, WPS, RTF): LibreOffice, where it is installed, makes Word packages of
it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers import office_guard
from ingest.readers.docx import read_docx
from ingest.readers.signatures import office_kind, without_blanks
from store.model import WenbaoError

_FILTERS = {
    ".doc": ("Word 97（.doc、.wps）", "MS Word 97"),
    ".rtf": ("RTF", "Rich Text Format"),
}
"""By suffix: what a person calls the kind, and by which import filter LibreOffice reads it."""

_FIB, _ENCRYPTED = b"\xec\xa5", 0x0100
_SPARE_SECONDS = 5
"""What is left of a file's time after the conversion, for reading and for cleaning up."""

_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_INSTALL = "apt install libreoffice-writer-nogui"


def claims_office(suffix: str, content: bytes) -> bool:
    """Whether the bytes are of a kind that LibreOffice has to convert, whatever the suffix says."""
    return office_kind(content) is not None


def read_office(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a file of an older or other office program; WenbaoError where LibreOffice is not installed, cannot
    open it or does not come to an end."""
    kind = office_kind(content)
    if kind is None:
        raise WenbaoError(f"{name}：不是 Word 97、WPS 或 RTF 文件")
    return read_docx(name, _convert(name, without_blanks(content), kind, limits.seconds), limits)


def _convert(name: str, content: bytes, kind: str, seconds: float) -> bytes:
    if _is_locked(content):
        raise WenbaoError(f"{name}：文件有密码，请去掉密码后重新读入")
    program = next((found for one in _PROGRAMS if (found := shutil.which(one))), None)
    what = _FILTERS[kind][0]
    if program is None:
        raise WenbaoError(f"{name}：读 {what}文件需要 LibreOffice（{_INSTALL}），这里没有安装；也可以另存为 docx")
    code, converted = _ask_guard(content, kind, program, max(seconds - _SPARE_SECONDS, 1.0))
    if code == office_guard.NOT_IN_TIME:
        raise WenbaoError(f"{name}：LibreOffice 在限定时间内没有转换完（设置 WENBAO_FILE_SECONDS）；请另存为 docx")
    if code or not converted:
        raise WenbaoError(f"{name}：{what}文件残缺、损坏或有密码，LibreOffice 打不开；请重新下载，或另存为 docx")
    return converted


def _ask_guard(content: bytes, kind: str, program: str, seconds: float) -> tuple[int, bytes]:
    """How the conversion ended and what came of it. The guard's stdin stays open as long as this process lives."""
    script = [sys.executable, "-I", "-S", str(Path(office_guard.__file__))]
    guard = [*script, f"{seconds:g}", str(len(content)), kind, _FILTERS[kind][1], program]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    try:
        with subprocess.Popen(guard, stdin=pipe, stdout=pipe, stderr=quiet, start_new_session=True) as running:
            assert running.stdin and running.stdout
            running.stdin.write(content)
            running.stdin.flush()
            converted = running.stdout.read()
            return running.wait(), converted
    except BrokenPipeError:  # the guard died before it had the file
        return office_guard.NOT_CONVERTED, b""


def _is_locked(content: bytes) -> bool:
    """Whether a Word 97 file says that it is encrypted ([MS-DOC] 2.5.2 FibBase.fEncrypted), where its first stream
    begins at once, as Word writes it."""
    fib = content.find(_FIB, 512, 1024)
    flags = content[fib + 10 : fib + 12] if fib % 512 == 0 else b""
    return bool(int.from_bytes(flags, "little") & _ENCRYPTED)
