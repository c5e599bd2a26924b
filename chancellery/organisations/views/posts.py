"""Posts of a unit and their holders, for those who administer it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.organisations import actions, forms, queries
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.views.act import act, given


def add_post(request: SignedIn, pk: int) -> HttpResponse:
    unit = queries.administered_unit(authority(request), pk)
    form = forms.AddPost(given(request))

    def change() -> object:
        return actions.add_post(
            unit=unit, titles=form.texts("title"), signs=form.cleaned_data["signs"], chairs=form.cleaned_data["chairs"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    return act(
        request, unit=unit, form=form, change=change, heading=_("Add a post"),
        question=_("What is the post called, and what does its holder do for the unit?"), submit=_("Add it"),
        done=_("The post is added."),
    )  # fmt: skip


def appoint(request: SignedIn, pk: int) -> HttpResponse:
    post = queries.administered_post(authority(request), pk)
    form = forms.Appoint(given(request), initial={"from_on": queries.today()})

    def change() -> object:
        told = form.cleaned_data
        return actions.appoint(
            post=post, holder_name=told["holder_name"], user=told["email"], from_on=told["from_on"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    return act(
        request, unit=post.unit, form=form, change=change, heading=_("Appoint a holder"),
        question=_("Who becomes %(post)s? Whoever holds the post now leaves it the day before.") % {"post": post},
        submit=_("Appoint"), done=_("The post has its holder."),
    )  # fmt: skip


def end_tenure(request: SignedIn, pk: int) -> HttpResponse:
    tenure = queries.administered_tenure(authority(request), pk)
    form = forms.EndTenure(given(request), initial={"until_on": queries.today()})

    def change() -> object:
        until_on = form.cleaned_data["until_on"]
        return actions.end_tenure(tenure=tenure, until_on=until_on, by=request.user, at=timezone.now())

    words = {"holder": tenure.holder_name, "post": tenure.post}
    return act(
        request, unit=tenure.post.unit, form=form, change=change, heading=_("Leave a post"),
        question=_("On which day is %(holder)s %(post)s for the last time?") % words, submit=_("Leave the post empty"),
        done=_("The post is empty after that day."), danger=True,
    )  # fmt: skip
