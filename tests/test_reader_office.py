"""What LibreOffice converts: read as the Word package it was made from, nothing fetched, nothing left behind; without
LibreOffice, or where it fails or hangs, a word that helps."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from factory import make_report
from factory.office_files import convert, has_office
from wenbao_process import ROOT
from word_files import zip_file

from ingest.limits import Limits
from ingest.pipeline import read_report
from ingest.readers import office_guard, read_document
from ingest.readers.office import claims_office
from store.model import WenbaoError

needs_office = pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MADE = make_report(7, "docx", [])


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the guard makes its folders."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One report in each kind, as LibreOffice writes it."""
    (doc,) = convert([MADE.content], "doc", tmp_path_factory.mktemp("doc"))
    (rtf,) = convert([MADE.content], "rtf", tmp_path_factory.mktemp("rtf"))
    return {"doc": doc, "rtf": rtf}


@needs_office
@pytest.mark.parametrize(("kind", "name"), [("doc", "a.doc"), ("doc", "a.wps"), ("rtf", "a.rtf")])
def test_a_converted_file_is_read_as_its_word_package(
    kind: str, name: str, written: dict[str, bytes], scratch: Path
) -> None:
    report = read_report(name, b"\r\n" + written[kind] if kind == "rtf" else written[kind])
    assert {figure.key: figure.value for figure in report.figures} == MADE.truth
    assert (report.organ.name, report.year) == (MADE.organ, MADE.year)
    assert list(scratch.iterdir()) == []


@needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_truncated_file_is_refused(kind: str, written: dict[str, bytes], scratch: Path) -> None:
    with pytest.raises(WenbaoError, match=rf"^a\.{kind}：.*残缺、损坏或有密码"):
        read_document(f"a.{kind}", written[kind][: len(written[kind]) // 3])
    assert list(scratch.iterdir()) == []


@pytest.fixture
def calls() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"><office:body><office:text>
<text:p>before<draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="{server}/picture.png"/></draw:frame>
</text:p><text:section text:name="A"><text:section-source xlink:href="{file}" text:filter-name="Text"/>
<text:p>own</text:p></text:section><text:section text:name="B"><text:section-source xlink:href="{server}/section.odt"/>
<text:p>own</text:p>
</text:section></office:text></office:body></office:document-content>"""
MANIFEST = """<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2"><m:file-entry
m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/><m:file-entry m:full-path="content.xml"
m:media-type="text/xml"/></m:manifest>"""


def guarded(content: bytes) -> bytes:
    """What the guard has LibreOffice make of an OpenDocument text: of its kinds the one that links most readily."""
    filtering = [".odt", "writer8", str(shutil.which("soffice"))]
    command = [sys.executable, "-I", "-S", str(office_guard.__file__), "50", str(len(content)), *filtering]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin and running.stdout
        running.stdin.write(content)
        running.stdin.flush()
        return running.stdout.read()


@needs_office
def test_nothing_is_fetched(calls: tuple[str, list[str]], tmp_path: Path) -> None:
    """A linked picture is asked for by a LibreOffice that is not told otherwise (7.4)."""
    server, asked = calls
    (tmp_path / "secret.txt").write_text("secret")
    content = ODT.format(server=server, file=(tmp_path / "secret.txt").as_uri())
    mime = "application/vnd.oasis.opendocument.text"
    converted = guarded(zip_file({"mimetype": mime, "content.xml": content, "META-INF/manifest.xml": MANIFEST}))
    document = read_document("a.docx", converted)
    assert [block.text for block in document.lines()] == ["before", "own", "own"]
    assert asked == []


def test_a_locked_file_is_told_before_anything_is_started() -> None:
    locked = OLE + bytes(504) + b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(500) + "WordDocument".encode("utf-16-le")
    with pytest.raises(WenbaoError, match=r"^a\.doc：文件有密码"):
        read_document("a.doc", locked)


@pytest.mark.parametrize(("content", "what"), [(OLE, "Word 97（.doc、.wps）"), (b"{\\rtf1}", "RTF")])
def test_without_libreoffice_it_is_said_what_to_do(
    content: bytes, what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WenbaoError) as raised:
        read_document("a.wps", content)
    assert str(raised.value).startswith(f"a.wps：读 {what}文件需要 LibreOffice")
    assert "libreoffice-writer" in str(raised.value) and "另存为 docx" in str(raised.value)


def hang_as_soffice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program in LibreOffice's place that never ends, nor does the one that it starts."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nsleep 600 &\necho $! > pid\nsleep 600\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def started_in(scratch: Path) -> int:
    """The process that the hanging program has started, waited for."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        text = next((path.read_text() for path in scratch.glob("*/pid")), "")
        if text.endswith("\n"):
            return int(text)
        time.sleep(0.02)
    raise AssertionError("nothing was started")


def is_over(pid: int, scratch: Path) -> bool:
    """Whether, within a while, neither the process runs nor its folder is there."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not any(scratch.iterdir()) and not runs(pid):
            return True
        time.sleep(0.02)
    return False


def runs(pid: int) -> bool:
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hang_as_soffice(tmp_path, monkeypatch)
    found: list[int] = []
    watching = threading.Thread(target=lambda: found.append(started_in(scratch)))
    watching.start()
    with pytest.raises(WenbaoError, match="WENBAO_FILE_SECONDS"):
        read_document("a.doc", OLE, Limits(seconds=2))
    watching.join()
    assert is_over(found[0], scratch)


def test_a_killed_reader_leaves_nothing_behind(scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang_as_soffice(tmp_path, monkeypatch)
    code = f"from ingest.readers import read_document; read_document('a.doc', {OLE!r})"
    reader = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)})
    pid = started_in(scratch)
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    assert is_over(pid, scratch)


def test_other_files_are_not_claimed() -> None:
    sheet = OLE + "Workbook".encode("utf-16-le")
    assert not claims_office(".doc", sheet)
    assert not claims_office(".doc", MADE.content) and not claims_office(".doc", b"<html>")
    with pytest.raises(WenbaoError, match="Excel文件暂不支持"):
        read_document("a.doc", sheet)
