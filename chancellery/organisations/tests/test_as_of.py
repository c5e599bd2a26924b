"""A record's page shows any earlier day, beside how it stands now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chancellery.core import audit, history
from chancellery.organisations import actions
from chancellery.organisations.enums import UnitKind
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    unit = UnitFactory(names={"en": "Foreign Office"}, kind=UnitKind.OFFICE)
    audit.record("unit.opened", on=unit, by=None, at=datetime(2026, 1, 10, tzinfo=UTC), code=unit.code)
    changed_at = datetime(2026, 3, 10, 5, tzinfo=UTC)
    with history.happening_at(changed_at):
        actions.rename_unit(unit=unit, names={"en": "Foreign Affairs"}, by=UserFactory(), at=changed_at)
    return unit


@pytest.fixture
def asked(client, unit):
    client.force_login(UserFactory())
    return lambda on: client.get(unit.get_absolute_url(), {"on": on})


def values(response):
    return [(one.label, one.before, one.after) for one in response.context["values"] if one.before != one.after]


def test_a_day_before_a_change_shows_what_was_then(asked):
    shown = asked("2026-03-09")

    assert values(shown) == [
        ("Name (English)", "Foreign Office", "Foreign Affairs"), ("Also called", "", "Foreign Office")
    ]  # fmt: skip
    assert [one.verb for one in shown.context["moments"]] == ["unit.opened"]
    assert "At the end of 9 Mar 2026" in shown.content.decode()


def test_from_the_day_of_the_change_it_is_the_same_as_now(asked):
    shown = asked("2026-03-10")

    assert values(shown) == []
    assert [one.verb for one in shown.context["moments"]] == ["unit.renamed", "unit.opened"]


def test_before_its_first_entry_a_record_was_not_here(asked):
    shown = asked("2026-01-09")

    assert shown.context["existed"] is False
    assert "the first that is known of it is of 10 Jan 2026" in shown.content.decode()


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2999-01-01", "That day is not over yet"),
        ("30 June", "Write the day as 2026-06-30."),
        ("2026-02-30", "Write the"),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_in_a_sentence(asked, on, said):
    shown = asked(on)

    assert shown.status_code == 200
    assert said in shown.content.decode()


def test_the_page_of_today_offers_an_earlier_day(client, unit):
    client.force_login(UserFactory())

    assert 'name="on"' in client.get(unit.get_absolute_url()).content.decode()
    assert Unit.objects.get(pk=unit.pk).names == {"en": "Foreign Affairs"}


def test_looking_back_changes_nothing(asked, unit):
    asked("2026-03-09")

    assert Unit.objects.get(pk=unit.pk).names == {"en": "Foreign Affairs"}
