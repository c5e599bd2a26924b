"""How far the reading is: a bar that is drawn again on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TextIO

#: Seconds between two drawings of the bar, and between two plain lines.
_REDRAWN, _LINES = 0.1, 10.0
_BAR = 24


class Progress:
    """Counts files and bytes; tells the rate and the time that remains by what this run has read itself.

    ``clock`` tells seconds. What an earlier run has read counts as done, but not for the rate.
    """

    def __init__(self, *, files: int, size: int, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._files, self._size, self._stream, self._clock = files, size, stream, clock
        self._is_bar = stream.isatty()
        self._done = self._done_size = 0
        self._before = self._before_size = 0
        self._failed = 0
        self._begun = self._told = clock()
        self._width = 0

    def was_read(self, *, files: int, size: int) -> None:
        """Count what was read before this run."""
        self._before, self._before_size = files, size
        self._done, self._done_size = self._done + files, self._done_size + size

    def advance(self, size: int, *, failed: bool) -> None:
        """Count a file as done."""
        self._done += 1
        self._done_size += size
        self._failed += failed
        now = self._clock()
        if now - self._told >= (_REDRAWN if self._is_bar else _LINES):
            self._told = now
            self._tell(now)

    def finish(self) -> None:
        """Show the last state, and leave the line."""
        self._tell(self._clock())
        if self._is_bar:
            self._stream.write("\n")
            self._stream.flush()

    def line(self, now: float) -> str:
        """Return how far it is, in one line."""
        share = self._done_size / self._size if self._size else self._done / max(self._files, 1)
        seconds = max(now - self._begun, 1e-9)
        read, size = self._done - self._before, self._done_size - self._before_size
        told = [
            f"{self._done:,} of {self._files:,} files",
            f"{share:.0%}",
            f"{read / seconds:,.1f} files/s",
            f"{size / seconds / 1e6:,.2f} MB/s",
        ]
        if self._failed:
            told.append(f"{self._failed:,} not read")
        if read and self._done < self._files:
            left = self._size - self._done_size
            remaining = seconds * (left / size if size else (self._files - self._done) / read)
            told.append(f"{_duration(remaining)} left")
        elif self._done == self._files:
            told.append(f"in {_duration(seconds)}")
        return " · ".join(told)

    def _tell(self, now: float) -> None:
        line = self.line(now)
        if not self._is_bar:
            self._stream.write(line + "\n")
        else:
            share = self._done_size / self._size if self._size else self._done / max(self._files, 1)
            full = round(share * _BAR)
            drawn = f"{'█' * full}{'░' * (_BAR - full)} {line}"[: max(shutil.get_terminal_size().columns - 1, 20)]
            self._stream.write("\r" + drawn.ljust(self._width))
            self._width = len(drawn)
        self._stream.flush()


def _duration(seconds: float) -> str:
    """Return a time as people say it: ``12 s``, ``3 min 05 s``, ``2 h 10 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
