"""The sample service once for all invariants: each damage is undone after its test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from chancellery.config.tests.conftest import undone_sample


@pytest.fixture(scope="package")
def service(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with undone_sample(django_db_blocker):
        yield
