from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from chancellery.core.models import AuditEntry
from chancellery.organisations import forms
from chancellery.organisations.enums import Role, UnitKind
from chancellery.organisations.models import Membership, Post, Tenure, Unit, User
from chancellery.organisations.tests.factories import (
    MembershipFactory,
    PostFactory,
    TenureFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return UnitFactory(code="root", names={"vi": "Cơ quan trung ương", "en": "Central body"})


@pytest.fixture
def unit(root):
    return UnitFactory(code="ht", parent=root, names={"vi": "Sở Ngoại vụ Hà Tĩnh"}, kind=UnitKind.DEPARTMENT)


@pytest.fixture
def administrator(client, root):
    user = MembershipFactory(unit=root, role=Role.ADMINISTRATOR, user__full_name="Ada").user
    client.force_login(user)
    return user


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def counted(client, address, **query):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page(client, address, **query)
    return len(queries)


def test_units_are_shown_as_a_tree_to_everybody_signed_in(client, unit):
    address = reverse("organisations:units")
    assert client.get(address).headers["Location"] == f"/sign-in/?next={address}"

    client.force_login(UserFactory())
    shown = page(client, address)

    assert 'class="tree"' in shown
    assert f'<a href="/units/{unit.pk}/">Sở Ngoại vụ Hà Tĩnh</a>' in shown
    assert "1 unit below" in shown


def test_units_found_without_accents_are_listed(client, administrator, unit):
    shown = page(client, reverse("organisations:units"), q="ngoai vu")

    assert 'class="tree"' not in shown
    assert f'<a href="/units/{unit.pk}/" lang="vi">Sở Ngoại vụ Hà Tĩnh</a>' in shown
    assert "<span>1 unit</span>" in shown


def test_units_that_nobody_finds_say_so(client, administrator):
    assert "No unit answers to this" in page(client, reverse("organisations:units"), q="xyz")


@pytest.mark.parametrize("query", [{"on": "yesterday"}, {"kind": "?"}, {"below": "x"}, {"page": "x"}, {"q": "\u00a0"}])
def test_units_survive_a_strange_address(client, administrator, query):
    page(client, reverse("organisations:units"), **query)


def test_units_are_found_as_of_a_day(client, administrator, root):
    UnitFactory(parent=root, names={"en": "Old office"}, until_on=date(2021, 12, 31))

    assert "Old office" in page(client, reverse("organisations:units"), on="2021-12-31")
    assert "Old office" not in page(client, reverse("organisations:units"), on="2022-01-01")


def test_units_are_also_a_file_that_runs_nothing(client, administrator, root):
    UnitFactory(code="bad", parent=root, names={"en": '=HYPERLINK("http://x")'}, from_on=date(2020, 2, 3))

    response = client.get(reverse("organisations:units"), {"format": "csv", "q": "hyperlink"})

    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert response.headers["Content-Disposition"] == 'attachment; filename="units.csv"'
    assert len(lines) == 2
    assert lines[1].startswith('bad,"\'=HYPERLINK(""http://x"")",en,')
    assert lines[1].endswith(",2020-02-03,,root")


@pytest.mark.parametrize("query", [{}, {"q": "unit"}])
def test_units_need_the_same_queries_for_one_and_for_thirty(client, administrator, root, query):
    UnitFactory(parent=root)
    few = counted(client, reverse("organisations:units"), **query)
    UnitFactory.create_batch(29, parent=root)

    assert counted(client, reverse("organisations:units"), **query) == few
    assert few <= 8


def test_unit_shows_names_posts_people_and_history(client, root, unit):
    TenureFactory(post__unit=unit, post__titles={"vi": "Giám đốc"}, post__signs=True, holder_name="Trần Bình")
    MembershipFactory(unit=unit, role=Role.CLERK, user__full_name="Nguyễn Lan", user__email="lan@example.org")
    MembershipFactory(unit=root, role=Role.REVIEWER, user__full_name="Reviewer Above")
    client.force_login(UserFactory())

    shown = page(client, unit.get_absolute_url())

    for words in (
        "Sở Ngoại vụ Hà Tĩnh",
        "Giám đốc",
        "Trần Bình",
        "Nguyễn Lan",
        "Clerk",
        "Reviewer Above",
        "Central body",
    ):
        assert words in shown
    assert "lan@example.org" not in shown
    assert "Invite a person" not in shown


def test_unit_shows_its_administrators_addresses_and_changes(client, administrator, unit):
    MembershipFactory(unit=unit, user__email="lan@example.org")

    shown = page(client, unit.get_absolute_url())

    assert "lan@example.org" in shown
    assert "Invite a person" in shown


def test_unit_leads_to_its_board_whoever_may_read_it(client, unit):
    client.force_login(UserFactory())
    assert "/commitments/board/" not in page(client, unit.get_absolute_url()).partition("<main")[2]

    client.force_login(MembershipFactory(unit=unit, role=Role.OBSERVER).user)
    assert f'href="/commitments/board/?unit={unit.pk}"' in page(client, unit.get_absolute_url())


def test_unit_needs_the_same_queries_for_one_and_for_many(client, administrator, unit):
    def add():
        UnitFactory(parent=unit)
        TenureFactory(post__unit=unit)
        MembershipFactory(unit=unit)

    add()
    few = counted(client, unit.get_absolute_url())
    for _ in range(10):
        add()

    assert counted(client, unit.get_absolute_url()) == few
    assert few <= 15


def test_a_closed_unit_says_so(client, administrator, root):
    closed = UnitFactory(parent=root, until_on=date(2021, 12, 31))

    shown = page(client, closed.get_absolute_url())

    assert "31 Dec 2021" in shown
    assert "Open a unit" not in shown


def test_an_absent_unit_is_not_found(client, administrator):
    assert client.get(reverse("organisations:unit", args=[10**9])).status_code == 404


def changes(unit):
    """Every change: where it is made, and with what."""
    held = MembershipFactory(unit=unit, from_on=date(2024, 1, 1))
    mistaken = MembershipFactory(unit=unit)
    left, back = MembershipFactory(unit=unit), MembershipFactory(unit=unit, user__is_active=False)
    tenure = TenureFactory(post__unit=unit)
    target = UnitFactory(code="target", parent=unit.parent)
    new_person = {
        "email": "new@example.org",
        "full_name": "New",
        "language": "vi",
        "role": "head",
        "from_on": "2026-01-01",
    }
    return {
        "open_unit": (unit.pk, {"code": "new", "kind": "office", "name_vi": "Mới", "from_on": "2026-01-01"}),
        "rename_unit": (unit.pk, {"name_vi": "Sở Đối ngoại", "name_other": "Wydział", "other_language": "pl"}),
        "reclassify_unit": (unit.pk, {"kind": "mission", "pillars": ["people", "party"]}),
        "invite": (unit.pk, new_person),
        "add_post": (unit.pk, {"title_vi": "Phó giám đốc", "signs": "on"}),
        "appoint": (tenure.post.pk, {"holder_name": "Hoàng", "from_on": "2026-01-01"}),
        "end_role": (held.pk, {"until_on": "2026-12-31"}),
        "revoke_role": (mistaken.pk, {}),
        "bar": (left.pk, {}),
        "readmit": (back.pk, {}),
        "end_tenure": (TenureFactory(post__unit=unit).pk, {"until_on": "2026-12-31"}),
        "move_unit": (unit.pk, {"parent": target.code}),
        "close_unit": (unit.pk, {"until_on": "2099-12-31"}),
    }


ALL = [
    "open_unit", "rename_unit", "reclassify_unit", "invite", "add_post", "appoint", "end_role", "revoke_role",
    "end_tenure", "move_unit", "close_unit", "bar", "readmit",
]  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_a_change_is_made_by_administrators_and_refused_to_others(client, administrator, unit, name):
    pk, told = changes(unit)[name]
    address = reverse(f"organisations:{name}", args=[pk])
    before = AuditEntry.objects.count()

    client.force_login(MembershipFactory(unit=unit, role=Role.HEAD).user)
    assert client.get(address).status_code == 403
    assert client.post(address, told).status_code == 403
    assert AuditEntry.objects.count() == before

    client.force_login(administrator)
    assert '<form method="post"' in page(client, address)
    response = client.post(address, told)
    assert response.headers.get("Location") == unit.get_absolute_url(), response.content.decode()
    assert AuditEntry.objects.count() > before
    assert AuditEntry.objects.latest("id").by_key == administrator.pk


def test_the_changes_are_kept(client, administrator, unit):
    told = changes(unit)
    told["open_unit"] = told.pop("open_unit")  # last: a unit does not close while another stands below it
    for name, (pk, values) in told.items():
        client.post(reverse(f"organisations:{name}", args=[pk]), values)

    unit.refresh_from_db()
    assert unit.names == {"vi": "Sở Đối ngoại", "pl": "Wydział"}
    assert (unit.kind, unit.pillars, unit.until_on) == ("mission", ["party", "people"], date(2099, 12, 31))
    assert unit.parent.code == "target"
    assert Unit.objects.get(code="new").parent == unit
    assert Membership.objects.get(user__email="new@example.org").role == Role.HEAD
    assert not Membership.objects.filter(pk=told["revoke_role"][0]).exists()
    assert not Membership.objects.get(pk=told["bar"][0]).user.is_active
    assert Membership.objects.get(pk=told["readmit"][0]).user.is_active
    assert Membership.objects.get(pk=told["end_role"][0]).until_on == date(2026, 12, 31)
    assert Post.objects.get(titles={"vi": "Phó giám đốc"}).signs
    assert Tenure.objects.get(holder_name="Hoàng").post.unit == unit
    assert Tenure.objects.get(pk=told["end_tenure"][0]).until_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "told", "sentence"),
    [
        (
            "open_unit",
            {"code": "ht", "kind": "office", "name_vi": "M", "from_on": "2026-01-01"},
            "already has the code",
        ),
        ("open_unit", {"code": "new", "kind": "office", "from_on": "2026-01-01"}, "needs a name"),
        (
            "open_unit",
            {"code": "new", "kind": "office", "name_other": "W", "from_on": "2026-01-01"},
            "Say which language",
        ),
        ("rename_unit", {}, "needs a name"),
        ("move_unit", {"parent": "nowhere"}, "No unit that you administer"),
        ("move_unit", {"parent": "ht"}, "cannot stand under itself"),
        ("close_unit", {"until_on": "1999-01-01"}, "before the day it began"),
        (
            "invite",
            {"email": "x@example.org", "language": "vi", "role": "head", "from_on": "2026-01-01"},
            "name is needed",
        ),
    ],
)
def test_a_refusal_is_shown_and_loses_nothing(administrator, client, unit, name, told, sentence):
    before = AuditEntry.objects.count()

    response = client.post(reverse(f"organisations:{name}", args=[unit.pk]), told)

    shown = response.content.decode()
    assert response.status_code == 200
    assert sentence in shown
    assert all(
        f'value="{value}"' in shown for key, value in told.items() if key in {"code", "name_vi", "email", "parent"}
    )
    assert AuditEntry.objects.count() == before
    assert not User.objects.filter(email="x@example.org").exists()


