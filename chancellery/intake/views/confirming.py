"""What does this text say, and is the reading right?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.queries import Match
from chancellery.intake import actions, annotated, forms, queries, rows, stored
from chancellery.intake.annotated import Annotated
from chancellery.intake.enums import FactKind, Fate, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority

#: A panel shows this many facts at first, the rest on request: a book does not make a page of ten thousand rows.
ROWS = 100

_PANELS: tuple[tuple[str, Promise, tuple[FactKind, ...]], ...] = (
    ("works", gettext_lazy("Documents named"), (FactKind.WORK,)),
    ("provisions", gettext_lazy("Provisions"), (FactKind.PROVISION,)),
    ("events", gettext_lazy("Events"), (FactKind.EVENT,)),
    ("acts", gettext_lazy("Proposals, awards, successions"),
     (FactKind.PROPOSAL, FactKind.AWARD, FactKind.SUCCESSION)),
    ("people", gettext_lazy("People"), (FactKind.PERSON,)),
    ("dates", gettext_lazy("Dates"), (FactKind.DATE,)),
    ("quantities", gettext_lazy("Quantities"), (FactKind.QUANTITY,)),
)  # fmt: skip


#: What the bar of the ledger draws each fate as.
_BARS: Mapping[Fate, str] = {
    Fate.PROVISION: "done",
    Fate.FACT: "way",
    Fate.FURNITURE: "furniture",
    Fate.UNREAD: "date",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """The facts of one sort, and how the text checks itself on them."""

    name: str
    title: str
    rows: Sequence[rows.Row]
    hidden: int
    checks: Sequence[tuple[str, str, str]]  #: tone, sentence, quote


def intake(request: SignedIn, pk: int) -> HttpResponse:
    """Show the text with what was read marked in place, and beside it each fact to accept, correct or reject."""
    found = queries.get_for(authority(request), pk)
    facts = list(found.facts.select_related("document").order_by("order"))
    text = Annotated.of(found)
    only = request.GET.get("show", "") if request.GET.get("show") in Fate.values else ""
    divided = text.only(Fate(only)) if only else text.parts
    part = min(max(_number(request.GET.get("part")), 1), len(divided))
    versions = list(queries.versions_of(found))
    doubts = annotated.doubts(text, shown=None if only else part)
    page = {
        "intake": found,
        "text": text.html(divided[part - 1], facts, doubts),
        "part": part,
        "parts": range(1, len(divided) + 1) if len(divided) > 1 else (),
        "only": only,
        "panels": list(_panels(found, facts, text, None if only else part, request.GET.get("all", ""))),
        "counts": rows.counts_sentence(facts, found.language),
        "doubts": doubts,
        "passages": sum(text.counted.values()),
        "fates": [_fate(fate, count, only) for fate, count in text.counted.items() if count],
        "ledger": [(_BARS[fate], count, str(fate.label)) for fate, count in text.counted.items()],
        "unread": text.counted[Fate.UNREAD],
        "open_facts": sum(fact.verdict == Verdict.OPEN for fact in facts),
        "all_facts": len(facts),
        "waiting": found.state == State.WAITING,
        "versions": [one for one in versions if one.pk != found.pk],
        "suggested_versions": queries.suggested_versions(found, versions),
        "elsewhere": documents.with_file(found.file, authority(request)),
        "moments": organisations.history(found, limit=8),
        "verdicts": Verdict,
    }
    return render(request, "intake/intake.html", page)


@require_POST
def judge(request: SignedIn, pk: int, fact: int) -> HttpResponse:
    """Accept, reject or open again one fact."""
    found = queries.fact_for(authority(request), pk, fact)
    verdict = request.POST.get("verdict", "")
    if verdict not in {Verdict.ACCEPTED, Verdict.REJECTED, Verdict.OPEN}:
        return HttpResponseBadRequest(_("A fact is accepted, rejected or open."))
    try:
        found = actions.judge(fact=found, verdict=verdict, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return _back(request, found.intake_id)
    return _answer(request, found)


def correct(request: SignedIn, pk: int, fact: int) -> HttpResponse:
    """Correct one fact: inside its row with htmx, else on a page of its own."""
    held = authority(request)
    found = queries.fact_for(held, pk, fact)
    form = forms.Correct(request.POST or None, fact=found, documents=documents.visible_to(held))
    if form.is_valid():
        try:
            found = actions.judge(
                fact=found, verdict=Verdict.CORRECTED, corrected=form.corrected(), document=form.document,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _answer(request, found)
    if _wants_row(request) and request.method == "GET" and "cancel" in request.GET:
        return _answer(request, found)
    template = "intake/correct_row.html" if _wants_row(request) else "intake/correct.html"
    return render(request, template, {"fact": found, "intake": found.intake, "form": form})


@require_POST
def accept_all(request: SignedIn, pk: int) -> HttpResponse:
    """Accept every fact that is still open."""
    found = queries.get_for(authority(request), pk)
    try:
        count = actions.accept_all(intake=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(count)d fact accepted.", "%(count)d facts accepted.", count) % {"count": count}
        messages.success(request, said)
    return redirect(found)


def _answer(request: SignedIn, fact: Fact) -> HttpResponse:
    """Answer with the fact's row alone, or go back to it on its page."""
    if not _wants_row(request):
        return redirect(f"{reverse('intake:intake', args=[fact.intake_id])}#fact-{fact.pk}")
    whole = fact.intake
    counts = queries.progress(whole)
    page = {
        "row": rows.row(fact, intake=whole, match=queries.matches([fact]).get(fact.pk)),
        "intake": whole,
        "waiting": whole.state == State.WAITING,
        "open_facts": counts.open,
        "all_facts": counts.all,
    }
    return render(request, "intake/judged.html", page)


