"""Reading on a Dask cluster of several worker processes of this machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from chancellery.reading.command import read_command
from chancellery.reading.many import cluster, errand, outputs
from chancellery.reading.many.outcomes import Limits
from chancellery.reading.tests.made_files import PLAN_FR, PLAN_VI, word
from chancellery.reading.tests.made_mails import archive

HOME = Path(__file__).parents[3]


@dataclass
class _Cluster:
    """A scheduler and its workers, each a process."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        file = self.folder / "scheduler.json"
        while not file.exists() or not file.read_text().strip():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        return str(json.loads(file.read_text())["address"])

    def add_worker(self, *, home: Path = HOME) -> None:
        self.workers.append(_dask(self.folder, "worker", self.address, "--nthreads", "1", "--no-nanny", home=home))

    def wait_for_workers(self, count: int) -> None:
        while (self.folder / "worker.log").read_text().count("Registered to:") < count:
            assert all(worker.poll() is None for worker in self.workers)
            time.sleep(0.05)


def _dask(folder: Path, kind: str, *arguments: str, home: Path = HOME) -> subprocess.Popen[bytes]:
    with (folder / f"{kind}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", kind, *arguments, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(home), "DASK_TEMPORARY_DIRECTORY": str(folder)},
            stderr=log,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[_Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    file = folder / "scheduler.json"
    one = _Cluster(folder, _dask(folder, "scheduler", "--port", "0", "--scheduler-file", str(file)))
    try:
        yield one
    finally:
        for process in (*one.workers, one.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with many files, good and bad ones of several kinds."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(400):
        (folder / f"n{number:03}.txt").write_text((PLAN_FR, PLAN_VI)[number % 2].replace("12-CT", f"{number}-CT"))
    (folder / "a.docx").write_bytes(word(*PLAN_VI.split("\n\n")))
    (folder / "m200.txt").write_text("")
    (folder / "n100.docx").write_bytes(word("A plan.")[:200])
    (folder / "n300.zip").write_bytes(archive({"one.txt": PLAN_FR.encode(), "two.txt": b""}))
    (folder / "n350.txt").unlink()
    (folder / "n350.txt").symlink_to(folder / "gone.txt")
    return folder


def _read_alone(folder: Path, out: Path) -> str:
    return CliRunner().invoke(read_command, [str(folder), "--out", str(out), "--jobs", "1"]).stderr


def _both(out: Path) -> tuple[bytes, bytes]:
    return out.read_bytes(), outputs.failures_of(out).read_bytes()


def _started(folder: Path, out: Path, address: str, *, settings: str = "pass") -> subprocess.Popen[str]:
    """Start the command ``read`` in a process of its own; ``settings`` may say how long it waits for a cluster."""
    program = f"from chancellery.reading.many import cluster; {settings}; from chancellery.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "read", str(folder), "--out", str(out), "--scheduler", address],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stderr=subprocess.PIPE,
        text=True,
    )


def _refusal(folder: Path, out: Path, address: str, *, settings: str = "pass") -> str:
    """Return the last line of a run that ends with exit code 2."""
    running = _started(folder, out, address, settings=settings)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 2, told
    return told.splitlines()[-1]


def _wait_for_growth(journal: Path, running: subprocess.Popen[str]) -> None:
    while not (journal.exists() and journal.stat().st_size > 100_000):
        assert running.poll() is None, running.communicate()
        time.sleep(0.002)


def test_a_cluster_of_which_a_worker_is_killed_half_way_reads_what_one_process_reads(
    dask: _Cluster, folder: Path, tmp_path: Path
) -> None:
    for _ in range(3):
        dask.add_worker()
    alone, together = tmp_path / "alone.jsonl", tmp_path / "together.jsonl"
    _read_alone(folder, alone)
    dask.wait_for_workers(3)

    running = _started(folder, together, dask.address)
    _wait_for_growth(outputs.journal_of(together), running)
    os.killpg(dask.workers[1].pid, signal.SIGKILL)
    _, told = running.communicate(timeout=120)

    assert running.returncode == 2, told
    assert "Texts read: 401, from 404 files" in told
    assert _both(together) == _both(alone)
    sources = [json.loads(line)["source"] for line in together.read_text().splitlines()]
    assert len(set(sources)) == len(sources) == 401


def test_a_run_whose_scheduler_was_killed_goes_on_without_a_cluster(
    dask: _Cluster, folder: Path, tmp_path: Path
) -> None:
    dask.add_worker()
    alone, broken = tmp_path / "alone.jsonl", tmp_path / "broken.jsonl"
    _read_alone(folder, alone)
    dask.wait_for_workers(1)

    running = _started(folder, broken, dask.address)
    _wait_for_growth(outputs.journal_of(broken), running)
    os.killpg(dask.scheduler.pid, signal.SIGKILL)
    _, told = running.communicate(timeout=120)
    went_on = _read_alone(folder, broken)

    assert told.splitlines()[-1] == "The connection to the cluster was lost. The same command goes on from here."
    assert running.returncode == 2
    assert "Read by an earlier run and not again:" in went_on
    assert _both(broken) == _both(alone)


def test_workers_of_another_version_are_refused(dask: _Cluster, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(HOME / "chancellery" / "reading", other / "chancellery" / "reading")
    shutil.copy(HOME / "chancellery" / "__init__.py", other / "chancellery")
    with (other / "chancellery" / "reading" / "languages" / "fr.toml").open("a") as words:
        words.write("\n# other words\n")
    dask.add_worker(home=other)

    told = _refusal(folder, tmp_path / "out.jsonl", dask.address)

    assert told == "The workers of the cluster have another version of Chancellery than this machine."


def test_workers_without_chancellery_are_told_of(dask: _Cluster, folder: Path, tmp_path: Path) -> None:
    dask.add_worker(home=tmp_path)

    told = _refusal(folder, tmp_path / "out.jsonl", dask.address)

    assert told.startswith("The workers of the cluster do not have Chancellery; docs/howto/")


def test_a_cluster_without_workers_is_told_of(dask: _Cluster, folder: Path, tmp_path: Path) -> None:
    told = _refusal(folder, tmp_path / "out.jsonl", dask.address, settings="cluster._WORKER_SECONDS = 0.5")

    assert told == f"The Dask scheduler at {dask.address} has no workers."


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere at all"])
def test_an_address_where_nobody_answers_is_told_of(folder: Path, tmp_path: Path, address: str) -> None:
    told = _refusal(folder, tmp_path / "out.jsonl", address, settings="cluster._CONNECT_SECONDS = 2.0")

    assert told == f"No Dask scheduler answers at {address}."


def test_without_dask_a_sentence_comes_before_anything_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "distributed", None)

    told = CliRunner().invoke(
        read_command, [str(folder), "--out", str(tmp_path / "out.jsonl"), "--scheduler", "tcp://127.0.0.1:9"]
    )

    assert told.stderr.startswith("A cluster needs dask[distributed], which is not installed;")
    assert [path.name for path in tmp_path.iterdir()] == ["papers"]


def test_a_run_whose_workers_are_all_gone_ends_with_a_sentence(dask: _Cluster, folder: Path, tmp_path: Path) -> None:
    dask.add_worker()
    dask.wait_for_workers(1)
    out = tmp_path / "out.jsonl"

    running = _started(folder, out, dask.address, settings="cluster._WORKER_SECONDS = cluster._LOOK_SECONDS = 1.0")
    _wait_for_growth(outputs.journal_of(out), running)
    os.killpg(dask.workers[0].pid, signal.SIGKILL)
    _, told = running.communicate(timeout=60)

    assert told.splitlines()[-1] == "The workers of the cluster were lost. The same command goes on from here."
    assert running.returncode == 2


def test_read_group_reads_under_the_limits_it_is_given() -> None:
    _, (good,) = errand.read_group(["a.txt"], [PLAN_FR.encode()], asdict(Limits()), None)
    _, (slow,) = errand.read_group(["a.txt"], [PLAN_FR.encode()], asdict(Limits(seconds=0.01)), None)
    errand.close()

    assert len(good.lines) == 1
    assert [failure.code for failure in slow.failures] == ["time"]
