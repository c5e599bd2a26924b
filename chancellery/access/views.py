"""Why may this person, or may they not, see and change this?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chancellery.access import forms, queries, rules
from chancellery.access.addresses import record_at
from chancellery.access.enums import Kind
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit, User
from chancellery.organisations.rules import Authority, Grant

MOST = 5  #: ways that are written out; others are counted


@dataclass(frozen=True, slots=True)
class Because:
    """A role that gives a right: held where, over which unit, and what that has to do with the record."""

    role: str
    held: Unit
    over: Unit | None
    about: str
    through: Unit | None  #: the unit that took over from ``held``, where that is how it came


@dataclass(frozen=True, slots=True)
class Lack:
    """What would be needed: one of some roles over a unit."""

    roles: str
    over: Unit | None
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One right: whether it is given, by what, or what is missing."""

    name: str
    given: bool
    because: Sequence[Because]
    lacks: Sequence[Lack]
    more: int
    everybody: bool
    had_a_hand: bool


def why(request: SignedIn) -> HttpResponse:
    """Answer for oneself, or for a person in a unit that one heads or administers."""
    asker = authority(request)
    form = forms.Question(_question(request))
    page: dict[str, object] = {"form": form}
    if form.is_valid():
        kind, key = form.cleaned_data["address"]
        person = form.cleaned_data["person"] if form.cleaned_data.get("person") or _names(request) else request.user
        page |= _answered(asker, request.user, person, kind, key)
    return render(request, "access/why.html", page)


def _question(request: SignedIn) -> Mapping[str, str] | None:
    """Return what is asked: by the form, or by the link of a page (``page``) if that is of a record."""
    if "address" in request.GET:
        return request.GET
    page = request.GET.get("page", "")
    return {"address": page} if record_at(page) else None


def _names(request: SignedIn) -> bool:
    return bool(request.GET.get("person", "").strip())


def _answered(asker: Authority, me: User, person: User | None, kind: Kind, key: int) -> dict[str, object]:
    today = organisations.today()
    held = organisations.authority_of(person, on=today) if person else None
    if person is not None and person.pk == me.pk:
        held = asker  # as they act now, also as a deputy
    paths = [grant.path for grant in held.grants] if held else []
    if person is None or held is None or not rules.may_ask(asker, paths, asks_for=person.pk):
        return {"out_of_reach": True}
    verdict = person.is_active and queries.sees(held, kind, key)
    found: dict[str, object] = {
        "person": person, "own": person.pk == me.pk, "kind": kind.label, "verdict": verdict,
        "barred": not person.is_active, "roles": organisations.held_by(person, on=today),
    }  # fmt: skip
    if not queries.sees(asker, kind, key):
        # whoever asks may not see it: nothing of it is told, not even whether it is there
        return found | {"unseen": True, "givers": queries.givers(())}
    try:
        rights = queries.rights_on(kind, key)
    except Http404:
        return found | {"unseen": True, "givers": queries.givers(())}
    units = _units(rights, held)
    answers = [_answer(right, held, units) for right in rights]
    lacking = [way for right in rights[:1] if not right.is_given(held) for way in right.ways]
    return found | {"answers": answers, "givers": queries.givers(lacking) if lacking else []}


def _answer(right: rules.Right, held: Authority, units: dict[int, Unit]) -> Answer:
    given = right.is_given(held)
    because = [_because(way, grant, units) for way in right.ways for grant in way.grants(held)]
    lacks = [] if given else [_lack(way, units) for way in right.ways]
    shown = max(len(because), len(lacks))
    return Answer(
        name=right.name, given=given, because=because[:MOST], lacks=lacks[:MOST], more=max(shown - MOST, 0),
        everybody=right.open_to_all, had_a_hand=not held.hands.isdisjoint(right.not_by),
    )  # fmt: skip


def _because(way: rules.Way, grant: Grant, units: dict[int, Unit]) -> Because:
    return Because(
        role=str(Role(grant.role).label), held=units[grant.unit], over=_over(way, units), about=way.about,
        through=units.get(grant.through) if grant.through else None,
    )  # fmt: skip


def _lack(way: rules.Way, units: dict[int, Unit]) -> Lack:
    roles = ", ".join(str(role.label) for role in Role if role in way.roles)
    return Lack(roles if len(way.roles) < len(Role) else _("any role"), _over(way, units), way.about)


def _over(way: rules.Way, units: dict[int, Unit]) -> Unit | None:
    return units[_key(way.path)] if way.path else None


def _key(path: str) -> int:
    return int(path.rstrip(".").rpartition(".")[2])


def _units(rights: Iterable[rules.Right], held: Authority) -> dict[int, Unit]:
    keys = {_key(way.path) for right in rights for way in right.ways if way.path}
    for grant in held.grants:
        keys |= {grant.unit, grant.through or grant.unit}
    return Unit.objects.in_bulk(keys)
