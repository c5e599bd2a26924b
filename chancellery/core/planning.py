"""Whether the database keeps the plan of a query (decision 12), or makes one for the values at hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def for_these_values() -> Iterator[None]:
    """Let PostgreSQL plan what is asked inside for its values, and keep no plan of it.

    A plan for any values knows neither how much lies below a unit nor how many answer to a document: where that
    decides by which index rows are found, it may be a hundred times as slow, and making a plan takes 2 to 4 ms.
    """
    connection.ensure_connection()
    driver = connection.connection
    usual, driver.prepare_threshold = driver.prepare_threshold, None
    try:
        yield
    finally:
        driver.prepare_threshold = usual
