"""The register among many documents: an index leads to a page whatever it is asked, and to how many there are."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancellery.documents import queries
from chancellery.documents.models import Document
from chancellery.documents.queries import register
from chancellery.documents.tests.factories import DocumentFactory, TextFactory
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db
MANY = 20_000
#: What was just written the database cannot read from an index alone; so it may also take the index of languages.
ON_THE_WAY = r"documents_newest_first|documents_in_a_language"
LANGUAGES = "ARRAY['vi', 'vi', 'vi', 'fr', 'pl']"


@pytest.fixture
def held():
    """Return the authority of somebody who reads a register of many documents, one in five of them Polish."""
    columns = [field.column for field in Document._meta.concrete_fields]
    changed = {
        "id": "id + 1000 + n", "number": "n || number",
        "number_key": "n || number_key", "dated_on": "dated_on - n / 50",
        "titles": f"jsonb_build_object(({LANGUAGES})[1 + n % 5], repeat('title ', 30))",
        "registered_at": "registered_at + n * interval '1 minute'",
    }  # fmt: skip
    written = ", ".join(changed.get(name, name) for name in columns)
    one = DocumentFactory(dated_on=date(2025, 1, 1), at=datetime(2026, 1, 1, tzinfo=UTC))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO documents_document ({', '.join(columns)}) SELECT {written}"  # noqa: S608 - names of columns
            f" FROM documents_document, generate_series(1, {MANY}) n WHERE id = {one.pk}"
        )
        cursor.execute("ANALYZE documents_document, documents_text, core_formervalues")
    return organisations.authority_of(MembershipFactory(role=Role.OBSERVER).user, on=organisations.today())


def plans_of(asked):
    """Return how the database goes about each question over documents that ``asked`` asks."""
    with CaptureQueriesContext(connection) as seen:
        asked()
    plans = []
    with connection.cursor() as cursor:
        for one in seen.captured_queries:
            if 'FROM "documents_document"' in one["sql"]:
                cursor.execute(f"EXPLAIN {one['sql']}")
                plans.append("\n".join(line for (line,) in cursor.fetchall()))
    assert plans
    return "\n\n".join(plans)


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (queries.Filters(), "documents_newest_first"),
        (queries.Filters(language="pl"), ON_THE_WAY),
        (queries.Filters(language="de"), "documents_in_a_language"),
        (queries.Filters(kind="plan"), "documents_of_a_kind"),
        (queries.Filters(year=1990), "documents_of_a_year"),
        (queries.Filters(words="77 ct abc"), "Bitmap Index Scan on documents_document_pkey"),
        (queries.Filters(unplanned=True), "documents_that_await_a_plan"),
    ],
)
@pytest.mark.parametrize("start", [0, 3_000])
def test_a_page_and_its_count_are_found_by_an_index(held, filters, index, start):
    def page():
        found = queries.fitting(held, filters)
        if filters != queries.Filters():  # ten thousand of any kind are soonest counted as they lie
            register.counted(found)
        list(found.values_list("pk", flat=True)[start : start + 50])

    plans = plans_of(page)

    assert re.search(index, plans, re.DOTALL)
    assert "Seq Scan on documents_document" not in plans


@pytest.mark.parametrize("filters", [queries.Filters(), queries.Filters(language="pl")])
def test_an_earlier_day_is_found_by_an_index_that_says_when_each_was_registered(held, filters):
    TextFactory(language="pl", at=datetime(2026, 2, 1, tzinfo=UTC))

    plans = plans_of(lambda: queries.register_on(held, filters, date(2026, 1, 10), start=2_000, size=50))

    assert re.search(ON_THE_WAY, plans)
    assert "Seq Scan on documents_document" not in plans


def test_of_an_earlier_day_no_more_is_fetched_than_the_page_and_what_was_put_back(held):
    Document.objects.filter(pk__in=Document.objects.values("pk")[:7]).update(status="replaced")

    with CaptureQueriesContext(connection) as seen:
        shown = queries.register_on(held, queries.Filters(), date(2026, 1, 10), start=2_000, size=50).shown

    assert len(shown) == 50
    assert [one["sql"] for one in seen.captured_queries if "LIMIT 57 OFFSET 1993" in one["sql"]]
