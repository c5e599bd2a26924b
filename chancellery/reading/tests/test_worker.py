"""Reading in a process apart."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from chancellery.reading import as_json, files, worker
from chancellery.reading.errors import Unreadable
from chancellery.reading.inputs import refusals
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, page, pdf, word


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PLAN_VI.encode(), "a.txt"),
        (word(*PLAN_FR.split("\n\n")), "a.docx"),
        (page(f"<article><p>{PLAN_FR}</p></article>"), "a.html"),
        (pdf(PLAN_FR.splitlines()), "a.pdf"),
    ],
    ids=["txt", "docx", "html", "pdf"],
)
def test_read_apart_gives_what_reading_here_gives(data: bytes, name: str) -> None:
    here = files.read_bytes(data, name, published=date(2024, 1, 3))

    assert as_json.restored(worker.read_apart(data, name, published=date(2024, 1, 3))) == here


def test_read_apart_passes_refusals_on() -> None:
    with pytest.raises(refusals.Unsupported, match="old office program"):
        worker.read_apart(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "a.doc")


def test_read_apart_refuses_too_much_without_starting_anything() -> None:
    with pytest.raises(refusals.TooLarge):
        worker.read_apart(b"x" * (files.LARGEST + 1), "a.txt")


def test_read_apart_stops_what_takes_too_long() -> None:
    data = word(*(f"Measure number {number} of the plan of the province." for number in range(4_000)))
    began = time.monotonic()

    with pytest.raises(refusals.TooSlow):
        worker.read_apart(data, "a.docx", seconds=0.15)

    assert time.monotonic() - began < 5


def test_read_apart_stops_what_takes_too_much_memory() -> None:
    data = (PLAN_FR * (4_900_000 // len(PLAN_FR))).encode()

    with pytest.raises(refusals.TooHungry):
        worker.read_apart(data, "a.txt", memory_mb=90)


def test_read_apart_leaves_no_process_behind() -> None:
    with pytest.raises(Unreadable):
        worker.read_apart(PLAN_FR.encode(), "a.txt", seconds=0.01)
    worker.read_apart(PLAN_FR.encode(), "a.txt")

    processes = subprocess.run(["ps", "-A", "-o", "ppid=,args="], check=True, capture_output=True, text=True).stdout
    children = [line for line in processes.splitlines() if line.split()[0] == str(os.getpid())]
    assert [line for line in children if "reading.worker" in line or "<defunct>" in line] == []


def test_read_apart_hands_no_secret_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:password@host/db")

    assert "DATABASE_URL" not in worker.environment()
    assert set(worker.environment()) <= {
        "PATH", "SYSTEMROOT", "TMPDIR", "PYTHONPATH", "PYTHONUTF8", "LC_ALL", "OMP_NUM_THREADS",
    }  # fmt: skip


def test_read_apart_does_not_import_from_the_folder_it_is_called_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken from the wrong folder')")
    monkeypatch.chdir(tmp_path)

    assert worker.read_apart(PLAN_FR.encode(), "a.txt")["language"] == "fr"


def test_worker_dies_with_an_unforeseen_error_and_the_caller_hears_one_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(refusals.Failed, match="the fault is ours"):
        worker.read_apart(PLAN_FR.encode(), "a.txt")
    assert "ended with status 1" in caplog.text
