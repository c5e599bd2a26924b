"""A passkey, from making it to signing in with nothing else; the browser's own virtual device keeps it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

#: Somebody whom no other journey is signed in as: a new password ends all other sessions.
PERSON = "head.nghean@sample.example"
PASSWORD = "quay tàu đêm mưa 17"


@pytest.fixture
def page(browser, running):
    """Yield a page on localhost, which passkeys take for a name, with a device that keeps them."""
    context = browser.new_context(base_url=running.address.replace("127.0.0.1", "localhost"), locale="en-GB")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    yield page
    context.close()


def clean(page):
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []


def test_a_passkey_signs_in_alone(page, shell):
    page.goto(re.search(r"/sign-in/\S+", shell("sign-in", PERSON).stdout)[0])
    page.get_by_role("main").get_by_role("button").click()
    page.locator("button[name=language][value=en]:visible").first.click()
    page.goto("/account/")
    page.get_by_role("link", name="Set a password").click()
    page.get_by_label("New password", exact=False).first.fill(PASSWORD)
    page.get_by_label("New password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    page.goto("/account/passkeys/add/")
    clean(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("The telephone")
    clean(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes", level=1)).to_be_visible()
    page.goto("/account/")
    expect(page.get_by_text("The telephone")).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Sign out", exact=True).last.click()
    clean(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="My desk", level=1)).to_be_visible()
    page.goto("/account/")
    page.get_by_role("button", name="Sign out", exact=True).last.click()
    page.get_by_label("E-mail address or user name").fill(PERSON)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Second factor", level=1)).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Show the passkey").click()
    expect(page.get_by_role("heading", name="My desk", level=1)).to_be_visible()
