from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from chancellery.core.models import AuditEntry
from chancellery.organisations import actions
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Tenure, User
from chancellery.organisations.tests.factories import (
    MembershipFactory,
    PostFactory,
    TenureFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)


def last_entry():
    entry = AuditEntry.objects.latest("id")
    return entry.verb, entry.on_key, entry.by_key, entry.at


def test_add_user_keeps_the_name_as_written_and_gives_no_password():
    user = actions.add_user(email=" Lan@Example.ORG ", full_name=" Nguyễn Thị Lan ", language="vi", by=None, at=AT)

    user.refresh_from_db()
    assert (user.email, user.full_name, user.language) == ("lan@example.org", "Nguyễn Thị Lan", "vi")
    assert not user.has_usable_password()
    assert last_entry() == ("user.added", user.pk, None, AT)


def test_add_user_refuses_an_address_taken_in_another_case():
    UserFactory(email="lan@example.org")

    with pytest.raises(actions.AddressTaken, match=r"lan@example\.org"):
        actions.add_user(email="LAN@example.org", full_name="Lan", language="vi", by=None, at=AT)


@pytest.mark.parametrize(
    ("name", "language", "refusal"), [(" ", "vi", actions.NameNeeded), ("Lan", "xx", actions.LanguageUnknown)]
)
def test_add_user_refuses_what_is_missing(name, language, refusal):
    with pytest.raises(refusal):
        actions.add_user(email="lan@example.org", full_name=name, language=language, by=None, at=AT)

    assert not User.objects.exists()


def test_choose_language_is_remembered():
    user = UserFactory(language="en")

    actions.choose_language(user=user, language="vi", by=user, at=AT)

    user.refresh_from_db()
    assert user.language == "vi"
    assert last_entry() == ("user.language_chosen", user.pk, user.pk, AT)


def test_choose_language_refuses_one_the_pages_do_not_speak():
    with pytest.raises(actions.LanguageUnknown):
        actions.choose_language(user=UserFactory(), language="la", by=None, at=AT)


def given(**more):
    return actions.give_role(**({"role": Role.CLERK, "from_on": DAY, "by": None, "at": AT} | more))


def test_give_role_is_recorded_on_the_unit():
    user, unit, by = UserFactory(full_name="Lan"), UnitFactory(), UserFactory()

    membership = given(user=user, unit=unit, until_on=date(2026, 12, 31), by=by)

    held = Membership.objects.get(pk=membership.pk)
    assert (held.user, held.unit, held.role) == (user, unit, "clerk")
    assert (held.from_on, held.until_on) == (DAY, date(2026, 12, 31))
    assert last_entry() == ("role.given", unit.pk, by.pk, AT)
    assert AuditEntry.objects.latest("id").details["name"] == "Lan"


def test_give_role_refuses_to_give_one_to_oneself():
    user, unit = UserFactory(), UnitFactory()

    with pytest.raises(actions.NotToOneself):
        given(user=user, unit=unit, by=user)
    given(user=user, unit=unit, by=UserFactory())


def test_give_role_refuses_a_unit_that_is_not_there_and_an_early_end():
    with pytest.raises(actions.UnitNotThere):
        given(user=UserFactory(), unit=UnitFactory(until_on=date(2026, 3, 1)))
    with pytest.raises(actions.RoleEndsTooEarly):
        given(user=UserFactory(), unit=UnitFactory(), until_on=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("from_on", "until_on", "refused"),
    [
        (date(2026, 1, 1), date(2026, 2, 28), False),  # ends before it
        (date(2026, 1, 1), date(2026, 3, 1), True),  # touches its first day
        (date(2026, 3, 31), None, True),  # touches its last day
        (date(2026, 4, 1), None, False),  # begins after it
        (date(2026, 1, 1), None, True),  # covers it
    ],
)
def test_give_role_refuses_days_on_which_it_is_held(from_on, until_on, refused):
    held = MembershipFactory(role=Role.CLERK, from_on=date(2026, 3, 1), until_on=date(2026, 3, 31))

    if refused:
        with pytest.raises(actions.RoleHeldAlready):
            given(user=held.user, unit=held.unit, from_on=from_on, until_on=until_on)
    else:
        given(user=held.user, unit=held.unit, from_on=from_on, until_on=until_on)
    given(user=held.user, unit=held.unit, role=Role.HEAD, from_on=from_on, until_on=until_on)


