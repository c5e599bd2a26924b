"""How far it is, in words."""

import io

import pytest

from chancellery.reading.many.progress import Progress


class _Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_tell_rate_and_remaining_time_now_and_then() -> None:
    clock, told = _Clock(), io.StringIO()
    progress = Progress(files=4, size=4_000_000, stream=told, clock=clock)

    for now in (5, 10, 15, 20):
        clock.now = now
        progress.advance(1_000_000, failed=now == 10)
    progress.finish()

    assert told.getvalue().splitlines() == [
        "2 of 4 files · 50% · 0.2 files/s · 0.20 MB/s · 1 not read · 10 s left",
        "4 of 4 files · 100% · 0.2 files/s · 0.20 MB/s · 1 not read · in 20 s",
        "4 of 4 files · 100% · 0.2 files/s · 0.20 MB/s · 1 not read · in 20 s",
    ]


def test_the_rate_is_that_of_this_run_and_not_of_an_earlier_one() -> None:
    clock, told = _Clock(), io.StringIO()
    progress = Progress(files=1_000, size=10_000, stream=told, clock=clock)
    progress.was_read(files=500, size=5_000)

    clock.now = 10
    progress.advance(10, failed=False)

    assert told.getvalue() == "501 of 1,000 files · 50% · 0.1 files/s · 0.00 MB/s · 1 h 23 min left\n"


def test_a_bar_is_drawn_over_itself_and_wipes_what_was_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    clock, told = _Clock(), _Terminal()
    progress = Progress(files=2, size=2_000, stream=told, clock=clock)

    clock.now = 65
    progress.advance(1_000, failed=False)
    clock.now = 66
    progress.advance(1_000, failed=False)
    progress.finish()

    _, first, second, last = told.getvalue().split("\r")
    assert first == "████████████░░░░░░░░░░░░ 1 of 2 files · 50% · 0.0 files/s · 0.00 MB/s · 1 min 05 s left"
    assert second.rstrip() == "████████████████████████ 2 of 2 files · 100% · 0.0 files/s · 0.00 MB/s · in 1 min 06 s"
    assert len(second) >= len(first)
    assert last == second.rstrip() + "\n"


def test_a_bar_keeps_to_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    told = _Terminal()

    Progress(files=2, size=2_000, stream=told, clock=_Clock()).finish()

    assert len(told.getvalue().strip()) <= 39


def test_files_without_bytes_are_counted_too() -> None:
    clock, told = _Clock(), io.StringIO()
    progress = Progress(files=2, size=0, stream=told, clock=clock)

    clock.now = 10
    progress.advance(0, failed=True)

    assert told.getvalue() == "1 of 2 files · 50% · 0.1 files/s · 0.00 MB/s · 1 not read · 10 s left\n"
