"""Serve the site: prepare what must be ready, print the way in, then hand over to granian."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable
from functools import partial
from types import FrameType

import click

from chancellery.config.errors import DatabaseTrouble
from chancellery.config.worker import SERVER

WORKERS = 2


class PortTaken(click.ClickException):
    """Somebody else listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is taken by another program. Choose another one: ./run --port {port + 1}")


def end_in_order(signum: int, frame: FrameType | None) -> None:
    """Turn SIGTERM into an ordinary end, so that the database is stopped too."""
    raise SystemExit(0)


def serve(*, host: str, port: int, workers: int = WORKERS) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Raises:
        PortTaken: another program listens on ``port``.
    """
    signal.signal(signal.SIGTERM, end_in_order)
    _wait_for_port(host, port)

    from chancellery.config import database, prepare, serving

    with database.at_hand():
        _apart(prepare.everything)
        with serving.served():
            _load()
            _wait_for_port(host, port)  # a first start takes a minute, in which somebody else may have come
            _apart(partial(_print_ways_in, f"http://{host}:{port}"))  # only now: who follows a link shall not wait
            _hand_over(host, port, workers)


def _wait_for_port(host: str, port: int, *, patience: float = 2.0) -> None:
    """Return when the port is free. A killed run's workers may hold it for a moment."""
    deadline = time.monotonic() + patience
    while True:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                if time.monotonic() > deadline:
                    raise PortTaken(port) from None
            else:
                return
        time.sleep(0.1)


def _apart(work: Callable[[], None]) -> None:
    """Do what needs the database in a process of its own, and end if it fails.

    The memory of migrations and of the sample, and a connection to the database, would otherwise stay with the server
    and, forked, with each worker.
    """
    child = multiprocessing.get_context("fork").Process(target=_in_words, args=(work,))
    child.start()
    try:
        child.join()
    finally:
        child.terminate()  # when we are told to end: it must not outlive the database
        child.join()
    if child.exitcode:
        raise SystemExit(1)


def _in_words(work: Callable[[], None]) -> None:
    try:
        work()
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except DatabaseTrouble as trouble:
        click.echo(f"Error: {trouble}", err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(1) from None


def _print_ways_in(address: str) -> None:
    from chancellery.config import prepare

    for line in prepare.ways_in(address):
        click.echo(line)


def _load() -> None:
    """Load the site before its workers come: where they are forks, they share what is loaded."""
    from chancellery.config import prepare

    prepare.django_ready()
    from chancellery.config import wsgi  # noqa: F401 - what it loads is the point


def _hand_over(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ[SERVER] = str(os.getpid())
    Granian(
        "chancellery.config.wsgi:in_a_worker",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        backpressure=256,
        respawn_failed_workers=True,  # else one worker that is killed takes the whole server with it
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve()
