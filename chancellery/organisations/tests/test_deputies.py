"""A deputy acts for another: for a time, in all but administration, and never as a second pair of eyes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments import actions as commitments
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import ProgressReport
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.core.models import AuditEntry
from chancellery.core.queries import trail
from chancellery.organisations import actions, queries
from chancellery.organisations.actions.deputies import NamesForAnother
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Deputyship
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def head():
    return MembershipFactory(unit=UnitFactory(), role=Role.HEAD)


@pytest.fixture
def deputy():
    return UserFactory(full_name="Vice")


def named(principal, deputy, *, days=(0, 7), **more):
    first, last = (queries.today() + timedelta(days=one) for one in days)
    told = {"from_on": first, "until_on": last, "by": principal, "at": AT} | more
    return actions.name_deputy(principal=principal, deputy=deputy, **told)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def acting(user, deputyship):
    client = signed_in(user)
    assert client.post(reverse("organisations:act_for", args=[deputyship.pk])).status_code == 302
    return client


def test_whoever_acts_for_another_sees_what_they_see_and_the_page_says_so(head, deputy):
    commitment = CommitmentFactory(lead=head.unit)
    page = reverse("commitments:commitment", args=[commitment.pk])
    assert signed_in(deputy).get(page).status_code == 404

    client = acting(deputy, named(head.user, deputy))

    assert client.get(page).status_code == 200
    assert f"On behalf of {head.user}" in client.get(reverse("organisations:deputies")).content.decode()
    client.post(reverse("organisations:stop_acting"))
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("days", [(-9, -1), (1, 9)])
def test_nobody_acts_before_or_after_the_time(head, deputy, days):
    one = named(head.user, deputy, days=days)

    assert signed_in(deputy).post(reverse("organisations:act_for", args=[one.pk])).status_code == 404


def test_a_deputyship_ends_by_itself_in_the_middle_of_a_session(head, deputy):
    one = named(head.user, deputy)
    client = acting(deputy, one)
    page = reverse("commitments:commitment", args=[CommitmentFactory(lead=head.unit).pk])
    assert client.get(page).status_code == 200

    today = queries.today()
    Deputyship.objects.update(from_on=today - timedelta(days=3), until_on=today - timedelta(days=1))

    assert client.get(page).status_code == 404


def test_a_withdrawn_deputy_acts_no_more(head, deputy):
    one = named(head.user, deputy)
    client = acting(deputy, one)

    signed_in(head.user).post(reverse("organisations:withdraw_deputy", args=[one.pk]))

    assert client.get(reverse("commitments:commitment", args=[CommitmentFactory(lead=head.unit).pk])).status_code == 404
    with pytest.raises(actions.WithdrawnAlready):
        actions.withdraw_deputy(deputyship=one, by=head.user, at=AT)


def test_a_stranger_neither_withdraws_nor_acts(head, deputy):
    one = named(head.user, deputy)
    stranger = signed_in(MembershipFactory(unit=UnitFactory(), role=Role.ADMINISTRATOR).user)

    for name in ("withdraw_deputy", "act_for"):
        assert stranger.post(reverse(f"organisations:{name}", args=[one.pk])).status_code == 404


def test_the_administrator_of_all_units_names_and_withdraws(head, deputy):
    admin = signed_in(MembershipFactory(unit=head.unit, role=Role.ADMINISTRATOR).user)
    page = reverse("organisations:deputies_of", args=[head.pk])
    today = queries.today().isoformat()

    admin.post(page, {"deputy": deputy.email, "from_on": today, "until_on": today})

    one = Deputyship.objects.get()
    assert (one.principal, one.deputy) == (head.user, deputy)
    MembershipFactory(user=head.user, unit=UnitFactory(), role=Role.CLERK)
    assert admin.get(page).status_code == 403


def test_administration_is_not_lent(deputy):
    admin = MembershipFactory(unit=UnitFactory(), role=Role.ADMINISTRATOR)
    with pytest.raises(actions.NothingToLend):
        named(admin.user, deputy)
    MembershipFactory(user=admin.user, unit=admin.unit, role=Role.CLERK)

    client = acting(deputy, named(admin.user, deputy))

    assert client.get(reverse("organisations:rename_unit", args=[admin.unit.pk])).status_code == 403


def test_a_deputy_names_no_deputy(head, deputy):
    other = UserFactory()
    named(head.user, deputy)
    deputy.acting_for = head.user

    with pytest.raises(NamesForAnother):
        named(head.user, other, by=deputy)


@pytest.mark.parametrize(
    ("refusal", "days"), [(actions.DeputyEndsTooEarly, (3, 2)), (actions.NamedAlready, (7, 9))]
)  # fmt: skip
def test_what_cannot_be_is_refused(head, deputy, refusal, days):
    named(head.user, deputy)

    with pytest.raises(refusal):
        named(head.user, deputy, days=days)


def test_nobody_is_their_own_deputy(head):
    with pytest.raises(actions.NotForOneself):
        named(head.user, head.user)


def test_the_trail_says_for_whom(head, deputy):
    deputy.acting_for = head.user
    commitment = CommitmentFactory(lead=head.unit)

    commitments.declare_at_risk(commitment=commitment, reason="No hall", by=deputy, at=AT)

    entry = AuditEntry.objects.latest("pk")
    assert (entry.by_key, entry.details["behalf"]) == (deputy.pk, head.user.pk)
    assert trail(commitment)[0].behalf == head.user.full_name


def reported(leaf, by):
    return commitments.write_report(commitment=leaf, percentage=30, done="The stall is built.", by=by, at=AT,
        and_submit=True)  # fmt: skip


def test_what_the_principal_wrote_the_deputy_does_not_accept(head, deputy):
    report = reported(CommitmentFactory(lead=head.unit), head.user)
    client = acting(deputy, named(head.user, deputy))

    answer = client.post(reverse("commitments:accept", args=[report.pk]))

    assert answer.status_code == 403
    deputy.acting_for = head.user
    with pytest.raises(commitments.OwnReport):
        commitments.accept(report=report, by=deputy, at=AT)


def test_what_the_deputy_wrote_for_the_principal_the_principal_does_not_accept(head, deputy):
    deputy.acting_for = head.user
    report = reported(CommitmentFactory(lead=head.unit), deputy)

    with pytest.raises(commitments.OwnReport):
        commitments.accept(report=report, by=head.user, at=AT)
    assert ProgressReport.objects.get(pk=report.pk).hands == {head.user.pk, deputy.pk}


def test_a_deputy_accepts_what_others_wrote(head, deputy):
    report = reported(CommitmentFactory(lead=head.unit), UserFactory())
    client = acting(deputy, named(head.user, deputy))

    client.post(reverse("commitments:accept", args=[report.pk]))

    report.refresh_from_db()
    assert (report.state, report.decided_by) == (ReportState.ACCEPTED, deputy)
    assert AuditEntry.objects.get(verb="report.accepted").details["behalf"] == head.user.pk


def test_the_page_of_deputies_asks_as_often_for_three_as_for_one(head, deputy):
    client, page = signed_in(head.user), reverse("organisations:deputies")
    named(head.user, deputy)
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for _n in range(2):
        named(head.user, UserFactory())
    with CaptureQueriesContext(connection) as three:
        client.get(page)

    assert len(one) == len(three)


def test_every_page_says_on_whose_behalf_it_is_used(head, deputy):
    client = acting(deputy, named(head.user, deputy))
    said = f"You act for {head.user.full_name}"

    assert [client.get(page).content.decode().count(said) for page in ("/", "/units/", "/deputies/")] == [1, 1, 1]
    client.post(reverse("organisations:stop_acting"))
    assert said not in client.get("/units/").content.decode()
