"""The page of a commitment: what is measured below, who helped and how, the order above, and its history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from chancellery.commitments import actions, queries
from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment, PartNote
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import Authority, Grant
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 3, 9, tzinfo=UTC)


def _leaves(aggregation: str) -> Commitment:
    top = CommitmentFactory()
    rows = [(10, 2, 40, "2025-01-05"), (40, 1, None, "2025-02-05"), (None, 5, 20, None)]
    for value, weight, target, reported in rows:
        CommitmentFactory(
            parent=top, indicator="Rooms", indicator_unit="room", aggregation=aggregation, value=value, weight=weight,
            target=target, reported_on=reported and date.fromisoformat(reported),
        )  # fmt: skip
    CommitmentFactory(
        parent=top, indicator="Rooms", indicator_unit="room", aggregation=aggregation, value=900,
        status=Status.WAIVED, closing_reason="Cancelled",
    )  # fmt: skip
    return top


@pytest.mark.parametrize(
    ("aggregation", "value", "target"),
    [("sum", 50, 60), ("mean", 20, Decimal("25.71")), ("last", 40, None), ("none", None, None)],
)
def test_values_of_one_indicator_make_one_as_declared(aggregation, value, target):
    top = _leaves(aggregation)

    (found,) = queries.measured_in(Commitment.objects.filter(path__startswith=top.path))

    assert (found.name, found.unit, found.value, found.target) == ("Rooms", "room", value, target)
    assert (found.told, found.leaves) == (2, 3)


def test_what_is_measured_in_another_unit_stays_apart():
    top = CommitmentFactory()
    for unit in ("room", "hall"):
        CommitmentFactory(parent=top, indicator="Opened", indicator_unit=unit, aggregation="sum", value=3)

    found = queries.measured_in(Commitment.objects.filter(path__startswith=top.path))

    assert [(one.unit, one.value) for one in found] == [("hall", 3), ("room", 3)]


def test_the_page_shows_what_is_measured_below_and_leads_to_who_told_it(client):
    top = _leaves("sum")
    signed_in(client, top.lead, Role.HEAD)
    CommitmentFactory(parent=top, lead=top.lead, title="Measures nothing")
    Commitment.objects.filter(parent=top).update(lead=top.lead)
    Commitment.objects.filter(parent=top, value=10).update(baseline=3)

    page = client.get(top.get_absolute_url())

    assert "Baseline Value Target How the values make one Told by Rooms 3 room 50 room 60 room" in text_of(page)
    assert "2 of 3 told a value" in text_of(page)
    listed = client.get(reverse("commitments:list"), {"commitment": top.pk, "indicator": "Rooms"})
    assert listed.content.decode().count("<tr data-row>") == 4  # the waived one is listed too


def test_a_co_ordinating_unit_notes_what_it_did_and_others_do_not(client):
    part = CoordinationFactory()
    address = reverse("commitments:note_part", args=[part.pk])
    signed_in(client, part.commitment.lead, Role.OFFICER)
    assert client.post(address, {"text": "We did it all"}).status_code == 403

    signed_in(client, part.unit, Role.OFFICER)
    assert address in client.get(part.commitment.get_absolute_url()).content.decode()
    client.post(address, {"text": "We lent the hall twice."})

    assert "We lent the hall twice." in text_of(client.get(part.commitment.get_absolute_url()))
    assert PartNote.objects.get().coordination == part
    assert AuditEntry.objects.get(verb="part.noted").on_key == part.commitment_id


def test_a_note_needs_words_and_a_commitment_that_counts():
    part, officer = CoordinationFactory(), UserFactory()
    with pytest.raises(actions.NothingNoted):
        actions.note_part(coordination=part, text=" ", by=officer, at=AT)
    Commitment.objects.filter(pk=part.commitment_id).update(status=Status.WAIVED, closing_reason="Cancelled")

    with pytest.raises(actions.LeftOut):
        actions.note_part(coordination=part, text="We lent the hall.", by=officer, at=AT)


def test_whoever_gets_a_share_can_read_the_order_above_it_up_to_the_sentence_of_the_directive(client):
    centre, directive = UnitFactory(), DocumentFactory(number="47-CT/TW")
    province = UnitFactory(parent=centre)
    commune = UnitFactory(parent=province)
    words = "Open reading rooms in every commune."
    sentence = ProvisionFactory(document=directive, body=words)
    top = CommitmentFactory(lead=centre, provision=sentence, title="Reading rooms, the whole country")
    middle = CommitmentFactory(lead=province, parent=top, title="Reading rooms of the province")
    share = CommitmentFactory(lead=commune, parent=middle, title="The room of our commune")
    signed_in(client, commune, Role.OFFICER)

    page = text_of(client.get(share.get_absolute_url()))

    for said in ("47-CT/TW", words, middle.title, top.title):
        assert said in page
    for above in (middle, top):
        assert client.get(above.get_absolute_url()).status_code == 200
    assert client.get(directive.get_absolute_url()).status_code == 200


def test_the_history_tells_of_reports_and_not_of_every_draft(client):
    leaf, officer, head = CommitmentFactory(), UserFactory(full_name="Hoa"), UserFactory(full_name="Minh")
    actions.declare_at_risk(commitment=leaf, reason="No hall", by=officer, at=AT)
    report = actions.write_report(commitment=leaf, percentage=40, done="Some.", by=officer, at=AT, and_submit=True)
    actions.accept(report=report, by=head, at=AT)
    signed_in(client, leaf.lead, Role.OFFICER)

    history = queries.page_of(leaf, authority=_officer_of(leaf), today=AT.date()).history

    assert [(one.verb, one.by) for one in history] == [
        ("report.accepted", "Minh"), ("report.submitted", "Hoa"), ("commitment.at_risk", "Hoa")
    ]  # fmt: skip
    assert "Accepted at 40 %" in text_of(client.get(leaf.get_absolute_url()))


def _officer_of(leaf):
    return Authority(user=None, grants=(Grant(Role.OFFICER, leaf.lead_id, leaf.lead.path),))
