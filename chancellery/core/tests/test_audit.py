from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from chancellery.core import audit, phrases
from chancellery.core.models import AuditEntry, StoredFile
from chancellery.core.queries import trail

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass
class Person:
    pk: int
    name: str
    acting_for: None = None

    def get_full_name(self):
        return self.name


@pytest.fixture
def thing():
    return StoredFile.objects.create(sha256="a" * 64, size=1, media_type="text/plain", stored_at=AT)


def test_record_keeps_names_and_keys(thing):
    audit.record("thing.made", on=thing, by=Person(7, "Nguyễn Lan"), at=AT, due_on=date(2026, 5, 1), parts=[1, 2])

    entry = AuditEntry.objects.get()
    assert (entry.by_key, entry.by_name, entry.at, entry.verb) == (7, "Nguyễn Lan", AT, "thing.made")
    assert (entry.on_type, entry.on_key, entry.on_name) == ("core.storedfile", thing.pk, "a" * 64)
    assert entry.details == {"due_on": "2026-05-01", "parts": [1, 2]}


def test_record_by_the_shell(thing):
    entry = audit.record("thing.made", on=thing, by=None, at=AT)

    assert (entry.by_key, entry.by_name) == (None, "system")


def test_record_shortens_a_name_that_is_too_long(thing):
    assert len(audit.record("thing.made", on=thing, by=Person(7, "x" * 300), at=AT).by_name) == 200


@pytest.mark.parametrize("change", [lambda rows: rows.update(verb="other"), lambda rows: rows.delete()])
def test_the_trail_is_append_only(thing, change):
    audit.record("thing.made", on=thing, by=None, at=AT)

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(AuditEntry.objects.all())

    assert AuditEntry.objects.get().verb == "thing.made"


@pytest.mark.parametrize("change", [lambda rows: rows.update(size=2), lambda rows: rows.delete()])
def test_the_record_of_an_original_never_changes(thing, change):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(StoredFile.objects.all())


def test_an_original_has_its_sha256():
    with pytest.raises(IntegrityError, match="a_file_has_its_sha256"), transaction.atomic():
        StoredFile.objects.create(sha256="xyz", size=1, media_type="text/plain", stored_at=AT)


def test_trail_tells_the_newest_first_and_only_of_what_is_asked(thing):
    other = StoredFile.objects.create(sha256="b" * 64, size=1, media_type="text/plain", stored_at=AT)
    audit.record("unit.closed", on=thing, by=Person(7, "Lan"), at=AT, until_on=date(2026, 5, 1))
    audit.record("thing.hidden_away", on=thing, by=None, at=AT)
    audit.record("thing.made", on=other, by=None, at=AT)

    told = [(moment.title, moment.by, moment.at) for moment in trail(thing)]

    assert told == [("thing: hidden away", "", AT), ("Closed; its last day is 1 May 2026", "Lan", AT)]
    assert len(trail(thing, other)) == 3
    assert len(trail(thing, other, limit=1)) == 1
    assert trail() == ()


def test_a_sentence_lacks_nothing_when_a_detail_is_missing():
    assert phrases.sentence("unit.moved", {"parent": None}) == "Moved from  to "


def test_a_code_is_said_in_words():
    assert phrases.sentence("role.given", {"name": "Lan", "role": "clerk"}) == "Role given to Lan: Clerk"
    assert phrases.sentence("role.given", {"name": "Lan", "role": "abolished"}) == "Role given to Lan: abolished"


@pytest.mark.parametrize(
    ("recorded", "said"), [("2026-05-01", "1 May 2026"), ("2026-13-45", "2026-13-45"), (None, ""), (7, "7")]
)
def test_a_day_is_said_as_the_page_writes_days(recorded, said):
    assert phrases.sentence("unit.closed", {"until_on": recorded}) == f"Closed; its last day is {said}"


def test_every_sentence_can_be_said():
    assert phrases.known()
    for verb in phrases.known():
        assert phrases.sentence(verb, {})


def test_changes_are_what_differs_language_by_language():
    before = {"names": {"vi": "Sở", "en": "Office"}, "weight": "1", "target": None, "aliases": []}
    after = {"names": {"vi": "Sở Ngoại vụ", "en": "Office"}, "weight": "2", "target": None, "aliases": ["Sở"]}

    assert audit.changes(before, after) == {
        "names.vi": ("Sở", "Sở Ngoại vụ"), "weight": ("1", "2"), "aliases": ([], ["Sở"])
    }  # fmt: skip


def test_nothing_that_became_nothing_is_no_change():
    assert audit.changes({"output": "", "names": {"vi": "A"}}, {"output": None, "names": {}}) == {
        "names.vi": ("A", None)
    }


def test_the_trail_tells_what_a_value_was_and_is(thing):
    changed = audit.changes(
        {"names": {"vi": "Sở"}, "weight": "1", "due_on": None, "pillars": ["party"], "unit_kind": "ministry"},
        {"names": {"vi": "Sở Ngoại vụ"}, "weight": "x" * 300, "due_on": AT.date(), "pillars": ["party", "state"],
         "unit_kind": "province"},
    )  # fmt: skip
    audit.record("unit.renamed", on=thing, by=None, at=AT, changed=changed, reason="A new decree")

    (told,) = trail(thing)

    assert told.reason == "A new decree"
    assert [(one.label, one.before, one.after) for one in told.changes] == [
        ("Name (Vietnamese)", "Sở", "Sở Ngoại vụ"),
        ("Kind", "Ministry", "Province"),
        ("Pillars", "Party external relations", "Party external relations, State diplomacy"),
        ("Weight", "1", "x" * 239 + "…"),
        ("Due day", "none", "2 Mar 2026"),
    ]


def test_a_reason_that_the_sentence_says_is_not_said_twice(thing):
    audit.record("commitment.at_risk", on=thing, by=None, at=AT, reason="No hall")

    (told,) = trail(thing)

    assert (told.title, told.reason, told.shape) == ("Declared at risk: No hall", "", "late")
