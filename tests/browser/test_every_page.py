"""Each page for each role: accessible in both themes, no wider than a phone, with a picture to look at."""

from __future__ import annotations

import struct

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from chancellery.config.places import HOME

PICTURES = HOME / "var" / "screenshots"
VIEWS = {
    "phone-light": {"phone": True},
    "phone-dark": {"phone": True, "dark": True},
    "wide-light": {},
    "wide-dark": {"dark": True},
}
#: WCAG 2.2 AA and what the makers of the rules hold to be good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DOWNLOADS = {"documents:file"}


def _told(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    return f"{violation['id']}: {[node['target'] for node in nodes[:3]]}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_accessible(people, pages, theme):
    axe, found = Axe(), {}
    for role in dict.fromkeys(role for _name, role, _url in pages):
        with people.page(role, dark=theme == "dark") as page:
            for name, _role, url in [one for one in pages if one[1] == role and one[0] not in DOWNLOADS]:
                page.goto(url)
                violations = axe.run(page, options=RULES).response["violations"]
                if violations:
                    found[f"{name} as {role}"] = [_told(violation) for violation in violations]

    assert found == {}


#: The words of rows whose acts leave them no room: narrower than ten letters.
SQUEEZED = """
() => [...document.querySelectorAll('.row-body')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().width < 120)
  .map(one => one.innerText.slice(0, 40))
"""


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_fits_its_screen(people, pages, view):
    folder = PICTURES / view
    folder.mkdir(parents=True, exist_ok=True)
    too_wide, squeezed = {}, {}
    for role in dict.fromkeys(role for _name, role, _url in pages):
        with people.page(role, **VIEWS[view]) as page:
            for name, _role, url in [one for one in pages if one[1] == role and one[0] not in DOWNLOADS]:
                page.goto(url)
                page.screenshot(path=folder / f"{name.replace(':', '-')}-{role}.png", full_page=True)
                width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
                if width > room:
                    too_wide[f"{name} as {role}"] = f"{width} of {room}"
                if words := page.evaluate(SQUEEZED):
                    squeezed[f"{name} as {role}"] = words

    assert too_wide == {}
    assert squeezed == {}


def test_every_page_fits_a_phone_in_polish(people, pages):
    """Of the languages of the pages it has the longest words."""
    too_wide = {}
    for role in dict.fromkeys(role for _name, role, _url in pages):
        with people.page(role, phone=True) as page:
            _speak(page, "pl")
            for name, _role, url in [one for one in pages if one[1] == role and one[0] not in DOWNLOADS]:
                page.goto(url)
                width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
                if width > room:
                    too_wide[f"{name} as {role}"] = f"{width} of {room}"
            _speak(page, "en")

    assert too_wide == {}


def _speak(page: Page, language: str) -> None:
    """Choose the language of the pages, as its button does; on a phone it stands in a sheet that is closed."""
    page.goto("/")
    with page.expect_navigation():
        page.locator(f"button[name=language][value={language}]").first.evaluate("button => button.click()")
    assert page.locator("html").get_attribute("lang") == language


def test_the_readme_shows_a_picture_of_the_board(people, pages):
    """Made anew under ``var/`` at each run; ``docs/images`` keeps the one that was chosen."""
    url = next(url for name, role, url in pages if name == "commitments:board" and role == "reviewer")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with people.page("reviewer") as page:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(url)
        picture = page.screenshot(path=PICTURES / "board.png")
    kept = (HOME / "docs" / "images" / "board.png").read_bytes()

    assert _size(kept) == _size(picture) == (1440, 900)
    assert len(kept) < 300_000
    assert "(docs/images/board.png)" in (HOME / "README.md").read_text(encoding="utf-8")


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a picture, from the head of its file."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
