"""A plan beside the order above it, and the units that have issued none."""

from __future__ import annotations

import csv
import io
from datetime import date
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chancellery.commitments import actions as commitments
from chancellery.commitments.tests.factories import CommitmentFactory
from chancellery.documents import actions
from chancellery.documents import queries as documents
from chancellery.documents.models import Carrying, NotCarried
from chancellery.documents.tests.factories import AT, CitationFactory, DocumentFactory, ProvisionFactory
from chancellery.organisations.enums import Role
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory
from chancellery.plans.enums import Became, Way
from chancellery.plans.models import Superior
from chancellery.plans.queries import carrying, issued
from chancellery.plans.rules.carrying import became
from chancellery.plans.tests.factories import DraftFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def centre():
    return UnitFactory(code="centre", from_on=date(2020, 1, 1))


@pytest.fixture
def province(centre):
    return UnitFactory(code="province", parent=centre, from_on=date(2020, 1, 1))


@pytest.fixture
def order(centre):
    """An order of three clauses in English."""
    made = DocumentFactory(issuer=centre, unit=centre)
    ProvisionFactory(document=made, label="1.", heading="Hotline", body="Set up a consular hotline for fishermen.")
    ProvisionFactory(document=made, label="2.", heading="Fairs", body="Take our goods to international fairs.")
    ProvisionFactory(document=made, label="3.", heading="Youth camp", body="Hold a summer camp for young people.")
    return made


@pytest.fixture
def plan(order, province):
    """A plan in Polish whose first provision is near the first clause."""
    made = DocumentFactory(kind="plan", issuer=province, unit=province)
    CitationFactory(source=made, target=order)
    ProvisionFactory(
        document=made, heading="Infolinia", body="Uruchomić konsularną infolinię dla rybaków.", language="pl"
    )
    ProvisionFactory(document=made, heading="Remont", body="Pomalować ściany wydziału.", language="pl")
    return made


@pytest.fixture
def planner(client, province):
    user = MembershipFactory(unit=province, role=Role.PLANNER).user
    client.force_login(user)
    return user


def carry(provision, superior, extent="whole"):
    return actions.carry(provision=provision, superior=superior, extent=extent, by=None, at=AT)


def address(name, plan, order):
    return reverse(f"carrying:{name}", args=[plan.pk, order.pk])


def became_of(found):
    return [clause.became for clause in found.clauses]


@pytest.mark.parametrize(
    ("extents", "verdict"),
    [
        ([], Became.DROPPED),
        (["narrowed"], Became.NARROWED),
        (["narrowed", "part"], Became.IN_PART),
        (["part", "part"], Became.IN_PART),
        (["part", "whole"], Became.CARRIED),
    ],
)
def test_a_clause_becomes_what_its_carriers_make_of_it(extents, verdict):
    assert became(extents) == verdict


def test_nothing_is_carried_before_a_person_says_so(plan, order):
    found = carrying.beside(plan, order)

    assert became_of(found) == [Became.DROPPED] * 3
    assert list(found.added) == list(plan.provisions.all())
    [suggestion] = found.clauses[0].suggested
    assert suggestion.provision.heading == "Infolinia"
    assert ("rybaków", "fishermen") in {(one.here, one.there) for one in suggestion.shared}
    assert [clause.suggested for clause in found.clauses[1:]] == [(), ()]


def test_what_is_said_counts_and_is_suggested_no_more(plan, order):
    own, _other = plan.provisions.all()
    first, second, third = order.provisions.all()
    carry(own, first)
    carry(own, second, "narrowed")
    carry(_other, third, "part")

    found = carrying.beside(plan, order)

    assert became_of(found) == [Became.CARRIED, Became.NARROWED, Became.IN_PART]
    assert found.added == ()
    assert [clause.suggested for clause in found.clauses] == [(), (), ()]
    assert {what: found.count(what) for what in Became} == {
        Became.CARRIED: 1, Became.NARROWED: 1, Became.IN_PART: 1, Became.DROPPED: 0, Became.ADDED: 0
    }  # fmt: skip


def test_what_is_refused_is_not_suggested_again(plan, order):
    own = plan.provisions.first()

    actions.refuse_carrying(provision=own, superior=order.provisions.first(), by=None, at=AT)

    assert [clause.suggested for clause in carrying.beside(plan, order).clauses] == [(), (), ()]


def test_commitments_and_documents_between_carry_too(plan, order):
    own, other = plan.provisions.all()
    first, second, _third = order.provisions.all()
    between = ProvisionFactory(body="Send goods to fairs.")
    carry(between, first)
    carry(own, between)
    made = CommitmentFactory(provision=other, lead=plan.issuer)
    commitments.implement(commitment=made, provision=second, by=None, at=AT)

    found = carrying.beside(plan, order)

    ways = [[(one.provision, one.way) for one in clause.carriers] for clause in found.clauses]
    assert ways == [[(own, Way.THROUGH)], [(other, Way.COMMITMENT)], []]


