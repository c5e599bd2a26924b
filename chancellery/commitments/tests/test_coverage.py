"""The coverage matrix: what its cells count, what it costs, and what can be done about a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancellery.commitments import actions, queries
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.likely import likeliest_first
from chancellery.commitments.rules import Cell
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents.models import Carrying
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 15)
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)
LATE, AHEAD = date(2025, 6, 1), date(2025, 12, 31)


@pytest.fixture
def service():
    """A directive of two duties, a centre over two provinces, an office in one of them."""
    centre = UnitFactory(code="centre")
    east, west = UnitFactory(code="east", parent=centre), UnitFactory(code="west", parent=centre)
    office = UnitFactory(code="office", parent=east)
    directive = DocumentFactory()
    first, second = (ProvisionFactory(document=directive, label=f"{n}.", heading=f"Duty {n}") for n in (1, 2))
    return {
        "centre": centre, "east": east, "west": west, "office": office,
        "directive": directive, "first": first, "second": second,
    }  # fmt: skip


def seen(service, **asked):
    wanted = queries.Wanted(**{"document": service["directive"], "top": service["centre"], **asked})
    return queries.matrix(wanted, today=TODAY)


def filled(found):
    """Return the cells by the labels of their rows and the codes of their columns."""
    return {(found.provisions[d].label, found.units[u].code): cell for (d, u), cell in found.grid.cells.items()}


def test_a_cell_counts_the_leaves_led_below_its_column_that_answer_to_its_row(service):
    top = CommitmentFactory(provision=service["first"], lead=service["centre"], due_on=AHEAD)
    east = CommitmentFactory(parent=top, lead=service["east"], due_on=AHEAD)
    CommitmentFactory(parent=east, lead=service["office"], due_on=LATE, weight=3, progress=Decimal("10.5"))
    CommitmentFactory(parent=east, lead=service["east"], due_on=AHEAD, progress=Decimal(90))
    CommitmentFactory(parent=top, lead=service["west"], due_on=AHEAD, status=Status.WAIVED, closing_reason="Merged")

    assert filled(seen(service)) == {
        ("1.", "east"): Cell(total=2, overdue=1, percent=30),
        ("1.", "west"): Cell(left_out=1),
    }
    assert seen(service).by_duty == {service["first"].pk: Cell(total=2, overdue=1, left_out=1, percent=30)}


def test_what_a_unit_leads_itself_has_a_column_of_its_own_before_the_others(service):
    CommitmentFactory(provision=service["first"], lead=service["centre"], status=Status.DONE, done_on=LATE,
                      progress=Decimal(100))  # fmt: skip
    found = seen(service)

    assert [found.units[key].code for key in found.grid.columns] == ["centre", "east", "west"]
    assert filled(found) == {("1.", "centre"): Cell(total=1, done=1, percent=100)}
    shares = {found.units[key].code: tuple(share) for key, share in found.grid.column_shares().items()}
    duties = len(found.grid.all_duties())
    assert shares == {"centre": (1, 1, False), "east": (0, duties, False), "west": (0, duties, False)}
    assert tuple(found.grid.whole()) == (0, 2 * duties, False)


def test_two_levels_below_stand_the_offices_and_those_who_stand_higher_for_themselves(service):
    CommitmentFactory(provision=service["first"], lead=service["east"], due_on=AHEAD)
    CommitmentFactory(provision=service["first"], lead=service["office"], due_on=AHEAD)
    found = seen(service, level=2)

    assert [found.units[key].code for key in found.grid.columns] == ["east", "office"]
    assert filled(found) == {
        ("1.", "east"): Cell(total=1, percent=0),
        ("1.", "office"): Cell(total=1, percent=0),
    }


def test_what_a_link_says_counts_too(service):
    own = CommitmentFactory(provision=ProvisionFactory(), lead=service["west"], due_on=AHEAD)
    actions.implement(commitment=own, provision=service["second"], by=UserFactory(), at=AT)

    assert filled(seen(service)) == {("2.", "west"): Cell(total=1, percent=0)}


def test_a_plan_that_carries_a_duty_fills_its_issuers_cell_without_a_commitment(service):
    plan = DocumentFactory(issuer=service["office"])
    narrower = DocumentFactory(issuer=service["west"])
    of_plan, of_narrower = ProvisionFactory(document=plan), ProvisionFactory(document=narrower)
    Carrying.objects.create(provision=of_plan, superior=service["first"], made_at=AT)
    Carrying.objects.create(provision=of_narrower, superior=of_plan, made_at=AT)

    assert filled(seen(service)) == {
        ("1.", "east"): Cell(carried=True),
        ("1.", "west"): Cell(carried=True),
    }


def test_two_ways_and_a_circle_below_a_duty_end(service):
    plan, narrower = DocumentFactory(issuer=service["office"]), DocumentFactory(issuer=service["west"])
    one, other = ProvisionFactory(document=plan), ProvisionFactory(document=plan)
    below = ProvisionFactory(document=narrower)
    for carrying, superior in (
        (one, service["first"]), (other, service["first"]), (below, one), (below, other), (one, below),
    ):  # fmt: skip
        Carrying.objects.create(provision=carrying, superior=superior, made_at=AT)

    assert filled(seen(service)) == {
        ("1.", "east"): Cell(carried=True),
        ("1.", "west"): Cell(carried=True),
    }


def test_words_look_for_duties_and_for_units(service):
    CommitmentFactory(provision=service["first"], lead=service["east"])

    by_duty, by_unit, by_none = (seen(service, words=words) for words in ("duty 2", "WEST", "nowhere"))

    assert by_duty.grid.rows == (service["second"].pk,)
    assert len(by_duty.grid.columns) == 2
    assert by_unit.grid.columns == (service["west"].pk,)
    assert len(by_unit.grid.rows) == 2
    assert (by_none.grid.rows, by_none.grid.columns) == ((), ())


def test_columns_may_be_of_one_pillar(service):
    service["west"].pillars = ["people"]
    service["west"].save()

    assert seen(service, pillar="people").grid.columns == (service["west"].pk,)


def test_a_closed_unit_stays_while_it_leads_something(service):
    for code in ("east", "west"):
        service[code].until_on = date(2025, 1, 1)
        service[code].save()
    CommitmentFactory(provision=service["first"], lead=service["west"])

    assert seen(service).grid.columns == (service["west"].pk,)


def test_the_matrix_costs_the_same_queries_whatever_its_size(service):
    actions.fold_changes(today=TODAY)
    with CaptureQueriesContext(connection) as small:
        seen(service)
    for n in range(12):
        ProvisionFactory(document=service["directive"], label=f"{n + 3}.")
        CommitmentFactory(provision=service["first"], lead=UnitFactory(parent=service["centre"]))
    with CaptureQueriesContext(connection) as large:
        found = seen(service)

    assert len(small) == len(large) == 4
    assert (len(found.grid.rows), len(found.grid.columns)) == (14, 14)


def test_documents_to_cover_count_the_duties_nobody_has(service):
    CommitmentFactory(provision=service["first"], lead=service["east"])
    planner = Authority(user=UserFactory().pk, grants=(Grant(Role.PLANNER, service["east"].pk, service["east"].path),))

    assert queries.documents_to_cover(planner, service["east"]) == [(service["directive"], 2, 1)]
    assert queries.documents_to_cover(planner, service["west"]) == [(service["directive"], 2, 2)]


def test_a_gap_offers_what_stands_above_and_what_there_may_serve_already(service):
    top = CommitmentFactory(provision=service["first"], lead=service["centre"], due_on=AHEAD)
    CommitmentFactory(parent=top, lead=service["west"])
    other = CommitmentFactory(provision=ProvisionFactory(), lead=service["office"])
    CommitmentFactory(parent=other, lead=service["office"])
    planner = Authority(UserFactory().pk, (Grant(Role.PLANNER, service["centre"].pk, service["centre"].path),))
    below = Authority(UserFactory().pk, (Grant(Role.PLANNER, service["east"].pk, service["east"].path),))

    found = queries.gap_of(planner, service["first"], service["east"])

    assert (found.holders, found.candidates) == ((top,), (other,))
    assert queries.gap_of(below, service["first"], service["east"]).holders == ()
    assert queries.without(top, service["east"], today=TODAY) == [service["east"].pk]


def test_the_list_behind_a_cell_holds_what_it_counts(service):
    top = CommitmentFactory(provision=service["first"], lead=service["centre"], due_on=AHEAD)
    for lead in ("east", "office", "west"):
        CommitmentFactory(parent=top, lead=service[lead])
    scope = queries.Scope(unit_path=service["east"].path, provision=service["first"].pk, figure="total")

    [cell] = [cell for (row, code), cell in filled(seen(service)).items() if (row, code) == ("1.", "east")]
    assert scope.rows(Commitment.objects.all(), today=TODAY).count() == cell.total == 2


def test_a_gap_offers_the_likeliest_commitment_first():
    duty = ProvisionFactory(body="Set up a consular hotline for fishermen.")
    near, far = CommitmentFactory(title="A consular hotline"), CommitmentFactory(title="Open reading rooms")

    assert likeliest_first(duty, [far, near]) == [near, far]
