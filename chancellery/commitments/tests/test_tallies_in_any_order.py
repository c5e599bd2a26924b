"""Whatever is done in whatever order, and folded whenever: units and branches sum to what their leaves give."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import DueKind, Period, Status
from chancellery.commitments.models import Commitment, Implementation
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents
from chancellery.documents.models import Carrying
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 15, 9, tzinfo=UTC)
DAYS = st.dates(date(2025, 5, 1), date(2025, 8, 1))
NUMBERS = st.integers(0, 10_000)


class Service(RuleBasedStateMachine):
    """A few units, documents and commitments, and all that people do with them. What is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.top = UnitFactory()
        self.provinces = [UnitFactory(parent=self.top) for _ in range(2)]
        self.units = [self.top, *self.provinces, UnitFactory(parent=self.provinces[0])]
        self.provisions = [ProvisionFactory() for _ in range(3)]
        self.officer, self.head = UserFactory(), UserFactory()
        self.today = date(2025, 6, 15)
        CommitmentFactory(lead=self.top, provision=self.provisions[0])

    def one(self, number: int, **wanted: object) -> Commitment | None:
        found = list(Commitment.objects.filter(**wanted).select_related("lead").order_by("pk"))
        return found[number % len(found)] if found else None

    def attempt(self, act) -> None:
        with contextlib.suppress(Refusal):
            act()

    @rule(provision=st.integers(0, 2), unit=st.integers(0, 3), due_on=DAYS, monthly=st.booleans())
    def commit(self, provision, unit, due_on, monthly):
        due = rules.Due(DueKind.PERIODIC, due_on, Period.MONTH) if monthly else rules.Due.by(due_on)
        actions.commit(provisions=[self.provisions[provision]], lead=self.units[unit], due=due, by=None, at=AT)

    @rule(number=NUMBERS, shares=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=3))
    def hand_down(self, number, shares):
        given = self.one(number)
        if given:
            made = [
                actions.Share(lead=self.units[unit], due=given.due, weight=Decimal(weight)) for unit, weight in shares
            ]
            self.attempt(lambda: actions.hand_down(commitment=given, shares=made, by=None, at=AT))

    @rule(number=NUMBERS, percentage=st.sampled_from([0, 40, 100]), accepted=st.booleans())
    def report(self, number, percentage, accepted):
        leaf = self.one(number, is_leaf=True)
        if leaf is None or leaf.reports.filter(state="submitted").exists():
            return

        def act():
            report = actions.write_report(
                commitment=leaf, percentage=percentage, done="Some.", by=self.officer, at=AT, and_submit=True
            )
            if accepted:
                actions.accept(report=report, by=self.head, at=AT)
            else:
                actions.return_(report=report, reason="Which?", by=self.head, at=AT)

        self.attempt(act)

    @rule(number=NUMBERS, with_all_below=st.booleans())
    def waive(self, number, with_all_below):
        one = self.one(number, status=Status.OPEN)
        if one:
            below = "close" if with_all_below else "leave"
            warrant = actions.Warrant(named="The chair")
            self.attempt(
                lambda: actions.waive(commitment=one, reason="Cancelled", warrant=warrant, below=below, by=None, at=AT)
            )

    @rule(number=NUMBERS, provision=st.integers(0, 2))
    def implement(self, number, provision):
        one = self.one(number)
        if one:
            superior = self.provisions[provision]
            self.attempt(lambda: actions.implement(commitment=one, provision=superior, by=None, at=AT))

    @precondition(lambda self: Implementation.objects.exists())
    @rule()
    def stop_implementing(self):
        actions.stop_implementing(implementation=Implementation.objects.latest("pk"), by=None, at=AT)

    @rule(pair=st.tuples(st.integers(0, 2), st.integers(0, 2)))
    def carry(self, pair):
        below, above = (self.provisions[place] for place in pair)
        self.attempt(lambda: documents.carry(provision=below, superior=above, by=None, at=AT))

    @precondition(lambda self: Carrying.objects.exists())
    @rule()
    def stop_carrying(self):
        documents.stop_carrying(carrying=Carrying.objects.latest("pk"), by=None, at=AT)

    @rule(number=NUMBERS, under=st.one_of(st.none(), NUMBERS))
    def move(self, number, under):
        one, parent = self.one(number), self.one(under) if under is not None else None
        if one:
            self.attempt(lambda: actions.move(commitment=one, under=parent, by=None, at=AT))

    @rule(province=st.integers(0, 1))
    def move_unit(self, province):
        lowest, above = self.units[3], self.provinces[province]
        self.attempt(lambda: organisations.move_unit(unit=lowest, parent=above, by=None, at=AT))
        lowest.refresh_from_db()

    @rule()
    def fold(self):
        actions.fold_changes(today=self.today)

    @rule(days=st.integers(1, 40))
    def wait(self, days):
        self.today += timedelta(days=days)

    @invariant()
    def tallies_are_what_the_leaves_give(self):
        assert [*queries.miscounted_units(), *queries.miscounted_branches()] == []

    @invariant()
    def a_board_on_any_day_says_what_the_leaves_say(self):
        units = {unit.pk: unit.path for unit in self.units}
        found = queries.totals_of_units(units, today=self.today)
        for key, path in units.items():
            led = queries.rollup(Commitment.objects.filter(lead__path__startswith=path), today=self.today)
            assert found.get(key, rules.Totals()) == led


def test_any_order_of_acts_and_foldings_gives_what_a_recount_gives():
    run_state_machine_as_test(
        Service,
        settings=settings(
            max_examples=8, stateful_step_count=15,
            suppress_health_check=[HealthCheck.filter_too_much],
        ),
    )  # fmt: skip
