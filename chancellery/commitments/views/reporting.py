"""Writing a report, reading it, deciding on it, and fetching its evidence."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.commitments import actions, forms, queries, rules, showing
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.core import files, renditions
from chancellery.core.forms import carried_out
from chancellery.core.refusals import Refusal
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.ui import marks


def write_report(request: SignedIn, pk: int) -> HttpResponse:
    """Ask how far it is and what was done; keep it as a draft or submit it."""
    held = authority(request)
    commitment = queries.get_for(held, pk)
    if not rules.may_report(held, commitment.lead.path):
        raise PermissionDenied
    last = queries.report_to_begin_from(commitment)
    form = forms.WriteReport(
        request.POST or None, request.FILES or None, commitment=commitment,
        initial=forms.beginning(commitment, last),
    )  # fmt: skip
    if form.is_valid():
        try:
            report = _write(request, commitment, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            if isinstance(refusal, actions.SomebodyWroteMeanwhile):
                form.see(queries.report_to_begin_from(commitment))
        else:
            submitted = report.state == ReportState.SUBMITTED
            messages.success(request, _("Report submitted.") if submitted else _("Draft kept."))
            return redirect(commitment if submitted else report)
    return render(request, "commitments/write_report.html", {
        "commitment": commitment, "form": form, "last": last, "lang": showing.foreign(commitment.language),
        "due": showing.due_mark(commitment.due),
        "period": queries.period_to_report(commitment, today=organisations.today()),
        "kept": last.evidence.all() if _is_draft(last) and last else (),
        "details_open": any(name in form.errors for name in ("exact", "difficulties", "requests", "evidence")),
    })  # fmt: skip


def report(request: SignedIn, pk: int) -> HttpResponse:
    """Show one report, and let whoever may decide on it."""
    return _report_page(request, queries.get_report_for(authority(request), pk), forms.Reason())


@require_POST
def accept(request: SignedIn, pk: int) -> HttpResponse:
    """Accept a report."""
    found = queries.get_report_to_decide(authority(request), pk)
    try:
        actions.accept(report=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, _("Report accepted; the commitments above have moved with it."))
    return redirect("desk")


@require_POST
def return_(request: SignedIn, pk: int) -> HttpResponse:
    """Send a report back with a reason."""
    found = queries.get_report_to_decide(authority(request), pk)
    form = forms.Reason(request.POST)

    def change() -> object:
        return actions.return_(report=found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())

    if carried_out(request, form, change, done=_("Report returned with your reason.")):
        return redirect("desk")
    return _report_page(request, found, form)


@require_POST
def submit(request: SignedIn, pk: int) -> HttpResponse:
    """Submit a draft as it stands."""
    found = _own(request, pk)
    try:
        actions.submit(report=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, _("Report submitted."))
    return redirect(found.commitment)


def evidence(request: SignedIn, pk: int) -> HttpResponseBase:
    """Send a file as it came, always as a download: whatever it holds never runs as a page of ours."""
    piece = queries.get_evidence_for(authority(request), pk)
    try:
        stored = files.path_of(piece.file.sha256).open("rb")
    except FileNotFoundError:
        return render(request, "commitments/evidence_lost.html", {"piece": piece}, status=410)
    answer = FileResponse(stored, as_attachment=True, filename=piece.name, content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
def drop_evidence(request: SignedIn, pk: int) -> HttpResponse:
    """Take a file off a draft."""
    piece = queries.get_evidence_for(authority(request), pk)
    found = _own(request, piece.report_id)
    try:
        actions.drop_evidence(evidence=piece, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


def _write(request: SignedIn, commitment: Commitment, form: forms.WriteReport) -> ProgressReport:
    given = form.cleaned_data
    return actions.write_report(
        commitment=commitment,
        percentage=given["percentage"],
        value=given.get("value"),
        done=given["done"],
        difficulties=given["difficulties"],
        requests=given["requests"],
        language=get_language() or "",
        evidence=list(form.pieces()),
        over=given["over"],
        at_risk=given["at_risk"],
        and_submit="draft" not in request.POST,
        by=request.user,
        at=timezone.now(),
    )


def _is_draft(found: ProgressReport | None) -> bool:
    return found is not None and found.state == ReportState.DRAFT


def _own(request: SignedIn, pk: int) -> ProgressReport:
    held = authority(request)
    found = queries.get_report_for(held, pk)
    if not rules.may_report(held, found.commitment.lead.path):
        raise PermissionDenied
    return found


def _report_page(request: SignedIn, found: ProgressReport, form: forms.Reason) -> HttpResponse:
    held, state, lead = authority(request), ReportState(found.state), found.commitment.lead.path
    waits = state == ReportState.SUBMITTED
    return render(request, "commitments/report.html", {
        "report": found, "commitment": found.commitment, "form": form, "lang": showing.foreign(found.language),
        "commitment_lang": showing.foreign(found.commitment.language),
        "evidence": found.evidence.select_related("file"),
        "writers": queries.writers_of(found),
        "state": marks.standing(showing.REPORT_SHAPES[state], str(state.label)),
        "progress": marks.culm(found.percentage), "before": marks.culm(found.commitment.progress),
        "value": showing.number(found.value, found.commitment.indicator_unit),
        "may_decide": waits and rules.may_accept(held, lead, hands=found.hands),
        "is_own": waits and not held.hands.isdisjoint(found.hands),
        "may_edit": state == ReportState.DRAFT and rules.may_report(held, lead), "history": queries.history_of(found),
        "languages": None if state == ReportState.DRAFT else renditions.of(found),
        "may_write_again": state == ReportState.RETURNED and rules.may_report(held, lead),
    })  # fmt: skip
