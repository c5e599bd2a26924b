"""The way around: the entries of the main navigation, for the base page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancellery.organisations import http
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import READERS, REGISTRARS


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``primary`` ones stand in the phone's bottom bar."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None
    primary: bool = True


#: Label, url name, icon, whether it stands in the phone's bottom bar, and which roles use it.
ENTRIES: tuple[tuple[str | Promise, str, str, bool, frozenset[Role]], ...] = (
    (_("My desk"), "desk", "desk", True, READERS),
    (_("Register"), "documents:list", "register", True, READERS),
    (_("Intake"), "intake:list", "intake", True, REGISTRARS),
    (_("Commitments"), "commitments:list", "commitment", False, READERS),
    (_("Board"), "commitments:board", "board", True, READERS),
    (_("Units"), "organisations:units", "units", False, READERS),
)


def context(request: HttpRequest) -> dict[str, object]:
    """Return the navigation of a signed-in person; nothing for others."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    roles = {Role(one.role) for one in http.held(request)}
    return {"navigation": _navigation(request.path, roles)}


def _navigation(path: str, roles: set[Role]) -> list[Entry]:
    shown = [entry for entry in ENTRIES if entry[4] is READERS or entry[4] & roles]
    urls = {name: reverse(name) for _label, name, *_rest in shown}
    current = max((url for url in urls.values() if _leads_to(url, path)), key=len, default="")
    return [
        Entry(label=str(label), url=urls[name], icon=icon, current=urls[name] == current, primary=primary)
        for label, name, icon, primary, _roles in shown
    ]


def _leads_to(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
