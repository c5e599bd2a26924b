"""A review is recorded over a day that is over and kept, and never changes; the board compares with it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core import history
from chancellery.core.models import AuditEntry
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.reviews import actions
from chancellery.reviews.models import Conclusion, Review
from chancellery.reviews.rules import Concluded, Period

pytestmark = pytest.mark.django_db
AT = datetime(2026, 4, 2, 5, tzinfo=UTC)
PERIOD = {"period_from_on": date(2026, 1, 1), "period_until_on": date(2026, 3, 31)}
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))


@pytest.fixture
def unit():
    """Return a unit below which one commitment stood in March 2026, and another since April."""
    top = UnitFactory()
    below = UnitFactory(parent=top)
    for moment in (datetime(2026, 3, 10, 5, tzinfo=UTC), datetime(2026, 4, 1, 5, tzinfo=UTC)):
        with history.happening_at(moment):
            CommitmentFactory(lead=below, made_at=moment)
    return top


def record(unit, **other):
    given = {
        "document": None, "period": QUARTER, "conclusions": [Concluded("Pace", "Slow."), Concluded("", " ")],
        "language": "en", "is_open_below": False, "by": None,
    }  # fmt: skip
    return actions.record_review(unit=unit, **(given | other), at=AT)


def test_a_review_keeps_what_was_concluded_and_tells_the_trail(unit):
    review = record(unit)

    assert [(one.place, one.theme, one.text) for one in review.conclusions.all()] == [(1, "Pace", "Slow.")]
    assert AuditEntry.objects.get(verb="review.recorded").on_key == review.pk


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"period": Period(QUARTER.first_on, date(2026, 4, 2))}, actions.NotOverYet),
        ({"period": Period(QUARTER.first_on, date(2026, 3, 9))}, actions.NotKept),
        ({"period": Period(date(2026, 5, 9), QUARTER.last_on)}, actions.EndsBeforeItBegins),
        ({"conclusions": [Concluded("Pace", " ")]}, actions.NothingConcluded),
    ],
)
def test_a_review_is_refused(unit, other, refusal):
    with pytest.raises(refusal):
        record(unit, **other)

    assert not Review.objects.exists()


def test_a_day_is_reviewed_once(unit):
    record(unit)

    with pytest.raises(actions.ReviewedAlready):
        record(unit, period=Period(date(2026, 3, 1), QUARTER.last_on))


@pytest.mark.parametrize("model", [Review, Conclusion])
def test_a_review_never_changes(unit, model):
    record(unit)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()


def test_its_page_shows_the_figures_then_and_now_and_opens_both(client, unit):
    review = record(unit)
    signed_in(client, unit, Role.OBSERVER)

    shown = client.get(review.get_absolute_url())

    [total] = [one for one in shown.context["lines"] if one.label == "Commitments"]
    assert (total.then, total.now, total.differs) == ("1", "2", "—")
    assert "on=2026-03-31" in total.then_url
    assert "Slow." in text_of(shown)


def test_it_is_open_to_the_units_below_only_when_it_says_so(client, unit):
    closed, opened = record(unit), record(unit, period=Period(QUARTER.first_on, date(2026, 3, 30)), is_open_below=True)
    signed_in(client, unit.children.get(), Role.OFFICER)

    assert client.get(closed.get_absolute_url()).status_code == 404
    shown = client.get(opened.get_absolute_url())
    assert {one.now_url for one in shown.context["lines"]} == {""}
    listed = client.get(reverse("reviews:list", args=[unit.pk]))
    assert [one.pk for one in listed.context["page"]] == [opened.pk]


def test_a_reviewer_sees_the_figures_first_and_then_records(client, unit):
    signed_in(client, unit, Role.REVIEWER)
    url = reverse("reviews:new", args=[unit.pk])
    record(unit, period=Period(QUARTER.first_on, date(2026, 3, 30)))
    given = PERIOD | {"theme_1": "Pace", "text_1": "Slow."}

    before = client.post(url, given | {"step": "show"})
    made = client.post(url, given)

    assert [one.then for one in before.context["lines"] if one.label == "Commitments"] == ["1"]
    assert made.url == Review.objects.get(period_until_on=PERIOD["period_until_on"]).get_absolute_url()


def test_the_board_compares_with_the_last_review(client, unit):
    record(unit)
    signed_in(client, unit, Role.OBSERVER)

    shown = client.get(reverse("commitments:board"), {"unit": unit.pk, "since": "2026-03-31"})

    assert (shown.context["since"], shown.context["headlines"][0].change) == (date(2026, 3, 31), "+1")
    assert "Last review, 31 Mar 2026" in text_of(shown)
    assert shown.content.decode().count('<option value="2026-03-31" selected>') == 1
