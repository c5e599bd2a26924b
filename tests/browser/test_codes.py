"""An authenticator app, from adding it to signing in with a code, with a recovery code, and never with a used one."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests.browser.test_rights import clean

#: Somebody whom no other journey is signed in as: a new password ends all other sessions.
PERSON = "officer.embassy@sample.example"
PASSWORD = "quay tàu đêm mưa 17"


def now_shown(secret: str, *, later: int = 0) -> str:
    """Return what an app with ``secret`` shows now, or so many half minutes later."""
    _before, now, _after = totp.yield_hotp_counters_from_time()
    return totp.format_hotp_value(totp.hotp_value(secret, now + later))


def sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("E-mail address or user name").fill(PERSON)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture
def page(browser, running):
    context = browser.new_context(base_url=running.address, locale="en-GB", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_a_code_of_an_app_or_a_recovery_code_is_asked_for_after_the_password(page, shell):
    page.goto(re.search(r"/sign-in/\S+", shell("sign-in", PERSON).stdout)[0])
    page.get_by_role("main").get_by_role("button").click()
    with page.expect_navigation():
        page.locator("button[name=language][value=en]").first.evaluate("button => button.click()")
    page.goto("/account/password/first/")
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("New password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.goto("/account/app/")
    if page.get_by_role("button", name="Go on").count():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.get_by_role("main").inner_text())[0]
    clean(page)
    page.get_by_label("Code that the app shows").fill("000000")
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("alert")).to_contain_text("The code is not right")
    page.get_by_label("Code that the app shows").fill(now_shown(secret))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", name="Recovery codes", level=1)).to_be_visible()
    clean(page)
    spare = re.findall(r"\b\d{8}\b", page.get_by_role("main").inner_text())[0]

    page.context.clear_cookies()
    sign_in(page)
    expect(page.get_by_role("heading", name="Second factor", level=1)).to_be_visible()
    clean(page)
    page.get_by_label("Code").fill(now_shown(secret, later=1))
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My desk", level=1)).to_be_visible()

    for used in (False, True):
        page.context.clear_cookies()
        sign_in(page)
        page.get_by_label("Code").fill(spare)
        page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        if used:
            expect(page.get_by_role("alert")).to_contain_text("The code is not right")
        else:
            expect(page.get_by_role("heading", name="My desk", level=1)).to_be_visible()
