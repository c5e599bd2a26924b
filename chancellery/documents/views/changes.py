"""The pages of changes by hand: register, describe, add a provision or a citation, resolve one."""

from __future__ import annotations

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from chancellery.core.forms import ask_of_slips, carried_out_knowingly
from chancellery.core.refusals import Refusal
from chancellery.documents import actions, forms, queries, rules
from chancellery.documents.models import Document
from chancellery.documents.rules import ReadProvision
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import REGISTRARS


def new(request: SignedIn) -> HttpResponse:
    """Register a document by hand, without a file."""
    units = organisations.choices_under(authority(request), REGISTRARS, on=organisations.today())
    if not units.exists():
        raise PermissionDenied
    form = forms.RegisterDocument(request.POST or None, units=units, initial={"language": get_language()})
    if form.is_valid():
        given = form.cleaned_data
        issuer: forms.Issuer = given["issuer"]
        try:
            made = actions.register(
                kind=given["kind"], number=given["number"], issuer=issuer.unit, issuer_name=issuer.words,
                dated_on=given["dated_on"], titles={given["language"]: given["title"]}, status=given["status"],
                unit=given["unit"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Registered."))
            return redirect(made)
    return _page(
        request, form, None, heading=_("Register by hand"), submit=pgettext("verb", "Register"),
        question=_("What is it called, who issued it, and when? Use the intake when its text is at hand."),
    )  # fmt: skip


def describe(request: SignedIn, pk: int) -> HttpResponse:
    """Change the titles and the status of a document."""
    document = _kept(request, pk)
    form = forms.DescribeDocument(request.POST or None, document=document)
    ask_of_slips(form, document)
    return _act(
        request, form, document,
        lambda: actions.describe(
            document=document, titles=form.titles(), status=form.cleaned_data["status"],
            original=form.cleaned_data["original"], slip=form.cleaned_data.get("slip"), by=request.user,
            at=timezone.now(),
        ),
        heading=_("Titles and status"), submit=_("Save"), done=_("Saved."),
        question=_("What is it called in each language, and is it in force?"),
    )  # fmt: skip


def add_provision(request: SignedIn, pk: int) -> HttpResponse:
    """Add a provision typed by hand."""
    document = _kept(request, pk)
    form = forms.AddProvision(request.POST or None, initial={"language": document.title_language})

    def change() -> object:
        given = form.cleaned_data
        read = ReadProvision(
            label=given["label"], heading=given["heading"], body=given["body"], classed=given["classed"]
        )
        return actions.add_provisions(
            document=document, text=None, provisions=[read], language=given["language"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    return _act(
        request, form, document, change, heading=_("Add a provision"), submit=_("Add"), done=_("Provision added."),
        question=_("What does the document say that no text here holds?"),
    )  # fmt: skip


def add_citation(request: SignedIn, pk: int) -> HttpResponse:
    """Say how the document stands to another one."""
    document = _kept(request, pk)
    form = forms.AddCitation(request.POST or None, documents=queries.visible_to(authority(request)))
    return _act(
        request, form, document,
        lambda: actions.cite(
            source=document, target=form.cleaned_data["target"], kind=form.cleaned_data["kind"], by=request.user,
            at=timezone.now(),
        ),
        heading=_("Add a citation"), submit=_("Add"), done=_("Citation added."),
        question=_("Which document does it implement, amend, replace, cite or answer?"),
    )  # fmt: skip


def resolve(request: SignedIn, pk: int, citation: int) -> HttpResponse:
    """Say which document an unclear citation means."""
    document = _kept(request, pk)
    unclear = queries.citation_of(document, citation)
    readable = queries.visible_to(authority(request))
    form = forms.ResolveCitation(
        request.POST or None, documents=readable, candidates=readable.filter(pk__in=unclear.candidates)
    )
    return _act(
        request, form, document,
        lambda: actions.resolve(citation=unclear, target=form.meant, by=request.user, at=timezone.now()),
        heading=_("Resolve a citation"), submit=_("Resolve"), done=_("Citation resolved."),
        question=_("Which document is meant by “%(quote)s”?") % {"quote": unclear.quote},
    )  # fmt: skip


def _kept(request: SignedIn, pk: int) -> Document:
    """Return a document whose papers the person keeps; others may read it and change nothing."""
    held = authority(request)
    document = queries.get_for(held, pk)
    if not rules.may_keep(held, document.registered_in.path if document.registered_in else None):
        raise PermissionDenied
    return document


def _act(
    request: SignedIn, form: django_forms.Form, document: Document, change: Callable[[], object], *, heading: str,
    question: str, submit: str, done: str,
) -> HttpResponse:  # fmt: skip
    """Show ``form``; once it is valid, make the change and go back to the document. A refusal is shown in the form."""
    if carried_out_knowingly(request, form, change, record=document, done=done):
        return redirect(document)
    return _page(request, form, document, heading=heading, question=question, submit=submit)


def _page(
    request: SignedIn, form: django_forms.Form, document: Document | None, *, heading: str, question: str, submit: str
) -> HttpResponse:
    page = {"form": form, "document": document, "act_heading": heading, "act_question": question, "submit": submit}
    return render(request, "documents/act.html", page)
