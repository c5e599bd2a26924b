from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from chancellery.core.models import AuditEntry
from chancellery.organisations import actions
from chancellery.organisations.enums import Pillar, UnitKind
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)


def opened(code, parent=None, **more):
    told = {"kind": UnitKind.OFFICE, "names": {"en": code.title()}, "from_on": DAY, "by": None, "at": AT} | more
    return actions.open_unit(code=code, parent=parent, **told)


def last_entry():
    entry = AuditEntry.objects.latest("id")
    return entry.verb, entry.on_key, entry.by_key, entry.at


def test_open_unit_places_it_under_its_parent():
    root = opened("centre", kind=UnitKind.CENTRAL_BODY)
    by = UserFactory()

    unit = opened(
        "da-lat", root, names={"vi": " Văn phòng Đà Lạt ", "pl": ""}, short_names={"vi": "VP Đà Lạt"},
        aliases=["Sở Đà Lạt", "Sở Đà Lạt", " "], pillars=[Pillar.STATE, Pillar.PARTY], by=by,
    )  # fmt: skip

    unit.refresh_from_db()
    assert (unit.path, unit.depth, unit.parent) == (f"{root.pk}.{unit.pk}.", 1, root)
    assert unit.names == {"vi": "Văn phòng Đà Lạt"}
    assert unit.aliases == ["Sở Đà Lạt"]
    assert unit.name_keys == ["so da lat", "van phong da lat", "vp da lat"]
    assert unit.pillars == ["party", "state"]
    assert last_entry() == ("unit.opened", unit.pk, by.pk, AT)


def test_open_unit_refuses_a_taken_code_even_of_a_closed_unit():
    UnitFactory(code="hue", until_on=date(2021, 1, 1))

    with pytest.raises(actions.CodeTaken, match="“hue”"):
        opened("hue")

    assert Unit.objects.count() == 1


def test_open_unit_refuses_to_be_nameless():
    with pytest.raises(actions.NameMissing):
        opened("hue", names={"vi": "  "})


def test_open_unit_refuses_a_parent_that_has_closed():
    parent = UnitFactory(until_on=date(2026, 3, 1))

    with pytest.raises(actions.ParentNotThere):
        opened("hue", parent)


def test_rename_unit_keeps_the_former_names_as_aliases():
    unit = opened("tnh", names={"vi": "Sở Ngoại vụ", "en": "Foreign Affairs"}, aliases=["SNgV"])

    actions.rename_unit(unit=unit, names={"vi": "Sở Đối ngoại", "en": "Foreign Affairs"}, by=None, at=AT)

    unit.refresh_from_db()
    assert unit.names == {"vi": "Sở Đối ngoại", "en": "Foreign Affairs"}
    assert unit.aliases == ["SNgV", "Sở Ngoại vụ"]
    assert unit.name_keys == ["foreign affairs", "sngv", "so doi ngoai", "so ngoai vu"]
    assert last_entry() == ("unit.renamed", unit.pk, None, AT)


def test_rename_unit_refuses_to_leave_no_name():
    unit = opened("tnh")

    with pytest.raises(actions.NameMissing):
        actions.rename_unit(unit=unit, names={"en": ""}, by=None, at=AT)


def test_reclassify_unit_says_before_and_after():
    unit = opened("tnh", pillars=[Pillar.PEOPLE])

    actions.reclassify_unit(unit=unit, kind=UnitKind.MISSION, pillars=[Pillar.STATE], by=None, at=AT)

    unit.refresh_from_db()
    assert (unit.kind, unit.pillars) == ("mission", ["state"])
    assert AuditEntry.objects.latest("id").details["changed"] == {
        "unit_kind": ["office", "mission"], "pillars": [["people"], ["state"]]
    }  # fmt: skip


def test_move_unit_takes_its_subtree_along():
    first, second = opened("first"), opened("second")
    middle = opened("middle", first)
    leaf = opened("leaf", middle)

    actions.move_unit(unit=middle, parent=second, by=None, at=AT)

    leaf.refresh_from_db()
    middle.refresh_from_db()
    assert (middle.path, middle.depth) == (f"{second.pk}.{middle.pk}.", 1)
    assert (leaf.path, leaf.depth) == (f"{second.pk}.{middle.pk}.{leaf.pk}.", 2)
    assert last_entry() == ("unit.moved", middle.pk, None, AT)


def test_move_unit_may_put_a_root_with_its_subtree_under_another():
    root, other = opened("root"), opened("other")
    leaf = opened("leaf", root)

    actions.move_unit(unit=root, parent=other, by=None, at=AT)

    leaf.refresh_from_db()
    assert (leaf.path, leaf.depth) == (f"{other.pk}.{root.pk}.{leaf.pk}.", 2)


@pytest.mark.parametrize("below", [False, True])
def test_move_unit_refuses_a_cycle(below):
    unit = opened("unit")
    child = opened("child", unit)

    with pytest.raises(actions.MovesUnderItself):
        actions.move_unit(unit=unit, parent=child if below else unit, by=None, at=AT)


def test_move_unit_refuses_a_parent_that_ends_before_it():
    unit, closed = opened("unit"), UnitFactory(until_on=date(2026, 12, 31))

    with pytest.raises(actions.ParentNotThere):
        actions.move_unit(unit=unit, parent=closed, by=None, at=AT)


def test_close_unit_gives_it_a_last_day():
    unit = opened("unit")
    opened_then_closed = opened("child", unit)
    actions.close_unit(unit=opened_then_closed, until_on=DAY, by=None, at=AT)

    actions.close_unit(unit=unit, until_on=date(2026, 6, 30), by=None, at=AT)

    unit.refresh_from_db()
    assert unit.until_on == date(2026, 6, 30)
    assert last_entry() == ("unit.closed", unit.pk, None, AT)


def test_close_unit_refuses_while_a_child_lives_longer():
    unit = opened("unit")
    child = opened("child", unit)
    actions.close_unit(unit=child, until_on=date(2026, 7, 1), by=None, at=AT)

    with pytest.raises(actions.ChildrenRemain):
        actions.close_unit(unit=unit, until_on=date(2026, 6, 30), by=None, at=AT)

    actions.close_unit(unit=unit, until_on=date(2026, 7, 1), by=None, at=AT)


def test_close_unit_refuses_to_close_twice_or_before_its_first_day():
    unit = opened("unit")

    with pytest.raises(actions.ClosesTooEarly):
        actions.close_unit(unit=unit, until_on=date(2026, 3, 1), by=None, at=AT)
    actions.close_unit(unit=unit, until_on=DAY, by=None, at=AT)
    with pytest.raises(actions.ClosedAlready):
        actions.close_unit(unit=unit, until_on=date(2027, 1, 1), by=None, at=AT)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("a_unit_has_a_name", {"names": {}}),
        ("a_unit_ends_after_it_begins", {"until_on": date(1999, 1, 1)}),
        ("pillars_are_known", {"pillars": ["army"]}),
        ("only_a_root_unit_has_depth_zero", {"depth": 3}),
    ],
)
def test_the_database_keeps_units_right(constraint, change):
    unit = UnitFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).update(**change)


def test_the_database_deletes_no_unit():
    unit = UnitFactory()

    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Unit.objects.filter(pk=unit.pk).delete()
