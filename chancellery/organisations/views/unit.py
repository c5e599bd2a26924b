"""One unit: what it is called, where it stands, who belongs to it, who speaks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from chancellery.core import renditions
from chancellery.core.languages import best
from chancellery.organisations import as_of, queries
from chancellery.organisations.enums import Pillar, Role, UnitKind, words
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Membership, Post, Tenure, Unit
from chancellery.organisations.rules import ADMINISTRATORS, READERS
from chancellery.ui import marks

#: How many units below are named on the page; the list holds them all.
NAMED = 40


@dataclass(frozen=True, slots=True)
class Worded:
    """A text in one of its languages."""

    words: str
    lang: str
    language: str  #: its own name for itself


@dataclass(frozen=True, slots=True)
class Below:
    """A unit right below this one."""

    name: str
    lang: str
    url: str
    kind: str
    until: SafeString


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's role in the unit, or in one above it."""

    key: int
    name: str
    email: str
    role: str
    since: SafeString
    until: SafeString
    later: bool  #: begins after today
    barred: bool
    may_bar: bool  #: or readmit: everybody but oneself
    invited: bool  #: has not set a password yet
    above: Unit | None  #: where it is held, when not here


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds or held a post."""

    key: int
    name: str
    since: SafeString
    until: SafeString
    current: bool
    may_leave: bool  #: no last day is known yet


@dataclass(frozen=True, slots=True)
class Office:
    """A post with its holders, the latest first."""

    key: int
    title: str
    lang: str
    signs: bool
    chairs: bool
    current: tuple[Holder, ...]
    others: tuple[Holder, ...]


def unit(request: SignedIn, pk: int) -> HttpResponse:
    """Show one unit; its administrators also see addresses and what they can change."""
    held = authority(request)
    shown = queries.get_for(held, pk)
    if as_of.is_asked(request):
        return as_of.page(request, shown, say=_said)
    today = queries.today()
    administers = held.may(ADMINISTRATORS, shown.path)
    below = queries.children(shown)
    kinds, roles = words(UnitKind), words(Role)
    members = [
        _member(one, shown, today, roles, with_email=administers, reader=request.user.pk)
        for one in queries.members(shown, on=today)
    ]
    return render(request, "organisations/unit.html", {
        "unit": shown,
        "lang": _foreign(best(shown.names)[1]),
        "names": _worded(shown.names),
        "short_names": _worded(shown.short_names),
        "pillars": [Pillar(pillar).label for pillar in shown.pillars],
        "exists": shown.is_valid_on(today),
        "above": queries.ancestors(shown),
        "below": [_below(child, kinds) for child in below[:NAMED]],
        "below_count": len(below),
        "members": [one for one in members if one.above is None],
        "members_above": [one for one in members if one.above is not None],
        "offices": [_office(post, today) for post in queries.posts(shown)],
        "moments": queries.history(shown, limit=20),
        "languages": renditions.of(shown),
        "taken_over_by": queries.taken_over_by(shown),
        "took_over": queries.took_over(shown),
        "administers": administers,
        "reads": held.may(READERS, shown.path),
    })  # fmt: skip


def _said(unit: Unit, _day: date) -> dict[str, object]:
    """What a unit is at one time, for the page of an earlier day."""
    return {
        "names": unit.names, "short_names": unit.short_names, "aliases": unit.aliases, "unit_kind": unit.kind,
        "pillars": unit.pillars, "parent": unit.parent and str(unit.parent), "from_on": unit.from_on,
        "until_on": unit.until_on,
    }  # fmt: skip


def _foreign(lang: str) -> str:
    """Return the language to mark words with: none when it is the page's."""
    return "" if lang == get_language() else lang


def _worded(texts: Mapping[str, str]) -> list[Worded]:
    return [Worded(words=words, lang=lang, language=_own_name(lang)) for lang, words in texts.items()]


def _own_name(lang: str) -> str:
    try:
        return str(get_language_info(lang)["name_local"])
    except KeyError:
        return lang


def _below(child: Unit, kinds: Mapping[str, str]) -> Below:
    name, lang = best(child.names)
    return Below(
        name=name,
        lang=_foreign(lang),
        url=child.get_absolute_url(),
        kind=kinds[child.kind],
        until=marks.day(child.until_on),
    )


def _member(
    one: Membership, here: Unit, today: date, roles: Mapping[str, str], *, with_email: bool, reader: int
) -> Member:  # fmt: skip
    return Member(
        key=one.pk,
        name=one.user.full_name,
        email=one.user.email if with_email else "",
        role=roles[one.role],
        since=marks.day(one.from_on),
        until=marks.day(one.until_on),
        later=one.from_on > today,
        barred=not one.user.is_active,
        may_bar=one.user.pk != reader,
        invited=one.user.is_active and not one.user.has_usable_password(),
        above=one.unit if one.unit.pk != here.pk else None,
    )


def _office(post: Post, today: date) -> Office:
    title, lang = best(post.titles)
    holders = [_holder(tenure, today) for tenure in post.tenures.all()]
    return Office(
        key=post.pk,
        title=title,
        lang=_foreign(lang),
        signs=post.signs,
        chairs=post.chairs,
        current=tuple(holder for holder in holders if holder.current),
        others=tuple(holder for holder in holders if not holder.current),
    )


def _holder(tenure: Tenure, today: date) -> Holder:
    current = tenure.from_on <= today and (tenure.until_on is None or today <= tenure.until_on)
    return Holder(
        key=tenure.pk,
        name=tenure.holder_name,
        since=marks.day(tenure.from_on),
        until=marks.day(tenure.until_on),
        current=current,
        may_leave=tenure.until_on is None,
    )
