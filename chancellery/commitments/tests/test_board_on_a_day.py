"""The board of an earlier day is the board that people saw at the end of that day."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import DueKind, Figure, Period, Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.figures import COUNTED
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core import history
from chancellery.core.refusals import Refusal
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations import queries as organisation_queries
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.queries import authority_of
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
NUMBERS = st.integers(0, 10_000)


def told(board):
    """Return what a board says: the names of its rows, whether it is a unit's own, and the figures."""
    return [(row.unit.pk, row.unit.short_name, row.is_own, row.totals) for row in board.rows], board.totals


class Days(RuleBasedStateMachine):
    """People act on some days; at the end of each, every board is written down."""

    #: One example begins after the last: days that are over are never counted anew.
    at = datetime(2025, 6, 1, 2, tzinfo=UTC)

    def __init__(self) -> None:
        super().__init__()
        self.at = Days.at
        with history.happening_at(self.at):
            self.top = UnitFactory()
            self.provinces = [UnitFactory(parent=self.top) for _ in range(2)]
            self.units = [self.top, *self.provinces, UnitFactory(parent=self.provinces[0])]
            self.provisions = [ProvisionFactory() for _ in range(2)]
            self.officer, self.head = UserFactory(), UserFactory()
            for unit in self.units:
                CommitmentFactory(
                    lead=unit, provision=self.provisions[0], due_on=self.today + timedelta(days=20), made_at=self.at
                )  # fmt: skip
        self.seen = {}

    @property
    def today(self):
        return timezone.localdate(self.at)

    def boards(self, of):
        documents = [None, *(one.document_id for one in self.provisions)]
        units = Unit.objects.filter(pk__in=[one.pk for one in self.units[:3]])
        return {(unit.pk, key): told(of(unit, key)) for unit in units for key in documents}

    def do(self, act) -> None:
        with history.happening_at(self.at), contextlib.suppress(Refusal):
            act()

    def one(self, number, **wanted):
        found = list(Commitment.objects.filter(**wanted).select_related("lead").order_by("pk"))
        return found[number % len(found)] if found else None

    @rule(provision=st.integers(0, 1), unit=st.integers(0, 3), days=st.integers(-5, 60), monthly=st.booleans())
    def commit(self, provision, unit, days, monthly):
        day = self.today + timedelta(days=days)
        due = rules.Due(DueKind.PERIODIC, day, Period.MONTH) if monthly else rules.Due.by(day)
        self.do(lambda: actions.commit(
            provisions=[self.provisions[provision]], lead=self.units[unit], due=due, by=None, at=self.at
        ))  # fmt: skip

    @rule(number=NUMBERS, unit=st.integers(0, 3), weight=st.integers(1, 3))
    def hand_down(self, number, unit, weight):
        given = self.one(number)
        share = actions.Share(lead=self.units[unit], due=given.due, weight=Decimal(weight))
        self.do(lambda: actions.hand_down(commitment=given, shares=[share], by=None, at=self.at))

    @rule(number=NUMBERS, percentage=st.sampled_from([30, 100]))
    def report(self, number, percentage):
        leaf = self.one(number, is_leaf=True, status=Status.OPEN)
        if leaf is None:
            return

        def act():
            report = actions.write_report(
                commitment=leaf, percentage=percentage, done="Some.", by=self.officer, at=self.at, and_submit=True
            )
            actions.accept(report=report, by=self.head, at=self.at)

        self.do(act)

    @rule(number=NUMBERS, unit=st.integers(0, 3))
    def reassign(self, number, unit):
        one = self.one(number, status=Status.OPEN)
        if one:
            self.do(lambda: actions.reassign(commitment=one, lead=self.units[unit], by=None, at=self.at))

    @rule(number=NUMBERS)
    def waive(self, number):
        one = self.one(number, status=Status.OPEN)
        if one:
            warrant = actions.Warrant(named="The chair")
            self.do(lambda: actions.waive(
                commitment=one, reason="Cancelled", warrant=warrant, below="close", by=None, at=self.at
            ))  # fmt: skip

    @rule(number=NUMBERS, provision=st.integers(0, 1))
    def implement(self, number, provision):
        one = self.one(number)
        superior = self.provisions[provision]
        self.do(lambda: actions.implement(commitment=one, provision=superior, by=None, at=self.at))

    @rule(province=st.integers(0, 1), place=st.integers(2, 3))
    def move_unit(self, province, place):
        above = self.provinces[province] if place == 3 else [self.top, self.provinces[0]][province]
        self.do(lambda: organisations.move_unit(unit=self.units[place], parent=above, by=None, at=self.at))

    @rule(place=st.integers(1, 3), name=st.sampled_from("ABC"))
    def rename_unit(self, place, name):
        self.do(lambda: organisations.rename_unit(
            unit=self.units[place], names={"en": name}, by=None, at=self.at
        ))  # fmt: skip

    @rule()
    def fold(self):
        actions.fold_changes(today=self.today)

    @rule(days=st.integers(1, 35))
    def sleep(self, days):
        day = self.today
        self.seen[day] = self.boards(lambda unit, key: queries.board(unit, document=key, today=day))
        self.at += timedelta(days=days)

    def teardown(self) -> None:
        Days.at = self.at + timedelta(days=1)
        for folded in (False, True):
            if folded:
                actions.fold_changes(today=self.today)
            self.compare_all_days_at_once()
            for day, boards in self.seen.items():
                assert self.boards(lambda unit, key, on=day: queries.board_on(on, unit, document=key)) == boards
        for day, boards in [*self.seen.items()][-2:]:
            self.compare_lists(day, boards)
        assert list(queries.miskept_days()) == []
        if len(self.seen) > 1:
            first, *_between, last = self.seen
            for unit in self.units[:3]:
                for key in (None, self.provisions[0].document_id):
                    self.compare_moves(unit, first, last, key)
                self.compare_parts(unit, last)

    def compare_all_days_at_once(self) -> None:
        """The trees and the figures of several days and of now are those of each by itself."""
        top, days = Unit.objects.get(pk=self.top.pk), [*self.seen]
        below = organisation_queries.below_on(top, days)
        assert [[*one.keys] for one in below] == [organisation_queries.keys_below_on(top, day) for day in days]
        assert [set(one.right_below) for one in below] == [
            {unit.pk for unit in organisation_queries.children_on(top, day)} for day in days
        ]
        keys = [one.pk for one in self.units]
        for document in (None, self.provisions[0].document_id):
            stood = queries.stood(top.pk, keys, days, document=document, today=self.today)
            assert stood.on == [queries.totals_of_units_on(day, keys, document=document) for day in days]
            now = queries.totals_of_units([top.pk], document=document, today=self.today)
            assert stood.now == now.get(top.pk, rules.Totals())

    def compare_moves(self, unit, first, last, key) -> None:
        """What came into a figure and what went out of it is what makes the two days' lists differ."""
        moments = [
            queries.Moment(day, organisation_queries.keys_below_on(Unit.objects.get(pk=unit.pk), day))
            for day in (first, last)
        ]
        own = None if key is None else [one.pk for one in self.provisions if one.document_id == key]
        ways = [queries.Way((figure,), came) for figure in COUNTED for came in (True, False)]
        silent = queries.listing_on(last, moments[1].units, Figure.NOT_REPORTED, provisions=own)
        *found, besides = queries.moved_between(*moments, ways, provisions=own, besides=silent)
        lines = queries.lines_on(last, moments[1].units, Figure.NOT_REPORTED, document=key)
        assert ([one.line for one in besides.shown], besides.count) == (list(lines.shown), lines.count)
        moved = [{one.line.pk for one in its.shown} for its in found]
        place = Unit.objects.get(pk=self.units[3].pk)
        officer = authority_of(MembershipFactory(unit=place, role=Role.OFFICER).user, on=self.today)
        lines = [one.line for its in found for one in its.shown]
        opened = set(queries.visible_to(officer).values_list("pk", flat=True)) & {one.pk for one in lines}
        assert queries.opened_by(officer, lines, {place.pk: place.path}) == opened
        for figure, came, went in zip(COUNTED, moved[::2], moved[1::2], strict=True):
            listed = [
                {line.pk for line in queries.lines_on(one.day, one.units, figure, document=key).shown}
                for one in moments
            ]
            assert [came, went] == [listed[1] - listed[0], listed[0] - listed[1]], figure

    def compare_parts(self, unit, day) -> None:
        """A provision that is alone in its document stands as its document does."""
        below = organisation_queries.keys_below_on(Unit.objects.get(pk=unit.pk), day)
        for one in self.provisions:
            [(provision, part)] = queries.provisions_on(day, below, one.document)
            whole = queries.totals_of_units_on(day, [unit.pk], document=one.document_id).get(unit.pk, rules.Totals())
            assert (provision, part or rules.Totals()) == (one, whole)
            kept = {document.pk: totals for document, totals in queries.documents_on(day, unit.pk)}
            assert kept.get(one.document_id, rules.Totals()) == whole

    def compare_lists(self, day, boards) -> None:
        """Every figure opens as many commitments as it says, whole and by pages."""
        for (unit, key), (_rows, totals) in boards.items():
            below = organisation_queries.keys_below_on(Unit.objects.get(pk=unit), day)
            listed = {figure: queries.lines_on(day, below, figure, document=key) for figure in COUNTED}
            said = {figure: getattr(totals, figure.name.lower()) for figure in COUNTED}
            assert {figure: lines.count for figure, lines in listed.items()} == said
            for figure, lines in listed.items():
                for start in range(0, lines.count + 1, 2):
                    page = queries.lines_on(
                        day, below, figure, document=key, start=start, limit=2, told=totals
                    )  # fmt: skip
                    assert page.count == lines.count
                    assert list(page.shown) == list(lines.shown[start : start + 2])