def test_end_role_keeps_it_until_its_last_day():
    held = MembershipFactory(from_on=DAY)

    with pytest.raises(actions.RoleEndsTooEarly):
        actions.end_role(membership=held, until_on=date(2026, 3, 1), by=None, at=AT)
    actions.end_role(membership=held, until_on=DAY, by=None, at=AT)

    held.refresh_from_db()
    assert held.until_on == DAY
    assert last_entry() == ("role.ended", held.unit.pk, None, AT)


def test_revoke_role_leaves_only_its_line_in_the_trail():
    held = MembershipFactory()

    actions.revoke_role(membership=held, by=None, at=AT)

    assert not Membership.objects.exists()
    assert last_entry() == ("role.revoked", held.unit.pk, None, AT)


def test_the_database_lets_a_role_be_held_once_at_a_time():
    held = MembershipFactory()

    with pytest.raises(IntegrityError, match="a_role_is_held_once_at_a_time"), transaction.atomic():
        MembershipFactory(user=held.user, unit=held.unit, role=held.role, from_on=date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="a_role_ends_after_it_begins"), transaction.atomic():
        MembershipFactory(until_on=date(2019, 1, 1))


def test_add_post_says_what_its_holder_does():
    unit = UnitFactory()

    post = actions.add_post(unit=unit, titles={"vi": "Chủ tịch", "en": " "}, signs=True, by=None, at=AT)

    post.refresh_from_db()
    assert (post.titles, post.signs, post.chairs) == ({"vi": "Chủ tịch"}, True, False)
    assert last_entry() == ("post.added", unit.pk, None, AT)


def test_add_post_refuses_one_without_a_title():
    with pytest.raises(actions.TitleMissing):
        actions.add_post(unit=UnitFactory(), titles={"en": ""}, by=None, at=AT)


def test_appoint_lets_the_former_holder_leave_the_day_before():
    former = TenureFactory(from_on=date(2024, 1, 1))

    actions.appoint(post=former.post, holder_name=" Trần Văn Bình ", from_on=DAY, by=None, at=AT)

    held = Tenure.objects.filter(post=former.post).values_list("holder_name", "from_on", "until_on")
    assert list(held) == [
        ("Trần Văn Bình", DAY, None),
        (former.holder_name, date(2024, 1, 1), date(2026, 3, 1)),
    ]
    assert last_entry() == ("post.filled", former.post.unit.pk, None, AT)


def test_appoint_refuses_a_day_on_or_before_which_somebody_holds_it():
    held = TenureFactory(from_on=DAY, until_on=date(2026, 3, 31), holder_name="Bình")

    for from_on in (date(2026, 3, 1), DAY, date(2026, 3, 31)):
        with pytest.raises(actions.PostHeldThen, match="Bình"):
            actions.appoint(post=held.post, holder_name="Lan", from_on=from_on, by=None, at=AT)
    actions.appoint(post=held.post, holder_name="Lan", from_on=date(2026, 4, 1), by=None, at=AT)


def test_appoint_refuses_a_nameless_holder():
    with pytest.raises(actions.HolderMissing):
        actions.appoint(post=PostFactory(), holder_name=" ", from_on=DAY, by=None, at=AT)


def test_end_tenure_leaves_the_post_empty():
    held = TenureFactory(from_on=DAY)

    with pytest.raises(actions.TenureEndsTooEarly):
        actions.end_tenure(tenure=held, until_on=date(2026, 3, 1), by=None, at=AT)
    actions.end_tenure(tenure=held, until_on=DAY, by=None, at=AT)

    held.refresh_from_db()
    assert held.until_on == DAY
    assert last_entry() == ("post.left", held.post.unit.pk, None, AT)


def test_the_database_lets_a_post_have_one_holder_at_a_time():
    held = TenureFactory()

    with pytest.raises(IntegrityError, match="a_post_has_one_holder_at_a_time"), transaction.atomic():
        TenureFactory(post=held.post, from_on=date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="a_tenure_ends_after_it_begins"), transaction.atomic():
        TenureFactory(until_on=date(2019, 1, 1))
    with pytest.raises(IntegrityError, match="a_post_has_a_title"), transaction.atomic():
        PostFactory(titles={})


def test_the_database_lets_one_user_have_an_address():
    UserFactory(email="lan@example.org")

    with pytest.raises(IntegrityError, match="one_user_per_address"), transaction.atomic():
        UserFactory(email="Lan@example.org")
