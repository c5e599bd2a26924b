"""The cascade at any size: how fast boards and branches are read, reports accepted, branches moved; and is it exact?

The comparisons, a recursive query and a bare insert of a report, are measured in the same run on the same database.
"""

from __future__ import annotations

import time

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures, Told

WAITING = 500  #: leaves changed and not folded in while boards are read


def measure(*, size: int, seconds: int) -> Figures:
    """Build the service in a database of its own, measure, recount, and drop it. Each part is told as it comes."""
    with ground.empty_service():
        from django.utils import timezone

        from chancellery.config.bench.cascade import acting, earlier_day, reading, room, service, web, writing

        told = Told()
        built = service.build(size, at=timezone.now(), say=told.say)
        told.add("building", {"size": built.commitments, "load_s": round(built.seconds, 1)})
        told.add("chaining the trail", {"chain_s": _chained()})
        room.tidy()
        told.add("room", room.taken(built.commitments))
        reading.let_changes_wait(WAITING)
        told.add("boards and branches", reading.measure(built))
        told.add("pages", reading.pages(built))
        told.add("an earlier day", earlier_day.measure(built))
        told.add("acts on many", acting.measure(built))
        told.add("folding", {"fold_s": _folded()})
        room.tidy()
        told.add("accepting in the database", writing.measure(built, seconds=seconds))
        told.add("accepting over HTTP", web.measure(built, seconds=seconds))
        told.add("recounting", _drift())
        single = told.figures
        single["refused"] = int(single.pop("accept_refused")) + int(single.pop("http_refused"))
        return Figures(single=single)


def _chained() -> float:
    """Chain the trail of what was made, as a server does within a minute, and return the seconds."""
    from django.utils import timezone

    from chancellery.core.sealing import Sealer

    begun = time.perf_counter()
    Sealer().chain_all(at=timezone.now())
    return round(time.perf_counter() - begun, 1)


def _folded() -> float:
    from chancellery.commitments import actions
    from chancellery.organisations.queries import today

    begun = time.perf_counter()
    actions.fold_changes(today=today())
    return round(time.perf_counter() - begun, 1)


def _drift() -> dict[str, str | int | float]:
    """Count the tallies that a recount of all leaves does not confirm, before what waits is folded and after."""
    from chancellery.commitments import queries

    begun = time.perf_counter()
    drift = len([*queries.miscounted_units(), *queries.miscounted_branches()])
    took = time.perf_counter() - begun
    _folded()
    drift += len([*queries.miscounted_units(), *queries.miscounted_branches()])
    return {"drift": drift, "recount_s": round(took, 1)}
