"""The way around: the entries of the main navigation, for the base page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from chancellery.organisations import http
from chancellery.organisations.enums import Role
from chancellery.organisations.rules import PLANNERS, READERS, REGISTRARS

#: Everybody but observers translates something, or reviews.
TRANSLATORS = READERS - {Role.OBSERVER}


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
    (_("Plans"), "plans:list", "file", False, PLANNERS),
    (_("Commitments"), "commitments:list", "commitment", False, READERS),
    (_("Coverage"), "coverage:list", "coverage", False, READERS),
    (_("Board"), "commitments:board", "board", True, READERS),
    (_("Units"), "organisations:units", "units", False, READERS),
    (_("Translations"), "translations:list", "quote", False, TRANSLATORS),
    (pgettext_lazy("heading", "Search"), "search:results", "search", False, READERS),
)

#: Where pages begin that belong to an entry without lying under its address.
BELONGING = {"/reviews/": "commitments:board", "/commitments/indicators/": "commitments:board"}


def context(request: HttpRequest) -> dict[str, object]:
    """Return the navigation of a signed-in person; nothing for others."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    roles = frozenset(Role(one.role) for one in http.held(request))
    return {
        "navigation": _navigation(_current(request.path), roles, get_language() or ""),
        "find_url": reverse("search:results"),
    }


def _current(path: str) -> str:
    """Return the url name of the entry a page lies under or belongs to; nothing for a page of none."""
    for begin, name in BELONGING.items():
        if path.startswith(begin):
            return name
    above = [name for name, url in _addresses().items() if _leads_to(url, path)]
    return max(above, key=lambda name: len(_addresses()[name]), default="")


@cache
def _addresses() -> Mapping[str, str]:
    return {name: reverse(name) for _label, name, *_rest in ENTRIES}


@lru_cache(maxsize=256)
def _navigation(current: str, roles: frozenset[Role], _language: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(label=str(label), url=_addresses()[name], icon=icon, current=name == current, primary=primary)
        for label, name, icon, primary, allowed in ENTRIES
        if allowed is READERS or allowed & roles
    )


def _leads_to(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
