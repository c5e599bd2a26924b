"""Whatever merges with whatever: as much is open after as before, nothing is orphaned, and all can be put back."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chancellery.commitments import actions as commitments
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, Coordination, ProgressReport
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.core.refusals import Refusal
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import Role, SuccessionKind
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory
from chancellery.successions import actions
from chancellery.successions.tests.test_actions import AT, DAY, broken, snapshot

pytestmark = pytest.mark.django_db
UNITS = 7  #: the first is the root

services = st.fixed_dictionaries({
    "parents": st.lists(st.integers(0, UNITS), min_size=UNITS - 1, max_size=UNITS - 1),
    "led": st.lists(st.tuples(st.integers(0, UNITS - 1), st.integers(0, 3)), max_size=8),
    "helped": st.lists(st.tuples(st.integers(0, 7), st.integers(0, UNITS - 1)), max_size=6, unique=True),
    "roles": st.lists(st.tuples(st.integers(0, 2), st.integers(0, UNITS - 1)), max_size=6, unique=True),
    "acts": st.lists(
        st.tuples(
            st.sampled_from([SuccessionKind.MERGE, SuccessionKind.CLOSURE, SuccessionKind.SPLIT]),
            st.lists(st.integers(1, UNITS - 1), min_size=1, max_size=3, unique=True),
            st.lists(st.integers(0, UNITS - 1), min_size=1, max_size=2, unique=True),
        ),
        min_size=1, max_size=3,
    ),
})  # fmt: skip


def built(drawn):
    """Build a service: units in a tree, what they lead, who helps, who belongs to them."""
    units = [UnitFactory()]
    for parent in drawn["parents"]:
        units.append(UnitFactory(parent=units[parent % len(units)]))
    led = []
    for unit, state in drawn["led"]:
        done = {"status": Status.DONE, "done_on": date(2025, 5, 5)} if state == 0 else {}
        led.append(CommitmentFactory(lead=units[unit], **done))
        if state == 1:
            ReportFactory(commitment=led[-1], state=ReportState.SUBMITTED, submitted_at=AT)
    for number, unit in drawn["helped"]:
        if number < len(led) and led[number].lead_id != units[unit].pk:
            CoordinationFactory(commitment=led[number], unit=units[unit])
    people = [UserFactory() for _n in range(3)]
    for person, unit in drawn["roles"]:
        MembershipFactory(user=people[person], unit=units[unit], role=Role.OFFICER)
    return units


def acts(drawn, units, basis):
    for kind, formers, heirs in drawn["acts"]:
        picked = heirs if kind == SuccessionKind.SPLIT else heirs[:1]
        yield actions.Ordered(
            Wanted(
                kind=kind, takes_effect_on=DAY, basis="", predecessors=[units[n] for n in formers],
                successors=[units[n] for n in picked],
            ),
            basis,
        )  # fmt: skip


def told():
    """What must be the same before and after."""
    return {
        "open": Commitment.objects.filter(status="open").count(),
        "closed": sorted(Commitment.objects.exclude(status="open").values_list("pk", "lead")),
        "reports": sorted(ProgressReport.objects.exclude(state="submitted").values_list("pk", "unit")),
        "units": Unit.objects.count(),
    }


#: A unit and the one above it are merged away together: the way back places one below the other again.
ONE_ABOVE_THE_OTHER = {
    "parents": [0, 1, 0, 2, 0, 4], "led": [], "helped": [], "roles": [],
    "acts": [(SuccessionKind.MERGE, [1, 2], [0])],
}  # fmt: skip
#: The same of units that have something to do: what they do leaves the counts of those above once.
ONE_BELOW_THE_OTHER_DOES = ONE_ABOVE_THE_OTHER | {"parents": [0, 1, 0, 2, 0, 0], "led": [(4, 1), (2, 0)]}


@given(drawn=services)
@example(drawn=ONE_ABOVE_THE_OTHER)
@example(drawn=ONE_BELOW_THE_OTHER_DOES)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_nothing_is_lost_orphaned_or_rewritten_and_the_way_back_restores_all(drawn):
    with transaction.atomic():
        units = built(drawn)
        basis = DocumentFactory()
        commitments.fold_changes(today=DAY)
        before, whole = told(), snapshot()
        try:
            with transaction.atomic():
                made = actions.carry_out(many=list(acts(drawn, units, basis)), by=None, at=AT)
        except Refusal:
            assert snapshot() == whole
        else:
            assert told() == before
            ended = Unit.objects.filter(until_on__isnull=False)
            assert not Commitment.objects.filter(status="open", lead__in=ended).exists()
            assert not Coordination.objects.filter(commitment__status="open", unit__in=ended).exists()
            assert not Unit.objects.filter(until_on=None, parent__in=ended).exists()
            assert broken() == set()
            for one in reversed(made):
                organisations.put_back(succession=one, by=None, at=AT + timedelta(hours=1))
            assert snapshot() == whole
            assert broken() == set()
        transaction.set_rollback(True)