def test_the_queries_do_not_grow_with_the_clauses(plan, order):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            carrying.beside(plan, order)
        return len(asked)

    few = queries()
    for number in range(6):
        clause = ProvisionFactory(document=order, body=f"Open {number} libraries.")
        carry(ProvisionFactory(document=plan, body=f"Otworzyć {number} bibliotek."), clause)

    assert queries() == few <= 8


def test_superiors_are_the_documents_above_that_ask_for_something(plan, order):
    CitationFactory(source=plan, target=DocumentFactory())

    assert documents.superiors_of(plan) == [order]
    assert documents.superiors_of(order) == []


def test_the_page_shows_what_became_of_each_clause_and_its_figures_open_it(client, planner, plan, order):
    carry(plan.provisions.last(), order.provisions.last(), "narrowed")

    page = client.get(address("beside", plan, order))
    narrowed = client.get(address("beside", plan, order), {"only": "narrowed"})

    assert [row.clause.became for row in page.context["rows"]] == [Became.DROPPED, Became.DROPPED, Became.NARROWED]
    assert [(one.what, one.count) for one in page.context["counts"]][:3] == [
        (Became.CARRIED, "0"), (Became.NARROWED, "1"), (Became.IN_PART, "0")
    ]  # fmt: skip
    assert [row.clause.provision for row in narrowed.context["rows"]] == [order.provisions.last()]
    assert "added" in client.get(address("beside", plan, order), {"only": "added"}).context
    assert "“rybaków”</span> = <span" in page.content.decode()


def test_a_plan_beside_itself_is_no_page(client, planner, plan):
    assert client.get(address("beside", plan, plan)).status_code == 404


def test_a_planner_confirms_a_suggestion(client, planner, plan, order):
    own, clause = plan.provisions.first(), order.provisions.first()

    response = client.post(
        address("carry", plan, order), {"provision": own.pk, "clause": clause.pk, "extent": "part", "only": "dropped"}
    )

    assert response.url == f"{address('beside', plan, order)}?only=dropped#c-{clause.pk}"
    made = Carrying.objects.get()
    assert (made.provision, made.superior, made.extent, made.made_by) == (own, clause, "part", planner)


def test_a_planner_links_by_hand_with_the_likeliest_first(client, planner, plan, order):
    clause = order.provisions.first()
    ProvisionFactory(document=plan, body="Kupić samochód.", language="pl")

    page = client.get(address("carry", plan, order), {"clause": clause.pk})

    assert page.context["words"] == "1. Set up a consular hotline for fishermen."
    choices = [key for key, _label in page.context["form"].fields["provision"].choices]
    assert choices == list(plan.provisions.values_list("pk", flat=True))
    wrong = client.post(address("carry", plan, order), {"provision": clause.pk, "clause": clause.pk, "extent": "part"})
    assert wrong.context["form"].errors.keys() == {"provision"}
    assert client.get(address("carry", plan, order), {"clause": choices[0]}).status_code == 404


def test_a_link_that_closes_a_circle_is_refused_with_its_sentence(client, planner, plan, order, province):
    below = DocumentFactory(unit=province)
    own = ProvisionFactory(document=below)
    carry(plan.provisions.first(), own)

    response = client.post(
        address("carry", below, plan), {"provision": own.pk, "clause": plan.provisions.last().pk, "extent": "whole"}
    )

    assert response.context["form"].non_field_errors() == [
        f"{plan} itself rests on {below}, so it cannot stand above it."
    ]


def test_a_planner_refuses_a_suggestion(client, planner, plan, order):
    own, clause = plan.provisions.first(), order.provisions.first()

    client.post(address("refuse", plan, order), {"provision": own.pk, "clause": clause.pk})

    said = NotCarried.objects.get()
    assert (said.provision, said.superior, said.made_by) == (own, clause, planner)
    carry(own, clause)
    response = client.post(address("refuse", plan, order), {"provision": own.pk, "clause": clause.pk}, follow=True)
    assert [str(one) for one in response.context["messages"]][-1:] == ["It is carried; take the link away first."]


def test_a_planner_takes_a_link_away(client, planner, plan, order):
    made = carry(plan.provisions.first(), order.provisions.first())

    response = client.post(reverse("carrying:stop", args=[plan.pk, made.pk]))

    assert response.url == f"{address('beside', plan, order)}#c-{made.superior_id}"
    assert not Carrying.objects.exists()
    assert client.post(reverse("carrying:stop", args=[plan.pk, made.pk])).status_code == 404


