"""What lies below a commitment, for whoever closes, moves or deletes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancellery.commitments.enums import Status
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.lines import Line, lines_of
from chancellery.organisations.queries import today

SHOWN = 50


@dataclass(frozen=True, slots=True)
class OpenBelow:
    """What is open below: the keys of all, and the first as lines of a table."""

    keys: Sequence[int]
    lines: Sequence[Line]


def open_below(commitment: Commitment) -> OpenBelow:
    """Return what is open below ``commitment``, at any depth."""
    found = Commitment.objects.filter(path__startswith=commitment.path, status=Status.OPEN).exclude(pk=commitment.pk)
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    return OpenBelow(keys, lines_of(found, size=SHOWN, today=today()).shown if keys else ())
