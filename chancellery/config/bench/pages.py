"""Server time and queries of every page, as each role sees it, in this process and without a network."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures, percentile

if TYPE_CHECKING:
    from chancellery.config.pages import Page

HEADINGS = ("page", "as", "median ms", "p95 ms", "own ms", "queries", "kB")
WARM_UP = 3


def measure(*, rounds: int) -> Figures:
    """Ask for each page ``rounds`` times; the queries are counted apart, for counting takes time.

    ``own ms`` is the processor time of this process: on a busy machine it says more than the clock.
    """
    with ground.sample_service():
        from chancellery.config import pages, worker

        worker.settle()  # as the server does
        rows = [_page(page, rounds) for page in pages.all_pages()]
    medians = [float(row[2]) for row in rows]
    slowest = max(rows, key=lambda row: float(row[2]))
    return Figures(
        HEADINGS,
        rows,
        {
            "pages": len(rows),
            "slowest_median_ms": max(medians),
            "slowest": str(slowest[0]),
            "most_queries": max(int(row[5]) for row in rows),
        },
    )


def _page(page: Page, rounds: int) -> tuple[str, str, float, float, float, int, float]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from chancellery.organisations.models import User

    client = Client(SERVER_NAME="127.0.0.1")
    if page.email:
        client.force_login(User.objects.get(email=page.email))
    for _ in range(WARM_UP):
        answer = client.get(page.url)
    if answer.status_code != page.status:
        raise RuntimeError(f"{page.url} answers {answer.status_code} to the {page.role}.")
    times, own = [], []
    for _ in range(rounds):
        begun, worked = time.perf_counter(), time.process_time()
        client.get(page.url)
        times.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - worked) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    kilobytes = len(answer.getvalue()) / 1000
    middle, middle_own = statistics.median(times), statistics.median(own)
    return page.name, page.role, middle, percentile(times, 95), middle_own, len(captured), kilobytes
