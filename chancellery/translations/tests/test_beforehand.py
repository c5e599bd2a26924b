"""What is said before other languages become stale, what files say of their state, and what waits on the desk."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents import actions as documents
from chancellery.documents.tests.factories import AT, DocumentFactory, ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.plans.actions import printing
from chancellery.plans.tests.factories import DraftFactory, MeasureFactory
from chancellery.translations import actions
from chancellery.translations.kinds import kind_of
from chancellery.translations.models import Translation

pytestmark = pytest.mark.django_db
TITLE, OTHER = "On friendship between peoples", "On trade between peoples"
POLISH, FRENCH = "O przyjaźni narodów", "De l’amitié entre les peuples"
WARNING = "This change makes 1 translation stale: Polish. Say below what it is, and save again."


@pytest.fixture
def unit():
    return UnitFactory(code="foreign-affairs", names={"en": "Foreign affairs"})


@pytest.fixture
def document(unit):
    return DocumentFactory(titles={"en": TITLE}, unit=unit)


def signed_in(role, unit, **more) -> Client:
    client = Client()
    client.force_login(MembershipFactory(unit=unit, role=role, **more).user)
    return client


def translated(record, language="pl", *, by=None, **words):
    return actions.translate(kind=kind_of(record), record=record, language=language, words=words, by=by, at=AT)


def describe(client, document, *, slip="", **titles):
    given = {f"title_{language}": title for language, title in {**document.titles, **titles}.items()}
    sent = {"status": document.status, "original": "en", "slip": slip, **given}
    response = client.post(reverse("documents:describe", args=[document.pk]), sent)
    document.refresh_from_db()
    return response


def test_a_change_that_makes_translations_stale_says_so_before_it_is_made(unit, document):
    translated(document, titles=POLISH)
    document.refresh_from_db()
    clerk = signed_in(Role.CLERK, unit)
    form = clerk.get(reverse("documents:describe", args=[document.pk])).content.decode()
    assert "There are translations: Polish (Human)" in form

    page = describe(clerk, document, en=OTHER).content.decode()

    assert WARNING in page
    assert OTHER in page
    assert document.titles["en"] == TITLE
    assert not Translation.objects.get().is_stale


@pytest.mark.parametrize(("said", "stale"), [("slip", False), ("substance", True)])
def test_what_the_person_says_of_the_change_is_done(unit, document, said, stale):
    translated(document, titles=POLISH)
    document.refresh_from_db()

    describe(signed_in(Role.CLERK, unit), document, en=OTHER, slip=said)

    assert document.titles["en"] == OTHER
    assert Translation.objects.get().is_stale is stale


@pytest.mark.parametrize("titles", [{"en": "On freindship between peoples"}, {"en": OTHER, "pl": "O handlu narodów"}])
def test_where_nothing_becomes_stale_nobody_is_asked(unit, document, titles):
    translated(document, titles=POLISH)
    document.refresh_from_db()

    describe(signed_in(Role.CLERK, unit), document, **titles)

    assert document.titles["en"] == titles["en"]
    assert not Translation.objects.get().is_stale


def test_several_languages_are_counted(unit, document):
    translated(document, titles=POLISH)
    translated(document, "fr", titles=FRENCH)
    document.refresh_from_db()

    page = describe(signed_in(Role.CLERK, unit), document, en=OTHER).content.decode()

    assert "This change makes 2 translations stale: French, Polish." in page


def test_a_refused_change_says_why_and_not_what_it_would_have_made_stale(unit):
    document = DocumentFactory(number="", titles={"en": TITLE}, unit=unit)
    translated(document, titles=POLISH)
    document.refresh_from_db()

    page = describe(signed_in(Role.CLERK, unit), document, en="", pl="").content.decode()

    assert "translation stale" not in page
    assert document.titles["en"] == TITLE


def test_the_name_of_a_unit_and_an_expected_output_are_asked_of_too(unit, document):
    translated(unit, names="Sprawy zagraniczne")
    admin = signed_in(Role.ADMINISTRATOR, unit)
    names = {"name_en": "Trade and tourism", "name_pl": "Sprawy zagraniczne", "aliases": ""}
    assert WARNING in admin.post(reverse("organisations:rename_unit", args=[unit.pk]), names).content.decode()

    passage = ProvisionFactory(document=document)
    one = CommitmentFactory(lead=unit, provision=passage, expected_output="A report", language="en")
    translated(one, expected_output="Sprawozdanie")
    planner = signed_in(Role.PLANNER, unit)
    sent = {"weight": "1", "expected_output": "A conference", "indicator": "", "aggregation": ""}
    amend = reverse("commitments:amend", args=[one.pk])
    assert WARNING in planner.post(amend, sent).content.decode()

    planner.post(amend, {**sent, "slip": "substance"})
    one.refresh_from_db()
    assert one.expected_output == "A conference"
    assert Translation.objects.get(on_key=one.pk, field="expected_output").is_stale


def rows_of(client, page):
    written = b"".join(client.get(reverse(page), {"format": "csv"}).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


def test_files_say_the_state_of_a_title_and_of_a_name(unit, document):
    DocumentFactory(titles={"pl": "Oryginał"}, unit=unit)
    translated(document, titles=POLISH)
    translated(unit, names="Sprawy zagraniczne")
    reader = signed_in(Role.OBSERVER, unit, user__language="pl")

    def states():
        titles = {row["Tytuł"]: row["Stan tytułu"] for row in rows_of(reader, "documents:list")}
        names = {row["Nazwa"]: row["Stan nazwy"] for row in rows_of(reader, "organisations:units")}
        return titles[POLISH], titles["Oryginał"], names["Sprawy zagraniczne"]

    assert states() == ("Ludzkie", "Oryginał", "Ludzkie")
    document.refresh_from_db()
    documents.describe(
        document=document, titles={**document.titles, "en": OTHER}, status=document.status, by=None, at=AT
    )
    assert states()[0] == "Nieaktualne"


def test_a_plan_does_not_name_a_document_by_a_title_that_is_stale(unit, document):
    translated(document, titles=POLISH)
    draft = DraftFactory(unit=unit, language="pl", superiors=[document])
    assert POLISH in printing.paper_of(draft, number="", dated_on=None).text

    document.refresh_from_db()
    documents.describe(
        document=document, titles={**document.titles, "en": OTHER}, status=document.status, by=None, at=AT
    )

    text = printing.paper_of(draft, number="", dated_on=None).text
    assert OTHER in text
    assert POLISH not in text


def test_a_plan_does_not_name_a_unit_by_a_name_that_is_stale(unit, document):
    translated(unit, names="Sprawy zagraniczne")
    draft = DraftFactory(unit=unit, language="pl", superiors=[document])
    MeasureFactory(draft=draft, lead=unit, words="Otworzyć czytelnię")
    assert printing.paper_of(draft, number="", dated_on=None).text.count("Sprawy zagraniczne") == 1

    unit.refresh_from_db()
    organisations.rename_unit(unit=unit, names={**unit.names, "en": "Trade and tourism"}, by=None, at=AT)
    draft.refresh_from_db()

    text = printing.paper_of(draft, number="", dated_on=None).text
    assert "Trade and tourism" in text
    assert "Sprawy zagraniczne" not in text


def test_the_file_of_commitments_says_the_state_of_what_it_names(unit, document):
    CommitmentFactory(lead=unit, provision=ProvisionFactory(document=document))
    translated(document, titles=POLISH)
    translated(unit, names="Sprawy zagraniczne")
    reader = signed_in(Role.OBSERVER, unit, user__language="pl")

    def said():
        (row,) = rows_of(reader, "commitments:list")
        return [row[name] for name in ("Tytuł źródła", "Język tytułu", "Stan tytułu", "Stan nazwy jednostki wiodącej")]

    assert said() == [POLISH, "pl", "Ludzkie", "Ludzkie"]
    document.refresh_from_db()
    documents.describe(
        document=document, titles={**document.titles, "en": OTHER}, status=document.status, by=None, at=AT
    )
    assert said() == [POLISH, "pl", "Nieaktualne", "Ludzkie"]


def desk(client):
    return client.get(reverse("desk")).content.decode()


def test_the_desk_of_whoever_compares_shows_what_waits_for_them(unit, document):
    head = MembershipFactory(unit=unit, role=Role.HEAD).user
    others = CommitmentFactory(title="Elsewhere")
    translated(document, titles=POLISH, by=UserFactory())
    translated(document, "fr", titles=FRENCH, by=head)
    translated(others, title="Gdzie indziej", by=UserFactory())
    url = reverse("translations:text", args=["document", document.pk, "pl"])
    client = Client()
    client.force_login(head)

    page = desk(client)

    assert "Translations to review" in page
    assert url in page
    assert POLISH in page
    assert FRENCH not in page  # their own
    assert "Gdzie indziej" not in page  # not of their units
    assert "Translations to review" not in desk(signed_in(Role.CLERK, unit))
    client.post(reverse("translations:review", args=["document", document.pk, "pl"]))
    assert "Translations to review" not in desk(client)


def test_what_waits_on_the_desk_is_theirs_to_see(unit, document):
    reviewer = MembershipFactory(unit=unit, role=Role.REVIEWER).user
    for record, field in [(document, "titles"), (CommitmentFactory(lead=unit), "title"), (unit, "names")]:
        translated(record, by=UserFactory(), **{field: "Słowa"})
    client = Client()
    client.force_login(reviewer)

    page = desk(client)

    addresses = [
        reverse("translations:text", args=[kind, key, "pl"])
        for kind, key in Translation.objects.values_list("on_type", "on_key")
        for kind in [{"documents.document": "document", "commitments.commitment": "commitment"}.get(kind, "unit")]
    ]
    assert len(addresses) == 3
    for address in addresses:
        assert address in page
        assert client.get(address).status_code == 200