def test_who_does_not_plan_there_reads_and_changes_nothing(client, plan, order, centre):
    client.force_login(MembershipFactory(unit=centre, role=Role.REVIEWER).user)
    made = carry(plan.provisions.first(), order.provisions.first())

    page = client.get(address("beside", plan, order)).content.decode()

    assert "Take the link away" not in page
    assert "Link by hand" not in page
    for name in ("carry", "refuse"):
        assert client.post(address(name, plan, order)).status_code == 403
    assert client.post(reverse("carrying:stop", args=[plan.pk, made.pk])).status_code == 403


def test_the_file_holds_a_line_for_each_clause_and_each_addition(client, planner, plan, order):
    carry(plan.provisions.first(), order.provisions.first(), "narrowed")

    response = client.get(address("beside", plan, order), {"format": "csv"})

    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert [(row[1], row[2], row[3]) for row in rows[1:]] == [
        ("Hotline", "Narrowed", "1. Infolinia (narrowed)"), ("Fairs", "Dropped", ""), ("Youth camp", "Dropped", ""),
        ("Remont", "Added", ""),
    ]  # fmt: skip


def test_the_way_to_the_page_leads_over_the_only_superior_document(client, planner, plan, order):
    assert client.get(reverse("carrying:superiors", args=[plan.pk])).url == address("beside", plan, order)
    assert client.get(reverse("carrying:superiors", args=[order.pk])).context["rows"] == []
    other = ProvisionFactory()
    CitationFactory(source=plan, target=other.document)
    rows = client.get(reverse("carrying:superiors", args=[plan.pk])).context["rows"]
    assert {one for one, _url in rows} == {order, other.document}
    assert reverse("carrying:superiors", args=[plan.pk]) in client.get(plan.get_absolute_url()).content.decode()


def test_units_without_a_plan_stand_first_and_closed_ones_nowhere(plan, order, centre, province):
    lazy = UnitFactory(code="lazy", parent=centre, from_on=date(2020, 1, 1))
    UnitFactory(code="gone", parent=centre, from_on=date(2020, 1, 1), until_on=date(2025, 1, 1))
    office = UnitFactory(code="office", parent=province, from_on=date(2020, 1, 1))
    head = MembershipFactory(unit=lazy, role=Role.HEAD, from_on=date(2020, 1, 1)).user
    MembershipFactory(unit=lazy, role=Role.OFFICER, from_on=date(2020, 1, 1))

    rows = issued.plans_of_units(order, centre, level=1, today=TODAY)
    below = issued.plans_of_units(order, centre, level=2, today=TODAY)

    assert rows == [issued.UnitPlans(lazy, (), (head.email,)), issued.UnitPlans(province, (plan,), ())]
    assert below == [issued.UnitPlans(office, (), ())]


def test_a_plan_is_known_by_its_commitments_too(order, centre, province):
    document = DocumentFactory(kind="plan", issuer=province)
    made = CommitmentFactory(provision=ProvisionFactory(document=document), lead=province)
    commitments.implement(commitment=made, provision=order.provisions.first(), by=None, at=AT)

    [row] = issued.plans_of_units(order, centre, level=1, today=TODAY)

    assert row.plans == (document,)


def test_a_plan_that_is_being_written_is_told_to_who_reads_for_the_issuer(client, order, centre, province):
    Superior.objects.create(draft=DraftFactory(unit=province), document=order)
    url = reverse("carrying:issued", args=[order.pk])
    shown = []
    for unit in (centre, province):
        client.force_login(MembershipFactory(unit=unit, role=Role.REVIEWER).user)
        shown.append("being written" in client.get(url).content.decode())

    assert issued.plans_of_units(order, centre, level=1, today=TODAY)[0].is_writing
    assert shown == [True, False]


def test_the_page_of_units_offers_a_reminder_to_who_reads_them_all(client, order, centre, province):
    MembershipFactory(unit=province, role=Role.PLANNER, user__email="plan@province.example")
    client.force_login(MembershipFactory(unit=centre, role=Role.REVIEWER).user)
    url = reverse("carrying:issued", args=[order.pk])

    page = client.get(url)

    [(_row, letter, plans)] = page.context["rows"]
    assert plans == []
    assert unquote(letter).startswith(f"mailto:plan@province.example?subject=Plan on {order}&body={province} has not")
    client.force_login(MembershipFactory(unit=province, role=Role.PLANNER).user)
    assert [letter for _row, letter, _plans in client.get(url).context["rows"]] == [""]
    file = client.get(url, {"format": "csv"})
    assert str(province) in b"".join(file.streaming_content).decode()


def test_an_order_of_no_unit_of_ours_has_nobody_below(client, planner):
    order = DocumentFactory(issuer_name="A committee elsewhere")

    page = client.get(reverse("carrying:issued", args=[order.pk]), {"level": "x"})

    assert page.context["rows"] == []
    assert "Nobody stands below the issuer" in page.content.decode()
