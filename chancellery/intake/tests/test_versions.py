"""One article in several languages: suggested by what the texts share, confirmed by a person, registered as one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from chancellery.core.models import AuditEntry
from chancellery.intake import actions, queries, versions
from chancellery.intake.enums import State
from chancellery.intake.models import Intake
from chancellery.intake.tests.factories import AT, IntakeFactory
from chancellery.intake.tests.test_actions import entry
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.tests.factories import MembershipFactory, UnitFactory

ENGLISH = """<html lang="en"><head><title>Friends meet</title><link rel="canonical" href="https://news.example/en/friends">
<link rel="alternate" hreflang="vi" href="https://news.example/vi/ban-be"></head><body><article><h1>Friends meet</h1>
<p>On 3 May 2031 the province met its friends from the sister provinces, and they spoke of schools and of roads.</p>
<p>They agreed to meet again every year, and to build a school together by 30 June 2033.</p></article></body></html>"""
VIETNAMESE = """<html lang="vi"><head><title>Gặp gỡ bạn bè</title>
<link rel="canonical" href="https://news.example/vi/ban-be"></head><body><article><h1>Gặp gỡ bạn bè</h1>
<p>Ngày 03 tháng 5 năm 2031, tỉnh gặp gỡ bạn bè từ các tỉnh kết nghĩa và trao đổi về trường học, đường sá.</p>
<p>Hai bên thống nhất gặp nhau hằng năm và cùng xây một trường học trước ngày 30/6/2033.</p></article></body></html>"""
FRENCH = """<html lang="fr"><head><title>Rencontre</title><link rel="canonical" href="https://news.example/fr/amis">
<link rel="alternate" hreflang="en" href="https://news.example/en/friends"></head><body><article><h1>Rencontre</h1>
<p>Le 3 mai 2031, la province a rencontré ses amis des provinces jumelées et a parlé des écoles et des routes.</p>
<p>Ils ont décidé de se revoir chaque année et de bâtir une école avant le 30 juin 2033.</p></article></body></html>"""


def page(canonical: str, *links: str) -> dict[str, object]:
    return {"canonical": canonical, "versions": [{"language": "xx", "address": link} for link in links]}


def shared(one: dict[str, object], other: dict[str, object]) -> set[str]:
    return set(versions.sought(versions.keys(one))) & set(versions.keys(other))


@pytest.mark.parametrize(
    ("one", "other", "belong"),
    [
        (page("https://a.example/en/1", "https://a.example/vi/1"), page("https://www.a.example/vi/1/"), True),
        (page("https://a.example/vi/1"), page("https://a.example/en/1", "https://a.example/vi/1"), True),
        (page("https://a.example/?id=7"), page("https://a.example/en/7", "https://a.example/?id=7"), True),
        (page("https://a.example/en/1"), page("https://a.example/vi/1"), False),
        # Both lead to the other language's front page, which says nothing of the article.
        (page("https://a.example/en/1", "https://a.example/"), page("https://a.example/"), False),
        (page("https://a.example/e", "https://a.example/v"), page("https://a.example/f", "https://a.example/v"), False),
        (page("", "mailto:x@a.example"), page(""), False),
    ],
)  # fmt: skip
def test_pages_belong_together_when_one_leads_to_the_other(
    one: dict[str, object], other: dict[str, object], belong: bool
) -> None:
    assert bool(shared(one, other)) is belong
    assert bool(shared(other, one)) is belong


def numbered(*works: tuple[str, str], own: int | None = None) -> dict[str, object]:
    references = [] if own is None else [{"work": own, "rule": "heading.own", "quote": "x"}]
    return {"works": [{"number": number, "date": day} for number, day in works], "references": references}


def test_texts_belong_together_by_their_own_number_and_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chancellery.intake.stored.OWN", "heading.own")
    text = numbered(("512/KH-UBND", "2026-10-14"), own=0)

    assert shared(text, numbered(("512/kh-ubnd", "2026-10-14"), own=0))
    assert not shared(text, numbered(("512/KH-UBND", "2025-10-14"), own=0))
    assert not shared(text, numbered(("512/KH-UBND", "2026-10-14")))


def test_texts_may_belong_together_by_the_documents_they_name() -> None:
    text = numbered(("12-CT/TW", ""), ("210-KH/TU", ""))

    assert shared(text, numbered(("210-KH/TU", ""), ("12-CT/TW", "2022-01-05")))
    assert not shared(text, numbered(("12-CT/TW", "")))
    assert not shared(numbered(("12-CT/TW", "")), numbered(("12-CT/TW", "")))


pytest_db = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory()


@pytest.fixture
def texts(unit: Unit) -> list[Intake]:
    return [
        IntakeFactory(unit=unit, data=source.encode(), name=name)
        for name, source in (("en.html", ENGLISH), ("vi.html", VIETNAMESE), ("fr.html", FRENCH))
    ]


def suggested(intake: Intake) -> list[str]:
    return [one.name for one in queries.suggested_versions(intake, list(queries.versions_of(intake)))]


def together(intake: Intake) -> list[str]:
    return [one.name for one in queries.versions_of(Intake.objects.get(pk=intake.pk))]


@pytest_db
def test_versions_are_suggested_within_a_unit_whichever_came_first(texts: list[Intake]) -> None:
    IntakeFactory(unit=UnitFactory(), data=VIETNAMESE.encode(), name="elsewhere.html")

    assert [suggested(one) for one in texts] == [["fr.html", "vi.html"], ["en.html"], ["en.html"]]


@pytest_db
def test_a_confirmed_version_is_suggested_no_more_and_may_be_taken_back(texts: list[Intake]) -> None:
    english, vietnamese, french = texts

    actions.join(intake=vietnamese, other=english, by=None, at=AT)
    actions.join(intake=Intake.objects.get(pk=french.pk), other=english, by=None, at=AT)

    assert together(french) == together(english) == ["en.html", "vi.html", "fr.html"]
    assert suggested(Intake.objects.get(pk=english.pk)) == []

    actions.part(intake=english, by=None, at=AT)

    assert [together(one) for one in texts] == [["en.html"], ["vi.html", "fr.html"], ["vi.html", "fr.html"]]
    told = AuditEntry.objects.filter(verb__startswith="intake.version").order_by("pk")
    assert [entry.verb for entry in told] == [
        "intake.version_joined", "intake.version_joined", "intake.version_parted",
    ]  # fmt: skip


@pytest_db
def test_an_article_has_one_text_in_each_language(unit: Unit, texts: list[Intake]) -> None:
    again = IntakeFactory(unit=unit, data=ENGLISH.replace("roads", "rivers").encode(), name="again.html")
    actions.join(intake=texts[1], other=texts[0], by=None, at=AT)

    with pytest.raises(actions.LanguageTaken):
        actions.join(intake=again, other=texts[1], by=None, at=AT)


@pytest_db
def test_a_text_of_another_unit_or_a_rejected_one_is_no_version(unit: Unit, texts: list[Intake]) -> None:
    elsewhere = IntakeFactory(unit=UnitFactory(), data=VIETNAMESE.encode(), name="elsewhere.html")
    rejected = actions.reject(intake=texts[2], reason="an advertisement", by=None, at=AT)

    for other in (elsewhere, rejected, texts[0]):
        with pytest.raises(actions.NoVersion):
            actions.join(intake=texts[0], other=other, by=None, at=AT)


@pytest_db
def test_versions_become_texts_of_one_document(texts: list[Intake]) -> None:
    english, vietnamese, french = texts
    actions.join(intake=vietnamese, other=english, by=None, at=AT)
    actions.join(intake=french, other=english, by=None, at=AT)
    actions.accept_all(intake=english, by=None, at=AT)
    actions.accept_all(intake=vietnamese, by=None, at=AT)

    document = actions.register(intake=english, entry=entry(), by=None, at=AT)

    assert sorted(document.texts.values_list("language", flat=True)) == ["en", "vi"]
    document.refresh_from_db()
    assert document.titles["vi"] == "Gặp gỡ bạn bè"
    states = {one.name: (one.state, one.document) for one in Intake.objects.all()}
    assert states == {
        "en.html": (State.REGISTERED, document),
        "vi.html": (State.REGISTERED, document),
        "fr.html": (State.WAITING, None),  # its facts have no verdict yet
    }


@pytest_db
def test_the_page_asks_and_the_registering_follows(unit: Unit, texts: list[Intake]) -> None:
    clerk = Client()
    clerk.force_login(MembershipFactory(unit=unit, role=Role.CLERK).user)
    english, vietnamese, _french = texts
    join = reverse("intake:join", args=[vietnamese.pk, english.pk])
    assert join in clerk.get(vietnamese.get_absolute_url()).content.decode()

    joined = clerk.post(join)

    assert joined.url == f"{vietnamese.get_absolute_url()}#versions"
    shown = clerk.get(vietnamese.get_absolute_url())
    assert [one.name for one in shown.context["versions"]] == ["en.html"]
    actions.accept_all(intake=english, by=None, at=AT)
    document = actions.register(intake=english, entry=entry(), by=None, at=AT)
    register = clerk.get(reverse("intake:register", args=[vietnamese.pk]))
    assert register.context["chosen"].document == document
    clerk.post(reverse("intake:part", args=[vietnamese.pk]))
    assert together(vietnamese) == ["vi.html"]
