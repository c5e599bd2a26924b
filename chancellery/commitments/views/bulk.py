"""One act on many commitments: choose, say what, look at the preview, do it, and undo it once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.commitments.enums import BulkKind
from chancellery.commitments.models import Commitment
from chancellery.commitments.views.listing import scope_of
from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import PLANNERS, Authority

SHOWN = 300  #: rows of a preview or an act that the page shows; all are counted, and all are acted on


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment of the preview or of the act: what becomes of it, in words."""

    title: str
    lang: str
    url: str
    lead: str
    before: str
    after: str
    refusal: str


def bulk(request: SignedIn) -> HttpResponse:
    """Take the chosen rows through the act: its form, its preview, and the act itself."""
    held = authority(request)
    if not held.has(PLANNERS):
        raise PermissionDenied
    steps = forms.BulkSteps(request.POST)
    if request.method != "POST" or not steps.is_valid():
        return render(request, "commitments/bulk.html", {"chosen": []})
    told = steps.cleaned_data
    kind = BulkKind(told["act"])
    may, may_not = queries.given_by(held, _chosen(request, held, told))
    book = forms.UnitBook(organisations.choices_under(held, PLANNERS, on=organisations.today()))
    found = queries.to_stand_under_all(held, may, told["q"]) if kind == BulkKind.MOVE else []
    form = forms.bulk_form(
        kind, request.POST if told["step"] else None, book=book, found=found, readable=documents.visible_to(held)
    )
    page: dict[str, object] = {
        "kind": kind, "chosen": [*may, *may_not], "may": may, "form": form, "units": book.labels(),
        "keys": ",".join(str(one.pk) for one in (*may, *may_not)), "sought": told["q"],
        "shown": [*may, *may_not][:SHOWN], "more": max(len(may) + len(may_not) - SHOWN, 0),
        "search": kind == BulkKind.MOVE, "hidden": form.hidden_fields(),
    }  # fmt: skip
    if told["step"] and form.is_valid():
        done, more = _go_on(request, form.change(), may, may_not, told)
        if done is not None:
            return done
        page |= more
    return render(request, "commitments/bulk.html", page)


def bulk_act(request: SignedIn, pk: int) -> HttpResponse:
    """Show what a bulk act did, to whoever did it or gave all of it, with the way back."""
    act = queries.get_bulk_act_for(authority(request), request.user, pk)
    rows = list(act.rows.order_by(F("kept_because").desc(), "pk")[:SHOWN])  # what stayed stands first
    words = queries.names_in(rows)
    shown = [
        Row(
            title=row.title, lang="", url=showing.address("commitments:commitment", row.key), lead="",
            before=showing.told(row.before, words), after=showing.told(row.after, words), refusal=row.kept_because,
        )
        for row in rows
    ]  # fmt: skip
    may_undo = act.undone_at is None and timezone.now() - act.made_at <= actions.MAY_UNDO_FOR
    more = act.rows.count() - len(shown)
    page = {"act": act, "rows": shown, "more": more, "may_undo": may_undo, "until": act.made_at + actions.MAY_UNDO_FOR}
    return render(request, "commitments/bulk_act.html", page)


@require_POST
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Put everything back that was not changed since."""
    act = queries.get_bulk_act_for(authority(request), request.user, pk)
    try:
        kept = actions.undo(act=act, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        if kept:
            messages.warning(request, ngettext(
                "Undone, but for %(n)d commitment, which stays; the list says why.",
                "Undone, but for %(n)d commitments, which stay; the list says why.", len(kept),
            ) % {"n": len(kept)})  # fmt: skip
        else:
            messages.success(request, _("Undone: everything is as it was."))
    return redirect(act)


def _chosen(request: SignedIn, held: Authority, told: Mapping[str, object]) -> list[Commitment]:
    """Return what was ticked, or all that the filter of the list shows; one more than may be done at once."""
    most = actions.MOST_AT_ONCE + 1
    if told["all"]:
        scope, _limits = scope_of(held, QueryDict(str(told["filter"])))
        rows = scope.rows(queries.touching(held), today=organisations.today())
    else:
        keys = [*forms.keys_in(str(told["keys"])), *forms.keys_in(",".join(request.POST.getlist("row")))]
        rows = queries.touching(held).filter(pk__in=keys[:most])
    return list(
        rows.select_related("lead", "parent__lead", "provision__document__registered_in").order_by("path")[:most]
    )


def _go_on(
    request: SignedIn,
    change: actions.Change,
    may: Sequence[Commitment],
    may_not: Sequence[Commitment],
    told: Mapping[str, object],
) -> tuple[HttpResponse | None, dict[str, object]]:
    """Preview the act, or do it when the preview that the person saw still holds."""
    given = {"commitments": may, "change": change, "by": request.user, "at": timezone.now()}
    try:
        if told["step"] == "do":
            outcome = actions.act_as_seen(seen=str(told["seen"]), **given)  # type: ignore[arg-type] # named just above
        else:
            outcome = actions.preview(**given)  # type: ignore[arg-type] # the four are named just above
    except Refusal as refusal:
        return None, {"refused": str(refusal)}
    if outcome.act is not None:
        messages.success(request, _done_words(len(outcome.changed)))
        return redirect(outcome.act), {}
    foreign = [actions.Verdict(one, refusal=_("You did not give this commitment.")) for one in may_not]
    verdicts = sorted([*outcome.verdicts, *foreign], key=lambda one: not one.refusal)  # what is refused stands first
    words = queries.names_in([one for one in verdicts[:SHOWN] if one.after is not None])
    return None, {
        "rows": [_row(one, words) for one in verdicts[:SHOWN]], "more": max(len(verdicts) - SHOWN, 0),
        "seen": rules.mark_of(outcome.changed), "ready": len(outcome.changed), "moved_on": told["step"] == "do",
    }  # fmt: skip


def _row(verdict: actions.Verdict, words: Mapping[tuple[str, int], str]) -> Row:
    one = verdict.commitment
    return Row(
        title=one.title, lang=showing.foreign(one.language), url=one.get_absolute_url(), lead=one.lead.short_name,
        before=showing.told(verdict.before, words), after=showing.told(verdict.after, words), refusal=verdict.refusal,
    )  # fmt: skip


def _done_words(count: int) -> str:
    return ngettext("Done to %(n)d commitment.", "Done to %(n)d commitments.", count) % {"n": count}
