"""What costs much is called so many times a minute and no more."""

import pytest
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from chancellery.accounts.tests.people import person
from chancellery.config.costly import ALWAYS, MINUTE, MOST, SENT, Window, is_costly


@pytest.mark.parametrize(
    ("name", "method", "asked", "costs"),
    [
        ("search:results", "GET", {"q": "plan"}, True),
        ("commitments:list", "GET", {"format": "csv"}, True),
        ("commitments:list", "GET", {}, False),
        ("commitments:list", "GET", {"format": "html"}, False),
        ("intake:new", "GET", {}, False),
        ("intake:new", "POST", {}, True),
        ("desk", "GET", {}, False),
    ],
)
def test_files_reading_searching_and_previews_cost_much(name, method, asked, costs):
    assert is_costly(name, method=method, asked=asked) is costs


def test_every_costly_address_is_one_of_ours():
    known = {
        f"{one.app_name}:{page.name}"
        for one in get_resolver().url_patterns
        if getattr(one, "app_name", None)
        for page in one.url_patterns
    }

    assert (ALWAYS | SENT) - known == set()


def test_a_minute_lets_so_many_through_and_then_again():
    window = Window()

    within = [window.lets_through("a", most=3, now=float(second)) for second in (0, 1, 2, 3, 59)]
    later = [window.lets_through("a", most=3, now=MINUTE + second) for second in (0.0, 0.5, 1.0)]

    assert within == [True, True, True, False, False]
    assert later == [True, False, True]


def test_what_one_person_calls_does_not_count_for_another():
    window = Window()

    assert [window.lets_through(who, most=1, now=0.0) for who in ("a", "b", "a")] == [True, True, False]


def test_who_was_still_for_a_minute_is_forgotten():
    window = Window()
    for number in range(MOST + 1):
        window.lets_through(str(number), most=1, now=0.0)

    window.lets_through("new", most=1, now=MINUTE + 1)

    assert len(window._calls) == 1


@pytest.mark.django_db
@override_settings(COSTLY_A_MINUTE=2)
def test_one_costly_page_too_many_is_answered_in_words_and_others_stay_open():
    client, other = Client(), Client()
    client.force_login(person())
    other.force_login(person("other@example.org"))

    answers = [client.get(reverse("documents:list"), {"format": "csv"}) for _time in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "60"
    assert client.get(reverse("documents:list")).status_code == 200
    assert other.get(reverse("documents:list"), {"format": "csv"}).status_code == 200
