"""What becomes of a text: registered as a document, or rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.enums import Status
from chancellery.documents.forms import Issuer
from chancellery.documents.models import Document
from chancellery.documents.queries import Match
from chancellery.intake import actions, forms, queries, stored
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.issuers import issuer_of
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Choice:
    """What the text may be the text of: something new, a work it names, or a document of the register."""

    code: str  #: stands in the address: ``new``, ``work-3``, ``document-17``
    label: str
    note: str = ""
    work: Fact | None = None
    document: Document | None = None


def register(request: SignedIn, pk: int) -> HttpResponse:
    """Enter the text into the register, as what ``?as=`` says."""
    held = authority(request)
    intake = queries.get_for(held, pk)
    if intake.state != State.WAITING:
        return redirect(intake)
    works = list(intake.facts.filter(kind=FactKind.WORK).exclude(verdict=Verdict.REJECTED).order_by("order"))
    versions = [one for one in queries.versions_of(intake) if one.pk != intake.pk]
    code = request.GET.get("as") or _version_code(versions) or _own_code(intake, works)
    choices = _choices(request, works, code)
    chosen = next((one for one in choices if one.code == code), None)
    if chosen is None:
        raise Http404
    others = [fact for fact in works if fact != chosen.work]
    known = chosen.document if chosen.document and chosen.document.status != Status.NAMED else None
    form = forms.RegisterIntake(
        request.POST or None, known=known, works=others, initial=_initial(intake, chosen, others)
    )
    if form.is_valid():
        try:
            document = actions.register(
                intake=intake, entry=_entry(form, chosen), document=chosen.document, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Registered."))
            return redirect(document)
    page = {
        "intake": intake, "form": form, "choices": choices, "chosen": chosen, "known": known,
        "open_facts": queries.progress(intake).open, "here": reverse("intake:register", args=[intake.pk]),
        "versions": queries.ready_versions(versions),
    }  # fmt: skip
    return render(request, "intake/register.html", page)


def reject(request: SignedIn, pk: int) -> HttpResponse:
    """Put an intake aside, with a reason."""
    intake = queries.get_for(authority(request), pk)
    form = forms.Reject(request.POST or None)
    if form.is_valid():
        try:
            actions.reject(intake=intake, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Rejected."))
            return redirect("intake:list")
    return render(request, "intake/reject.html", {"intake": intake, "form": form})


def _choices(request: SignedIn, works: Sequence[Fact], chosen: str) -> list[Choice]:
    matches = queries.matches(works)
    found = [Choice("new", _("A new document"), _("None of those it names"))]
    found += [_choice(fact, matches[fact.pk]) for fact in works]
    if chosen.startswith("document-") and chosen not in {one.code for one in found}:
        pk = chosen.removeprefix("document-")
        document = documents.get_for(authority(request), int(pk)) if pk.isascii() and pk.isdigit() else None
        if document is not None:
            found.append(Choice(chosen, str(document), _("In the register"), document=document))
    return found


def _version_code(versions: Sequence[Intake]) -> str:
    """Return what to choose where another language version was registered before: its document."""
    return next((f"document-{one.document_id}" for one in versions if one.document_id), "")


def _own_code(intake: Intake, works: Sequence[Fact]) -> str:
    """Return what to choose at first: the work whose number is the text's own, or something new."""
    own = stored.own(intake.reading)
    return f"work-{own.work}" if own and any(fact.index == own.work for fact in works) else "new"


def _choice(fact: Fact, match: Match) -> Choice:
    label = stored.words(fact.value, "number") or fact.quote[:80]
    document = match.document
    if document is None:
        return Choice(f"work-{fact.index}", label, _("Not in the register yet"), work=fact)
    note = _("Named only until now") if document.status == Status.NAMED else _("In the register: adds a translation")
    return Choice(f"work-{fact.index}", label, note, work=fact, document=document)


def _initial(intake: Intake, chosen: Choice, others: Sequence[Fact]) -> dict[str, object]:
    itself = chosen.work.index if chosen.work else None
    relations = stored.relations(intake.reading)
    said = {one.target: one.kind for one in relations if one.source == itself}
    initial: dict[str, object] = {f"citing_{fact.index}": said[fact.index] for fact in others if fact.index in said}
    initial["language"] = intake.language
    if chosen.work is not None:
        value = chosen.work.value
        initial |= {
            "kind": value.get("kind"), "number": value.get("number"), "dated_on": value.get("date"),
            "issuer": str(_issuer(intake, chosen.work) or value.get("issuer") or ""), "title": value.get("subject"),
        }  # fmt: skip
    else:
        initial |= {"kind": "other", "title": stored.first_words(intake.text, intake.reading)}
    if chosen.document is not None:
        initial["title"] = chosen.document.titles.get(intake.language) or initial["title"]
    return initial


def _issuer(intake: Intake, work: Fact) -> Unit | str | None:
    own = stored.own(intake.reading)
    return issuer_of(intake) if own and own.work == work.index else None


def _entry(form: forms.RegisterIntake, chosen: Choice) -> actions.Entry:
    given = form.cleaned_data
    issuer: Issuer = given.get("issuer") or Issuer(unit=None, words="")
    return actions.Entry(
        kind=given.get("kind", ""), number=given.get("number", ""), issuer=issuer.unit, issuer_name=issuer.words,
        dated_on=given.get("dated_on"), title=given["title"], language=given["language"],
        status=given.get("status") or Status.IN_FORCE, itself=chosen.work.index if chosen.work else None,
        citing=form.citing(),
    )  # fmt: skip