def _back(request: SignedIn, pk: int) -> HttpResponse:
    address = reverse("intake:intake", args=[pk])
    if not _wants_row(request):
        return redirect(address)
    response = HttpResponse()
    response["HX-Redirect"] = address  # the whole page tells what changed meanwhile
    return response


def _wants_row(request: SignedIn) -> bool:
    return bool(getattr(request, "htmx", False))


def _panels(intake: Intake, facts: Sequence[Fact], text: Annotated, part: int | None, opened: str) -> Iterator[Panel]:
    """Yield the panels of facts; ``part`` is the part of the text on the page, ``None`` where only some of it is."""
    matches = queries.matches(facts)
    for name, title, kinds in _PANELS:
        its = [fact for fact in facts if fact.kind in kinds]
        if not its:
            continue
        shown = its if opened == name else its[:ROWS]
        yield Panel(
            name=name, title=str(title), rows=[_row(intake, fact, text, part, matches) for fact in shown],
            hidden=len(its) - len(shown), checks=_checks(intake) if name == "provisions" else (),
        )  # fmt: skip


def _row(intake: Intake, fact: Fact, text: Annotated, part: int | None, matches: Mapping[int, Match]) -> rows.Row:
    held_by = text.part_of(fact.start)
    return rows.row(fact, intake=intake, part=held_by if held_by != part else None, match=matches.get(fact.pk))


def _checks(intake: Intake) -> list[tuple[str, str, str]]:
    """Return what becomes of the lists whose length the text announces; of any other there is nothing to check."""
    return [
        ("done" if announced == listed.found else "warn", rows.list_sentence(announced, listed.found), listed.quote)
        for listed in stored.lists(intake.reading)
        if (announced := listed.announced) is not None
    ]


def _fate(fate: Fate, count: int, only: str) -> tuple[str, str, int, bool]:
    """Return how the text is narrowed to one fate: its code, words and count, and whether it is."""
    return fate.value, str(fate.label), count, only == fate


def _number(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 7 else 1
