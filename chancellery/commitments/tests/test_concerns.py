"""At risk, behind the pace, asked to reassign: declared, derived, answered, shown and filtered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from chancellery.commitments import actions, queries, rules
from chancellery.commitments.enums import Concern, Status
from chancellery.commitments.models import Commitment, ReassignmentRequest, Risk
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

AT = datetime(2025, 3, 3, 9, tzinfo=UTC)
TODAY = AT.date()


@pytest.mark.parametrize(
    ("progress", "gone", "expected"),
    [
        (None, 24, False),  # too early to say
        (None, 25, True),
        (Decimal(1), 25, False),
        (Decimal(30), 54, False),
        (Decimal(30), 55, True),
        (Decimal(76), 100, False),
        (Decimal(75), 100, True),  # the due day itself is not late, and still behind
        (None, 101, False),  # it is overdue: late, not behind
    ],
)
def test_a_commitment_is_behind_when_its_progress_stays_so_far_behind_its_time(progress, gone, expected):
    begun = date(2025, 1, 1)

    found = rules.is_behind(
        progress=progress, begun_on=begun, due_on=begun + timedelta(days=100), today=begun + timedelta(days=gone)
    )

    assert found is expected


def test_only_a_fixed_day_and_a_yearly_one_have_a_pace():
    given = {"period_from_on": date(2025, 1, 1), "made_on": date(2024, 1, 1)}

    found = {kind: rules.begins_on(due_kind=kind, **given) for kind in ("day", "yearly", "periodic", "continuous")}

    assert found == {"day": date(2024, 1, 1), "yearly": date(2025, 1, 1), "periodic": None, "continuous": None}


@pytest.mark.django_db
def test_the_list_filters_by_the_rule():
    rows = [
        CommitmentFactory(due_kind=kind, due_on=due, progress=progress, **schedule)
        for kind, schedule in [("day", {}), ("yearly", {"due_day": 6, "period_from_on": date(2025, 1, 20)})]
        for due in (date(2025, 1, 6), date(2025, 1, 26), date(2025, 3, 7), date(2025, 12, 31))
        for progress in (None, 0, 20, 60, 75, 100)
    ]
    found = {}
    for today in (date(2025, 1, 6), date(2025, 1, 21), date(2025, 1, 26), date(2025, 3, 3), date(2025, 4, 6)):
        listed = queries.with_concern(Commitment.objects.all(), Concern.BEHIND, today=today)
        by_rule = {
            one.pk
            for one in rows
            if rules.is_behind(
                progress=one.progress, due_on=one.due_on, today=today,
                begun_on=rules.begins_on(
                    due_kind=one.due_kind, period_from_on=getattr(one, "period_from_on", None), made_on=date(2025, 1, 6)
                ),
            )
        }  # fmt: skip
        found[today] = (set(listed.values_list("pk", flat=True)), by_rule)

    assert {today: listed for today, (listed, _rule) in found.items()} == {
        today: by_rule for today, (_listed, by_rule) in found.items()
    }
    assert any(by_rule for _listed, by_rule in found.values())


@pytest.mark.django_db
def test_at_risk_is_declared_with_a_reason_beside_a_report_or_in_it_and_ended():
    commitment, officer = CommitmentFactory(), UserFactory()
    with pytest.raises(actions.WhyMissing):
        actions.declare_at_risk(commitment=commitment, reason=" ", by=officer, at=AT)
    actions.declare_at_risk(commitment=commitment, reason="No hall", by=officer, at=AT)

    actions.write_report(commitment=commitment, percentage=5, done="A bit.", by=officer, at=AT, at_risk="No staff")

    assert queries.open_risk(commitment).reason == "No staff"
    assert Risk.objects.filter(commitment=commitment).count() == 2
    actions.end_risk(commitment=commitment, by=officer, at=AT)
    with pytest.raises(actions.NotAtRisk):
        actions.end_risk(commitment=commitment, by=officer, at=AT)
    verbs = AuditEntry.objects.filter(on_type="commitments.commitment").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["commitment.at_risk", "commitment.at_risk", "commitment.no_longer_at_risk"]
    Commitment.objects.filter(pk=commitment.pk).update(status=Status.WAIVED, closing_reason="R")
    with pytest.raises(actions.Closed):
        actions.declare_at_risk(commitment=commitment, reason="Again", by=officer, at=AT)


@pytest.fixture
def share(db):
    central = UnitFactory()
    province = UnitFactory(parent=central)
    top = CommitmentFactory(lead=central, provision=ProvisionFactory(document=DocumentFactory(unit=central)))
    return CommitmentFactory(lead=province, parent=top)


def _asked(share: Commitment, **more: object) -> ReassignmentRequest:
    proposed = more.pop("proposed", None) or UnitFactory(parent=share.parent.lead)
    return actions.ask_to_reassign(
        commitment=share, proposed=proposed, reason="Not our field", by=UserFactory(), at=AT, **more
    )


def test_a_request_is_granted_and_the_other_unit_leads(share):
    asked = _asked(share)
    with pytest.raises(actions.AskedAlready):
        _asked(share)

    actions.grant(request=asked, by=UserFactory(), at=AT)

    asked.refresh_from_db()
    share.refresh_from_db()
    assert (share.lead, asked.granted) == (asked.proposed, True)
    with pytest.raises(actions.AnsweredAlready):
        actions.refuse(request=asked, answer="No", by=None, at=AT)


def test_a_request_is_refused_with_a_reason_and_may_be_asked_again(share):
    asked = _asked(share)
    with pytest.raises(actions.WhyMissing):
        actions.refuse(request=asked, answer=" ", by=None, at=AT)

    actions.refuse(request=asked, answer="It is your field", by=None, at=AT)

    asked.refresh_from_db()
    assert (asked.granted, asked.answer) == (False, "It is your field")
    with pytest.raises(actions.AnsweredAlready):
        actions.grant(request=asked, by=None, at=AT)
    _asked(share)


def test_a_request_that_is_overtaken_says_so(share):
    asked, other = _asked(share), UnitFactory(parent=share.parent.lead, names={"en": "Third office"})

    actions.reassign(commitment=share, lead=other, by=None, at=AT)

    asked.refresh_from_db()
    assert (asked.granted, asked.answer) == (False, "It went to Third office instead.")


def test_ask_refuses_the_unit_that_leads_a_closed_unit_and_a_closed_commitment(share):
    with pytest.raises(actions.LeadsAlready):
        _asked(share, proposed=share.lead)
    with pytest.raises(actions.UnitClosed):
        _asked(share, proposed=UnitFactory(until_on=date(2025, 1, 1)))
    Commitment.objects.filter(pk=share.pk).update(status=Status.WAIVED, closing_reason="R")
    with pytest.raises(actions.Closed):
        _asked(share)


def test_through_the_pages_the_officer_asks_and_the_planner_above_answers(client, share):
    proposed = UnitFactory(parent=share.parent.lead, names={"en": "Third office"})
    signed_in(client, share.lead, Role.OFFICER)
    client.post(reverse("commitments:at_risk", args=[share.pk]), {"reason": "No hall"})
    client.post(reverse("commitments:ask", args=[share.pk]), {"proposed": proposed.code, "reason": "Not our field"})
    asked = ReassignmentRequest.objects.get()
    assert "You asked to reassign" in text_of(client.get(reverse("desk")))
    page = text_of(client.get(share.get_absolute_url()))
    assert "Declared at risk No hall" in page
    assert "Third office : Not our field" in page.replace("office:", "office :")
    assert client.post(reverse("commitments:answer", args=[asked.pk]), {"grant": "yes"}).status_code == 403
    for concern, count in (("at-risk", 1), ("asked", 1), ("behind", 0)):
        listed = client.get(reverse("commitments:list"), {"concern": concern}).content.decode()
        assert listed.count("<tr data-row>") == count

    signed_in(client, share.parent.lead, Role.PLANNER)
    assert "Asked to reassign" in text_of(client.get(reverse("desk")))
    address = reverse("commitments:answer", args=[asked.pk])
    assert "Say why" in text_of(client.post(address, {"refuse": "yes", "answer": ""}))
    assert "Third office" in text_of(client.get(asked.get_absolute_url()))
    client.post(address, {"grant": "yes"})

    share.refresh_from_db()
    assert share.lead == proposed


def test_the_officer_takes_the_risk_back_on_the_page(client, share):
    signed_in(client, share.lead, Role.OFFICER)
    address = reverse("commitments:no_longer_at_risk", args=[share.pk])
    actions.declare_at_risk(commitment=share, reason="No hall", by=None, at=AT)

    client.post(address)

    assert queries.open_risk(share) is None
    assert "not declared at risk" in text_of(client.post(address, follow=True))
