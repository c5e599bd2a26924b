"""What a killed database server leaves: a number that nobody has any more, or somebody else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from chancellery.config import postgres, remains
from chancellery.config.errors import DatabaseTrouble


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "postgres"
    folder.mkdir()
    return folder


def _write_down(data, number):
    (data / "postmaster.pid").write_text(f"{number}\n{data}\n")


@pytest.fixture
def sleeper(data):
    """A process that works in the folder, and names it on its command line as the server does."""
    wait = "import sys; print('here', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", wait, "-D", str(data)]
    with subprocess.Popen(command, cwd=data, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"here\n"
        yield process
        process.kill()


def test_a_living_server_serves_its_folder_and_no_other(data, tmp_path, sleeper):
    _write_down(data, sleeper.pid)
    other = tmp_path / "other"
    other.mkdir()
    _write_down(other, sleeper.pid)

    assert remains.is_served(data)
    assert not remains.is_served(other)


def test_a_killed_server_that_nobody_buried_serves_nothing(data, sleeper):
    _write_down(data, sleeper.pid)
    sleeper.kill()
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)  # it is dead, and still in the table of processes

    assert not remains.is_served(data)


@pytest.mark.parametrize("note", ["", "no number\n", "999999999\n"])
def test_a_note_without_a_living_number_serves_nothing(data, note):
    (data / "postmaster.pid").write_text(note)

    assert not remains.is_served(data)


def test_a_number_that_somebody_else_got_is_taken_away(data, tmp_path):
    _write_down(data, os.getpid())
    sockets = tmp_path / "sockets"
    sockets.mkdir()
    (sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")

    remains.clear(data, sockets)

    assert [*data.iterdir(), *sockets.iterdir()] == []


def test_nothing_is_cleared_while_something_works_in_the_folder(data, sleeper):
    _write_down(data, os.getpid())

    with pytest.raises(DatabaseTrouble, match=rf"\[{sleeper.pid}\]"):
        remains.clear(data, data, patience=0)

    assert (data / "postmaster.pid").exists()


def test_a_folder_that_was_left_in_order_is_not_looked_at(data, sleeper):
    remains.clear(data, data, patience=0)

    assert list(data.iterdir()) == []


def test_what_is_left_of_a_database_is_never_taken_for_an_empty_place(data):
    (data / "base").mkdir()
    (data / "base" / "16384").write_bytes(b"records")

    with pytest.raises(DatabaseTrouble, match="no whole database"):
        postgres.Cluster(data).start()

    assert (data / "base" / "16384").read_bytes() == b"records"