def test_the_board_of_any_day_is_the_one_that_was_seen_then():
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=5, stateful_step_count=18, phases=[Phase.generate],
            suppress_health_check=[HealthCheck.filter_too_much],
        ),
    )  # fmt: skip


def _led(unit, day, **values):
    return CommitmentFactory(lead=unit, due_on=day, made_at=datetime(2025, 3, 1, tzinfo=UTC), **values)


def _page(unit, day, figure=Figure.TOTAL, **told):
    return queries.lines_on(day, [unit.pk], figure, document=None, limit=3, told=rules.Totals(**told))


def test_a_page_is_counted_when_the_board_told_of_more():
    unit, day = UnitFactory(), date(2025, 3, 1)
    made = [_led(unit, day + timedelta(days=n)) for n in range(2)]

    lines = _page(unit, day, total=3)

    assert ([one.pk for one in lines.shown], lines.count) == ([one.pk for one in made], 2)


def test_a_page_that_the_board_agrees_with_is_not_counted(django_assert_num_queries):
    unit, day = UnitFactory(), date(2025, 3, 1)
    made = [_led(unit, day + timedelta(days=n)) for n in range(5)]

    with django_assert_num_queries(1) as asked:
        lines = _page(unit, day, total=5)

    assert ([one.pk for one in lines.shown], lines.count) == ([one.pk for one in made[:3]], 5)
    assert "count(*) OVER" not in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize(("overdue", "counted"), [(1, True), (2, False)])
def test_few_among_many_are_looked_for_among_all(django_assert_num_queries, overdue, counted):
    unit, day = UnitFactory(), date(2025, 3, 1)
    for n in range(overdue):
        _led(unit, day - timedelta(days=n + 1))

    with django_assert_num_queries(1) as asked:
        lines = _page(unit, day, Figure.OVERDUE, total=40, overdue=overdue)

    assert lines.count == overdue
    assert ("count(*) OVER" in asked.captured_queries[0]["sql"]) is counted


def test_of_nothing_there_is_no_page(django_assert_num_queries):
    unit = UnitFactory()

    with django_assert_num_queries(0):
        assert _page(unit, date(2025, 3, 1), Figure.DONE, total=3) == queries.LinesThen((), 0)


def test_what_changed_its_due_day_stands_in_a_page_where_it_stood():
    unit, day = UnitFactory(), date(2025, 3, 1)
    made = [_led(unit, day + timedelta(days=n)) for n in range(4)]
    Commitment.objects.filter(pk=made[0].pk).update(due_on=day + timedelta(days=90))

    lines = _page(unit, day, total=4)

    assert [(one.pk, one.due_on) for one in lines.shown] == [(one.pk, one.due_on) for one in made[:3]]
