"""Reading many files: the same output however they are read, and whatever happens on the way."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chancellery.reading.command import read_command
from chancellery.reading.many import outputs, papers, pool, version
from chancellery.reading.many.journal import Journal, Terms
from chancellery.reading.many.outcomes import Limits
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, word

HOME = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with good files of several kinds, among them bad ones."""
    folder = tmp_path / "papers"
    (folder / "2023" / "may").mkdir(parents=True)
    (folder / "b.txt").write_text(PLAN_FR)
    (folder / "a.docx").write_bytes(word(*PLAN_VI.split("\n\n")))
    (folder / "2023" / "may" / "plan.txt").write_text(PLAN_VI)
    (folder / "2023" / "empty.txt").write_text("")
    (folder / "2023" / "broken.docx").write_bytes(word("A plan.")[:200])
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.writestr("one.txt", PLAN_FR)
        archive.writestr("nothing.txt", "  ")
        archive.writestr("two.txt", PLAN_VI)
    return folder


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(read_command, [str(argument) for argument in arguments])


def _both(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), outputs.failures_of(out).read_bytes()


def test_the_output_holds_what_read_prints_for_each_file_in_the_order_of_their_names(folder: Path, tmp_path: Path):
    out = tmp_path / "readings.jsonl"
    names = [folder / name for name in ("a.docx", "b.txt", "z.zip", "2023/may/plan.txt")]

    _run(folder, "--out", out, "--jobs", 2)

    assert out.read_bytes() == _run("--json", *names).stdout_bytes


def test_failures_are_told_to_people_and_to_programs_and_stop_nothing(folder: Path, tmp_path: Path):
    out = tmp_path / "readings.jsonl"

    result = _run(folder, folder / "absent.txt", "--out", out, "--jobs", 1)

    failed = [json.loads(line) for line in outputs.failures_of(out).read_text().splitlines()]
    assert [(each["source"].removeprefix(f"{folder}/"), each["code"]) for each in failed] == [
        ("z.zip/nothing.txt", "empty"),
        ("2023/broken.docx", "damaged"),
        ("2023/empty.txt", "empty"),
        ("absent.txt", "missing"),
    ]
    assert "\nTexts read: 5, from 7 files, into" in result.stderr
    assert f"\nNot read: 4, each with its reason in {tmp_path}/readings.failed.jsonl\n" in result.stderr
    assert f"  2 × This file is empty.\n      {folder}/z.zip/nothing.txt, {folder}/2023/empty.txt\n" in result.stderr
    assert result.exit_code == 2


def test_all_read_ends_with_0_and_an_empty_list_of_failures(folder: Path, tmp_path: Path):
    out = tmp_path / "readings.jsonl"

    result = _run(folder / "b.txt", "--out", out)

    assert result.exit_code == 0
    assert outputs.failures_of(out).read_bytes() == b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["papers", "readings.failed.jsonl", "readings.jsonl"]


def test_the_number_of_jobs_changes_nothing(folder: Path, tmp_path: Path):
    one, three = tmp_path / "one.jsonl", tmp_path / "three.jsonl"

    _run(folder, "--out", one, "--jobs", 1)
    _run(folder, "--out", three, "--jobs", 3)

    assert _both(one) == _both(three)


def test_a_run_that_was_killed_goes_on_and_ends_as_if_it_had_not_been(folder: Path, tmp_path: Path):
    _fill(folder)
    whole, killed = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl"
    _run(folder, "--out", whole, "--jobs", 2)

    running = _started(folder, killed)
    _wait_for_growth(outputs.journal_of(killed), running)
    running.kill()
    running.communicate()
    told = _run(folder, "--out", killed, "--jobs", 2)

    again = int(told.stderr.partition("Read by an earlier run and not again: ")[2].partition(" ")[0])
    assert 5 < again < 200
    assert _both(killed) == _both(whole)
    assert not outputs.journal_of(killed).exists()


def _fill(folder: Path) -> None:
    for number in range(200):
        (folder / f"n{number:03}.txt").write_text(PLAN_FR.replace("12-CT/TW", f"{number}-CT/TW"))


def _started(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "chancellery", "read", str(folder), "--out", str(out), "--jobs", "2"],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stderr=subprocess.PIPE,
        preexec_fn=_hear_the_keyboard,  # noqa: PLW1509 - it takes no lock
    )


