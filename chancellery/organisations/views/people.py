"""People and their roles in a unit, for those who administer it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chancellery.organisations import actions, forms, queries
from chancellery.organisations.enums import Role
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.views.act import act, given


def invite(request: SignedIn, pk: int) -> HttpResponse:
    unit = queries.administered_unit(authority(request), pk)
    initial = {"from_on": queries.today(), "language": request.user.language}
    form = forms.Invite(given(request), initial=initial)

    def change() -> object:
        told = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        return actions.invite(
            unit=unit, **told, site=request.build_absolute_uri("/"), by=request.user, at=timezone.now()
        )

    return act(
        request, unit=unit, form=form, change=change, heading=_("Invite a person"),
        question=_("Who works here, and as what? A role holds for the unit and all below it."),
        submit=_("Give the role"), done=_("The role is given."),
    )  # fmt: skip


def invite_again(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.Confirm(given(request))

    def change() -> object:
        site = request.build_absolute_uri("/")
        actions.invite_again(membership=held, site=site, by=request.user, at=timezone.now())
        return None

    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Invite again"),
        question=_("A new letter goes to %(email)s. The link in the earlier one works no more.")
        % {"email": held.user.email},
        submit=_("Send the invitation"), done=_("The invitation is on its way."),
    )  # fmt: skip


def withdraw_invitation(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.Confirm(given(request))

    def change() -> object:
        actions.withdraw_invitation(membership=held, by=request.user, at=timezone.now())
        return None

    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Take back an invitation"),
        question=_("Was it a mistake to invite %(name)s? The role goes too, and the link in the letter works no more.")
        % {"name": held.user.full_name},
        submit=_("Take it back"), done=_("The invitation is taken back."), danger=True,
    )  # fmt: skip


def end_role(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.EndRole(given(request), initial={"until_on": queries.today()})

    def change() -> object:
        until_on = form.cleaned_data["until_on"]
        return actions.end_role(membership=held, until_on=until_on, by=request.user, at=timezone.now())

    words = {"name": held.user.full_name, "role": held.get_role_display()}
    return act(
        request, unit=held.unit, form=form, change=change, heading=_("End a role"),
        question=_("On which day is %(name)s %(role)s for the last time?") % words, submit=_("End it"),
        done=_("The role ends."), danger=True,
    )  # fmt: skip


def revoke_role(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.Confirm(given(request))

    def change() -> object:
        actions.revoke_role(membership=held, by=request.user, at=timezone.now())
        return None

    words = {"name": held.user.full_name, "role": held.get_role_display()}
    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Take back a role"),
        question=_("Was the role %(role)s given to %(name)s by mistake? It is taken back at once.") % words,
        submit=_("Take it back"), done=_("The role is taken back."), danger=True,
    )  # fmt: skip


def bar(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.Confirm(given(request))

    def change() -> object:
        return actions.bar(membership=held, by=request.user, at=timezone.now())

    words = {"name": held.user.full_name}
    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Bar a person"),
        question=_("Has %(name)s left? They are signed out everywhere at once and sign in no more; their roles and all"
                   " they did stay in the records.") % words,
        submit=pgettext("a person", "Bar"), done=_("%(name)s is barred.") % words, danger=True,
    )  # fmt: skip


def readmit(request: SignedIn, pk: int) -> HttpResponse:
    held = queries.administered_membership(authority(request), pk)
    form = forms.Confirm(given(request))

    def change() -> object:
        return actions.readmit(membership=held, by=request.user, at=timezone.now())

    words = {"name": held.user.full_name}
    return act(
        request, unit=held.unit, form=form, change=change, heading=_("Readmit a person"),
        question=_("Is %(name)s back? With a new sign-in link they use the roles they still hold.") % words,
        submit=pgettext("a person", "Readmit"), done=_("%(name)s is readmitted.") % words,
    )  # fmt: skip
