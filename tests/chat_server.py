"""A loopback server that speaks as much of OpenAI's chat API as its clients use, and says what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[[dict[str, Any]], "Reply"]


@dataclass(frozen=True)
class Reply:
    """What the server does with one call: `pieces` are streamed `pause` seconds apart, without end where `endless`."""

    pieces: tuple[str, ...] = ()
    status: int = 200
    wait: float = 0.0
    pause: float = 0.0
    endless: bool = False
    raw: bytes | None = None
    refusal: str | None = None


@dataclass
class ChatServer:
    """The server: `script` says what to reply, `asked` keeps what was asked, `dropped` counts callers who hung up."""

    url: str = ""
    script: Script = lambda _: Reply()
    asked: list[dict[str, Any]] = field(default_factory=list)
    dropped: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def says(self, *pieces: str, **how: Any) -> None:
        """Reply so to every call from now on."""
        reply = Reply(pieces, **how)
        self.script = lambda _: reply

    def wait_dropped(self) -> bool:
        """Whether a caller hangs up within some seconds."""
        until = time.monotonic() + 10
        while not self.dropped and time.monotonic() < until:
            time.sleep(0.01)
        return bool(self.dropped)


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    """The server on a free port of this machine."""
    state = ChatServer()

    class Handler(_Handler):
        server_state = state

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.stop.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server_state: ChatServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        state = self.server_state
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        state.asked.append(asked)
        reply = state.script(asked)
        try:
            self._wait(reply.wait)
            if reply.raw is not None or reply.status != 200:
                self._send(reply.status, reply.raw if reply.raw is not None else b'{"error": {"message": "no"}}')
            elif asked.get("stream"):
                self._stream(reply)
            else:
                self._send(200, json.dumps(_whole(reply)).encode())
        except (BrokenPipeError, ConnectionResetError):
            state.dropped += 1

    def _wait(self, seconds: float) -> None:
        """Waits, and notices a caller who hangs up meanwhile."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.server_state.stop.is_set():
            self.connection.settimeout(0.02)
            with suppress(TimeoutError):
                if not self.connection.recv(1):
                    raise BrokenPipeError
        self.connection.settimeout(None)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self._event({"role": "assistant", "content": "", **({"refusal": reply.refusal} if reply.refusal else {})})
        while True:
            for piece in reply.pieces:
                self._event({"content": piece})
                self._wait(reply.pause)
            if not reply.endless or self.server_state.stop.is_set():
                break
        self._event({}, finish="stop")
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "scripted",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        if finish:
            chunk["usage"] = _USAGE
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def _whole(reply: Reply) -> dict[str, Any]:
    message = {"role": "assistant", "content": "".join(reply.pieces), "refusal": reply.refusal}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": _USAGE,
    }
