from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import translation

from chancellery.organisations import queries
from chancellery.organisations.enums import Pillar, Role, UnitKind
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import ADMINISTRATORS, NOBODY, REGISTRARS
from chancellery.organisations.tests.factories import MembershipFactory, TenureFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def wanted(**more):
    return queries.Wanted(on=DAY, **more)


def found(authority, **more):
    return [unit.code for unit in queries.matching(authority, wanted(**more))]


@pytest.fixture
def somebody():
    return queries.authority_of(UserFactory(), on=DAY)


def test_find_units_by_any_name_without_accents_or_by_code():
    unit = UnitFactory(code="snv-ht", names={"vi": "Sở Ngoại vụ Hà Tĩnh", "en": "Department"}, aliases=["Sở NgV"])
    UnitFactory(names={"vi": "Sở Ngoại vụ Hà Nội"})

    for name in ("so ngoai vu ha tinh", "SỞ NGOẠI VỤ  HÀ TĨNH", "department", "Sở NgV", "SNV-HT"):
        assert queries.find_units(name) == [unit]
    assert queries.find_units("so ngoai vu") == []
    assert queries.find_units(" – ") == []


def test_authority_holds_on_its_days_only():
    held = MembershipFactory(role=Role.HEAD, from_on=date(2026, 1, 1), until_on=date(2026, 3, 31))

    for day, count in [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 3, 31), 1), (date(2026, 4, 1), 0)]:
        assert len(queries.authority_of(held.user, on=day).grants) == count


def test_choices_under_are_the_subtrees_of_the_role():
    root = UnitFactory(code="root")
    province = UnitFactory(code="province", parent=root)
    UnitFactory(code="office", parent=province, until_on=date(2025, 12, 31))
    UnitFactory(code="elsewhere", parent=root)
    clerk = queries.authority_of(MembershipFactory(unit=province, role=Role.CLERK).user, on=DAY)

    assert [unit.code for unit in queries.choices_under(clerk, REGISTRARS)] == ["province", "office"]
    assert [unit.code for unit in queries.choices_under(clerk, REGISTRARS, on=DAY)] == ["province"]
    assert not queries.choices_under(clerk, ADMINISTRATORS).exists()


def test_administered_is_refused_to_others_and_absent_to_nobody():
    unit = UnitFactory()
    child = UnitFactory(parent=unit)
    tenure = TenureFactory(post__unit=child)
    administrator = MembershipFactory(unit=unit, role=Role.ADMINISTRATOR)
    mine, others = (queries.authority_of(user, on=DAY) for user in (administrator.user, MembershipFactory().user))

    doors = [
        (queries.administered_unit, child.pk),
        (queries.administered_post, tenure.post.pk),
        (queries.administered_tenure, tenure.pk),
        (queries.administered_membership, administrator.pk),
    ]
    for door, pk in doors:
        assert door(mine, pk).pk == pk
        with pytest.raises(PermissionDenied):
            door(others, pk)
        with pytest.raises(Http404):
            door(NOBODY, pk)
        with pytest.raises(Http404):
            door(mine, 10**9)


def test_matching_needs_every_word_in_the_names(somebody):
    UnitFactory(code="ht", names={"vi": "Sở Ngoại vụ Hà Tĩnh"}, kind=UnitKind.DEPARTMENT, pillars=[Pillar.STATE])
    UnitFactory(code="hn", names={"vi": "Sở Ngoại vụ Hà Nội"}, kind=UnitKind.OFFICE, pillars=[Pillar.PARTY])

    assert found(somebody, words="ngoai ha") == ["ht", "hn"]
    assert found(somebody, words="tĩnh, ngoại") == ["ht"]
    assert found(somebody, words="HN") == ["hn"]
    assert found(somebody, words="huế") == []
    assert found(somebody, kind=UnitKind.OFFICE) == ["hn"]
    assert found(somebody, pillar=Pillar.STATE) == ["ht"]
    assert found(NOBODY) == []


def test_matching_keeps_to_the_day_and_below(somebody):
    root = UnitFactory(code="root")
    UnitFactory(code="old", parent=root, until_on=date(2026, 3, 1))
    UnitFactory(code="new", parent=root, from_on=DAY)
    other = UnitFactory(code="other")

    assert found(somebody, below=root) == ["new"]
    assert found(somebody, below=other) == []
    assert [u.code for u in queries.matching(somebody, queries.Wanted(on=date(2026, 3, 1)))] == ["root", "old", "other"]


def outline(twigs):
    return [(twig.unit.code, twig.undrawn, outline(twig.children)) for twig in twigs]


def test_tree_is_sorted_by_name_at_each_level(somebody):
    root = UnitFactory(code="root", names={"vi": "Trung ương"})
    UnitFactory(code="z", parent=root, names={"en": "Yen Bai"})
    UnitFactory(code="a", parent=root, names={"en": "Đà Nẵng"})
    UnitFactory(code="first", names={"en": "A root"})

    assert outline(queries.tree(somebody, on=DAY)) == [("first", 0, []), ("root", 0, [("a", 0, []), ("z", 0, [])])]


def test_tree_counts_the_level_that_does_not_fit(somebody, monkeypatch):
    monkeypatch.setattr("chancellery.organisations.queries.units.DRAWN", 3)
    root = UnitFactory(code="root")
    middle = UnitFactory(code="middle", parent=root)
    for _ in range(3):
        UnitFactory(parent=middle)

    assert outline(queries.tree(somebody, on=DAY)) == [("root", 0, [("middle", 3, [])])]


def test_ancestors_run_from_the_root_down():
    root = UnitFactory()
    middle = UnitFactory(parent=root)
    leaf = UnitFactory(parent=middle)

    assert queries.ancestors(leaf) == [root, middle]
    assert queries.ancestors(root) == []


def test_members_are_the_units_own_then_those_above_without_the_past():
    root = UnitFactory()
    unit = UnitFactory(parent=root)
    above = MembershipFactory(unit=root)
    own = MembershipFactory(unit=unit)
    MembershipFactory(unit=unit, until_on=date(2026, 3, 1))
    MembershipFactory(unit=UnitFactory(parent=unit))

    assert queries.members(unit, on=DAY) == [own, above]


def test_valid_on_counts_both_ends():
    unit = UnitFactory(from_on=DAY, until_on=DAY)

    assert list(queries.valid_on(DAY)) == [unit]
    assert not queries.valid_on(date(2026, 3, 1)).exists()
    assert not queries.valid_on(date(2026, 3, 3)).exists()
    assert Unit.objects.count() == 1


def test_units_stand_by_name_in_the_language_of_the_page():
    named = {"vi": ("Duy Tiên", "Đức Thọ", "Vinh"), "en": ("Zone", "Quarter", "Annex")}
    units = [UnitFactory(names={"vi": vi, "en": en}) for vi, en in zip(*named.values(), strict=True)]
    first, second, third = (unit.pk for unit in units)

    with translation.override("vi"):
        assert queries.by_name(Unit.objects.all()) == [first, second, third]
    with translation.override("en"):
        keys = queries.by_name(Unit.objects.all())

    assert keys == [third, second, first]
    assert queries.in_order(Unit.objects.all(), keys[:2]) == [units[2], units[1]]
