"""The frame is drawn once for each reader; what differs from page to page is put in each time."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from chancellery.ui import frame


@dataclass(frozen=True)
class Somebody:
    name: str
    is_authenticated: bool = True

    def get_full_name(self) -> str:
        return self.name


@dataclass(frozen=True)
class Entry:
    url: str
    label: str
    primary: bool = True
    icon: str = "desk"
    current: bool = False
    count: int | None = None


def drawn(template: str, *, user: object, address: str = "/", mark: str = "t1", navigation: object = ()) -> str:
    request = RequestFactory().get(address)
    request.user = user  # type: ignore[assignment]
    context = Context({"request": request, "csrf_token": mark, "navigation": navigation})
    with translation.override("en"):
        return frame.region(template, context)


def test_rail_has_the_token_and_the_address_of_each_page() -> None:
    first = drawn("ui/rail.html", user=Somebody("An"), address="/units/?q=a&b", mark="first")
    second = drawn("ui/rail.html", user=Somebody("An"), address="/", mark="second")

    assert first.count('value="first"') == second.count('value="second"') == 6
    assert first.count('name="next" value="/units/?q=a&amp;b"') == 4
    assert second.count('name="next" value="/"') == 4


def test_rail_never_shows_one_reader_to_another() -> None:
    assert "Nguyễn An" in drawn("ui/rail.html", user=Somebody("Nguyễn An"))
    assert "Nguyễn An" not in drawn("ui/rail.html", user=Somebody("Trần Bình"))


def test_rail_escapes_names_and_marks_where_the_reader_is() -> None:
    entries = [Entry("/a", "A & B", current=True), Entry("/b", "B", primary=False, count=3)]

    page = drawn("ui/rail.html", user=Somebody("<script>"), navigation=entries)

    assert "<script>" not in page
    assert page.count('<a href="/a" aria-current="page">') == 1
    assert "A &amp; B" in page


def test_reader_before_signing_in_has_switches_and_no_way_out() -> None:
    page = drawn("ui/who.html", user=AnonymousUser())

    assert page.count("<form") == 2
    assert "who-name" not in page


@pytest.mark.parametrize(("language", "words"), [("en", "Keys"), ("vi", "Phím")])
def test_keys_are_listed_in_the_language_of_the_page(language: str, words: str) -> None:
    with translation.override(language):
        assert words in frame.shortcuts()


def test_frame_stands_without_a_request() -> None:
    page = frame.region("ui/who.html", Context({}))

    assert "csrfmiddlewaretoken" not in page
    assert 'name="next" value=""' in page
