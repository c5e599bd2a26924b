"""The real server under load: a small HTTP client that keeps its connections open, and the server's memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from chancellery.config.bench.report import Figures, percentile
from chancellery.config.places import HOME

LIST = "/commitments/"
PATIENCE = 120  # seconds for a first start: database, tables, sample
_LINK = re.compile(r"http://\S+/sign-in/\S+")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class NotServed(RuntimeError):  # noqa: N818 - named as the refusals are
    """The server did not start, or did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server of ours: where it listens, its process, a sign-in link, and how long it took to answer."""

    address: str
    process: int
    link: str
    seconds: float


def measure(*, connections: int, seconds: int) -> Figures:
    """Ask for a list of 50 rows over ``connections`` for some seconds; the client shares the machine's cores."""
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as data, server(data) as running:
        cookies = _sign_in(running.link)
        asyncio.run(_load(running.address, cookies, connections=connections, seconds=2))  # warms both workers up
        times = asyncio.run(_load(running.address, cookies, connections=connections, seconds=seconds))
        memory, database = _memory(running.process, data)
    return Figures(
        single={
            "requests_per_s": round(len(times) / seconds, 1),
            "median_ms": round(statistics.median(times) * 1000, 1),
            "p95_ms": round(percentile(times, 95) * 1000, 1),
            "requests": len(times),
            "connections": connections,
            "server_mb": memory,
            "database_mb": database,
        }
    )


@contextmanager
def server(data: str) -> Iterator[Server]:
    """Run the server with its data under ``data`` until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(HOME), "CHANCELLERY_VAR": data, "PYTHONUNBUFFERED": "1"}
    log = Path(data) / "bench.log"
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
        found = _LINK.search(log.read_text())
        yield Server(f"http://127.0.0.1:{port}", process.pid, found[0] if found else "", took)
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


def _sign_in(link: str) -> str:
    """Follow a one-time link as a browser does and return the cookies."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(link).read().decode()
    token = _TOKEN.search(page)
    if token is None:
        raise NotServed("The page of the sign-in link holds no form.")
    opener.open(link, urlencode({"csrfmiddlewaretoken": token[1]}).encode())
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


async def _load(address: str, cookies: str, *, connections: int, seconds: float) -> list[float]:
    where = urlsplit(address)
    request = f"GET {LIST} HTTP/1.1\r\nHost: {where.netloc}\r\nCookie: {cookies}\r\n\r\n".encode()
    until = time.perf_counter() + seconds
    lanes = [_lane(where.hostname or "", where.port or 0, request, until) for _ in range(connections)]
    return [one for lane in await asyncio.gather(*lanes) for one in lane]


async def _lane(host: str, port: int, request: bytes, until: float) -> list[float]:
    """Ask again and again over one connection, and return how long each answer took."""
    reader, writer = await asyncio.open_connection(host, port)
    times = []
    while (begun := time.perf_counter()) < until:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        if not head.startswith("http/1.1 200"):
            raise NotServed(f"{LIST} answers {head.splitlines()[0]}")
        length = re.search(r"content-length: (\d+)", head)
        if length is None:
            raise NotServed("The answer does not say how long it is.")
        await reader.readexactly(int(length[1]))
        times.append(time.perf_counter() - begun)
    writer.close()
    return times


def _memory(process: int, data: str) -> tuple[float, float]:
    """Return the memory of the server's processes and of its database, shared pages counted in parts."""
    ours = [process, *_descendants(process)]
    pid_file = Path(data) / "postgres" / "postmaster.pid"
    database = int(pid_file.read_text().splitlines()[0]) if pid_file.exists() else 0
    backends = [database, *_descendants(database)] if database else []
    return sum(map(_proportional_mb, ours)), sum(map(_proportional_mb, backends))


def _descendants(process: int) -> list[int]:
    children: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            children += [child, *_descendants(child)]
    return children


def _proportional_mb(process: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return round(int(line.split()[1]) / 1024, 1)
    return 0.0