def test_appoint_names_only_people_who_sign_in(client, administrator, unit):
    post, user = PostFactory(unit=unit), UserFactory(email="lan@example.org")
    address = reverse("organisations:appoint", args=[post.pk])
    told = {"holder_name": "Lan", "from_on": "2026-01-01"}

    assert (
        "Nobody signs in with this address" in client.post(address, told | {"email": "no@example.org"}).content.decode()
    )
    client.post(address, told | {"email": "LAN@example.org"})

    assert Tenure.objects.get(post=post).user == user


def test_nobody_gives_themselves_a_role(client, administrator, unit):
    told = {"email": administrator.email, "language": "vi", "role": "head", "from_on": "2026-01-01"}

    response = client.post(reverse("organisations:invite", args=[unit.pk]), told)

    assert "Nobody gives a role to themselves" in response.content.decode()
    assert Membership.objects.filter(user=administrator).count() == 1


def test_the_page_names_who_reads_it(client, administrator):
    shown = page(client, reverse("organisations:units"))

    assert "Ada" in shown
    assert "Administrator" in shown


@pytest.mark.parametrize(
    ("page", "some"),
    [("vi", ["Tiếng Ba Lan", "Tiếng Đức", "Tiếng Lào", "Tiếng Séc"]), ("en", ["Czech", "German", "Lao", "Spanish"])],
)
def test_languages_of_a_name_stand_in_the_order_of_their_names_and_hold_those_that_are_read(page, some):
    with translation.override(page):
        names = [name for _code, name in forms.OpenUnit().fields["other_language"].choices]

    assert [name for name in names if name in some] == some
