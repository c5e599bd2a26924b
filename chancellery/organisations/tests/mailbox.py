"""A real mail server on this machine, for tests: it speaks SMTP and keeps what it is given."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self._say(220, "ready")
        while line := self.rfile.readline():
            word = line.split(b" ")[0].strip().upper()
            if word == b"QUIT":
                self._say(221, "bye")
                return
            if word == b"DATA":
                self._say(354, "go on")
                self.server.letters.append(message_from_bytes(self._body(), policy=policy.default))
                self.server.arrived.set()
            self._say(250, "ok")

    def _say(self, code, words):
        self.wfile.write(f"{code} {words}\r\n".encode())

    def _body(self):
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


class Mailbox(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.letters = []
        self.arrived = threading.Event()

    @property
    def port(self):
        return self.server_address[1]


@contextmanager
def mailbox():
    """Serve while the block runs; ``letters`` holds what came, ``arrived`` is set with the first."""
    server = Mailbox()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
