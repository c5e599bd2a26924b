"""The page of the board on an earlier day, and the days it refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from chancellery.commitments import actions
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import rows_of_csv, signed_in, text_of
from chancellery.core import history
from chancellery.organisations import actions as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.queries import today
from chancellery.organisations.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db
BOARD = reverse("commitments:board")
LIST = reverse("commitments:list")


@pytest.fixture
def ground():
    """Return a unit whose lower unit led two commitments on 10 March 2026, of which one is gone since."""
    top = UnitFactory()
    below = UnitFactory(parent=top, names={"en": "Reading Office"}, short_names={})
    with history.happening_at(datetime(2026, 3, 10, 5, tzinfo=UTC)):
        for weight in (1, 2):
            CommitmentFactory(lead=below, weight=weight, due_on=date(2026, 6, 1))
    actions.fold_changes(today=date(2026, 3, 20))
    at = datetime(2026, 3, 21, 5, tzinfo=UTC)
    with history.happening_at(at):
        Commitment.objects.filter(weight=2).delete()
        organisations.rename_unit(unit=below, names={"en": "Library"}, by=None, at=at)
    return top, below


def first_figure(response):
    return next(one.value for one in response.context["headlines"])


def test_it_shows_names_and_figures_of_the_day_with_the_day_in_sight(client, ground):
    top, below = ground
    signed_in(client, top, Role.OBSERVER)

    then = client.get(BOARD, {"unit": top.pk, "on": "2026-03-15"})
    now = client.get(BOARD, {"unit": top.pk})

    assert "As it stood at the end of 15 Mar 2026." in text_of(then)
    assert ("Reading Office" in text_of(then), "Library" in text_of(then)) == (True, False)
    assert first_figure(then) == "2"
    assert ("Library" in text_of(now), first_figure(now)) == (True, "1")
    assert f"?unit={below.pk}&amp;on=2026-03-15" in then.content.decode()
    assert f"?under={below.pk}&amp;on=2026-03-15&amp;figure=total" in then.content.decode()


def test_the_file_says_the_day(client, ground):
    top, _below = ground
    signed_in(client, top, Role.OBSERVER)

    sent = client.get(BOARD, {"unit": top.pk, "on": "2026-03-15", "format": "csv"})

    header, row = rows_of_csv(sent)
    assert (row[header.index("Day")], row[header.index("Commitments")]) == ("2026-03-15", "2")
    assert "2026-03-15" in sent["Content-Disposition"]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-03-09", "Boards are kept from 10 Mar 2026 on."),
        (today().isoformat(), "That day is not over yet; the page shows how it stands now."),
        ((today() + timedelta(days=9)).isoformat(), "That day is not over yet"),
        ("yesterday", "Write the day as 2026-06-30."),
    ],
)
def test_a_day_that_cannot_be_shown_is_refused_in_one_sentence(client, ground, day, sentence):
    top, _below = ground
    signed_in(client, top, Role.OBSERVER)

    shown = client.get(BOARD, {"unit": top.pk, "on": day})

    assert sentence in text_of(shown)
    assert "headlines" not in shown.context


def test_before_anything_was_folded_no_day_is_kept(client):
    top = UnitFactory()
    signed_in(client, top, Role.OBSERVER)

    assert "No day of the board is kept yet." in text_of(client.get(BOARD, {"unit": top.pk, "on": "2026-03-15"}))


def test_whoever_may_not_see_the_board_now_does_not_see_it_on_any_day(client, ground):
    top, _below = ground
    signed_in(client, UnitFactory(), Role.OBSERVER)

    assert client.get(BOARD, {"unit": top.pk, "on": "2026-03-15"}).status_code == 404


def test_a_day_takes_few_queries_whatever_is_stored(client, ground, django_assert_max_num_queries):
    top, _below = ground
    signed_in(client, top, Role.OBSERVER)
    client.get(BOARD, {"unit": top.pk, "on": "2026-03-15"})

    with django_assert_max_num_queries(15):
        client.get(BOARD, {"unit": top.pk, "on": "2026-03-15"})


def test_a_figure_opens_what_it_counted_then(client, ground):
    top, _below = ground
    signed_in(client, top, Role.OBSERVER)
    asked = {"under": top.pk, "on": "2026-03-15", "figure": "total"}

    shown = client.get(reverse("commitments:list"), asked)
    sent = rows_of_csv(client.get(reverse("commitments:list"), asked | {"format": "csv"}))

    assert [bool(one.url) for one in shown.context["rows"]] == [True, False]  # one is deleted since
    assert {one.lead for one in shown.context["rows"]} == {"Reading Office"}
    assert [row[5] for row in sent[1:]] == ["2026-03-15"] * 2


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "2026-03-15"}, "The list of an earlier day is opened from a figure of the board."),
        ({"on": "2026-03-15", "led": "1", "figure": "luck"}, "The board has no such figure."),
        ({"on": "2096-03-15", "led": "1"}, "That day is not over yet"),
    ],
)
def test_a_list_of_a_day_that_nobody_can_ask_for_is_refused_in_one_sentence(client, ground, asked, sentence):
    signed_in(client, ground[0], Role.OBSERVER)

    assert sentence in text_of(client.get(reverse("commitments:list"), asked))


def test_whoever_may_not_see_the_board_does_not_see_its_lists(client, ground):
    top, _below = ground
    signed_in(client, UnitFactory(), Role.OBSERVER)

    assert client.get(reverse("commitments:list"), {"under": top.pk, "on": "2026-03-15"}).status_code == 404


def test_what_was_left_out_then_says_why(client, ground):
    top, _below = ground
    at = datetime(2026, 3, 22, 5, tzinfo=UTC)
    with history.happening_at(at):
        warrant = actions.Warrant(named="The chair")
        actions.waive(
            commitment=Commitment.objects.get(), reason="The hall burnt down", warrant=warrant, by=None, at=at
        )
    actions.fold_changes(today=date(2026, 3, 25))
    signed_in(client, top, Role.OBSERVER)
    asked = {"under": top.pk, "figure": "left-out", "on": "2026-03-23"}

    page, before = (client.get(LIST, asked | {"on": day}) for day in ("2026-03-23", "2026-03-21"))
    header, row = rows_of_csv(client.get(LIST, asked | {"format": "csv"}))

    assert "Waived The hall burnt down" in text_of(page)
    assert "It counted nothing" in text_of(before)
    assert (header[-1], row[-1]) == ("Why it is left out", "The hall burnt down")
