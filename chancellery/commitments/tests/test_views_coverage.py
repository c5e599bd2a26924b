"""The coverage page: who opens it, what its cells lead to, and what can be done about a gap."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape
from urllib.parse import unquote

import pytest
import python_calamine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments import actions, rules
from chancellery.commitments.models import Implementation
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.commitments.tests.test_views_reading import AT, signed_in, text_of, titles_in
from chancellery.core.models import AuditEntry
from chancellery.documents.tests.factories import DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
FAR = date(2090, 1, 1)


@pytest.fixture
def service():
    """A directive of two duties; a centre over two provinces, of which one has handed the first duty on."""
    centre = UnitFactory(code="centre")
    east, west = UnitFactory(code="east", parent=centre), UnitFactory(code="west", parent=centre)
    directive = DocumentFactory(unit=centre)
    first, second = (ProvisionFactory(document=directive, label=f"{n}.", heading=f"Duty <{n}>") for n in (1, 2))
    [top] = actions.commit(provisions=[first], lead=centre, due=rules.Due.by(FAR), by=None, at=AT)
    share = actions.Share(lead=east, due=rules.Due.by(FAR), title="Open a house")
    actions.hand_down(commitment=top, shares=[share], by=None, at=AT)
    return {"centre": centre, "east": east, "west": west, "directive": directive, "first": first, "second": second,
            "top": top}  # fmt: skip


def address(service, **asked):
    return reverse("coverage:matrix", args=[service["directive"].pk]), asked


def gap_of(service, duty, unit):
    return reverse("coverage:gap", args=[service["directive"].pk, service[duty].pk, service[unit].pk])


def cells_in(response):
    """Return (classes, address, words) of each cell."""
    found = re.findall(
        r'<td><a class="cell ([^"]*)" href="([^"]*)"><span aria-hidden="true">[^<]*</span>'
        r'<span class="unseen">([^<]*)</span></a></td>',
        response.content.decode(),
    )
    return [(classes, unescape(url), words) for classes, url, words in found]


def test_each_cell_leads_to_what_it_counts_or_to_what_can_be_done(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)

    response = client.get(*address(service))

    gaps = [gap_of(service, *place) for place in (("first", "west"), ("second", "east"), ("second", "west"))]
    counted = f"/commitments/?provision={service['first'].pk}&under={service['east'].pk}&figure=total"
    assert cells_in(response) == [
        ("way", counted, "under way, 0\N{NO-BREAK SPACE}%"),
        *[("none", url, "not adopted") for url in gaps],
    ]
    assert titles_in(client.get(counted)) == ["Open a house"]
    for url in gaps:
        assert client.get(url).status_code == 200


def test_headings_and_sums_speak_for_the_cells(client, service):
    signed_in(client, service["centre"], Role.OBSERVER)

    page = client.get(*address(service)).content.decode()

    assert page.count('<th scope="row"') == 3
    assert page.count('<th scope="col"') == 5
    assert "<b>1.</b> <span>Duty &lt;1&gt;</span>" in page
    sums = re.findall(r'<td class="sum[^"]*">(\d+)<span class="of">/(\d+)</span>', page)
    assert sums == [("1", "2"), ("0", "2"), ("1", "2"), ("0", "2"), ("1", "4")]


@pytest.mark.parametrize(
    ("asked", "cells"),
    [
        ({"gaps": "rows"}, 4), ({"gaps": "columns"}, 4), ({"gaps": "late"}, 0), ({"q": "duty <2>"}, 2),
        ({"q": "west"}, 2), ({"q": "nothing"}, 0), ({"pillar": "party"}, 0), ({"level": "2"}, 1),
        ({"level": "many", "gaps": "?"}, 4),
    ],
)  # fmt: skip
def test_the_address_narrows_it(client, service, asked, cells):
    signed_in(client, service["centre"], Role.REVIEWER)

    assert len(cells_in(client.get(*address(service, **asked)))) == cells


def test_the_emptiest_stand_first(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)

    kinds = [kind for kind, _url, _words in cells_in(client.get(*address(service, sort="empty")))]

    assert kinds == ["none", "none", "none", "way"]


def test_it_shows_only_units_whose_board_is_theirs(client, service):
    signed_in(client, service["east"], Role.PLANNER)

    assert "across 1 units of East" in text_of(client.get(*address(service)))
    assert client.get(*address(service, unit=service["centre"].pk)).status_code == 404
    assert client.get(*address(service, unit="x" * 30)).status_code == 200
    assert client.get(gap_of(service, "first", "west")).status_code == 404


def test_what_is_below_another_documents_provision_is_not_found(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)

    assert client.get(*address(service, below=ProvisionFactory().pk)).status_code == 404
    assert client.get(*address(service, below=service["second"].pk)).status_code == 200


def test_it_costs_the_same_queries_whatever_its_size(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)
    client.get(*address(service))
    with CaptureQueriesContext(connection) as small:
        client.get(*address(service))
    for n in range(3, 9):
        ProvisionFactory(document=service["directive"], label=f"{n}.")
        CommitmentFactory(provision=service["first"], lead=UnitFactory(parent=service["centre"]))
    with CaptureQueriesContext(connection) as large:
        client.get(*address(service))

    assert len(small) == len(large)


def test_it_comes_as_a_spreadsheet_and_as_lines(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)

    book = client.get(*address(service, format="xlsx"))
    lines = client.get(*address(service, format="csv"))

    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert sheet == [
        ["Number", "Duty", "East", "West"], ["1.", "Duty <1>", 0.0, "+"], ["2.", "Duty <2>", "+", "+"],
    ]  # fmt: skip
    told = list(csv.reader(io.StringIO(b"".join(lines.streaming_content).decode("utf-8-sig"))))
    assert told[1] == ["1.", "Duty <1>", "East", "east", "under way", "0", "1", "0"]
    assert len(told) == 5


def test_documents_with_duties_are_listed_with_what_nobody_has(client, service):
    signed_in(client, service["centre"], Role.PLANNER)

    said = text_of(client.get(reverse("coverage:list")))

    assert f"{service['directive'].number} {service['directive'].title} 2 1 50" in said


def test_who_holds_no_role_is_told_so(client, service):
    client.force_login(UserFactory())

    assert "You hold no role yet" in text_of(client.get(reverse("coverage:list")))
    assert client.get(*address(service)).status_code == 404


def test_a_gap_offers_to_hand_down_to_one_or_to_all_that_lack_it(client, service):
    third = UnitFactory(parent=service["centre"])
    signed_in(client, service["centre"], Role.PLANNER)

    page = unescape(client.get(gap_of(service, "first", "west")).content.decode())

    down = reverse("commitments:hand_down", args=[service["top"].pk])
    west = service["west"].pk
    assert f'href="{down}?to={west}"' in page
    assert f'href="{down}?to={west}&to={third.pk}"' in page
    filled = client.get(f"{down}?to={west}&to={third.pk}").content.decode()
    assert re.findall(r'name="row-\d+-lead" value="([^"]+)"', filled) == [str(third), str(service["west"])]
    new = reverse("commitments:new") + f"?provision={service['first'].pk}&lead={west}"
    assert new in page
    assert 'value="West"' in client.get(new).content.decode()


def test_what_serves_a_duty_already_is_linked_from_its_gap(client, service):
    own = CommitmentFactory(provision=ProvisionFactory(), lead=service["west"], title="Teach guides", due_on=FAR)
    person = signed_in(client, service["centre"], Role.PLANNER)
    gap = gap_of(service, "second", "west")

    response = client.post(f"{gap}link", {"commitment": own.pk})

    assert response.status_code == 302
    made = Implementation.objects.get(commitment=own, provision=service["second"])
    assert made.made_by == person
    assert AuditEntry.objects.latest("pk").verb == "commitment.implements"
    assert [kind for kind, _url, _words in cells_in(client.get(*address(service)))] == ["way", "none", "none", "way"]


def test_nothing_is_linked_without_a_choice_or_a_right(client, service):
    other = CommitmentFactory(provision=ProvisionFactory(), lead=service["east"])
    CommitmentFactory(provision=ProvisionFactory(), lead=service["west"])
    link = f"{gap_of(service, 'second', 'west')}link"
    signed_in(client, service["centre"], Role.PLANNER)

    assert client.post(link, {"commitment": other.pk}).url == gap_of(service, "second", "west")
    assert "Choose the commitment" in text_of(client.get(gap_of(service, "second", "west")))
    signed_in(client, service["centre"], Role.REVIEWER)
    assert client.post(link, {"commitment": other.pk}).status_code == 403
    assert not Implementation.objects.exists()


@pytest.mark.parametrize(("role", "offered"), [(Role.PLANNER, True), (Role.OBSERVER, False)])
def test_a_gap_leads_a_planner_to_a_plan_of_the_unit(client, service, role, offered):
    signed_in(client, service["centre"], role)

    page = client.get(gap_of(service, "second", "west")).content.decode()

    way = f"{reverse('plans:begin')}?document={service['directive'].pk}&amp;unit={service['west'].pk}"
    assert (way in page) is offered


def test_a_gap_tells_who_may_only_read_it_whom_to_ask(client, service):
    planner = MembershipFactory(unit=service["west"], role=Role.PLANNER).user
    signed_in(client, service["centre"], Role.REVIEWER)
    gap = gap_of(service, "second", "west")

    page = client.get(gap)

    [letter] = re.findall(r'href="(mailto:[^"]+)"', page.content.decode())
    subject, body = unquote(unescape(letter)).removeprefix(f"mailto:{planner.email}?subject=").split("&body=")
    assert subject == str(service["directive"])
    assert body == f"{service['west']} has not taken this up yet:\n\n{service['second']}\n\nhttp://testserver{gap}"
    assert "Hand down what stands above" not in text_of(page)


def test_a_gap_of_a_unit_without_a_planner_says_so(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)

    page = text_of(client.get(gap_of(service, "second", "west")))

    assert "Nobody plans for this unit yet: whoever administers it gives the role." in page


@pytest.mark.parametrize(("place", "around"), [("centre", "centre"), ("west", "west")])
def test_a_gap_leads_back_to_the_matrix_that_shows_it(client, service, place, around):
    signed_in(client, service[place], Role.PLANNER)
    path, _asked = address(service)

    page = client.get(gap_of(service, "second", "west")).content.decode()

    assert f'<a href="{path}?unit={service[around].pk}">{service["directive"]}</a>' in page


def test_the_matrix_of_an_earlier_day_says_that_it_shows_now_and_leads_to_the_board_of_that_day(client, service):
    signed_in(client, service["centre"], Role.REVIEWER)
    url, asked = address(service)

    now, then = (client.get(url, asked | more) for more in ({}, {"on": "2026-03-31"}))

    board = (
        f"{reverse('commitments:board')}?unit={service['centre'].pk}&document={service['directive'].pk}&on=2026-03-31"
    )
    assert then.context["then"] == board
    assert "The matrix shows how it stands now" in text_of(then)
    assert "The matrix shows how it stands now" not in text_of(now)
