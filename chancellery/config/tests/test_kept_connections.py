"""A connection that was kept is used again without a question, unless it is gone."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept():
    """Hold a connection of its own, asked once, which is closed afterwards."""
    own = connection.copy()
    own.ensure_connection()
    assert own.is_usable()
    yield own
    own.close()


def asked(kept):
    """Say whether looking for its use asks the server something."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT query_start FROM pg_stat_activity WHERE pid = %s", [kept.connection.info.backend_pid])
        before = cursor.fetchone()
        assert kept.is_usable()
        cursor.execute("SELECT query_start FROM pg_stat_activity WHERE pid = %s", [kept.connection.info.backend_pid])
        return cursor.fetchone() != before


def test_one_that_was_used_a_moment_ago_is_not_asked(kept):
    assert not asked(kept)


def test_one_that_was_idle_is_asked(kept, monkeypatch):
    monkeypatch.setattr("chancellery.config.kept_connections.base.FRESH_SECONDS", 0.0)

    assert asked(kept)


def test_one_that_the_server_closed_is_not_used(kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])

    assert not kept.is_usable()
