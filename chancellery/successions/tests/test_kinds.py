"""Each kind of succession, and who gets what."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from chancellery.commitments.actions.succeeding import LeftWithoutUnit, ReportedSince
from chancellery.commitments.models import Commitment
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.documents.tests.factories import ProvisionFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations.enums import Role, SuccessionKind
from chancellery.organisations.models import Membership, Takeover, Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory
from chancellery.plans.models import Draft, Helper, Measure
from chancellery.search.actions import index_waiting
from chancellery.search.models import Waiting
from chancellery.successions import actions
from chancellery.successions.tests.test_actions import AT, DAY, LAST, Service, carried_out, lead_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return Service()


@pytest.fixture
def heirs(service):
    return [UnitFactory(code=code, parent=service.centre) for code in ("first", "second")]


def split(service, heirs, **more):
    return service.wanted(kind=SuccessionKind.SPLIT, predecessors=[service.other], successors=heirs, **more)


def test_a_split_refuses_to_leave_an_open_commitment_without_a_unit(service, heirs):
    with pytest.raises(LeftWithoutUnit, match=service.open.title):
        actions.carry_out(many=[split(service, heirs, rest_follows=False)], by=None, at=AT)


def test_the_nearest_choice_holds_in_a_split(service, heirs):
    first, second = heirs
    provision = ProvisionFactory()
    alone, of_provision, of_document, in_branch, rest = (
        CommitmentFactory(lead=service.other, provision=provision),
        CommitmentFactory(lead=service.other, provision=provision),
        CommitmentFactory(lead=service.other, provision=ProvisionFactory(document=provision.document)),
        CommitmentFactory(lead=service.other, parent=service.open, provision=provision),
        CommitmentFactory(lead=service.other),
    )
    choices = {
        "commitment": {alone.pk: first.pk}, "branch": {service.open.pk: first.pk},
        "provision": {provision.pk: second.pk}, "document": {provision.document_id: first.pk},
        "rest": {service.other.pk: second.pk},
    }  # fmt: skip

    carried_out(split(service, heirs, rest_follows=False, choices=choices))

    led = [lead_of(one) for one in (alone, of_provision, of_document, in_branch, service.open, rest)]
    assert led == ["first", "second", "first", "first", "first", "second"]


def test_units_and_people_go_where_a_split_says(service, heirs):
    first, second = heirs
    clerk = MembershipFactory(unit=service.other, role=Role.CLERK)
    choices = {"unit": {service.below.pk: second.pk}, "role": {clerk.pk: second.pk}}

    carried_out(split(service, heirs, choices=choices))

    assert Unit.objects.get(pk=service.below.pk).parent == second
    assert Membership.objects.get(user=clerk.user, until_on=None).unit == second
    assert Membership.objects.get(user=service.officer.user, until_on=None).unit == first


def test_of_a_split_the_first_successor_keeps_the_records(service, heirs):
    carried_out(split(service, heirs))

    assert list(Takeover.objects.values_list("successor__code", "inherits")) == [("first", True), ("second", False)]


def test_a_transfer_takes_what_is_named_and_leaves_the_rest(service):
    stays = CommitmentFactory(lead=service.other)
    choices = {"commitment": {service.open.pk: service.one.pk}, "role": {service.officer.pk: service.one.pk}}
    wanted = service.wanted(
        kind=SuccessionKind.TRANSFER, predecessors=[service.other], rest_follows=False, choices=choices
    )

    carried_out(wanted)

    assert (lead_of(service.open), lead_of(stays)) == ("one", "other")
    assert Unit.objects.get(code="other").until_on is None
    assert Unit.objects.get(code="below").parent == service.other
    assert Membership.objects.get(user=service.officer.user, until_on=None).unit == service.one


def test_a_closure_needs_nobody_where_nothing_is_open(service):
    empty = UnitFactory(code="empty", parent=service.centre)

    carried_out(service.wanted(kind=SuccessionKind.CLOSURE, predecessors=[empty], successors=[]))

    assert Unit.objects.get(code="empty").until_on == LAST


def test_a_closure_refuses_to_leave_units_below_or_commitments(service):
    wanted = service.wanted(kind=SuccessionKind.CLOSURE, predecessors=[service.other], successors=[])

    with pytest.raises(organisations.UnitsRemain):
        actions.carry_out(many=[wanted], by=None, at=AT)
    Unit.objects.filter(pk=service.below.pk).update(until_on=LAST - timedelta(days=9))
    with pytest.raises(LeftWithoutUnit):
        actions.carry_out(many=[wanted], by=None, at=AT)


def test_closing_a_unit_plainly_refuses_what_is_open(service):
    with pytest.raises(LeftWithoutUnit):
        organisations.close_unit(unit=service.below, until_on=DAY, by=None, at=AT)


def test_a_renamed_unit_stays_itself_and_is_put_back(service):
    wanted = service.wanted(
        kind=SuccessionKind.RENAME, predecessors=[service.other], successors=[], names={"en": "Ministry of Ties"}
    )

    made = carried_out(wanted)

    renamed = Unit.objects.get(code="other")
    assert (str(renamed), renamed.aliases, renamed.until_on) == ("Ministry of Ties", ["Other"], None)
    organisations.put_back(succession=made, by=None, at=AT)
    assert str(Unit.objects.get(code="other")) == "Other"


def test_a_chain_of_successions_keeps_order_and_rights(service):
    last = UnitFactory(code="last", parent=service.centre)
    reader = MembershipFactory(unit=last, role=Role.HEAD)
    first = service.wanted()
    then = service.wanted(predecessors=[service.one, last], successors=[last])

    actions.carry_out(many=[first, then], by=None, at=AT)

    from chancellery.organisations import queries

    assert lead_of(service.open) == "last"
    assert queries.authority_of(reader.user, on=DAY).may([Role.HEAD], service.other.path)


def test_an_earlier_succession_is_not_put_back_before_the_later(service):
    last = UnitFactory(code="last", parent=service.centre)
    many = [service.wanted(), service.wanted(predecessors=[service.one], successors=[last])]
    first, then = actions.carry_out(many=many, by=None, at=AT)

    with pytest.raises(organisations.LaterSuccession):
        organisations.put_back(succession=first, by=None, at=AT)
    organisations.put_back(succession=then, by=None, at=AT)
    organisations.put_back(succession=first, by=None, at=AT)

    assert lead_of(service.open) == "other"


def test_a_report_written_since_keeps_the_succession(service):
    leaf = CommitmentFactory(lead=service.other)
    made = carried_out(service.wanted())
    ReportFactory(commitment=leaf, unit=service.one, written_at=AT + timedelta(hours=1))

    with pytest.raises(ReportedSince, match=leaf.title):
        organisations.put_back(succession=made, by=None, at=AT + timedelta(hours=2))


def test_drafts_of_plans_go_over(service):
    draft = Draft.objects.create(unit=service.other, title="A plan", language="en", begun_at=AT, changed_at=AT)
    measure = Measure.objects.create(draft=draft, place=1, words="Sign", lead=service.other, changed_at=AT)
    for unit in (service.one, service.other):
        Helper.objects.create(measure=measure, unit=unit)

    carried_out(service.wanted())

    draft.refresh_from_db()
    measure.refresh_from_db()
    assert (draft.unit, measure.lead) == (service.one, service.one)
    assert list(Helper.objects.values_list("unit__code", flat=True)) == ["one"]


def test_the_day_after_the_unit_began_is_early_enough(service):
    young = UnitFactory(parent=service.centre, from_on=DAY - timedelta(days=1))

    carried_out(service.wanted(predecessors=[young]))

    assert Unit.objects.get(pk=young.pk).until_on == date(2026, 3, 1)


def test_what_goes_over_goes_through_the_index_once_for_all_that_is_worded_alike(service):
    alike = [CommitmentFactory(lead=service.other, wording=service.open.wording) for _n in range(3)]
    report = ReportFactory(commitment=alike[0], unit=service.other)
    Waiting.objects.all().delete()

    actions.carry_out(many=[service.wanted()], by=None, at=AT)

    waits = Waiting.objects.filter(kind__in=["commitment", "report"]).values_list("kind", "key")
    # the unit below says once more what it leads, for it stands elsewhere now
    assert sorted(waits) == [*[("commitment", service.open.wording_id)] * 2, ("report", report.pk)]


def test_a_commitment_that_is_reassigned_alone_goes_through_the_index_too(service):
    actions.carry_out(many=[service.wanted()], by=None, at=AT)
    Waiting.objects.all().delete()

    Commitment.objects.filter(pk=service.open.pk).update(lead=service.centre)

    assert Waiting.objects.filter(kind="commitment", key=service.open.wording_id).exists()


def test_a_search_says_who_took_over_from_a_unit_that_has_ended(service):
    actions.carry_out(many=[service.wanted()], by=None, at=AT)
    index_waiting()
    client = Client()
    client.force_login(service.head.user)

    page = client.get(reverse("search:results"), {"q": "Other"}).content.decode()

    assert "closed; taken over by One" in page


def shares(service, heirs):
    """Two commitments of the one that ends, each with a share that it leads itself, and one that a unit below leads."""
    other = CommitmentFactory(lead=service.other)
    return [CommitmentFactory(lead=service.other, parent=one) for one in (service.open, other)], other


def previewed(service, heirs, **more):
    return actions.preview(many=[split(service, heirs, **more)], by=None, at=AT).parted


def test_the_preview_names_a_share_that_goes_elsewhere_than_what_stands_above_it(service, heirs):
    (kept, gone), other = shares(service, heirs)
    choices = {"commitment": {gone.pk: heirs[1].pk}}

    parted = previewed(service, heirs, choices=choices)

    assert (parted.count, [one.pk for one in parted.first]) == (1, [gone.pk])
    assert Commitment.objects.get(pk=gone.pk).lead == service.other
    assert kept.pk != gone.pk != other.pk


def test_a_unit_below_that_goes_elsewhere_takes_its_share_from_what_stands_above(service, heirs):
    parted = previewed(service, heirs, choices={"unit": {service.below.pk: heirs[1].pk}})

    assert [one.pk for one in parted.first] == [service.share.pk]


def test_what_goes_together_is_not_parted(service, heirs):
    shares(service, heirs)

    assert previewed(service, heirs).count == 0
    assert actions.preview(many=[service.wanted()], by=None, at=AT).parted.count == 0


def test_a_share_that_alone_is_transferred_or_left_behind_is_parted(service, heirs):
    (kept, gone), other = shares(service, heirs)

    def transferred(commitment):
        wanted = service.wanted(
            kind=SuccessionKind.TRANSFER, predecessors=[service.other], successors=heirs[:1],
            choices={"commitment": {commitment.pk: heirs[0].pk}}, rest_follows=False,
        )  # fmt: skip
        return {one.pk for one in actions.preview(many=[wanted], by=None, at=AT).parted.first}

    assert transferred(gone) == {gone.pk}
    assert transferred(other) == {gone.pk}
    assert transferred(service.open) == {kept.pk, service.share.pk}


def test_a_share_that_was_apart_before_is_not_said_to_part(service, heirs):
    apart = CommitmentFactory(lead=service.one, parent=service.open)

    parted = previewed(service, heirs)

    assert apart.pk not in {one.pk for one in parted.first}
    assert parted.count == 0
