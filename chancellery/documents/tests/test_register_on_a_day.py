"""The register at the end of an earlier day: what was there, as it stood then."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chancellery.core import history
from chancellery.documents import queries, search
from chancellery.documents.enums import Kind, Status
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory, TextFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

pytestmark = pytest.mark.django_db
LIST = "/documents/"
DAY = date(2026, 4, 1)


def on(day):
    return datetime(2026, 4, day, 5, tzinfo=UTC)


def changed_on(document, day, **values):
    """Change the record itself, as an action of that day did."""
    with history.happening_at(on(day)):
        Document.objects.filter(pk=document.pk).update(**values)


@pytest.fixture
def reader(client):
    client.force_login(MembershipFactory(unit=UnitFactory(), role=Role.OBSERVER).user)
    return client


def shown(reader, **asked):
    page = reader.get(LIST, {"on": DAY.isoformat(), **asked})
    assert page.status_code == 200
    return [(row.name, row.title, row.status) for row in page.context["rows"]]


def test_each_document_stands_as_it_stood_and_what_came_later_is_not_there(reader):
    kept = DocumentFactory(number="1-CT/ABC", titles={"en": "On schools"}, dated_on=date(2025, 1, 1))
    DocumentFactory(number="2-CT/ABC", titles={"en": "On roads"}, dated_on=date(2026, 1, 1))
    DocumentFactory(number="3-CT/ABC", at=on(20))
    changed_on(kept, 10, titles={"en": "On schools and roads"}, status=Status.REPLACED, dated_on=date(2027, 1, 1))

    assert shown(reader) == [("2-CT/ABC", "On roads", "In force"), ("1-CT/ABC", "On schools", "In force")]
    assert shown(reader, on="2026-04-15") == [
        ("1-CT/ABC", "On schools and roads", "Replaced"), ("2-CT/ABC", "On roads", "In force")
    ]  # fmt: skip
    assert shown(reader, on="2020-01-01") == []


@pytest.mark.parametrize(
    ("asked", "fits_then", "fits_later"),
    [
        ({"kind": "directive"}, True, False),
        ({"kind": "plan"}, False, True),
        ({"status": "in force"}, True, False),
        ({"status": "replaced"}, False, True),
        ({"year": "2026"}, True, False),
        ({"q": "schools"}, True, False),
        ({"q": "Róa"}, False, True),
        ({"q": "1 ct abc"}, True, True),
        ({"language": "en"}, True, False),
        ({"language": "fr"}, False, True),
    ],
)
def test_filters_ask_for_what_it_was_then(reader, asked, fits_then, fits_later):
    one = DocumentFactory(number="1-CT/ABC", titles={"en": "On schools"}, dated_on=date(2026, 1, 1))
    changed_on(one, 10, titles={"fr": "Roads"}, status=Status.REPLACED, kind=Kind.PLAN, year=2027)
    search.refresh(Document.objects.get(pk=one.pk))

    assert bool(shown(reader, **asked)) is fits_then
    assert bool(shown(reader, on="2026-04-15", **asked)) is fits_later


def test_a_text_that_was_added_later_is_no_language_of_the_day(reader):
    one = DocumentFactory(titles={"en": "On schools"})
    TextFactory(document=one, language="vi", at=on(10))

    assert shown(reader, language="vi") == []
    assert len(shown(reader, on="2026-04-15", language="vi")) == 1


def test_a_title_that_was_added_later_is_no_language_of_the_day_though_a_later_text_is_in_it_too(reader):
    one = DocumentFactory(titles={"en": "On schools"})
    changed_on(one, 10, titles={"en": "On schools", "vi": "Về trường học"})
    TextFactory(document=one, language="vi", at=on(10))
    kept = DocumentFactory(number="7-CT/ABC", titles={"vi": "Về đường"})
    TextFactory(document=kept, language="vi", at=on(10))

    assert [name for name, _title, _status in shown(reader, language="vi")] == ["7-CT/ABC"]


@pytest.mark.parametrize("asked", [{}, {"q": "roads"}, {"language": "en"}])
def test_what_was_changed_since_is_put_back_by_the_same_number_of_queries(reader, django_assert_max_num_queries, asked):
    shown(reader, **asked)
    for number in range(6):
        one = DocumentFactory(number=f"{number + 1}-CT/ABC", titles={"en": f"On roads {number}"}, issuer=UnitFactory())
        changed_on(one, 10, titles={"en": "On schools"})

    with django_assert_max_num_queries(14):
        assert len(shown(reader, **asked)) == 6


def test_its_issuer_is_called_as_then(reader):
    unit = UnitFactory(names={"en": "Old office"}, short_names={})
    DocumentFactory(number="1-CT/ABC", issuer=unit)
    with history.happening_at(on(10)):
        Unit.objects.filter(pk=unit.pk).update(names={"en": "New office"})

    assert [row.issuer for row in reader.get(LIST, {"on": "2026-04-01"}).context["rows"]] == ["Old office"]
    assert [row.issuer for row in reader.get(LIST, {"on": "2026-04-15"}).context["rows"]] == ["New office"]


def test_it_leads_to_the_same_day_of_each_document_and_is_a_file(reader):
    one = DocumentFactory(number="1-CT/ABC", titles={"en": "On schools"}, dated_on=date(2024, 5, 5))
    changed_on(one, 10, number="2-CT/ABC", number_key="2ctabc")

    page = reader.get(LIST, {"on": "2026-04-01"})
    written = b"".join(reader.get(LIST, {"on": "2026-04-01", "format": "csv"}).streaming_content).decode("utf-8-sig")

    assert f"{one.get_absolute_url()}?on=2026-04-01" in page.content.decode()
    [_header, line] = list(csv.reader(io.StringIO(written)))
    assert line == ["1-CT/ABC", "Directive", "", "2024-05-05", "On schools", "en", "In force", "2026-04-01"]


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_a_day_that_is_not_over_or_no_day_is_refused_in_words(reader, day):
    DocumentFactory(number="1-CT/ABC")

    page = reader.get(LIST, {"on": day})

    assert page.context["form"].errors["on"]
    assert page.context["form"].errors["on"][0] in page.content.decode()


def test_what_had_no_plan_is_not_known_of_an_earlier_day(reader):
    page = reader.get(LIST, {"on": "2026-04-01", "plan": "none"})

    assert "known of today only" in page.content.decode()


def test_nobody_reads_the_register_of_any_day_without_a_role():
    DocumentFactory()

    assert queries.register_on(Authority(None), queries.Filters(), DAY).count == 0


class TestInAnyOrder(TestCase):
    """Pages of a day, one after the other, are the whole list as it was written down at the end of that day."""

    @settings(max_examples=25, deadline=None)
    @given(
        days=st.lists(st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(1, 4))), min_size=1, max_size=7),
        size=st.integers(1, 3),
    )
    def test_pages_are_parts_of_what_was_there(self, days, size):
        held = organisations.authority_of(MembershipFactory(role=Role.OBSERVER).user, on=organisations.today())
        made = [
            DocumentFactory(dated_on=date(2025, 1, first) if first else None, titles={"en": f"No {n}"})
            for n, (first, _later) in enumerate(days)
        ]
        then = [(one.pk, one.title) for one in Document.objects.all()]
        for one, (_first, later) in zip(made, days, strict=True):
            if later:
                changed_on(one, 10, titles={"en": "Other"}, dated_on=date(2025, 2, later))

        pages = [
            queries.register_on(held, queries.Filters(), DAY, start=start, size=size)
            for start in range(0, len(made), size)
        ]

        assert [(one.pk, one.title) for page in pages for one in page.shown] == then
        assert {page.count for page in pages} == {len(made)}
