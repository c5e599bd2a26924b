"""The real server on a free port, with its data in a folder of its own: for measuring, and for the browser tests."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chancellery.config.places import HOME

PATIENCE = 240  # seconds for a first start: database, tables, sample
_LINE = re.compile(r"^  (\w+) .*\n\s+(http://\S+)$", re.MULTILINE)


class NotServed(RuntimeError):
    """The server did not start, or did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server of ours: where it listens, its process, the sign-in links it printed, how long it took to answer."""

    address: str
    process: int
    links: Mapping[str, str]  #: role, as the page calls it → link
    seconds: float
    data: str  #: the folder that ``CHANCELLERY_VAR`` names


@contextmanager
def server(data: str, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run the server with its data under ``data``, and with these in its environment, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(HOME), "CHANCELLERY_VAR": data, "PYTHONUNBUFFERED": "1"}
    environment |= settings or {}
    log = Path(data) / "server.log"
    begun = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "chancellery", "--port", str(port)],
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            env=environment,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/sign-in/", process, log)
        took = time.perf_counter() - begun
        yield Server(f"http://127.0.0.1:{port}", process.pid, dict(_LINE.findall(log.read_text())), took, data)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
            return
        time.sleep(0.05)
    raise NotServed(f"The server did not answer; it said:\n{log.read_text()[-2000:]}")
