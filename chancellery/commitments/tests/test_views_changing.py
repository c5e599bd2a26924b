"""Making, handing down, reporting, deciding, waiving and linking through the pages: allowed, refused, forbidden."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.commitments.rules import Due
from chancellery.commitments.tests.factories import CommitmentFactory, ReportFactory
from chancellery.commitments.tests.test_views_reading import signed_in, text_of
from chancellery.core import files
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)


def undertaking(provision, unit, **more):
    """Return the fields of one block of the form."""
    given = {"title": provision.heading, "lead": unit, "due_kind": "day", "due_on": "2090-06-30", "weight": "1"} | more
    return {f"p{provision.pk}-{name}": value for name, value in given.items()}


def new_address(*provisions):
    asked = "&".join(f"provision={one.pk}" for one in provisions)
    return f"{reverse('commitments:new')}?{asked}"


def test_new_makes_a_commitment_from_each_provision_chosen(client):
    province = UnitFactory()
    UnitFactory(parent=province, names={"vi": "Sở Ngoại vụ"}, code="so-ngoai-vu")
    helper = UnitFactory(parent=province, names={"en": "Culture"})
    document = DocumentFactory(unit=province)
    first, second = ProvisionFactory(document=document), ProvisionFactory(document=document, heading="Train guides")
    signed_in(client, province, Role.PLANNER)

    response = client.post(
        new_address(first, second),
        undertaking(first, "so ngoai vu", helper_1="culture", part_1="Lends its hall")
        | undertaking(second, "Sở Ngoại vụ", title="Train forty guides", due_kind="continuous", indicator="Guides",
                      target="40"),
    )  # fmt: skip

    assert (response.status_code, response.url) == (302, document.get_absolute_url())
    made = list(Commitment.objects.order_by("pk"))
    assert [(one.provision, one.title, one.lead.code, one.due) for one in made] == [
        (first, first.heading, "so-ngoai-vu", Due.by(date(2090, 6, 30))),
        (second, "Train forty guides", "so-ngoai-vu", Due("continuous")),
    ]
    assert [(c.unit, c.part) for c in made[0].coordinations.all()] == [(helper, "Lends its hall")]
    assert (made[1].indicator, made[1].target) == ("Guides", 40)


def test_new_fills_in_what_the_reading_found_and_leaves_doubt_to_the_person(client):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    for code in ("north", "south"):
        UnitFactory(parent=province, names={"en": "Border office"}, code=code)
    found = {
        "lead_units": ["culture"],
        "coordinating_units": ["Border office"],
        "due": "2090-06",
        "output": "Ten rooms",
    }
    provision = ProvisionFactory(document=DocumentFactory(unit=province), reading=found)
    signed_in(client, province, Role.PLANNER)

    form = client.get(new_address(provision)).context["blocks"][0].form

    assert (form["lead"].value(), form["due_on"].value(), form["expected_output"].value()) == (
        "Culture",
        date(2090, 6, 30),
        "Ten rooms",
    )
    assert form["helper_1"].value() is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lead": "Atlantis"}, "No unit within your reach is called “Atlantis”."),
        ({"lead": "Border office"}, "Several units are called so: Border office · north, Border office · south."),
        ({"due_on": ""}, "This field is required."),
        ({"due_kind": "periodic"}, "Say how often."),
        ({"target": "4"}, "Say what the figures measure."),
        ({"part_1": "Lends its hall"}, "Say which unit has this part."),
        ({"weight": "0"}, "greater than or equal to 0.01"),
        ({"helper_1": "Culture"}, "Culture leads, so it cannot co-ordinate as well."),
    ],
)
def test_new_says_what_is_wrong_and_keeps_what_was_typed(client, wrong, said):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    for code in ("north", "south"):
        UnitFactory(parent=province, names={"en": "Border office"}, code=code)
    provision = ProvisionFactory(document=DocumentFactory(unit=province))
    signed_in(client, province, Role.PLANNER)

    response = client.post(new_address(provision), undertaking(provision, "Culture", title="Typed words", **wrong))

    assert said in text_of(response)
    assert "Typed words" in response.content.decode()
    assert not Commitment.objects.exists()


def test_only_planners_of_the_register_make_commitments(client):
    province, other = UnitFactory(), UnitFactory()
    provision = ProvisionFactory(document=DocumentFactory(unit=province))
    answers = {}
    for unit, role in ((province, Role.PLANNER), (province, Role.OFFICER), (other, Role.PLANNER)):
        signed_in(client, unit, role)
        answers[unit.pk, role] = client.get(new_address(provision)).status_code

    assert list(answers.values()) == [200, 403, 403]


def test_new_without_a_provision_says_to_choose_one(client):
    signed_in(client, UnitFactory(), Role.PLANNER)

    assert "Choose provisions first" in text_of(client.get(reverse("commitments:new")))


def grid(*rows, **common):
    """Return the fields of the hand-down form."""
    given = {"due_kind": "day", "due_on": "", "period": "", "row-TOTAL_FORMS": str(len(rows) + 2),
             "row-INITIAL_FORMS": "0"} | common  # fmt: skip
    for n, row in enumerate([*rows, {}, {}]):
        given |= {f"row-{n}-{name}": row.get(name, "") for name in ("lead", "title", "due_on", "weight", "reason")}
    return given


def test_hand_down_gives_each_line_its_share(client):
    province = UnitFactory(names={"en": "Ha Tinh"})
    UnitFactory(parent=province, names={"en": "Culture"})
    commitment = CommitmentFactory(lead=province, due_on=date(2090, 6, 30), title="Open rooms")
    signed_in(client, province, Role.PLANNER)
    lines = [{"lead": "Culture", "title": "Open two", "due_on": "2090-05-01", "weight": "2"}, {"lead": "ha tinh"}]

    response = client.post(reverse("commitments:hand_down", args=[commitment.pk]), grid(*lines, due_on="2090-06-30"))

    assert (response.status_code, response.url) == (302, commitment.get_absolute_url())
    assert [(str(one.lead), one.title, one.due_on, one.weight) for one in commitment.children.order_by("pk")] == [
        ("Culture", "Open two", date(2090, 5, 1), 2),
        ("Ha Tinh", "Open rooms", date(2090, 6, 30), 1),
    ]


@pytest.mark.parametrize(
    ("line", "common", "said"),
    [
        ({"lead": "Culture"}, {}, "Give the day."),
        ({"title": "Open two"}, {"due_on": "2090-06-30"}, "Say which unit."),
        ({"lead": "Vinh"}, {"due_on": "2090-06-30"}, "No unit within your reach is called “Vinh”."),
        ({"lead": "Culture"}, {"due_on": "2090-07-01"}, "Culture would be due after 30 Jun 2090"),
        ({}, {"due_on": "2090-06-30"}, "Name at least one unit that leads."),
    ],
)
def test_hand_down_says_what_is_wrong(client, line, common, said):
    province = UnitFactory()
    UnitFactory(parent=province, names={"en": "Culture"})
    UnitFactory(names={"en": "Vinh"})
    commitment = CommitmentFactory(lead=province, due_on=date(2090, 6, 30))
    signed_in(client, province, Role.PLANNER)

    response = client.post(reverse("commitments:hand_down", args=[commitment.pk]), grid(line, **common))

    assert said in text_of(response)
    assert not commitment.children.exists()


def test_hand_down_offers_all_units_below_at_once(client):
    province = UnitFactory()
    for name in ("Culture", "Education"):
        UnitFactory(parent=province, names={"en": name})
    UnitFactory(parent=province, until_on=date(2021, 1, 1))
    commitment = CommitmentFactory(lead=province)
    signed_in(client, province, Role.PLANNER)
    address = reverse("commitments:hand_down", args=[commitment.pk])

    assert "Choose all 2 units below" in text_of(client.get(address))
    rows = client.get(f"{address}?all=1").context["rows"]
    assert [row["lead"].value() for row in rows][:3] == ["Culture", "Education", None]


def test_only_planners_of_the_lead_unit_hand_down(client):
    central = UnitFactory()
    province = UnitFactory(parent=central)
    commitment = CommitmentFactory(lead=province)
    answers = []
    for unit, role in (
        (province, Role.PLANNER),
        (central, Role.HEAD),
        (province, Role.OFFICER),
        (UnitFactory(), Role.HEAD),
    ):
        signed_in(client, unit, role)
        answers.append(client.get(reverse("commitments:hand_down", args=[commitment.pk])).status_code)

    assert answers == [200, 200, 403, 404]


def test_write_report_submits_with_evidence(client):
    commitment = CommitmentFactory(indicator="Rooms", target=10)
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    photograph = SimpleUploadedFile("room.html", b"<script>alert(1)</script>", content_type="text/html")

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]),
        {"step": "50", "done": "Five rooms are open.", "value": "5", "evidence": [photograph]},
    )

    report = ProgressReport.objects.get()
    assert (response.status_code, response.url) == (302, commitment.get_absolute_url())
    assert (report.state, report.percentage, report.value, report.written_by) == ("submitted", 50, 5, officer)
    answer = client.get(reverse("commitments:evidence", args=[report.evidence.get().pk]))
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert (answer["Content-Type"], answer["X-Content-Type-Options"], answer["Content-Disposition"]) == (
        "application/octet-stream",
        "nosniff",
        'attachment; filename="room.html"',
    )


def test_write_report_keeps_a_draft_and_begins_from_it(client):
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)
    address = reverse("commitments:write_report", args=[commitment.pk])

    client.post(address, {"exact": "42.5", "done": "Some.", "draft": "yes"})
    form = client.get(address).context["form"]

    report = ProgressReport.objects.get()
    assert (report.state, report.percentage) == (ReportState.DRAFT, 42.5)
    assert (form["step"].value(), form["exact"].value(), form["done"].value()) == (None, report.percentage, "Some.")
    assert client.post(reverse("commitments:submit", args=[report.pk])).url == commitment.get_absolute_url()
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


def test_write_report_shows_what_somebody_else_kept_and_takes_the_second_sending(client):
    commitment = CommitmentFactory()
    ReportFactory(commitment=commitment, done="Theirs.")
    signed_in(client, commitment.lead, Role.OFFICER)
    address = reverse("commitments:write_report", args=[commitment.pk])
    mine = {"step": "50", "done": "Mine."}

    refused = client.post(address, mine)
    assert "“Theirs.” Send yours once more" in text_of(refused)
    assert ProgressReport.objects.get().done == "Theirs."
    client.post(address, mine | {"over": refused.context["form"]["over"].value()})

    assert ProgressReport.objects.get().done == "Mine."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"done": "Some."}, "How far is it? : This field is required."),
        ({"step": "50"}, "What was done? : This field is required."),
        ({"exact": "101", "done": "Some."}, "Ensure this value is less than or equal to 100."),
    ],
)
def test_write_report_says_what_is_missing(client, given, said):
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)

    response = client.post(reverse("commitments:write_report", args=[commitment.pk]), given)

    assert said in text_of(response)
    assert not ProgressReport.objects.exists()


def test_write_report_refuses_a_file_over_the_limit(client, settings):
    settings.UPLOAD_LIMIT = 10
    commitment = CommitmentFactory()
    signed_in(client, commitment.lead, Role.OFFICER)
    heavy = SimpleUploadedFile("film.mp4", b"x" * 11)

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]), {"step": "50", "done": "Some.", "evidence": [heavy]}
    )

    assert "film.mp4 is larger than 0 MB." in text_of(response)
    assert not ProgressReport.objects.exists()


def test_write_report_shows_a_refusal_in_the_form(client):
    commitment = CommitmentFactory()
    ReportFactory(commitment=commitment, state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, commitment.lead, Role.OFFICER)

    response = client.post(
        reverse("commitments:write_report", args=[commitment.pk]), {"step": "50", "done": "Half of them."}
    )

    assert "A report on this commitment already waits for a decision." in text_of(response)
    assert "Half of them." in response.content.decode()


def test_only_reporters_of_the_lead_unit_write(client):
    commitment = CommitmentFactory()
    answers = []
    for unit, role in ((commitment.lead, Role.OFFICER), (commitment.lead, Role.PLANNER), (UnitFactory(), Role.OFFICER)):
        signed_in(client, unit, role)
        answers.append(client.get(reverse("commitments:write_report", args=[commitment.pk])).status_code)

    assert answers == [200, 403, 404]


def test_a_head_accepts_and_the_commitments_above_move(client):
    province = UnitFactory()
    top = CommitmentFactory(lead=province)
    leaf = CommitmentFactory(lead=UnitFactory(parent=province), parent=top)
    report = ReportFactory(commitment=leaf, state=ReportState.SUBMITTED, submitted_at=AT, percentage=60)
    signed_in(client, province, Role.HEAD)
    assert "Your decision" in text_of(client.get(report.get_absolute_url()))

    response = client.post(reverse("commitments:accept", args=[report.pk]), follow=True)

    assert "Report accepted" in text_of(response)
    assert "60 %" in text_of(client.get(top.get_absolute_url()))
    again = client.post(reverse("commitments:accept", args=[report.pk]), follow=True)
    assert "somebody has decided" in text_of(again)


def test_a_head_returns_with_a_reason(client):
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, report.commitment.lead, Role.HEAD)
    address = reverse("commitments:return", args=[report.pk])

    silent = client.post(address, {"reason": " "})
    report.refresh_from_db()
    assert "Reason : This field is required." in text_of(silent)
    assert report.state == ReportState.SUBMITTED

    client.post(address, {"reason": "Which rooms?"})
    report.refresh_from_db()
    assert (report.state, report.return_reason) == (ReportState.RETURNED, "Which rooms?")


def test_who_may_decide_on_a_report(client):
    author = UserFactory()
    unit = UnitFactory()
    report = ReportFactory(
        commitment=CommitmentFactory(lead=unit), state=ReportState.SUBMITTED, submitted_at=AT, written_by=author
    )
    address = reverse("commitments:accept", args=[report.pk])

    signed_in(client, unit, Role.OFFICER)
    assert client.post(address).status_code == 403
    signed_in(client, UnitFactory(), Role.HEAD)
    assert client.post(address).status_code == 404
    report.submitted_by = signed_in(client, unit, Role.HEAD)
    report.save()
    assert client.post(address).status_code == 403
    assert "does not decide on it" in text_of(client.get(report.get_absolute_url()))
    signed_in(client, unit, Role.HEAD)
    assert client.post(address).status_code == 302


def test_accepting_by_a_link_does_nothing(client):
    report = ReportFactory(state=ReportState.SUBMITTED, submitted_at=AT)
    signed_in(client, report.commitment.lead, Role.HEAD)

    assert client.get(reverse("commitments:accept", args=[report.pk])).status_code == 405


def test_evidence_is_for_those_who_read_the_report_and_says_when_it_is_lost(client):
    commitment = CommitmentFactory()
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    report = ReportFactory(commitment=commitment, written_by=officer)
    kept = files.keep(b"list of rooms", media_type="text/plain", at=AT)
    piece = report.evidence.create(file=kept, name="rooms.txt", added_by=officer, added_at=AT)
    address = reverse("commitments:evidence", args=[piece.pk])
    there = client.get(address)
    assert (there.status_code, b"".join(there.streaming_content)) == (200, b"list of rooms")

    files.path_of(kept.sha256).unlink()
    lost = client.get(address)
    signed_in(client, UnitFactory(), Role.OFFICER)

    assert (lost.status_code, "The store has lost rooms.txt" in text_of(lost)) == (410, True)
    assert client.get(address).status_code == 404
    assert client.get(reverse("commitments:evidence", args=[piece.pk + 1])).status_code == 404


def test_evidence_is_taken_off_a_draft(client):
    commitment = CommitmentFactory()
    officer = signed_in(client, commitment.lead, Role.OFFICER)
    report = ReportFactory(commitment=commitment, written_by=officer)
    kept = files.keep(b"list of rooms", media_type="text/plain", at=AT)
    piece = report.evidence.create(file=kept, name="rooms.txt", added_by=officer, added_at=AT)

    client.post(reverse("commitments:drop_evidence", args=[piece.pk]))

    assert not report.evidence.exists()


def test_who_gave_a_commitment_may_waive_it_and_who_has_it_may_not(client):
    central = UnitFactory()
    province = UnitFactory(parent=central)
    top = CommitmentFactory(lead=central, provision=ProvisionFactory(document=DocumentFactory(unit=central)))
    share = CommitmentFactory(lead=province, parent=top)
    address = reverse("commitments:waive", args=[share.pk])

    signed_in(client, province, Role.PLANNER)
    assert client.post(address, {"reason": "We would rather not"}).status_code == 403
    signed_in(client, central, Role.PLANNER)
    assert client.post(address, {"reason": ""}).status_code == 200
    client.post(address, {"reason": "The forum was cancelled"})

    share.refresh_from_db()
    assert (share.status, share.closing_reason) == (Status.WAIVED, "The forum was cancelled")
    again = client.post(reverse("commitments:withdraw", args=[share.pk]), {"reason": "Again"})
    assert "This commitment is closed already." in text_of(again)


def test_a_planner_links_to_a_superior_provision_and_takes_the_link_away(client):
    commitment = CommitmentFactory()
    wanted = ProvisionFactory(document=DocumentFactory(number="90-CT/TW"), heading="Mở rộng ngoại giao nhân dân")
    signed_in(client, commitment.lead, Role.PLANNER)
    address = f"{reverse('commitments:implement', args=[commitment.pk])}?q=90-ct"
    assert "Mở rộng ngoại giao nhân dân" in text_of(client.get(address))

    client.post(address, {"provision": wanted.pk})

    link = commitment.implementations.get()
    assert link.provision == wanted
    assert "implements that provision already" in text_of(client.post(address, {"provision": wanted.pk}))
    client.post(reverse("commitments:stop_implementing", args=[commitment.pk, link.pk]))
    assert not commitment.implementations.exists()
    assert client.post(reverse("commitments:stop_implementing", args=[commitment.pk, link.pk])).status_code == 404


def test_only_planners_of_the_lead_unit_link(client):
    commitment = CommitmentFactory()
    address = reverse("commitments:implement", args=[commitment.pk])
    answers = []
    for role in (Role.PLANNER, Role.OFFICER):
        signed_in(client, commitment.lead, role)
        answers.append(client.get(address).status_code)

    assert answers == [200, 403]
    signed_in(client, commitment.lead, Role.PLANNER)
    assert "No provision answers to this" in text_of(client.get(f"{address}?q=zzzz"))
