"""What became of a clause of an order in a plan: values in, verdict out."""

from __future__ import annotations

from collections.abc import Collection

from chancellery.documents.enums import Extent
from chancellery.plans.enums import Became


def became(extents: Collection[str]) -> Became:
    """Return what became of a clause that is carried to such extents; carried by nothing, it is dropped.

    Carried once as it is, it is carried; two parts may still leave a rest, so they stay parts.
    """
    if Extent.WHOLE in extents:
        return Became.CARRIED
    if Extent.PART in extents:
        return Became.IN_PART
    return Became.NARROWED if extents else Became.DROPPED
