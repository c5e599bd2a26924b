"""Two units become one: what moves, what stays, and the way back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, Coordination
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.config import check
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.organisations import actions as organisations
from chancellery.organisations import queries as units
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import Role, SuccessionKind
from chancellery.organisations.models import Membership, Post, Succession, Tenure, Unit
from chancellery.organisations.tests.factories import MembershipFactory, PostFactory, TenureFactory, UnitFactory
from chancellery.successions import actions

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LAST = DAY - timedelta(days=1)


class Service:
    """A centre with two ministries, each with a department, a member, and something to do."""

    def __init__(self):
        self.centre = UnitFactory(code="centre")
        self.one, self.other = (UnitFactory(code=code, parent=self.centre) for code in ("one", "other"))
        self.below = UnitFactory(code="below", parent=self.other)
        self.officer = MembershipFactory(unit=self.other, role=Role.OFFICER)
        self.head = MembershipFactory(unit=self.one, role=Role.HEAD)
        self.open = CommitmentFactory(lead=self.other)
        self.share = CommitmentFactory(lead=self.below, parent=self.open)
        self.done = CommitmentFactory(lead=self.other, status=Status.DONE, done_on=date(2026, 1, 1))
        self.basis = DocumentFactory(number="30-NQ/TW")

    def wanted(self, **more):
        told = {
            "kind": SuccessionKind.MERGE, "takes_effect_on": DAY, "basis": "", "predecessors": [self.one, self.other],
            "successors": [self.one],
        } | more  # fmt: skip
        return actions.Ordered(Wanted(**told), self.basis)


@pytest.fixture
def service():
    return Service()


def carried_out(*many, by=None, at=AT):
    made = actions.carry_out(many=many, by=by, at=at)
    assert broken() == set()
    return made[0]


def broken():
    kept = {"The tables are those of this version.", "Every constraint was checked against all rows."}
    return {
        verdict.sentence for verdict in check.verdicts()
        if verdict.broken and verdict.sentence not in kept and "accepted report" not in verdict.sentence
    }  # fmt: skip


def lead_of(commitment):
    return Commitment.objects.get(pk=commitment.pk).lead.code


def test_merging_hands_over_what_is_open_and_leaves_what_is_closed(service):
    made = carried_out(service.wanted())

    assert (lead_of(service.open), lead_of(service.share), lead_of(service.done)) == ("one", "below", "other")
    assert Unit.objects.get(code="other").until_on == LAST
    below = Unit.objects.get(code="below")
    assert (below.parent, below.path) == (service.one, f"{service.one.path}{below.pk}.")
    assert made.legal_basis.document == service.basis
    assert made.basis.startswith("30-NQ/TW")


def test_merging_lets_people_go_on_in_the_successor(service):
    carried_out(service.wanted())

    held = Membership.objects.filter(user=service.officer.user).order_by("from_on")
    assert [(one.unit.code, one.from_on, one.until_on) for one in held] == [
        ("other", date(2020, 1, 1), LAST), ("one", DAY, None),
    ]  # fmt: skip


def test_a_role_that_is_held_in_both_is_held_once(service):
    MembershipFactory(unit=service.one, role=Role.OFFICER, user=service.officer.user, until_on=date(2026, 12, 31))

    carried_out(service.wanted())

    held = Membership.objects.filter(user=service.officer.user, unit=service.one).order_by("from_on")
    assert [(one.from_on, one.until_on) for one in held] == [
        (date(2020, 1, 1), date(2026, 12, 31)), (date(2027, 1, 1), None),
    ]  # fmt: skip


def test_a_role_that_has_not_begun_begins_in_the_successor(service):
    later = date(2026, 9, 1)
    MembershipFactory(unit=service.other, role=Role.CLERK, user=service.officer.user, from_on=later)

    carried_out(service.wanted())

    clerk = Membership.objects.get(user=service.officer.user, role=Role.CLERK)
    assert (clerk.unit, clerk.from_on) == (service.one, later)


def test_one_holder_goes_over_and_of_two_nobody_is_chosen(service):
    for unit in (service.one, service.other):
        TenureFactory(post=PostFactory(unit=unit, titles={"en": "Chair"}))
    TenureFactory(post=PostFactory(unit=service.other, titles={"en": "Spokesman"}), holder_name="An")

    carried_out(service.wanted())

    held = Tenure.objects.filter(post__unit=service.one, until_on=None).values_list("post__titles__en", "holder_name")
    assert sorted(title for title, _name in held) == ["Chair", "Spokesman"]
    assert dict(held)["Spokesman"] == "An"
    assert Post.objects.filter(unit=service.one).count() == 2
    assert not Tenure.objects.filter(post__unit=service.other, until_on=None).exists()


def test_co_ordinating_goes_over_once_with_the_parts_of_both(service):
    elsewhere = CommitmentFactory(lead=service.centre)
    for unit, part in ((service.one, "Lends its hall"), (service.other, "Interprets")):
        CoordinationFactory(commitment=elsewhere, unit=unit, part=part)

    carried_out(service.wanted())

    helps = Coordination.objects.get(commitment=elsewhere)
    assert (helps.unit, helps.part) == (service.one, "Interprets; Lends its hall")


def test_whoever_leads_by_now_does_not_co_ordinate_as_well(service):
    CoordinationFactory(commitment=service.open, unit=service.one)

    carried_out(service.wanted())

    assert not Coordination.objects.exists()


def test_what_waits_goes_over_and_what_was_decided_stays(service):
    leaf = CommitmentFactory(lead=service.other)
    decided = ReportFactory(commitment=service.done, state=ReportState.RETURNED, submitted_at=AT, decided_at=AT,
        decided_by=service.head.user, return_reason="Say more")  # fmt: skip
    waiting = ReportFactory(commitment=leaf, state=ReportState.SUBMITTED, submitted_at=AT)

    carried_out(service.wanted())

    for report in (decided, waiting):
        report.refresh_from_db()
    assert (decided.unit, waiting.unit) == (service.other, service.one)


def test_the_trail_tells_it_of_every_unit_and_commitment(service):
    made = carried_out(service.wanted(), by=service.head.user)

    told = AuditEntry.objects.filter(details__succession=made.pk).order_by("verb")
    assert [(one.verb, one.on_name, one.by_key) for one in told] == [
        ("commitment.reassigned", service.open.title, service.head.user.pk),
        ("succession.made", str(made), service.head.user.pk),
        ("unit.succeeded", "Other", service.head.user.pk),
        ("unit.took_over", "One", service.head.user.pk),
    ]


def test_whoever_holds_a_role_in_the_successor_reads_what_the_predecessor_did(service):
    carried_out(service.wanted())

    authority = units.authority_of(service.head.user, on=DAY)
    assert authority.may([Role.HEAD], service.other.path)
    assert not authority.may([Role.HEAD], service.centre.path)


def test_a_preview_changes_nothing(service):
    outcome = actions.preview(many=[service.wanted()], by=None, at=AT)

    counted = {one.code: one.count for one in outcome.moved}
    assert counted == {"commitment": 1, "closed": 1, "unit": 1, "role": 2}
    assert lead_of(service.open) == "other"
    assert not Succession.objects.exists()


def test_what_was_seen_is_done_and_nothing_else(service):
    seen = actions.preview(many=[service.wanted()], by=None, at=AT).mark
    CommitmentFactory(lead=service.other)

    again = actions.carry_out_as_seen(many=[service.wanted()], seen=seen, by=None, at=AT)
    assert not Succession.objects.exists()

    done = actions.carry_out_as_seen(many=[service.wanted()], seen=again.mark, by=None, at=AT)
    assert len(done.made) == 1


def snapshot():
    """Everything a succession may touch, but for its own records."""
    models = (Unit, Membership, Post, Tenure, Commitment, Coordination)
    return {model: sorted(model.objects.values_list(), key=repr) for model in models}


def test_putting_back_restores_everything(service):
    CoordinationFactory(commitment=service.open, unit=service.one)
    TenureFactory(post=PostFactory(unit=service.other, titles={"en": "Spokesman"}))
    MembershipFactory(unit=service.other, role=Role.CLERK, from_on=date(2026, 9, 1))
    before = snapshot()
    made = carried_out(service.wanted())

    organisations.put_back(succession=made, by=None, at=AT + timedelta(hours=2))

    assert snapshot() == before
    assert broken() == set()


def test_the_history_of_what_moved_says_that_it_is_back(service):
    made = carried_out(service.wanted())
    organisations.put_back(succession=made, by=None, at=AT + timedelta(hours=2))

    told = AuditEntry.objects.filter(on_type="commitments.commitment", on_key=service.open.pk).order_by("pk")
    there, back = (one for one in told if one.details.get("succession") == made.pk)

    assert (there.verb, back.verb) == ("commitment.reassigned", "commitment.put_back")
    assert (back.details["lead"], back.details["before"]) == (service.other.pk, there.details["lead"])
    assert back.details["units"].split(" → ") == there.details["units"].split(" → ")[::-1]


def test_a_succession_is_put_back_once_and_for_a_day_only(service):
    made = carried_out(service.wanted())

    with pytest.raises(organisations.TooLateToPutBack):
        organisations.put_back(succession=made, by=None, at=AT + timedelta(hours=25))
    organisations.put_back(succession=made, by=None, at=AT)
    with pytest.raises(organisations.UndoneBefore):
        organisations.put_back(succession=made, by=None, at=AT)


def test_a_succession_stays_when_something_done_since_would_be_lost(service):
    made = carried_out(service.wanted())
    Commitment.objects.filter(pk=service.open.pk).update(lead=service.centre)

    with pytest.raises(organisations.DoneSince, match=r"\(1\)"):
        organisations.put_back(succession=made, by=None, at=AT)

    assert lead_of(service.open) == "centre"


@pytest.mark.parametrize(
    ("refusal", "change"),
    [
        (organisations.NotYet, {"takes_effect_on": DAY + timedelta(days=1)}),
        (organisations.NotThereBefore, {"takes_effect_on": date(2020, 1, 1)}),
        (organisations.WrongNumber, {"successors": []}),
        (organisations.NobodyEnds, {"predecessors": []}),
    ],
)
def test_what_cannot_be_is_refused(service, refusal, change):
    with pytest.raises(refusal), transaction.atomic():
        actions.carry_out(many=[service.wanted(**change)], by=None, at=AT)


def test_a_succession_without_its_document_is_refused(service):
    with pytest.raises(organisations.NoLegalBasis):
        actions.carry_out(many=[actions.Ordered(service.wanted().wanted, None)], by=None, at=AT)


def test_a_unit_that_has_ended_takes_nothing_over(service):
    Unit.objects.filter(pk=service.one.pk).update(until_on=DAY)

    with pytest.raises(organisations.SuccessorNotThere):
        actions.carry_out(many=[service.wanted(predecessors=[service.other])], by=None, at=AT)


def test_a_successor_far_below_its_predecessor_is_refused(service):
    deep = UnitFactory(parent=service.below)

    with pytest.raises(organisations.SuccessorBelow):
        actions.carry_out(many=[service.wanted(predecessors=[service.other], successors=[deep])], by=None, at=AT)


def test_a_successor_right_below_takes_the_place_of_its_predecessor(service):
    UnitFactory(code="beside", parent=service.other)

    carried_out(service.wanted(predecessors=[service.other], successors=[service.below]))

    assert Unit.objects.get(code="below").parent == service.centre
    assert Unit.objects.get(code="beside").parent == service.below
