"""A process that reads file after file, and what a file may do to it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chancellery.reading import as_json, files
from chancellery.reading.many import memory
from chancellery.reading.many.outcomes import Limits, Outcome
from chancellery.reading.many.worker import NotStarted, Stopped, Worker
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, word
from chancellery.reading.tests.made_mails import archive, mail

HOME = Path(__file__).parents[3]
#: As long a text as is read; reading it takes memory and time.
LARGE = (PLAN_FR * (4_900_000 // len(PLAN_FR))).encode()


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(Limits()) as one:
        yield one


def _texts(outcome: Outcome) -> list[tuple[str, str]]:
    return [(record["source"], record["language"]) for record in map(json.loads, outcome.lines)]


def _failures(outcome: Outcome) -> list[tuple[str, str]]:
    return [(failure.source, failure.code) for failure in outcome.failures]


def _process_of(worker: Worker) -> int:
    assert worker._process is not None
    return worker._process._process.pid


def test_read_gives_what_reading_here_gives(worker: Worker) -> None:
    day = date(2024, 1, 3)
    for data, name in [(PLAN_VI.encode(), "a.txt"), (word(*PLAN_FR.split("\n\n")), "b.docx"), (b"", "c.txt")]:
        outcome = worker.read(data, name, published=day)
        if not data:
            assert _failures(outcome) == [("c.txt", "empty")]
            continue
        here = as_json.shape(files.read_bytes(data, name, published=day))
        assert outcome.lines == (json.dumps(here, ensure_ascii=False).encode() + b"\n",)


def test_read_keeps_its_process_from_file_to_file(worker: Worker) -> None:
    worker.read(PLAN_FR.encode(), "a.txt", published=None)
    first = _process_of(worker)
    worker.read(b"\x00\x01\x02" * 100, "b.bin", published=None)
    worker.read(PLAN_FR.encode(), "c.txt", published=None)

    assert _process_of(worker) == first


def test_read_goes_on_with_the_next_text_of_an_archive_after_one_that_took_too_much() -> None:
    with Worker(Limits(memory_mb=110)) as worker:
        outcome = worker.read(
            archive({"a.txt": PLAN_FR.encode(), "b.txt": LARGE, "c.txt": PLAN_VI.encode()}), "z.zip", published=None
        )

    assert _texts(outcome) == [("z.zip/a.txt", "fr"), ("z.zip/c.txt", "vi")]
    assert _failures(outcome) == [("z.zip/b.txt", "memory")]


def test_read_stops_what_takes_too_long_and_reads_the_next_file() -> None:
    with Worker(Limits(seconds=1.5)) as worker:
        slow = worker.read(LARGE, "slow.txt", published=None)
        next_one = worker.read(b"  ", "next.txt", published=None)

    assert _failures(slow) == [("slow.txt", "time")]
    assert _failures(next_one) == [("next.txt", "empty")]


def test_read_tries_again_what_was_read_in_a_process_that_somebody_killed(worker: Worker) -> None:
    worker.read(PLAN_FR.encode(), "a.txt", published=None)
    os.kill(_process_of(worker), signal.SIGKILL)

    outcome = worker.read(PLAN_FR.encode(), "b.txt", published=None)

    assert (_texts(outcome), _failures(outcome)) == ([("b.txt", "fr")], [])


def test_read_replaces_a_process_that_has_grown() -> None:
    with Worker(Limits(memory_mb=220)) as worker:
        worker.read(PLAN_FR.encode(), "a.txt", published=None)
        first = _process_of(worker)
        worker.read(LARGE, "large.txt", published=None)
        worker.read(PLAN_FR.encode(), "b.txt", published=None)

        assert _process_of(worker) != first


def test_read_dates_the_body_of_a_mail_by_the_mail(worker: Worker) -> None:
    (line,) = worker.read(mail(PLAN_FR), "m.eml", published=None).lines

    assert json.loads(line)["published"] == "2023-11-25"


def test_close_leaves_no_process_behind() -> None:
    with Worker(Limits()) as worker:
        worker.read(PLAN_FR.encode(), "a.txt", published=None)
        process = _process_of(worker)

    assert not Path(f"/proc/{process}").exists()


def test_stop_ends_the_worker_for_good() -> None:
    with Worker(Limits()) as worker:
        worker.read(PLAN_FR.encode(), "a.txt", published=None)
        worker.stop()
        with pytest.raises(Stopped):
            worker.read(PLAN_FR.encode(), "b.txt", published=None)


def test_the_process_ends_when_nobody_asks_any_more(worker: Worker) -> None:
    worker.read(PLAN_FR.encode(), "a.txt", published=None)
    assert worker._process is not None
    worker._process._requests.close()

    assert worker._process._process.wait(timeout=10) == 0


def test_the_process_hands_no_secret_on(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:password@host/db")
    worker.read(PLAN_FR.encode(), "a.txt", published=None)

    shown = subprocess.run(
        ["ps", "eww", "-o", "args=", str(_process_of(worker))], capture_output=True, check=True, text=True
    )
    assert "many.process" in shown.stdout
    assert "password" not in shown.stdout


def test_peak_mb_is_that_of_a_process_and_not_of_the_one_that_started_it() -> None:
    kept = bytearray(200 * 2**20)
    program = "from chancellery.reading.many.memory import peak_mb; print(peak_mb())"

    told = subprocess.run([sys.executable, "-c", program], cwd=HOME, capture_output=True, check=True, text=True)

    assert memory.peak_mb() > len(kept) / 1e6
    assert 1 < float(told.stdout) < 100


def test_a_process_that_cannot_start_is_no_fault_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with Worker(Limits()) as worker, pytest.raises(NotStarted):
        worker.read(PLAN_FR.encode(), "a.txt", published=None)
