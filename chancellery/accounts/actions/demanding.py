"""Demanding a second factor of roles, and taking the factors off somebody who has lost theirs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.accounts import queries
from chancellery.accounts.actions.noting import tell
from chancellery.accounts.actions.sessions import end_sessions
from chancellery.accounts.models import FactorDemand
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.organisations import actions as people
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Membership, Unit, User


class NothingToTakeOff(Refusal):
    message = _("%(user)s has no second factor.")


class NotFromOneself(Refusal):
    message = _("Your own factors are changed on the page of your account.")


@transaction.atomic
def demand_factors(*, unit: Unit, roles: Collection[Role], by: User | None, at: datetime) -> None:
    """Demand a second factor of exactly ``roles`` in ``unit`` and below.

    Whoever lacks one is signed out, and after signing in sees only the page to add it.
    """
    before = set(queries.demanded_at(unit))
    FactorDemand.objects.filter(unit=unit).exclude(role__in=roles).delete()
    FactorDemand.objects.bulk_create(
        FactorDemand(unit=unit, role=role, demanded_at=at, demanded_by=by) for role in roles if role not in before
    )
    audit.record("unit.factor_demanded", on=unit, by=by, at=at, factor_roles=sorted(roles))
    for user in queries.who_lack_a_factor(unit, roles):
        end_sessions(user)


@transaction.atomic
def reset_factors(*, membership: Membership, made_sure: str, by: User | None, at: datetime) -> int:
    """Take all second factors off whoever holds a role, sign them out, and write to them; return how many went.

    ``made_sure`` says how it was made sure that it is they who ask: a factor is given back with as much care as it
    was given, and the trail keeps it.

    Raises:
        NotFromOneself: ``by`` would take off their own.
        HeldElsewhere: they hold a role that ``by`` does not administer.
        NothingToTakeOff: they have none.
    """
    user = membership.user
    if by is not None and by.pk == user.pk:
        raise NotFromOneself
    people.check_reach(user, by=by, at=at)
    gone: int = Authenticator.objects.filter(user=user).delete()[0]
    if not gone:
        raise NothingToTakeOff(user=user)
    end_sessions(user)
    audit.record(
        "person.factors_reset", on=membership.unit, by=by, at=at, user=user.pk, name=user.full_name, reason=made_sure
    )
    tell(user, _("An administrator took the second factors off your account. Add a new one when you have signed in."))
    return gone
