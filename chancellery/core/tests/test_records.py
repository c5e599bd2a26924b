"""One record at a time, with statements written once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core import records
from chancellery.core.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = datetime(2025, 1, 15, 9, tzinfo=UTC)


def entry() -> AuditEntry:
    return AuditEntry(
        at=AT, by_name="Lan", verb="unit.opened", on_type="unit", on_key=7, on_name="Huế",
        details={"day": date(2025, 6, 30), "none": None},
    )  # fmt: skip


def test_add_writes_a_record_and_gives_it_its_key():
    made = entry()

    records.add(made)

    kept = AuditEntry.objects.get()
    assert (kept, kept.at, kept.on_name) == (made, AT, "Huế")
    assert kept.details == {"day": "2025-06-30", "none": None}


def test_along_returns_the_record_as_django_does():
    made = entry()
    made.save()

    found = records.along(AuditEntry, made.pk, ())

    names = [field.attname for field in AuditEntry._meta.concrete_fields]
    kept = AuditEntry.objects.get()
    assert found is not None
    assert [getattr(found, name) for name in names] == [getattr(kept, name) for name in names]


def kind_and_permission() -> tuple[ContentType, Permission]:
    kind = ContentType.objects.create(app_label="harbour", model="ship")
    return kind, Permission.objects.create(content_type=kind, name="Sail", codename="sail")


@pytest.mark.parametrize("locked", [False, True])
def test_along_returns_both_and_locks_both_when_asked_to(locked):
    kind, permission = kind_and_permission()

    with CaptureQueriesContext(connection) as asked:
        found = records.along(Permission, permission.pk, ("content_type",), locked=locked)
        assert found is not None
        assert (found, found.name, found.content_type, found.content_type.model) == (permission, "Sail", kind, "ship")

    assert [query["sql"].endswith("FOR UPDATE") for query in asked] == [locked]


def test_along_goes_as_far_as_it_is_told():
    share = CommitmentFactory(parent=CommitmentFactory())

    found = records.along(Commitment, share.pk, ("parent", "lead"))

    assert found is not None
    with CaptureQueriesContext(connection) as asked:
        assert (found.parent, found.parent.lead.path) == (share.parent, share.parent.lead.path)
    assert len(asked) == 0


def test_along_returns_none_where_one_is_missing():
    assert records.along(Permission, 0, ("content_type",)) is None
    assert records.along(Commitment, CommitmentFactory(parent=None).pk, ("parent",)) is None


def test_change_and_add_writes_the_named_fields_alone_and_one_record_in_one_statement():
    kind, permission = kind_and_permission()
    kind.app_label, kind.model, permission.name = "port", "boat", "Row"
    made = entry()

    with CaptureQueriesContext(connection) as asked:
        records.change_and_add([(kind, ["model"]), (permission, ["name"])], made)

    assert len(asked) == 1
    kept = ContentType.objects.get(pk=kind.pk)
    assert (kept.app_label, kept.model) == ("harbour", "boat")
    assert Permission.objects.get(pk=permission.pk).name == "Row"
    assert AuditEntry.objects.get() == made


def test_change_and_add_says_when_a_record_is_gone():
    with pytest.raises(LookupError):
        records.change_and_add([(ContentType(pk=0, app_label="harbour", model="ship"), ["model"])], entry())


def test_fresh_makes_what_the_model_makes():
    made = records.fresh(AuditEntry, {"at": AT, "by_name": "Lan", "verb": "unit.opened", "on_type": "unit"})

    asked = AuditEntry(at=AT, by_name="Lan", verb="unit.opened", on_type="unit")
    names = [field.attname for field in AuditEntry._meta.concrete_fields]
    assert [getattr(made, name) for name in names] == [getattr(asked, name) for name in names]
    assert made._state.adding


def test_fresh_records_share_no_default():
    first, second = (records.fresh(AuditEntry, {"verb": "unit.opened"}) for _ in range(2))

    first.details["day"] = "2025-06-30"

    assert second.details == {}


def test_fresh_knows_the_records_it_is_told():
    kind = ContentType.objects.create(app_label="harbour", model="ship")

    made = records.fresh(
        Permission, {"content_type_id": kind.pk, "name": "Sail", "codename": "sail"}, known={"content_type": kind}
    )

    assert made.content_type is kind
    made.save()
    assert Permission.objects.get(codename="sail").content_type == kind
