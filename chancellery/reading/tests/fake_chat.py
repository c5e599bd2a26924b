"""A local server that speaks OpenAI's chat protocol and answers what a test tells it to."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Told:
    """An answer of the server: a status and a body, after a pause."""

    body: bytes
    status: int = 200
    pause: float = 0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class FakeChat:
    """Where it listens, and the questions it was asked with their headers."""

    address: str
    asked: list[dict] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def answer(*findings: dict) -> Told:
    """Return a good answer."""
    return content(json.dumps({"findings": findings}))


def content(words: str) -> Told:
    """Return an answer whose content is ``words``."""
    return Told(json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode())


@contextmanager
def serving(reply: Callable[[str], Told]) -> Iterator[FakeChat]:
    """Run the server until the block ends; ``reply`` is given the words of the text in each question."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.asked.append(question)
            fake.headers.append({name.lower(): value for name, value in self.headers.items()})
            told = reply(question["messages"][-1]["content"])
            time.sleep(told.pause)
            self.send_response(told.status)
            for name, value in ({"Content-Length": str(len(told.body))} | told.headers).items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # nobody waits for it any more
                self.wfile.write(told.body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = FakeChat(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
