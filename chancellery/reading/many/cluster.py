"""Read files with the workers of a Dask cluster, when one machine is not enough.

The bytes of the files go to the workers and the readings come back, so they share no folder with us. They need this
package, in the same version. Each worker reads as this machine would: in processes apart, within limits. When a worker
is lost, the scheduler gives its files to another; what it had sent back stays.

It needs ``dask[distributed]``, which is not installed by default.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice

from chancellery.reading import files
from chancellery.reading.errors import Unreadable
from chancellery.reading.many import version
from chancellery.reading.many.outcomes import Failure, Limits, NotRun, Outcome
from chancellery.reading.many.papers import Paper

try:
    import dask
    import distributed
except ImportError:
    dask = distributed = None

#: So many files, or so many bytes, travel together: a file of a few kilobytes takes less time than its journey.
_TOGETHER, _BYTES = 32, 2**20
#: So many groups are on their way for each thread of the cluster.
_AHEAD = 2
#: So often a group is sent again whose workers were lost, each time as often as the scheduler tries by itself.
_SENT = 3
#: Where a scheduler listens that was told nothing else.
_PORT = 8786
#: How long we wait for the scheduler, and for workers where there are none; and how often we look for them.
_CONNECT_SECONDS, _WORKER_SECONDS, _LOOK_SECONDS = 10.0, 60.0, 5.0
_LOST = "The workers of the cluster were lost. The same command goes on from here."
_CUT = "The connection to the cluster was lost. The same command goes on from here."


class NoCluster(NotRun):
    """The cluster cannot be had, or was lost."""

    message = "The cluster cannot be used."


@dataclass(frozen=True, slots=True)
class _Group:
    """Files that travel together."""

    papers: tuple[Paper, ...]
    data: tuple[bytes, ...]
    sent: int = 0


def check() -> None:
    """Say before anything is done whether a cluster could be used.

    Raises:
        NoCluster: ``dask[distributed]`` is not installed.
    """
    if distributed is None:
        raise NoCluster(
            "A cluster needs dask[distributed], which is not installed; docs/howto/read-many-files.md says how it is."
        )


def read_all(
    papers: Sequence[Paper], *, address: str, limits: Limits, published: date | None
) -> Generator[tuple[Paper, Outcome]]:
    """Yield what came of each file, in the order in which they are done.

    Raises:
        NoCluster: it cannot be reached, has no workers, or they cannot read; what was yielded stays right.
    """
    check()
    if not papers:
        return
    with _client(address) as client:
        flight = _Flight(client, limits, published)
        groups = _groups(papers)
        while True:
            for refused, group in islice(groups, flight.room()):
                yield from refused
                if group.papers:
                    flight.send(group)
            if flight.is_empty():
                return
            yield from flight.next_landed()


class _Flight:
    """The groups that are on their way."""

    def __init__(self, client: distributed.Client, limits: Limits, published: date | None) -> None:
        self._client, self._limits, self._published = client, limits, published
        self._groups: dict[distributed.Future, _Group] = {}

    def is_empty(self) -> bool:
        return not self._groups

    def room(self) -> int:
        """Return how many more groups the cluster can take now; it grows and shrinks while we read."""
        return max(0, max(_threads(self._client), 1) * _AHEAD - len(self._groups))

    def send(self, group: _Group) -> None:
        sources = [paper.source for paper in group.papers]
        future = self._client.submit(_errand(), sources, group.data, asdict(self._limits), self._published, pure=False)
        self._groups[future] = group

    def next_landed(self) -> Iterator[tuple[Paper, Outcome]]:
        """Wait for a group and yield what came of its files; one whose workers were lost is sent again."""
        for future in self._landed():
            group = self._groups.pop(future)
            try:
                told, outcomes = future.result()
            except distributed.KilledWorker as error:
                if group.sent + 1 >= _SENT:
                    raise NoCluster(_LOST) from error
                self.send(_Group(group.papers, group.data, group.sent + 1))
            except Exception as error:
                raise NoCluster(_sentence(error)) from error
            else:
                if told != version.digest():
                    raise NoCluster("The workers of the cluster have another version of Chancellery than this machine.")
                yield from zip(group.papers, outcomes, strict=True)

    def _landed(self) -> Iterable[distributed.Future]:
        """Wait until a group is back, as long as there are workers, or some may come."""
        patience = time.monotonic() + _WORKER_SECONDS
        while True:
            try:
                with self._client.as_current():
                    told = distributed.wait(list(self._groups), timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
            except TimeoutError:
                if _threads(self._client):
                    patience = time.monotonic() + _WORKER_SECONDS
                elif time.monotonic() > patience:
                    raise NoCluster(_LOST) from None
            except CancelledError as error:
                raise NoCluster(_CUT) from error
            else:
                done: Iterable[distributed.Future] = told.done
                return done


def _errand() -> Callable[..., tuple[str, list[Outcome]]]:
    """Return what is sent to a worker: it travels by value, so that one without this package can say so."""

    def read(
        sources: list[str], data: list[bytes], limits: Mapping[str, float], published: date | None
    ) -> tuple[str, list[Outcome]]:
        from chancellery.reading.many import errand

        return errand.read_group(sources, data, limits, published)

    return read


def _threads(client: distributed.Client) -> int:
    try:
        threads: int = sum(client.nthreads().values())
    except (OSError, CancelledError) as error:
        raise NoCluster(_CUT) from error
    return threads


@contextmanager
def _client(address: str) -> Iterator[distributed.Client]:
    """Hold a connection to a cluster that has workers."""
    settings = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # our groups are as large as their files
    with dask.config.set(settings):
        try:
            _knock(address)
            client = distributed.Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(f"No Dask scheduler answers at {address}.") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_WORKER_SECONDS)
            except TimeoutError as error:
                raise NoCluster(f"The Dask scheduler at {address} has no workers.") from error
            yield client


def _knock(address: str) -> None:
    """See whether somebody listens; a client that finds nobody complains for long, and again when it is given up.

    Raises:
        OSError, ValueError: nobody, or it is no address.
    """
    scheme, place = distributed.comm.addressing.parse_address(address)
    if scheme in {"tcp", "tls"}:
        host, port = distributed.comm.addressing.parse_host_port(place, _PORT)
        socket.create_connection((host, port), timeout=_CONNECT_SECONDS).close()


def _groups(papers: Sequence[Paper]) -> Iterator[tuple[list[tuple[Paper, Outcome]], _Group]]:
    """Yield files to travel together, opened when asked for, and what could not be opened on the way to them."""
    refused: list[tuple[Paper, Outcome]] = []
    opened: list[tuple[Paper, bytes]] = []
    size = 0
    for paper in papers:
        try:
            data = files.load(paper.path)
        except Unreadable as refusal:
            refused.append((paper, Outcome((), (Failure(paper.source, refusal.code, refusal.message),))))
        else:
            opened.append((paper, data))
            size += len(data)
        if len(opened) + len(refused) >= _TOGETHER or size >= _BYTES:
            yield refused, _group(opened)
            refused, opened, size = [], [], 0
    yield refused, _group(opened)


def _group(opened: Sequence[tuple[Paper, bytes]]) -> _Group:
    return _Group(tuple(paper for paper, _ in opened), tuple(data for _, data in opened))


def _sentence(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith("chancellery"):
        return "The workers of the cluster do not have Chancellery; docs/howto/read-many-files.md says how they get it."
    if isinstance(error, CancelledError | OSError):
        return _CUT
    return f"The cluster could not read: {type(error).__name__}: {error}"
