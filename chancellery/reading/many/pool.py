"""Read files with several workers of this machine."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from datetime import date
from itertools import islice

from chancellery.reading import files
from chancellery.reading.errors import Unreadable
from chancellery.reading.many.outcomes import Failure, Limits, Outcome
from chancellery.reading.many.papers import Paper
from chancellery.reading.many.worker import Worker

#: So many files wait for each worker: enough that none ever waits for a file.
_AHEAD = 4


def read_all(
    papers: Sequence[Paper], *, jobs: int, limits: Limits, published: date | None
) -> Generator[tuple[Paper, Outcome]]:
    """Yield what came of each file, in the order in which they are done."""
    with _workers(jobs, limits) as (threads, own):

        def read(paper: Paper) -> tuple[Paper, Outcome]:
            return paper, read_paper(paper, own(), published=published)

        waiting = iter(papers)
        running: set[Future[tuple[Paper, Outcome]]] = set()
        while True:
            running |= {threads.submit(read, paper) for paper in islice(waiting, jobs * _AHEAD - len(running))}
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()


def read_paper(paper: Paper, worker: Worker, *, published: date | None) -> Outcome:
    """Open a file and have it read."""
    try:
        data = files.load(paper.path)
    except Unreadable as refusal:
        return Outcome((), (Failure(paper.source, refusal.code, refusal.message),))
    return worker.read(data, paper.source, published=published)


@contextmanager
def _workers(jobs: int, limits: Limits) -> Iterator[tuple[ThreadPoolExecutor, _Own]]:
    """Hold threads ready, each with a worker of its own; none of their processes is left afterwards."""
    own = _Own(limits)
    threads = ThreadPoolExecutor(jobs, thread_name_prefix="reading")
    try:
        yield threads, own
    finally:
        own.stop()
        threads.shutdown(cancel_futures=True)
        own.close()


class _Own:
    """Gives each thread its worker."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._local = threading.local()
        self._all: list[Worker] = []

    def __call__(self) -> Worker:
        worker: Worker | None = getattr(self._local, "worker", None)
        if worker is None:
            worker = self._local.worker = Worker(self._limits)
            self._all.append(worker)
        return worker

    def stop(self) -> None:
        for worker in self._all:
            worker.stop()

    def close(self) -> None:
        for worker in self._all:
            worker.close()
