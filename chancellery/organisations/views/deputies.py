"""Deputies: one's own, those of a person one administers, and acting for somebody."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.core.forms import carried_out
from chancellery.core.refusals import Refusal
from chancellery.organisations import actions, forms, queries
from chancellery.organisations.http import ACTING_FOR, SignedIn, authority
from chancellery.organisations.models import User
from chancellery.organisations.queries.deputies import administers
from chancellery.organisations.views.act import given


def deputies(request: SignedIn) -> HttpResponse:
    """Show and name one's own deputies, and for whom one may act."""
    return _page(request, request.user, own=True)


def deputies_of(request: SignedIn, pk: int) -> HttpResponse:
    """Show and name the deputies of a person who holds a role (by its key), for who administers all their units."""
    membership = queries.administered_membership(authority(request), pk)
    if not administers(authority(request), membership.user, on=queries.today()):
        raise PermissionDenied
    return _page(request, membership.user, own=False)


@require_POST
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Let a deputyship end at once."""
    found = queries.deputyship_for(authority(request), pk, on=queries.today())
    try:
        actions.withdraw_deputy(deputyship=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn."))
    return redirect("organisations:deputies")


@require_POST
def act_for(request: SignedIn, pk: int) -> HttpResponse:
    """Begin to act for whoever named the person of this request."""
    found = queries.deputyship_of(request.user, pk, on=queries.today())
    if found is None:
        raise Http404
    actions.act_for(deputyship=found, by=request.user, at=timezone.now())
    request.session[ACTING_FOR] = found.pk
    return redirect("desk")


@require_POST
def stop(request: SignedIn) -> HttpResponse:
    """Act for oneself again."""
    request.session.pop(ACTING_FOR, None)
    return redirect("desk")


def _page(request: SignedIn, person: User, *, own: bool) -> HttpResponse:
    authority(request)  # it says for whom the person acts
    form = forms.NameDeputy(given(request), initial={"from_on": queries.today()})

    def change() -> object:
        return actions.name_deputy(principal=person, **form.cleaned_data, by=request.user, at=timezone.now())

    if carried_out(request, form, change, done=_("The deputy is named.")):
        return redirect(request.path)
    return render(request, "organisations/deputies.html", {
        "person": person,
        "own": own,
        "form": form,
        "deputies": queries.deputies_of(person),
        "acts_for": queries.acts_for(request.user, on=queries.today()) if own else [],
        "acting_for": request.user.acting_for,
        "today": queries.today(),
    })  # fmt: skip
