"""A query that is written once answers as the query set itself does, whatever its values."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from chancellery.core.written_once import NotAsItCame, WrittenOnce
from chancellery.organisations.models import Membership, Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

KEYS = some.integers(min_value=1, max_value=12)


def _units(parents: tuple[int, ...], day: date, code: str) -> QuerySet[Unit]:
    asked = Q(parent__in=parents) | Q(code=code)
    found = Unit.objects.filter(asked, from_on__lte=day).select_related("parent").prefetch_related("children")
    return found.annotate(below=Count("children"), above=F("parent__code")).order_by("pk")


_pairs = WrittenOnce(lambda pk: Unit.objects.filter(pk=pk).values_list("pk", "code"))
units = WrittenOnce(_units)


def _seen(found: list[Unit]) -> list[tuple[object, ...]]:
    return [
        (one.pk, one.parent and one.parent.code, [child.pk for child in one.children.all()], vars(one)["below"],
         vars(one)["above"], one.names, one.from_on)
        for one in found
    ]  # fmt: skip


class SameRows(TestCase):
    """The rows of a query that is written once are those of the query set."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.top = UnitFactory(code="top", from_on=date(2000, 1, 1))
        for place in range(8):
            parent = cls.top if place < 4 else Unit.objects.get(code=f"u{place - 4}")
            UnitFactory(code=f"u{place}", parent=parent, from_on=date(2000 + place, 1, 1))

    top: Unit

    @given(
        keys=some.lists(KEYS, max_size=6),
        day=some.dates(date(1999, 1, 1), date(2010, 1, 1)),
        code=some.sampled_from(["u1", "top", "", "⦃0⦄", "%s"]),
    )
    def test_any_values(self, keys: list[int], day: date, code: str) -> None:
        parents = tuple(self.top.pk + key - 1 for key in keys)
        assert _seen(units(parents, day, code)) == _seen(list(_units(parents, day, code)))

    def test_values_as_tuples(self) -> None:
        assert _pairs(self.top.pk) == [(self.top.pk, "top")]
        assert _pairs(0) == []

    def test_one_query_and_none_for_what_came_with_it(self) -> None:
        units((self.top.pk,), date(2020, 1, 1), "")
        with self.assertNumQueries(2):  # the rows and what is prefetched
            _seen(units((self.top.pk,), date(2020, 1, 1), ""))


def test_a_value_that_is_changed_on_the_way_is_refused() -> None:
    with pytest.raises(NotAsItCame):
        WrittenOnce(lambda code: Unit.objects.filter(code__startswith=code))("a")


def test_a_value_that_decides_how_the_query_is_written_is_refused() -> None:
    def chosen(limit: int) -> QuerySet[Unit]:
        return Unit.objects.all()[:limit]

    with pytest.raises(NotAsItCame):
        WrittenOnce(chosen)(5)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection() -> None:
    user = MembershipFactory(unit=UnitFactory(code="top")).user
    roles = WrittenOnce(lambda person: Membership.objects.filter(user=person).select_related("unit"))
    assert [one.unit.code for one in roles(user.pk)] == ["top"]
    seen: list[str] = []

    def ask() -> None:
        seen.extend(one.unit.code for one in roles(user.pk))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert seen == ["top"]
