"""Where a commitment stands: its path is that of what it was handed down from, followed by its own key."""

from __future__ import annotations

from django.db.models import F, Func, Q
from django.db.models.lookups import GreaterThanOrEqual, LessThan

_ABOVE = "rtrim(rtrim({}, '.'), '0123456789')"
#: The path of what it was handed down from. What stands side by side has it in common, so an index keeps it once.
#: No part of it is a parameter: a plan that is made for any values would not know the index again.
ABOVE = Func(F("path"), template=_ABOVE.format("%(expressions)s"))


def at_or_below(path: str) -> Q:
    """Return the condition for the commitment at ``path`` and all below it, as an index answers it."""
    return Q(pk=int(path.rstrip(".").rpartition(".")[2])) | below(path)


def below(path: str) -> Q:
    """Return the condition for all below the commitment at ``path``."""
    first, end = end_of(path)
    return Q(GreaterThanOrEqual(ABOVE, first)) & Q(LessThan(ABOVE, end))


def end_of(path: str) -> tuple[str, str]:
    """Return the bounds of the branch at ``path``: of a prefix, a plan that is made for any values knows nothing."""
    return path, f"{path.rstrip('.')}/"


def is_below(commitment: str, top: str) -> str:
    """Return, as SQL, that the row ``commitment`` stands below the row ``top``."""
    above = _ABOVE.format(f"{commitment}.path")
    return f"({above} >= {top}.path AND {above} < rtrim({top}.path, '.') || '/')"
