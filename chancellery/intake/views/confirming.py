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
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chancellery.core.queries import trail
from chancellery.core.refusals import Refusal
from chancellery.documents import marking
from chancellery.documents import queries as documents
from chancellery.documents.marking import Mark, Paragraph
from chancellery.documents.queries import Match
from chancellery.documents.rules import heading_length
from chancellery.intake import actions, forms, phrases, queries, rows, stored
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
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
    divided = marking.parts(_paragraphs(found))
    part = min(max(_number(request.GET.get("part")), 1), len(divided))
    waiting = sum(fact.verdict == Verdict.OPEN for fact in facts)
    page = {
        "intake": found,
        "text": marking.html(found.text, divided[part - 1], _marks(facts), language=found.language),
        "part": part,
        "parts": range(1, len(divided) + 1) if len(divided) > 1 else (),
        "panels": list(_panels(found, facts, divided, part, request.GET.get("all", ""))),
        "counts": rows.counts_sentence(facts, found.language),
        "doubts": [(_doubt(doubt), doubt.quote) for doubt in stored.doubts(found.reading)],
        "ledger": _ledger(found, facts),
        "open_facts": waiting,
        "all_facts": len(facts),
        "waiting": found.state == State.WAITING,
        "elsewhere": documents.with_file(found.file, authority(request)),
        "moments": trail(found, limit=8),
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


def _panels(
    intake: Intake, facts: Sequence[Fact], divided: Sequence[Sequence[Paragraph]], part: int, opened: str
) -> Iterator[Panel]:
    matches = queries.matches(facts)
    for name, title, kinds in _PANELS:
        its = [fact for fact in facts if fact.kind in kinds]
        if not its:
            continue
        shown = its if opened == name else its[:ROWS]
        yield Panel(
            name=name, title=str(title), rows=[_row(intake, fact, divided, part, matches) for fact in shown],
            hidden=len(its) - len(shown), checks=_checks(intake) if name == "provisions" else (),
        )  # fmt: skip


def _row(
    intake: Intake, fact: Fact, divided: Sequence[Sequence[Paragraph]], part: int, matches: Mapping[int, Match]
) -> rows.Row:
    held_by = marking.part_at(divided, fact.start) if len(divided) > 1 else part
    return rows.row(fact, intake=intake, part=held_by if held_by != part else None, match=matches.get(fact.pk))


def _checks(intake: Intake) -> list[tuple[str, str, str]]:
    return [
        ("done" if listed.announced == listed.found else "info" if listed.announced is None else "warn",
         rows.list_sentence(listed), listed.quote)
        for listed in stored.lists(intake.reading)
    ]  # fmt: skip


def _paragraphs(intake: Intake) -> tuple[Paragraph, ...]:
    read = tuple(Paragraph(one.start, one.end, one.language, one.role) for one in stored.blocks(intake.reading))
    return read or marking.paragraphs_of(intake.text, intake.language)


def _marks(facts: Sequence[Fact]) -> list[Mark]:
    """Return a mark for each fact; of a provision only its heading, for its words are whole paragraphs."""
    found = []
    for fact in facts:
        end = fact.end
        if fact.kind == FactKind.PROVISION:
            end = fact.start + heading_length(fact.quote, stored.words(fact.read, "heading"))
        kind = rows.MARKS[fact.kind] + (" rejected" if fact.verdict == Verdict.REJECTED else "")
        found.append(Mark(fact.start, end, kind, f"m-{fact.pk}"))
    return found


def _doubt(doubt: stored.Doubt) -> str:
    """Say what is doubtful; English has the reading's own sentence, with its figures."""
    if get_language() == "en":
        return doubt.message
    return str(phrases.DOUBTS.get(doubt.code, doubt.message))


def _ledger(intake: Intake, facts: Sequence[Fact]) -> list[tuple[str, int, str]]:
    """Say what became of each paragraph of the text."""
    duties = sorted((fact.start, fact.end) for fact in facts if fact.kind == FactKind.PROVISION)
    counted = {"done": 0, "way": 0, "furniture": 0}
    place = 0
    for block in sorted(stored.blocks(intake.reading), key=lambda one: one.start):
        while place < len(duties) and duties[place][1] <= block.start:
            place += 1
        if block.role == "boilerplate":
            counted["furniture"] += 1
        elif place < len(duties) and duties[place][0] < block.end:
            counted["done"] += 1
        else:
            counted["way"] += 1
    words = {
        "done": _("paragraphs in provisions"),
        "way": _("information"),
        "furniture": _("left out as page furniture"),
    }
    return [(kind, count, words[kind]) for kind, count in counted.items()]


def _number(given: str | None) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 7 else 1
