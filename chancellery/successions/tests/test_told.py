"""A confirmed text tells of a succession: it is offered, prefilled, to whoever administers a predecessor."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from chancellery.documents import actions as documents
from chancellery.documents.models import Document
from chancellery.documents.tests.factories import DocumentFactory
from chancellery.intake import actions as intakes
from chancellery.intake.enums import Verdict
from chancellery.organisations import queries as units
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import Role, SuccessionKind
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory
from chancellery.reading import as_json, files
from chancellery.reading.tests import corpus
from chancellery.successions import actions, told

pytestmark = pytest.mark.django_db
TEXT = """THE COUNCIL
No 88-NQ/TW

RESOLUTION
on who speaks for the service abroad

The Ministry of External Affairs took over the functions and tasks of the Commission for Friendship and the \
Committee for Exchanges, under Resolution 88-NQ/TW.

1. The Ministry shall report on the handover by 30 June 2031.
"""


class Service:
    """Three bodies below a centre, and the text that makes one of them."""

    def __init__(self):
        self.centre = UnitFactory(code="centre", names={"en": "The Centre"})
        names = {
            "mea": "Ministry of External Affairs",
            "cf": "Commission for Friendship",
            "ce": "Committee for Exchanges",
        }
        self.heir, self.one, self.other = (
            UnitFactory(code=code, parent=self.centre, names={"en": name}) for code, name in names.items()
        )
        self.administrator = MembershipFactory(unit=self.centre, role=Role.ADMINISTRATOR).user

    def registered(self, *, judge=Verdict.ACCEPTED, words=TEXT, number="88-NQ/TW"):
        """Take the text in, judge what it tells of successions, and register it."""
        now = timezone.now()
        intake = intakes.take_in(
            data=words.encode(), name="resolution.txt", unit=self.centre, by=None, at=now,
            read=lambda data, name: as_json.whole(files.read_bytes(data, name)),
        )  # fmt: skip
        [fact] = intake.facts.filter(kind="succession")
        intakes.judge(fact=fact, verdict=judge, by=None, at=now)
        intakes.accept_all(intake=intake, by=None, at=now)
        entry = intakes.Entry(
            kind="resolution", number=number, language="en", title="Who speaks", itself=0 if number else None
        )
        intakes.register(intake=intake, entry=entry, by=None, at=now)
        return fact

    def told(self, user=None):
        return told.to_carry_out(units.authority_of(user or self.administrator, on=units.today()))

    def page(self, address, user=None):
        client = Client()
        client.force_login(user or self.administrator)
        return client.get(address)

    def carry_out(self):
        wanted = Wanted(
            kind=SuccessionKind.MERGE, takes_effect_on=timezone.localdate(), basis="",
            predecessors=[self.one, self.other], successors=[self.heir],
        )  # fmt: skip
        ordered = actions.Ordered(wanted, Document.objects.get(number="88-NQ/TW"))
        return actions.carry_out(many=[ordered], by=None, at=timezone.now())


@pytest.fixture
def service():
    return Service()


def test_a_confirmed_text_offers_its_succession(service):
    fact = service.registered()

    [offered] = service.told()
    assert ([body.unit for body in offered.formers], offered.heir.unit) == ([service.one, service.other], service.heir)
    assert (offered.unknown, offered.begins) == ([], service.one)
    assert offered.address == f"/successions/new/{service.one.pk}/?told={fact.pk}"


def test_the_form_begins_with_what_the_text_says_and_with_no_day(service):
    service.registered()
    [offered] = service.told()

    page = html.unescape(service.page(offered.address).content.decode())

    given = dict(re.findall(r'name="(others|successors|document|takes_effect_on)"(?: value="([^"]*)")?', page))
    assert given == {
        "others": str(service.other), "successors": str(service.heir), "document": "88-NQ/TW", "takes_effect_on": "",
    }  # fmt: skip
    assert re.search(r'<input[^>]*value="merge"[^>]*checked', page)
    assert offered.fact.quote in page


def test_what_was_rejected_offers_nothing(service):
    service.registered(judge=Verdict.REJECTED)

    assert service.told() == []


def test_what_was_carried_out_is_not_offered_again(service):
    service.registered()
    service.carry_out()

    assert service.told() == []


def test_a_body_that_is_no_unit_is_named_and_nothing_is_made_up(service):
    service.registered(words=TEXT.replace("Ministry of External Affairs", "Ministry of Voyages"))

    [offered] = service.told()

    assert (offered.heir.unit, offered.unknown) == (None, ["Ministry of Voyages"])
    page = service.page(offered.address).content.decode()
    assert "Ministry of Voyages" in page
    assert 'name="successors" value' not in page


def test_only_who_administers_a_predecessor_may_begin(service):
    fact = service.registered()
    beside = MembershipFactory(unit=service.heir, role=Role.ADMINISTRATOR).user
    reader = MembershipFactory(unit=service.centre, role=Role.OBSERVER).user
    stranger = MembershipFactory(unit=service.one, role=Role.CLERK).user

    assert [one.address for one in service.told(beside)] == [""]
    assert service.told(reader) == []
    address = reverse("successions:new", args=[service.one.pk])
    assert service.page(f"{address}?told={fact.pk}", stranger).status_code == 403
    assert service.page(f"{address}?told={fact.pk + 1}").status_code == 404
    assert service.page(f"{address}?told=1'").status_code == 200


def test_the_page_of_the_text_leads_to_its_succession(service):
    fact = service.registered()
    fact.refresh_from_db()
    document = Document.objects.get(number="88-NQ/TW")
    reader = MembershipFactory(unit=service.centre, role=Role.OBSERVER).user
    link = f"{reverse('successions:list')}?document={document.pk}"

    assert link in service.page(document.get_absolute_url()).content.decode()
    assert link not in service.page(document.get_absolute_url(), reader).content.decode()
    listed = service.page(link).content.decode()
    assert "Begin this succession" in listed
    assert "Begin this succession" not in service.page(f"{link}0").content.decode()


def test_two_bodies_into_one_ministry_as_a_field_text_tells_it(service):
    names = {
        "commission": "Commission centrale des relations extérieures",
        "assembly": "Commission des affaires étrangères de l'Assemblée nationale",
        "ministry": "Ministère des Affaires étrangères",
    }
    bodies = {code: UnitFactory(code=code, parent=service.centre, names={"fr": name}) for code, name in names.items()}
    words = (corpus.folder() / "fr-quang-tri-2025.txt").read_text(encoding="utf-8")
    service.registered(words=words, number="")

    [offered] = service.told()

    assert [body.unit for body in offered.formers] == [bodies["commission"], bodies["assembly"]]
    assert (offered.heir.unit, offered.unknown) == (bodies["ministry"], [])
    assert told.basis_of(offered) is None  # of Resolution 18 the text says no issuer, and the register has none
    ordering = DocumentFactory(number="18-NQ/TW", kind="resolution")
    citation = offered.document.cites.get(quote=offered.basis)
    documents.resolve(citation=citation, target=ordering, by=None, at=timezone.now())
    assert told.basis_of(offered) == ordering


def test_a_text_without_a_basis_that_orders_is_its_own_basis(service):
    service.registered(words=TEXT.replace(", under Resolution 88-NQ/TW", ""))
    [offered] = service.told()

    assert told.basis_of(offered).number == "88-NQ/TW"
    offered.document.kind = "report"
    assert told.basis_of(offered) is None
