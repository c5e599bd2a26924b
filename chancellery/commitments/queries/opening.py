"""Which of the commitments that a list of an earlier day shows a person may open now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from chancellery.commitments.queries.reach import visible_to
from chancellery.commitments.queries.then import LineThen
from chancellery.organisations.rules import READERS, Authority


def opened_by(authority: Authority, lines: Iterable[LineThen], paths: Mapping[int, str]) -> frozenset[int]:
    """Return the keys of those of ``lines`` that ``visible_to`` holds.

    ``paths`` are those of units that lead some of them now (by key): what such a unit leads is seen by whoever may read
    the unit, and nothing is asked. The rest is asked.
    """
    there = {line.pk: line.lead_now for line in lines if line.lead_now is not None}
    sure = {key for key, lead in there.items() if lead in paths and authority.may(READERS, paths[lead])}
    rest = there.keys() - sure
    asked = visible_to(authority).filter(pk__in=rest).values_list("pk", flat=True) if rest else ()
    return frozenset(sure.union(asked))
