"""Why does this exist, who owns it, how far is it? The page of one commitment, and what its unit may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chancellery.commitments import measured, queries, rules, showing, table
from chancellery.commitments.enums import Concern, Figure, ReportState, Status
from chancellery.commitments.models import Commitment, Coordination, ProgressReport
from chancellery.core import renditions
from chancellery.documents.models import Provision
from chancellery.organisations import as_of
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.rules import Authority
from chancellery.ui import marks

FIGURES = (
    Figure.TOTAL, Figure.DONE, Figure.DONE_LATE, Figure.UNDER_WAY, Figure.OVERDUE,
    Figure.REPORTED, Figure.NOT_REPORTED, Figure.NOT_DUE_YET, Figure.LEFT_OUT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Above:
    """A superior document, with the sentences of it that the commitment or one above it implements."""

    kind: str
    name: str
    url: str
    title: str
    lang: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One commitment above, in the chain."""

    title: str
    lang: str
    url: str
    lead: str


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of what is below; without ``url`` where a person may know the figure and not the list."""

    count: str
    label: str
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report of the timeline."""

    report: ProgressReport
    url: str
    percent: SafeString
    state: str
    shape: str
    lang: str


@dataclass(frozen=True, slots=True)
class Acts:
    """What the person may do here; each an address, or empty."""

    decide: str = ""
    report: str = ""
    hand_down: str = ""
    calm: str = ""  #: say that it is no longer at risk
    link: str = ""
    more: tuple[tuple[str, str], ...] = ()  #: rarer acts: what each is called, and its address


@dataclass(frozen=True, slots=True)
class Part:
    """What a co-ordinating unit has to do, what it says it did, and where it may say more."""

    coordination: Coordination
    notes: tuple[queries.Note, ...]
    note_url: str


def commitment(request: SignedIn, pk: int) -> HttpResponse:
    """Show one commitment with its chain up to the sentence it comes from."""
    held, today = authority(request), organisations.today()
    wanted = queries.get_for(held, pk)
    if as_of.is_asked(request):
        return as_of.page(
            request, wanted, say=_said, unless={"report.saved"},
            beside=lambda day: queries.reports_until(wanted, authority=held, day=day),
        )  # fmt: skip
    found = queries.page_of(wanted, authority=held, today=today)
    one = found.commitment
    due = showing.due_of(one, today=today)
    stands = showing.standing_of(one, found.totals, today=today)
    return render(request, "commitments/commitment.html", {
        "page": found, "commitment": one, "lang": showing.foreign(one.language), "provision": one.provision,
        "document": one.provision.document,
        "superiors": [_superior(one) for one in found.superiors], "chain": [_step(above) for above in found.above],
        "due": showing.due_mark(due), "standing": showing.standing_mark(stands, due_on=due.on, today=today),
        "progress": marks.culm(showing.percent_of(one, found.totals), late=str(stands) == "overdue"),
        "weight": rules.plain(one.weight), "indicator": _indicator(one),
        "counts": [] if one.is_leaf else _counts(one, found.totals, whole=queries.is_whole_to(held, one)),
        "children": table.table(found.children.shown, caption=_("Commitments right below"), today=today),
        "all_children": _list_address(one, None), "told": [_told(report) for report in found.reports],
        "acts": _acts(held, found), "waiting": found.open_report,
        "parts": [_part(one, held) for one in found.helping], "period": queries.period_to_report(one, today=today),
        "measures": [measured.row_of(each, commitment=one.pk) for each in found.measured],
        "history": found.history, "languages": renditions.of(one),
        "risk": found.risk, "asked": found.asked, "pace_gap": rules.PACE_GAP,
        "behind": Concern.BEHIND in showing.concerns_of(
            one, at_risk=False, asked=False, made_on=timezone.localdate(one.made_at), today=today
        ), "may_link": rules.may_plan(held, one.lead.path),
    })  # fmt: skip


def _said(commitment: Commitment, day: date) -> dict[str, object]:
    """What a commitment is at one time, for the page of an earlier day."""
    numbers = {name: getattr(commitment, name) for name in ("weight", "baseline", "target", "value")}
    plain = {name: None if number is None else rules.plain(number) for name, number in numbers.items()}
    return {
        "commitment_title": commitment.title, "commitment_status": commitment.status,
        "progress": None if commitment.progress is None else f"{rules.plain(commitment.progress)} %",
        "lead": str(commitment.lead), "above": commitment.parent and commitment.parent.title,
        "due_kind": commitment.due_kind, "due_on": showing.due_of(commitment, today=day).on,
        "done_on": commitment.done_on,
        "expected_output": commitment.expected_output, "indicator": commitment.indicator,
        "indicator_unit": commitment.indicator_unit, "aggregation": commitment.aggregation, **plain,
        "closing_reason": commitment.closing_reason, "warrant": commitment.warrant,
        "reported_on": commitment.reported_on,
    }  # fmt: skip


