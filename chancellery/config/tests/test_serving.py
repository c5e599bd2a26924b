"""Pages are served with an account of the database that changes records, and no table."""

from __future__ import annotations

import os

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from chancellery.config import serving
from chancellery.config.errors import DatabaseTrouble
from chancellery.core import audit
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.search.actions import index_waiting

ROLE = "office of pages"


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def account(db, monkeypatch):
    """Make an account, which is gone with the transaction of the test."""
    execute(f'CREATE ROLE "{ROLE}" LOGIN')
    monkeypatch.setenv(serving.ACCOUNT, "office%20of%20pages:a%3Ab")


@pytest.fixture
def serve(account):
    serving.give_rights()
    execute(f'SET ROLE "{ROLE}"')
    yield
    execute("RESET ROLE")


def test_who_serves_reads_and_writes_records(serve):
    document = DocumentFactory(number="1-CT/ABC")
    audit.record("document.registered", on=document, by=None, at=timezone.now())
    Document.objects.filter(pk=document.pk).update(status="replaced")

    assert Document.objects.get().status == "replaced"
    assert index_waiting() > 0
    execute("ANALYZE organisations_successionrow")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (n int)",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "DROP TABLE documents_citation",
        "ALTER TABLE documents_document ADD COLUMN mine int",
        "ALTER TABLE core_auditentry DISABLE TRIGGER ALL",
        "DROP TRIGGER the_trail_is_append_only ON core_auditentry",
        "SET session_replication_role = replica",
        "TRUNCATE documents_citation",
        "UPDATE core_auditentry SET verb = ''",
        "DELETE FROM core_formervalues",
        "DELETE FROM django_migrations",
        "CREATE ROLE mine SUPERUSER",
        "COPY documents_citation TO PROGRAM 'true'",
    ],
)
def test_who_serves_changes_no_table_and_no_trail(serve, statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        execute(statement)


def test_a_table_that_came_later_is_served_from_the_next_start_on(account):
    serving.give_rights()
    execute("CREATE TABLE of_the_next_version (id bigserial PRIMARY KEY)")

    serving.give_rights()

    execute(f'SET ROLE "{ROLE}"')
    execute("INSERT INTO of_the_next_version DEFAULT VALUES")
    execute("RESET ROLE")


def test_rights_that_are_there_are_not_given_again(account, django_assert_num_queries):
    serving.give_rights()

    with django_assert_num_queries(4 + 2):  # the lock, the account twice, what it lacks; and a savepoint
        serving.give_rights()


def test_an_account_that_is_not_there_is_told(db, monkeypatch):
    monkeypatch.setenv(serving.ACCOUNT, "nobody_of_this_name")

    with pytest.raises(DatabaseTrouble, match=r"has no account nobody_of_this_name"):
        serving.give_rights()


@pytest.mark.parametrize("kind", ["SUPERUSER", "IN ROLE postgres"])
def test_an_account_that_may_change_tables_is_refused(db, monkeypatch, kind):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [(owner,)] = cursor.fetchall()
    execute(f"CREATE ROLE mighty LOGIN {kind.replace('postgres', owner)}")
    monkeypatch.setenv(serving.ACCOUNT, "mighty")

    with pytest.raises(DatabaseTrouble, match=r"names mighty, which may change tables"):
        serving.give_rights()


@pytest.mark.parametrize(
    ("url", "account", "served"),
    [
        ("postgresql://postgres@/desk?host=%2Ftmp", "pages", "postgresql://pages@/desk?host=%2Ftmp"),
        ("postgresql://a:b@db:5/desk?sslmode=verify-full", "c:d%40e", "postgresql://c:d%40e@db:5/desk?sslmode=verify-full"),
        ("postgresql://db/desk", "pages", "postgresql://pages@db/desk"),
        ("postgresql://a:b@db/desk", "", "postgresql://a:b@db/desk"),
    ],
)  # fmt: skip
def test_the_address_that_is_served_with_differs_in_its_account_alone(monkeypatch, url, account, served):
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv(serving.ACCOUNT, account)

    with serving.served():
        assert os.environ["DATABASE_URL"] == served
    assert os.environ["DATABASE_URL"] == url
