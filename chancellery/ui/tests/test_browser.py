"""The gallery in a real browser: keys, dropping files, both themes, and the rules of accessibility."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def _beside_a_loop() -> None:
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop in this thread


@pytest.fixture
def gallery(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/ui/")
    yield page
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_gallery_keeps_the_rules_of_accessibility(
    browser: Browser, live_server: LiveServer, theme: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    page.goto(f"{live_server.url}/ui/")

    found = Axe().run(page).response["violations"]

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_j_and_k_move_among_the_rows_and_escape_inputs(gallery: Page) -> None:
    gallery.keyboard.press("j")
    second = gallery.evaluate("document.activeElement.innerText")
    gallery.keyboard.press("k")
    first = gallery.evaluate("document.activeElement.innerText")
    gallery.locator("#id_title").fill("")
    gallery.locator("#id_title").press("j")

    assert (first.startswith("210-KH/TU"), second.startswith("12-CT/TW")) == (True, True)
    assert gallery.locator("#id_title").input_value() == "j"


def test_a_letter_presses_the_button_of_the_current_row(gallery: Page) -> None:
    gallery.evaluate(
        "document.querySelectorAll('[data-row]')[1].querySelector('[data-key=c]')"
        ".addEventListener('click', () => document.title = 'corrected')"
    )
    gallery.keyboard.press("j")
    gallery.keyboard.press("c")

    assert gallery.title() == "corrected"


def test_question_mark_shows_the_keys_and_slash_finds_the_search(gallery: Page) -> None:
    gallery.keyboard.press("?")
    assert gallery.locator("#shortcuts").is_visible()
    gallery.keyboard.press("Escape")
    assert gallery.locator("#shortcuts").is_hidden()
    gallery.keyboard.press("/")
    assert gallery.evaluate("document.activeElement.id") == "q"


def test_chosen_files_are_listed_and_one_too_big_is_refused(gallery: Page) -> None:
    gallery.evaluate(
        """() => {
          const given = new DataTransfer();
          given.items.add(new File([new Uint8Array(2048)], 'small.txt'));
          given.items.add(new File([new Uint8Array(26 * 1048576)], 'large.pdf'));
          const zone = document.querySelector('[data-drop]');
          zone.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
        }"""
    )
    zone = gallery.locator("[data-drop]").first

    assert zone.locator("li").all_inner_texts()[0].split() == ["small.txt", "2", "kB"]
    assert "large.pdf" in zone.locator("li.refused").inner_text()
    assert gallery.evaluate("[...document.querySelector('[data-drop] input').files].map(f => f.name)") == ["small.txt"]


def test_everything_is_reached_on_a_phone_without_a_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/ui/")
    page.locator(".rail-more > summary").click()
    page.locator("form[action='/ui/theme'] button[value=dark]:visible").first.click()

    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()
