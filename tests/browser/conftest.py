"""The real server with a fresh sample service, and a browser in which each role is signed in once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from chancellery.config.bench.server import Server, server
from chancellery.config.places import HOME
from chancellery.organisations.tests.mailbox import Mailbox, mailbox

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}

_PAGES = """
import json
from chancellery.config import pages
print(json.dumps([[one.name, one.role, one.url] for one in pages.all_pages()]))
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder: it drives a real browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def letterbox() -> Iterator[Mailbox]:
    """A mail server on this machine that keeps what our server sends."""
    with mailbox() as box:
        yield box


@pytest.fixture(scope="session")
def running(letterbox: Mailbox) -> Iterator[Server]:
    mail = {"CHANCELLERY_SMTP_HOST": "127.0.0.1", "CHANCELLERY_SMTP_PORT": str(letterbox.port)}
    # not pytest's own folder, which the account of the database may not enter when another run tightens it
    with tempfile.TemporaryDirectory(prefix="chancellery browser ") as data, server(data, mail) as started:
        yield started


@dataclass
class People:
    """Opens pages in which somebody is signed in; each role's link works once, so its cookies are kept."""

    browser: Browser
    server: Server
    troubles: list[str]
    cookies: dict[str, object] = field(default_factory=dict)

    @contextmanager
    def page(self, role: str, *, phone: bool = False, dark: bool = False, scripts: bool = True) -> Iterator[Page]:
        """Open a page for ``role`` (in lower case), or for nobody when it is ``anybody``."""
        context = self._context(role, phone=phone, dark=dark, scripts=scripts)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        try:
            yield page
        finally:
            context.close()

    def _context(self, role: str, *, phone: bool, dark: bool, scripts: bool) -> BrowserContext:
        if role != "anybody" and role not in self.cookies:
            self.cookies[role] = self._sign_in(role)
        return self.browser.new_context(
            base_url=self.server.address,
            viewport=PHONE if phone else DESKTOP,
            has_touch=phone,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="en-GB",
            storage_state=self.cookies.get(role),  # type: ignore[arg-type]
        )

    def _sign_in(self, role: str) -> object:
        context = self.browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(self.server.links[role.capitalize()])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.server.address}/")
        state = context.storage_state()
        context.close()
        return state

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(message.text)


@pytest.fixture(scope="session")
def everybody(browser: Browser, running: Server) -> People:
    return People(browser, running, troubles=[])


@pytest.fixture
def people(everybody: People) -> Iterator[People]:
    """Hand out pages, and fail when one of them complained in the browser's console."""
    everybody.troubles.clear()
    yield everybody
    assert everybody.troubles == []


@pytest.fixture(scope="session")
def shell(running: Server) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command beside the server, on its database."""
    environment = {**os.environ, "PYTHONPATH": str(HOME), "CHANCELLERY_VAR": running.data}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "chancellery", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    return run


@pytest.fixture(scope="session")
def pages(shell: Callable[..., subprocess.CompletedProcess[str]]) -> list[tuple[str, str, str]]:
    """Every page as (url name, role, address), with the keys of this server's sample."""
    told = shell("manage", "shell", "-v", "0", "-c", _PAGES)
    assert told.returncode == 0, told.stderr
    return [(name, role, url) for name, role, url in json.loads(told.stdout)]
