"""A run over many files, from their names to the output and the list of what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from chancellery.reading.many import outputs, papers, pool, version
from chancellery.reading.many.journal import Journal, Terms
from chancellery.reading.many.outcomes import Failure, Limits, NotRun, Outcome
from chancellery.reading.many.papers import Paper
from chancellery.reading.many.progress import Progress

#: Whatever reads files and yields what came of each, in any order, each once.
Readers = Callable[[Sequence[Paper]], Generator[tuple[Paper, Outcome]]]
#: So many names stand behind each reason.
_NAMED = 3


class NothingToRead(NotRun):
    """The names hold no file."""

    message = "No file was found to be read."


@dataclass(slots=True)
class Summary:
    """What came of a run: how many files, texts in the output, and failures by their code.

    ``resumed`` counts the files that an earlier, unfinished run had read; ``discarded`` tells that such a run was of
    another version or other options, and was begun anew.
    """

    files: int = 0
    texts: int = 0
    resumed: int = 0
    discarded: bool = False
    failed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Failure]] = field(default_factory=dict)

    def add(self, failure: Failure) -> None:
        """Count a failure, and keep the first ones as examples."""
        self.failed[failure.code] += 1
        known = self.examples.setdefault(failure.code, [])
        if len(known) < _NAMED:
            known.append(failure)


def local(*, jobs: int, limits: Limits, published: date | None) -> Readers:
    """Return readers of this machine, ``jobs`` at a time."""
    return lambda files: pool.read_all(files, jobs=jobs, limits=limits, published=published)


def on_cluster(*, address: str, limits: Limits, published: date | None) -> Readers:
    """Return the readers of the Dask cluster with its scheduler at ``address``.

    Raises:
        NoCluster: ``dask[distributed]`` is not installed.
    """
    from chancellery.reading.many import cluster

    cluster.check()
    return lambda files: cluster.read_all(files, address=address, limits=limits, published=published)


def read_many(
    names: Sequence[str],
    out: Path,
    *,
    readers: Readers,
    limits: Limits,
    published: date | None,
    to: TextIO,
) -> Summary:
    """Read all files that ``names`` are or hold into ``out``, and tell ``to`` how far it is.

    The same call goes on where one was interrupted. ``out`` and its list of failures appear when all is read, and
    depend on the files, ``limits`` and ``published`` alone.

    Raises:
        NothingToRead: there is no file.
        UnknownFormat, NoParquet: it is not known, or not possible here, how to write ``out``.
        InUse: another run writes ``out``.
        NoCluster: the cluster cannot be had; what was read before is kept.
        OSError: ``out`` cannot be written.
    """
    write = _writer(out)
    files, closed = papers.found(names, except_for=outputs.all_of(out))
    if not files and not closed:
        raise NothingToRead
    terms = Terms(version.digest(), None if published is None else published.isoformat(), limits)
    with Journal(outputs.journal_of(out), terms) as journal:
        summary = Summary(files=len(files), discarded=journal.discarded)
        summary.resumed = _read(files, journal, readers, to)
        outputs.write_failures(outputs.failures_of(out), _counted(summary, closed, journal.failures(files)))
        summary.texts = write(out, (line for outcome in journal.outcomes(files) for line in outcome.lines))
        journal.delete()
    return summary


def _writer(out: Path) -> Callable[[Path, Iterable[bytes]], int]:
    if outputs.format_of(out) == outputs.PARQUET:
        from chancellery.reading.many import parquet

        parquet.check()
        return parquet.write_readings
    return outputs.write_lines


def _read(files: Sequence[Paper], journal: Journal, readers: Readers, to: TextIO) -> int:
    """Read what the journal does not know; return how many files it knew."""
    unread = [paper for paper in files if not journal.knows(paper)]
    known = len(files) - len(unread)
    size = sum(paper.size for paper in files)
    progress = Progress(files=len(files), size=size, stream=to)
    progress.was_read(files=known, size=size - sum(paper.size for paper in unread))
    with closing(readers(unread)) as done:
        for paper, outcome in done:
            journal.add(paper, outcome)
            progress.advance(paper.size, failed=bool(outcome.failures))
    progress.finish()
    return known


def _counted(summary: Summary, *failures: Iterable[Failure]) -> Iterator[Failure]:
    for some in failures:
        for failure in some:
            summary.add(failure)
            yield failure