def _hear_the_keyboard() -> None:
    """A shell that starts something behind it, as these tests may be, makes it deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _wait_for_growth(journal: Path, running: subprocess.Popen[bytes]) -> None:
    while not (journal.exists() and journal.stat().st_size > 100_000):
        assert running.poll() is None, "it was done before it could be killed"
        time.sleep(0.002)


def test_an_output_in_its_own_folder_is_never_read_as_a_paper(folder: Path):
    out = folder / "readings.jsonl"
    _run(folder, "--out", out)
    before = _both(out)
    for left in outputs.all_of(out)[2:4]:
        left.write_text(PLAN_FR)  # as a run leaves them that was killed while it wrote its output

    _run(folder, "--out", out)

    assert _both(out) == before


def test_a_killed_run_leaves_no_process_behind(folder: Path, tmp_path: Path):
    _fill(folder)
    running = _started(folder, tmp_path / "killed.jsonl")
    _wait_for_growth(outputs.journal_of(tmp_path / "killed.jsonl"), running)
    workers = _children(running.pid)
    running.kill()
    running.communicate()

    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(workers) == 2
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def test_a_run_that_is_interrupted_says_how_to_go_on(folder: Path, tmp_path: Path):
    _fill(folder)
    out = tmp_path / "interrupted.jsonl"
    running = _started(folder, out)
    _wait_for_growth(outputs.journal_of(out), running)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)

    assert told.decode().splitlines()[-1] == "Stopped. The same command goes on from here."
    assert running.returncode == 130
    assert outputs.journal_of(out).stat().st_size > 100_000
    assert not out.exists()


def _children(process: int) -> list[str]:
    found = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], check=True, capture_output=True, text=True).stdout
    return [pid for pid, parent in map(str.split, found.splitlines()) if parent == str(process)]


def _unfinished(folder: Path, out: Path) -> Path:
    """Leave a journal as a run leaves it that was killed before it wrote its output."""
    files, _ = papers.found([str(folder)])
    with Journal(outputs.journal_of(out), Terms(version.digest(), None, Limits())) as journal:
        for paper, outcome in pool.read_all(files, jobs=1, limits=Limits(), published=None):
            journal.add(paper, outcome)
    return journal.path


@pytest.mark.parametrize("cut", [1, 30, 1_000, 6_000])
def test_a_journal_that_was_cut_short_is_read_up_to_the_cut(folder: Path, tmp_path: Path, cut: int):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    _run(folder, "--out", whole, "--jobs", 1)
    journal = _unfinished(folder, out)
    journal.write_bytes(journal.read_bytes()[:-cut])

    told = _run(folder, "--out", out, "--jobs", 1)

    assert "Read by an earlier run and not again:" in told.stderr
    assert "of 6 files" in told.stderr
    assert _both(out) == _both(whole)


def test_a_journal_with_a_damaged_place_is_read_up_to_it(folder: Path, tmp_path: Path):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "damaged.jsonl"
    _run(folder, "--out", whole, "--jobs", 1)
    journal = _unfinished(folder, out)
    data = bytearray(journal.read_bytes())
    data[len(data) // 2] ^= 1
    journal.write_bytes(data)

    _run(folder, "--out", out, "--jobs", 1)

    assert _both(out) == _both(whole)


def test_what_was_read_on_other_terms_is_read_anew(folder: Path, tmp_path: Path):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "other.jsonl"
    _run(folder, "--out", whole, "--published", "2024-01-03")
    _unfinished(folder, out)

    told = _run(folder, "--out", out, "--published", "2024-01-03")

    assert "was of another version or other options, and was read anew" in told.stderr
    assert _both(out) == _both(whole)


def test_a_file_that_changed_since_is_read_again_and_one_that_came_is_read_too(folder: Path, tmp_path: Path):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "changed.jsonl"
    _unfinished(folder, out)
    (folder / "b.txt").write_text(PLAN_FR.replace("12-CT/TW", "31-CT/TW"))
    (folder / "2023" / "new.txt").write_text(PLAN_VI)
    (folder / "a.docx").unlink()

    told = _run(folder, "--out", out)

    _run(folder, "--out", whole)
    assert "not again: 4 of 6 files" in told.stderr
    assert _both(out) == _both(whole)


def test_two_runs_do_not_write_one_output(folder: Path, tmp_path: Path):
    out = tmp_path / "readings.jsonl"
    with Journal(outputs.journal_of(out), Terms("1", None, Limits())):
        told = _run(folder, "--out", out)

    assert told.stderr == "Another run is writing this output; wait for it, or name another output.\n"
    assert told.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["{papers}", "--out", "readings.csv"], "must end in .jsonl or .parquet"),
        (["{papers}/none", "--out", "{papers}/none/readings.jsonl"], "the output cannot be written (No such file"),
        (["{empty}", "--out", "readings.jsonl"], "No file was found to be read."),
        (["{papers}", "--jobs", "2"], "go with --out"),
        (["-", "--out", "readings.jsonl"], "standard input"),
        (["{papers}", "--json", "--out", "readings.jsonl"], "--json"),
        (["{papers}", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1", "--out", "readings.jsonl"], "--jobs is for"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)

    told = _run(*(one.format(papers=folder, empty=tmp_path / "empty") for one in arguments))

    assert sentence in told.stderr
    assert told.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "papers"]
