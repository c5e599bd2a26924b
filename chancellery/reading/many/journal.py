"""What was read so far, in a file beside the output: a run that was killed is taken up where it stood.

The first entry says what the run is (:class:`Terms`); each further one holds what came of a file. An entry is a line
with a check sum and a description, followed by so many bytes. It is handed to the system whole, so a killed process
loses at most the entry it was writing, and from the first damaged entry on, what stands there counts as not read.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from chancellery.reading.many.outcomes import Failure, Limits, NotRun, Outcome
from chancellery.reading.many.papers import Paper


class InUse(NotRun):
    """Another process writes this journal."""

    message = "Another run is writing this output; wait for it, or name another output."


@dataclass(frozen=True, slots=True)
class Terms:
    """What outcomes depend on beside the files; those of other terms are never mixed."""

    version: str
    published: str | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the lines of an outcome stand, and what is said beside them."""

    paper: Paper
    start: int
    lengths: tuple[int, ...]
    failures: tuple[Failure, ...]


class Journal:
    """The outcomes of a run, in a file that outlives its process. One process at a time.

    ``discarded`` tells that the file held a run of other terms, which was begun anew; ``damaged`` that its end was.
    """

    def __init__(self, path: Path, terms: Terms) -> None:
        """Open the journal, or begin it.

        Raises:
            InUse: another process has it open.
            OSError: it can neither be read nor be made.
        """
        self.path = path
        self.discarded = self.damaged = False
        self._stream: BinaryIO = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
        self._places: dict[str, _Place] = {}
        try:
            _lock(self._stream)
            self._take_up(terms)
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.close()

    def knows(self, paper: Paper) -> bool:
        """Whether this file was read, and has not changed since."""
        place = self._places.get(paper.path)
        return place is not None and place.paper == paper

    def add(self, paper: Paper, outcome: Outcome) -> None:
        """Write down what came of a file."""
        described: dict[str, object] = {
            "paper": asdict(paper),
            "lengths": [len(line) for line in outcome.lines],
            "failures": [failure.as_json() for failure in outcome.failures],
        }
        start = self._write(described, b"".join(outcome.lines))
        lengths = tuple(map(len, outcome.lines))
        self._places[paper.path] = _Place(paper, start, lengths, outcome.failures)

    def outcomes(self, papers: Iterable[Paper]) -> Iterator[Outcome]:
        """Yield what came of each file, in the order given.

        Raises:
            KeyError: one of them is not known.
        """
        for paper in papers:
            place = self._places[paper.path]
            self._stream.seek(place.start)
            lines = tuple(self._stream.read(length) for length in place.lengths)
            yield Outcome(lines, place.failures)

    def failures(self, papers: Iterable[Paper]) -> Iterator[Failure]:
        """Yield what was not read of each file, in the order given, without touching what was."""
        for paper in papers:
            yield from self._places[paper.path].failures

    def delete(self) -> None:
        """Close and remove the file; its outcomes stand in the output."""
        self.path.unlink()
        self._stream.close()

    def _take_up(self, terms: Terms) -> None:
        """Take in the whole entries and cut off what comes after them."""
        end = self._first_entry(terms)
        if end:
            for described, start, end in self._entries():  # noqa: B007 - the last end is where the journal goes on
                self._remember(described, start)
        self._stream.seek(0, os.SEEK_END)
        self.damaged = 0 < end < self._stream.tell()
        self._stream.truncate(end)
        self._stream.seek(end)
        if not end:
            self._write({"terms": asdict(terms)}, b"")

    def _first_entry(self, terms: Terms) -> int:
        """Return where the entry of these terms ends, 0 when the file does not begin with it."""
        first = self._entry()
        if first is not None and first[0].get("terms") == asdict(terms):
            return self._stream.tell()
        self.discarded = self._stream.seek(0, os.SEEK_END) > 0
        return 0

    def _entries(self) -> Iterator[tuple[dict[str, object], int, int]]:
        while (entry := self._entry()) is not None:
            yield entry[0], entry[1], self._stream.tell()

    def _entry(self) -> tuple[dict[str, object], int] | None:
        """Return the description of the next entry and where its bytes begin, or ``None`` when it is not whole."""
        head = self._stream.readline()
        start = self._stream.tell()
        checked, _, text = head.partition(b" ")
        try:
            described = json.loads(text)
            size = int(described["bytes"])
            body = self._stream.read(size)
            whole = head.endswith(b"\n") and len(body) == size and int(checked, 16) == _sum(text, body)
        except (ValueError, KeyError, TypeError, OverflowError):
            return None
        return (described, start) if whole else None

    def _remember(self, described: dict[str, object], start: int) -> None:
        told = json.loads(json.dumps(described))  # of our own writing, its check sum is right
        paper = Paper(**told["paper"])
        failures = tuple(Failure.restored(record) for record in told["failures"])
        self._places[paper.path] = _Place(paper, start, tuple(told["lengths"]), failures)

    def _write(self, described: dict[str, object], body: bytes) -> int:
        text = json.dumps({**described, "bytes": len(body)}).encode("ascii") + b"\n"
        self._stream.seek(0, os.SEEK_END)
        head = b"%08x %s" % (_sum(text, body), text)
        start = self._stream.tell() + len(head)
        self._stream.write(head + body)
        self._stream.flush()
        return start


def _sum(text: bytes, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(text))


def _lock(stream: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # a platform without it: two runs of the same output are for people not to start
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise InUse from error
