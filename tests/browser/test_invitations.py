"""An administrator invites, a letter comes by mail, and whoever it is for signs in: by keyboard alone, on a phone."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_codes import now_shown
from tests.browser.test_keyboard import tab_to
from tests.browser.test_rights import clean

PASSWORD = "thuyền đêm trên sông 29"
OVER = "This invitation was used, taken back or is too old. Ask your administrator for a new one."
AGE = "from chancellery.organisations.models import Invitation; from django.utils import timezone; " \
    "Invitation.objects.filter(membership__user__email={!r}).update(expires_at=timezone.now())"  # fmt: skip


@pytest.fixture
def guest(browser, running):
    context = browser.new_context(base_url=running.address, locale="en-GB", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture
def invite(people, pages):
    """Return what invites an address, by keyboard alone."""
    form = next(url for name, _role, url in pages if name == "organisations:invite")

    def act(email: str) -> None:
        with people.page("administrator", phone=True) as page:
            page.goto(form)
            clean(page)
            tab_to(page, kind="email")
            page.keyboard.type(email)
            page.keyboard.press("Tab")
            page.keyboard.type("Nguyễn Thị Hoa")
            tab_to(page, words="Language of the pages")
            page.keyboard.type("English")
            tab_to(page, words="Role")
            page.keyboard.type("Officer")
            tab_to(page, words="Give the role")
            page.keyboard.press("Enter")
            expect(page.get_by_role("status")).to_contain_text("The role is given.")

    return act


def links(letterbox, email: str, count: int) -> list[str]:
    """Return the links of the letters that came for an address, once there are so many."""
    for _ in range(200):
        letters = [one for one in list(letterbox.letters) if one["To"] == email]
        if len(letters) >= count:
            break
        time.sleep(0.05)
    found = [re.search(r"https?://[^/\s]+(/invitation/\S+)", one.get_content())[1] for one in letters]
    assert len(found) == count
    return found


def on_the_page_of_the_unit(people, pages, act: str, button: str, email: str) -> None:
    """Press what is beside an invited person on the page of the unit, and then the button of the page it leads to."""
    unit = next(url for name, _role, url in pages if name == "organisations:invite").removesuffix("invite")
    with people.page("administrator", phone=True) as page:
        page.goto(unit)
        line = page.get_by_role("listitem").filter(has_text=email).last
        line.get_by_role("link", name=act).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/roles/\d+/"))
        tab_to(page, words=button)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_be_visible()


def refused(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("alert")).to_contain_text(OVER)
    clean(page)


def test_whoever_is_invited_sets_a_password_adds_a_second_factor_and_signs_in_with_both(invite, letterbox, guest):
    email = "hoa.journey@sample.example"
    invite(email)
    [link] = links(letterbox, email, 1)

    guest.goto(link)
    clean(guest)
    for _ in range(2):
        tab_to(guest, kind="password")
        guest.keyboard.type(PASSWORD)
    tab_to(guest, words="Set the password")
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("heading", name="My desk", level=1)).to_be_visible()

    guest.goto("/account/app/")
    if guest.get_by_role("button", name="Go on").count():
        tab_to(guest, kind="password")
        guest.keyboard.type(PASSWORD)
        guest.keyboard.press("Enter")
    expect(guest.get_by_label("Code that the app shows")).to_be_visible()
    secret = re.search(r"\b[A-Z2-7]{32}\b", guest.get_by_role("main").inner_text())[0]
    tab_to(guest, words="Code that the app shows")
    guest.keyboard.type(now_shown(secret))
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("heading", name="Recovery codes", level=1)).to_be_visible()

    guest.context.clear_cookies()
    guest.goto("/sign-in/")
    tab_to(guest, words="E-mail address or user name")
    guest.keyboard.type(email)
    tab_to(guest, kind="password")
    guest.keyboard.type(PASSWORD)
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("heading", name="Second factor", level=1)).to_be_visible()
    tab_to(guest, words="Code")
    guest.keyboard.type(now_shown(secret, later=1))
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("heading", name="My desk", level=1)).to_be_visible()
    guest.context.clear_cookies()
    refused(guest, link)


def test_the_link_of_an_earlier_letter_and_one_that_was_taken_back_open_nothing(
    invite, letterbox, guest, people, pages
):
    email = "hai.journey@sample.example"
    invite(email)
    on_the_page_of_the_unit(people, pages, "Invite again", "Send the invitation", email)
    first, second = links(letterbox, email, 2)

    refused(guest, first)
    guest.goto(second)
    expect(guest.get_by_role("heading", level=1)).to_contain_text("Welcome")
    on_the_page_of_the_unit(people, pages, "Take back the invitation", "Take it back", email)
    refused(guest, second)


def test_a_link_that_is_too_old_opens_nothing(invite, letterbox, guest, shell):
    email = "lau.journey@sample.example"
    invite(email)
    [link] = links(letterbox, email, 1)
    told = shell("manage", "shell", "-v", "0", "-c", AGE.format(email))
    assert told.returncode == 0, told.stderr

    refused(guest, link)
