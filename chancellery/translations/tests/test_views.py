"""The pages of translations: who reads, who writes, who reviews."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents import actions as documents
from chancellery.documents.tests.factories import AT, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.translations import actions
from chancellery.translations.kinds import kind_of
from chancellery.translations.models import Translation
from chancellery.translations.rules import digest

pytestmark = pytest.mark.django_db
TITLE = "On friendship between peoples"


@pytest.fixture
def unit():
    return UnitFactory(code="foreign-affairs")


@pytest.fixture
def document(unit):
    return DocumentFactory(titles={"en": TITLE}, unit=unit)


def signed_in(role, unit) -> Client:
    client = Client()
    client.force_login(MembershipFactory(unit=unit, role=role).user)
    return client


def address(page, record, *more):
    return reverse(f"translations:{page}", args=[kind_of(record).code, record.pk, *more])


def translated(record, language="pl", *, by=None, **words):
    return actions.translate(kind=kind_of(record), record=record, language=language, words=words, by=by, at=AT)


def send(client, document, words, *, seen=TITLE):
    return client.post(address("write", document, "pl"), {"titles": words, "seen-titles": digest(seen)})


def test_a_clerk_translates_a_title(unit, document):
    clerk = signed_in(Role.CLERK, unit)

    response = send(clerk, document, "O przyjaźni narodów")

    assert response.url == address("text", document, "pl")
    page = clerk.get(document.get_absolute_url()).content.decode()
    assert "O przyjaźni narodów" in page
    assert address("text", document, "pl") in page


def test_the_editor_shows_the_original_beside(unit, document):
    page = signed_in(Role.CLERK, unit).get(address("write", document, "pl")).content.decode()

    assert f"<p>{TITLE}</p>" in page
    assert 'lang="pl"' in page


def test_an_officer_reads_and_does_not_translate(unit, document):
    translated(document, titles="O przyjaźni narodów")
    officer = signed_in(Role.OFFICER, unit)

    assert "O przyjaźni narodów" in officer.get(address("text", document, "pl")).content.decode()
    assert address("write", document, "pl") not in officer.get(address("record", document)).content.decode()
    assert officer.get(address("write", document, "pl")).status_code == 403
    assert send(officer, document, "Inaczej").status_code == 403


def test_a_commitment_of_others_is_not_there(unit):
    commitment = CommitmentFactory()

    assert signed_in(Role.PLANNER, unit).get(address("record", commitment)).status_code == 404


def test_a_planner_translates_a_commitment(unit):
    commitment = CommitmentFactory(lead=unit)

    response = signed_in(Role.PLANNER, unit).post(
        address("write", commitment, "pl"), {"title": "Otworzyć czytelnie", "seen-title": digest(commitment.title)}
    )

    assert response.status_code == 302
    assert Translation.objects.get().words == "Otworzyć czytelnie"


@pytest.mark.parametrize(("kind", "language"), [("document", "en"), ("document", "xx"), ("nothing", "pl")])
def test_what_is_no_translation_is_not_there(unit, document, kind, language):
    clerk = signed_in(Role.CLERK, unit)

    assert clerk.get(reverse("translations:text", args=[kind, document.pk, language])).status_code == 404


def test_words_survive_a_change_of_the_original(unit, document):
    clerk = signed_in(Role.CLERK, unit)
    documents.describe(
        document=document, titles={"en": "On trade between peoples"}, status=document.status, by=None, at=AT
    )

    page = send(clerk, document, "O przyjaźni narodów").content.decode()

    assert "The original was changed meanwhile." in page
    assert "O przyjaźni narodów" in page
    assert digest("On trade between peoples") in page
    assert not Translation.objects.exists()


def test_a_reviewer_reviews_what_another_wrote(unit, document):
    translated(document, titles="O przyjaźni narodów", by=UserFactory())
    reviewer = signed_in(Role.REVIEWER, unit)
    assert address("review", document, "pl") in reviewer.get(address("text", document, "pl")).content.decode()

    response = reviewer.post(address("review", document, "pl"), follow=True)

    assert "Reviewed" in response.content.decode()
    assert Translation.objects.get().state == "reviewed"


def test_a_head_does_not_review_their_own(unit, document):
    head = signed_in(Role.HEAD, unit)
    send(head, document, "O przyjaźni narodów")

    page = head.get(address("text", document, "pl")).content.decode()
    assert address("review", document, "pl") not in page
    assert "it waits for somebody else" in page
    assert "does not review it" in head.post(address("review", document, "pl"), follow=True).content.decode()
    assert Translation.objects.get().state == "human"


def test_a_clerk_does_not_review(unit, document):
    translated(document, titles="O przyjaźni narodów", by=UserFactory())

    assert signed_in(Role.CLERK, unit).post(address("review", document, "pl")).status_code == 403


def test_a_stale_title_says_what_changed(unit, document):
    translated(document, titles="O przyjaźni narodów")
    clerk = signed_in(Role.CLERK, unit)
    user = MembershipFactory(unit=unit, role=Role.OBSERVER, user__language="pl").user
    documents.describe(
        document=document, titles={"en": "On trade between peoples", "pl": "O przyjaźni narodów"},
        status=document.status, by=None, at=AT,
    )  # fmt: skip

    page = clerk.get(address("text", document, "pl")).content.decode()
    assert f'<span class="was">{TITLE}</span>' in page
    reader = Client()
    reader.force_login(user)
    page = reader.get(document.get_absolute_url()).content.decode()
    assert f'<span class="was">{TITLE}</span>' in page
    assert "On trade between peoples" in page
    assert "(Nieaktualne)" in reader.get(reverse("documents:list")).content.decode()


def test_a_machines_title_is_marked_for_its_readers(unit, document):
    kind = kind_of(document)
    actions.bring_in(
        kind=kind, record=document, field="titles", language="pl", words="O przyjazn", rendered_from=TITLE,
        source="Apertium", by=None, at=AT,
    )  # fmt: skip
    reader = Client()
    reader.force_login(MembershipFactory(unit=unit, role=Role.OBSERVER, user__language="pl").user)

    page = reader.get(document.get_absolute_url()).content.decode()

    assert '<span lang="pl">O przyjazn</span>' in page
    assert "Tłumaczenie maszynowe; nikt go jeszcze nie porównał." in page
    assert TITLE in page
    assert "O przyjazn" not in reader.get(reverse("documents:list")).content.decode()


def waiting(client, **asked):
    response = client.get(reverse("translations:list"), {"kind": "document", "language": "pl", **asked})
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


def test_the_list_tells_what_waits_for_whom(unit, document):
    clerk, reviewer = signed_in(Role.CLERK, unit), signed_in(Role.REVIEWER, unit)
    DocumentFactory(titles={"en": "Of another unit"}, unit=UnitFactory())
    assert waiting(clerk, want="missing") == [TITLE]

    send(clerk, document, "O przyjaźni narodów")
    assert waiting(clerk, want="missing") == []
    assert waiting(clerk, want="unreviewed") == []
    assert waiting(reviewer, want="unreviewed") == [TITLE]

    documents.describe(
        document=document,
        titles={"en": "On trade", "pl": "O przyjaźni narodów"},
        status=document.status,
        by=None,
        at=AT,
    )
    assert waiting(clerk, want="stale") == ["On trade"]
    assert waiting(reviewer, want="unreviewed") == []


def test_the_list_counts_each_sort(unit, document):
    clerk = signed_in(Role.CLERK, unit)

    tabs = clerk.get(reverse("translations:list"), {"kind": "document", "language": "pl"}).context["tabs"]

    assert [(tab.label, tab.count, tab.current) for tab in tabs] == [
        ("To translate", "1", True), ("Stale", "0", False), ("Machine only", "0", False), ("To review", "0", False)
    ]  # fmt: skip


def test_an_observer_has_an_empty_list(unit):
    assert (
        "Nothing waits for you here"
        in signed_in(Role.OBSERVER, unit).get(reverse("translations:list")).content.decode()
    )


def test_the_list_asks_as_much_for_three_rows_as_for_one(unit, document):
    clerk = signed_in(Role.CLERK, unit)
    waiting(clerk)
    with CaptureQueriesContext(
        connection,
    ) as one:
        waiting(clerk)
    DocumentFactory.create_batch(2, unit=unit)
    with CaptureQueriesContext(connection) as three:
        assert len(waiting(clerk)) == 3

    assert len(three) == len(one)


def test_provisions_and_units_have_their_languages(unit):
    provision = ProvisionFactory(document=DocumentFactory(unit=unit), heading="Raise awareness")
    clerk, administrator = signed_in(Role.CLERK, unit), signed_in(Role.ADMINISTRATOR, unit)

    assert "Raise awareness" in clerk.get(address("write", provision, "vi")).content.decode()
    assert clerk.get(address("write", unit, "vi")).status_code == 403
    assert administrator.get(address("write", unit, "vi")).status_code == 200
