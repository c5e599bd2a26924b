"""The way around: the entries of the main navigation, for the base page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``primary`` ones stand in the phone's bottom bar."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None
    primary: bool = True


#: Label, url name, icon, and whether it stands in the phone's bottom bar.
ENTRIES = (
    (_("My desk"), "desk", "desk", True),
    (_("Register"), "documents:list", "register", True),
    (_("Intake"), "intake:list", "intake", True),
    (_("Commitments"), "commitments:list", "commitment", False),
    (_("Board"), "commitments:board", "board", True),
    (_("Units"), "organisations:units", "units", False),
)


def context(request: HttpRequest) -> dict[str, object]:
    """Return the navigation for signed-in people; nothing for others."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    urls = {name: reverse(name) for _label, name, _icon, _primary in ENTRIES}
    current = max((url for url in urls.values() if _leads_to(url, request.path)), key=len, default="")
    return {
        "navigation": [
            Entry(label=str(label), url=urls[name], icon=icon, current=urls[name] == current, primary=primary)
            for label, name, icon, primary in ENTRIES
        ]
    }


def _leads_to(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
