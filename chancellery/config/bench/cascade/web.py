"""How fast the real server accepts reports from eight people at once."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chancellery.config import places
from chancellery.config.bench.report import percentile
from chancellery.config.bench.server import server

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service

CLIENTS = 8
MOST_A_SECOND = 400
WARM_UP = 3  #: seconds in which the workers load what they need
TOKEN = "b" * 32


def measure(built: Service, *, seconds: int) -> dict[str, str | int | float]:
    """Post the acceptance of one report after the other over eight connections, each with a session."""
    from django.db import connections

    from chancellery.commitments.models import ProgressReport
    from chancellery.config.bench.cascade import people, writing

    leaves = writing.free_leaves(MOST_A_SECOND * (seconds + WARM_UP))
    first = writing.submitted(leaves, people.officer(built).pk)
    cookies = _cookies(built)
    connections.close_all()
    with server(str(places.var())) as running:
        paths = [f"/commitments/reports/{first + n}/accept" for n in range(len(leaves))]
        before = len(paths) * WARM_UP // (WARM_UP + seconds)
        warming, refused, _took = asyncio.run(_load(running.address, cookies, iter(paths[:before]), WARM_UP))
        times, others, took = asyncio.run(_load(running.address, cookies, iter(paths[before:]), seconds))
    accepted = ProgressReport.objects.filter(pk__gte=first, state="accepted").count()
    return {
        "http_accept_per_s": round(len(times) / took, 1),
        "http_accept_p95_ms": round(percentile(times, 95), 1),
        "http_refused": refused + others + len(warming) + len(times) - accepted,
    }


def _cookies(built: Service) -> str:
    from django.test import Client

    from chancellery.config.bench.cascade import people

    client = Client()
    client.force_login(people.head(built))
    return f"{'; '.join(f'{name}={morsel.value}' for name, morsel in client.cookies.items())}; csrftoken={TOKEN}"


async def _load(address: str, cookies: str, paths: object, seconds: int) -> tuple[list[float], int, float]:
    where = urlsplit(address)
    until = time.perf_counter() + seconds
    begun = time.perf_counter()
    lanes = [_lane(where.hostname or "", where.port or 0, cookies, paths, until) for _ in range(CLIENTS)]
    found = await asyncio.gather(*lanes)
    took = time.perf_counter() - begun
    return [one for times, _refused in found for one in times], sum(refused for _times, refused in found), took


async def _lane(host: str, port: int, cookies: str, paths: object, until: float) -> tuple[list[float], int]:
    reader, writer = await asyncio.open_connection(host, port)
    times: list[float] = []
    refused = 0
    body = f"csrfmiddlewaretoken={TOKEN}".encode()
    while (begun := time.perf_counter()) < until:
        path = next(paths, None)  # type: ignore[call-overload] # shared by all lanes
        if path is None:
            break
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((int(line[15:]) for line in answer.splitlines() if line.startswith("content-length:")), 0)
        await reader.readexactly(length)
        times.append((time.perf_counter() - begun) * 1000)
        refused += not answer.startswith("http/1.1 302")
    writer.close()
    return times, refused
