"""Days that the text tells for themselves, not as those of a document it names."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from chancellery.reading.facts import Date, Reference


def of_no_document(dates: Sequence[Date], references: Sequence[Reference]) -> list[Date]:
    """Return the dates that begin in no reference: a plan's own day is not the day of what is told beside it."""
    spans = sorted((each.start, each.end) for each in references)
    starts = array("I", (start for start, _ in spans))
    ends = array("I", accumulate((end for _, end in spans), max))
    before = ((each, bisect_right(starts, each.start)) for each in dates)
    return [each for each, earlier in before if not earlier or each.start >= ends[earlier - 1]]
