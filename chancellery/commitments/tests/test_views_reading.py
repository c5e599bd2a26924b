"""The list, the board, one commitment and the desk: pages, figures as links, and who may open them."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from chancellery.commitments import actions, rules
from chancellery.commitments.enums import ReportState, Status
from chancellery.commitments.tests.factories import CommitmentFactory, CoordinationFactory, ReportFactory
from chancellery.documents.tests.factories import CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 10, 9, tzinfo=UTC)
FAR = date(2090, 1, 1)
PAST = date(2025, 1, 31)


def signed_in(client, unit, role):
    """Sign somebody in who holds ``role`` in ``unit``, and return them."""
    person = MembershipFactory(unit=unit, role=role).user
    client.force_login(person)
    return person


def text_of(response):
    """Return the words of a page, tags dropped, blanks single."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def titles_in(response):
    return re.findall(
        r'<th scope="row">(?:<input[^>]*> )?<a href="/commitments/\d+/"[^>]*>([^<]*)</a>', response.content.decode()
    )


def rows_of_csv(response):
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def test_list_shows_what_the_units_of_the_person_lead_or_help_with(client):
    unit = UnitFactory()
    CommitmentFactory(lead=UnitFactory(parent=unit), title="Train guides", due_on=FAR)
    helped = CommitmentFactory(title="Print maps", due_on=PAST)
    CoordinationFactory(commitment=helped, unit=unit)
    CommitmentFactory(title="Not theirs")
    signed_in(client, unit, Role.OBSERVER)

    response = client.get(reverse("commitments:list"))

    assert titles_in(response) == ["Print maps", "Train guides"]
    assert "2 commitments" in text_of(response)


def test_list_needs_somebody_signed_in(client):
    response = client.get(reverse("commitments:list"))

    assert (response.status_code, response.url) == (
        302,
        f"{reverse('account_login')}?next={reverse('commitments:list')}",
    )


def test_list_searches_without_accents_and_keeps_what_a_link_limited(client):
    unit = UnitFactory(names={"en": "Ha Tinh"})
    provision = ProvisionFactory(heading="Mở phòng đọc")
    actions.commit(provisions=[provision], lead=unit, due=rules.Due.by(FAR), by=None, at=AT)
    CommitmentFactory(lead=unit, title="Train guides")
    signed_in(client, unit, Role.OBSERVER)

    found = client.get(reverse("commitments:list"), {"q": "phong", "under": unit.pk})
    nothing = client.get(reverse("commitments:list"), {"q": "zzz"})

    assert titles_in(found) == ["Mở phòng đọc"]
    assert "Under Ha Tinh Show without this limit" in text_of(found)
    assert f'<input type="hidden" name="under" value="{unit.pk}"' in found.content.decode()
    assert "No commitment answers to this" in text_of(nothing)


@pytest.mark.parametrize(
    "asked", [{"figure": "nonsense"}, {"under": "x"}, {"page": "99"}, {"status": "x"}, {"document": "9" * 30}]
)
def test_list_passes_over_what_it_does_not_understand(client, asked):
    unit = UnitFactory()
    CommitmentFactory(lead=unit, title="Train guides")
    signed_in(client, unit, Role.OBSERVER)

    assert titles_in(client.get(reverse("commitments:list"), asked)) == ["Train guides"]


@pytest.mark.parametrize("name", ["under", "led", "document", "commitment"])
def test_list_does_not_find_what_is_not_there(client, name):
    signed_in(client, UnitFactory(), Role.OBSERVER)

    assert client.get(reverse("commitments:list"), {name: 999_999}).status_code == 404


def test_list_costs_the_same_with_one_row_and_with_thirty(client, django_assert_max_num_queries):
    unit = UnitFactory()
    CommitmentFactory(lead=unit)
    signed_in(client, unit, Role.OBSERVER)
    client.get(reverse("commitments:list"))
    with django_assert_max_num_queries(15) as one:
        client.get(reverse("commitments:list"))
    for _ in range(15):
        CommitmentFactory(lead=UnitFactory(parent=unit), parent=CommitmentFactory(lead=unit))

    with django_assert_max_num_queries(15) as many:
        response = client.get(reverse("commitments:list"))

    assert len(titles_in(response)) == 31
    assert len(many) == len(one)


def test_list_is_a_file_too_and_no_cell_is_a_formula(client):
    unit = UnitFactory(code="ht")
    parent = CommitmentFactory(lead=unit, title='=HYPERLINK("x")', due_on=date(2024, 1, 1))
    CommitmentFactory(lead=unit, parent=parent, title="Đọc sách", language="vi", due_on=date(2025, 1, 1), progress=25)
    signed_in(client, unit, Role.OBSERVER)

    response = client.get(reverse("commitments:list"), {"format": "csv", "q": ""})

    header, first, second = rows_of_csv(response)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (header[1], first[1], second[1]) == ("Commitment", '\'=HYPERLINK("x")', "Đọc sách")
    assert (first[4], first[9], first[10]) == ("ht", "Overdue", "25")


def test_the_file_of_what_is_left_out_says_why(client):
    unit = UnitFactory()
    CommitmentFactory(lead=unit, status=Status.WAIVED, closing_reason="The forum was cancelled", warrant="The chair")
    CommitmentFactory(lead=unit)
    signed_in(client, unit, Role.OBSERVER)

    header, *rows = rows_of_csv(client.get(reverse("commitments:list"), {"format": "csv", "figure": "left-out"}))

    assert header[-2:] == ["Why it is left out", "Allowed by"]
    assert [row[-2:] for row in rows] == [["The forum was cancelled", "The chair"]]


