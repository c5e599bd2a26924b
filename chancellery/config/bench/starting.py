"""How long it takes from nothing: one command, and the server."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from chancellery.config.bench.report import Figures
from chancellery.config.bench.server import server
from chancellery.config.bench.texts import SAMPLE
from chancellery.config.places import HOME

#: How the command ends that read its text: wholly, or with a word of warning about it.
READ = {0, 2}


class NotRead(RuntimeError):
    """The command did not get as far as reading."""


def measure(*, rounds: int) -> Figures:
    """Start ``read`` anew several times, and the server twice: the second start is what counts."""
    text = SAMPLE / "plan.vi.txt"
    reads = [_read(str(text)) for _ in range(rounds)]
    with tempfile.TemporaryDirectory(prefix="chancellery-bench-") as data:
        with server(data) as first:
            first_start = first.seconds
        with server(data) as second:
            second_start = second.seconds
    return Figures(
        single={
            "read_median_s": round(statistics.median(reads), 3),
            "read_slowest_s": round(max(reads), 3),
            "first_start_s": round(first_start, 2),
            "second_start_s": round(second_start, 2),
        }
    )


def _read(name: str) -> float:
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "chancellery", "read", name],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=environment,
    )
    took = time.perf_counter() - begun
    if done.returncode not in READ:
        raise NotRead(f"The command read ended with {done.returncode}; it said:\n{done.stderr[-2000:]}")
    return took
