"""Who acts for whom, on which days."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.http import Http404

from chancellery.organisations.models import Deputyship, User
from chancellery.organisations.queries.access import authority_of, valid
from chancellery.organisations.rules import Authority, may_bar


def deputies_of(principal: User) -> list[Deputyship]:
    """Return who acts, acted or will act for ``principal``, the latest first."""
    return list(principal.deputies.select_related("deputy", "named_by", "withdrawn_by"))


def acts_for(deputy: User, *, on: date) -> list[Deputyship]:
    """Return for whom ``deputy`` may act, on a day and later."""
    found = deputy.acts_for.filter(withdrawn_at=None, until_on__gte=on, principal__is_active=True)
    return list(found.select_related("principal").order_by("from_on", "pk"))


def deputyship_of(deputy: User, pk: int, *, on: date) -> Deputyship | None:
    """Return the deputyship by which ``deputy`` acts on a day, if it holds then."""
    found = deputy.acts_for.filter(valid(on), pk=pk, withdrawn_at=None, principal__is_active=True)
    return found.select_related("principal").first()


def deputyship_for(authority: Authority, pk: int, *, on: date) -> Deputyship:
    """Return a deputyship to whoever may withdraw it: both its people, and who administers the principal's units.

    Raises:
        Http404: for everybody else, as if it were absent.
    """
    mine = Q(principal=authority.user) | Q(deputy=authority.user)
    found = Deputyship.objects.select_related("principal", "deputy").filter(pk=pk)
    own = found.filter(mine).first()
    one = own or found.first()
    if one is None or (own is None and not administers(authority, one.principal, on=on)):
        raise Http404
    return one


def administers(authority: Authority, person: User, *, on: date) -> bool:
    """Say whether a person administers every unit in which ``person`` holds a role."""
    paths = [grant.path for grant in authority_of(person, on=on).grants if grant.through is None]
    return bool(paths) and may_bar(authority, paths)
