"""What every test stands on: one embedded PostgreSQL, a folder for originals, and no way out to the network."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from chancellery.config import database, places, postgres

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Tests lose nothing when the machine stops in the middle of them.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "48MB",
    "autovacuum": "off",
}
#: No test is timed: a busy machine is no fault. The clock belongs to `./run bench`.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

TEST_PREFIX = "test_chancellery_"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class NetworkIsClosed(AssertionError):
    """A test tried to leave this machine."""


def pytest_configure(config: pytest.Config) -> None:
    _close_the_network()
    if not hasattr(config, "workerinput") and config.pluginmanager.hasplugin("django"):
        from chancellery.config import prepare

        prepare.translations()


@pytest.fixture(scope="session", autouse=True)
def surroundings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole session its own place for originals, and static files under their plain names."""
    if not request.config.pluginmanager.hasplugin("django"):
        yield
        return
    from django.conf import settings
    from django.test.utils import override_settings

    storages = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    places_of_tests = {"FILES_ROOT": tmp_path_factory.mktemp("files"), "SEALS_ROOT": tmp_path_factory.mktemp("seals")}
    with override_settings(**places_of_tests, STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Start the database when the first test asks for it, and name this process's own test database."""
    from django.db import connections

    with ExitStack() as stack:
        url = os.environ.get("DATABASE_URL") or stack.enter_context(_embedded())
        settings = connections.settings["default"]
        settings.update(database.settings_of(url))
        settings["TEST"]["NAME"] = f"{TEST_PREFIX}{os.getpid()}"
        yield


@pytest.fixture(scope="session", autouse=True)
def emptying() -> Iterator[None]:
    """Let Django empty the tables after a test that commits: no table of the trail lets itself be emptied otherwise."""
    from django.db.backends.postgresql.operations import DatabaseOperations

    ours = DatabaseOperations.sql_flush

    def sql_flush(self: DatabaseOperations, *arguments: object, **options: object) -> list[str]:
        statements = ours(self, *arguments, **options)
        return ["SET LOCAL session_replication_role = replica", *statements] if statements else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@contextmanager
def _embedded() -> Iterator[str]:
    """Hold the server of the tests, shared by every test run of this checkout; yield its address."""
    with postgres.running(places.var() / "test-postgres", HASTY) as cluster:
        _drop_leftovers(cluster)
        yield cluster.url("postgres")


def _drop_leftovers(cluster: postgres.Cluster) -> None:
    """Drop the test databases of runs that were killed; each bears the number of its process."""
    import psycopg

    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        names = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEST_PREFIX])
        for (name,) in names.fetchall():
            if not Path(f"/proc/{name.removeprefix(TEST_PREFIX)}").exists() and Path("/proc/self").exists():
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _close_the_network() -> None:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and isinstance(address, tuple) and not _is_here(address[0]):
            raise NetworkIsClosed(f"A test tried to reach {address[0]}.")
        connect(self, address)  # type: ignore[arg-type]

    socket.socket.connect = connect_here  # type: ignore[method-assign,assignment]


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: Playwright does not start a second time beside itself."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail("The browser tests need chromium. Install it: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()
