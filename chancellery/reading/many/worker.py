"""Ask a process that reads one file after another, and replace it when a file was too much for it."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from types import TracebackType
from typing import Self

from chancellery.reading import worker
from chancellery.reading.errors import Unreadable
from chancellery.reading.files import LARGEST
from chancellery.reading.inputs import refusals
from chancellery.reading.many.outcomes import Failure, Limits, NotRun, Outcome

#: A process is replaced after so many files, whatever it was given to read.
_LONG_SERVICE = 2_000
#: Seconds in which a process must have started; they are not those of its first text.
_STARTING = 120
Answer = Mapping[str, object]


class Stopped(Exception):
    """Reading was ended from outside; nothing is known of the file."""


class NotStarted(NotRun):
    """The process ended before it could read anything: that is no fault of any file."""

    message = "The process that reads files could not be started; the same command goes on when it can."


class _Lost(Exception):
    """The process ended, or was ended, before its answer was whole. ``refusal`` is what to say of the text."""

    def __init__(self, refusal: Unreadable) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


class Worker:
    """Reads one file at a time in a process of its own. Not for several threads at once; close it when done."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: _Process | None = None
        self._asked = 0
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process; the next file starts another."""
        process, self._process, self._asked = self._process, None, 0
        if process is not None:
            process.end()

    def stop(self) -> None:
        """End the process from another thread, for good: the file it reads is left, with :class:`Stopped`."""
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def read(self, data: bytes, name: str, *, published: date | None) -> Outcome:
        """Return what came of a file, whatever it does to the process that reads it.

        What a mail or archive holds is read text by text. A text that ends the process is read again in a fresh one:
        only there it is known that nothing before it took the memory.

        Raises:
            Stopped: somebody called :meth:`stop`.
            NotStarted: there is no process to be had.
        """
        if len(data) > LARGEST:
            refusal = refusals.TooLarge()
            return Outcome((), (Failure(name, refusal.code, refusal.message),))
        reading = _FileInReading(name)
        while not reading.ended:
            process, fresh = self._ready(), self._asked == 0
            self._asked += 1
            try:
                for answer in process.ask(data, name, published, reading.done, self._limits):
                    reading.take(answer, retry_hunger=not fresh)
            except _Lost as lost:
                self.close()
                if self._stopped:
                    raise Stopped from lost
                reading.lose(lost.refusal, again=not fresh)
            else:
                if reading.is_tired or self._asked >= _LONG_SERVICE:
                    self.close()
        return Outcome(tuple(reading.lines), tuple(reading.failures))

    def _ready(self) -> _Process:
        if self._stopped:
            raise Stopped
        if self._process is None:
            self._process = _Process()
        return self._process


class _FileInReading:
    """What is known so far of a file: its texts that are done, and the one that was begun."""

    def __init__(self, name: str) -> None:
        self.lines: list[bytes] = []
        self.failures: list[Failure] = []
        self.done = 0
        self.ended = False
        self.is_tired = False
        self._name = name
        self._begun: str | None = None

    def take(self, answer: Answer, *, retry_hunger: bool) -> None:
        """Take in one answer.

        Raises:
            _Lost: the memory did not suffice, in a process that had read something else before.
        """
        if "began" in answer:
            self._begun = str(answer["began"])
        elif "line" in answer:
            line = answer["line"]
            assert isinstance(line, bytes)  # noqa: S101 - the process above put it there
            self.lines.append(line)
            self._finish()
        elif "refused" in answer:
            refused = answer["refused"]
            assert isinstance(refused, dict)  # noqa: S101 - our own process writes it
            if refused["code"] == refusals.TooHungry.code and retry_hunger:
                raise _Lost(refusals.TooHungry())
            self.failures.append(
                Failure(self._begun or self._name, refused["code"], refused["message"], refused["fault"])
            )
            self._finish()
        elif "ended" in answer:
            self.ended, self.is_tired = True, bool(answer["grown"])

    def lose(self, refusal: Unreadable, *, again: bool) -> None:
        """The process is gone: read the text again in a fresh one, or give it up and go on with the next."""
        if again and not isinstance(refusal, refusals.TooSlow):
            return
        self.failures.append(Failure(self._begun or self._name, refusal.code, refusal.message))
        if self._begun is None:  # lost on the way to the next text, which would be lost again
            self.ended = True
        self._finish()

    def _finish(self) -> None:
        self.done += 1
        self._begun = None


class _Process:
    """A running ``chancellery.reading.many.process`` and the pipes to it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-B", "-m", "chancellery.reading.many.process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker.environment(),
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        self._requests, self._answers = self._process.stdin, self._process.stdout.fileno()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._answers, selectors.EVENT_READ)
        self._waiting = bytearray()
        self._is_ready = False

    def ask(self, data: bytes, name: str, published: date | None, skip: int, limits: Limits) -> Iterator[Answer]:
        """Send a file and yield the answers up to ``ended``; the bytes of a text come as ``line``.

        Raises:
            _Lost: the process ended, or took too long for one of the texts.
            NotStarted: it ended before it could read anything.
        """
        request = {
            "name": name,
            "published": None if published is None else published.isoformat(),
            "bytes": len(data),
            "skip": skip,
            "limits": asdict(limits),
        }
        self._wait_until_ready()
        try:
            self._requests.write(json.dumps(request).encode("ascii") + b"\n")
            self._requests.write(data)
            self._requests.flush()
        except OSError as error:
            raise self._lost() from error
        until = time.monotonic() + limits.seconds
        while True:
            answer = self._answer(until)
            if "read" in answer:
                answer = {"line": self._bytes(int(str(answer["read"])), until)}
            yield answer
            if "ended" in answer:
                return
            until = time.monotonic() + limits.seconds + (limits.scan_seconds if "scan" in answer else 0)

    def kill(self) -> None:
        """End the process and whatever it started."""
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End the process and give back what it held here."""
        self.kill()
        with contextlib.suppress(OSError):
            self._requests.close()
        self._process.wait()
        self._selector.close()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _wait_until_ready(self) -> None:
        if self._is_ready:
            return
        try:
            self._is_ready = "ready" in self._answer(time.monotonic() + _STARTING)
        except _Lost as lost:
            self.end()
            raise NotStarted from lost

    def _answer(self, until: float) -> dict[str, object]:
        try:
            answer: dict[str, object] = dict(json.loads(self._line(until)))
        except (ValueError, TypeError) as error:  # something in the process wrote where only answers belong
            raise _Lost(refusals.Failed()) from error
        return answer

    def _line(self, until: float) -> bytes:
        while (end := self._waiting.find(b"\n")) < 0:
            self._receive(until)
        line = bytes(self._waiting[:end])
        del self._waiting[: end + 1]
        return line

    def _bytes(self, count: int, until: float) -> bytes:
        while len(self._waiting) < count:
            self._receive(until)
        found = bytes(self._waiting[:count])
        del self._waiting[:count]
        return found

    def _receive(self, until: float) -> None:
        left = until - time.monotonic()
        if left <= 0 or not self._selector.select(left):
            raise _Lost(refusals.TooSlow())
        received = os.read(self._answers, 1 << 18)
        if not received:
            raise self._lost()
        self._waiting += received

    def _lost(self) -> _Lost:
        """Say why the process is gone; it has closed its pipes, so it ends by itself."""
        status = self._process.wait()
        if status in worker.TOO_SLOW:
            return _Lost(refusals.TooSlow())
        # Killed by the system or by a library that met the memory limit: either way the file was too much.
        return _Lost(refusals.TooHungry() if status < 0 else refusals.Failed())
