"""Translations are written, reviewed and brought in, and follow their originals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from chancellery.commitments import actions as commitments
from chancellery.commitments import rules as commitment_rules
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry, FormerValues
from chancellery.documents import actions as documents
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import UnitFactory, UserFactory
from chancellery.translations import actions
from chancellery.translations.enums import State
from chancellery.translations.kinds import kind_for, kind_of
from chancellery.translations.models import Translation
from chancellery.translations.rules import digest

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


def translated(record, language="pl", *, by=None, **words):
    return actions.translate(kind=kind_of(record), record=record, language=language, words=words, by=by, at=AT)


def state_of(record, field="titles", language="pl"):
    row = Translation.objects.get(on_type=record._meta.label_lower, on_key=record.pk, field=field, language=language)
    return row.words, row.state, row.is_stale


def verbs(record):
    said = AuditEntry.objects.filter(on_type=record._meta.label_lower, on_key=record.pk, verb__startswith="translation")
    return list(said.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def document():
    return DocumentFactory(titles={"en": "On friendship between peoples"})


def describe(document, slip=None, **titles):
    fresh = Document.objects.get(pk=document.pk)
    return documents.describe(
        document=fresh, titles={**fresh.titles, **titles}, status=fresh.status, by=None, at=AT, slip=slip
    )


def test_a_title_in_another_language_is_a_translation(document):
    anna = UserFactory()

    translated(document, titles=" O przyjaźni narodów ", by=anna)

    document.refresh_from_db()
    assert document.titles == {"en": "On friendship between peoples", "pl": "O przyjaźni narodów"}
    assert "przyjazni" in document.search_text
    assert state_of(document) == ("O przyjaźni narodów", State.HUMAN, False)
    [entry] = AuditEntry.objects.filter(verb="translation.written")
    assert (entry.on_key, entry.by_key, entry.details["changed"]) == (
        document.pk, anna.pk, {"titles.pl": ["", "O przyjaźni narodów"]}
    )  # fmt: skip


def test_titles_given_at_once_have_one_original(document):
    both = DocumentFactory(titles={"pl": "O przyjaźni", "vi": "Về hữu nghị"})

    assert both.language == "vi"
    assert state_of(both) == ("O przyjaźni", State.HUMAN, False)


def test_a_slip_leaves_translations_as_they_are(document):
    translated(document, titles="O przyjaźni narodów")

    describe(document, en="On freindship between peoples")

    assert state_of(document) == ("O przyjaźni narodów", State.HUMAN, False)
    assert Translation.objects.get().rendered_from == "On freindship between peoples"
    assert verbs(document) == ["translation.written", "translation.held"]


def test_a_change_of_substance_makes_translations_stale(document):
    translated(document, titles="O przyjaźni narodów")

    describe(document, en="On trade between peoples")

    assert state_of(document) == ("O przyjaźni narodów", State.HUMAN, True)
    assert Translation.objects.get().rendered_from == "On friendship between peoples"
    entry = AuditEntry.objects.get(verb="translation.stale")
    assert (entry.details["languages"], entry.details["judged"]) == ("pl", "program")
    assert entry.details["changed"] == {"titles.en": ["On friendship between peoples", "On trade between peoples"]}


def test_the_person_may_say_otherwise_and_that_is_kept(document):
    translated(document, titles="O przyjaźni narodów")

    describe(document, en="On trade between peoples", slip=True)
    assert state_of(document)[2] is False
    describe(document, en="On trade between people", slip=False)

    assert state_of(document)[2] is True
    told = AuditEntry.objects.filter(verb__startswith="translation.").order_by("pk")
    assert [entry.details["judged"] for entry in told[1:]] == ["person", "person"]


def test_a_slip_afterwards_does_not_make_a_stale_translation_hold(document):
    translated(document, titles="O przyjaźni narodów")
    describe(document, en="On trade between peoples")

    describe(document, en="On trade betwen peoples", slip=True)

    assert state_of(document)[2] is True


def test_what_comes_back_as_it_was_holds_again(document):
    translated(document, titles="O przyjaźni narodów")
    describe(document, en="On trade between peoples")

    describe(document, en="On friendship between peoples")

    assert state_of(document) == ("O przyjaźni narodów", State.HUMAN, False)


def test_a_translation_that_comes_with_the_change_is_of_today(document):
    translated(document, titles="O przyjaźni narodów")

    describe(document, en="On trade between peoples", pl="O handlu narodów")

    assert state_of(document) == ("O handlu narodów", State.HUMAN, False)


def test_a_stale_translation_saved_as_it_stands_holds_again(document):
    translated(document, titles="O przyjaźni narodów")
    describe(document, en="On trade between peoples")
    jan = UserFactory()

    translated(document, titles="O przyjaźni narodów", by=jan)

    assert state_of(document) == ("O przyjaźni narodów", State.HUMAN, False)
    assert Translation.objects.get().made_by == jan


def test_an_emptied_title_takes_its_translation_with_it(document):
    translated(document, titles="O przyjaźni narodów")

    describe(document, pl="")

    assert not Translation.objects.exists()


def test_words_taken_off_leave_nothing_behind(document):
    translated(document, titles="O przyjaźni narodów")

    translated(document, titles="")

    document.refresh_from_db()
    assert document.titles == {"en": "On friendship between peoples"}
    assert not Translation.objects.exists()
    assert verbs(document) == ["translation.written", "translation.withdrawn"]


def test_another_language_can_become_the_original(document):
    translated(document, titles="O przyjaźni narodów")

    documents.describe(
        document=document, titles=Document.objects.get().titles, status=document.status, by=None, at=AT, original="pl"
    )

    assert state_of(document, language="en") == ("On friendship between peoples", State.HUMAN, False)
    assert Translation.objects.count() == 1


def test_the_text_of_a_document_that_was_only_named_brings_the_original():
    named = documents.name_document(
        kind="directive", number="12-CT/TW", titles={"fr": "Sur l'amitié"}, unit=None, by=None, at=AT
    )

    known = documents.register(
        kind="directive", number="12-CT/TW", titles={"vi": "Về hữu nghị"}, unit=None, by=None, at=AT, completes=named
    )

    assert (known.pk, known.language) == (named.pk, "vi")
    assert state_of(known, language="fr") == ("Sur l'amitié", State.HUMAN, False)


def test_somebody_else_reviews(document):
    anna, jan = UserFactory(), UserFactory()
    translated(document, titles="O przyjaźni narodów", by=anna)
    kind = kind_for("document")

    with pytest.raises(actions.TranslatedIt):
        actions.review(kind=kind, record=document, language="pl", by=anna, at=AT)
    actions.review(kind=kind, record=document, language="pl", by=jan, at=AT)

    assert state_of(document) == ("O przyjaźni narodów", State.REVIEWED, False)
    with pytest.raises(actions.NothingToReview):
        actions.review(kind=kind, record=document, language="pl", by=jan, at=AT)


def test_a_deputy_does_not_review_what_their_principal_wrote(document):
    anna, jan = UserFactory(), UserFactory()
    translated(document, titles="O przyjaźni narodów", by=anna)
    jan.acting_for = anna

    with pytest.raises(actions.TranslatedIt):
        actions.review(kind=kind_for("document"), record=document, language="pl", by=jan, at=AT)


def test_who_wrote_an_earlier_wording_does_not_review_the_later(document):
    anna, jan = UserFactory(), UserFactory()
    translated(document, titles="O przyjaźni", by=anna)
    translated(document, titles="O przyjaźni narodów", by=jan)

    with pytest.raises(actions.TranslatedIt):
        actions.review(kind=kind_for("document"), record=document, language="pl", by=anna, at=AT)


def test_what_is_stale_is_not_reviewed(document):
    translated(document, titles="O przyjaźni narodów")
    describe(document, en="On trade between peoples")

    with pytest.raises(actions.IsStale):
        actions.review(kind=kind_for("document"), record=document, language="pl", by=UserFactory(), at=AT)


def test_an_edit_after_the_review_wants_another_one(document):
    translated(document, titles="O przyjaźni narodów", by=UserFactory())
    actions.review(kind=kind_for("document"), record=document, language="pl", by=UserFactory(), at=AT)

    translated(document, titles="O przyjaźni ludów", by=UserFactory())

    assert state_of(document) == ("O przyjaźni ludów", State.HUMAN, False)


def test_the_database_keeps_translator_and_reviewer_apart(document):
    anna = UserFactory()
    translated(document, titles="O przyjaźni narodów", by=anna)

    with pytest.raises(IntegrityError, match="who_translated_does_not_review"), transaction.atomic():
        Translation.objects.update(state=State.REVIEWED, reviewed_by=anna, reviewed_at=AT)


def bring(record, words, field="titles", language="pl", original=None, source="Apertium 3.8"):
    kind = kind_of(record)
    return actions.bring_in(
        kind=kind, record=record, field=field, language=language, words=words, source=source, by=None, at=AT,
        rendered_from=original or kind.original(record, kind.field(field)),
    )  # fmt: skip


def test_a_machines_title_stands_apart_until_somebody_vouches_for_it(document):
    assert bring(document, "O przyjazn narody")

    document.refresh_from_db()
    assert document.titles == {"en": "On friendship between peoples"}
    assert state_of(document) == ("O przyjazn narody", State.MACHINE, False)

    actions.review(kind=kind_for("document"), record=document, language="pl", by=UserFactory(), at=AT)
    document.refresh_from_db()
    assert document.titles["pl"] == "O przyjazn narody"
    assert state_of(document)[1] == State.REVIEWED


def test_a_machines_title_is_stale_like_any_other(document):
    bring(document, "O przyjazn narody")

    describe(document, en="On trade between peoples")

    assert state_of(document) == ("O przyjazn narody", State.MACHINE, True)


def test_bringing_in_again_changes_nothing(document):
    bring(document, "O przyjazn narody")

    assert not bring(document, "O przyjazn narody")
    assert bring(document, "O przyjaźni narodów")


def test_a_machine_does_not_take_the_place_of_a_person(document):
    translated(document, titles="O przyjaźni narodów")

    with pytest.raises(actions.PersonsStands):
        bring(document, "O przyjazn narody")


def test_a_machines_translation_of_former_words_is_refused(document):
    with pytest.raises(actions.OriginalChanged):
        bring(document, "O przyjazn", original="On friendship")


def test_what_changed_while_somebody_wrote_is_not_overlooked(document):
    seen = {"titles": digest("On friendship between peoples")}
    describe(document, en="On trade between peoples")

    with pytest.raises(actions.OriginalChanged):
        actions.translate(
            kind=kind_for("document"), record=document, language="pl", words={"titles": "O przyjaźni"}, seen=seen,
            by=None, at=AT,
        )  # fmt: skip


def test_the_original_is_no_translation(document):
    with pytest.raises(actions.IsTheOriginal):
        translated(document, language="en", titles="On something else")


def test_there_is_nothing_to_translate_where_nothing_is_said():
    commitment = CommitmentFactory(expected_output="")

    with pytest.raises(actions.NoOriginal):
        translated(commitment, expected_output="Raport")


def test_words_without_room_are_refused_whole(document):
    with pytest.raises(actions.TooLong):
        translated(document, titles="a" * 501)


def test_a_unit_is_found_by_a_name_somebody_wrote():
    unit = UnitFactory(names={"vi": "Sở Ngoại vụ"})

    translated(unit, names="Departament Spraw Zagranicznych")

    unit.refresh_from_db()
    assert unit.names["pl"] == "Departament Spraw Zagranicznych"
    assert "departament spraw zagranicznych" in unit.name_keys


def test_a_former_translation_of_a_name_still_finds_the_unit():
    unit = UnitFactory(names={"vi": "Sở Ngoại vụ"})
    translated(unit, names="Departament Zagraniczny")

    translated(Unit.objects.get(pk=unit.pk), names="Departament Spraw Zagranicznych")

    unit.refresh_from_db()
    assert unit.aliases == ["Departament Zagraniczny"]
    assert "departament zagraniczny" in unit.name_keys


def test_a_document_that_is_completed_under_another_title_has_stale_translations():
    named = documents.name_document(
        kind="directive", number="12-CT/TW", titles={"en": "On friendship"}, unit=None, by=None, at=AT
    )
    bring(named, "O przyjazn")

    documents.register(
        kind="directive", number="12-CT/TW", titles={"en": "On trade"}, unit=None, by=None, at=AT, completes=named
    )

    assert state_of(named) == ("O przyjazn", State.MACHINE, True)


def test_a_renamed_unit_has_stale_names():
    unit = UnitFactory(names={"vi": "Sở Ngoại vụ"})
    translated(unit, names="Departament Spraw Zagranicznych")

    fresh = Unit.objects.get(pk=unit.pk)
    organisations.rename_unit(unit=fresh, names={**fresh.names, "vi": "Sở Đối ngoại và Hội nhập"}, by=None, at=AT)

    assert state_of(unit, "names") == ("Departament Spraw Zagranicznych", State.HUMAN, True)


def test_the_output_of_a_commitment_follows_an_amendment():
    commitment = CommitmentFactory(expected_output="A report on the meeting")
    translated(commitment, title="Otworzyć czytelnie", expected_output="Sprawozdanie ze spotkania")

    amendment = commitments.Amendment(
        weight=commitment.weight, expected_output="A photo album", indicator=commitment_rules.Indicator("")
    )
    commitments.amend(commitment=commitment, amendment=amendment, by=None, at=AT)

    assert state_of(commitment, "expected_output") == ("Sprawozdanie ze spotkania", State.HUMAN, True)
    assert state_of(commitment, "title") == ("Otworzyć czytelnie", State.HUMAN, False)


def test_a_provision_is_translated_field_by_field():
    provision = ProvisionFactory(heading="Raise awareness", body="Raise awareness. Tell every school.")

    translated(provision, heading="Podnosić świadomość")

    assert state_of(provision, "heading") == ("Podnosić świadomość", State.HUMAN, False)


def test_translations_of_a_deleted_commitment_go_with_it():
    commitment = CommitmentFactory()
    translated(commitment, title="Otworzyć czytelnie")

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_commitment WHERE id = %s", [commitment.pk])

    assert not Translation.objects.exists()


def test_former_words_are_kept(document):
    translated(document, titles="O przyjaźni")
    translated(document, titles="O przyjaźni narodów")

    kept = FormerValues.objects.filter(table="translations_translation")
    assert [one.values["words"] for one in kept] == ["O przyjaźni"]
