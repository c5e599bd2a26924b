"""What a worker of a cluster is asked to do: read some files as this machine would, and say in which version."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date

from chancellery.reading.many import version
from chancellery.reading.many.outcomes import Limits, Outcome
from chancellery.reading.many.worker import Worker

#: The worker of each thread; its process ends with the one it belongs to.
_here = threading.local()


def read_group(
    sources: Sequence[str], data: Sequence[bytes], limits: Mapping[str, float], published: date | None
) -> tuple[str, list[Outcome]]:
    """Read files, in a process that stays for the next ones, and return the version that read them."""
    worker = _worker(Limits(limits["seconds"], int(limits["memory_mb"]), limits["scan_seconds"]))
    outcomes = [worker.read(each, source, published=published) for source, each in zip(sources, data, strict=True)]
    return version.digest(), outcomes


def close() -> None:
    """End the process that reads for this thread."""
    if (worker := getattr(_here, "worker", None)) is not None:
        worker.close()
        del _here.worker


def _worker(limits: Limits) -> Worker:
    """Return the worker of this thread, another one when the limits have changed."""
    if getattr(_here, "limits", None) != limits:
        close()
        _here.limits = limits
    worker: Worker | None = getattr(_here, "worker", None)
    if worker is None:
        worker = _here.worker = Worker(limits)
    return worker
