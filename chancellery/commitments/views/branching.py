"""Where a commitment stands in the tree: moved, unlinked, split, deleted, with all below it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.commitments.forms.changing import TO_THE_TOP
from chancellery.commitments.views.act import Act, act, given_by
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority


def move(request: SignedIn, pk: int) -> HttpResponse:
    """Put it under another commitment, with all below it, or at the top."""
    commitment = given_by(request, pk)
    words = request.GET.get("q", "").strip()[:200]
    found = queries.to_stand_under(authority(request), commitment, words)
    form = forms.Move(request.POST or None, found=found, may_unlink=commitment.parent_id is not None)

    def change() -> object:
        told = form.cleaned_data
        under = None if told["under"] == TO_THE_TOP else next(one for one in found if str(one.pk) == told["under"])
        return actions.move(
            commitment=commitment, under=under, later_than_parent_reason=told["later"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    said = Act(
        heading=_("Move"), question=_("Under which commitment does it stand, with all that is below it?"),
        submit=_("Move it here"), done=_("Moved, with all below it. The figures follow."),
    )  # fmt: skip
    return act(request, commitment, form, change, said, search=True, sought=words)


def split(request: SignedIn, pk: int) -> HttpResponse:
    """Make two of it that stand side by side."""
    commitment = given_by(request, pk)
    book = forms.UnitBook(queries.units_to_lead(authority(request), commitment))
    due = showing.due_of(commitment, today=organisations.today())
    half = max(rules.LIGHTEST, (commitment.weight / 2).quantize(rules.LIGHTEST))
    initial = {
        "first_title": commitment.title, "first_weight": half, "second_weight": half,
        "lead": book.label(commitment.lead), "due_kind": due.kind, "due_on": due.on, "period": due.period or "",
    }  # fmt: skip
    form = forms.Split(request.POST or None, book=book, children=queries.right_below(commitment), initial=initial)

    def change() -> object:
        told = form.cleaned_data
        second = actions.Share(
            lead=told["lead"], due=form.due(), title=told["second_title"], weight=told["second_weight"],
            language=get_language() or commitment.language,
            later_than_parent_reason=commitment.later_than_parent_reason,
        )  # fmt: skip
        first = actions.Remainder(title=told["first_title"], weight=told["first_weight"])
        return actions.split(
            commitment=commitment, first=first, second=second, children=told.get("children", ()),
            by=request.user, at=timezone.now(),
        )  # fmt: skip

    said = Act(
        heading=_("Split into two"), question=_("What is each of the two? Reports stay with the first."),
        submit=_("Split"), done=_("Split. The second one stands beside it."),
    )  # fmt: skip
    return act(request, commitment, form, change, said, units=book.labels())


def delete(request: SignedIn, pk: int) -> HttpResponse:
    """Delete it with all below it, as long as nobody has reported on any of it."""
    commitment = given_by(request, pk)
    form = forms.Sure(request.POST if request.method == "POST" else None)
    above = commitment.parent
    said = Act(
        heading=_("Delete"), submit=_("Delete it"), danger=True, done=_("Deleted. The trail keeps what it was."),
        question=_("Was it made by mistake? All below it goes with it; what has reports cannot be deleted."),
    )  # fmt: skip

    def change() -> object:
        return actions.delete(commitment=commitment, by=request.user, at=timezone.now())

    return act(request, commitment, form, change, said, to=(above or commitment.provision.document).get_absolute_url())
