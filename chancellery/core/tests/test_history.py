"""Earlier states of records come from what triggers keep, whoever changes them and how."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core import audit, history
from chancellery.core.models import FormerValues
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations.models import Membership, Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def at(month, day):
    return history.happening_at(datetime(2026, month, day, 5, tzinfo=UTC))


def test_a_change_keeps_what_became_different_and_nothing_else():
    one = CommitmentFactory(weight=Decimal(1), title="Rooms")

    Commitment.objects.filter(pk=one.pk).update(weight=Decimal(3), title="Rooms")

    kept = FormerValues.objects.get(table="commitments_commitment", key=one.pk)
    assert (kept.values, kept.is_gone) == ({"weight": 1.00}, False)


def test_a_statement_that_changes_nothing_keeps_nothing():
    one = CommitmentFactory()

    Commitment.objects.filter(pk=one.pk).update(weight=one.weight)

    assert not FormerValues.objects.filter(key=one.pk).exists()


def test_columns_that_follow_from_others_are_not_kept():
    one = DocumentFactory()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_document SET search_text = 'other' WHERE id = %s", [one.pk])

    assert not FormerValues.objects.exists()


def test_a_deleted_row_is_kept_whole():
    held = MembershipFactory()
    key, user = held.pk, held.user_id

    Membership.objects.filter(pk=key).delete()

    kept = FormerValues.objects.get(table="organisations_membership", key=key)
    assert (kept.is_gone, kept.values["user_id"], kept.values["role"]) == (True, user, held.role)


def test_as_of_a_day_is_the_last_state_of_that_day():
    office, other = UnitFactory(), UnitFactory()
    one = CommitmentFactory(lead=office, weight=Decimal(1), due_on=date(2026, 12, 1))
    with at(3, 10):
        Commitment.objects.filter(pk=one.pk).update(weight=Decimal("2.5"), due_on=date(2027, 1, 5))
    with at(4, 10):
        Commitment.objects.filter(pk=one.pk).update(lead=other, weight=Decimal(4))
    one.refresh_from_db()

    told = [
        (then.weight, then.lead, then.due_on)
        for then in (history.as_of(one, date(2026, *day)) for day in ((3, 9), (3, 10), (4, 9), (4, 10)))
    ]

    assert told == [
        (Decimal(1), office, date(2026, 12, 1)),
        (Decimal("2.5"), office, date(2027, 1, 5)),
        (Decimal("2.5"), office, date(2027, 1, 5)),
        (Decimal(4), other, date(2027, 1, 5)),
    ]
    assert (one.weight, one.lead) == (Decimal(4), other)


def test_values_of_every_kind_come_back_as_they_were():
    unit, person = UnitFactory(names={"vi": "Sở"}, aliases=["A"], pillars=["party"]), UserFactory()
    done = CommitmentFactory(status="done", done_on=date(2026, 1, 5), made_by=person, progress=Decimal(100))
    with at(3, 10):
        Unit.objects.filter(pk=unit.pk).update(names={"vi": "Ban"}, aliases=[], pillars=["state"])
        Commitment.objects.filter(pk=done.pk).update(status="open", done_on=None, made_by=None, progress=None)
    unit.refresh_from_db()
    done.refresh_from_db()

    before = history.as_of(unit, date(2026, 3, 9)), history.as_of(done, date(2026, 3, 9))

    assert (before[0].names, before[0].aliases, before[0].pillars) == ({"vi": "Sở"}, ["A"], ["party"])
    assert (before[1].status, before[1].done_on, before[1].made_by) == ("done", date(2026, 1, 5), person)
    assert before[1].progress == 100
    assert before[1].made_at == done.made_at


def test_without_a_moment_a_change_happened_now():
    one = CommitmentFactory()
    with at(3, 10):
        pass

    Commitment.objects.filter(pk=one.pk).update(weight=Decimal(3))

    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        assert FormerValues.objects.get(key=one.pk).changed_at == cursor.fetchone()[0]


@pytest.mark.parametrize("change", [lambda kept: kept.update(key=1), lambda kept: kept.delete()])
def test_what_is_kept_stays(change):
    Commitment.objects.filter(pk=CommitmentFactory().pk).update(weight=Decimal(3))

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(FormerValues.objects.all())


def test_a_day_ends_at_midnight_of_the_service(settings):
    assert history.end_of(date(2026, 6, 30)).astimezone(UTC) == datetime(2026, 6, 30, 17, tzinfo=UTC)


def test_the_first_day_of_a_record_is_that_of_its_first_entry():
    one = CommitmentFactory()
    assert history.first_day_of(one) is None
    audit.record("commitment.made", on=one, by=None, at=datetime(2026, 3, 2, 20, tzinfo=UTC))
    audit.record("commitment.amended", on=one, by=None, at=datetime(2026, 4, 2, 20, tzinfo=UTC))

    assert history.first_day_of(one) == date(2026, 3, 3)


#: Table → the columns that nobody asks about later, because they follow from others.
DERIVED = {
    "commitments_commitment": {"path", "depth", "wording_id"},
    "documents_document": {"number_key", "search_text", "search_vector", "languages", "awaits_plan"},
    "documents_provision": {"reading"},
    "organisations_membership": set(),
    "organisations_unit": {"name_keys", "path", "depth"},
}


@pytest.mark.parametrize("table", DERIVED)
def test_every_column_is_kept_or_follows_from_others(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.attname, a.attnum = ANY (t.tgattr),"
            " position('OLD.' || quote_ident(a.attname) || ' IS' IN p.prosrc) > 0"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_attribute a ON a.attrelid = t.tgrelid"
            " WHERE t.tgname = %s AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'id'",
            [f"{table}_keeps_changes"],
        )
        columns = cursor.fetchall()

    assert {name for name, is_watched, _is_compared in columns if not is_watched} == DERIVED[table]
    assert {name for name, _is_watched, is_compared in columns if not is_compared} == DERIVED[table]


def test_what_was_not_fetched_is_not_fetched_to_be_put_back(django_assert_num_queries):
    for number in range(3):
        DocumentFactory(number=f"{number}-CT/ABC")
    found = list(Document.objects.defer("search_text", "search_vector"))

    with django_assert_num_queries(1):
        then = history.as_of_each(found, date(2026, 1, 1))

    assert [one.number for one in then] == [one.number for one in found]
