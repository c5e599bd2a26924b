"""A made-up service of any size: a directive, its plans, and all that comes of them, made by the real actions."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import cycle
from typing import TYPE_CHECKING

from chancellery.config.bench.cascade import lowering

if TYPE_CHECKING:
    from chancellery.commitments.models import Commitment
    from chancellery.documents.models import Document, Provision
    from chancellery.organisations.models import Unit

SECTIONS, MEASURES = 6, 8
PROVINCES = 63
SMALL = 50_000  #: below, the service has a few provinces only, each as large as it would be
_FEW = 5
PROCESSES = 2  #: that hand down at once in a large service
_VERBS = ("Open", "Review", "Publish", "Train", "Report on", "Sign", "Invite", "Translate")
_THINGS = ("consular posts", "twinning ties", "aid projects", "reading rooms", "trade days", "language courses")


@dataclass(frozen=True, slots=True)
class Service:
    """What was made, and how long the commitments took."""

    top: Unit
    provinces: Sequence[Unit]
    units: Sequence[Sequence[Unit]]  #: of each province
    directive: Document
    second: Document  #: overlaps with the directive: a measure of each section implements it too
    root: Commitment
    plans: Sequence[Commitment]  #: one of each province
    commitments: int
    seconds: float


def build(size: int, *, at: datetime, say: Callable[[str], None]) -> Service:
    """Make a service of about ``size`` commitments under one directive, and ``say`` how far it is."""
    provinces = PROVINCES if size >= SMALL else _FEW
    duties_each = SECTIONS * MEASURES
    each = max(1, round((size / provinces - 1 - SECTIONS - duties_each) / (duties_each * (1 + len(lowering.TASKS)))))
    top, found, units = _units(provinces, each, at)
    directive, duties = _document("directive", "47-CT/TW", top, duties_each, at)
    second, others = _document("resolution", "12-NQ/TW", top, SECTIONS, at)
    own = [_plan(province, duties, at) for province in found]
    begun = time.perf_counter()
    root, plans, measures = _upper(top, found, own, duties, at)
    _link(measures, others, at)
    below = [
        lowering.Province([one.pk for one in its_measures], [one.pk for one in its_units])
        for its_measures, its_units in zip(measures, units, strict=True)
    ]
    say(f"the plans of {provinces} provinces stand; they hand down")
    lowering.hand_down_all(below, at=at, processes=PROCESSES if size >= SMALL else 1, say=say)
    seconds = time.perf_counter() - begun
    from chancellery.commitments.models import Commitment

    made = Commitment.objects.count()
    return Service(top, found, units, directive, second, root, plans, made, seconds)


def _units(provinces: int, each: int, at: datetime) -> tuple[Unit, list[Unit], list[list[Unit]]]:
    from chancellery.organisations import actions
    from chancellery.organisations.enums import UnitKind

    def opened(code: str, kind: UnitKind, parent: Unit | None) -> Unit:
        name = {"en": code.replace("-", " ").title()}
        return actions.open_unit(
            code=code, kind=kind, names=name, parent=parent, from_on=date(2000, 1, 1), by=None, at=at
        )

    top = opened("centre", UnitKind.CENTRAL_BODY, None)
    found = [opened(f"province-{n}", UnitKind.PROVINCE, top) for n in range(provinces)]
    units = [
        [opened(f"department-{n}-{m}", UnitKind.DEPARTMENT, province) for m in range(each)]
        for n, province in enumerate(found)
    ]
    return top, found, units


def _document(kind: str, number: str, issuer: Unit, duties: int, at: datetime) -> tuple[Document, list[Provision]]:
    """Register a document with a first provision for the whole of it, and so many duties."""
    from chancellery.documents import actions
    from chancellery.documents.models import Provision

    document = actions.register(
        kind=kind, number=number, issuer=issuer, dated_on=date(2025, 1, 2), titles={"en": f"On work {number}"},
        unit=issuer, by=None, at=at,
    )  # fmt: skip
    words = cycle(f"{verb} {thing} in every district" for verb in _VERBS for thing in _THINGS)
    made = Provision.objects.bulk_create(
        Provision(
            document=document, eid=f"list_1__point_{n}", order=n, level=2 if n else 1, heading=heading, body=heading,
            language="en",
        )
        for n, heading in zip(range(duties + 1), words, strict=False)
    )  # fmt: skip
    return document, made


def _plan(province: Unit, duties: Sequence[Provision], at: datetime) -> list[Provision]:
    """Register the plan of a province, which carries each duty of the directive."""
    from chancellery.documents.models import Carrying

    _plan, own = _document("plan", f"{province.pk}/KH-UBND", province, len(duties) - 1, at)
    Carrying.objects.bulk_create(
        Carrying(provision=provision, superior=superior, made_by=None, made_at=at)
        for provision, superior in zip(own[1:], duties[1:], strict=True)
    )
    return own


def _upper(
    top: Unit, provinces: Sequence[Unit], own: Sequence[Sequence[Provision]], duties: Sequence[Provision], at: datetime
) -> tuple[Commitment, list[Commitment], list[list[Commitment]]]:
    """Make the root, the plans, their sections and measures; return the measures of each province."""
    from chancellery.commitments import actions, rules

    last = rules.Due.by(date(2026, 12, 31))
    [root] = actions.commit(provisions=duties[:1], lead=top, due=last, by=None, at=at)
    shares = [actions.Share(lead=unit, due=last, provision=plan[0]) for unit, plan in zip(provinces, own, strict=True)]
    plans = actions.hand_down(commitment=root, shares=shares, by=None, at=at)
    sections = actions.hand_down_each(
        handed=[
            (plan, [actions.Share(lead=plan.lead, due=last, title=f"Section {n + 1}") for n in range(SECTIONS)])
            for plan in plans
        ],
        by=None, at=at,
    )  # fmt: skip
    handed = []
    for number, section in enumerate(sections):
        province, place = divmod(number, SECTIONS)
        passages = own[province][1 + place * MEASURES :][:MEASURES]
        shares = [actions.Share(lead=section.lead, due=last, provision=one, title=one.heading) for one in passages]
        handed.append((section, shares))
    measures = actions.hand_down_each(handed=handed, by=None, at=at)
    step = SECTIONS * MEASURES
    return root, plans, [measures[first : first + step] for first in range(0, len(measures), step)]


def _link(measures: Sequence[Sequence[Commitment]], others: Sequence[Provision], at: datetime) -> None:
    from chancellery.commitments import actions

    for province in measures:
        for measure, superior in zip(province[::MEASURES], others[1:], strict=False):
            actions.implement(commitment=measure, provision=superior, by=None, at=at)
