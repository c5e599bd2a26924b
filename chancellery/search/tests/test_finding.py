"""What is found, by whom, and how the index follows the records."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Wording
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.core.folding import number_key
from chancellery.documents.models import Alias, Text
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations import actions as organisations_actions
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.search import actions, queries, rules
from chancellery.search.enums import Kind
from chancellery.search.models import Entry, SavedSearch, Waiting
from chancellery.translations import actions as translations
from chancellery.translations.kinds import kind_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def reader_of(unit, role="officer"):
    user = UserFactory()
    MembershipFactory(user=user, unit=unit, role=role, from_on=date(2020, 1, 1))
    return organisations.authority_of(user, on=organisations.today())


def found(words, authority, **narrowed):
    actions.index_waiting()
    result = queries.found(authority, rules.asked(words), queries.Narrowed(**narrowed))
    return {(place.kind, place.key) for place in [*result.places, *result.named]}


def worded(title, **more):
    return CommitmentFactory(title=title, wording=Wording.objects.get_or_create(text=title)[0], **more)


@pytest.fixture
def anybody():
    return reader_of(UnitFactory())


@pytest.mark.parametrize("typed", ["12-CT/TW", "12/CT-TW", "12 ct tw", "12CTTW", "12-ct", "chỉ thị 12 ct tw"])
def test_a_document_is_found_by_its_number_in_any_form(anybody, typed):
    one = DocumentFactory(number="12-CT/TW", kind="directive", titles={"vi": "Về công tác"})
    DocumentFactory(number="112-CT/TW", kind="plan", titles={"vi": "Khác"})

    assert (Kind.DOCUMENT, one.pk) in found(typed, anybody)
    assert len([place for place in found(typed, anybody) if place[0] == Kind.DOCUMENT]) == 1


def test_a_document_is_found_in_every_language_and_by_the_words_of_its_text(anybody):
    one = DocumentFactory(titles={"vi": "Đối ngoại nhân dân", "pl": "Dyplomacja ludowa"})
    Text.objects.create(document=one, language="fr", body="Les échanges d’étudiants se poursuivent.", added_at=NOW)

    for words in ("doi ngoai", "ĐỐI NGOẠI", "dyplomacja", "echanges etudiants", '"echanges d’etudiants"'):
        assert (Kind.DOCUMENT, one.pk) in found(words, anybody), words
    assert found('"etudiants echanges"', anybody) == set()


def test_a_damaged_name_leads_to_the_document(anybody):
    one = DocumentFactory(number="12-CT/TW")
    assert found("CT12TW", anybody) == set()

    Alias.objects.create(document=one, as_printed="CT-12/TW", key=number_key("CT-12/TW"), language="pl")

    assert (Kind.DOCUMENT, one.pk) in found("CT-12/TW", anybody)


def test_a_commitment_is_found_by_whoever_leads_or_helps_and_by_nobody_else():
    province, other = UnitFactory(), UnitFactory()
    office = UnitFactory(parent=province)
    one = worded("mo lop tieng lao", lead=office)
    helper = UnitFactory()
    wanted = (Kind.COMMITMENT, one.wording_id)

    assert wanted in found("tieng lao", reader_of(province))
    assert wanted in found("tiếng Lào", reader_of(office))
    assert wanted not in found("tieng lao", reader_of(other))
    assert wanted not in found("tieng lao", reader_of(helper))

    CoordinationFactory(commitment=one, unit=helper)

    assert wanted in found("tieng lao", reader_of(helper))


def test_whoever_holds_no_role_finds_nothing():
    DocumentFactory(titles={"en": "Friendship"})
    actions.index_waiting()
    nobody = organisations.authority_of(UserFactory(), on=organisations.today())

    assert queries.found(nobody, rules.asked("friendship"), queries.Narrowed()) == queries.Found()


def test_a_draft_is_not_found_and_a_sent_report_only_where_it_may_be_read():
    lead, other = UnitFactory(), UnitFactory()
    report = ReportFactory(
        commitment=CommitmentFactory(lead=lead), done="Ten reading rooms opened", state=ReportState.DRAFT
    )
    reader = reader_of(lead)
    assert (Kind.REPORT, report.pk) not in found("reading rooms opened", reader)

    type(report).objects.filter(pk=report.pk).update(
        state=ReportState.SUBMITTED, submitted_at=NOW, submitted_by=report.written_by
    )

    assert (Kind.REPORT, report.pk) in found("reading rooms opened", reader)
    assert (Kind.REPORT, report.pk) not in found("reading rooms opened", reader_of(other))


def test_a_decision_on_a_report_lets_nothing_wait():
    report = ReportFactory(done="Ten reading rooms opened", state=ReportState.SUBMITTED, submitted_at=NOW)
    actions.index_waiting()

    type(report).objects.filter(pk=report.pk).update(
        state=ReportState.ACCEPTED, decided_by=UserFactory(), decided_at=NOW
    )

    assert not Waiting.objects.filter(kind=Kind.REPORT).exists()


def test_another_lead_unit_finds_it_and_the_former_one_no_longer():
    former, later = UnitFactory(), UnitFactory()
    one = worded("hoc bong sinh vien", lead=former)
    ReportFactory(commitment=one, done="Scholarships were granted", state=ReportState.SUBMITTED, submitted_at=NOW)
    assert found("hoc bong", reader_of(former))

    type(one).objects.filter(pk=one.pk).update(lead=later)

    assert found("hoc bong", reader_of(later))
    assert not found("hoc bong", reader_of(former))
    assert found("scholarships", reader_of(later))
    assert not found("scholarships", reader_of(former))


def test_a_unit_that_moves_takes_what_it_leads_along():
    above, beside = UnitFactory(), UnitFactory()
    office = UnitFactory(parent=above)
    worded("festival am thuc", lead=office)
    assert found("festival", reader_of(above))

    organisations_actions.move_unit(unit=office, parent=beside, by=None, at=NOW)

    assert found("festival", reader_of(beside))
    assert not found("festival", reader_of(above))


def test_what_is_changed_or_deleted_is_found_as_it_is(anybody):
    provision = ProvisionFactory(heading="Open a consulate", body="Open a consulate in the port.")
    assert (Kind.PROVISION, provision.pk) in found("consulate port", anybody)

    provision.heading, provision.body = "Open an office", "Open an office in the port."
    provision.save()
    assert (Kind.PROVISION, provision.pk) not in found("consulate port", anybody)
    assert (Kind.PROVISION, provision.pk) in found("office port", anybody)

    provision.delete()
    assert (Kind.PROVISION, provision.pk) not in found("office port", anybody)


def test_units_and_people_are_found_first_by_every_name():
    unit = UnitFactory(names={"vi": "Sở Ngoại vụ", "en": "Department of Foreign Affairs"})
    user = UserFactory(full_name="Thạch Sô Phi Rum")
    MembershipFactory(user=user, unit=unit, role="head", from_on=date(2020, 1, 1))
    reader = reader_of(unit)

    assert (Kind.UNIT, unit.pk) in found("so ngoai vu", reader)
    assert (Kind.UNIT, unit.pk) in found("foreign affairs", reader)
    assert (Kind.PERSON, user.pk) in found("thach so phi rum", reader)

    Unit.objects.filter(pk=unit.pk).update(names={"vi": "Sở Đối ngoại"})
    assert (Kind.PERSON, user.pk) in found("thach doi ngoai", reader)


def test_whoever_is_called_so_is_named_before_those_whose_office_is():
    unit = UnitFactory(names={"en": "Office of Lanterns"})
    users = [UserFactory(full_name=name) for name in ("Ann Lantern", "Bea Lanterns", "Cleo")]
    for user in users:
        MembershipFactory(user=user, unit=unit, role="head", from_on=date(2020, 1, 1))
    reader = reader_of(unit)
    actions.index_waiting()

    def named(words):
        result = queries.found(reader, rules.asked(words), queries.Narrowed())
        assert result.kinds["person"] >= 1
        return {(place.kind, place.key) for place in result.named}

    assert named("lanterns") == {(Kind.UNIT, unit.pk), (Kind.PERSON, users[1].pk)}
    assert named("“office of lanterns”") == {(Kind.UNIT, unit.pk)}
    assert named("cleo lant") == {(Kind.PERSON, users[2].pk)}


def test_findings_are_narrowed_and_counted(anybody):
    for year, language in ((2024, "vi"), (2025, "vi"), (2025, "pl")):
        DocumentFactory(titles={language: "Festival"}, dated_on=date(year, 5, 1))
    ProvisionFactory(
        heading="Festival", body="Festival", document__dated_on=date(2025, 1, 1), document__titles={"en": "X"}
    )
    actions.index_waiting()

    result = queries.found(anybody, rules.asked("festival"), queries.Narrowed(kind="document", year=2025))

    assert len(result.places) == 2
    assert result.kinds == {"document": 3, "provision": 1}
    assert result.years == {2025: 3, 2024: 1}
    assert result.languages["vi"] == 2
    assert len(queries.found(anybody, rules.asked("festival"), queries.Narrowed(language="pl")).places) == 1


def test_hits_come_through_the_doors_of_their_apps_in_the_order_found():
    lead = UnitFactory()
    one = worded("cho phien vung bien", lead=lead)
    worded("cho phien vung bien", lead=lead, parent=one)
    document = DocumentFactory(titles={"vi": "Chợ phiên vùng biên"}, dated_on=date(2020, 1, 1))
    reader, other = reader_of(lead), reader_of(UnitFactory())
    actions.index_waiting()
    places = queries.found(reader, rules.asked("cho phien"), queries.Narrowed()).places

    hits = queries.hits(reader, places)

    assert [hit.record for hit in hits if hit.place.kind == Kind.COMMITMENT] == [one]
    assert next(hit.shared for hit in hits if hit.record == one) == 2
    assert hits[-1].record == document
    assert [hit.record for hit in queries.hits(other, places)] == [
        hit.record for hit in hits if hit.place.kind in (Kind.DOCUMENT, Kind.PROVISION)
    ]


def test_everything_is_brought_in_anew_and_what_is_gone_falls_out(anybody):
    DocumentFactory(titles={"en": "Reading rooms"})
    actions.index_waiting()
    before = set(Entry.objects.values_list("kind", "key"))
    Entry.objects.create(kind=Kind.DOCUMENT, key=10**9, vector="", first_at=NOW)
    Entry.objects.filter(kind=Kind.DOCUMENT, key__lt=10**9).delete()

    actions.index_everything()

    assert set(Entry.objects.values_list("kind", "key")) == before
    assert not Waiting.objects.exists()


def test_a_person_is_told_once_of_what_is_new(anybody, django_capture_on_commit_callbacks):
    user = UserFactory(email="reader@example.org", language="en")
    MembershipFactory(user=user, unit=UnitFactory(), role="officer", from_on=date(2020, 1, 1))
    DocumentFactory(titles={"en": "Festival of 2024"})
    actions.index_waiting()
    Entry.objects.update(first_at=NOW - timedelta(days=1))
    for words in ("festival", "nothing like it"):
        actions.save_search(
            user=user, words=words, kind="", language="", by_mail=True, site="https://x.example/", at=NOW
        )
    DocumentFactory(titles={"en": "Festival of 2025"})
    actions.index_waiting()
    later = NOW + timedelta(days=400)

    with django_capture_on_commit_callbacks(execute=True):
        assert actions.tell(at=later) == 1
        assert actions.tell(at=later + timedelta(hours=1)) == 0
    _wait_for_letters()

    assert [letter.to for letter in mail.outbox] == [["reader@example.org"]]
    assert "“festival”: 1 new record" in mail.outbox[0].body
    assert "nothing like it" not in mail.outbox[0].body


def _wait_for_letters():
    import threading

    from chancellery.core.mail import THREAD

    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(5)


def test_no_more_searches_are_saved_than_anybody_looks_through():
    user = UserFactory()
    for number in range(30):
        actions.save_search(user=user, words=f"word{number}", kind="", language="", by_mail=False, site="x", at=NOW)

    with pytest.raises(actions.TooManySaved):
        actions.save_search(user=user, words="one more", kind="", language="", by_mail=False, site="x", at=NOW)
    actions.save_search(user=user, words="word1", kind="", language="", by_mail=True, site="x", at=NOW)

    assert SavedSearch.objects.get(words="word1").by_mail


class AnyText(TestCase):
    """PostgreSQL takes whatever vector and condition are written here."""

    @settings(max_examples=60)
    @given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=60))
    def test_vectors_and_conditions_are_well_formed(self, title, body, typed):
        title, body, typed = (text.replace("\x00", "") for text in (title, body, typed))
        asked = rules.asked(typed)
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::tsvector", [rules.vector(title, body, [rules.EVERYBODY])])
            if asked:
                cursor.execute("SELECT %s::tsquery", [rules.both(*asked.conditions(), rules.any_of([rules.EVERYBODY]))])
                cursor.execute("SELECT %s::tsquery", [rules.both(asked.called())])
            if asked_title := rules.asked(title.replace('"', " ")):
                cursor.execute(
                    "SELECT %s::tsvector @@ %s::tsquery",
                    [
                        rules.vector(title, body, [rules.EVERYBODY]),
                        rules.both(*asked_title.conditions(), rules.any_of([rules.EVERYBODY])),
                    ],
                )


def translated(record, **words):
    kind = kind_of(record)
    translations.translate(kind=kind, record=record, language="pl", words=words, by=None, at=NOW)


def test_a_record_is_found_in_every_language_it_has_words_in():
    unit = UnitFactory(names={"vi": "Sở Ngoại vụ"})
    officer = reader_of(unit)
    document = DocumentFactory(titles={"vi": "Về công tác"})
    provision = ProvisionFactory(document=document, heading="Mở phòng đọc")
    commitment = worded("Mở phòng đọc sách", lead=unit)
    report = ReportFactory(commitment=commitment, unit=unit, state=ReportState.SUBMITTED, submitted_at=NOW)
    actions.index_waiting()

    translated(document, titles="O przyjaźni")
    translated(provision, heading="Otwarcie czytelni")
    translated(commitment, title="Otworzyć gminne czytelnie")
    translated(report, done="Stoisko zbudowano")
    translated(unit, names="Departament zagraniczny")

    assert (Kind.DOCUMENT, document.pk) in found("przyjazni", officer, language="pl")
    assert found("otwarcie", officer) == {(Kind.PROVISION, provision.pk)}
    assert found("gminne", officer, language="pl") == {(Kind.COMMITMENT, commitment.wording_id)}
    assert found("stoisko", officer) == {(Kind.REPORT, report.pk)}
    assert (Kind.UNIT, unit.pk) in found("zagraniczny", officer)


def test_what_a_machine_said_is_found_and_what_was_taken_off_is_not(anybody):
    document = DocumentFactory(titles={"en": "On friendship"})
    translations.bring_in(
        kind=kind_of(document), record=document, field="titles", language="pl", words="O przyjazn", by=None, at=NOW,
        rendered_from="On friendship", source="Apertium",
    )  # fmt: skip
    assert found("przyjazn", anybody) == {(Kind.DOCUMENT, document.pk)}

    translated(document, titles="")

    assert found("przyjazn", anybody) == set()
