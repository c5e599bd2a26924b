"""The sample service: every state is in it, and two loads on one day are the same."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from chancellery.commitments import rules
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.config import sample
from chancellery.config.sample import days, material
from chancellery.config.tests.conftest import NOW
from chancellery.core.models import AuditEntry
from chancellery.documents.models import Document, Text
from chancellery.organisations import actions
from chancellery.organisations.enums import Role, UnitKind
from chancellery.organisations.models import Tenure, Unit
from chancellery.reviews.models import Backing, Review
from chancellery.translations.models import Translation

LANGUAGES = {"vi", "en", "fr", "pl", "pt"}


@pytest.mark.usefixtures("service")
@pytest.mark.django_db
class TestTheService:
    def test_has_units_of_the_whole_tree(self):
        kinds = Counter(Unit.objects.values_list("kind", flat=True))

        assert kinds[UnitKind.PROVINCE] == 3
        assert {
            UnitKind.CENTRAL_BODY,
            UnitKind.DEPARTMENT,
            UnitKind.COMMUNE,
            UnitKind.FRIENDSHIP,
            UnitKind.MISSION,
        } < set(kinds)
        assert all(LANGUAGES == set(unit.names) == set(unit.short_names) for unit in Unit.objects.all())

    def test_has_posts_with_holders_over_time(self):
        assert Tenure.objects.filter(until_on__isnull=False).exists()
        assert Tenure.objects.filter(until_on__isnull=True).count() == len(material.load().posts)

    @pytest.mark.parametrize("number", ["47-CT/TW", "318/KH-UBND", "62-TB/BĐNTW"])
    def test_has_each_document_in_five_languages(self, number):
        document = Document.objects.get(number=number)

        assert set(document.texts.values_list("language", flat=True)) == LANGUAGES
        assert set(document.titles) == LANGUAGES
        assert document.files.count() == len(LANGUAGES)

    def test_the_plan_implements_the_directive(self):
        plan, directive = Document.objects.get(number="318/KH-UBND"), Document.objects.get(number="47-CT/TW")

        assert set(plan.cites.filter(kind="implements").values_list("target", flat=True)) == {directive.pk}

    @pytest.mark.parametrize(("number", "count"), [("47-CT/TW", 6), ("318/KH-UBND", 8), ("62-TB/BĐNTW", 4)])
    def test_every_duty_of_its_documents_was_taken_up(self, number, count):
        taken_up = Commitment.objects.filter(parent=None, provision__document__number=number)

        assert taken_up.values("provision").distinct().count() == count

    def test_has_commitments_of_every_standing_and_kind(self):
        today = timezone.localdate(NOW)
        leaves = Commitment.objects.filter(is_leaf=True)
        standings = {
            rules.standing(status=one.status, due_on=one.due_on, done_on=one.done_on, today=today) for one in leaves
        }

        assert {str(one.value) for one in standings} == {
            "done on time", "done late", "under way", "overdue", "waived", "withdrawn",
        }  # fmt: skip
        assert set(leaves.values_list("due_kind", flat=True)) == {"day", "yearly", "periodic", "continuous"}
        assert leaves.exclude(indicator="").exists()
        assert Commitment.objects.filter(depth=2).exists()

    def test_has_reports_of_every_state_and_a_year_of_them(self):
        assert set(ProgressReport.objects.values_list("state", flat=True)) == {
            "draft", "submitted", "accepted", "returned",
        }  # fmt: skip
        monthly = ProgressReport.objects.filter(commitment__period="month")
        assert monthly.count() >= 10

    def test_nothing_in_it_happens_after_its_day(self):
        assert not AuditEntry.objects.filter(at__gt=NOW).exists()

    def test_gives_one_working_link_for_each_role(self):
        lines = sample.sign_in_links("http://127.0.0.1:8000/", at=NOW)

        assert len(lines) == len(Role)
        for line in lines:
            link = line.split()[-1]
            assert link.startswith("http://127.0.0.1:8000/sign-in/")
            user = actions.use_sign_in_link(secret=link.rpartition("/")[2], at=NOW + timedelta(hours=11))
            assert user.full_name in line

    def test_texts_are_filled_in(self):
        assert not Text.objects.filter(body__contains="$").exists()


@given(st.dates(min_value=datetime(1990, 1, 1, tzinfo=UTC).date()), st.integers(-60, 60), st.integers(1, 28))
def test_a_distance_in_months_keeps_the_day(today, months, day):
    found = days.resolve(f"{months:+d}m {day}", today=today)

    assert found.day == day
    assert (found.year * 12 + found.month) - (today.year * 12 + today.month) == months


@pytest.mark.parametrize("words", ["", "14m 5", "-14m", "tomorrow", "+1w"])
def test_an_unknown_day_is_refused(words):
    with pytest.raises(days.UnknownDay):
        days.resolve(words, today=NOW.date())


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("vi", "ngày 05 tháng 01 năm 2022"),
        ("en", "5 January 2022"),
        ("fr", "5 janvier 2022"),
        ("pl", "5 stycznia 2022 r."),
        ("pt", "5 de janeiro de 2022"),
    ],
)
def test_a_day_is_written_as_official_texts_write_it(language, written):
    assert days.written(datetime(2022, 1, 5, tzinfo=UTC).date(), language=language) == written


@pytest.mark.usefixtures("service")
@pytest.mark.django_db
def test_every_state_of_a_translation_is_there():
    states = set(Translation.objects.values_list("state", "is_stale"))

    assert states == {("machine", False), ("human", False), ("human", True), ("reviewed", False)}


@pytest.mark.usefixtures("service")
@pytest.mark.django_db
def test_half_a_year_is_reviewed():
    first, review = Review.objects.order_by("period_until_on")

    assert review.is_open_below
    assert (first.conclusions.count(), review.conclusions.count()) == (2, 3)
    assert Backing.objects.count() == 3
