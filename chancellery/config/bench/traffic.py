"""The real server under load: a small HTTP client that keeps its connections open, and the server's memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from chancellery.config.bench.report import Figures, percentile
from chancellery.config.bench.server import NotServed, server

LIST = "/commitments/"
ROWS = 50
READER = "Reviewer"  #: a role that sees so many rows in the sample
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def measure(*, connections: int, seconds: int) -> Figures:
    """Ask for a list of 50 rows over ``connections`` for some seconds; the client shares the machine's cores.

    ``…_ms_per_request`` is processor time: on a busy machine it says more than the clock.
    """
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as data, server(data) as running:
        cookies = _sign_in(running.links[READER], running.address)
        asyncio.run(_load(running.address, cookies, connections=connections, seconds=2))  # warms both workers up
        ours, backends = _processes(running.process, data)
        worked, fetched = _processor_seconds(ours), _processor_seconds(backends)
        times = asyncio.run(_load(running.address, cookies, connections=connections, seconds=seconds))
        worked, fetched = _processor_seconds(ours) - worked, _processor_seconds(backends) - fetched
        memory, database = (sum(map(_proportional_mb, group)) for group in (ours, backends))
    return Figures(
        single={
            "requests_per_s": round(len(times) / seconds, 1),
            "median_ms": round(statistics.median(times) * 1000, 1),
            "p95_ms": round(percentile(times, 95) * 1000, 1),
            "requests": len(times),
            "connections": connections,
            "server_ms_per_request": round(worked / len(times) * 1000, 2),
            "database_ms_per_request": round(fetched / len(times) * 1000, 2),
            "server_mb": round(memory, 1),
            "database_mb": round(database, 1),
        }
    )


def _sign_in(link: str, address: str) -> str:
    """Follow a one-time link as a browser does, see that the list is a long one, and return the cookies."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(link).read().decode()
    token = _TOKEN.search(page)
    if token is None:
        raise NotServed("The page of the sign-in link holds no form.")
    opener.open(link, urlencode({"csrfmiddlewaretoken": token[1]}).encode())
    rows = opener.open(f"{address}{LIST}").read().count(b"<tr data-row>")
    if rows != ROWS:
        raise NotServed(f"The list has {rows} rows, not {ROWS}.")
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


def _processes(process: int, data: str) -> tuple[list[int], list[int]]:
    """Return the processes of the server, and those of its database when it is the embedded one."""
    pid_file = Path(data) / "postgres" / "postmaster.pid"
    database = int(pid_file.read_text().splitlines()[0]) if pid_file.exists() else 0
    return [process, *_descendants(process)], [database, *_descendants(database)] if database else []


def _processor_seconds(processes: Sequence[int]) -> float:
    """Return what the processes have worked since they began; nought where the system does not tell."""
    ticks = 0
    for process in processes:
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])  # in user mode and in the kernel
    return ticks / os.sysconf("SC_CLK_TCK")


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
