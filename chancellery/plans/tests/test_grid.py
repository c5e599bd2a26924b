"""All measures of a draft in a grid: written, filled with copied cells, and never written over unseen."""

from __future__ import annotations

import pytest

from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory
from chancellery.plans import actions, queries
from chancellery.plans.tests.factories import AT, DraftFactory, MeasureFactory
from chancellery.plans.tests.grid import at, row, words

pytestmark = pytest.mark.django_db


def test_grid_saves_rows_adds_new_ones_and_keeps_names_that_are_not_known(client):
    draft = DraftFactory()
    culture = UnitFactory(parent=draft.unit, names={"vi": "Sở Văn hóa"}, code="culture")
    known, other = MeasureFactory(draft=draft, words="Hold a fair"), MeasureFactory(draft=draft, words="Report")
    signed_in(client, draft.unit, Role.PLANNER)

    response = client.post(
        at("measures", draft.pk),
        row(known, lead="so van hoa", helpers="Department of Stars; CULTURE")
        | row(other)
        | {"n0-words": "Send a choir", "n0-lead": "Department of Moons", "n0-due_kind": "continuous"},
    )

    assert (response.status_code, response.url) == (302, at("measures", draft.pk))
    first, second, third = queries.measures_of(draft)
    assert (first.lead, first.unknown_helpers, [one.unit for one in first.helpers.all()]) == (
        culture, "Department of Stars", [culture],
    )  # fmt: skip
    assert (second.words, second.changed_at) == ("Report", AT)
    assert (third.words, third.lead, third.unknown_lead, third.due_on) == (
        "Send a choir", None, "Department of Moons", None,
    )  # fmt: skip
    told = text_of(client.get(at("measures", draft.pk)))
    assert "Co-ordinating unit not known" in told
    assert "Lead unit co-ordinates as well" in told


def test_grid_shows_both_versions_when_somebody_else_wrote_meanwhile(client):
    draft = DraftFactory()
    measure = MeasureFactory(draft=draft, words="Hold a fair")
    mine = row(measure, words="Hold a large fair")
    actions.write(
        measure=measure, given=queries.Given(words="Hold a small fair", lead=draft.unit),
        seen=queries.given_of(measure).mark, by=None, at=AT,
    )  # fmt: skip
    signed_in(client, draft.unit, Role.PLANNER)

    response = client.post(at("measures", draft.pk), mine)

    page = response.content.decode()
    assert response.status_code == 200
    assert "wrote meanwhile: Hold a small fair" in page
    assert "Hold a large fair" in page
    assert words(draft) == ["Hold a small fair"]
    stored = queries.measures_of(draft)[0]
    assert queries.given_of(stored).mark in page
    client.post(at("measures", draft.pk), mine | {f"m{measure.pk}-seen": queries.given_of(stored).mark})
    assert words(draft) == ["Hold a large fair"]


def test_grid_asks_for_words_and_saves_nothing_before(client):
    draft = DraftFactory()
    one, two = MeasureFactory(draft=draft, words="One"), MeasureFactory(draft=draft, words="Two")
    signed_in(client, draft.unit, Role.PLANNER)

    response = client.post(at("measures", draft.pk), row(one, words="One, improved") | row(two, words=""))

    assert "Say what is to be done, or drop the measure." in text_of(response)
    assert words(draft) == ["One", "Two"]


def test_grid_puts_copied_cells_in_beside_what_was_typed_and_saves_nothing(client):
    draft = DraftFactory(language="en")
    UnitFactory(parent=draft.unit, names={"en": "Culture"}, code="culture")
    one, two = MeasureFactory(draft=draft, words="Hold a fair"), MeasureFactory(draft=draft, words="Report")
    signed_in(client, draft.unit, Role.PLANNER)
    sent = row(one, words="Hold a large fair") | row(two)
    cells = "culture\tMoons\tsome day\nCulture\t\t30 June 2026\nCulture\t\tevery quarter"

    response = client.post(
        at("measures", draft.pk), sent | {"put": "1", "cells": cells, "at_row": "2", "at_column": "lead"}
    )

    told, page = text_of(response), response.content.decode()
    assert "Cells were put into 3 rows. Nothing was saved yet" in told
    assert "2 of them are new." in told
    assert ("“Moons”: no unit is known" in told, "“some day” is no day that was understood." in told) == (True, True)
    assert "Hold a large fair" in page
    field = f'id="id_m{two.pk}-lead" type="text" maxlength="400" list="units-to-choose" autocomplete="off"'
    assert f'{field} value="culture" autofocus>' in page
    assert 'name="n0-due_on" id="id_n0-due_on" type="date" value="2026-06-30">' in page
    assert words(draft) == ["Hold a fair", "Report"]


def test_grid_saves_what_was_put_into_more_rows_than_were_empty(client):
    draft = DraftFactory(language="en")
    signed_in(client, draft.unit, Role.PLANNER)
    cells = "\n".join(f"Task {number}" for number in range(9))

    page = client.post(
        at("measures", draft.pk), {"put": "1", "cells": cells, "at_row": "1", "at_column": "words"}
    ).content.decode()
    sent = {f"n{number}-words": f"Task {number}" for number in range(9)}
    client.post(at("measures", draft.pk), sent)

    assert page.count(">\nTask ") == 9
    assert 'name="n8-words"' in page
    assert words(draft) == [f"Task {number}" for number in range(9)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (" \n\t ", "Paste the copied cells here first."),
        ("TUYỆT MẬT\n\nHold a fair", "state secrecy"),
        ("Task\n" * 501, "These are more than 500 new rows"),
    ],
)
def test_grid_says_why_it_takes_no_cells_and_keeps_what_was_typed(client, cells, said):
    draft = DraftFactory(language="en")
    measure = MeasureFactory(draft=draft, words="Hold a fair")
    signed_in(client, draft.unit, Role.PLANNER)

    response = client.post(
        at("measures", draft.pk),
        row(measure, words="Hold a large fair") | {"put": "1", "cells": cells, "at_row": "2", "at_column": "words"},
    )

    assert said in text_of(response)
    assert "Hold a large fair" in response.content.decode()
    assert words(draft) == ["Hold a fair"]


def test_grid_takes_as_many_queries_for_thirty_measures_as_for_three(client, django_assert_max_num_queries):
    draft = DraftFactory()
    for number in range(30):
        MeasureFactory(draft=draft, words=f"Measure {number}")
    signed_in(client, draft.unit, Role.PLANNER)
    client.get(at("measures", draft.pk))

    with django_assert_max_num_queries(16):
        client.get(at("measures", draft.pk))
