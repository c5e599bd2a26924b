"""The sample service, loaded once for the tests of a module and undone after them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from chancellery.cli import chancellery
from chancellery.config import database, sample

Run = Callable[..., Result]

#: A day on which every month and quarter of the sample has its days before and after.
NOW = datetime(2025, 5, 14, 3, 0, tzinfo=UTC)


class _Undone(Exception):
    """Ends the transaction of the sample."""


@contextmanager
def undone_sample(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Hold the sample service, and undo it in the end."""
    with blocker.unblock():
        try:
            with transaction.atomic():
                sample.load(now=NOW)
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                yield
                raise _Undone
        except _Undone:
            pass


@pytest.fixture(scope="module")
def service(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with undone_sample(django_db_blocker):
        yield


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, on the database of the test."""

    @contextmanager
    def already_at_hand() -> Iterator[None]:
        yield

    monkeypatch.setattr(database, "at_hand", already_at_hand)
    return lambda *arguments: CliRunner().invoke(chancellery, [str(argument) for argument in arguments])
