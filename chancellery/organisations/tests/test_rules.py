import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancellery.organisations import rules
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant


@pytest.mark.parametrize(
    ("role", "path", "wanted", "allowed"),
    [
        (Role.HEAD, "1.", rules.PLANNERS, True),
        (Role.HEAD, "1.2.3.", rules.PLANNERS, True),  # the subtree
        (Role.HEAD, "12.", rules.PLANNERS, False),  # another unit, whose key begins alike
        (Role.OFFICER, "1.", rules.PLANNERS, False),
        (Role.OBSERVER, "1.2.", rules.READERS, True),
        (Role.ADMINISTRATOR, "1.", rules.ADMINISTRATORS, True),
        (Role.HEAD, "1.", rules.ADMINISTRATORS, False),
    ],
)
def test_a_role_holds_for_its_subtree(role, path, wanted, allowed):
    authority = Authority(user=1, grants=(Grant(role=role, unit=1, path="1."),))

    assert authority.may(wanted, path) is allowed


def test_paths_leave_out_what_lies_inside_another():
    authority = Authority(
        user=1,
        grants=tuple(
            Grant(role=role, unit=0, path=path)
            for role, path in [(Role.CLERK, "1.2."), (Role.HEAD, "1."), (Role.CLERK, "7."), (Role.CLERK, "1.2.3.")]
        ),
    )

    assert authority.paths() == ("1.", "7.")
    assert authority.paths({Role.CLERK}) == ("7.", "1.2.")
    assert authority.paths({Role.PLANNER}) == ()


def test_nobody_may_nothing():
    assert not rules.NOBODY.may(rules.READERS, "1.")
    assert not rules.NOBODY.has(rules.READERS)


paths = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(lambda keys: "".join(f"{key}." for key in keys))


@given(st.lists(paths, max_size=6), paths)
def test_paths_cover_exactly_what_the_roles_cover(held, asked):
    authority = Authority(user=1, grants=tuple(Grant(role=Role.CLERK, unit=0, path=path) for path in held))

    covered = any(asked.startswith(path) for path in authority.paths())

    assert covered is authority.may(rules.READERS, asked)


def test_name_keys_are_every_name_folded_once():
    keys = rules.name_keys({"vi": "Sở Ngoại vụ", "en": "SO NGOAI VU"}, {"vi": "SNgV"}, ["Sở  Ngoại-vụ", "…"])

    assert keys == ["sngv", "so ngoai vu"]