def _superior(superior: queries.Superior) -> Above:
    document = superior.document
    return Above(
        kind=document.get_kind_display(), name=str(document), url=document.get_absolute_url(),
        title=document.title if document.number else "", lang=document.title_language, provisions=superior.provisions,
    )  # fmt: skip


def _step(above: Commitment) -> Step:
    return Step(
        title=above.title, lang=showing.foreign(above.language), lead=above.lead.short_name,
        url=showing.address("commitments:commitment", above.pk),
    )  # fmt: skip


def _indicator(one: Commitment) -> dict[str, str]:
    if not one.indicator:
        return {}
    shown = {name: showing.number(getattr(one, name), one.indicator_unit) for name in ("baseline", "target")}
    return shown | ({"value": showing.number(one.value, one.indicator_unit)} if one.value is not None else {})


def _part(one: queries.Helping, held: Authority) -> Part:
    may = rules.may_report(held, one.coordination.unit.path)
    url = showing.address("commitments:note_part", one.coordination.pk) if may else ""
    return Part(one.coordination, one.notes, url)


def _counts(one: Commitment, totals: rules.Totals, *, whole: bool) -> list[Count]:
    tones = {Figure.OVERDUE: "late" if totals.overdue else "", Figure.DONE: "done" if totals.done else ""}
    return [
        Count(
            count=number_format(getattr(totals, figure.name.lower())),
            label=str(figure.label),
            url=_list_address(one, figure) if whole else "",
            tone=tones.get(figure, ""),
        )
        for figure in FIGURES
    ]


def _list_address(one: Commitment, figure: Figure | None) -> str:
    asked = {"commitment": str(one.pk)} | ({"figure": figure.value} if figure else {})
    return f"{reverse('commitments:list')}?{urlencode(asked)}"


def _told(report: ProgressReport) -> Told:
    state = ReportState(report.state)
    return Told(
        report=report, url=showing.address("commitments:report", report.pk), percent=marks.culm(report.percentage),
        state=str(state.label), shape=showing.REPORT_SHAPES[state], lang=showing.foreign(report.language),
    )  # fmt: skip


def _acts(held: Authority, found: queries.Page) -> Acts:
    one, lead = found.commitment, found.commitment.lead.path
    plans, open_one = rules.may_plan(held, lead), found.commitment.status == Status.OPEN
    waiting = found.open_report
    waits = waiting is not None and waiting.state == ReportState.SUBMITTED
    releases, reports = queries.may_release(held, one), rules.may_report(held, lead)
    reportable = one.is_leaf and one.status in {Status.OPEN, Status.DONE} and not waits
    decide = ""
    if waiting and waits and rules.may_accept(held, lead, hands=waiting.hands):
        decide = waiting.get_absolute_url()
    return Acts(
        decide=decide,
        report=_address("write_report", one) if reportable and reports else "",
        hand_down=_address("hand_down", one) if plans and open_one and not waits else "",
        link=_address("implement", one) if plans and open_one else "",
        calm=_address("no_longer_at_risk", one) if found.risk and reports else "",
        more=(
            *(_of_the_lead(one, asked=found.asked is not None) if reports and open_one else ()),
            *(_rarer(one) if releases and one.status in {Status.OPEN, Status.DONE} else ()),
        ),
    )


def _of_the_lead(one: Commitment, *, asked: bool) -> Iterator[tuple[str, str]]:
    """Yield what the unit that leads may do with it besides reporting."""
    yield _("Declare at risk…"), _address("at_risk", one)
    if not asked:
        yield _("Ask to reassign…"), _address("ask", one)


def _rarer(one: Commitment) -> Iterator[tuple[str, str]]:
    """Yield what whoever gave a commitment may do with it."""
    yield _("Weight, output and indicator…"), _address("amend", one)
    if one.status == Status.OPEN:
        yield _("Change when it is due…"), _address("redate", one)
        yield _("Reassign…"), _address("reassign", one)
        yield _("Split into two…"), _address("split", one)
    yield _("Move…"), _address("move", one)
    if one.status == Status.OPEN:
        yield _("Waive…"), _address("waive", one)
        yield _("Withdraw…"), _address("withdraw", one)
    yield _("Delete…"), _address("delete", one)


def _address(name: str, one: Commitment) -> str:
    return reverse(f"commitments:{name}", args=[one.pk])
