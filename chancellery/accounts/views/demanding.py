"""What an administrator does about second factors of others."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.accounts import actions, forms, queries
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.views.act import act, given


def demand(request: SignedIn, pk: int) -> HttpResponse:
    """Demand a second factor of roles in a unit and below it."""
    unit = organisations.administered_unit(authority(request), pk)
    form = forms.Demand(given(request), initial={"roles": queries.demanded_at(unit)})

    def change() -> object:
        roles = [Role(one) for one in form.cleaned_data["roles"]]
        actions.demand_factors(unit=unit, roles=roles, by=request.user, at=timezone.now())
        return None

    return act(
        request, unit=unit, form=form, change=change, heading=_("Demand a second factor"),
        question=_("Of which roles, here and below? Whoever has none yet is signed out, and adds one on coming back."),
        submit=_("Demand it"), done=_("It is demanded from now on."),
    )  # fmt: skip


def reset(request: SignedIn, pk: int) -> HttpResponse:
    """Take the second factors off somebody who has lost theirs."""
    held = organisations.administered_membership(authority(request), pk)
    form = forms.LostFactor(given(request))

    def change() -> object:
        made_sure = form.cleaned_data["made_sure"]
        return actions.reset_factors(membership=held, made_sure=made_sure, by=request.user, at=timezone.now())

    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Take off the second factor"),
        question=_("Has %(name)s lost the telephone? Make sure that it is they who ask. They are signed out and told by"
                   " letter.") % {"name": held.user.full_name},
        submit=_("Take it off"), done=_("The second factor is taken off."), danger=True,
    )  # fmt: skip
