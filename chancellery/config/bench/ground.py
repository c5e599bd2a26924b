"""A database of its own with a fresh sample service, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from chancellery.config import database

NAME = "chancellery_bench"


@contextmanager
def sample_service() -> Iterator[None]:
    """Hold Django ready on a database that holds the sample and nothing else."""
    with empty_service():
        from django.db import connections
        from django.utils import timezone

        from chancellery.commitments import actions
        from chancellery.config import sample
        from chancellery.organisations.queries import today

        sample.load(now=timezone.now())
        actions.fold_changes(today=today())  # a server has folded a second later
        actions.clear_folded()
        with connections["default"].cursor() as cursor:
            cursor.execute("ANALYZE")
        yield


@contextmanager
def empty_service() -> Iterator[None]:
    """Hold Django ready on a database that has its tables and nothing in them."""
    with database.at_hand(), _own_database(), tempfile.TemporaryDirectory() as own:
        # originals and seals of its own: those of the service that is served here know nothing of this database
        os.environ["CHANCELLERY_FILES"], os.environ["CHANCELLERY_SEALS"] = f"{own}/files", f"{own}/seals"
        from chancellery.config import prepare

        prepare.everything(sample=False)
        from django.db import connections

        try:
            yield
        finally:
            connections.close_all()


@contextmanager
def _own_database() -> Iterator[None]:
    import psycopg

    usual = os.environ["DATABASE_URL"]
    with psycopg.connect(usual, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    os.environ["DATABASE_URL"] = urlunsplit(urlsplit(usual)._replace(path=f"/{NAME}"))
    try:
        yield
    finally:
        os.environ["DATABASE_URL"] = usual
        with psycopg.connect(usual, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
