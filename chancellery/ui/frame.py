"""What stands around every page: the rail with the way around, the reader's switches, the keys.

It is the same on every page a reader opens but for the mark against forgery and the address to come back to. So it is
drawn once for each reader, entry, language and theme, with gaps for these two.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

THEMES = ("light", "dark")
#: What stands in the gaps until they are filled; no name and no address can hold it.
_TOKEN_GAP = f"token-{secrets.token_hex(12)}"
_ADDRESS_GAP = f"address-{secrets.token_hex(12)}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page, as its frame shows it."""

    signed_in: bool
    name: str
    role: str
    unit: str


def theme(request: HttpRequest | None) -> str:
    """Return the theme the reader chose: light, dark, or nothing for the system's."""
    chosen = request.COOKIES.get(f"{settings.COOKIE_PREFIX}theme", "") if request else ""
    return chosen if chosen in THEMES else ""


def region(template: str, context: Context) -> SafeString:
    """Draw a region of the frame for the reader of the page: ``ui/rail.html`` or ``ui/who.html``."""
    request: HttpRequest | None = context.get("request")
    token = str(context.get("csrf_token") or "")
    navigation: Sequence[Hashable] = context.get("navigation") or ()
    draw = _region.__wrapped__ if settings.DEBUG else _region
    drawn = draw(
        template,
        tuple(navigation),
        _reader(request, context),
        get_language() or "",
        theme(request),
        bool(token),
        str(context.get("find_url") or ""),
    )
    address = escape(request.get_full_path()) if request else ""
    return SafeString(drawn.replace(_TOKEN_GAP, escape(token)).replace(_ADDRESS_GAP, address))


def shortcuts() -> SafeString:
    """Draw the list of keys."""
    draw = _shortcuts.__wrapped__ if settings.DEBUG else _shortcuts
    return draw(get_language() or "")


def _reader(request: HttpRequest | None, context: Context) -> Reader:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Reader(signed_in=False, name="", role="", unit="")
    who = context.get("who")
    name = getattr(who, "name", "") or user.get_full_name() or str(user)
    return Reader(signed_in=True, name=name, role=str(getattr(who, "role", "")), unit=str(getattr(who, "unit", "")))


@lru_cache(maxsize=1024)
def _region(
    template: str,
    navigation: tuple[Hashable, ...],
    reader: Reader,
    _language: str,
    chosen: str,
    guarded: bool,
    find_url: str,
) -> str:
    return render_to_string(
        template,
        {
            "navigation": navigation,
            "reader": reader,
            "chosen_theme": chosen,
            "find_url": find_url,
            "address": _ADDRESS_GAP,
            "csrf_token": _TOKEN_GAP if guarded else "",
        },
    )


@lru_cache(maxsize=64)
def _shortcuts(_language: str) -> SafeString:
    return render_to_string("ui/shortcuts.html")
