"""The real server under load: a small HTTP client that keeps its connections open, and the server's memory."""

from __future__ import annotations

import asyncio
import contextlib
import re
import statistics
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from chancellery.config.bench.report import Figures, percentile
from chancellery.config.bench.server import NotServed, server

LIST = "/commitments/"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def measure(*, connections: int, seconds: int) -> Figures:
    """Ask for a list of 50 rows over ``connections`` for some seconds; the client shares the machine's cores."""
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as data, server(data) as running:
        cookies = _sign_in(running.links["Clerk"])
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
