"""The page of the one box."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory, TextFactory
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.search import actions, queries
from chancellery.search.models import SavedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    user = UserFactory(language="en")
    MembershipFactory(user=user, unit=UnitFactory(), role="officer", from_on=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    return client


def page(client, **asked):
    actions.index_waiting()
    response = client.get(reverse("search:results"), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_found_is_shown_with_the_words_marked(reader):
    one = DocumentFactory(number="318/KH-UBND", titles={"vi": "Kế hoạch đối ngoại nhân dân"})

    shown = page(reader, q="doi ngoai")

    assert one.get_absolute_url() in shown
    assert "<mark>đối ngoại</mark>" in shown


def test_a_title_is_never_taken_for_markup(reader):
    DocumentFactory(titles={"en": "Festival <script>alert(1)</script> & more"})

    shown = page(reader, q="festival")

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in shown


@pytest.mark.parametrize("year", ["", "x", "999999", "2026"])
@pytest.mark.parametrize("kind", ["", "document", "nonsense"])
def test_an_address_written_by_hand_shows_a_page(reader, kind, year):
    DocumentFactory(titles={"en": "Festival"})

    assert "Festival" in page(reader, q="festival", kind=kind, year=year, page="99", sort="best", language="EN'")


def test_nothing_found_and_nothing_asked_say_so(reader):
    assert "Nothing was found" in page(reader, q="xyzzy")
    assert "One box for everything" in page(reader)
    assert "One box for everything" in page(reader, q="…")


def test_what_is_more_than_was_read_is_called_so(reader, monkeypatch):
    for day in (1, 2, 3):
        DocumentFactory(titles={"en": "Festival"}, dated_on=date(2026, 1, day))
    monkeypatch.setattr(queries.finding._all, "__kwdefaults__", {"older_than": None, "most": 2})

    assert "The first 2 of more records found" in page(reader, q="festival")


def test_a_search_is_saved_shows_what_is_new_and_is_forgotten(reader):
    reader.post(reverse("search:save"), {"q": "festival", "kind": "", "language": ""})
    saved = SavedSearch.objects.get()
    DocumentFactory(titles={"en": "Festival of lanterns"})

    assert "badge" in page(reader).partition("Saved searches")[2]

    reader.get(reverse("search:again", args=[saved.pk]))
    assert "badge" not in page(reader).partition("<h2>Saved searches")[2].partition("</section>")[0]
    reader.post(reverse("search:forget", args=[saved.pk]))
    assert not SavedSearch.objects.exists()


def test_what_is_new_in_many_searches_is_asked_at_once(reader, django_assert_max_num_queries):
    for words in ("festival", "lanterns", "harbour", "“two words”"):
        reader.post(reverse("search:save"), {"q": words})
    DocumentFactory(titles={"en": "Festival of lanterns, festival of two words"})
    actions.index_waiting()

    with django_assert_max_num_queries(5):  # session, person, roles, the searches, what is new
        shown = reader.get(reverse("search:results")).content.decode()

    assert shown.partition("<h2>Saved searches")[2].count('class="badge') == 3


def test_nothing_to_look_for_is_not_saved(reader):
    response = reader.post(reverse("search:save"), {"q": "…"}, follow=True)

    assert "Nothing can be looked for with these words." in response.content.decode()
    assert not SavedSearch.objects.exists()


def test_every_page_has_the_box(reader):
    assert 'action="/search/"' in reader.get("/").content.decode()


def test_a_title_is_shown_once_where_its_text_begins_with_it(reader):
    one = DocumentFactory(number="12/KH", titles={"en": "Festival of lanterns in the old town"})
    TextFactory(
        document=one, language="en", body="PLAN\nFestival of lanterns in the old town\n\nOne. Lanterns are lit."
    )

    shown = page(reader, q="lanterns")

    assert shown.count("in the old town") == 1
    assert "<mark>Lanterns</mark> are lit." in shown


def test_a_provision_says_its_heading_once(reader):
    ProvisionFactory(
        label="5.", heading="Light the lanterns", body="5. Light the lanterns. Lanterns stay lit until midnight."
    )

    shown = page(reader, q="lanterns")

    assert shown.count("Light the") == 1
    assert "<mark>Lanterns</mark> stay lit until midnight." in shown


def test_a_unit_is_shown_by_the_name_that_was_looked_for_too(reader):
    UnitFactory(names={"en": "Department of Foreign Affairs", "vi": "Sở Ngoại vụ"})

    shown = page(reader, q="ngoai vu")

    assert "Department of Foreign Affairs" in shown
    assert '<span lang="vi">Sở <mark>Ngoại vụ</mark></span>' in shown
    assert "Sở" not in page(reader, q="foreign affairs")


@pytest.mark.parametrize(
    "typed",
    [
        "a",
        "“",
        "'",
        "a' & | !(:*\\",
        "🎉",
        "🎉 festival",
        "<->",
        "của và",
        "%",
        "\\",
        "=r",
        "'=r'",
        "a <2> b",
        "\u0000x",
    ],
)
def test_whatever_is_typed_is_answered_by_a_page(reader, typed):
    DocumentFactory(titles={"en": "Festival"})

    assert "<h1" in page(reader, q=typed)


@pytest.mark.parametrize("typed", ["x" * 10_000, "festival " * 2_000, "🎉" * 201])
def test_what_is_too_long_is_said_so_and_kept(reader, typed):
    shown = page(reader, q=typed)

    assert "at most 200 characters" in shown
    assert typed.strip()[:200] in shown
