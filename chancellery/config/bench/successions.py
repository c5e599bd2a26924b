"""The succession drill: provinces merge, the level below them ends, and nothing is lost, counted twice or late.

63 provinces become 34, and half of the units below each end in favour of their province, with communes below them.
All of it is one act. It is measured beside its preview, and the way back of the last merger.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service
    from chancellery.organisations.models import Succession, Unit
    from chancellery.successions.actions import Ordered

LEFT_OF_63 = 34
COMMUNES = 2  #: below each unit that ends
HELPED = 20  #: every so many commitments have a co-ordinating unit
Single = dict[str, str | int | float]


def measure(*, size: int) -> Figures:
    """Build the service in a database of its own, carry the drill out, check every rule of the records, and drop it."""
    with ground.empty_service():
        from django.db import connection
        from django.utils import timezone

        from chancellery.commitments import actions as commitments
        from chancellery.config.bench.cascade import service
        from chancellery.organisations.queries import today
        from chancellery.successions import actions, queries

        at = timezone.now()
        built = service.build(size, at=at, say=lambda _words: None)
        _people_and_help(built)
        commitments.fold_changes(today=today())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        many = _drill(built)
        before = _counts()
        single: Single = {
            "provinces": len(built.provinces), "provinces_after": len(built.provinces) - _merged(built),
            "units_ending": sum(len(one.wanted.ending) for one in many), **before,
        }  # fmt: skip
        begun = time.perf_counter()
        actions.preview(many=many, by=None, at=timezone.now())
        single["preview_s"] = round(time.perf_counter() - begun, 1)
        begun = time.perf_counter()
        made = actions.carry_out(many=many, by=None, at=timezone.now())
        single["act_s"] = round(time.perf_counter() - begun, 1)
        single["moved"] = sum(one.count for one in queries.moved(made))
        after = _counts()
        single["lost"] = sum(abs(after[name] - count) for name, count in before.items())
        single |= _put_back(made[-1])
        return Figures(single=single | _checked())


def _people_and_help(built: Service) -> None:
    """Let every unit have an officer and a chair, some units below it, and help with what the centre leads."""
    from django.utils import timezone

    from chancellery.commitments.models import Commitment, Coordination
    from chancellery.organisations.models import Membership, Post, Tenure, Unit, User

    since, at = date(2020, 1, 1), timezone.now()
    units = [*built.provinces, *(unit for some in built.units for unit in some)]
    people = User.objects.bulk_create(
        User(email=f"officer{n}@example.org", full_name=f"Officer {n}", joined_at=at) for n in range(len(units))
    )
    Membership.objects.bulk_create(
        Membership(user=person, unit=unit, role="officer", from_on=since)
        for person, unit in zip(people, units, strict=True)
    )
    posts = Post.objects.bulk_create(Post(unit=unit, titles={"en": "Chair"}, chairs=True) for unit in units)
    Tenure.objects.bulk_create(Tenure(post=post, holder_name=f"Chair of {post.unit}", from_on=since) for post in posts)
    communes = Unit.objects.bulk_create(
        Unit(
            code=f"commune-{unit.pk}-{n}", kind="commune", parent=unit, path=f"new {unit.pk} {n}", depth=unit.depth + 1,
            names={"en": f"Commune {unit.pk} {n}"}, language="en", from_on=since,
        )
        for some in built.units for unit in _ending(some) for n in range(COMMUNES)
    )  # fmt: skip
    for one in communes:
        one.path = f"{one.parent.path if one.parent else ''}{one.pk}."
    Unit.objects.bulk_update(communes, ["path"], batch_size=500)
    helped = Commitment.objects.filter(status="open").order_by("pk")[::HELPED]
    Coordination.objects.bulk_create(
        Coordination(commitment=one, unit=built.provinces[n % len(built.provinces)], part=f"Part {n}")
        for n, one in enumerate(helped) if one.lead_id != built.provinces[n % len(built.provinces)].pk
    )  # fmt: skip


def _ending(units: Sequence[Unit]) -> Sequence[Unit]:
    return units[: (len(units) + 1) // 2]


def _merged(built: Service) -> int:
    """Return how many provinces end: as many of few as 29 are of 63."""
    return len(built.provinces) * (63 - LEFT_OF_63) // 63


def _drill(built: Service) -> list[Ordered]:
    from chancellery.organisations.actions import Wanted
    from chancellery.organisations.enums import SuccessionKind
    from chancellery.organisations.queries import today
    from chancellery.successions.actions import Ordered

    day = today()
    found = [
        Wanted(
            kind=SuccessionKind.CLOSURE, takes_effect_on=day, basis="", predecessors=[unit], successors=[province]
        )
        for province, units in zip(built.provinces, built.units, strict=True) for unit in _ending(units)
    ]  # fmt: skip
    pairs = [built.provinces[2 * n : 2 * n + 2] for n in range(_merged(built))]
    found += [
        Wanted(kind=SuccessionKind.MERGE, takes_effect_on=day, basis="", predecessors=pair, successors=pair[:1])
        for pair in pairs
    ]
    return [Ordered(one, built.second) for one in found]


def _counts() -> dict[str, int]:
    from chancellery.commitments.models import Commitment, ProgressReport
    from chancellery.organisations.models import Unit

    return {
        "open": Commitment.objects.filter(status="open").count(),
        "commitments": Commitment.objects.count(),
        "reports": ProgressReport.objects.count(),
        "units": Unit.objects.count(),
    }


def _put_back(last: Succession) -> Single:
    """Put the last merger back, and say how long that takes and how many rows it restored."""
    from django.utils import timezone

    from chancellery.organisations import actions

    begun = time.perf_counter()
    actions.put_back(succession=last, by=None, at=timezone.now())
    return {"put_back_s": round(time.perf_counter() - begun, 1), "put_back_rows": last.rows.count()}


def _checked() -> Single:
    """Count the rules of the records that do not hold, before what waits is folded and after."""
    from django.utils import timezone

    from chancellery.commitments import actions
    from chancellery.commitments import queries as commitments
    from chancellery.config import check
    from chancellery.core.sealing import Sealer
    from chancellery.organisations.queries import today

    drift = len([*commitments.miscounted_units(), *commitments.miscounted_branches()])
    actions.fold_changes(today=today())
    drift += len([*commitments.miscounted_units(), *commitments.miscounted_branches()])
    Sealer().chain_all(at=timezone.now())
    broken = [one.sentence for one in check.verdicts() if one.broken]
    return {"drift": drift, "rules_broken": len(broken), **({"broken": "; ".join(broken)} if broken else {})}