def test_the_page_of_a_commitment_leads_up_to_the_sentence_of_the_directive(client):
    province = UnitFactory()
    office = UnitFactory(parent=province)
    directive, plan = DocumentFactory(number="12-CT/TW"), DocumentFactory(number="210-KH/TU")
    CitationFactory(source=plan, target=directive)
    sentence = ProvisionFactory(document=directive, body="Mở rộng ngoại giao nhân dân.", language="vi")
    top = CommitmentFactory(
        lead=province, title="Open reading rooms", provision=ProvisionFactory(document=plan, body="Open reading rooms.")
    )
    actions.implement(commitment=top, provision=sentence, by=None, at=AT)
    own = CommitmentFactory(lead=office, parent=top, title="Open four rooms")
    signed_in(client, office, Role.OFFICER)

    page = client.get(own.get_absolute_url())

    words = text_of(page)
    chain = [words.index(part) for part in ("12-CT/TW", "Mở rộng ngoại giao nhân dân.", "Open reading rooms. ")]
    assert chain == sorted(chain)
    assert '<blockquote lang="vi" dir="ltr">Mở rộng ngoại giao nhân dân.</blockquote>' in page.content.decode()
    assert reverse("commitments:write_report", args=[own.pk]) in page.content.decode()


def test_the_chain_names_a_document_without_a_number_once(client):
    plan = DocumentFactory(number="", titles={"en": "Plan of the friendship week"})
    commitment = CommitmentFactory(provision=ProvisionFactory(document=plan))
    signed_in(client, commitment.lead, Role.OFFICER)

    page = text_of(client.get(commitment.get_absolute_url()))

    assert page.count("Plan of the friendship week") == 2  # above the heading, and in the chain


def test_who_got_a_share_reads_what_stands_above_but_not_its_other_shares(client):
    province = UnitFactory()
    office, other = UnitFactory(parent=province), UnitFactory(parent=province)
    top = CommitmentFactory(lead=province)
    CommitmentFactory(lead=office, parent=top, progress=40)
    beside = CommitmentFactory(lead=other, parent=top)
    signed_in(client, office, Role.OFFICER)

    above = client.get(top.get_absolute_url())
    forbidden = client.get(beside.get_absolute_url())

    assert (above.status_code, forbidden.status_code) == (200, 404)
    assert "20 %" in text_of(above)
    assert "figure=overdue" not in above.content.decode()


def test_the_page_of_a_commitment_costs_few_queries(client, django_assert_max_num_queries):
    unit = UnitFactory()
    top = CommitmentFactory(lead=unit)
    for _ in range(30):
        CommitmentFactory(lead=UnitFactory(parent=unit), parent=top)
    CoordinationFactory(commitment=top)
    ReportFactory(commitment=top, state=ReportState.RETURNED, submitted_at=AT, decided_at=AT,
                  decided_by=UserFactory(), return_reason="Which?")  # fmt: skip
    actions.fold_changes(today=timezone.localdate())  # as a server has done before the first page of a day
    signed_in(client, unit, Role.HEAD)
    client.get(top.get_absolute_url())

    with django_assert_max_num_queries(15):
        response = client.get(top.get_absolute_url())

    assert len(titles_in(response)) == 30


@pytest.mark.parametrize(
    ("role", "panel"),
    [
        (Role.CLERK, "Papers to confirm"),
        (Role.PLANNER, "Provisions nobody has taken up"),
        (Role.OFFICER, "Overdue"),
        (Role.HEAD, "To accept"),
        (Role.REVIEWER, "Latest accepted reports"),
        (Role.ADMINISTRATOR, "Latest accepted reports"),
        (Role.OBSERVER, "Latest accepted reports"),
    ],
)
def test_the_desk_shows_what_waits_for_the_role(client, django_assert_max_num_queries, role, panel):
    signed_in(client, UnitFactory(), role)
    client.get(reverse("desk"))

    with django_assert_max_num_queries(15):
        response = client.get(reverse("desk"))

    assert panel in text_of(response)


def test_the_desk_of_an_officer_leads_to_the_report_that_is_overdue(client):
    unit = UnitFactory()
    late = CommitmentFactory(lead=unit, due_on=timezone.localdate() - timedelta(days=1), title="Train guides")
    signed_in(client, unit, Role.OFFICER)

    response = client.get(reverse("desk"))

    assert (
        f'<a href="{reverse("commitments:write_report", args=[late.pk])}">Train guides</a>' in response.content.decode()
    )
    assert "1 day late" in text_of(response)


def test_the_desk_without_a_role_says_what_to_do(client):
    client.force_login(UserFactory())

    assert "You hold no role yet" in text_of(client.get(reverse("desk")))


def test_what_was_handed_down_on_a_schedule_is_not_late_by_a_day_that_nothing_moves(client):
    unit = UnitFactory()
    today = timezone.localdate()
    month = {"due_kind": "periodic", "period": "month", "due_day": 15, "period_from_on": date(2025, 1, 1)}
    parent = CommitmentFactory(lead=unit, due_on=date(2025, 1, 15), **month)
    CommitmentFactory(lead=unit, parent=parent, due_on=today + timedelta(days=60), **month)
    signed_in(client, unit, Role.OBSERVER)

    words = text_of(client.get(parent.get_absolute_url()))

    due = today.replace(day=15) if today.day <= 15 else (today.replace(day=1) + timedelta(days=32)).replace(day=15)
    assert f"Due {due.day} {due:%b %Y} Every month" in words
    assert "late" not in words.split("How it stands")[1].split("Lead unit")[0]
