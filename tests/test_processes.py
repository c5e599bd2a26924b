"""Starting and ending: after a kill, after SIGTERM, with the port taken. On the real command, with data of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from chancellery.config import postgres, serving
from chancellery.config.bench.server import server
from chancellery.config.places import HOME

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks processes up in /proc")


@pytest.fixture(scope="module")
def data() -> Iterator[str]:
    """Return a folder with a blank in its name, in which a server has run before."""
    with tempfile.TemporaryDirectory(prefix="chancellery data ") as folder:
        with server(folder):
            pass
        yield folder


def _processes_of(data: str) -> list[str]:
    """Return the command lines of the processes that work on a data folder: server, workers, database."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            surroundings = (process / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue  # it ended while we looked
        if data in line or f"CHANCELLERY_VAR={data}" in surroundings.split("\0"):
            found.append(line)
    return found


def _workers(server: int) -> list[int]:
    """Return the processes of the server that answer requests."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return [int(child) for child in children if b"\0chancellery\0" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _gone(data: str, *, within: float) -> list[str]:
    deadline = time.monotonic() + within
    while (left := _processes_of(data)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return left


def test_sigterm_leaves_no_process(data):
    with server(data):
        assert len(_processes_of(data)) > 3

    assert _gone(data, within=10) == []


def test_pages_are_served_with_an_account_that_owns_nothing(data):
    with server(data) as running, urllib.request.urlopen(f"{running.address}/sign-in/") as answer:  # noqa: S310
        assert answer.status == 200
        cluster = postgres.Cluster(Path(data, "postgres"))
        with psycopg.connect(cluster.url()) as connection:
            asked = "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
            using = connection.execute(asked, ["chancellery"]).fetchall()
            owned = "SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = %s)"

            assert using == [(serving.EMBEDDED,)]
            assert connection.execute(owned, [serving.EMBEDDED]).fetchone() == (0,)


def test_a_killed_server_starts_again_on_the_same_data(data):
    with server(data) as first:
        os.kill(first.process, signal.SIGKILL)
        with server(data) as second, urllib.request.urlopen(f"{second.address}/sign-in/") as answer:  # noqa: S310
            assert answer.status == 200

    assert _gone(data, within=10) == []


def test_all_that_was_killed_at_once_starts_again_on_the_same_data(data):
    """As a power cut or a container's end does it: the database had no time to take its number back."""
    with server(data) as first:
        database = int(Path(data, "postgres", "postmaster.pid").read_text().split()[0])
        for process in (first.process, *_workers(first.process), database):
            os.kill(process, signal.SIGKILL)
        with server(data) as second, urllib.request.urlopen(f"{second.address}/sign-in/") as answer:  # noqa: S310
            assert answer.status == 200

    assert _gone(data, within=10) == []


def test_a_killed_worker_is_replaced_and_takes_nobody_with_it(data):
    with server(data) as running:
        before = _workers(running.process)
        os.kill(before[0], signal.SIGKILL)
        deadline = time.monotonic() + 20
        while len(set(_workers(running.process)) - {before[0]}) < len(before) and time.monotonic() < deadline:
            time.sleep(0.2)
        with urllib.request.urlopen(f"{running.address}/sign-in/") as answer:  # noqa: S310 - our own address
            assert answer.status == 200

        assert len(set(_workers(running.process)) - {before[0]}) == len(before)

    assert _gone(data, within=10) == []


def test_a_taken_port_is_told_in_a_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = subprocess.run(
            [sys.executable, "-m", "chancellery", "--port", str(port)],
            capture_output=True,
            text=True,
            cwd=HOME,
            check=False,
            timeout=60,
        )

    assert told.returncode != 0
    assert (
        told.stderr == f"Error: Port {port} is taken by another program. Choose another one: ./run --port {port + 1}\n"
    )
    assert told.stdout == ""
