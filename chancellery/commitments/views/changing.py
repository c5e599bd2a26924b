"""Another unit, another day, another weight: for whoever gave the commitment."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.commitments import actions, forms, queries, showing
from chancellery.commitments.views.act import Act, act, given_by
from chancellery.core.forms import ask_of_slips
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority


def reassign(request: SignedIn, pk: int) -> HttpResponse:
    """Let another unit lead it."""
    commitment = given_by(request, pk)
    book = forms.UnitBook(queries.units_to_lead(authority(request), commitment))
    form = forms.Reassign(request.POST or None, book=book)

    def change() -> object:
        told = form.cleaned_data
        return actions.reassign(
            commitment=commitment, lead=told["lead"], reason=told["reason"], by=request.user, at=timezone.now()
        )

    words = Act(
        heading=_("Reassign"), question=_("Which unit leads it from now on?"), submit=_("Reassign"),
        done=_("Reassigned. What was reported stays with whoever reported it."),
    )  # fmt: skip
    return act(request, commitment, form, change, words, units=book.labels())


def redate(request: SignedIn, pk: int) -> HttpResponse:
    """Change when it is due."""
    commitment = given_by(request, pk)
    due = showing.due_of(commitment, today=organisations.today())
    initial = {"due_kind": due.kind, "due_on": due.on, "period": due.period or ""}
    form = forms.Redate(request.POST or None, initial=initial | {"later": commitment.later_than_parent_reason})

    def change() -> object:
        return actions.redate(
            commitment=commitment, due=form.due(), later_than_parent_reason=form.cleaned_data["later"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    words = Act(
        heading=_("Change when it is due"),
        question=_("By when, or how often? Periods that were reported stay as they are."),
        submit=_("Keep this day"), done=_("The day is changed."),
    )  # fmt: skip
    return act(request, commitment, form, change, words)


def amend(request: SignedIn, pk: int) -> HttpResponse:
    """Change how much it counts, what comes of it, and what is measured."""
    commitment = given_by(request, pk)
    names = ("weight", "expected_output", "indicator", "indicator_unit", "aggregation", "baseline", "target")
    form = forms.Amend(request.POST or None, initial={name: getattr(commitment, name) for name in names})
    ask_of_slips(form, commitment)

    def change() -> object:
        return actions.amend(
            commitment=commitment, amendment=form.amendment(), slip=form.cleaned_data.get("slip"), by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    words = Act(
        heading=_("Weight, output and indicator"), question=_("How much does it count, and what is measured?"),
        submit=_("Keep"), done=_("Kept; the figures above follow."),
    )  # fmt: skip
    return act(request, commitment, form, change, words)
